//! Notes whose references are typed: "[1]" in the text, and below a heading "[1] …".

use std::ops::Range;

use dom_query::{Document, NodeRef};

use super::unlinked::{entries, heading};
use super::{Notes, REFERENCE, remove_with_empty_parents};
use crate::read::frame::words;

/// No page has more of them.
const MOST: usize = 999;

/// Takes the notes below the last heading of notes off the page, where they are counted from one in square
/// brackets and the text refers to each of them, in order.
pub fn take(document: &Document) -> Notes {
    let mut notes = Notes::default();
    let Some(heading) = heading(document).filter(|_| is_only_list(document)) else { return notes };
    let entries = entries(&heading);
    let is_counted = |(index, (label, entry)): (usize, &(String, NodeRef<'_>))| {
        *label == (index + 1).to_string() && entry.text().trim_start().starts_with('[')
    };
    if entries.is_empty() || entries.len() > MOST || !entries.iter().enumerate().all(is_counted) {
        return notes;
    }
    let texts = referring(document, &heading);
    let mut last = 0;
    let is_next = |number: usize| {
        let is_one = (1..=last + 1).contains(&number);
        last = last.max(number);
        is_one
    };
    let numbers = texts.iter().flat_map(|(_, references)| references.iter().map(|(_, number)| *number));
    if !numbers.collect::<Vec<_>>().into_iter().all(is_next) || last != entries.len() {
        return notes;
    }
    for (node, references) in texts {
        node.replace_with_html(marked(&node.text(), &references));
    }
    for (label, node) in entries {
        notes.definitions.push((label, node.inner_html().to_string()));
        remove_with_empty_parents(&node);
    }
    notes
}

/// Whether a page has one heading of notes: of two lists each is counted from one.
fn is_only_list(document: &Document) -> bool {
    let headings = document.select("h1, h2, h3, h4, h5, h6, p");
    headings.nodes().iter().filter(|node| words().is_notes_heading(&node.text())).take(2).count() == 1
}

/// Where a text refers to a note, and the number of the note.
type Reference = (Range<usize>, usize);

/// The texts above a heading that refer to notes, with their references.
fn referring<'a>(document: &'a Document, heading: &NodeRef<'_>) -> Vec<(NodeRef<'a>, Vec<Reference>)> {
    // A heading takes no note with it where it is the title.
    let unread = ["script", "style", "title", "a", "pre", "code", "textarea", "noscript", "h1", "h2", "h3"];
    let is_typed = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(3)).all(|above| !unread.iter().any(|name| above.has_name(name)))
    };
    let root = document.root();
    let texts = root.descendants_it().filter(|node| node.is_text() && node.id < heading.id);
    let texts = texts.filter(is_typed).map(|node| (node, references(&node.text())));
    texts.filter(|(_, references)| !references.is_empty()).collect()
}

/// Where "[12]" stands behind a word or a stop, and the number.
fn references(text: &str) -> Vec<Reference> {
    let number = |(start, _): (usize, &str)| {
        let close = text[start + 1..].bytes().take(4).position(|b| b == b']')?;
        let digits = &text[start + 1..start + 1 + close];
        let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let follows = text[..start].chars().next_back().is_some_and(|c| !c.is_whitespace());
        let number = digits.parse().ok().filter(|_| is_number && follows)?;
        Some((start..start + digits.len() + 2, number))
    };
    text.match_indices('[').filter_map(number).collect()
}

/// A text with its references as elements.
fn marked(text: &str, references: &[Reference]) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (bytes, number) in references {
        out.push_str(&escaped(&text[at..bytes.start]));
        out.push_str(&format!("<sup {REFERENCE}=\"{number}\">[{number}]</sup>"));
        at = bytes.end;
    }
    out.push_str(&escaped(&text[at..]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, notes: &str) -> (String, Vec<(String, String)>) {
        let html = format!("<body><p>{text}</p><h2>Notes</h2>{notes}</body>");
        let document = Document::from(html);
        let notes = take(&document);
        (document.select("p").first().inner_html().to_string(), notes.definitions)
    }

    #[test]
    fn typed_references_lead_to_the_notes_of_the_page() {
        let notes = "<p>[1] Annual Report.</p><p>[2] The same &amp; more.</p>";
        let (text, found) = read("It fell &lt; it rose.[1] See it.[2] And again.[1]", notes);
        assert_eq!(found.len(), 2);
        assert_eq!(text.matches("</sup>").count(), 3);
        assert!(text.starts_with("It fell &lt; it rose.<sup"), "{text}");
    }

    #[test]
    fn what_is_not_counted_whole_stays_text() {
        let notes = "<p>[1] Annual Report.</p><p>[2] The same.</p>";
        for text in ["It fell.[1]", "It fell.[2] It rose.[1]", "It fell.[1] It rose.[3]", "A [1] or [2]."] {
            assert!(read(text, notes).1.is_empty(), "{text}");
        }
        assert!(read("It fell.[1] It rose.[2]", "<p>1. Annual Report.</p><p>2. The same.</p>").1.is_empty());
    }
}
