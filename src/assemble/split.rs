//! Cuts long briefs into documents that old reading systems can hold.

use std::ops::Range;

use crate::model::{Body, Node};

/// The most bytes that a content document should have: Adobe's engine, which most devices use for
/// side-loaded books, fails between 260 and 300 KB.
const LIMIT: usize = 250_000;
/// What a document has besides its blocks: head, title, byline, notes, bios.
const FRAME: usize = 30_000;

/// The blocks of each document of a body: one range, or several if it is long, cut before the last
/// h2 that fits, else between blocks.
pub fn split(body: &Body) -> Vec<Range<usize>> {
    let room = LIMIT - FRAME;
    if at_most(body) < room {
        return vec![0..body.blocks.len()];
    }
    let mut parts = Vec::new();
    let (mut start, mut size) = (0, 0);
    let mut section: Option<(usize, usize)> = None;
    for (at, block) in body.blocks.iter().enumerate() {
        let own = encoded_size(block);
        if size + own > room && at > start {
            let (cut, carried) = match section.take() {
                Some((cut, before)) if cut > start => (cut, size - before),
                _ => (at, 0),
            };
            parts.push(start..cut);
            (start, size) = (cut, carried);
        }
        if let Node::Heading(index, _) = block
            && body.headings[*index].level == 2
        {
            section = Some((at, size));
        }
        size += own;
    }
    parts.push(start..body.blocks.len());
    parts
}

/// More bytes than a body will have, told without walking it: what grows most is the cell of a
/// table, from two bytes to thirty, and what is counted by the piece.
fn at_most(body: &Body) -> usize {
    let references: usize = body.notes.iter().map(|note| note.references).sum();
    body.bytes * 16 + 200 * (body.links.len() + body.pictures.len() + body.headings.len() + references)
}

/// About as many bytes as a node will have in its document.
pub fn encoded_size(node: &Node) -> usize {
    let all = |children: &[Node]| children.iter().map(encoded_size).sum::<usize>();
    match node {
        Node::Text(text) => {
            text.len() + text.bytes().filter(|byte| matches!(byte, b'&' | b'<' | b'>')).count() * 4
        }
        Node::Element(element) => {
            let attributes: usize =
                element.attributes.iter().map(|(name, value)| 4 + 2 * name.len() + 2 * value.len()).sum();
            6 + 2 * element.name.len() + attributes + all(&element.children)
        }
        Node::Heading(_, children) => 60 + all(children),
        Node::Link(_, children) => 120 + all(children),
        Node::Picture(_) => 200,
        Node::NoteReference(..) => 120,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::model::{Heading, HtmlElement};

    fn paragraph(bytes: usize) -> Node {
        Node::Element(HtmlElement::new("p", vec![Node::Text("x".repeat(bytes))]))
    }

    fn body(blocks: Vec<Node>) -> Body {
        let count = blocks.iter().filter(|block| matches!(block, Node::Heading(..))).count();
        let heading = |n: usize| Heading {
            level: 2,
            id: format!("s-{n}"),
            anchor: n.to_string(),
            text: String::new(),
            place: Place::file("b.md"),
        };
        let bytes = blocks.iter().map(encoded_size).sum();
        Body { blocks, headings: (0..count).map(heading).collect(), bytes, ..Body::default() }
    }

    #[test]
    fn a_short_brief_is_one_document() {
        assert_eq!(split(&body(vec![paragraph(1000), paragraph(1000)])), vec![0..2]);
        assert_eq!(split(&body(Vec::new())), vec![0..0]);
    }

    #[test]
    fn a_long_brief_is_cut_before_a_heading() {
        let heading = |n| Node::Heading(n, Vec::new());
        let long = body(vec![
            paragraph(100_000),
            heading(0),
            paragraph(100_000),
            paragraph(100_000),
            heading(1),
            paragraph(9),
        ]);
        assert_eq!(split(&long), [0..1, 1..6]);
    }

    #[test]
    fn without_headings_it_is_cut_between_blocks_and_none_is_lost() {
        let long = body((0..10).map(|_| paragraph(100_000)).collect());
        let parts = split(&long);
        assert_eq!(parts, [0..2, 2..4, 4..6, 6..8, 8..10]);
        assert_eq!(split(&body(vec![paragraph(900_000), paragraph(1)])), [0..1, 1..2]);
    }
}
