//! A pipeline: its files, and the road of a text through its components.

use std::path::Path;
use std::sync::{Arc, Mutex};

use chancery_text::{Annotated, Dep, Document, EntityLabel, Pos, Tag};

use crate::OpenError;
use crate::annotator::Annotator;
use crate::config::Config;
use crate::doc::Doc;
use crate::entities::Recognizer;
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::Norms;
use crate::msgpack;
use crate::names::{Name, Names};
use crate::net::{Kernel, Layers, Moves, Packed, Tok2Vec};
use crate::parser::Parser;
use crate::phrases::Phrases;
use crate::ruler::Ruler;
use crate::source::Source;
use crate::tokenizer::Tokenizer;

/// A spaCy pipeline, ready to annotate texts.
///
/// Cloning is cheap and shares the weights. [`Pipeline::run`] and [`Pipeline::annotate`] may be
/// called from many threads at once; a thread that annotates many texts does best with an
/// [`Annotator`] of its own.
#[derive(Clone)]
pub struct Pipeline {
    model: Arc<Model>,
    /// Annotators at rest.
    idle: Arc<Mutex<Vec<Annotator>>>,
}

/// What a name means in the labels of [`chancery_text`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Label {
    pub(crate) tag: Tag,
    pub(crate) pos: Pos,
    pub(crate) dep: Dep,
    pub(crate) entity: EntityLabel,
}

/// The components of a pipeline, shared by all threads.
pub(crate) struct Model {
    pub(crate) kernel: Kernel,
    pub(crate) language: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) names: Names,
    pub(crate) labels: Vec<Label>,
    pub(crate) norms: Norms,
    pub(crate) phrases: Phrases,
    pub(crate) tokenizer: Tokenizer,
    pub(crate) tok2vec: Option<Tok2Vec>,
    pub(crate) tagger: Option<Tagger>,
    pub(crate) parser: Option<Parser>,
    pub(crate) ruler: Option<Ruler>,
    pub(crate) lemmatizer: Option<Lemmatizer>,
    pub(crate) ner: Option<Ner>,
}

/// The tagger: one score for each tag.
pub(crate) struct Tagger {
    pub(crate) softmax: Packed,
    pub(crate) labels: Vec<Name>,
}

/// The recognizer and, if it has one, its own network below.
pub(crate) struct Ner {
    pub(crate) tok2vec: Option<Tok2Vec>,
    pub(crate) recognizer: Recognizer,
}

/// The components that can be run, in the order in which they are.
const ORDER: &[&str] = &[
    "tok2vec",
    "tagger",
    "parser",
    "attribute_ruler",
    "lemmatizer",
    "ner",
];

impl Pipeline {
    /// Opens a pipeline: a folder that holds `config.cfg`, an installed package that holds such a
    /// folder, or a wheel.
    pub fn open(path: impl AsRef<Path>) -> Result<Pipeline, OpenError> {
        Pipeline::open_with(path, Kernel::best())
    }

    /// Opens a pipeline to be run with a kernel of choice; all give the same results.
    pub fn open_with(path: impl AsRef<Path>, kernel: Kernel) -> Result<Pipeline, OpenError> {
        let kernel = if Kernel::available().contains(&kernel) {
            kernel
        } else {
            Kernel::Portable
        };
        let model = Model::read(&Source::open(path.as_ref())?, kernel)?;
        Ok(Pipeline {
            model: Arc::new(model),
            idle: Arc::default(),
        })
    }

