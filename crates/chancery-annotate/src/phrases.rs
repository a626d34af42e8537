//! Names of several words that the networks see as one word.
//!
//! > **North Korea** accused **the United Arab Emirates** of lying.
//!
//! A parser attaches a name of one word and a name of four differently, and knows some of the
//! words better than others. Where a table says so, the networks see one word in place of the
//! whole name (*Iran accused Iran of lying*); what they say of it goes to the name's last word,
//! and the words before it hang on that one. A phrase `* Front` stands for all groups that have such a
//! name of their own, *the **Northern Front***, and `Maria *` for all people of that given name:
//! of *Maria Tolvan* they see two names of strangers.

use rustc_hash::FxHashMap;

use crate::entities::Place;
use crate::lexeme::{Lexemes, Norms};
use crate::names::{Name, Names};
use crate::parser::Tree;
use crate::tokenizer::Tok;

/// The most words of a group's name that is known by its last word.
const MOST_WORDS: usize = 4;

/// Capitalized words at the head of a sentence that are no part of a group's name.
const NOT_OWN: &[&str] = &[
    "A",
    "An",
    "And",
    "As",
    "At",
    "But",
    "By",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "If",
    "In",
    "Its",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Of",
    "On",
    "One",
    "Our",
    "She",
    "That",
    "The",
    "Their",
    "These",
    "They",
    "This",
    "Those",
    "To",
    "Under",
    "We",
    "When",
    "While",
    "With",
];

/// The names, by their first word.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_first: FxHashMap<Box<str>, Vec<Phrase>>,
    /// What the networks see where capitalized words and this one make up a name.
    by_last: FxHashMap<Box<str>, Box<str>>,
    /// What the networks see in place of a capitalized word behind this one.
    by_given: FxHashMap<Box<str>, Box<str>>,
    capitalized: Labels,
    the: Labels,
    of: Labels,
    dash: Labels,
    case: Labels,
}

#[derive(Debug)]
struct Phrase {
    text: Box<str>,
    seen: Box<str>,
}

/// What a word before the last is labelled.
#[derive(Clone, Copy, Debug, Default)]
struct Labels {
    tag: Name,
    pos: Name,
    morph: Name,
    dep: Name,
}

/// A token of the networks that stands for several.
#[derive(Clone, Debug)]
pub(crate) struct Joined {
    /// Its number among the tokens that the networks see.
    pub(crate) at: usize,
    /// The tokens of the name.
    pub(crate) parts: Vec<Tok>,
}

/// What the components said of some tokens, to be spread over the words of names.
pub(crate) struct Lists<'a> {
    pub(crate) tags: &'a mut Vec<Name>,
    pub(crate) pos: &'a mut Vec<Name>,
    pub(crate) morphs: &'a mut Vec<Name>,
    pub(crate) ruled: &'a mut Vec<Option<Name>>,
    pub(crate) tree: &'a mut Tree,
    pub(crate) entities: &'a mut Vec<(Place, Name)>,
}

impl Phrases {
    /// Lets the networks see `other` where the words of `phrase` stand one space apart.
    pub(crate) fn see_as(&mut self, names: &Names, phrase: &str, other: &str) {
        let find = |text| names.find(text).unwrap_or(Name::EMPTY);
        let labels = |tag, pos, morph, dep| Labels {
            tag: find(tag),
            pos: find(pos),
            morph: find(morph),
            dep: find(dep),
        };
        self.capitalized = labels("NNP", "PROPN", "Number=Sing", "compound");
        self.the = labels("DT", "DET", "Definite=Def|PronType=Art", "det");
        self.of = labels("IN", "ADP", "", "compound");
        self.dash = labels("HYPH", "PUNCT", "PunctType=Dash", "punct");
        self.case = labels("POS", "PART", "", "case");
        if let Some(last) = phrase.strip_prefix("* ") {
            self.by_last.insert(last.into(), other.into());
            return;
        }
        if let Some(given) = phrase.strip_suffix(" *") {
            self.by_given.insert(given.into(), other.into());
            return;
        }
        let first = phrase.split([' ', '-', '\'', '’']).next().unwrap_or(phrase);
        let list = self.by_first.entry(first.into()).or_default();
        list.retain(|known| *known.text != *phrase);
        list.push(Phrase {
            text: phrase.into(),
            seen: other.into(),
        });
        // The longest is tried first.
        list.sort_by_key(|known| std::cmp::Reverse(known.text.len()));
    }

