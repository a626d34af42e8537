//! Capitals to ordinary case: what a parser trained on ordinary text needs of wire copy.

pub(crate) mod dotted;
mod learnt;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use learnt::Learnt;
use words::{SMALL, Token, lower, same_length, tokens, upper};

/// Words and names by which a text in capitals is put into ordinary case.
///
/// > NICARAGUAN PRESIDENT ANA LU SAID THE ARMY OF THE NORTH \[AN\] MUST GO.
/// > Nicaraguan President Ana Lu said the Army of the North \[AN\] must go.
///
/// A word that is none of the ordinary ones is a name. Every form has as many bytes as what it
/// stands for, so that offsets stay true.
#[derive(Clone, Debug, Default)]
pub struct CaseTable {
    /// Lower-case name of one word → its ordinary form: `nato` → `NATO`.
    names: FxHashMap<Box<str>, Box<str>>,
    /// First word, in lower case → names of several words, the longest first.
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    /// Ordinary words: `talks`.
    words: FxHashSet<Box<str>>,
    /// Words that are capitalized before a name: `president`.
    titles: FxHashSet<Box<str>>,
    /// Words that are capitalized before a title that is: `foreign`.
    offices: FxHashSet<Box<str>>,
    /// Words that are capitalized after a name: `river`.
    heads: FxHashSet<Box<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    lower: Box<str>,
    form: Box<str>,
}

impl CaseTable {
    /// Adds a name of one or several words in its ordinary form: `NATO`, `United Nations`,
    /// `al-Shabab`.
    pub fn add_name(&mut self, form: &str) {
        let lower = lower(form);
        let words = tokens(&lower);
        let Some(first) = words.first().map(|first| first.of(&lower)) else {
            return;
        };
        if first.len() == lower.len() {
            self.names.insert(lower.into(), form.into());
            return;
        }
        let phrases = self.phrases.entry(first.into()).or_default();
        let phrase = Phrase {
            lower: lower.as_str().into(),
            form: form.into(),
        };
        let order = |phrase: &Phrase| (usize::MAX - phrase.lower.len(), phrase.lower.clone());
        match phrases.binary_search_by_key(&order(&phrase), order) {
            Ok(at) => phrases[at] = phrase,
            Err(at) => phrases.insert(at, phrase),
        }
    }

    /// Adds the name of an actor, unless it could be read otherwise: an ordinary word (*Turkey*,
    /// *AID*, *Bush*), or an abbreviation that looks like the end of a sentence (*Ill.*).
    ///
    /// To be called when all words are there, and before the names that say what is right.
    pub fn add_actor(&mut self, form: &str) {
        let form = ["the ", "The "]
            .iter()
            .find_map(|article| form.strip_prefix(article))
            .unwrap_or(form);
        let lower = lower(form);
        let is_name = form.contains(char::is_uppercase)
            && !form.starts_with(|letter: char| !letter.is_alphanumeric())
            && (!form.ends_with('.') || form.matches('.').count() > 1);
        let is_one = tokens(form).len() == 1;
        if is_name && !(is_one && is_ordinary(self, &lower)) {
            self.add_name(form);
        }
    }

    /// Adds an ordinary word, in lower case.
    pub fn add_word(&mut self, word: &str) {
        self.words.insert(word.into());
    }

    /// Adds a word that is capitalized before a name, in lower case.
    pub fn add_title(&mut self, word: &str) {
        self.titles.insert(word.into());
        self.words.insert(word.into());
    }

    /// Adds a word that is capitalized before a capitalized title, in lower case.
    pub fn add_office(&mut self, word: &str) {
        self.offices.insert(word.into());
        self.words.insert(word.into());
    }

    /// Adds a word that is capitalized after a name, in lower case.
    pub fn add_head(&mut self, word: &str) {
        self.heads.insert(word.into());
        self.words.insert(word.into());
    }

