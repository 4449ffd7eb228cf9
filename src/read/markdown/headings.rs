//! Headings: their text, the ids they bear and the names that links call them by.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::content_model::{self, Finished};
use super::fault::Fault;
use super::walk::Names;
use crate::diagnostic::Place;
use crate::model::{Heading, Node, Picture};
use crate::xml::slug;

/// The headings of a text while it is read.
#[derive(Debug, Default)]
pub(super) struct Headings {
    found: Vec<Found>,
    /// The text of the heading that is open, as typed.
    open: Option<String>,
}

#[derive(Debug)]
struct Found {
    heading: Heading,
    explicit: Option<String>,
    /// As typed: GitHub makes anchors of what an editor typed, not of how a book sets it.
    typed: String,
}

impl Headings {
    /// A heading begins.
    pub(super) fn open(&mut self) {
        self.open = Some(String::new());
    }

    /// Text of the heading that is open, if one is.
    pub(super) fn typed(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            open.push_str(text);
        }
    }

    /// A heading ends; an empty one is none.
    ///
    /// A heading of pictures is called by their descriptions. One that cannot be called anything
    /// has no place in a table of contents and is a paragraph.
    pub(super) fn close(
        &mut self,
        level: u8,
        explicit: Option<String>,
        place: Place,
        mut children: Vec<Node>,
        pictures: &[Picture],
    ) -> Finished {
        let typed = self.open.take().unwrap_or_default();
        content_model::trim(&mut children);
        if children.is_empty() {
            return Finished::Nothing;
        }
        let mut text = folded(&Node::plain_text(&children));
        if text.is_empty() {
            text = folded(&descriptions(&children, pictures));
        }
        if text.is_empty() {
            return content_model::paragraph(Vec::new(), children);
        }
        let heading = Heading { level, id: String::new(), anchor: String::new(), text, place };
        self.found.push(Found { heading, explicit, typed });
        Finished::Node(Node::Heading(self.found.len() - 1, children))
    }

    /// Gives every heading its id and its anchor.
    ///
    /// Explicit ids are given out first, so that a repeated heading never takes one away. One that is
    /// given twice is a fault.
    pub(super) fn finish(&mut self, faults: &mut Vec<Fault>) -> Vec<Heading> {
        let mut ids = Names::default();
        let mut anchors = Names::default();
        let mut first_of: BTreeMap<String, Place> = BTreeMap::new();
        for found in &mut self.found {
            if let Some(explicit) = &found.explicit {
                let place = found.heading.place.clone();
                match first_of.entry(explicit.clone()) {
                    Entry::Vacant(entry) => {
                        entry.insert(place);
                    }
                    Entry::Occupied(first) => {
                        let (id, first) = (explicit.clone(), first.get().clone());
                        faults.push(Fault::RepeatedId { id, place, first });
                    }
                }
                found.heading.id = ids.give(id(explicit), 2);
                anchors.give(explicit.clone(), 1);
                found.heading.anchor.clone_from(explicit);
            }
        }
        for found in self.found.iter_mut().filter(|found| found.explicit.is_none()) {
            found.heading.id = ids.give(id(&found.heading.text), 2);
            found.heading.anchor = anchors.give(slug::github_slug(&found.typed), 1);
        }
        self.found.drain(..).map(|found| found.heading).collect()
    }
}

fn id(text: &str) -> String {
    match slug::slug(text) {
        slug if slug.is_empty() => format!("s-{}", slug::short_hash(text)),
        slug => format!("s-{slug}"),
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The alternative texts of the pictures among some nodes.
fn descriptions(nodes: &[Node], pictures: &[Picture]) -> String {
    let mut out = String::new();
    for node in nodes {
        if let Node::Picture(index) = node
            && let Some(text) = pictures.get(*index).and_then(|picture| picture.alternative.as_deref())
        {
            out.push_str(text);
        } else {
            out.push_str(&descriptions(node.children(), pictures));
        }
        out.push(' ');
    }
    out
}
