//! Scores whole articles: statements with their speakers, events as dyads, positions.
//!
//! Gold and predictions may be in the format of the guidelines or in the JSON of `read`. What
//! stands only in a headline is left out. Statements match one to one by the words of their
//! contents; events count as sets of dyads of country codes in each article.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

const STOP: &str = "the a an of for to in on and or its his her their with by from at as is be against s mr mrs ms dr president minister prime foreign secretary general ambassador spokesman spokesperson spokeswoman king queen prince chancellor senator";

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]+").expect("valid"));
static NOMINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:he|she|it|they|we|i|him|her|them|the|a|an|his|its|their|both|all|another|one|this|that|these|those)\b").expect("valid")
});

/// One line of the scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What is counted.
    pub name: &'static str,
    /// How many were right.
    pub hits: u64,
    /// How many there are in the gold data.
    pub gold: u64,
    /// How many were written.
    pub written: u64,
}

impl Line {
    /// Precision, recall and their harmonic mean.
    pub fn scores(&self) -> (f64, f64, f64) {
        let ratio = |of: u64| {
            if of == 0 {
                0.0
            } else {
                self.hits as f64 / of as f64
            }
        };
        let (precision, recall) = (ratio(self.written), ratio(self.gold));
        let sum = precision + recall;
        (
            precision,
            recall,
            if sum == 0.0 {
                0.0
            } else {
                2.0 * precision * recall / sum
            },
        )
    }
}

/// All scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Statements, events and positions.
    pub lines: Vec<Line>,
    /// Of what was found: kind of quotation, voice and status of events, parents of statements.
    pub found: [Line; 4],
    /// Gold articles that have no prediction.
    pub absent: usize,
}

#[derive(Clone, Debug)]
struct Actor {
    name: String,
    kind: String,
    country: String,
    sectors: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Statement {
    speaker: Option<String>,
    speaker_text: String,
    content: String,
    quotation: String,
    parent: Option<usize>,
}

#[derive(Clone, Debug)]
struct Event {
    kind: String,
    source: Vec<String>,
    target: Vec<String>,
    trigger: String,
    status: String,
    claimed: bool,
}

#[derive(Clone, Debug)]
struct Position {
    actor: String,
    concept: String,
    stance: String,
}

/// One article in either format, made alike.
#[derive(Clone, Debug, Default)]
pub struct Coded {
    id: String,
    actors: BTreeMap<String, Actor>,
    statements: Vec<Statement>,
    events: Vec<Event>,
    positions: Vec<Position>,
}

fn string(value: &Value, key: &str) -> String {
    value
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_string()
}

fn strings(value: &Value, key: &str) -> Vec<String> {
    let list = value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    list.filter_map(Value::as_str).map(str::to_string).collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Reads a JSON array or JSON lines.
pub fn parse(text: &str) -> Result<Vec<Value>, String> {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(list)) => Ok(list),
        Ok(other) => Ok(vec![other]),
        Err(_) => text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .enumerate()
            .map(|(at, line)| {
                serde_json::from_str(line).map_err(|error| format!("line {}: {error}", at + 1))
            })
            .collect(),
    }
}

