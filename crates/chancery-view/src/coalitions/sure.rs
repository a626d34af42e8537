//! How sure the coalitions of the report are: resolutions, periods, outlets left out.

use std::fmt::Write as _;

use super::html::Report;
use super::{escape, of_period};

/// The section that tells what was tried and what changes.
pub(super) fn robustness(report: &Report<'_>, out: &mut String) {
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
        let found = of_period(report.periods, &point.period);
        let groups = found.map_or_else(String::new, |found| found.n_groups().to_string());
        let frustration = found.map_or_else(String::new, |found| {
            format!("{:.0} %", 100.0 * found.frustration)
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
