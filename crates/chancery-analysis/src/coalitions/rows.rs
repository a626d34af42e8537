//! The rows that analysis starts from, and their periods.

use std::collections::BTreeMap;
use std::sync::Arc;

use chancery_record::Stance;
use chancery_text::PartialDate;

/// One position of an article, joined with what is known of article and actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The article.
    pub article: String,
    /// Who published it.
    pub outlet: String,
    /// When.
    pub date: Option<PartialDate>,
    /// The actor as it is counted: ISO-3 for states.
    pub actor: String,
    /// Its name for people.
    pub name: String,
    /// What it is for or against.
    pub concept: String,
    /// For or against.
    pub stance: Stance,
    /// How many clauses show it.
    pub clauses: u32,
    /// Whether the actor's own words show it: its own document, or its own statement.
    pub own: bool,
    /// Whether the document is the actor's own (a speech).
    pub speech: bool,
    /// Calibrated probability that it is right.
    pub confidence: f64,
    /// Whether the concept is the same in every article, so that actors can be compared on it: one of the
    /// lexicon, or one on which several take sides in several articles.
    pub is_common: bool,
    /// The first of the clauses.
    pub evidence: String,
    /// The sentence around it.
    pub sentence: String,
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// All there is.
    All,
}

impl Length {
    /// The one of that name.
    pub fn named(name: &str) -> Option<Length> {
        match name {
            "month" => Some(Length::Month),
            "quarter" => Some(Length::Quarter),
            "year" => Some(Length::Year),
            "all" => Some(Length::All),
            _ => None,
        }
    }

    /// The period of a date, printed `1987`, `1987-Q2` or `1987-04`; none if the date is too
    /// coarse for it.
    pub fn period(self, date: Option<PartialDate>) -> Option<String> {
        match self {
            Length::All => Some("all".to_string()),
            Length::Year => Some(format!("{:04}", date?.year)),
            Length::Month => Some(format!("{:04}-{:02}", date?.year, date?.month?)),
            Length::Quarter => {
                let date = date?;
                Some(format!(
                    "{:04}-Q{}",
                    date.year,
                    (date.month?.max(1) - 1) / 3 + 1
                ))
            }
        }
    }

    /// Years from the beginning of the calendar to a period that [`Length::period`] printed.
    pub fn years(period: &str) -> f64 {
        let year: f64 = period
            .get(..4)
            .and_then(|year| year.parse().ok())
            .unwrap_or(0.0);
        let rest = period.get(5..).unwrap_or("");
        let part = match rest.strip_prefix('Q') {
            Some(quarter) => quarter
                .parse::<f64>()
                .map_or(0.0, |quarter| (quarter - 1.0) / 4.0),
            None => rest
                .parse::<f64>()
                .map_or(0.0, |month| (month - 1.0) / 12.0),
        };
        year + part
    }
}

/// An actor's clauses on concepts in one period: concept → (for, against).
pub type Cells = BTreeMap<String, (f64, f64)>;

/// Clauses by period, actor and concept.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// period → actor → concept → (for, against).
    pub periods: BTreeMap<String, BTreeMap<String, Cells>>,
    /// What two actors do to each other, the same for all periods.
    pub tones: Arc<Tones>,
}

/// For two actors in the order of the alphabet: cooperation less conflict in what they say and do
/// to each other, from -1 to 1.
pub type Tones = BTreeMap<(String, String), f64>;

impl Table {
    /// Counts the clauses of rows that have a date fine enough for the period.
    ///
    /// Each row counts `weight(row)` times its clauses: 1 for all of them, or how often a document
    /// was drawn in a bootstrap.
    pub fn of(rows: &[Row], length: Length, weight: impl Fn(usize) -> f64) -> Table {
        let mut table = Table::default();
        for (at, row) in rows.iter().enumerate() {
            let weight = weight(at);
            let Some(period) = length.period(row.date).filter(|_| weight > 0.0) else {
                continue;
            };
            let actors = table.periods.entry(period).or_default();
            let cells = actors.entry(row.actor.clone()).or_default();
            let cell = cells.entry(row.concept.clone()).or_default();
            let clauses = f64::from(row.clauses) * weight;
            match row.stance {
                Stance::Support => cell.0 += clauses,
                Stance::Oppose => cell.1 += clauses,
            }
        }
        table
    }
}

/// Net stance in [-1, 1] with a 95 % interval of Wilson for the share of support.
///
/// ```
/// let (net, low, high) = chancery_analysis::coalitions::net(3.0, 1.0);
/// assert_eq!(net, 0.5);
/// assert!(low < 0.5 && high > 0.5 && low >= -1.0 && high <= 1.0);
/// ```
pub fn net(support: f64, oppose: f64) -> (f64, f64, f64) {
    let n = support + oppose;
    if n <= 0.0 {
        return (0.0, -1.0, 1.0);
    }
    let (share, z) = (support / n, 1.96_f64);
    let base = 1.0 + z * z / n;
    let middle = (share + z * z / (2.0 * n)) / base;
    let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / base;
    (
        2.0 * share - 1.0,
        2.0 * (middle - reach) - 1.0,
        2.0 * (middle + reach) - 1.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_names() {
        let day: Option<PartialDate> = "1987-05-09".parse().ok();
        assert_eq!(Length::Quarter.period(day).as_deref(), Some("1987-Q2"));
        assert_eq!(Length::Month.period(day).as_deref(), Some("1987-05"));
        assert_eq!(Length::Month.period("1987".parse().ok()), None);
        assert!((Length::years("1987-Q3") - 1987.5).abs() < 1e-9);
    }
}