    /// Puts one token where a name of several stands; `before` is how many tokens the networks
    /// see before these.
    pub(crate) fn join(
        &self,
        lexemes: &mut Lexemes,
        norms: &Norms,
        before: usize,
        tokens: &mut Vec<Tok>,
        joined: &mut Vec<Joined>,
    ) {
        if self.by_first.is_empty() && self.by_last.is_empty() && self.by_given.is_empty() {
            return;
        }
        let all = tokens.clone();
        let (mut read, mut written) = (0, 0);
        while read < tokens.len() {
            let found = self
                .at(lexemes, &tokens[read..])
                .or_else(|| self.surname_at(lexemes, norms, &all, read))
                .or_else(|| self.group_at(lexemes, norms, &tokens[read..]));
            let length = match found {
                None => {
                    tokens[written] = tokens[read];
                    1
                }
                Some((seen, length)) => {
                    let parts = tokens[read..read + length].to_vec();
                    let (first, last) = (parts[0], parts[length - 1]);
                    tokens[written] = Tok {
                        start: first.start,
                        end: last.end,
                        lexeme: lexemes.get(norms, seen),
                        space: last.space,
                    };
                    let at = before + written;
                    joined.push(Joined { at, parts });
                    length
                }
            };
            read += length;
            written += 1;
        }
        tokens.truncate(written);
    }

    /// The longest name that begins here, and how many tokens it has.
    fn at(&self, lexemes: &Lexemes, tokens: &[Tok]) -> Option<(&str, usize)> {
        let list = self.by_first.get(&*lexemes[tokens[0].lexeme].text)?;
        list.iter().find_map(|phrase| {
            let mut rest = &*phrase.text;
            for (number, token) in tokens.iter().enumerate() {
                rest = rest.strip_prefix(&*lexemes[token.lexeme].text)?;
                if rest.is_empty() {
                    return Some((&*phrase.seen, number + 1));
                }
                rest = match token.space {
                    true => rest.strip_prefix(' ')?,
                    false => rest,
                };
            }
            None
        })
    }

    /// A group's name that begins here, if it is one by its last word, and how many tokens it has.
    /// A word that is read like another names somebody else: *the Peruvian Army*.
    fn group_at(&self, lexemes: &Lexemes, norms: &Norms, tokens: &[Tok]) -> Option<(&str, usize)> {
        if self.by_last.is_empty() {
            return None;
        }
        for (number, token) in tokens.iter().enumerate().take(MOST_WORDS) {
            let text = &*lexemes[token.lexeme].text;
            if number > 0
                && let Some(seen) = self.by_last.get(text)
            {
                return Some((seen, number + 1));
            }
            let is_own = is_capitalized(text)
                && token.space
                && norms.seen(text).is_none()
                && !NOT_OWN.contains(&text);
            if !is_own {
                return None;
            }
        }
        None
    }

    /// What the networks see of a surname, which follows a given name or its initial.
    fn surname_at(
        &self,
        lexemes: &Lexemes,
        norms: &Norms,
        tokens: &[Tok],
        at: usize,
    ) -> Option<(&str, usize)> {
        let text = |token: &Tok| &*lexemes[token.lexeme].text;
        let (surname, mut before) = tokens.get(..=at)?.split_last()?;
        let word = text(surname);
        if !is_capitalized(word) || norms.seen(word).is_some() || NOT_OWN.contains(&word) {
            return None;
        }
        if let Some((initial, rest)) = before.split_last()
            && initial.space
            && is_initial(text(initial))
        {
            before = rest;
        }
        let given = before.last().filter(|given| given.space)?;
        let seen = self.by_given.get(text(given))?;
        Some((seen, 1))
    }

