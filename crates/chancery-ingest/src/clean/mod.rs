//! From what a file holds to what an article says: headline, blank line, body.
//!
//! Furniture, placeholders, captions, bylines and addresses are taken out of the body; headline,
//! dateline, outlet and dates are recognized. What is taken out and matters (captions, dates)
//! stands in its own field.

mod caption;
pub(crate) mod chars;
mod dateline;
mod emphasis;
mod furniture;
mod headline;
mod paragraphs;
mod published;
mod year;

use chancery_text::{Article, PartialDate, Span};

use crate::dates;
use crate::draft::{Draft, conflicts, publication, two_letters};
use crate::options::Options;
use crate::traced::Traced;
use paragraphs::Paragraph;
use published::date;

/// What is found while the paragraphs are gone through.
#[derive(Default)]
struct Findings {
    paragraphs: Vec<Paragraph>,
    captions: Vec<chancery_text::Caption>,
    addresses: Vec<String>,
    /// Dates of lines that say when the page was published.
    stamps: Vec<PartialDate>,
    /// Short last lines under the address.
    footers: Vec<String>,
    byline: String,
}

/// The caption in words that a page marks as one.
pub(crate) fn caption_of(words: &str) -> chancery_text::Caption {
    caption::caption(words, true).unwrap_or_else(|| chancery_text::Caption {
        text: words.to_string(),
        ..Default::default()
    })
}

/// The cleaned article.
pub(crate) fn clean(mut draft: Draft, options: &Options) -> Article {
    let mut doubts = std::mem::take(&mut draft.doubts);
    let body = chars::tidy(&draft.body, &mut doubts);
    let first = match draft.title {
        None if draft.printed => body
            .text
            .trim_start()
            .find("\n\n")
            .unwrap_or(body.text.len()),
        _ => 0,
    };
    let body = emphasis::plain(body, first);
    let mut all = paragraphs::paragraphs(&body.text);

    let title = match draft.title.take() {
        Some(title) => flat(&chars::tidy(&title, &mut doubts)),
        None if draft.printed => taken_headline(&body, &mut all),
        None => Traced::default(),
    };
    drop_repeated_title(&body.text, &title.text, &mut all);
    let mut found = sift(&body.text, all, draft.printed);
    found
        .captions
        .splice(0..0, std::mem::take(&mut draft.captions));

    if draft.url.is_empty()
        && let Some(url) = found.addresses.last()
    {
        draft.url.clone_from(url);
    }
    if draft.outlet.is_empty() {
        draft.outlet = match found.footers.first() {
            Some(footer) => footer.clone(),
            None => host(&draft.url),
        };
    }
    if draft.byline.is_empty() {
        draft.byline.clone_from(&found.byline);
    }

    let title = if begins_with(&body.text, &found.paragraphs, &title.text) {
        // The headline is the beginning of the body, cut off.
        (title.text, None)
    } else {
        let words = title.text.clone();
        (words, Some(title))
    };
    let mut text = Traced::default();
    let mut title_span = None;
    if let (_, Some(title)) = &title
        && !title.text.is_empty()
    {
        text.push_from(title, 0..title.text.len());
        title_span = Some(Span::new(0, text.text.len()));
    }
    let body_at = assemble(&mut text, &body, &found.paragraphs);
    let mut article = Article {
        id: draft.id,
        outlet: draft.outlet,
        agency: draft.agency,
        url: draft.url,
        title: title.0,
        byline: draft.byline,
        language: two_letters(&draft.language),
        captions: found.captions,
        title_span,
        ..Article::default()
    };
    date(
        &mut article,
        &mut draft.dates,
        &found.stamps,
        &text.text,
        &body_at,
        &draft.dateline,
        &mut doubts,
    );
    (article.published, article.published_from) = publication(options, &draft.dates);
    if options.date.is_none() {
        conflicts(&draft.dates, &mut doubts);
    }
    if article.agency.is_empty()
        && let Some(dateline) = &article.dateline
    {
        article.agency.clone_from(&dateline.agency);
    }
    (article.text, article.source_map) = text.into_parts();
    article.doubts = doubts;
    article
}

/// A text on one line.
fn flat(traced: &Traced) -> Traced {
    let mut flat = Traced::default();
    for line in paragraphs::paragraphs(&traced.text)
        .into_iter()
        .flat_map(|par| par.lines)
    {
        if !flat.text.is_empty() {
            flat.push_made(" ");
        }
        flat.push_from(traced, line);
    }
    flat
}

/// Takes the headline out of the paragraphs of a printed page.
fn taken_headline(body: &Traced, all: &mut Vec<Paragraph>) -> Traced {
    let Some(at) = headline::headline(&body.text, all) else {
        return Traced::default();
    };
    let mut flat = Traced::default();
    for line in all.remove(at).lines {
        if !flat.text.is_empty() {
            // The line's end becomes a space and still points at the line's end.
            let mut end = body.slice(line.start.saturating_sub(1)..line.start);
            if end.text == "\n" {
                end.text = " ".to_string();
                flat.push_from(&end, 0..1);
            } else {
                flat.push_made(" ");
            }
        }
        flat.push_from(body, line);
    }
    match headline::marked(&flat.text) {
        Some(inner) => flat.slice(inner),
        None => flat,
    }
}

