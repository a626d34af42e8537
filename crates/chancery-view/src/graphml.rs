//! GraphML: who does what to whom, as a network that Gephi, igraph and NetworkX read.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::coalitions::escape;

/// An actor of the network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-3, `IGO`, `NGO`, `MNC`; empty if not known.
    pub country: String,
}

/// Source, target and type of the events that an edge counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ends {
    /// Key of who acts.
    pub source: String,
    /// Key of whom it is done to.
    pub target: String,
    /// The type of the events: `CONSULT`.
    pub r#type: String,
}

/// What is known of the events of one edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edge {
    /// How many there are.
    pub events: u32,
    /// How many of them the outlet tells in its own voice.
    pub told: u32,
    /// The sum of their intensities.
    pub intensity: f64,
    /// PLOVER's quad class.
    pub quad: i32,
    /// The first and the last day on which an article told one; empty if none has a date.
    pub days: Option<(String, String)>,
}

/// The network: nodes by their keys, edges by their ends.
///
/// > Kenya condemned Uganda on Monday and again on Friday.
///
/// An edge from KEN to UGA of the type ACCUSE, with two events.
pub fn network(nodes: &BTreeMap<String, Node>, edges: &BTreeMap<Ends, Edge>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (id, kind, of) in [
        ("label", "string", "node"),
        ("country", "string", "node"),
        ("type", "string", "edge"),
        ("quad", "int", "edge"),
        ("events", "int", "edge"),
        ("told", "int", "edge"),
        ("intensity", "double", "edge"),
        ("first", "string", "edge"),
        ("last", "string", "edge"),
    ] {
        let _ = writeln!(
            out,
            "<key id=\"{id}\" for=\"{of}\" attr.name=\"{id}\" attr.type=\"{kind}\"/>"
        );
    }
    out.push_str("<graph edgedefault=\"directed\">\n");
    for (key, node) in nodes {
        let _ = writeln!(
            out,
            "<node id=\"{}\"><data key=\"label\">{}</data><data key=\"country\">{}</data></node>",
            escape(key),
            escape(&node.name),
            escape(&node.country),
        );
    }
    for (ends, edge) in edges {
        let _ = write!(
            out,
            "<edge source=\"{}\" target=\"{}\"><data key=\"type\">{}</data>\
             <data key=\"quad\">{}</data><data key=\"events\">{}</data>\
             <data key=\"told\">{}</data><data key=\"intensity\">{:.3}</data>",
            escape(&ends.source),
            escape(&ends.target),
            escape(&ends.r#type),
            edge.quad,
            edge.events,
            edge.told,
            edge.intensity / f64::from(edge.events.max(1)),
        );
        if let Some((first, last)) = &edge.days {
            let _ = write!(
                out,
                "<data key=\"first\">{}</data><data key=\"last\">{}</data>",
                escape(first),
                escape(last)
            );
        }
        out.push_str("</edge>\n");
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_of_a_pair_are_one_edge() {
        let node = |name: &str| Node {
            name: name.to_string(),
            country: String::new(),
        };
        let nodes = BTreeMap::from([
            ("KEN".to_string(), node("Kenya")),
            ("a&b".to_string(), node("A & \"B\"")),
        ]);
        let ends = Ends {
            source: "KEN".to_string(),
            target: "a&b".to_string(),
            r#type: "ACCUSE".to_string(),
        };
        let edge = Edge {
            events: 2,
            told: 1,
            intensity: -5.0,
            quad: 3,
            days: Some(("2023-05-01".to_string(), "2023-05-05".to_string())),
        };
        let xml = network(&nodes, &BTreeMap::from([(ends, edge)]));
        assert!(
            xml.contains("<data key=\"label\">A &amp; &quot;B&quot;</data>"),
            "{xml}"
        );
        assert!(
            xml.contains("<edge source=\"KEN\" target=\"a&amp;b\">"),
            "{xml}"
        );
        assert!(
            xml.contains("<data key=\"intensity\">-2.500</data>"),
            "{xml}"
        );
        assert!(
            xml.contains("<data key=\"last\">2023-05-05</data>"),
            "{xml}"
        );
    }
}
