//! The tables of a dataset, each defined once.
//!
//! The line above a column is its explanation in `codebook.md`.

use std::sync::{Arc, LazyLock};

use arrow_array::RecordBatch;
use arrow_schema::{Field, Schema, SchemaRef};

use crate::cell::{Cell, Day, Kind};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a cell can be missing.
    pub nullable: bool,
    /// What it says.
    pub about: &'static str,
}

/// A table: its name, what a row is, its columns.
#[derive(Clone, Copy, Debug)]
pub struct TableInfo {
    /// Its name, and that of its folder.
    pub name: &'static str,
    /// What a row of it is.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// A row of a table.
pub trait Row: Sized {
    /// The table.
    const TABLE: TableInfo;
    /// Collects rows.
    type Columns: Default;
    /// Adds a row.
    fn push(&self, columns: &mut Self::Columns);
    /// The rows collected, as Arrow columns.
    fn finish(columns: &mut Self::Columns) -> RecordBatch;
    /// The rows of a batch; the columns are found by name. Says what is wrong otherwise.
    fn read(batch: &RecordBatch) -> Result<Vec<Self>, String>;
    /// The cells as text, in order.
    fn cells(&self) -> Vec<String>;
    /// The schema in Parquet.
    fn schema() -> SchemaRef;
}

macro_rules! tables {
    ($(
        #[doc = $about:literal]
        $table:ident $name:ident $columns:ident {
            $( $(#[doc = $column_about:literal])+ $column:ident: $type:ty, )*
        }
    )*) => {
        /// All tables, in order.
        pub const TABLES: &[TableInfo] = &[$($name::TABLE,)*];

        $(
            #[doc = $about]
            #[derive(Clone, Debug, PartialEq)]
            pub struct $name { $( $(#[doc = $column_about])+ pub $column: $type, )* }

            #[doc = concat!("Collects rows of `", stringify!($table), "`.")]
            #[derive(Default)]
            pub struct $columns { $( $column: <$type as Cell>::Builder, )* }

            impl Row for $name {
                const TABLE: TableInfo = TableInfo {
                    name: stringify!($table),
                    about: $about,
                    columns: &[$( Column {
                        name: plain(stringify!($column)),
                        kind: <$type as Cell>::KIND,
                        nullable: <$type as Cell>::NULLABLE,
                        about: concat!($($column_about),+),
                    }, )*],
                };
                type Columns = $columns;

                fn push(&self, columns: &mut $columns) {
                    $( self.$column.push(&mut columns.$column); )*
                }

                fn finish(columns: &mut $columns) -> RecordBatch {
                    let arrays = vec![$( <$type as Cell>::finish(&mut columns.$column), )*];
                    RecordBatch::try_new($name::schema(), arrays)
                        .expect("columns and schema come from one definition")
                }

                fn read(batch: &RecordBatch) -> Result<Vec<$name>, String> {
                    $( let $column = batch
                        .column_by_name(plain(stringify!($column)))
                        .ok_or(concat!("there is no column `", stringify!($column), "`"))?; )*
                    (0..batch.num_rows())
                        .map(|row| Ok($name { $( $column: <$type as Cell>::read($column, row)
                            .ok_or(concat!(
                                "column `", stringify!($column), "` is of another type"
                            ))?, )* }))
                        .collect()
                }

                fn cells(&self) -> Vec<String> {
                    vec![$( self.$column.text(), )*]
                }

                fn schema() -> SchemaRef {
                    static SCHEMA: LazyLock<SchemaRef> =
                        LazyLock::new(|| schema_of(&$name::TABLE));
                    Arc::clone(&SCHEMA)
                }
            }
        )*
    };
}

/// A name of Rust without the mark that lets it be a word of the language.
const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

fn schema_of(table: &TableInfo) -> SchemaRef {
    let field = |column: &Column| Field::new(column.name, column.kind.arrow(), column.nullable);
    Arc::new(Schema::new(
        table.columns.iter().map(field).collect::<Vec<_>>(),
    ))
}

tables! {
    /// One row for each article that was read.
    articles ArticleRow ArticleColumns {
        /// Key of the article in all tables: a hash of its id, outlet, address, date and text.
        article: String,
        /// The id that the input gives, kept as it is; else a hash of url and text.
        id: String,
        /// Who published the article.
        outlet: String,
        /// The agency that wrote it; empty if none is named.
        agency: String,
        /// Where it stands on the web; empty if not known.
        url: String,
        /// The headline.
        title: String,
        /// The author's line.
        byline: String,
        /// When it was published, as far as known: `2023-12-05`, `2023-12` or `2023`; empty if not known.
        published: String,
        /// How exact `published` is: `day`, `month`, `year`; empty if not known.
        published_precision: String,
        /// `published` as a date, where the day is known.
        published_date: Option<Day>,
        /// What `published` rests on: `given`, `metadata`, `caption`, `dateline`, `url`, `inferred`.
        published_from: String,
        /// ISO 639-1 code of the language.
        language: String,
        /// Place of the dateline as printed; missing if there is no dateline.
        dateline_place: Option<String>,
        /// Date of the dateline, as far as known; empty if not known.
        dateline_date: String,
        /// Agency of the dateline; empty if none.
        dateline_agency: String,
        /// Captions of pictures: a JSON list of pairs `[text, credit]`.
        captions: String,
        /// Where the headline begins in `text`.
        title_start: Option<i32>,
        /// Where the headline ends in `text`.
        title_end: Option<i32>,
        /// Where the dateline begins in `text`.
        dateline_start: Option<i32>,
        /// Where the dateline ends in `text`.
        dateline_end: Option<i32>,
        /// Number of words of `text`: runs of characters between white space.
        n_words: i32,
        /// Which input the article came from: its name in `manifest.json`.
        input: String,
        /// The place of the article in all inputs, counted from 0.
        position: i32,
        /// Headline, blank line, body. All offsets in all tables count code points of this text.
        text: String,
    }

    /// One row for each actor of each article: who acts, speaks or is acted on there.
    actors ActorRow ActorColumns {
        /// The article.
        article: String,
        /// Key of the actor in this article, for joins with the other tables.
        actor: String,
        /// The same for the same actor in every article: `IRN`, `IRN:ali-khamenei`, `IGO:united-nations`.
        key: String,
        /// The fullest name in the article; for the unnamed the phrase.
        name: String,
        /// `state`, `person`, `organization`, `igo`, `group`, `people`, `outlet`.
        kind: String,
        /// ISO 3166 alpha-3, or `IGO`, `NGO`, `MNC`; empty if not known.
        country: String,
        /// Correlates of War number of the state `country`.
        cow: Option<i32>,
        /// Gleditsch-Ward number of the state `country`.
        gw: Option<i32>,
        /// PLOVER sectors, blanks between them: `GOV MIL`; empty for a state as a whole.
        sectors: String,
        /// The office held, in lower case; empty if none.
        office: String,
        /// How often the article names the actor (rows in `mentions`).
        n_mentions: i32,
    }

    /// One row for each span of text that names an actor.
    mentions MentionRow MentionColumns {
        /// The article.
        article: String,
        /// The actor named (`actors.actor`).
        actor: String,
        /// Where it begins in the article's text.
        start: i32,
        /// One past its last character.
        end: i32,
        /// The words.
        text: String,
        /// `name`, `nominal` (a description) or `pronoun`.
        form: String,
    }

    /// One row for each statement: somebody says, writes, signals, believes, wants or fears something.
    statements StatementRow StatementColumns {
        /// The article.
        article: String,
        /// Key of the statement: a hash of article, spans and content.
        statement: String,
        /// Its place among the statements of the article, counted from 1: `s1` of `read` is 1.
        number: i32,
        /// The statement inside whose content this one stands.
        parent: Option<String>,
        /// Who is said to speak (`actors.actor`); missing if unnamed.
        speaker: Option<String>,
        /// `actors.key` of the speaker; empty if unnamed.
        speaker_key: String,
        /// `actors.country` of the speaker; empty if unnamed or not known.
        speaker_country: String,
        /// The words that name the speaker; empty if unnamed.
        speaker_text: String,
        /// The cue's entry in the lexicon, its lemma: `say`, `call for`; empty without a cue.
        cue: String,
        /// The words of the cue as printed.
        cue_text: String,
        /// `say`, `ask`, `promise`, `demand`, `accuse`, `praise`, `deny`, `believe`, `hope`, `intend`, `fear`, `announce`, `decree`, `report`, `other`.
        cue_class: String,
        /// What is attributed; pieces joined by ` … `.
        content: String,
        /// `direct` (wholly in quotation marks), `mixed` or `indirect`.
        quotation: String,
        /// Who is spoken to (`actors.actor`).
        addressee: Option<String>,
        /// Whether the attribution itself is negated: *did not say*.
        negated: bool,
        /// Whether the attribution itself is modal: *would say*.
        modal: bool,
        /// Whether it stands only in the headline.
        in_title: bool,
        /// Spans of the speaker: `start-end`, `; ` between them.
        speaker_spans: String,
        /// Spans of the cue.
        cue_spans: String,
        /// Spans of the content.
        content_spans: String,
        /// Other places that tell the same statement (a headline that the body repeats).
        repeated_spans: String,
        /// Calibrated probability that the row is right.
        confidence: f64,
        /// The rule that read it.
        rule: String,
        /// The lexicon entry that fired; empty if none did.
        entry: String,
        /// Whatever else decided.
        note: String,
    }

    /// One row for each event: who did what to whom, when, where and on whose word. Joint actors are one row.
    events EventRow EventColumns {
        /// The article.
        article: String,
        /// Key of the event: a hash of article, spans and content.
        event: String,
        /// Its place among the events of the article, counted from 1: `e1` of `read` is 1.
        number: i32,
        /// PLOVER type, such as `CONSULT`.
        r#type: String,
        /// PLOVER mode, such as `visit`; empty if none.
        mode: String,
        /// PLOVER contexts, blanks between them.
        contexts: String,
        /// CAMEO code, with its leading zero; empty if none fits.
        cameo: String,
        /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        quad: i32,
        /// PLOVER intensity, from -10 to 10.
        intensity: f64,
        /// Goldstein's value of the CAMEO root, from -10 to 10.
        goldstein: f64,
        /// Who acts (`actors.actor`), `; ` between them.
        source: String,
        /// `actors.key` of those who act, `; ` between them.
        source_key: String,
        /// `actors.country` of those who act, `; ` between them; empty places where not known.
        source_country: String,
        /// On whom (`actors.actor`), `; ` between them; empty if on nobody in particular.
        target: String,
        /// `actors.key` of those acted on, `; ` between them.
        target_key: String,
        /// `actors.country` of those acted on, `; ` between them; empty places where not known.
        target_country: String,
        /// `done`, `ongoing`, `planned`, `demanded`, `hypothetical`, `denied`, `past`.
        status: String,
        /// Whose word the event rests on: `outlet`, or the key of the statement (`statements.statement`).
        voice: String,
        /// First day, month or year of the event; empty if not known.
        date_start: String,
        /// Last day, month or year; equal to `date_start` for a single day.
        date_end: String,
        /// `day`, `week`, `month`, `year` or `range`; empty if not known.
        date_precision: String,
        /// `date_start` as a date, where the day is known.
        date: Option<Day>,
        /// How the date was worked out.
        date_reason: String,
        /// Where the words that give the date begin.
        date_text_start: Option<i32>,
        /// Where they end.
        date_text_end: Option<i32>,
        /// Where it happened, as printed; missing if the clause does not say.
        place: Option<String>,
        /// ISO 3166 alpha-3 of the place; empty if not known.
        place_country: String,
        /// Degrees north.
        latitude: Option<f64>,
        /// Degrees east.
        longitude: Option<f64>,
        /// Where the name of the place begins.
        place_start: Option<i32>,
        /// Where it ends.
        place_end: Option<i32>,
        /// Whether it stands only in the headline.
        in_title: bool,
        /// The words that carry it; pieces joined by ` … `.
        trigger: String,
        /// The sentences that tell it; pieces joined by ` … `.
        sentence: String,
        /// Spans of the trigger: `start-end`, `; ` between them.
        trigger_spans: String,
        /// Spans of the sentences.
        evidence_spans: String,
        /// Calibrated probability that the row is right.
        confidence: f64,
        /// The rule that read it.
        rule: String,
        /// The lexicon entry that fired; empty if none did.
        entry: String,
        /// Whatever else decided.
        note: String,
    }

    /// One row for each position: an actor is for or against something.
    positions PositionRow PositionColumns {
        /// The article.
        article: String,
        /// Key of the position: a hash of article, spans and content.
        position: String,
        /// Its place among the positions of the article, counted from 1: `p1` of `read` is 1.
        number: i32,
        /// Whose stance it is (`actors.actor`).
        actor: String,
        /// `actors.key` of the actor.
        actor_key: String,
        /// `actors.country` of the actor; empty if not known.
        actor_country: String,
        /// What it is about: a noun phrase of at most nine words, hyphens between them.
        concept: String,
        /// `support` or `oppose`.
        stance: String,
        /// The statement that shows it (`statements.statement`).
        statement: Option<String>,
        /// The event that shows it (`events.event`).
        event: Option<String>,
        /// The clauses that show it; pieces joined by ` … `.
        evidence: String,
        /// Spans of the evidence: `start-end`, `; ` between them.
        evidence_spans: String,
        /// Calibrated probability that the row is right.
        confidence: f64,
        /// The rule that read it.
        rule: String,
        /// The lexicon entry that fired; empty if none did.
        entry: String,
        /// Whatever else decided.
        note: String,
    }

    /// One row for everything that was unclear, and for each article that could not be read.
    doubts DoubtRow DoubtColumns {
        /// The article; missing if it could not be read at all.
        article: Option<String>,
        /// A short, stable name for counting; `unreadable`: an article that the input holds but nobody could read; `failed`: one that the program failed on; `repeated`: one that came before, word for word with the same id.
        kind: String,
        /// `article` (found when the file was read) or `records`.
        stage: String,
        /// What is unclear, in a sentence.
        message: String,
        /// Where it begins in the article's text, if it is about a place there.
        start: Option<i32>,
        /// Where it ends.
        end: Option<i32>,
        /// Which input it came from.
        input: String,
        /// The place of the article in all inputs, counted from 0.
        position: i32,
    }

    /// One row for each article that has copies: syndicated, cut or lightly edited. An article without a row here stands alone.
    copies CopyRow CopyColumns {
        /// The article.
        article: String,
        /// The earliest article of the same story: it stands for all of them.
        cluster: String,
        /// Whether this is that article. Count these, and the articles without a row, to count each story once.
        first: bool,
        /// How many articles the cluster has.
        size: i32,
        /// The agency that wrote the story, as far as one of the copies names it; else empty.
        agency: String,
        /// Share of the shorter text's five-word sequences that the article has in common with its nearest earlier copy; 1 for the first.
        overlap: f64,
    }
}
