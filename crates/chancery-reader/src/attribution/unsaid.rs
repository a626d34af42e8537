//! Words that look like an act of speech and are none.

use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, CueClass, Sector};
use chancery_text::{Dep, EntityLabel, Pos, Tag, TokenId};

use super::candidate::Rule;
use super::features::{frame, part};
use super::page::Page;
use super::read::Found;
use super::scope::listed_object;
use crate::actors::Cast;
use crate::grammar;

/// Whether nobody says anything here.
///
/// > **Thank** you, Minister. Can you **say** who will come? With **respect** to grain, no one
/// > **admits** an error.
///
/// Greetings, questions put to somebody, *with respect to*, and words of everyone and no one. Left
/// alone: *We thank Peru for its help*, *Peru asked who would come*, *respect for the treaty*.
pub fn unsaid(page: &Page<'_>, cast: &Cast, one: &Found) -> bool {
    let cue = one.candidate.cue;
    is_greeting(page, cue)
        || page.annotated.lemma(cue) == "thank" && is_you(page, one)
        || page.lower(cue) == "respect" && page.lower(one.candidate.link) == "to"
        || one.speaker.is_some_and(|head| is_anybody(page, cast, head))
        || is_question(page, cue)
        || is_topic(page, one)
        || is_participle(page, one)
        || is_answered(page, one)
        || is_subordinate(page, one)
        || is_byline(page, cue)
        || is_date(page, one)
        || is_reception(page, cast, cue)
        || is_talk(page, cast, one)
        || is_anothers(page, cue)
        || grammar::is_at_fault(page.annotated, cue)
        || is_reign(page, cast, cue)
        || is_occasion(page, one)
        || is_refused(page, cue)
        || is_finding(page, cue)
        || is_withheld(page, cue)
        || is_kept(page, one)
        || is_turned_down(page, one)
        || is_name_or_call(page, cast, one)
        || is_other(page, one)
        || is_heading(page, cue)
        || is_due(page, cue)
        || is_work(page, cast, one)
        || is_judged(page, one)
}

/// *Condemned the decision **to recognize** Oz*: whoever condemns it did not decide so.
fn is_judged(page: &Page<'_>, one: &Found) -> bool {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let plan = annotated
        .head(cue)
        .filter(|&plan| page.pos(plan) == Pos::NOUN && page.dep(cue) == Dep::acl);
    let judge = plan
        .filter(|&plan| page.dep(plan) == Dep::dobj && annotated.child(plan, Dep::poss).is_none())
        .and_then(|plan| annotated.head(plan))
        .filter(|&verb| words::clauses::FACING.has(annotated.lemma(verb)));
    judge.is_some_and(|verb| {
        one.speaker.is_some() && one.speaker == annotated.child(verb, Dep::nsubj)
    })
}

/// ***Statement** by the minister on the visit*, over what he says: the name of the paper.
fn is_heading(page: &Page<'_>, cue: TokenId) -> bool {
    let sentence = page.annotated.token(cue).sentence as usize;
    page.pos(cue) == Pos::NOUN
        && page.annotated.in_title(sentence)
        && page.sentence(cue).start == cue
        && grammar::is_written(page.annotated, cue)
}

/// *Such raids **should be condemned***: nobody does so yet.
fn is_due(page: &Page<'_>, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let is_owed = |aux: TokenId| matches!(page.lower(aux), "should" | "must" | "ought");
    annotated.child(cue, Dep::auxpass).is_some()
        && annotated.child(cue, Dep::agent).is_none()
        && annotated.children_by(cue, Dep::aux).any(is_owed)
}

/// ***Salt Road**: behind the play that toured the harbours*: a work, and what it is about.
fn is_work(page: &Page<'_>, cast: &Cast, one: &Found) -> bool {
    let Some(label) = one.speaker.filter(|_| one.candidate.rule == Rule::Colon) else {
        return false;
    };
    let is_body = |&id: &ActorId| cast.actor(id).kind == ActorKind::Organization;
    let opens = matches!(
        page.lower(one.candidate.cue + 1),
        "inside" | "behind" | "how" | "why" | "meet" | "review"
    );
    let named = cast.at(label);
    page.annotated
        .in_title(page.annotated.token(label).sentence as usize)
        && !named.is_empty()
        && named.iter().all(is_body)
        && opens
}

/// *Refused **to recognize** Oz*, ***never recognized** it*: what is recognized is no words, and is not done.
fn is_refused(page: &Page<'_>, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let above = annotated.token(cue).head;
    let refuses = page.dep(cue) == Dep::xcomp
        && matches!(annotated.lemma(above), "refuse" | "decline" | "fail");
    annotated.lemma(cue) == "recognize" && (refuses || grammar::is_negated(annotated, cue))
}

