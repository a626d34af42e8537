//! A concept made of the words of an object phrase.
//!
//! > The minister denounced **the closure of the border crossings** last night.
//!
//! gives `closure-of-border-crossings`: the head with its modifiers and at most three phrases
//! by preposition; articles, pronouns, numbers and relative clauses are left out.

use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::hits::slug;
use super::nominal;
use super::telling::is_telling;
use super::theme::{self, Theme};
use crate::actors::Cast;

/// The most words of a concept.
pub(in crate::positions) const MOST_WORDS: usize = 9;

/// The prepositions that join the words of a concept.
const PREPOSITIONS: &[&str] = &[
    "of", "on", "in", "for", "to", "against", "between", "with", "from", "over", "by", "at",
    "into", "through", "toward", "towards", "within", "under", "without", "among",
];

/// The most phrases by preposition.
const MOST_PHRASES: usize = 3;

/// The farthest that an antecedent may stand before *these talks*, in tokens.
const FARTHEST: u32 = 120;

/// The concept that a theme names, if it says enough.
///
/// For or against somebody is an event between the two, so an actor is no concept; what one wants
/// done to an actor is: *reunite **the families***, *hold **the guilty** accountable*. *These talks*
/// are the talks named before.
pub fn naming(annotated: &Annotated, cast: &Cast, theme: &Theme) -> Option<(String, TokenId)> {
    if theme::is_amount(annotated, theme.head) || annotated.token(theme.head).pos == Pos::ADJ {
        return None;
    }
    let named = if is_pointed(annotated, theme.head) {
        if theme::is_carrier(annotated, theme.head) {
            // "these calls": what the calls named before are for.
            let before = antecedent(annotated, theme.head)?;
            let meant = theme::carried(annotated, before);
            return (meant != before && names_nobody(annotated, cast, meant))
                .then(|| concept(annotated, meant))
                .flatten()
                .filter(|concept| is_telling(annotated, meant, concept))
                .map(|concept| (concept, theme.head));
        }
        antecedent(annotated, theme.head).or_else(|| {
            // "these issues", "this brutal crime": nothing that tells which.
            let tells = annotated.children(theme.head).iter().any(|&child| {
                let dep = annotated.token(child).dep;
                dep == Dep::compound || (dep == Dep::prep && child > theme.head)
            });
            tells.then_some(theme.head)
        })?
    } else if is_bare(annotated, theme.head) {
        // "the plan", told before as "the plan to close the port"
        antecedent(annotated, theme.head)
            .filter(|&before| cast.at(before).is_empty())
            .unwrap_or(theme.head)
    } else {
        theme.head
    };
    let verb = theme.verb.filter(|&verb| {
        annotated.token(theme.head).dep == Dep::dobj
            && annotated.head(theme.head) == Some(verb)
            && (theme::is_partial(annotated, verb)
                || words::concepts::CHANGING.has(annotated.lemma(verb))
                || !cast.at(theme.head).is_empty())
    });
    let concept = match verb {
        Some(verb) => done_to(annotated, verb, named)?,
        None if names_nobody(annotated, cast, named) => concept(annotated, named)?,
        None if theme.carrier.is_some_and(|carrier| {
            matches!(
                annotated.lemma(carrier),
                "commitment" | "support" | "opposition"
            )
        }) && is_union(cast, named) =>
        {
            // "its commitment to the Coastal Union"
            let name = slug(&cast.actor(*cast.at(named).first()?).name);
            return (name.split('-').count() <= MOST_WORDS).then_some((name, named));
        }
        None => {
            // "alliance commitments to Peru": of what kind they are says enough.
            let carrier = theme.carrier.filter(|&carrier| {
                matches!(
                    annotated.lemma(carrier),
                    "commitment"
                        | "obligation"
                        | "guarantee"
                        | "cooperation"
                        | "partnership"
                        | "relation"
                )
            })?;
            annotated.child(carrier, Dep::compound)?;
            let words = concept(annotated, carrier)?;
            return Some((words, carrier));
        }
    };
    // "A ban on whaling": of what is banned, one word says enough.
    let is_banned = theme.carrier.is_some_and(|carrier| {
        matches!(annotated.lemma(carrier), "ban" | "embargo" | "prohibition")
    });
    let tells = (is_banned || is_telling(annotated, named, &concept))
        && (!words::concepts::POINTING.has(annotated.lemma(named))
            || says_more(annotated, cast, named));
    if tells {
        return Some((concept, named));
    }
    // "the border agreement", told before as "the border agreement between Peru and Chile"
    if let Some(full) = told_fully(annotated, cast, named) {
        return Some((full, named));
    }
    if is_of_a_kind(annotated, cast, named) {
        return Some((concept, named));
    }
    // "stabilize the economy": the economy alone is nothing to be for.
    let lemma = annotated.lemma(named);
    let verb = theme.verb.filter(|&verb| {
        annotated.token(named).dep == Dep::dobj
            && annotated.head(named) == Some(verb)
            && annotated.token(named).pos == Pos::NOUN
            && !words::concepts::POINTING.has(lemma)
            && !words::concepts::IDIOMS.has(lemma)
    })?;
    Some((done_to(annotated, verb, named)?, named))
}

