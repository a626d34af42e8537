//! Whole pages of our own writing, in the look of real ones.

use expect_test::{Expect, expect};

use super::*;

/// Reads a printed page and shows the article in short.
fn check(page: &str, expected: Expect) {
    let draft = Draft {
        body: Traced::of(page, 0),
        printed: true,
        ..Draft::default()
    };
    let article = draft.finish(&Options::default()).unwrap();
    let mut shown = format!("title: {}\n", article.title);
    for (name, value) in [
        ("outlet", &article.outlet),
        ("url", &article.url),
        ("byline", &article.byline),
    ] {
        if !value.is_empty() {
            shown += &format!("{name}: {value}\n");
        }
    }
    if let (Some(date), Some(from)) = (article.published, article.published_from) {
        shown += &format!("published: {date} ({})\n", from.as_str());
    }
    if let (Some(dateline), Some(span)) = (&article.dateline, article.dateline_span) {
        let date = dateline.date.map_or("-".into(), |date| date.to_string());
        let (place, agency) = (&dateline.place, &dateline.agency);
        shown += &format!(
            "dateline: {place} | {date} | {agency} | {:?}\n",
            span.of(&article.text)
        );
    }
    for caption in &article.captions {
        shown += &format!("caption: {} [{}]\n", caption.text, caption.credit);
    }
    for doubt in &article.doubts {
        shown += &format!("doubt {}: {}\n", doubt.kind, doubt.message);
    }
    let body = article.title_span.map_or(0, |span| span.end as usize);
    shown += &format!("text: {}\n", article.text[body..].trim_start());
    expected.assert_eq(&shown);
    // Every letter that stands in the input points at itself.
    for (at, letter) in article.text.char_indices() {
        if let Some(source) = article.source_map.source(at as u32)
            && !letter.is_whitespace()
        {
            assert!(page[source as usize..].starts_with(letter), "{at} {letter}");
        }
    }
}

#[test]
fn a_page_printed_to_text() {
    check(
        "\n*Namibia and Angola
must share the
river, minister says*

Image not found or type unknown

Minister Ana Lu (L) receives the envoy in Windhoek on May 11, 2021. (Photo by gov.example)

Windhoek, May 12 (NAMPA)-- Namibia's water minister Ana Lu says the river belongs to both.

She met the envoy for two hours.

<https://www.herald.example/news/991-river>



The Example Herald",
        expect![[r#"
            title: Namibia and Angola must share the river, minister says
            outlet: The Example Herald
            url: https://www.herald.example/news/991-river
            published: 2021-05-12 (inferred)
            dateline: Windhoek | 2021-05-12 | NAMPA | "Windhoek, May 12 (NAMPA)-- "
            caption: Minister Ana Lu (L) receives the envoy in Windhoek on May 11, 2021. [gov.example]
            doubt year-inferred: the dateline has no year: 2021 was taken from the caption (2021-05-11)
            text: Windhoek, May 12 (NAMPA)-- Namibia's water minister Ana Lu says the river belongs to both.

            She met the envoy for two hours.
        "#]],
    );
}

#[test]
fn a_pasted_page_with_furniture() {
    check(
        "Home > World
Share
Tweet

Ministers meet over the river

By Ana Lu and B. Mora
Published: 4 May 2021, 10:15 GMT

Advertisement

The two ministers met in Lima on Monday and spoke of the river for two hours.

READ MORE: How the river was lost

They agreed to meet again in the autumn, a spokesman for the ministry said.

© 2021 The Example Herald. All rights reserved.",
        expect![[r#"
            title: Ministers meet over the river
            byline: Ana Lu and B. Mora
            published: 2021-05-04 (metadata)
            text: The two ministers met in Lima on Monday and spoke of the river for two hours.

            They agreed to meet again in the autumn, a spokesman for the ministry said.
        "#]],
    );
}

#[test]
fn a_wire_report_without_a_year_says_so() {
    check(
        "MINISTERS MEET OVER RIVER

    LIMA, March 3 - The two ministers met in the capital and spoke of the river for
two hours, officials said.
    They agreed to meet again in the autumn.",
        expect![[r#"
            title: MINISTERS MEET OVER RIVER
            dateline: LIMA | - |  | "LIMA, March 3 - "
            doubt year-unknown: nothing dates the dateline's year: `LIMA, March 3 - `
            text: LIMA, March 3 - The two ministers met in the capital and spoke of the river for
            two hours, officials said.

            They agreed to meet again in the autumn.
        "#]],
    );
}

#[test]
fn a_transcript_begins_with_place_and_hour() {
    check(
        "Remarks by the Minister on the River

River House
Lima, Peru

(May 4, 2021)

3:08 P.M. EDT

MINISTER LU: Thank you all for coming to the river with me on this cold day.

END 3:20 P.M. EDT",
        expect![[r#"
            title: Remarks by the Minister on the River
            published: 2021-05-04 (metadata)
            dateline: River House, Lima, Peru | - |  | "River House\n\nLima, Peru\n\n3:08 P.M. EDT"
            text: River House

            Lima, Peru

            3:08 P.M. EDT

            MINISTER LU: Thank you all for coming to the river with me on this cold day.
        "#]],
    );
}
