//! The borders of a content as the guidelines draw them.
// An extent is a list of ranges, often of one.
#![allow(clippy::single_range_in_vec_init)]

use chancery_record::CueClass;
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::beyond;
use super::candidate::{Candidate, Rule};
use super::extent::{Base, Widened, variants};
use super::features::{frame, part};
use super::page::Page;
use super::read::Found;
use crate::grammar;

/// Draws the content as the guidelines do: who is asked or accused is no part of it, and a clause
/// is whole, with its adjuncts.
///
/// > The union urged the minister **to resign**.
pub fn redraw(page: &Page<'_>, one: &mut Found) {
    let candidate = one.candidate;
    let (base, widened) = one.shape;
    let wanted = match (candidate.rule, base) {
        (Rule::Preposition, _) => {
            let class = page
                .entry(candidate.cue)
                .map(|entry| entry.class(part(page, candidate.cue), frame(page, &candidate)));
            let with_object = page.lower(candidate.link) == "as" || class == Some(CueClass::Praise);
            if with_object {
                Base::Joined
            } else {
                Base::Subtree
            }
        }
        (Rule::Infinitive, Base::Joined) => Base::Subtree,
        (Rule::Clause | Rule::Infinitive | Rule::Object | Rule::Noun, Base::Cut) => Base::Subtree,
        _ => base,
    };
    if wanted != base && matches!(widened, Widened::No | Widened::Whole) {
        let whole = variants(page, &candidate)
            .into_iter()
            .find(|variant| variant.base == wanted);
        if let Some(whole) = whole {
            one.content = whole.ranges;
        }
    }
    asked_for(page, one);
    announced(page, one);
    including(page, one);
    listed(page, one);
    next_deed(page, one);
    beyond::trim(page, one);
    as_others_say(page, one);
    by_source(page, one);
    meanwhile(page, one);
    told_to(page, one);
    aside(page, one);
    closed(page, one);
    bracketed(page, one);
    glossed(page, one);
    within_semicolons(page, one);
}

/// *Announced **the sending of a delegation to attend***, with *to attend* chosen: what is announced is a thing.
fn announced(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let is_announced = one.candidate.rule == Rule::Infinitive
        && page.entry(cue).is_some_and(|entry| {
            entry.class(part(page, cue), frame(page, &one.candidate)) == CueClass::Announce
        });
    let thing = annotated
        .child(cue, Dep::dobj)
        .filter(|&thing| is_announced && thing > cue && page.pos(thing) == Pos::NOUN);
    if let (Some(thing), Some(first)) = (thing, one.content.first_mut())
        && thing < first.start
    {
        first.start = annotated.edges(thing).start.max(cue + 1);
    }
}

/// *According to Oz **[the Ood Salt Board],** prices fell*: the bracket tells who Oz is.
fn glossed(page: &Page<'_>, one: &mut Found) {
    let Some(first) = one.content.first_mut() else {
        return;
    };
    if page.lower(first.start) != "[" {
        return;
    }
    let mut rest = first.clone();
    let Some(end) = rest.find(|&token| page.lower(token) == "]") else {
        return;
    };
    if end + 2 < first.end && page.lower(end + 1) == "," {
        first.start = end + 2;
    }
}

/// *Oz left**;** Ib **reportedly** stays*: only what stands beside the word is hearsay.
fn within_semicolons(page: &Page<'_>, one: &mut Found) {
    let cue = one.candidate.cue;
    if one.candidate.rule != Rule::Modifier || page.dep(cue) != Dep::advmod {
        return;
    }
    let sentence = page.sentence(cue);
    let is_border = |&token: &TokenId| page.lower(token) == ";" && page.quotation(token) == 0;
    let start = (sentence.start..cue)
        .rev()
        .find(is_border)
        .map_or(sentence.start, |at| at + 1);
    let end = (cue..sentence.end).find(is_border).unwrap_or(sentence.end);
    let mut within: Vec<_> = (one.content.iter())
        .map(|range| range.start.max(start)..range.end.min(end))
        .collect();
    within.retain(|range| range.start < range.end);
    if !within.is_empty() {
        one.content = within;
    }
}

