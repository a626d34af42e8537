//! Who does what to whom, period by period; fields of cooperation; complementarity of trade.

use std::collections::{BTreeMap, BTreeSet};

/// One event between two actors, as a dyad counts it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The period.
    pub period: String,
    /// Who acts.
    pub source: String,
    /// On whom.
    pub target: String,
    /// Whether neither acts on the other, as when two meet: such a deed stands both ways round.
    pub mutual: bool,
    /// PLOVER type.
    pub kind: String,
    /// Quad class, 1 to 4.
    pub quad: u8,
    /// PLOVER intensity.
    pub intensity: f64,
    /// Goldstein's value.
    pub goldstein: f64,
    /// Whether a speaker claims it; else the outlet tells it.
    pub claimed: bool,
    /// The probability that it is right.
    pub confidence: f64,
    /// Whether it is less sure than what counts unless more is asked for.
    pub doubtful: bool,
    /// Done, planned, demanded …
    pub status: String,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// The article.
    pub article: String,
}

impl Deed {
    /// Whether it is the only one of its event between the two, or the first of both ways round.
    pub fn is_first(&self) -> bool {
        !self.mutual || self.source < self.target
    }
}

/// What a dyad did in a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Events that the outlet tells, by quad class.
    pub quads: [u32; 4],
    /// Events that a speaker claims, by quad class.
    pub claimed: [u32; 4],
    /// Events that the outlet tells, by type.
    pub kinds: BTreeMap<String, u32>,
    /// Sum of intensity of events that the outlet tells.
    pub intensity: f64,
    /// Sum of Goldstein's values of the same.
    pub goldstein: f64,
    /// Articles that tell of the dyad.
    pub articles: BTreeSet<String>,
    /// Events among all these that are doubtful.
    pub doubtful: u32,
    /// Events among all these that are only planned, demanded or possible, or are denied.
    pub not_done: u32,
}

/// The panel: (period, source, target) → counts. With `fill`, dyads that ever occur get a row in
/// every period.
pub fn panel(deeds: &[Deed], fill: bool) -> BTreeMap<(String, String, String), Counts> {
    let mut panel: BTreeMap<(String, String, String), Counts> = BTreeMap::new();
    for deed in deeds {
        let key = (
            deed.period.clone(),
            deed.source.clone(),
            deed.target.clone(),
        );
        let counts = panel.entry(key).or_default();
        let quad = usize::from(deed.quad.clamp(1, 4)) - 1;
        counts.articles.insert(deed.article.clone());
        counts.doubtful += u32::from(deed.doubtful);
        counts.not_done += u32::from(!matches!(&*deed.status, "done" | "ongoing" | "past"));
        if deed.claimed {
            counts.claimed[quad] += 1;
            continue;
        }
        counts.quads[quad] += 1;
        *counts.kinds.entry(deed.kind.clone()).or_default() += 1;
        counts.intensity += deed.intensity;
        counts.goldstein += deed.goldstein;
    }
    if fill {
        let periods: BTreeSet<String> = panel.keys().map(|key| key.0.clone()).collect();
        let pairs: BTreeSet<(String, String)> = panel
            .keys()
            .map(|key| (key.1.clone(), key.2.clone()))
            .collect();
        for period in &periods {
            for (source, target) in &pairs {
                panel
                    .entry((period.clone(), source.clone(), target.clone()))
                    .or_default();
            }
        }
    }
    panel
}

/// Cooperation of two actors in one field: what is wished, agreed and done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Demanded, hoped for, or possible.
    pub wished: u32,
    /// Agreed or planned.
    pub agreed: u32,
    /// Done or going on.
    pub done: u32,
}

