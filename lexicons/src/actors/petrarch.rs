//! PETRARCH's dictionaries of actors and agents, laid over ours.
//!
//! > `FREELAND_ [FRL]` / `+FREELANDER` / `PRESIDENT_ODE [FRLGOV 010203-050607]`
//!
//! An actor line gives a name and codes, some for a span of days; lines that begin with `+` are
//! other names of the same. An agent line gives a common noun, its plural and the role that is
//! added to the code of whoever stands beside it: `OIL_MINISTER {OIL_MINISTERS} [~GOV]`.
//! Codes are a country and roles of three letters; roles that PLOVER does not know are left out.

use chancery_record::{ActorKind, PartialDate, Sector};
use rustc_hash::FxHashMap;

use super::roles::{self, Role, RoleKind};
use super::{Actors, Entry, Term, Usage};
use crate::{File, LexiconError};

/// The text of a dictionary file: UTF-8, or Latin-1 if it is not.
pub fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_string(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

pub(super) fn load(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    if file
        .text
        .lines()
        .map(code_line)
        .any(|line| line.contains('~'))
    {
        agents(actors, file)
    } else {
        names(actors, file)
    }
}

/// A line without its remark.
fn code_line(line: &str) -> &str {
    let line = line.split('#').next().unwrap_or("");
    if line.trim_start().starts_with("<!--") || line.trim_end().ends_with("-->") {
        ""
    } else {
        line
    }
}

/// `NAME_OF_ACTOR_` in ordinary words: *Name Of Actor*.
fn spelled(name: &str) -> String {
    let words: Vec<String> = name
        .split(|char: char| char == '_' || char.is_whitespace())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or(String::new(), |first| {
                first
                    .to_uppercase()
                    .chain(chars.flat_map(char::to_lowercase))
                    .collect()
            })
        })
        .collect();
    words.join(" ")
}

fn names(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let mut current: Vec<String> = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    let mut comment = false;
    // The line of a name that has no code so far.
    let mut unfinished = None;
    for (at, line) in file.text.lines().enumerate() {
        let open = line.trim_start().starts_with("<!--");
        let close = line.trim_end().ends_with("-->");
        if comment || open {
            comment = !close;
            continue;
        }
        let line = code_line(line).trim_end();
        if line.trim().is_empty() {
            continue;
        }
        let bracket = line.find('[').unwrap_or(line.len());
        let (name, codes) = line.split_at(bracket);
        if let Some(synonym) = name.trim().strip_prefix('+') {
            if current.is_empty() {
                let error = LexiconError::new(&file.path, at + 1, "a synonym without a name above");
                return Err(error.hint("put the name it belongs to on the line before"));
            }
            current.push(spelled(synonym));
        } else if !name.trim().is_empty() {
            no_code(file, unfinished.take())?;
            flush(actors, &mut current, &mut terms);
            current.push(spelled(name));
        }
        let has_codes = codes.contains('[');
        if !has_codes && !name.trim_start().starts_with('+') {
            unfinished = Some(at + 1);
        }
        for code in codes.split('[').skip(1) {
            unfinished = None;
            terms.extend(term(bracketed(file, at + 1, code)?).map_err(wrong(file, at + 1))?);
        }
    }
    no_code(file, unfinished)?;
    flush(actors, &mut current, &mut terms);
    Ok(())
}

/// What stands in brackets: `code` begins behind the opening one.
fn bracketed<'a>(file: &File, line: usize, code: &'a str) -> Result<&'a str, LexiconError> {
    match code.split_once(']') {
        Some((code, _)) => Ok(code.trim()),
        None => {
            let error = LexiconError::new(&file.path, line, "a code without a closing bracket");
            Err(error.hint("write `[CODE]`, as in `ANNA_ODE_ [FRLGOV 010203-050607]`"))
        }
    }
}

fn no_code(file: &File, line: Option<usize>) -> Result<(), LexiconError> {
    let Some(line) = line else {
        return Ok(());
    };
    let error = LexiconError::new(&file.path, line, "a name without a code");
    Err(error.hint("add its code, as in `ANNA_ODE_ [FRLGOV]`; `[---]` if it is to be left out"))
}

/// The error of a wrong code, with its place.
fn wrong(file: &File, line: usize) -> impl Fn(String) -> LexiconError {
    let path = file.path.clone();
    move |message| {
        LexiconError::new(&path, line, &message).hint(
            "a code is a country and roles of three letters each, then the days: `[FRLGOV 010203-050607]`, `[FRL >20010203]`",
        )
    }
}

