//! Noun phrases: what stands before the noun, who owns it, which part is a name.
//!
//! > **Freedonia's foreign minister Ana Lu** met envoys.
//!
//! Head *Lu*, name *Ana Lu*, title *foreign minister*, owner *Freedonia*.
//!
//! What stands around the noun is found in [`around`], the office beside a name in [`fields`], people of whom
//! only the number is told in [`crowds`].

pub(in crate::actors) mod around;
pub(in crate::actors) mod crowds;
pub(in crate::actors) mod fields;

use chancery_lexicon::actors::{Gender, Meaning, RoleKind, Surname, Usage};
use chancery_lexicon::words;
use chancery_record::{ActorKind, Sector};
use chancery_text::{Dep, EntityLabel, Iob, Pos, Tag, TokenId};

use super::stage::{Hit, Stage};
use super::words::foreign;
use super::words::saying;
use around::{before, owner_after};
use fields::given_start;

/// A noun phrase without what follows its noun.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its head.
    pub head: TokenId,
    /// First token, article and possessor included.
    pub start: TokenId,
    /// One past the last token of the noun or name.
    pub end: TokenId,
    /// The tokens of the name.
    pub name: Option<(TokenId, TokenId)>,
    /// The named actor of the lexicon that the noun or name is.
    pub entry: Option<(u32, Usage)>,
    /// The role of the noun, or the title nearest to the name.
    pub role: Option<(u32, bool)>,
    /// Roles further left: *ministry* in *the foreign ministry spokesman*.
    pub more_roles: Vec<u32>,
    /// The hit of the role or title: first token.
    pub title_start: Option<TokenId>,
    /// A nationality word or name before the noun, by entry.
    pub modifier: Option<(u32, TokenId)>,
    /// Head of the possessor, or of the noun after *of* or *for*.
    pub owner: Option<TokenId>,
    /// Gender by an honorific or title.
    pub gender: Option<Gender>,
    /// How it begins.
    pub determiner: Determiner,
    /// Whether it is a plural.
    pub plural: bool,
    /// Whether it is a pronoun.
    pub pronoun: bool,
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// *the*, *this*, *that*, *both*
    Definite,
    /// *a*, *some*, *other*
    Indefinite,
    /// A possessor.
    Possessed,
    /// Nothing.
    Bare,
}

/// Longest stretch of tokens before a noun that is looked at.
const REACH: TokenId = 40;

/// Relations of words that stand inside another noun phrase.
fn is_modifier(dep: Dep) -> bool {
    matches!(
        dep,
        Dep::compound
            | Dep::amod
            | Dep::det
            | Dep::nmod
            | Dep::nummod
            | Dep::quantmod
            | Dep::punct
            | Dep::case
            | Dep::predet
            | Dep::preconj
            | Dep::cc
            | Dep::aux
            | Dep::auxpass
            | Dep::neg
            | Dep::mark
            | Dep::prt
            | Dep::flat
            | Dep::flat_name
    )
}

fn may_head(stage: &Stage<'_>, at: TokenId) -> bool {
    let token = stage.doc.token(at);
    match token.pos {
        Pos::NOUN | Pos::PROPN | Pos::PRON => !is_modifier(token.dep) || issues(stage, at),
        // "the Japanese", "the two", "both"; a name mistaken for something else.
        Pos::ADJ | Pos::NUM | Pos::DET | Pos::X | Pos::VERB | Pos::INTJ => {
            matches!(
                token.dep,
                Dep::nsubj
                    | Dep::nsubjpass
                    | Dep::dobj
                    | Dep::pobj
                    | Dep::poss
                    | Dep::agent
                    | Dep::dative
                    | Dep::conj
                    | Dep::appos
                    | Dep::attr
            ) && (stage.hit_of[at as usize] != 0
                || !matches!(token.pos, Pos::VERB | Pos::X | Pos::INTJ))
        }
        _ => false,
    }
}

