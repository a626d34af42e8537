//! Sentences with parses written by hand, and what is read from them.

use chancery_lexicon::Lexicon;
use chancery_record::{ActorId, Event, Status};
use chancery_text::Article;

use super::candidates::candidates;
use crate::actors::Cast;
use crate::sample::parse;

fn read(words: &str) -> (Vec<Event>, Cast) {
    let (text, annotated, cast) = parse(words);
    let article = Article {
        text,
        ..Article::default()
    };
    let events = super::events(&Lexicon::english(), &article, &annotated, &cast, &[]);
    (events, cast)
}

fn check(words: &str, expected: &[&str]) {
    let (events, cast) = read(words);
    let codes = |ids: &[ActorId]| -> String {
        ids.iter()
            .map(|&id| cast.actor(id).country.clone())
            .collect::<Vec<_>>()
            .join("+")
    };
    let got: Vec<String> = events
        .iter()
        .map(|event| {
            let mut words = vec![
                codes(&event.source),
                event.kind.to_string(),
                codes(&event.target),
            ];
            if event.status != Status::Done {
                words.push(event.status.to_string());
            }
            words.retain(|word| !word.is_empty());
            words.join(" ")
        })
        .collect();
    assert_eq!(got, expected);
}

#[test]
fn active_and_passive_tell_the_same() {
    check(
        "*Chad/Chad/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/ROOT *Sudan/Sudan/PROPN/NNP/2/dobj",
        &["CHA ASSAULT SUD"],
    );
    check(
        "*Sudan/Sudan/PROPN/NNP/3/nsubjpass was/be/AUX/VBD/3/auxpass attacked/attack/VERB/VBN/0/ROOT by/by/ADP/IN/3/agent *Chad/Chad/PROPN/NNP/4/pobj",
        &["CHA ASSAULT SUD"],
    );
}

#[test]
fn joint_actors_are_one_list() {
    check(
        "*Chile/Chile/PROPN/NNP/4/nsubj and/and/CCONJ/CC/1/cc *Peru/Peru/PROPN/NNP/1/conj held/hold/VERB/VBD/0/ROOT talks/talk/NOUN/NNS/4/dobj",
        &["CHI+PER CONSULT"],
    );
    check(
        "*Chile/Chile/PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/ROOT *Peru/Peru/PROPN/NNP/2/dobj",
        &["CHI+PER CONSULT"],
    );
}

#[test]
fn the_object_of_a_light_verb_carries_the_event() {
    check(
        "*Oman/Oman/PROPN/NNP/2/nsubj imposed/impose/VERB/VBD/0/ROOT sanctions/sanction/NOUN/NNS/2/dobj on/on/ADP/IN/3/prep *Mali/Mali/PROPN/NNP/4/pobj",
        &["OMA SANCTION MAL"],
    );
    check(
        "*Oman/Oman/PROPN/NNP/3/poss 's/'s/PART/POS/1/case attack/attack/NOUN/NN/6/nsubj on/on/ADP/IN/3/prep *Mali/Mali/PROPN/NNP/4/pobj failed/fail/VERB/VBD/0/ROOT",
        &["OMA ASSAULT MAL"],
    );
}

#[test]
fn tense_and_governing_words_give_the_status() {
    check(
        "*Oman/Oman/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux attack/attack/VERB/VB/0/ROOT *Mali/Mali/PROPN/NNP/3/dobj",
        &["OMA ASSAULT MAL planned"],
    );
    check(
        "*Oman/Oman/PROPN/NNP/3/nsubj could/could/AUX/MD/3/aux attack/attack/VERB/VB/0/ROOT *Mali/Mali/PROPN/NNP/3/dobj",
        &["OMA ASSAULT MAL hypothetical"],
    );
    check(
        "*Oman/Oman/PROPN/NNP/3/nsubj is/be/AUX/VBZ/3/aux shelling/shell/VERB/VBG/0/ROOT *Mali/Mali/PROPN/NNP/3/dobj",
        &["OMA ASSAULT MAL ongoing"],
    );
}