/// Whether a token names nobody: no actor, or one that is a thing agreed or set up (*the Lima Accord*,
/// *the Coastal Partnership*).
fn names_nobody(annotated: &Annotated, cast: &Cast, token: TokenId) -> bool {
    let is_body = |actor: &ActorId| {
        matches!(
            cast.actor(*actor).kind,
            ActorKind::Organization | ActorKind::Igo | ActorKind::Group
        )
    };
    let actors = cast.at(token);
    actors.is_empty()
        || (words::concepts::INSTRUMENTS.has(&annotated.lemma(token).to_lowercase())
            && actors.iter().all(is_body))
}

/// Whether a verb only leads to its object: *impose a tariff*, *sign a pact*.
pub(in crate::positions) fn is_link(lemma: &str) -> bool {
    words::concepts::LINKS.has(lemma)
}

/// Whether a noun names a thing that something can be done to: no actor, no mere pointer.
pub(in crate::positions) fn is_thing(annotated: &Annotated, cast: &Cast, noun: TokenId) -> bool {
    let lemma = annotated.lemma(noun);
    names_nobody(annotated, cast, noun)
        && !is_pointed(annotated, noun)
        && !theme::is_amount(annotated, noun)
        && !words::concepts::IDIOMS.has(lemma)
        && (!words::concepts::POINTING.has(lemma) || says_more(annotated, cast, noun))
}

/// Whether a token names an organization of states, which one can be for or against as such.
fn is_union(cast: &Cast, token: TokenId) -> bool {
    let is_igo = |actor: &ActorId| cast.actor(*actor).kind == ActorKind::Igo;
    !cast.at(token).is_empty() && cast.at(token).iter().all(is_igo)
}

/// ***Pipeline** project*, ***pension** plan*: a noun before it tells which, where it is no name; as
/// any word does before *rights* and *care*.
fn is_of_a_kind(annotated: &Annotated, cast: &Cast, noun: TokenId) -> bool {
    let is_right = matches!(annotated.lower(noun), "rights" | "care");
    if is_right {
        return annotated.children(noun).iter().any(|&kind| {
            matches!(annotated.token(kind).dep, Dep::compound | Dep::amod)
                && !words::concepts::JUDGING.has(annotated.lower(kind))
                && cast.mention(kind).is_none()
        });
    }
    let is_scheme = matches!(
        annotated.lemma(noun),
        "agreement"
            | "initiative"
            | "measure"
            | "plan"
            | "policy"
            | "process"
            | "project"
            | "proposal"
    );
    is_scheme
        && annotated
            .children_by(noun, Dep::compound)
            .any(|kind| annotated.token(kind).pos == Pos::NOUN && cast.mention(kind).is_none())
}

