//! What the models see of a candidate, of an extent and of a speaker.

use std::sync::LazyLock;

use chancery_lexicon::cues::Part;
use chancery_text::{Dep, EntityLabel, Pos, Tag, TokenId};

use super::candidate::{Candidate, Rule};
use super::extent::{Base, Variant, n_words};
use super::model::{Features, hash};
use super::page::Page;
use super::speaker::{Role, Speaker};

/// Hashes of the labels' names, so that a new label does not move the others' weights.
struct Labels {
    dep: Vec<u32>,
    pos: Vec<u32>,
    tag: Vec<u32>,
    entity: Vec<u32>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    fn table<T: Copy>(
        all: &[T],
        number: impl Fn(T) -> usize,
        name: impl Fn(T) -> &'static str,
    ) -> Vec<u32> {
        let mut out = vec![0; all.len() + 1];
        for &label in all {
            if let Some(slot) = out.get_mut(number(label)) {
                *slot = hash(name(label));
            }
        }
        out
    }
    Labels {
        dep: table(Dep::ALL, |dep| dep as usize, Dep::as_str),
        pos: table(Pos::ALL, |pos| pos as usize, Pos::as_str),
        tag: table(Tag::ALL, |tag| tag as usize, Tag::as_str),
        entity: table(
            EntityLabel::ALL,
            |label| label as usize,
            EntityLabel::as_str,
        ),
    }
});

fn at(table: &[u32], place: usize) -> u32 {
    table.get(place).copied().unwrap_or(0)
}

/// The hash of a relation's name.
pub fn dep_hash(dep: Dep) -> u32 {
    at(&LABELS.dep, dep as usize)
}

fn pos_hash(pos: Pos) -> u32 {
    at(&LABELS.pos, pos as usize)
}

fn tag_hash(tag: Tag) -> u32 {
    at(&LABELS.tag, tag as usize)
}

fn entity_hash(label: EntityLabel) -> u32 {
    at(&LABELS.entity, label as usize)
}