/// Takes in the mark that closes a quotation which the content opens: *called it “null and void**”***.
fn closed(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let number = page.quotation(last.end - 1);
    let Some(quoted) = number
        .checked_sub(1)
        .and_then(|at| page.quotes.quotations.get(at as usize))
    else {
        return;
    };
    let is_mark = last.end + 1 == quoted.tokens.end && !page.is_word(last.end);
    if is_mark && last.contains(&quoted.tokens.start) && !last.contains(&one.candidate.cue) {
        last.end += 1;
    }
}

/// Takes in the bracket that closes one which the content opens: *a wave of ten feet (three meters**)***.
fn bracketed(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let count = |mark: &str| {
        last.clone()
            .filter(|&token| page.lower(token) == mark)
            .count()
    };
    let end = page.sentence(last.end - 1).end;
    if last.end < end && page.lower(last.end) == ")" && count("(") > count(")") {
        last.end += 1;
    }
}

/// *Condemned Oz, **which invaded Ib***: the outlet tells what Oz did.
fn aside(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let anchor = one.candidate.anchor;
    if one.candidate.rule != Rule::Object || page.pos(anchor) != Pos::PROPN {
        return;
    }
    let Some(clause) = annotated.child(anchor, Dep::relcl) else {
        return;
    };
    let start = annotated.edges(clause).start;
    let comma = start.saturating_sub(1);
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let is_aside = page.lower(comma) == ","
        && matches!(page.lower(start), "which" | "who" | "whose" | "whom")
        && page.quotation(start) == 0;
    if is_aside && last.contains(&comma) && anchor < comma && last.start < comma {
        last.end = comma;
    }
}

/// *Urged the minister **to resign***, parsed as a clause or chosen as an object: the minister is
/// spoken to.
pub fn urged_to(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let candidate = one.candidate;
    let is_demand = page.entry(candidate.cue).is_some_and(|entry| {
        entry.class(part(page, candidate.cue), "infinitive") == CueClass::Demand
    });
    if !is_demand {
        return;
    }
    let (deed, asked) = match candidate.rule {
        Rule::Clause => {
            let asked = annotated.child(candidate.anchor, Dep::nsubj);
            (Some(candidate.anchor), asked)
        }
        Rule::Object => {
            let deed = annotated.child(candidate.cue, Dep::xcomp);
            (deed, Some(candidate.anchor))
        }
        _ => return,
    };
    let (Some(deed), Some(asked)) = (deed, asked) else {
        return;
    };
    let to = annotated
        .children_by(deed, Dep::aux)
        .find(|&child| page.lower(child) == "to" && child < deed);
    if let Some(to) = to.filter(|&to| asked < to)
        && let Some(first) = one.content.first_mut()
        && first.contains(&to)
        && (first.start..to)
            .all(|token| annotated.edges(asked).contains(&token) || page.pos(token) == Pos::PART)
    {
        // *Urged Peru **not** to attack*
        let not = annotated
            .children_by(deed, Dep::neg)
            .find(|&not| not + 1 == to);
        first.start = not.unwrap_or(to);
        if candidate.rule == Rule::Object {
            one.candidate = Candidate::new(Rule::Infinitive, candidate.cue, deed);
        }
    }
}

/// *Urged Peru to wait **and** praised Chile*: the link belongs to what is done next.
pub fn without_link(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let is_link = |token: TokenId| page.pos(token) == Pos::CCONJ && page.quotation(token) == 0;
    if last.end > last.start + 1 && is_link(last.end - 1) {
        last.end -= 1;
        while last.end > last.start + 1 && page.lower(last.end - 1) == "," {
            last.end -= 1;
        }
    }
}

