//! Where an act was done, as far as its own clause tells.
//!
//! > Crowds **marched in Lima**. Ode **visited Oslo**. … cities **in Peru, where** rebels **burned** the mills.
//!
//! What is said has a place of its own only if that hangs on the saying: *condemned the raid in Lima*
//! tells where the raid was.

use chancery_lexicon::words;
use chancery_record::Place;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::PlaceMention;
use crate::along::{along, came};
use crate::clause;
use crate::trees::seats::is_seated;

/// Prepositions that say where something happens.
pub(crate) const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "throughout",
    "off",
    "within",
    "along",
];

/// Prepositions of what an act is about, and of whom it is for: *spoke **on** the situation in Gaza*.
const TOPIC: &[&str] = &[
    "about",
    "against",
    "concerning",
    "for",
    "of",
    "on",
    "over",
    "regarding",
    "to",
    "toward",
    "towards",
];

/// Prepositions of what a deed is done for, before or after: *jailed **for** a murder in Lima*.
const ELSEWHERE: &[&str] = &[
    "about",
    "after",
    "amid",
    "before",
    "following",
    "for",
    "from",
    "over",
    "since",
];

/// Where talks are held beside others: *on the **sidelines** of the summit in Lima*.
const ASIDE: &[&str] = &["fringe", "margin", "sideline"];

/// What a deed answers: *in **response** to a raid in Lima*.
const REASONS: &[&str] = &[
    "aftermath",
    "answer",
    "reply",
    "response",
    "retaliation",
    "revenge",
    "wake",
];

/// An act whose place is sought.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    /// The word that carries it.
    pub head: TokenId,
    /// All of its words.
    pub words: &'a [TokenId],
    /// Where it may stand.
    pub kind: Kind,
}

/// What a place can be to an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A deed is done where those are whom it is done to: *shelled a village **in Peru***.
    Deed,
    /// Talks are where they are held, not where what they are about is.
    Dealing,
    /// Common work likewise, and not where partners have their home: *works **with firms in Peru***.
    Work,
    /// Who visits a place is there.
    Visit,
    /// Words are said where they are said.
    Saying,
}

/// The place of an act, if its clause tells one.
pub fn of_act(annotated: &Annotated, mentions: &[PlaceMention], act: Act<'_>) -> Option<Place> {
    let sentence = annotated.sentence_tokens(annotated.token(act.head).sentence as usize);
    let place = |end: TokenId| mentions.partition_point(|mention| mention.head < end);
    let near = &mentions[place(sentence.start)..place(sentence.end)];
    let at = |head: TokenId| near.iter().find(|mention| mention.head == head);
    let goal = |head, words: &[TokenId]| goal(annotated, head, words, near);
    let told = || told(annotated, act, near);
    // *The **Lima talks***
    let named = || {
        let mut children = annotated.children_by(act.head, Dep::compound);
        let named = children.find_map(at);
        named.filter(|mention| mention.is_town && act.kind == Kind::Dealing)
    };
    let found = match act.kind {
        Kind::Visit => goal(act.head, act.words).or_else(told),
        _ => told()
            .or_else(named)
            .or_else(|| there(annotated, act.head, near))
            .or_else(|| goal(came(annotated, act.head)?, &[]))
            .or_else(|| hit(annotated, act, near))
            .or_else(|| doer(annotated, act, near))
            .or_else(|| beside(annotated, act, near)),
    };
    // *To **Lima, Peru**, where*: the town.
    let whole = |mention: &'_ PlaceMention| {
        let token = annotated.token(mention.head);
        let of = (token.dep == Dep::appos).then(|| at(token.head)).flatten();
        of.map_or(mention.place.clone(), |of| of.place.clone())
    };
    found.map(whole)
}

/// The place that the clause of an act names.
fn told<'m>(
    annotated: &Annotated,
    act: Act<'_>,
    near: &'m [PlaceMention],
) -> Option<&'m PlaceMention> {
    let told = near.iter().filter_map(|mention| {
        let stands = says_where(annotated, mention.head)?;
        let distance = distance(annotated, stands, act)?;
        // *In Peru's **Lima** region*, *in the Peruvian city of **Lima***
        let far = match annotated.token(mention.head).dep {
            Dep::poss => 2,
            Dep::compound | Dep::nmod | Dep::amod => 1,
            _ => 0,
        };
        let apart = mention.head.abs_diff(act.head);
        Some(((distance, far, apart), mention))
    });
    told.min_by_key(|(key, _)| *key).map(|(_, mention)| mention)
}

