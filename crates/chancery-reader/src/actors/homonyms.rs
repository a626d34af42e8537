//! Names of states and capitals that towns of the United States bear too, in local news of there.
//!
//! > LAMAR COUNTY, Texas - The **Paris** city council asked the county commissioners for help: not France's.
//!
//! > The sheriff of Cobb County and **Georgia** lawmakers from Atlanta met: not the state in the Caucasus.
//!
//! The names are in `homonyms.tsv` of the lexicon. Leaves alone: a text that names that state, or any
//! other foreign one, by another word, such as *French*.

use chancery_lexicon::actors::{Meaning, Usage};
use chancery_record::ActorKind;

use super::stage::{Hit, Stage};

/// Words of local news in the United States.
const LOCAL: &[&str] = &[
    "alderman",
    "councilman",
    "councilwoman",
    "county",
    "courthouse",
    "precinct",
    "sheriff",
    "statehouse",
    "superintendent",
    "township",
    "trooper",
];

/// How many different words of that kind, and names of places there, make an article such news.
const ENOUGH: usize = 2;

impl Stage<'_> {
    /// Gives such names the meaning that they have in local news of the United States.
    pub(super) fn localize_homonyms(&mut self) {
        let foreign: Vec<Hit> = self
            .hits
            .iter()
            .copied()
            .filter(|hit| self.is_foreign(hit))
            .collect();
        let is_homonym = |hit: &Hit| {
            hit.end == hit.start + 1
                && self
                    .lexicon
                    .homonyms
                    .contains_key(self.doc.lower(hit.start))
        };
        let filed = self.filed_parts();
        let is_filed = filed
            .first()
            .is_some_and(|place| self.lexicon.homonyms.contains_key(place));
        let has_one = is_filed || !foreign.is_empty();
        if !has_one || !foreign.iter().all(is_homonym) || !self.is_local_news(&filed) {
            return;
        }
        self.is_local = true;
        for hit in foreign {
            let means = self.lexicon.homonyms.get(self.doc.lower(hit.start));
            let node = means.and_then(|means| self.lexicon.phrases.find(means));
            let place = self.hits.iter().position(|other| other.start == hit.start);
            if let (Some(node), Some(place)) = (node, place) {
                self.hits[place].node = node;
            }
        }
    }

    /// The place that the article was filed from, and the wider ones: *paris*, *texas*.
    fn filed_parts(&self) -> Vec<String> {
        let dateline = self.article.dateline.as_ref();
        let place = dateline.map_or("", |dateline| dateline.place.as_str());
        let parts = place.split(['(', ',']);
        let parts = parts.map(|part| part.trim_matches([' ', ')']).to_lowercase());
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// Whether a hit names another state than the United States, or somebody of one.
    fn is_foreign(&self, hit: &Hit) -> bool {
        self.entry_of(*hit).is_some_and(|(entry, usage)| {
            let entry = self.entry(entry);
            let is_there = entry.kind == ActorKind::State || usage == Usage::City;
            is_there && entry.country != "USA"
        })
    }

    /// Whether the words of an article are those of a county or a town of the United States.
    fn is_local_news(&self, filed: &[String]) -> bool {
        let mut words: Vec<&str> = LOCAL
            .iter()
            .copied()
            .filter(|word| (0..self.doc.tokens.len() as u32).any(|at| self.doc.lower(at) == *word))
            .collect();
        let n_local = words.len();
        let is_town =
            |entry: u32, usage: Usage| usage == Usage::City && self.entry(entry).country == "USA";
        let towns = self.hits.iter().filter(|hit| {
            let named = self.entry_of(**hit);
            named.is_some_and(|(entry, usage)| is_town(entry, usage))
        });
        words.extend(towns.map(|hit| self.doc.lower(hit.start)));
        let phrases = &self.lexicon.phrases;
        words.extend(filed.iter().map(String::as_str).filter(|place| {
            let node = phrases
                .find(place)
                .or_else(|| phrases.find(&format!("{place}.")));
            let meanings = node.map(|node| phrases.meanings(node));
            meanings.into_iter().flatten().any(|meaning| {
                matches!(*meaning, Meaning::Actor { entry, usage } if is_town(entry, usage))
            })
        }));
        words.sort_unstable();
        words.dedup();
        n_local > 0 && words.len() > n_local && words.len() >= ENOUGH
    }
}
