//! The parts of a page in which an element may stand: round the text, beside it, in another text's teaser.

use dom_query::{Element, NodeRef};

/// Where an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Round the main text.
    Text,
    /// In a menu, beside the text, below it.
    Aside,
    /// Among what readers wrote, or in the teaser of another text.
    Other,
}

/// Where an element of some name puts what is in it.
pub fn zone_of(name: &str, element: &Element, node: &NodeRef<'_>) -> Zone {
    let own = match name {
        // An article's own foot has its tags and what else belongs to it.
        "footer" if node.parent().is_some_and(|parent| parent.has_name("article")) => Zone::Text,
        "nav" | "aside" | "footer" => Zone::Aside,
        "html" | "body" | "main" | "article" => return Zone::Text,
        _ => Zone::Text,
    };
    let class = element.attr("class").unwrap_or_default().to_lowercase();
    let id = element.attr("id").unwrap_or_default().to_lowercase();
    let names = class.split_whitespace().chain([id.as_str()]);
    let zone = names.map(|class| zone_of_class(class, node)).fold(own, Zone::max);
    // What holds the text stands round it, whatever its class.
    if zone == Zone::Aside && own == Zone::Text && holds_text(node) { Zone::Text } else { zone }
}

/// Whether an element holds the main part of a page: its heading, or what is marked as an entry.
fn holds_text(node: &NodeRef<'_>) -> bool {
    node.descendants_it()
        .any(|inner| inner.has_name("h1") || inner.has_class("hentry") || inner.has_class("h-entry"))
}

/// Where an element puts what is in it.
pub fn zone_of_node(node: &NodeRef<'_>) -> Zone {
    node.element_ref().map_or(Zone::Text, |element| zone_of(&element.name.local, &element, node))
}

/// What the first word of a class says: `sidebar-right` stands aside, `has-sidebar` does not.
fn zone_of_class(class: &str, node: &NodeRef<'_>) -> Zone {
    let first = class.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // `widget__headline` is a part of what a system calls a widget, which may be all of the page.
    if class.starts_with("widget__") {
        return Zone::Text;
    }
    match first {
        // A paragraph that leads nowhere sums up the text that it stands above, and microdata are its own.
        "teaser" if (node.has_name("p") || node.has_attr("itemprop")) && !is_linked(node) => Zone::Text,
        "comment" | "comments" | "commentlist" | "respond" | "disqus" | "related" | "recommended"
        | "teaser" | "teasers" | "kommentare" | "jp" => Zone::Other,
        "sidebar" | "footer" | "masthead" | "topbar" | "subnav" | "topnav" | "mainnav" | "nav" | "navbar"
        | "navigation" | "menu" | "widget" | "newsletter" | "breadcrumb" | "breadcrumbs" | "cookie"
        | "banner" | "popup" | "modal" | "promo" => Zone::Aside,
        _ => match class.rsplit(|c: char| !c.is_alphanumeric()).next() {
            // `site-navigation`, `region-nav`.
            Some("nav" | "navigation" | "menu" | "navbar") => Zone::Aside,
            _ => Zone::Text,
        },
    }
}

/// Whether an element has a link, or stands in one.
fn is_linked(node: &NodeRef<'_>) -> bool {
    let is_link = |node: NodeRef<'_>| node.has_name("a");
    node.descendants_it().any(is_link) || node.ancestors_it(None).any(is_link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_that_leads_nowhere_is_of_the_text() {
        let zone = |html: &str| {
            let document = dom_query::Document::from(html);
            zone_of_node(&document.select(".teaser").nodes()[0])
        };
        assert_eq!(zone("<p class=teaser>Low water.</p>"), Zone::Text);
        assert_eq!(zone("<div class=teaser itemprop=description>Low water.</div>"), Zone::Text);
        assert_eq!(zone("<p class=teaser><a href=/low>Low water.</a></p>"), Zone::Other);
        assert_eq!(zone("<div class=teaser>Low water.</div>"), Zone::Other);
    }
}