/// Whether more is said of a noun than whose it is: *the accusations of Peru*, *the Peruvian decision*
/// leave open what they are.
fn says_more(annotated: &Annotated, cast: &Cast, noun: TokenId) -> bool {
    let is_whose = |child: &TokenId| {
        matches!(
            annotated.token(*child).dep,
            Dep::poss | Dep::compound | Dep::amod | Dep::nmod
        ) && !words::concepts::JUDGING.has(annotated.lower(*child))
            && annotated.token(*child).pos != Pos::PRON
    };
    // "the forces' action in Peru": whose and where.
    if annotated.children(noun).iter().any(is_whose) && annotated.child(noun, Dep::prep).is_some() {
        return true;
    }
    annotated.children(noun).iter().any(|&child| {
        let below = annotated.child(child, Dep::pobj).or_else(|| {
            let prep = annotated.child(child, Dep::prep)?;
            annotated.child(prep, Dep::pobj)
        });
        let word = below.unwrap_or(child);
        let is_word = matches!(
            annotated.token(word).pos,
            Pos::NOUN | Pos::ADJ | Pos::PROPN | Pos::VERB
        );
        is_word && cast.at(word).is_empty() && !words::concepts::JUDGING.has(annotated.lower(word))
    })
}

/// *reunion of separated families*, *holding the guilty accountable*: a verb with its object.
pub(in crate::positions) fn done_to(
    annotated: &Annotated,
    verb: TokenId,
    object: TokenId,
) -> Option<String> {
    let mut words = vec![
        slug(&nominal::before_object(annotated.lemma(verb))),
        concept(annotated, object)?,
    ];
    let outcome = annotated.children(verb).iter().copied().find(|&child| {
        child > object && matches!(annotated.token(child).dep, Dep::oprd | Dep::acomp)
    });
    words.extend(outcome.map(|outcome| slug(annotated.lower(outcome))));
    let words = words.join("-");
    let words: Vec<&str> = words.split('-').take(MOST_WORDS).collect();
    (words.len() > 1).then(|| words.join("-"))
}

/// Whether nothing but *the* stands with a noun.
fn is_bare(annotated: &Annotated, noun: TokenId) -> bool {
    let mut has_article = false;
    let only = annotated.children(noun).iter().all(|&child| {
        let is_article = annotated.token(child).dep == Dep::det && annotated.lower(child) == "the";
        has_article |= is_article;
        is_article || matches!(annotated.token(child).dep, Dep::punct | Dep::cc | Dep::conj)
    });
    only && has_article && annotated.token(noun).pos == Pos::NOUN
}

/// What somebody is said to do: *trading with the rebels*, *harassing the press* (also of *the press is
/// harassed*).
pub(in crate::positions) fn deed(annotated: &Annotated, verb: TokenId) -> Option<String> {
    let token = annotated.token(verb);
    if token.pos != Pos::VERB {
        return None;
    }
    let object = annotated
        .child(verb, Dep::dobj)
        .or_else(|| annotated.child(verb, Dep::nsubjpass))
        .filter(|&object| annotated.token(object).pos != Pos::PRON);
    if let Some(object) = object {
        return done_to(annotated, verb, object);
    }
    let prep = annotated.child(verb, Dep::prep)?;
    let below = annotated.child(prep, Dep::pobj)?;
    if annotated.token(below).pos == Pos::PRON || is_time(annotated, below) {
        return None;
    }
    let words = format!(
        "{}-{}-{}",
        nominal::gerund(annotated.lemma(verb)),
        annotated.lower(prep),
        concept(annotated, below)?
    );
    (words.split('-').count() <= MOST_WORDS).then_some(words)
}

fn is_pointed(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.children_by(noun, Dep::det).any(|det| {
        matches!(
            annotated.lower(det),
            "this" | "that" | "these" | "those" | "such"
        )
    })
}

/// The last phrase before with the same noun that says more of it.
fn antecedent(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let lemma = annotated.token(noun).lemma;
    (noun.saturating_sub(FARTHEST)..noun).rev().find(|&before| {
        annotated.token(before).lemma == lemma
            && matches!(annotated.token(before).pos, Pos::NOUN | Pos::PROPN)
            && annotated.token(before).dep != Dep::compound
            && concept(annotated, before).is_some_and(|concept| concept.contains('-'))
    })
}

