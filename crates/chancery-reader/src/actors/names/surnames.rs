//! Whom a bare surname means: the office-holder of the lexicon.
//!
//! > **President Ode** left; **Ode** will return.

use chancery_lexicon::actors::{Meaning, Surname, Usage};
use chancery_record::{ActorKind, Sector};
use chancery_text::TokenId;

use super::Name;
use crate::actors::stage::Stage;

/// Whether the text names a state, a body of states or an office-holder of another country.
///
/// > **Macron** phoned **Erdogan**.
fn in_company(stage: &Stage<'_>, own: u32) -> bool {
    let country = &stage.entry(own).country;
    stage.phrases.iter().any(|phrase| {
        let Some((start, end)) = phrase.name else {
            return false;
        };
        let other = |entry: u32| {
            let entry = stage.entry(entry);
            entry.country != *country
                && matches!(
                    entry.kind,
                    ActorKind::State | ActorKind::Igo | ActorKind::Person
                )
        };
        if let Some((entry, usage)) = phrase.entry {
            return usage != Usage::City && other(entry);
        }
        let hit = stage
            .hit(start)
            .filter(|hit| end - start == 1 && hit.end == end);
        hit.is_some_and(|hit| {
            let mut bearers = stage
                .meanings(hit)
                .iter()
                .filter_map(|meaning| match *meaning {
                    Meaning::Actor { entry, .. } => Some(entry),
                    Meaning::Role { .. } => None,
                });
            matches!((bearers.next(), bearers.next()), (Some(only), None) if other(only))
        })
    })
}

/// Whether a surname is a common word or given name too: *Rice*, *May*, *George*.
fn is_common(stage: &Stage<'_>, word: &str) -> bool {
    let given = stage.lexicon.phrases.word(word);
    given.is_some_and(|word| stage.lexicon.phrases.facts(word).given)
}

fn is_borne_by_many(stage: &Stage<'_>, word: &str) -> bool {
    let phrases = &stage.lexicon.phrases;
    let word = phrases.word(word);
    word.is_some_and(|word| phrases.facts(word).surname == Some(Surname::Many))
}

/// Whether the country of an office-holder is named beside the surname, or where the text begins.
fn is_near_home(stage: &Stage<'_>, name: &Name, entry: u32) -> bool {
    /// How many sentences the headline and the lead have.
    const LEAD: usize = 3;
    let country = &stage.entry(entry).country;
    let doc = stage.doc;
    let beside = name.phrases.iter().map(|&at| {
        let sentence = doc.token(stage.phrases[at].head).sentence;
        sentence as usize
    });
    let lead = 0..doc.sentences.len().min(LEAD);
    beside.chain(lead).any(|sentence| {
        let sentence = &doc.sentences[sentence];
        (sentence.start..sentence.end).any(|token| {
            let Some(hit) = stage.hit(token) else {
                return false;
            };
            let is_home = |named: u32| stage.entry(named).country == *country;
            let is_peer = |named: u32| !is_home(named);
            stage.entry_of(hit).is_some_and(|(named, _)| is_home(named))
                // *Ode and Chen met*: heads of other states beside.
                || stage.in_office(hit).is_some_and(is_peer)
        })
    })
}

/// The office-holder that a bare surname means on the article's day, if there is just one. Without
/// a day, one whose surname nobody else of the lexicon has, in the company of another country.
pub(super) fn surname_entry(stage: &Stage<'_>, name: &Name) -> Option<u32> {
    let (rank, entry) = bearer(stage, name)?;
    let (start, _) = stage.phrases[name.phrases[0]].name?;
    let word = stage.doc.lower(start);
    // *The North*: half a country, or of the world.
    let is_thing = start > 0 && stage.doc.lower(start - 1) == "the" && rank < 3;
    if is_thing || matches!(word, "north" | "south" | "east" | "west") && rank < 3 {
        return None;
    }
    // *Castro*, of whom nothing says that he is Cuba's.
    if rank < 3 && is_borne_by_many(stage, word) && !is_near_home(stage, name, entry) {
        return None;
    }
    (rank > 0 || !is_common(stage, word) && in_company(stage, entry)).then_some(entry)
}

/// Who bears a surname with the title of his office: *President Ode*, though the text names a
/// namesake in full.
pub(super) fn titled_entry(stage: &Stage<'_>, name: &Name) -> Option<u32> {
    bearer(stage, name)
        .filter(|(rank, _)| *rank >= 3)
        .map(|(_, entry)| entry)
}

