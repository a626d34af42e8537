//! The field of an agreement.
//!
//! > an agreement on **energy**

use chancery_record::Span;

use super::clause::{near, stem_at};
use super::instruments::Instrument;

const FIELDS: &[(&str, &[&str])] = &[
    (
        "trade",
        &[
            "trade",
            "tariff",
            "export",
            "imports",
            "importing",
            "commerc",
            "econom",
            "customs",
            "semiconductor",
            "microchip",
        ],
    ),
    ("energy", &["energy", "oil", "gas", "petrol", "electric"]),
    ("nuclear", &["nuclear", "enrich"]),
    (
        "military",
        &[
            "militar", "defence", "defense", "arms", "missile", "troops", "security",
        ],
    ),
    ("science", &["scien", "technolog", "research", "space"]),
    ("health", &["health", "vaccin", "medic"]),
    ("climate", &["climate", "environment", "emission"]),
    ("culture", &["cultur", "educat", "sport"]),
    (
        "forums",
        &[
            "international forum",
            "united nations",
            "international organi",
        ],
    ),
];

/// The field that the words near the instrument name.
pub fn field(text: &str, clause: Span, instrument: &Instrument) -> &'static str {
    let near = near(text, clause, instrument, 60, 60);
    FIELDS
        .iter()
        .find(|(_, stems)| stems.iter().any(|stem| stem_at(&near, stem).is_some()))
        .map_or("", |(field, _)| field)
}
