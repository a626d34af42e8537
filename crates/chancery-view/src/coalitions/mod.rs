//! Coalitions as tables, networks and a report.

mod alluvial;
mod evidence;
mod html;
mod issues;
mod network;
mod plots;
mod shown;
mod sure;
mod tables;

use chancery_analysis::coalitions::membership::Coalitions;

pub use html::{Report, report};
pub use tables::{
    agreement_csv, coalitions_csv, evidence_csv, graphml, memberships_csv, outlets_csv,
    periods_csv, positions_csv,
};

/// The coalitions of a period, if any were looked for.
fn of_period<'a>(periods: &'a [(String, Coalitions)], period: &str) -> Option<&'a Coalitions> {
    let found = periods.iter().find(|(known, _)| known == period)?;
    Some(&found.1)
}

/// A value as a CSV cell.
pub(crate) fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

/// Text inside HTML, SVG or GraphML.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What XML 1.0 cannot hold.
            c if c.is_control() && !matches!(c, '\n' | '\t' | '\r') => out.push('\u{FFFD}'),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
