//! How much room a table needs side by side, so that no column runs off a narrow page.
//!
//! A page of an e-reader holds some sixty letters of a table's type. What needs more is set smaller, and
//! what needs more than that gets columns of one width, in which long words are broken.

use crate::model::{HtmlElement, Node};

/// How many letters fit side by side in a table's own type, and in the smaller one.
const ROOM: usize = 56;
const ROOM_OF_SMALL: usize = 76;

/// A word that counts for no more than this is broken before it costs the other columns their room.
const WORD: usize = 24;

/// The class of a table that needs more room than a page has.
pub(super) fn class(table: &HtmlElement) -> Option<&'static str> {
    let mut columns = Vec::new();
    rows(&table.children, &mut columns);
    let needed: usize = columns.iter().map(|word| word + 1).sum();
    if needed <= ROOM {
        return None;
    }
    Some(if needed <= ROOM_OF_SMALL { "wide" } else { "wider" })
}

/// The longest word of each column, in letters.
fn rows(nodes: &[Node], columns: &mut Vec<usize>) {
    for element in nodes.iter().filter_map(element) {
        match element.name {
            "tr" => row(element, columns),
            "caption" => {}
            _ => rows(&element.children, columns),
        }
    }
}

fn row(row: &HtmlElement, columns: &mut Vec<usize>) {
    let mut at = 0;
    for cell in row.children.iter().filter_map(element) {
        let span = cell.attributes.iter().find(|(name, _)| *name == "colspan");
        let span: usize = span.and_then(|(_, span)| span.parse().ok()).unwrap_or(1);
        if columns.len() <= at {
            columns.resize(at + 1, 0);
        }
        if span == 1 {
            columns[at] = columns[at].max(longest_word(&cell.children));
        }
        at += span.clamp(1, 100);
    }
}

/// Whether a text has a word that no column of a table is as wide as.
pub(super) fn has_long_word(nodes: &[Node]) -> bool {
    longest_word(nodes) == WORD
}

fn longest_word(nodes: &[Node]) -> usize {
    let text = Node::plain_text(nodes);
    text.split(char::is_whitespace).map(|word| word.chars().count()).max().unwrap_or(0).min(WORD)
}

fn element(node: &Node) -> Option<&HtmlElement> {
    match node {
        Node::Element(element) => Some(element),
        Node::Text(_) | Node::Heading(..) | Node::Link(..) | Node::Picture(_) | Node::NoteReference(..) => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::tag;
    use super::*;

    fn class_of(columns: usize, cell: &str) -> Option<&'static str> {
        let row = || tag("tr", (0..columns).map(|_| tag("td", vec![Node::Text(cell.to_owned())])).collect());
        let table = tag("table", vec![tag("tbody", vec![row(), row()])]);
        class(element(&table).unwrap())
    }

    #[test]
    fn a_table_is_set_smaller_where_its_words_do_not_fit_side_by_side() {
        assert_eq!(class_of(4, "Exports of the year"), None);
        assert_eq!(class_of(8, "1,234.5"), Some("wide"));
        assert_eq!(class_of(11, "1,234.5"), Some("wider"));
        assert_eq!(class_of(2, &"x".repeat(80)), None);
    }
}
