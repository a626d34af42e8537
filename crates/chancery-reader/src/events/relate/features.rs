//! What describes a marked pair: the votes of the lexicon, the words between the two and above them.
//!
//! > `<s>Norway</s>` **pledged aid to** `<t>Malawi</t>`.

use chancery_lexicon::Lexicon;
use chancery_lexicon::events::Entry;
use chancery_record::{Actor, ActorId, ActorKind, EventType, MentionForm, Status};
use chancery_text::{Annotated, Dep, Iob, Pos, Span, Tag, TokenId};

use crate::actors::{Cast, CastMention};
use crate::events::candidates::{self, Candidate};
use crate::grammar;

const SOURCE: ActorId = ActorId(0);
const TARGET: ActorId = ActorId(1);

/// A cast of two: the marked source and target.
fn pair(annotated: &Annotated, source: Span, target: Span) -> (Cast, TokenId, TokenId) {
    let actor = || Actor {
        name: String::new(),
        kind: ActorKind::State,
        country: String::new(),
        sectors: Vec::new(),
        office: String::new(),
        key: String::new(),
    };
    let mut cast = Cast {
        actors: vec![actor(), actor()],
        by_token: vec![None; annotated.tokens.len()],
        ..Cast::default()
    };
    let mut heads = [0, 0];
    for (number, span) in [source, target].into_iter().enumerate() {
        let tokens = annotated.tokens_in(span);
        let end = (annotated.tokens.len() as TokenId).saturating_sub(1);
        let head = tokens
            .clone()
            .find(|&token| {
                let above = annotated.token(token).head;
                above == token || !tokens.contains(&above)
            })
            .unwrap_or(tokens.start.min(end));
        heads[number] = head;
        for token in tokens {
            cast.by_token[token as usize] = Some(number as u32);
        }
        cast.mentions.push(CastMention {
            actors: vec![ActorId(number as u32)],
            head,
            span,
            form: MentionForm::Name,
            note: "marked",
            confidence: 1.0,
        });
    }
    (cast, heads[0], heads[1])
}

/// The verb that a token hangs under.
fn verb_above(annotated: &Annotated, token: TokenId) -> Option<TokenId> {
    annotated
        .ancestors(token)
        .take(64)
        .find(|&above| matches!(annotated.token(above).pos, Pos::VERB | Pos::AUX))
}

/// The tokens from a token up to and with an ancestor.
fn climb(annotated: &Annotated, from: TokenId) -> Vec<TokenId> {
    std::iter::once(from)
        .chain(annotated.ancestors(from).take(64))
        .collect()
}

/// What describes a pair: each feature is given to `put` once or more, in parts.
pub fn of(
    lexicon: &Lexicon,
    annotated: &Annotated,
    source: Span,
    target: Span,
    put: &mut dyn FnMut(&[&str]),
) {
    if annotated.tokens.is_empty() {
        return;
    }
    let (cast, s, t) = pair(annotated, source, target);
    let marked = |token: TokenId| cast.by_token[token as usize].is_some();
    votes(lexicon, annotated, &cast, s, t, put);
    nearby(lexicon, annotated, &cast, s, t, put);
    // Verbs above both, their meeting point, the root.
    let s_path = climb(annotated, s);
    let t_path = climb(annotated, t);
    let meet = s_path.iter().copied().find(|token| t_path.contains(token));
    let root = *s_path.last().unwrap_or(&s);
    let s_verb = verb_above(annotated, s);
    let t_verb = verb_above(annotated, t);
    let mut seen: Vec<TokenId> = Vec::new();
    for (name, verb) in [("s", s_verb), ("t", t_verb), ("m", meet), ("r", Some(root))] {
        if let Some(verb) = verb {
            describe(annotated, &cast, name, verb, put);
            if !seen.contains(&verb) {
                seen.push(verb);
                describe(annotated, &cast, "v", verb, put);
            }
        } else {
            put(&[name, ":none"]);
        }
    }
    if let Some(meet) = meet {
        let up: Vec<TokenId> = s_path.iter().copied().take_while(|&x| x != meet).collect();
        let down: Vec<TokenId> = t_path.iter().copied().take_while(|&x| x != meet).collect();
        let mut way = up;
        way.push(meet);
        way.extend(down.into_iter().rev());
        let lemmas: Vec<&str> = way
            .iter()
            .filter(|&&token| {
                !marked(token) && annotated.token(token).entity == chancery_text::EntityLabel::None
            })
            .map(|&token| annotated.lemma(token))
            .collect();
        for lemma in &lemmas {
            put(&["path:", lemma]);
        }
        for two in lemmas.windows(2) {
            put(&["path2:", two[0], "_", two[1]]);
        }
        let deps: Vec<&str> = way
            .iter()
            .map(|&token| annotated.token(token).dep.as_str())
            .collect();
        if deps.len() <= 8 {
            put(&["deps:", &deps.join("-")]);
        }
        put(&["pathlen:", &way.len().min(8).to_string()]);
    }
    put(&["sdep:", annotated.token(s).dep.as_str()]);
    put(&["tdep:", annotated.token(t).dep.as_str()]);
    if t < s {
        put(&["order:ts"]);
    }
    if let Some(above) = annotated.head(t) {
        put(&["tprep:", annotated.lower(above)]);
    }
    words(annotated, &cast, s, put);
}

