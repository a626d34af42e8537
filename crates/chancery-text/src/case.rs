//! Capitals to ordinary case: what a parser trained on ordinary text needs of wire copy.

use rustc_hash::{FxHashMap, FxHashSet};

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

/// What a document says about the case of its own words.
#[derive(Debug, Default)]
pub(crate) struct Learnt {
    /// Lower-case word → how often it stands in lower case, and how often with a capital where no
    /// sentence begins, and that form.
    seen: FxHashMap<String, (u32, u32, String)>,
    /// Acronyms of a text in capitals, in lower case.
    acronyms: FxHashSet<String>,
    /// Names that acronyms stand for, in lower case.
    expansions: Vec<String>,
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

impl Learnt {
    /// Wants to know the case of these words.
    pub(crate) fn want(&mut self, words: &str) {
        for token in tokens(words) {
            self.seen.entry(lower(token.of(words))).or_default();
        }
    }

    /// Learns from words in ordinary case.
    pub(crate) fn quiet(&mut self, words: &str) {
        let mut low = String::new();
        let mut begins = true;
        // PRESIDENT LU: the label of a transcript says nothing of the case of its words.
        let words = match words.split_once(": ") {
            Some((label, rest)) if !label.contains(char::is_lowercase) => rest,
            _ => words,
        };
        for chunk in words.split_ascii_whitespace() {
            let word = chunk.trim_matches(|letter: char| !letter.is_alphanumeric());
            let word = ["'s", "’s"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word);
            let begun = begins || chunk.starts_with(['"', '“', '\'', '‘', '(']);
            begins = chunk
                .trim_end_matches(['"', '”', '’', ')'])
                .ends_with(['.', '?', '!', ':']);
            low.clear();
            low.push_str(word);
            match low.is_ascii() {
                true => low.make_ascii_lowercase(),
                false => low = lower(word),
            }
            let Some(entry) = self.seen.get_mut(&low).filter(|_| word.len() > 1) else {
                continue;
            };
            if !word.contains(char::is_uppercase) {
                entry.0 += 1;
            } else if !begun {
                entry.1 += 1;
                entry.2 = word.to_string();
            }
        }
    }

    /// Learns the acronyms of words in capitals: those explained in brackets.
    pub(crate) fn shout(&mut self, table: &CaseTable, words: &str) {
        let tokens = tokens(words);
        for (at, token) in tokens.iter().enumerate() {
            let Some(next) = tokens.get(at + 1) else {
                break;
            };
            let between = words.get(token.end..next.start).unwrap_or("");
            if !matches!(between, " [" | " (") || token.begins && next.begins {
                continue;
            }
            // What the brackets hold.
            let n_inside = tokens[at + 1..]
                .windows(2)
                .take(14)
                .take_while(|pair| words.get(pair[0].end..pair[1].start) == Some(" "))
                .count()
                + 1;
            let inside = &tokens[at + 1..at + 1 + n_inside];
            if let [short] = inside {
                // The Army of the North [AN]
                let from = at.saturating_sub(11);
                self.explain(table, words, *short, &tokens[from..=at], true);
            } else {
                // AN [Army of the North]
                self.explain(table, words, *token, inside, false);
            }
        }
    }

