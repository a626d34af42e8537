//! A component's file `model`: the layers of a network, in breadth-first order, with their weights.

use std::collections::VecDeque;

use crate::OpenError;
use crate::msgpack::{self, Value};

/// Layers that only hand values on, or matter in training alone.
const PASSIVE: &[&str] = &[
    "list2ragged",
    "ragged2list",
    "list2array",
    "ints-getitem",
    "dropout",
    "tok2vec-listener",
    "parser_model",
    "noop",
];

/// An array of numbers and its shape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Array {
    pub(crate) shape: Vec<usize>,
    pub(crate) data: Vec<f32>,
}

/// One layer with weights or settings.
#[derive(Debug)]
pub(crate) struct Layer<'a> {
    pub(crate) name: &'a str,
    index: usize,
    attrs: Vec<(&'a str, Value<'a>)>,
    params: &'a [(Value<'a>, Value<'a>)],
    file: &'a str,
}

/// All layers of a network that do something.
#[derive(Debug)]
pub(crate) struct Layers<'a> {
    file: &'a str,
    layers: VecDeque<Layer<'a>>,
    refs: &'a [(Value<'a>, Value<'a>)],
}

impl<'a> Layers<'a> {
    /// Reads the structure; `parsed` is the file's MessagePack.
    pub(crate) fn read(file: &'a str, parsed: &'a Value<'a>) -> Result<Layers<'a>, OpenError> {
        let list = |name: &str| {
            let list = parsed.get(name).and_then(Value::array);
            list.ok_or_else(|| OpenError::damaged(file, format!("it has no list of {name}")))
        };
        let (nodes, attrs, params) = (list("nodes")?, list("attrs")?, list("params")?);
        if nodes.len() != attrs.len() || nodes.len() != params.len() {
            return Err(OpenError::damaged(
                file,
                "its lists of layers differ in length",
            ));
        }
        let mut layers = VecDeque::new();
        let mut refs: &[_] = &[];
        for (index, ((node, attrs), params)) in nodes.iter().zip(attrs).zip(params).enumerate() {
            let name = node.get("name").and_then(Value::text).unwrap_or_default();
            if index == 0 {
                refs = node.get("refs").and_then(Value::map).unwrap_or_default();
            }
            if let Some((_, Value::Bool(false))) = attribute(attrs, "has_upper") {
                return Err(OpenError::unsupported(
                    file,
                    "a parser without an upper layer",
                ));
            }
            // A composed layer is named after its parts, which have entries of their own.
            if name.contains([' ', '>', '|', '(']) || PASSIVE.contains(&name) {
                continue;
            }
            let mut unpacked = Vec::new();
            for (key, _) in attrs.map().unwrap_or_default() {
                let Some(key) = key.text() else { continue };
                if let Some((key, value)) = attribute(attrs, key) {
                    unpacked.push((key, value));
                }
            }
            let params = params.map().unwrap_or_default();
            layers.push_back(Layer {
                name,
                index,
                attrs: unpacked,
                params,
                file,
            });
        }
        Ok(Layers { file, layers, refs })
    }

    /// Takes the next layer of that name.
    pub(crate) fn take(&mut self, name: &str) -> Result<Layer<'a>, OpenError> {
        self.next(name)
            .ok_or_else(|| OpenError::damaged(self.file, format!("a layer `{name}` is missing")))
    }

    /// Takes the next layer of that name, if there is one.
    pub(crate) fn next(&mut self, name: &str) -> Option<Layer<'a>> {
        let at = self.layers.iter().position(|layer| layer.name == name)?;
        self.layers.remove(at)
    }

    /// Whether a layer of that name is left.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.layers.iter().any(|layer| layer.name == name)
    }

    /// Takes the layer that the first node refers to by that name.
    pub(crate) fn referred(&mut self, reference: &str) -> Result<Layer<'a>, OpenError> {
        let index = self
            .refs
            .iter()
            .find(|(name, _)| name.text() == Some(reference));
        let index = index.and_then(|(_, index)| index.id());
        let at = self
            .layers
            .iter()
            .position(|layer| Some(layer.index as u64) == index);
        at.and_then(|at| self.layers.remove(at)).ok_or_else(|| {
            OpenError::damaged(self.file, format!("its `{reference}` layer is missing"))
        })
    }

    /// Says which layers were left over: they are of kinds that are not built here.
    pub(crate) fn finish(self) -> Result<(), OpenError> {
        match self.layers.front() {
            None => Ok(()),
            Some(layer) => Err(OpenError::unsupported(
                self.file,
                format!("a layer `{}` at this place", layer.name),
            )),
        }
    }
}

/// An attribute of a node; its value is MessagePack again.
fn attribute<'a>(attrs: &Value<'a>, key: &str) -> Option<(&'a str, Value<'a>)> {
    let pairs = attrs.map()?;
    let (name, value) = pairs.iter().find(|(name, _)| name.text() == Some(key))?;
    let Value::Bin(bytes) = value else {
        return None;
    };
    Some((name.text()?, msgpack::read(bytes).ok()?))
}

impl<'a> Layer<'a> {
    pub(crate) fn attr(&self, name: &str) -> Option<&Value<'a>> {
        self.attrs
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    fn damaged(&self, message: String) -> OpenError {
        OpenError::damaged(self.file, format!("layer `{}`: {message}", self.name))
    }

    /// A parameter, with as many dimensions as asked for, none of them empty.
    pub(crate) fn param<const N: usize>(
        &self,
        name: &str,
    ) -> Result<([usize; N], Vec<f32>), OpenError> {
        let value = self.params.iter().find(|(key, _)| key.text() == Some(name));
        let Some((_, value)) = value else {
            return Err(self.damaged(format!("parameter {name} is missing")));
        };
        let array = array(value).map_err(|m| self.damaged(format!("parameter {name}: {m}")))?;
        match <[usize; N]>::try_from(array.shape) {
            Ok(shape) if shape.iter().all(|&n| n > 0) => Ok((shape, array.data)),
            Ok(_) => Err(self.damaged(format!("parameter {name} is empty"))),
            Err(shape) => Err(self.damaged(format!(
                "parameter {name} has the shape {shape:?}, {N} sizes are wanted"
            ))),
        }
    }
}

/// Decodes a NumPy array of 32-bit floats.
fn array(value: &Value<'_>) -> Result<Array, String> {
    if value.get("type").and_then(Value::text) != Some("<f4") {
        return Err("it is not an array of 32-bit floats".to_string());
    }
    let shape = value
        .get("shape")
        .and_then(Value::array)
        .ok_or("it has no shape")?;
    let shape: Option<Vec<usize>> = shape
        .iter()
        .map(|n| n.id().and_then(|n| usize::try_from(n).ok()))
        .collect();
    let shape = shape.ok_or("its shape is not made of sizes")?;
    let count = shape
        .iter()
        .try_fold(1usize, |product, &n| product.checked_mul(n));
    let Some(Value::Bin(bytes)) = value.get("data") else {
        return Err("it has no data".to_string());
    };
    if count.and_then(|count| count.checked_mul(4)) != Some(bytes.len()) {
        return Err(format!(
            "its {} bytes do not fit the shape {shape:?}",
            bytes.len()
        ));
    }
    let data = bytes
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect();
    Ok(Array { shape, data })
}
