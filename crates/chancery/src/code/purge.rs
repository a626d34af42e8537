//! `purge`: articles are taken out of a dataset, with all that was read from them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chancery_store::tables::{ActorRow, ArticleRow, MentionRow, Row};
use chancery_store::{Dataset, Lock, Manifest, Part, part};

use super::finish::{Made, finish};
use super::merge::copy_days;
use super::{CodeError, make_folders, plan, work, work_folder};

/// What is to go.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Articles by key, id or address.
    pub articles: Vec<String>,
    /// Persons by key (`IRN:ali-khamenei`) or name: every article that names them goes.
    pub persons: Vec<String>,
}

/// What went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purged {
    /// The keys of the articles removed.
    pub articles: BTreeSet<String>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Begun {
    articles: BTreeSet<String>,
    purged_before: u64,
}

/// Removes articles from a dataset; with `dry`, only says which.
///
/// If it is stopped on the way, the next purge finishes it first.
pub fn purge(dataset: &Path, wanted: &Wanted, dry: bool) -> Result<Purged, CodeError> {
    let _lock = Lock::take(dataset)?;
    let opened = Dataset::open(dataset)?;
    let path = work_folder(dataset).join("purge.json");
    let mut articles = find(&opened, wanted)?;
    if dry {
        return Ok(Purged { articles });
    }
    let mut purged_before = opened.manifest.purged;
    if let Some(begun) = chancery_store::manifest::json::<Begun>(&path)? {
        articles.extend(begun.articles);
        purged_before = begun.purged_before;
    }
    if articles.is_empty() {
        return Ok(Purged { articles });
    }
    make_folders(dataset)?;
    chancery_store::manifest::write_json(
        &path,
        &Begun {
            articles: articles.clone(),
            purged_before,
        },
    )?;
    let mut parts = BTreeMap::new();
    for info in &opened.manifest.parts {
        let mut info = info.clone();
        let mut part = Part::read(dataset, info.number)?;
        part.articles
            .retain(|rows| !articles.contains(&rows.article.article));
        work::describe(&part, &mut info);
        part.write(dataset, info.number)?;
        parts.insert(info.number, info);
    }
    let Manifest {
        plan: made_of,
        shard,
        ..
    } = opened.manifest;
    let days = copy_days(&made_of);
    let purged = purged_before + articles.len() as u64;
    finish(
        dataset,
        Made {
            plan: made_of,
            shard,
            parts,
            purged,
        },
        days,
    )?;
    plan::tidy(dataset)?;
    Ok(Purged { articles })
}

/// The keys of the articles that are meant.
fn find(dataset: &Dataset, wanted: &Wanted) -> Result<BTreeSet<String>, CodeError> {
    let mut found = BTreeSet::new();
    let is_wanted = |name: &String| wanted.articles.contains(name);
    if !wanted.articles.is_empty() {
        for rows in dataset.rows::<ArticleRow>() {
            for row in rows? {
                if is_wanted(&row.article)
                    || is_wanted(&row.id)
                    || !row.url.is_empty() && is_wanted(&row.url)
                {
                    found.insert(row.article);
                }
            }
        }
    }
    let mut persons: BTreeSet<String> = wanted
        .persons
        .iter()
        .map(|person| person.to_lowercase())
        .collect();
    if !persons.is_empty() {
        // Whoever has the key goes by the names that stand with it.
        let mut names_too = BTreeSet::new();
        for rows in dataset.rows::<ActorRow>() {
            let rows = rows?
                .into_iter()
                .filter(|row| persons.contains(&row.key.to_lowercase()));
            names_too.extend(rows.map(|row| row.name.to_lowercase()));
        }
        persons.extend(names_too);
        for rows in dataset.rows::<ActorRow>() {
            for row in rows? {
                let is_meant = persons.iter().any(|person| {
                    row.key.to_lowercase() == *person || row.name.to_lowercase() == *person
                });
                if is_meant {
                    found.insert(row.article);
                }
            }
        }
        for rows in dataset.rows::<MentionRow>() {
            for row in rows? {
                if row.form == "name" && persons.contains(&row.text.to_lowercase()) {
                    found.insert(row.article);
                }
            }
        }
        // Persons of whom no record was made may still be named.
        for number in dataset.parts() {
            let path = part::path(dataset.folder(), ArticleRow::TABLE.name, number);
            for rows in part::batches::<ArticleRow>(path)? {
                for row in rows? {
                    let text = row.text.to_lowercase();
                    if persons.iter().any(|person| names(&text, person)) {
                        found.insert(row.article);
                    }
                }
            }
        }
    }
    Ok(found)
}

/// Whether a text names a person in so many words.
fn names(text: &str, person: &str) -> bool {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(person).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + person.len()..));
        !is_word(before.and_then(|text| text.chars().next_back()))
            && !is_word(after.and_then(|text| text.chars().next()))
    })
}
