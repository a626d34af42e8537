//! Positions that a verb of praise, blame, demand or agreement tells of its subjects.
//!
//! > Peru, Chile and Bolivia **concurred on the need for a truce** and thanked Norway **for its help**.
//!
//! Everybody who is the subject holds it, and so does whoever speaks for one of them. What a rival
//! tells of them is that rival's claim and shows nothing.

use chancery_lexicon::words;
use chancery_record::{ActorId, CueClass, Stance, Why};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::own;
use crate::positions::concepts::{hits, phrase, theme};
use crate::positions::holders::giving::{Given, give};
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::polarity::praise;
use crate::positions::{Shown, Stage, polarity};

/// What was shown before and is told once more by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown: Vec<Shown> = Vec::new();
    for (number, sentence) in annotated.sentences.iter().enumerate() {
        if annotated.in_title(number) {
            continue;
        }
        for verb in sentence.start..sentence.end {
            let ways = ways(stage, verb);
            let statement = stage.inner.get(verb as usize).copied().flatten();
            // "Denied supporting the rebels": it says that it does not.
            let denied = statement
                .and_then(|number| stage.statements.get(number as usize))
                .is_some_and(|said| said.cue_class == CueClass::Deny && !said.negated);
            if denied {
                continue;
            }
            if ways.is_empty() && statement.is_none() && !stage.is_speech {
                let own = of_author(stage, verb);
                shown.extend(own.into_iter().filter(|one| !before.has(one)));
            }
            for (stance, from) in ways {
                let holders = holders(stage, verb, from, statement);
                if holders.is_empty() {
                    break;
                }
                let mut bare = false;
                for theme in theme::themes(stage.lexicon, annotated, from) {
                    if theme.head == verb
                        || theme.head < sentence.start
                        || theme.head >= sentence.end
                    {
                        continue;
                    }
                    let stance = theme::stance(annotated, &theme, stance);
                    let ill = polarity::is_ill(annotated.lemma(theme.head));
                    if ill && stance == Stance::Support && theme.verb.is_none() {
                        continue;
                    }
                    let naming = phrase::naming(annotated, stage.cast, &theme)
                        .map(|(concept, _)| concept)
                        .or_else(|| help(stage, &theme))
                        .filter(|_| annotated.lemma(verb) != "hold");
                    let naming = naming.or_else(|| called_to_account(stage, verb, &theme));
                    let Some(concept) = naming else {
                        continue;
                    };
                    // "stability, peace and security": one thing.
                    if std::mem::replace(&mut bare, true) && !concept.contains('-') {
                        continue;
                    }
                    let given = Given {
                        concept,
                        stance,
                        from: verb,
                        head: theme.head,
                        statement,
                        rule: "told",
                        confidence: 0.5,
                    };
                    give(stage, &given, &holders, before, &mut shown);
                }
            }
        }
    }
    shown
}

/// What an author does or means to do in plain words: *we will continue to fund the clinics*.
fn of_author(stage: &Stage<'_>, verb: TokenId) -> Vec<Shown> {
    let Some(author) = stage.cast.author else {
        return Vec::new();
    };
    let of = |own: own::Own| Shown {
        actor: author,
        concept: own.concept,
        stance: own.stance,
        statement: None,
        event: None,
        span: stage
            .span(own.verb, own.object)
            .join(stage.annotated.subtree_span(own.object)),
        confidence: 0.5,
        why: Why::new("told", "own"),
    };
    own::of_words(stage, verb, author)
        .into_iter()
        .map(of)
        .collect()
}

/// *Hold the officials accountable*: for their accountability.
fn called_to_account(stage: &Stage<'_>, verb: TokenId, theme: &theme::Theme) -> Option<String> {
    if stage.annotated.lemma(verb) != "hold" {
        return None;
    }
    let whom = phrase::concept(stage.annotated, theme.head)?;
    Some(format!("accountability-of-{whom}")).filter(|concept| concept.split('-').count() <= 9)
}

/// The object of *hold … accountable*.
fn accountable(stage: &Stage<'_>, verb: TokenId) -> Option<TokenId> {
    let annotated = stage.annotated;
    if annotated.lemma(verb) != "hold" {
        return None;
    }
    let word = annotated
        .edges(verb)
        .find(|&token| annotated.lower(token) == "accountable")?;
    annotated
        .child(verb, Dep::dobj)
        .or_else(|| annotated.child(word, Dep::dobj))
        .or_else(|| annotated.child(word, Dep::nsubj))
}

/// Help for somebody is something to be for: *support for the people of Peru*.
fn help(stage: &Stage<'_>, theme: &theme::Theme) -> Option<String> {
    let annotated = stage.annotated;
    let is_help = |token: TokenId| {
        matches!(
            annotated.lemma(token),
            "support" | "aid" | "assistance" | "help" | "solidarity" | "assist"
        )
    };
    let above = annotated
        .head(theme.head)
        .filter(|_| annotated.token(theme.head).dep == Dep::dobj);
    theme.carrier.or(above).filter(|&token| is_help(token))?;
    let mention = stage.cast.mention(theme.head)?;
    let whom = phrase::concept(annotated, theme.head)?;
    let whom = if whom.contains('-') {
        whom
    } else {
        let [actor] = mention.actors[..] else {
            return None;
        };
        hits::slug(&stage.cast.actor(actor).name)
    };
    Some(format!("support-for-{whom}")).filter(|concept| concept.split('-').count() <= 9)
}

