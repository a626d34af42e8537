//! `codebook.md`: what every column of every table says, made from the tables' definitions.

use crate::tables::TABLES;

/// The codebook, in Markdown.
pub fn markdown() -> String {
    let mut page = String::from(INTRODUCTION);
    for table in TABLES {
        page.push_str(&format!(
            "\n## {}\n\n{}\n\n",
            table.name,
            table.about.trim()
        ));
        page.push_str("| column | type | can be missing | meaning |\n|---|---|---|---|\n");
        for column in table.columns {
            page.push_str(&format!(
                "| {} | {} | {} | {} |\n",
                column.name,
                column.kind.as_str(),
                if column.nullable { "yes" } else { "no" },
                column.about.trim().replace('|', "\\|"),
            ));
        }
    }
    page
}

const INTRODUCTION: &str = "# Codebook

Each table is a folder of Parquet files (`events/*.parquet`); together they are one table. The
column `article` joins them all.

- Offsets count Unicode code points of `articles.text` from 0; an end is one past the last
  character. In Python `text[start:end]` gives the words, in R `substr(text, start + 1, end)`.
- Several spans stand in one cell as `start-end`, `; ` between them; so do several actors.
- An empty text means \"none\" or \"not known\"; a missing cell is used for numbers, dates and
  references to other rows.
- A row says what the article says, not what is the case: `voice` tells whose word it is.
- Keys are hashes of article, spans and content: the same article read by the same program gives
  the same keys.
- `copies` lists articles that tell the same story. To count each story once, keep the articles
  without a row in `copies` and those with `first`.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_in_the_codebook_and_says_something() {
        let page = markdown();
        for table in TABLES {
            let (_, section) = page.split_once(&format!("\n## {}\n", table.name)).unwrap();
            let section = section.split("\n## ").next().unwrap();
            assert!(table.about.trim().ends_with('.'), "{}", table.name);
            for column in table.columns {
                let line = section
                    .lines()
                    .find(|line| line.starts_with(&format!("| {} |", column.name)))
                    .unwrap_or_else(|| panic!("{}.{} is not there", table.name, column.name));
                assert!(line.contains(column.about.trim()), "{line}");
                assert!(column.about.trim().len() > 5, "{line}");
            }
        }
    }
}