/// Cooperation (quads 1 and 2) by pair and field; a pair is in alphabetical order.
pub fn fields(deeds: &[Deed]) -> BTreeMap<(String, String, String), Field> {
    let mut fields: BTreeMap<(String, String, String), Field> = BTreeMap::new();
    for deed in deeds
        .iter()
        .filter(|deed| deed.quad <= 2 || deed.kind == "REQUEST")
        .filter(|deed| deed.is_first())
    {
        let (a, b) = if deed.source <= deed.target {
            (&deed.source, &deed.target)
        } else {
            (&deed.target, &deed.source)
        };
        let general = ["general".to_string()];
        let names = if deed.contexts.is_empty() {
            &general[..]
        } else {
            &deed.contexts
        };
        for name in names {
            let field = fields
                .entry((a.clone(), b.clone(), name.clone()))
                .or_default();
            match (&*deed.status, &*deed.kind) {
                ("denied", _) => {}
                ("demanded" | "hypothetical", _) | (_, "REQUEST") => field.wished += 1,
                ("planned", _) | (_, "AGREE") => field.agreed += 1,
                _ => field.done += 1,
            }
        }
    }
    fields
}

/// Shares of goods in a country's exports and imports, in per cent: good → (exports, imports).
pub type Trade = BTreeMap<String, (f64, f64)>;

/// Complementarity of trade: 100 − Σ |imports of the buyer − exports of the seller| / 2.
pub fn complementarity(seller: &Trade, buyer: &Trade) -> f64 {
    let goods: BTreeSet<&String> = seller.keys().chain(buyer.keys()).collect();
    let apart: f64 = goods
        .into_iter()
        .map(|good| {
            let sold = seller.get(good).map_or(0.0, |shares| shares.0);
            let bought = buyer.get(good).map_or(0.0, |shares| shares.1);
            (bought - sold).abs()
        })
        .sum();
    100.0 - apart / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complementarity_by_hand() {
        let of = |goods: &[(&str, f64, f64)]| -> Trade {
            goods
                .iter()
                .map(|(good, x, m)| (good.to_string(), (*x, *m)))
                .collect()
        };
        let seller = of(&[("oil", 80.0, 0.0), ("tea", 20.0, 10.0)]);
        let buyer = of(&[
            ("oil", 0.0, 60.0),
            ("tea", 50.0, 0.0),
            ("steel", 50.0, 40.0),
        ]);
        assert_eq!(
            complementarity(&seller, &buyer),
            100.0 - (20.0 + 20.0 + 40.0) / 2.0
        );
        assert_eq!(
            complementarity(&seller, &of(&[("oil", 0.0, 80.0), ("tea", 0.0, 20.0)])),
            100.0
        );
    }

    fn deed(period: &str, claimed: bool) -> Deed {
        Deed {
            period: period.into(),
            source: "PER".into(),
            target: "CHL".into(),
            mutual: false,
            kind: "COOPERATE".into(),
            quad: 2,
            intensity: 5.0,
            goldstein: 6.0,
            claimed,
            confidence: 0.9,
            doubtful: false,
            status: "done".into(),
            contexts: vec!["economic".into()],
            article: "x".into(),
        }
    }

    #[test]
    fn claims_are_apart_and_gaps_are_filled_on_request() {
        let deeds = [deed("1987-01", false), deed("1987-02", true)];
        let panel_ = panel(&deeds, true);
        let key = |period: &str| (period.to_string(), "PER".to_string(), "CHL".to_string());
        assert_eq!(panel_[&key("1987-01")].quads, [0, 1, 0, 0]);
        assert_eq!(panel_[&key("1987-02")].quads, [0; 4]);
        assert_eq!(panel_[&key("1987-02")].claimed, [0, 1, 0, 0]);
        let fields = fields(&deeds);
        assert_eq!(fields.values().next().map(|field| field.done), Some(2));
    }

    #[test]
    fn a_mutual_deed_counts_for_either_and_once_in_a_field() {
        let one = Deed {
            mutual: true,
            status: "planned".into(),
            ..deed("1987-01", false)
        };
        let other = Deed {
            source: one.target.clone(),
            target: one.source.clone(),
            ..one.clone()
        };
        let deeds = [one, other];
        let panel = panel(&deeds, false);
        assert_eq!(panel.len(), 2);
        assert!(panel.values().all(|counts| counts.not_done == 1));
        assert_eq!(
            fields(&deeds).values().next().map(|field| field.agreed),
            Some(1)
        );
    }
}