    /// Lets the networks read words like others: *Peru* as they read *Kenya*, so that a sentence is
    /// parsed alike whichever of them it names; and a name of several words as they read one word
    /// (`* Front`: any capitalized words before *Front*; `Maria *`: *Maria* and the surname behind it).
    /// Text and lemma stay what they are. Call it before the pipeline is shared.
    pub fn see_as<'a>(&mut self, words: impl IntoIterator<Item = (&'a str, &'a str)>) {
        if let Some(model) = Arc::get_mut(&mut self.model) {
            for (word, other) in words {
                if let Some(given) = word.strip_suffix(" *") {
                    model.norms.see_as(given, other);
                }
                if word.contains(' ') {
                    model.phrases.see_as(&model.names, word, other);
                } else {
                    model.norms.see_as(word, other);
                }
            }
        }
    }

    /// Lets the networks read a capitalized word that they never learnt like another: all strange
    /// names alike, whatever rows of the embedding they would fall on. Call it before the pipeline
    /// is shared.
    pub fn see_strangers_as(&mut self, other: &str) {
        if let Some(model) = Arc::get_mut(&mut self.model) {
            model.norms.see_strangers_as(other);
        }
    }

    /// Lets words that begin with one of these prefixes and a hyphen stay whole, where spaCy cuts them
    /// in three and its parser then reads *de* as a word: *must de-escalate*, *will co-operate*. The
    /// networks read them like the word behind the hyphen; the lemma is `de-escalate`, `cooperate`.
    /// Call it before the pipeline is shared.
    pub fn keep_whole<'a>(&mut self, prefixes: impl IntoIterator<Item = &'a str>) {
        if let Some(model) = Arc::get_mut(&mut self.model) {
            for prefix in prefixes {
                model.norms.keep_whole(prefix);
            }
        }
    }

    /// The language that the pipeline is for, as ISO 639-1 has it.
    pub fn language(&self) -> &str {
        &self.model.language
    }

    /// Name and version of the pipeline: `core_web_sm 3.8.0`.
    pub fn name(&self) -> String {
        format!("{} {}", self.model.name, self.model.version)
    }

    /// An annotator for one thread.
    pub fn annotator(&self) -> Annotator {
        Annotator::new(Arc::clone(&self.model))
    }

    /// Runs the whole pipeline over a text.
    pub fn run(&self, text: &str) -> Doc {
        self.lend(|annotator| annotator.run(text))
    }

    /// Annotates a document block by block; spans point into the article's `text`.
    pub fn annotate(&self, text: &str, document: &Document) -> Annotated {
        self.lend(|annotator| annotator.annotate(text, document))
    }

    fn lend<T>(&self, work: impl FnOnce(&mut Annotator) -> T) -> T {
        let idle = || {
            self.idle
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner())
        };
        let mut annotator = idle().pop().unwrap_or_else(|| self.annotator());
        let result = work(&mut annotator);
        idle().push(annotator);
        result
    }
}

impl std::fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Pipeline({}, {}, {:?})",
            self.language(),
            self.name(),
            self.model.kernel
        )
    }
}

