//! What all that reads events looks at: an article with its parse, its cast, its statements, times
//! and places.

use chancery_lexicon::Lexicon;
use chancery_record::{EventType, Statement, Status};
use chancery_text::{Annotated, Article, Dep, TokenId};

use crate::actors::Cast;
use crate::{genre, places, when};

/// Everything that reading events looks at.
pub(super) struct Page<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) article: &'a Article,
    pub(super) annotated: &'a Annotated,
    pub(super) cast: &'a Cast,
    pub(super) statements: &'a [Statement],
    pub(super) inner: Vec<Option<u32>>,
    /// For each token the statement whose cue it is part of.
    pub(super) cues: Vec<Option<u32>>,
    /// What kind of text it is.
    pub(super) genre: &'static str,
    /// The acts of the text: their words, types, and how far they happened by the rules.
    pub(super) acts: Vec<Noted>,
    pub(super) times: Vec<when::TimeExpression>,
    pub(super) places: Vec<places::PlaceMention>,
}

/// An act of the text as the rules see it.
pub(super) struct Noted {
    /// The word that carries it.
    pub head: TokenId,
    /// Its type.
    pub kind: EventType,
    /// How far it happened.
    pub status: Status,
    /// How its date, if one is told, lies to that of the article.
    pub when: Option<&'static str>,
}

impl<'a> Page<'a> {
    pub(super) fn of(
        lexicon: &'a Lexicon,
        article: &'a Article,
        annotated: &'a Annotated,
        cast: &'a Cast,
        statements: &'a [Statement],
    ) -> Page<'a> {
        let mut cues = vec![None; annotated.tokens.len()];
        for (number, statement) in statements.iter().enumerate() {
            for &span in &statement.cue {
                for token in annotated.tokens_in(span) {
                    cues[token as usize] = Some(number as u32);
                }
            }
        }
        Page {
            lexicon,
            article,
            annotated,
            cast,
            statements,
            inner: innermost(annotated, statements),
            cues,
            genre: genre::of(article),
            acts: Vec::new(),
            times: when::resolve(annotated, article),
            places: places::resolve(lexicon, article, annotated),
        }
    }

    /// The expressions of time whose heads stand in a stretch.
    pub(super) fn times_in(&self, tokens: std::ops::Range<TokenId>) -> &[when::TimeExpression] {
        let place = |end: TokenId| self.times.partition_point(|time| time.head < end);
        &self.times[place(tokens.start)..place(tokens.end)]
    }
}

/// For each token the innermost statement in whose content it stands.
fn innermost(annotated: &Annotated, statements: &[Statement]) -> Vec<Option<u32>> {
    let mut inner = vec![None; annotated.tokens.len()];
    // Parents come before their children, so a later statement overwrites.
    for (number, statement) in statements.iter().enumerate() {
        for &span in &statement.content {
            for token in annotated.tokens_in(span) {
                inner[token as usize] = Some(number as u32);
            }
        }
    }
    // What hangs under the cue as its clause is told by the speaker as well, even where it was not
    // taken into the content: *said that the town was shelled **as the army left***.
    for (number, statement) in statements.iter().enumerate() {
        let cues = statement.cue.iter();
        for cue in cues.flat_map(|&span| annotated.tokens_in(span)) {
            let after = annotated.children_by(cue, Dep::ccomp);
            for clause in after.filter(|&clause| annotated.edges(clause).start > cue) {
                for token in annotated.edges(clause) {
                    inner[token as usize].get_or_insert(number as u32);
                }
            }
        }
    }
    inner
}
