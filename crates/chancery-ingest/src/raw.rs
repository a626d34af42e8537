//! The bytes of one article, to be read later, on whichever thread has time.

use std::sync::Arc;

use chancery_text::{Article, Doubt};

use crate::error::{IngestError, Place, Problem};
use crate::options::{Format, Options};
use crate::order::Order;
use crate::records::Record;
use crate::{charset, csv, json, plain};

/// The bytes of one article, and what they are.
#[derive(Debug)]
pub struct Raw {
    place: Place,
    record: Record,
    making: Making,
    /// The order of day and month in dates at the head of the file.
    order: Option<Order>,
}

/// What the bytes are.
#[derive(Debug)]
pub(crate) enum Making {
    /// An object of JSON.
    Json,
    /// A row under a header, with what stands between its cells.
    Csv { header: Arc<(Vec<String>, u8)> },
    /// A text or a page that is one article, perhaps cut at its end.
    One { format: Format, is_cut: bool },
}

impl Raw {
    pub(crate) fn of(place: Place, record: Record, making: Making) -> Raw {
        Raw {
            place,
            record,
            making,
            order: None,
        }
    }

    /// The same in a file whose dates have that order.
    pub(crate) fn ordered(mut self, order: Option<Order>) -> Raw {
        self.order = order;
        self
    }

    /// An article whose fields are those of a JSON object.
    pub fn json(place: Place, object: String) -> Raw {
        let (line, number) = (place.line, place.record);
        let record = Record {
            bytes: object.into_bytes(),
            source: 0,
            line,
            number,
        };
        Raw {
            place,
            record,
            making: Making::Json,
            order: None,
        }
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Its bytes as they stand in the input.
    pub fn bytes(&self) -> &[u8] {
        &self.record.bytes
    }

    /// Reads the article.
    pub fn read(&self, options: &Options) -> Result<Article, IngestError> {
        self.article(options)
            .map_err(|problem| problem.at(self.place.clone()))
    }

    fn article(&self, options: &Options) -> Result<Article, Problem> {
        let record = &self.record;
        let mut doubts = Vec::new();
        let fields = match &self.making {
            Making::One { format, is_cut } => {
                let mut article = plain::one(&record.bytes, record.source, Some(*format), options)?;
                if *is_cut {
                    article.doubts.push(Doubt::whole(
                        "cut",
                        "the file is longer than 24 MiB; what lies beyond was not read",
                    ));
                }
                return Ok(article);
            }
            Making::Csv { header } => csv::fields(record, &header.0, header.1, &mut doubts)?,
            Making::Json => match std::str::from_utf8(&record.bytes) {
                Ok(text) => json::fields(text, record.source, &mut doubts)?,
                Err(_) => {
                    let text = charset::decode(&record.bytes, 0, None, &mut doubts)?;
                    json::fields(&text.text, record.source, &mut doubts)?
                }
            },
        };
        let mut draft = fields.draft(options, self.order)?;
        draft.doubts.splice(0..0, doubts);
        draft.finish(options)
    }
}
