//! What the models see of an extent and of a speaker.

use chancery_text::{Pos, TokenId};

use super::candidate::Candidate;
use super::extent::{Base, Variant, n_words};
use super::features::{
    Cue, bucket, class_hash, dep_hash, entity_hash, frame, kind, pos_hash, tag_hash,
};
use super::model::Features;
use super::page::Page;
use super::speaker::{Role, Speaker};

/// What the model of extents sees of a variant.
pub fn extent(
    page: &Page<'_>,
    cue: &Cue,
    candidate: &Candidate,
    variant: &Variant,
    out: &mut Features,
) {
    out.clear();
    let r = candidate.rule as u32;
    let (base, widened) = (variant.base as u32, variant.widened as u32);
    let v = base | widened << 4;
    let n = bucket(n_words(page, &variant.ranges));
    let class = class_hash(page, candidate.cue, frame(page, candidate));
    let (Some(first), Some(last)) = (variant.ranges.first(), variant.ranges.last()) else {
        return;
    };
    let preposition = if candidate.link == candidate.cue {
        0
    } else {
        page.lower_hash(candidate.link)
    };
    out.add(1, v, r);
    out.add3(2, v, r, class);
    out.add3(3, v, r, cue.lemma);
    out.add3(4, v, r, preposition);
    out.add3(5, n, v, r);
    out.add(6, n, r);
    let end = last.end;
    let n_tokens = page.annotated.tokens.len() as TokenId;
    let next = if end < n_tokens {
        page.lower_hash(end)
    } else {
        0
    };
    let next_word = if end + 1 < n_tokens {
        page.lower_hash(end + 1)
    } else {
        0
    };
    let next_dep = if end + 1 < n_tokens {
        dep_hash(page.dep(end + 1))
    } else {
        0
    };
    let final_word = page.lower_hash(end - 1);
    let sentence_ends = end >= page.sentence(end - 1).end
        || (end + 1 >= page.sentence(end - 1).end && !page.is_word(end));
    out.add(7, next, r);
    out.add(8, next, v);
    out.add3(9, next, next_word, 0);
    out.add3(10, next_word, v, r);
    out.add3(11, next_dep, next, v);
    out.add(12, final_word, v);
    out.add3(13, u32::from(sentence_ends), v, r);
    out.add3(14, u32::from(sentence_ends), r, class);
    let start = first.start;
    out.add3(15, page.lower_hash(start), v, r);
    let before = start
        .checked_sub(1)
        .map_or(0, |before| page.lower_hash(before));
    out.add3(16, before, page.lower_hash(start), r);
    out.add3(17, u32::from(start == page.sentence(start).start), v, r);
    // Quotation marks: cut through one, ended with one, how much lies inside.
    let (mut quoted, mut words) = (0u32, 0u32);
    for token in variant
        .ranges
        .iter()
        .flat_map(|range| range.clone())
        .filter(|&t| page.counts(t))
    {
        words += 1;
        quoted += u32::from(page.quotation(token) != 0);
    }
    let share = if words == 0 {
        0
    } else {
        (quoted * 4).div_ceil(words)
    };
    let cut = |token: TokenId, other: Option<TokenId>| {
        let number = page.quotation(token);
        number != 0
            && other.is_some_and(|other| other < n_tokens && page.quotation(other) == number)
    };
    let cut_end = u32::from(cut(end - 1, Some(end)));
    let cut_start = u32::from(cut(start, start.checked_sub(1)));
    let cue_inside = u32::from(page.quotation(candidate.cue) != 0);
    out.add3(18, share, v, r);
    out.add3(19, cut_end | cut_start << 1 | cue_inside << 2, widened, r);
    out.add3(20, cut_end | cut_start << 1 | cue_inside << 2, share, base);
    out.add3(21, variant.ranges.len() as u32, v, r);
    out.add3(22, share, widened, class);
    // What the widening added: what stands before each new piece, and whether a cue of its own
    // stands before or behind.
    let mut before_cue = false;
    for pair in variant.ranges.windows(2) {
        let gap = pair[0].end..pair[1].start;
        let holds_cue = gap.contains(&candidate.cue);
        before_cue |= holds_cue;
        let (mut words, mut stops, mut own_cue) = (0u32, 0u32, 0u32);
        for token in gap.take(30) {
            words += u32::from(page.counts(token));
            stops += u32::from(matches!(page.lower(token), "." | "?" | "!"));
            if token != candidate.cue && matches!(page.pos(token), Pos::VERB | Pos::AUX) {
                own_cue = own_cue.max(class_hash(page, token, "quotation"));
            }
        }
        let starts = u32::from(page.sentence(pair[1].start).start + 1 >= pair[1].start);
        let is_quotation = u32::from(page.quotation(pair[1].start) != 0);
        let shape = u32::from(holds_cue) | stops.min(1) << 1 | starts << 2 | is_quotation << 3;
        out.add3(23, shape, own_cue, r);
        out.add3(24, shape, bucket(words), r);
        out.add3(29, shape, own_cue, widened);
        out.add3(30, shape, bucket(page.length(&pair[1])), r);
    }
    let after = (end..(end + 12).min(n_tokens))
        .take_while(|&token| page.quotation(token) == 0)
        .find(|&token| page.pos(token) == Pos::VERB && token != candidate.cue);
    let same = after.is_some_and(|token| page.sentence(token).start < end);
    let own_cue = after.map_or(0, |token| {
        class_hash(page, token, "quotation") * 2 + u32::from(same)
    });
    out.add3(31, own_cue, widened, r);
    let paragraph_end = end + 1 >= page.paragraph_tokens(end - 1).end;
    out.add3(
        32,
        u32::from(paragraph_end) | u32::from(before_cue) << 1,
        widened,
        own_cue,
    );
    // What was left: a quotation that follows at once and was not taken.
    let left = (end..(end + 4).min(n_tokens)).find(|&token| page.quotation(token) != 0);
    let left = left.map_or(0, |token| {
        1 + u32::from(page.paragraph(token) == page.paragraph(end - 1))
    });
    out.add3(33, left, share, r);
    out.add3(34, left, widened, own_cue);
    if variant.base == Base::Cut || variant.base == Base::Rest {
        let dep = if end + 1 < n_tokens {
            dep_hash(page.dep(end + 1))
        } else {
            0
        };
        out.add3(25, dep, base, class);
    }
    let head_dep = dep_hash(page.dep(candidate.cue));
    out.add3(26, head_dep, v, r);
    let contains_cue = start < candidate.cue && candidate.cue < end;
    out.add3(27, u32::from(contains_cue), v, r);
}