/// The entry of the names and codes gathered.
fn flush(actors: &mut Actors, names: &mut Vec<String>, terms: &mut Vec<Term>) {
    let names = std::mem::take(names);
    let terms = std::mem::take(terms);
    let (Some(name), Some(last)) = (names.first().filter(|name| !name.is_empty()), terms.last())
    else {
        return;
    };
    let is_state = last.sectors.is_empty()
        && last.office.is_empty()
        && last.country.len() == 3
        && !matches!(last.country.as_str(), "IGO" | "NGO" | "MNC");
    // A bare code is a state, also one that no other table has.
    let key = match is_state {
        true => last.country.clone(),
        false => super::named::key(&last.country, name),
    };
    let entry = match actors.place(&key).filter(|_| is_state) {
        Some(entry) => entry,
        None => {
            let kind = kind_of(&last.country, &last.sectors, is_state);
            let (country, sectors) = (last.country.clone(), last.sectors.clone());
            let restricted = terms
                .iter()
                .any(|term| term.from.is_some() || term.until.is_some());
            let entry = Entry {
                name: name.clone(),
                kind,
                country,
                sectors: if restricted { Vec::new() } else { sectors },
                terms: if restricted { terms } else { Vec::new() },
                gender: None,
                key,
            };
            actors.add(entry)
        }
    };
    for name in &names {
        actors.name(name, entry, Usage::Name);
    }
}

fn kind_of(country: &str, sectors: &[Sector], is_state: bool) -> ActorKind {
    match country {
        "IGO" => ActorKind::Igo,
        "NGO" | "MNC" => ActorKind::Organization,
        _ if is_state => ActorKind::State,
        _ if sectors.contains(&Sector::Jrn) => ActorKind::Outlet,
        _ if sectors
            .iter()
            .any(|s| matches!(s, Sector::Reb | Sector::Uaf)) =>
        {
            ActorKind::Group
        }
        _ => ActorKind::Organization,
    }
}

/// `USAGOV 010120-050120` as a term; none for `---`.
fn term(code: &str) -> Result<Option<Term>, String> {
    let (code, dates) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
    let glued = code
        .find(|char: char| char.is_ascii_digit())
        .filter(|&at| at >= 3);
    let (code, dates) = match code.find(['<', '>']).or(glued) {
        Some(at) => (&code[..at], &code[at..]),
        None => (code, dates.trim()),
    };
    let Some((country, sectors)) = parts(code)? else {
        return Ok(None);
    };
    let (mut from, mut until) = (None, None);
    if let Some(day) = dates.strip_prefix('<') {
        until = day_before(date(day)?);
    } else if let Some(day) = dates.strip_prefix('>') {
        from = Some(date(day)?);
    } else if let Some((first, last)) = dates.split_once('-') {
        from = Some(date(first)?);
        until = day_before(date(last)?);
    } else if !dates.is_empty() {
        return Err(format!("unknown days `{dates}`"));
    }
    Ok(Some(Term {
        country,
        sectors,
        office: String::new(),
        from,
        until,
    }))
}

/// The country and the sectors of a code.
fn parts(code: &str) -> Result<Option<(String, Vec<Sector>)>, String> {
    if matches!(code, "---" | "+++" | "###") || code.starts_with("---") {
        return Ok(None);
    }
    // Of several, `FRL/VLD`, the first.
    let code = code.split('/').next().unwrap_or("").to_ascii_uppercase();
    if code.len() < 3 || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("unknown code `{code}`"));
    }
    let first = &code[..3];
    let mut sectors = Vec::new();
    let country = match first {
        "IGO" | "UNO" | "IMG" => "IGO".to_string(),
        "NGO" | "NGM" => "NGO".to_string(),
        "MNC" => "MNC".to_string(),
        other => match sector(other) {
            Some(own) => {
                sectors.push(own);
                String::new()
            }
            None => other.to_string(),
        },
    };
    for chunk in code.as_bytes()[3..].chunks(3) {
        if let Some(own) = std::str::from_utf8(chunk).ok().and_then(sector)
            && !sectors.contains(&own)
        {
            sectors.push(own);
        }
    }
    Ok(Some((country, sectors)))
}

/// The sector of a role code; CAMEO's media are journalists here, its health is medicine.
fn sector(code: &str) -> Option<Sector> {
    Some(match code {
        "MED" => Sector::Jrn,
        "HLH" => Sector::Med,
        "INS" | "SEP" | "BRD" => Sector::Reb,
        "TOP" | "MID" | "HAR" | "MOD" => return None,
        other => Sector::named(other)?,
    })
}

fn date(text: &str) -> Result<PartialDate, String> {
    let text = text.trim();
    day(text).ok_or_else(|| format!("unknown day `{text}`"))
}