/// ***Police in Lima** arrested nine*, *a **raid on a camp in Lima** killed nine*: where those are who do it.
fn doer<'m>(
    annotated: &Annotated,
    act: Act<'_>,
    near: &'m [PlaceMention],
) -> Option<&'m PlaceMention> {
    let subject = annotated.child(act.head, Dep::nsubj)?;
    let is_there =
        matches!(act.kind, Kind::Deed | Kind::Dealing) && annotated.token(subject).pos == Pos::NOUN;
    let doing = Act {
        head: subject,
        words: &[],
        kind: Kind::Deed,
    };
    is_there.then(|| told(annotated, doing, near)).flatten()
}

/// ***Speaking in Lima**, she urged*; *signed **at a meeting in Lima***: where what goes with it was.
fn beside<'m>(
    annotated: &Annotated,
    act: Act<'_>,
    near: &'m [PlaceMention],
) -> Option<&'m PlaceMention> {
    let is_behind = |&at: &TokenId| at > act.head && annotated.token(at).dep == Dep::conj;
    let along = along(annotated, act.head).into_iter();
    along.filter(|at| !is_behind(at)).find_map(|head| {
        let of_other = Act {
            head,
            words: &[],
            kind: Kind::Dealing,
        };
        let is_visit = TRIPS.contains(&annotated.lemma(head));
        let visited = || goal(annotated, head, &[], near).filter(|_| is_visit);
        visited().or_else(|| told(annotated, of_other, near))
    })
}

/// What somebody is elsewhere on: *during a **visit** to Lima*.
const TRIPS: &[&str] = &["arrive", "fly", "stop", "tour", "travel", "trip", "visit"];

/// ***Shelled the city of Lima***, *bombed **Lima***: a deed done to a town is done there.
fn hit<'m>(
    annotated: &Annotated,
    act: Act<'_>,
    near: &'m [PlaceMention],
) -> Option<&'m PlaceMention> {
    let objects = [Dep::dobj, Dep::nsubjpass];
    let object = objects
        .iter()
        .find_map(|&dep| annotated.child(act.head, dep))?;
    let heads = [Some(object), named_by(annotated, object)];
    let mut near = near
        .iter()
        .filter(|mention| act.kind == Kind::Deed && mention.is_town);
    near.find(|mention| heads.contains(&Some(mention.head)))
}

/// How near a place stands to an act; none if it is that of something else.
fn distance(annotated: &Annotated, place: TokenId, act: Act<'_>) -> Option<u8> {
    let distance = clause::distance(annotated, place, act.head)?;
    let is_own = |&at: &TokenId| {
        at == act.head || act.words.contains(&at) && annotated.token(at).pos != Pos::ADP
    };
    let mut path = annotated.ancestors(place).take_while(|at| !is_own(at));
    let is_at_home = |at: TokenId| {
        act.kind == Kind::Work
            && annotated.token(at).pos == Pos::ADP
            && annotated.lower(at) == "with"
    };
    let is_told = match act.kind {
        Kind::Deed => path.all(|at| {
            let word = annotated.lower(at);
            !ELSEWHERE.contains(&word) && !REASONS.contains(&annotated.lemma(at))
        }),
        // Between the place and the words of the saying stands the preposition alone.
        Kind::Saying => {
            let is_alone = path.nth(1).is_none() && !is_behind_topic(annotated, place, act.head);
            is_alone || is_fronted(annotated, place, act.head)
        }
        _ if annotated
            .ancestors(place)
            .any(|at| ASIDE.contains(&annotated.lemma(at))) =>
        {
            true
        }
        _ => path.all(|at| {
            let is_topic =
                annotated.token(at).pos == Pos::ADP && TOPIC.contains(&annotated.lower(at));
            !is_topic && !is_at_home(at)
        }),
    };
    is_told.then_some(distance)
}