/// What the last phrase before that has all the words of this one, and more, says; none if this one says
/// whose it is by a name of somebody.
fn told_fully(annotated: &Annotated, cast: &Cast, noun: TokenId) -> Option<String> {
    let token = annotated.token(noun);
    let modifiers: Vec<TokenId> = annotated
        .children(noun)
        .iter()
        .copied()
        .filter(|&child| {
            matches!(annotated.token(child).dep, Dep::amod | Dep::compound) && child < noun
        })
        .collect();
    let is_the = annotated
        .children_by(noun, Dep::det)
        .any(|det| matches!(annotated.lower(det), "the" | "this"));
    if token.pos != Pos::NOUN || modifiers.is_empty() || !is_the {
        return None;
    }
    (0..noun).rev().find_map(|before| {
        let has = |&word: &TokenId| {
            annotated
                .children(before)
                .iter()
                .any(|&child| annotated.lower(child) == annotated.lower(word))
        };
        let other = annotated.token(before);
        if other.lemma != token.lemma
            || other.pos != Pos::NOUN
            || !modifiers.iter().all(has)
            || !cast.at(before).is_empty()
        {
            return None;
        }
        let full = concept(annotated, before)?;
        is_telling(annotated, before, &full).then_some(full)
    })
}

/// The words of a noun phrase as a concept; none if nothing of it is left.
pub fn concept(annotated: &Annotated, head: TokenId) -> Option<String> {
    let mut tokens = Vec::new();
    noun_phrase(annotated, head, &mut tokens);
    let verbal = annotated.token(head).pos == Pos::VERB;
    let mut depth = head;
    // "an agreement to open the border"
    if (words::concepts::POINTING.has(annotated.lemma(head))
        || words::concepts::SEEKING.has(annotated.lemma(head)))
        && preposition(annotated, head).is_none()
        && let Some(verb) = annotated.child(head, Dep::acl)
        && annotated.token(verb).tag == Tag::VB
        && let Some(object) = annotated.child(verb, Dep::dobj)
        && annotated.token(object).pos == Pos::NOUN
    {
        tokens.push(verb);
        tokens.extend(annotated.child(verb, Dep::aux));
        noun_phrase(annotated, object, &mut tokens);
        depth = object;
    }
    for _ in 0..MOST_PHRASES {
        // "A memorandum of understanding with Oz"
        let with = || {
            let mut preps = annotated.children_by(head, Dep::prep);
            preps.find(|&prep| prep > depth && depth > head && annotated.lower(prep) == "with")
        };
        let Some(prep) = preposition(annotated, depth).or_else(with) else {
            break;
        };
        // "a treaty on fishing in the bay"
        let tells = |verb: TokenId| {
            annotated.token(verb).tag == Tag::VBG
                && (annotated.child(verb, Dep::dobj).is_some()
                    || preposition(annotated, verb).is_some())
        };
        let doing = annotated
            .child(prep, Dep::pcomp)
            .filter(|_| matches!(annotated.lower(prep), "on" | "against"))
            .filter(|&verb| tells(verb));
        if let Some(verb) = doing {
            tokens.extend([prep, verb]);
            tokens.extend(
                annotated
                    .child(verb, Dep::dobj)
                    .filter(|&object| annotated.token(object).pos == Pos::NOUN),
            );
            depth = verb;
            continue;
        }
        let Some(object) = annotated.child(prep, Dep::pobj) else {
            break;
        };
        // "cuts in order to please them", "cuts in a statement": no part of the cuts.
        let object_lemma = annotated.lemma(object);
        if annotated.lower(prep) == "in"
            && (words::concepts::LEADING.has(object_lemma)
                || words::concepts::TOLD_IN.has(object_lemma))
        {
            break;
        }
        // "talks with the goal of a treaty": talks with a treaty in view.
        let object = theme::carried(annotated, object);
        if !matches!(annotated.token(object).pos, Pos::NOUN | Pos::PROPN)
            || is_time(annotated, object)
        {
            break;
        }
        tokens.push(prep);
        noun_phrase(annotated, object, &mut tokens);
        // "the agreement between Peru and Chile"
        if annotated.lower(prep) == "between"
            && let Some(other) = annotated.child(object, Dep::conj)
        {
            tokens.extend(annotated.child(object, Dep::cc));
            noun_phrase(annotated, other, &mut tokens);
        }
        depth = object;
    }
    if verbal
        && let Some(subject) = annotated.child(head, Dep::nsubj)
        && annotated.token(subject).pos != Pos::PRON
    {
        noun_phrase(annotated, subject, &mut tokens);
    }
    tokens.sort_unstable();
    tokens.dedup();
    let words: Vec<String> = tokens
        .iter()
        .map(|&token| slug(annotated.lower(token)))
        .filter(|w| !w.is_empty())
        .collect();
    let mut words: Vec<&str> = words.iter().flat_map(|word| word.split('-')).collect();
    words.truncate(MOST_WORDS);
    while words.last().is_some_and(|last| is_small(last)) {
        words.pop();
    }
    let solid = words.iter().any(|word| word.len() > 2 && !is_small(word));
    solid.then(|| words.join("-"))
}

