//! `chancery lexicon`: checks, finds and lists words and rules.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use chancery_lexicon::Lexicon;
use clap::Subcommand;

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// What to do with the words and rules.
#[derive(Subcommand)]
pub enum Lexicons {
    /// Run the sentences that entries carry, each against what should be read from it.
    ///
    /// Examples: chancery lexicon check; with entries of your own laid over them, chancery
    /// --lexicons my-lexicon lexicon check
    Check,

    /// List patterns of events that match no sentence made of their own words: they can hardly match
    /// anything.
    ///
    /// Examples: chancery lexicon patterns; of entries of your own, chancery --lexicons my-lexicon
    /// lexicon patterns
    Patterns,

    /// Say which entries fire in a sentence, and what is read from it.
    ///
    /// Example: chancery lexicon find "Chile recalled its ambassador from Peru."
    Find {
        /// The sentence; `-` reads it from standard input.
        sentence: String,
    },

    /// Write an entry's skeleton with an example, ready to be edited into a file.
    ///
    /// Example: mkdir -p my-lexicon/events && chancery lexicon add event serenade >
    /// my-lexicon/events/mine.toml
    Add {
        /// What it is.
        #[arg(value_parser = ["event", "actor", "cue", "concept", "stance"])]
        kind: String,
        /// Its lemma or name.
        name: String,
    },

    /// List speakers, actors and predicates that no entry covers, by frequency; and what share of
    /// the speakers who are named is left without a country.
    ///
    /// Example: chancery lexicon unmatched examples
    Unmatched {
        /// The articles to look in.
        #[arg(required = true)]
        files: Vec<std::path::PathBuf>,
        /// How many lines of each list.
        #[arg(long, default_value_t = 50)]
        most: usize,
        /// Read every so many articles only: a sample.
        #[arg(long, default_value_t = 1)]
        every: usize,
    },
}

/// Does it.
pub fn run(command: Lexicons, global: &Global) -> Result<(), Failure> {
    match command {
        Lexicons::Check => check(global),
        Lexicons::Patterns => patterns(global),
        Lexicons::Find { sentence } => find(&sentence, global),
        Lexicons::Add { kind, name } => add(&kind, &name),
        Lexicons::Unmatched { files, most, every } => {
            super::unmatched::run(&files, most, every, global)
        }
    }
}

fn check(global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let misses = chancery::check::misses(&tools, &tools.lexicon.examples);
    let (known, new): (Vec<_>, Vec<_>) = misses
        .iter()
        .partition(|miss| tools.lexicon.known.contains(&miss.example.sentence));
    let mut out = std::io::stdout().lock();
    for miss in &new {
        writeln!(out, "{miss}")?;
    }
    let n_examples = tools.lexicon.examples.len();
    let bare = &tools.lexicon.bare;
    for entry in bare {
        writeln!(out, "{entry}")?;
    }
    if new.is_empty() && !bare.is_empty() {
        let n_bare = bare.len();
        return Err(Failure::failed(format!(
            "{n_bare} entries carry no example"
        )));
    }
    if new.is_empty() {
        let n_held = n_examples - known.len();
        writeln!(
            out,
            "{n_held} examples hold, {} are known not to hold yet",
            known.len()
        )?;
        Ok(())
    } else {
        Err(Failure::failed(format!(
            "{} of {n_examples} examples do not hold",
            new.len()
        )))
    }
}

fn patterns(global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let tried = chancery::patterns::tried(&tools);
    let mut out = std::io::stdout().lock();
    for one in &tried.unmatched {
        writeln!(out, "[{}] {}  {}", one.entry, one.head, one.sentence)?;
    }
    let n_matched = tried.n - tried.unmatched.len();
    writeln!(
        out,
        "{n_matched} of {} patterns match a sentence made of their own words",
        tried.n
    )?;
    Ok(())
}

fn find(sentence: &str, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let mut text = sentence.to_string();
    if sentence == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text)?;
    }
    let article = chancery::check::sentence(text.trim());
    let records = chancery::read(&tools, &article);
    let mut entries: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (place, statement) in records.statements.iter().enumerate() {
        entries
            .entry(&statement.why.entry)
            .or_default()
            .push(format!("s{}", place + 1));
    }
    for (place, event) in records.events.iter().enumerate() {
        entries
            .entry(&event.why.entry)
            .or_default()
            .push(format!("e{}", place + 1));
    }
    for (place, position) in records.positions.iter().enumerate() {
        entries
            .entry(&position.why.entry)
            .or_default()
            .push(format!("p{}", place + 1));
    }
    let mut out = std::io::stdout().lock();
    if entries.is_empty() {
        writeln!(out, "no entry fires")?;
    }
    for (entry, ids) in entries {
        let entry = if entry.is_empty() {
            "(a rule without an entry)"
        } else {
            entry
        };
        writeln!(out, "{entry}  {}", ids.join(" "))?;
        for line in declared(&tools.lexicon, entry) {
            writeln!(out, "  {line}")?;
        }
    }
    let all = chancery_view::notes::Notes {
        mentions: true,
        reasons: true,
        ..chancery_view::notes::Notes::RECORDS
    };
    writeln!(
        out,
        "\n{}",
        chancery_view::notes::notes(&article, &records, all).trim_end()
    )?;
    Ok(())
}

