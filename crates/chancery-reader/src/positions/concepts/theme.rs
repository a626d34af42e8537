//! What a content is about: the way down from its head.
//!
//! > an end to **the siege**; to lift **the embargo**; that **the road** be opened
//!
//! Words that only carry others are passed (*the importance of*, *steps to*), words that end or
//! hinder turn the stance round. Things joined by *and* are each a theme: *the importance of
//! **their ties** and **closer cooperation***.

use chancery_lexicon::{Lexicon, words};
use chancery_record::Stance;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use crate::positions::polarity;

/// The most themes of one content.
const MOST: usize = 4;

/// What is wanted or not wanted in a clause or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The head of the noun phrase (or a verb that has no object).
    pub head: TokenId,
    /// Whether an odd number of words on the way turned it round.
    pub turned: bool,
    /// The last verb passed that says something by itself: *hold* of *hold the guilty accountable*.
    pub verb: Option<TokenId>,
    /// The last noun passed that only carried the rest: *commitments* of *alliance commitments to
    /// Peru*.
    pub carrier: Option<TokenId>,
}

/// What a content is about, and what else is joined to it by *and*.
pub fn themes(lexicon: &Lexicon, annotated: &Annotated, from: TokenId) -> Vec<Theme> {
    let mut found: Vec<Theme> = Vec::new();
    let mut ways = vec![(from, false, None)];
    let mut at = 0;
    while let Some(&(from, turned, verb)) = ways.get(at)
        && at < MOST
    {
        at += 1;
        let joined = |token: TokenId, turned: bool, verb: Option<TokenId>| {
            joined(annotated, token).map(|conjunct| {
                // "an end to the siege and respect for the truce": only the siege is to end.
                let lemma = annotated.lemma(conjunct);
                let wanted = lexicon.concepts.supports(lemma) || polarity::is_good(lemma);
                // "Not to delay the vote but to hold it": the first is not wanted, the second is.
                let is_contrast = polarity::is_negated(annotated, token)
                    && annotated
                        .children_by(token, Dep::cc)
                        .any(|link| annotated.lower(link) == "but");
                (conjunct, (turned ^ is_contrast) && !wanted, verb)
            })
        };
        let (mut more, mut aims) = (Vec::new(), Vec::new());
        found.extend(down(
            lexicon,
            annotated,
            from,
            turned,
            verb,
            |token, turned, verb| more.extend(joined(token, turned, verb)),
            |token, turned| aims.push((token, turned, None)),
        ));
        ways.extend(more);
        ways.extend(aims);
    }
    found.dedup_by_key(|theme| theme.head);
    found
}

/// What is joined to a noun or an infinitive; a verb with a subject of its own is another clause.
fn joined(annotated: &Annotated, token: TokenId) -> Option<TokenId> {
    let conjunct = annotated
        .child(token, Dep::conj)
        .or_else(|| torn_off(annotated, token))
        .or_else(|| torn_off_noun(annotated, token))?;
    let (one, other) = (annotated.token(token), annotated.token(conjunct));
    let alike = match one.pos {
        Pos::NOUN | Pos::PROPN => matches!(other.pos, Pos::NOUN | Pos::PROPN),
        // "the importance of reuniting the families and the resolution of the issue"
        Pos::VERB if one.tag == Tag::VBG => {
            other.pos == Pos::NOUN || (other.pos == Pos::VERB && other.tag == one.tag)
        }
        Pos::VERB => {
            // "that it allow …, release … and enter into …"
            let bare = |tag| matches!(tag, Tag::VB | Tag::VBP);
            other.pos == Pos::VERB && (other.tag == one.tag || bare(one.tag) && bare(other.tag))
        }
        // "support for the truce and for aid to the towns"
        Pos::ADP => other.pos == Pos::ADP,
        _ => false,
    };
    let own = annotated.child(conjunct, Dep::nsubj).is_some();
    (alike && !own).then_some(conjunct)
}

/// A bare verb that the parser hung on the main verb: *demanded that it allow a debate and **free** the
/// prisoners*.
fn torn_off(annotated: &Annotated, token: TokenId) -> Option<TokenId> {
    let is_bare = |token: TokenId| {
        let at = annotated.token(token);
        at.pos == Pos::VERB && matches!(at.tag, Tag::VB | Tag::VBP)
    };
    if !is_bare(token) {
        return None;
    }
    let above = annotated
        .ancestors(token)
        .take(6)
        .find(|&above| matches!(annotated.token(above).tag, Tag::VBD | Tag::VBZ))?;
    annotated.children(above).iter().copied().find(|&other| {
        other > token
            && matches!(annotated.token(other).dep, Dep::conj | Dep::advcl)
            && annotated.child(other, Dep::mark).is_none()
            && annotated.token(other).tag == Tag::VB
            && annotated.child(other, Dep::aux).is_none()
            && annotated.child(other, Dep::nsubj).is_none()
    })
}