/// Lemmas of the sentence outside the pair and of names, alone and in twos.
fn words(annotated: &Annotated, cast: &Cast, s: TokenId, put: &mut dyn FnMut(&[&str])) {
    let mut before = "";
    let tokens = annotated.sentence_tokens(annotated.token(s).sentence as usize);
    for token in tokens {
        let data = annotated.token(token);
        if let Some(number) = cast.by_token[token as usize] {
            let name = if number == 0 { "<s>" } else { "<t>" };
            if before != name && !before.is_empty() {
                put(&["w2:", before, "_", name]);
            }
            before = name;
            continue;
        }
        if matches!(data.pos, Pos::PUNCT | Pos::SPACE) {
            continue;
        }
        if data.iob != Iob::O {
            if data.entity == chancery_text::EntityLabel::MONEY {
                put(&["has:money"]);
            }
            before = "<e>";
            continue;
        }
        let lemma = annotated.lemma(token);
        if !matches!(data.pos, Pos::DET | Pos::NUM | Pos::X) {
            put(&["w:", lemma]);
            if !before.is_empty() {
                put(&["w2:", before, "_", lemma]);
            }
        }
        before = lemma;
    }
}

/// A verb with its arguments.
fn describe(
    annotated: &Annotated,
    cast: &Cast,
    name: &str,
    verb: TokenId,
    put: &mut dyn FnMut(&[&str]),
) {
    let lemma = annotated.lemma(verb);
    let of = |token: TokenId| -> &str {
        match cast.by_token[token as usize] {
            Some(0) => "<s>",
            Some(_) => "<t>",
            None if annotated.token(token).iob != Iob::O => annotated.token(token).entity.as_str(),
            None => annotated.lemma(token),
        }
    };
    put(&[name, ":", of(verb)]);
    if grammar::is_negated(annotated, verb) {
        put(&[name, ":neg"]);
        put(&[name, ":neg_", lemma]);
    }
    if annotated.token(verb).tag == Tag::VBG {
        put(&[name, ":ing"]);
    }
    for &child in annotated.children(verb) {
        let token = annotated.token(child);
        match token.dep {
            Dep::aux => {
                put(&[name, ":aux:", annotated.lower(child)]);
                if token.tag == Tag::MD {
                    put(&[name, ":md_", lemma]);
                }
            }
            Dep::dobj | Dep::attr | Dep::nsubjpass | Dep::acomp | Dep::oprd => {
                put(&[name, ":", token.dep.as_str(), ":", of(child)]);
                put(&[name, ":arg:", lemma, "_", of(child)]);
                for &inner in annotated.children(child) {
                    if matches!(annotated.token(inner).dep, Dep::amod | Dep::compound) {
                        put(&[name, ":argmod:", of(inner), "_", of(child)]);
                    }
                    if annotated.token(inner).dep == Dep::prep {
                        put(&[name, ":argprep:", of(child), "_", annotated.lower(inner)]);
                        if let Some(below) = annotated.child(inner, Dep::pobj) {
                            put(&[name, ":argpobj:", annotated.lower(inner), "_", of(below)]);
                        }
                    }
                }
            }
            Dep::nsubj => put(&[name, ":subj:", of(child)]),
            Dep::prt => {
                put(&[name, ":prt:", lemma, "_", annotated.lower(child)]);
            }
            Dep::prep | Dep::agent | Dep::dative => {
                put(&[name, ":prep:", lemma, "_", annotated.lower(child)]);
                for dep in [Dep::pobj, Dep::pcomp] {
                    if let Some(noun) = annotated.child(child, dep) {
                        put(&[name, ":pobj:", annotated.lower(child), "_", of(noun)]);
                        put(&[name, ":arg:", lemma, "_", of(noun)]);
                    }
                }
            }
            Dep::xcomp | Dep::ccomp | Dep::advcl => {
                put(&[name, ":", token.dep.as_str(), ":", of(child)]);
                put(&[name, ":comp:", lemma, "_", of(child)]);
                if let Some(object) = annotated.child(child, Dep::dobj) {
                    put(&[name, ":comparg:", of(child), "_", of(object)]);
                }
            }
            Dep::conj => put(&[name, ":conj:", of(child)]),
            _ => {}
        }
    }
}

