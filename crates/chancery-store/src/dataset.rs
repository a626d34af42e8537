//! A finished dataset, to be read.

use std::path::{Path, PathBuf};

use chancery_record::Records;
use chancery_text::Article;

use crate::tables::{CopyRow, Row};
use crate::{Manifest, Part, StoreError, files, part};

/// A finished dataset.
#[derive(Clone, Debug)]
pub struct Dataset {
    folder: PathBuf,
    /// What it is made of and what it holds.
    pub manifest: Manifest,
}

impl Dataset {
    /// Opens a dataset; an unfinished one is refused with the way to finish it.
    pub fn open(folder: &Path) -> Result<Dataset, StoreError> {
        match Manifest::read(folder)? {
            Some(manifest) => Ok(Dataset {
                folder: folder.to_path_buf(),
                manifest,
            }),
            None if folder.join(".work").is_dir() => Err(StoreError::dataset(
                folder,
                "the dataset is not finished\nhint: give the same `chancery code` command again, it continues",
            )),
            None => Err(StoreError::dataset(
                folder,
                "this is no dataset (there is no manifest.json)\nhint: make one with `chancery code INPUT -o DATASET`",
            )),
        }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The numbers of its parts.
    pub fn parts(&self) -> impl Iterator<Item = u32> + '_ {
        self.manifest.parts.iter().map(|part| part.number)
    }

    /// The articles and records of one part.
    pub fn part(&self, number: u32) -> Result<Part, StoreError> {
        Part::read(&self.folder, number)
    }

    /// All articles with their records, part by part, in the order of the inputs.
    pub fn records(&self) -> impl Iterator<Item = Result<(Article, Records), StoreError>> + '_ {
        self.parts().flat_map(move |number| {
            let path = part::path(&self.folder, "articles", number);
            match self.part(number) {
                Ok(part) => part
                    .records()
                    .map(|read| read.map_err(|damaged| StoreError::format(&path, damaged)))
                    .collect::<Vec<_>>(),
                Err(error) => vec![Err(error)],
            }
        })
    }

    /// The rows of one table, batch by batch, in order.
    pub fn rows<R: Row + 'static>(&self) -> impl Iterator<Item = Result<Vec<R>, StoreError>> {
        let paths = files::list(&self.folder.join(R::TABLE.name)).unwrap_or_default();
        let paths = paths
            .into_iter()
            .filter(|path| part::number(path).is_some());
        paths.flat_map(|path| -> Box<dyn Iterator<Item = _>> {
            match part::batches::<R>(path) {
                Ok(batches) => Box::new(batches),
                Err(error) => Box::new(std::iter::once(Err(error))),
            }
        })
    }

    /// Which articles are copies of which.
    pub fn copies(&self) -> Result<Vec<CopyRow>, StoreError> {
        let mut copies = Vec::new();
        for rows in self.rows::<CopyRow>() {
            copies.extend(rows?);
        }
        Ok(copies)
    }
}
