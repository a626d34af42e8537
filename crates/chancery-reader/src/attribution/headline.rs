//! Headlines: what the body tells again is one record.

use chancery_text::{Span, TokenId};
use rustc_hash::FxHashSet;

use super::page::Page;
use super::read::Found;
use crate::actors::Cast;

/// A statement found, with other places that tell it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The statement.
    pub found: Found,
    /// Where else it is told.
    pub repeated: Vec<Span>,
}

/// Takes out the statements of the headline that the body repeats.
///
/// > Minister: taxes to rise
/// >
/// > The minister said on Monday that taxes would rise.
///
/// One record, that of the body; the headline's sentence is kept as another place that tells it.
/// The same speaker and half of the content's words make it the same.
pub fn merged(page: &Page<'_>, cast: &Cast, found: Vec<Found>) -> Vec<Told> {
    let in_title = |one: &Found| {
        page.annotated
            .in_title(page.annotated.token(one.candidate.cue).sentence as usize)
    };
    let titles: Vec<usize> = (0..found.len())
        .filter(|&at| in_title(&found[at]))
        .collect();
    let mut told: Vec<Told> = found
        .into_iter()
        .map(|found| Told {
            found,
            repeated: Vec::new(),
        })
        .collect();
    let mut dropped: Vec<Option<usize>> = vec![None; told.len()];
    for &title in titles.iter().take(8) {
        let words = lemmas(page, &told[title].found);
        let twin = (0..told.len())
            .filter(|at| !titles.contains(at))
            .filter(|&at| same_speaker(page, cast, &told[title].found, &told[at].found))
            .map(|at| (share(&words, &lemmas(page, &told[at].found)), at))
            .filter(|(share, _)| *share >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, twin)) = twin {
            let sentence = page
                .annotated
                .token(told[title].found.candidate.cue)
                .sentence;
            let span = page.annotated.sentence_span(sentence as usize);
            told[twin].repeated.push(span);
            dropped[title] = Some(twin);
        }
    }
    // What stood in a statement taken out goes with it.
    for at in 0..told.len() {
        if let Some(parent) = told[at].found.parent
            && dropped[parent].is_some()
        {
            dropped[at] = dropped[parent];
        }
    }
    let mut places = vec![None; told.len()];
    let mut next = 0;
    for (at, place) in places.iter_mut().enumerate() {
        if dropped[at].is_none() {
            *place = Some(next);
            next += 1;
        }
    }
    let mut at = 0;
    told.retain(|_| {
        at += 1;
        dropped[at - 1].is_none()
    });
    for one in &mut told {
        one.found.parent = one.found.parent.and_then(|parent| places[parent]);
    }
    told
}

fn same_speaker(page: &Page<'_>, cast: &Cast, a: &Found, b: &Found) -> bool {
    match (a.speaker, b.speaker) {
        (Some(a), Some(b)) => {
            let (left, right) = (cast.at(a), cast.at(b));
            page.lower(a) == page.lower(b)
                || (!left.is_empty() && left.iter().any(|actor| right.contains(actor)))
        }
        (None, None) => true,
        _ => false,
    }
}

/// The lemmas of the content's nouns, verbs, adjectives and numbers.
fn lemmas(page: &Page<'_>, one: &Found) -> FxHashSet<String> {
    use chancery_text::Pos::{ADJ, NOUN, NUM, PROPN, VERB};
    let tokens = one.content.iter().flat_map(|range| range.clone());
    tokens
        .filter(|&token: &TokenId| matches!(page.pos(token), NOUN | PROPN | VERB | ADJ | NUM))
        .map(|token| page.annotated.lemma(token).to_lowercase())
        .collect()
}

/// What two sets share, as a share of the smaller one.
fn share(a: &FxHashSet<String>, b: &FxHashSet<String>) -> f32 {
    let shared = a.iter().filter(|word| b.contains(*word)).count();
    shared as f32 / a.len().min(b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use crate::attribution::check::statements;

    #[test]
    fn what_the_body_repeats_is_one_record() {
        let (text, found) = statements(
            "# Minister says taxes will rise in spring // The minister said on Monday that taxes would rise in spring.",
        );
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(!found[0].in_title);
        assert_eq!(
            found[0].repeated[0].of(&text),
            "Minister says taxes will rise in spring"
        );
    }
}
