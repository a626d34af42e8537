//! Words that mean another state from some day on.
//!
//! > KINSHASA, 3 May 2022 - **Congo** accused its neighbour: not the Congo of Brazzaville, which it meant
//! > while the other one was Zaire.
//!
//! > A lawmaker from Atlanta asked the **Georgia** ethics commission: the state of the United States.
//!
//! The words are in `later.tsv` of the lexicon. Leaves alone: texts with a word that keeps the
//! earlier meaning, such as Brazzaville, or Tbilisi.

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
            let has_one_of = |words: &[String]| {
                let mut all = 0..self.doc.tokens.len() as u32;
                all.any(|at| words.iter().any(|word| word == self.doc.lower(at)))
            };
            let keeps = || has_one_of(&later.unless);
            let fits = || later.beside.is_empty() || has_one_of(&later.beside);
            if published < later.since || keeps() || !fits() {
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