/// Whether a body before a paper or figures is whoever issued them: *a **police** report*, *an **army**
/// communiqué*.
fn issues(stage: &Stage<'_>, at: TokenId) -> bool {
    let doc = stage.doc;
    let token = doc.token(at);
    let paper = doc.lemma(token.head);
    let is_paper = words::attribution::ISSUED.has(paper)
        && !matches!(paper, "document" | "information" | "note" | "text");
    // *A party **figure*** is a person.
    let is_plural = matches!(doc.token(token.head).tag, Tag::NNS);
    let are_figures = words::attribution::FIGURES.has(paper) && (paper != "figure" || is_plural);
    let is_issued = token.head > at
        && matches!(token.dep, Dep::compound | Dep::nmod)
        && (is_paper || are_figures);
    // *Press reports* are of nobody that is known.
    let is_body = |(role, _): (u32, bool)| {
        let role = stage.role(role);
        let has = |sector: Sector| role.sectors.contains(&sector);
        match role.kind {
            RoleKind::Organization | RoleKind::Group | RoleKind::Igo => !has(Sector::Jrn),
            RoleKind::State => matches!(role.name.as_str(), "government" | "regime"),
            RoleKind::Person => has(Sector::Reb),
            _ => false,
        }
    };
    is_issued && stage.role_at(at).is_some_and(is_body)
}

/// The nationality before a body that issued something: *a **Peruvian** police report* is its police's.
fn nationality_before(stage: &Stage<'_>, body: TokenId) -> Option<TokenId> {
    let token = stage.doc.token(body);
    let before = token.left_edge.checked_sub(1)?;
    let hit = stage.hit(before)?;
    let (entry, _) = stage.entry_of(hit)?;
    let is_state = stage.entry(entry).kind == ActorKind::State;
    let is_beside = stage.doc.token(before).head == token.head;
    (is_state && is_beside && is_modifier(token.dep) && issues(stage, body)).then_some(hit.start)
}

/// Finds all noun phrases.
pub(super) fn find(stage: &mut Stage<'_>) {
    for at in 0..stage.doc.tokens.len() as TokenId {
        if may_head(stage, at) {
            let phrase = read(stage, at);
            stage.phrases.push(phrase);
            stage.phrase_of[at as usize] = stage.phrases.len() as u32;
        }
    }
}

/// Whether a token can be part of a name.
fn nameable(stage: &Stage<'_>, at: TokenId) -> bool {
    let token = stage.doc.token(at);
    let form = stage.form(at);
    if form == "," {
        // "Ana Lu, Jr."
        let is_junior = at + 1 < stage.doc.tokens.len() as TokenId
            && matches!(stage.form(at + 1), "Jr." | "Sr." | "JR." | "SR.");
        return is_junior && stage.doc.token(at + 1).iob == Iob::I;
    }
    if matches!(token.pos, Pos::PROPN) || matches!(token.tag, Tag::NNP | Tag::NNPS) {
        return form.chars().any(char::is_alphanumeric) || is_particle(form);
    }
    // A name mistaken for a common word at the start of a sentence: "Ode says".
    let taken = is_common(token.pos)
        && stage.proper[token.lower.index()]
        && stage.is_capital(at)
        && !stage.doc.in_title(token.sentence as usize)
        && stage.role_at(at).is_none();
    is_particle(form)
        || taken
        || is_known_name(stage, at)
        || (token.entity == EntityLabel::PERSON && stage.is_capital(at))
}

/// Whether a word that the tagger took for a common noun is one of a name of the lexicon: of a full
/// name, or within a sentence of the surname of somebody in office.
fn is_known_name(stage: &Stage<'_>, at: TokenId) -> bool {
    let token = stage.doc.token(at);
    let noun = is_common(token.pos);
    let sentence = token.sentence as usize;
    if !noun || !stage.is_capital(at) || stage.doc.in_title(sentence) || stage.capitals[sentence] {
        return false;
    }
    let Some(hit) = stage.hit(at) else {
        return false;
    };
    // "Ode met Chen", not "Rice is dear".
    let acts = token.dep == Dep::nsubj && stage.doc.token(token.head).pos == Pos::VERB;
    let within = at > stage.doc.sentences[sentence].start || acts && !is_ordinary(stage, at);
    stage.meanings(hit).iter().any(|meaning| match *meaning {
        Meaning::Actor { entry, usage } => {
            let entry = stage.entry(entry);
            let in_office = entry.term(stage.article.published).is_some();
            entry.kind == ActorKind::Person
                && match usage {
                    Usage::Surname => within && in_office,
                    _ => hit.end - hit.start > 1,
                }
        }
        Meaning::Role { .. } => false,
    })
}

