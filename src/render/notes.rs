//! Notes at the end of a text: pop-ups where a reading system has them, with a way back for each
//! reference.

use crate::language::{Direction, fill};
use crate::model::anthology::DocumentPart;
use crate::model::{Node, Note, ResolvedBody};
use crate::xml::Encoder;

use super::body::{Standing, Text};
use super::page::Page;
use super::way_from;

/// The id of a note, of its number.
pub(super) fn note_id(number: &str) -> [&str; 2] {
    ["n", number]
}

/// The id of a reference, of its note's number and of the how manieth it is.
pub(super) fn reference_id<'a>(number: &'a str, reference: &'a str) -> [&'a str; 4] {
    ["n", number, "-r", reference]
}

/// The document that holds a note.
pub(super) fn document_of(documents: &[DocumentPart], note: usize) -> Option<&str> {
    documents.iter().find(|part| part.notes.contains(&note)).map(|part| &*part.path)
}

/// Writes the section of notes, if this document has any. `documents` are those that hold the
/// text and its notes; this is the one at `document`.
pub(super) fn notes(
    page: &Page<'_>,
    out: &mut Encoder,
    text: &ResolvedBody,
    documents: &[DocumentPart],
    document: usize,
) {
    let range = documents[document].notes.clone();
    let notes = text.body.notes.get(range.clone()).unwrap_or_default();
    if notes.is_empty() {
        return;
    }
    let places = ReferencePlaces::of(text, documents);
    out.open("section")
        .attr("epub:type", "endnotes")
        .attr("role", "doc-endnotes")
        .attr("aria-labelledby", "notes");
    out.element(&page.fixed_heading("h2", "notes", &page.words().notes));
    out.open("ol");
    if range.start > 0 {
        out.attr("start", &(range.start + 1).to_string());
    }
    for (index, note) in range.zip(notes) {
        out.open("li").attr_of("id", note_id(&(index + 1).to_string())).attr("epub:type", "endnote");
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
    let mut writer = Text::new(page, text, Standing::Main { documents: places.documents });
    match note.blocks.split_last() {
        Some((Node::Element(last), before)) if last.name == "p" => {
            writer.nodes(out, before);
            out.open("p");
            writer.attributes(out, &last.attributes);
            writer.turn(out, last);
            writer.nodes(out, &last.children);
        }
        _ => {
            writer.nodes(out, &note.blocks);
            out.open("p");
        }
    }
    for reference in 1..=note.references.max(1) {
        // The first never begins a line by itself.
        out.text(if reference == 1 { "\u{A0}" } else { " " });
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
    let repeat = words.digits(reference);
    let pattern = if references > 1 { &words.back_to_reference_again } else { &words.back_to_reference };
    let label = fill(pattern, &[("number", &words.digits(note + 1)), ("repeat", &repeat)]);
    let document = places.document(note, reference).unwrap_or(page.path);
    let way = way_from(page.path, document);
    // The variation selector keeps iOS from drawing an emoji.
    let arrow = match page.direction() {
        Direction::LeftToRight => "\u{21A9}\u{FE0E}",
        Direction::RightToLeft => "\u{21AA}\u{FE0E}",
    };
    let (note, reference) = ((note + 1).to_string(), reference.to_string());
    out.open("a")
        .attr("class", "back")
        .attr("role", "doc-backlink")
        .attr_of("href", [&*way, "#"].into_iter().chain(reference_id(&note, &reference)))
        .attr("aria-label", &label)
        .text(arrow);
    if references > 1 {
        out.text("\u{A0}").text(&repeat);
    }
    out.close();
}

/// Where each reference of a long chapter stands. A chapter of one document needs no looking.
struct ReferencePlaces<'a> {
    documents: &'a [DocumentPart],
    /// Note, reference and document, sorted.
    found: Vec<(usize, usize, &'a str)>,
}

impl<'a> ReferencePlaces<'a> {
    fn of(text: &ResolvedBody, documents: &'a [DocumentPart]) -> Self {
        let mut found = Vec::new();
        if documents.len() > 1 {
            for part in documents {
                let blocks = text.body.blocks.get(part.blocks.clone()).unwrap_or_default();
                collect(blocks, &part.path, &mut found);
                for note in text.body.notes.get(part.notes.clone()).unwrap_or_default() {
                    collect(&note.blocks, &part.path, &mut found);
                }
            }
            found.sort_unstable();
        }
        Self { documents, found }
    }

    /// The document of a reference; `None` if there is but one.
    fn document(&self, note: usize, reference: usize) -> Option<&'a str> {
        let known = |(note, reference, _): &(usize, usize, _)| (*note, *reference);
        let at = self.found.binary_search_by_key(&(note, reference), known);
        at.ok().map(|at| self.found[at].2)
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

#[cfg(test)]
mod tests {
    use super::super::testing::{book, chapter, note, p, tag, text};
    use super::super::{plan, render};
    use super::*;

    #[test]
    fn notes_in_documents_of_their_own_go_on_counting_and_lead_both_ways() {
        let refer = |note| Node::NoteReference(note, 1);
        let mut body = text(vec![tag("p", vec![refer(0), refer(1)])]);
        let second = vec![tag("p", vec![Node::NoteReference(0, 2)])];
        body.body.notes = vec![note(2, vec![p("The log.")]), note(1, second)];
        let mut long = chapter("briefs/long.xhtml", "Keepers and Lights", body);
        let part = |at: usize, blocks, notes| DocumentPart {
            path: format!("briefs/long.{at}.xhtml").into(),
            blocks,
            notes,
        };
        long.documents = vec![part(1, 0..1, 0..0), part(2, 1..1, 0..1), part(3, 1..1, 1..2)];
        let anthology = book(vec![long]);
        let tasks = plan(&anthology);
        let xhtml = |path: &str| {
            let task = tasks.iter().find(|task| &*task.path == path).unwrap();
            render(&anthology, task).xhtml
        };
        let first = xhtml("briefs/long.1.xhtml");
        assert!(first.contains("href=\"long.2.xhtml#n1\"") && first.contains("href=\"long.3.xhtml#n2\""));
        assert!(!first.contains("doc-endnotes"));
        let second = xhtml("briefs/long.2.xhtml");
        assert!(second.contains("<ol>") && second.contains("<li id=\"n1\""));
        assert!(
            second.contains("href=\"long.1.xhtml#n1-r1\"") && second.contains("href=\"long.3.xhtml#n1-r2\"")
        );
        let third = xhtml("briefs/long.3.xhtml");
        assert!(third.contains("<ol start=\"2\">") && third.contains("<li id=\"n2\""));
        assert!(third.contains("href=\"long.2.xhtml#n1\""));
    }
}
