//! The report: one page that opens from a USB stick, with no scripts and nothing fetched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chancery_analysis::coalitions::Row;
use chancery_analysis::coalitions::agreement::LEAST_CLAUSES;
use chancery_analysis::coalitions::membership::{Coalitions, Standing};
use chancery_analysis::coalitions::polarisation::Polarisation;
use chancery_record::Stance;

use super::evidence::{anchor, clip, sentences, shown};
use super::issues::issues;
use super::shown::View;
use super::sure::robustness;
use super::{alluvial, escape, network, plots};

/// What the report tells.
#[derive(Debug)]
pub struct Report<'a> {
    /// What the dataset is called.
    pub title: String,
    /// The rows used.
    pub rows: &'a [Row],
    /// Rows left out because they are too unsure.
    pub doubtful: usize,
    /// Rows left out because no article names who holds them.
    pub nameless: usize,
    /// The confidence that rows need to be used.
    pub least_confidence: f64,
    /// The fewest shared issues that two are compared on.
    pub least_shared: usize,
    /// Positions on issues that too few take sides on to compare them.
    pub lone: usize,
    /// Articles in the dataset, copies counted once.
    pub articles: usize,
    /// Names of actors.
    pub names: &'a BTreeMap<String, String>,
    /// Coalitions over all the time.
    pub found: &'a Coalitions,
    /// Coalitions of each period.
    pub periods: &'a [(String, Coalitions)],
    /// Polarisation of each period.
    pub polarisation: &'a [Polarisation],
    /// Outlet, rows, share of pairs that change without it.
    pub outlets: &'a [(String, usize, f64)],
    /// How the program and the lexicon are called.
    pub made_by: String,
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:980px;margin:2em auto;padding:0 1em;color:#1b1b1b;background:#fff}\
h1{font-size:1.7em}h2{margin-top:2.2em;border-bottom:1px solid #ccc}table{border-collapse:collapse;font-size:.88em}\
td,th{padding:.25em .6em;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}td.n{text-align:right}\
figure{margin:1.2em 0;overflow-x:auto}figcaption{font-size:.9em;color:#444}blockquote{margin:.3em 0 .3em 1em;font-size:.92em}\
.note{background:#f4f4f4;padding:.7em 1em}a{color:#0b4f9c}.chip{display:inline-block;width:.8em;height:.8em;margin-right:.4em}\
details{margin:.4em 0}:target{background:#fff6d6}@media print{details{display:block}}";

/// The whole page.
pub fn report(report: &Report<'_>) -> String {
    let view = View::of(report);
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">",
    );
    let title = escape(&report.title);
    let _ = write!(
        out,
        "<title>Who stands with whom: {title}</title><style>{STYLE}</style></head><body><main><h1>Who stands with whom: {title}</h1>"
    );
    summary(report, &view, &mut out);
    coverage(report, &mut out);
    issues(report, &mut out);
    groups(report, &view, &mut out);
    figures(report, &view, &mut out);
    dyads(report, &view, &mut out);
    unplaced(report, &view, &mut out);
    robustness(report, &mut out);
    sentences(&view, &mut out);
    let _ = writeln!(
        out,
        "</main><footer><p>Made by {}. Tables, each beside it as .parquet: <a href=\"agreement.csv\">agreement.csv</a>, <a href=\"positions.csv\">positions.csv</a>, <a href=\"evidence.csv\">evidence.csv</a>, <a href=\"coalitions.csv\">coalitions.csv</a>, <a href=\"memberships.csv\">memberships.csv</a>, <a href=\"periods.csv\">periods.csv</a>, <a href=\"outlets.csv\">outlets.csv</a>; the network: <a href=\"network.graphml\">network.graphml</a>.</p></footer></body></html>",
        escape(&report.made_by)
    );
    out
}

/// The name of an actor as people know it.
pub(super) fn name<'a>(report: &'a Report<'_>, actor: &'a str) -> &'a str {
    report.names.get(actor).map_or(actor, String::as_str)
}

/// The name, leading to the actor's sentences if the page has them.
fn linked(report: &Report<'_>, view: &View<'_>, actor: &str) -> String {
    let text = escape(name(report, actor));
    if view.actors.iter().any(|(shown, _)| shown == actor) {
        format!("<a href=\"#a-{}\">{text}</a>", escape(actor))
    } else {
        text
    }
}

fn summary(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    let n_groups = report.found.n_groups();
    let placed = report
        .found
        .members
        .iter()
        .filter(|m| m.group.is_some())
        .count();
    let outlets: BTreeSet<&str> = report.rows.iter().map(|row| row.outlet.as_str()).collect();
    if report.found.members.is_empty() {
        let _ = write!(
            out,
            "<p class=\"note\"><strong>Nobody could be compared.</strong> An actor is compared who shows at least {LEAST_CLAUSES:.0} clauses; two are, who take sides on at least {} of the same issues; at least three actors are needed. What each of them is for and against is told below, and all positions stand in positions.csv.</p>",
            report.least_shared
        );
        return;
    }
    let _ = write!(
        out,
        "<p class=\"note\">{} actors were compared; {placed} of them stand in {n_groups} coalitions, {} could not be placed. A tie means that two depart from the average in the same way in what they are for and against, and how often they say so; it does not mean an alliance. ",
        report.found.members.len(),
        report.found.members.len() - placed
    );
    if outlets.len() == 1 {
        let _ = write!(
            out,
            "<strong>Everything comes from one outlet ({}): these are coalitions as that outlet tells them.</strong> ",
            escape(outlets.iter().next().unwrap_or(&""))
        );
    }
    let silent = view
        .never_own
        .iter()
        .filter(|a| view.groups.contains_key(*a))
        .count();
    let _ = write!(
        out,
        "{silent} actors never speak in a document of their own or in their own quoted words here; they are marked ° and known only through others.</p>"
    );
}

fn coverage(report: &Report<'_>, out: &mut String) {
    let count = |of: &dyn Fn(&Row) -> &str| {
        report
            .rows
            .iter()
            .map(of)
            .filter(|x| !x.is_empty())
            .collect::<BTreeSet<_>>()
            .len()
    };
    let clauses: u32 = report.rows.iter().map(|row| row.clauses).sum();
    let with = report
        .found
        .dyads
        .iter()
        .filter(|d| d.agreement.is_some())
        .count();
    let dates: BTreeSet<String> = report
        .rows
        .iter()
        .filter_map(|row| row.date)
        .map(|date| date.to_string())
        .collect();
    out.push_str("<h2>What this rests on</h2><table><tbody>");
    for (what, n) in [
        (
            "articles in the dataset (copies once)",
            report.articles.to_string(),
        ),
        (
            "articles that show a position",
            count(&|row| &row.article).to_string(),
        ),
        ("outlets", count(&|row| &row.outlet).to_string()),
        (
            "first and last date of these",
            format!(
                "{} – {}",
                dates.first().map_or("?", |d| d),
                dates.last().map_or("?", |d| d)
            ),
        ),
        ("positions used", report.rows.len().to_string()),
        (
            "positions left out as doubtful",
            format!(
                "{} (confidence below {:.2}; --all counts them)",
                report.doubtful, report.least_confidence
            ),
        ),
        (
            "positions left out because hardly anybody else takes sides on the issue",
            format!(
                "{} (in positions.csv; an issue that no lexicon entry names counts if three actors take sides on it in two articles)",
                report.lone
            ),
        ),
        (
            "positions left out because nobody named holds them",
            report.nameless.to_string(),
        ),
        ("clauses that show them", clauses.to_string()),
        (
            "actors / issues",
            format!(
                "{} / {}",
                count(&|row| &row.actor),
                count(&|row| &row.concept)
            ),
        ),
        (
            "dyads with enough evidence",
            format!("{with} of {}", report.found.dyads.len()),
        ),
    ] {
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{what}</th><td>{}</td></tr>",
            escape(&n)
        );
    }
    out.push_str("</tbody></table>");
}

