//! How far a content reaches.
//!
//! A base (the subtree, the subtree cut at a comma, the rest of the sentence …) is widened to
//! whole quotations or further, to the quotations that follow. Which of these variants is right is
//! decided by the model of extents.
// An extent is a list of ranges, often of one.
#![allow(clippy::single_range_in_vec_init)]

use std::ops::Range;

use chancery_text::{Dep, TokenId};

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Tokens of a content: ranges in order, apart from each other.
pub type Ranges = Vec<Range<TokenId>>;

/// One way to draw the borders of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Which base.
    pub base: Base,
    /// How far it was widened.
    pub widened: Widened,
    /// Its tokens.
    pub ranges: Ranges,
}

/// What a content is before quotations count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Base {
    /// The subtree of the anchor (the quotation itself).
    Subtree,
    /// The subtree up to its first comma with an adjunct behind it.
    Cut,
    /// All that follows in the cue's subtree.
    Rest,
    /// All that follows in the sentence.
    Sentence,
    /// Without the object, for *told the paper that …*; with the subject, for passives.
    Joined,
}

/// How far a content was widened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Widened {
    /// Not at all.
    No,
    /// To whole quotations.
    Whole,
    /// To the next quotation, on the other side of the cue or right behind.
    One,
    /// To all quotations that follow, up to the end of the paragraph.
    Paragraph,
    /// The next paragraphs too, as long as they are quotations.
    Next,
    /// To the quotation before the cue.
    Back,
    /// To that before and the next.
    BackOne,
    /// To that before and all that follow.
    BackParagraph,
}

/// All ways to draw the borders of a candidate's content, the plainest first.
pub fn variants(page: &Page<'_>, candidate: &Candidate) -> Vec<Variant> {
    let mut out: Vec<Variant> = Vec::new();
    let frame = cue_clause(page, candidate);
    for (base, ranges) in bases(page, candidate) {
        let ranges = inside(page, ranges, candidate.cue);
        let ranges = without(page, ranges, &frame, candidate);
        if ranges.is_empty() {
            continue;
        }
        push(
            &mut out,
            Variant {
                base,
                widened: Widened::No,
                ranges: ranges.clone(),
            },
        );
        if page.quotation(candidate.cue) != 0 {
            continue;
        }
        let whole = whole_quotations(page, &ranges, candidate);
        let back = back(page, &whole, candidate);
        push(
            &mut out,
            Variant {
                base,
                widened: Widened::Whole,
                ranges: whole.clone(),
            },
        );
        for (widened, most, into_next) in [
            (Widened::One, 1, false),
            (Widened::Paragraph, 8, false),
            (Widened::Next, 8, true),
        ] {
            let ranges = onward(page, &whole, candidate, most, into_next);
            push(
                &mut out,
                Variant {
                    base,
                    widened,
                    ranges,
                },
            );
        }
        if let Some(back) = back {
            for (widened, most) in [
                (Widened::Back, 0),
                (Widened::BackOne, 1),
                (Widened::BackParagraph, 8),
            ] {
                let ranges = onward(page, &back, candidate, most, false);
                push(
                    &mut out,
                    Variant {
                        base,
                        widened,
                        ranges,
                    },
                );
            }
        }
    }
    out
}

fn push(out: &mut Vec<Variant>, variant: Variant) {
    if !variant.ranges.is_empty() && out.iter().all(|other| other.ranges != variant.ranges) {
        out.push(variant);
    }
}

/// What a speaker quoted says of others ends with the quotation: “*I **think** we will stay*,” he
/// said. Parsers read over the mark.
fn inside(page: &Page<'_>, ranges: Ranges, cue: TokenId) -> Ranges {
    let Some(own) = page.quotation(cue).checked_sub(1) else {
        return ranges;
    };
    let own = &page.quotes.quotations[own as usize].tokens;
    let mut out = ranges;
    for range in &mut out {
        *range = range.start.max(own.start)..range.end.min(own.end);
    }
    out.retain(|range| range.start < range.end);
    out
}

