//! Agreement, positions and memberships as CSV; the signed network as GraphML.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chancery_analysis::coalitions::agreement::Dyad;
use chancery_analysis::coalitions::membership::Coalitions;
use chancery_analysis::coalitions::polarisation::Polarisation;
use chancery_analysis::coalitions::{Length, Row, Table, net};

use super::{cell, escape, of_period};

/// `period,actor_a,actor_b,agreement,shared_concepts,statements_a,statements_b,low,high`; agreement
/// and its interval are empty where there is not enough evidence.
pub fn agreement_csv(dyads: &[Dyad]) -> String {
    let mut out = String::from(
        "period,actor_a,actor_b,agreement,shared_concepts,statements_a,statements_b,low,high\n",
    );
    for dyad in dyads {
        let (agreement, low, high) = match dyad.agreement {
            Some(value) => (
                format!("{value:.4}"),
                format!("{:.3}", dyad.low),
                format!("{:.3}", dyad.high),
            ),
            None => Default::default(),
        };
        let _ = writeln!(
            out,
            "{},{},{},{agreement},{},{},{},{low},{high}",
            dyad.period,
            cell(&dyad.a),
            cell(&dyad.b),
            dyad.shared,
            dyad.clauses_a,
            dyad.clauses_b,
        );
    }
    out
}

/// `period,actor,concept,support,oppose,net,low,high`.
pub fn positions_csv(table: &Table) -> String {
    let mut out = String::from("period,actor,concept,support,oppose,net,low,high\n");
    for (period, actors) in &table.periods {
        for (actor, cells) in actors {
            for (concept, &(support, oppose)) in cells {
                let (value, low, high) = net(support, oppose);
                let (actor, concept) = (cell(actor), cell(concept));
                let _ = writeln!(
                    out,
                    "{period},{actor},{concept},{support},{oppose},{value:.3},{low:.3},{high:.3}"
                );
            }
        }
    }
    out
}

/// `actor,name,coalition,standing,confidence`; the coalition is empty for the unplaced.
pub fn coalitions_csv(found: &Coalitions, names: &BTreeMap<String, String>) -> String {
    let mut out = String::from("actor,name,coalition,standing,confidence\n");
    for member in &found.members {
        let name = names.get(&member.actor).unwrap_or(&member.actor);
        let group = member
            .group
            .map(|g| (g + 1).to_string())
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{},{},{group},{},{:.2}",
            cell(&member.actor),
            cell(name),
            member.standing.as_str(),
            member.confidence
        );
    }
    out
}

/// `period,actor,coalition,standing,confidence`; coalitions are numbered anew in each period.
pub fn memberships_csv(periods: &[(String, Coalitions)]) -> String {
    let mut out = String::from("period,actor,coalition,standing,confidence\n");
    for (period, found) in periods {
        for member in &found.members {
            let group = member.group.map(|g| (g + 1).to_string());
            let _ = writeln!(
                out,
                "{period},{},{},{},{:.2}",
                cell(&member.actor),
                group.unwrap_or_default(),
                member.standing.as_str(),
                member.confidence
            );
        }
    }
    out
}

/// `period,actors,clauses,polarisation,low,high,chance_low,chance_high,coalitions,frustration,modularity`.
pub fn periods_csv(series: &[Polarisation], periods: &[(String, Coalitions)]) -> String {
    let mut out = String::from(
        "period,actors,clauses,polarisation,low,high,chance_low,chance_high,coalitions,frustration,modularity\n",
    );
    for point in series {
        let found = of_period(periods, &point.period);
        let groups = found.map_or_else(String::new, |found| found.n_groups().to_string());
        let frustration =
            found.map_or_else(String::new, |found| format!("{:.3}", found.frustration));
        let modularity = found.map_or_else(String::new, |found| format!("{:.3}", found.modularity));
        let _ = writeln!(
            out,
            "{},{},{},{:.3},{:.3},{:.3},{:.3},{:.3},{groups},{frustration},{modularity}",
            point.period,
            point.actors,
            point.clauses,
            point.value,
            point.band.0,
            point.band.1,
            point.chance.0,
            point.chance.1,
        );
    }
    out
}

