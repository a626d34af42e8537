//! `ontology.toml`: types of one's own.
//!
//! ```toml
//! instead = true             # the program's own entries are left out
//! [types]
//! BORDER-INCIDENT = "ASSAULT"
//! ```
//!
//! Each is read as the PLOVER type that is nearest to it, and stands in the records as that type's mode:
//! `ASSAULT-border-incident`.

use std::collections::BTreeMap;

use chancery_record::EventType;
use serde::Deserialize;

use super::named_type;
use crate::line::line_of;
use crate::{File, LexiconError};

/// Types of one's own, and whether they take the place of the program's.
#[derive(Debug, Default)]
pub(super) struct Ontology {
    /// Whether the entries of the program are left out.
    pub instead: bool,
    types: BTreeMap<String, EventType>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    instead: bool,
    #[serde(default)]
    types: BTreeMap<String, String>,
}

impl Ontology {
    /// Adds what a file declares.
    pub fn read(&mut self, file: &File) -> Result<(), LexiconError> {
        let raw: Raw =
            toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
        self.instead |= raw.instead;
        for (name, nearest) in raw.types {
            let at = file.text.find(&name).unwrap_or(0);
            let line = line_of(&file.text, at);
            let is_ours = name == "none" || EventType::ALL.iter().any(|kind| kind.as_str() == name);
            if is_ours {
                let message = format!("`{name}` is a type already");
                return Err(LexiconError::new(&file.path, line, message));
            }
            self.types.insert(name, named_type(file, line, &nearest)?);
        }
        Ok(())
    }

    /// The PLOVER type of a type of one's own, and its mode.
    pub fn own(&self, name: &str) -> Option<(EventType, String)> {
        let kind = self.types.get(name)?;
        Some((*kind, name.to_lowercase()))
    }

    /// The names of one's own types.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.types.keys().map(String::as_str)
    }
}