/// The bases of a candidate.
fn bases(page: &Page<'_>, candidate: &Candidate) -> Vec<(Base, Ranges)> {
    let annotated = page.annotated;
    let Candidate {
        rule,
        cue,
        link,
        anchor,
    } = *candidate;
    let mut out = Vec::new();
    match rule {
        Rule::QuotationBefore | Rule::QuotationAfter => {
            let number = page.quotation(anchor) as usize;
            if let Some(quoted) = page.quotes.quotations.get(number.wrapping_sub(1)) {
                out.push((Base::Subtree, vec![quoted.tokens.clone()]));
            }
        }
        Rule::Colon => {
            let sentence = page.sentence(cue);
            let end = if anchor < sentence.end {
                sentence.end
            } else {
                page.sentence(anchor).end
            };
            out.push((Base::Sentence, vec![anchor..end]));
            out.push((Base::Rest, vec![anchor..page.paragraph_tokens(cue).end]));
        }
        Rule::According | Rule::Parenthetical => {
            let own = annotated.edges(cue);
            let edges = annotated.edges(anchor);
            out.push((Base::Subtree, minus(edges, &own)));
            let sentence = page.sentence(cue);
            out.push((Base::Sentence, minus(sentence.clone(), &own)));
            if own.start > sentence.start {
                out.push((Base::Cut, vec![sentence.start..own.start]));
            }
            if own.end < sentence.end {
                out.push((Base::Rest, vec![own.end..sentence.end]));
            }
        }
        Rule::Modifier => {
            let own = if page.dep(cue) == Dep::relcl {
                annotated.edges(cue)
            } else {
                cue..cue + 1
            };
            let edges = annotated.edges(anchor);
            out.push((Base::Subtree, minus(edges, &own)));
            let after: Ranges = vec![own.end..annotated.edges(anchor).end];
            out.push((Base::Rest, after));
            if page.dep(cue) == Dep::relcl {
                // "the bill, which he said would fail": noun and the clause under the cue.
                let mut joined = minus(annotated.edges(anchor), &own);
                for dep in [Dep::ccomp, Dep::xcomp] {
                    joined.extend(
                        annotated
                            .children_by(cue, dep)
                            .map(|child| annotated.edges(child)),
                    );
                }
                out.push((Base::Joined, joined));
            }
        }
        Rule::Passive => {
            let mut joined: Ranges = vec![annotated.edges(anchor)];
            out.push((Base::Subtree, joined.clone()));
            for &child in annotated.children(cue) {
                let joins = matches!(
                    page.dep(child),
                    Dep::xcomp | Dep::oprd | Dep::ccomp | Dep::acomp | Dep::attr
                ) || (page.dep(child) == Dep::prep && page.lower(child) == "as");
                if joins {
                    joined.push(annotated.edges(child));
                }
            }
            out.push((Base::Joined, joined.clone()));
            for &child in annotated.children(cue) {
                if child > cue && matches!(page.dep(child), Dep::prep | Dep::advcl | Dep::dobj) {
                    joined.push(annotated.edges(child));
                }
            }
            out.push((Base::Rest, joined));
        }
        _ => {
            let edges = annotated.edges(anchor);
            out.push((Base::Subtree, vec![edges.clone()]));
            if let Some(cut) = cut(page, anchor, cue) {
                out.push((Base::Cut, vec![edges.start..cut]));
            }
            if edges.start > cue {
                let right = annotated.token(cue).right_edge + 1;
                if right > edges.end {
                    out.push((Base::Rest, vec![edges.start..right]));
                }
                let start = if link > cue && rule != Rule::Preposition {
                    link + 1
                } else {
                    edges.start
                };
                out.push((Base::Sentence, vec![start..before_teller(page, cue)]));
            } else if edges.end <= cue {
                out.push((Base::Sentence, vec![page.sentence(cue).start..edges.end]));
            }
            // "called the plan a gift", "urged the minister to resign": with the object.
            if matches!(
                rule,
                Rule::Predicate | Rule::Infinitive | Rule::Preposition | Rule::Clause
            ) {
                let object = annotated.child(cue, Dep::dobj);
                if let Some(object) = object.filter(|&object| object < edges.start && object > cue)
                {
                    let start = annotated.edges(object).start;
                    out.push((Base::Joined, vec![start..edges.end]));
                }
            }
        }
    }
    out
}

