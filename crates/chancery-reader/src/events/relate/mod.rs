//! The type of one marked pair in one sentence, with its confidence.
//!
//! The lexicon votes, the parse describes the pair, a linear model weighs both. Training reads the
//! very features that are used here ([`features`]), so the two cannot drift apart.

pub mod features;
pub(super) mod marked;

use chancery_lexicon::Lexicon;
use chancery_lexicon::events::feature_hash;
use chancery_record::EventType;
use chancery_text::{Annotated, Span};

/// A type with its probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// The type.
    pub kind: EventType,
    /// Its probability.
    pub confidence: f32,
    /// The features that weigh most for it, for a person to read.
    pub because: Vec<String>,
}

/// The type of the relation between a marked source and target.
///
/// > `<s>Norway</s>` pledged aid to `<t>Malawi</t>`. → AGREE
///
/// Every pair gets a type; whoever wants to abstain looks at the confidence.
pub fn relate(lexicon: &Lexicon, annotated: &Annotated, source: Span, target: Span) -> Relation {
    let weights = &lexicon.events.weights;
    let n = weights.labels.len();
    let mut sums = vec![0i64; n];
    let mut seen = rustc_hash::FxHashSet::default();
    let mut hits: Vec<(u64, String)> = Vec::new();
    features::of(lexicon, annotated, source, target, &mut |parts| {
        let hash = feature_hash(parts);
        if seen.insert(hash)
            && let Some(row) = weights.rows.get(&hash)
        {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i64::from(weight);
            }
            hits.push((hash, parts.concat()));
        }
    });
    if let Some(bias) = weights.rows.get(&feature_hash(&["<bias>"])) {
        for (sum, &weight) in sums.iter_mut().zip(bias) {
            *sum += i64::from(weight);
        }
    }
    let Some(best) = (0..n).max_by_key(|&label| (sums[label], std::cmp::Reverse(label))) else {
        return Relation {
            kind: EventType::Consult,
            confidence: 0.0,
            because: Vec::new(),
        };
    };
    let top = sums[best];
    let total: f64 = sums
        .iter()
        .map(|&sum| (((sum - top) as f64) / 1000.0).exp())
        .sum();
    let weight_of = |hash: &u64| weights.rows.get(hash).map_or(0, |row| row[best]);
    hits.sort_by_key(|(hash, name)| (std::cmp::Reverse(weight_of(hash)), name.clone()));
    let because = hits
        .iter()
        .take(3)
        .filter(|(hash, _)| weight_of(hash) > 0)
        .map(|(_, name)| name.clone())
        .collect();
    let kind = match weights.labels[best].as_str() {
        // The older name of two types; the words say which.
        "YIELD" => yielded(&hits),
        label => EventType::named(label).unwrap_or(EventType::Consult),
    };
    Relation {
        kind,
        confidence: (1.0 / total) as f32,
        because,
    }
}

/// CONCEDE or RETREAT, for the older YIELD.
fn yielded(hits: &[(u64, String)]) -> EventType {
    let concede = hits
        .iter()
        .any(|(_, name)| name.starts_with("bestent:concede"));
    if concede {
        EventType::Concede
    } else {
        EventType::Retreat
    }
}
