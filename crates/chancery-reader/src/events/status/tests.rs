use chancery_lexicon::Lexicon;
use chancery_record::Status;
use chancery_text::TokenId;

use super::verbs;
use crate::sample::parse;

fn status(words: &str, verb: TokenId) -> Status {
    let (_, annotated, _) = parse(words);
    verbs::of(&Lexicon::english().events, &annotated, verb, 0)
}

#[test]
fn a_negated_plan_is_none() {
    let words = "*Oman/Oman/PROPN/NNP/4/nsubj does/do/AUX/VBZ/4/aux not/not/PART/RB/4/neg plan/plan/VERB/VB/0/ROOT to/to/PART/TO/6/aux attack/attack/VERB/VB/4/xcomp *Mali/Mali/PROPN/NNP/6/dobj";
    assert_eq!(status(words, 5), Status::Denied);
    let words = "*Oman/Oman/PROPN/NNP/2/nsubj has/have/VERB/VBZ/0/ROOT no/no/DET/DT/4/det plans/plan/NOUN/NNS/2/dobj to/to/PART/TO/6/aux attack/attack/VERB/VB/4/acl *Mali/Mali/PROPN/NNP/6/dobj";
    assert_eq!(status(words, 5), Status::Denied);
}

#[test]
fn what_is_not_ruled_out_may_come() {
    let words = "*Oman/Oman/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/neg rule/rule/VERB/VB/0/ROOT out/out/ADP/RP/4/prt attacking/attack/VERB/VBG/4/xcomp *Mali/Mali/PROPN/NNP/6/dobj";
    assert_eq!(status(words, 5), Status::Hypothetical);
}

#[test]
fn the_tense_stands_with_the_auxiliary() {
    let words = "*Oman/Oman/PROPN/NNP/2/nsubj told/tell/VERB/VBD/0/ROOT *Mali/Mali/PROPN/NNP/2/dobj that/that/SCONJ/IN/7/mark *Chad/Chad/PROPN/NNP/7/nsubj had/have/AUX/VBD/7/aux attacked/attack/VERB/VBN/2/ccomp it/it/PRON/PRP/7/dobj";
    assert_eq!(status(words, 6), Status::Done);
}

#[test]
fn what_hangs_on_a_condition_is_hypothetical() {
    let words = "Should/should/AUX/MD/3/aux *Mali/Mali/PROPN/NNP/3/nsubj attack/attack/VERB/VB/7/advcl ,/,/PUNCT/,/7/punct *Oman/Oman/PROPN/NNP/7/nsubj will/will/AUX/MD/7/aux retaliate/retaliate/VERB/VB/0/ROOT";
    assert_eq!(status(words, 2), Status::Hypothetical);
    assert_eq!(status(words, 6), Status::Hypothetical);
    // What is to be if a threat is not heeded is wanted.
    let words = "*Oman/Oman/PROPN/NNP/2/nsubj threatened/threaten/VERB/VBD/0/ROOT *Mali/Mali/PROPN/NNP/2/dobj if/if/SCONJ/IN/8/mark it/it/PRON/PRP/8/nsubj does/do/AUX/VBZ/8/aux not/not/PART/RB/8/neg withdraw/withdraw/VERB/VB/2/advcl";
    assert_eq!(status(words, 7), Status::Demanded);
}

#[test]
fn a_passive_goes_on() {
    let words = "Troops/troop/NOUN/NNS/4/nsubjpass are/be/AUX/VBP/4/aux being/be/AUX/VBG/4/auxpass deployed/deploy/VERB/VBN/0/ROOT";
    assert_eq!(status(words, 3), Status::Ongoing);
    let words = "They/they/PRON/PRP/3/nsubj ’re/be/AUX/VBP/3/aux shelling/shell/VERB/VBG/0/ROOT *Mali/Mali/PROPN/NNP/3/dobj";
    assert_eq!(status(words, 2), Status::Ongoing);
}