/// *Accused Peru of **arming rebels and of shelling towns***: where the object was chosen, who is
/// accused is no part of it.
pub fn accused_of(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let is_whole = one.candidate.rule == Rule::Object && annotated.lemma(cue) == "accuse";
    let of = annotated
        .children_by(cue, Dep::prep)
        .find(|&link| page.lower(link) == "of" && link > one.candidate.anchor);
    let Some(of) = of.filter(|_| is_whole) else {
        return;
    };
    let deed = annotated
        .child(of, Dep::pcomp)
        .or_else(|| annotated.child(of, Dep::pobj));
    if let Some(deed) = deed {
        one.candidate.rule = Rule::Preposition;
        one.candidate.link = of;
        one.candidate.anchor = deed;
        one.content = vec![annotated.edges(deed).start..annotated.edges(of).end];
    }
}

/// *Told **the king** that the border would close*: who is told is no part of it.
fn told_to(page: &Page<'_>, one: &mut Found) {
    let cue = one.candidate.cue;
    let annotated = page.annotated;
    let tells = matches!(
        annotated.lemma(cue),
        "tell" | "warn" | "inform" | "remind" | "assure" | "advise" | "notify"
    );
    let Some(first) = one
        .content
        .first_mut()
        .filter(|first| tells && first.start == cue + 1)
    else {
        return;
    };
    let clause = annotated
        .children_by(cue, Dep::ccomp)
        .find(|&clause| first.contains(&clause));
    let Some(start) = clause.map(|clause| annotated.edges(clause).start) else {
        return;
    };
    let is_told = |child: &TokenId| {
        matches!(page.dep(*child), Dep::dobj | Dep::dative) && *child > cue && *child < start
    };
    if start > first.start && annotated.children(cue).iter().any(is_told) {
        first.start = start;
    }
}

/// Takes in *, including …* behind the content: a clause is whole.
fn including(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let end = page.sentence(last.end - 1).end;
    let (comma, link) = (last.end, last.end + 1);
    if link < end
        && page.lower(comma) == ","
        && page.lower(link) == "including"
        && page.quotation(comma) == page.quotation(last.end - 1)
    {
        last.end = page.annotated.edges(link).end.min(end);
    }
}

/// *called on Peru to go*: what is asked for is the content, and not whom it is asked of; *called
/// for talks on that basis*: what stands after *for*.
fn asked_for(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let candidate = one.candidate;
    let cue = candidate.cue;
    if candidate.rule != Rule::Preposition
        || !matches!(page.lower(candidate.link), "on" | "upon")
        || annotated.lemma(cue) != "call"
    {
        return;
    }
    let link = candidate.link;
    let wish = annotated
        .children(cue)
        .iter()
        .copied()
        .chain(annotated.children(candidate.anchor).iter().copied())
        .find(|&child| {
            child > link
                && matches!(
                    page.dep(child),
                    Dep::xcomp | Dep::advcl | Dep::ccomp | Dep::acl | Dep::relcl
                )
                && annotated
                    .children_by(child, Dep::aux)
                    .any(|aux| page.lower(aux) == "to")
        });
    let whole = |token: TokenId| {
        let edges = annotated.edges(token);
        let start = (edges.start..token).find(|&token| page.lower(token) == "to");
        start.unwrap_or(edges.start)..edges.end
    };
    if let Some(wish) = wish {
        one.content = vec![whole(wish)];
        return;
    }
    let before = annotated
        .children_by(cue, Dep::prep)
        .find(|&other| other < link && page.lower(other) == "for");
    if let Some(object) = before.and_then(|before| annotated.child(before, Dep::pobj)) {
        one.candidate.link = annotated.head(object).unwrap_or(link);
        one.candidate.anchor = object;
        one.content = vec![annotated.edges(object).start..annotated.edges(link).end];
    }
}

