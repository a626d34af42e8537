//! What was found, written down as records.

use chancery_lexicon::words;
use chancery_record::{
    ActorId, ActorKind, CueClass, MentionForm, Quotation, Span, Statement, StatementId, Why,
};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::candidate::Rule;
use super::confidence::{Known, calibrated};
use super::features::{frame, part};
use super::page::Page;
use super::read::Found;
use crate::actors::Cast;

/// The record of a statement found; `places` says which record each statement found became.
pub fn record(
    page: &Page<'_>,
    cast: &Cast,
    one: &Found,
    parent: Option<StatementId>,
    calibration: [f32; 2],
) -> Statement {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let speaker = one.speaker.and_then(|head| resolved(page, cast, head));
    let speaker_span = match one.speaker {
        Some(_) => vec![annotated.span(one.phrase.clone())],
        None => Vec::new(),
    };
    let frame_name = frame(page, &one.candidate);
    let part = part(page, cue);
    let entry = page.entry(cue);
    let class = entry.map_or(CueClass::Other, |entry| entry.class(part, frame_name));
    // "Told the king to go" asks; "told the king that he had gone" says.
    let informs = matches!(annotated.lemma(cue), "tell" | "remind")
        && class == CueClass::Demand
        && one.candidate.rule != Rule::Infinitive;
    let class = if one.candidate.rule == Rule::Colon || informs {
        CueClass::Say
    } else {
        class
    };
    let lemma = entry.map_or_else(|| annotated.lemma(cue), |entry| &entry.lemma);
    let prepositional = one.candidate.rule == Rule::Preposition && one.candidate.link != cue;
    let cue_lemma = match (one.candidate.rule, prepositional) {
        (Rule::According, _) => "according to".to_string(),
        (_, true) => format!("{lemma} {}", page.lower(one.candidate.link)),
        _ => lemma.to_string(),
    };
    let entry_name = match entry.and_then(|entry| entry.group(part, frame_name)) {
        Some(group) => group.name.clone(),
        None => String::new(),
    };
    let note = match one.speaker {
        Some(head) => {
            format!(
                "{} {}; statement {:.2}, speaker {:.2}, extent {:.2}; speaker is {} of `{}`",
                cue_lemma,
                frame_name,
                one.likely,
                one.speaker_likely,
                one.content_likely,
                annotated.token(head).dep.as_str(),
                annotated
                    .head(head)
                    .map_or("", |above| annotated.lower(above)),
            ) + &resolution(page, cast, head, speaker)
        }
        None => format!(
            "{cue_lemma} {frame_name}; statement {:.2}, nobody named {:.2}, extent {:.2}",
            one.likely, one.speaker_likely, one.content_likely
        ),
    };
    let modal = annotated
        .children_by(cue, Dep::aux)
        .any(|aux| page.tag(aux) == Tag::MD);
    let quotation = quotation(page, one);
    let chosen = confidence(one.sure, calibration);
    let mention = one.speaker.filter(|_| speaker.is_some()).map(|head| {
        let mention = cast.mention(head).filter(|mention| mention.head == head);
        mention.map_or(0.8, |mention| mention.confidence)
    });
    let known = Known {
        chosen,
        mention,
        is_unresolved: one.speaker.is_some() && speaker.is_none(),
        is_modal: modal,
        class,
        rule: one.candidate.rule,
    };
    let note = format!("{note}; chosen {chosen:.2}");
    Statement {
        parent,
        speaker,
        speaker_span,
        cue: cue_spans(page, one),
        cue_lemma,
        cue_class: class,
        content: one
            .content
            .iter()
            .map(|range| annotated.span(range.clone()))
            .collect(),
        quotation,
        addressee: addressee(page, cast, one),
        negated: annotated.child(cue, Dep::neg).is_some(),
        modal,
        in_title: annotated.in_title(annotated.token(cue).sentence as usize),
        repeated: Vec::new(),
        confidence: calibrated(&known),
        why: Why {
            rule: one.candidate.rule.as_str(),
            entry: entry_name,
            note,
        },
    }
}

