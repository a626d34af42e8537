//! What is known while the cast of an article is being gathered.

use chancery_lexicon::actors::{
    Actors, Dealing, Entry, Gender, Meaning, Node, Role, RoleKind, Term, Usage,
};
use chancery_lexicon::words;
use chancery_record::{Actor, ActorId, ActorKind, Sector};
use chancery_text::{Annotated, Article, Dep, EntityLabel, Pos, Span, Sym, Tag, TokenId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::phrase::Phrase;
use super::words::marks;

/// A stretch of tokens that the lexicon knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// First token.
    pub start: TokenId,
    /// One past the last.
    pub end: TokenId,
    /// Where in the lexicon.
    pub node: Node,
}

/// What the reader knows of an actor beyond its record.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Woman or man, as far as the text tells.
    pub gender: Option<Gender>,
    /// Whether the actor is several.
    pub plural: bool,
    /// Whether a plural was used of a body: *the Republicans*.
    pub many: bool,
    /// Roles held in the text, the first told first.
    pub roles: Vec<u32>,
    /// How many words the name has.
    pub n_words: usize,
    /// Mentions so far.
    pub n_mentions: u32,
}

pub(super) struct Stage<'a> {
    pub lexicon: &'a Actors,
    pub article: &'a Article,
    pub text: &'a str,
    pub doc: &'a Annotated,
    pub hits: Vec<Hit>,
    /// For each token, one more than the hit that it stands in; 0 if none.
    pub hit_of: Vec<u32>,
    /// For each sentence, whether it is written in capitals.
    pub capitals: Vec<bool>,
    /// For each token, whether it stands between quotation marks.
    pub quoted: Vec<bool>,
    /// All noun phrases by head, and for each token one more than the phrase it heads.
    pub phrases: Vec<Phrase>,
    pub phrase_of: Vec<u32>,
    pub actors: Vec<Actor>,
    pub facts: Vec<Facts>,
    pub by_key: FxHashMap<String, ActorId>,
    /// For each phrase, whom its name names.
    pub named: Vec<Option<ActorId>>,
    /// For each string, whether it is a proper noun somewhere in the article.
    pub proper: Vec<bool>,
    /// The last word of each person's name → the person, unless several share it.
    pub surnames: FxHashMap<Sym, Option<ActorId>>,
    /// A string with marks → the same without, where the article has both ([`marks`]).
    pub unmarked: FxHashMap<Sym, Sym>,
    /// The noun that a name stands beside → the name's head.
    pub apposed: FxHashMap<TokenId, TokenId>,
    /// All who are named.
    pub by_name: FxHashSet<ActorId>,
    /// The bodies that the text gives an acronym.
    pub acronyms: FxHashMap<Sym, ActorId>,
    /// The country where an article without other hints plays.
    pub home: String,
    /// How much of what is named belongs there, from 0 to 1.
    pub home_share: f32,
    /// Whether the report is on a body of states and was filed from its seat.
    pub at_seat: bool,
    /// Whether it is local news of the United States with names that towns there share.
    pub is_local: bool,
}

impl<'a> Stage<'a> {
    pub fn of(lexicon: &'a Actors, article: &'a Article, doc: &'a Annotated) -> Stage<'a> {
        let mut stage = Stage {
            lexicon,
            article,
            text: &article.text,
            doc,
            hits: Vec::new(),
            hit_of: vec![0; doc.tokens.len()],
            capitals: Vec::new(),
            quoted: vec![false; doc.tokens.len()],
            phrases: Vec::new(),
            phrase_of: vec![0; doc.tokens.len()],
            actors: Vec::new(),
            facts: Vec::new(),
            by_key: FxHashMap::default(),
            named: Vec::new(),
            proper: vec![false; doc.n_strings()],
            surnames: FxHashMap::default(),
            unmarked: marks::unmarked(doc),
            apposed: FxHashMap::default(),
            by_name: FxHashSet::default(),
            acronyms: FxHashMap::default(),
            home: String::new(),
            home_share: 0.0,
            at_seat: false,
            is_local: false,
        };
        stage.capitals = stage.sentences_in_capitals();
        stage.mark_quotations();
        stage.look_up();
        stage.rename_later();
        stage.forget_parties_of_others();
        stage.forget_origins();
        stage.forget_namesakes();
        stage.localize_homonyms();
        stage.place_towns();
        for at in 0..doc.tokens.len() as TokenId {
            let token = doc.token(at);
            // Headlines write common words in capitals too.
            let told = token.pos == Pos::PROPN
                && !stage.capitals[token.sentence as usize]
                && !doc.in_title(token.sentence as usize);
            if told && stage.is_capital(at) || stage.is_shouted_name(at) {
                stage.proper[token.lower.index()] = true;
                let unmarked = stage.unmarked(token.lower);
                stage.proper[unmarked.index()] = true;
            }
        }
        stage
    }

    /// The words of a token as printed.
    pub fn form(&self, token: TokenId) -> &'a str {
        self.doc.token(token).span.of(self.text)
    }

