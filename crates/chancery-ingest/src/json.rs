//! JSON records: their fields as texts that know where they stand.

use std::collections::BTreeMap;

use chancery_text::Doubt;
use serde_json::value::RawValue;

use crate::error::Problem;
use crate::fields::{Fields, Value};
use crate::traced::Traced;

/// The fields of one JSON object; `source` is the byte of the input where it begins.
pub(crate) fn fields(json: &str, source: u64, doubts: &mut Vec<Doubt>) -> Result<Fields, Problem> {
    let object: BTreeMap<String, &RawValue> = serde_json::from_str(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let message = message
            .split(" at line ")
            .next()
            .unwrap_or(&message)
            .to_string();
        let place = if line > 1 {
            format!("line {line}, column {column}")
        } else {
            format!("column {column}")
        };
        // A line that stands alone in a file of lines.
        let hint = match error.is_eof() {
            true => "each line must hold one whole object; an array goes into a .json file",
            false => "",
        };
        Problem::new(format!("not a JSON object ({message} at {place})")).hint(hint)
    })?;
    let mut fields = Fields::default();
    let mut n_lone = 0;
    for (name, raw) in unwrapped(object) {
        // `raw` is a part of `json`: its address says where.
        let offset = (raw.get().as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
        let value = value(raw.get(), source + offset as u64, 0, &mut n_lone);
        fields.insert(name, value);
    }
    if n_lone > 0 {
        doubts.push(Doubt::whole(
            "charset",
            format!("{n_lone} halves of letters (lone surrogates) were replaced"),
        ));
    }
    Ok(fields)
}

/// The fields of an object, and those of the objects that databases wrap a record in:
/// `{"_source": {"title": …}}`, `{"webTitle": …, "fields": {"bodyText": …}}`.
fn unwrapped(object: BTreeMap<String, &RawValue>) -> BTreeMap<String, &RawValue> {
    const WRAPPERS: [&str; 4] = ["_source", "fields", "attributes", "article"];
    let mut all = BTreeMap::new();
    for name in WRAPPERS {
        let inner = object.get(name).filter(|raw| raw.get().starts_with('{'));
        if let Some(raw) = inner {
            let inner: BTreeMap<String, &RawValue> =
                serde_json::from_str(raw.get()).unwrap_or_default();
            all.extend(inner);
        }
    }
    all.extend(object);
    all
}

/// How deep lists and objects inside a field are followed.
const DEEPEST: u8 = 4;

/// A value: texts and numbers, lists of texts joined by ", ", the `name` of an object.
fn value(raw: &str, source: u64, depth: u8, n_lone: &mut usize) -> Value {
    // No name and no list of names lies deeper; a hostile nest must not use up the stack.
    if depth > DEEPEST {
        return Value::Nothing;
    }
    match raw.as_bytes().first() {
        Some(b'"') => Value::Text(string(raw, source, n_lone)),
        Some(b'[') => {
            let parts: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
            let mut list = Traced::default();
            for part in parts {
                let offset = (part.get().as_ptr() as usize).saturating_sub(raw.as_ptr() as usize);
                if let Value::Text(text) =
                    value(part.get(), source + offset as u64, depth + 1, n_lone)
                    && !text.text.is_empty()
                {
                    if !list.text.is_empty() {
                        list.push_made(", ");
                    }
                    list.push_from(&text, 0..text.text.len());
                }
            }
            Value::Text(list)
        }
        Some(b'{') => {
            let object: BTreeMap<String, &RawValue> = serde_json::from_str(raw).unwrap_or_default();
            for name in [
                "name", "title", "rendered", "domain", "url", "@value", "value",
            ] {
                if let Some(part) = object.get(name) {
                    let offset =
                        (part.get().as_ptr() as usize).saturating_sub(raw.as_ptr() as usize);
                    return value(part.get(), source + offset as u64, depth + 1, n_lone);
                }
            }
            Value::Nothing
        }
        Some(b'0'..=b'9' | b'-') => Value::Text(Traced::of(raw, source)),
        _ => Value::Nothing,
    }
}

