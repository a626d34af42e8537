//! Positions that a noun for who takes a side tells.
//!
//! > Ana Lu is **a firm supporter of the fishing treaty**. Bo Chen, **an opponent of the dam**, left.
//!
//! Leaves alone: *critics of the dam* of whom no more is said; what a rival says of others.

use chancery_record::Stance;
use chancery_text::{Dep, Pos, TokenId};

use super::sides::Side;
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage, polarity};

/// Nouns for those who are for a thing.
const FRIENDS: &[&str] = &[
    "adherent",
    "advocate",
    "backer",
    "believer",
    "champion",
    "defender",
    "promoter",
    "proponent",
    "supporter",
];

/// Nouns for those who are against it.
const FOES: &[&str] = &[
    "adversary",
    "critic",
    "detractor",
    "foe",
    "opponent",
    "skeptic",
];

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (noun, statement) in stage.body() {
        if annotated.token(noun).pos != Pos::NOUN {
            continue;
        }
        if let Some(side) = adherents(stage, noun) {
            side.give(stage, statement, before, &mut shown);
        }
    }
    shown
}

/// *A **supporter** of the dam*: for or against, the word before what it is about, and who is one.
fn adherents(stage: &Stage<'_>, noun: TokenId) -> Option<Side> {
    let annotated = stage.annotated;
    let lemma = annotated.lemma(noun);
    let stance = match (FRIENDS.contains(&lemma), FOES.contains(&lemma)) {
        (true, _) => Stance::Support,
        (_, true) => Stance::Oppose,
        _ => return None,
    };
    let link = annotated
        .children_by(noun, Dep::prep)
        .find(|&link| matches!(annotated.lower(link), "of" | "in"))?;
    let token = annotated.token(noun);
    let above = token.head;
    let mut is_turned = polarity::is_negated(annotated, noun);
    let holders = match token.dep {
        // *Is **an opponent** of the dam*
        Dep::attr => {
            let is = matches!(annotated.lemma(above), "be" | "remain" | "become");
            is_turned |= polarity::is_negated(annotated, above);
            match is && !polarity::is_undone(annotated, above) {
                true => together::subjects(stage, above),
                false => Vec::new(),
            }
        }
        // *Ana Lu, **an opponent** of the dam*
        Dep::appos => stage.cast.at(above).to_vec(),
        // *Emerged **as an opponent** of the dam*
        Dep::pobj if annotated.lower(above) == "as" => {
            let verb = annotated.token(above).head;
            match annotated.lemma(verb) {
                "emerge" | "know" | "serve" | "speak" => together::subjects(stage, verb),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    };
    Some(Side {
        from: noun,
        link,
        stance: polarity::turn(stance, is_turned),
        holders,
    })
}
