//! Offices, titles and common nouns for people and bodies.

use chancery_record::{ActorKind, Sector};

use super::words::{Gender, gender};
use super::{Actors, Meaning, sectors};
use crate::{File, LexiconError, Table};

/// An office or a common noun: *foreign minister*, *guerrilla*, *parliament*.
#[derive(Clone, Debug)]
pub struct Role {
    /// The singular.
    pub name: String,
    /// What it names.
    pub kind: RoleKind,
    /// Sectors; empty if they depend on what stands before it (*spokesman*).
    pub sectors: Vec<Sector>,
    /// Wider nouns that can take it up again: *minister* for *foreign minister*.
    pub broader: Vec<String>,
    /// Woman or man, if it tells.
    pub gender: Option<Gender>,
    /// Whether the noun is a plural for one body: *police*, *armed forces*.
    pub collective: bool,
}

/// What a role names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleKind {
    /// The holder of an office, a title: also stands before a name.
    Office,
    /// A person by occupation or membership; several are a group.
    Person,
    /// A ministry, army, party, company.
    Organization,
    /// People acting together.
    Group,
    /// People.
    People,
    /// A newspaper, agency, station.
    Outlet,
    /// An organization of states.
    Igo,
    /// The state itself: *government*, *side*.
    State,
}

impl RoleKind {
    fn named(text: &str) -> Option<RoleKind> {
        Some(match text {
            "office" => RoleKind::Office,
            "person" => RoleKind::Person,
            "organization" => RoleKind::Organization,
            "group" => RoleKind::Group,
            "people" => RoleKind::People,
            "outlet" => RoleKind::Outlet,
            "igo" => RoleKind::Igo,
            "state" => RoleKind::State,
            _ => return None,
        })
    }

    /// The kind of actor that one, or several, of it are.
    pub fn actor(self, plural: bool) -> ActorKind {
        match self {
            RoleKind::Office | RoleKind::Person if plural => ActorKind::Group,
            RoleKind::Office | RoleKind::Person => ActorKind::Person,
            RoleKind::Organization | RoleKind::Igo | RoleKind::Outlet if plural => ActorKind::Group,
            RoleKind::Organization => ActorKind::Organization,
            RoleKind::Igo => ActorKind::Igo,
            RoleKind::Outlet => ActorKind::Outlet,
            RoleKind::Group => ActorKind::Group,
            RoleKind::People => ActorKind::People,
            RoleKind::State if plural => ActorKind::Group,
            RoleKind::State => ActorKind::State,
        }
    }
}

const COLUMNS: &[&str] = &["role", "plural", "kind", "sector", "gender", "broader"];
const KINDS: [&str; 8] = [
    "office",
    "person",
    "organization",
    "group",
    "people",
    "outlet",
    "igo",
    "state",
];

pub(super) fn load(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, COLUMNS)?;
    for row in table.rows() {
        let row = row?;
        let kind = RoleKind::named(row.get("kind")).ok_or_else(|| {
            LexiconError::unknown(row.file(), row.line, "kind", row.get("kind"), KINDS)
        })?;
        let name = row.get("role").to_string();
        let mut broader: Vec<String> = row.list("broader").map(str::to_string).collect();
        // The last word (the first before "of") is always wider: oil minister, minister.
        let head = head(&name);
        if head != name && !broader.iter().any(|other| other == head) {
            broader.push(head.to_string());
        }
        let role = Role {
            name: name.clone(),
            kind,
            sectors: sectors(&row, row.get("sector"))?,
            broader,
            gender: gender(row.get("gender")),
            collective: false,
        };
        let plural = match row.get("plural") {
            "" => Some(plural_of(&name)),
            "-" => None,
            given => Some(given.to_string()),
        };
        add(actors, role, plural.as_deref());
    }
    Ok(())
}

/// `offices.tsv`: offices of one state.
pub(super) fn offices(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["office", "country"])?;
    for row in table.rows() {
        let row = row?;
        let (office, country) = (row.get("office"), row.get("country"));
        actors.offices.insert(office.into(), country.into());
    }
    Ok(())
}

/// Adds a role; one of the same name takes the place of the one before.
pub(super) fn add(actors: &mut Actors, role: Role, plural: Option<&str>) {
    let name = role.name.clone();
    let at = match actors.roles.iter().position(|other| other.name == name) {
        Some(at) => {
            actors.roles[at] = role;
            at
        }
        None => {
            actors.roles.push(role);
            actors.roles.len() - 1
        }
    } as u32;
    match plural {
        // A noun whose plural is itself (police) counts as one.
        Some(plural) if plural != name => {
            actors.phrases.add(
                &name,
                Meaning::Role {
                    role: at,
                    plural: false,
                },
            );
            for plural in plural.split(';') {
                actors.phrases.add(
                    plural.trim(),
                    Meaning::Role {
                        role: at,
                        plural: true,
                    },
                );
            }
        }
        Some(_) => {
            actors.roles[at as usize].collective = true;
            actors.phrases.add(
                &name,
                Meaning::Role {
                    role: at,
                    plural: false,
                },
            );
        }
        None => actors.phrases.add(
            &name,
            Meaning::Role {
                role: at,
                plural: false,
            },
        ),
    }
}

/// The noun that a phrase turns on: *minister* of *minister of health* and *health minister*.
pub(super) fn head(name: &str) -> &str {
    let noun = name.split(" of ").next().unwrap_or(name);
    let noun = noun.split(" for ").next().unwrap_or(noun);
    noun.rsplit(' ').next().unwrap_or(noun)
}

/// *secretary of state* → *secretaries of state*; *spokesman* → *spokesmen*.
fn plural_of(name: &str) -> String {
    let noun = name.split(" of ").next().unwrap_or(name);
    let noun = noun.split(" for ").next().unwrap_or(noun);
    let rest = &name[noun.len()..];
    let plural = if let Some(stem) = noun.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = noun
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o']))
    {
        format!("{stem}ies")
    } else if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    };
    plural + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_turn_the_noun() {
        assert_eq!(plural_of("secretary of state"), "secretaries of state");
        assert_eq!(plural_of("spokesman"), "spokesmen");
        assert_eq!(plural_of("oil minister"), "oil ministers");
        assert_eq!(plural_of("attorney"), "attorneys");
        assert_eq!(head("minister of health"), "minister");
    }
}