/// Takes in the rest of a list whose verbs the parser hangs at the cue: *stressed the need to calm
/// the market, **reform the police, and hold the vote***. A bare verb cannot be coordinated with a
/// cue in the past.
fn listed(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    if one.candidate.rule.is_quotation()
        || !matches!(page.tag(cue), Tag::VBD | Tag::VBZ | Tag::VBN | Tag::NN)
    {
        return;
    }
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let holds_bare = last.clone().any(|token| page.tag(token) == Tag::VB);
    for _ in 0..4 {
        let sentence = page.sentence(last.end - 1);
        let mut next = last.end;
        while next < (last.end + 2).min(sentence.end)
            && matches!(page.lower(next), "," | "and" | "or")
        {
            next += 1;
        }
        if next == last.end || next >= sentence.end || !holds_bare || cue > next {
            return;
        }
        let goes_on = page.tag(next) == Tag::VB
            && matches!(page.dep(next), Dep::conj | Dep::advcl | Dep::ccomp)
            && page.quotation(next) == page.quotation(last.end - 1)
            && !annotated.children(next).iter().any(|&child| {
                child < next && matches!(page.dep(child), Dep::nsubj | Dep::aux | Dep::mark)
            });
        if !goes_on {
            return;
        }
        let mut end = annotated.edges(next).end.min(sentence.end);
        while end > next + 1 && page.pos(end - 1) == Pos::PUNCT {
            end -= 1;
        }
        last.end = end;
    }
}

/// Leaves out what others are said to say: *denied that the army burns fields**, as the rebels
/// charged***.
fn as_others_say(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let from = last.start.max(last.end.saturating_sub(14)) + 1;
    let comma = (from..last.end.saturating_sub(2)).find(|&comma| {
        page.lower(comma) == ","
            && page.lower(comma + 1) == "as"
            && page.lower(comma + 2) != "well"
            && {
                let says = (comma + 2..last.end).find(|&token| {
                    page.pos(token) == Pos::VERB
                        && page.entry(token).is_some_and(|entry| {
                            matches!(
                                entry.class(part(page, token), "clause"),
                                CueClass::Say
                                    | CueClass::Accuse
                                    | CueClass::Announce
                                    | CueClass::Report
                            )
                        })
                });
                says.is_some_and(|says| {
                    page.annotated.edges(says).end + 1 >= last.end
                        && page
                            .annotated
                            .children(says)
                            .iter()
                            .all(|&child| !matches!(page.dep(child), Dep::dobj | Dep::ccomp))
                        && page.quotation(says) == 0
                })
            }
    });
    if let Some(comma) = comma {
        last.end = comma;
    }
}

/// Leaves out by whom the whole is told: *criticized the army**, according to the rebels***.
fn by_source(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let content = last.clone();
    let comma = (content.start + 1..content.end.saturating_sub(1)).find(|&comma| {
        let source = comma + 1;
        page.lower(comma) == ","
            && page.lower(source) == "according"
            && page
                .annotated
                .head(source)
                .is_some_and(|above| !content.contains(&above))
            && page.annotated.edges(source).end >= content.end
    });
    if let Some(comma) = comma {
        last.end = comma;
    }
}

/// Leaves out what else goes on: *praises the pilots**, as the union warns of strikes***.
fn meanwhile(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    if one.candidate.rule != Rule::Object {
        return;
    }
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let goes_on = |&clause: &TokenId| {
        let mark = annotated.child(clause, Dep::mark);
        mark.is_some_and(|mark| matches!(page.lower(mark), "as" | "while" | "when" | "after"))
            && annotated.child(clause, Dep::nsubj).is_some()
    };
    let clause = annotated.children_by(cue, Dep::advcl).find(goes_on);
    let start = clause.map(|clause| annotated.edges(clause).start);
    if let Some(mut end) = start.filter(|&start| start > last.start && start < last.end) {
        while end > last.start + 1 && !page.is_word(end - 1) {
            end -= 1;
        }
        last.end = end;
    }
}

