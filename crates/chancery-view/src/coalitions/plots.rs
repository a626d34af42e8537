//! The five plots of the report, as SVG with titles and descriptions.
//!
//! Blue is for, orange against, in the colours of Okabe and Ito, which people with any kind of
//! colour vision can tell apart; what is not shown is hatched, never white.

use std::collections::BTreeMap;
use std::fmt::Write as _;

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
    let longest = actors
        .iter()
        .map(|(actor, _)| called(actor).chars().count().min(MOST_LETTERS))
        .max();
    let left = 20.0 + 6.5 * longest.unwrap_or(0).max(7) as f64;
    let (top, w, h) = (230.0, 24.0, 15.0);
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
            escape(&short(&called(actor), MOST_LETTERS))
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

/// The most letters of an actor's name beside a row.
const MOST_LETTERS: usize = 22;

pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// What an actor is called in a plot: `IGO:united-nations` is *United Nations*, a state its code.
pub(super) fn called(actor: &str) -> String {
    let Some((_, name)) = actor.split_once(':') else {
        return actor.to_string();
    };
    let words: Vec<String> = name
        .split('-')
        .map(|word| {
            let small = [
                "of", "the", "for", "and", "on", "in", "von", "der", "de", "al",
            ];
            if word.len() < 3 && !small.contains(&word) {
                return word.to_uppercase();
            }
            let small = small.contains(&word);
            let mut letters = word.chars();
            match letters.next().filter(|_| !small) {
                Some(first) => first.to_uppercase().chain(letters).collect(),
                None => word.to_string(),
            }
        })
        .collect();
    words.join(" ")
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
