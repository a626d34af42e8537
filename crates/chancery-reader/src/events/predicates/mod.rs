//! Which words of a text may tell an act, and which only look like it.
//!
//! > Peru **attacked** Chile; **held talks** with it; was **critical of** it.
//!
//! The patterns of the lexicon are laid over the parse; what a pattern asks for beside its head is
//! looked for in [`needs`]. Some words stand so that they tell nothing ([`astray`]), some paragraphs are
//! about other things than politics ([`leisure`]). What no pattern covers is counted ([`unmatched`]).

pub(super) mod astray;
pub(super) mod leisure;
mod needs;
pub(super) mod unmatched;

use chancery_lexicon::events::{Events, Need, Pattern};
use chancery_lexicon::words;
use chancery_record::EventType;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use crate::grammar;
use needs::satisfied;

/// A pattern found.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// The head of the pattern.
    pub head: TokenId,
    /// The entry: a place in [`Events::entries`].
    pub entry: u32,
    /// The words of the pattern, in order.
    pub words: Vec<TokenId>,
    /// The noun that the pattern's object is, if it has one.
    pub noun: Option<TokenId>,
    /// The light verb that a noun hangs under: *held* in *held talks*.
    pub light: Option<TokenId>,
    /// The preposition that the pattern ends with, where it leads to the other side: *voted
    /// **against** Peru*, *laid siege **to** the town*.
    pub toward: Option<TokenId>,
    /// What kind of word the head is.
    pub form: Form,
    /// How exact the pattern is.
    pub weight: u32,
}

/// What kind of word carries an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// *attacked*
    Verb,
    /// *attack*
    Noun,
    /// *critical of*
    Adjective,
}

/// Verbs whose subject undergoes their noun: *faced criticism*.
const REVERSED: &[&str] = &[
    "face", "draw", "suffer", "undergo", "attract", "provoke", "spark", "meet", "sustain",
    "endure", "escape",
];

/// Whether a noun's governing verb turns source and target around.
pub fn is_reversed(annotated: &Annotated, verb: TokenId) -> bool {
    REVERSED.contains(&annotated.lemma(verb))
}

/// Looks up each lemma of a document once.
pub struct Index<'a> {
    verbs: Vec<&'a [Pattern]>,
    nouns: Vec<&'a [Pattern]>,
    adjectives: Vec<&'a [Pattern]>,
}

impl<'a> Index<'a> {
    /// The patterns of each string of a document.
    pub fn of(events: &'a Events, annotated: &Annotated) -> Index<'a> {
        let table = |map: &'a rustc_hash::FxHashMap<String, Vec<Pattern>>| {
            let mut out: Vec<&'a [Pattern]> = vec![&[]; annotated.n_strings()];
            for (sym, word) in annotated.strings() {
                let found = map.get(word).or_else(|| map.get(meant(word)?));
                if let Some(patterns) = found {
                    out[sym.index()] = patterns;
                }
            }
            out
        };
        Index {
            verbs: table(&events.verbs),
            nouns: table(&events.nouns),
            adjectives: table(&events.adjectives),
        }
    }
}

/// The verb that the parser's rules make another of, or do not know again: *staged* → *stag*.
fn meant(lemma: &str) -> Option<&'static str> {
    Some(match lemma {
        "fin" => "fine",
        "rag" => "rage",
        "retook" => "retake",
        "snip" => "snipe",
        "stag" => "stage",
        "wag" => "wage",
        _ => return None,
    })
}

