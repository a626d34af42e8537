//! Which of the positions that the words may show a careful reader would write down.
//!
//! The ways of reading propose more than they are sure of. Each proposal is weighed by what is known
//! of it: the rule, the cue, the verb, whose position it is, how much the concept says. The weights
//! (`keep.tsv`) are learned on articles coded by reading (`training/positions.py`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use chancery_record::{Actor, ActorId, ActorKind, EventId, Position, Span, Statement};

use super::{Stage, known, phrase, polarity};

/// What is below this score is left out.
const LEAST: f32 = -0.85;

/// The most positions of an actor, and the most events of a clause, that are held against each other.
const MOST: usize = 200;

static WEIGHTS: LazyLock<BTreeMap<&'static str, f32>> = LazyLock::new(|| {
    include_str!("keep.tsv")
        .lines()
        .filter_map(|line| {
            let (name, weight) = line.split_once('\t')?;
            Some((name, weight.parse().ok()?))
        })
        .collect()
});

/// What is weighed apart for each class of rules.
const CROSSED: &[&str] = &["telling=", "title=", "often=", "author=", "holder="];

/// A position with what is weighed of it.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The position.
    pub position: Position,
    /// What is known of it, as `name=value`.
    pub features: BTreeSet<String>,
}

impl Weighed {
    /// The logarithm of the odds that a careful reader would write it down.
    pub fn score(&self) -> f32 {
        let known = self.features.iter();
        known
            .filter_map(|feature| WEIGHTS.get(feature.as_str()))
            .sum::<f32>()
            + WEIGHTS.get("bias").copied().unwrap_or_default()
    }
}

/// What is counted once for an article.
pub(super) struct Page {
    title: String,
    /// How often the beginnings of words stand in it.
    stems: HashMap<String, usize>,
    mentions: HashMap<ActorId, usize>,
    statements: HashMap<Option<ActorId>, usize>,
    /// The triggers of events by their first byte.
    triggers: Vec<(Span, usize)>,
}

impl Page {
    /// Nothing of a speech, whose positions are not weighed.
    pub(super) fn of(stage: &Stage<'_>) -> Page {
        let mut page = Page {
            title: stage.article.title.to_lowercase(),
            stems: HashMap::new(),
            mentions: HashMap::new(),
            statements: HashMap::new(),
            triggers: Vec::new(),
        };
        if !stage.is_weighed {
            return page;
        }
        let text = stage.article.text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '.');
        for word in words.filter(|word| word.len() > 3) {
            let stem: String = word.chars().take(6).collect();
            *page.stems.entry(stem).or_default() += 1;
        }
        for actor in stage.cast.mentions.iter().flat_map(|one| &one.actors) {
            *page.mentions.entry(*actor).or_default() += 1;
        }
        for statement in stage.statements {
            *page.statements.entry(statement.speaker).or_default() += 1;
        }
        for (number, event) in stage.events.iter().enumerate() {
            let spans = event.trigger.iter().map(|&span| (span, number));
            page.triggers.extend(spans);
        }
        page.triggers.sort_unstable();
        page
    }

    /// The events whose triggers begin in a span.
    fn told_in(&self, span: Span) -> impl Iterator<Item = usize> {
        let from = self
            .triggers
            .partition_point(|(trigger, _)| trigger.start < span.start);
        self.triggers[from..]
            .iter()
            .take_while(move |(trigger, _)| trigger.start < span.end)
            .map(|&(_, number)| number)
    }
}

/// The surest first; of two that name the same thing of the same actor, only the surer one.
pub(super) fn keep(mut weighed: Vec<Weighed>) -> Vec<Weighed> {
    weighed.retain(|one| one.score() >= LEAST);
    weighed.sort_by(|a, b| b.score().total_cmp(&a.score()));
    let mut kept: Vec<Weighed> = Vec::new();
    let mut of_actor: HashMap<ActorId, Vec<Vec<String>>> = HashMap::new();
    for one in weighed {
        let others = of_actor.entry(one.position.actor).or_default();
        let stems = known::stems(&one.position.concept);
        if others.len() < MOST && !others.iter().any(|other| is_same(&stems, other)) {
            others.push(stems);
            kept.push(one);
        }
    }
    kept
}

/// Whether two concepts of an actor name the same thing in other words.
fn is_same(few: &[String], many: &[String]) -> bool {
    let shared = few.iter().filter(|stem| many.contains(stem)).count();
    shared > 0 && shared * 2 >= few.len().min(many.len())
}