/// How well a candidate's slots fit the pair: 0 not at all.
fn fit(candidate: &Candidate) -> u8 {
    let (source, target) = (&candidate.source, &candidate.target);
    let near = u8::from(candidate.source_depth == 0) + u8::from(candidate.target_depth == 0);
    match (source.contains(&SOURCE), target.contains(&TARGET)) {
        (true, true) => 6 + near,
        (true, false) if source.contains(&TARGET) => 6 + near,
        (true, false) => 4,
        (false, true) => 3,
        _ if source.contains(&TARGET) || target.contains(&SOURCE) => 2,
        _ => 0,
    }
}

/// What the lexicon says of the pair.
fn votes(
    lexicon: &Lexicon,
    annotated: &Annotated,
    cast: &Cast,
    s: TokenId,
    t: TokenId,
    put: &mut dyn FnMut(&[&str]),
) {
    let events = &lexicon.events;
    let found = candidates::candidates(events, annotated, cast);
    let between = |token: TokenId| (s.min(t)..=s.max(t)).contains(&token);
    let path: Vec<TokenId> = climb(annotated, s)
        .into_iter()
        .chain(climb(annotated, t))
        .collect();
    let mut best: Option<(u32, &Candidate)> = None;
    let mut second: Option<(u32, &Candidate)> = None;
    for candidate in &found {
        let predicate = &candidate.predicate;
        let entry = &events.entries[predicate.entry as usize];
        let Some(label) = single_label(entry, candidate.status) else {
            continue;
        };
        let fit = fit(candidate);
        let on_path = predicate.words.iter().any(|word| path.contains(word));
        let place = if fit > 0 {
            ""
        } else if on_path {
            "p"
        } else if between(predicate.head) {
            "b"
        } else {
            "o"
        };
        let fit_name = fit.to_string();
        put(&["lx", place, &fit_name, ":", label.as_str()]);
        if fit >= 3 || on_path {
            put(&["lxany:", label.as_str()]);
            put(&["ent:", &entry.name]);
            put(&["ent:", &entry.name, "/", candidate.status.as_str()]);
            put(&[
                "raw:",
                entry.kind.map_or("", EventType::as_str),
                "/",
                candidate.status.as_str(),
            ]);
        }
        let own_root = annotated.head(predicate.head).is_none();
        let score = u32::from(fit) * 100
            + u32::from(on_path) * 60
            + predicate.weight * 8
            + u32::from(own_root) * 20
            + u32::from(between(predicate.head)) * 10;
        if fit + u8::from(on_path) > 0 {
            if best.is_none_or(|(top, _)| score > top) {
                second = best;
                best = Some((score, candidate));
            } else if second.is_none_or(|(top, _)| score > top) {
                second = Some((score, candidate));
            }
        }
    }
    let label_of = |candidate: &Candidate| {
        let entry = &events.entries[candidate.predicate.entry as usize];
        single_label(entry, candidate.status)
    };
    if let (Some((_, one)), Some((_, two))) = (best, second)
        && let (Some(one), Some(two)) = (label_of(one), label_of(two))
    {
        put(&["second:", two.as_str()]);
        put(&["second:", one.as_str(), "/", two.as_str()]);
    }
    if let Some((_, candidate)) = best
        && let Some(label) = label_of(candidate)
    {
        beneath(annotated, candidate.predicate.head, label.as_str(), put);
    }
    match best {
        Some((_, candidate)) => {
            let entry = &events.entries[candidate.predicate.entry as usize];
            if let Some(label) = single_label(entry, candidate.status) {
                put(&["best:", label.as_str()]);
                put(&["best:", label.as_str(), "/", &fit(candidate).to_string()]);
                put(&["bestent:", &entry.name]);
                put(&["beststatus:", candidate.status.as_str()]);
            }
        }
        None => put(&["best:none"]),
    }
}

