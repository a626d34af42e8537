//! The five plots of the report, as SVG with titles and descriptions.
//!
//! Blue is for, orange against, in the colours of Okabe and Ito, which people with any kind of
//! colour vision can tell apart; what is not shown is hatched, never white.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chancery_analysis::coalitions::membership::Coalitions;
use chancery_analysis::coalitions::polarisation::Polarisation;

use super::escape;

/// Colours of coalitions; further ones are dark grey.
const COLOURS: &[&str] = &[
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#6A3D9A", "#882255",
];

/// The colour of further coalitions.
const FURTHER: &str = "#5a5a5a";

/// The colour of those in none.
const UNPLACED: &str = "#cfcfcf";

/// The colour of a coalition.
pub(super) fn colour(group: Option<usize>) -> &'static str {
    match group {
        None => UNPLACED,
        Some(group) => COLOURS.get(group).copied().unwrap_or(FURTHER),
    }
}

/// The beginning of a plot, with its title and what it shows for those who cannot see it.
pub(super) fn open(width: f64, height: f64, id: &str, title: &str, description: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
         font-family=\"system-ui, sans-serif\" font-size=\"11\"><title id=\"{id}-t\">{}</title>\
         <desc id=\"{id}-d\">{}</desc>",
        escape(title),
        escape(description)
    )
}

/// Which colour is which coalition, in a row that begins at a place.
pub(super) fn key(groups: impl Iterator<Item = Option<usize>>, x: f64, y: f64) -> String {
    let mut groups: Vec<Option<usize>> = groups.collect();
    groups.sort_unstable_by_key(|group| group.unwrap_or(usize::MAX));
    // Those without a colour of their own share one entry.
    groups.dedup_by_key(|group| group.map(|group| group.min(COLOURS.len())));
    let mut out = String::new();
    let mut x = x;
    for group in groups {
        let word = match group {
            Some(group) if group >= COLOURS.len() => "further".to_string(),
            Some(group) => format!("coalition {}", group + 1),
            None => "unplaced".to_string(),
        };
        let _ = write!(
            out,
            "<rect x=\"{x:.0}\" y=\"{:.0}\" width=\"10\" height=\"10\" fill=\"{}\"/><text x=\"{:.0}\" y=\"{y:.0}\">{word}</text>",
            y - 9.0,
            colour(group),
            x + 14.0
        );
        x += 84.0;
    }
    out
}

/// Mixes white and a colour.
fn shade(net: f64) -> String {
    let (r, g, b) = if net >= 0.0 {
        (0, 114, 178)
    } else {
        (213, 94, 0)
    };
    let share = 0.25 + 0.75 * net.abs().min(1.0);
    let mix = |c: i32| (255.0 - (255.0 - f64::from(c)) * share).round() as i32;
    format!("rgb({},{},{})", mix(r), mix(g), mix(b))
}

/// A cell of the heatmap: support, oppose.
pub(super) type Heat = BTreeMap<(String, String), (f64, f64)>;

