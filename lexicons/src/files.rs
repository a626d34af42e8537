//! The files of a lexicon, as texts.

use std::borrow::Cow;
use std::collections::BTreeSet;

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
    /// Whether it was laid over the program's.
    pub is_laid: bool,
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
                    is_laid: false,
                })
            })
            .collect();
        Files { files }
    }

    /// Lays a file over ours: entries of the same name take the place of ours, new ones join.
    ///
    /// `name` is its place in the language's folder, `path` what messages call it. Rows of a table
    /// that ours has word for word are left out, so that a copy of ours with new rows may be laid
    /// over it.
    pub fn overlay(&mut self, name: String, path: String, text: String) {
        let ours: BTreeSet<&str> = self
            .under(&name)
            .filter(|file| file.name.ends_with(".tsv"))
            .flat_map(|file| file.text.lines())
            .collect();
        let mut is_header = true;
        let text = match ours.is_empty() {
            true => text,
            false => text
                .lines()
                .map(|line| {
                    let is_row = !line.starts_with('#') && !line.trim().is_empty();
                    let is_ours = is_row && !is_header && ours.contains(line);
                    is_header &= !is_row;
                    // The lines keep their numbers.
                    if is_ours {
                        "\n".into()
                    } else {
                        format!("{line}\n")
                    }
                })
                .collect(),
        };
        self.files.push(File {
            path,
            name,
            text: Cow::Owned(text),
            is_laid: true,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_table_with_a_new_row_adds_that_row() {
        let mut files = Files::default();
        let ours = "# Names.\nname\tcountry\nLima\tPER\n";
        files.overlay("a.tsv".into(), "ours".into(), ours.into());
        let mine = "name\tcountry\nLima\tPER\nQuito\tECU\n";
        files.overlay("a.tsv".into(), "mine".into(), mine.into());
        let texts: Vec<_> = files.under("a.tsv").map(|file| &*file.text).collect();
        assert_eq!(texts, [ours, "name\tcountry\n\nQuito\tECU\n"]);
    }
}