/// The last of a row that the parser hung on the verb: *praised the accord, opening the road, and the
/// **plan** to repair it*.
fn torn_off_noun(annotated: &Annotated, token: TokenId) -> Option<TokenId> {
    if annotated.token(token).dep != Dep::dobj {
        return None;
    }
    let verb = annotated.head(token)?;
    annotated
        .children_by(verb, Dep::conj)
        .find(|&other| other > token && annotated.token(other).pos == Pos::NOUN)
}

fn down(
    lexicon: &Lexicon,
    annotated: &Annotated,
    from: TokenId,
    turned: bool,
    verb: Option<TokenId>,
    mut passed: impl FnMut(TokenId, bool, Option<TokenId>),
    mut also: impl FnMut(TokenId, bool),
) -> Option<Theme> {
    let concepts = &lexicon.concepts;
    let mut theme = Theme {
        head: from,
        turned,
        verb,
        carrier: None,
    };
    for _ in 0..8 {
        let head = theme.head;
        let token = annotated.token(head);
        let lemma = annotated.lemma(head);
        if polarity::is_negated(annotated, head) {
            theme.turned = !theme.turned;
        }
        passed(head, theme.turned, theme.verb);
        // "maintain close contact to open the road": what it is for is wanted as well.
        if token.pos == Pos::VERB
            && annotated.child(head, Dep::dobj).is_some()
            && let Some(aim) = aim(annotated, head).or_else(|| {
                let object = annotated.child(head, Dep::dobj)?;
                let verb = annotated
                    .child(object, Dep::acl)
                    .filter(|&verb| annotated.token(verb).tag == Tag::VB);
                // "maintain close contact on opening the road"
                verb.or_else(|| {
                    let prep = annotated.child(object, Dep::prep)?;
                    annotated.child(prep, Dep::pcomp)
                })
            })
            && aim > head
        {
            also(aim, theme.turned);
        }
        // "commitment to the truce and to the treaty"
        if token.pos == Pos::NOUN
            && let Some(first) = annotated.child(head, Dep::prep)
        {
            passed(first, theme.turned, theme.verb);
        }
        let next = match token.pos {
            Pos::VERB | Pos::AUX => below_verb(annotated, head),
            Pos::ADP | Pos::SCONJ | Pos::PART => annotated
                .child(head, Dep::pobj)
                .or_else(|| annotated.child(head, Dep::pcomp)),
            Pos::ADJ => annotated
                .child(head, Dep::xcomp)
                .or_else(|| annotated.child(head, Dep::prep))
                .or_else(|| annotated.child(head, Dep::ccomp)),
            _ if is_posed(annotated, head)
                || is_amount(annotated, head)
                || words::concepts::WRAPPERS.has(lemma)
                || concepts.turns(lemma)
                || concepts.supports(lemma) =>
            {
                below_noun(annotated, head)
            }
            _ => None,
        };
        let Some(next) = next else { break };
        // "measures against the blockade": whoever wants them is against it.
        if token.pos == Pos::NOUN && !concepts.turns(lemma) && is_against(annotated, head, next) {
            theme.turned = !theme.turned;
        }
        // "ease the restrictions on exports": the restrictions, not the exports.
        if token.pos == Pos::NOUN
            && concepts.turns(lemma)
            && theme.verb.is_some_and(|verb| is_partial(annotated, verb))
        {
            break;
        }
        // "needs support for its economy": what it wants is the support.
        if lemma == "support" && is_sought(annotated, head) {
            break;
        }
        // "duties on steel": a levy, not what ought to be done.
        if lemma == "duty" && annotated.lower(annotated.token(next).head) == "on" {
            break;
        }
        // "Drop out in favor of a run": for the run.
        if matches!(annotated.lower(head), "favor" | "favour") {
            theme.turned = false;
        }
        if token.pos == Pos::NOUN {
            theme.carrier = Some(head);
        }
        if is_partial(annotated, head) {
            theme.verb = Some(head);
        } else if polarity::wards_off(annotated, head) {
            theme.turned = !theme.turned;
        } else if token.pos != Pos::AUX && concepts.turns(lemma) {
            let strives = annotated
                .children_by(head, Dep::prep)
                .any(|prep| polarity::strives(annotated, head, prep));
            theme.turned ^= !strives;
        } else if token.pos == Pos::VERB
            && !words::concepts::LIGHT.has(lemma)
            && !concepts.supports(lemma)
        {
            theme.verb = Some(head);
        }
        theme.head = next;
    }
    if let Some(verb) = theme.verb {
        let lemma = annotated.lemma(verb);
        if words::concepts::PASSING.has(lemma) {
            return None;
        }
        // "deal with the threat"
        if matches!(
            lemma,
            "deal" | "cope" | "respond" | "react" | "contend" | "grapple"
        ) {
            if !polarity::is_ill(annotated.lemma(theme.head)) {
                return None;
            }
            theme.turned = !theme.turned;
        }
    }
    let token = annotated.token(theme.head);
    let is_fit = matches!(token.pos, Pos::NOUN | Pos::PROPN | Pos::VERB | Pos::ADJ);
    is_fit.then_some(theme)
}