/// Actors against concepts, coloured by net stance.
pub(super) fn heatmap(
    actors: &[(String, Option<usize>)],
    concepts: &[String],
    cells: &Heat,
    link: impl Fn(&str, &str) -> Option<String>,
) -> String {
    let (left, top, w, h) = (70.0, 230.0, 24.0, 15.0);
    let width = left + w * concepts.len() as f64 + 160.0;
    let height = top + h * actors.len() as f64 + 50.0;
    let mut out = open(
        width,
        height,
        "heat",
        "Stances of actors on concepts",
        "Rows are actors ordered by coalition, columns concepts. Blue cells are for, orange cells against; a hatched cell has no evidence. A cell links to its sentences.",
    );
    out.push_str(
        "<defs><pattern id=\"none\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"5\" height=\"5\" fill=\"#f6f6f6\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" stroke=\"#d4d4d4\" stroke-width=\"1.5\"/></pattern></defs>",
    );
    for (at, concept) in concepts.iter().enumerate() {
        let x = left + w * (at as f64 + 0.65);
        let _ = write!(
            out,
            "<text transform=\"translate({x:.0} {:.0}) rotate(-55)\">{}</text>",
            top - 6.0,
            escape(&short(&concept.replace('-', " "), 42))
        );
    }
    for (row, (actor, group)) in actors.iter().enumerate() {
        let y = top + h * row as f64;
        let _ = write!(
            out,
            "<rect x=\"{:.0}\" y=\"{y:.0}\" width=\"5\" height=\"{h}\" fill=\"{}\"/><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>",
            left - 7.0,
            colour(*group),
            left - 11.0,
            y + h - 4.0,
            escape(&short(actor, 9))
        );
        for (at, concept) in concepts.iter().enumerate() {
            let x = left + w * at as f64;
            let cell = cells.get(&(actor.clone(), concept.clone()));
            let (fill, opacity, tip) = match cell {
                Some(&(support, oppose)) if support + oppose > 0.0 => {
                    let n = support + oppose;
                    (
                        shade((support - oppose) / n),
                        0.45 + 0.55 * (n / 5.0).min(1.0),
                        format!("{actor}, {concept}: {support} for, {oppose} against"),
                    )
                }
                _ => (
                    "url(#none)".to_string(),
                    1.0,
                    format!("{actor}, {concept}: no evidence"),
                ),
            };
            let rect = format!(
                "<rect x=\"{x:.0}\" y=\"{y:.0}\" width=\"{:.0}\" height=\"{:.0}\" fill=\"{fill}\" fill-opacity=\"{opacity:.2}\"><title>{}</title></rect>",
                w - 1.0,
                h - 1.0,
                escape(&tip)
            );
            match cell.and_then(|_| link(actor, concept)) {
                Some(to) => {
                    let _ = write!(out, "<a href=\"#{to}\">{rect}</a>");
                }
                None => out.push_str(&rect),
            }
        }
    }
    out.push_str(&key(
        actors.iter().map(|(_, group)| *group),
        left,
        height - 32.0,
    ));
    let y = height - 22.0;
    for (x, fill, word) in [
        (left, shade(1.0), "for"),
        (left + 70.0, shade(-1.0), "against"),
        (left + 160.0, "url(#none)".to_string(), "no evidence"),
    ] {
        let _ = write!(
            out,
            "<rect x=\"{x:.0}\" y=\"{y:.0}\" width=\"16\" height=\"12\" fill=\"{fill}\"/><text x=\"{:.0}\" y=\"{:.0}\">{word}</text>",
            x + 21.0,
            y + 10.0
        );
    }
    out.push_str("</svg>");
    out
}

fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// The signed network: near each other who agree; ties shown for the strongest only.
pub(super) fn network(found: &Coalitions, shown: &[String]) -> String {
    let (width, height) = (860.0, 620.0);
    let place: BTreeMap<&str, usize> = shown.iter().map(String::as_str).zip(0..).collect();
    let mut ties: Vec<(usize, usize, f64)> = found
        .dyads
        .iter()
        .filter_map(|d| Some((*place.get(&*d.a)?, *place.get(&*d.b)?, d.agreement?)))
        .collect();
    ties.sort_by(|a, b| {
        b.2.abs()
            .total_cmp(&a.2.abs())
            .then((a.0, a.1).cmp(&(b.0, b.1)))
    });
    let groups: BTreeMap<&str, Option<usize>> =
        found.members.iter().map(|m| (&*m.actor, m.group)).collect();
    let positions = layout(shown.len(), &ties, width, height);
    let mut out = open(
        width,
        height + 42.0,
        "net",
        "Signed network of agreement",
        "Actors near each other agree. Blue lines join actors who agree most, dashed orange lines those who disagree most. The colour of a dot is its coalition; light grey dots are unplaced.",
    );
    // The strongest of either sign, so that rivals are seen too.
    let of_sign =
        |sign: f64, most: usize| ties.iter().filter(move |tie| tie.2 * sign > 0.0).take(most);
    let drawn: Vec<&(usize, usize, f64)> = of_sign(-1.0, shown.len())
        .chain(of_sign(1.0, 2 * shown.len()))
        .collect();
    for &&(a, b, value) in &drawn {
        let ((x1, y1), (x2, y2)) = (positions[a], positions[b]);
        let (stroke, dash) = if value > 0.0 {
            ("#0072B2", "")
        } else {
            ("#D55E00", " stroke-dasharray=\"4 3\"")
        };
        let _ = write!(
            out,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{stroke}\" stroke-opacity=\"0.35\" stroke-width=\"{:.1}\"{dash}/>",
            0.5 + 2.0 * value.abs()
        );
    }
    let clauses: BTreeMap<&str, f64> = found
        .dyads
        .iter()
        .flat_map(|d| [(&*d.a, d.clauses_a), (&*d.b, d.clauses_b)])
        .collect();
    let most = clauses.values().copied().fold(1.0, f64::max);
    let size = |actor: &str| 4.0 + 6.0 * (clauses.get(actor).copied().unwrap_or(0.0) / most).sqrt();
    for (at, actor) in shown.iter().enumerate() {
        let (x, y) = positions[at];
        let fill = colour(groups.get(actor.as_str()).copied().flatten());
        let _ = write!(
            out,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"{fill}\" stroke=\"#fff\"/>",
            size(actor)
        );
    }
    // Names lie above all dots, each on a rim of white: drawn twice, for not all viewers can paint the
    // rim beneath the letters.
    for (at, actor) in shown.iter().enumerate() {
        let (x, y) = (positions[at].0, positions[at].1 - size(actor) - 2.0);
        let name = escape(&short(actor, 14));
        let place = format!("x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"10\"");
        let _ = write!(
            out,
            "<text {place} stroke=\"#fff\" stroke-width=\"3\" aria-hidden=\"true\">{name}</text><text {place}>{name}</text>"
        );
    }
    let of = |actor: &String| groups.get(actor.as_str()).copied().flatten();
    out.push_str(&key(shown.iter().map(of), 20.0, height + 16.0));
    let _ = write!(
        out,
        "<line x1=\"20\" x2=\"44\" y1=\"{0:.0}\" y2=\"{0:.0}\" stroke=\"#0072B2\" stroke-width=\"2\"/><text x=\"50\" y=\"{1:.0}\">agree most</text><line x1=\"130\" x2=\"154\" y1=\"{0:.0}\" y2=\"{0:.0}\" stroke=\"#D55E00\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/><text x=\"160\" y=\"{1:.0}\">disagree most</text><text x=\"260\" y=\"{1:.0}\">the larger a dot, the more clauses</text>",
        height + 30.0,
        height + 34.0
    );
    out.push_str("</svg>");
    out
}

