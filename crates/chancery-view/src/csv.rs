//! CSV as RFC 4180 has it: commas, quotation marks doubled, lines ended by CR LF.

/// For whom the table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Programs: every cell exactly as it is.
    Programs,
    /// Spreadsheets, which run a text that begins with `=`, `+`, `-` or `@` as a formula: such a
    /// text gets an apostrophe before it. Numbers are never touched.
    Spreadsheets,
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text.
    Text(&'a str),
    /// A number, a date, true or false, as printed.
    Value(&'a str),
}

/// Adds a row.
///
/// ```
/// use chancery_view::csv::{Cell, For, row};
/// let mut table = String::new();
/// row(&mut table, For::Spreadsheets, [Cell::Text("=1+1"), Cell::Value("-9.5")]);
/// assert_eq!(table, "'=1+1,-9.5\r\n");
/// ```
pub fn row<'a>(table: &mut String, reader: For, cells: impl IntoIterator<Item = Cell<'a>>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        let (text, guarded) = match cell {
            Cell::Text(text) => (text, reader == For::Spreadsheets && is_formula(text)),
            Cell::Value(text) => (text, false),
        };
        let guard = if guarded { "'" } else { "" };
        if text.contains([',', '"', '\r', '\n']) {
            table.push('"');
            table.push_str(guard);
            table.push_str(&text.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(guard);
            table.push_str(text);
        }
    }
    table.push_str("\r\n");
}

/// Whether a spreadsheet would take a text for a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(reader: For, cells: &[Cell<'_>]) -> String {
        let mut table = String::new();
        row(&mut table, reader, cells.iter().copied());
        table
    }

    #[test]
    fn exact_for_programs() {
        let cells = [
            Cell::Text("=SUM(A1)"),
            Cell::Text("a \"b\", c\nd"),
            Cell::Value("-1.5"),
        ];
        assert_eq!(
            line(For::Programs, &cells),
            "=SUM(A1),\"a \"\"b\"\", c\nd\",-1.5\r\n"
        );
    }

    #[test]
    fn formulas_are_guarded_for_spreadsheets_and_numbers_are_not_touched() {
        for text in [
            "=HYPERLINK(\"x\")",
            "+49 30",
            "-quoted-",
            "@news",
            "\tx",
            "\rx",
        ] {
            let guarded = line(For::Spreadsheets, &[Cell::Text(text)]);
            assert!(
                guarded.trim_start_matches('"').starts_with('\''),
                "{guarded}"
            );
        }
        assert_eq!(line(For::Spreadsheets, &[Cell::Value("-10")]), "-10\r\n");
        assert_eq!(line(For::Spreadsheets, &[Cell::Text("a=b")]), "a=b\r\n");
    }
}
