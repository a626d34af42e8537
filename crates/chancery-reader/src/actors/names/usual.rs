//! Names from a text in capitals in their usual case.
//!
//! > PRESIDENT **ALFREDO CRISTIANI** MET SALVADORAN SOLDIERS. — *Alfredo Cristiani*
//!
//! Spans and mentions stay as printed; what is changed is the name in the list of actors. The parser
//! read the text in ordinary case, so a person's name and the words for a group are known; the name of
//! a body is left as printed if some word of it could be an acronym or a common word.

use chancery_record::{ActorKind, MentionForm};
use chancery_text::{Annotated, EntityLabel, Pos, TokenId};

use crate::actors::stage::Stage;
use crate::actors::{Cast, CastMention};

/// Gives actors that are named in capitals only their usual case.
pub(in crate::actors) fn usual(stage: &Stage<'_>, cast: &mut Cast) {
    let Cast {
        actors, mentions, ..
    } = cast;
    for (number, actor) in actors.iter_mut().enumerate() {
        let is_body = is_body(actor.kind);
        if !is_shouted(&actor.name) || is_body && !actor.name.contains(' ') {
            continue;
        }
        let of_actor = mentions
            .iter()
            .filter(|mention| mention.actors.iter().any(|id| id.index() == number));
        let mut found = of_actor.filter_map(|mention| spelled(stage, mention, actor));
        if let Some(name) = found.next() {
            actor.name = name;
        }
    }
}

fn is_shouted(name: &str) -> bool {
    name.chars().filter(|letter| letter.is_uppercase()).count() > 3
        && !name.chars().any(char::is_lowercase)
}

/// The actor's name as the parser read it in a mention of him in a sentence of capitals.
fn spelled(
    stage: &Stage<'_>,
    mention: &CastMention,
    actor: &chancery_record::Actor,
) -> Option<String> {
    let doc = stage.doc;
    let sentence = doc.token(mention.head).sentence as usize;
    if !stage.capitals[sentence] {
        return None;
    }
    // The tokens that print the name.
    let tokens = doc.tokens_in(mention.span);
    let text = |from: TokenId, to: TokenId| doc.span(from..to).of(&stage.article.text);
    let same = |printed: &str| printed.split_whitespace().eq(actor.name.split_whitespace());
    let (from, to) = tokens
        .clone()
        .flat_map(|from| (from + 1..=tokens.end).map(move |to| (from, to)))
        .find(|&(from, to)| same(text(from, to)))?;
    let mut name = String::new();
    for token in from..to {
        name.push_str(&word(
            doc,
            token,
            stage.form(token),
            actor.kind,
            mention.form,
        )?);
        if doc.token(token).space_after && token + 1 < to {
            name.push(' ');
        }
    }
    Some(name)
}

fn is_body(kind: ActorKind) -> bool {
    !matches!(
        kind,
        ActorKind::Person | ActorKind::Group | ActorKind::People
    )
}

/// A word in its usual case; none if that is uncertain.
fn word(
    doc: &Annotated,
    token: TokenId,
    printed: &str,
    kind: ActorKind,
    form: MentionForm,
) -> Option<String> {
    let data = doc.token(token);
    let lemma = doc.lemma(token);
    let is_body = is_body(kind);
    if matches!(printed, "JR." | "JR" | "SR." | "SR") {
        return capitalized(printed);
    }
    match data.pos {
        // The table of capitals took a first name for a word; *de* and *la* stay small.
        Pos::PROPN
            if kind == ActorKind::Person
                && data.entity == EntityLabel::PERSON
                && !matches!(
                    lemma,
                    "de" | "del"
                        | "la"
                        | "las"
                        | "los"
                        | "el"
                        | "y"
                        | "e"
                        | "van"
                        | "von"
                        | "bin"
                        | "da"
                        | "dos"
                        | "das"
                        | "di"
                )
                && lemma == printed.to_lowercase() =>
        {
            capitalized(printed)
        }
        // The lemma of a name is the name as the parser saw it, acronyms in capitals.
        Pos::PROPN if lemma.eq_ignore_ascii_case(printed) => {
            let may_be_acronym = lemma != printed && printed.chars().count() < 5;
            (!is_body || !may_be_acronym).then(|| lemma.to_string())
        }
        // "A. Ode", "Ana Gaviria": the tagger may mistake a part of a name.
        _ if printed
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            == 1
            && printed.ends_with('.') =>
        {
            Some(printed.to_string())
        }
        Pos::NOUN | Pos::ADJ | Pos::VERB
            if kind == ActorKind::Person
                && (data.entity == EntityLabel::PERSON || form == MentionForm::Name) =>
        {
            capitalized(printed)
        }
        Pos::PUNCT => Some(printed.to_string()),
        Pos::ADP | Pos::DET | Pos::CCONJ | Pos::PART => Some(printed.to_lowercase()),
        _ if is_body => None,
        _ if data.entity == EntityLabel::NORP => capitalized(printed),
        Pos::NOUN | Pos::ADJ | Pos::VERB | Pos::NUM => Some(printed.to_lowercase()),
        _ => None,
    }
}

/// A word with a large first letter: *PERU* → *Peru*.
pub(in crate::actors) fn capitalized(printed: &str) -> Option<String> {
    let mut letters = printed.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    Some(first + &letters.as_str().to_lowercase())
}
