//! Who is for and who is against what, issue by issue.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chancery_analysis::coalitions::Row;
use chancery_record::Stance;

use super::escape;
use super::html::{Report, name};

/// The most issues that are shown, and the most names on one side.
const MOST_ISSUES: usize = 25;
const MOST_NAMES: usize = 40;

/// How many articles must tell of one side for each that tells of the other.
const MOSTLY: usize = 5;

/// How many must take sides on an issue that is shown.
const TAKERS: usize = 2;

/// The section of the report.
pub(super) fn issues(report: &Report<'_>, out: &mut String) {
    let mut of: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in report.rows {
        of.entry(&row.concept).or_default().push(row);
    }
    let mut sided: Vec<(&str, Sides<'_>)> = of
        .into_iter()
        .map(|(concept, rows)| (concept, Sides::of(&rows)))
        .filter(|(_, sides)| sides.takers() >= TAKERS)
        .collect();
    // Contested ones first, then those on which most take sides.
    sided.sort_by_key(|(concept, sides)| {
        let few = sides.support.len().min(sides.oppose.len()) + sides.both.len();
        (std::cmp::Reverse((few, sides.takers())), *concept)
    });
    out.push_str("<h2>Who is for and against what</h2>");
    if sided.is_empty() {
        out.push_str("<p>On no issue do two actors take sides.</p>");
        return;
    }
    let _ = write!(
        out,
        "<p>Issues on which at least {TAKERS} actors take sides, contested ones first{}. In brackets: in how many articles. Whoever is told to be for it in one place and against it in another stands under both, unless five articles in six agree.</p><table><thead><tr><th>issue</th><th>for</th><th>against</th><th>both</th><th>from – to</th></tr></thead><tbody>",
        if sided.len() > MOST_ISSUES {
            format!("; {MOST_ISSUES} of {}", sided.len())
        } else {
            String::new()
        }
    );
    for (concept, sides) in sided.iter().take(MOST_ISSUES) {
        let list = |side: &BTreeMap<&str, usize>| {
            let mut names: Vec<(&str, usize)> = side
                .iter()
                .map(|(actor, n)| (name(report, actor), *n))
                .collect();
            names.sort_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(y.0)));
            let more = names.len().saturating_sub(MOST_NAMES);
            let mut text: Vec<String> = names
                .iter()
                .take(MOST_NAMES)
                .map(|(name, n)| format!("{} ({n})", escape(name)))
                .collect();
            if more > 0 {
                text.push(format!("and {more} more"));
            }
            text.join(", ")
        };
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{} – {}</td></tr>",
            escape(&concept.replace('-', " ")),
            list(&sides.support),
            list(&sides.oppose),
            list(&sides.both),
            escape(sides.dates.first().map_or("?", String::as_str)),
            escape(sides.dates.last().map_or("?", String::as_str)),
        );
    }
    out.push_str("</tbody></table>");
}

/// Who takes which side, with the number of articles that show it.
#[derive(Default)]
struct Sides<'a> {
    support: BTreeMap<&'a str, usize>,
    oppose: BTreeMap<&'a str, usize>,
    both: BTreeMap<&'a str, usize>,
    dates: BTreeSet<String>,
}

impl<'a> Sides<'a> {
    fn of(rows: &[&'a Row]) -> Sides<'a> {
        let mut shown: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
        let mut sides = Sides::default();
        for row in rows {
            let (support, oppose) = shown.entry(&row.actor).or_default();
            match row.stance {
                Stance::Support => support.insert(&row.article),
                Stance::Oppose => oppose.insert(&row.article),
            };
            sides.dates.extend(row.date.map(|date| date.to_string()));
        }
        for (actor, (support, oppose)) in shown {
            let (n_for, n_against) = (support.len(), oppose.len());
            // One article in six that tells otherwise may well be read wrong.
            let side = match () {
                _ if MOSTLY * n_against <= n_for => &mut sides.support,
                _ if MOSTLY * n_for <= n_against => &mut sides.oppose,
                _ => &mut sides.both,
            };
            side.insert(actor, support.union(&oppose).count());
        }
        sides
    }

    fn takers(&self) -> usize {
        self.support.len() + self.oppose.len() + self.both.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(actor: &str, article: &str, stance: Stance) -> Row {
        Row {
            article: article.into(),
            outlet: "A".into(),
            date: None,
            actor: actor.into(),
            name: actor.into(),
            concept: "levy-on-grain".into(),
            stance,
            clauses: 1,
            own: true,
            speech: false,
            confidence: 0.9,
            is_common: true,
            evidence: String::new(),
            sentence: String::new(),
        }
    }

    #[test]
    fn who_takes_both_sides_stands_under_both() {
        let rows = [
            row("PER", "a", Stance::Support),
            row("PER", "b", Stance::Oppose),
            row("CHL", "a", Stance::Oppose),
            row("CHL", "b", Stance::Oppose),
        ];
        let sides = Sides::of(&rows.iter().collect::<Vec<_>>());
        assert_eq!(sides.both.get("PER"), Some(&2));
        assert_eq!(sides.oppose.get("CHL"), Some(&2));
        assert!(sides.support.is_empty() && sides.takers() == 2);
    }
}