/// Whether a tagger may take a name for a word of that kind.
fn is_common(pos: Pos) -> bool {
    matches!(pos, Pos::NOUN | Pos::ADJ | Pos::VERB | Pos::X | Pos::INTJ)
}

/// Whether a surname is an ordinary word too: *Rice*, *Major*.
fn is_ordinary(stage: &Stage<'_>, at: TokenId) -> bool {
    let phrases = &stage.lexicon.phrases;
    let word = phrases.word(stage.doc.lower(at));
    word.is_some_and(|word| phrases.facts(word).surname == Some(Surname::Word))
}

fn is_particle(form: &str) -> bool {
    matches!(
        form.to_ascii_lowercase().as_str(),
        "-" | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "ul"
            | "ud"
            | "de"
            | "del"
            | "della"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "di"
            | "du"
            | "von"
            | "van"
            | "der"
            | "den"
            | "ter"
            | "y"
            | "la"
            | "abu"
            | "ben"
            | "bar"
            | "jr."
            | "sr."
            | "jr"
            | "sr"
            | "ii"
            | "iii"
            | "ash"
            | "as"
            | "an"
            | "ad"
    )
}

/// Labels of entities that name no actor.
fn names_nobody(label: EntityLabel) -> bool {
    matches!(
        label,
        EntityLabel::DATE
            | EntityLabel::TIME
            | EntityLabel::MONEY
            | EntityLabel::PERCENT
            | EntityLabel::QUANTITY
            | EntityLabel::ORDINAL
            | EntityLabel::CARDINAL
            | EntityLabel::LAW
            | EntityLabel::WORK_OF_ART
            | EntityLabel::EVENT
            | EntityLabel::LANGUAGE
    )
}

/// Reads the phrase of a head.
fn read(stage: &Stage<'_>, head: TokenId) -> Phrase {
    let doc = stage.doc;
    let token = doc.token(head);
    let left = nationality_before(stage, head)
        .unwrap_or(token.left_edge)
        .max(head.saturating_sub(REACH))
        .max(sentence_start(stage, head));
    let mut phrase = Phrase {
        head,
        start: left,
        end: head + 1,
        name: None,
        entry: None,
        role: None,
        more_roles: Vec::new(),
        title_start: None,
        modifier: None,
        owner: None,
        gender: None,
        determiner: Determiner::Bare,
        plural: matches!(token.tag, Tag::NNS | Tag::NNPS),
        pronoun: token.pos == Pos::PRON,
    };
    if phrase.pronoun {
        phrase.start = head;
        return phrase;
    }
    phrase.start = first_of(stage, head, left);
    let noun_start = name_and_noun(stage, &mut phrase);
    if phrase.role.is_none()
        && phrase.name.is_none()
        && let Some(role) = crowds::people(stage, head)
    {
        phrase.role = Some((role, true));
        phrase.plural = true;
        phrase.title_start = Some(head);
    }
    before(stage, &mut phrase, noun_start);
    owner_after(stage, &mut phrase);
    phrase
}

fn sentence_start(stage: &Stage<'_>, token: TokenId) -> TokenId {
    stage.doc.sentences[stage.doc.token(token).sentence as usize].start
}