    /// Whether a word in a text of capitals is part of a person's name: it may be taken for a common
    /// word elsewhere in the text.
    fn is_shouted_name(&self, at: TokenId) -> bool {
        let token = self.doc.token(at);
        if !self.capitals[token.sentence as usize] || self.form(at).len() < 3 {
            return false;
        }
        // "JOHN WALKER", "MINISTER ODO WALKER".
        let after_given = || {
            let titled = |at: TokenId| {
                let role = self.role_at(at);
                self.hit(at + 1).is_none() && role.is_some_and(|(role, _)| self.is_personal(role))
            };
            at > 0
                && token.pos == Pos::NOUN
                && self.doc.token(at - 1).pos == Pos::PROPN
                && (self.is_given(at - 1) || at > 1 && titled(at - 2))
                && self.role_at(at).is_none()
        };
        match token.pos {
            Pos::PROPN => token.entity == EntityLabel::PERSON,
            _ => after_given(),
        }
    }

    fn sentences_in_capitals(&self) -> Vec<bool> {
        (0..self.doc.sentences.len())
            .map(|sentence| {
                let words = self.doc.sentence_span(sentence).of(self.text);
                let (mut upper, mut lower) = (0usize, 0usize);
                for byte in words.bytes() {
                    upper += usize::from(byte.is_ascii_uppercase());
                    lower += usize::from(byte.is_ascii_lowercase());
                }
                upper > 4 * lower && upper > 8
            })
            .collect()
    }

    /// Marks what stands between quotation marks; an open one ends with its block.
    fn mark_quotations(&mut self) {
        let (mut open, mut block) = (false, None);
        for sentence in &self.doc.sentences {
            if block != Some(sentence.block) {
                block = Some(sentence.block);
                open = false;
            }
            for at in sentence.start..sentence.end {
                match self.doc.lower(at) {
                    "“" | "«" | "„" | "``" => open = true,
                    "”" | "»" | "''" => open = false,
                    "\"" => open = !open,
                    _ => self.quoted[at as usize] = open,
                }
            }
        }
    }

    /// Whether a token is a given name.
    pub fn is_given(&self, token: TokenId) -> bool {
        let word = self.lexicon.phrases.word(self.doc.lower(token));
        word.is_some_and(|word| self.lexicon.phrases.facts(word).given)
    }

