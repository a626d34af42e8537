//! What the model sees of a candidate; of an extent and of a speaker, see [`super::choices`].

use std::sync::LazyLock;

use chancery_lexicon::cues::Part;
use chancery_text::{Dep, EntityLabel, Pos, Tag, TokenId};

use super::candidate::{Candidate, Rule};
use super::model::{Features, hash};
use super::page::Page;

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

pub(super) fn pos_hash(pos: Pos) -> u32 {
    at(&LABELS.pos, pos as usize)
}

pub(super) fn tag_hash(tag: Tag) -> u32 {
    at(&LABELS.tag, tag as usize)
}

pub(super) fn entity_hash(label: EntityLabel) -> u32 {
    at(&LABELS.entity, label as usize)
}

/// 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-24, 25-49, 50 and more.
pub(super) fn bucket(n: u32) -> u32 {
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
    pub(super) lemma: u32,
    pub(super) part: Part,
    pub(super) subject: Option<TokenId>,
    pub(super) subject_kind: u32,
    pub(super) passive: u32,
    auxiliaries: u32,
    pub(super) particle: u32,
    pub(super) object: u32,
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
pub(super) fn kind(page: &Page<'_>, token: TokenId) -> u32 {
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

pub(super) fn class_hash(page: &Page<'_>, cue: TokenId, frame: &str) -> u32 {
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
