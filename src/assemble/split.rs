//! Cuts long briefs into documents that old reading systems can hold.

use std::ops::Range;

use crate::model::documents::{ROOM, runs_by_size};
use crate::model::{Body, Node, Note};

/// What one document of a body holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Share {
    /// Its blocks.
    pub blocks: Range<usize>,
    /// Its notes.
    pub notes: Range<usize>,
}

/// The share of each document of a body: one, or several if it is long. Notes stand behind the last
/// block, or in documents of their own where there is no room for all of them.
pub fn split(body: &Body) -> Vec<Share> {
    if at_most(body) < ROOM {
        return vec![Share { blocks: 0..body.blocks.len(), notes: 0..body.notes.len() }];
    }
    let sizes: Vec<usize> = body.blocks.iter().map(encoded_size).collect();
    let notes: Vec<usize> = body.notes.iter().map(note_size).collect();
    let blocks = split_blocks(body, &sizes);
    let last = blocks.last().map_or(0, |blocks| sizes[blocks.clone()].iter().sum());
    let mut shares: Vec<Share> = blocks.into_iter().map(|blocks| Share { blocks, notes: 0..0 }).collect();
    if last + notes.iter().sum::<usize>() <= ROOM {
        if let Some(share) = shares.last_mut() {
            share.notes = 0..notes.len();
        }
    } else {
        let end = body.blocks.len();
        shares.extend(
            runs_by_size(notes.into_iter()).into_iter().map(|notes| Share { blocks: end..end, notes }),
        );
    }
    shares
}

/// Cuts before the last h2 that fits, else between blocks, but never right behind a heading.
fn split_blocks(body: &Body, sizes: &[usize]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut size) = (0, 0);
    let mut section = 0;
    for (at, block) in body.blocks.iter().enumerate() {
        if size + sizes[at] > ROOM {
            // A cut that carries over more than has room beside this block would ask for another.
            let fits = |cut: &usize| *cut > start && sizes[*cut..=at].iter().sum::<usize>() <= ROOM;
            let cut = Some(section).filter(fits).unwrap_or_else(|| before_headings(body, at));
            if cut > start {
                parts.push(start..cut);
                start = cut;
                size = sizes[start..at].iter().sum();
            }
        }
        if let Node::Heading(index, _) = block
            && body.headings[*index].level == 2
        {
            section = before_headings(body, at);
        }
        size += sizes[at];
    }
    parts.push(start..body.blocks.len());
    parts
}

fn before_headings(body: &Body, at: usize) -> usize {
    // A longer run of headings heads nothing.
    let before = body.blocks[..at].iter().rev().take(6);
    at - before.take_while(|block| matches!(block, Node::Heading(..))).count()
}

/// About as many bytes as a note will have, with its ways back.
fn note_size(note: &Note) -> usize {
    80 + 220 * note.references.max(1) + note.blocks.iter().map(encoded_size).sum::<usize>()
}

/// More bytes than a body will have, told without walking it: what grows most is the cell of a
/// table, from two bytes to thirty, and what is counted by the piece.
pub fn at_most(body: &Body) -> usize {
    let references: usize = body.notes.iter().map(|note| note.references).sum();
    body.bytes * 16 + 200 * (body.links.len() + body.pictures.len() + body.headings.len() + references)
}

/// About as many bytes as a node will have in its document.
pub fn encoded_size(node: &Node) -> usize {
    let all = |children: &[Node]| children.iter().map(encoded_size).sum::<usize>();
    match node {
        Node::Text(text) => text.len() + text.bytes().filter(|byte| b"&<>".contains(byte)).count() * 4,
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
        HtmlElement::new("p", vec![Node::Text("x".repeat(bytes))]).into()
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

    fn blocks(body: &Body) -> Vec<Range<usize>> {
        split(body).into_iter().map(|share| share.blocks).collect()
    }

    fn heading(n: usize) -> Node {
        Node::Heading(n, Vec::new())
    }

    #[test]
    fn a_short_brief_is_one_document() {
        assert_eq!(blocks(&body(vec![paragraph(1000), paragraph(1000)])), vec![0..2]);
        assert_eq!(blocks(&body(Vec::new())), vec![0..0]);
    }

    #[test]
    fn a_long_brief_is_cut_before_a_heading() {
        let long = body(vec![
            paragraph(100_000),
            heading(0),
            paragraph(100_000),
            paragraph(100_000),
            heading(1),
            paragraph(9),
        ]);
        assert_eq!(blocks(&long), [0..1, 1..6]);
    }

    #[test]
    fn no_cut_carries_over_more_than_has_room_beside_the_next_block() {
        let long = body(vec![paragraph(9), heading(0), paragraph(200_000), paragraph(300_000), paragraph(9)]);
        assert_eq!(blocks(&long), [0..3, 3..4, 4..5]);
    }

    #[test]
    fn a_heading_stays_with_what_it_heads() {
        let long = body(vec![paragraph(100_000), heading(0), heading(1), paragraph(300_000)]);
        assert_eq!(blocks(&long).last(), Some(&(1..4)));
        assert_eq!(blocks(&body(vec![heading(0), paragraph(300_000)])), vec![0..2]);
    }

    #[test]
    fn without_headings_it_is_cut_between_blocks_and_none_is_lost() {
        let long = body((0..10).map(|_| paragraph(100_000)).collect());
        assert_eq!(blocks(&long), [0..2, 2..4, 4..6, 6..8, 8..10]);
        assert_eq!(blocks(&body(vec![paragraph(900_000), paragraph(1)])), [0..1, 1..2]);
    }

    #[test]
    fn notes_that_have_no_room_behind_the_text_get_documents_of_their_own() {
        let note = |_| Note {
            label: String::new(),
            blocks: vec![paragraph(400)],
            references: 1,
            place: Place::file("b.md"),
        };
        let mut long = Body { notes: (0..10).map(note).collect(), ..body(vec![paragraph(1000)]) };
        assert_eq!(split(&long), [Share { blocks: 0..1, notes: 0..10 }]);
        long.notes = (0..1500).map(note).collect();
        let shares = split(&long);
        assert_eq!(shares[0], Share { blocks: 0..1, notes: 0..0 });
        assert!(shares.len() > 4 && shares[1..].iter().all(|share| share.blocks == (1..1)));
        assert_eq!(shares.iter().map(|share| share.notes.len()).sum::<usize>(), 1500);
        let size = |share: &Share| long.notes[share.notes.clone()].iter().map(note_size).sum::<usize>();
        assert!(shares.iter().all(|share| size(share) <= ROOM));
    }
}
