//! YAML as a tree in which every value knows its place.
//!
//! Derived structs would report the first misfit and stop; from this tree the vocabulary is read
//! by hand ([`super::fields`]), so an editor hears of every fault of a file in one run.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Spanned};

use super::fault::Fault;
use crate::diagnostic::Place;

/// A value and the bytes of the file that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Yaml {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// The four things that YAML can say.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A scalar as typed: a date and a number are text here.
    Scalar(String),
    /// A sequence.
    Sequence(Vec<Yaml>),
    /// A mapping, in order; keys are scalars.
    Mapping(Vec<(Yaml, Yaml)>),
}

/// Reads the YAML in `text[range]`.
///
/// # Errors
/// YAML that does not parse, with the parser's reason and place.
pub fn parse(file: &Arc<str>, text: &str, range: Range<usize>) -> Result<Yaml, Box<Fault>> {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        emit_comments: false,
    };
    let slice = &text[range.clone()];
    let raw: Spanned<Raw> = serde_saphyr::from_str_with_options(slice, options).map_err(|error| {
        let at = error.location().map_or(0..0, |location| bytes(&location, slice));
        let reason = first_line(&error.without_snippet().to_string());
        Box::new(Fault::InvalidYaml { place: Place::span(file.clone(), shift(at, range.start)), reason })
    })?;
    Ok(Shaper { file, text, offset: range.start }.shape(raw))
}

/// The parser names its reason first, then `at line …`, which the place says already.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line.split(" at line ").next().unwrap_or(line);
    line.strip_prefix("error: ").unwrap_or(line).trim_end_matches(['.', ':']).to_owned()
}

/// What serde sees; numbers and booleans are cut from the text afterwards, as they were typed.
enum Raw {
    Null,
    Text(String),
    Plain,
    Sequence(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Mapping(entries))
    }
}

struct Shaper<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    offset: usize,
}

impl Shaper<'_> {
    fn shape(&self, raw: Spanned<Raw>) -> Yaml {
        let slice = &self.text[self.offset..];
        let span = shift(bytes(&raw.referenced, slice), self.offset);
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Text(text) => Value::Scalar(text),
            Raw::Plain => {
                // An alias stands for what its anchor was put on.
                let defined = shift(bytes(&raw.defined, slice), self.offset);
                Value::Scalar(self.text.get(defined).unwrap_or_default().trim().to_owned())
            }
            Raw::Sequence(items) => Value::Sequence(items.into_iter().map(|item| self.shape(item)).collect()),
            Raw::Mapping(entries) => Value::Mapping(
                entries.into_iter().map(|(key, value)| (self.shape(key), self.shape(value))).collect(),
            ),
        };
        Yaml { value, place: Place::span(self.file.clone(), span) }
    }
}

/// The bytes that a location means, cut to one line: a place is where a reader looks first.
fn bytes(location: &serde_saphyr::Location, text: &str) -> Range<usize> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset().unwrap_or(0)).unwrap_or(0).min(text.len());
    let length = usize::try_from(span.byte_len().unwrap_or(0)).unwrap_or(0);
    let end = start.saturating_add(length).min(text.len());
    let (Some(value), true) = (text.get(start..end), text.is_char_boundary(start)) else { return 0..0 };
    let line = value.lines().next().unwrap_or_default().trim_end();
    start..start + line.len()
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Yaml {
        parse(&"m.yaml".into(), text, 0..text.len()).unwrap()
    }

    fn at<'a>(text: &'a str, yaml: &Yaml) -> &'a str {
        &text[yaml.place.span.clone().unwrap()]
    }

    #[test]
    fn every_value_knows_the_bytes_it_was_read_from() {
        let text = "title: Iran 2008 # the year\ndate: 2009\nbriefs:\n  - \u{e9}t\u{e9}.md\n  - {path: b.md, draft: yes}\n";
        let Value::Mapping(entries) = parsed(text).value else { panic!("a mapping") };
        assert_eq!(at(text, &entries[0].0), "title");
        assert_eq!(at(text, &entries[0].1), "Iran 2008");
        assert_eq!(entries[1].1.value, Value::Scalar("2009".into()), "a year stays as it was typed");
        let Value::Sequence(briefs) = &entries[2].1.value else { panic!("a sequence") };
        assert_eq!(at(text, &briefs[0]), "été.md");
        let Value::Mapping(entry) = &briefs[1].value else { panic!("a mapping") };
        assert_eq!((at(text, &entry[0].0), at(text, &entry[0].1)), ("path", "b.md"));
        assert_eq!(entry[1].1.value, Value::Scalar("yes".into()));
    }

    #[test]
    fn an_alias_says_what_its_anchor_said() {
        let Value::Mapping(entries) = parsed("title: &d 2009\ndate: *d\n").value else { panic!("a mapping") };
        assert_eq!(entries[1].1.value, Value::Scalar("2009".into()));
    }

    #[test]
    fn a_key_typed_twice_arrives_twice() {
        let Value::Mapping(entries) = parsed("a: 1\na: 2\n").value else { panic!("a mapping") };
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn a_text_that_is_no_yaml_is_refused_with_its_place() {
        for text in ["a: [1, 2\nb: 3\n", "a: \"open\n", "\t- x: {", "a: *nobody\n"] {
            let fault = parse(&"m".into(), text, 0..text.len()).unwrap_err();
            let Fault::InvalidYaml { reason, .. } = *fault else { panic!("{text} is no YAML") };
            assert!(!reason.is_empty() && !reason.contains('\n'), "{reason}");
        }
    }
}