/// What the model of speakers sees.
pub fn speaker(
    page: &Page<'_>,
    cue: &Cue,
    candidate: &Candidate,
    speaker: &Speaker,
    place: usize,
    out: &mut Features,
) {
    out.clear();
    let r = candidate.rule as u32;
    let class = class_hash(page, candidate.cue, frame(page, candidate));
    let role = speaker.role as u32;
    let Some(head) = speaker.head else {
        let pos = pos_hash(page.pos(candidate.cue));
        out.add(1, r, pos);
        out.add(2, cue.lemma, r);
        out.add3(3, class, r, pos);
        out.add3(4, cue.passive, r, class);
        out.add3(5, cue.subject_kind, r, pos);
        out.add3(
            6,
            tag_hash(page.tag(candidate.cue)),
            dep_hash(page.dep(candidate.cue)),
            r,
        );
        out.add(7, cue.lemma, dep_hash(page.dep(candidate.cue)));
        return;
    };
    let it = page.annotated.token(head);
    let kind = kind(page, head);
    let pos = pos_hash(page.pos(candidate.cue));
    out.add(11, speaker.path, r);
    out.add3(12, speaker.path, class, r);
    out.add3(13, speaker.path, cue.lemma, 0);
    out.add3(14, role, speaker.climbed, r);
    out.add3(15, role, speaker.climbed, pos);
    out.add3(16, kind, role, r);
    out.add3(17, kind, role, class);
    out.add3(18, pos_hash(it.pos), role, speaker.climbed);
    out.add3(19, page.lemma_hash(head), role, 0);
    out.add3(20, page.lemma_hash(head), 0, 0);
    out.add3(21, entity_hash(it.entity), role, speaker.climbed);
    let distance = page.distance(head, candidate.cue);
    out.add3(22, bucket(distance), u32::from(head < candidate.cue), role);
    out.add3(
        23,
        u32::from(page.quotation(head) == page.quotation(candidate.cue)),
        role,
        r,
    );
    out.add3(24, place.min(6) as u32, role, r);
    out.add3(25, cue.passive, role, speaker.climbed);
    out.add3(26, cue.passive, speaker.path, class);
    out.add3(27, cue.subject_kind, role, speaker.climbed);
    out.add3(
        28,
        speaker.path,
        dep_hash(page.dep(candidate.cue)),
        tag_hash(page.tag(candidate.cue)),
    );
    let lead = page.lower_hash(page.annotated.edges(head).start);
    out.add3(29, lead, role, speaker.climbed);
    let has_own = u32::from(cue.subject.is_some());
    out.add3(30, has_own, speaker.path, pos);
    if speaker.role == Role::Object {
        out.add3(31, cue.lemma, speaker.path, kind);
    }
}
