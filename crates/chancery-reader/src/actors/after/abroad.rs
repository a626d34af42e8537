//! Groups of no one country, whatever country the article plays in.
//!
//! > LIMA, April 3 - **Foreign banks** and **other countries** met Peru's **creditors**.
//!
//! Words that mark such groups are in `abroad.tsv` of the lexicon. Leaves alone: *Peruvian banks*,
//! *Peru's banks*, which a word of their own gives a country, and *the states* of a report in which no
//! other country is named.

use chancery_lexicon::actors::{Abroad, RoleKind, Usage};
use chancery_record::{Actor, ActorKind, MentionForm};
use chancery_text::{Dep, Tag, TokenId};

use crate::actors::phrase::Phrase;
use crate::actors::resolve::nominals::described::called;
use crate::actors::stage::Stage;
use crate::actors::words::foreign::{class, names_several, of_word};
use crate::actors::{Cast, CastMention};

/// Takes the country from those who are of none, and calls whoever has none as the text does.
pub(in crate::actors) fn leave(stage: &Stage<'_>, cast: &mut Cast) {
    let mut first: Vec<Option<usize>> = vec![None; cast.actors.len()];
    for (at, mention) in cast.mentions.iter().enumerate() {
        if let [actor] = mention.actors[..]
            && mention.form != MentionForm::Pronoun
        {
            first[actor.index()].get_or_insert(at);
        }
    }
    let joint: Vec<bool> = first
        .iter()
        .map(|first| first.is_some_and(|at| is_joint(stage, cast, &cast.mentions[at])))
        .collect();
    cast.abroad = vec![false; cast.actors.len()];
    for (number, first) in first.into_iter().enumerate() {
        let Some(mention) = first.map(|at| &cast.mentions[at]) else {
            continue;
        };
        let actor = &mut cast.actors[number];
        let is_known = stage.lexicon.place(&actor.key).is_some();
        let may = matches!(
            actor.kind,
            ActorKind::Group | ActorKind::People | ActorKind::Organization
        );
        let of_several = joint[number];
        if is_known || !may || !of_several && !is_abroad(stage, mention, actor) {
            continue;
        }
        if !actor.country.is_empty() {
            if let Some(rest) = actor.key.strip_prefix(&format!("{}:", actor.country)) {
                actor.key = format!("UNK:{rest}");
            }
            actor.country.clear();
        }
        cast.abroad[number] = true;
    }
    call(stage, cast);
}

/// Whether several of several countries own them: ***their** respective teams*.
fn is_joint(stage: &Stage<'_>, cast: &Cast, mention: &CastMention) -> bool {
    let owner = stage.phrase(mention.head).and_then(|phrase| phrase.owner);
    let owners = owner.map_or(&[][..], |owner| cast.at(owner));
    let mut countries = owners.iter().map(|&id| cast.actor(id).country.as_str());
    let first = countries.next();
    countries.any(|country| Some(country) != first)
}

fn is_abroad(stage: &Stage<'_>, mention: &CastMention, actor: &Actor) -> bool {
    let doc = stage.doc;
    let head = mention.head;
    let Some(phrase) = stage.phrase(head) else {
        return false;
    };
    let own = has_own_word(stage, phrase, actor);
    let noun = of_word(stage, head);
    let role = phrase.role.map(|(role, _)| stage.role(role));
    // Not "the state governments", bodies of one.
    if noun == Some(Abroad::States) && role.is_none_or(|role| role.kind == RoleKind::State) {
        // "Freedonian states", "the states" where no other country is named: parts of one.
        let parts = doc.lower(head) == "states" && (own || stage.home_share >= 0.7);
        return !parts;
    }
    if of_several(stage, head) {
        return true;
    }
    let free = !own && phrase.owner.is_none();
    let plural = phrase.plural || matches!(doc.token(head).tag, Tag::NNS | Tag::NNPS);
    let several = role.is_some_and(|role| {
        stage.lexicon.several.contains(&role.name) && (plural || role.kind == RoleKind::Group)
    });
    if free && several {
        return true;
    }
    if phrase.name.is_some() && mention.form == MentionForm::Name {
        return false;
    }
    let has = |class| before(stage, phrase).any(|word| of_word(stage, word) == Some(class));
    if has(Abroad::Within) {
        return false;
    }
    match noun {
        Some(Abroad::Dealings) => !own,
        _ if has(Abroad::With) => !own,
        // At the seat of a body of states, those of the body.
        Some(Abroad::Markets) => free && actor.country != "IGO",
        Some(Abroad::Bare) if free && phrase.head - phrase.start <= 1 => true,
        _ => free && (has(Abroad::Before) || is_numbered(stage, phrase)),
    }
}

/// The words before the noun that belong to it: *foreign* of *foreign banks*, not of *foreign
/// ministry* nor of *foreign trade bank*.
fn before(stage: &Stage<'_>, phrase: &Phrase) -> impl Iterator<Item = TokenId> {
    let doc = stage.doc;
    let head = phrase.head;
    let role = stage.hit(head).map_or(head, |hit| hit.start).min(head);
    (phrase.start..role).filter(move |&word| {
        let field = doc.lower(word) == "foreign"
            && matches!(
                doc.lower(word + 1),
                "trade" | "exchange" | "affairs" | "policy" | "debt" | "aid"
            );
        doc.token(word).head == head && !field
    })
}