    /// Notes an acronym if the initials of the words beside it spell it.
    fn explain(
        &mut self,
        table: &CaseTable,
        words: &str,
        short: Token,
        long: &[Token],
        at_end: bool,
    ) {
        let acronym = lower(short.of(words));
        let letters: Vec<char> = acronym
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect();
        if !(2..=10).contains(&letters.len()) || table.is_word(&acronym) && letters.len() > 4 {
            return;
        }
        let is_small = |token: &&Token| SMALL.contains(&lower(token.of(words)).as_str());
        let initial = |token: &Token| lower(token.of(words)).chars().next();
        // As many words as letters, small words aside; the first letters must be the same.
        let starts: Vec<usize> = if at_end {
            (0..long.len()).collect()
        } else {
            vec![0]
        };
        for start in starts.into_iter().rev() {
            let part = &long[start..];
            let initials: Vec<char> = part
                .iter()
                .filter(|token| !is_small(token))
                .filter_map(initial)
                .collect();
            let spelled = initials == letters
                || initials.first() == letters.first() && is_spelled(&letters, &initials, at_end)
                || letters.len() == initials.len() && sorted(&letters) == sorted(&initials);
            if let (true, Some(first), Some(last)) = (spelled, part.first(), part.last()) {
                self.acronyms.insert(acronym);
                let name = lower(words.get(first.start..last.end).unwrap_or(""));
                if !self.expansions.contains(&name) && self.expansions.len() < 200 {
                    self.expansions.push(name);
                }
                return;
            }
        }
        // One word in brackets after another name: an acronym in another language.
        if at_end && letters.len() <= 6 && !table.is_word(&acronym) {
            let near = long.iter().rev().take(8).filter_map(initial);
            if near
                .into_iter()
                .any(|initial| letters.first() == Some(&initial))
            {
                self.acronyms.insert(acronym);
            }
        }
    }
}

/// Whether an acronym, perhaps in another language, may stand for words with these initials.
fn is_spelled(letters: &[char], initials: &[char], at_end: bool) -> bool {
    let n_shared = letters
        .iter()
        .filter(|letter| initials.contains(letter))
        .count();
    let near = initials.len().abs_diff(letters.len()) <= 1 || !at_end && initials.len() <= 8;
    initials.len() >= 3 && near && n_shared * 5 >= letters.len() * 3
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.sort_unstable();
    letters
}

/// Words that stay small inside a name.
const SMALL: [&str; 16] = [
    "of", "the", "for", "and", "de", "la", "del", "y", "in", "on", "to", "los", "las", "el", "e",
    "at",
];

/// Abbreviations after which a sentence goes on.
const ABBREVIATIONS: [&str; 39] = [
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "capt", "cmdr", "adm", "sgt", "st", "no",
    "rev", "msgr", "gov", "sen", "rep", "vs", "prof", "brig", "pres", "hon", "messrs", "jan",
    "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec", "etc", "art", "supt", "fr", "jr",
];

/// Months that are ordinary words too, or short.
const MONTHS: [&str; 11] = [
    "may", "march", "mar", "dec", "jan", "feb", "sept", "oct", "nov", "aug", "apr",
];

/// Words that may and march follow as months.
const BEFORE_MONTHS: [&str; 11] = [
    "in", "since", "until", "last", "next", "early", "late", "mid", "during", "of", "by",
];

/// One word of a text.
#[derive(Clone, Copy, Debug)]
struct Token {
    start: usize,
    end: usize,
    /// A sentence, or a quotation, begins with it.
    begins: bool,
}

impl Token {
    fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// The words of a text: letters and digits with the apostrophes and the dots of `U.S.` inside.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        // Letters since the last dot.
        let mut run = 1;
        while let Some(&(at, letter)) = letters.peek() {
            let after = at + letter.len_utf8();
            let follows = text.get(after..).and_then(|rest| rest.chars().next());
            let goes_on = follows.is_some_and(char::is_alphanumeric);
            let is_inner = match letter {
                '\'' | '’' => goes_on,
                // U.S.
                '.' => run == 1 && (goes_on || text.get(start..at).unwrap_or("").contains('.')),
                letter => letter.is_alphanumeric() || is_mark(letter),
            };
            if !is_inner {
                break;
            }
            run = if letter == '.' { 0 } else { run + 1 };
            end = after;
            letters.next();
        }
        let begins = begins(text, tokens.last(), start);
        tokens.push(Token { start, end, begins });
    }
    tokens
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Whether a sentence begins at `start`, after the word `last`.
fn begins(text: &str, last: Option<&Token>, start: usize) -> bool {
    let Some(last) = last else { return true };
    let between = text.get(last.end..start).unwrap_or("");
    if between == " " && !last.of(text).ends_with('.') {
        return false;
    }
    let word = lower(last.of(text));
    if between.contains(['?', '!', '\n']) {
        return true;
    }
    if between.contains(['"', '“', '”']) && (between.contains(':') || between.starts_with(','))
    {
        return !between.ends_with("\" ") && !between.ends_with("” ");
    }
    if between.contains("...") || between.contains('…') {
        return false;
    }
    if between.contains('.') || word.ends_with('.') && between.contains(' ') {
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        return !is_initial
            && !word.ends_with('.')
            && !ABBREVIATIONS.contains(&word.as_str())
            && between.contains([' ', '"', '”']);
    }
    // [ANA LU] WE SHALL
    between.starts_with("] ") && text.get(..last.start).is_some_and(opens_label)
}

/// Whether what stands before a bracket's words leads to a speaker's label.
fn opens_label(before: &str) -> bool {
    let Some(open) = before.rfind('[') else {
        return false;
    };
    let before = before.get(..open).unwrap_or("").trim_end();
    before.is_empty() || before.ends_with(['.', '?', '!', ']', '"', '-'])
}

/// A text in lower case, letter by letter as long as in capitals.
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .map(|letter| same_length(letter, letter.to_lowercase()))
        .collect()
}

fn upper(letter: char) -> char {
    same_length(letter, letter.to_uppercase())
}