    /// Spreads what was said of one token over the words that it stands for. `start` is the number
    /// of the first of the tokens; gives the tokens as they are in the text.
    pub(crate) fn spread(
        &self,
        lexemes: &Lexemes,
        start: usize,
        tokens: &[Tok],
        joined: &[Joined],
        lists: Lists<'_>,
    ) -> Vec<Tok> {
        let mut places = Vec::with_capacity(tokens.len());
        let mut all: Vec<Tok> = Vec::with_capacity(tokens.len() + 4 * joined.len());
        // The token that each word comes from, and the labels of words before the last.
        let mut from: Vec<(usize, Option<Labels>)> = Vec::with_capacity(all.capacity());
        let mut names = joined.iter().peekable();
        for (at, token) in tokens.iter().enumerate() {
            match names.next_if(|name| name.at == start + at) {
                None => {
                    all.push(*token);
                    from.push((at, None));
                }
                Some(name) => {
                    for (number, part) in name.parts.iter().enumerate() {
                        let text = &*lexemes[part.lexeme].text;
                        let before_last = number + 1 < name.parts.len();
                        from.push((at, before_last.then(|| self.labels(text))));
                        all.push(*part);
                    }
                }
            }
            places.push(all.len() as u32 - 1);
        }
        let pick = |list: &mut Vec<Name>, part: fn(&Labels) -> Name| {
            *list = from
                .iter()
                .map(|&(at, labels)| labels.as_ref().map_or(list[at], part))
                .collect();
        };
        pick(lists.tags, |labels| labels.tag);
        pick(lists.pos, |labels| labels.pos);
        pick(lists.morphs, |labels| labels.morph);
        pick(&mut lists.tree.labels, |labels| labels.dep);
        let first = |word: usize| word == 0 || from[word - 1].0 != from[word].0;
        *lists.ruled = from
            .iter()
            .map(|&(at, labels)| match labels {
                // A lemma that rules give is that of the word the networks saw.
                None if tokens[at].start == all[places[at] as usize].start => lists.ruled[at],
                _ => None,
            })
            .collect();
        lists.tree.heads = from
            .iter()
            .map(|&(at, labels)| match labels {
                Some(_) => places[at],
                None => places[lists.tree.heads[at] as usize],
            })
            .collect();
        lists.tree.sentence_starts = (0..from.len())
            .map(|word| first(word) && lists.tree.sentence_starts[from[word].0])
            .collect();
        *lists.entities = (0..from.len())
            .map(|word| match lists.entities[from[word].0] {
                (Place::Begin, label) if !first(word) => (Place::Inside, label),
                other => other,
            })
            .collect();
        all
    }

    fn labels(&self, word: &str) -> Labels {
        match word {
            "the" | "The" => self.the,
            "-" | "–" => self.dash,
            "'s" | "’s" | "'" | "’" => self.case,
            _ if word.starts_with(char::is_lowercase) => self.of,
            _ => self.capitalized,
        }
    }
}

/// *Kelber*, *McAdam*: an upper-case letter and a lower-case one.
fn is_capitalized(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// The initial of a second given name: *W.*
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_is_one_token() {
        let norms = Norms::default();
        let mut lexemes = Lexemes::default();
        let mut phrases = Phrases::default();
        let names = Names::default();
        phrases.see_as(&names, "the United States", "Iran");
        phrases.see_as(&names, "the United States of America", "Iran");
        let text = "the United States of America and the United Front";
        let mut start = 0;
        let mut tokens: Vec<Tok> = text
            .split(' ')
            .map(|word| {
                let end = start + word.len() as u32;
                let token = Tok {
                    start,
                    end,
                    lexeme: lexemes.get(&norms, word),
                    space: true,
                };
                start = end + 1;
                token
            })
            .collect();
        let mut joined = Vec::new();
        phrases.join(&mut lexemes, &norms, 10, &mut tokens, &mut joined);
        let seen: Vec<&str> = tokens.iter().map(|t| &*lexemes[t.lexeme].text).collect();
        assert_eq!(seen, ["Iran", "and", "the", "United", "Front"]);
        assert_eq!((joined[0].at, joined[0].parts.len()), (10, 5));
        let mut tree = Tree {
            heads: vec![0, 0, 4, 4, 0],
            labels: vec![Name::EMPTY; 5],
            sentence_starts: vec![true, false, false, false, false],
        };
        let mut entities = vec![(Place::Outside, Name::EMPTY); 5];
        entities[0].0 = Place::Begin;
        let names = || vec![Name::EMPTY; 5];
        let all = phrases.spread(
            &lexemes,
            10,
            &tokens,
            &joined,
            Lists {
                tags: &mut names(),
                pos: &mut names(),
                morphs: &mut names(),
                ruled: &mut vec![None; 5],
                tree: &mut tree,
                entities: &mut entities,
            },
        );
        assert_eq!(all.len(), 9);
        assert_eq!(tree.heads, [4, 4, 4, 4, 4, 4, 8, 8, 4]);
        assert_eq!(tree.sentence_starts.iter().filter(|&&s| s).count(), 1);
        assert!(matches!(entities[4].0, Place::Inside));
        assert!(matches!(entities[0].0, Place::Begin));
    }
}