fn groups(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    out.push_str("<h2>Coalitions</h2><p>Documents are drawn anew many times. <em>Core</em>: at least three who stand with each other in four of five draws, on the average. In brackets: how often a member stands with the core of its coalition less how often with another; <em>leaning</em>: at least .20, and with it in most draws. Whoever stands nearly as often with others is not placed; two alone are no coalition, nor are those of whom nobody stands clearly apart from the others. A core is hardly ever there by chance; who leans may stand elsewhere once more is known.</p>");
    let n_groups = report
        .found
        .members
        .iter()
        .filter_map(|m| m.group)
        .max()
        .map_or(0, |g| g + 1);
    for group in 0..n_groups {
        let mut members: Vec<_> = report
            .found
            .members
            .iter()
            .filter(|m| m.group == Some(group))
            .collect();
        if members.is_empty() {
            continue;
        }
        members.sort_by(|a, b| {
            b.confidence
                .total_cmp(&a.confidence)
                .then(a.actor.cmp(&b.actor))
        });
        let _ = write!(
            out,
            "<h3><span class=\"chip\" style=\"background:{}\"></span>Coalition {} ({} members)</h3><p>",
            plots::colour(Some(group)),
            group + 1,
            members.len()
        );
        for (standing, word) in [(Standing::Core, "Core"), (Standing::Leaning, "Leaning")] {
            let list: Vec<String> = members
                .iter()
                .filter(|m| m.standing == standing)
                .map(|m| {
                    let mark = if view.never_own.contains(&m.actor) {
                        "°"
                    } else {
                        ""
                    };
                    format!(
                        "{}{mark} ({:.2})",
                        linked(report, view, &m.actor),
                        m.confidence
                    )
                })
                .collect();
            if !list.is_empty() {
                let _ = write!(out, "<strong>{word}:</strong> {}. ", list.join(", "));
            }
        }
        out.push_str("</p>");
        let outlets: BTreeSet<&str> = report
            .rows
            .iter()
            .filter(|row| view.groups.get(&row.actor) == Some(&Some(group)))
            .map(|row| row.outlet.as_str())
            .collect();
        if outlets.len() == 1 {
            let _ = write!(
                out,
                "<p><strong>All of it is told by one outlet: {}.</strong></p>",
                escape(outlets.iter().next().unwrap_or(&""))
            );
        }
        marks(report, view, group, out);
    }
}