/// The first token of the phrase: brackets, marks and words that belong to the clause left out.
fn first_of(stage: &Stage<'_>, head: TokenId, left: TokenId) -> TokenId {
    let doc = stage.doc;
    let mut start = head;
    let mut bracketed = head;
    let mut gloss = None;
    for at in (left..head).rev() {
        let token = doc.token(at);
        let form = stage.form(at);
        // "the Grain Association (GA) chairman Ana Lu": an acronym inside.
        if form == ")" && at >= left + 3 && stage.form(at - 2) == "(" && stage.is_capital(at - 1) {
            bracketed = at - 2;
        }
        if bracketed <= at && at < head && at < bracketed + 3 {
            continue;
        }
        // "FLO [Front for the Liberation of Ood] guerrillas": what the name stands for.
        if form == "]" {
            let opens = (left..at)
                .rev()
                .take(14)
                .find(|&word| stage.form(word) == "[");
            gloss = opens.filter(|&opens| opens > left);
        }
        if gloss.is_some_and(|opens| at >= opens) {
            continue;
        }
        let is_dash = matches!(form, "-" | "–" | "--" | "—");
        if is_dash && token.space_after {
            // "March 27 - President Ode": a dateline's end.
            break;
        }
        let joins = is_dash
            || matches!(form, "'s" | "’s" | "'" | "’" | "." | "/" | "&")
            || form.starts_with(['\'', '’']) && form.len() <= 4;
        if token.pos == Pos::PUNCT
            && !joins
            && !matches!(form, "\"" | "“" | "”" | "``" | "''" | ",")
        {
            break;
        }
        if matches!(
            token.dep,
            Dep::mark | Dep::cc | Dep::advmod | Dep::prep | Dep::intj | Dep::relcl
        ) && token.head == head
            && !matches!(token.pos, Pos::ADJ)
        {
            if token.dep != Dep::advmod {
                break;
            }
            continue;
        }
        if token.pos == Pos::PUNCT && !joins {
            continue;
        }
        if token.pos == Pos::SPACE {
            break;
        }
        start = at;
    }
    start
}

/// Finds the name or noun that the head belongs to; returns where it starts.
fn name_and_noun(stage: &Stage<'_>, phrase: &mut Phrase) -> TokenId {
    let doc = stage.doc;
    let head = phrase.head;
    let hit = stage.hit(before_suffix(stage, head));
    let role = hit.and_then(|hit| stage.role_of(hit));
    let entry = hit.and_then(|hit| stage.entry_of(hit));
    let proper = nameable(stage, head) && stage.is_capital(head);

    // A common noun, or a title that stands alone: "the Leader".
    if let (Some(hit), Some((number, plural))) = (hit, role)
        && (entry.is_none() || is_member(stage, phrase, number, plural))
        && !(hit.end - hit.start == 1 && is_surname_too(stage, head))
    {
        let start = hit.start;
        let kind = stage.role(number).kind;
        let body = !matches!(
            kind,
            RoleKind::Office | RoleKind::Person | RoleKind::People | RoleKind::State
        );
        let is_last_of_name = body && proper && {
            // "Economic Policy Council": capitals before the noun make a name.
            start > phrase.start
                && part_of_name(stage, start - 1, phrase.start)
                && stage.is_capital(start)
        };
        phrase.role = Some((number, plural));
        phrase.title_start = Some(start);
        phrase.plural = plural || phrase.plural;
        phrase.end = phrase.end.max(hit.end);
        if is_last_of_name {
            let from = run_start(stage, start, phrase.start);
            let end = extend_right(stage, phrase.end, hit.end);
            // "National Association of Miners": with its field.
            let end = institution(stage, head, kind).map_or(end, |field| field.max(end));
            phrase.name = Some((from, end));
            phrase.end = end;
            phrase.title_start = None;
            return from;
        }
        if let Some(end) = institution(stage, head, kind).filter(|&end| end > phrase.end) {
            // "Ministry of Foreign Trade": a body with its field.
            phrase.end = end;
        }
        return start;
    }

    let person_hit = hit.filter(|&hit| names_people(stage, hit));
    if let (Some(hit), Some((number, usage))) = (hit, entry)
        && person_hit.is_none()
    {
        // "Jo Tehran": a given name before it makes it a surname.
        let given = hit.start > phrase.start
            && nameable(stage, hit.start - 1)
            && stage.hit_of[hit.start as usize - 1] == 0
            && stage.is_given(hit.start - 1);
        let inside = doc.entity(head).is_some_and(|range| {
            range.start < hit.start
                && doc.token(head).entity == EntityLabel::PERSON
                && (range.start..hit.start).all(|at| {
                    // *Neighbouring Oz*: no given name.
                    nameable(stage, at)
                        && stage.hit(at).is_none_or(|hit| names_people(stage, hit))
                        && !foreign::tells_whose(stage, doc.lower(at))
                })
        });
        if let Some((body, from)) = branch_of(stage, number, hit.start, phrase.start) {
            phrase.entry = Some((body, Usage::Name));
            phrase.end = phrase.end.max(hit.end);
            phrase.name = Some((from, hit.end));
            return from;
        }
        if !given && !inside {
            phrase.entry = Some((number, usage));
            phrase.end = phrase.end.max(hit.end);
            phrase.name = Some((hit.start, hit.end));
            return hit.start;
        }
    }
    if !proper
        || (names_nobody(doc.token(head).entity)
            && (person_hit.is_none() || doc.token(head).entity == EntityLabel::DATE))
    {
        return head;
    }
    let last = stage.lexicon.phrases.word(doc.lower(head));
    let is_thing = last.is_some_and(|word| stage.lexicon.phrases.facts(word).thing);
    if person_hit.is_none() && is_thing && !is_surname_here(stage, head) && !speaks(stage, head) {
        // "the Grain Agreement": no actor.
        return head;
    }
    let from = run_start(stage, head, phrase.start);
    let end = extend_right(stage, head + 1, head + 1);
    phrase.name = Some((from, end));
    phrase.end = end;
    if let (Some(hit), Some(found)) = (person_hit, entry)
        && hit.start <= from
        && (hit.end >= end || before_suffix(stage, end - 1) < hit.end)
    {
        phrase.entry = Some(found);
    }
    // An organization's own noun: "Grain Board of Freedonia".
    if person_hit.is_none()
        && doc.token(head).entity == EntityLabel::ORG
        && let Some(end) = of_entity(stage, head).filter(|&last| last > end)
    {
        phrase.name = Some((from, end));
        phrase.end = end;
    }
    from
}

