//! The network of a transition-based parser: what each token would add to a state in each of its
//! roles is worked out beforehand; a state adds up a handful of rows.

use crate::OpenError;
use crate::msgpack::{self, Value};

use super::kernel::{Kernel, Packed, WIDTH};
use super::tok2vec::grow;
use super::{Layers, vector};

/// The scoring of parser states.
#[derive(Debug)]
pub(crate) struct Transition {
    features: usize,
    pieces: usize,
    hidden: usize,
    classes: usize,
    to_hidden: Packed,
    lower: Packed,
    /// Rows for features without a token, one for each feature.
    pad: Vec<f32>,
    bias: Vec<f32>,
    upper: Packed,
}

/// Room for a batch of texts, one for each thread.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    narrow: Vec<f32>,
    /// For each token: `[feature][piece][hidden]`.
    rows: Vec<f32>,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

/// How many features a state has at most.
const MAX_FEATURES: usize = 16;

impl Transition {
    /// Takes the layers of a parser out of a file, all but its `tok2vec`. `inputs` is the width of
    /// the vectors that it is given.
    pub(crate) fn read(
        file: &str,
        layers: &mut Layers<'_>,
        inputs: usize,
        features: usize,
        classes: usize,
    ) -> Result<Transition, OpenError> {
        let unsupported = |message: String| OpenError::unsupported(file, message);
        let lower = layers.take("precomputable_affine")?;
        let (shape @ [has, hidden, pieces, narrow], weights) = lower.param::<4>("W")?;
        let (bias_shape, own_bias) = lower.param::<2>("b")?;
        let (pad_shape, own_pad) = lower.param::<4>("pad")?;
        if has != features
            || features > MAX_FEATURES
            || !hidden.is_multiple_of(WIDTH)
            || hidden * pieces > 1024
            || narrow > 2048
            || classes > 4096
            || bias_shape != [hidden, pieces]
            || pad_shape != [1, features, hidden, pieces]
        {
            return Err(unsupported(format!("a lower layer of the shape {shape:?}")));
        }
        let upper = layers.referred("upper")?;
        let ([outputs, upper_inputs], upper_weights) = upper.param::<2>("W")?;
        let ([upper_biases], upper_bias) = upper.param::<1>("b")?;
        if outputs != classes || upper_biases != classes || upper_inputs != hidden {
            return Err(OpenError::damaged(
                file,
                "its upper layer does not fit its moves",
            ));
        }
        let linear = layers.take("linear")?;
        let (linear_shape, linear_weights) = linear.param::<2>("W")?;
        let ([linear_biases], linear_bias) = linear.param::<1>("b")?;
        if linear_shape != [narrow, inputs] || linear_biases != narrow {
            return Err(OpenError::damaged(file, "its layers do not fit together"));
        }
        // Columns in the order feature, piece, hidden unit.
        let place = |column: usize| {
            let (feature, rest) = (column / (pieces * hidden), column % (pieces * hidden));
            (feature, rest % hidden, rest / hidden)
        };
        let at = |column: usize| {
            let (feature, unit, piece) = place(column);
            (feature * hidden + unit) * pieces + piece
        };
        let columns = features * pieces * hidden;
        Ok(Transition {
            features,
            pieces,
            hidden,
            classes,
            to_hidden: Packed::linear(
                narrow,
                inputs,
                |column, input| linear_weights[column * inputs + input],
                |column| linear_bias[column],
            ),
            lower: Packed::linear(
                columns,
                narrow,
                |column, input| weights[at(column) * narrow + input],
                |_| 0.0,
            ),
            pad: (0..columns).map(|column| own_pad[at(column)]).collect(),
            bias: (0..pieces * hidden)
                .map(|column| own_bias[at(column)])
                .collect(),
            upper: Packed::linear(
                classes,
                hidden,
                |column, input| upper_weights[column * hidden + input],
                |column| upper_bias[column],
            ),
        })
    }