impl Model {
    fn read(source: &Source, kernel: Kernel) -> Result<Model, OpenError> {
        let text = |file: &str| {
            let bytes = source.get(file)?;
            String::from_utf8(bytes).map_err(|_| OpenError::damaged(file, "it is not UTF-8"))
        };
        let config = Config::read(&text("config.cfg")?);
        let unsupported = |message: String| OpenError::unsupported("config.cfg", message);
        let language = config
            .string("nlp", "lang")
            .ok_or_else(|| OpenError::damaged("config.cfg", "it names no language"))?;
        let pipeline = config
            .strings("nlp", "pipeline")
            .ok_or_else(|| OpenError::damaged("config.cfg", "it lists no components"))?;
        let disabled = config.strings("nlp", "disabled").unwrap_or_default();
        let mut components = Vec::new();
        for name in pipeline.into_iter().filter(|name| !disabled.contains(name)) {
            let section = format!("components.{name}");
            let factory = config.string(&section, "factory").unwrap_or_default();
            let Some(place) = ORDER.iter().position(|&known| known == factory) else {
                return Err(unsupported(format!(
                    "a component `{name}` of the kind `{factory}`"
                )));
            };
            if components.iter().any(|&(_, other)| other >= place) {
                return Err(unsupported(format!(
                    "`{name}` at this place of the pipeline"
                )));
            }
            components.push((name, place));
        }
        let component = |factory: &str| {
            let place = ORDER.iter().position(|&known| known == factory);
            components
                .iter()
                .find(|(_, other)| Some(*other) == place)
                .map(|(name, _)| &**name)
        };
        if component("parser").is_none() && component("ner").is_some() {
            return Err(unsupported("a recognizer without a parser".to_string()));
        }
        let meta = source.find("meta.json")?.unwrap_or_default();
        let meta: serde_json::Value = serde_json::from_slice(&meta).unwrap_or_default();
        let meta = |key: &str| meta[key].as_str().unwrap_or_default().to_string();
        let mut names = Names::default();
        let mut norms = match source.find("vocab/lookups.bin")? {
            None => Norms::default(),
            Some(bytes) => {
                let file = "vocab/lookups.bin";
                Norms::read(&msgpack::read(&bytes).map_err(|m| OpenError::damaged(file, m))?)
            }
        };
        if let Some(bytes) = source.find("vocab/strings.json")? {
            let file = "vocab/strings.json";
            let strings: Vec<String> = serde_json::from_slice(&bytes)
                .map_err(|error| OpenError::damaged(file, error.to_string()))?;
            norms.learn(&strings);
        }
        let tokenizer = Tokenizer::read(&source.get("tokenizer")?)?;
        let tok2vec = match component("tok2vec") {
            None => None,
            Some(name) => Some(with_layers(source, name, |file, layers| {
                Tok2Vec::read(file, layers)
            })?),
        };
        let width = tok2vec.as_ref().map_or(0, Tok2Vec::width);
        let tagger = match component("tagger") {
            None => None,
            Some(name) => {
                let labels = tagger_labels(source, name, &mut names)?;
                let softmax = with_layers(source, name, |file, layers| {
                    let layer = layers.take("softmax")?;
                    let (shape, weights) = layer.param::<2>("W")?;
                    let ([biases], bias) = layer.param::<1>("b")?;
                    if shape != [labels.len(), width] || biases != labels.len() {
                        return Err(OpenError::damaged(file, "it does not fit its labels"));
                    }
                    let weight = |label: usize, input: usize| weights[label * width + input];
                    Ok(Packed::linear(labels.len(), width, weight, |label| {
                        bias[label]
                    }))
                })?;
                Some(Tagger { softmax, labels })
            }
        };
        let moves = |name: &str| {
            let file = format!("{name}/moves");
            Moves::read(&file, &source.get(&file)?)
        };
        let parser = match component("parser") {
            None => None,
            Some(name) => {
                let moves = moves(name)?;
                Some(with_layers(source, name, |file, layers| {
                    Parser::read(file, layers, &moves, width, &mut names)
                })?)
            }
        };
        let ner = match component("ner") {
            None => None,
            Some(name) => {
                let moves = moves(name)?;
                Some(with_layers(source, name, |file, layers| {
                    let tok2vec = match layers.has("extract_features") {
                        true => Some(Tok2Vec::read(file, layers)?),
                        false => None,
                    };
                    let width = tok2vec.as_ref().map_or(width, Tok2Vec::width);
                    let recognizer = Recognizer::read(file, layers, &moves, width, &mut names)?;
                    Ok(Ner {
                        tok2vec,
                        recognizer,
                    })
                })?)
            }
        };
        let ruler = match component("attribute_ruler") {
            None => None,
            Some(name) => Some(Ruler::read(
                &source.get(&format!("{name}/patterns"))?,
                &mut names,
            )?),
        };
        let lemmatizer = match component("lemmatizer") {
            None => None,
            Some(name) => {
                let mode = config
                    .string(&format!("components.{name}"), "mode")
                    .unwrap_or_default();
                if mode != "rule" || language != "en" {
                    return Err(unsupported(format!(
                        "a `{mode}` lemmatizer for `{language}`"
                    )));
                }
                Some(Lemmatizer::read(
                    &source.get(&format!("{name}/lookups/lookups.bin"))?,
                )?)
            }
        };
        let labels = names.iter().map(|text| Label {
            tag: Tag::named(text),
            pos: Pos::named(text),
            dep: Dep::named(text),
            entity: EntityLabel::named(text),
        });
        Ok(Model {
            kernel,
            labels: labels.collect(),
            language,
            name: meta("name"),
            version: meta("version"),
            names,
            norms,
            phrases: Phrases::default(),
            tokenizer,
            tok2vec,
            tagger,
            parser,
            ruler,
            lemmatizer,
            ner,
        })
    }
}

/// Opens a component's file `model`, and makes sure that no layer is left over.
fn with_layers<T>(
    source: &Source,
    component: &str,
    build: impl FnOnce(&str, &mut Layers<'_>) -> Result<T, OpenError>,
) -> Result<T, OpenError> {
    let file = format!("{component}/model");
    let bytes = source.get(&file)?;
    let parsed = msgpack::read(&bytes).map_err(|message| OpenError::damaged(&file, message))?;
    let mut layers = Layers::read(&file, &parsed)?;
    let built = build(&file, &mut layers)?;
    layers.finish()?;
    Ok(built)
}

fn tagger_labels(source: &Source, name: &str, names: &mut Names) -> Result<Vec<Name>, OpenError> {
    let file = format!("{name}/cfg");
    let json: serde_json::Value = serde_json::from_slice(&source.get(&file)?)
        .map_err(|error| OpenError::damaged(&file, error.to_string()))?;
    let labels = json["labels"]
        .as_array()
        .filter(|labels| !labels.is_empty());
    let labels = labels.ok_or_else(|| OpenError::damaged(&file, "it has no labels"))?;
    Ok(labels
        .iter()
        .map(|label| names.get(label.as_str().unwrap_or_default()))
        .collect())
}