/// The body of the lexicon whose branch in a country a name is, and where that begins: ***CNN**
/// Freedonia*.
fn branch_of(
    stage: &Stage<'_>,
    country: u32,
    at: TokenId,
    left: TokenId,
) -> Option<(u32, TokenId)> {
    let before = at.checked_sub(1).filter(|&before| before >= left)?;
    let hit = stage.hit(before)?;
    let (body, usage) = stage.entry_of(hit)?;
    let kind = stage.entry(body).kind;
    let is_branch = stage.entry(country).kind == ActorKind::State
        && usage == Usage::Name
        && matches!(kind, ActorKind::Outlet | ActorKind::Organization)
        && stage.doc.token(before).dep == Dep::compound
        && hit.start >= left;
    is_branch.then_some((body, hit.start))
}

/// Whether a word for a party is one of its people here: *the **Republican** said*, not *Republican
/// leaders*, *the Republicans*.
fn is_member(stage: &Stage<'_>, phrase: &Phrase, role: u32, plural: bool) -> bool {
    let token = stage.doc.token(phrase.head);
    let is_one = stage.is_personal(role) && !plural;
    let has_article = matches!(stage.doc.lower(phrase.start), "the" | "a" | "an");
    is_one && has_article && matches!(token.dep, Dep::nsubj | Dep::nsubjpass | Dep::dobj)
}

/// *The Conference of Mayors **said***, *according to **the Lost 52 Project***: a body, whatever its noun.
fn speaks(stage: &Stage<'_>, head: TokenId) -> bool {
    let doc = stage.doc;
    let token = doc.token(head);
    let is_body =
        doc.entity(head).is_some_and(|range| range.len() > 2) && token.entity == EntityLabel::ORG;
    let says = match token.dep {
        Dep::nsubj => saying::is_speech(doc.lemma(token.head)),
        Dep::pobj => {
            doc.lower(token.head) == "to" && doc.lower(doc.token(token.head).head) == "according"
        }
        _ => false,
    };
    is_body && says
}

/// Whether a noun is a surname in this text: behind a given name or an initial, here or before:
/// *Ana **Law***, and then ***Law***.
fn is_surname_here(stage: &Stage<'_>, head: TokenId) -> bool {
    let doc = stage.doc;
    let word = doc.token(head).lower;
    (1..=head).rev().any(|at| {
        doc.token(at).lower == word
            && doc.token(at).entity == EntityLabel::PERSON
            && stage.is_capital(at)
            && (stage.is_given(at - 1) || is_initial(stage, at - 1))
    })
}

/// *M.* of *M. Dane Lu*.
fn is_initial(stage: &Stage<'_>, at: TokenId) -> bool {
    let form = stage.form(at);
    form.len() == 2 && form.ends_with('.') && stage.is_capital(at)
}

