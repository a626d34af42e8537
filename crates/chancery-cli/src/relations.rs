//! Tables of sentences with a marked source and target, for `relate` and `evaluate relations`.

use chancery::Tools;
use chancery_evaluate::relations::rows;
use chancery_reader::events::{Marked, Relation, relate};
use chancery_text::{Annotated, Document};

/// One row.
pub struct Row {
    /// The input's, or the number of the row.
    pub uid: String,
    /// The cells by the names of their columns.
    pub cells: Vec<(String, String)>,
    /// The sentence with its marks taken out.
    pub marked: Marked,
}

impl Row {
    /// A cell; empty if there is none.
    pub fn get(&self, column: &str) -> &str {
        self.cells
            .iter()
            .find(|(name, _)| name == column)
            .map_or("", |(_, cell)| cell)
    }

    /// Whether the table has that column.
    pub fn has(&self, column: &str) -> bool {
        self.cells.iter().any(|(name, _)| name == column)
    }
}

/// The rows of a table with a header.
pub fn table(text: &str) -> Result<Vec<Row>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = rows(text).into_iter();
    let header = lines.next().ok_or("the table is empty")?;
    if !header.iter().any(|name| name == "marked_sentence") {
        return Err(format!(
            "no column `marked_sentence` among: {}",
            header.join(", ")
        ));
    }
    let row = |(number, cells): (usize, Vec<String>)| {
        let cells: Vec<(String, String)> = header.iter().cloned().zip(cells).collect();
        let cell = |column: &str| {
            cells
                .iter()
                .find(|(name, _)| name == column)
                .map_or("", |(_, cell)| cell.as_str())
        };
        let uid = ["uid", ""]
            .map(cell)
            .into_iter()
            .find(|uid| !uid.is_empty());
        let uid = uid.map_or_else(
            || number.to_string(),
            |uid| uid.strip_suffix(".0").unwrap_or(uid).to_string(),
        );
        let marked = Marked::of(cell("marked_sentence"), cell("source"), cell("target"));
        Row { uid, marked, cells }
    };
    Ok(lines.enumerate().map(row).collect())
}

/// The trees of a row's sentence, as it stands.
pub fn annotate(tools: &Tools, row: &Row) -> Annotated {
    let text = &row.marked.text;
    let document = Document::paragraph(text);
    chancery::mended(tools, tools.pipeline.annotate(text, &document))
}

/// The relation of a row.
pub fn of(tools: &Tools, row: &Row) -> Relation {
    relate(
        &tools.lexicon,
        &annotate(tools, row),
        row.marked.source,
        row.marked.target,
    )
}