/// What sets a coalition apart: concepts on which it speaks more or otherwise than the others.
fn marks(report: &Report<'_>, view: &View<'_>, group: usize, out: &mut String) {
    let mut shares: BTreeMap<(&str, Stance), (f64, f64)> = BTreeMap::new();
    let (mut inside, mut outside) = (0.0, 0.0);
    for row in report.rows {
        let Some(of) = view.groups.get(&row.actor) else {
            continue;
        };
        let n = f64::from(row.clauses).sqrt();
        let share = shares.entry((&row.concept, row.stance)).or_default();
        if *of == Some(group) {
            share.0 += n;
            inside += n;
        } else {
            share.1 += n;
            outside += n;
        }
    }
    let mut marks: Vec<(&str, Stance, f64, f64)> = shares
        .into_iter()
        .map(|((concept, stance), (a, b))| {
            let (a, b) = (a / f64::max(inside, 1.0), b / f64::max(outside, 1.0));
            (concept, stance, a, b)
        })
        .collect();
    marks.sort_by(|x, y| (y.2 - y.3).total_cmp(&(x.2 - x.3)).then(x.0.cmp(y.0)));
    out.push_str("<table><thead><tr><th>What it says more than the others</th><th>stance</th><th>share of its clauses</th><th>of the others'</th><th>in its words</th></tr></thead><tbody>");
    for (concept, stance, a, b) in marks.iter().take(7) {
        let mut quotes: Vec<&Row> = report
            .rows
            .iter()
            .filter(|row| row.concept == *concept && row.stance == *stance)
            .filter(|row| view.groups.get(&row.actor) == Some(&Some(group)))
            .collect();
        quotes.sort_by(|x, y| {
            y.confidence
                .total_cmp(&x.confidence)
                .then_with(|| x.article.cmp(&y.article))
        });
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"n\">{:.1} %</td><td class=\"n\">{:.1} %</td><td>",
            escape(&concept.replace('-', " ")),
            stance,
            100.0 * a,
            100.0 * b
        );
        for row in quotes.iter().take(2) {
            let _ = write!(
                out,
                "<blockquote>{}: “{}” <small>({})</small></blockquote>",
                escape(name(report, &row.actor)),
                escape(&clip(shown(row))),
                escape(&row.article)
            );
        }
        out.push_str("</td></tr>");
    }
    out.push_str("</tbody></table>");
}

