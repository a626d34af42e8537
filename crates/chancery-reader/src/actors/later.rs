//! Words that mean another state from some day on.
//!
//! > KINSHASA, 3 May 2022 - **Congo** accused its neighbour: not the Congo of Brazzaville, which it meant
//! > while the other one was Zaire.
//!
//! The words are in `later.tsv` of the lexicon. Leaves alone: texts with a word that keeps the
//! earlier meaning, such as Brazzaville.

use super::stage::Stage;

impl Stage<'_> {
    /// Gives such words their later meaning in texts published since.
    pub(super) fn rename_later(&mut self) {
        let Some(published) = self.article.published else {
            return;
        };
        for later in &self.lexicon.later {
            let Some(node) = self.lexicon.phrases.find(&later.means) else {
                continue;
            };
            let keeps = || {
                (0..self.doc.tokens.len() as u32).any(|at| {
                    let word = self.doc.lower(at);
                    later.unless.iter().any(|unless| unless == word)
                })
            };
            if published < later.since || keeps() {
                continue;
            }
            for at in 0..self.hits.len() {
                let hit = self.hits[at];
                if hit.end == hit.start + 1 && self.doc.lower(hit.start) == later.word {
                    self.hits[at].node = node;
                }
            }
        }
    }
}
