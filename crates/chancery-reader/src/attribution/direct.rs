//! Quotations beside a cue, whatever the parse makes of them.

use chancery_text::TokenId;

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Reads quotations before and after a cue.
///
/// > “We will stay,” **said** the captain. “All of us.”
///
/// Parsers often go astray on long quotations, so a quotation of the same paragraph is a candidate
/// for every cue near it; after a sentence that ends with the cue's clause, that of the next
/// paragraph too.
pub fn direct(page: &Page<'_>, cue: TokenId, out: &mut Vec<Candidate>) {
    let quotations = &page.quotes.quotations;
    let own = page.quotation(cue);
    if own != 0 || page.entry(cue).is_none() {
        return;
    }
    let next = quotations.partition_point(|quoted| quoted.tokens.start <= cue);
    let paragraph = page.paragraph(cue);
    if let Some(before) = next.checked_sub(1).map(|place| &quotations[place])
        && before.paragraph == paragraph
        && cue - before.tokens.end < 25
    {
        out.push(Candidate::new(
            Rule::QuotationBefore,
            cue,
            before.tokens.start,
        ));
    }
    if let Some(after) = quotations.get(next)
        && after.tokens.start - cue < 40
    {
        let follows = after.paragraph == paragraph + 1
            && after.tokens.start == page.quotes.paragraphs[after.paragraph].start;
        if after.paragraph == paragraph || follows {
            out.push(Candidate::new(
                Rule::QuotationAfter,
                cue,
                after.tokens.start,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check::{check, statements};
    use chancery_record::Quotation;

    #[test]
    fn before_and_around_the_cue() {
        check(
            "“We will stay,” said the captain. “All of us.”",
            &["the captain | said | “We will stay,” … “All of us.”"],
        );
        check(
            "“We will stay,” the captain said, “and we will fight.”",
            &["the captain | said | “We will stay,” … “and we will fight.”"],
        );
    }

    #[test]
    fn behind_a_colon() {
        let line = "The captain told reporters: “We will stay.”";
        check(line, &["The captain | told | “We will stay.”"]);
        assert_eq!(statements(line).1[0].quotation, Quotation::Direct);
    }
}