/// 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-24, 25-49, 50 and more.
fn bucket(n: u32) -> u32 {
    match n {
        0..=4 => n,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// The name of the frame that a candidate uses in the lexicon.
pub fn frame<'p>(page: &'p Page<'_>, candidate: &Candidate) -> &'p str {
    match candidate.rule {
        Rule::Clause | Rule::Parenthetical => "clause",
        Rule::Noun => {
            let infinitive = page.annotated.child(candidate.anchor, Dep::aux);
            let is_infinitive = page.dep(candidate.anchor) == Dep::acl
                && infinitive.is_some_and(|aux| page.lower(aux) == "to");
            if is_infinitive {
                "infinitive"
            } else {
                "clause"
            }
        }
        Rule::Infinitive => "infinitive",
        Rule::Object => "object",
        Rule::Predicate => {
            let is_adjective = page.pos(candidate.cue) == Pos::AUX;
            if is_adjective { "clause" } else { "predicate" }
        }
        Rule::Preposition | Rule::According => page.lower(candidate.link),
        Rule::Adverbial | Rule::Modifier => "clause",
        Rule::Passive => "object",
        Rule::QuotationBefore | Rule::QuotationAfter | Rule::Colon => "quotation",
    }
}

/// The part of speech of a cue, as the lexicon names it.
pub fn part(page: &Page<'_>, cue: TokenId) -> Part {
    match page.pos(cue) {
        Pos::NOUN => Part::Noun,
        Pos::ADJ => Part::Adjective,
        Pos::ADV => Part::Adverb,
        _ => Part::Verb,
    }
}

/// What is the same for all candidates of one cue.
pub struct Cue {
    /// The cue.
    pub token: TokenId,
    lemma: u32,
    part: Part,
    subject: Option<TokenId>,
    subject_kind: u32,
    passive: u32,
    auxiliaries: u32,
    particle: u32,
    object: u32,
    nest: u32,
    beside: u32,
    base: Features,
}

impl Cue {
    /// Looks at a cue.
    pub fn of(page: &Page<'_>, token: TokenId) -> Cue {
        let annotated = page.annotated;
        let (mut subject, mut passive, mut auxiliaries, mut particle, mut object) =
            (None, 0, 0u32, 0, 0);
        let mut kinds = 0u32;
        for &child in annotated.children(token) {
            match page.dep(child) {
                Dep::nsubj | Dep::expl | Dep::csubj => subject = Some(child),
                Dep::nsubjpass => (subject, passive) = (Some(child), 1),
                Dep::auxpass => passive = 1,
                Dep::aux if page.tag(child) == Tag::MD => auxiliaries |= 1,
                Dep::aux if page.lower(child) == "to" => auxiliaries |= 2,
                Dep::aux => auxiliaries |= 4,
                Dep::neg => auxiliaries |= 8,
                Dep::prt => particle = page.lower_hash(child),
                Dep::dobj => {
                    object = page.lemma_hash(child);
                    kinds |= 1;
                }
                Dep::ccomp => kinds |= 2,
                Dep::xcomp => kinds |= 4,
                Dep::dative => kinds |= 8,
                Dep::prep => kinds |= 16,
                Dep::agent => kinds |= 32,
                Dep::poss => kinds |= 64,
                Dep::det => kinds |= 128,
                _ => {}
            }
        }
        let lemma = page.cue_hash(token);
        let mut cue = Cue {
            token,
            lemma,
            part: part(page, token),
            subject,
            subject_kind: subject.map_or(1, |subject| kind(page, subject)),
            passive,
            auxiliaries,
            particle,
            object,
            nest: 0,
            beside: 0,
            base: Features::default(),
        };
        let mut base = Features::default();
        let it = annotated.token(token);
        let (dep, tag, pos) = (dep_hash(it.dep), tag_hash(it.tag), pos_hash(it.pos));
        let head = annotated.head(token);
        let head_lemma = head.map_or(0, |head| page.cue_hash(head));
        base.add(1, lemma, pos);
        base.add(2, lemma, dep);
        base.add(3, dep, tag);
        base.add(4, dep, head_lemma);
        base.add(5, lemma, tag);
        base.add(6, lemma, cue.subject_kind);
        base.add(7, tag, cue.subject_kind);
        base.add(8, auxiliaries, pos);
        base.add(9, lemma, auxiliaries | cue.passive << 5);
        base.add(10, lemma, particle);
        base.add(11, lemma, object);
        base.add(12, kinds, pos);
        base.add(13, lemma, kinds);
        base.add(
            14,
            subject.map_or(0, |subject| page.lemma_hash(subject)),
            pos,
        );
        let before = token
            .checked_sub(1)
            .map_or(0, |before| page.lower_hash(before));
        let last = annotated.tokens.len() as TokenId - 1;
        let after = if token < last {
            page.lower_hash(token + 1)
        } else {
            0
        };
        base.add(15, lemma, before);
        base.add(16, lemma, after);
        base.add(17, pos, before);
        base.add(18, pos, after);
        base.add(19, entity_hash(it.entity), pos);
        // Where it stands: headline, first paragraph, inside a quotation, under another cue.
        let paragraph = page.paragraph(token) as u32;
        let in_quotation = page.quotation(token);
        let quoted_words = in_quotation.checked_sub(1).map_or(0, |place| {
            bucket(page.quotes.quotations[place as usize].n_words) + 1
        });
        base.add(20, paragraph.min(2), pos);
        base.add(21, quoted_words, pos);
        base.add(22, quoted_words, lemma);
        let (mut above, mut steps) = (head, 0);
        let mut chain = dep;
        while let Some(ancestor) = above {
            steps += 1;
            if steps > 6 {
                break;
            }
            if page.entry(ancestor).is_some() && matches!(page.pos(ancestor), Pos::VERB | Pos::NOUN)
            {
                cue.nest = page.cue_hash(ancestor);
                break;
            }
            chain = chain.wrapping_mul(31) ^ dep_hash(page.dep(ancestor));
            above = annotated.head(ancestor);
        }
        base.add(23, cue.nest, chain);
        base.add(24, steps, chain);
        base.add(25, cue.nest, lemma);
        let class = class_hash(page, token, "clause");
        base.add(26, class, pos);
        base.add(27, class, cue.subject_kind);
        base.add(28, class, dep);
        base.add(29, class, auxiliaries | cue.passive << 5);
        base.add(30, class, kinds);
        base.add(31, pos, 0);
        base.add(32, cue.subject_kind, cue.nest);
        if let Some(determiner) = annotated
            .child(token, Dep::det)
            .or(annotated.child(token, Dep::poss))
        {
            base.add(33, page.lower_hash(determiner), pos);
            base.add(34, page.lower_hash(determiner), lemma);
        }
        let sentence = page.sentence(token);
        base.add(
            35,
            bucket(page.distance(sentence.start, token)),
            bucket(page.distance(token, sentence.end)),
        );
        // Quotations that end before the cue or begin behind it, in its paragraph.
        let quotations = &page.quotes.quotations;
        let place = quotations.partition_point(|quoted| quoted.tokens.start <= token);
        let number = page.paragraph(token);
        let near = |distance: u32| match distance {
            0..=2 => 1,
            3..=5 => 2,
            6..=12 => 3,
            _ => 0,
        };
        let before = place
            .checked_sub(1)
            .map(|place| &quotations[place])
            .filter(|quoted| quoted.paragraph == number && in_quotation == 0)
            .map_or(0, |quoted| near(page.distance(quoted.tokens.end, token)));
        let after = quotations
            .get(place)
            .filter(|quoted| quoted.paragraph == number && in_quotation == 0)
            .map_or(0, |quoted| near(page.distance(token, quoted.tokens.start)));
        cue.beside = before | after << 2;
        base.add(36, cue.beside, pos);
        base.add(37, cue.beside, lemma);
        base.add(38, cue.beside, class);
        cue.base = base;
        cue
    }
}

/// What kind of noun or pronoun somebody is named by.
fn kind(page: &Page<'_>, token: TokenId) -> u32 {
    let it = page.annotated.token(token);
    match it.pos {
        Pos::PRON | Pos::DET => page.lower_hash(token),
        _ if it.entity != EntityLabel::None => entity_hash(it.entity),
        Pos::PROPN => 3,
        Pos::NOUN if it.tag == Tag::NNS => 5,
        Pos::NOUN => 4,
        _ => 6,
    }
}

fn class_hash(page: &Page<'_>, cue: TokenId, frame: &str) -> u32 {
    match page.entry(cue) {
        Some(entry) if !entry.groups.is_empty() => entry.class(part(page, cue), frame) as u32 + 10,
        Some(_) => 2,
        None => 1,
    }
}

/// What the model of statements sees of a candidate.
pub fn statement(page: &Page<'_>, cue: &Cue, candidate: &Candidate, out: &mut Features) {
    let annotated = page.annotated;
    out.clear();
    let Candidate {
        rule, link, anchor, ..
    } = *candidate;
    let r = rule as u32;
    let it = annotated.token(anchor);
    let preposition = if link == candidate.cue {
        0
    } else {
        page.lower_hash(link)
    };
    let frame = frame(page, candidate);
    let listed = page
        .entry(candidate.cue)
        .map_or(2, |entry| u32::from(entry.group(cue.part, frame).is_some()));
    let class = class_hash(page, candidate.cue, frame);
    let rp = r ^ preposition.rotate_left(9);
    let lemma = cue.lemma;
    for &hash in &cue.base.hashes {
        out.hashes.push(hash);
    }
    // The features of the cue once more, with the rule.
    for &hash in cue.base.hashes.iter().take(14) {
        out.add(40, hash, r);
    }
    out.add(41, rp, 0);
    out.add(42, lemma, rp);
    out.add(43, class, rp);
    out.add(44, listed, r);
    out.add3(45, listed, class, r);
    let lead = marker(page, anchor);
    let anchor_lemma = page.lemma_hash(anchor);
    out.add(46, anchor_lemma, r);
    out.add3(47, anchor_lemma, lemma, r);
    out.add(48, anchor_lemma, preposition);
    out.add(49, pos_hash(it.pos) ^ tag_hash(it.tag), r);
    out.add3(50, pos_hash(it.pos), rp, lemma);
    out.add(51, dep_hash(it.dep), r);
    out.add(52, entity_hash(it.entity), rp);
    out.add3(53, entity_hash(it.entity), lemma, rp);
    out.add(54, lead, r);
    out.add3(55, lead, lemma, r);
    out.add3(56, lead, class, r);
    out.add3(57, cue.subject_kind, class, rp);
    out.add3(58, cue.subject_kind, lemma, rp);
    out.add3(59, cue.passive | cue.auxiliaries << 1, rp, class);
    // Quotation marks.
    let own = page.quotation(candidate.cue);
    let edges = annotated.edges(anchor);
    let inside = page.quotation(anchor);
    let first = page.quotation(edges.start);
    let last = page.quotation(edges.end - 1);
    let marks = u32::from(own != 0)
        | u32::from(inside != 0) << 1
        | u32::from(first != 0) << 2
        | u32::from(last != 0) << 3
        | u32::from(inside != 0 && inside == own) << 4;
    out.add(60, marks, r);
    out.add3(61, marks, lemma, r);
    out.add3(62, marks, class, r);
    if let Some(quoted) = inside
        .checked_sub(1)
        .map(|place| &page.quotes.quotations[place as usize])
    {
        let shape = bucket(quoted.n_words) | u32::from(quoted.closed) << 5;
        out.add(63, shape, r);
        out.add3(64, shape, class, r);
        let mark = quoted
            .tokens
            .start
            .checked_sub(1)
            .map_or(0, |before| page.lower_hash(before));
        out.add3(65, mark, bucket(quoted.n_words), r);
        let end = quoted.tokens.end;
        let stop = end.checked_sub(2).map_or(0, |stop| page.lower_hash(stop));
        out.add3(66, stop, bucket(quoted.n_words), r);
    }
    // Distance, direction, what lies between.
    let cue_token = candidate.cue;
    let (left, right) = if anchor > cue_token {
        (cue_token + 1, edges.start.max(cue_token + 1))
    } else {
        (edges.end.min(cue_token), cue_token)
    };
    let left = if rule == Rule::QuotationBefore {
        quotation_end(page, anchor)
    } else {
        left
    };
    let gap = left.min(right)..right;
    let direction = u32::from(anchor > cue_token);
    let n_between = page.length(&gap);
    out.add3(67, bucket(n_between), direction, r);
    let (mut comma, mut colon, mut verbs, mut subjects, mut breaks) = (0, 0, 0u32, 0u32, 0u32);
    for token in gap.clone().take(40) {
        match page.lower(token) {
            "," => comma = 1,
            ":" => colon = 1,
            "." | "?" | "!" => breaks = 1,
            _ => {}
        }
        if page.pos(token) == Pos::VERB {
            verbs += 1 + 8 * u32::from(
                page.entry(token)
                    .is_some_and(|entry| !entry.groups.is_empty()),
            );
        }
        subjects += u32::from(matches!(page.dep(token), Dep::nsubj | Dep::nsubjpass));
    }
    let between = comma | colon << 1 | verbs.min(17) << 2 | subjects.min(3) << 8 | breaks << 10;
    out.add3(68, between, direction, r);
    out.add3(69, between, class, r);
    if gap.start < gap.end {
        out.add(70, page.lower_hash(gap.start), r);
        out.add(71, page.lower_hash(gap.end - 1), r);
    }
    out.add(72, bucket(page.length(&edges)), r);
    out.add3(73, bucket(page.length(&edges)), lemma, r);
    out.add(74, page.lower_hash(edges.start), rp);
    out.add3(75, page.lower_hash(edges.start), class, rp);
    let object_of = annotated
        .children_by(anchor, Dep::prep)
        .next()
        .map_or(0, |prep| page.lower_hash(prep));
    out.add3(76, object_of, lemma, rp);
    out.add3(77, object_of, class, rp);
    let after = annotated.children(candidate.cue).iter().find(|&&child| {
        child > anchor && matches!(page.dep(child), Dep::prep | Dep::xcomp | Dep::oprd)
    });
    let after = after.map_or(0, |&child| {
        dep_hash(page.dep(child)) ^ page.lower_hash(child)
    });
    out.add3(78, after, lemma, r);
    out.add3(79, after, class, r);
    out.add3(80, cue.nest, class, r);
    out.add3(81, page.lower_hash(edges.start), anchor_lemma, rp);
    let finite = annotated
        .children(anchor)
        .iter()
        .any(|&child| page.dep(child) == Dep::nsubj);
    out.add3(82, u32::from(finite), lead, rp);
    out.add3(83, u32::from(finite), lemma, rp);
    out.add3(88, cue.beside, marks, r);
    out.add3(89, cue.beside, class, r);
    out.add3(90, cue.beside, lemma, r);
    if let Some(subject) = cue.subject {
        out.add3(84, page.lemma_hash(subject), class, rp);
    }
    out.add3(85, cue.particle, lemma, rp);
    out.add3(86, cue.object, lemma, rp);
    out.add3(87, cue.object, preposition, r);
}

fn quotation_end(page: &Page<'_>, token: TokenId) -> TokenId {
    let place = page.quotation(token).wrapping_sub(1) as usize;
    page.quotes
        .quotations
        .get(place)
        .map_or(token, |quoted| quoted.tokens.end)
}

/// The word that leads a clause in: *that*, *whether*, *to*, a question word.
fn marker(page: &Page<'_>, anchor: TokenId) -> u32 {
    let annotated = page.annotated;
    let children = annotated.children(anchor).iter();
    let mut leads = children.filter(|&&child| {
        child < anchor
            && (page.dep(child) == Dep::mark
                || (page.dep(child) == Dep::aux && page.lower(child) == "to")
                || matches!(page.tag(child), Tag::WDT | Tag::WP | Tag::WRB | Tag::WPS))
    });
    leads.next().map_or(0, |&child| page.lower_hash(child))
}

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
