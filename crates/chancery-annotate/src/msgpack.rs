//! MessagePack, read without trusting it: what a file says about its own sizes is checked against
//! the bytes that are there before anything is allocated.

/// A value that borrows from the file's bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Nil,
    Bool(bool),
    /// Any integer; spaCy's string ids fill all 64 bits.
    Int(i128),
    Float(f64),
    Str(&'a str),
    Bin(&'a [u8]),
    Array(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
}

/// How deep values may be nested.
const MAX_DEPTH: usize = 32;
/// How many values one file may hold; English's largest has about 130,000.
const MAX_VALUES: usize = 1_000_000;
/// For how many elements room is made before they are seen.
const AHEAD: usize = 1024;

/// Reads one value that fills all of `bytes`.
pub(crate) fn read(bytes: &[u8]) -> Result<Value<'_>, String> {
    let mut reader = Reader {
        bytes,
        at: 0,
        left: MAX_VALUES,
    };
    let value = reader.value(0)?;
    if reader.at != bytes.len() {
        return Err(format!("{} bytes follow its end", bytes.len() - reader.at));
    }
    Ok(value)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], String> {
        let end = self
            .at
            .checked_add(n)
            .filter(|&end| end <= self.bytes.len());
        let Some(end) = end else {
            return Err(format!("the file ends early, at byte {}", self.bytes.len()));
        };
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    fn uint(&mut self, n: usize) -> Result<u64, String> {
        Ok(self
            .take(n)?
            .iter()
            .fold(0, |sum, &byte| sum << 8 | u64::from(byte)))
    }

    fn str(&mut self, n: usize) -> Result<Value<'a>, String> {
        let start = self.at;
        match std::str::from_utf8(self.take(n)?) {
            Ok(text) => Ok(Value::Str(text)),
            Err(_) => Err(format!("the text at byte {start} is not UTF-8")),
        }
    }

    fn array(&mut self, n: usize, depth: usize) -> Result<Value<'a>, String> {
        // Each element takes a byte at least.
        if n > self.bytes.len() - self.at {
            return Err("a list is longer than the file".to_string());
        }
        let mut list = Vec::with_capacity(n.min(AHEAD));
        for _ in 0..n {
            list.push(self.value(depth + 1)?);
        }
        Ok(Value::Array(list))
    }

    fn map(&mut self, n: usize, depth: usize) -> Result<Value<'a>, String> {
        if n > (self.bytes.len() - self.at) / 2 {
            return Err("a map is longer than the file".to_string());
        }
        let mut map = Vec::with_capacity(n.min(AHEAD));
        for _ in 0..n {
            map.push((self.value(depth + 1)?, self.value(depth + 1)?));
        }
        Ok(Value::Map(map))
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, String> {
        if depth > MAX_DEPTH {
            return Err("values are nested too deep".to_string());
        }
        self.left = self.left.checked_sub(1).ok_or("it holds too many values")?;
        let start = self.at;
        let byte = self.take(1)?[0];
        let value = match byte {
            0x00..=0x7f => Value::Int(i128::from(byte)),
            0x80..=0x8f => self.map(usize::from(byte & 0x0f), depth)?,
            0x90..=0x9f => self.array(usize::from(byte & 0x0f), depth)?,
            0xa0..=0xbf => self.str(usize::from(byte & 0x1f))?,
            0xc0 => Value::Nil,
            0xc2 => Value::Bool(false),
            0xc3 => Value::Bool(true),
            0xc4..=0xc6 => {
                let n = self.uint(1 << (byte - 0xc4))?;
                Value::Bin(self.take(n as usize)?)
            }
            0xca => Value::Float(f64::from(f32::from_bits(self.uint(4)? as u32))),
            0xcb => Value::Float(f64::from_bits(self.uint(8)?)),
            0xcc..=0xcf => Value::Int(i128::from(self.uint(1 << (byte - 0xcc))?)),
            0xd0 => Value::Int(i128::from(self.uint(1)? as u8 as i8)),
            0xd1 => Value::Int(i128::from(self.uint(2)? as u16 as i16)),
            0xd2 => Value::Int(i128::from(self.uint(4)? as u32 as i32)),
            0xd3 => Value::Int(i128::from(self.uint(8)? as i64)),
            0xd9..=0xdb => {
                let n = self.uint(1 << (byte - 0xd9))?;
                self.str(n as usize)?
            }
            0xdc | 0xdd => {
                let n = self.uint(2 << (byte - 0xdc))?;
                self.array(n as usize, depth)?
            }
            0xde | 0xdf => {
                let n = self.uint(2 << (byte - 0xde))?;
                self.map(n as usize, depth)?
            }
            0xe0..=0xff => Value::Int(i128::from(byte as i8)),
            _ => return Err(format!("the byte {byte:#04x} at {start} begins no value")),
        };
        Ok(value)
    }
}

impl<'a> Value<'a> {
    /// The value under a key of a map; byte strings count as text.
    pub(crate) fn get(&self, key: &str) -> Option<&Value<'a>> {
        let Value::Map(map) = self else { return None };
        map.iter()
            .find(|(name, _)| name.text() == Some(key))
            .map(|(_, value)| value)
    }

    /// The text of a string or of a byte string.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self {
            Value::Str(text) => Some(text),
            Value::Bin(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    /// The elements of a list.
    pub(crate) fn array(&self) -> Option<&[Value<'a>]> {
        match self {
            Value::Array(list) => Some(list),
            _ => None,
        }
    }

    /// The pairs of a map.
    pub(crate) fn map(&self) -> Option<&[(Value<'a>, Value<'a>)]> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// An integer that is a size or an id.
    pub(crate) fn id(&self) -> Option<u64> {
        match self {
            Value::Int(number) => u64::try_from(*number).ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_every_kind() {
        let bytes = [
            0x84, 0xa1, b'a', 0x93, 0x01, 0xff, 0xc0, 0xa1, b'b', 0xc4, 1, 7, 0xa1, b'c', 0xcb,
            0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xa1, b'd', 0xcf, 255, 255, 255, 255, 255, 255, 255, 255,
        ];
        let value = read(&bytes).unwrap();
        let list = value.get("a").and_then(Value::array).unwrap();
        assert_eq!(list, [Value::Int(1), Value::Int(-1), Value::Nil]);
        assert_eq!(value.get("b"), Some(&Value::Bin(&[7])));
        assert_eq!(value.get("c"), Some(&Value::Float(1.0)));
        assert_eq!(value.get("d").and_then(Value::id), Some(u64::MAX));
    }

    #[test]
    fn sizes_are_not_believed() {
        assert!(read(&[0xdd, 0xff, 0xff, 0xff, 0xff]).is_err());
        assert!(read(&[0xdf, 0xff, 0xff, 0xff, 0xff, 0]).is_err());
        assert!(read(&[0xc6, 0xff, 0xff, 0xff, 0xff]).is_err());
        assert!(read(&[0x91; 100]).is_err(), "nested too deep");
        assert!(read(&[0x01, 0x01]).is_err(), "trailing bytes");
        assert!(read(&[]).is_err());
    }
}
