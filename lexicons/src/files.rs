//! The files of a lexicon, as texts.

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path for messages: `lexicons/en/events/consult.toml`, or the user's own.
    pub path: String,
    /// Its place in the language's folder: `events/consult.toml`.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// The files of a lexicon: ours first, then those laid over them, in order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: Vec<File>,
}

impl Files {
    /// The files that are part of the program, for a language.
    pub fn embedded(language: &str) -> Files {
        let files = EMBEDDED
            .iter()
            .filter_map(|(path, text)| {
                let name = path.strip_prefix(language)?.strip_prefix('/')?;
                Some(File {
                    path: format!("lexicons/{path}"),
                    name: name.to_string(),
                    text: Cow::Borrowed(text),
                })
            })
            .collect();
        Files { files }
    }

    /// Lays a file over ours: entries of the same name take the place of ours, new ones join.
    ///
    /// `name` is its place in the language's folder, `path` what messages call it.
    pub fn overlay(&mut self, name: String, path: String, text: String) {
        self.files.push(File {
            path,
            name,
            text: Cow::Owned(text),
        });
    }

    /// The files of a folder (`events/`) or of one name (`cues.toml`), ours before the user's.
    pub fn under<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a File> + 'a {
        self.files.iter().filter(move |file| {
            file.name == name || (name.ends_with('/') && file.name.starts_with(name))
        })
    }

    /// All files.
    pub fn all(&self) -> &[File] {
        &self.files
    }
}
