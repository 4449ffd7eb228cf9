//! Reads a mapping field by field: what is asked for is taken, what is left over is a fault.

use super::fault::{Fault, ValueKind};
use super::values;
use super::yaml::{Value, Yaml};
use crate::diagnostic::{Diagnostics, Place, Severity, did_you_mean};
use crate::files::FilePath;
use crate::language::Language;
use crate::model::{Date, Placed, address};

/// The fields of one mapping that have not been taken yet.
pub struct Fields<'d> {
    /// Where the mapping stands.
    pub place: Place,
    /// Where faults go.
    pub diagnostics: &'d mut Diagnostics,
    what: &'static str,
    entries: Vec<(String, Place, Yaml)>,
    asked: Vec<&'static str>,
}

impl<'d> Fields<'d> {
    /// The fields of `yaml`, which `what` names in messages; `None`, and a fault, if it is no mapping.
    pub fn of(
        yaml: Yaml,
        what: &'static str,
        wanted: &'static str,
        diagnostics: &'d mut Diagnostics,
    ) -> Option<Self> {
        let Value::Mapping(pairs) = yaml.value else {
            diagnostics.push(Fault::NotFields { place: yaml.place, what, wanted });
            return None;
        };
        let mut entries: Vec<(String, Place, Yaml)> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let Value::Scalar(name) = key.value else {
                diagnostics.push(Fault::NotFields { place: key.place, what: "a key", wanted: "a word" });
                continue;
            };
            if let Some((_, first, _)) = entries.iter().find(|(known, _, _)| *known == name) {
                diagnostics.push(Fault::DuplicateKey { place: key.place, key: name, first: first.clone() });
                continue;
            }
            entries.push((name, key.place, value));
        }
        Some(Self { place: yaml.place, diagnostics, what, entries, asked: Vec::new() })
    }

    /// Calls fields by their canonical names; a canonical name that is there already wins.
    pub fn rename(&mut self, canonical: impl Fn(&str) -> Option<&'static str>) {
        for at in 0..self.entries.len() {
            if let Some(name) = canonical(&self.entries[at].0)
                && !self.entries.iter().any(|(known, _, _)| known == name)
            {
                self.entries[at].0 = name.to_owned();
            }
        }
    }

    /// Takes a value, with the place of its key; an empty one counts as not given.
    pub fn take(&mut self, key: &'static str) -> Option<(Place, Yaml)> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(known, _, _)| known == key)?;
        let (_, place, value) = self.entries.remove(at);
        (value.value != Value::Null).then_some((place, value))
    }

    /// Takes a text that is there and has nothing in it, as between empty quotes; says whether there was one.
    pub fn take_blank(&mut self, key: &'static str) -> bool {
        let is_blank = |(name, _, yaml): &(String, Place, Yaml)| {
            name == key && matches!(&yaml.value, Value::Scalar(text) if is_blank(text))
        };
        let at = self.entries.iter().position(is_blank);
        at.map(|at| self.entries.remove(at)).is_some()
    }

    /// Whether a key that must say something is there and empty, which is then reported.
    pub fn says_nothing(&mut self, key: &'static str) -> bool {
        let empty = |(name, _, yaml): &&(String, Place, Yaml)| name == key && yaml.value == Value::Null;
        let Some((_, place, _)) = self.entries.iter().find(empty) else { return false };
        self.diagnostics.push(Fault::EmptyValue { place: place.clone(), key: key.to_owned() });
        self.entries.retain(|(name, _, _)| name != key);
        true
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(known, _, _)| known == key)
    }

    /// Takes a text.
    pub fn text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let (_, yaml) = self.take(key)?;
        scalar(yaml, key, self.diagnostics)
    }

    /// Takes a list of texts. A single text is parted at its semicolons, else at its commas, as
    /// other tools part `tags: Iran, Oil`; what has a comma of its own stands in a list.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Placed<String>>> {
        let (_, yaml) = self.take(key)?;
        if let Value::Scalar(_) = yaml.value {
            let Some(line) = scalar(yaml, key, self.diagnostics) else { return Some(Vec::new()) };
            let pieces = parted(&line);
            if !line.value.contains(';') && pieces.iter().skip(1).any(|piece| is_abbreviation(&piece.value)) {
                let (place, line) = (line.place, line.value);
                self.diagnostics.push(Fault::PartedLine { place, line, pieces: pieces.len() });
            }
            return Some(pieces);
        }
        let diagnostics = &mut *self.diagnostics;
        Some(items(yaml).into_iter().filter_map(|item| scalar(item, key, diagnostics)).collect())
    }

    /// Takes a list of anything; a single value is a list of one.
    pub fn list(&mut self, key: &'static str) -> Option<Vec<Yaml>> {
        self.take(key).map(|(_, yaml)| items(yaml))
    }

    /// Takes a date.
    pub fn date(&mut self, key: &'static str) -> Option<Placed<Date>> {
        let text = self.text(key)?;
        match values::date(&text.value) {
            Some(date) => Some(text.map(|_| date)),
            None => {
                self.refuse(Fault::InvalidValue { place: text.place, value: text.value, of: ValueKind::Date })
            }
        }
    }

    /// Takes a language tag.
    pub fn language(&mut self, key: &'static str) -> Option<Placed<Language>> {
        let text = self.text(key)?;
        match Language::parse(&text.value) {
            Some(language) => Some(text.map(|_| language)),
            None => self.refuse(Fault::InvalidValue {
                place: text.place,
                value: text.value,
                of: ValueKind::Language,
            }),
        }
    }

    /// Takes an absolute web address.
    pub fn address(&mut self, key: &'static str) -> Option<Placed<String>> {
        let text = self.text(key)?;
        match address::web(&text.value) {
            Some(address) => Some(text.map(|_| address)),
            None => self.refuse(Fault::InvalidValue {
                place: text.place,
                value: text.value,
                of: ValueKind::Address,
            }),
        }
    }

    /// Takes a path, as the file `from` means it.
    pub fn path(&mut self, key: &'static str, from: &FilePath) -> Option<Placed<FilePath>> {
        self.text(key).map(|text| text.map(|path| from.sibling(&path)))
    }

    /// Reports a key that must be there and is not. What is very likely a misspelling of it is told with
    /// it, and not by itself as well.
    pub fn missing(&mut self, place: Place, key: &'static str, of: &'static str, example: &'static str) {
        let is_meant = |(typed, _, _): &(String, Place, Yaml)| did_you_mean(typed, [key]).is_some();
        let typed = self.entries.iter().position(is_meant).map(|at| self.entries.remove(at));
        let (typed, place) = typed.map_or((None, place), |(typed, place, _)| (Some(typed), place));
        self.diagnostics.push(Fault::MissingKey { place, key, of, example, typed });
    }

    /// Reports what nobody asked for.
    pub fn finish(self, severity: Severity) {
        for (key, place, value) in self.entries {
            let near = did_you_mean(&key, self.asked.iter().copied()).map(str::to_owned);
            let value = shown(&value);
            self.diagnostics.push(Fault::UnknownKey { place, key, value, of: self.what, near, severity });
        }
    }

    fn refuse<T>(&mut self, fault: Fault) -> Option<T> {
        self.diagnostics.push(fault);
        None
    }
}

