//! The noun of a verb: who wants to *reduce the quota* is for the **reduction of the quota**.
//!
//! Verbs without an entry give their *-ing*: *calming the markets*.

/// Verbs with the noun that names what they do, and the preposition before its object.
const NOUNS: &[(&str, &str)] = &[
    ("abolish", "abolition-of"),
    ("accelerate", "acceleration-of"),
    ("adjust", "adjustment-of"),
    ("adopt", "adoption-of"),
    ("alter", "alteration-of"),
    ("amend", "amendment-of"),
    ("appoint", "appointment-of"),
    ("ban", "ban-on"),
    ("boost", "increase-of"),
    ("buy", "purchase-of"),
    ("cancel", "cancellation-of"),
    ("change", "change-of"),
    ("close", "closure-of"),
    ("complete", "completion-of"),
    ("construct", "construction-of"),
    ("convert", "conversion-of"),
    ("correct", "correction-of"),
    ("criminalize", "criminalization-of"),
    ("cut", "cuts-in"),
    ("decrease", "decrease-of"),
    ("decriminalize", "decriminalization-of"),
    ("demolish", "demolition-of"),
    ("deploy", "deployment-of"),
    ("deregulate", "deregulation-of"),
    ("destroy", "destruction-of"),
    ("devalue", "devaluation-of"),
    ("develop", "development-of"),
    ("dismiss", "dismissal-of"),
    ("dissolve", "dissolution-of"),
    ("diversify", "diversification-of"),
    ("double", "doubling-of"),
    ("ease", "easing-of"),
    ("enforce", "enforcement-of"),
    ("examine", "examination-of"),
    ("exclude", "exclusion-of"),
    ("expand", "expansion-of"),
    ("expel", "expulsion-of"),
    ("explore", "exploration-of"),
    ("export", "exports-of"),
    ("extend", "extension-of"),
    ("extradite", "extradition-of"),
    ("halve", "halving-of"),
    ("hike", "increase-of"),
    ("import", "imports-of"),
    ("improve", "improvement-of"),
    ("include", "inclusion-of"),
    ("increase", "increase-of"),
    ("introduce", "introduction-of"),
    ("invest", "investment-in"),
    ("investigate", "investigation-of"),
    ("legalize", "legalization-of"),
    ("liberalize", "liberalization-of"),
    ("limit", "limits-on"),
    ("loosen", "loosening-of"),
    ("lower", "lowering-of"),
    ("merge", "merger-of"),
    ("mitigate", "mitigation-of"),
    ("modernize", "modernization-of"),
    ("modify", "modification-of"),
    ("nationalize", "nationalization-of"),
    ("open", "opening-of"),
    ("overhaul", "overhaul-of"),
    ("pay", "payment-of"),
    ("privatize", "privatization-of"),
    ("probe", "probe-of"),
    ("produce", "production-of"),
    ("protect", "protection-of"),
    ("punish", "punishment-of"),
    ("purchase", "purchase-of"),
    ("rebuild", "rebuilding-of"),
    ("recover", "recovery-of"),
    ("reduce", "reduction-of"),
    ("reform", "reform-of"),
    ("regulate", "regulation-of"),
    ("relax", "relaxation-of"),
    ("release", "release-of"),
    ("relieve", "relief-of"),
    ("remove", "removal-of"),
    ("reopen", "reopening-of"),
    ("reorganize", "reorganization-of"),
    ("repair", "repair-of"),
    ("repay", "repayment-of"),
    ("replace", "replacement-of"),
    ("reschedule", "rescheduling-of"),
    ("resolve", "resolution-of"),
    ("restore", "restoration-of"),
    ("restrict", "restriction-of"),
    ("restructure", "restructuring-of"),
    ("return", "return-of"),
    ("reunite", "reunion-of"),
    ("review", "review-of"),
    ("revise", "revision-of"),
    ("revoke", "revocation-of"),
    ("sell", "sale-of"),
    ("settle", "settlement-of"),
    ("shut", "closure-of"),
    ("shutter", "closure-of"),
    ("slash", "cuts-in"),
    ("solve", "solution-of"),
    ("stabilize", "stabilization-of"),
    ("study", "study-of"),
    ("supply", "supply-of"),
    ("suspend", "suspension-of"),
    ("tax", "tax-on"),
    ("train", "training-of"),
    ("transfer", "transfer-of"),
    ("transform", "transformation-of"),
    ("trim", "cuts-in"),
    ("use", "use-of"),
    ("withdraw", "withdrawal-of"),
];

/// What a verb does to its object, as the words before that object: `reduction-of`, `calming`.
pub(super) fn before_object(lemma: &str) -> String {
    NOUNS
        .iter()
        .find(|(verb, _)| *verb == lemma)
        .map_or_else(|| gerund(lemma), |(_, noun)| noun.to_string())
}

/// Verbs of more syllables that double their last letter: *expelling*, *committing*.
const DOUBLED: &[&str] = &[
    "abet", "admit", "annul", "begin", "commit", "compel", "concur", "confer", "control", "defer",
    "deter", "dispel", "emit", "expel", "forbid", "forget", "impel", "incur", "occur", "omit",
    "patrol", "permit", "prefer", "propel", "quit", "rebel", "rebut", "refer", "regret", "remit",
    "repel", "submit", "transfer", "transmit",
];

/// *making*, *calming*, *halting*, *agreeing*, *stopping*.
pub(in crate::positions) fn gerund(lemma: &str) -> String {
    let letters = lemma.as_bytes();
    let is_vowel = |at: usize| {
        let letter = letters.len().checked_sub(at).map(|at| letters[at]);
        letter.is_some_and(|letter| b"aeiou".contains(&letter))
    };
    let stem = match lemma {
        _ if lemma.ends_with("ee") || lemma.ends_with("ye") => lemma.to_string(),
        _ if lemma.ends_with('e') => lemma[..lemma.len() - 1].to_string(),
        _ if DOUBLED.contains(&lemma) => format!("{lemma}{}", &lemma[lemma.len() - 1..]),
        // "stop", "bar", "quit": one short syllable ends with a doubled letter.
        _ if letters.len() < 5
            && !is_vowel(1)
            && is_vowel(2)
            && !is_vowel(3)
            && !matches!(letters.last(), Some(b'w' | b'x' | b'y')) =>
        {
            format!("{lemma}{}", &lemma[lemma.len() - 1..])
        }
        _ => lemma.to_string(),
    };
    format!("{stem}ing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_becomes_a_noun_or_its_gerund() {
        let found = [
            "reduce", "calm", "make", "agree", "stop", "compel", "free", "allow",
        ]
        .map(before_object);
        assert_eq!(
            found,
            [
                "reduction-of",
                "calming",
                "making",
                "agreeing",
                "stopping",
                "compelling",
                "freeing",
                "allowing"
            ]
        );
    }
}
