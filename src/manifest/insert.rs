//! Adds briefs to a manifest and leaves every other byte of it alone.
//!
//! Called by the command `add`. The place is found in the tree of values, which knows its bytes;
//! what is written is read again before it is handed out, and refused if it says anything else than
//! the old manifest and the new briefs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::{Fault, ListFault};
use super::fields::items;
use super::scalar;
use super::yaml::{self, Value, Yaml};
use crate::diagnostic::{Diagnostics, Place};
use crate::files::{FilePath, Files, Identity};

/// A manifest with more briefs.
#[derive(Debug)]
pub struct Inserted {
    /// The whole text.
    pub text: String,
    /// The briefs that were added.
    pub added: Vec<FilePath>,
    /// A fault for each file that was listed before; it was not added again.
    pub known: Vec<Fault>,
}

/// Inserts entries after the last brief that stands in no part; after the last part where there is
/// no such brief. A file that is listed already, under whatever path, is not added again.
///
/// # Errors
/// The text is no manifest, or its list is written between brackets.
pub fn insert(
    files: &dyn Files,
    file: &FilePath,
    text: &str,
    paths: &[FilePath],
) -> Result<Inserted, Box<Fault>> {
    let tree = parse(file, text)?;
    let Value::Mapping(pairs) = &tree.value else {
        return Err(Box::new(Fault::NotAManifest { place: tree.place }));
    };
    let Some((key, list)) = pairs.iter().find(|(key, _)| is(key, "briefs")) else {
        let place = Place::file(file.shared());
        let example = "briefs:";
        return Err(Box::new(Fault::MissingKey {
            place,
            key: "briefs",
            of: "the manifest",
            example,
            typed: None,
        }));
    };
    // Of a file that is not there nothing is known but its path.
    let identity = |path: &FilePath| files.identity(path).unwrap_or_else(|| Identity::new(path.as_str()));
    let mut listed_at = BTreeMap::new();
    for (path, place) in listed(pairs, file) {
        listed_at.entry(identity(&path)).or_insert(place);
    }
    let mut inserted = Inserted { text: text.to_owned(), added: Vec::new(), known: Vec::new() };
    let mut added = BTreeSet::new();
    for path in paths {
        let identity = identity(path);
        if let Some(first) = listed_at.get(&identity) {
            inserted.known.push(Fault::InvalidList {
                place: first.clone(),
                of: ListFault::ListedAlready { path: path.to_string() },
            });
        } else if added.insert(identity) {
            inserted.added.push(path.clone());
        }
    }
    if inserted.added.is_empty() {
        return Ok(inserted);
    }
    let refused = || Box::new(Fault::InvalidList { place: key.place.clone(), of: ListFault::Flow });
    let spot = spot(text, key, list).ok_or_else(refused)?;
    inserted.text.insert_str(spot.at, &spot.lines(&inserted.added));
    let new = parse(file, &inserted.text).map_err(|_| refused())?;
    if says_the_same(&tree, &new, spot.index, &inserted.added) { Ok(inserted) } else { Err(refused()) }
}

fn parse(file: &FilePath, text: &str) -> Result<Yaml, Box<Fault>> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    // What the build warns of is of no concern here.
    yaml::parse(&file.shared(), text, start..text.len(), &mut Diagnostics::default())
}

fn is(key: &Yaml, name: &str) -> bool {
    matches!(&key.value, Value::Scalar(text) if text == name)
}

