//! Which concepts of different articles are one issue.
//!
//! > `eu-mercosur-trade-deal`, `agreement-with-mercosur`, `provisional-application-of-mercosur-treaty`
//!
//! Articles call a matter by words of their own. Concepts are one issue if they name the same parties in
//! the same part and nouns that take each other up (*deal*, *treaty*), and if the same words end or hinder
//! the matter. Who is for a `ban-on-whaling` is against `whaling`, where others take sides on that. Each
//! goes to the most frequent one that fits; those are never joined among themselves, so that no chain of
//! likenesses makes one issue of many.

use std::collections::{BTreeMap, BTreeSet};

use chancery_lexicon::Lexicon;
use chancery_reader::positions::concepts::meant::{meant, named};
use chancery_reader::positions::concepts::phrase::is_small;
use chancery_record::ActorKind;

/// Where a party stands in a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Whose it is: ***american** tariffs*.
    Owner,
    /// Towards whom, or where: *tariffs **on canada***.
    Target,
}

/// What a concept says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    parties: BTreeSet<(String, Option<Part>)>,
    /// Nouns by the list of those that take them up.
    matters: BTreeSet<u32>,
    words: BTreeSet<String>,
    /// What ends or hinders it.
    turns: BTreeSet<String>,
}

/// The list of treaties, whose parties have no different parts.
fn is_shared(lexicon: &Lexicon, list: u32) -> bool {
    lexicon.concepts.alike("treaty") == Some(list)
}

impl Said {
    fn of(lexicon: &Lexicon, concept: &str) -> Said {
        let words: Vec<&str> = concept.split('-').collect();
        let mut said = Said::default();
        let mut part = Part::Owner;
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            if is_small(word) {
                part = match word {
                    "by" | "from" => Part::Owner,
                    "and" => part,
                    _ => Part::Target,
                };
            } else if let Some((length, party)) = named(lexicon, &words[at..], |_| true) {
                let key = match party.kind {
                    ActorKind::State => &party.country,
                    _ => &party.key,
                };
                said.parties.insert((key.clone(), Some(part)));
                at += length;
                continue;
            } else {
                let singular = word.strip_suffix('s').filter(|_| word.len() > 4);
                let noun = [Some(word), singular].into_iter().flatten();
                if noun.clone().any(|noun| lexicon.concepts.turns(noun)) {
                    said.turns.insert(word.to_string());
                } else if let Some(list) =
                    noun.clone().find_map(|noun| lexicon.concepts.alike(noun))
                {
                    said.matters.insert(list);
                } else if !word.chars().any(|letter| letter.is_ascii_digit()) {
                    said.words.insert(singular.unwrap_or(word).to_string());
                }
            }
            at += 1;
        }
        if said.matters.iter().any(|&list| is_shared(lexicon, list)) {
            let parties = std::mem::take(&mut said.parties);
            said.parties = parties
                .into_iter()
                .map(|(party, _)| (party, None))
                .collect();
        }
        said
    }

    /// Whether two say the same matter of the same parties.
    fn is_like(&self, other: &Said) -> bool {
        let is_about = !self.parties.is_disjoint(&other.parties)
            && (self.parties.is_subset(&other.parties) || other.parties.is_subset(&self.parties));
        let shares_matter = !self.matters.is_disjoint(&other.matters);
        let shared = self.words.intersection(&other.words).count();
        let is_within = |one: &Said, whole: &Said| {
            !one.words.is_empty()
                && one.matters.is_subset(&whole.matters)
                && one.words.is_subset(&whole.words)
        };
        self.turns == other.turns
            && is_about
            && (shares_matter || shared > 1 || is_within(self, other) || is_within(other, self))
    }
}