/// ***Declined to comment***, ***asked to comment***, *neither confirmed **nor denied***: nobody says
/// anything.
fn is_withheld(page: &Page<'_>, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let above = annotated.token(cue).head;
    let speaks = |word: TokenId| {
        matches!(
            annotated.lemma(word),
            "comment" | "say" | "speak" | "elaborate" | "respond" | "answer" | "confirm"
        )
    };
    let declines = page.dep(cue) == Dep::xcomp
        && speaks(cue)
        && matches!(annotated.lemma(above), "ask" | "decline" | "refuse");
    // *When **asked to comment** on the raid*
    let is_asked = annotated.lemma(cue) == "ask"
        && page.tag(cue) == Tag::VBN
        && annotated.child(cue, Dep::xcomp).is_some_and(speaks);
    let is_neither = annotated.lemma(cue) == "deny"
        && page.dep(cue) == Dep::conj
        && annotated.lemma(above) == "confirm"
        && annotated
            .children(above)
            .iter()
            .any(|&word| page.lower(word) == "neither");
    declines || is_asked || is_neither
}

/// *Vetoed the council's **call** for a truce*, *a **claim** denied by Oz*: not made, or told before.
fn is_turned_down(page: &Page<'_>, one: &Found) -> bool {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    if page.pos(cue) != Pos::NOUN {
        return false;
    }
    let vetoed = page.dep(cue) == Dep::dobj
        && matches!(annotated.lemma(annotated.token(cue).head), "veto" | "block");
    let first = one.content.first().map(|range| range.start);
    let is_denied = first.is_some_and(|first| {
        page.dep(first) == Dep::acl
            && page.tag(first) == Tag::VBN
            && matches!(
                annotated.lemma(first),
                "deny" | "dismiss" | "dispute" | "reject"
            )
    });
    vetoed || is_denied
}

/// ***Observes** the truce*, *is **wanted by** the court*: kept or sought, not said.
fn is_kept(page: &Page<'_>, one: &Found) -> bool {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    match annotated.lemma(cue) {
        "observe" => one.candidate.rule == Rule::Object && page.quotation(cue) == 0,
        "want" => page.tag(cue) == Tag::VBN && annotated.child(cue, Dep::agent).is_some(),
        _ => false,
    }
}

/// *Was **determined to have** a fever*, ***founded** the party*: neither is anybody's will or view.
fn is_finding(page: &Page<'_>, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let is_of_being = || {
        let deed = annotated.child(cue, Dep::xcomp);
        deed.is_some_and(|deed| matches!(annotated.lemma(deed), "be" | "have"))
    };
    match page.lower(cue) {
        "founded" => true,
        "determined" => matches!(page.dep(cue), Dep::acomp | Dep::ROOT) && is_of_being(),
        _ => false,
    }
}

/// *A villa **called** Ana Lu House*, *she **called** the police*: a name, or a telephone.
fn is_name_or_call(page: &Page<'_>, cast: &Cast, one: &Found) -> bool {
    let annotated = page.annotated;
    let (cue, anchor) = (one.candidate.cue, one.candidate.anchor);
    let is_somebody = page.pos(anchor) == Pos::PROPN || !cast.at(anchor).is_empty();
    let calls = annotated.lemma(cue) == "call"
        && one.candidate.rule == Rule::Object
        && page.quotation(anchor) == 0;
    let tells_what = || {
        annotated.children(cue).iter().any(|&child| {
            child > cue
                && (matches!(
                    page.dep(child),
                    Dep::ccomp | Dep::xcomp | Dep::acomp | Dep::prt
                ) || page.dep(child) == Dep::oprd && child != anchor)
        })
    };
    calls && is_somebody && !tells_what()
}

/// ***Recalled** its envoy to Oz*: what the lexicon lists with a cue as no act of speech.
fn is_other(page: &Page<'_>, one: &Found) -> bool {
    let candidate = &one.candidate;
    let groups = page
        .entry(candidate.cue)
        .into_iter()
        .flat_map(|entry| entry.groups(part(page, candidate.cue), frame(page, candidate)));
    groups
        .filter(|group| group.takes_out())
        .any(|group| listed_object(page, candidate.anchor, group).is_some())
}

/// *Protested **after** Oz left*, *vowed revenge **after** it*: when, not what.
fn is_occasion(page: &Page<'_>, one: &Found) -> bool {
    let Some(first) = one.content.first().map(|range| range.start) else {
        return false;
    };
    one.candidate.cue < first
        && page.quotation(first) == 0
        && matches!(
            page.lower(first),
            "after" | "before" | "since" | "following"
        )
        && matches!(page.dep(first), Dep::mark | Dep::prep)
        && page.annotated.governs(one.candidate.cue, first)
}

