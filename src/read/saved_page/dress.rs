//! How an element stands on its page: in a box to itself, in a dress of its own, as a heading.

use dom_query::NodeRef;

use super::metadata::survey::spaced_text;
use crate::read::frame::key;

/// The largest element that holds a text and nothing else, of those round the node that has it.
pub fn outermost<'a>(node: &NodeRef<'a>, text: &str) -> NodeRef<'a> {
    let holds_nothing_else =
        |above: &NodeRef<'_>| !above.has_name("body") && spaced_text(above, text.len() + 1) == text;
    node.ancestors_it(None).take_while(holds_nothing_else).last().unwrap_or(*node)
}

/// Whether a node is a heading below that of the page.
pub fn is_subheading(node: &NodeRef<'_>) -> bool {
    ["h2", "h3", "h4", "h5", "h6"].iter().any(|name| node.has_name(name))
}

/// Whether all words in a node stand in elements of some names.
pub fn is_dressed(node: &NodeRef<'_>, names: &[&str]) -> bool {
    let is_dress = |above: NodeRef<'_>| above.node_name().is_some_and(|name| names.contains(&&*name));
    let mut texts = node.descendants_it().filter(|inner| inner.is_text() && !key(&inner.text()).is_empty());
    texts.all(|text| text.ancestors_it(None).take_while(|above| above.id != node.id).any(is_dress))
}

/// Whether a page does not show an element.
pub fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style =
        || node.attr("style").map(|style| style.to_ascii_lowercase().replace(' ', "")).unwrap_or_default();
    node.has_attr("hidden") || node.has_attr("style") && style().contains("display:none")
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn a_paragraph_is_dressed_where_all_its_words_are() {
        let is_bold = |html: &str| is_dressed(&Document::from(html).select("p").nodes()[0], &["b", "strong"]);
        assert!(is_bold("<p><b>Low <i>Water</i></b>. <strong>And Salt</strong></p>"));
        assert!(!is_bold("<b><p>Low Water</p></b>") && !is_bold("<p><b>Low</b> Water</p>"));
    }

    #[test]
    fn the_box_of_a_paragraph_holds_nothing_else() {
        let document = Document::from("<main><div class=a><div> <p>Low Water</p></div></div>Salt</main>");
        let box_of_it = outermost(&document.select("p").nodes()[0], "Low Water");
        assert!(box_of_it.has_class("a"));
    }
}
