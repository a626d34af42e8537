//! Whether what a pattern asks for stands beside its head.
//!
//! > `set up checkpoint`: *the army **set** a **checkpoint up***, *a **checkpoint** was **set up***.

use chancery_lexicon::events::{Need, Words};
use chancery_text::{Annotated, Dep, EntityLabel, Pos, Tag, TokenId};

use super::Form;
use crate::grammar;
use crate::trees::days::DAYS;

/// The words that satisfy a need; whether they are an object.
pub(super) fn satisfied(
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
                    && !tells_when(annotated, child)
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
            // *Called **for** Peru to leave*
            if form == Form::Verb
                && word == "for"
                && let Some((mark, _)) = grammar::for_clause(annotated, head)
            {
                return Some((vec![mark], false));
            }
            // *Walked **out of** the hall*
            if let Some(found) = grammar::beyond(annotated, head).find(|child| fits(child)) {
                return Some((vec![found], false));
            }
            if word == "to" && form != Form::Verb {
                let is_infinitive = |&child: &TokenId| {
                    matches!(
                        annotated.token(child).dep,
                        Dep::acl | Dep::xcomp | Dep::relcl
                    ) && annotated
                        .children_by(child, Dep::aux)
                        .any(|aux| annotated.lower(aux) == "to")
                };
                return children
                    .iter()
                    .any(is_infinitive)
                    .then(|| (Vec::new(), false));
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
            // *It is time for Peru **to leave***
            let under = grammar::object(annotated, head)
                .or_else(|| annotated.child(head, Dep::attr))
                .filter(|_| form == Form::Verb)
                .map_or(&[][..], |object| annotated.children(object));
            let found = children.iter().chain(under).copied().find(|&child| {
                matches!(
                    annotated.token(child).dep,
                    Dep::xcomp | Dep::ccomp | Dep::advcl | Dep::acl | Dep::relcl | Dep::dobj
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
            // *Announced that **Chile** would leave*: another's deed; *that it **had been seized***.
            let doer = annotated.child(clause, Dep::nsubj);
            let is_own = doer.is_none_or(|doer| {
                let subject = grammar::subject(annotated, head);
                let is_pronoun = |word: TokenId| annotated.token(word).pos == Pos::PRON;
                is_pronoun(doer)
                    || annotated.children_by(doer, Dep::poss).any(is_pronoun)
                    || subject.is_some_and(|own| annotated.lower(own) == annotated.lower(doer))
            });
            let is_past = annotated.child(clause, Dep::nsubjpass).is_some()
                && !annotated
                    .children_by(clause, Dep::aux)
                    .any(|aux| annotated.token(aux).tag == Tag::MD);
            if !is_own && !words.has("*") || is_past {
                return None;
            }
            // *Suggested that Peru **should** leave*
            let is_duty = annotated
                .children_by(clause, Dep::aux)
                .any(|aux| ["should", "must"].contains(&annotated.lower(aux)));
            let fits =
                |verb: TokenId| words.has("*") && !is_duty || words.has(annotated.lemma(verb));
            let under = || annotated.children_by(clause, Dep::xcomp).any(fits);
            (fits(clause) || under()).then(|| (Vec::new(), false))
        }
        Need::Near(words) => paragraph(annotated, head)
            .any(|at| words.has(annotated.lemma(at)))
            .then(|| (Vec::new(), false)),
        Need::Subject(words) => {
            let noun = grammar::subject(annotated, head)?;
            let contents = grammar::contents(annotated, noun);
            // *Thousands of **Kenyans***, ***Kenyans***: people.
            let are_people = || {
                let token = annotated.token(contents);
                let is_many = matches!(token.tag, Tag::NNPS | Tag::NNS);
                token.entity == EntityLabel::NORP && is_many && words.has("people")
            };
            among(annotated, contents, words)
                .or_else(|| are_people().then_some(contents))
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
    // *Asked **whether** it would leave*, *asked **how** it left*
    let asked = annotated.children_by(verb, Dep::ccomp).find_map(|clause| {
        let mut openers = annotated.children(clause).iter().copied();
        openers.find(|&opener| {
            let word = annotated.lower(opener);
            matches!(annotated.token(opener).dep, Dep::mark | Dep::advmod)
                && matches!(word, "whether" | "if" | "how" | "why")
                && words.has(word)
        })
    });
    if asked.is_some() {
        return asked;
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
        ) && !is_infinitive(annotated, child)
            && (words.has(annotated.lemma(child)) || words.has(annotated.lower(child)))
    })
}

/// *Kept the heat on them **to force** action*
fn is_infinitive(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).pos == Pos::VERB
        && annotated
            .children_by(verb, Dep::aux)
            .any(|aux| annotated.lower(aux) == "to")
}

/// Whether a word, or two joined by a hyphen, is one of them: *a **cross-border** raid*.
fn is_one(annotated: &Annotated, token: TokenId, words: &Words) -> bool {
    let lower = annotated.lower(token);
    // `#person`: anybody by name.
    let is_person = annotated.token(token).entity == EntityLabel::PERSON;
    words.has(annotated.lemma(token))
        || words.has(lower)
        || is_person && words.has("#person")
        || grammar::hyphened_word(annotated, token, lower).is_some_and(|word| words.has(&word))
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
            // Not *hold officials **responsible** for it accountable*.
            child < noun
                && matches!(
                    annotated.token(child).dep,
                    Dep::compound | Dep::amod | Dep::nmod | Dep::det
                )
                && annotated.token(child).pos != Pos::PROPN
                && words.has(annotated.lemma(child))
        })
        .then_some(noun)
}

/// *Launched a missile **on** Sunday*: when, not at whom.
fn tells_when(annotated: &Annotated, preposition: TokenId) -> bool {
    let object = annotated.child(preposition, Dep::pobj);
    object.is_some_and(|noun| DAYS.contains(&annotated.lower(noun)))
}

/// The tokens of the paragraph that a token stands in.
fn paragraph(annotated: &Annotated, at: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let own = annotated.token(at).sentence as usize;
    let block = annotated.sentences[own].block;
    let nearby = annotated.sentences[own.saturating_sub(4)..].iter().take(9);
    nearby
        .filter(move |sentence| sentence.block == block)
        .flat_map(|sentence| sentence.start..sentence.end)
}