#[test]
fn a_refusal_is_an_act_and_a_thing_not_done_is_none() {
    check(
        "*Oman/Oman/PROPN/NNP/4/nsubj will/will/AUX/MD/4/aux never/never/ADV/RB/4/neg recognize/recognize/VERB/VB/0/ROOT *Mali/Mali/PROPN/NNP/4/dobj",
        &["OMA REJECT MAL"],
    );
    check(
        "*Oman/Oman/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/neg accuse/accuse/VERB/VB/0/ROOT *Mali/Mali/PROPN/NNP/4/dobj",
        &[],
    );
}

#[test]
fn the_other_side_of_a_promise_stands_in_its_complement() {
    check(
        "*Oman/Oman/PROPN/NNP/2/nsubj pledged/pledge/VERB/VBD/0/ROOT to/to/PART/TO/4/aux defend/defend/VERB/VB/2/xcomp *Mali/Mali/PROPN/NNP/4/dobj",
        &["OMA AGREE MAL"],
    );
}

#[test]
fn expectations_are_not_met_by_states() {
    check(
        "Results/result/NOUN/NNS/2/nsubj met/meet/VERB/VBD/0/ROOT expectations/expectation/NOUN/NNS/2/dobj in/in/ADP/IN/2/prep *Mali/Mali/PROPN/NNP/4/pobj",
        &[],
    );
}

#[test]
fn sport_is_left_alone() {
    check(
        "*Mali/Mali/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/ROOT *Chad/Chad/PROPN/NNP/2/dobj before/before/SCONJ/IN/6/mark the-striker/striker/NOUN/NN/6/nsubj scored/score/VERB/VBD/2/advcl",
        &[],
    );
}

#[test]
fn a_repeated_mention_is_evidence_of_the_same_event() {
    let (events, _) = read(
        "*Chad/Chad/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/ROOT *Sudan/Sudan/PROPN/NNP/2/dobj ;/;/PUNCT/:/2/punct and/and/CCONJ/CC/2/cc attacked/attack/VERB/VBD/2/conj *Sudan/Sudan/PROPN/NNP/6/dobj again/again/ADV/RB/6/advmod",
    );
    // Two mentions with two names; without one cast they stay two events of one source.
    assert_eq!(events.len(), 2);
    assert!(events.iter().all(|event| event.source == [ActorId(0)]));
    let (_, annotated, mut cast) = parse(
        "*Chad/Chad/PROPN/NNP/2/nsubj attacked/attack/VERB/VBD/0/ROOT *Sudan/Sudan/PROPN/NNP/2/dobj ;/;/PUNCT/:/2/punct and/and/CCONJ/CC/2/cc attacked/attack/VERB/VBD/2/conj *Sudan/Sudan/PROPN/NNP/6/dobj",
    );
    cast.mentions[2].actors = vec![ActorId(1)];
    let article = Article {
        text: "Chad attacked Sudan ; and attacked Sudan".into(),
        ..Article::default()
    };
    let merged = super::events(&Lexicon::english(), &article, &annotated, &cast, &[]);
    assert_eq!(merged.len(), 1);
}

#[test]
fn every_candidate_lies_in_its_document() {
    let lexicon = Lexicon::english();
    let (_, annotated, cast) = parse(
        "*Chile/Chile/PROPN/NNP/4/nsubj and/and/CCONJ/CC/1/cc *Peru/Peru/PROPN/NNP/1/conj held/hold/VERB/VBD/0/ROOT talks/talk/NOUN/NNS/4/dobj",
    );
    let all = candidates(&lexicon.events, &annotated, &cast);
    assert!(!all.is_empty());
    for found in all {
        assert!(
            found
                .predicate
                .words
                .iter()
                .all(|&word| (word as usize) < annotated.tokens.len())
        );
        assert!(found.predicate.words.contains(&found.predicate.head));
    }
}

#[test]
fn an_empty_document_has_no_events() {
    let (events, _) = read("");
    assert!(events.is_empty());
}

#[test]
fn who_speaks_in_a_meeting_takes_part() {
    check(
        "*Chad/Chad/PROPN/NNP/2/nsubj made/make/VERB/VBD/0/ROOT remarks/remark/NOUN/NNS/2/dobj in/in/ADP/IN/2/prep a/a/DET/DT/6/det meeting/meeting/NOUN/NN/4/pobj with/with/ADP/IN/6/prep *Sudan/Sudan/PROPN/NNP/7/pobj",
        &["CHA+SUD CONSULT"],
    );
}