impl Coded {
    /// An article in the format of the guidelines or of `read`.
    pub fn of(value: &Value) -> Result<Coded, String> {
        let id = string(value, "id");
        let is_record = value.get("schema").is_some();
        let in_title =
            |v: &Value| is_record && v.get("in_title").and_then(Value::as_bool).unwrap_or(false);
        let mut actors = BTreeMap::new();
        for actor in list(value, "actors") {
            let sectors = if is_record {
                strings(actor, "sectors")
            } else {
                vec![string(actor, "sector")]
            };
            actors.insert(
                string(actor, if is_record { "id" } else { "key" }),
                Actor {
                    name: string(actor, "name"),
                    kind: string(actor, "kind"),
                    country: string(actor, "country"),
                    sectors: sectors
                        .into_iter()
                        .filter(|sector| !sector.is_empty())
                        .collect(),
                },
            );
        }
        let kept: Vec<&Value> = list(value, "statements")
            .iter()
            .filter(|statement| !in_title(statement))
            .collect();
        let places: BTreeMap<String, usize> = kept
            .iter()
            .enumerate()
            .map(|(n, statement)| (string(statement, "id"), n))
            .collect();
        let statements = kept
            .iter()
            .map(|statement| Statement {
                speaker: statement
                    .get("speaker")
                    .and_then(Value::as_str)
                    .map(str::to_string),
                speaker_text: string(statement, "speaker_text"),
                content: string(statement, "content"),
                quotation: string(statement, "quotation"),
                parent: match statement.get("parent") {
                    Some(Value::String(parent)) if is_record => places.get(parent).copied(),
                    Some(Value::Number(parent)) if !is_record => {
                        parent.as_u64().map(|parent| parent as usize)
                    }
                    _ => None,
                },
            })
            .collect();
        let mut events = Vec::new();
        for event in list(value, "events")
            .iter()
            .filter(|event| !in_title(event))
        {
            let (source, target) = (strings(event, "source"), strings(event, "target"));
            if let Some(key) = source
                .iter()
                .chain(&target)
                .find(|key| !actors.contains_key(*key))
            {
                return Err(format!(
                    "article {id}: an event names actor `{key}`, which is not in `actors`"
                ));
            }
            let claimed = match event.get("voice") {
                Some(Value::String(voice)) if is_record => places.contains_key(voice),
                Some(Value::String(voice)) => voice != "outlet",
                _ => !is_record,
            };
            events.push(Event {
                kind: string(event, "type"),
                source,
                target,
                trigger: string(event, "trigger"),
                status: string(event, "status"),
                claimed,
            });
        }
        let positions = list(value, "positions")
            .iter()
            .map(|position| Position {
                actor: string(position, "actor"),
                concept: string(position, "concept"),
                stance: string(position, "stance"),
            })
            .collect();
        Ok(Coded {
            id,
            actors,
            statements,
            events,
            positions,
        })
    }

    fn speaker(&self, statement: &Statement) -> Option<&Actor> {
        self.actors.get(statement.speaker.as_ref()?)
    }
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    WORD.find_iter(&lower)
        .map(|word| word.as_str().to_string())
        .collect()
}

fn content_words(text: &str) -> BTreeSet<String> {
    let stop: BTreeSet<&str> = STOP.split(' ').collect();
    let words = words(text).into_iter();
    words
        .filter(|word| !stop.contains(word.as_str()) && word.chars().count() > 1)
        .collect()
}

fn stem(word: &str) -> String {
    word.chars().take(6).collect()
}

fn code(actor: &Actor) -> String {
    if !actor.country.is_empty() {
        return actor.country.clone();
    }
    content_words(&actor.name)
        .into_iter()
        .take(2)
        .collect::<Vec<_>>()
        .join(" ")
}

fn same_actor(a: Option<&Actor>, b: Option<&Actor>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return a.is_none() && b.is_none();
    };
    let known = !a.country.is_empty() && !b.country.is_empty();
    if known && a.country != b.country {
        return false;
    }
    if !content_words(&a.name).is_disjoint(&content_words(&b.name)) {
        return true;
    }
    if a.kind == "person" || b.kind == "person" {
        return false;
    }
    let sectors =
        a.sectors.is_empty() || b.sectors.is_empty() || !a.sectors.is_disjoint(&b.sectors);
    known && sectors
}

