//! What is said of the authors between the title and the text, in a paragraph that no label and no
//! class tells from the text: by the name that opens it, and by where it stands.

use dom_query::{Document, NodeRef};

use super::note::{opens_once, opens_with_name, speaks_of};
use super::{PROSE, spaced_text};

/// How much text of a paragraph is looked at, in bytes.
const LINE: usize = 1_200;

/// The elements that set the name, or the whole, apart from the text.
const DRESS: [&str; 5] = ["em", "i", "strong", "b", "a"];

/// What stands between a name and what is said of its bearer, and what stands before what he says himself.
const SIGNS: [char; 3] = ['.', '–', '—'];
const SPEAKS: [char; 4] = ['.', '–', '—', ':'];

/// What sums a text up may stand above it as well.
const FIRST: usize = 3;

/// The paragraph above the text that opens with the name of an author and says what he is.
pub fn find<'a>(document: &'a Document, names: &[String]) -> Option<NodeRef<'a>> {
    let paragraphs = document.select("p");
    let is_long = |node: &&NodeRef<'_>| spaced_text(node, LINE).len() >= PROSE && !is_of_links(node);
    let long: Vec<&NodeRef<'_>> = paragraphs.nodes().iter().filter(is_long).take(FIRST + 1).collect();
    let (_, above) = long.split_last()?;
    let is_bio = |node: &&&NodeRef<'_>| {
        let text = spaced_text(node, LINE);
        names.iter().any(|name| text.starts_with(name.as_str()))
            && (speaks_of(&text, names) || opens_with_name(&text, names, &SIGNS))
            && opens_in_dress(node)
    };
    above.iter().find(is_bio).map(|node| **node).filter(|_| opens_once(document, names, &SPEAKS))
}

/// Whether a paragraph has more in its links than beside them, as a menu does.
fn is_of_links(node: &NodeRef<'_>) -> bool {
    let links = node.descendants_it().filter(|inner| inner.has_name("a"));
    links.map(|link| link.text().len()).sum::<usize>() * 2 > node.text().len()
}

/// Whether the first words of a paragraph are in other letters than a text is.
fn opens_in_dress(node: &NodeRef<'_>) -> bool {
    let first = node.descendants_it().find(|inner| inner.is_text() && !inner.text().trim().is_empty());
    first.is_some_and(|first| {
        let mut around = first.ancestors_it(None).take_while(|above| above.id != node.id);
        around.any(|above| DRESS.iter().any(|name| above.has_name(name)))
    })
}
