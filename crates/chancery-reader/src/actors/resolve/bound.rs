//! Whom a word cannot mean: those whom its own clause names.
//!
//! > **The minister** criticized Ode. · **He** praised Lu's plan. · Ode spoke with **the president**.
//!
//! Who does something to somebody is somebody else, unless the text says *himself*.

use chancery_record::ActorId;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::Reader;

impl Reader<'_, '_> {
    /// Whether an actor is named at another place of the clause of a pronoun or noun.
    pub(super) fn is_beside(&self, token: TokenId, actor: ActorId) -> bool {
        let doc = self.stage.doc;
        let data = doc.token(token);
        match data.dep {
            Dep::nsubj => {
                let is_pronoun = data.pos == Pos::PRON;
                let edges = doc.edges(data.head);
                let phrases = &self.stage.phrases;
                let first = phrases.partition_point(|other| other.head < edges.start);
                let last = phrases.partition_point(|other| other.head < edges.end);
                (first..last).any(|at| {
                    let other = phrases[at].head;
                    // *The commissioner, **Ode** has written*: one subject in two pieces.
                    let is_subject = doc.token(other).head == data.head
                        && matches!(doc.token(other).dep, Dep::nsubj | Dep::nsubjpass);
                    other > token
                        && !is_subject
                        && self.stage.named[at] == Some(actor)
                        && !doc.governs(token, other)
                        && is_beneath(doc, data.head, other, is_pronoun)
                })
            }
            Dep::dobj | Dep::dative => self.is_done_by(token, actor),
            Dep::pobj if !matches!(doc.lower(data.head), "as" | "like") => {
                self.is_done_by(token, actor)
            }
            _ => false,
        }
    }

    /// Whether an actor is the subject of what is done to a noun.
    fn is_done_by(&self, token: TokenId, actor: ActorId) -> bool {
        let doc = self.stage.doc;
        for verb in doc.ancestors(token).filter(|&above| is_verb(doc, above)) {
            let subject = [Dep::nsubj, Dep::nsubjpass]
                .into_iter()
                .find_map(|dep| doc.child(verb, dep));
            if let Some(subject) = subject {
                // *The secretary of **commerce** Ode*: one phrase.
                if doc.governs(subject, token) {
                    return false;
                }
                return self.stage.named_at(subject) == Some(actor);
            }
            let goes_on = matches!(
                doc.token(verb).dep,
                Dep::xcomp | Dep::advcl | Dep::pcomp | Dep::conj
            );
            if !goes_on {
                return false;
            }
        }
        false
    }
}

fn is_verb(doc: &Annotated, token: TokenId) -> bool {
    matches!(doc.token(token).pos, Pos::VERB | Pos::AUX)
}

/// Whether a name stands in the clause of a verb; for a pronoun in a clause under it as well: *he said
/// that **Lu** left*.
fn is_beneath(doc: &Annotated, verb: TokenId, name: TokenId, is_deep: bool) -> bool {
    for above in doc.ancestors(name) {
        if above == verb {
            return true;
        }
        let has_subject = || {
            doc.child(above, Dep::nsubj)
                .or_else(|| doc.child(above, Dep::nsubjpass))
                .is_some()
        };
        let is_another = match doc.token(above).dep {
            Dep::parataxis => true,
            Dep::conj => is_verb(doc, above) && has_subject(),
            _ => !is_deep && is_verb(doc, above) && has_subject(),
        };
        if is_another {
            return false;
        }
    }
    false
}