    /// Whether a word in lower case is an ordinary one.
    pub fn is_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Whether words are written in capitals throughout.
pub(crate) fn is_shout(words: &str) -> bool {
    let (mut n_upper, mut n_lower) = (0usize, 0usize);
    for letter in words.chars() {
        n_upper += usize::from(letter.is_uppercase());
        n_lower += usize::from(letter.is_lowercase());
    }
    n_upper >= 8 && n_lower * 12 <= n_upper
}

/// Whether Most Words of a Headline Begin with a Capital.
pub(crate) fn is_title_case(words: &str) -> bool {
    let (mut n_upper, mut n_lower) = (0usize, 0usize);
    for word in words.split(' ').filter(|word| word.chars().count() >= 4) {
        n_upper += usize::from(word.starts_with(char::is_uppercase));
        let is_long = word.chars().count() >= 5;
        n_lower += usize::from(is_long && word.starts_with(char::is_lowercase));
    }
    n_upper >= 3 && n_lower * 6 <= n_upper
}

/// Months that are ordinary words too, or short.
const MONTHS: [&str; 11] = [
    "may", "march", "mar", "dec", "jan", "feb", "sept", "oct", "nov", "aug", "apr",
];

/// Words that may and march follow as months.
const BEFORE_MONTHS: [&str; 11] = [
    "in", "since", "until", "last", "next", "early", "late", "mid", "during", "of", "by",
];

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// In lower case.
    Word,
    /// With a capital.
    Name,
    /// As it stands in the text, or as the table has it.
    Fixed,
}

/// Words in capitals, or in Title Case, in ordinary case; as many bytes.
pub(crate) fn ordinary(table: &CaseTable, learnt: &Learnt, text: &str, shout: bool) -> String {
    let small = lower(text);
    let mut out = small.clone().into_bytes();
    let tokens = tokens(text);
    let mut kinds = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        if let Some((form, n_words)) = phrase(table, learnt, &small, &tokens[at..]) {
            put(&mut out, token.start, &form);
            kinds.extend(std::iter::repeat_n(Kind::Fixed, n_words));
            at += n_words;
            continue;
        }
        let kind = kind(table, learnt, text, token, shout, &mut out);
        kinds.push(kind);
        at += 1;
    }
    beside_names(table, &small, &tokens, &out, &mut kinds);
    for (token, kind) in tokens.iter().zip(&kinds) {
        if *kind == Kind::Name || token.begins {
            capitalize(&mut out, text, *token);
        }
    }
    String::from_utf8(out)
        .ok()
        .filter(|out| out.len() == text.len())
        .unwrap_or(small)
}

/// The longest name of several words that begins here.
fn phrase(
    table: &CaseTable,
    learnt: &Learnt,
    small: &str,
    tokens: &[Token],
) -> Option<(String, usize)> {
    let first = tokens.first()?;
    let rest = small.get(first.start..)?;
    let fits = |lower: &str| {
        rest.starts_with(lower)
            && !rest
                .get(lower.len()..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_alphanumeric)
    };
    let n_words = |lower: &str| {
        let end = first.start + lower.len();
        tokens.iter().take_while(|token| token.start < end).count()
    };
    let known = table.phrases.get(first.of(small)).into_iter().flatten();
    if let Some(found) = known.into_iter().find(|phrase| fits(&phrase.lower)) {
        return Some((found.form.to_string(), n_words(&found.lower)));
    }
    let explained = learnt.expansions.iter().find(|name| fits(name))?;
    let mut form = String::new();
    for word in explained.split_inclusive(' ') {
        let mut letters = word.chars();
        match letters.next() {
            Some(letter) if !SMALL.contains(&word.trim()) || form.is_empty() => {
                form.push(upper(letter));
                form.push_str(letters.as_str());
            }
            _ => form.push_str(word),
        }
    }
    (form.len() == explained.len()).then(|| (form, n_words(explained)))
}

