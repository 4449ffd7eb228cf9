//! YAML as a tree in which every value knows its place.
//!
//! Derived structs would report the first misfit and stop; from this tree the vocabulary is read
//! by hand ([`super::fields`]), so an editor hears of every fault of a file in one run.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::fault::Fault;
use super::slips::{self, Slip};
use crate::diagnostic::{Diagnostics, Place};

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

/// Reads the YAML in `text[range]`. A value of which YAML reads but a part, for want of quotes, is a warning.
///
/// # Errors
/// YAML that does not parse, with what most likely is wrong and where.
pub fn parse(
    file: &Arc<str>,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Result<Yaml, Box<Fault>> {
    let slice = &text[range.clone()];
    let mut tree = Tree {
        file,
        slice,
        offset: range.start,
        open: Vec::new(),
        anchors: BTreeMap::new(),
        copies: 0,
        used: BTreeSet::new(),
        cut: Vec::new(),
        root: None,
    };
    for next in Parser::new_from_str(slice) {
        let (event, span) = next.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(0).min(slice.len());
            let (slip, at) = slips::find(slice, at, &first_line(&error.info()));
            Box::new(Fault::InvalidYaml { place: tree.place(at), slip })
        })?;
        tree.take(event, &span)?;
    }
    tree.warn(diagnostics);
    let place = Place::span(file.clone(), range.start..range.start);
    Ok(tree.root.unwrap_or(Yaml { value: Value::Null, place }))
}

/// The parser names its reason first, then where.
fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_end_matches(['.', ':']).to_owned()
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
    /// The anchors for which an alias stands.
    used: BTreeSet<usize>,
    cut: Vec<Cut>,
    root: Option<Yaml>,
}

/// A value of which not all is read.
struct Cut {
    /// What is read, and all that was typed.
    read: Range<usize>,
    whole: Range<usize>,
    /// The anchor that a mark before the value makes; 0 where something else cuts it.
    anchor: usize,
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
                if style == ScalarStyle::Plain {
                    let is_marked = anchor != 0 || tag.is_some();
                    self.note_cut(at.clone(), is_marked.then_some(anchor));
                }
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
                return Err(self.refuse(at, Slip::SecondDocument));
            }
            // Marks of the stream, and comments.
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, at: Range<usize>, anchor: usize, holds: Holds) -> Result<(), Box<Fault>> {
        if self.open.len() >= DEEPEST {
            return Err(self.too_much(at, format!("it nests deeper than {DEEPEST} levels")));
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
            return Err(self.too_much(at, "an alias stands inside what it stands for".to_owned()));
        };
        self.used.insert(anchor);
        self.copies += defined.size();
        if self.copies > MOST_COPIES {
            return Err(self.too_much(at, format!("aliases stand for more than {MOST_COPIES} values")));
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

    /// Notes what a plain value loses to a mark that YAML uses, before it or behind it.
    fn note_cut(&mut self, read: Range<usize>, marked: Option<usize>) {
        if let Some((anchor, mark)) = marked.zip(slips::mark_before(self.slice, read.start)) {
            self.cut.push(Cut { whole: mark.start..read.end, read: read.clone(), anchor });
        }
        let hash = slips::cut_by_hash(self.slice, read.clone());
        self.cut.extend(hash.map(|whole| Cut { read, whole, anchor: 0 }));
    }

    /// Reports what was cut. What an alias stands for was meant to have its mark.
    fn warn(&self, diagnostics: &mut Diagnostics) {
        for Cut { read, whole, anchor } in &self.cut {
            if *anchor == 0 || !self.used.contains(anchor) {
                let text = |range: &Range<usize>| self.slice[range.clone()].trim_end().to_owned();
                let (read, typed) = (text(read), text(whole));
                let place = self.place(whole.start..whole.start + typed.len());
                diagnostics.push(Fault::ValueCut { place, read, typed });
            }
        }
    }

    fn refuse(&self, at: Range<usize>, slip: Slip) -> Box<Fault> {
        Box::new(Fault::InvalidYaml { place: self.place(at), slip })
    }

    fn too_much(&self, at: Range<usize>, reason: String) -> Box<Fault> {
        self.refuse(at, Slip::Other { reason })
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
        parse(&"m.yaml".into(), text, 0..text.len(), &mut Diagnostics::default()).unwrap()
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
            let fault = parse(&"m".into(), text, 0..text.len(), &mut Diagnostics::default()).unwrap_err();
            let Fault::InvalidYaml { slip, .. } = *fault else { panic!("{text} is no YAML") };
            let reason = slip.reason();
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
            let parsed = parse(&"m".into(), text, 0..text.len(), &mut Diagnostics::default());
            assert!(parsed.is_err(), "{text:.60}");
        }
    }
}
