//! What an outlet published.

use crate::{Doubt, PartialDate, Span};

/// One article, cleaned: its text is the headline, a blank line and the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The input's id, kept verbatim, or a hash of url and text.
    pub id: String,
    /// Who published the article: *Radio Habana Cuba*.
    pub outlet: String,
    /// The agency that wrote it: *RHC*, *Reuters*.
    pub agency: String,
    /// Where it stands on the web.
    pub url: String,
    /// The headline; also the start of [`Article::text`] unless read raw.
    pub title: String,
    /// The author's line.
    pub byline: String,
    /// When it was published, as far as that is known.
    pub published: Option<PartialDate>,
    /// What [`Article::published`] rests on.
    pub published_from: Option<PublishedFrom>,
    /// ISO 639-1 code of the language.
    pub language: String,
    /// The line that says where and when the report was filed.
    pub dateline: Option<Dateline>,
    /// Captions of pictures, apart from the body.
    pub captions: Vec<Caption>,
    /// Headline, blank line, body; or exactly the given text if read raw.
    pub text: String,
    /// Where in the text the headline stands; none if there is none (or the text is raw).
    pub title_span: Option<Span>,
    /// Where in the text the dateline stands: it is no part of the first sentence.
    pub dateline_span: Option<Span>,
    /// Where each stretch of the text came from in the input.
    pub source_map: SourceMap,
    /// What was unclear when the article was read from its file.
    pub doubts: Vec<Doubt>,
}

/// *Tehran, December 5 (RHC)*: where, when and by which agency a report was filed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dateline {
    /// The place as printed.
    pub place: String,
    /// The day, with the year given or inferred.
    pub date: Option<PartialDate>,
    /// The agency in brackets.
    pub agency: String,
}

/// The caption of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What it says.
    pub text: String,
    /// Whose picture it is.
    pub credit: String,
}

/// What a date of publication rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublishedFrom {
    /// The user said so, or the input's date field.
    Given,
    /// Metadata of the page.
    Metadata,
    /// A caption.
    Caption,
    /// The dateline, year and all.
    Dateline,
    /// The address of the page.
    Url,
    /// Worked out: a dateline without a year, and dated evidence for the year.
    Inferred,
}

impl PublishedFrom {
    /// The word for it in the records.
    pub fn as_str(self) -> &'static str {
        match self {
            PublishedFrom::Given => "given",
            PublishedFrom::Metadata => "metadata",
            PublishedFrom::Caption => "caption",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::Url => "url",
            PublishedFrom::Inferred => "inferred",
        }
    }
}

/// Where each stretch of a cleaned text came from in the input's bytes.
///
/// Stretches are in the order of the text. Inside a stretch text and input run in step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Start in the cleaned text, start in the input, length; all in bytes.
    pub stretches: Vec<(u32, u64, u32)>,
}

impl SourceMap {
    /// The byte of the input that byte `offset` of the text was read from.
    pub fn source(&self, offset: u32) -> Option<u64> {
        let index = self
            .stretches
            .partition_point(|stretch| stretch.0 <= offset)
            .checked_sub(1)?;
        let (text, source, length) = self.stretches[index];
        (offset - text < length).then(|| source + u64::from(offset - text))
    }
}