/// ***Ruled** the country until 1990*: not what a court rules.
fn is_reign(page: &Page<'_>, cast: &Cast, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let what = annotated.child(cue, Dep::dobj);
    let is_land = |noun: TokenId| {
        let is_state = |&id: &ActorId| cast.actor(id).kind == ActorKind::State;
        cast.at(noun).iter().any(is_state)
            || annotated.token(noun).entity == EntityLabel::GPE
            || matches!(
                annotated.lemma(noun),
                "country" | "nation" | "land" | "region" | "island" | "territory" | "kingdom"
            )
    };
    annotated.lemma(cue) == "rule" && what.is_some_and(is_land)
}

/// *Vetoed a resolution **condemning** the raid*: what a text says that is not the subject's own.
fn is_anothers(page: &Page<'_>, cue: TokenId) -> bool {
    let annotated = page.annotated;
    if page.dep(cue) != Dep::acl || page.tag(cue) != Tag::VBG {
        return false;
    }
    let noun = annotated.token(cue).head;
    page.dep(noun) == Dep::dobj
        && grammar::is_written(annotated, noun)
        && !grammar::writes(annotated, noun)
        && annotated.child(noun, Dep::poss).is_none()
}

/// *Look forward to **welcoming** her to the capital*, *before **holding** Oz to account*: no words.
///
/// Left alone: *joined in **welcoming** the deal*, *held Oz responsible*.
fn is_reception(page: &Page<'_>, cast: &Cast, cue: TokenId) -> bool {
    let annotated = page.annotated;
    let guest = annotated.child(cue, Dep::dobj);
    let receives = page.tag(cue) == Tag::VBG
        && annotated.lemma(cue) == "welcome"
        && matches!(page.dep(cue), Dep::pcomp | Dep::acl)
        && guest.is_some_and(|guest| {
            let is_person = |&id: &ActorId| cast.actor(id).kind == ActorKind::Person;
            cast.at(guest).iter().any(is_person)
        });
    let mut below = annotated.children(cue).iter().copied().chain(
        annotated
            .children_by(cue, Dep::prep)
            .filter_map(|link| annotated.child(link, Dep::pobj)),
    );
    let answers = annotated.lemma(cue) == "hold"
        && below.any(|word| matches!(page.lower(word), "accountable" | "account"));
    receives || answers
}

/// *She **spoke** with him about the drought*: they talked, and nothing of what was said is told.
fn is_talk(page: &Page<'_>, cast: &Cast, one: &Found) -> bool {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let talks = matches!(annotated.lemma(cue), "speak" | "talk");
    // "Spoke with reporters about the need": what is told is what was said.
    let is_press = |&id: &ActorId| {
        let actor = cast.actor(id);
        actor.kind == ActorKind::Outlet || actor.sectors.contains(&Sector::Jrn)
    };
    let with = annotated.children_by(cue, Dep::prep).any(|link| {
        let other = annotated.child(link, Dep::pobj);
        page.lower(link) == "with"
            && other.is_some_and(|other| !cast.at(other).iter().any(is_press))
    });
    let mut tokens = one.content.iter().flat_map(|range| range.clone());
    talks
        && with
        && !tokens.any(|token| {
            page.quotation(token) != 0 || matches!(page.dep(token), Dep::ccomp | Dep::nsubj)
        })
}

/// *Will speak **on Saturday***: when, not what. "*In two weeks*", he said, is what.
fn is_date(page: &Page<'_>, one: &Found) -> bool {
    let mut tokens = one.content.iter().flat_map(|range| range.clone());
    !one.content.is_empty()
        && tokens.all(|token| {
            let is_time = matches!(
                page.annotated.token(token).entity,
                EntityLabel::DATE | EntityLabel::TIME
            );
            page.quotation(token) == 0
                && (is_time || !page.is_word(token) || page.pos(token) == Pos::ADP)
        })
}

/// *The levy will hurt Peru, **after it ordered** troops to the border*: what stands before a clause
/// with *after* is not said in it.
fn is_subordinate(page: &Page<'_>, one: &Found) -> bool {
    let cue = one.candidate.cue;
    let mark = page.annotated.child(cue, Dep::mark);
    let follows = one.content.last().is_some_and(|last| last.end <= cue);
    follows
        && page.dep(cue) == Dep::advcl
        && mark.is_some_and(|mark| page.lower(mark) != "as" && mark < cue)
}

/// ***Reporting** from Lima, she examines why the talks failed.*
fn is_byline(page: &Page<'_>, cue: TokenId) -> bool {
    let from = page.annotated.child(cue, Dep::prep);
    page.lower(cue) == "reporting"
        && page.dep(cue) == Dep::advcl
        && from.is_some_and(|from| page.lower(from) == "from" && from == cue + 1)
}

