//! Verbs and nouns of praise, blame, demand and agreement, and how they lead to what they are about.
//!
//! > **welcomed** the truce · **voiced concern about** the levy · **thanked** Norway **for** its help

use chancery_record::Stance;

/// Verbs whose object one is for.
pub(in crate::positions) const FOR: &[&str] = &[
    "advocate",
    "affirm",
    "applaud",
    "approve",
    "back",
    "champion",
    "commend",
    "defend",
    "endorse",
    "favor",
    "hail",
    "praise",
    "propose",
    "ratify",
    "reaffirm",
    "recognize",
    "reiterate",
    "salute",
    "sponsor",
    "support",
    "uphold",
    "welcome",
];

/// Verbs whose object one is against.
pub(in crate::positions) const AGAINST: &[&str] = &[
    "condemn",
    "criticize",
    "decry",
    "denounce",
    "deplore",
    "oppose",
    "protest",
    "reject",
];

/// Verbs that bring up a thing: only with a noun of attitude are they for it or against it.
pub(in crate::positions) const RAISING: &[&str] = &[
    "convey",
    "discuss",
    "emphasize",
    "express",
    "highlight",
    "note",
    "share",
    "stress",
    "underline",
    "underscore",
    "voice",
];

/// Nouns that say what one thinks of what hangs on them.
pub(in crate::positions) const ATTITUDES: &[(&str, Stance)] = &[
    ("appreciation", Stance::Support),
    ("approval", Stance::Support),
    ("commitment", Stance::Support),
    ("desire", Stance::Support),
    ("determination", Stance::Support),
    ("gratitude", Stance::Support),
    ("hope", Stance::Support),
    ("importance", Stance::Support),
    ("interest", Stance::Support),
    ("necessity", Stance::Support),
    ("need", Stance::Support),
    ("readiness", Stance::Support),
    ("resolve", Stance::Support),
    ("support", Stance::Support),
    ("urgency", Stance::Support),
    ("value", Stance::Support),
    ("willingness", Stance::Support),
    ("condemnation", Stance::Oppose),
    ("concern", Stance::Oppose),
    ("opposition", Stance::Support),
    ("rejection", Stance::Oppose),
];

/// Verbs with the preposition that leads to what one is for.
pub(in crate::positions) const BY_PREPOSITION: &[(&str, &[&str])] = &[
    ("agree", &["on", "to", "upon"]),
    ("call", &["for"]),
    ("commend", &["for"]),
    ("commit", &["to"]),
    ("committed", &["to"]),
    ("concur", &["on", "in", "with"]),
    ("congratulate", &["on", "for"]),
    ("consent", &["to"]),
    ("grateful", &["for"]),
    ("praise", &["for"]),
    ("press", &["for"]),
    ("push", &["for"]),
    ("thank", &["for"]),
];

/// Verbs and adjectives whose infinitive tells what one is for.
pub(in crate::positions) const BY_INFINITIVE: &[&str] = &[
    "agree",
    "commit",
    "committed",
    "determined",
    "pledge",
    "promise",
    "resolve",
    "vote",
    "vow",
];

/// Verbs by which one wants another to do something.
pub(in crate::positions) const URGING: &[&str] = &[
    "ask",
    "call",
    "demand",
    "encourage",
    "implore",
    "press",
    "urge",
];

/// Whether one is for the object of a verb.
pub(in crate::positions) fn is_for(lemma: &str) -> bool {
    FOR.contains(&lemma)
}

/// Whether one is against it.
pub(in crate::positions) fn is_against(lemma: &str) -> bool {
    AGAINST.contains(&lemma)
}