/// Whether *against* leads from a noun to what stands below it.
fn is_against(annotated: &Annotated, noun: TokenId, below: TokenId) -> bool {
    let link = annotated.token(below).head;
    annotated.token(below).dep == Dep::pobj
        && annotated.token(link).head == noun
        && annotated.lower(link) == "against"
}

/// Whether a noun is the object of a verb that seeks it.
fn is_sought(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.token(noun).dep == Dep::dobj
        && annotated.head(noun).is_some_and(|verb| {
            matches!(
                annotated.lemma(verb),
                "need"
                    | "want"
                    | "seek"
                    | "require"
                    | "receive"
                    | "get"
                    | "obtain"
                    | "request"
                    | "ask"
                    | "win"
            )
        })
}

/// Whether a verb makes its object smaller without ending it.
pub fn is_partial(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).pos == Pos::VERB && words::concepts::PARTIAL.has(annotated.lemma(verb))
}

fn below_verb(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let light = words::concepts::LIGHT.has(annotated.lemma(verb));
    let is_noun = |token: &TokenId| {
        matches!(
            annotated.token(*token).pos,
            Pos::NOUN | Pos::PROPN | Pos::VERB | Pos::ADJ
        )
    };
    let object = annotated
        .child(verb, Dep::dobj)
        .filter(is_noun)
        .or_else(|| annotated.child(verb, Dep::nsubjpass).filter(is_noun));
    // "take the necessary steps to open the road": what the steps are for.
    if let Some(object) = object
        && light
        && words::concepts::WRAPPERS.has(annotated.lemma(object))
        && below_noun(annotated, object).is_none()
        && let Some(aim) = aim(annotated, verb)
    {
        return Some(aim);
    }
    // "convince the council to open the road"
    let moves = matches!(
        annotated.lemma(verb),
        "convince" | "persuade" | "urge" | "ask" | "press" | "encourage" | "get" | "force" | "help"
    );
    let moved = annotated
        .child(verb, Dep::xcomp)
        .or_else(|| annotated.child(verb, Dep::ccomp))
        .filter(|&below| moves && annotated.token(below).pos == Pos::VERB);
    if moved.is_some() {
        return moved;
    }
    object
        .or_else(|| annotated.child(verb, Dep::xcomp))
        .or_else(|| {
            annotated
                .child(verb, Dep::ccomp)
                .filter(|&clause| !asks(annotated, clause))
        })
        .or_else(|| aim(annotated, verb).filter(|_| light))
        .or_else(|| annotated.child(verb, Dep::attr).filter(|_| light))
        .or_else(|| {
            annotated
                .children_by(verb, Dep::prep)
                .find(|&prep| !is_when(annotated, prep))
        })
        .or_else(|| annotated.child(verb, Dep::nsubj).filter(is_noun))
}

/// The infinitive that tells what something is done for.
pub fn aim(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    annotated.children(verb).iter().copied().find(|&child| {
        matches!(annotated.token(child).dep, Dep::advcl | Dep::xcomp)
            && annotated
                .children_by(child, Dep::aux)
                .any(|aux| annotated.lower(aux) == "to")
    })
}

