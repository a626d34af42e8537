//! spaCy's CNN pipelines, natively: tokens, tags, features, lemmas, trees, sentences and entities
//! of published accuracy, without Python, at a multiple of spaCy's speed.
//!
//! ```no_run
//! let pipeline = chancery_annotate::Pipeline::open("en_core_web_sm-3.8.0-py3-none-any.whl")?;
//! for token in pipeline.run("Namibia and Angola must share the river's water.").tokens() {
//!     println!("{} {} {} {}", token.text(), token.lemma(), token.dep(), token.head());
//! }
//! # Ok::<(), chancery_annotate::OpenError>(())
//! ```
//!
//! # The road of a text
//!
//! | step | here | in spaCy |
//! |---|---|---|
//! | files: folder or wheel, MessagePack, settings | `source`, `wheel`, `msgpack`, `config` | `util.load_model`, srsly, confection |
//! | which components, in which order | `pipeline` | `language.py` |
//! | string ids, rows of hashed embeddings | `hash` | `strings.pyx`, murmurhash |
//! | characters as Python sees them | `unicode` | `str.isalpha` and its like |
//! | tokens: affixes, exceptions | `tokenizer`, `tokenizer::affixes`; Python's patterns taken apart in `tokenizer::pattern` | `tokenizer.pyx` |
//! | norm, prefix, suffix, shape | `lexeme` | `vocab.pyx`, `lang/lex_attrs.py`, `lang/norm_exceptions.py` |
//! | layers of a network out of a file | `net::file` | thinc `Model.from_bytes` |
//! | embedding, mixer, window encoder | `net::tok2vec` | `ml/models/tok2vec.py` |
//! | products with packed weights | `net::kernel`; the small loops in `net::vector` | thinc, BLIS |
//! | scores of parser states, order of moves | `net::transition` | `ml/parser_model.pyx`, `transition_system.pyx` |
//! | arc-eager parser, reattached arcs, sentences | `parser` | `arc_eager.pyx`, `_state.pxd`, `nonproj.pyx`, `doc.pyx` |
//! | parts of speech and features from tags and relations | `ruler` | `attributeruler.py` |
//! | lemmas | `lemmatizer` | `lemmatizer.py`, `lang/en/lemmatizer.py` |
//! | entities | `entities` | `ner.pyx` |
//! | all of it, in batches | `annotator` | `Language.pipe` |
//!
//! # How parity is kept
//!
//! spaCy adds up floats in an order that depends on the machine, so its own last bits differ from
//! one machine to the next, and decisions are what must agree. Here every output is the sum of its
//! terms in one fixed order with fused multiply-add, whichever kernel works it out, so results are
//! the same bytes on every machine, for every batch and number of threads. Tests compare all
//! fields of all tokens with spaCy's: a set of tricky lines that comes with the crate, and
//! articles where they are at hand.
//!
//! Padding is as in spaCy: the encoder sees as many rows of padding before and after a text as it
//! has layers, and they go through the layers like words. A text is never split at sentences,
//! since the encoder looks across them. Only a text of more than 128 KiB or 8,192 tokens is parsed
//! in blocks, each ending at a line's or sentence's end if there is one in its second half, so that
//! memory stays bounded. Nothing is lost: every token of every block is in the result, with the
//! offsets of the whole text. A sentence that is longer than a block ends with the block, and the
//! four tokens on either side of a seam do not see across it; spaCy, which takes the text in one
//! piece, might read those otherwise.
//!
//! # What makes it fast
//!
//! Weights are packed once for products of eight rows by three pieces of sixteen outputs. What a
//! word gives to the mixer and to the three places of the first window layer is kept per word that
//! comes more than once, the mixed vector of many more; sums stay in registers to the end of a
//! product. What a token gives to a parser state in each role is worked out for all tokens in one
//! product.
//!
//! Tried and left: two neighbouring tokens can share products (Winograd's F(2,3), four for both
//! where six are taken). It was a tenth faster, and read one sentence in 1.6 million words otherwise
//! than spaCy and plain sums do.
//!
//! Unsafe code is confined to `net::kernel` and `net::vector`.
#![deny(unsafe_code)]

mod annotator;
mod config;
mod doc;
mod entities;
mod error;
mod hash;
mod lemmatizer;
mod lexeme;
mod msgpack;
mod names;
mod net;
mod parser;
mod phrases;
mod pipeline;
mod ruler;
mod source;
mod tokenizer;
mod unicode;
mod wheel;

pub use annotator::Annotator;
pub use doc::{Doc, TokenRef};
pub use error::OpenError;
pub use net::Kernel;
pub use pipeline::Pipeline;
pub use source::pipeline_folder;
pub use wheel::Wheel;
