//! What the parse alone tells, whatever the words mean: who does and who undergoes a verb ([`verbs`]),
//! whose a noun is ([`owners`]), what hangs under a preposition ([`links`]), which nouns stand for others
//! or together ([`nouns`]), what is negated ([`negation`]) and what is asked ([`questions`]).

mod links;
mod negation;
mod nouns;
mod owners;
mod questions;
mod verbs;

pub use links::{beyond, far_under, for_clause, under};
pub use negation::{is_denied, is_negated};
pub use nouns::{contents, counted_by, hyphened, hyphened_word, is_left_out, joined};
pub use owners::{is_written, own_subject, writes};
pub use questions::{is_asked, is_open_question, is_question};
pub use verbs::{
    charges, controller, controls, is_at_fault, is_imposing, is_mutual, is_passive, is_perfect,
    mediates, object, subject,
};
