//! Whose turn it is to speak in a transcript.
//!
//! > MS. ORTIZ: **I** have nothing to add.
//! >
//! > Q And the talks?
//!
//! A paragraph that begins with a label in capitals and a colon, with `[LABEL]`, or with a lone
//! `Q` opens a turn, which lasts until the next. Leaves alone: a colon after other words, and
//! documents with one such paragraph.

use std::ops::Range;

use chancery_record::{Actor, ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Sentence, TokenId};

use super::Reader;
use crate::actors::author::preface::is_mark;
use crate::actors::stage::{Facts, Stage};
use chancery_lexicon::actors::{Meaning, slug};

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// Its first token, after the label.
    pub from: TokenId,
    /// The tokens that name the speaker; none where a reporter asks.
    pub label: Range<TokenId>,
    /// Who it is, once that was asked.
    pub speaker: Option<ActorId>,
}

/// The longest label.
const MOST_TOKENS: u32 = 8;

/// All turns in the order of the text; none unless there are two at least.
pub(in crate::actors) fn find(stage: &Stage<'_>) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut block = None;
    for sentence in &stage.doc.sentences {
        if block == Some(sentence.block) {
            continue;
        }
        block = Some(sentence.block);
        turns.extend(opens(stage, sentence));
    }
    if turns.len() < 2 {
        turns.clear();
    }
    turns
}

/// The turn that a paragraph opens.
fn opens(stage: &Stage<'_>, first: &Sentence) -> Option<Turn> {
    let doc = stage.doc;
    let text = |token: TokenId| doc.token(token).span.of(stage.text);
    let start = first.start;
    let turn = |from, label| {
        Some(Turn {
            from,
            label,
            speaker: None,
        })
    };
    if text(start) == "Q" && start + 1 < first.end && text(start + 1) != "'" {
        return turn(start + 1, start..start);
    }
    let last = (start + MOST_TOKENS).min(doc.tokens.len() as TokenId);
    let bracket = text(start) == "[";
    let from = if bracket { start + 1 } else { start };
    let mut from = from;
    // "[BEGIN RECORDING] [LU] I reject …"
    if bracket
        && let Some(end) = (from..last).find(|&token| text(token) == "]")
        && is_mark(doc.span(from..end).of(stage.text))
    {
        if end + 2 >= last || text(end + 1) != "[" {
            return None;
        }
        from = end + 2;
    }
    let end = (from..last).find(|&token| text(token) == if bracket { "]" } else { ":" })?;
    let label = doc.span(from..end).of(stage.text);
    if label.contains(['[', ']']) {
        return None;
    }
    let n_letters = label.chars().filter(|c| c.is_alphabetic()).count();
    let small = label.chars().any(char::is_lowercase);
    // In a text of capitals every word looks like a label.
    if n_letters < 2 || small || !bracket && stage.capitals.iter().all(|&capitals| capitals) {
        return None;
    }
    let asks = matches!(label, "Q" | "QUESTION" | "REPORTER" | "CORRESPONDENT");
    turn(end + 1, if asks { from..from } else { from..end })
}

impl Reader<'_, '_> {
    /// Who speaks for himself where a token stands; nobody outside turns.
    pub(super) fn turn_of(&mut self, token: TokenId) -> Option<ActorId> {
        let after = self.turns.partition_point(|turn| turn.from <= token);
        let at = after.checked_sub(1)?;
        if let Some(known) = self.turns[at].speaker {
            return Some(known);
        }
        let label = self.turns[at].label.clone();
        let named = label
            .clone()
            .rev()
            .find_map(|token| self.actors_at(token).first().copied())
            .or_else(|| self.by_surname(label.clone()));
        let speaker = named.unwrap_or_else(|| self.labelled(label));
        self.turns[at].speaker = Some(speaker);
        Some(speaker)
    }

    /// Whom a label calls by the surname that the text gives with a full name.
    ///
    /// > [LU] I reject the offer.
    fn by_surname(&mut self, label: Range<TokenId>) -> Option<ActorId> {
        let doc = self.stage.doc;
        let end = label.clone().find(|&token| doc.lower(token) == ",");
        let last = end.unwrap_or(label.end).checked_sub(1)?;
        if last < label.start {
            return None;
        }
        let word = doc.token(last).lower;
        match self.stage.surname(word) {
            Some(known) => known,
            None => self.office_holder(doc.str(word)),
        }
    }

    /// The one office-holder of the day with that surname.
    fn office_holder(&mut self, surname: &str) -> Option<ActorId> {
        let stage = &*self.stage;
        let node = stage.lexicon.phrases.find(surname)?;
        let mut holders = stage
            .lexicon
            .phrases
            .meanings(node)
            .iter()
            .filter_map(|meaning| {
                let Meaning::Actor { entry, .. } = *meaning else {
                    return None;
                };
                let date = stage.article.published;
                let holds = date.is_none() || stage.entry(entry).term(date).is_some();
                holds.then_some(entry)
            });
        let first = holders.next()?;
        let alone = holders.all(|other| other == first);
        alone.then(|| self.stage.add_entry(first))
    }

    /// In a government's own transcript an official whom a label names without a country is of it.
    ///
    /// > SENIOR ADMINISTRATION OFFICIAL: We have nothing to add.
    pub(super) fn place_labels(&mut self) {
        let Some(&state) = self.author.state.first() else {
            return;
        };
        let country = self.stage.actor(state).country.clone();
        for at in 0..self.turns.len() {
            let label = self.turns[at].label.clone();
            let named = label
                .rev()
                .find_map(|token| self.actors_at(token).first().copied());
            let Some(actor) = named else { continue };
            // Where only a noun names them, their country was a guess.
            let guessed = self
                .mentions
                .iter()
                .filter(|mention| mention.actors.contains(&actor))
                .all(|mention| mention.form != MentionForm::Name);
            let home = self.stage.home.clone();
            let actor = &mut self.stage.actors[actor.index()];
            let open = actor.country.is_empty() || guessed && actor.country == home;
            if open && actor.sectors.contains(&Sector::Gov) {
                let rest = actor.key.split_once(':').map_or("", |(_, rest)| rest);
                let key = format!("{country}:{rest}");
                if self.stage.by_key.contains_key(&key) {
                    continue;
                }
                actor.key = key;
                actor.country.clone_from(&country);
            }
        }
    }

    /// A speaker whom the document calls by a label alone.
    fn labelled(&mut self, label: Range<TokenId>) -> ActorId {
        let name = if label.is_empty() {
            "reporter".to_string()
        } else {
            self.stage
                .doc
                .span(label.clone())
                .of(self.stage.text)
                .to_lowercase()
        };
        let country = match self.author.state.first() {
            Some(&state) if !label.is_empty() && self.author.is_government => {
                self.stage.actor(state).country.clone()
            }
            _ => String::new(),
        };
        let sectors = match (label.is_empty(), country.is_empty()) {
            (true, _) => vec![Sector::Jrn],
            (false, false) => vec![Sector::Gov],
            (false, true) => Vec::new(),
        };
        let place = if country.is_empty() { "UNK" } else { &*country };
        let key = format!("{place}:{}", slug(&name));
        let actor = Actor {
            name,
            kind: ActorKind::Person,
            country,
            sectors,
            office: String::new(),
            key,
        };
        self.stage.add(actor, Facts::default())
    }
}