/// Places that lie as far apart as the actors disagree: distance 1 − agreement, by repeated
/// small steps from a circle.
fn layout(n: usize, ties: &[(usize, usize, f64)], width: f64, height: f64) -> Vec<(f64, f64)> {
    let mut at: Vec<(f64, f64)> = (0..n)
        .map(|i| {
            let angle = i as f64 / n.max(1) as f64 * std::f64::consts::TAU;
            (angle.cos(), angle.sin())
        })
        .collect();
    for step in 0..300 {
        let rate = 0.15 * (1.0 - step as f64 / 300.0);
        let mut push = vec![(0.0, 0.0); n];
        for &(a, b, value) in ties {
            let (dx, dy) = (at[b].0 - at[a].0, at[b].1 - at[a].1);
            let distance = (dx * dx + dy * dy).sqrt().max(0.02);
            let wanted = (1.0 - value).max(0.25);
            let force = rate * (distance - wanted) / distance / n as f64 * 4.0;
            push[a].0 += force * dx;
            push[a].1 += force * dy;
            push[b].0 -= force * dx;
            push[b].1 -= force * dy;
        }
        for (place, (dx, dy)) in at.iter_mut().zip(push) {
            place.0 += dx;
            place.1 += dy;
        }
    }
    let bounds = |values: Vec<f64>| {
        let low = values.iter().copied().fold(f64::MAX, f64::min);
        let high = values.iter().copied().fold(f64::MIN, f64::max);
        (low, (high - low).max(1e-9))
    };
    let (left, wide) = bounds(at.iter().map(|p| p.0).collect());
    let (top, high) = bounds(at.iter().map(|p| p.1).collect());
    let mut places: Vec<(f64, f64)> = at
        .into_iter()
        .map(|(x, y)| {
            (
                40.0 + (x - left) / wide * (width - 80.0),
                30.0 + (y - top) / high * (height - 60.0),
            )
        })
        .collect();
    // Labels apart.
    for _ in 0..120 {
        let mut moved = false;
        for i in 0..n {
            for j in i + 1..n {
                let (dx, dy) = (places[j].0 - places[i].0, places[j].1 - places[i].1);
                if dx.abs() < 34.0 && dy.abs() < 17.0 {
                    let side = if dx >= 0.0 { 1.0 } else { -1.0 };
                    let up = if dy >= 0.0 { 1.0 } else { -1.0 };
                    places[i] = (places[i].0 - 1.2 * side, places[i].1 - 1.2 * up);
                    places[j] = (places[j].0 + 1.2 * side, places[j].1 + 1.2 * up);
                    moved = true;
                }
            }
        }
        for place in &mut places {
            place.0 = place.0.clamp(30.0, width - 30.0);
            place.1 = place.1.clamp(24.0, height - 14.0);
        }
        if !moved {
            break;
        }
    }
    places
}

/// Bars of each concept: against to the left, for to the right, by coalition.
pub(super) fn issues(
    concepts: &[String],
    counts: &BTreeMap<(String, Option<usize>), (f64, f64)>,
) -> String {
    let (left, h, half) = (330.0, 19.0, 230.0);
    let (width, height) = (
        left + 2.0 * half + 40.0,
        40.0 + h * concepts.len() as f64 + 60.0,
    );
    let middle = left + half;
    let total = |concept: &String, side: bool| -> f64 {
        counts
            .iter()
            .filter(|((c, _), _)| c == concept)
            .map(|(_, &(support, oppose))| if side { support } else { oppose })
            .sum()
    };
    let most = concepts
        .iter()
        .map(|c| total(c, true).max(total(c, false)))
        .fold(1.0, f64::max);
    let mut out = open(
        width,
        height,
        "issues",
        "Clauses for and against each concept, by coalition",
        "Bars to the right of the middle count clauses for a concept, bars to the left clauses against it, stacked by coalition.",
    );
    let _ = write!(
        out,
        "<text x=\"{:.0}\" y=\"16\" text-anchor=\"end\">← against</text><text x=\"{:.0}\" y=\"16\">for →</text>",
        middle - 8.0,
        middle + 8.0
    );
    for (row, concept) in concepts.iter().enumerate() {
        let y = 26.0 + h * row as f64;
        let _ = write!(
            out,
            "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>",
            left - 6.0,
            y + 13.0,
            escape(&short(&concept.replace('-', " "), 52))
        );
        let (mut right_x, mut left_x) = (middle, middle);
        let mut parts: Vec<_> = counts
            .iter()
            .filter(|((name, _), _)| name == concept)
            .collect();
        parts.sort_by_key(|((_, group), _)| group.unwrap_or(usize::MAX));
        for ((_, group), &(support, oppose)) in parts {
            let wide = half * support / most;
            let _ = write!(
                out,
                "<rect x=\"{right_x:.1}\" y=\"{y:.0}\" width=\"{wide:.1}\" height=\"14\" fill=\"{}\"/>",
                colour(*group)
            );
            right_x += wide;
            let wide = half * oppose / most;
            left_x -= wide;
            let _ = write!(
                out,
                "<rect x=\"{left_x:.1}\" y=\"{y:.0}\" width=\"{wide:.1}\" height=\"14\" fill=\"{}\"/>",
                colour(*group)
            );
        }
    }
    let bottom = 26.0 + h * concepts.len() as f64;
    let shown = counts.keys().filter(|(name, _)| concepts.contains(name));
    out.push_str(&key(shown.map(|(_, group)| *group), 20.0, bottom + 40.0));
    let _ = write!(
        out,
        "<line x1=\"{middle}\" y1=\"22\" x2=\"{middle}\" y2=\"{bottom:.0}\" stroke=\"#333\"/>\
         <text x=\"{left:.0}\" y=\"{:.0}\">{most:.0}</text><text x=\"{middle:.0}\" y=\"{:.0}\" text-anchor=\"middle\">0</text><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{most:.0} clauses</text></svg>",
        bottom + 16.0,
        bottom + 16.0,
        middle + half,
        bottom + 16.0
    );
    out
}

