//! Labels, features and lemmas, each kept once.

use rustc_hash::FxHashMap;

/// A string of a [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Name(u32);

impl Name {
    /// The empty string.
    pub(crate) const EMPTY: Name = Name(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Strings, each kept once; the empty one is always there.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    list: Vec<Box<str>>,
    by_text: FxHashMap<Box<str>, Name>,
}

impl Default for Names {
    fn default() -> Names {
        let mut names = Names {
            list: Vec::new(),
            by_text: FxHashMap::default(),
        };
        names.get("");
        names
    }
}

impl Names {
    pub(crate) fn get(&mut self, text: &str) -> Name {
        if let Some(&name) = self.by_text.get(text) {
            return name;
        }
        let name = Name(self.list.len() as u32);
        self.list.push(text.into());
        self.by_text.insert(text.into(), name);
        name
    }

    /// The string's number, if it is kept.
    pub(crate) fn find(&self, text: &str) -> Option<Name> {
        self.by_text.get(text).copied()
    }

    /// All strings, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|text| &**text)
    }

    pub(crate) fn str(&self, name: Name) -> &str {
        &self.list[name.index()]
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Forgets all but the first `n`.
    pub(crate) fn truncate(&mut self, n: usize) {
        for text in self.list.drain(n.min(self.list.len())..) {
            self.by_text.remove(&text);
        }
    }
}