/// Drops a first paragraph that is the headline once more.
fn drop_repeated_title(text: &str, title: &str, all: &mut Vec<Paragraph>) {
    if title.is_empty() {
        return;
    }
    let plain = |words: &str| {
        words
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    let title = plain(title);
    let repeated = all.iter().take(3).position(|paragraph| {
        paragraph.end() - paragraph.start() < 600 && plain(&paragraph.words(text)) == title
    });
    if let Some(at) = repeated
        && all.len() > 1
    {
        all.remove(at);
    }
}

/// Whether the headline is only the beginning of the body, as in records without one.
fn begins_with(text: &str, paragraphs: &[Paragraph], title: &str) -> bool {
    let letters = |words: &str| -> Vec<char> {
        words
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect()
    };
    let title = letters(title);
    let head: Vec<String> = paragraphs
        .iter()
        .take(4)
        .map(|par| par.words(text))
        .collect();
    let Some(first) = head.first() else {
        return false;
    };
    let after = dateline::dateline(first).map_or(0, |dateline| dateline.length);
    let head: Vec<char> = head
        .iter()
        .flat_map(|words| {
            words
                .chars()
                .take(400)
                .filter(|letter| letter.is_alphanumeric())
        })
        .collect();
    // It may begin after the dateline, or after a marker in brackets.
    let marks = first
        .char_indices()
        .take(500)
        .filter(|(_, letter)| *letter == ']');
    let starts = [0, after].into_iter().chain(marks.map(|(at, _)| at));
    title.len() >= 20
        && starts
            .map(|start| letters(first.get(..start).unwrap_or("")).len())
            .any(|n_skipped| {
                head.get(n_skipped..)
                    .is_some_and(|head| head.starts_with(&title))
            })
}

/// Parts the body from all else.
fn sift(text: &str, all: Vec<Paragraph>, printed: bool) -> Findings {
    let mut found = Findings::default();
    let n_all = all.len();
    let mut after_picture = false;
    let mut after_address = false;
    for (at, paragraph) in all.into_iter().enumerate() {
        if paragraph.end() - paragraph.start() > 1500 {
            (after_picture, after_address) = (false, false);
            found.paragraphs.push(paragraph);
            continue;
        }
        let words = paragraph.words(text);
        if furniture::is_placeholder(&words) {
            after_picture = true;
            continue;
        }
        if let Some(caption) = caption::caption(&words, after_picture) {
            found.captions.push(caption);
            after_picture = false;
            continue;
        }
        after_picture = false;
        if let Some(address) = furniture::address(&words) {
            found.addresses.push(address.to_string());
            after_address = true;
            continue;
        }
        if after_address && printed && is_name(&words) && at + 3 >= n_all {
            found.footers.push(words);
            continue;
        }
        after_address = false;
        let early = found.paragraphs.len() < 3;
        if (early || at + 6 >= n_all)
            && let Some(date) = stamp(&words)
        {
            found.stamps.push(date);
            continue;
        }
        if early && let Some(byline) = furniture::byline(&words) {
            found.byline = byline;
            continue;
        }
        if at + 6 >= n_all
            && let Some(reporters) = furniture::reporters(&words)
        {
            if found.byline.is_empty() {
                found.byline = reporters;
            }
            continue;
        }
        let is_setting = found.paragraphs.len() < 3 && furniture::is_hour(&words);
        if furniture::is_furniture(&words) && !is_setting {
            continue;
        }
        found.paragraphs.push(paragraph);
    }
    found
}

/// The date of a line that says when the page was published, and nothing else.
fn stamp(words: &str) -> Option<PartialDate> {
    if words.chars().count() > 90 {
        return None;
    }
    let (range, date) = dates::in_text(words).into_iter().next()?;
    let rest = format!("{} {}", words.get(..range.start)?, words.get(range.end..)?);
    let is_plain = rest
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .all(|word| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "published"
                    | "updated"
                    | "posted"
                    | "last"
                    | "modified"
                    | "on"
                    | "at"
                    | "date"
                    | "release"
                    | "released"
                    | "first"
                    | "am"
                    | "pm"
                    | "a"
                    | "m"
                    | "p"
                    | "gmt"
                    | "utc"
                    | "est"
                    | "edt"
                    | "bst"
                    | "cet"
                    | "ist"
                    | "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
                    | "saturday"
                    | "sunday"
                    | "mon"
                    | "tue"
                    | "wed"
                    | "thu"
                    | "fri"
                    | "sat"
                    | "sun"
                    | "t"
                    | "z"
                    | "load"
                    | "for"
                    | "immediate"
            )
        });
    is_plain.then_some(date)
}

/// Whether a short last line can be the outlet's name.
fn is_name(words: &str) -> bool {
    let n_words = words.split(' ').count();
    n_words <= 7
        && words.chars().count() <= 60
        && !paragraphs::ends_sentence(words)
        && words.starts_with(|letter: char| letter.is_alphanumeric())
        && words
            .split(' ')
            .filter(|word| word.starts_with(char::is_uppercase))
            .count()
            * 2
            >= n_words
        && !furniture::is_furniture(words)
}

/// The host of an address, without `www.`.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("");
    let host = host.strip_prefix("www.").unwrap_or(host);
    if host.contains('.') && !host.contains(' ') {
        host.to_ascii_lowercase()
    } else {
        String::new()
    }
}

/// Puts the paragraphs under the headline; gives where each begins.
fn assemble(text: &mut Traced, body: &Traced, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        if !text.text.is_empty() {
            text.push_made("\n\n");
        }
        let start = text.text.len();
        for (at, line) in paragraph.lines.iter().enumerate() {
            if at > 0 {
                // The line's end stands in the input, unless lines without text lay between.
                let end = body.slice(line.start.saturating_sub(1)..line.start);
                if end.text == "\n" {
                    text.push_from(&end, 0..1);
                } else {
                    text.push_made("\n");
                }
            }
            text.push_from(body, line.clone());
        }
        spans.push(Span::new(start, text.text.len()));
    }
    spans
}

#[cfg(test)]
mod tests;