    /// Whether a token is written as part of a name.
    pub fn is_capital(&self, token: TokenId) -> bool {
        let starts = self
            .form(token)
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric())
            || self.ends_hyphened_name(token);
        let data = self.doc.token(token);
        if !starts && data.pos == Pos::PROPN && token > 1 && self.form(token - 1) == "-" {
            // "Kim Sung-han"
            let joined =
                !self.doc.token(token - 1).space_after && !self.doc.token(token - 2).space_after;
            return joined
                && self.doc.token(token - 2).pos == Pos::PROPN
                && self.is_capital(token - 2);
        }
        starts
            && (!self.capitals[data.sentence as usize]
                || matches!(data.pos, Pos::PROPN | Pos::ADJ | Pos::NOUN)
                || matches!(data.tag, Tag::NNP | Tag::NNPS))
    }

    /// Whether a word in small letters ends a name with a hyphen: *Moon Jae-**in***.
    fn ends_hyphened_name(&self, token: TokenId) -> bool {
        let Some(first) = token.checked_sub(2) else {
            return false;
        };
        let data = self.doc.token(token);
        let is_joined = |at: TokenId| !self.doc.token(at).space_after;
        matches!(data.pos, Pos::PROPN)
            && self.doc.lower(token - 1) == "-"
            && is_joined(token - 1)
            && is_joined(first)
            && self.doc.token(first).sentence == data.sentence
            && matches!(self.doc.token(first).pos, Pos::PROPN)
            && self.form(first).starts_with(char::is_uppercase)
    }

    /// Finds the longest phrases of the lexicon, from left to right.
    fn look_up(&mut self) {
        let phrases = &self.lexicon.phrases;
        let mut words = vec![None; self.doc.n_strings()];
        for (sym, string) in self.doc.strings() {
            words[sym.index()] = if string.contains('’') {
                phrases.word(&string.replace('’', "'"))
            } else {
                phrases.word(string)
            };
        }
        // "U.S.-Freedonian": one token, of which the first part is known.
        for (sym, string) in self.doc.strings() {
            if words[sym.index()].is_none()
                && let Some((first, _)) = string.split_once('-')
                && first.ends_with('.')
            {
                words[sym.index()] = phrases.word(first);
            }
        }
        // "M-19": one token, of which the lexicon makes several words.
        let mut nodes = vec![None; self.doc.n_strings()];
        for (sym, string) in self.doc.strings() {
            if words[sym.index()].is_none() && string.contains('-') {
                nodes[sym.index()] = phrases.find(string);
            }
        }
        let n = self.doc.tokens.len() as TokenId;
        let word = |at: TokenId| words[self.doc.token(at).lower.index()];
        let mut at = 0;
        while at < n {
            let first = word(at).and_then(|word| phrases.first(word));
            let whole = nodes[self.doc.token(at).lower.index()];
            let Some(mut node) = first.or(whole) else {
                at += 1;
                continue;
            };
            let sentence = self.doc.token(at).sentence;
            let mut found = self.accept(at, at + 1, node).then_some((at + 1, node));
            let mut next = at + 1;
            while next < n && self.doc.token(next).sentence == sentence {
                let step = match word(next).and_then(|word| phrases.next(node, word)) {
                    Some(step) => step,
                    None if matches!(self.doc.lower(next), "-" | "–" | ",") && next + 1 < n => {
                        // "Asia-Pacific", "Washington, D.C."
                        match word(next + 1).and_then(|word| phrases.next(node, word)) {
                            Some(step) => {
                                next += 1;
                                step
                            }
                            None => break,
                        }
                    }
                    None => match self.over_hyphen(node, next) {
                        Some(step) => step,
                        None => break,
                    },
                };
                node = step;
                next += 1;
                if self.accept(at, next, node) {
                    found = Some((next, node));
                }
            }
            match found {
                Some((end, node)) => {
                    self.hits.push(Hit {
                        start: at,
                        end,
                        node,
                    });
                    let number = self.hits.len() as u32;
                    for token in at..end {
                        self.hit_of[token as usize] = number;
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// Where a word with a hyphen leads, of which the lexicon makes several: *the Organization for
    /// Security and **Co-operation***.
    fn over_hyphen(&self, from: Node, at: TokenId) -> Option<Node> {
        let phrases = &self.lexicon.phrases;
        let (first, rest) = self.doc.lower(at).split_once('-')?;
        let next = |node: Node, word: &str| phrases.next(node, phrases.word(word)?);
        let node = next(from, first)?;
        next(next(node, "-").unwrap_or(node), rest)
    }

    /// Whether a word before a hyphen makes it that of a region: *the Inter-**American** Charter*.
    fn is_of_region(&self, token: TokenId) -> bool {
        let Some(front) = token.checked_sub(2) else {
            return false;
        };
        let is_joined = |at: TokenId| !self.doc.token(at).space_after;
        self.doc.lower(front + 1) == "-"
            && is_joined(front)
            && is_joined(front + 1)
            && words::actors::ACROSS.has(self.doc.lower(front))
    }

    /// Whether a phrase of the lexicon may be meant by these tokens: names need their capitals.
    fn accept(&self, start: TokenId, end: TokenId, node: Node) -> bool {
        let meanings = self.lexicon.phrases.meanings(node);
        if meanings.is_empty() || self.is_of_region(start) {
            return false;
        }
        if meanings
            .iter()
            .any(|meaning| matches!(meaning, Meaning::Role { .. }))
        {
            let noun = self.doc.token(start);
            // "The PM", "the Peruvian FM", not "at 3 pm", "88 FM", "Harbour FM".
            let is_short = end - start == 1 && self.form(start).len() == 2;
            let is_another = || {
                start.checked_sub(1).is_some_and(|before| {
                    let is_known = self.hit_of[before as usize] != 0;
                    match self.doc.token(before).pos {
                        Pos::NUM => true,
                        Pos::PROPN => !is_known,
                        _ => false,
                    }
                })
            };
            if is_short && (self.form(start).contains(char::is_lowercase) || is_another()) {
                return false;
            }
            // Only nouns: not "they head the list", "the general public".
            return end - start > 1
                || matches!(noun.pos, Pos::NOUN | Pos::PROPN | Pos::X)
                || meanings
                    .iter()
                    .any(|meaning| matches!(meaning, Meaning::Actor { .. }))
                    && self.is_capital(start);
        }
        // "The Australian minister" is not of a newspaper.
        let last = self.doc.token(end - 1);
        let is_before = matches!(last.dep, Dep::amod | Dep::compound) && last.head >= end;
        if is_before && end - start == 2 && self.doc.lower(start) == "the" {
            let phrases = &self.lexicon.phrases;
            let word = phrases.word(self.doc.lower(end - 1));
            let alone = word.and_then(|word| phrases.first(word));
            let meanings = alone.map_or(&[][..], |node| phrases.meanings(node));
            let is_people = |meaning: &Meaning| {
                matches!(
                    meaning,
                    Meaning::Actor {
                        usage: Usage::Demonym,
                        ..
                    }
                )
            };
            if meanings.iter().any(is_people) {
                return false;
            }
        }
        let sentence = self.doc.token(start).sentence as usize;
        let capitals = self.capitals[sentence];
        if self.lexicon.phrases.in_capitals(node) && !capitals {
            return (start..end).all(|at| !self.form(at).chars().any(char::is_lowercase));
        }
        // "SIGN AID AGREEMENT": a word rather than an acronym where all stands in capitals.
        if self.lexicon.phrases.in_capitals(node) && end - start == 1 {
            let is_number = self.form(start).contains(|c: char| c.is_ascii_digit());
            return is_number || self.doc.token(start).pos == Pos::PROPN;
        }
        if end - start == 1 {
            let token = self.doc.token(start);
            let is_word = matches!(
                token.pos,
                Pos::PRON
                    | Pos::VERB
                    | Pos::AUX
                    | Pos::ADP
                    | Pos::DET
                    | Pos::ADV
                    | Pos::CCONJ
                    | Pos::SCONJ
            );
            return self.is_capital(start)
                && (!is_word || !capitals && !self.starts_sentence(start));
        }
        self.is_capital(start) || self.is_capital(end - 1)
    }

    fn starts_sentence(&self, token: TokenId) -> bool {
        let sentence = self.doc.token(token).sentence as usize;
        self.doc.sentences[sentence].start == token
    }

    /// The hit that a token stands in.
    pub fn hit(&self, token: TokenId) -> Option<Hit> {
        let number = *self.hit_of.get(token as usize)?;
        self.hits.get((number as usize).checked_sub(1)?).copied()
    }

    pub fn meanings(&self, hit: Hit) -> &'a [Meaning] {
        self.lexicon.phrases.meanings(hit.node)
    }

    /// The role of a hit.
    pub fn role_of(&self, hit: Hit) -> Option<(u32, bool)> {
        self.meanings(hit)
            .iter()
            .find_map(|meaning| match *meaning {
                Meaning::Role { role, plural } => Some((role, plural)),
                Meaning::Actor { .. } => None,
            })
    }

    /// Whether a lemma is such a dealing between people.
    pub fn deals(&self, dealing: Dealing, lemma: &str) -> bool {
        self.lexicon.dealings.has(dealing, lemma)
    }

    /// The named actor of a hit that is not just a surname.
    pub fn entry_of(&self, hit: Hit) -> Option<(u32, Usage)> {
        let meanings = self.meanings(hit);
        // "An economist" is of no paper.
        let is_noun = meanings.iter().any(|m| matches!(m, Meaning::Role { .. }))
            && !(hit.start..hit.end).any(|at| self.is_capital(at));
        // *Jo Doe* is of no ministry that is called *DOE*.
        let is_low = || (hit.start..hit.end).any(|at| self.form(at).contains(char::is_lowercase));
        let is_acronym = |meaning: &Meaning| self.lexicon.phrases.is_acronym(hit.node, meaning);
        let named = meanings
            .iter()
            .filter(|meaning| !(is_noun || is_acronym(meaning) && is_low()))
            .filter_map(|meaning| match *meaning {
                Meaning::Actor { entry, usage } if usage != Usage::Surname => Some((entry, usage)),
                _ => None,
            });
        named.min_by_key(|&(entry, usage)| (usage == Usage::City, self.is_out_of_office(entry)))
    }

    /// Whoever of a surname holds an office of government on the article's day, if that is one; not
    /// those beside him: *Ode*, not the first lady.
    pub fn in_office(&self, hit: Hit) -> Option<u32> {
        let bearers: Vec<(u32, bool)> = self
            .meanings(hit)
            .iter()
            .filter_map(|meaning| match *meaning {
                Meaning::Actor {
                    entry,
                    usage: Usage::Surname,
                } => {
                    let term = self.entry(entry).term(self.article.published);
                    let governs = |term: &&Term| {
                        term.sectors.contains(&Sector::Gov) && term.office != "first lady"
                    };
                    term.filter(governs).map(|term| (entry, term.is_aide()))
                }
                _ => None,
            })
            .collect();
        let only = |aides: bool| {
            let mut those = bearers.iter().filter(|&&(_, is_aide)| is_aide == aides);
            let &(first, _) = those.next()?;
            those.next().is_none().then_some(first)
        };
        only(bearers.iter().all(|&(_, is_aide)| is_aide))
    }

    /// Whether somebody holds no office of the lexicon on the article's day: of two entries for one
    /// name, who was president of one country and later of a body of states, the other is meant.
    fn is_out_of_office(&self, entry: u32) -> bool {
        let entry = self.entry(entry);
        let is_dated = self.article.published.is_some() && !entry.terms.is_empty();
        is_dated && entry.term(self.article.published).is_none()
    }

    pub fn role(&self, role: u32) -> &'a Role {
        &self.lexicon.roles[role as usize]
    }

    pub fn entry(&self, entry: u32) -> &'a Entry {
        &self.lexicon.entries[entry as usize]
    }

    /// The role that a token is the noun of, or stands in.
    pub fn role_at(&self, token: TokenId) -> Option<(u32, bool)> {
        self.hit(token).and_then(|hit| self.role_of(hit))
    }

    /// A word without its marks, where the article writes it so too: *Odiński* → *Odinski*.
    pub fn unmarked(&self, word: Sym) -> Sym {
        self.unmarked.get(&word).copied().unwrap_or(word)
    }

    /// Whom a surname names, with or without its marks; `Some(None)` if several share it.
    pub fn surname(&self, word: Sym) -> Option<Option<ActorId>> {
        self.surnames.get(&self.unmarked(word)).copied()
    }

    /// The phrase that a token heads.
    pub fn phrase(&self, head: TokenId) -> Option<&Phrase> {
        let number = *self.phrase_of.get(head as usize)?;
        self.phrases.get((number as usize).checked_sub(1)?)
    }

    /// Whom the name in a token's phrase names.
    pub fn named_at(&self, head: TokenId) -> Option<ActorId> {
        let number = *self.phrase_of.get(head as usize)? as usize;
        *self.named.get(number.checked_sub(1)?)?
    }

    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.index()]
    }

    /// Adds an actor, or finds that of the same key.
    pub fn add(&mut self, actor: Actor, facts: Facts) -> ActorId {
        if let Some(&known) = self.by_key.get(&actor.key) {
            return known;
        }
        let id = ActorId(self.actors.len() as u32);
        self.by_key.insert(actor.key.clone(), id);
        self.actors.push(actor);
        self.facts.push(facts);
        id
    }

    /// The actor of an entry of the lexicon, as it was on the article's day.
    pub fn add_entry(&mut self, at: u32) -> ActorId {
        let entry = self.entry(at);
        if let Some(&known) = self.by_key.get(&entry.key) {
            return known;
        }
        let term = entry.term(self.article.published);
        let (mut sectors, mut office) = (entry.sectors.clone(), String::new());
        let mut country = entry.country.clone();
        if let Some(term) = term {
            sectors.clone_from(&term.sectors);
            office.clone_from(&term.office);
            if !term.country.is_empty() {
                country.clone_from(&term.country);
            }
        } else if let (Some(date), Some(last)) = (self.article.published, entry.terms.last())
            && last.until.is_some_and(|until| until < date)
        {
            sectors = vec![Sector::Eli];
        } else if self.article.published.is_none() && entry.terms.len() == 1 {
            sectors.clone_from(&entry.terms[0].sectors);
            office.clone_from(&entry.terms[0].office);
        }
        let actor = Actor {
            name: entry.name.clone(),
            kind: entry.kind,
            country,
            sectors,
            office,
            key: entry.key.clone(),
        };
        // The office held that day is a role by which the text can call them.
        let roles = self.lexicon.phrases.find(&actor.office).and_then(|node| {
            let meanings = self.lexicon.phrases.meanings(node).iter();
            meanings.copied().find_map(|meaning| match meaning {
                Meaning::Role { role, .. } => Some(role),
                Meaning::Actor { .. } => None,
            })
        });
        let facts = Facts {
            gender: entry.gender,
            roles: roles.into_iter().collect(),
            ..Facts::default()
        };
        self.add(actor, facts)
    }

    /// A body of the lexicon that several states have by that name, in another country.
    pub fn add_shared(&mut self, at: u32, country: &str) -> ActorId {
        let entry = self.entry(at);
        let rest = entry.key.split_once(':').map_or("", |(_, rest)| rest);
        let rest = rest.trim_start_matches("un-");
        let actor = Actor {
            name: entry.name.trim_start_matches("UN ").to_string(),
            kind: match entry.kind {
                ActorKind::Igo => ActorKind::Organization,
                kind => kind,
            },
            country: country.to_string(),
            sectors: entry.sectors.clone(),
            office: String::new(),
            key: format!("{country}:{rest}"),
        };
        self.add(actor, Facts::default())
    }

    /// The state of a country code, if the lexicon has it.
    pub fn state(&mut self, code: &str) -> Option<ActorId> {
        let at = self.lexicon.place(code).filter(|_| code.len() == 3)?;
        Some(self.add_entry(at))
    }

    /// Whether an actor is a state, an organization of states, or a body.
    pub fn is_body(&self, id: ActorId) -> bool {
        !matches!(
            self.actor(id).kind,
            ActorKind::Person | ActorKind::People | ActorKind::Group
        )
    }

    /// The words of a range of tokens, white space made single.
    pub fn words(&self, range: std::ops::Range<TokenId>) -> String {
        let span: Span = self.doc.span(range);
        span.of(self.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Whether a role is an office or other noun for a person.
    pub fn is_personal(&self, role: u32) -> bool {
        matches!(self.role(role).kind, RoleKind::Office | RoleKind::Person)
    }
}