fn below_noun(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let object = |prep: TokenId| {
        let object = annotated.child(prep, Dep::pobj);
        // "the importance of the council opening the road"
        let doing = object
            .and_then(|object| annotated.child(object, Dep::acl))
            .filter(|&verb| {
                annotated.token(verb).tag == Tag::VBG
                    && matches!(
                        annotated.lemma(noun),
                        "importance" | "need" | "urgency" | "value"
                    )
            });
        doing
            .or_else(|| annotated.child(prep, Dep::pcomp))
            .or(object)
    };
    // "the threat posed by the missiles"
    if annotated.lemma(noun) == "threat"
        && let Some(posed) = annotated.child(noun, Dep::acl)
        && annotated.lemma(posed) == "pose"
        && let Some(by) = annotated
            .child(posed, Dep::agent)
            .or_else(|| annotated.child(posed, Dep::prep))
    {
        return object(by);
    }
    // "the commitment of the president to reform", "the decision by Peru to open the port"
    let aim = annotated.child(noun, Dep::acl).filter(|&verb| {
        annotated
            .children_by(verb, Dep::aux)
            .any(|aux| annotated.lower(aux) == "to")
    });
    let is_decided = matches!(
        annotated.lemma(noun),
        "decision"
            | "effort"
            | "plan"
            | "willingness"
            | "readiness"
            | "desire"
            | "intention"
            | "call"
    );
    if let Some(aim) = aim.filter(|_| is_decided) {
        return Some(aim);
    }
    let is_given = matches!(
        annotated.lemma(noun),
        "commitment" | "opposition" | "objection"
    );
    let to = annotated
        .children_by(noun, Dep::prep)
        .find(|&prep| is_given && annotated.lower(prep) == "to")
        .and_then(object);
    if to.is_some() {
        return to;
    }
    annotated
        .children_by(noun, Dep::prep)
        .filter(|&prep| !matches!(annotated.lower(prep), "as" | "by" | "from"))
        .filter(|&prep| !is_where(annotated, prep) && !is_when(annotated, prep))
        .find_map(object)
        .or_else(|| annotated.child(noun, Dep::acl))
        .or_else(|| {
            // "the steps that Peru is taking to open the road"
            let verb = annotated.child(noun, Dep::relcl)?;
            let is_aim = annotated
                .children_by(verb, Dep::aux)
                .any(|aux| annotated.lower(aux) == "to");
            if is_aim {
                return Some(verb);
            }
            self::aim(annotated, verb)
        })
        .or_else(|| {
            // "agreed on the imperative for reform": the parser may hang *for* on the verb.
            let next = noun + 1;
            let beside = (next as usize) < annotated.tokens.len()
                && annotated.token(next).dep == Dep::prep
                && matches!(annotated.lower(next), "for" | "of" | "to");
            beside.then(|| object(next)).flatten()
        })
}

/// Whether a preposition only tells where: *the army's action **in Peru***.
fn is_where(annotated: &Annotated, prep: TokenId) -> bool {
    matches!(
        annotated.lower(prep),
        "across" | "at" | "in" | "throughout" | "within"
    ) && annotated
        .child(prep, Dep::pobj)
        .is_some_and(|place| annotated.token(place).pos == Pos::PROPN)
}

/// Whether a preposition only tells when or on what occasion: *resign **after the leak***, *the policy **on
/// the trail***.
fn is_when(annotated: &Annotated, prep: TokenId) -> bool {
    match annotated.lower(prep) {
        "after" | "amid" | "at" | "before" | "despite" | "during" | "following" | "since"
        | "until" => true,
        "in" | "on" => annotated
            .child(prep, Dep::pobj)
            .is_some_and(|noun| words::concepts::TOLD_IN.has(annotated.lemma(noun))),
        _ => false,
    }
}

/// Whether a clause is a question: *investigate **who leaked it***.
fn asks(annotated: &Annotated, clause: TokenId) -> bool {
    annotated.children(clause).iter().any(|&child| {
        child < clause
            && (matches!(annotated.token(child).tag, Tag::WP | Tag::WDT | Tag::WRB)
                || annotated.lower(child) == "whether")
    })
}

/// *The threat posed by …*
fn is_posed(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.lemma(noun) == "threat"
        && annotated
            .child(noun, Dep::acl)
            .is_some_and(|posed| annotated.lemma(posed) == "pose")
}

/// The stance toward a theme: that of the verb turned as often as the words on the way turn it; what
/// poses a threat is never wanted.
pub fn stance(annotated: &Annotated, theme: &Theme, base: Stance) -> Stance {
    let threatens = theme
        .carrier
        .is_some_and(|carrier| matches!(annotated.lemma(carrier), "threat" | "danger" | "menace"));
    if threatens {
        Stance::Oppose
    } else {
        polarity::turn(base, theme.turned)
    }
}