/// A scalar's text; a fault if it is empty or no scalar.
pub fn scalar(yaml: Yaml, key: &str, diagnostics: &mut Diagnostics) -> Option<Placed<String>> {
    match yaml.value {
        Value::Scalar(text) if is_blank(&text) => {
            diagnostics.push(Fault::EmptyValue { place: yaml.place, key: key.to_owned() });
            None
        }
        Value::Scalar(text) => Some(Placed::new(text.trim().to_owned(), yaml.place)),
        Value::Null => {
            diagnostics.push(Fault::EmptyValue { place: yaml.place, key: key.to_owned() });
            None
        }
        Value::Sequence(_) | Value::Mapping(_) => {
            diagnostics.push(Fault::WrongType { place: yaml.place, key: key.to_owned(), wanted: "a text" });
            None
        }
    }
}

/// The pieces of a line that stands where a list was meant.
fn parted(line: &Placed<String>) -> Vec<Placed<String>> {
    let marks: &[char] = if line.value.contains([';', '؛']) { &[';', '؛'] } else { &[',', '،', '、'] };
    let pieces = line.value.split(marks).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(|piece| Placed::new(piece.to_owned(), line.place.clone())).collect()
}

/// Whether a piece may be the end of the one before its comma: "Washington, D.C.", "Harbour, Inc.",
/// "Dubai, the U.A.E.". What is written small, as "etc." is, ends the line and no entry.
fn is_abbreviation(piece: &str) -> bool {
    let (before, last) = piece.rsplit_once(' ').unwrap_or(("", piece));
    let is_one_small_word = before.chars().all(char::is_lowercase);
    is_one_small_word && last.ends_with('.') && last.starts_with(char::is_uppercase)
}

/// Whether a text has nothing that a reader would see.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}'))
}

/// The items of a sequence; a single value stands for a sequence of one.
pub fn items(yaml: Yaml) -> Vec<Yaml> {
    match yaml.value {
        Value::Sequence(items) => items,
        Value::Null => Vec::new(),
        Value::Scalar(_) | Value::Mapping(_) => vec![yaml],
    }
}

/// A value as a message can show it: short, on one line, or not at all.
fn shown(yaml: &Yaml) -> String {
    let Value::Scalar(text) = &yaml.value else { return String::new() };
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}
