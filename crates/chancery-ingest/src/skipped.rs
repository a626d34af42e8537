//! What of a folder is left out, so that nobody takes it for read.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Files of folders that are left out, counted by kind: `.pdf`, `links to folders`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped(BTreeMap<String, u64>);

impl Skipped {
    /// Counts what a folder holds and nobody reads: a hidden file says nothing.
    pub fn add(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            return;
        }
        let kind = if path.is_dir() {
            "links to folders".to_string()
        } else if name.to_ascii_uppercase().starts_with("README") {
            "files called README".to_string()
        } else {
            match path.extension() {
                Some(ending) => {
                    let ending = ending.to_string_lossy().to_lowercase();
                    let ending: String = ending.chars().filter(|c| !c.is_control()).collect();
                    format!("files that end in .{ending}")
                }
                None => "files without an ending".to_string(),
            }
        };
        *self.0.entry(kind).or_default() += 1;
    }

    /// Adds what was left out elsewhere.
    pub fn join(&mut self, other: &Skipped) {
        for (kind, n) in &other.0 {
            *self.0.entry(kind.clone()).or_default() += n;
        }
    }

    /// The kinds, each with how many there are.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(kind, &n)| (kind.as_str(), n))
    }
}

/// One line for each kind: `left out 3 files that end in .pdf`.
impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = self.kinds().peekable();
        while let Some((kind, n)) = lines.next() {
            let kind = match n {
                1 => kind
                    .replacen("files that end", "file that ends", 1)
                    .replacen("files", "file", 1)
                    .replacen("links to folders", "link to a folder", 1),
                _ => kind.to_string(),
            };
            write!(f, "left out {n} {kind}")?;
            if lines.peek().is_some() {
                writeln!(f)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_counted() {
        let mut skipped = Skipped::default();
        for name in ["a.PDF", "b.pdf", ".hidden", "README.md", "notes"] {
            skipped.add(&Path::new("no/such/folder").join(name));
        }
        assert_eq!(
            skipped.to_string(),
            "left out 1 file called README\nleft out 2 files that end in .pdf\nleft out 1 file \
             without an ending"
        );
    }
}
