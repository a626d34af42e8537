//! Tables: one fact a line, tabs between, a header on top; lines that begin with `#` are remarks.

use crate::{File, LexiconError};

/// A table of a TSV file.
#[derive(Debug)]
pub struct Table<'a> {
    file: &'a File,
    header: Vec<&'a str>,
}

/// One line of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, 't> {
    table: &'t Table<'a>,
    /// The line in the file, counted from 1.
    pub line: usize,
    text: &'a str,
}

impl<'a> Table<'a> {
    /// Opens a table; its header must be exactly these columns.
    pub fn of(file: &'a File, columns: &[&str]) -> Result<Table<'a>, LexiconError> {
        let (line, header) = lines(file)
            .next()
            .ok_or_else(|| LexiconError::new(&file.path, 1, "the table is empty"))?;
        let header: Vec<&str> = header.split('\t').collect();
        for name in &header {
            if !columns.contains(name) {
                return Err(LexiconError::unknown(
                    &file.path,
                    line,
                    "column",
                    name,
                    columns.iter().copied(),
                ));
            }
        }
        for column in columns {
            if !header.contains(column) {
                return Err(LexiconError::new(
                    &file.path,
                    line,
                    format!("no column `{column}`"),
                ));
            }
        }
        Ok(Table { file, header })
    }

    /// Its lines.
    pub fn rows<'t>(&'t self) -> impl Iterator<Item = Result<Row<'a, 't>, LexiconError>> + 't {
        lines(self.file).skip(1).map(|(line, text)| {
            let n_cells = text.split('\t').count();
            if n_cells > self.header.len() {
                let n_columns = self.header.len();
                return Err(self.error(line, format!("{n_cells} cells under {n_columns} columns")));
            }
            Ok(Row {
                table: self,
                line,
                text,
            })
        })
    }

    fn error(&self, line: usize, message: String) -> LexiconError {
        LexiconError::new(&self.file.path, line, message)
    }
}

impl<'a> Row<'a, '_> {
    /// The cell under a column; empty if the line ends before it.
    pub fn get(&self, column: &str) -> &'a str {
        let place = self.table.header.iter().position(|name| *name == column);
        place
            .and_then(|place| self.text.split('\t').nth(place))
            .unwrap_or("")
            .trim()
    }

    /// The values of a cell that holds several, with `;` between them.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(column)
            .split(';')
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    /// The whole number in a column.
    pub fn number(&self, column: &str) -> Result<u32, LexiconError> {
        let number = self.get(column).parse();
        number.map_err(|_| self.error(format!("`{column}` is not a number")))
    }

    /// What is wrong with this line.
    pub fn error(&self, message: impl Into<String>) -> LexiconError {
        self.table.error(self.line, message.into())
    }

    /// The path of its file.
    pub fn file(&self) -> &'a str {
        &self.table.file.path
    }
}

fn lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    file.text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}