/// Every file that the manifest lists, and where.
fn listed(pairs: &[(Yaml, Yaml)], from: &FilePath) -> Vec<(FilePath, Place)> {
    fn entries(list: &Yaml, from: &FilePath, found: &mut Vec<(FilePath, Place)>) {
        for item in items(list.clone()) {
            match item.value {
                Value::Scalar(path) => found.push((from.sibling(path.trim()), item.place)),
                Value::Mapping(pairs) => {
                    for (key, value) in pairs {
                        if ["path", "introduction", "briefs"].iter().any(|name| is(&key, name)) {
                            entries(&value, from, found);
                        }
                    }
                }
                Value::Null | Value::Sequence(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    for (key, value) in pairs {
        if ["front", "briefs", "back"].iter().any(|name| is(key, name)) {
            entries(value, from, &mut found);
        }
    }
    found
}

/// Where new entries go, and what they look like there.
struct Spot<'a> {
    /// The byte before which they are written.
    at: usize,
    /// Their number in the list.
    index: usize,
    /// What stands before a path: the neighbour's indentation, its dash and its spaces.
    before: String,
    /// The end of a line in this file.
    end: &'a str,
    /// Whether the line before has no end of its own, as the last line of some files has none.
    unended: bool,
}

impl Spot<'_> {
    fn lines(&self, paths: &[FilePath]) -> String {
        let lines = paths.iter().map(|path| format!("{}{}", self.before, scalar::line(path.as_str())));
        if self.unended {
            lines.map(|line| format!("{}{line}", self.end)).collect()
        } else {
            lines.map(|line| format!("{line}{}", self.end)).collect()
        }
    }
}

/// Finds the place in a list that is written a brief a line; `None` for any other.
fn spot<'a>(text: &'a str, key: &Yaml, list: &Yaml) -> Option<Spot<'a>> {
    let end = if text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) {
        "\r\n"
    } else {
        "\n"
    };
    let Value::Sequence(entries) = &list.value else {
        let empty = list.value == Value::Null;
        let line = line_of(text, key.place.span.clone()?.start);
        let alone = is_blank_or_comment(text[line.clone()].split_once(':')?.1);
        let unended = !text[line.clone()].ends_with('\n');
        let before = format!("{}  - ", indentation(&text[line.clone()]));
        return (empty && alone).then_some(Spot { at: line.end, index: 0, before, end, unended });
    };
    let start = |entry: &Yaml| entry.place.span.as_ref().map(|span| span.start);
    let first = dash(text, start(entries.first()?)?, None)?;
    let indent = indentation(&text[first]);
    let index = entries.iter().rposition(|entry| !is_part(entry)).unwrap_or(entries.len() - 1);
    let entry = start(&entries[index])?;
    let line = dash(text, entry, Some(indent))?;
    let last = last_line(text, line.clone(), indent.len());
    // The neighbour's spaces after its dash, where its value stands on the same line.
    let spaces = text[line.start + indent.len() + 1..].chars().take_while(|c| *c == ' ').count();
    let spaces = if line.contains(&entry) { spaces.max(1) } else { 1 };
    let before = format!("{indent}-{:spaces$}", "");
    let unended = !text[last.clone()].ends_with('\n');
    Some(Spot { at: last.end, index: index + 1, before, end, unended })
}

fn is_part(entry: &Yaml) -> bool {
    matches!(&entry.value, Value::Mapping(pairs) if pairs.iter().any(|(key, _)| is(key, "part")))
}

/// The line, at an entry or above it, with the entry's dash; of this indentation, if it is known.
fn dash(text: &str, entry: usize, indent: Option<&str>) -> Option<Range<usize>> {
    let mut line = line_of(text, entry);
    loop {
        let content = &text[line.clone()];
        let rest = content.trim_start_matches([' ', '\t']);
        let has_dash = rest
            .strip_prefix('-')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if has_dash && indent.is_none_or(|indent| indentation(content) == indent) {
            return Some(line);
        }
        // Only comments and properties stand between a dash and its value.
        if rest.starts_with(['[', '{']) || line.start == 0 || content.contains(':') && !line.contains(&entry)
        {
            return None;
        }
        line = line_of(text, line.start - 1);
    }
}

/// The last line of the entry that begins on a line: what is indented deeper belongs to it.
fn last_line(text: &str, first: Range<usize>, indent: usize) -> Range<usize> {
    let mut last = first;
    let mut next = last.end;
    while next < text.len() {
        let line = line_of(text, next);
        let content = &text[line.clone()];
        let blank = content.trim().is_empty();
        if !blank && indentation(content).len() <= indent {
            break;
        }
        next = line.end;
        if !blank {
            last = line;
        }
    }
    last
}

/// The line that an offset stands on, with its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    start..end
}

fn indentation(line: &str) -> &str {
    let content = line.trim_start_matches([' ', '\t', '\u{FEFF}']);
    line[..line.len() - content.len()].trim_start_matches('\u{FEFF}')
}

fn is_blank_or_comment(rest: &str) -> bool {
    rest.trim().is_empty() || rest.trim_start().starts_with('#')
}

/// Whether the new manifest says what the old one says, and the new briefs at their place.
fn says_the_same(old: &Yaml, new: &Yaml, index: usize, added: &[FilePath]) -> bool {
    let (Value::Mapping(old), Value::Mapping(new)) = (&old.value, &new.value) else { return false };
    old.len() == new.len()
        && old.iter().zip(new).all(|((key, old), (new_key, new))| {
            if !same(key, new_key) || !is(key, "briefs") {
                return same(key, new_key) && same(old, new);
            }
            let old = items(old.clone());
            let Value::Sequence(new) = &new.value else { return false };
            new.len() == old.len() + added.len()
                && old
                    .iter()
                    .zip(new[..index].iter().chain(&new[index + added.len()..]))
                    .all(|(old, new)| same(old, new))
                && new[index..].iter().zip(added).all(|(new, path)| is(new, path.as_str()))
        })
}

/// Whether two values are the same wherever they stand.
fn same(one: &Yaml, other: &Yaml) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same(&one.0, &other.0) && same(&one.1, &other.1))
        }
        (Value::Null | Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_), _) => false,
    }
}

#[cfg(test)]
mod tests;
