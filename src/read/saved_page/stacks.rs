//! Texts that a system sets in a stack of blocks: paragraphs in one, a quotation in the next, a list in a third.
//!
//! Readability takes the blocks that look alike for the text and drops what stands between them.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::dress::is_hidden;
use super::prose;
use crate::read::frame::{key, words};

/// How much text makes a paragraph of prose, in bytes.
const PROSE: usize = 80;

/// The blocks of a text have this share of a page's prose together at the least.
const LEAST_SHARE: f32 = 0.6;

/// A block whose links have more than this share of its letters leads away from the text.
const MOST_LINKED: f32 = 0.4;

/// What an element is called that is about to be taken away from round what stands in it.
const BLOCK: &str = "block";

/// What each block of such a text says, in the form in which texts are compared; nothing where a page has no such text.
pub(super) fn parts(document: &Document) -> Vec<String> {
    blocks(document).iter().map(|block| key(&block.text())).collect()
}

/// Whether a main text lacks a part that stands between two that it has.
pub(super) fn is_torn(found: &Document, parts: &[String]) -> bool {
    if parts.is_empty() {
        return false;
    }
    let text = key(&found.text());
    let held: Vec<bool> = parts.iter().map(|part| text.contains(part.as_str())).collect();
    let ends = held.iter().position(|held| *held).zip(held.iter().rposition(|held| *held));
    ends.is_some_and(|(first, last)| held[first..=last].contains(&false))
}

/// Takes the blocks of such a text away from round what stands in them.
pub(super) fn undo(document: &Document) {
    for block in blocks(document) {
        let wrappers: Vec<NodeRef<'_>> = std::iter::successors(Some(block), only_box).collect();
        wrappers.iter().filter(|node| !is_loose(node)).for_each(|node| node.rename(BLOCK));
    }
    document.root().strip_elements(&[BLOCK]);
}

/// The blocks of a text that is set in a stack; none where nobody can tell what stands between them, such as the box
/// of a product.
fn blocks(document: &Document) -> Vec<NodeRef<'_>> {
    let all = prose::letters(document);
    let holders = document.select("div, article, main, section");
    let stack = holders.nodes().iter().find_map(|holder| {
        let blocks = stack(holder);
        let own: usize = blocks.iter().filter(|block| holds_prose(block)).map(letters).sum();
        (own as f32 >= all as f32 * LEAST_SHARE).then_some(blocks).filter(|blocks| !blocks.is_empty())
    });
    let Some(blocks) = stack else { return Vec::new() };
    let is_known =
        |block: &NodeRef<'_>| !is_box(block) || letters(block) == 0 || is_part(block) || leads_away(block);
    let are_known = blocks.iter().all(is_known);
    blocks.into_iter().filter(|block| are_known && is_part(block)).collect()
}

/// The children of an element among which several blocks with prose have one class: from the first of their system,
/// whose name opens their classes, to the last.
fn stack<'a>(holder: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let children = holder.element_children();
    let class = |node: &NodeRef<'_>| node.class().filter(|_| is_box(node));
    // Most elements have no two such children, and what stands in these is a longer question.
    let mut times: HashMap<String, usize> = HashMap::new();
    for class in children.iter().filter_map(class) {
        *times.entry(class.to_string()).or_default() += 1;
    }
    let has_twin = |node: &NodeRef<'_>| {
        class(node).is_some_and(|class| times.get(&*class).is_some_and(|times| *times > 1))
    };
    let Some(first) = children.iter().position(|node| has_twin(node) && holds_prose(node)) else {
        return Vec::new();
    };
    let own = class(&children[first]).unwrap_or_default();
    let is_alike = |node: &NodeRef<'_>| class(node).is_some_and(|class| class == own) && holds_prose(node);
    let Some(last) = children.iter().rposition(is_alike).filter(|last| *last > first) else {
        return Vec::new();
    };
    let system = |class: &str| class.split_whitespace().next().unwrap_or_default().to_owned();
    let is_of_system = |node: &NodeRef<'_>| class(node).is_some_and(|class| system(&class) == system(&own));
    let first = children.iter().position(is_of_system).unwrap_or(first);
    let last = children.iter().rposition(is_of_system).unwrap_or(last);
    children[first..=last].to_vec()
}

fn is_box(node: &NodeRef<'_>) -> bool {
    node.has_name("div")
}

/// Whether a block is one of the text.
fn is_part(block: &NodeRef<'_>) -> bool {
    is_box(block) && is_of_text(block) && !leads_away(block)
}

/// Whether a block has little but what a text is made of: paragraphs of prose, quotations, lists, tables, headings and
/// captions. A site fills others with films, prices and charts.
fn is_of_text(block: &NodeRef<'_>) -> bool {
    let parts = ["blockquote", "cite", "ul", "ol", "table", "figcaption", "h2", "h3", "h4"];
    let is_part = |node: &NodeRef<'_>| parts.iter().any(|name| node.has_name(name)) || is_paragraph(node);
    let of_parts = block.descendants_it().filter(|node| {
        is_part(node)
            && !node.ancestors_it(None).take_while(|above| above.id != block.id).any(|above| is_part(&above))
    });
    let told: usize = of_parts.map(|part| letters(&part)).sum();
    told > 0 && told as f32 >= letters(block) as f32 * MOST_OF_PARTS
}