/// *Leaders of **the member states***, *a coalition among **those countries***.
fn of_several(stage: &Stage<'_>, head: TokenId) -> bool {
    let doc = stage.doc;
    let links = doc.children_by(head, Dep::prep).filter(|&link| {
        let near = link <= head + 2;
        near && matches!(
            doc.lower(link),
            "of" | "from" | "among" | "between" | "across"
        )
    });
    let mut objects = links.filter_map(|link| doc.child(link, Dep::pobj));
    objects.any(|noun| names_several(stage, noun))
}

/// *A **12-bank** committee*, *the **nine-nation** group*.
fn is_numbered(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    const NUMBERS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "multi",
    ];
    let words = stage.words(phrase.start..phrase.end).to_lowercase();
    words
        .split(' ')
        .filter_map(|word| word.split_once('-'))
        .any(|(number, noun)| {
            let counts = number.parse::<u32>().is_ok() || NUMBERS.contains(&number);
            let noun = format!(
                "{}s",
                noun.strip_suffix('y')
                    .map_or(noun.into(), |stem| format!("{stem}ie"))
            );
            counts && (class(stage, &noun).is_some() || noun == "members")
        })
}

/// Whether a nationality word or a name before the noun tells its country: ***Peruvian** banks*.
fn has_own_word(stage: &Stage<'_>, phrase: &Phrase, actor: &Actor) -> bool {
    let is_of_country =
        |entry: u32| !actor.country.is_empty() && stage.entry(entry).country == actor.country;
    phrase.modifier.is_some_and(|(entry, token)| {
        let usage = stage.hit(token).and_then(|hit| stage.entry_of(hit));
        is_of_country(entry) && usage.is_none_or(|(_, usage)| usage != Usage::City)
    })
}

/// Whoever has no country is called by the fullest name that the text has for them: *the IRF* where
/// no *Islands Relief Front* stands, *ministers from six nations* where they are *ministers* first.
fn call(stage: &Stage<'_>, cast: &mut Cast) {
    for number in 0..cast.actors.len() {
        let actor = &cast.actors[number];
        let known = stage.lexicon.place(&actor.key).is_some()
            && actor.country.is_empty()
            && actor.kind != ActorKind::Person;
        let abroad = cast.abroad[number] && !actor.name.contains(" and ");
        let of_actor = cast
            .mentions
            .iter()
            .filter(|mention| matches!(mention.actors[..], [id] if id.index() == number));
        let best = match (known, abroad) {
            (true, _) => longest_name(stage, of_actor, &actor.name),
            (_, true) => fullest(stage, of_actor, &actor.name),
            _ => None,
        };
        if let Some(best) = best {
            cast.actors[number].name = best;
        }
    }
}

/// The longest name of the text, unless the usual one stands there.
fn longest_name<'m>(
    stage: &Stage<'_>,
    mentions: impl Iterator<Item = &'m CastMention>,
    usual: &str,
) -> Option<String> {
    let mut best: Option<String> = None;
    for mention in mentions.filter(|mention| mention.form == MentionForm::Name) {
        let Some((start, end)) = stage.phrase(mention.head).and_then(|phrase| phrase.name) else {
            continue;
        };
        let name = stage.words(start..end);
        if name == usual {
            return None;
        }
        if best.as_ref().is_none_or(|best| name.len() > best.len()) {
            best = Some(name);
        }
    }
    best
}

/// The longest phrase that says more than the first; without whose they are: *creditor banks*, though
/// *Oodland's creditor banks* stands there.
fn fullest<'m>(
    stage: &Stage<'_>,
    mentions: impl Iterator<Item = &'m CastMention>,
    first: &str,
) -> Option<String> {
    let mut best = String::new();
    for mention in mentions {
        let Some(phrase) = stage.phrase(mention.head).filter(|p| !p.pronoun) else {
            continue;
        };
        let full = called(stage, phrase);
        let name = of_no_owner(stage, phrase, &full);
        if full == first && best.is_empty()
            || name.len() > best.len() && is_part(&best, name) && is_part(first, &full)
        {
            best = name.to_string();
        }
    }
    (!best.is_empty() && best != first).then_some(best)
}

/// Whether a name says all that another says.
fn is_part(name: &str, fuller: &str) -> bool {
    fuller.to_lowercase().contains(&name.to_lowercase())
}

/// A name without whose they are.
fn of_no_owner<'n>(stage: &Stage<'_>, phrase: &Phrase, name: &'n str) -> &'n str {
    let Some(owned) = phrase.owner.filter(|&owner| owner < phrase.head) else {
        return name;
    };
    let mut first = owned + 1;
    while first < phrase.head && stage.doc.token(first).dep == Dep::case {
        first += 1;
    }
    let whose = stage.words(phrase.start..first);
    let rest = name
        .strip_prefix(whose.as_str())
        .map_or("", str::trim_start);
    if rest.is_empty() { name } else { rest }
}