/// The issue of each concept of a corpus, from how often each is told.
pub fn issues(lexicon: &Lexicon, told: &BTreeMap<String, usize>) -> BTreeMap<String, Issue> {
    let mut found: BTreeMap<String, Issue> = BTreeMap::new();
    let mut ended: Vec<(&String, &str)> = Vec::new();
    let mut order: Vec<(&String, String, usize)> = Vec::new();
    for (concept, &n) in told {
        match meant(lexicon, concept) {
            Some(name) => {
                let issue = Issue {
                    name: name.clone(),
                    of_lexicon: true,
                    turned: false,
                };
                found.insert(concept.clone(), issue);
                order.push((concept, name, n));
            }
            None if let Some(rest) = ended_by(lexicon, concept)
                && (told.contains_key(rest) || meant(lexicon, rest).is_some()) =>
            {
                ended.push((concept, rest));
            }
            None => order.push((concept, concept.clone(), n)),
        }
    }
    // Those of the lexicon first, then the most frequent, then the shortest.
    order.sort_by_key(|(concept, name, n)| {
        let is_own = !found.contains_key(*concept);
        (is_own, std::cmp::Reverse(*n), name.len(), name.clone())
    });
    let mut roots: Vec<(Said, Issue)> = Vec::new();
    for (concept, name, _) in order {
        if let Some(known) = found.get(concept) {
            if !roots.iter().any(|(_, root)| root.name == name) {
                roots.push((Said::of(lexicon, &name), known.clone()));
            }
            continue;
        }
        let said = Said::of(lexicon, concept);
        let like = roots.iter().find(|(root, _)| root.is_like(&said));
        let issue = match like {
            Some((_, issue)) => issue.clone(),
            None => {
                let issue = Issue {
                    name,
                    of_lexicon: false,
                    turned: false,
                };
                roots.push((said, issue.clone()));
                issue
            }
        };
        found.insert(concept.clone(), issue);
    }
    for (concept, rest) in ended {
        let of_lexicon = || {
            meant(lexicon, rest).map(|name| Issue {
                name,
                of_lexicon: true,
                turned: false,
            })
        };
        if let Some(issue) = found.get(rest).cloned().or_else(of_lexicon) {
            let turned = !issue.turned;
            found.insert(concept.clone(), Issue { turned, ..issue });
        }
    }
    found
}

/// What a concept wants ended or kept from being: `ban-on-whaling` → `whaling`.
fn ended_by<'c>(lexicon: &Lexicon, concept: &'c str) -> Option<&'c str> {
    let (head, rest) = concept.split_once('-')?;
    let (link, rest) = rest.split_once('-')?;
    let is_link = matches!(link, "of" | "on" | "to" | "against");
    (is_link && lexicon.concepts.turns(head)).then_some(rest)
}

/// What several concepts are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The concept that stands for all of them.
    pub name: String,
    /// Whether it is one of the lexicon.
    pub of_lexicon: bool,
    /// Whether who is for the concept is against the issue: for a *ban on whaling*, against *whaling*.
    pub turned: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_matter_under_many_names_is_one_issue() {
        let lexicon = Lexicon::english();
        let told: BTreeMap<String, usize> = [
            ("eu-mercosur-trade-deal", 5),
            ("agreement-with-mercosur", 2),
            ("provisional-application-of-mercosur-treaty", 1),
            ("trade-deal-between-eu-and-japan", 3),
            ("american-tariffs", 4),
            ("american-tariffs-on-canada", 4),
            ("tariffs-on-united-states", 2),
            ("sanctions-on-tankers-of-russia", 1),
            ("21st-package-of-sanctions-against-russia", 1),
            ("suspension-of-agreement-with-mercosur", 1),
            ("lifting-of-sanctions-on-russia", 1),
            ("ban-on-whaling", 2),
            ("whaling", 1),
        ]
        .into_iter()
        .map(|(concept, n)| (concept.to_string(), n))
        .collect();
        let found = issues(&lexicon, &told);
        let name = |concept: &str| found[concept].name.as_str();
        assert_eq!(name("agreement-with-mercosur"), "eu-mercosur-trade-deal");
        assert_eq!(
            name("provisional-application-of-mercosur-treaty"),
            "eu-mercosur-trade-deal"
        );
        assert_eq!(
            name("sanctions-on-tankers-of-russia"),
            "sanctions-on-russia"
        );
        assert_eq!(name("american-tariffs-on-canada"), "tariffs-on-canada");
        for (ending, ended) in [
            ("ban-on-whaling", "whaling"),
            ("lifting-of-sanctions-on-russia", "sanctions-on-russia"),
            (
                "suspension-of-agreement-with-mercosur",
                "eu-mercosur-trade-deal",
            ),
        ] {
            assert_eq!(name(ending), ended);
            assert!(found[ending].turned);
        }
        assert_eq!(name("american-tariffs"), "tariffs-by-united-states");
        for apart in [
            "trade-deal-between-eu-and-japan",
            "tariffs-on-united-states",
        ] {
            assert_eq!(name(apart), apart);
        }
    }
}
