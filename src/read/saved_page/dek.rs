//! Takes the summary and the subtitle out of the text where the page prints them over it: the book
//! does that too.
//!
//! A summary may also be the first paragraph of the text, which a system quotes in the head of the
//! page. That one stays. What tells them apart is how they stand: a first paragraph is followed by
//! paragraphs of its own dress, what is printed over a text has a box or a dress to itself. That is
//! seen on the page only, and not in the main text of it, so that they are marked first.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::dress::is_dressed;
use super::metadata::standfirst::begins_text;
use crate::model::Metadata;
use crate::read::frame::key;
use crate::read::page::Cut;
use crate::read::page_text::labels::{Field, LABELS};
use crate::read::saved_page::dress::is_subheading;

/// What is marked, until it is taken.
const MARK: &str = "data-printed-over-text";

/// How many signs more than twice those of a text are read, so that what stands round it is seen.
const SLACK: usize = 100;

/// The elements that dress a whole paragraph.
const DRESS: &[&str] = &["em", "i", "strong", "b", "big"];

/// Marks both on the page.
pub fn mark(document: &Document, metadata: &Metadata) {
    let Some(body) = document.body() else { return };
    let texts = body.descendants().into_iter().filter(NodeRef::is_text);
    let texts: Vec<(NodeRef<'_>, String)> =
        texts.map(|node| (node, key(&node.text()))).filter(|(_, begins)| !begins.is_empty()).collect();
    for (what, field) in [("summary", &metadata.summary), ("subtitle", &metadata.subtitle)] {
        let unlisted =
            |text: &str| text.lines().map(|line| line.trim_start_matches("- ")).collect::<Vec<_>>().join(" ");
        let Some(field) = field.as_ref().map(|field| key(&unlisted(&field.value))) else { continue };
        let mut seen = HashSet::new();
        for (node, _) in texts.iter().filter(|(_, begins)| field.starts_with(begins)) {
            let holders = holders(node, &field, &mut seen);
            if holders.last().is_some_and(|holder| stands_apart(holder) || !begins_text(holder)) {
                holders.iter().for_each(|holder| holder.set_attr(MARK, what));
                // Who seeks the main text makes paragraphs of such boxes, without what marks them.
                let inner = holders.first().filter(|inner| inner.has_name("div"));
                inner.into_iter().for_each(|inner| inner.rename("p"));
            }
        }
    }
}

/// Takes what is marked out of the main text, and records it; a text that has nothing else keeps it.
pub fn take(text: &Document, cut: &mut Vec<Cut>) {
    let marked = text.select(&format!("[{MARK}]"));
    let is_outermost = |node: &&NodeRef<'_>| !node.ancestors_it(None).any(|ancestor| ancestor.has_attr(MARK));
    let outermost: Vec<&NodeRef<'_>> = marked.nodes().iter().filter(is_outermost).collect();
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let all = letters(&text.root().text());
    if outermost.iter().map(|node| letters(&node.text())).sum::<usize>() == all {
        return;
    }
    for node in outermost {
        let typed = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
        cut.extend(node.attr(MARK).map(|what| Cut { what: format!("{what}: {typed}"), span: None }));
        let (parent, heading) = (node.parent(), heading_over(node));
        node.remove_from_parent();
        heading.into_iter().for_each(|heading| heading.remove_from_parent());
        // "Abstract" over it, or before it, says nothing without it.
        let is_label = |parent: &NodeRef<'_>| LABELS.field_label(&parent.text()) == Some(Field::Summary);
        if let Some(parent) = parent.filter(is_label) {
            parent.remove_from_parent();
        }
    }
}

/// The elements that have a text and nothing else, from within, given the node that it begins with.
/// What was seen from an earlier node is not looked at again: it begins with that node.
fn holders<'a>(start: &NodeRef<'a>, text: &str, seen: &mut HashSet<NodeId>) -> Vec<NodeRef<'a>> {
    let most = 2 * text.len() + SLACK;
    start
        .ancestors_it(None)
        .take_while(|node| !node.has_name("body") && seen.insert(node.id))
        .map(|node| (node, unlabelled(&beginning(&node, most))))
        .take_while(|(_, own)| text.starts_with(own.as_str()))
        .filter(|(_, own)| own == text)
        .map(|(node, _)| node)
        .collect()
}

/// A text in the form in which texts are compared, without "Abstract:" before it.
fn unlabelled(text: &str) -> String {
    match LABELS.field(text.trim()) {
        Some((Field::Summary, said)) => key(said),
        _ => key(text),
    }
}

/// The text of an element, up to the node in which it has more letters and signs than given.
fn beginning(node: &NodeRef<'_>, most: usize) -> String {
    let (mut text, mut length) = (String::new(), 0);
    for inner in node.descendants_it().filter(NodeRef::is_text) {
        let piece = inner.text();
        length += piece.chars().filter(|c| !c.is_whitespace()).count();
        text.push_str(&piece);
        if length > most {
            break;
        }
    }
    text
}

