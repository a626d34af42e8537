//! One text or page: bytes to an article, without files.

use chancery_text::Article;

use crate::draft::Draft;
use crate::error::{IngestError, Place, Problem};
use crate::options::{Format, Options};
use crate::{charset, exports, html};

/// The article in the bytes of one text, web page or JSON object.
///
/// `name` is what an error calls the input.
pub fn article(bytes: &[u8], name: &str, options: &Options) -> Result<Article, IngestError> {
    let format = options.format.or_else(|| Format::of_name(name));
    one(bytes, 0, format, options).map_err(|problem| {
        problem.at(Place {
            file: name.to_string(),
            line: 0,
            record: 0,
        })
    })
}

/// The article in the bytes of one text or page, which begin at byte `source` of the input.
pub(crate) fn one(
    bytes: &[u8],
    source: u64,
    format: Option<Format>,
    options: &Options,
) -> Result<Article, Problem> {
    let mut doubts = Vec::new();
    let is_html = format == Some(Format::Html);
    let label = if is_html { html::charset(bytes) } else { None };
    let text = charset::decode(bytes, source, label.as_deref(), &mut doubts)?;
    if is_html && !options.raw {
        return html::draft(&text, doubts)?.finish(options);
    }
    if !options.raw
        && let Some(mut draft) = exports::draft(&text)
    {
        draft.doubts = doubts;
        return draft.finish(options);
    }
    Draft {
        body: text,
        printed: true,
        doubts,
        ..Draft::default()
    }
    .finish(options)
}
