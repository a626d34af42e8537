//! The sentences behind the numbers of the report.

use std::fmt::Write as _;

use chancery_analysis::coalitions::{Row, net};

use super::escape;
use super::shown::View;

/// The most sentences shown for a cell.
const MOST_SENTENCES: usize = 3;

/// The section with the sentences of each actor shown.
pub(super) fn sentences(view: &View<'_>, out: &mut String) {
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

/// Where the sentences of a cell stand on the page.
pub(super) fn anchor(actor: &str, concept: &str) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect()
    };
    format!("s-{}-{}", plain(actor), plain(concept))
}

/// The sentence of a row, or at least its clause.
pub(super) fn shown(row: &Row) -> &str {
    if row.sentence.is_empty() {
        &row.evidence
    } else {
        &row.sentence
    }
}

/// The first clause of what is quoted, on one line and not too long.
pub(super) fn clip(text: &str) -> String {
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