/// PLOVER's own rule for one label: what is only promised, threatened or refused is a verbal act.
fn single_label(entry: &Entry, status: Status) -> Option<EventType> {
    use EventType::*;
    let kind = entry.relation.or(entry.kind)?;
    Some(match status {
        Status::Planned => match kind {
            Consult | Support | Cooperate | Aid | Concede | Retreat => Agree,
            Sanction | Coerce | Assault | Mobilize | Protest => Threaten,
            other => other,
        },
        Status::Hypothetical => match kind {
            Cooperate | Aid => Agree,
            Sanction | Coerce | Assault | Protest => Threaten,
            other => other,
        },
        Status::Denied => match kind {
            Agree | Consult | Support | Cooperate | Aid | Concede | Retreat => Reject,
            other => other,
        },
        Status::Demanded => match kind {
            Accuse | Reject | Threaten => kind,
            _ => Request,
        },
        _ => kind,
    })
}

/// The words under the likeliest act: its object, its particle, what follows it.
fn beneath(annotated: &Annotated, head: TokenId, label: &str, put: &mut dyn FnMut(&[&str])) {
    for &child in annotated.children(head) {
        let token = annotated.token(child);
        let bears = matches!(
            token.dep,
            Dep::dobj | Dep::prt | Dep::xcomp | Dep::advmod | Dep::amod
        );
        if bears && token.iob == Iob::O {
            put(&["with:", label, "/", annotated.lemma(child)]);
        }
    }
}

/// Words between the two and after them, and the classes of the lexicon that words belong to.
fn nearby(
    lexicon: &Lexicon,
    annotated: &Annotated,
    cast: &Cast,
    s: TokenId,
    t: TokenId,
    put: &mut dyn FnMut(&[&str]),
) {
    let tokens = annotated.sentence_tokens(annotated.token(s).sentence as usize);
    let mut before = "<s>";
    let mut first = true;
    for token in tokens {
        let data = annotated.token(token);
        if cast.by_token[token as usize].is_some()
            || data.iob != Iob::O
            || matches!(
                data.pos,
                Pos::PUNCT | Pos::SPACE | Pos::DET | Pos::NUM | Pos::X
            )
        {
            continue;
        }
        let lemma = annotated.lemma(token);
        let place = if (s.min(t)..=s.max(t)).contains(&token) {
            "b"
        } else if token > s.max(t) {
            "a"
        } else {
            "p"
        };
        put(&["at", place, ":", lemma]);
        if place == "b" {
            put(&["bw2:", before, "_", lemma]);
            before = lemma;
        }
        if token > s && data.pos == Pos::VERB && first {
            put(&["fv:", lemma]);
            first = false;
        }
        if matches!(data.pos, Pos::NOUN | Pos::VERB | Pos::ADJ) {
            for class in CLASSES {
                if lexicon.events.in_class(class, lemma) {
                    put(&["cls:", class]);
                    put(&["cls", place, ":", class]);
                    if let Some(above) = annotated.head(token)
                        && annotated.token(above).pos == Pos::VERB
                    {
                        let verb = annotated.lemma(above);
                        put(&["clsv:", class, "_", verb]);
                    }
                }
            }
        }
    }
}

/// Classes of the lexicon that tell types apart.
const CLASSES: &[&str] = &[
    "talks",
    "call",
    "visit",
    "mediation",
    "agreement",
    "aid",
    "money",
    "weapons",
    "troops",
    "police",
    "peacekeepers",
    "sanctions",
    "trade_curbs",
    "ban",
    "demand",
    "attack",
    "violence",
    "war",
    "fire",
    "bomb",
    "protest",
    "strike",
    "concern",
    "blame",
    "support",
    "ties",
    "alliance",
    "pledge",
    "prisoners",
    "property",
    "lawsuit",
    "probe",
    "restraint",
    "ceasefire",
    "fight",
    "envoy",
    "exercise",
    "norm",
    "person_harm",
    "peace",
    "bill",
    "goods",
    "intel",
    "refugees",
    "coop",
    "blaming",
    "blamed",
    "asking",
    "praising",
    "remedy",
    "harming",
    "lasting",
];
