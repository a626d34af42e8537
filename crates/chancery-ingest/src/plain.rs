//! One text or page: bytes to an article, without files.

use chancery_text::Article;

use crate::charset;
use crate::draft::Draft;
use crate::error::{IngestError, Place, Problem};
use crate::options::{Format, Options};

/// The article in the bytes of one text, web page or JSON object.
///
/// `name` is what an error calls the input.
pub fn article(bytes: &[u8], name: &str, options: &Options) -> Result<Article, IngestError> {
    let format = options.format.or_else(|| Format::of_name(name));
    one(bytes, format, options).map_err(|problem| {
        problem.at(Place {
            file: name.to_string(),
            line: 0,
            record: 0,
        })
    })
}

/// The article in the bytes of one text or page.
pub(crate) fn one(
    bytes: &[u8],
    _format: Option<Format>,
    options: &Options,
) -> Result<Article, Problem> {
    let mut draft = Draft {
        printed: true,
        ..Draft::default()
    };
    draft.body = charset::decode(bytes, 0, None, &mut draft.doubts)?;
    draft.finish(options)
}