fn kind(
    table: &CaseTable,
    learnt: &Learnt,
    text: &str,
    token: Token,
    shout: bool,
    out: &mut [u8],
) -> Kind {
    let word = token.of(text);
    // GOVERNMENT'S
    let stem_end = word
        .find(['\'', '’'])
        .filter(|at| *at > 1)
        .unwrap_or(word.len());
    let stem = word.get(..stem_end).unwrap_or(word);
    let low = lower(stem);
    let keep = |out: &mut [u8], form: &str| {
        put(out, token.start, form);
        Kind::Fixed
    };
    if low == "i" {
        return keep(out, "I");
    }
    let rest = text.get(token.end..).unwrap_or("");
    //
    if stem.len() == 1
        && rest.starts_with('-')
        && rest[1..].starts_with(|l: char| l.is_ascii_digit())
    {
        return keep(out, stem);
    }
    if stem.chars().all(char::is_numeric) {
        return Kind::Word;
    }
    if stem.chars().any(char::is_numeric) {
        // M19, but 3RD and 80S
        let is_ordinal = stem.starts_with(|letter: char| letter.is_numeric());
        return if is_ordinal {
            Kind::Word
        } else {
            keep(out, stem)
        };
    }
    if learnt.acronyms.contains(&low) {
        return keep(out, stem);
    }
    if let Some((n_lower, n_upper, form)) = learnt.seen.get(&low).filter(|seen| seen.0 + seen.1 > 0)
    {
        if n_lower >= n_upper {
            return Kind::Word;
        }
        if *n_lower == 0
            && form.len() == stem.len()
            && (shout || table.names.contains_key(low.as_str()))
        {
            return keep(out, if shout { form } else { stem });
        }
        if *n_lower == 0 {
            return Kind::Name;
        }
    }
    if let Some(form) = table.names.get(low.as_str()) {
        return keep(out, if shout { form } else { stem });
    }
    if !shout && stem.chars().skip(1).any(char::is_uppercase) {
        return keep(out, stem);
    }
    if !shout && stem.starts_with(char::is_lowercase) {
        return Kind::Word;
    }
    if stem.contains('.')
        || stem.chars().count() == 1
            && text
                .get(token.end..)
                .is_some_and(|rest| rest.starts_with('.'))
    {
        return keep(out, stem);
    }
    if is_ordinary(table, &low) {
        return Kind::Word;
    }
    let has_vowel = low
        .chars()
        .any(|letter| !letter.is_ascii() || "aeiouy".contains(letter));
    if !has_vowel && stem.chars().count() <= 5 {
        return keep(out, stem);
    }
    // D'AUBUISSON, O'NEILL
    if let (Some(mark), true) = (word.find(['\'', '’']), stem_end == word.len()) {
        let rest = word.get(mark..).unwrap_or("");
        if let Some((at, letter)) = rest.char_indices().nth(1) {
            let mut buffer = [0; 4];
            put(
                out,
                token.start + mark + at,
                upper(letter).encode_utf8(&mut buffer),
            );
        }
    }
    Kind::Name
}

/// Whether a word, or what it is made of, is an ordinary one.
fn is_ordinary(table: &CaseTable, low: &str) -> bool {
    if table.is_word(low) || low.contains("is") && table.is_word(&low.replace("is", "iz")) {
        return true;
    }
    const ENDINGS: [(&str, &str); 19] = [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("er", ""),
        ("er", "e"),
        ("ers", ""),
        ("ers", "e"),
        ("ness", ""),
        ("ment", ""),
        ("able", ""),
        ("ism", ""),
        ("ist", ""),
        ("ists", ""),
    ];
    const BEGINNINGS: [&str; 10] = [
        "un", "re", "anti", "inter", "non", "over", "under", "dis", "mis", "counter",
    ];
    let without_end = ENDINGS.iter().any(|(end, instead)| {
        low.strip_suffix(end).is_some_and(|stem| {
            stem.len() >= 3
                && (table.is_word(&format!("{stem}{instead}")) || {
                    // STOPPED
                    let mut letters = stem.bytes().rev();
                    matches!(*end, "ed" | "ing" | "er")
                        && letters.next() == letters.next()
                        && stem
                            .get(..stem.len() - 1)
                            .is_some_and(|stem| table.is_word(stem))
                })
        })
    });
    without_end
        || BEGINNINGS.iter().any(|start| {
            low.strip_prefix(start)
                .is_some_and(|rest| rest.len() >= 4 && table.is_word(rest))
        })
}