/// A JSON string with its escapes undone.
fn string(raw: &str, source: u64, n_lone: &mut usize) -> Traced {
    let inner = raw
        .strip_prefix('"')
        .and_then(|raw| raw.strip_suffix('"'))
        .unwrap_or(raw);
    let base = source + 1;
    let mut traced = Traced::default();
    let mut at = 0;
    let mut buffer = [0u8; 4];
    while let Some(rest) = inner.get(at..) {
        let Some(slash) = memchr::memchr(b'\\', rest.as_bytes()) else {
            traced.push(rest, base + at as u64);
            break;
        };
        traced.push(rest.get(..slash).unwrap_or(""), base + at as u64);
        let escape = at + slash;
        let here = base + escape as u64;
        let (letter, length) = match inner.as_bytes().get(escape + 1) {
            Some(b'n') => ('\n', 2),
            Some(b't') => ('\t', 2),
            Some(b'r') => ('\r', 2),
            Some(b'b') => ('\u{8}', 2),
            Some(b'f') => ('\u{c}', 2),
            Some(b'u') => match (unit(inner, escape), unit(inner, escape + 6)) {
                (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                    let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    (char::from_u32(code).unwrap_or('\u{FFFD}'), 12)
                }
                (Some(code), _) => match char::from_u32(code) {
                    Some(letter) => (letter, 6),
                    None => {
                        *n_lone += 1;
                        ('\u{FFFD}', 6)
                    }
                },
                (None, _) => ('\u{FFFD}', 2),
            },
            Some(&other) => (other as char, 2),
            None => break,
        };
        traced.push(letter.encode_utf8(&mut buffer), here);
        at = escape + length;
    }
    traced
}

/// The code of the escape `\uXXXX` at byte `at`.
fn unit(inner: &str, at: usize) -> Option<u32> {
    let escape = inner.get(at..at + 6)?;
    u32::from_str_radix(escape.strip_prefix("\\u")?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> BTreeMap<String, String> {
        let fields = fields(json, 0, &mut Vec::new()).unwrap();
        fields
            .iter()
            .map(|(name, text)| (name.to_string(), text.text.clone()))
            .collect()
    }

    #[test]
    fn undoes_escapes() {
        let texts = texts(r#"{"text":"a \"b\"\n\u00e9 \ud83d\ude00 \/","n":12,"x":null}"#);
        assert_eq!(texts["text"], "a \"b\"\né 😀 /");
        assert_eq!(texts["n"], "12");
        assert!(!texts.contains_key("x"));
    }

    #[test]
    fn wrapped_records_are_unwrapped() {
        let texts = texts(r#"{"_id":"7","_source":{"title":"Talks","text":"They met."}}"#);
        assert_eq!((&*texts["_id"], &*texts["text"]), ("7", "They met."));
    }

    #[test]
    fn a_lone_surrogate_is_a_doubt() {
        let mut doubts = Vec::new();
        let fields = fields(r#"{"text":"a \ud83d b"}"#, 0, &mut doubts).unwrap();
        assert_eq!(fields.get("text").unwrap().text, "a \u{FFFD} b");
        assert_eq!(doubts.len(), 1);
    }

    #[test]
    fn lists_and_objects_give_their_names() {
        let texts =
            texts(r#"{"authors":["A. Mora","B. Ruiz"],"source":{"id":null,"name":"El Faro"}}"#);
        assert_eq!(texts["authors"], "A. Mora, B. Ruiz");
        assert_eq!(texts["source"], "El Faro");
    }

    #[test]
    fn the_map_goes_through_escapes() {
        let json = r#"{"id":"x","text":"one\ntwo"}"#;
        let fields = fields(json, 1000, &mut Vec::new()).unwrap();
        let (text, map) = fields.get("text").unwrap().clone().into_parts();
        let at = text.find("two").unwrap();
        assert_eq!(
            map.source(at as u32),
            Some(1000 + json.find("two").unwrap() as u64)
        );
    }

    #[test]
    fn says_where_the_object_breaks() {
        let error = fields(r#"{"text": "#, 0, &mut Vec::new()).unwrap_err();
        assert!(error.message.contains("column 9"), "{}", error.message);
    }
}
