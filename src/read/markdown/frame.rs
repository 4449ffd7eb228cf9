//! What is open while a text is read, and what it fills.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::content_model::Context;
use crate::diagnostic::Place;
use crate::language::Language;
use crate::model::body::Anchor;
use crate::model::{Link, Node, Picture};
use crate::read::typography;
use crate::xml::names::is_block;

/// Turns bytes of the Markdown into places of the file.
#[derive(Debug, Clone)]
pub(super) enum Places {
    /// Bytes count from this one of the file.
    From(Arc<str>, usize),
    /// Whatever is meant, the place is this one.
    Always(Place),
}

impl Places {
    pub(super) fn at(&self, range: &Range<usize>) -> Place {
        match self {
            Self::From(file, offset) => Place::span(file.clone(), range.start + offset..range.end + offset),
            Self::Always(place) => place.clone(),
        }
    }
}

/// What an open container becomes when it closes.
#[derive(Debug)]
pub(super) enum Holds {
    Element(&'static str, Vec<(&'static str, String)>),
    Heading {
        level: u8,
        explicit: Option<String>,
        attributes: Vec<(&'static str, String)>,
        place: Place,
    },
    /// A heading where none may stand: in a quotation, an item, a note, a header cell.
    BoldParagraph(Vec<(&'static str, String)>),
    Link(usize, Vec<(&'static str, String)>),
    /// The index of a definition of a note, and the tables of what the note stands in.
    Note(usize, Tables),
    /// Only its content is kept.
    Cut,
    /// Not even its content is kept.
    Dropped,
}

/// Who opened a container.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    Markdown,
    /// A raw tag: its name as typed, and where.
    Html(String, Range<usize>),
    /// A tag that HTML lets one leave out.
    Implied,
}

/// How text in a container is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    English,
    AsTyped,
    Code,
}

/// An open container.
#[derive(Debug)]
pub(super) struct Frame {
    pub holds: Holds,
    pub origin: Origin,
    pub context: Context,
    pub setting: Setting,
    pub children: Vec<Node>,
}

/// What the text being read points into; a note fills its own.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub links: Vec<Link>,
    pub pictures: Vec<Picture>,
    pub anchors: Vec<Anchor>,
    pub words: usize,
}

/// The alternative text of a Markdown picture, while it is read.
#[derive(Debug)]
pub(super) struct Alternative {
    pub text: String,
    /// How many pictures are open, one inside the other.
    pub open: usize,
    pub picture: Picture,
}

/// Names given out so far, each with the last number that a repeat of it got.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, usize>);

impl Names {
    /// A name not given out yet: itself, or with `-2`, `-3`, … from `first_repeat` on.
    pub(super) fn give(&mut self, name: String, first_repeat: usize) -> String {
        let Some(last) = self.0.get(&name).copied() else {
            self.0.insert(name.clone(), first_repeat - 1);
            return name;
        };
        let mut number = last;
        let given = loop {
            number += 1;
            let candidate = format!("{name}-{number}");
            if !self.0.contains_key(&candidate) {
                break candidate;
            }
        };
        self.0.insert(given.clone(), first_repeat - 1);
        self.0.insert(name, number);
        given
    }
}

pub(super) fn is_block_level(holds: &Holds) -> bool {
    match holds {
        Holds::Element(name, _) => is_block(name),
        Holds::Heading { .. } | Holds::BoldParagraph(_) | Holds::Note(..) => true,
        Holds::Link(..) | Holds::Cut | Holds::Dropped => false,
    }
}

pub(super) fn setting_of(language: &Language) -> Setting {
    if typography::is_set_in(language) { Setting::English } else { Setting::AsTyped }
}

/// How text in an element with these attributes is set.
pub(super) fn in_language_of(attributes: &[(&'static str, String)], outside: Setting) -> Setting {
    let lang = attributes.iter().find(|(name, _)| *name == "lang");
    match lang.and_then(|(_, tag)| Language::parse(tag)) {
        Some(language) if outside != Setting::Code => setting_of(&language),
        _ => outside,
    }
}
