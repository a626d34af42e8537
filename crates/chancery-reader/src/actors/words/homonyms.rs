//! Names of states and capitals that towns and states of the United States bear too, in local news of there.
//!
//! > LAMAR COUNTY, Texas - The **Paris** city council asked the county for help: not France's.
//!
//! > The sheriff of Cobb County and **Georgia** lawmakers met in Alabama: not the state in the Caucasus.
//!
//! The names, and the words of local news, are in `homonyms.tsv` and `local.tsv` of the lexicon. Leaves alone: a
//! text that names no state of the United States, anybody else from abroad (*the French president*), or two
//! of those names.

use chancery_lexicon::actors::{Local, Meaning, Usage};
use chancery_record::ActorKind;
use chancery_text::{Dep, TokenId};

use crate::actors::stage::{Hit, Stage};

impl Stage<'_> {
    /// Gives such a name the meaning that it has in local news of the United States, if it has any.
    pub(in crate::actors) fn localize_homonyms(&mut self) {
        let homonyms = &self.lexicon.homonyms;
        let filed = self.filed_parts();
        let mut names: Vec<&str> = filed.iter().map(String::as_str).take(1).collect();
        names.retain(|name| homonyms.contains_key(*name));
        let mut found: Vec<usize> = Vec::new();
        for (number, hit) in self.hits.iter().enumerate() {
            // A forgotten one means nobody.
            let is_meant = self.hit_of[hit.start as usize] != 0;
            if !is_meant || !self.is_foreign(hit) {
                continue;
            }
            let name = self.doc.lower(hit.start);
            if hit.end != hit.start + 1 || !homonyms.contains_key(name) || self.acts(hit) {
                return;
            }
            names.push(name);
            found.push(number);
        }
        names.sort_unstable();
        names.dedup();
        let &[name] = &names[..] else {
            return;
        };
        let Some(means) = homonyms.get(name) else {
            return;
        };
        if filed.iter().skip(1).any(|part| self.is_abroad(part)) || !self.is_local_news(&filed) {
            return;
        }
        let node = self.lexicon.phrases.find(means);
        self.is_local = true;
        for number in found {
            match node {
                Some(node) => self.hits[number].node = node,
                None => self.hit_of[self.hits[number].start as usize] = 0,
            }
        }
    }

    /// The place that the article was filed from, and the wider ones: *paris*, *texas*.
    fn filed_parts(&self) -> Vec<String> {
        let dateline = self.article.dateline.as_ref();
        let place = dateline.map_or("", |dateline| dateline.place.as_str());
        let parts = place.split(['(', ',']);
        let parts = parts.map(|part| part.trim_matches([' ', ')', '.']).to_lowercase());
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// Whether a hit names another state than the United States, or anybody of one.
    fn is_foreign(&self, hit: &Hit) -> bool {
        self.entry_of(*hit).is_some_and(|(entry, _)| {
            let entry = self.entry(entry);
            let is_country = entry.country.len() == 3;
            is_country && !matches!(entry.country.as_str(), "USA" | "IGO" | "NGO" | "MNC")
        })
    }

    /// Whether a capital stands for a state that does something: ***Moscow** accused the mayor*.
    fn acts(&self, hit: &Hit) -> bool {
        let token = self.doc.token(hit.start);
        let is_capital = self
            .entry_of(*hit)
            .is_some_and(|(_, usage)| usage == Usage::Capital);
        is_capital && matches!(token.dep, Dep::nsubj | Dep::nsubjpass | Dep::agent)
    }

    /// Whether a part of a dateline is in another state.
    fn is_abroad(&self, part: &str) -> bool {
        let phrases = &self.lexicon.phrases;
        let meanings = phrases.find(part).map(|node| phrases.meanings(node));
        meanings.into_iter().flatten().any(|meaning| {
            let &Meaning::Actor { entry, .. } = meaning else {
                return false;
            };
            let entry = self.entry(entry);
            entry.kind == ActorKind::State && entry.country != "USA"
        })
    }

    /// Whether the words of an article are those of a county or a town, and of a state, there.
    fn is_local_news(&self, filed: &[String]) -> bool {
        let local = &self.lexicon.local;
        let tokens = 0..self.doc.tokens.len() as TokenId;
        let is = |at: TokenId, class: Local| {
            let forms = [self.doc.lower(at), self.doc.lemma(at)];
            forms.iter().any(|form| local.get(*form) == Some(&class))
        };
        let names_state = || tokens.clone().any(|at| is(at, Local::State));
        let is_filed = || {
            let mut parts = filed.iter().skip(1);
            parts.any(|part| local.get(part.as_str()) == Some(&Local::State))
        };
        // *LONDON - …* is London, *LONDON, Ky. - …* is not.
        let is_of_homonym = filed
            .first()
            .is_some_and(|place| self.lexicon.homonyms.contains_key(place));
        let tells_state = is_filed() || !is_of_homonym && names_state();
        tokens.clone().any(|at| is(at, Local::County)) && tells_state
    }
}