/// Leaves out the next thing that is done: *urged Peru to wait**, and praised the pilots***; *said
/// that it would rain**, and the queen said …*** What is coordinated with the cue stands beside its
/// content, and a verb in the past cannot be coordinated with an infinitive.
fn next_deed(page: &Page<'_>, one: &mut Found) {
    let annotated = page.annotated;
    let (cue, anchor) = (one.candidate.cue, one.candidate.anchor);
    let tense = page.tag(cue);
    let Some(last) = one.content.last_mut() else {
        return;
    };
    let tells = [Tag::VBD, Tag::VBZ, Tag::VBP, Tag::VB].contains(&tense);
    if !tells || last.start < cue || page.quotation(last.start) != 0 {
        return;
    }
    // *Said that Peru **did** not sign and attacked*: finite all the same.
    let is_finite = annotated
        .children_by(anchor, Dep::aux)
        .any(|aux| annotated.lemma(aux) == "do");
    // *Demanded that schools **reopen**, and called …*: a subjunctive.
    let subjunctive = page.tag(anchor) == Tag::VBP && tense == Tag::VBD;
    let infinitive = page.tag(anchor) == Tag::VB && !is_finite || subjunctive;
    let past = matches!(tense, Tag::VBD | Tag::VBZ);
    let next = last.clone().find(|&next| {
        let above = first_conjunct(page, next);
        page.dep(next) == Dep::conj
            && page.pos(next) == Pos::VERB
            && (page.tag(next) == tense
                || past && above == cue && grammar::is_perfect(page.annotated, next))
            && page.quotation(next) == 0
            && has_complement(page, next)
            && match annotated.child(next, Dep::nsubj) {
                Some(_) => above == cue && speaks(page, next),
                None => {
                    above == cue
                        || above == anchor && infinitive && past
                        || above == anchor
                            && page.tag(anchor) != Tag::VBN
                            && speaks(page, next)
                            && !speaks(page, anchor)
                }
            }
    });
    let Some(next) = next else {
        return;
    };
    let end = annotated.edges(next).start.max(last.start + 1).min(next);
    last.end = before_links(page, last.start, end);
}

/// Where a content ends whose next clause begins there: before *and*, commas and the like.
pub(super) fn before_links(page: &Page<'_>, start: TokenId, next: TokenId) -> TokenId {
    let links = ["and", "but", "or", "yet", "also", "thus"];
    let mut end = next;
    while end > start + 1
        && (!page.is_word(end - 1) || links.contains(&page.lower(end - 1)))
        && page.quotation(end - 1) == 0
    {
        end -= 1;
    }
    end
}

/// Whether a verb has an object, a clause or a preposition, as participles before nouns have not.
fn has_complement(page: &Page<'_>, verb: TokenId) -> bool {
    page.annotated.children(verb).iter().any(|&child| {
        child > verb
            && matches!(
                page.dep(child),
                Dep::dobj
                    | Dep::ccomp
                    | Dep::xcomp
                    | Dep::oprd
                    | Dep::prep
                    | Dep::prt
                    | Dep::dative
            )
    })
}

/// Whether a verb names an act of speech by itself.
fn speaks(page: &Page<'_>, verb: TokenId) -> bool {
    let class = page
        .entry(verb)
        .map(|entry| entry.class(part(page, verb), "clause"));
    class.is_some_and(|class| {
        !matches!(
            class,
            CueClass::Other | CueClass::Believe | CueClass::Intend | CueClass::Hope
        )
    })
}

/// The verb that a chain of coordinated verbs begins with.
pub(super) fn first_conjunct(page: &Page<'_>, verb: TokenId) -> TokenId {
    let mut first = verb;
    for _ in 0..6 {
        match page.annotated.head(first) {
            Some(head) if page.dep(first) == Dep::conj => first = head,
            _ => break,
        }
    }
    first
}