/// *Its **shared** commitment*, *their **continued** readiness*: the participle only describes a noun.
fn is_participle(page: &Page<'_>, one: &Found) -> bool {
    let cue = one.candidate.cue;
    page.dep(cue) == Dep::amod
        && matches!(page.tag(cue), Tag::VBN | Tag::VBD | Tag::VBG | Tag::JJ)
        && matches!(
            page.annotated.lemma(cue),
            "share"
                | "continue"
                | "repeat"
                | "renew"
                | "state"
                | "shared"
                | "continued"
                | "repeated"
                | "renewed"
                | "stated"
        )
}

/// ***Asked** about the strike, she said that*: nobody is told to have asked, only what she answers.
///
/// Left alone: *asked **if Oz would retaliate***, which is somebody's question.
fn is_answered(page: &Page<'_>, one: &Found) -> bool {
    let cue = one.candidate.cue;
    one.speaker.is_none()
        && page.dep(cue) == Dep::advcl
        && page.tag(cue) == Tag::VBN
        && page.annotated.child(cue, Dep::auxpass).is_none()
        && page.annotated.child(cue, Dep::agent).is_none()
        && page
            .annotated
            .children_by(cue, Dep::prep)
            .any(|link| matches!(page.lower(link), "about" | "on" | "over"))
        && matches!(
            page.annotated.lemma(cue),
            "ask" | "challenge" | "press" | "question" | "quiz"
        )
}

/// *Thank you, Minister*: thanks that nobody is the subject of.
fn is_greeting(page: &Page<'_>, cue: TokenId) -> bool {
    if page.annotated.lemma(cue) != "thank" || page.quotation(cue) != 0 {
        return false;
    }
    let bare = matches!(
        page.tag(cue),
        Tag::VB | Tag::VBP | Tag::NN | Tag::NNP | Tag::UH
    );
    let begins = match cue.checked_sub(1) {
        Some(before) => {
            page.annotated.token(before).sentence != page.annotated.token(cue).sentence
                || !page.is_word(before)
                || matches!(
                    page.lower(before),
                    "and" | "so" | "but" | "again" | "q" | "well"
                )
        }
        None => true,
    };
    bare && begins
}

/// *I want to thank you*: for nothing that is told.
fn is_you(page: &Page<'_>, one: &Found) -> bool {
    let mut words = one
        .content
        .iter()
        .flat_map(|range| range.clone())
        .filter(|&token| page.is_word(token));
    words.next().is_some_and(|token| page.lower(token) == "you")
        && words.all(|token| {
            matches!(
                page.lower(token),
                "all" | "both" | "so" | "very" | "much" | "again" | "everyone"
            )
        })
}

/// Everyone and no one; *you*, if nobody is known to be spoken to.
fn is_anybody(page: &Page<'_>, cast: &Cast, head: TokenId) -> bool {
    match page.lower(head) {
        "everyone" | "everybody" | "anyone" | "anybody" | "nobody" => true,
        "one" => page
            .annotated
            .children(head)
            .iter()
            .all(|&child| page.lower(child) == "no"),
        "you" => cast.at(head).is_empty(),
        // ***No country** has recognized it*, ***neither** Oz nor Ib said when*
        _ => page
            .annotated
            .children(head)
            .iter()
            .any(|&word| word < head && matches!(page.lower(word), "no" | "neither")),
    }
}

/// *Do they want the war to last?* The clause that the cue rules asks.
fn is_question(page: &Page<'_>, cue: TokenId) -> bool {
    page.quotation(cue) == 0 && grammar::is_question(page.annotated, cue)
}

/// *discussed joint efforts to …*, *exchanged views on …*: what is talked about is told by a noun.
fn is_topic(page: &Page<'_>, one: &Found) -> bool {
    let cue = one.candidate.cue;
    if page.pos(cue) != Pos::NOUN || !matches!(page.dep(cue), Dep::dobj | Dep::conj) {
        return false;
    }
    let talk = page
        .annotated
        .ancestors(cue)
        .take(2)
        .find(|&above| page.pos(above) == Pos::VERB);
    let class = page
        .entry(cue)
        .map(|entry| entry.class(part(page, cue), frame(page, &one.candidate)));
    talk.is_some_and(|verb| {
        matches!(
            page.annotated.lemma(verb),
            "discuss" | "exchange" | "review"
        )
    }) && matches!(
        class,
        Some(CueClass::Intend | CueClass::Say | CueClass::Believe)
    ) && one.candidate.rule != Rule::Object
}