/// The end of the sentence, or of what is told in it: *Peru promised loans**, the agency reported***.
fn before_teller(page: &Page<'_>, cue: TokenId) -> TokenId {
    let annotated = page.annotated;
    let mut told = cue;
    for above in annotated.ancestors(cue).take(4) {
        let teller = annotated.child(above, Dep::nsubj).filter(|_| {
            page.dep(told) == Dep::ccomp
                && above > cue
                && page.quotation(above) == 0
                && page.entry(above).is_some()
        });
        if let Some(teller) = teller.filter(|&teller| teller > cue) {
            return annotated.edges(teller).start.min(above);
        }
        told = above;
    }
    page.sentence(cue).end
}

/// The first comma inside a subtree, right of its head, that an adjunct stands behind.
fn cut(page: &Page<'_>, anchor: TokenId, cue: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    annotated
        .children(anchor)
        .iter()
        .filter(|&&child| child > anchor && (anchor > cue || child < cue))
        .find_map(|&child| {
            let start = annotated.edges(child).start;
            let adjunct = matches!(
                page.dep(child),
                Dep::advcl
                    | Dep::prep
                    | Dep::npadvmod
                    | Dep::relcl
                    | Dep::conj
                    | Dep::acl
                    | Dep::appos
                    | Dep::advmod
                    | Dep::parataxis
                    | Dep::ccomp
                    | Dep::xcomp
            );
            let comma = start.checked_sub(1).filter(|&before| before > anchor)?;
            (adjunct
                && matches!(
                    page.lower(comma),
                    "," | ";" | "--" | "—" | "-" | "–" | "and"
                ))
            .then_some(comma)
        })
}

fn minus(range: Range<TokenId>, own: &Range<TokenId>) -> Ranges {
    let mut out = Vec::new();
    if range.start < own.start {
        out.push(range.start..range.end.min(own.start));
    }
    if own.end < range.end {
        out.push(range.start.max(own.end)..range.end);
    }
    if own.end <= range.start || range.end <= own.start {
        return vec![range];
    }
    out
}

/// The words of the cue and whatever belongs to it but not to the content: subject, auxiliaries,
/// adverbs, who is spoken to.
pub fn cue_clause(page: &Page<'_>, candidate: &Candidate) -> Range<TokenId> {
    let Candidate {
        cue, anchor, rule, ..
    } = *candidate;
    let (mut start, mut end) = (cue, cue + 1);
    if matches!(rule, Rule::Colon | Rule::Modifier | Rule::Passive) {
        return start..end;
    }
    let children = page.annotated.children(cue);
    let belongs = |child: TokenId| {
        !page.annotated.governs(child, anchor)
            && match page.dep(child) {
                Dep::nsubj
                | Dep::aux
                | Dep::auxpass
                | Dep::neg
                | Dep::advmod
                | Dep::dative
                | Dep::prt
                | Dep::expl
                | Dep::nsubjpass => true,
                Dep::dobj => rule != Rule::Object && rule != Rule::Predicate,
                Dep::prep | Dep::npadvmod | Dep::agent => true,
                _ => false,
            }
    };
    for &child in children.iter().rev().filter(|&&child| child < cue) {
        let edges = page.annotated.edges(child);
        if belongs(child) && edges.end == start {
            start = edges.start;
        }
    }
    for &child in children.iter().filter(|&&child| child > cue) {
        let edges = page.annotated.edges(child);
        if belongs(child) && edges.start == end {
            end = edges.end;
        }
    }
    start..end
}

/// Takes the cue's clause out of the ranges, and the punctuation and white space at their edges.
fn without(
    page: &Page<'_>,
    ranges: Ranges,
    frame: &Range<TokenId>,
    candidate: &Candidate,
) -> Ranges {
    let mut out: Ranges = Vec::new();
    for range in ranges {
        let has_cue = range.contains(&candidate.cue);
        let pieces = if has_cue {
            minus(range, frame)
        } else {
            vec![range]
        };
        out.extend(
            pieces
                .into_iter()
                .map(|piece| trim(page, piece))
                .filter(|p| !p.is_empty()),
        );
    }
    joined(page, out)
}

