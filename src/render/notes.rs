//! Notes at the end of a text: pop-ups where a reading system has them, with a way back for each
//! reference.

use crate::language::{Direction, fill};
use crate::model::anthology::DocumentPart;
use crate::model::{Node, Note, ResolvedBody};
use crate::xml::Encoder;

use super::body::{Standing, Text};
use super::page::Page;
use super::relative;

/// The id of a note, counted from 0.
pub(super) fn note_id(note: usize) -> String {
    format!("n{}", note + 1)
}

/// The id of a reference to a note; references are counted from 1.
pub(super) fn reference_id(note: usize, reference: usize) -> String {
    format!("n{}-r{reference}", note + 1)
}

/// Writes the section of notes, if the text has any. `documents` are those that hold the text.
pub(super) fn notes(page: &Page<'_>, out: &mut Encoder, text: &ResolvedBody, documents: &[DocumentPart]) {
    if text.body.notes.is_empty() {
        return;
    }
    let places = ReferencePlaces::of(text, documents);
    out.open("section")
        .attr("epub:type", "endnotes")
        .attr("role", "doc-endnotes")
        .attr("aria-labelledby", "notes");
    out.element(&page.fixed_heading("h2", "notes", &page.words().notes));
    out.open("ol");
    for (index, note) in text.body.notes.iter().enumerate() {
        out.open("li").attr("id", &note_id(index)).attr("epub:type", "endnote");
        write_note(page, out, text, index, note, &places);
        out.close();
    }
    out.close().close();
}

/// The way back stands in the note's last paragraph, so that it takes no line of its own.
fn write_note(
    page: &Page<'_>,
    out: &mut Encoder,
    text: &ResolvedBody,
    index: usize,
    note: &Note,
    places: &ReferencePlaces<'_>,
) {
    let mut writer = Text::new(page, text, Standing::Main { notes_in: page.path });
    match note.blocks.split_last() {
        Some((Node::Element(last), before)) if last.name == "p" => {
            writer.nodes(out, before);
            out.open("p");
            writer.attributes(out, &last.attributes);
            writer.nodes(out, &last.children);
        }
        _ => {
            writer.nodes(out, &note.blocks);
            out.open("p");
        }
    }
    for reference in 1..=note.references.max(1) {
        out.text(" ");
        back_link(page, out, index, reference, note.references, places);
    }
    out.close();
}

fn back_link(
    page: &Page<'_>,
    out: &mut Encoder,
    note: usize,
    reference: usize,
    references: usize,
    places: &ReferencePlaces<'_>,
) {
    let words = page.words();
    let number = words.digits(&(note + 1).to_string());
    let repeat = words.digits(&reference.to_string());
    let pattern = if references > 1 { &words.back_to_reference_again } else { &words.back_to_reference };
    let label = fill(pattern, &[("number", &number), ("repeat", &repeat)]);
    let document = places.document(note, reference).unwrap_or(page.path);
    let address = relative(page.path, document, Some(&reference_id(note, reference)));
    // The variation selector keeps iOS from drawing an emoji.
    let arrow = match page.direction() {
        Direction::LeftToRight => "\u{21A9}\u{FE0E}",
        Direction::RightToLeft => "\u{21AA}\u{FE0E}",
    };
    out.open("a")
        .attr("class", "back")
        .attr("role", "doc-backlink")
        .attr("href", &address)
        .attr("aria-label", &label)
        .text(arrow);
    if references > 1 {
        out.text("\u{A0}").text(&repeat);
    }
    out.close();
}

/// Where each reference of a long chapter stands. A chapter of one document needs no looking.
struct ReferencePlaces<'a>(Vec<(usize, usize, &'a str)>);

impl<'a> ReferencePlaces<'a> {
    fn of(text: &ResolvedBody, documents: &'a [DocumentPart]) -> Self {
        let mut found = Vec::new();
        if documents.len() > 1 {
            for part in documents {
                let blocks = text.body.blocks.get(part.blocks.clone()).unwrap_or_default();
                collect(blocks, &part.path, &mut found);
            }
            found.sort_unstable();
        }
        Self(found)
    }

    /// The document of a reference; `None` for one that stands in a note itself.
    fn document(&self, note: usize, reference: usize) -> Option<&'a str> {
        let at = self.0.binary_search_by_key(&(note, reference), |(note, reference, _)| (*note, *reference));
        at.ok().map(|at| self.0[at].2)
    }
}

fn collect<'a>(nodes: &[Node], document: &'a str, found: &mut Vec<(usize, usize, &'a str)>) {
    for node in nodes {
        match node {
            Node::NoteReference(note, reference) => found.push((*note, *reference, document)),
            Node::Element(element) => collect(&element.children, document, found),
            Node::Heading(_, children) | Node::Link(_, children) => collect(children, document, found),
            Node::Text(_) | Node::Picture(_) => {}
        }
    }
}