/// So much of a block stands in such parts.
const MOST_OF_PARTS: f32 = 0.9;

/// Whether an element holds a paragraph of prose.
fn holds_prose(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| is_paragraph(&inner))
}

fn is_paragraph(node: &NodeRef<'_>) -> bool {
    node.has_name("p") && node.text().trim().len() >= PROSE
}

/// The box that is all of an element.
fn only_box<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let children = node.element_children();
    let only = children.first().filter(|only| children.len() == 1 && is_box(only) && !is_loose(node));
    only.copied()
}

/// Whether an element has text of its own beside its elements.
fn is_loose(node: &NodeRef<'_>) -> bool {
    node.children_it(false).any(|child| child.is_text() && !child.text().trim().is_empty())
}

fn letters(node: &NodeRef<'_>) -> usize {
    node.text().chars().filter(|c| !c.is_whitespace()).count()
}

/// Whether a block invites readers to something else: a form, a button, more links than other words, an address to
/// write to, or a class that says so.
fn leads_away(block: &NodeRef<'_>) -> bool {
    let is_of_site = |inner: &NodeRef<'_>| {
        let is_named = ["form", "nav", "aside", "input", "button"].iter().any(|name| inner.has_name(name));
        is_named || inner.attr("href").is_some_and(|href| href.starts_with("mailto:"))
    };
    let links = block.descendants_it().filter(|inner| inner.has_name("a"));
    let linked: usize = links.map(|link| letters(&link)).sum();
    let class = block.class().unwrap_or_default();
    let is_called =
        || words().is_set_among(&class) || class.split_whitespace().any(|name| words().is_box(name));
    let is_invitation =
        || letters(block) <= INVITATION && block.descendants_it().any(|inner| is_of_site(&inner));
    is_called() || is_hidden(block) || is_invitation() || linked as f32 > letters(block) as f32 * MOST_LINKED
}

/// An invitation has no more letters.
const INVITATION: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "<p>The reservoir above the town has fallen by eleven metres since the last of the gauges was read.</p>";

    fn page(between: &str) -> String {
        let text = format!("<div class='paragraph text'><div class=field>{PROSE}</div></div>");
        format!("<body><article><h1>Low Water</h1>{text}{between}{text}</article>")
    }

    /// The number of blocks, and what is left of the page without them.
    fn undone(between: &str) -> (usize, String) {
        let document = Document::from(page(between));
        let parts = parts(&document).len();
        undo(&document);
        (parts, document.select("article").inner_html().to_string())
    }

    #[test]
    fn what_stands_between_two_blocks_of_a_text_is_its_own() {
        for (between, shown) in [
            (
                "<div class='paragraph quote'><blockquote>Nobody told us.</blockquote><cite>Ada Lind</cite></div>",
                "<blockquote>",
            ),
            ("<div class='paragraph list'><h3>Measures</h3><ul><li>Repair the dam.</li></ul></div>", "<h3>"),
            ("<div class='paragraph head'><h2>The Plan</h2></div>", "<h2>"),
        ] {
            let (parts, left) = undone(between);
            assert_eq!(parts, 3, "{between}");
            assert!(left.contains(&format!("</p>{shown}")), "{left}");
        }
    }

    #[test]
    fn what_a_site_sets_between_them_is_none_of_it() {
        for between in [
            "<div class='paragraph cta'><p>Write for us</p><p>Have an idea? <a href='mailto:desk@river.example'>Send it</a></p></div>",
            "<div class=inline><h4>Subscribe</h4><p>Stay up to date with all that the River Desk publishes on the lower weir.</p><button>Go</button></div>",
        ] {
            let (parts, left) = undone(between);
            assert!(parts == 2 && left.contains("<div"), "{parts}: {left}");
        }
        // Nobody knows what the box of a product is.
        assert_eq!(undone("<div class='paragraph price'><p>87</p><p>from $610.00</p></div>").0, 0);
        let one = Document::from(format!("<body><article>{PROSE}{PROSE}</article>"));
        assert!(parts(&one).is_empty());
    }

    #[test]
    fn a_text_is_torn_that_lacks_what_stands_between_two_parts() {
        let found = Document::from("<p>One fell.</p><p>Three rose.</p>");
        let parts = |all: &[&str]| all.iter().map(|part| key(part)).collect::<Vec<_>>();
        assert!(is_torn(&found, &parts(&["One fell.", "Two stood.", "Three rose."])));
        assert!(!is_torn(&found, &parts(&["Zero.", "One fell.", "Three rose.", "Four."])));
    }
}
