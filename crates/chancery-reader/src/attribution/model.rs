//! Linear models over hashed features.
//!
//! A feature is a number in a table of weights; which one is decided by hashing its name. The
//! weights were learned from the training split of PolNeAR (see the example `train_attribution` of
//! the evaluation); they are kept as one signed byte each.

use super::forest::{Forest, TREE};

/// FNV-1a, in 32 bits.
pub fn hash(string: &str) -> u32 {
    let mut hash = 0x811c_9dc5u32;
    for &byte in string.as_bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash
}

/// The features of one candidate, as hashes.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// The hashes; a model takes of each as many bits as its table has.
    pub hashes: Vec<u32>,
}

impl Features {
    /// Forgets all features.
    pub fn clear(&mut self) {
        self.hashes.clear();
    }

    /// Adds the feature `template` with the values `a` and `b`.
    #[inline]
    pub fn add(&mut self, template: u32, a: u32, b: u32) {
        let mut hash = template.wrapping_mul(0x9e37_79b1) ^ a.wrapping_mul(0x85eb_ca6b);
        hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d) ^ b.wrapping_mul(0xc2b2_ae35);
        hash = (hash ^ (hash >> 12)).wrapping_mul(0x297a_2d39);
        self.hashes.push(hash ^ (hash >> 15));
    }

    /// Adds the feature `template` with three values.
    #[inline]
    pub fn add3(&mut self, template: u32, a: u32, b: u32, c: u32) {
        self.add(template, a, b.wrapping_mul(0x01b3_3a4d) ^ c.rotate_left(13));
    }
}

/// A table of weights.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    bytes: &'static [u8],
    scale: f32,
}

impl Weights {
    /// The sum of the weights of some features.
    #[inline]
    pub fn score(&self, features: &Features) -> f32 {
        let mask = self.bytes.len().wrapping_sub(1);
        let sum: i32 = features
            .hashes
            .iter()
            .map(|&hash| i32::from(self.bytes.get(hash as usize & mask).map_or(0, |&b| b as i8)))
            .sum();
        sum as f32 * self.scale
    }
}

/// The models and what turns their scores into a calibrated confidence.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// Whether a candidate is a statement.
    pub statement: Weights,
    /// How far the content reaches.
    pub extent: Weights,
    /// Who the speaker is.
    pub speaker: Weights,
    /// Slope and offset of the confidence.
    pub calibration: [f32; 2],
    /// The probability from which an outermost statement is kept.
    pub outer_threshold: f32,
    /// The probability from which a statement inside another is kept.
    pub inner_threshold: f32,
    /// Whether a reading is right as an outermost statement.
    pub outer: Forest<'static>,
    /// Whether a reading is right, if it stands in no other.
    pub inner: Forest<'static>,
}

/// How many bytes stand before the tables.
pub const HEADER: usize = 32;
/// Tables of weights have at most so many bits.
pub const STATEMENT_BITS: u32 = 18;
/// The bits of the table of extents.
pub const EXTENT_BITS: u32 = 16;
/// The bits of the table of speakers.
pub const SPEAKER_BITS: u32 = 16;

impl Model {
    /// The weights that are part of the program.
    pub fn embedded() -> Model {
        Model::of(include_bytes!("weights.bin"))
    }

    /// Reads tables of weights: three scales, two numbers of the calibration, two thresholds, how
    /// many trees the first forest has, then the tables and the forests.
    pub fn of(bytes: &'static [u8]) -> Model {
        let number = |at: usize| {
            let bytes: [u8; 4] = bytes
                .get(at * 4..at * 4 + 4)
                .and_then(|b| b.try_into().ok())
                .unwrap_or_default();
            f32::from_le_bytes(bytes)
        };
        let mut start = HEADER;
        let mut table = |bits: u32, scale: f32| {
            let end = start + (1usize << bits);
            let bytes = bytes.get(start..end).unwrap_or(&[0]);
            start = end;
            Weights { bytes, scale }
        };
        let statement = table(STATEMENT_BITS, number(0));
        let extent = table(EXTENT_BITS, number(1));
        let speaker = table(SPEAKER_BITS, number(2));
        let forests = bytes.get(start..).unwrap_or(&[]);
        let first = (number(7) as usize * TREE).min(forests.len());
        Model {
            statement,
            extent,
            speaker,
            calibration: [number(3), number(4)],
            outer_threshold: number(5),
            inner_threshold: number(6),
            outer: Forest {
                bytes: &forests[..first],
            },
            inner: Forest {
                bytes: &forests[first..],
            },
        }
    }
}

/// The logistic function.
pub fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
