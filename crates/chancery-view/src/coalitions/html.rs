//! The report: one page that opens from a USB stick, with no scripts and nothing fetched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chancery_analysis::coalitions::agreement::division;
use chancery_analysis::coalitions::membership::{Coalitions, Polarisation, Standing};
use chancery_analysis::coalitions::{Row, net};
use chancery_record::Stance;

use super::{escape, plots};

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

/// The most actors and concepts that plots show.
const MOST_ACTORS: usize = 80;
const MOST_CONCEPTS: usize = 28;
/// The most sentences shown for a cell.
const MOST_SENTENCES: usize = 3;

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

struct View<'a> {
    /// Actors by how much they show, coalition by coalition.
    actors: Vec<(String, Option<usize>)>,
    /// Concepts that divide most, then those most spoken of.
    concepts: Vec<String>,
    cells: plots::Heat,
    sentences: BTreeMap<(String, String), Vec<&'a Row>>,
    groups: BTreeMap<String, Option<usize>>,
    never_own: BTreeSet<String>,
}

impl<'a> View<'a> {
    fn of(report: &Report<'a>) -> View<'a> {
        let groups: BTreeMap<String, Option<usize>> = report
            .found
            .members
            .iter()
            .map(|m| (m.actor.clone(), m.group))
            .collect();
        let mut cells: plots::Heat = BTreeMap::new();
        let mut by_actor: BTreeMap<&str, f64> = BTreeMap::new();
        let mut by_concept: BTreeMap<&str, (f64, f64, BTreeSet<&str>)> = BTreeMap::new();
        let mut sentences: BTreeMap<(String, String), Vec<&Row>> = BTreeMap::new();
        let mut own: BTreeSet<&str> = BTreeSet::new();
        for row in report.rows {
            let n = f64::from(row.clauses);
            let cell = cells
                .entry((row.actor.clone(), row.concept.clone()))
                .or_default();
            let concept = by_concept.entry(&row.concept).or_default();
            match row.stance {
                Stance::Support => (cell.0, concept.0) = (cell.0 + n, concept.0 + n),
                Stance::Oppose => (cell.1, concept.1) = (cell.1 + n, concept.1 + n),
            }
            concept.2.insert(&row.actor);
            *by_actor.entry(&row.actor).or_default() += n;
            let list = sentences
                .entry((row.actor.clone(), row.concept.clone()))
                .or_default();
            list.push(row);
            if row.own {
                own.insert(&row.actor);
            }
        }
        for list in sentences.values_mut() {
            list.sort_by(|a, b| {
                b.confidence
                    .total_cmp(&a.confidence)
                    .then_with(|| a.article.cmp(&b.article))
            });
        }
        let mut actors: Vec<(&str, f64)> = by_actor
            .iter()
            .filter(|(a, _)| groups.contains_key(**a))
            .map(|(a, n)| (*a, *n))
            .collect();
        actors.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        actors.truncate(MOST_ACTORS);
        let mut actors: Vec<(String, Option<usize>)> = actors
            .into_iter()
            .map(|(actor, _)| (actor.to_string(), groups.get(actor).copied().flatten()))
            .collect();
        actors.sort_by(|a, b| {
            (a.1.map_or(usize::MAX, |g| g), &a.0).cmp(&(b.1.map_or(usize::MAX, |g| g), &b.0))
        });
        // How unevenly the coalitions speak of it, for and against, and how many speak of it at all.
        let spoken = by_group(report.rows, &groups);
        let mut concepts: Vec<(&str, f64)> = by_concept
            .iter()
            .filter(|(_, (_, _, who))| who.len() > 1)
            .map(|(concept, (support, oppose, who))| {
                // A concept that nobody is against sets coalitions apart only by how often they name it.
                let apart = spread(&spoken, concept);
                let weight = division(*support, *oppose);
                (*concept, (who.len() as f64).sqrt() * (apart + 1.0) * weight)
            })
            .collect();
        concepts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let concepts = concepts
            .into_iter()
            .take(MOST_CONCEPTS)
            .map(|(c, _)| c.to_string())
            .collect();
        let never_own = by_actor
            .keys()
            .filter(|actor| !own.contains(*actor))
            .map(|actor| actor.to_string())
            .collect();
        View {
            actors,
            concepts,
            cells,
            sentences,
            groups,
            never_own,
        }
    }

    fn is_shown(&self, actor: &str, concept: &str) -> bool {
        self.actors.iter().any(|(a, _)| a == actor)
            && self
                .sentences
                .contains_key(&(actor.to_string(), concept.to_string()))
    }
}

/// For each coalition the share of its clauses on each concept, against counted below nought.
fn by_group<'a>(
    rows: &'a [Row],
    groups: &BTreeMap<String, Option<usize>>,
) -> BTreeMap<usize, BTreeMap<&'a str, f64>> {
    let mut spoken: BTreeMap<usize, BTreeMap<&str, f64>> = BTreeMap::new();
    for row in rows {
        if let Some(Some(group)) = groups.get(&row.actor) {
            let side = if row.stance == Stance::Support {
                1.0
            } else {
                -1.0
            };
            *spoken
                .entry(*group)
                .or_default()
                .entry(&row.concept)
                .or_default() += side * f64::from(row.clauses);
        }
    }
    for shares in spoken.values_mut() {
        let all: f64 = shares.values().map(|n| n.abs()).sum();
        shares.values_mut().for_each(|n| *n /= all.max(1.0));
    }
    spoken
}

