//! Where most of a page's prose stands: a second look at what main-text extraction found.
//!
//! Readability scores elements, and on some pages a note on the author or a box of advice scores
//! best. Prose is simpler: runs of text that are no link and no button. The smallest element that
//! holds most of it is nearly always the text with little round it, so a main text that holds only a
//! small part of what that element holds was the wrong one.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

/// A run of fewer letters is a label, not prose.
const RUN: usize = 30;

/// An element holds most of the prose if it holds this share of it.
const MOST: f32 = 0.7;

/// Elements in which no prose stands.
const NO_PROSE: &[&str] = &[
    "a",
    "aside",
    "button",
    "figcaption",
    "footer",
    "form",
    "head",
    "label",
    "nav",
    "noscript",
    "option",
    "script",
    "style",
    "template",
    "textarea",
    "title",
];

/// The letters of prose in a document.
pub fn letters(document: &Document) -> usize {
    runs(&document.root()).map(|(_, letters)| letters).sum()
}

/// The HTML of the smallest element that holds most of the prose, and the letters of it.
pub fn container(document: &Document) -> Option<(String, usize)> {
    let body = document.body()?;
    let mut held: HashMap<NodeId, usize> = HashMap::new();
    for (node, letters) in runs(&body) {
        for ancestor in node.ancestors_it(None) {
            *held.entry(ancestor.id).or_default() += letters;
        }
    }
    let of = |node: &NodeRef<'_>| held.get(&node.id).copied().unwrap_or_default();
    let all = of(&body);
    let mut container = body;
    while let Some(smaller) =
        container.children_it(false).find(|child| child.is_element() && of(child) as f32 >= all as f32 * MOST)
    {
        container = smaller;
    }
    (all > 0).then(|| (container.html().to_string(), of(&container)))
}

/// The text nodes of prose, with their letters.
fn runs<'a>(root: &NodeRef<'a>) -> impl Iterator<Item = (NodeRef<'a>, usize)> {
    root.descendants_it().filter(NodeRef::is_text).filter_map(|node| {
        let letters = node.text().chars().filter(|c| !c.is_whitespace()).count();
        let is_prose = letters >= RUN
            && !node
                .ancestors_it(None)
                .any(|ancestor| ancestor.node_name().is_some_and(|name| NO_PROSE.contains(&&*name)));
        is_prose.then_some((node, letters))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_element_with_most_of_the_prose_is_found() {
        let paragraph = "<p>The envoys met for the third time in a week, and parted without a word.</p>";
        let html = format!(
            "<body><nav><p>{paragraph}</nav><div><div id=text>{}</div><div>{paragraph}</div></div>",
            paragraph.repeat(6)
        );
        let (found, _) = container(&Document::from(html)).unwrap();
        assert!(found.starts_with("<div id=\"text\">"));
    }
}
