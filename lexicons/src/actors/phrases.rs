//! A trie of words: the longest phrase that begins at a token.

use rustc_hash::FxHashMap;

use super::{Meaning, WordFacts};

/// A word of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WordId(pub u32);

/// A place in the trie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Node(u32);

/// All phrases: words in lower case, hyphens left out.
#[derive(Debug, Default)]
pub struct Phrases {
    words: FxHashMap<Box<str>, WordId>,
    facts: Vec<WordFacts>,
    /// For each word, the node after it as the first word of a phrase.
    first: Vec<Option<Node>>,
    next: FxHashMap<(Node, WordId), Node>,
    meanings: Vec<Vec<Meaning>>,
    /// For each meaning, whether all its phrases at that node are written in capitals throughout (`US`,
    /// `WHO`).
    capitals: Vec<Vec<bool>>,
}

impl Phrases {
    /// The word of that spelling in lower case.
    pub fn word(&self, lower: &str) -> Option<WordId> {
        self.words.get(lower).copied()
    }

    /// What is known of a word.
    pub fn facts(&self, word: WordId) -> WordFacts {
        self.facts.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// The node after the first word of a phrase.
    pub fn first(&self, word: WordId) -> Option<Node> {
        self.first.get(word.0 as usize).copied().flatten()
    }

    /// The node after one more word.
    pub fn next(&self, node: Node, word: WordId) -> Option<Node> {
        self.next.get(&(node, word)).copied()
    }

    /// What the phrase that ends at a node can mean; nothing if no phrase ends there.
    pub fn meanings(&self, node: Node) -> &[Meaning] {
        self.meanings
            .get(node.0 as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// Whether the phrase that ends there is only that phrase if written in capitals.
    pub fn in_capitals(&self, node: Node) -> bool {
        let capitals = self.capitals.get(node.0 as usize);
        capitals.is_some_and(|capitals| capitals.iter().all(|&all| all))
    }

    /// The same for one of its meanings: `DOE` is a ministry, *Doe* a surname.
    pub fn is_acronym(&self, node: Node, meaning: &Meaning) -> bool {
        let mut all = self
            .meanings(node)
            .iter()
            .zip(&self.capitals[node.0 as usize]);
        all.any(|(own, &capitals)| own == meaning && capitals)
    }

    /// The node of a whole phrase.
    pub fn find(&self, phrase: &str) -> Option<Node> {
        let mut node = None;
        for piece in pieces(phrase) {
            let word = self.word(&piece.to_lowercase())?;
            node = Some(match node {
                None => self.first(word)?,
                Some(node) => self.next(node, word)?,
            });
        }
        node.filter(|&node| !self.meanings(node).is_empty())
    }

    pub(super) fn facts_mut(&mut self, word: &str) -> &mut WordFacts {
        let id = self.intern(&word.to_lowercase());
        &mut self.facts[id.0 as usize]
    }

    fn intern(&mut self, lower: &str) -> WordId {
        if let Some(&id) = self.words.get(lower) {
            return id;
        }
        let id = WordId(self.facts.len() as u32);
        self.words.insert(lower.into(), id);
        self.facts.push(WordFacts::default());
        self.first.push(None);
        id
    }

    fn node(&mut self) -> Node {
        self.meanings.push(Vec::new());
        self.capitals.push(Vec::new());
        Node(self.meanings.len() as u32 - 1)
    }

    /// Adds a phrase.
    pub(super) fn add(&mut self, phrase: &str, meaning: Meaning) {
        let mut node: Option<Node> = None;
        for piece in pieces(phrase) {
            let word = self.intern(&piece.to_lowercase().replace('’', "'"));
            let known = match node {
                None => self.first(word),
                Some(node) => self.next(node, word),
            };
            let after = match known {
                Some(after) => after,
                None => {
                    let after = self.node();
                    match node {
                        None => self.first[word.0 as usize] = Some(after),
                        Some(node) => {
                            self.next.insert((node, word), after);
                        }
                    }
                    after
                }
            };
            node = Some(after);
        }
        let Some(Node(at)) = node else { return };
        let at = at as usize;
        let capitals = !phrase.chars().any(char::is_lowercase);
        match self.meanings[at].iter().position(|own| *own == meaning) {
            Some(known) => self.capitals[at][known] &= capitals,
            None => {
                self.meanings[at].push(meaning);
                self.capitals[at].push(capitals);
            }
        }
    }
}

/// The words of a phrase as the tokenizer cuts them: hyphens are left out, `'s` stands apart.
pub fn pieces(phrase: &str) -> impl Iterator<Item = &str> {
    phrase
        .split(|char: char| char.is_whitespace() || matches!(char, '-' | '–'))
        .flat_map(|word| {
            let word = word.trim_end_matches(',');
            let cut = ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end));
            let stem = cut.unwrap_or(word);
            let bare = stem.strip_suffix(['\'', '’']).filter(|bare| bare.len() > 2);
            let stem = bare.unwrap_or(stem);
            let rest = &word[stem.len()..];
            [stem, rest].into_iter().filter(|piece| !piece.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::Usage;

    #[test]
    fn phrases_are_found_by_their_words() {
        let mut phrases = Phrases::default();
        let meaning = Meaning::Actor {
            entry: 7,
            usage: Usage::Name,
        };
        phrases.add("People's Republic of al-Somewhere", meaning);
        let node = phrases.find("people's republic of al somewhere").unwrap();
        assert_eq!(phrases.meanings(node), [meaning]);
        assert!(phrases.find("People's Republic").is_none());
    }

    #[test]
    fn capitals_matter_only_for_phrases_written_so() {
        let mut phrases = Phrases::default();
        let meaning = Meaning::Actor {
            entry: 0,
            usage: Usage::Name,
        };
        phrases.add("US", meaning);
        phrases.add("Iran", meaning);
        assert!(phrases.in_capitals(phrases.find("US").unwrap()));
        assert!(!phrases.in_capitals(phrases.find("iran").unwrap()));
        let surname = Meaning::Actor {
            entry: 1,
            usage: Usage::Surname,
        };
        phrases.add("DOE", meaning);
        phrases.add("Doe", surname);
        let node = phrases.find("doe").unwrap();
        assert!(!phrases.in_capitals(node));
        assert!(phrases.is_acronym(node, &meaning) && !phrases.is_acronym(node, &surname));
    }
}
