//! Trees that the parser often gets wrong, put right before anybody reads them.
//!
//! > President Ode **today** met the king: the parser takes *Ode today* for one name.
//!
//! One construction, one file. Each looks at a token and hangs it, or those around it, elsewhere; what
//! none of them knows stays as the parser made it.

mod accused;
mod agents;
mod aliases;
mod along;
mod bearers;
mod begun;
mod between;
mod borders;
mod charges;
mod clears;
mod clefts;
mod commas;
mod consequences;
mod couples;
mod crowds;
mod dashes;
pub(crate) mod days;
mod deeds;
mod editors;
mod elected;
mod fellows;
mod fields;
mod forced;
mod freed;
mod glosses;
mod headlines;
mod honors;
mod lasting;
mod lists;
mod names;
mod numbers;
mod occasions;
mod offices;
mod pacts;
mod places;
mod plurals;
mod possessives;
mod purposes;
mod rebels;
mod relatives;
mod requests;
mod revealed;
mod said;
mod sayings;
pub(crate) mod seats;
mod seconds;
mod senators;
mod series;
mod sources;
mod speaking;
mod spokesmen;
mod states;
mod subjects;
mod subjunctives;
mod swallowed;
mod takers;
mod tenses;
mod told;
mod towns;
mod trips;
mod twofold;
mod visitors;
mod worth;

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

/// Puts trees right, and gives lemmas the spelling that words and rules have.
pub fn mend(lexicon: &Lexicon, annotated: &mut Annotated) {
    annotated.respell(|lemma| lexicon.spelling.american(lemma));
    let mut changes: Vec<Change> = Vec::new();
    for at in 0..annotated.tokens.len() as TokenId {
        days::find(annotated, at, &mut changes);
        names::find(lexicon, annotated, at, &mut changes);
        numbers::find(annotated, at, &mut changes);
        couples::find(annotated, at, &mut changes);
        dashes::find(annotated, at, &mut changes);
        occasions::find(annotated, at, &mut changes);
        accused::find(annotated, at, &mut changes);
        agents::find(lexicon, annotated, at, &mut changes);
        aliases::find(annotated, at, &mut changes);
        along::find(annotated, at, &mut changes);
        bearers::find(lexicon, annotated, at, &mut changes);
        begun::find(annotated, at, &mut changes);
        between::find(annotated, at, &mut changes);
        clears::find(annotated, at, &mut changes);
        clefts::find(annotated, at, &mut changes);
        borders::find(annotated, at, &mut changes);
        charges::find(lexicon, annotated, at, &mut changes);
        commas::find(annotated, at, &mut changes);
        consequences::find(annotated, at, &mut changes);
        crowds::find(lexicon, annotated, at, &mut changes);
        purposes::find(annotated, at, &mut changes);
        deeds::find(annotated, at, &mut changes);
        editors::find(annotated, at, &mut changes);
        elected::find(annotated, at, &mut changes);
        fellows::find(annotated, at, &mut changes);
        fields::find(annotated, at, &mut changes);
        forced::find(annotated, at, &mut changes);
        freed::find(annotated, at, &mut changes);
        glosses::find(annotated, at, &mut changes);
        headlines::find(annotated, at, &mut changes);
        honors::find(annotated, at, &mut changes);
        lasting::find(annotated, at, &mut changes);
        lists::find(annotated, at, &mut changes);
        offices::find(annotated, at, &mut changes);
        pacts::find(annotated, at, &mut changes);
        places::find(annotated, at, &mut changes);
        plurals::find(annotated, at, &mut changes);
        possessives::find(annotated, at, &mut changes);
        rebels::find(lexicon, annotated, at, &mut changes);
        relatives::find(annotated, at, &mut changes);
        requests::find(annotated, at, &mut changes);
        revealed::find(annotated, at, &mut changes);
        said::find(lexicon, annotated, at, &mut changes);
        sayings::find(annotated, at, &mut changes);
        seats::find(annotated, at, &mut changes);
        seconds::find(lexicon, annotated, at, &mut changes);
        senators::find(lexicon, annotated, at, &mut changes);
        series::find(annotated, at, &mut changes);
        sources::find(annotated, at, &mut changes);
        speaking::find(annotated, at, &mut changes);
        spokesmen::find(lexicon, annotated, at, &mut changes);
        states::find(lexicon, annotated, at, &mut changes);
        subjects::find(annotated, at, &mut changes);
        subjunctives::find(annotated, at, &mut changes);
        swallowed::find(lexicon, annotated, at, &mut changes);
        takers::find(annotated, at, &mut changes);
        tenses::find(annotated, at, &mut changes);
        told::find(annotated, at, &mut changes);
        towns::find(annotated, at, &mut changes);
        trips::find(annotated, at, &mut changes);
        twofold::find(lexicon, annotated, at, &mut changes);
        visitors::find(lexicon, annotated, at, &mut changes);
        worth::find(annotated, at, &mut changes);
    }
    annotated.reattach(&changes);
}

fn hang(token: TokenId, head: TokenId, dep: Dep) -> Change {
    Change { token, head, dep }
}

fn is_verb(annotated: &Annotated, at: TokenId) -> bool {
    matches!(annotated.token(at).pos, Pos::VERB | Pos::AUX)
}

/// Whether a verb has a subject of its own.
pub(crate) fn has_subject(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.children(verb).iter().any(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::nsubj | Dep::nsubjpass | Dep::csubj | Dep::expl
        )
    })
}

/// The relation of a verb's subject.
fn subject_of(annotated: &Annotated, verb: TokenId) -> Dep {
    match annotated.child(verb, Dep::auxpass) {
        Some(_) => Dep::nsubjpass,
        None => Dep::nsubj,
    }
}