/// The stances that a verb shows, each with the token that leads to what it is about.
fn ways(stage: &Stage<'_>, verb: TokenId) -> Vec<(Stance, TokenId)> {
    let annotated = stage.annotated;
    let token = annotated.token(verb);
    if !matches!(token.pos, Pos::VERB | Pos::ADJ)
        || polarity::is_negated(annotated, verb)
        || polarity::is_undone(annotated, verb)
        || is_doubtful(stage, verb)
        || matches!(token.dep, Dep::amod | Dep::acl)
    {
        return Vec::new();
    }
    let lemma = annotated.lemma(verb);
    let object = annotated.child(verb, Dep::dobj);
    let mut found = Vec::new();
    if let Some(prepositions) = words::polarity::BY_PREPOSITION.get(lemma) {
        let leads = annotated
            .children_by(verb, Dep::prep)
            .chain(object.iter().flat_map(|&object| {
                annotated
                    .children_by(object, Dep::prep)
                    .take(usize::from(matches!(
                        lemma,
                        "thank" | "congratulate" | "praise" | "commend"
                    )))
            }))
            .find(|&prep| {
                let mut prepositions = prepositions.split('|');
                prep > verb && prepositions.any(|one| one == annotated.lower(prep))
            });
        if let Some(prep) = leads {
            found.push((Stance::Support, prep));
        }
    }
    if let Some(object) = object.filter(|_| found.is_empty()) {
        let attitude = praise::attitude(annotated.lemma(object));
        if words::polarity::AGAINST.has(lemma) {
            found.push((Stance::Oppose, object));
        } else if words::polarity::RAISING.has(lemma) {
            let prep = annotated.child(object, Dep::prep);
            let from = match attitude {
                Some(Stance::Oppose) => prep,
                _ => Some(object),
            };
            found.extend(attitude.zip(from));
        } else if words::polarity::FOR.has(lemma) || lemma == "demand" {
            found.push((attitude.unwrap_or(Stance::Support), object));
        }
    }
    // "emphasized enduring support for …"
    if let Some(object) = annotated
        .child(verb, Dep::xcomp)
        .filter(|&below| {
            words::polarity::RAISING.has(lemma) && annotated.token(below).tag == Tag::VBG
        })
        .and_then(|below| annotated.child(below, Dep::dobj))
        .filter(|&object| praise::attitude(annotated.lemma(object)) == Some(Stance::Support))
    {
        found.push((Stance::Support, object));
    }
    found.extend(accountable(stage, verb).map(|whom| (Stance::Support, whom)));
    // "warned that it would retaliate if they closed the road"
    if matches!(lemma, "warn" | "threaten")
        && let Some(condition) = annotated.edges(verb).find(|&token| {
            annotated.token(token).dep == Dep::advcl
                && annotated
                    .child(token, Dep::mark)
                    .is_some_and(|mark| mark > verb && annotated.lower(mark) == "if")
        })
    {
        found.push((Stance::Oppose, condition));
    }
    // "agreed that the partnership will continue"
    if let Some(lasting) = annotated.child(verb, Dep::ccomp)
        && (lemma == "agree" || words::polarity::FOR.has(lemma))
        && matches!(
            annotated.lemma(lasting),
            "continue" | "endure" | "remain" | "last"
        )
        && !polarity::is_negated(annotated, lasting)
        && let Some(subject) = annotated.child(lasting, Dep::nsubj)
    {
        found.push((Stance::Support, subject));
    }
    // "Peru must end its use of force", in a document with one author
    if stage.cast.author.is_some()
        && !stage.is_speech
        && found.is_empty()
        && polarity::has_duty(annotated, verb)
        && stage.inner.get(verb as usize).copied().flatten().is_none()
    {
        found.push((Stance::Support, verb));
    }
    let is_asked = token.tag == Tag::VBN && annotated.child(verb, Dep::aux).is_none();
    let below = annotated.children(verb).iter().copied().find(|&child| {
        matches!(annotated.token(child).dep, Dep::xcomp | Dep::ccomp)
            && annotated.token(child).pos == Pos::VERB
            // "Was determined to have a fever", "asked to comment on the raid"
            && !(lemma == "determined" && annotated.lemma(child) == "have")
            && !(lemma == "ask" && is_asked)
            && annotated
                .children_by(child, Dep::aux)
                .any(|aux| annotated.lower(aux) == "to")
    });
    if let Some(below) = below
        && (words::polarity::URGING.has(lemma) || words::polarity::BY_INFINITIVE.has(lemma))
    {
        found.push((Stance::Support, below));
    }
    found
}