/// Sorted, and joined where only punctuation lies between.
fn joined(page: &Page<'_>, mut ranges: Ranges) -> Ranges {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Ranges = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last)
                if range.start <= last.end
                    || (last.end..range.start)
                        .all(|token| page.pos(token) == chancery_text::Pos::SPACE) =>
            {
                last.end = last.end.max(range.end);
            }
            _ => out.push(range),
        }
    }
    out
}

/// Without white space, commas and stops at the edges; quotation marks stay.
fn trim(page: &Page<'_>, mut range: Range<TokenId>) -> Range<TokenId> {
    let outer = |token: TokenId| {
        page.quotation(token) == 0 && !page.is_word(token)
            || page.annotated.token(token).pos == chancery_text::Pos::SPACE
    };
    while range.start < range.end && outer(range.start) {
        range.start += 1;
    }
    while range.start < range.end && outer(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Widens ranges to the whole of each quotation they share a word with, unless the cue is in it.
fn whole_quotations(page: &Page<'_>, ranges: &Ranges, candidate: &Candidate) -> Ranges {
    let own = page.quotation(candidate.cue);
    let mut out = ranges.clone();
    for range in ranges {
        let mut last = 0;
        for token in range.clone() {
            let number = page.quotation(token);
            if number != 0 && number != last && number != own {
                out.push(page.quotes.quotations[number as usize - 1].tokens.clone());
            }
            last = number;
        }
    }
    joined(page, out)
}

/// Adds the quotation that ends right before the cue's clause.
fn back(page: &Page<'_>, ranges: &Ranges, candidate: &Candidate) -> Option<Ranges> {
    let first = ranges.first()?.start;
    if first < candidate.cue {
        return None;
    }
    let quotations = &page.quotes.quotations;
    let place = quotations.partition_point(|quoted| quoted.tokens.start < candidate.cue);
    let quoted = quotations.get(place.checked_sub(1)?)?;
    let near = candidate.cue.checked_sub(quoted.tokens.end)? < 20;
    if !near || quoted.paragraph != page.paragraph(candidate.cue) {
        return None;
    }
    let mut out = ranges.clone();
    out.push(quoted.tokens.clone());
    Some(joined(page, out))
}

/// Adds the quotations that follow, at most so many: on the other side of the cue, and behind
/// that where next to nothing stands between.
fn onward(
    page: &Page<'_>,
    ranges: &Ranges,
    candidate: &Candidate,
    most: usize,
    into_next: bool,
) -> Ranges {
    let mut out = ranges.clone();
    let Some(last) = ranges.last().map(|range| range.end.max(candidate.cue + 1)) else {
        return out;
    };
    let quotations = &page.quotes.quotations;
    let place = quotations.partition_point(|quoted| quoted.tokens.start < last);
    let mut end = last;
    let mut paragraph = page.paragraph(candidate.cue);
    for quoted in quotations.iter().skip(place).take(most) {
        if quoted.paragraph != paragraph {
            let begins = quoted.tokens.start == page.quotes.paragraphs[quoted.paragraph].start;
            let fills = quoted.tokens.end + 2 >= page.quotes.paragraphs[quoted.paragraph].end;
            if !(into_next && quoted.paragraph == paragraph + 1 && begins && fills) {
                break;
            }
            paragraph = quoted.paragraph;
        } else {
            // Between the last piece and this one there may stand the cue's clause, nothing else.
            let room = if end == last { 24 } else { 3 };
            let gap = end..quoted.tokens.start;
            if gap
                .filter(|&token| page.is_word(token))
                .take(room + 1)
                .count()
                > room
            {
                break;
            }
        }
        out.push(quoted.tokens.clone());
        end = quoted.tokens.end;
    }
    joined(page, out)
}

/// How many words the ranges hold.
pub fn n_words(page: &Page<'_>, ranges: &Ranges) -> u32 {
    let words = ranges
        .iter()
        .flat_map(|range| range.clone())
        .filter(|&token| page.counts(token));
    words.count() as u32
}
