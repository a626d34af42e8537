//! Which words of a sentence carry an event: patterns of the lexicon over the parse.

use chancery_lexicon::events::{Events, Need, Pattern, Words};
use chancery_record::EventType;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::grammar;

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

/// Verbs that only say that a noun happens: *held talks*.
const LIGHT: &[&str] = &[
    "hold",
    "launch",
    "conduct",
    "carry",
    "make",
    "give",
    "take",
    "have",
    "stage",
    "mount",
    "begin",
    "start",
    "continue",
    "issue",
    "express",
    "voice",
    "pay",
    "offer",
    "undertake",
    "reach",
    "sign",
    "commit",
    "perform",
    "lead",
    "wage",
    "order",
    "impose",
    "deliver",
    "extend",
    "provide",
    "open",
    "resume",
    "intensify",
    "announce",
    "complete",
    "execute",
    "pursue",
    "unleash",
    "send",
    "declare",
    "plan",
    "raise",
    "repeat",
    "renew",
    "join",
    "enter",
    "use",
    "seek",
    "escalate",
    "convey",
    "show",
    "lodge",
    "file",
    "level",
    "direct",
    "finalize",
    "conclude",
];

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
                let found = map.get(word).or_else(|| map.get(american(word)?.as_str()));
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

/// *criticise* → *criticize*, *favour* → *favor*.
fn american(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ise") {
        return Some(format!("{stem}ize"));
    }
    word.strip_suffix("our").map(|stem| format!("{stem}or"))
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
                let is_pact = kind == Some(EventType::Accuse) && inner == Some(EventType::Agree);
                !(word != at && (speaks_of && is_deed || is_pact))
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
        (Form::Verb, Pos::VERB | Pos::AUX) => dep != Dep::amod && dep != Dep::aux,
        (Form::Adjective, Pos::ADJ) => matches!(
            dep,
            Dep::acomp | Dep::attr | Dep::ROOT | Dep::advcl | Dep::conj
        ),
        // *Peru is **disappointed** with Chile*: a participle that tells how its subject feels.
        (Form::Adjective, Pos::VERB) => {
            token.tag == Tag::VBN && annotated.child(at, Dep::auxpass).is_some()
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

/// Whether a pattern of that head matches anywhere in a text.
pub fn fits(annotated: &Annotated, head: &str, pattern: &Pattern, form: Form) -> bool {
    let is_head = |at: TokenId| {
        let (lemma, lower) = (annotated.lemma(at), annotated.lower(at));
        let hyphened = || {
            let first = grammar::hyphened(annotated, at)?;
            Some(format!("{}-{lemma}", annotated.lower(first)))
        };
        lemma == head
            || lower == head
            || american(lemma).as_deref() == Some(head)
            || hyphened().as_deref() == Some(head)
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
    let first = grammar::hyphened(annotated, at)?;
    let word = format!("{}-{}", annotated.lower(first), annotated.lemma(at));
    table.get(&word).map(|patterns| &patterns[..])
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
                return (LIGHT.contains(&lemma) || REVERSED.contains(&lemma)).then_some(head);
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
    patterns.iter().find_map(|pattern| {
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

/// The words that satisfy a need; whether they are an object.
fn satisfied(
    annotated: &Annotated,
    head: TokenId,
    need: &Need,
    form: Form,
) -> Option<(Vec<TokenId>, bool)> {
    let children = annotated.children(head);
    match need {
        Need::Particle(word) => {
            // *Turned in*, not ***in** the face of it he turned*.
            let fits = |&child: &TokenId| {
                let is_ahead =
                    form == Form::Verb && child < head && annotated.token(child).dep == Dep::prep;
                !is_ahead
                    && matches!(
                        annotated.token(child).dep,
                        Dep::prt
                            | Dep::prep
                            | Dep::advmod
                            | Dep::dative
                            | Dep::agent
                            | Dep::acomp
                            | Dep::oprd
                    )
                    && annotated.lower(child) == word
            };
            if let Some(&found) = children.iter().find(|child| fits(child)) {
                return Some((vec![found], false));
            }
            // *Walked **out of** the hall*
            if let Some(found) = grammar::beyond(annotated, head).find(|child| fits(child)) {
                return Some((vec![found], false));
            }
            if word == "to" && form != Form::Verb {
                let found = children.iter().find(|&&child| {
                    matches!(
                        annotated.token(child).dep,
                        Dep::acl | Dep::xcomp | Dep::relcl
                    ) && annotated
                        .children_by(child, Dep::aux)
                        .any(|aux| annotated.lower(aux) == "to")
                })?;
                return Some((vec![*found], false)).map(|_| (Vec::new(), false));
            }
            if form == Form::Verb {
                let noun = grammar::object(annotated, head)?;
                let found = annotated.children(noun).iter().find(|child| fits(child))?;
                return Some((vec![*found], false));
            }
            None
        }
        Need::Object(words) => {
            object_among(annotated, head, words).map(|found| (vec![found], true))
        }
        Need::Prep(word, words) => {
            let beyond = grammar::beyond(annotated, head);
            let found = children.iter().copied().chain(beyond).find_map(|child| {
                let near = annotated.lower(child) == word
                    && matches!(
                        annotated.token(child).dep,
                        Dep::prep | Dep::agent | Dep::dative | Dep::prt | Dep::advmod
                    );
                if !near {
                    return None;
                }
                annotated
                    .children(child)
                    .iter()
                    .copied()
                    .filter(|&noun| matches!(annotated.token(noun).dep, Dep::pobj | Dep::pcomp))
                    .find_map(|noun| among(annotated, noun, words))
                    .map(|noun| vec![child, noun])
            });
            if let Some(found) = found {
                return Some((found, false));
            }
            // *Set **up** a **checkpoint***: the object of the verb and its particle.
            let particle = children.iter().copied().find(|&child| {
                matches!(annotated.token(child).dep, Dep::prt | Dep::advmod)
                    && annotated.lower(child) == word
            });
            if let Some(particle) = particle
                && let Some(noun) = object_among(annotated, head, words)
            {
                return Some((vec![noun, particle], true));
            }
            if form == Form::Verb
                && let Some(object) = grammar::object(annotated, head)
            {
                return grammar::under(annotated, object, word)
                    .find_map(|noun| among(annotated, noun, words))
                    .map(|noun| (vec![noun], false));
            }
            None
        }
        Need::Complement(words) => {
            // *Told them that it would pay if they left*: what is told is the clause with a tense.
            let told = children.iter().any(|&child| {
                annotated.token(child).dep == Dep::ccomp && has_tense(annotated, child)
            });
            // *Announced plans **to impose** duties*: what hangs under the object.
            let under = grammar::object(annotated, head)
                .filter(|_| form == Form::Verb)
                .map_or(&[][..], |object| annotated.children(object));
            let found = children.iter().chain(under).copied().find(|&child| {
                matches!(
                    annotated.token(child).dep,
                    Dep::xcomp | Dep::ccomp | Dep::advcl | Dep::acl | Dep::dobj
                ) && (annotated.token(child).pos == Pos::VERB
                    || words.has("that") && annotated.token(child).pos == Pos::AUX)
                    && !is_own_will(annotated, head, child)
                    && !(told && annotated.token(child).dep == Dep::advcl)
                    && (words.has("that") && is_told(annotated, child, form)
                        || (words.has("*") || words.has(annotated.lemma(child)))
                            && !has_tense(annotated, child))
            })?;
            let keep = if words.has("that") {
                Vec::new()
            } else {
                vec![found]
            };
            Some((keep, false))
        }
        Need::Clause(words) => {
            // *Announced it **would continue raiding***: the clause's own verb, or the one under it.
            let clause = children.iter().copied().find(|&child| {
                annotated.token(child).dep == Dep::ccomp && has_tense(annotated, child)
            })?;
            // *Suggested that Peru **should** leave*
            let is_duty = annotated
                .children_by(clause, Dep::aux)
                .any(|aux| ["should", "must"].contains(&annotated.lower(aux)));
            let fits =
                |verb: TokenId| words.has("*") && !is_duty || words.has(annotated.lemma(verb));
            let under = || annotated.children_by(clause, Dep::xcomp).any(fits);
            (fits(clause) || under()).then(|| (Vec::new(), false))
        }
        Need::Near(words) => grammar::paragraph(annotated, head)
            .any(|at| words.has(annotated.lemma(at)))
            .then(|| (Vec::new(), false)),
        Need::Subject(words) => {
            let noun = grammar::subject(annotated, head)?;
            among(annotated, grammar::contents(annotated, noun), words)
                .map(|noun| (vec![noun], false))
        }
        Need::Before(words) => {
            let found = children.iter().copied().find(|&child| {
                matches!(
                    annotated.token(child).dep,
                    Dep::compound | Dep::amod | Dep::nmod | Dep::poss
                ) && is_one(annotated, child, words)
            })?;
            Some((vec![found], false))
        }
    }
}

/// Whether a clause tells what was said: *said **that it left***, *the charge **that it left***.
fn is_told(annotated: &Annotated, clause: TokenId, form: Form) -> bool {
    match annotated.token(clause).dep {
        Dep::ccomp => true,
        Dep::acl => form == Form::Noun && annotated.child(clause, Dep::mark).is_some(),
        _ => false,
    }
}

/// *Peru wants **to join***: asks nobody; *wants **Chile** to join* does.
fn is_own_will(annotated: &Annotated, head: TokenId, clause: TokenId) -> bool {
    ["want", "wish", "need", "seek"].contains(&annotated.lemma(head))
        && annotated.token(clause).dep == Dep::xcomp
        && annotated.child(clause, Dep::nsubj).is_none()
        && grammar::object(annotated, head).is_none()
}

/// Whether a verb has a tense of its own: *said that it **has left***, not *asked it **to leave***.
fn has_tense(annotated: &Annotated, verb: TokenId) -> bool {
    matches!(annotated.token(verb).tag, Tag::VBD | Tag::VBZ | Tag::VBP)
        || annotated.children(verb).iter().any(|&aux| {
            matches!(annotated.token(aux).dep, Dep::aux | Dep::auxpass)
                && matches!(
                    annotated.token(aux).tag,
                    Tag::MD | Tag::VBD | Tag::VBZ | Tag::VBP
                )
        })
}

/// The object, complement or adverb of a verb that is one of the words, or is modified by one.
fn object_among(annotated: &Annotated, verb: TokenId, words: &Words) -> Option<TokenId> {
    if let Some(object) = grammar::object(annotated, verb)
        && let Some(found) = grammar::joined(annotated, object)
            .into_iter()
            .find_map(|noun| among(annotated, grammar::contents(annotated, noun), words))
    {
        return Some(found);
    }
    annotated.children(verb).iter().copied().find(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::dobj
                | Dep::attr
                | Dep::acomp
                | Dep::oprd
                | Dep::advmod
                | Dep::npadvmod
                | Dep::ccomp
                | Dep::xcomp
        ) && (words.has(annotated.lemma(child)) || words.has(annotated.lower(child)))
    })
}

/// Whether a word, or two joined by a hyphen, is one of them: *a **cross-border** raid*.
fn is_one(annotated: &Annotated, token: TokenId, words: &Words) -> bool {
    let joined = || {
        let first = grammar::hyphened(annotated, token)?;
        Some(format!(
            "{}-{}",
            annotated.lower(first),
            annotated.lower(token)
        ))
    };
    words.has(annotated.lemma(token))
        || words.has(annotated.lower(token))
        || joined().is_some_and(|word| words.has(&word))
}

/// The noun, if it is one of the words or has one of them before it.
fn among(annotated: &Annotated, noun: TokenId, words: &Words) -> Option<TokenId> {
    if matches!(annotated.token(noun).tag, Tag::WDT | Tag::WP) {
        // *The summit, in **which** Chile took part*
        let clause = annotated
            .ancestors(noun)
            .take(4)
            .find(|&above| annotated.token(above).dep == Dep::relcl)?;
        let named = annotated.head(clause)?;
        return words.has(annotated.lemma(named)).then_some(noun);
    }
    if is_one(annotated, noun, words) {
        return Some(noun);
    }
    annotated
        .children(noun)
        .iter()
        .any(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::compound | Dep::amod | Dep::nmod
            ) && annotated.token(child).pos != Pos::PROPN
                && words.has(annotated.lemma(child))
        })
        .then_some(noun)
}