/// The surname before *Jr.*, with or without a comma; else the token itself.
fn before_suffix(stage: &Stage<'_>, at: TokenId) -> TokenId {
    let is_suffix = matches!(
        stage.form(at),
        "Jr." | "Sr." | "Jr" | "Sr" | "JR." | "SR." | "JR" | "SR"
    );
    match at.checked_sub(1) {
        Some(comma) if is_suffix && stage.form(comma) == "," => comma.saturating_sub(1),
        Some(surname) if is_suffix => surname,
        _ => at,
    }
}

/// Where the entity of a head ends, if it goes on after the head: *University of Somewhere*.
fn of_entity(stage: &Stage<'_>, head: TokenId) -> Option<TokenId> {
    let range = stage.doc.entity(head)?;
    (range.end > head + 1 && range.end - head <= 8).then_some(range.end)
}

/// Where a body's name ends: *Ministry* **of Foreign Trade**.
fn institution(stage: &Stage<'_>, head: TokenId, kind: RoleKind) -> Option<TokenId> {
    if !matches!(
        kind,
        RoleKind::Organization | RoleKind::Group | RoleKind::Igo
    ) || !stage.is_capital(head)
    {
        return None;
    }
    let of = stage.doc.children(head).iter().copied().find(|&child| {
        child > head && stage.doc.token(child).dep == Dep::prep && stage.doc.lower(child) == "of"
    })?;
    let object = stage.doc.child(of, Dep::pobj)?;
    let end = object + 1;
    let capitals = (of + 1..end).all(|at| {
        stage.is_capital(at)
            || matches!(stage.doc.token(at).pos, Pos::CCONJ | Pos::DET | Pos::PUNCT)
    });
    let named = (of + 1..end).any(|at| {
        stage
            .hit(at)
            .is_some_and(|hit| stage.entry_of(hit).is_some())
    });
    (capitals && !named && end - head <= 8).then_some(end)
}

/// Whether the token before a noun makes it a name.
fn part_of_name(stage: &Stage<'_>, at: TokenId, start: TokenId) -> bool {
    // *Oodish **Solidarity** Party*, of whose name a union of the lexicon is the middle
    let is_inside = || at > start && is_of_body(stage, at) && is_of_body(stage, at - 1);
    at >= start
        && nameable(stage, at)
        && stage.is_capital(at)
        && stage.hit(at).is_none_or(|hit| {
            let known = stage
                .entry_of(hit)
                .map(|(entry, _)| stage.entry(entry).kind);
            let is_free = match known {
                None => true,
                Some(kind) => {
                    kind == ActorKind::Organization && hit.end - hit.start == 1 && is_inside()
                }
            };
            stage.role_of(hit).is_none() && is_free
        })
}

/// Whether an entry of the lexicon is nothing but people's names.
fn names_people(stage: &Stage<'_>, hit: Hit) -> bool {
    stage.meanings(hit).iter().all(|meaning| match *meaning {
        Meaning::Actor { entry, .. } => stage.entry(entry).kind == ActorKind::Person,
        Meaning::Role { .. } => false,
    })
}

/// Whether a title is part of a name: *Amit **Shah***, *Minister **Shah** Mahmood*, *Julie **Bishop***.
fn is_surname_too(stage: &Stage<'_>, at: TokenId) -> bool {
    let token = stage.doc.token(at);
    let within = token.entity == EntityLabel::PERSON && stage.is_capital(at);
    let after_name = token.iob == Iob::I
        && at > 0
        && stage.doc.token(at - 1).entity == EntityLabel::PERSON
        && stage.role_at(at - 1).is_none();
    // "His counterpart Julie Bishop", which no recognizer may know; not *South Carolina Governor*.
    let given = at > 0
        && stage.is_given(at - 1)
        && stage.is_capital(at)
        && stage.doc.token(at - 1).entity != EntityLabel::GPE;
    given || within && (after_name || stage.doc.lower(at) == "shah")
}

