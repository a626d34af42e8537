//! How often each lemma heads a cue.

use std::collections::BTreeMap;

use chancery_lexicon::Lexicon;
use chancery_reader::attribution::page::Page;
use chancery_text::{Dep, Pos, TokenId};

use crate::gold::{Document, marked};

/// How often each lemma heads a cue, and how often it stands outside contents: `counts.tsv`.
pub fn counts(lexicon: &Lexicon, documents: &[Document]) -> String {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let annotated = &document.annotated;
        let gold = marked(document, &page);
        let n = annotated.tokens.len();
        let (mut heads, mut nested) = (vec![false; n], vec![false; n]);
        for one in &gold {
            one.content
                .iter()
                .for_each(|&token| nested[token as usize] = true);
            let inside = |token: TokenId| one.cue.binary_search(&token).is_ok();
            for &token in &one.cue {
                if annotated.head(token).is_none_or(|head| !inside(head)) {
                    heads[token as usize] = true;
                }
                // "made the case that": the noun is a cue as well.
                let is_noun = matches!(page.pos(token), Pos::NOUN | Pos::ADJ);
                if is_noun && matches!(page.dep(token), Dep::dobj | Dep::acomp | Dep::attr) {
                    heads[token as usize] = true;
                }
            }
        }
        for token in 0..n as TokenId {
            let listed = matches!(page.pos(token), Pos::VERB | Pos::NOUN | Pos::ADJ | Pos::AUX);
            let lemma = annotated.lemma(token);
            let is_word = lemma.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if listed && is_word && (heads[token as usize] || !nested[token as usize]) {
                let count = counts.entry(lemma.to_string()).or_default();
                count.0 += u32::from(heads[token as usize]);
                count.1 += 1;
            }
        }
    }
    let mut out = String::from(
        "# How often a lemma heads a cue in the training split of PolNeAR, and how often it stands there\n\
         # outside of contents. Written by the example train_attribution.\n\
         lemma\tattributed\tcandidates\n",
    );
    for (lemma, (attributed, all)) in counts {
        if attributed >= 3 && attributed * 50 >= all && lemma.len() > 1 {
            out.push_str(&format!("{lemma}\t{attributed}\t{all}\n"));
        }
    }
    out
}