fn figures(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    let shown: Vec<String> = view.actors.iter().map(|(actor, _)| actor.clone()).collect();
    let mut counts: BTreeMap<(String, Option<usize>), (f64, f64)> = BTreeMap::new();
    for ((actor, concept), &(support, oppose)) in &view.cells {
        let group = view.groups.get(actor).copied().flatten();
        let count = counts.entry((concept.clone(), group)).or_default();
        (count.0, count.1) = (count.0 + support, count.1 + oppose);
    }
    let memberships: Vec<(String, BTreeMap<String, Option<usize>>)> =
        alluvial::aligned(report.periods, report.found);
    let link = |actor: &str, concept: &str| {
        view.is_shown(actor, concept)
            .then(|| anchor(actor, concept))
    };
    let compared = !report.found.members.is_empty();
    out.push_str("<h2>Pictures</h2>");
    // A picture of nothing is left out.
    for (is_shown, caption, svg) in [
        (
            !view.cells.is_empty(),
            "Stances: the concepts that set the coalitions apart most, or are contested. Paler cells rest on fewer clauses; a cell leads to its sentences.",
            plots::heatmap(&view.actors, &view.concepts, &view.cells, link),
        ),
        (
            compared,
            "Signed network of the actors who show most positions; only the strongest ties are drawn.",
            network::network(report.found, &shown),
        ),
        (
            !counts.is_empty(),
            "Clauses for and against, by coalition.",
            plots::issues(&view.concepts, &counts),
        ),
        (
            !report.polarisation.is_empty(),
            "Polarisation over time, with what documents drawn anew and what chance give.",
            plots::polarisation(report.polarisation),
        ),
        (
            memberships.len() > 1,
            "Coalitions from period to period.",
            alluvial::alluvial(&memberships),
        ),
    ] {
        if is_shown {
            let _ = write!(
                out,
                "<figure>{svg}<figcaption>{caption}</figcaption></figure>"
            );
        }
    }
}

fn dyads(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    let mut with: Vec<_> = report
        .found
        .dyads
        .iter()
        .filter_map(|d| Some((d, d.agreement?)))
        .collect();
    if with.is_empty() {
        return;
    }
    with.sort_by(|a, b| {
        b.1.total_cmp(&a.1)
            .then((&a.0.a, &a.0.b).cmp(&(&b.0.a, &b.0.b)))
    });
    let half = with.len().div_ceil(2);
    for (title, list) in [
        (
            "Who agree most",
            with.iter().take(15.min(half)).collect::<Vec<_>>(),
        ),
        (
            "Who disagree most",
            with.iter().rev().take(15.min(with.len() - half)).collect(),
        ),
    ] {
        let _ = write!(
            out,
            "<h2>{title}</h2><table><thead><tr><th>actors</th><th>agreement</th><th>95 % interval</th><th>shared concepts</th><th>clauses</th></tr></thead><tbody>"
        );
        for (dyad, value) in list {
            let _ = write!(
                out,
                "<tr><th scope=\"row\">{} – {}</th><td class=\"n\">{value:.2}</td><td>{:.2} to {:.2}</td><td class=\"n\">{}</td><td class=\"n\">{} / {}</td></tr>",
                linked(report, view, &dyad.a),
                linked(report, view, &dyad.b),
                dyad.low,
                dyad.high,
                dyad.shared,
                dyad.clauses_a,
                dyad.clauses_b
            );
        }
        out.push_str("</tbody></table>");
    }
}

fn unplaced(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    let list: Vec<String> = report
        .found
        .members
        .iter()
        .filter(|m| m.standing == Standing::Unplaced)
        .map(|m| linked(report, view, &m.actor))
        .collect();
    let few: BTreeSet<&str> = report
        .rows
        .iter()
        .map(|row| row.actor.as_str())
        .filter(|actor| !view.groups.contains_key(*actor))
        .collect();
    let _ = write!(
        out,
        "<h2>Not placed</h2><p><strong>Compared, but in no coalition or between several ({}):</strong> {}.</p><p><strong>Too little evidence to compare ({}):</strong> ",
        list.len(),
        if list.is_empty() {
            "nobody".into()
        } else {
            list.join(", ")
        },
        few.len()
    );
    let names: Vec<String> = few
        .iter()
        .take(80)
        .map(|a| escape(name(report, a)))
        .collect();
    let _ = write!(
        out,
        "{}{}.</p>",
        if names.is_empty() {
            "nobody".into()
        } else {
            names.join(", ")
        },
        if few.len() > 80 { " and others" } else { "" }
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_dataset_gives_a_page() {
        let (names, found) = (BTreeMap::new(), Coalitions::default());
        let page = report(&Report {
            title: "none <here>".into(),
            rows: &[],
            doubtful: 0,
            nameless: 0,
            least_confidence: 0.85,
            least_shared: 3,
            lone: 0,
            articles: 0,
            names: &names,
            found: &found,
            periods: &[],
            polarisation: &[],
            outlets: &[],
            made_by: "a test".into(),
        });
        assert!(page.contains("none &lt;here&gt;") && page.ends_with("</html>\n"));
        assert!(!page.contains("<script") && !page.contains("http://www.w3.org/1999"));
    }
}
