//! Words that mean another state from some day on.
//!
//! > KINSHASA, 3 May 2022 - **Congo** accused its neighbour: not the Congo of Brazzaville, which it meant
//! > while the other one was Zaire.
//!
//! The words are in `later.tsv` of the lexicon. Leaves alone: texts with a word that keeps the
//! earlier meaning, such as Brazzaville, or without one that the new meaning needs, such as EU beside
//! Brussels.

use chancery_text::{Annotated, Dep, TokenId};

use crate::actors::stage::Stage;
use crate::places::WHERE;

impl Stage<'_> {
    /// Gives such words their later meaning in texts published since.
    pub(in crate::actors) fn rename_later(&mut self) {
        let Some(published) = self.article.published else {
            return;
        };
        for later in &self.lexicon.later {
            let Some(node) = self.lexicon.phrases.find(&later.means) else {
                continue;
            };
            let has = |words: &[String]| {
                (0..self.doc.tokens.len() as u32).any(|at| {
                    let word = self.doc.lower(at);
                    words.iter().any(|other| other == word)
                })
            };
            let is_given = later.beside.is_empty() || has(&later.beside);
            if published < later.since || has(&later.unless) || !is_given {
                continue;
            }
            for at in 0..self.hits.len() {
                let hit = self.hits[at];
                let is_word = hit.end == hit.start + 1 && self.doc.lower(hit.start) == later.word;
                // A town that stands for a body is no place: *in **Brussels***, *the **Brussels** airport*.
                let is_place = || !later.beside.is_empty() && is_place(self.doc, hit.start);
                if is_word && !is_place() {
                    self.hits[at].node = node;
                }
            }
        }
    }
}

/// Whether a town is where something is.
fn is_place(doc: &Annotated, town: TokenId) -> bool {
    let token = doc.token(town);
    match token.dep {
        Dep::pobj => {
            let link = doc.lower(token.head);
            WHERE.contains(&link) || link == "from"
        }
        Dep::compound | Dep::nmod => true,
        _ => false,
    }
}