/// Where the examples of an entry stand.
fn declared(lexicon: &Lexicon, entry: &str) -> Vec<String> {
    let mut lines: Vec<String> = lexicon
        .examples
        .iter()
        .filter(|example| example.entry == entry)
        .map(|example| format!("{}:{}: {}", example.file, example.line, example.sentence))
        .collect();
    lines.truncate(3);
    lines
}

fn add(kind: &str, name: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(skeleton(kind, name).as_bytes())?;
    Ok(())
}

/// An entry to start from: it loads and its examples hold once the words in capitals are filled in.
fn skeleton(kind: &str, name: &str) -> String {
    let id: String = name
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let words = name.to_lowercase();
    match kind {
        "event" => format!(
            r#"# events/mine.toml
# event   one of AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN
#         PROTEST SANCTION MOBILIZE COERCE ASSAULT, or "none": the words mean no event
# lemmas  the verb in its base form, with what must stand beside it: "meet", "call for",
#         "recall ambassador|envoy", "agree +meet" (a verb after it)
# nouns   the same for nouns: "visit to"
# source, target  where the parties stand: "subject", "object", or a preposition
[{id}]
event = "ACCUSE"
lemmas = ["{words}"]
source = "subject"
target = "object"

# Sentences of your own: SOURCE EVENT TARGET by their codes, or no event.
[{id}.examples]
"Chile {past} Peru." = "CHL ACCUSE PER"
"The weather changed." = "no event"
"#,
            past = past(&words)
        ),
        "actor" => format!(
            "# actors/mine.tsv: tabs between the cells; several values with ; between them\n\
             # kind: state person organization igo group people outlet; country: three letters of \
             ISO 3166, IGO, NGO or MNC\n\
             # sector: codes of PLOVER with spaces (GOV MIL OPP REB BUS …); variants: other names\n\
             name\tkind\tcountry\tsector\tvariants\n\
             {name}\torganization\t\t\t\n"
        ),
        "cue" => format!(
            r#"# cues/mine.toml
# class   one of say ask promise demand accuse praise deny believe hope intend fear announce decree
#         report other
# frames  what may follow: "clause" (that …), "object", "to" (do …), or a preposition
[{id}]
class = "say"
verbs = ["{words}"]
frames = ["clause"]

# Sentences of your own: speaker | cue | content, or no statement.
[{id}.examples]
"The minister {past} that talks would go on." = "The minister | {past} | that talks would go on"
"The weather changed." = "no statement"
"#,
            past = past(&words)
        ),
        "stance" => format!(
            r#"# stances/mine.toml
# stance  the side that the phrase takes: "support" or "oppose"
# says    a verb in its base form and the words beside it, X where the matter stands: "take aim at X",
#         "X draw criticism from Y" (Y: whose side it is)
# by      "speaker" if it is the side of whoever says so, as of "X make no sense"
[{id}]
stance = "oppose"
says = ["{words} X"]

# Sentences of your own: ACTOR support|oppose matter, or no position.
[{id}.examples]
"Chile {past} the fishing quota." = "CHL oppose fishing-quota"
"The weather changed." = "no position"
"#,
            past = past(&words)
        ),
        _ => format!(
            r#"# concepts/mine.toml
# issue     the larger issue that it belongs to, such as "nuclear" or "human-rights"
# lean      the stance of who names it in plain words of his own: "support" or "oppose"
# triggers  words that name it; "~" stands for a few words between, "a|b" for either
[{id}]
definition = "What one is for or against, in a sentence"
issue = "{id}"
lean = "support"
triggers = ["{words}"]

# Sentences of your own: ACTOR support|oppose concept, or no position.
[{id}.examples]
"Chile supports {words}." = "CHL support {id}"
"The weather changed." = "no position"
"#
        ),
    }
}

/// The past of a regular verb, for the example; a particle stays behind it.
fn past(words: &str) -> String {
    let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
    let verb = match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied"),
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ => format!("{verb}ed"),
    };
    format!("{verb} {rest}").trim_end().to_string()
}