/// The preposition below a noun, or below the participle that only leads to it: *an attack launched
/// **against** the port*.
fn preposition(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let below = |above: TokenId| {
        annotated
            .children_by(above, Dep::prep)
            .find(|&prep| prep > noun && PREPOSITIONS.contains(&annotated.lower(prep)))
    };
    // "bring openness to the budget": the parser may hang the preposition on the verb.
    let beside = |above: TokenId| {
        if annotated.token(noun).dep != Dep::dobj {
            return None;
        }
        let end = annotated.edges(noun).end;
        below(annotated.head(above)?).filter(|&prep| {
            prep == end
                && matches!(
                    annotated.lower(prep),
                    "of" | "to" | "for" | "in" | "on" | "against"
                )
        })
    };
    below(noun).or_else(|| beside(noun)).or_else(|| {
        let link = annotated.child(noun, Dep::acl)?;
        let leads = annotated.token(link).tag == Tag::VBN
            && words::concepts::LINKS.has(annotated.lemma(link))
            && link > noun;
        below(link).filter(|&prep| leads && annotated.lower(prep) != "by")
    })
}

/// Whether a word of a concept only joins others: *of*, *against*.
pub fn is_small(word: &str) -> bool {
    PREPOSITIONS.contains(&word) || matches!(word, "and" | "the" | "a")
}

fn is_time(annotated: &Annotated, token: TokenId) -> bool {
    use chancery_text::EntityLabel::{DATE, TIME};
    let is_span = matches!(
        annotated.lower(token),
        "future" | "meantime" | "past" | "present"
    );
    is_span || matches!(annotated.token(token).entity, DATE | TIME)
}

fn noun_phrase(annotated: &Annotated, head: TokenId, tokens: &mut Vec<TokenId>) {
    for &child in annotated.children(head) {
        let token = annotated.token(child);
        let fits = match token.dep {
            Dep::compound | Dep::nmod | Dep::npadvmod => true,
            Dep::amod => token.pos == Pos::ADJ || token.pos == Pos::PROPN || token.pos == Pos::VERB,
            Dep::poss => token.pos != Pos::PRON && annotated.lower(child) != "whose",
            _ => false,
        };
        // "Same-sex marriage" is no same marriage.
        let is_hyphened = child + 1 < head && annotated.lower(child + 1) == "-";
        let judges = token.dep == Dep::amod
            && words::concepts::JUDGING.has(annotated.lower(child))
            && !is_hyphened;
        if fits && child < head && !judges && !is_time(annotated, child) {
            noun_phrase(annotated, child, tokens);
        }
    }
    tokens.push(head);
}