/// The heading "Abstract" over an element that is all of its section.
fn heading_over<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    // The keywords of a text may stand below its abstract, or what is left of them.
    let mut below = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    let next = below.find(|next| next.has_name("hr") || !next.text().trim().is_empty());
    let ends = next.is_none_or(|next| {
        is_subheading(&next) || next.has_name("hr") || LABELS.field(next.text().trim()).is_some()
    });
    let may_be_label = |above: &NodeRef<'_>| is_subheading(above) || above.has_name("p");
    let above = node.prev_element_sibling().filter(|above| ends && may_be_label(above))?;
    LABELS.is_over_summary(&above.text()).then_some(above)
}

/// Whether an element is more than the first paragraph of a text that goes on below it.
fn stands_apart(node: &NodeRef<'_>) -> bool {
    let is_labelled = || {
        LABELS
            .field(node.text().trim())
            .is_some_and(|(field, said)| field == Field::Summary && !said.is_empty())
    };
    if !node.has_name("p") || heading_over(node).is_some() || is_labelled() {
        return true;
    }
    let mut below = std::iter::successors(node.next_element_sibling(), NodeRef::next_element_sibling);
    let next = below.find(|next| next.has_name("p") && node.class() == next.class());
    next.is_none_or(|next| is_dressed(node, DRESS) && !is_dressed(&next, DRESS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::model::Placed;

    const SUMMARY: &str = "The strait is narrow, and so is the room for talks.";

    /// What is left of a page that has a summary, and how much was cut.
    fn cleared(html: &str) -> (String, usize) {
        let document = Document::from(html);
        let summary = Placed::new(SUMMARY.to_owned(), Place::file("page.html"));
        let metadata = Metadata { summary: Some(summary), ..Metadata::default() };
        let mut cut = Vec::new();
        mark(&document, &metadata);
        take(&document, &mut cut);
        (document.select("body").text().trim().to_owned(), cut.len())
    }

    #[test]
    fn a_summary_in_a_box_or_a_dress_of_its_own_is_not_printed_twice() {
        let page = |dek: &str| format!("<body>{dek}<p>Text.</p><p>More.</p>");
        let gone = ("Text.More.".to_owned(), 1);
        assert_eq!(cleared(&page(&format!("<div><p>{SUMMARY}</p></div>"))), gone);
        assert_eq!(cleared(&page(&format!("<p class=lead>{SUMMARY}</p>"))), gone);
        assert_eq!(cleared(&page(&format!("<p><em>{SUMMARY}</em></p>"))), gone);
        assert_eq!(cleared(&page(&format!("<p><b>Summary:</b> {SUMMARY}</p>"))), gone);
    }

    #[test]
    fn a_section_that_is_the_summary_and_nothing_else_goes_with_its_heading() {
        let text = "<h2>Analysis</h2><p>Text.</p><p>More.</p>";
        let (left, cut) = cleared(&format!("<body><h2>Abstract</h2><p>{SUMMARY}</p>{text}"));
        assert_eq!((left.as_str(), cut), ("AnalysisText.More.", 1));
        let longer = format!("<body><h2>Abstract</h2><p>{SUMMARY}</p><p>It says more.</p>{text}");
        assert!(cleared(&longer).0.starts_with("Abstract"), "what else it says would stand under nothing");
    }

    #[test]
    fn a_label_may_be_a_paragraph_and_the_keywords_may_stand_below() {
        let text = "<p>Keywords: water</p><hr><p>Text.</p><p>More.</p>";
        let (left, cut) = cleared(&format!("<body><p><b>ABSTRACT</b></p><p>{SUMMARY}</p>{text}"));
        assert_eq!((left.as_str(), cut), ("Keywords: waterText.More.", 1));
        let (left, _) = cleared(&format!("<body><p>ABSTRACT</p><p>{SUMMARY}</p><p> </p><hr><p>Text.</p>"));
        assert_eq!(left.trim(), "Text.");
    }

    #[test]
    fn a_summary_that_is_the_first_paragraph_of_the_text_stays_there() {
        let (left, cut) = cleared(&format!("<body><div><p>{SUMMARY}</p><p>Text.</p></div>"));
        assert!(left.starts_with(SUMMARY) && cut == 0);
        let (left, cut) = cleared(&format!("<body><p>{SUMMARY}</p><h2>Aims</h2><p>Text.</p>"));
        assert!(left.starts_with(SUMMARY) && cut == 0);
        assert_eq!(cleared(&format!("<body><div><p>{SUMMARY}</p></div>")), (SUMMARY.to_owned(), 0));
    }
}