/// `010203` or `20010203`.
fn day(text: &str) -> Option<PartialDate> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(text.len(), 6 | 8) {
        return None;
    }
    let (year, rest) = text.split_at(text.len() - 4);
    let short = year.len() == 2;
    let year: i16 = year.parse().ok()?;
    let year = if short {
        year + if year < 46 { 2000 } else { 1900 }
    } else {
        year
    };
    PartialDate::day(year, rest[..2].parse().ok()?, rest[2..].parse().ok()?)
}

/// A range of PETRARCH ends before its last day.
fn day_before(date: PartialDate) -> Option<PartialDate> {
    let (month, day) = (date.month?, date.day?);
    if day > 1 {
        return PartialDate::day(date.year, month, day - 1);
    }
    let (year, month) = if month > 1 {
        (date.year, month - 1)
    } else {
        (date.year - 1, 12)
    };
    (28..=31)
        .rev()
        .find_map(|day| PartialDate::day(year, month, day))
}

fn agents(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let mut sets: FxHashMap<String, Vec<String>> = FxHashMap::default();
    let mut comment = false;
    for (at, line) in file.text.lines().enumerate() {
        if comment || line.trim_start().starts_with("<!--") {
            comment = !line.trim_end().ends_with("-->");
            continue;
        }
        let line = code_line(line).trim();
        if line.starts_with('!')
            && let Some((name, words)) = line.split_once('=')
        {
            let words = words
                .split(',')
                .map(|word| word.trim().to_string())
                .collect();
            sets.insert(name.trim().to_string(), words);
            continue;
        }
        if line.is_empty() {
            continue;
        }
        let Some((phrase, code)) = line.split_once('[') else {
            let error = LexiconError::new(&file.path, at + 1, "an agent without a code");
            return Err(error.hint("add its role, as in `OIL_ENVOY {OIL_ENVOYS} [~GOV]`"));
        };
        let code = bracketed(file, at + 1, code)?.replace('~', "");
        let Some((country, sectors)) = parts(&code).map_err(wrong(file, at + 1))? else {
            continue;
        };
        if phrase.contains('{') && !phrase.contains('}') {
            let error = LexiconError::new(&file.path, at + 1, "a plural without a closing brace");
            return Err(error.hint("write `OIL_ENVOY {OIL_ENVOYS} [~GOV]`, `{}` for no plural"));
        }
        let (phrase, plural) = match phrase.split_once('{') {
            Some((phrase, plural)) => (phrase.trim(), Some(plural.trim().trim_end_matches('}'))),
            None => (phrase.trim(), None),
        };
        let set = sets
            .iter()
            .filter(|(name, _)| phrase.contains(name.as_str()))
            .min_by_key(|s| s.0);
        let phrases: Vec<String> = match set {
            Some((name, words)) => words
                .iter()
                .map(|word| phrase.replace(name, word))
                .collect(),
            None => vec![phrase.to_string()],
        };
        for phrase in &phrases {
            let name = spelled(phrase).to_lowercase();
            if name.is_empty() {
                continue;
            }
            let plural = match plural {
                _ if set.is_some() => None,
                Some("") => None,
                Some(plural) => Some(spelled(plural).to_lowercase()),
                None => Some(automatic(&name)),
            };
            let kind = match country.as_str() {
                "IGO" => RoleKind::Igo,
                "NGO" | "MNC" => RoleKind::Organization,
                _ if set.is_none() && plural.is_none() => RoleKind::Group,
                _ => RoleKind::Person,
            };
            let head = roles::head(&name).to_string();
            let known = actors
                .roles
                .iter()
                .find(|role| role.name == name)
                .map(|role| role.kind);
            let role = Role {
                broader: if head == name { Vec::new() } else { vec![head] },
                name,
                kind: known.unwrap_or(kind),
                sectors: sectors.clone(),
                gender: None,
                collective: false,
            };
            roles::add(actors, role, plural.as_deref());
        }
    }
    Ok(())
}