/// Whom a speaker's phrase names; a relative pronoun, what its clause hangs at.
pub fn resolved(page: &Page<'_>, cast: &Cast, head: TokenId) -> Option<ActorId> {
    if let Some(&actor) = cast.at(head).first() {
        return Some(actor);
    }
    if !matches!(page.tag(head), Tag::WP | Tag::WDT) {
        return author(page, cast, head);
    }
    cast.at(noun_of(page, head)?).first().copied()
}

/// The noun before the clause of a relative pronoun.
pub fn noun_of(page: &Page<'_>, pronoun: TokenId) -> Option<TokenId> {
    if !matches!(page.tag(pronoun), Tag::WP | Tag::WDT) {
        return None;
    }
    let clause = page
        .annotated
        .ancestors(pronoun)
        .take(6)
        .find(|&above| page.dep(above) == Dep::relcl)?;
    page.annotated.head(clause)
}

/// How the speaker was resolved, and by which name the article has him before.
fn resolution(page: &Page<'_>, cast: &Cast, head: TokenId, speaker: Option<ActorId>) -> String {
    let Some(speaker) = speaker else {
        return "; whom these words name is not known".to_string();
    };
    let Some(mention) = cast.mention(head).filter(|mention| mention.head == head) else {
        return "; resolved by what the words hang at".to_string();
    };
    let (how, sure) = (mention.note, mention.confidence);
    let name = cast.mentions.iter().find(|other| {
        other.form == MentionForm::Name && other.actors.contains(&speaker) && other.head != head
    });
    let name = name.map_or(String::new(), |name| {
        format!(", named as `{}`", name.span.of(page.text))
    });
    format!("; resolved by {how} {sure:.2}{name}")
}

/// Whose word a thing that speaks is: *the **guerrillas'** message said*, *a **ministry**
/// statement said*, *a letter from **the bishop** said*.
pub fn author(page: &Page<'_>, cast: &Cast, thing: TokenId) -> Option<ActorId> {
    let annotated = page.annotated;
    let named = |token: TokenId| cast.at(token).first().copied();
    if is_share(page, thing) {
        let of = annotated
            .children_by(thing, Dep::prep)
            .find(|&of| page.lower(of) == "of")?;
        let inner = annotated.child(of, Dep::pobj)?;
        // *Tens of **thousands** of Peruvians*
        let deeper = || author(page, cast, inner).filter(|_| is_share(page, inner));
        return named(inner).or_else(deeper);
    }
    if page.pos(thing) != Pos::NOUN {
        return None;
    }
    let children = annotated.children(thing).iter().copied();
    // "a statement issued by the embassy"
    let issued = annotated.children_by(thing, Dep::acl).find_map(|verb| {
        let by = annotated.child(verb, Dep::agent)?;
        annotated.child(by, Dep::pobj).and_then(named)
    });
    // *Statistics **of the police***, but not *a survey of refugees*, *a report of the war*
    let is_counted = words::attribution::FIGURES.has(annotated.lemma(thing))
        && !matches!(annotated.lemma(thing), "census" | "poll" | "survey");
    let owner = |child: TokenId| match page.dep(child) {
        Dep::poss | Dep::compound | Dep::nmod | Dep::amod => named(child),
        Dep::prep | Dep::agent => {
            let leads = match page.lower(child) {
                "by" | "from" => true,
                "of" => is_counted,
                _ => false,
            };
            let owner = annotated.child(child, Dep::pobj).filter(|_| leads);
            owner.and_then(named).filter(|&id| {
                let is_body = matches!(
                    cast.actor(id).kind,
                    ActorKind::Organization | ActorKind::Igo
                );
                is_body || page.lower(child) != "of"
            })
        }
        _ => None,
    };
    // *The **Forum's** Peru report*; *a Peruvian **police** report*: the nearest one before it.
    let possessor = annotated.children_by(thing, Dep::poss);
    let nearest = children.clone().filter(|&child| child < thing).rev();
    let behind = children.filter(|&child| child > thing);
    let mut owners = possessor.chain(nearest).chain(behind);
    owners.find_map(owner).or(issued)
}