/// Titles before names and heads after them; months beside numbers.
fn beside_names(table: &CaseTable, small: &str, tokens: &[Token], out: &[u8], kinds: &mut [Kind]) {
    let between = |left: usize, right: usize| {
        let left = tokens.get(left).map_or(0, |token| token.end);
        let right = tokens.get(right).map_or(0, |token| token.start);
        small.get(left..right).unwrap_or("")
    };
    let is_number = |token: Option<&Token>| {
        token.is_some_and(|token| token.of(small).bytes().all(|b| b.is_ascii_digit()))
    };
    for at in (0..tokens.len()).rev() {
        let word = tokens[at].of(small);
        if kinds[at] != Kind::Word {
            continue;
        }
        let next_is_name = kinds.get(at + 1).is_some_and(|kind| *kind != Kind::Word)
            && matches!(between(at, at + 1), " " | ". " | "-")
            && tokens.get(at + 1).is_some_and(|next| !next.begins);
        let next = tokens.get(at + 1).map_or("", |next| next.of(small));
        let is_title = table.titles.contains(word) && next_is_name
            || table.offices.contains(word)
                && next_is_name
                && (table.titles.contains(next) || table.offices.contains(next))
            || matches!(word, "la" | "los" | "las" | "el") && next_is_name && {
                let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                before.is_none_or(|before| !matches!(before.of(small), "de" | "y"))
            };
        // MR PRESIDENT
        let is_address = table.titles.contains(word)
            && at > 0
            && matches!(tokens[at - 1].of(small), "mr" | "madam" | "mrs");
        if is_title || is_address {
            kinds[at] = Kind::Name;
        }
        if MONTHS.contains(&word)
            && (is_number(tokens.get(at + 1)) && between(at, at + 1).len() <= 2
                || at > 0 && is_number(tokens.get(at - 1)) && between(at - 1, at) == " "
                || at > 0 && BEFORE_MONTHS.contains(&tokens[at - 1].of(small)))
        {
            kinds[at] = Kind::Name;
        }
    }
    for at in 1..tokens.len() {
        // LA PAZ DEPARTMENT, but NATO DEPARTMENT
        let before = tokens[at - 1];
        let is_capitalized = || {
            let form = out.get(before.start..before.end).unwrap_or_default();
            form.first().is_some_and(u8::is_ascii_uppercase)
                && form.last().is_some_and(u8::is_ascii_lowercase)
        };
        let is_name =
            kinds[at - 1] == Kind::Name || kinds[at - 1] == Kind::Fixed && is_capitalized();
        let is_after_name = is_name && !table.titles.contains(before.of(small));
        if kinds[at] == Kind::Word
            && is_after_name
            && !is_demonym(before.of(small))
            && table.heads.contains(tokens[at].of(small))
            && between(at - 1, at) == " "
        {
            kinds[at] = Kind::Name;
        }
    }
}

/// Whether a name looks like the adjective of a country: *Chilean*, *Finnish*, *Maltese*.
fn is_demonym(word: &str) -> bool {
    ["an", "ish", "ese", "ch", "eli", "aqi", "wegian"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Writes a form over the bytes at `start`, if it fits.
fn put(out: &mut [u8], start: usize, form: &str) {
    if let Some(place) = out.get_mut(start..start + form.len()) {
        place.copy_from_slice(form.as_bytes());
    }
}

fn capitalize(out: &mut [u8], text: &str, token: Token) {
    if let Some(letter) = token.of(text).chars().next() {
        let mut buffer = [0; 4];
        let small = same_length(letter, letter.to_lowercase());
        put(out, token.start, upper(small).encode_utf8(&mut buffer));
    }
}

/// The view of words in capitals; none if the table is empty.
pub(crate) fn view(table: &CaseTable, learnt: &Learnt, words: &str, shout: bool) -> Option<String> {
    (!table.is_empty()).then(|| ordinary(table, learnt, words, shout))
}

#[cfg(test)]
mod tests;