/// Polarisation over periods with two bands, and how much was said.
pub(super) fn polarisation(series: &[Polarisation]) -> String {
    let (width, height, left, top, high) = (860.0, 360.0, 50.0, 20.0, 220.0);
    let n = series.len().max(1) as f64;
    let step = (width - left - 30.0) / n;
    let x = |at: usize| left + step * (at as f64 + 0.5);
    let y = |value: f64| top + high * (1.0 - value);
    let mut out = open(
        width,
        height,
        "polar",
        "Polarisation over time",
        "The line is polarisation from 0 (no camps) to 1 (two camps that agree on nothing). The blue band holds nineteen in twenty draws of documents; the grey band is what chance gives. Bars below count clauses.",
    );
    for tick in 0..=4 {
        let value = f64::from(tick) / 4.0;
        let _ = write!(
            out,
            "<line x1=\"{left}\" x2=\"{0:.0}\" y1=\"{1:.0}\" y2=\"{1:.0}\" stroke=\"#e3e3e3\"/><text x=\"{2:.0}\" y=\"{3:.0}\" text-anchor=\"end\">{value:.2}</text>",
            width - 30.0,
            y(value),
            left - 6.0,
            y(value) + 4.0
        );
    }
    let most = series.iter().map(|p| p.clauses).fold(1.0, f64::max);
    for (at, point) in series.iter().enumerate() {
        let w = (step * 0.6).min(46.0);
        for ((low, high), fill, wide) in [
            (point.chance, "#bdbdbd", w),
            (point.band, "#9ecae1", w * 0.6),
        ] {
            let _ = write!(
                out,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{:.1}\" fill=\"{fill}\" fill-opacity=\"0.8\"/>",
                x(at) - wide / 2.0,
                y(high),
                (y(low) - y(high)).max(1.0)
            );
        }
        let bar = 60.0 * point.clauses / most;
        let _ = write!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{w:.1}\" height=\"{bar:.1}\" fill=\"#777\"><title>{}: {} clauses, {} actors</title></rect><text x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>",
            x(at) - w / 2.0,
            height - 35.0 - bar,
            escape(&point.period),
            point.clauses,
            point.actors,
            x(at),
            height - 18.0,
            if step < 34.0 && at % 3 != 0 {
                String::new()
            } else {
                escape(&point.period)
            }
        );
    }
    let line: Vec<String> = series
        .iter()
        .enumerate()
        .map(|(at, p)| format!("{:.1},{:.1}", x(at), y(p.value)))
        .collect();
    let _ = write!(
        out,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#08306b\" stroke-width=\"2\"/>",
        line.join(" ")
    );
    for point in &line {
        let (px, py) = point.split_once(',').unwrap_or(("0", "0"));
        let _ = write!(
            out,
            "<circle cx=\"{px}\" cy=\"{py}\" r=\"3.5\" fill=\"#08306b\"/>"
        );
    }
    let _ = write!(
        out,
        "<text x=\"{left}\" y=\"{:.0}\" font-size=\"10\">line: polarisation; blue: 95 % of draws of documents; light grey: what chance gives; dark bars below: clauses (most {most:.0})</text></svg>",
        height - 3.0
    );
    out
}
