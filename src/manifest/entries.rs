//! What a manifest lists: briefs, parts, front and back matter.

use std::collections::BTreeMap;

use super::brief;
use super::fault::{Fault, ListFault};
use super::fields::{Fields, scalar};
use super::slips;
use super::yaml::{Value, Yaml};
use crate::diagnostic::{Diagnostics, Place, Severity};
use crate::files::FilePath;
use crate::model::{Metadata, Placed};

/// One brief, as listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its file.
    pub path: Placed<FilePath>,
    /// What the entry sets or overrides.
    pub metadata: Metadata,
}

/// A brief or a part, as listed.
#[expect(clippy::large_enum_variant, reason = "nearly every item is a brief, so a box would save nothing")]
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A brief outside any part.
    Brief(Entry),
    /// A part.
    Part(Part),
}

/// A part, as listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its title as typed.
    pub title: Placed<String>,
    /// The file of its introduction.
    pub introduction: Option<Placed<FilePath>>,
    /// Its briefs.
    pub briefs: Vec<Entry>,
}

/// Everything that a manifest lists.
pub struct Listed {
    /// Parts and briefs.
    pub items: Vec<Item>,
    /// Front matter.
    pub front: Vec<Entry>,
    /// Back matter.
    pub back: Vec<Entry>,
}

impl Listed {
    /// Takes `briefs`, `front` and `back`, and sees that no file is listed twice.
    pub fn take(fields: &mut Fields<'_>, from: &FilePath) -> Self {
        let briefs = fields.take("briefs");
        let place = briefs.as_ref().map_or(Place::file(from.shared()), |(key, _)| key.clone());
        let slip = briefs.as_ref().and_then(|(_, yaml)| slips::in_list(yaml));
        let list = briefs.map(|(_, yaml)| super::items(yaml)).filter(|_| slip.is_none()).unwrap_or_default();
        if let Some(slip) = slip {
            fields.diagnostics.push(slip);
        } else if list.is_empty() {
            fields.diagnostics.push(Fault::InvalidList { place, of: ListFault::NoBriefs });
        }
        let diagnostics = &mut *fields.diagnostics;
        let items = list.into_iter().filter_map(|yaml| item(yaml, from, diagnostics)).collect();
        let mut matter = |key| {
            let list = fields.list(key).unwrap_or_default();
            let diagnostics = &mut *fields.diagnostics;
            list.into_iter().filter_map(|yaml| entry(yaml, key, from, diagnostics)).collect()
        };
        let (front, back) = (matter("front"), matter("back"));
        let listed = Self { items, front, back };
        listed.refuse_duplicates(fields.diagnostics);
        listed
    }

    fn refuse_duplicates(&self, diagnostics: &mut Diagnostics) {
        let mut seen: Vec<&Placed<FilePath>> = self.front.iter().map(|entry| &entry.path).collect();
        let mut first_of: BTreeMap<&FilePath, &Place> = BTreeMap::new();
        for item in &self.items {
            match item {
                Item::Brief(entry) => seen.push(&entry.path),
                Item::Part(part) => seen.extend(part.paths()),
            }
        }
        seen.extend(self.back.iter().map(|entry| &entry.path));
        for path in seen {
            if let Some(first) = first_of.get(&path.value) {
                let (place, first): (_, Place) = (path.place.clone(), Clone::clone(*first));
                diagnostics.push(Fault::InvalidList {
                    place,
                    of: ListFault::Duplicate { path: path.value.to_string(), first },
                });
            } else {
                first_of.insert(&path.value, &path.place);
            }
        }
    }
}

fn item(yaml: Yaml, from: &FilePath, diagnostics: &mut Diagnostics) -> Option<Item> {
    if is_part(&yaml) {
        part(yaml, from, diagnostics).map(Item::Part)
    } else {
        entry(yaml, "briefs", from, diagnostics).map(Item::Brief)
    }
}

fn is_part(yaml: &Yaml) -> bool {
    match &yaml.value {
        Value::Mapping(pairs) => pairs.iter().any(|(key, _)| key.value == Value::Scalar("part".to_owned())),
        Value::Null | Value::Scalar(_) | Value::Sequence(_) => false,
    }
}

fn part(yaml: Yaml, from: &FilePath, diagnostics: &mut Diagnostics) -> Option<Part> {
    let mut fields = Fields::of(yaml, "a part", "a mapping", diagnostics)?;
    let title = if fields.says_nothing("part") { None } else { fields.text("part") };
    let introduction = fields.path("introduction", from);
    let list = fields.list("briefs").unwrap_or_default();
    let place = title.as_ref().map_or(fields.place.clone(), |title| title.place.clone());
    fields.finish(Severity::Error);
    let title = title.unwrap_or_else(|| Placed::new(String::new(), place.clone()));
    if list.is_empty() {
        diagnostics
            .push(Fault::InvalidList { place, of: ListFault::EmptyPart { title: title.value.clone() } });
    }
    let mut briefs = Vec::with_capacity(list.len());
    for yaml in list {
        if is_part(&yaml) {
            diagnostics.push(Fault::InvalidList { place: yaml.place.clone(), of: ListFault::NestedPart });
            // Its briefs are read all the same, so that their faults are told in this run.
            briefs.extend(part(yaml, from, diagnostics).into_iter().flat_map(|part| part.briefs));
        } else {
            briefs.extend(entry(yaml, "briefs", from, diagnostics));
        }
    }
    Some(Part { title, introduction, briefs })
}

fn entry(yaml: Yaml, key: &str, from: &FilePath, diagnostics: &mut Diagnostics) -> Option<Entry> {
    let Value::Mapping(_) = yaml.value else {
        let path = scalar(yaml, key, diagnostics)?.map(|path| from.sibling(&path));
        return Some(Entry { path, metadata: Metadata::default() });
    };
    let mut fields = Fields::of(yaml, "an entry", "a path or a mapping with `path`", diagnostics)?;
    let path = fields.path("path", from);
    let metadata = brief::metadata(&mut fields, Severity::Error);
    if path.is_none() {
        fields.missing(fields.place.clone(), "path", "an entry", "path: briefs/geneva.md");
    }
    fields.finish(Severity::Error);
    path.map(|path| Entry { path, metadata })
}

impl Part {
    /// Every file of the part, its introduction first.
    pub fn paths(&self) -> impl Iterator<Item = &Placed<FilePath>> {
        self.introduction.iter().chain(self.briefs.iter().map(|entry| &entry.path))
    }
}