/// The words that two contents share, as a share of the longer one.
fn overlap(a: &[String], b: &[String]) -> f64 {
    let mut rest: BTreeMap<&str, usize> = BTreeMap::new();
    b.iter()
        .for_each(|word| *rest.entry(word).or_default() += 1);
    let mut shared = 0;
    for word in a {
        if let Some(count) = rest.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    shared as f64 / a.len().max(b.len()).max(1) as f64
}

fn match_statements(gold: &Coded, written: &Coded) -> Vec<(usize, usize)> {
    let contents = |coded: &Coded| -> Vec<Vec<String>> {
        coded
            .statements
            .iter()
            .map(|statement| words(&statement.content))
            .collect()
    };
    let (left, right) = (contents(gold), contents(written));
    let mut pairs = Vec::new();
    for (n, a) in left.iter().enumerate() {
        for (m, b) in right.iter().enumerate() {
            let shared = overlap(a, b);
            if shared >= 0.5 {
                pairs.push((shared, n, m));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_written) = (BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::new();
    for (_, n, m) in pairs {
        if !used_gold.contains(&n) && !used_written.contains(&m) {
            used_gold.insert(n);
            used_written.insert(m);
            out.push((n, m));
        }
    }
    out
}

type Dyad = (String, String, String);

/// The dyads of an article; the first event of a dyad gives status and voice, all its words.
fn dyads(coded: &Coded) -> BTreeMap<Dyad, (String, bool, BTreeSet<String>)> {
    let mut out: BTreeMap<Dyad, (String, bool, BTreeSet<String>)> = BTreeMap::new();
    for event in &coded.events {
        let codes = |keys: &[String]| -> Vec<String> {
            let set: BTreeSet<String> = keys
                .iter()
                .filter_map(|key| coded.actors.get(key))
                .map(code)
                .collect();
            set.into_iter().collect()
        };
        let (source, target) = (codes(&event.source), codes(&event.target));
        let mut pairs: Vec<(String, String)> = Vec::new();
        if !target.is_empty() {
            for s in &source {
                pairs.extend(target.iter().map(|t| (s.clone(), t.clone())));
            }
        } else if event.source.len() > 1 {
            let mut all: Vec<String> = event
                .source
                .iter()
                .filter_map(|key| coded.actors.get(key))
                .map(code)
                .collect();
            all.sort();
            for (n, s) in all.iter().enumerate() {
                pairs.extend(all[n + 1..].iter().map(|t| (s.clone(), t.clone())));
            }
        } else {
            pairs.extend(source.iter().map(|s| (s.clone(), String::new())));
        }
        let symmetric = matches!(event.kind.as_str(), "AGREE" | "CONSULT" | "COOPERATE");
        for (mut s, mut t) in pairs {
            if symmetric && !t.is_empty() && t < s {
                std::mem::swap(&mut s, &mut t);
            }
            let entry = out
                .entry((event.kind.clone(), s, t))
                .or_insert_with(|| (event.status.clone(), event.claimed, BTreeSet::new()));
            entry.2.extend(words(&event.trigger));
        }
    }
    out
}

fn quad(kind: &str) -> u8 {
    match kind {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => 1,
        "COOPERATE" | "AID" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        _ => 4,
    }
}

fn concept_match(gold: &str, written: &str, countries: &BTreeSet<String>) -> bool {
    let (a, b) = (
        content_words(gold),
        content_words(&written.replace('-', " ")),
    );
    if words(written).len() > 9 || a.is_empty() || b.is_empty() {
        return false;
    }
    let bare = |set: &BTreeSet<String>| -> BTreeSet<String> {
        let stems: BTreeSet<String> = set.iter().map(|word| stem(word)).collect();
        let rest: BTreeSet<String> = stems.difference(countries).cloned().collect();
        if rest.is_empty() { stems } else { rest }
    };
    let (a, b) = (bare(&a), bare(&b));
    let shared = a.intersection(&b).count();
    shared > 0 && shared * 2 >= a.len().min(b.len())
}

/// The scores of what was written about the articles of that list.
pub fn score(articles: &[String], gold: &[Coded], written: &[Coded]) -> Scores {
    let by_id = |list: &[Coded]| -> BTreeMap<String, Coded> {
        list.iter()
            .map(|coded| (coded.id.clone(), coded.clone()))
            .collect()
    };
    let (gold, written) = (by_id(gold), by_id(written));
    let names = [
        "statements found",
        "statements +speaker",
        "+speaker, hard",
        "events type+dyad",
        "  +trigger",
        "events quad+dyad",
        "events dyad",
        "positions",
    ];
    let line = |name| Line {
        name,
        hits: 0,
        gold: 0,
        written: 0,
    };
    let mut lines: Vec<Line> = names.into_iter().map(line).collect();
    let mut found = ["quotation", "voice", "status", "parent"].map(line);
    let mut add = |place: usize, hits: usize, gold: usize, written: usize| {
        lines[place].hits += hits as u64;
        lines[place].gold += gold as u64;
        lines[place].written += written as u64;
    };
    let listed: BTreeSet<&String> = articles.iter().collect();
    let (empty, mut absent) = (Coded::default(), 0);
    for (id, g) in gold.iter().filter(|(id, _)| listed.contains(id)) {
        absent += usize::from(!written.contains_key(id));
        let p = written.get(id).unwrap_or(&empty);
        let pairs = match_statements(g, p);
        let (n, m) = (g.statements.len(), p.statements.len());
        let right: Vec<usize> = pairs
            .iter()
            .filter(|&&(a, b)| same_actor(g.speaker(&g.statements[a]), p.speaker(&p.statements[b])))
            .map(|pair| pair.0)
            .collect();
        add(0, pairs.len(), n, m);
        add(1, right.len(), n, m);
        let is_hard = |at: usize| {
            let statement = &g.statements[at];
            statement.speaker.is_some() && NOMINAL.is_match(&statement.speaker_text)
        };
        let n_hard = (0..n).filter(|&at| is_hard(at)).count();
        let matched = pairs.iter().filter(|pair| is_hard(pair.0)).count();
        let others = (m - pairs.len()) * n_hard / n.max(1);
        add(
            2,
            right.iter().filter(|&&at| is_hard(at)).count(),
            n_hard,
            matched + others,
        );
        let partner: BTreeMap<usize, usize> = pairs.iter().copied().collect();
        for &(a, b) in &pairs {
            let (left, right) = (&g.statements[a], &p.statements[b]);
            found[0].gold += 1;
            found[0].hits += u64::from(left.quotation == right.quotation);
            if let Some(parent) = left.parent {
                found[3].gold += 1;
                found[3].hits += u64::from(partner.get(&parent).copied() == right.parent);
            }
        }
        let (gd, pd) = (dyads(g), dyads(p));
        let both: Vec<&Dyad> = gd.keys().filter(|key| pd.contains_key(*key)).collect();
        add(3, both.len(), gd.len(), pd.len());
        let triggers = both
            .iter()
            .filter(|key| !gd[**key].2.is_disjoint(&pd[**key].2))
            .count();
        add(4, triggers, gd.len(), pd.len());
        for key in &both {
            found[1].gold += 1;
            found[1].hits += u64::from(gd[*key].1 == pd[*key].1);
            found[2].gold += 1;
            found[2].hits += u64::from(gd[*key].0 == pd[*key].0);
        }
        type Coarse = BTreeSet<(u8, String, String)>;
        let coarse = |dyads: &BTreeMap<Dyad, _>, with_quad: bool| -> Coarse {
            let pairs = dyads.keys().map(|(kind, s, t)| {
                let (low, high) = if s <= t { (s, t) } else { (t, s) };
                (
                    if with_quad { quad(kind) } else { 0 },
                    low.clone(),
                    high.clone(),
                )
            });
            pairs.collect()
        };
        for (place, with_quad) in [(5, true), (6, false)] {
            let (left, right) = (coarse(&gd, with_quad), coarse(&pd, with_quad));
            add(
                place,
                left.intersection(&right).count(),
                left.len(),
                right.len(),
            );
        }
        let mut countries: BTreeSet<String> = ["iran", "israel", "ukrain", "russia", "china"]
            .map(String::from)
            .into();
        for actor in g
            .actors
            .values()
            .chain(p.actors.values())
            .filter(|a| a.kind == "state")
        {
            countries.extend(content_words(&actor.name).iter().map(|word| stem(word)));
        }
        let (mut used, mut hits) = (BTreeSet::new(), 0);
        for x in &g.positions {
            let fits = |y: &Position| {
                x.stance == y.stance
                    && same_actor(g.actors.get(&x.actor), p.actors.get(&y.actor))
                    && concept_match(&x.concept, &y.concept, &countries)
            };
            let place =
                (0..p.positions.len()).find(|k| !used.contains(k) && fits(&p.positions[*k]));
            if let Some(place) = place {
                used.insert(place);
                hits += 1;
            }
        }
        add(7, hits, g.positions.len(), p.positions.len());
    }
    Scores {
        lines,
        found,
        absent,
    }
}

/// The scores as the scorer prints them, without its intervals.
pub fn print(scores: &Scores) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for line in &scores.lines {
        let (precision, recall, f1) = line.scores();
        let _ = writeln!(
            out,
            "{:22} P {precision:.3}  R {recall:.3}  F {f1:.3}   ({} of {} gold, {} written)",
            line.name, line.hits, line.gold, line.written
        );
    }
    let [quotation, voice, status, parent] =
        [0, 1, 2, 3].map(|place| scores.found[place].scores().1);
    let _ = writeln!(
        out,
        "of what was found: quotation kind right {quotation:.3}, event voice right {voice:.3}, \
         event status right {status:.3}, parent of nested right {parent:.3} of {}",
        scores.found[3].gold
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn gold() -> Value {
        json!({"id": "x",
            "actors": [
                {"key": "A1", "name": "Ana Lu", "kind": "person", "country": "PER", "sector": "GOV"},
                {"key": "A2", "name": "Chile", "kind": "state", "country": "CHL", "sector": ""}],
            "statements": [
                {"speaker": "A1", "speaker_text": "she", "cue": "said", "content": "the port will open soon",
                 "quotation": "indirect", "addressee": null, "parent": null, "negated": false},
                {"speaker": "A2", "speaker_text": "Chile", "cue": "promise", "content": "to open the port",
                 "quotation": "indirect", "addressee": null, "parent": 0, "negated": false}],
            "events": [{"type": "CONSULT", "source": ["A1", "A2"], "target": [], "trigger": "met",
                 "status": "done", "voice": "outlet", "date": null, "place": null}],
            "positions": [{"actor": "A1", "concept": "opening of the port", "stance": "support", "statement": 0, "event": null}]})
    }

    fn written() -> Value {
        json!({"schema": 1, "id": "x",
            "actors": [
                {"id": "a1", "name": "Lu", "kind": "person", "country": "PER", "sectors": ["GOV"]},
                {"id": "a2", "name": "Chile", "kind": "state", "country": "CHL", "sectors": []}],
            "statements": [
                {"id": "s1", "parent": null, "speaker": "a1", "content": "the port will open", "quotation": "direct", "in_title": false},
                {"id": "s2", "parent": "s1", "speaker": "a1", "content": "to open the port", "quotation": "indirect", "in_title": false},
                {"id": "s3", "parent": null, "speaker": null, "content": "something else", "quotation": "indirect", "in_title": true}],
            "events": [{"type": "CONSULT", "source": ["a2"], "target": ["a1"], "trigger": "was met", "status": "done", "voice": "s1", "in_title": false}],
            "positions": [{"actor": "a1", "concept": "port-opening", "stance": "support"}]})
    }

    #[test]
    fn a_case_computed_by_hand() {
        let gold = Coded::of(&gold()).unwrap();
        let written = Coded::of(&written()).unwrap();
        let scores = score(&["x".to_string()], &[gold], &[written]);
        let counts: Vec<(u64, u64, u64)> = scores
            .lines
            .iter()
            .map(|line| (line.hits, line.gold, line.written))
            .collect();
        assert_eq!(counts[0], (2, 2, 2)); // both contents
        assert_eq!(counts[1], (1, 2, 2)); // Chile's promise is given to Lu
        assert_eq!(counts[2], (1, 1, 1)); // "she"
        assert_eq!(counts[3], (1, 1, 1)); // the meeting, without direction
        assert_eq!(counts[4], (1, 1, 1)); // "met"
        assert_eq!(counts[7], (1, 1, 1)); // "opening" and "port"
        let found: Vec<u64> = scores.found.iter().map(|line| line.hits).collect();
        assert_eq!(found, [1, 0, 1, 1]); // quotation, voice, status, parent
    }

    #[test]
    fn gold_against_itself_is_whole() {
        let gold = Coded::of(&gold()).unwrap();
        let scores = score(
            &["x".to_string()],
            std::slice::from_ref(&gold),
            std::slice::from_ref(&gold),
        );
        assert!(scores.lines.iter().all(|line| line.scores().2 == 1.0));
    }

    #[test]
    fn an_event_without_its_actor_is_an_error() {
        let mut value = written();
        value["events"][0]["source"] = json!(["a9"]);
        assert!(Coded::of(&value).unwrap_err().contains("a9"));
    }
}
