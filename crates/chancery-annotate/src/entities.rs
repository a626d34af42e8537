//! Named entities: spaCy's BILUO transitions, one action for each token.

use std::ops::Range;

use crate::OpenError;
use crate::names::{Name, Names};
use crate::net::{Kernel, Layers, Moves, Tables, Transition};

const BEGIN: u32 = 1;
const IN: u32 = 2;
const LAST: u32 = 3;
const UNIT: u32 = 4;
const OUT: u32 = 5;

/// Whether a token begins an entity, is inside one, or outside of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Place {
    #[default]
    Outside,
    Begin,
    Inside,
}

/// A named-entity recognizer.
#[derive(Debug)]
pub(crate) struct Recognizer {
    pub(crate) network: Transition,
    labels: Vec<Name>,
    begin: Range<usize>,
    inside: Range<usize>,
    last: Range<usize>,
    unit: Range<usize>,
    out: Range<usize>,
}

impl Recognizer {
    /// Takes the recognizer out of its files.
    pub(crate) fn read(
        file: &str,
        layers: &mut Layers<'_>,
        moves: &Moves,
        inputs: usize,
        names: &mut Names,
    ) -> Result<Recognizer, OpenError> {
        if moves
            .classes
            .iter()
            .any(|&(action, _)| !(BEGIN..=OUT).contains(&action))
        {
            return Err(OpenError::unsupported(
                file,
                "a recognizer with actions of another kind",
            ));
        }
        let network = Transition::read(file, layers, inputs, 3, moves.classes.len())?;
        Ok(Recognizer {
            network,
            labels: moves
                .classes
                .iter()
                .map(|(_, label)| names.get(label))
                .collect(),
            begin: moves.of(BEGIN),
            inside: moves.of(IN),
            last: moves.of(LAST),
            unit: moves.of(UNIT),
            out: moves.of(OUT),
        })
    }

    /// Finds the entities of one text of a batch, whose tokens begin at number `offset`.
    pub(crate) fn recognize(
        &self,
        kernel: Kernel,
        tables: &mut Tables,
        offset: usize,
        is_space: &[bool],
        sentence_starts: &[bool],
        found: &mut Vec<(Place, Name)>,
    ) {
        found.clear();
        let n = is_space.len();
        // The open entity: where it begins, and its label.
        let mut open: Option<(usize, Name)> = None;
        for (at, &space) in is_space.iter().enumerate() {
            let token = |at: usize| Some((offset + at) as u32);
            let features = match open {
                Some((start, _)) => [
                    token(at),
                    token(start),
                    (offset + at).checked_sub(1).map(|t| t as u32),
                ],
                None => [token(at), None, None],
            };
            let scores = self.network.scores(kernel, tables, &features);
            let goes_on = at + 1 < n && !sentence_starts.get(at + 1).copied().unwrap_or(false);
            let mut best: Option<(usize, f32)> = None;
            let mut consider = |classes: &Range<usize>, label: Option<Name>| {
                for class in classes.clone() {
                    let fits = match label {
                        Some(label) => self.labels[class] == label,
                        None => true,
                    };
                    if fits && best.is_none_or(|(_, score)| scores[class] > score) {
                        best = Some((class, scores[class]));
                    }
                }
            };
            match open {
                Some((_, label)) => {
                    if goes_on {
                        consider(&self.inside, Some(label));
                    }
                    consider(&self.last, Some(label));
                }
                None => {
                    if !space {
                        if goes_on {
                            consider(&self.begin, None);
                        }
                        // A unit without a label is only for entities set beforehand.
                        for class in self.unit.clone() {
                            if self.labels[class] != Name::EMPTY {
                                consider(&(class..class + 1), None);
                            }
                        }
                    }
                    consider(&self.out, None);
                }
            }
            let place = match best {
                Some((class, _)) if self.begin.contains(&class) => {
                    open = Some((at, self.labels[class]));
                    (Place::Begin, self.labels[class])
                }
                Some((class, _)) if self.unit.contains(&class) => {
                    (Place::Begin, self.labels[class])
                }
                Some((class, _)) if self.inside.contains(&class) => {
                    (Place::Inside, self.labels[class])
                }
                Some((class, _)) if self.last.contains(&class) => {
                    open = None;
                    (Place::Inside, self.labels[class])
                }
                _ => (Place::Outside, Name::EMPTY),
            };
            found.push(place);
        }
    }
}