/// Whether a verb adds nothing to what follows it.
pub(in crate::positions) fn is_light(lemma: &str) -> bool {
    words::concepts::LIGHT.has(lemma)
}

/// Whether a noun only says how much of something there is.
pub fn is_amount(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.token(noun).pos == Pos::NOUN
        && (words::concepts::AMOUNTS.has(annotated.lemma(noun))
            || words::concepts::AMOUNTS.has(annotated.lower(noun)))
}

/// Whether a noun only carries what it is about: *issue*, *effort*.
pub fn is_carrier(annotated: &Annotated, noun: TokenId) -> bool {
    words::concepts::WRAPPERS.has(annotated.lemma(noun))
}

/// Passes the words that only carry others: from *goal* of *the goal of a treaty* to *treaty*.
pub fn carried(annotated: &Annotated, mut noun: TokenId) -> TokenId {
    for _ in 0..3 {
        // "millions of children", not "ten percent on items"
        let counts = is_amount(annotated, noun)
            && annotated
                .child(noun, Dep::prep)
                .is_some_and(|prep| annotated.lower(prep) == "of");
        if !is_carrier(annotated, noun) && !counts {
            break;
        }
        let Some(next) = below_noun(annotated, noun) else {
            break;
        };
        let next = match annotated.token(next).pos {
            Pos::VERB => annotated.child(next, Dep::dobj),
            _ => Some(next),
        };
        let Some(next) = next else { break };
        noun = next;
    }
    noun
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::parse;

    fn found(words: &str, from: TokenId) -> Vec<String> {
        let (_, annotated, _) = parse(words);
        themes(&Lexicon::english(), &annotated, from)
            .iter()
            .map(|theme| {
                let sign = if theme.turned { "against" } else { "for" };
                format!("{sign} {}", annotated.lower(theme.head))
            })
            .collect()
    }

    #[test]
    fn things_joined_are_each_a_theme() {
        let words = "the/the/DET/DT/2/det importance/importance/NOUN/NN/0/ROOT of/of/ADP/IN/2/prep \
            trade/trade/NOUN/NN/3/pobj and/and/CCONJ/CC/4/cc closer/close/ADJ/JJR/7/amod \
            ties/tie/NOUN/NNS/4/conj";
        assert_eq!(found(words, 1), ["for trade", "for ties"]);
    }

    #[test]
    fn an_end_turns_what_follows_round() {
        let words = "an/an/DET/DT/2/det end/end/NOUN/NN/0/ROOT to/to/ADP/IN/2/prep \
            the/the/DET/DT/5/det siege/siege/NOUN/NN/3/pobj";
        assert_eq!(found(words, 1), ["against siege"]);
    }

    #[test]
    fn steps_are_for_what_they_are_to_bring() {
        let words = "steps/step/NOUN/NNS/3/nsubjpass be/be/AUX/VB/3/auxpass \
            taken/take/VERB/VBN/0/ROOT to/to/PART/TO/5/aux open/open/VERB/VB/3/advcl \
            the/the/DET/DT/7/det road/road/NOUN/NN/5/dobj";
        assert_eq!(found(words, 2), ["for road"]);
    }

    #[test]
    fn duties_on_a_thing_are_levies() {
        let words = "duties/duty/NOUN/NNS/0/ROOT on/on/ADP/IN/1/prep steel/steel/NOUN/NN/2/pobj";
        assert_eq!(found(words, 0), ["for duties"]);
        let words = "duty/duty/NOUN/NN/0/ROOT of/of/ADP/IN/1/prep care/care/NOUN/NN/2/pobj";
        assert_eq!(found(words, 0), ["for care"]);
    }

    #[test]
    fn an_amount_of_a_thing_is_the_thing() {
        let carried_to = |words: &str| {
            let (_, annotated, _) = parse(words);
            annotated.lower(carried(&annotated, 0)).to_string()
        };
        let of = "millions/million/NOUN/NNS/0/ROOT of/of/ADP/IN/1/prep \
            homes/home/NOUN/NNS/2/pobj";
        assert_eq!(carried_to(of), "homes");
        let on = "percent/percent/NOUN/NN/0/ROOT on/on/ADP/IN/1/prep \
            homes/home/NOUN/NNS/2/pobj";
        assert_eq!(carried_to(on), "percent");
    }
}