/// How far the coalitions lie apart on a concept: the widest gap between two, as a multiple of what
/// they say of it on the whole.
fn spread(spoken: &BTreeMap<usize, BTreeMap<&str, f64>>, concept: &str) -> f64 {
    let shares: Vec<f64> = spoken
        .values()
        .map(|shares| shares.get(concept).copied().unwrap_or(0.0))
        .collect();
    let high = shares.iter().copied().fold(f64::MIN, f64::max);
    let low = shares.iter().copied().fold(f64::MAX, f64::min);
    let mean = shares.iter().map(|share| share.abs()).sum::<f64>() / shares.len().max(1) as f64;
    if shares.len() < 2 || mean <= 0.0 {
        return 0.0;
    }
    (high - low) / (mean + 0.01)
}

fn anchor(actor: &str, concept: &str) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect()
    };
    format!("s-{}-{}", plain(actor), plain(concept))
}

fn name<'a>(report: &'a Report<'_>, actor: &'a str) -> &'a str {
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
    let n_groups = report
        .found
        .members
        .iter()
        .filter_map(|m| m.group)
        .collect::<BTreeSet<_>>()
        .len();
    let placed = report
        .found
        .members
        .iter()
        .filter(|m| m.group.is_some())
        .count();
    let outlets: BTreeSet<&str> = report.rows.iter().map(|row| row.outlet.as_str()).collect();
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
            "first and last date",
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
            "positions left out because nobody named holds them",
            report.nameless.to_string(),
        ),
        ("clauses that show them", clauses.to_string()),
        (
            "actors / concepts",
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
    out.push_str("<h2>Coalitions</h2><p>In brackets: how often, in documents drawn anew, a member stands with its coalition less how often with another. <em>Core</em>: at least .80; <em>leaning</em>: at least .20. Whoever stands nearly as often with others is not placed.</p>");
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

/// The sentence of a row, or at least its clause.
fn shown(row: &Row) -> &str {
    if row.sentence.is_empty() {
        &row.evidence
    } else {
        &row.sentence
    }
}

fn clip(text: &str) -> String {
    let first = text
        .split(" … ")
        .next()
        .unwrap_or(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if first.chars().count() <= 320 {
        return first;
    }
    format!("{}…", first.chars().take(319).collect::<String>())
}

fn figures(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    let shown: Vec<String> = view.actors.iter().map(|(actor, _)| actor.clone()).collect();
    let mut counts: BTreeMap<(String, Option<usize>), (f64, f64)> = BTreeMap::new();
    for ((actor, concept), &(support, oppose)) in &view.cells {
        let group = view.groups.get(actor).copied().flatten();
        let count = counts.entry((concept.clone(), group)).or_default();
        (count.0, count.1) = (count.0 + support, count.1 + oppose);
    }
    let memberships: Vec<(String, BTreeMap<String, Option<usize>>)> = aligned(report.periods);
    let link = |actor: &str, concept: &str| {
        view.is_shown(actor, concept)
            .then(|| anchor(actor, concept))
    };
    out.push_str("<h2>Pictures</h2>");
    for (caption, svg) in [
        (
            "Stances: the concepts that set the coalitions apart most, or are contested. Paler cells rest on fewer clauses; a cell leads to its sentences.",
            plots::heatmap(&view.actors, &view.concepts, &view.cells, link),
        ),
        (
            "Signed network of the actors who show most positions; only the strongest ties are drawn.",
            plots::network(report.found, &shown),
        ),
        (
            "Clauses for and against, by coalition.",
            plots::issues(&view.concepts, &counts),
        ),
        (
            "Polarisation over time, with what documents drawn anew and what chance give.",
            plots::polarisation(report.polarisation),
        ),
        (
            "Coalitions from period to period.",
            plots::alluvial(&memberships),
        ),
    ] {
        let _ = write!(
            out,
            "<figure>{svg}<figcaption>{caption}</figcaption></figure>"
        );
    }
}

/// Numbers coalitions so that one keeps its number from period to period where most members stay.
fn aligned(periods: &[(String, Coalitions)]) -> Vec<(String, BTreeMap<String, Option<usize>>)> {
    let mut out: Vec<(String, BTreeMap<String, Option<usize>>)> = Vec::new();
    for (period, found) in periods {
        let members: BTreeMap<String, Option<usize>> = found
            .members
            .iter()
            .map(|m| (m.actor.clone(), m.group))
            .collect();
        let mut overlap: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        if let Some((_, before)) = out.last() {
            for (actor, group) in &members {
                if let (Some(g), Some(Some(old))) = (group, before.get(actor)) {
                    *overlap.entry((*g, *old)).or_default() += 1;
                }
            }
        }
        let mut order: Vec<_> = overlap.into_iter().collect();
        order.sort_by_key(|&(pair, n)| (std::cmp::Reverse(n), pair));
        let (mut to, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for ((new, old), _) in order {
            if !to.contains_key(&new) && taken.insert(old) {
                to.insert(new, old);
            }
        }
        for group in members.values().flatten() {
            if !to.contains_key(group) {
                let free = (0..).find(|g| !taken.contains(g)).unwrap_or(*group);
                taken.insert(free);
                to.insert(*group, free);
            }
        }
        let members = members
            .into_iter()
            .map(|(a, g)| (a, g.and_then(|g| to.get(&g).copied())))
            .collect();
        out.push((period.clone(), members));
    }
    out
}

fn dyads(report: &Report<'_>, view: &View<'_>, out: &mut String) {
    let mut with: Vec<_> = report
        .found
        .dyads
        .iter()
        .filter_map(|d| Some((d, d.agreement?)))
        .collect();
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

fn robustness(report: &Report<'_>, out: &mut String) {
    let found = report.found;
    let _ = write!(
        out,
        "<h2>How sure this is</h2><p>Signed modularity {:.2}; {:.0} % of the ties' weight does not fit the coalitions. Resolutions tried:</p><table><thead><tr><th>resolution</th><th>coalitions of two or more</th><th>signed modularity</th></tr></thead><tbody>",
        found.modularity,
        100.0 * found.frustration
    );
    for (resolution, groups, modularity) in &found.scan {
        let mark = if resolution == &found.resolution {
            " (taken)"
        } else {
            ""
        };
        let _ = write!(
            out,
            "<tr><td class=\"n\">{resolution:.2}{mark}</td><td class=\"n\">{groups}</td><td class=\"n\">{modularity:.3}</td></tr>"
        );
    }
    out.push_str("</tbody></table>");
    over_time(report, out);
    if report.outlets.len() > 1 {
        out.push_str("<p>One outlet left out at a time: share of pairs of members whose being together or apart changes.</p><table><thead><tr><th>outlet</th><th>positions</th><th>pairs that change</th></tr></thead><tbody>");
        for (outlet, n, share) in report.outlets {
            let outlet = if outlet.is_empty() {
                "(unnamed)"
            } else {
                outlet
            };
            let _ = write!(
                out,
                "<tr><th scope=\"row\">{}</th><td class=\"n\">{n}</td><td class=\"n\">{:.0} %</td></tr>",
                escape(outlet),
                100.0 * share
            );
        }
        out.push_str("</tbody></table>");
    }
}

/// Polarisation and frustration of each period.
fn over_time(report: &Report<'_>, out: &mut String) {
    if report.polarisation.is_empty() {
        return;
    }
    out.push_str("<p>Period by period: polarisation is 1 less twice the weight of ties that fit no split into two camps; beside it what documents drawn anew give and what chance gives when stances on each concept are dealt anew among the actors. Only where the value lies above the chance interval are there camps to speak of. Frustration is the share of the ties’ weight that does not fit the coalitions found.</p><table><thead><tr><th>period</th><th>actors</th><th>clauses</th><th>polarisation</th><th>95 % interval</th><th>by chance</th><th>coalitions</th><th>frustration</th></tr></thead><tbody>");
    for point in report.polarisation {
        let found = report
            .periods
            .iter()
            .find(|(period, _)| *period == point.period);
        let (groups, frustration) = found.map_or_else(Default::default, |(_, found)| {
            (
                found.n_groups().to_string(),
                format!("{:.0} %", 100.0 * found.frustration),
            )
        });
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{:.2}</td><td>{:.2} to {:.2}</td><td>{:.2} to {:.2}</td><td class=\"n\">{groups}</td><td class=\"n\">{frustration}</td></tr>",
            escape(&point.period),
            point.actors,
            point.clauses,
            point.value,
            point.band.0,
            point.band.1,
            point.chance.0,
            point.chance.1
        );
    }
    out.push_str("</tbody></table>");
}

fn sentences(view: &View<'_>, out: &mut String) {
    out.push_str("<h2>The sentences behind the numbers</h2><p>For each actor shown and each concept the clauses that show its stance, the surest first; all of them are in evidence.csv.</p>");
    for (actor, _) in &view.actors {
        let _ = write!(out, "<h3 id=\"a-{}\">{}</h3>", escape(actor), escape(actor));
        let from = (actor.clone(), String::new());
        let own = view
            .cells
            .range(from..)
            .take_while(|(key, _)| key.0 == *actor);
        for ((_, concept), _) in own {
            let key = (actor.clone(), concept.clone());
            let (Some(rows), Some(&(support, oppose))) =
                (view.sentences.get(&key), view.cells.get(&key))
            else {
                continue;
            };
            let (value, low, high) = net(support, oppose);
            let _ = write!(
                out,
                "<div id=\"{}\"><strong>{}</strong>: {support} for, {oppose} against; net {value:.2} [{low:.2}, {high:.2}]",
                anchor(actor, concept),
                escape(&concept.replace('-', " "))
            );
            for row in rows.iter().take(MOST_SENTENCES) {
                let date = row.date.map(|date| date.to_string()).unwrap_or_default();
                let _ = write!(
                    out,
                    "<blockquote>{}: “{}” <small>({}, {}, confidence {:.2})</small></blockquote>",
                    row.stance,
                    escape(&clip(shown(row))),
                    escape(&row.article),
                    escape(&date),
                    row.confidence
                );
            }
            out.push_str("</div>");
        }
    }
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