/// All predicates of a range of tokens, in order; nouns that a verb's pattern holds are part of it.
pub fn predicates(
    events: &Events,
    index: &Index<'_>,
    annotated: &Annotated,
    tokens: std::ops::Range<TokenId>,
) -> Vec<Predicate> {
    let mut out = Vec::new();
    let mut claimed = rustc_hash::FxHashSet::default();
    for at in tokens.clone() {
        if let Some(found) = verbal(events, index, annotated, at) {
            let kind = events.entries[found.entry as usize].kind;
            let quiet = kind.is_none();
            // *Announced sanctions*, *called for a truce*: an act of speech, and what it is about.
            let speaks_of = matches!(
                kind,
                Some(
                    EventType::Agree | EventType::Threaten | EventType::Request | EventType::Accuse
                )
            );
            // *Gave ten million dollars **in aid***: what the object is of.
            let inner = found.noun.map(|noun| grammar::contents(annotated, noun));
            let words = found.words.iter().copied().chain(inner);
            claimed.extend(words.filter(|&word| {
                let inner = noun_kind(events, index, annotated, word);
                let is_deed = inner.is_some_and(|kind| matches!(kind.quad(), 2 | 4));
                // *Broke the **pact***: there is one.
                let is_judged = kind == Some(EventType::Support)
                    && matches!(
                        annotated.lemma(at),
                        "welcome" | "praise" | "hail" | "applaud" | "endorse" | "support"
                    );
                let is_pact = (kind == Some(EventType::Accuse) || is_judged)
                    && inner == Some(EventType::Agree);
                // *Recalled the **visit***: that somebody thinks of it is no event; the visit is.
                let is_past = quiet && events.in_class("remembering", annotated.lemma(at));
                !(word != at && (speaks_of && is_deed || is_pact || is_past))
            }));
            if !quiet {
                out.push(found);
            }
        }
    }
    inside(events, annotated, &mut out);
    for at in tokens {
        if claimed.contains(&at) || !carries(annotated, at, Form::Noun) {
            continue;
        }
        let token = annotated.token(at);
        let patterns = index.nouns[token.lemma.index()];
        let patterns = if patterns.is_empty() {
            index.nouns[token.lower.index()]
        } else {
            patterns
        };
        let joined = joined(&events.nouns, annotated, at);
        let patterns = joined.unwrap_or(patterns);
        if let Some(mut found) = first_match(annotated, at, patterns, Form::Noun) {
            if joined.is_some() {
                found.words.extend(grammar::hyphened(annotated, at));
                found.words.sort_unstable();
            }
            if events.entries[found.entry as usize].kind.is_none() {
                continue;
            }
            found.light = light(annotated, at);
            if let Some(verb) = found.light {
                // The light verb itself makes no second event of the same kind.
                let kind = events.entries[found.entry as usize].kind;
                out.retain(|other: &Predicate| {
                    other.head != verb
                        || other.weight > 0
                        || events.entries[other.entry as usize].kind != kind
                });
            }
            out.push(found);
        }
    }
    out.sort_by_key(|found| found.head);
    out
}

/// The pattern of a verb or an adjective.
fn verbal(
    events: &Events,
    index: &Index<'_>,
    annotated: &Annotated,
    at: TokenId,
) -> Option<Predicate> {
    let token = annotated.token(at);
    if carries(annotated, at, Form::Adjective) {
        let word = match token.pos {
            Pos::ADJ => token.lemma,
            _ => token.lower,
        };
        let patterns = index.adjectives[word.index()];
        if let Some(found) = first_match(annotated, at, patterns, Form::Adjective) {
            return Some(found);
        }
    }
    if !carries(annotated, at, Form::Verb) {
        return None;
    }
    let joined = joined(&events.verbs, annotated, at);
    let patterns = joined.unwrap_or(index.verbs[token.lemma.index()]);
    first_match(annotated, at, patterns, Form::Verb)
}

/// Whether a word stands so that it may head a pattern of a kind.
fn carries(annotated: &Annotated, at: TokenId, form: Form) -> bool {
    let token = annotated.token(at);
    let dep = token.dep;
    match (form, token.pos) {
        (Form::Verb, Pos::VERB | Pos::AUX) => {
            dep != Dep::amod && dep != Dep::aux && !grammar::is_at_fault(annotated, at)
        }
        (Form::Adjective, Pos::ADJ) => {
            matches!(
                dep,
                Dep::acomp | Dep::attr | Dep::ROOT | Dep::advcl | Dep::conj
            ) || is_afterthought(annotated, at)
        }
        // *Peru is **disappointed** with Chile*: a participle that tells how its subject feels.
        (Form::Adjective, Pos::VERB) => {
            // … *surprised and **disappointed***
            let is_second = dep == Dep::conj
                && annotated.head(at).is_some_and(|first| {
                    let first = annotated.token(first);
                    first.pos == Pos::ADJ && matches!(first.dep, Dep::acomp | Dep::attr)
                });
            // … but not *crimes are **being committed***, which somebody does
            let mut passive = annotated.children_by(at, Dep::auxpass);
            let feels = passive.any(|aux| annotated.lower(aux) != "being");
            token.tag == Tag::VBN && (feels || is_second)
        }
        (Form::Noun, Pos::NOUN | Pos::PROPN) => {
            // *In order to leave*: no order.
            let is_purpose = annotated.lower(at) == "order"
                && annotated.head(at).map(|above| annotated.lower(above)) == Some("in");
            !is_purpose && !matches!(dep, Dep::compound | Dep::npadvmod)
        }
        // *Held a **roundtable***, read as an adjective.
        (Form::Noun, Pos::ADJ) => {
            matches!(dep, Dep::nsubj | Dep::nsubjpass | Dep::dobj | Dep::pobj)
                && annotated.child(at, Dep::det).is_some()
        }
        _ => false,
    }
}

/// *The envoy, **critical** of Peru, left*
fn is_afterthought(annotated: &Annotated, adjective: TokenId) -> bool {
    let token = annotated.token(adjective);
    token.dep == Dep::amod
        && token.head < adjective
        && (token.left_edge.checked_sub(1)).is_some_and(|comma| annotated.lower(comma) == ",")
}

