//! Where an act was done, as far as its own clause tells.
//!
//! > Crowds **marched in Lima**. Ode **visited Oslo**. … cities **in Peru, where** rebels **burned** the mills.
//!
//! What is said has a place of its own only if that hangs on the saying: *condemned the raid in Lima*
//! tells where the raid was.

use chancery_record::Place;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::PlaceMention;
use crate::clause;
use crate::trees::seats::is_seated;

/// Prepositions that say where something happens.
const WHERE: &[&str] = &[
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
    "around",
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
    let goal = |head: TokenId, words: &[TokenId]| destination(annotated, head, words).and_then(at);
    let told = || {
        let told = near
            .iter()
            .filter(|mention| says_where(annotated, mention.head));
        let told = told.filter_map(|mention| {
            let distance = distance(annotated, mention.head, act)?;
            Some(((distance, mention.head.abs_diff(act.head)), mention))
        });
        told.min_by_key(|(key, _)| *key).map(|(_, mention)| mention)
    };
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
            .or_else(|| goal(came(annotated, act.head)?, &[])),
    };
    // *To **Lima, Peru**, where*: the town.
    let whole = |mention: &'_ PlaceMention| {
        let token = annotated.token(mention.head);
        let of = (token.dep == Dep::appos).then(|| at(token.head)).flatten();
        of.map_or(mention.place.clone(), |of| of.place.clone())
    };
    found.map(whole)
}

/// How near a place stands to an act; none if it is that of something else.
fn distance(annotated: &Annotated, place: TokenId, act: Act<'_>) -> Option<u8> {
    let distance = clause::distance(annotated, place, act.head)?;
    let is_own = |&at: &TokenId| at == act.head || act.words.contains(&at);
    let mut path = annotated.ancestors(place).take_while(|at| !is_own(at));
    let is_at_home = |at: TokenId| {
        act.kind == Kind::Work
            && annotated.token(at).pos == Pos::ADP
            && annotated.lower(at) == "with"
    };
    let is_told = match act.kind {
        Kind::Deed => true,
        // Between the place and the words of the saying stands the preposition alone.
        Kind::Saying => {
            let is_alone = path.nth(1).is_none() && !is_behind_topic(annotated, place, act.head);
            is_alone || is_fronted(annotated, place, act.head)
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
    clause::is_about(annotated, verb) && topic.is_some_and(|topic| topic < place)
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

/// Verbs of coming and going.
const MOVES: &[&str] = &[
    "arrive", "come", "fly", "go", "head", "journey", "return", "travel", "visit",
];

/// The verb of coming and going that an act hangs by: ***flew** to Lima for talks*, ***travelled** to
/// Lima to meet them*, ***arrived** in Lima and met them*.
fn came(annotated: &Annotated, head: TokenId) -> Option<TokenId> {
    let token = annotated.token(head);
    let above = annotated.head(head)?;
    let verb = match token.dep {
        Dep::pobj if annotated.lower(above) == "for" => annotated.head(above)?,
        Dep::xcomp | Dep::advcl if token.tag == Tag::VB => above,
        Dep::conj if annotated.child(head, Dep::nsubj).is_none() => above,
        _ => return None,
    };
    let moves = MOVES.contains(&annotated.lemma(verb));
    (moves && annotated.token(verb).pos == Pos::VERB).then_some(verb)
}

/// *Visited **Lima***, *travelled to **Lima***, *his trip to **Lima***
fn destination(annotated: &Annotated, head: TokenId, words: &[TokenId]) -> Option<TokenId> {
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
    there.find(|&at| annotated.token(at).pos == Pos::PROPN)
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
                && says_where(annotated, mention.head)
                && annotated.governs(noun, mention.head)
    });
    within.next()
}

/// Whether a name stands behind *in*, *at*, *near* …, and does not only tell whose government it is.
fn says_where(annotated: &Annotated, head: TokenId) -> bool {
    let token = annotated.token(head);
    let Some(above) = annotated.head(head) else {
        return false;
    };
    // *Thanked the **government in Lima***: whose, not where.
    let is_seat = annotated
        .head(above)
        .is_some_and(|body| is_seated(annotated.lemma(body)));
    token.dep == Dep::pobj && WHERE.contains(&annotated.lower(above)) && !is_seat
}
