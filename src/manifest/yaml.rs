//! YAML as a tree in which every value knows its place.
//!
//! Derived structs would report the first misfit and stop; from this tree the vocabulary is read
//! by hand ([`super::fields`]), so an editor hears of every fault of a file in one run.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::fault::{BelowItem, Fault};
use crate::diagnostic::Place;

/// How many sequences and mappings may be open at once.
const DEEPEST: usize = 100;
/// How many values aliases may stand for, all in all: nine short lines of aliases to aliases can
/// mean a billion.
const MOST_COPIES: usize = 100_000;

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
    let slice = &text[range.clone()];
    let mut tree = Tree {
        file,
        slice,
        offset: range.start,
        open: Vec::new(),
        anchors: BTreeMap::new(),
        copies: 0,
        root: None,
    };
    for next in Parser::new_from_str(slice) {
        let (event, span) = next.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(0).min(slice.len());
            let (place, reason) = (tree.place(at..at), first_line(&error.info()));
            Box::new(Fault::InvalidYaml { place, reason, below: below_item(slice, at) })
        })?;
        tree.take(event, &span)?;
    }
    let place = Place::span(file.clone(), range.start..range.start);
    Ok(tree.root.unwrap_or(Yaml { value: Value::Null, place }))
}

/// The parser names its reason first, then where.
fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_end_matches(['.', ':']).to_owned()
}

/// What stands at a byte, if it is a line `key: value` below an item that has no key.
fn below_item(text: &str, at: usize) -> Option<BelowItem> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let start = text.get(..at)?.rfind('\n')? + 1;
    let line = text[start..].lines().next()?;
    let above = text[..start].lines().rev().find(|line| !line.trim().is_empty())?;
    let item = above.trim_start().strip_prefix("- ")?.trim();
    let is_word =
        !item.contains(": ") && !item.ends_with(':') && !item.starts_with(['"', '\'', '[', '{', '#']);
    let is_pair = line.contains(": ") && indent(line) > indent(above) && !line.trim_start().starts_with('-');
    (is_word && is_pair).then(|| BelowItem { item: item.to_owned(), line: line.trim().to_owned() })
}

/// The tree as far as it was read.
struct Tree<'a> {
    file: &'a Arc<str>,
    slice: &'a str,
    offset: usize,
    open: Vec<Open>,
    /// What stands behind each anchor, once it is complete.
    anchors: BTreeMap<usize, Yaml>,
    copies: usize,
    root: Option<Yaml>,
}

/// A sequence or a mapping that is being read.
struct Open {
    place: Place,
    anchor: usize,
    holds: Holds,
}

enum Holds {
    Sequence(Vec<Yaml>),
    /// The entries, and the key whose value comes next.
    Mapping(Vec<(Yaml, Yaml)>, Option<Yaml>),
}

impl Tree<'_> {
    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), Box<Fault>> {
        let at = self.bytes(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_null = style == ScalarStyle::Plain
                    && tag.is_none()
                    && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if is_null { Value::Null } else { Value::Scalar(text.into_owned()) };
                let place = self.place(at);
                self.close(Yaml { value, place }, anchor);
            }
            Event::SequenceStart(_, anchor, _) => self.open(at, anchor, Holds::Sequence(Vec::new()))?,
            Event::MappingStart(_, anchor, _) => self.open(at, anchor, Holds::Mapping(Vec::new(), None))?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { place, anchor, holds }) = self.open.pop() {
                    let value = match holds {
                        Holds::Sequence(items) => Value::Sequence(items),
                        Holds::Mapping(entries, _) => Value::Mapping(entries),
                    };
                    self.close(Yaml { value, place }, anchor);
                }
            }
            Event::Alias(anchor) => {
                let copy = self.copy(anchor, at)?;
                self.close(copy, 0);
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(self.refuse(at, "a second document begins here".to_owned()));
            }
            // Marks of the stream, and comments.
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, at: Range<usize>, anchor: usize, holds: Holds) -> Result<(), Box<Fault>> {
        if self.open.len() >= DEEPEST {
            return Err(self.refuse(at, format!("it nests deeper than {DEEPEST} levels")));
        }
        let place = self.place(at);
        self.open.push(Open { place, anchor, holds });
        Ok(())
    }

    /// Puts a complete value where it belongs.
    fn close(&mut self, yaml: Yaml, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, yaml.clone());
        }
        match self.open.last_mut().map(|open| &mut open.holds) {
            Some(Holds::Sequence(items)) => items.push(yaml),
            Some(Holds::Mapping(entries, key)) => match key.take() {
                Some(key) => entries.push((key, yaml)),
                None => *key = Some(yaml),
            },
            None => self.root = Some(yaml),
        }
    }

    /// What an alias stands for, in the place of the alias.
    fn copy(&mut self, anchor: usize, at: Range<usize>) -> Result<Yaml, Box<Fault>> {
        let Some(defined) = self.anchors.get(&anchor) else {
            return Err(self.refuse(at, "an alias stands inside what it stands for".to_owned()));
        };
        self.copies += defined.size();
        if self.copies > MOST_COPIES {
            return Err(self.refuse(at, format!("aliases stand for more than {MOST_COPIES} values")));
        }
        Ok(Yaml { value: defined.value.clone(), place: self.place(at) })
    }

    /// The bytes that a span means, cut to one line: a place is where a reader looks first.
    fn bytes(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or_default();
        let text = self.slice.get(range.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim_end();
        range.start..range.start + line.len()
    }

    fn place(&self, at: Range<usize>) -> Place {
        Place::span(self.file.clone(), at.start + self.offset..at.end + self.offset)
    }

    fn refuse(&self, at: Range<usize>, reason: String) -> Box<Fault> {
        Box::new(Fault::InvalidYaml { place: self.place(at), reason, below: None })
    }
}

impl Yaml {
    /// The number of values in it, itself included.
    fn size(&self) -> usize {
        1 + match &self.value {
            Value::Null | Value::Scalar(_) => 0,
            Value::Sequence(items) => items.iter().map(Self::size).sum(),
            Value::Mapping(entries) => entries.iter().map(|(key, value)| key.size() + value.size()).sum(),
        }
    }
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

    #[test]
    fn nothing_typed_is_null_and_a_quoted_null_is_a_word() {
        let Value::Mapping(entries) = parsed("a:\nb: ~\nc: 'null'\nd: null\n").value else {
            panic!("a mapping")
        };
        let nulls: Vec<bool> = entries.iter().map(|(_, value)| value.value == Value::Null).collect();
        assert_eq!(nulls, [true, true, false, true]);
        assert_eq!(parsed("# a remark alone\n").value, Value::Null);
    }

    #[test]
    fn what_would_not_end_is_refused() {
        let bomb: String = (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1)).collect();
        let bomb = format!("a0: &a0 x\n{bomb}");
        let deep = format!("a: {}", "[".repeat(5000));
        for text in [&*bomb, &*deep, "a: &a [*a]\n", "a: 1\n---\nb: 2\n"] {
            assert!(parse(&"m".into(), text, 0..text.len()).is_err(), "{text:.60}");
        }
    }
}