/// The plural that PETRARCH makes by itself: S; Y → IES; SS → SSES.
fn automatic(name: &str) -> String {
    if let Some(stem) = name.strip_suffix('y') {
        format!("{stem}ies")
    } else if name.ends_with("ss") {
        format!("{name}es")
    } else {
        format!("{name}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Files, actors::Meaning};

    fn loaded(name: &str, text: &str) -> Actors {
        let mut files = Files::default();
        files.overlay(format!("actors/{name}"), name.to_string(), text.to_string());
        Actors::of(&files, &mut Vec::new()).unwrap()
    }

    fn entry<'a>(actors: &'a Actors, phrase: &str) -> &'a Entry {
        let node = actors.phrases.find(phrase).unwrap();
        match actors.phrases.meanings(node)[0] {
            Meaning::Actor { entry, .. } => &actors.entries[entry as usize],
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_have_synonyms_and_dates() {
        let actors = loaded(
            "own.actors.txt",
            "# ours\nFREELAND_ [FRL] # a state\n+FREELANDER\nANNA_ODE_\n\t[FRLGOV 010203-050607]\n\t[FRLOPP >050607]\n\t[FRLELI]\nNOBODY [---]\n<!-- REMARK [XXX] -->\n",
        );
        assert_eq!(entry(&actors, "freelander").country, "FRL");
        let ode = entry(&actors, "Anna Ode");
        let on = |day: &str| ode.term(day.parse().ok()).map(|term| term.sectors.clone());
        assert_eq!(on("2001-02-03"), Some(vec![Sector::Gov]));
        assert_eq!(on("2005-06-06"), Some(vec![Sector::Gov]));
        assert_eq!(on("2005-06-07"), Some(vec![Sector::Opp]));
        assert_eq!(on("1999-01-01"), Some(vec![Sector::Eli]));
        assert!(actors.phrases.find("nobody").is_none());
    }

    #[test]
    fn agents_have_plurals_and_sets() {
        let actors = loaded(
            "own.agents.txt",
            "!HEAD! = HEAD, HEADS\nOIL_ENVOY {OIL_ENVOYS} [~GOV]\nMILITIA {} [~REB]\n!HEAD!_OF_SALT [~BUS]\nRELIEF_BODY [NGO~]\n",
        );
        let role = |phrase: &str| {
            let node = actors.phrases.find(phrase).unwrap();
            match actors.phrases.meanings(node)[0] {
                Meaning::Role { role, plural } => (&actors.roles[role as usize], plural),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(
            (role("oil envoys").0.sectors.clone(), role("oil envoys").1),
            (vec![Sector::Gov], true)
        );
        assert_eq!(role("militia").0.sectors, [Sector::Reb]);
        assert_eq!(role("heads of salt").0.sectors, [Sector::Bus]);
        assert_eq!(role("relief bodies").0.kind, RoleKind::Organization);
    }

    #[test]
    fn a_bad_line_is_named_with_its_file_and_what_to_do() {
        let error = |name: &str, text: &str| {
            let mut files = Files::default();
            files.overlay(format!("actors/{name}"), name.to_string(), text.to_string());
            let error = Actors::of(&files, &mut Vec::new()).unwrap_err().to_string();
            error.lines().next().unwrap_or_default().to_string()
        };
        for (text, message) in [
            (
                "FREELAND_ [FRL\n",
                "x.txt:1: a code without a closing bracket",
            ),
            ("# ours\n\nFREELAND_ [F!]\n", "x.txt:3: unknown code `F!`"),
            (
                "ANNA_ODE_\n\t[FRLGOV 010203-0506]\n",
                "x.txt:2: unknown day `0506`",
            ),
            (
                "ANNA_ODE_ [FRLGOV since May]\n",
                "x.txt:1: unknown days `since May`",
            ),
            ("+ODE [FRL]\n", "x.txt:1: a synonym without a name above"),
            (
                "ANNA_ODE_\nFREELAND_ [FRL]\n",
                "x.txt:1: a name without a code",
            ),
            (
                "GUARD [~MIL]\nOIL_ENVOY {OIL_ENVOYS [~GOV]\n",
                "x.txt:2: a plural without a closing brace",
            ),
            (
                "GUARD [~MIL]\nOIL_ENVOY\n",
                "x.txt:2: an agent without a code",
            ),
            ("GUARD [~M]\n", "x.txt:1: unknown code `M`"),
        ] {
            assert_eq!(error("x.txt", text), message, "{text}");
        }
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_latin_1() {
        assert_eq!(decode(b"PER\xda [PER]"), "PERÚ [PER]");
        assert_eq!(decode("PERÚ".as_bytes()), "PERÚ");
    }

    #[test]
    fn the_files_handed_over_load() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/gold/petrarch");
        let read = |name: &str| std::fs::read(format!("{folder}/{name}")).ok();
        let (Some(names), Some(nouns)) = (
            read("PETR.Validate.actors.txt"),
            read("PETR.Validate.agents.txt"),
        ) else {
            println!("skipped: no dictionaries beside the checkout");
            return;
        };
        let mut files = Files::default();
        for (name, bytes) in [
            ("validate.actors.txt", names),
            ("validate.agents.txt", nouns),
        ] {
            files.overlay(format!("actors/{name}"), name.to_string(), decode(&bytes));
        }
        let actors = Actors::of(&files, &mut Vec::new()).unwrap();
        assert!(actors.entries.len() > 100, "{}", actors.entries.len());
        assert!(actors.roles.len() > 60, "{}", actors.roles.len());
        assert_eq!(entry(&actors, "Australian").country, "AUS");
        assert!(actors.phrases.find("attorneys general").is_some());
    }
}