/// Whether it may or might be so.
pub(super) fn is_doubtful(stage: &Stage<'_>, verb: TokenId) -> bool {
    let annotated = stage.annotated;
    annotated
        .children_by(verb, Dep::aux)
        .any(|aux| matches!(annotated.lower(aux), "may" | "might" | "could" | "would"))
}

/// The subjects, those who agree with them, whose support or commitment is told, and who speaks for
/// them; nobody if a rival tells it.
fn holders(
    stage: &Stage<'_>,
    verb: TokenId,
    from: TokenId,
    statement: Option<u32>,
) -> Vec<ActorId> {
    let (annotated, cast) = (stage.annotated, stage.cast);
    if polarity::has_duty(annotated, verb) && from == verb {
        return cast.author.into_iter().collect();
    }
    let mut holders = together::subjects(stage, verb);
    if let Some(subject) = annotated.child(verb, Dep::nsubj)
        && together::means_all(stage, subject)
    {
        let readout = together::of_readout(stage);
        let nameless = holders
            .iter()
            .all(|&one| cast.actor(one).country.is_empty());
        if !readout.is_empty() && !holders.iter().any(|one| readout.contains(one)) {
            holders = readout;
        } else if nameless {
            let met = together::participants(stage, subject);
            if !met.is_empty() {
                holders = met;
            }
        }
    }
    if holders.is_empty() {
        let subject = annotated.child(verb, Dep::nsubj);
        if subject.is_some_and(|subject| stage.is_first_person(subject)) {
            holders.extend(together::speaker(stage, statement).or(cast.author));
            holders.extend(together::parties(stage));
        }
        // "patrols that oppose the rebels"
        if subject
            .is_some_and(|subject| matches!(annotated.lower(subject), "who" | "that" | "which"))
            && annotated.token(verb).dep == Dep::relcl
            && let Some(noun) = annotated.head(verb)
        {
            holders.extend(cast.at(noun));
        }
    }
    if holders.is_empty() {
        return holders;
    }
    match together::speaker(stage, statement) {
        None => {}
        Some(speaker) if together::speaks_for(stage, speaker, &holders) => {
            holders.extend(Some(speaker).filter(|&speaker| together::is_spokesman(stage, speaker)));
        }
        Some(speaker) if is_of_the_same_union(stage, speaker, &holders) => holders.push(speaker),
        Some(_) => return Vec::new(),
    }
    if matches!(annotated.lemma(verb), "agree" | "concur") {
        for prep in annotated.children_by(verb, Dep::prep) {
            if annotated.lower(prep) == "with"
                && let Some(other) = annotated.child(prep, Dep::pobj)
            {
                holders.extend(cast.at(other));
            }
        }
    }
    holders.extend(together::principals(stage, from));
    // "They discussed their efforts to open the road", too: the subject's verb is *discussed*.
    let top = std::iter::once(verb)
        .chain(annotated.ancestors(verb))
        .find(|&above| annotated.child(above, Dep::nsubj).is_some());
    let discussed = top.is_some_and(|top| annotated.lemma(top) == "discuss");
    let subject = top.and_then(|top| annotated.child(top, Dep::nsubj));
    together::keep_own_side(stage, discussed, subject, &mut holders);
    let mut seen: Vec<ActorId> = Vec::new();
    for holder in holders {
        if holder.index() < cast.actors.len() && !seen.contains(&holder) {
            seen.push(holder);
        }
    }
    seen
}

/// Whether a person of an intergovernmental organization speaks of one.
fn is_of_the_same_union(stage: &Stage<'_>, speaker: ActorId, holders: &[ActorId]) -> bool {
    let country = |actor: ActorId| &*stage.cast.actor(actor).country;
    country(speaker) == "IGO" && holders.iter().all(|&holder| country(holder) == "IGO")
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        super::positions(stage, &Known::default())
    }

    #[test]
    fn all_who_concur_are_for_it() {
        let found = shown(
            read,
            "*Peru/Peru/PROPN/NNP/4/nsubj and/and/CCONJ/CC/1/cc *Chile/Chile/PROPN/NNP/1/conj \
             concurred/concur/VERB/VBD/0/ROOT on/on/ADP/IN/4/prep the/the/DET/DT/7/det \
             need/need/NOUN/NN/5/pobj for/for/ADP/IN/7/prep regional/regional/ADJ/JJ/10/amod \
             unity/unity/NOUN/NN/8/pobj",
        );
        assert_eq!(
            found,
            [
                "Peru support regional-unity: concurred on the need for regional unity",
                "Chile support regional-unity: concurred on the need for regional unity",
            ]
        );
    }

    #[test]
    fn what_may_be_shows_nothing() {
        let found = shown(
            read,
            "*Peru/Peru/PROPN/NNP/3/nsubj may/may/AUX/MD/3/aux oppose/oppose/VERB/VB/0/ROOT \
             the/the/DET/DT/6/det grain/grain/NOUN/NN/6/compound tax/tax/NOUN/NN/3/dobj",
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