/// Whether a word of another country stands before the title: *the **Freedonian** president, Ode*.
fn is_elsewhere(stage: &Stage<'_>, name: &Name, entry: u32) -> bool {
    let country = &stage.entry(entry).country;
    name.phrases.iter().any(|&at| {
        let phrase = &stage.phrases[at];
        let (Some((state, word)), Some(title)) = (phrase.modifier, phrase.title_start) else {
            return false;
        };
        let owns = matches!(stage.form(word + 1), "'s" | "’s");
        let next = word + 1 + TokenId::from(owns);
        let state = stage.entry(state);
        next == title && state.kind == ActorKind::State && state.country != *country
    })
}

/// Whether the title is one of the church, the law or a school that he never had: *Bishop Ode*.
fn has_other_calling(stage: &Stage<'_>, name: &Name, entry: u32) -> bool {
    let own = &stage.entry(entry).terms;
    name.phrases.iter().any(|&at| {
        let phrase = &stage.phrases[at];
        let Some((role, _)) = phrase.role.filter(|_| phrase.title_start.is_some()) else {
            return false;
        };
        let role = stage.role(role);
        let calling = |sector: &&Sector| {
            let clergy = role.name.ends_with("bishop") || role.name == "cardinal";
            matches!(
                sector,
                Sector::Jud | Sector::Edu | Sector::Leg | Sector::Lab
            ) || **sector == Sector::Rel && clergy
        };
        let calling = role.sectors.iter().find(calling);
        calling.is_some_and(|calling| !own.iter().any(|term| term.sectors.contains(calling)))
    })
}

/// The office-holder of the lexicon whose surname fits best, and how well.
fn bearer(stage: &Stage<'_>, name: &Name) -> Option<(u8, u32)> {
    // A recognizer's single guess is no proof of a body.
    if name.words.len() > 2 || name.evidence.is_body() && name.evidence.body > 2 {
        return None;
    }
    let phrase = &stage.phrases[name.phrases[0]];
    let (start, end) = phrase.name?;
    // Surnames with a hyphen have several tokens.
    let hit = stage.hit(start).filter(|hit| hit.end == end)?;
    let titles = |office: &str| {
        !office.is_empty()
            && name.phrases.iter().any(|&at| {
                stage.phrases[at]
                    .role
                    .is_some_and(|(role, _)| stage.role(role).name == office)
            })
    };
    // "Former President Ode", whose term is over.
    let formerly = |office: &str| {
        name.phrases.iter().any(|&at| {
            stage.phrases[at].role.is_some_and(|(role, _)| {
                let title = stage.role(role).name.as_str();
                let past = title
                    .strip_prefix("former ")
                    .or_else(|| title.strip_prefix("ex-"));
                past.is_some_and(|past| past == office)
            })
        })
    };
    // The best fit: the title that the text gives, a term with dates; a tie decides nothing.
    let mut best: Option<(u8, u32)> = None;
    let mut tied = false;
    for meaning in stage.meanings(hit) {
        let Meaning::Actor {
            entry,
            usage: Usage::Surname,
        } = *meaning
        else {
            continue;
        };
        if is_elsewhere(stage, name, entry) || has_other_calling(stage, name, entry) {
            continue;
        }
        let rank = stage.entry(entry).terms.iter().filter_map(|term| {
            let dated = term.from.is_some() || term.until.is_some();
            match stage.article.published {
                Some(date) if term.until.is_some_and(|until| until < date) => {
                    // "King Ode reigned long", of whom no successor is called so.
                    let called = titles(&term.office).then_some(1);
                    formerly(&term.office).then_some(3).or(called)
                }
                Some(date) if !term.holds(date) => None,
                // Of two of a family it is who governs: *Ode*, not the first lady, nor the adviser.
                Some(_) if term.office == "first lady" && !titles(&term.office) => None,
                Some(_) if titles(&term.office) => Some(3 + u8::from(dated)),
                Some(_) => Some(1 + u8::from(dated && !term.is_aide())),
                None if titles(&term.office) => Some(3),
                None => Some(0),
            }
        });
        let Some(rank) = rank.max() else { continue };
        match best {
            Some((top, _)) if top > rank => {}
            Some((top, other)) if top == rank => {
                tied |= stage.entry(other).key != stage.entry(entry).key;
            }
            _ => {
                best = Some((rank, entry));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied)
}
