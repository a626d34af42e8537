//! Positions that a side taken shows.
//!
//! > Peru and Chile **were firmly against** any cut in the quota.
//!
//! Whoever is, remains or comes out against a thing opposes it; whoever is in favour of it is for it,
//! and so is whoever campaigns, lobbies or marches for it.
//! Told by the outlet, by somebody unnamed or by one of their own it is their position; told by
//! somebody else it is that speaker's claim about them and shows nothing.

use chancery_record::{ActorId, Stance};
use chancery_text::{Dep, Pos, TokenId};

use crate::positions::concepts::{phrase, theme};
use crate::positions::holders::giving::{Given, give};
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage, polarity};

pub(in crate::positions) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (verb, statement) in stage.body() {
        let Some((preposition, stance)) = side(stage, verb) else {
            continue;
        };
        let side = Side {
            from: verb,
            link: preposition,
            stance,
            holders: together::subjects(stage, verb),
        };
        side.give(stage, statement, &Known::default(), &mut shown);
    }
    shown
}

/// A side that some have.
pub(super) struct Side {
    /// The word that tells of it.
    pub from: TokenId,
    /// The word that leads to what it is about.
    pub link: TokenId,
    pub stance: Stance,
    pub holders: Vec<ActorId>,
}

impl Side {
    /// Gives a clause to each holder for each thing that the side is about, unless a rival tells it.
    pub(super) fn give(
        &self,
        stage: &Stage<'_>,
        statement: Option<u32>,
        before: &Known,
        shown: &mut Vec<Shown>,
    ) {
        let annotated = stage.annotated;
        if self.holders.is_empty() || !is_told(stage, statement, &self.holders) {
            return;
        }
        for theme in theme::themes(stage.lexicon, annotated, self.link) {
            // "United against a common enemy": whoever that is.
            let is_foe = matches!(annotated.lemma(theme.head), "enemy" | "foe" | "rival");
            let named = phrase::naming(annotated, stage.cast, &theme).filter(|_| !is_foe);
            let Some((concept, _)) = named else {
                continue;
            };
            let given = Given {
                concept,
                stance: polarity::turn(self.stance, theme.turned),
                from: self.from,
                head: theme.head,
                statement,
                rule: "sides",
                confidence: 0.45,
            };
            give(stage, &given, &self.holders, before, shown);
        }
    }
}

/// The preposition of *is against*, *is in favour of*, and which side it names.
fn side(stage: &Stage<'_>, verb: TokenId) -> Option<(TokenId, Stance)> {
    let annotated = stage.annotated;
    // *Is **opposed to** the levy*
    let opposed = |word: TokenId| {
        let to = annotated
            .children_by(word, Dep::prep)
            .find(|&prep| annotated.lower(prep) == "to");
        to.filter(|_| {
            annotated.lower(word) == "opposed" && annotated.child(word, Dep::agent).is_none()
        })
    };
    let word = annotated.child(verb, Dep::acomp).unwrap_or(verb);
    if let Some(to) = opposed(word) {
        let negated = polarity::is_negated(annotated, verb);
        return Some((to, polarity::turn(Stance::Oppose, negated)));
    }
    let lemma = annotated.lemma(verb);
    let strives = STRIVING.contains(&lemma);
    let takes = matches!(annotated.token(verb).pos, Pos::VERB | Pos::AUX)
        && (strives
            || matches!(
                lemma,
                "be" | "remain" | "stand" | "come" | "speak" | "vote" | "argue" | "decide"
            ));
    if !takes {
        return None;
    }
    if polarity::is_undone(annotated, verb) {
        return None;
    }
    let negated = polarity::is_negated(annotated, verb);
    let (preposition, stance) =
        annotated
            .children_by(verb, Dep::prep)
            .find_map(|prep| match annotated.lower(prep) {
                // The word itself turns round what hangs on it.
                "against" => Some((prep, Stance::Support)),
                "in" => {
                    let favour = annotated.child(prep, Dep::pobj)?;
                    let link = annotated.child(favour, Dep::prep)?;
                    let word = annotated.lower(favour);
                    let stance = match annotated.lower(link) {
                        "of" if is_favour(word) || strives && word == "support" => Stance::Support,
                        // The word itself turns round what hangs on it.
                        "to" if word == "opposition" => Stance::Support,
                        "at" | "against" if strives && word == "protest" => Stance::Oppose,
                        _ => return None,
                    };
                    Some((link, stance))
                }
                "for" if strives && !is_office_sought(stage, prep) => Some((prep, Stance::Support)),
                // *Rallied **behind** the plan*
                "behind" if matches!(lemma, "rally" | "unite" | "stand") => {
                    Some((prep, Stance::Support))
                }
                _ => None,
            })?;
    Some((preposition, polarity::turn(stance, negated)))
}

/// Verbs by which one strives for a thing or against it.
const STRIVING: &[&str] = &[
    "campaign",
    "crusade",
    "demonstrate",
    "lobby",
    "march",
    "mobilize",
    "protest",
    "rally",
    "unite",
];

/// *Campaigned for **president***, *for **re-election***: for oneself.
pub(super) fn is_office_sought(stage: &Stage<'_>, link: TokenId) -> bool {
    const SOUGHT: &[&str] = &[
        "candidate",
        "election",
        "nomination",
        "office",
        "presidency",
        "reelection",
        "seat",
        "vote",
        "votes",
    ];
    let annotated = stage.annotated;
    annotated.child(link, Dep::pobj).is_none_or(|noun| {
        SOUGHT.contains(&annotated.lemma(noun))
            || annotated.lower(noun).ends_with("-election")
            || !stage.cast.at(noun).is_empty()
    })
}

/// *In **favour** of*
pub(super) fn is_favour(word: &str) -> bool {
    matches!(word, "favour" | "favor")
}

/// Whether no rival tells it.
pub(super) fn is_told(stage: &Stage<'_>, statement: Option<u32>, holders: &[ActorId]) -> bool {
    match together::speaker(stage, statement) {
        None => true,
        Some(speaker) => {
            stage.cast.actor(speaker).country.is_empty()
                || together::speaks_for(stage, speaker, holders)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::positions::sample::{said, shown};

    const WORDS: &str = "*Peru/Peru/PROPN/NNP/2/nsubj was/be/AUX/VBD/0/ROOT \
        against/against/ADP/IN/2/prep the/the/DET/DT/6/det price/price/NOUN/NN/6/compound \
        freeze/freeze/NOUN/NN/3/pobj";

    #[test]
    fn who_is_against_a_thing_opposes_it() {
        assert_eq!(
            shown(super::positions, WORDS),
            ["Peru oppose price-freeze: was against the price freeze"]
        );
    }

    #[test]
    fn not_being_against_it_turns_it_round() {
        let words = WORDS.replace(
            "freeze/freeze/NOUN/NN/3/pobj",
            "freeze/freeze/NOUN/NN/3/pobj not/not/PART/RB/2/neg",
        );
        let found = shown(super::positions, &words);
        assert!(
            found.iter().all(|one| one.starts_with("Peru support")),
            "{found:?}"
        );
    }

    #[test]
    fn a_rival_tells_no_position() {
        let words = format!(
            "{} *Chile/Chile/PROPN/NNP/8/nsubj said/say/VERB/VBD/2/parataxis",
            WORDS
        );
        assert!(said(super::positions, &words, Some("Chile"), 0..6).is_empty());
    }
}
