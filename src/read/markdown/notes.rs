//! Notes: numbered by first reference, each with the faults that a note can have.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::fault::Fault;
use super::walk::Tables;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{Body, Node, Note};

/// The notes of a text while it is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    definitions: Vec<Definition>,
    by_label: BTreeMap<String, usize>,
    /// Labels referred to, each once, in the order of first appearance.
    labels: Vec<(String, Place)>,
    label_indices: BTreeMap<String, usize>,
    duplicates: Vec<Fault>,
    undefined: Vec<Fault>,
}

#[derive(Debug)]
struct Definition {
    label: String,
    place: Place,
    blocks: Vec<Node>,
    tables: Tables,
    is_duplicate: bool,
}

impl Notes {
    /// A definition begins; gives its index.
    pub(super) fn define(&mut self, label: &str, place: Place) -> usize {
        let index = self.definitions.len();
        let is_duplicate = match self.by_label.entry(folded(label)) {
            Entry::Vacant(free) => {
                free.insert(index);
                false
            }
            Entry::Occupied(taken) => {
                let first = self.definitions[*taken.get()].place.clone();
                let place = place.clone();
                self.duplicates.push(Fault::DuplicateNote { label: label.to_owned(), place, first });
                true
            }
        };
        let (label, tables) = (label.to_owned(), Tables::default());
        self.definitions.push(Definition { label, place, blocks: Vec::new(), tables, is_duplicate });
        index
    }

    /// A definition ends.
    pub(super) fn close(&mut self, definition: usize, blocks: Vec<Node>, tables: Tables) {
        if let Some(definition) = self.definitions.get_mut(definition) {
            definition.blocks = blocks;
            definition.tables = tables;
        }
    }

    /// A reference to a note, as a node that [`Notes::finish`] completes.
    pub(super) fn refer(&mut self, label: &str, place: Place) -> Node {
        let next = self.labels.len();
        let index = *self.label_indices.entry(folded(label)).or_insert(next);
        if index == next {
            self.labels.push((label.to_owned(), place));
        }
        Node::NoteReference(index, 0)
    }

    /// A reference to a note that no line of the text defines.
    pub(super) fn undefined(&mut self, label: &str, place: Place) {
        self.undefined.push(Fault::UndefinedNote { label: label.to_owned(), place });
    }

    /// Numbers the notes that are referred to and moves them into the body.
    pub(super) fn finish(self, body: &mut Body, diagnostics: &mut Diagnostics) {
        self.duplicates.into_iter().chain(self.undefined).for_each(|fault| diagnostics.push(fault));
        let label_of = |(label, place): &(String, Place)| {
            let definition = self.by_label.get(&folded(label)).copied();
            if definition.is_none() {
                diagnostics.push(Fault::UndefinedNote { label: label.clone(), place: place.clone() });
            }
            definition
        };
        let definition_of: Vec<Option<usize>> = self.labels.iter().map(label_of).collect();
        let mut definitions: Vec<Option<Definition>> = self.definitions.into_iter().map(Some).collect();
        let mut numbering = Numbering {
            definition_of,
            number_of: vec![None; definitions.len()],
            order: Vec::new(),
            references: Vec::new(),
        };
        if !numbering.definition_of.is_empty() {
            numbering.walk(&mut body.blocks, &Shift::default());
        }
        // A note may refer to others, which then follow it.
        let mut next = 0;
        while let Some(index) = numbering.order.get(next).copied() {
            next += 1;
            let Some(definition) = definitions[index].take() else { continue };
            let Definition { label, place, mut blocks, tables, .. } = definition;
            let shift = Shift { links: body.links.len(), pictures: body.pictures.len() };
            numbering.walk(&mut blocks, &shift);
            body.links.extend(tables.links);
            body.pictures.extend(tables.pictures);
            body.anchors.extend(tables.anchors);
            body.words += tables.words;
            body.notes.push(Note { label, blocks, references: 0, place });
        }
        for (note, references) in body.notes.iter_mut().zip(numbering.references) {
            note.references = references;
        }
        for unused in definitions.into_iter().flatten().filter(|definition| !definition.is_duplicate) {
            diagnostics.push(Fault::UnusedNote { label: unused.label, place: unused.place });
        }
    }
}

/// Labels differ neither in case nor, to the parser, in anything that folding takes away.
fn folded(label: &str) -> String {
    if label.is_ascii() { label.to_ascii_lowercase() } else { label.to_uppercase().to_lowercase() }
}

/// How far a note's own indices move when its tables join the body's.
#[derive(Default)]
struct Shift {
    links: usize,
    pictures: usize,
}

struct Numbering {
    /// For each label index, its definition.
    definition_of: Vec<Option<usize>>,
    /// For each definition, the note that it became.
    number_of: Vec<Option<usize>>,
    /// The definitions in order of first reference.
    order: Vec<usize>,
    /// For each note, the references so far.
    references: Vec<usize>,
}

impl Numbering {
    fn walk(&mut self, nodes: &mut [Node], shift: &Shift) {
        for node in nodes {
            match node {
                Node::Text(_) => {}
                Node::Element(element) => self.walk(&mut element.children, shift),
                Node::Heading(_, children) => self.walk(children, shift),
                Node::Link(index, children) => {
                    *index += shift.links;
                    self.walk(children, shift);
                }
                Node::Picture(index) => *index += shift.pictures,
                Node::NoteReference(label, _) => match self.definition_of.get(*label).copied().flatten() {
                    Some(definition) => *node = self.refer(definition),
                    // Said as an error already: no book is made of it.
                    None => *node = Node::Text(String::new()),
                },
            }
        }
    }

    fn refer(&mut self, definition: usize) -> Node {
        let number = *self.number_of[definition].get_or_insert_with(|| {
            self.order.push(definition);
            self.references.push(0);
            self.order.len() - 1
        });
        self.references[number] += 1;
        Node::NoteReference(number, self.references[number])
    }
}