/// `outlet,positions,pairs_that_change`.
pub fn outlets_csv(outlets: &[(String, usize, f64)]) -> String {
    let mut out = String::from("outlet,positions,pairs_that_change\n");
    for (outlet, n, share) in outlets {
        let _ = writeln!(out, "{},{n},{share:.3}", cell(outlet));
    }
    out
}

/// Every clause counted: `period,actor,concept,stance,article,outlet,date,confidence,clauses,own_words,evidence`.
pub fn evidence_csv(rows: &[Row], length: Length) -> String {
    let mut out = String::from(
        "period,actor,concept,stance,article,outlet,date,confidence,clauses,own_words,evidence\n",
    );
    for row in rows {
        let _ = writeln!(
            out,
            "{},{},{},{},{},{},{},{:.2},{},{},{}",
            length.period(row.date).unwrap_or_default(),
            cell(&row.actor),
            cell(&row.concept),
            row.stance,
            cell(&row.article),
            cell(&row.outlet),
            row.date.map(|date| date.to_string()).unwrap_or_default(),
            row.confidence,
            row.clauses,
            if row.own { "yes" } else { "no" },
            cell(&row.evidence)
        );
    }
    out
}

/// The network with all attributes, as networkx, igraph and Gephi read it.
pub fn graphml(found: &Coalitions, names: &BTreeMap<String, String>, threshold: f64) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (id, kind, of) in [
        ("label", "string", "node"),
        ("coalition", "int", "node"),
        ("standing", "string", "node"),
        ("confidence", "double", "node"),
        ("clauses", "double", "node"),
        ("weight", "double", "edge"),
        ("sign", "int", "edge"),
        ("tie", "double", "edge"),
        ("tone", "double", "edge"),
        ("shared_concepts", "int", "edge"),
        ("low", "double", "edge"),
        ("high", "double", "edge"),
    ] {
        let _ = writeln!(
            out,
            "<key id=\"{id}\" for=\"{of}\" attr.name=\"{id}\" attr.type=\"{kind}\"/>"
        );
    }
    let clauses: BTreeMap<&str, f64> = found
        .dyads
        .iter()
        .flat_map(|d| [(&*d.a, d.clauses_a), (&*d.b, d.clauses_b)])
        .collect();
    out.push_str("<graph edgedefault=\"undirected\">\n");
    for member in &found.members {
        let name = names.get(&member.actor).unwrap_or(&member.actor);
        let group = member.group.map_or(0, |g| g + 1);
        let _ = writeln!(
            out,
            "<node id=\"{}\"><data key=\"label\">{}</data><data key=\"coalition\">{group}</data>\
             <data key=\"standing\">{}</data><data key=\"confidence\">{:.3}</data>\
             <data key=\"clauses\">{}</data></node>",
            escape(&member.actor),
            escape(name),
            member.standing.as_str(),
            member.confidence,
            clauses.get(&*member.actor).copied().unwrap_or(0.0),
        );
    }
    for dyad in &found.dyads {
        let Some(value) = dyad.agreement.filter(|value| value.abs() >= threshold) else {
            continue;
        };
        let _ = writeln!(
            out,
            "<edge source=\"{}\" target=\"{}\"><data key=\"weight\">{value:.4}</data>\
             <data key=\"sign\">{}</data><data key=\"tie\">{:.4}</data><data key=\"tone\">{:.3}</data>\
             <data key=\"shared_concepts\">{}</data>\
             <data key=\"low\">{:.3}</data><data key=\"high\">{:.3}</data></edge>",
            escape(&dyad.a),
            escape(&dyad.b),
            if value > 0.0 { 1 } else { -1 },
            dyad.tie().unwrap_or(value),
            dyad.tone,
            dyad.shared,
            dyad.low,
            dyad.high,
        );
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_evidence_is_an_empty_cell() {
        let dyad = Dyad {
            period: "1987".into(),
            a: "CUB".into(),
            b: "IRN".into(),
            agreement: None,
            low: -1.0,
            high: 1.0,
            shared: 1,
            clauses_a: 4.0,
            clauses_b: 2.0,
            tone: 0.0,
        };
        let csv = agreement_csv(&[dyad]);
        assert_eq!(csv.lines().nth(1), Some("1987,CUB,IRN,,1,4,2,,"));
    }

    #[test]
    fn names_are_escaped() {
        assert_eq!(escape("A & <B>"), "A &amp; &lt;B&gt;");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
