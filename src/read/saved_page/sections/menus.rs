//! The menus of a page, in which no label opens a section.

use dom_query::{Document, NodeRef};

use super::is_prose;

/// What is seen in the nodes of a page that are in no menu; what is inside such a node is not looked at.
pub fn outside_menus<'a, T>(
    document: &'a Document,
    see: impl Fn(&NodeRef<'a>) -> Option<T>,
) -> Vec<(NodeRef<'a>, T)> {
    let mut seen = Vec::new();
    let mut open = vec![document.root()];
    while let Some(node) = open.pop() {
        if is_menu(&node) {
            continue;
        }
        match see(&node) {
            Some(sight) => seen.push((node, sight)),
            None => open.extend(node.children_it(true)),
        }
    }
    seen
}

/// Whether an element is a menu, or what frames every page of a site.
fn is_menu(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else { return false };
    let is_frame = matches!(&*name, "header" | "footer")
        && node
            .ancestors_it(None)
            .all(|above| !above.has_name("article") && !above.has_name("main") && !above.has_name("section"));
    let classes = || node.attr("class").unwrap_or_default().to_lowercase();
    let opens_menu = |class: &str| {
        let first = class.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        matches!(first, "menu" | "nav" | "navbar" | "topbar") && !is_of_tags(node)
    };
    matches!(&*name, "nav" | "head" | "script" | "style" | "select" | "svg" | "iframe" | "template")
        || &*name == "form"
        || node.attr("role").is_some_and(|role| &*role == "navigation")
        || is_column_of_links(node)
        // An article's own header and footer are no frame.
        || is_frame && !holds(node, "h1")
        || classes().split_whitespace().any(|class| {
            matches!(class, "main-menu" | "site-footer" | "site-header")
                || opens_menu(class) && !holds(node, "h1")
        })
}

/// Whether all links of an element lead to what a text is filed under, by their markup.
fn is_of_tags(node: &NodeRef<'_>) -> bool {
    let mut links = node.descendants_it().filter(|inner| inner.has_name("a")).peekable();
    let is_tag = |link: NodeRef<'_>| link.attr("rel").is_some_and(|rel| &*rel == "tag");
    links.peek().is_some() && links.all(is_tag)
}

/// A column of a menu has at least so many links.
const MENU: usize = 3;

/// Whether a cell holds links, and one after it in its row the heading of the page or its prose: where
/// tables set pages, the menu was the column before the text.
pub fn is_column_of_links(cell: &NodeRef<'_>) -> bool {
    if !cell.has_name("td") {
        return false;
    }
    let has_heading = |cell: &NodeRef<'_>| holds(cell, "h1");
    let has_prose = |cell: &NodeRef<'_>| cell.descendants_it().any(|node| is_prose(&node));
    let after = || std::iter::successors(cell.next_element_sibling(), NodeRef::next_element_sibling);
    let is_beside_text =
        after().any(|next| has_heading(&next)) || !has_prose(cell) && after().any(|next| has_prose(&next));
    let links = || cell.descendants_it().filter(|inner| inner.has_name("a"));
    // What says more than it links is no menu.
    let linked: usize = links().map(|link| link.normalized_char_count()).sum();
    !has_heading(cell)
        && is_beside_text
        && links().take(MENU).count() == MENU
        && 2 * linked >= cell.normalized_char_count()
}

/// Whether an element of some name is inside another.
pub fn holds(node: &NodeRef<'_>, name: &str) -> bool {
    node.descendants_it().any(|inner| inner.has_name(name))
}