fn same_length(letter: char, mut changed: impl Iterator<Item = char>) -> char {
    match (changed.next(), changed.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

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
mod tests {
    use super::*;

    fn table() -> CaseTable {
        let mut table = CaseTable::default();
        for word in "said the army of north must go talks on in may today and troops government \
                     ministers meet over river two we shall who left radio reported that a man \
                     stop group"
            .split_whitespace()
        {
            table.add_word(word);
        }
        for name in ["NATO", "U.S.", "Peru", "United Nations", "West Bank"] {
            table.add_name(name);
        }
        table.add_title("president");
        table.add_title("general");
        table.add_head("river");
        table.add_head("department");
        ["they", "were", "ill"]
            .iter()
            .for_each(|word| table.add_word(word));
        for name in ["La Paz", "al-Noor", "AID", "the Reds of Lima", "Ill."] {
            table.add_actor(name);
        }
        table
    }

    fn check(shout: &str, expected: &str) {
        let table = table();
        let mut learnt = Learnt::default();
        learnt.shout(&table, shout);
        assert_eq!(ordinary(&table, &learnt, shout, true), expected);
    }

    #[test]
    fn unknown_words_are_names() {
        check(
            "PERUVIAN PRESIDENT ANA LU SAID THE TROOPS MUST GO. TALKS GO ON IN LIMA.",
            "Peruvian President Ana Lu said the troops must go. Talks go on in Lima.",
        );
        check(
            "THE RIMAC RIVER. THE U.S. TROOPS.",
            "The Rimac River. The U.S. troops.",
        );
        check(
            "DÍAZ-CANEL STOPPED THE UNITED NATIONS GROUPS.",
            "Díaz-Canel stopped the United Nations groups.",
        );
        check(
            "MINISTERS MEET IN MAY ON 3 MAY.",
            "Ministers meet in May on 3 May.",
        );
    }

    #[test]
    fn names_of_actors_keep_their_letters() {
        check(
            "AL-NOOR SAID THE REDS OF LIMA LEFT LA PAZ DEPARTMENT. THEY WERE ILL.",
            "Al-Noor said the Reds of Lima left La Paz Department. They were ill.",
        );
    }

    #[test]
    fn acronyms_are_learnt_from_brackets() {
        check(
            "THE ARMY OF THE NORTH [AN] SAID AN MUST GO.",
            "The Army of the North [AN] said AN must go.",
        );
        check(
            "THE FRL [FRENTE ROJO LIMA] SAID FRL MUST GO.",
            "The FRL [Frente Rojo Lima] said FRL must go.",
        );
        check(
            "[LU] WE SHALL GO. [MORA] WHO SAID?",
            "[Lu] We shall go. [Mora] Who said?",
        );
    }

    #[test]
    fn possessives_and_quotes() {
        check("PERU'S TROOPS.", "Peru's troops.");
        check("LU SAID: \"TALKS GO ON.\"", "Lu said: \"Talks go on.\"");
        check("D'AUBRI LEFT.", "D'Aubri left.");
    }

    #[test]
    fn a_headline_learns_from_the_body() {
        let table = table();
        let mut learnt = Learnt::default();
        learnt.want("FRONT LEFT ZONE TO GUARD");
        learnt.quiet("Today the Front of Lima said that the zone was left to Mora's Guard.");
        assert_eq!(
            ordinary(&table, &learnt, "FRONT LEFT ZONE TO GUARD", true),
            "Front left zone to Guard"
        );
        // A transcript's label in capitals.
        learnt.want("Remarks by Lu in Peru");
        learnt.quiet("PRESIDENT LU OF PERU: We shall meet in Peru.");
        assert_eq!(
            ordinary(&table, &learnt, "Ministers Meet Lu in Peru", false),
            "Ministers meet Lu in Peru"
        );
        assert_eq!(
            ordinary(
                &table,
                &learnt,
                "Ministers Meet over Zone in West Bank",
                false
            ),
            "Ministers meet over zone in West Bank"
        );
    }

    #[test]
    fn as_many_bytes_always() {
        for text in ["İSTANBUL ĳ ŒUVRE ẞ", "A.B.C. 3RD M19", "É'È ''' U.S", ""] {
            assert_eq!(
                ordinary(&table(), &Learnt::default(), text, true).len(),
                text.len()
            );
        }
    }

    #[test]
    fn shouting_and_title_case_are_told_apart() {
        assert!(is_shout("TALKS GO ON (R) IN 1987"));
        assert!(!is_shout("NATO and the UN meet"));
        assert!(is_title_case(
            "Readout of the Minister’s Call with President Lu"
        ));
        assert!(!is_title_case(
            "Minister Lu calls President Mora over the river"
        ));
    }
}