/// What is weighed of a position.
pub(super) fn features(
    stage: &Stage<'_>,
    page: &Page,
    position: &Position,
    raw: f32,
    actor: Option<&Actor>,
    is_named: bool,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if !stage.is_weighed {
        return found;
    }
    let mut add = |name: String| {
        found.insert(name);
    };
    let why = &position.why;
    let source = if why.entry.starts_with("concepts.") {
        "lexicon"
    } else if why.rule == "done" || why.rule == "deed" {
        "event"
    } else {
        match &*why.entry {
            "words" | "own" => &why.entry,
            _ => "noun",
        }
    };
    add(format!("rule={}", why.rule));
    add(format!("rule={} source={source}", why.rule));
    for part in why.note.split_whitespace() {
        add(format!("{}:{part}", why.rule));
    }
    if why.note.contains("mode=") {
        let parts: Vec<&str> = why.note.split_whitespace().collect();
        for (n, one) in parts.iter().enumerate() {
            for other in parts.iter().skip(n + 1) {
                add(format!("{one}+{other}"));
            }
        }
    }
    if why.rule == "deed" || why.rule == "done" {
        add(format!("{}={}", why.rule, why.entry));
    }
    add(format!("raw={}", (raw * 5.0).floor()));
    add(format!("stance={}", position.stance));
    let statement = position
        .statement
        .and_then(|id| stage.statements.get(id.index()));
    of_statement(page, position, statement, &mut add);
    let mentions = page.mentions.get(&position.actor).copied();
    add(format!("mentions={}", bucket(mentions.unwrap_or_default())));
    let is_in_title = actor.is_some_and(|actor| {
        let last = actor.name.rsplit(' ').next().unwrap_or_default();
        last.len() > 2 && page.title.contains(&last.to_lowercase())
    });
    add(format!("actor title={is_in_title}"));
    let kind = actor.map_or(ActorKind::Group, |actor| actor.kind);
    add(format!("kind={kind}"));
    if !is_named {
        add("actor=nominal".to_string());
    }
    if actor.is_none_or(|actor| actor.country.is_empty()) {
        add("actor=nowhere".to_string());
    }
    of_concept(position, &mut add);
    of_place(stage, page, position, &mut add);
    // What tells much of a guess may tell nothing of words of praise or blame.
    let class = match why.rule {
        _ if why.note.contains("principal") => "principal",
        "content" | "deed" | "topic" => why.rule,
        _ => "shown",
    };
    let crossed: Vec<String> = found
        .iter()
        .filter(|name| CROSSED.iter().any(|start| name.starts_with(start)))
        .map(|name| format!("{class} {name}"))
        .collect();
    found.extend(crossed);
    found.insert(format!("class={class}"));
    found
}

fn of_statement(
    page: &Page,
    position: &Position,
    statement: Option<&Statement>,
    add: &mut impl FnMut(String),
) {
    let Some(statement) = statement else {
        add("cue=none".to_string());
        return;
    };
    let rule = position.why.rule;
    add(format!("cue={}", statement.cue_class));
    add(format!("{rule} cue={}", statement.cue_class));
    add(format!("lemma={}", statement.cue_lemma));
    add(format!("quotation={}", statement.quotation));
    if statement.parent.is_some() {
        add("statement=nested".to_string());
    }
    if statement.modal {
        add("statement=modal".to_string());
    }
    let holder = match statement.speaker {
        Some(speaker) if speaker == position.actor => "speaker",
        Some(_) => "other",
        None => "unnamed",
    };
    add(format!("holder={holder}"));
    add(format!("{rule} holder={holder}"));
    let alike = page.statements.get(&statement.speaker).copied();
    add(format!("statements={}", bucket(alike.unwrap_or_default())));
}

fn of_concept(position: &Position, add: &mut impl FnMut(String)) {
    let concept = &position.concept;
    let words: Vec<&str> = concept.split('-').collect();
    let telling = known::stems(concept).len();
    add(format!("telling={}", telling.min(5)));
    let place = words.iter().position(|word| phrase::is_small(word));
    add(format!("phrase={}", place.is_some()));
    let head = place
        .and_then(|place| place.checked_sub(1))
        .and_then(|place| words.get(place))
        .or(words.last());
    let Some(head) = head else { return };
    let ending = [
        "tion", "sion", "ment", "ing", "ship", "ism", "ity", "ance", "ence", "al", "s",
    ]
    .into_iter()
    .find(|end| head.ends_with(end));
    add(format!("ending={}", ending.unwrap_or("other")));
    let bare = head.trim_end_matches('s');
    if phrase::is_pointing(bare) {
        add("head=pointing".to_string());
    }
    if words
        .iter()
        .any(|word| polarity::is_ill(word.trim_end_matches('s')))
    {
        add(format!("ill {}", position.stance));
    }
}

/// Where it stands, and what events the same words tell.
fn of_place(stage: &Stage<'_>, page: &Page, position: &Position, add: &mut impl FnMut(String)) {
    let Some(&span) = position.evidence.first() else {
        return;
    };
    let annotated = stage.annotated;
    let token = annotated.tokens_in(span).start;
    let sentence = annotated
        .sentences
        .partition_point(|sentence| sentence.end <= token);
    add(format!("sentence={}", bucket(sentence)));
    add(format!("author={}", stage.cast.author.is_some()));
    add(format!("clauses={}", bucket(position.evidence.len())));
    let told: BTreeSet<String> = known::stems(&position.concept).into_iter().collect();
    let in_title = told
        .iter()
        .filter(|stem| page.title.contains(stem.as_str()))
        .count();
    let often = told
        .iter()
        .filter(|stem| page.stems.get(*stem).is_some_and(|&count| count > 2))
        .count();
    // Without a title nothing is known of what the article is about.
    let (in_title, often) = if page.title.is_empty() {
        (1, 2)
    } else {
        (in_title.min(3), often.min(3))
    };
    add(format!("title={in_title}"));
    add(format!("often={often}"));
    let cue = position
        .statement
        .and_then(|id| stage.statements.get(id.index()))
        .and_then(|statement| statement.cue.first().copied());
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let numbers = page
        .told_in(span)
        .chain(cue.into_iter().flat_map(|cue| page.told_in(cue)));
    for number in numbers.take(MOST) {
        let Some(event) = stage.events.get(number) else {
            continue;
        };
        let own = event.source.contains(&position.actor);
        if position.event != Some(EventId(number as u32)) {
            kinds.insert(format!("event={} own={own}", event.kind));
        }
    }
    if kinds.is_empty() {
        kinds.insert("event=none".to_string());
    }
    kinds.into_iter().for_each(add);
}

fn bucket(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2..=3 => "2-3",
        4..=7 => "4-7",
        _ => "8+",
    }
}
