//! Who the speaker is: subjects, also shared and controlled ones, by-phrases, possessors.

use std::ops::Range;

use chancery_text::{Dep, Pos, TokenId};

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Somebody who may be the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The head of the phrase; none for *nobody is named*.
    pub head: Option<TokenId>,
    /// How the phrase is reached from the cue, as a hash of the relations on the way.
    pub path: u32,
    /// How many steps up the tree.
    pub climbed: u32,
    /// The relation of the last step.
    pub role: Role,
}

/// What the phrase is to the verb it hangs at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// Nobody is named.
    Nobody,
    /// Subject of an active verb.
    Subject,
    /// Subject of a passive verb.
    PassiveSubject,
    /// After *by*.
    Agent,
    /// *Peru's* offer.
    Possessor,
    /// Object of a preposition.
    Object,
    /// The noun that the cue modifies.
    Head,
    /// An adjective or noun before a noun cue.
    Modifier,
    /// What stands before a colon.
    Label,
}

/// All who may be the speaker, nobody first.
pub fn speakers(page: &Page<'_>, candidate: &Candidate) -> Vec<Speaker> {
    let mut out = vec![Speaker {
        head: None,
        path: 0,
        climbed: 0,
        role: Role::Nobody,
    }];
    let annotated = page.annotated;
    if candidate.rule == Rule::Colon {
        label(page, candidate, &mut out);
    }
    // ***Oz's** alleged failure*: Oz failed, others allege it.
    let is_hearsay = matches!(
        page.lower(candidate.cue),
        "alleged" | "purported" | "reported" | "so-called" | "supposed" | "suspected"
    ) && page.dep(candidate.cue) == Dep::amod;
    let mut at = candidate.cue;
    let mut path = 7u32;
    for climbed in 0..5 {
        let quoted = climbed > 0 && quotes_somebody(page, at, candidate.cue);
        for &child in annotated.children(at) {
            if child == candidate.anchor && candidate.rule != Rule::Parenthetical {
                continue;
            }
            let dep = page.dep(child);
            if is_hearsay && climbed == 1 && dep == Dep::poss {
                continue;
            }
            if quoted && !matches!(dep, Dep::dobj | Dep::nsubjpass) {
                continue;
            }
            let role = match dep {
                Dep::nsubj | Dep::csubj => Role::Subject,
                Dep::nsubjpass => Role::PassiveSubject,
                Dep::poss => Role::Possessor,
                Dep::dobj | Dep::dative if climbed > 0 || candidate.rule != Rule::Object => {
                    Role::Object
                }
                Dep::compound | Dep::amod | Dep::nmod
                    if climbed == 0 && page.pos(at) == Pos::NOUN =>
                {
                    Role::Modifier
                }
                Dep::agent | Dep::prep if climbed < 3 => {
                    let role = if dep == Dep::agent {
                        Role::Agent
                    } else {
                        Role::Object
                    };
                    let preposition = page.lower_hash(child);
                    for object in annotated.children_by(child, Dep::pobj) {
                        if object != candidate.anchor {
                            let path = step(path, dep, preposition);
                            push(
                                &mut out,
                                Speaker {
                                    head: Some(object),
                                    path,
                                    climbed,
                                    role,
                                },
                            );
                        }
                    }
                    continue;
                }
                Dep::npadvmod | Dep::unclassified | Dep::attr | Dep::intj if climbed == 0 => {
                    Role::Object
                }
                _ => continue,
            };
            push(
                &mut out,
                Speaker {
                    head: Some(child),
                    path: step(path, dep, 0),
                    climbed,
                    role,
                },
            );
        }
        let Some(head) = annotated.head(at) else {
            break;
        };
        if quoted {
            break;
        }
        path = step(path, page.dep(at), 1);
        at = head;
        if matches!(page.pos(at), Pos::NOUN | Pos::PROPN | Pos::PRON) {
            push(
                &mut out,
                Speaker {
                    head: Some(at),
                    path,
                    climbed: climbed + 1,
                    role: Role::Head,
                },
            );
        }
        if out.len() > 14 {
            break;
        }
    }
    out
}

/// Whether a verb quotes somebody with the cue: *quoted the miner **as saying***, where the miner
/// speaks and not who quotes.
fn quotes_somebody(page: &Page<'_>, verb: TokenId, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let tells = matches!(annotated.lemma(verb), "quote" | "cite" | "report");
    let whom = [Dep::dobj, Dep::nsubjpass]
        .into_iter()
        .any(|dep| annotated.child(verb, dep).is_some());
    let link = annotated.head(cue).filter(|&link| page.lower(link) == "as");
    tells && whom && link.is_some_and(|link| annotated.head(link) == Some(verb))
}

fn push(out: &mut Vec<Speaker>, speaker: Speaker) {
    if out.iter().all(|other| other.head != speaker.head) {
        out.push(speaker);
    }
}

fn step(path: u32, dep: Dep, more: u32) -> u32 {
    let dep = super::features::dep_hash(dep);
    (path ^ dep).wrapping_mul(0x0100_0193).rotate_left(5) ^ more
}

/// The last noun before a colon.
fn label(page: &Page<'_>, candidate: &Candidate, out: &mut Vec<Speaker>) {
    let sentence = page.sentence(candidate.cue);
    let nouns = (sentence.start..candidate.cue).rev().filter(|&token| {
        matches!(page.pos(token), Pos::PROPN | Pos::NOUN | Pos::PRON)
            && !matches!(page.dep(token), Dep::compound)
    });
    for (path, token) in nouns.take(4).enumerate() {
        let path = path as u32 + 100;
        push(
            out,
            Speaker {
                head: Some(token),
                path,
                climbed: 0,
                role: Role::Label,
            },
        );
    }
}

/// The words of a speaker: determiners, modifiers and coordinated names, without what follows a
/// comma, without relative clauses and without the cue.
pub fn phrase(page: &Page<'_>, head: TokenId, candidate: &Candidate) -> Range<TokenId> {
    let annotated = page.annotated;
    let edges = annotated.edges(head);
    let (mut start, mut end) = (edges.start, edges.end);
    if start <= candidate.cue && candidate.cue < head {
        start = candidate.cue + 1;
    }
    if end > candidate.cue && candidate.cue > head {
        end = candidate.cue;
    }
    if end > candidate.anchor && candidate.anchor > head {
        end = candidate.anchor;
    }
    for &child in annotated.children(head) {
        let edges = annotated.edges(child);
        if child > head {
            let cuts = match page.dep(child) {
                Dep::relcl | Dep::advcl | Dep::parataxis | Dep::acl | Dep::ccomp | Dep::xcomp => {
                    true
                }
                Dep::appos => edges.start > 0 && page.lower(edges.start - 1) == ",",
                Dep::prep => edges.start > 0 && page.lower(edges.start - 1) == ",",
                Dep::case => page.lower(child) != "'s" && page.lower(child) != "’s",
                _ => false,
            };
            if (cuts && edges.start > head) || edges.contains(&candidate.cue) {
                end = end.min(edges.start.max(head + 1));
            }
            if page.dep(child) == Dep::case {
                end = end.min(child.max(head + 1));
            }
        } else if edges.contains(&candidate.cue) {
            start = start.max(edges.end);
        }
    }
    while end > head + 1 && !page.is_word(end - 1) && !matches!(page.lower(end - 1), ")" | "]") {
        end -= 1;
    }
    while start < head && !page.is_word(start) {
        start += 1;
    }
    start.min(head)..end.max(head + 1)
}