/// *some* of the mayors, *most* of the allies.
fn is_share(page: &Page<'_>, head: TokenId) -> bool {
    matches!(
        page.lower(head),
        "one"
            | "some"
            | "all"
            | "most"
            | "many"
            | "several"
            | "both"
            | "few"
            | "two"
            | "three"
            | "members"
            | "tens"
            | "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "millions"
    ) || page.pos(head) == Pos::NUM
}

/// The calibrated probability.
pub fn confidence(likely: f32, [slope, offset]: [f32; 2]) -> f32 {
    let likely = likely.clamp(1e-4, 1.0 - 1e-4);
    let slope = if slope == 0.0 { 1.0 } else { slope };
    super::model::logistic(slope * (likely / (1.0 - likely)).ln() + offset)
}

/// The cue with its particle and the preposition that leads to the content.
fn cue_spans(page: &Page<'_>, one: &Found) -> Vec<Span> {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let (mut start, mut end) = (cue, cue + 1);
    // Of "as saying: …" the verb is the cue and the colon only its sign.
    let says = cue.checked_sub(1).filter(|&before| {
        one.candidate.rule == Rule::Colon
            && page.pos(before) == Pos::VERB
            && page.entry(before).is_some()
    });
    if let Some(says) = says {
        (start, end) = (says, cue);
    }
    if one.candidate.rule == Rule::According {
        if let Some(to) = annotated.child(cue, Dep::prep).filter(|&to| to == end) {
            end = to + 1;
        }
    } else {
        for &child in annotated.children(cue) {
            let onward = page.dep(child) == Dep::advmod && page.lower(child) == "forward";
            if child == end
                && (page.dep(child) == Dep::prt || child == one.candidate.link || onward)
            {
                end = child + 1;
            }
            // "looked forward to": the preposition hangs at the adverb.
            if onward && end == one.candidate.link {
                end += 1;
            }
        }
    }
    // "was pleased with", "voiced concern about": the verb belongs to an adjective or noun cue.
    let head = annotated.head(cue).filter(|_| {
        matches!(page.dep(cue), Dep::acomp | Dep::dobj | Dep::attr)
            && matches!(page.pos(cue), Pos::ADJ | Pos::NOUN)
    });
    if let Some(head) = head.filter(|&head| head < cue && cue - head <= 4) {
        start = head;
    }
    vec![annotated.span(start..end)]
}

fn quotation(page: &Page<'_>, one: &Found) -> Quotation {
    let (mut words, mut quoted) = (0u32, 0u32);
    for token in one.content.iter().flat_map(|range| range.clone()) {
        if page.is_word(token) {
            words += 1;
            quoted += u32::from(page.quotation(token) != 0);
        }
    }
    let own = page.quotation(one.candidate.cue);
    if own != 0
        && one
            .content
            .iter()
            .all(|range| page.quotation(range.start) == own)
    {
        return Quotation::Indirect;
    }
    match quoted {
        0 => Quotation::Indirect,
        _ if quoted * 5 >= words * 4 => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}

/// Whether somebody is spoken to, where he is the subject of its passive.
fn is_told(lemma: &str) -> bool {
    !words::attribution::OF_NOBODY_TOLD.has(lemma)
}

/// Who is spoken to: *told reporters*, *said to the crowd*, *urged the minister to go*.
fn addressee(page: &Page<'_>, cast: &Cast, one: &Found) -> Option<ActorId> {
    let cue = one.candidate.cue;
    let annotated = page.annotated;
    let named = |token: TokenId| {
        let inside = one.content.iter().any(|range| range.contains(&token));
        (Some(token) != one.speaker && !inside)
            .then(|| cast.at(token).first().copied())
            .flatten()
    };
    annotated
        .children(cue)
        .iter()
        .find_map(|&child| match page.dep(child) {
            Dep::dobj | Dep::dative if page.pos(child) != Pos::ADP => named(child),
            Dep::prep | Dep::dative if matches!(page.lower(child), "to" | "on" | "upon") => {
                annotated.child(child, Dep::pobj).and_then(named)
            }
            // *The mayor was **told** that*, unlike *it is reported that*
            Dep::nsubjpass if is_told(annotated.lemma(cue)) => named(child),
            Dep::ccomp | Dep::xcomp if one.holds(child) => {
                annotated.child(child, Dep::nsubj).and_then(named)
            }
            _ => None,
        })
}
