//! `evaluate sample`: the precision of records that a person has judged, with its interval.

use std::collections::BTreeMap;

/// What a person says of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// They cannot tell.
    Unsure,
}

/// A line of a judged sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The record's key.
    pub id: String,
    /// What was said of it.
    pub judgement: Judgement,
}

/// A share with its interval of 95 % (Wilson's).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many are right.
    pub right: u64,
    /// Of how many.
    pub n: u64,
    /// The share.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Share {
    /// The share of `right` in `n`; none if nothing was judged.
    pub fn of(right: u64, n: u64) -> Option<Share> {
        if n == 0 {
            return None;
        }
        const Z: f64 = 1.959_963_984_540_054;
        let (count, value) = (n as f64, right as f64 / n as f64);
        let z2 = Z * Z;
        let middle = (value + z2 / (2.0 * count)) / (1.0 + z2 / count);
        let half = Z / (1.0 + z2 / count)
            * (value * (1.0 - value) / count + z2 / (4.0 * count * count)).sqrt();
        let (low, high) = ((middle - half).max(0.0), (middle + half).min(1.0));
        Some(Share {
            right,
            n,
            value,
            low,
            high,
        })
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Share {
            right,
            n,
            value,
            low,
            high,
        } = self;
        write!(
            f,
            "{value:.3} ({right} of {n}, 95 % interval {low:.3} to {high:.3})"
        )
    }
}

/// Reads a judged sheet: a header with `id` and `correct`, tabs between the columns. `correct` is
/// `y`, `n` or `?`; lines without it are not judged yet. Says what is wrong otherwise.
pub fn read(sheet: &str) -> Result<Vec<Judged>, String> {
    let mut lines = sheet.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").trim_end().split('\t').collect();
    let place = |name: &str| {
        header
            .iter()
            .position(|column| *column == name)
            .ok_or_else(|| format!("there is no column `{name}` in the first line"))
    };
    let (id, correct) = (place("id")?, place("correct")?);
    let mut judged = Vec::new();
    for (at, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let judgement = match cell(correct).to_ascii_lowercase().as_str() {
            "" => continue,
            "y" | "yes" | "1" | "true" => Judgement::Right,
            "n" | "no" | "0" | "false" => Judgement::Wrong,
            "?" => Judgement::Unsure,
            other => return Err(format!("line {}: `{other}` is not y, n or ?", at + 2)),
        };
        judged.push(Judged {
            id: cell(id).to_string(),
            judgement,
        });
    }
    Ok(judged)
}

/// The precision of all records judged, and of each kind of record (the first letter of its key).
/// Those that the person was unsure of are left out, and counted.
pub fn precision(judged: &[Judged]) -> (BTreeMap<&'static str, Share>, u64) {
    let mut counts: BTreeMap<&'static str, (u64, u64)> = BTreeMap::new();
    let mut unsure = 0;
    for line in judged {
        let kind = match line.id.chars().next() {
            Some('s') => "statements",
            Some('e') => "events",
            Some('p') => "positions",
            _ => "others",
        };
        let right = match line.judgement {
            Judgement::Right => 1,
            Judgement::Wrong => 0,
            Judgement::Unsure => {
                unsure += 1;
                continue;
            }
        };
        for kind in [kind, "all"] {
            let count = counts.entry(kind).or_default();
            count.0 += right;
            count.1 += 1;
        }
    }
    let share = |(kind, (right, n))| Some((kind, Share::of(right, n)?));
    (counts.into_iter().filter_map(share).collect(), unsure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilsons_interval() {
        let share = Share::of(81, 263).unwrap();
        assert!((share.low - 0.255_2).abs() < 1e-3 && (share.high - 0.366_2).abs() < 1e-3);
        let none = Share::of(0, 10).unwrap();
        assert!(none.low == 0.0 && (none.high - 0.277_5).abs() < 1e-3);
        assert_eq!(Share::of(0, 0), None);
    }

    #[test]
    fn reads_a_judged_sheet() {
        let sheet = "id\tclaim\tevidence\tcorrect\tremark\n\
                     s1\tA — say — B\tx\ty\t\ne2\tA — AID — B\tx\tn\tno aid\np3\tx\tx\t?\t\ns4\tx\tx\t\t\n";
        let judged = read(sheet).unwrap();
        assert_eq!(judged.len(), 3);
        let (shares, unsure) = precision(&judged);
        assert_eq!(unsure, 1);
        assert_eq!(shares["all"].right, 1);
        assert_eq!(shares["events"].value, 0.0);
        assert_eq!(
            read("id\tcorrect\ns1\tmaybe\n").unwrap_err(),
            "line 2: `maybe` is not y, n or ?"
        );
        assert!(read("x\n").is_err());
    }
}
