//! Words that keep their capitals when wire copy in capitals is put into ordinary case.

use chancery_text::CaseTable;

use crate::actors::Actors;
use crate::{Files, LexiconError, Table};

/// The kinds of a row of `case.tsv`.
const KINDS: [&str; 5] = ["name", "title", "office", "head", "word"];

/// The table of `case/words.tsv`, `case.tsv` and of the names of all actors.
pub fn table(files: &Files, actors: &Actors) -> Result<CaseTable, LexiconError> {
    let mut case = CaseTable::default();
    for file in files.under("case/words.tsv") {
        for row in Table::of(file, &["word"])?.rows() {
            case.add_word(row?.get("word"));
        }
    }
    // The words of `case.tsv` are needed to tell which names of actors are ordinary words; its
    // names say what is right, and so come after those of the actors.
    for only_words in [true, false] {
        if !only_words {
            actors.names().for_each(|name| case.add_actor(name));
        }
        rows(files, only_words, &mut case)?;
    }
    Ok(case)
}

/// The rows of `case.tsv`: its words of all kinds, or its names.
fn rows(files: &Files, only_words: bool, case: &mut CaseTable) -> Result<(), LexiconError> {
    for file in files.under("case.tsv") {
        for row in Table::of(file, &["form", "kind"])?.rows() {
            let row = row?;
            let form = row.get("form");
            if (row.get("kind") != "name") != only_words {
                continue;
            }
            match row.get("kind") {
                "name" => case.add_name(form),
                "title" => case.add_title(form),
                "office" => case.add_office(form),
                "head" => case.add_head(form),
                "word" => case.add_word(form),
                other => {
                    return Err(LexiconError::unknown(
                        row.file(),
                        row.line,
                        "kind",
                        other,
                        KINDS,
                    ));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chancery_text::{Article, Document, Span};

    use crate::Lexicon;

    /// The blocks of a text, as a parser sees them.
    fn check(text: &str, expected: &str) {
        let case = &Lexicon::english().case;
        let title = text.split("\n\n").next().map_or(0, str::len);
        let has_title = text.contains("\n\n");
        let article = Article {
            text: text.to_string(),
            title_span: has_title.then(|| Span::new(0, title)),
            ..Article::default()
        };
        let document = Document::of(&article, case);
        let views: Vec<_> = document
            .blocks
            .iter()
            .map(|block| block.view(text))
            .collect();
        assert_eq!(views.join(" | "), expected);
    }

    #[test]
    fn broadcasts_in_capitals() {
        check(
            "THE MINISTER OF DEFENSE TOLD RADIO SOL THAT THREE GUERRILLAS OF THE FRENTE ROJO LIMA \
             [FRL] HAD ATTACKED A BRIDGE NEAR PILCOMAYO. \"WE WILL FIND THEM,\" COLONEL ABEL QUISPE \
             SAID. THE FRL BLAMED U.S. ADVISERS.",
            "The minister of defense told radio Sol that three guerrillas of the Frente Rojo Lima \
             [FRL] had attacked a bridge near Pilcomayo. \"We will find them,\" Colonel Abel Quispe \
             said. The FRL blamed U.S. advisers.",
        );
    }

    #[test]
    fn headlines_in_capitals() {
        check(
            "NEW ZEALAND SEES GATT TALKS ON WOOL IN MARCH\n\nTalks on wool will begin soon, the \
             minister said.",
            "New Zealand sees GATT talks on wool in March | Talks on wool will begin soon, the \
             minister said.",
        );
    }

    #[test]
    fn headlines_in_title_case() {
        check(
            "Ministers Meet in Quito After Talks on the Napo River Collapse\n\nThe ministers of \
             Ecuador and Peru met in Quito.",
            "Ministers meet in Quito after talks on the Napo River collapse | The ministers of \
             Ecuador and Peru met in Quito.",
        );
    }
}