/// Whether a pattern of that head matches anywhere in a text.
pub fn fits(annotated: &Annotated, head: &str, pattern: &Pattern, form: Form) -> bool {
    let is_head = |at: TokenId| {
        let (lemma, lower) = (annotated.lemma(at), annotated.lower(at));
        lemma == head
            || lower == head
            || grammar::hyphened_word(annotated, at, lemma).as_deref() == Some(head)
    };
    let one = std::slice::from_ref(pattern);
    (0..annotated.tokens.len() as TokenId).any(|at| {
        is_head(at)
            && carries(annotated, at, form)
            && first_match(annotated, at, one, form).is_some()
    })
}

/// The patterns of a word joined to the one before it: *a **cease-fire***, ***test-fired** a missile*:
/// three tokens, one word.
fn joined<'a>(
    table: &'a rustc_hash::FxHashMap<String, Vec<Pattern>>,
    annotated: &Annotated,
    at: TokenId,
) -> Option<&'a [Pattern]> {
    let patterns = table.get(&grammar::hyphened_word(annotated, at, annotated.lemma(at))?)?;
    Some(patterns)
}

/// Drops verbs that are part of a longer pattern of a deed: ***continue supporting** an ally*, ***stop
/// selling** arms*. What is promised, demanded or threatened stays beside the word that does so.
fn inside(events: &Events, annotated: &Annotated, found: &mut Vec<Predicate>) {
    let longer: Vec<(TokenId, Vec<TokenId>)> = found
        .iter()
        .filter(|outer| {
            let kind = events.entries[outer.entry as usize].kind;
            kind.is_some_and(|kind| matches!(kind.quad(), 2 | 4) || kind == EventType::Support)
        })
        .map(|outer| (outer.head, outer.words.clone()))
        .collect();
    found.retain(|inner| {
        !longer.iter().any(|(head, words)| {
            *head != inner.head
                && words.contains(&inner.head)
                && annotated.token(inner.head).dep == Dep::xcomp
        })
    });
}

/// What a noun carries by itself.
fn noun_kind(
    events: &Events,
    index: &Index<'_>,
    annotated: &Annotated,
    noun: TokenId,
) -> Option<EventType> {
    if annotated.token(noun).pos != Pos::NOUN {
        return None;
    }
    let patterns = index.nouns[annotated.token(noun).lemma.index()];
    let found = first_match(annotated, noun, patterns, Form::Noun)?;
    events.entries[found.entry as usize].kind
}

/// The light verb above a noun.
fn light(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let mut at = noun;
    for _ in 0..4 {
        let head = annotated.head(at)?;
        match annotated.token(at).dep {
            Dep::conj => at = head,
            Dep::dobj | Dep::nsubjpass => {
                let lemma = annotated.lemma(head);
                return (words::events::LIGHT.has(lemma) || REVERSED.contains(&lemma))
                    .then_some(head);
            }
            Dep::pobj => {
                // *a series of attacks*, *engaged in talks*, *came under attack*
                let above = annotated.head(head)?;
                if grammar::contents(annotated, above) == at {
                    at = above;
                } else {
                    return None;
                }
            }
            _ => return None,
        }
    }
    None
}

fn first_match(
    annotated: &Annotated,
    head: TokenId,
    patterns: &[Pattern],
    form: Form,
) -> Option<Predicate> {
    // *Ruled **out** sanctions*: another verb than *ruled*, if the lexicon knows it.
    let particle = annotated
        .child(head, Dep::prt)
        .filter(|_| form == Form::Verb)
        .map(|particle| annotated.lower(particle));
    let names = |pattern: &Pattern| {
        let mut needs = pattern.needs.iter();
        needs.any(|need| match need {
            Need::Particle(word) | Need::Prep(word, _) => Some(word.as_str()) == particle,
            _ => false,
        })
    };
    let is_known = particle.is_some() && patterns.iter().any(names);
    patterns.iter().find_map(|pattern| {
        if is_known && !names(pattern) {
            return None;
        }
        let mut words = vec![head];
        let mut noun = None;
        let mut toward = None;
        for need in &pattern.needs {
            let (found, is_object) = satisfied(annotated, head, need, form)?;
            if is_object {
                noun = found.first().copied();
            }
            toward = match need {
                Need::Particle(word) if leads(word, noun.is_some() || form == Form::Noun) => {
                    found.first().copied()
                }
                _ => None,
            };
            words.extend(found);
        }
        words.sort_unstable();
        words.dedup();
        Some(Predicate {
            head,
            entry: pattern.entry,
            words,
            noun,
            light: None,
            toward,
            form,
            weight: pattern.weight,
        })
    })
}

/// Whether a preposition at the end of a pattern leads to the other side: after an object or a noun
/// more of them do. *Voted **down***: the parser may hang the object under the particle.
fn leads(preposition: &str, has_object: bool) -> bool {
    match preposition {
        "against" | "alongside" | "around" | "behind" | "by" | "down" | "into" | "off" | "onto"
        | "over" | "with" => true,
        "at" | "in" | "of" | "on" | "to" => has_object,
        _ => false,
    }
}