/// *Condemned **the raid** in Lima*: wherever the parser hangs it.
fn is_behind_topic(annotated: &Annotated, place: TokenId, verb: TokenId) -> bool {
    let topic = annotated.child(verb, Dep::dobj);
    let is_thing = |topic: TokenId| topic < place && annotated.token(topic).pos == Pos::NOUN;
    clause::is_about(annotated, verb) && topic.is_some_and(is_thing)
}

/// ***In Lima** they held talks and **condemned** the raid*
fn is_fronted(annotated: &Annotated, place: TokenId, verb: TokenId) -> bool {
    let Some(preposition) = annotated.head(place) else {
        return false;
    };
    let above = annotated.token(preposition).head;
    preposition < above
        && annotated.token(above).tag == Tag::VBD
        && (above == verb || annotated.token(verb).head == above)
}

/// *Visited **Lima***, *travelled to **Lima***, *his trip to **Lima***
fn goal<'m>(
    annotated: &Annotated,
    head: TokenId,
    words: &[TokenId],
    near: &'m [PlaceMention],
) -> Option<&'m PlaceMention> {
    let words = std::iter::once(head).chain(words.iter().copied());
    let mut there = words.flat_map(|word| {
        let is_tour = annotated.lemma(word) == "tour";
        let is_to = move |preposition: &str| {
            matches!(preposition, "at" | "in" | "into" | "to") || is_tour && preposition == "of"
        };
        let to = annotated.children_by(word, Dep::prep);
        let to = to.filter(move |&preposition| is_to(annotated.lower(preposition)));
        let object = annotated.children_by(word, Dep::dobj);
        object.chain(to.flat_map(|preposition| annotated.children_by(preposition, Dep::pobj)))
    });
    there.find_map(|noun| {
        let mut heads = std::iter::once(noun).chain(named_by(annotated, noun));
        heads.find_map(|head| near.iter().find(|mention| mention.head == head))
    })
}

/// *The city of **Lima***, *the capital **Lima***
fn named_by(annotated: &Annotated, part: TokenId) -> Option<TokenId> {
    if !words::places::PARTS.has(annotated.lemma(part)) {
        return None;
    }
    let of = annotated
        .children_by(part, Dep::prep)
        .filter(|&link| annotated.lower(link) == "of")
        .find_map(|link| annotated.child(link, Dep::pobj));
    of.or_else(|| annotated.child(part, Dep::appos))
}

/// *Cities in **Peru, where** rebels burned the mills*
fn there<'m>(
    annotated: &Annotated,
    verb: TokenId,
    near: &'m [PlaceMention],
) -> Option<&'m PlaceMention> {
    let mut adverbs = annotated.children_by(verb, Dep::advmod);
    let is_there = annotated.token(verb).dep == Dep::relcl
        && adverbs.any(|adverb| annotated.lower(adverb) == "where");
    let noun = annotated.head(verb).filter(|_| is_there)?;
    let mut within = near.iter().filter(|mention| {
        mention.head == noun
            || mention.head < verb
                && says_where(annotated, mention.head).is_some()
                && annotated.governs(noun, mention.head)
    });
    within.next()
}

/// The noun of a place that stands behind *in*, *at*, *near* …, if that does not only tell whose
/// government it is: the name itself, or *the **city** of Lima*, *the Lima **region***.
fn says_where(annotated: &Annotated, head: TokenId) -> Option<TokenId> {
    let mut at = head;
    for _ in 0..3 {
        let token = annotated.token(at);
        let above = annotated.head(at)?;
        let part = match token.dep {
            Dep::pobj if annotated.lower(above) == "of" => annotated.head(above)?,
            Dep::compound | Dep::nmod | Dep::poss | Dep::appos | Dep::amod => above,
            _ => break,
        };
        if !words::places::PARTS.has(annotated.lemma(part)) {
            break;
        }
        at = part;
    }
    let above = annotated.head(at)?;
    // *Thanked the **government in Lima***: whose, not where.
    let is_seat = annotated
        .head(above)
        .is_some_and(|body| is_seated(annotated.lemma(body)));
    let link = annotated.lower(above);
    // *On the outskirts of Lima*, *on the island of Lesbos*
    let is_on = link == "on" && at != head;
    let is_where = annotated.token(at).dep == Dep::pobj && (is_on || WHERE.contains(&link));
    (is_where && !is_seat).then_some(at)
}
