//! What speaks for a name being that of a person, a body, a place.
//!
//! > **Vega**, who left; the mayor, **Vega**; **Vega** Corp.; the **Vega** Times
//!
//! Titles, given names, appositions, relative clauses, last words and the recognizer's label are
//! added up over all places where the name stands.

use chancery_lexicon::actors::RoleKind;
use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, EntityLabel, TokenId};

use crate::actors::stage::Stage;

/// What speaks for a person, a body, a place, a people.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Evidence {
    pub person: u32,
    pub body: u32,
    pub place: u32,
    pub people: u32,
    pub outlet: u32,
}

impl Evidence {
    pub fn add(&mut self, other: Evidence) {
        self.person += other.person;
        self.body += other.body;
        self.place += other.place;
        self.people += other.people;
        self.outlet += other.outlet;
    }

    pub fn is_person(self) -> bool {
        self.person > 0 && self.person >= self.body.max(self.place).max(self.people)
    }

    pub fn any(self) -> bool {
        self.person + self.body + self.place + self.people > 0
    }

    pub fn is_body(self) -> bool {
        self.body > self.person
    }
}

/// The noun for a settlement that a name stands after: *the **town** of Vega*.
pub(super) fn settlement(doc: &Annotated, name: TokenId) -> Option<TokenId> {
    let of = name.checked_sub(1).filter(|&of| doc.lower(of) == "of")?;
    let noun = of.checked_sub(1)?;
    is_settlement(doc.lower(noun)).then_some(noun)
}

/// Whether a word is a noun for a settlement.
pub(crate) fn is_settlement(word: &str) -> bool {
    words::actors::SETTLEMENTS.has(word)
}

/// What a phrase tells of the kind of its name.
pub(super) fn evidence(stage: &Stage<'_>, at: usize) -> Evidence {
    let phrase = &stage.phrases[at];
    let Some((start, end)) = phrase.name else {
        return Evidence::default();
    };
    let doc = stage.doc;
    let mut out = Evidence::default();
    if phrase.gender.is_some() || phrase.role.is_some_and(|(role, _)| stage.is_personal(role)) {
        out.person += 3;
    }
    let label = (start..end)
        .map(|token| doc.token(token))
        .filter(|token| token.entity != EntityLabel::None);
    for token in label.take(1) {
        match token.entity {
            EntityLabel::PERSON | EntityLabel::PER => out.person += 2,
            EntityLabel::ORG => out.body += 2,
            EntityLabel::GPE | EntityLabel::LOC | EntityLabel::FAC => out.place += 2,
            EntityLabel::NORP => out.people += 2,
            _ => {}
        }
    }
    let facts = |token: TokenId| {
        let word = stage.lexicon.phrases.word(doc.lower(token));
        word.map(|word| stage.lexicon.phrases.facts(word))
            .unwrap_or_default()
    };
    if facts(start).given && end - start > 1 {
        out.person += 3;
        if start > phrase.start && stage.hit_of[start as usize - 1] != 0 {
            // "Coordinator for North Oz Ana Lu", which a recognizer takes for one body.
            out.person += 12;
        }
    }
    // "Kim Sung-han": a surname, and a given name of two syllables.
    let hyphened =
        end - start == 4 && stage.form(end - 2) == "-" && !doc.token(end - 2).space_after;
    if hyphened && doc.token(start).space_after && (3..=6).contains(&stage.form(end - 3).len()) {
        out.person += 2;
    }
    // "the newspaper Vega"
    let before = start
        .checked_sub(1)
        .filter(|&before| before >= phrase.start);
    if let Some((role, _)) = before.and_then(|before| stage.role_at(before))
        && stage.role(role).kind == RoleKind::Outlet
    {
        out.body += 3;
        out.outlet += 3;
    }
    for token in start..end {
        let Some((role, _)) = stage.role_at(token) else {
            continue;
        };
        match stage.role(role).kind {
            RoleKind::Organization | RoleKind::Igo | RoleKind::Group => out.body += 3,
            RoleKind::Outlet => {
                out.body += 3;
                out.outlet += 3;
            }
            _ => {}
        }
    }
    if words::actors::COMPANIES.has(doc.lower(end - 1)) {
        out.body += 4;
    }
    if words::actors::PAPERS.has(doc.lower(end - 1)) && end - start > 1 {
        out.body += 3;
        out.outlet += 3;
    }
    // "the town of Vega", "Vega province"
    let beside = (end < doc.tokens.len() as TokenId).then_some(end);
    if settlement(doc, start).is_some() {
        out.place += 8;
    } else if beside.is_some_and(|noun| is_settlement(doc.lower(noun))) {
        out.place += 3;
    }
    // "Vega, who left": a person.
    for &child in doc.children(phrase.head) {
        if doc.token(child).dep == Dep::relcl
            && (doc.token(child).left_edge..child).any(|token| doc.lower(token) == "who")
        {
            out.person += 2;
        }
        if doc.token(child).dep == Dep::appos
            && let Some(other) = stage.phrase(child)
            && let Some((role, _)) = other.role
            && other.name.is_none()
        {
            match stage.role(role).kind {
                RoleKind::Office | RoleKind::Person => out.person += 3,
                RoleKind::Organization | RoleKind::Group => out.body += 2,
                RoleKind::Outlet => {
                    out.body += 2;
                    out.outlet += 2;
                }
                _ => {}
            }
        }
    }
    if doc.token(phrase.head).dep == Dep::appos
        && let Some(other) = stage.phrase(doc.token(phrase.head).head)
        && other.name.is_none()
        && let Some((role, _)) = other.role
        && stage.is_personal(role)
    {
        out.person += 3;
    }
    out
}