    /// Works out the tables for tokens, given their vectors.
    pub(crate) fn precompute(
        &self,
        kernel: Kernel,
        tables: &mut Tables,
        vectors: &[f32],
        width: usize,
    ) {
        let tokens = vectors.len() / width;
        let narrow = self.to_hidden.stride();
        grow(&mut tables.narrow, tokens * narrow);
        self.to_hidden
            .product(kernel, vectors, width, tokens, &mut tables.narrow, narrow);
        let stride = self.lower.stride();
        grow(&mut tables.rows, tokens * stride);
        self.lower.product(
            kernel,
            &tables.narrow,
            narrow,
            tokens,
            &mut tables.rows,
            stride,
        );
    }

    /// Scores of all classes for a state: `tokens` are its features, as numbers of tokens.
    pub(crate) fn scores<'t>(
        &self,
        kernel: Kernel,
        tables: &'t mut Tables,
        tokens: &[Option<u32>],
    ) -> &'t [f32] {
        let size = self.pieces * self.hidden;
        let stride = self.lower.stride();
        let mut rows: [&[f32]; MAX_FEATURES] = [&[]; MAX_FEATURES];
        for (feature, (row, token)) in rows.iter_mut().zip(tokens).enumerate() {
            let table = match token {
                Some(token) => &tables.rows[*token as usize * stride..],
                None => &self.pad[..],
            };
            *row = &table[feature * size..][..size];
        }
        tables.hidden.resize(self.hidden, 0.0);
        vector::hidden(
            kernel,
            &rows[..self.features],
            &self.bias,
            self.pieces,
            &mut tables.hidden,
        );
        tables.scores.resize(self.upper.stride(), 0.0);
        let stride = self.upper.stride();
        self.upper.product(
            kernel,
            &tables.hidden,
            self.hidden,
            1,
            &mut tables.scores,
            stride,
        );
        &tables.scores[..self.classes]
    }
}

/// The moves of a parser: for each kind of action its labels; their order is the order of the
/// classes.
#[derive(Debug)]
pub(crate) struct Moves {
    /// Kind of action and label, class by class.
    pub(crate) classes: Vec<(u32, String)>,
}

impl Moves {
    /// Reads the file `moves`: actions by number, labels by falling frequency, then falling name.
    pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Moves, OpenError> {
        let damaged = |message: &str| OpenError::damaged(file, message);
        let outer = msgpack::read(bytes).map_err(|message| OpenError::damaged(file, message))?;
        let text = outer.get("moves").and_then(Value::text);
        let text = text.ok_or_else(|| damaged("it has no moves"))?;
        let json: serde_json::Value = serde_json::from_str(text)
            .map_err(|error| OpenError::damaged(file, error.to_string()))?;
        let actions = json
            .as_object()
            .ok_or_else(|| damaged("its moves are not a map"))?;
        let mut classes = Vec::new();
        for (action, labels) in actions {
            let action: u32 = action
                .parse()
                .map_err(|_| damaged("an action is not a number"))?;
            let labels = labels
                .as_object()
                .ok_or_else(|| damaged("an action has no labels"))?;
            for (label, frequency) in labels {
                let frequency = frequency.as_i64();
                let frequency = frequency.ok_or_else(|| damaged("a label has no frequency"))?;
                classes.push((action, std::cmp::Reverse((frequency, label.clone()))));
            }
        }
        classes.sort();
        let classes = classes
            .into_iter()
            .map(|(action, std::cmp::Reverse((_, label)))| (action, label));
        Ok(Moves {
            classes: classes.collect(),
        })
    }

    /// The classes of one kind of action.
    pub(crate) fn of(&self, action: u32) -> std::ops::Range<usize> {
        let start = self.classes.partition_point(|class| class.0 < action);
        let end = self.classes.partition_point(|class| class.0 <= action);
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_ordered_by_frequency_then_name_both_falling() {
        let json = br#"{"2":{"b":1,"c":1,"a":5},"0":{"":9}}"#;
        let mut bytes = vec![0x81, 0xa5];
        bytes.extend_from_slice(b"moves");
        bytes.extend_from_slice(&[0xd9, json.len() as u8]);
        bytes.extend_from_slice(json);
        let moves = Moves::read("moves", &bytes).unwrap();
        let labels: Vec<&str> = moves.classes.iter().map(|class| &*class.1).collect();
        assert_eq!(labels, ["", "a", "c", "b"]);
        assert_eq!(moves.of(2), 1..4);
        assert_eq!(moves.of(3), 4..4);
    }
}
