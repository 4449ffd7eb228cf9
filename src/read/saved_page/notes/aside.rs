//! Notes that stand in the line, right behind their marks: a site shows each of them beside the text or
//! when its mark is touched.

use dom_query::{Document, NodeRef};

use super::{Notes, REFERENCE, is_mark};
use crate::read::saved_page::classes::{self, CLASSES};

/// Takes these notes off the page, and marks the references to them. They are numbered in their order.
pub fn take(document: &Document) -> Notes {
    let mut notes = Notes::default();
    for node in document.select("span[class], small[class], aside[class]").nodes() {
        let Some(mark) = mark(node).filter(|_| CLASSES.notes.stand_in(&classes::of(node))) else { continue };
        let label = (notes.definitions.len() + 1).to_string();
        mark.set_attr(REFERENCE, &label);
        notes.definitions.push((label, node.inner_html().to_string()));
        node.remove_from_parent();
    }
    notes
}

/// The mark right before a note, of which a stylesheet may make the number; between them may stand what
/// keeps whether the note is shown.
fn mark<'a>(note: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_shown =
        |node: &NodeRef<'_>| !(node.has_name("input") || node.is_text() && node.text().trim().is_empty());
    let before = std::iter::successors(note.prev_sibling(), NodeRef::prev_sibling).find(is_shown)?;
    let text = before.text();
    let is_numbered = before.has_name("label") && text.trim().is_empty();
    let is_raised = ["sup", "label", "a"].iter().any(|name| before.has_name(name)) && is_mark(&text);
    let says_more = note.text().trim().chars().any(char::is_alphabetic);
    ((is_raised || is_numbered) && says_more).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> (String, Vec<(String, String)>) {
        let document = Document::from(html);
        let notes = take(&document);
        (document.select("p").text().to_string(), notes.definitions)
    }

    #[test]
    fn a_note_behind_its_mark_is_taken_out_of_the_line() {
        for note in [
            "<sup class=fn><a href='javascript:void(0)'>1</a></sup><span class=fn__note>Gauges.</span>",
            "<label for=sn class=margin-toggle></label><input type=checkbox id=sn><span class=sidenote>Gauges.</span>",
            "<sup>[*]</sup> <small class='footnote-text'>Gauges.</small>",
        ] {
            let (text, notes) = read(&format!("<p>The river falls.{note}</p>"));
            assert!(text.starts_with("The river falls.") && !text.contains("Gauges"), "{note}");
            assert_eq!(notes, [("1".to_owned(), "Gauges.".to_owned())], "{note}");
        }
    }

    #[test]
    fn what_is_raised_is_a_mark_only_before_a_note() {
        for line in [
            "<p>It has 40 km<sup>2</sup><span class=unit>of reeds</span>.</p>",
            "<p>See <b>1</b><span class=note>of the reeds</span>.</p>",
            "<p><span class=note>Note: of the reeds</span></p>",
        ] {
            assert!(read(line).1.is_empty(), "{line}");
        }
    }
}
