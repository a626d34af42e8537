//! The signed network of a report: who stands near whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chancery_analysis::coalitions::membership::{Coalitions, Standing};

use super::escape;
use super::plots::{called, colour, key, open, short};

/// The signed network: near each other who agree; ties shown for the strongest only.
pub(super) fn network(found: &Coalitions, shown: &[String]) -> String {
    let (width, height) = (860.0, 620.0);
    let place: BTreeMap<&str, usize> = shown.iter().map(String::as_str).zip(0..).collect();
    let mut ties: Vec<(usize, usize, f64)> = found
        .dyads
        .iter()
        .filter_map(|d| Some((*place.get(&*d.a)?, *place.get(&*d.b)?, d.tie()?)))
        .collect();
    ties.sort_by(|a, b| {
        b.2.abs()
            .total_cmp(&a.2.abs())
            .then((a.0, a.1).cmp(&(b.0, b.1)))
    });
    let groups: BTreeMap<&str, Option<usize>> =
        found.members.iter().map(|m| (&*m.actor, m.group)).collect();
    let core: BTreeSet<&str> = found
        .members
        .iter()
        .filter(|m| m.standing == Standing::Core)
        .map(|m| &*m.actor)
        .collect();
    let positions = layout(shown.len(), &ties, width, height);
    let mut out = open(
        width,
        height + 42.0,
        "net",
        "Signed network of agreement",
        "Actors near each other agree. Blue lines join actors who agree most, dashed orange lines those who disagree most. The colour of a dot is its coalition, a dark rim marks its core; light grey dots are unplaced.",
    );
    // The strongest of either sign, so that rivals are seen too.
    let of_sign =
        |sign: f64, most: usize| ties.iter().filter(move |tie| tie.2 * sign > 0.0).take(most);
    let drawn: Vec<&(usize, usize, f64)> = of_sign(-1.0, shown.len() / 2)
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
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\" fill=\"{fill}\" {}/>",
            size(actor),
            rim(core.contains(actor.as_str()))
        );
    }
    // Names lie above all dots, each on a rim of white: drawn twice, for not all viewers can paint the
    // rim beneath the letters.
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (at, actor) in shown.iter().enumerate() {
        let (x, y) = positions[at];
        let name = short(&called(actor), 22);
        // Whoever stands at the edge has the name on the inner side.
        let half = 3.0 * name.chars().count() as f64;
        let (x, anchor, middle) = match x {
            x if x < half => (2.0, "start", half),
            x if x > width - half => (width - 2.0, "end", width - half),
            x => (x, "middle", x),
        };
        // Above the dot, or beneath it where another name is.
        let is_free = |y: f64| {
            taken.iter().all(|&(other, wide, line)| {
                (other - middle).abs() > half + wide || (line - y).abs() > 9.0
            })
        };
        let above = y - size(actor) - 2.0;
        let beneath = y + size(actor) + 9.0;
        let y = if is_free(above) || !is_free(beneath) {
            above
        } else {
            beneath
        };
        taken.push((middle, half, y));
        let name = escape(&name);
        let place = format!("x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"10\"");
        let _ = write!(
            out,
            "<text {place} stroke=\"#fff\" stroke-width=\"3\" aria-hidden=\"true\">{name}</text><text {place}>{name}</text>"
        );
    }
    let of = |actor: &String| groups.get(actor.as_str()).copied().flatten();
    out.push_str(&key(shown.iter().map(of), 20.0, height + 16.0));
    let _ = write!(
        out,
        "<line x1=\"20\" x2=\"44\" y1=\"{0:.0}\" y2=\"{0:.0}\" stroke=\"#0072B2\" stroke-width=\"2\"/><text x=\"50\" y=\"{1:.0}\">agree most</text><line x1=\"130\" x2=\"154\" y1=\"{0:.0}\" y2=\"{0:.0}\" stroke=\"#D55E00\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/><text x=\"160\" y=\"{1:.0}\">disagree most</text><circle cx=\"268\" cy=\"{0:.0}\" r=\"5\" fill=\"#cccccc\" {2}/><text x=\"280\" y=\"{1:.0}\">core of a coalition</text><text x=\"400\" y=\"{1:.0}\">the larger a dot, the more clauses</text>",
        height + 30.0,
        height + 34.0,
        rim(true)
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

/// The rim of a dot.
fn rim(is_core: bool) -> &'static str {
    if is_core {
        "stroke=\"#1b1b1b\" stroke-width=\"2\""
    } else {
        "stroke=\"#fff\""
    }
}
