//! What reading needs: the words and rules, and the language pipeline.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chancery_annotate::Pipeline;
use chancery_lexicon::places::Index;
use chancery_lexicon::{Files, Lexicon, LexiconError};

/// The words and rules, and the pipeline that annotates.
#[derive(Debug)]
pub struct Tools {
    /// Words and rules.
    pub lexicon: Lexicon,
    /// The language pipeline.
    pub pipeline: Pipeline,
}

/// Where the tools come from; the default is the program's own lexicon and the fetched pipeline.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// A pipeline other than the fetched one: a folder or a wheel.
    pub model: Option<PathBuf>,
    /// Lexicon folders to lay over the program's own.
    pub lexicons: Vec<PathBuf>,
    /// PETRARCH actor and agent dictionaries to read as well.
    pub actors: Vec<PathBuf>,
}

/// Why the tools could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum ToolsError {
    /// A lexicon file is wrong.
    #[error("{0}")]
    Lexicon(#[from] LexiconError),
    /// A lexicon file could not be read.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// There is no pipeline, or it cannot be run.
    #[error("{0}")]
    Model(String),
}

impl Tools {
    /// Opens the lexicon and the pipeline.
    pub fn open(choice: &Choice) -> Result<Tools, ToolsError> {
        let mut lexicon = lexicon(choice)?;
        lexicon.places.gazetteer = gazetteer()?;
        let mut pipeline = crate::models::pipeline("en", choice.model.as_deref())
            .map_err(|error| ToolsError::Model(error.to_string()))?;
        pipeline.see_as(
            lexicon
                .alike
                .pairs
                .iter()
                .map(|(word, other)| (&**word, &**other)),
        );
        pipeline.keep_whole(lexicon.alike.prefixes.iter().map(String::as_str));
        if let Some(other) = &lexicon.alike.stranger {
            pipeline.see_strangers_as(other);
        }
        Ok(Tools { lexicon, pipeline })
    }
}

/// The gazetteer of small towns, if it was fetched.
pub fn gazetteer() -> Result<Option<Arc<Index>>, ToolsError> {
    let Ok(folder) = crate::models::find("gazetteer") else {
        return Ok(None);
    };
    let index = crate::gazetteer::open(&folder.join(crate::gazetteer::FILE));
    Ok(Some(Arc::new(index.map_err(ToolsError::Model)?)))
}

/// What a folder of one's own looks like.
const LAYOUT: &str = "events/mine.toml, cues/mine.toml, concepts/mine.toml, actors/mine.tsv and so \
                      on, as in lexicons/en; `chancery lexicon add` writes a first entry";

/// The program's words and rules with the user's laid over them.
pub fn lexicon(choice: &Choice) -> Result<Lexicon, ToolsError> {
    Ok(Lexicon::of(&files(choice)?)?)
}

/// The program's lexicon files with the user's laid over them.
pub fn files(choice: &Choice) -> Result<Files, ToolsError> {
    let mut files = Files::embedded("en");
    for folder in &choice.lexicons {
        // The folder of all languages, as in the repository, will do too.
        let english = folder.join("en");
        let folder = if english.is_dir() { &english } else { folder };
        let mut paths = Vec::new();
        collect(folder, &mut paths)?;
        paths.sort();
        if paths.is_empty() {
            let error = LexiconError::new(&folder.to_string_lossy(), 0, "no .toml or .tsv in it");
            return Err(error.hint(LAYOUT).into());
        }
        for path in paths {
            let text = text(&path)?;
            let name = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            let is_known = name.split_once('/').is_some_and(|(group, _)| {
                files
                    .all()
                    .iter()
                    .any(|file| file.name.split_once('/').is_some_and(|its| its.0 == group))
            });
            if !is_known && !files.all().iter().any(|file| file.name == name) {
                let message = format!("no lexicon file is called `{name}`");
                let error = LexiconError::new(&path.to_string_lossy(), 1, message);
                return Err(error.hint(LAYOUT).into());
            }
            files.overlay(name, path.to_string_lossy().into_owned(), text);
        }
    }
    for path in &choice.actors {
        let shown = path.to_string_lossy().into_owned();
        let bytes = fs::read(path).map_err(|error| ToolsError::File {
            path: path.clone(),
            error,
        })?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => error
                .into_bytes()
                .iter()
                .map(|&byte| char::from(byte))
                .collect(),
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.overlay(format!("actors/petrarch/{name}"), shown, text);
    }
    Ok(files)
}

fn text(path: &Path) -> Result<String, ToolsError> {
    fs::read_to_string(path).map_err(|error| ToolsError::File {
        path: path.to_path_buf(),
        error,
    })
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), ToolsError> {
    let fail = |error| ToolsError::File {
        path: folder.to_path_buf(),
        error,
    };
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|end| end == "toml" || end == "tsv")
        {
            paths.push(path);
        }
    }
    Ok(())
}