/// The first token of the run of names that ends at `from`.
fn run_start(stage: &Stage<'_>, from: TokenId, left: TokenId) -> TokenId {
    let mut start = from;
    let mut at = from;
    while at > left {
        at -= 1;
        if is_inner(stage, at, from) {
            continue;
        }
        if !nameable(stage, at) || opens_with_verb(stage, at) {
            break;
        }
        if let Some(hit) = stage.hit(at) {
            let personal = stage
                .role_of(hit)
                .is_some_and(|(role, _)| stage.is_personal(role));
            let demonym = stage
                .entry_of(hit)
                .is_some_and(|(_, usage)| usage == Usage::Demonym);
            let seat = stage
                .entry_of(hit)
                .is_some_and(|(_, usage)| usage == Usage::Seat);
            let inside = at > left && is_particle(stage.form(at - 1)) && stage.form(at - 1) != "-";
            // "of Freedonia Ana Lu": a state ends, a name begins.
            let state = stage
                .entry_of(hit)
                .is_some_and(|(entry, _)| stage.entry(entry).kind == ActorKind::State)
                && hit.start > 0
                && stage.doc.token(hit.start - 1).pos == Pos::ADP;
            let named = personal && hit.end - hit.start == 1 && is_surname_too(stage, at);
            // *M. **Dane** Lu*: a name.
            let initialed = demonym && at > left && is_initial(stage, at - 1);
            // *Royal **Oodish** Police*
            let middle = demonym && at > left && is_of_body(stage, at) && {
                let before = stage.doc.token(at - 1);
                before.pos == Pos::PROPN && is_of_body(stage, at - 1)
            };
            if (personal || demonym || seat || state) && !inside && !named && !initialed && !middle
            {
                break;
            }
        }
        let word = stage.lexicon.phrases.word(stage.doc.lower(at));
        if word.is_some_and(|word| stage.lexicon.phrases.facts(word).honorific)
            || matches!(stage.form(at), "Q" | "A") && stage.doc.token(at).space_after
        {
            // "Mr. Ode"; the Q of a transcript.
            break;
        }
        let dated = |at: TokenId| stage.doc.token(at).entity == EntityLabel::DATE;
        if dated(at) && !dated(from) {
            // "On Monday Ana Lu said".
            break;
        }
        if !is_particle(stage.form(at)) || stage.is_capital(at) {
            start = at;
        }
    }
    given_start(stage, start, from).unwrap_or(start)
}

/// Whether a token is within the name of a body, by the recognizer.
fn is_of_body(stage: &Stage<'_>, at: TokenId) -> bool {
    let token = stage.doc.token(at);
    token.entity == EntityLabel::ORG && stage.is_capital(at)
}

/// *Gas **and** Electric Company*, *the Lost **52** Project*: what else stands inside the name of a body.
fn is_inner(stage: &Stage<'_>, at: TokenId, head: TokenId) -> bool {
    let token = stage.doc.token(at);
    let is_link = match token.pos {
        // Under the last noun of the name, and no two bodies.
        Pos::CCONJ => {
            let first = stage.doc.token(token.head);
            first.head == head && matches!(first.dep, Dep::nmod | Dep::compound)
        }
        Pos::NUM => token.head == head,
        _ => false,
    };
    is_link
        && token.entity == EntityLabel::ORG
        && token.iob == Iob::I
        && at > 0
        && is_of_body(stage, at - 1)
        && is_of_body(stage, at + 1)
}

/// ***Remarked** Ana Lu, "…"*: the verb that a sentence begins with.
fn opens_with_verb(stage: &Stage<'_>, at: TokenId) -> bool {
    let token = stage.doc.token(at);
    token.pos == Pos::VERB
        && matches!(token.tag, Tag::VBN | Tag::VBD)
        && at == stage.doc.sentences[token.sentence as usize].start
        && saying::is_speech(stage.doc.lemma(at))
}

/// Extends a name to the right over what belongs to it: *Jr.*, the rest of an entity.
fn extend_right(stage: &Stage<'_>, end: TokenId, least: TokenId) -> TokenId {
    let n = stage.doc.tokens.len() as TokenId;
    let mut end = end.max(least);
    while end < n {
        let inside = stage.doc.token(end).iob == Iob::I
            && nameable(stage, end)
            && stage.hit_of[end as usize] == 0;
        let junior = matches!(
            stage.form(end),
            "Jr." | "Sr." | "JR." | "SR." | "III" | "II"
        );
        if !inside && !junior {
            break;
        }
        end += 1;
    }
    end
}
