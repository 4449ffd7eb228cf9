//! What opens a section: an element whose whole text is a label, or the heading of a box whose class is one.

use dom_query::NodeRef;

use super::{LABEL, rank, spaced_text};
use crate::read::frame::words;
use crate::read::page_text::labels::{LABELS, Section};
use crate::read::saved_page::classes::{self, CLASSES};

/// How many words may stand before the label in a heading.
const LEAD: usize = 2;

/// The section that an element opens by its whole text.
pub fn label(node: &NodeRef<'_>) -> Option<Section> {
    let name = node.node_name()?;
    let may = matches!(
        &*name,
        "h1" | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "p"
            | "div"
            | "span"
            | "strong"
            | "b"
            | "dt"
            | "header"
            | "legend"
            | "button"
            | "summary"
            | "em"
    );
    if !may {
        return None;
    }
    let text = spaced_text(node, LABEL);
    if text.is_empty() || text.len() > LABEL {
        return None;
    }
    let text = text.replace('\n', " ");
    let in_heading = || rank(node).and_then(|_| led_label(&text).or_else(|| shared_label(node)));
    let of_box = || {
        // What a site offers beside any text is none of it.
        let is_of_site = words().is_way_out(&text) || LABELS.is_notice(&text);
        let is_box = rank(node).is_some() && !is_of_site && opens_related_box(node);
        is_box.then_some(Section::Related)
    };
    LABELS.section(&text).or_else(in_heading).or_else(of_box)
}

/// Whether a heading is the first of a box whose class says that it has related reading: whatever the heading says,
/// such as "More at River Desk", what is below it is that.
fn opens_related_box(heading: &NodeRef<'_>) -> bool {
    // The heading of an entry leads to it.
    let is_entry = heading.descendants_it().any(|inner| inner.has_name("a"));
    let holder = heading.parent().filter(|_| !is_entry && heading.prev_element_sibling().is_none());
    holder.is_some_and(|holder| {
        let is_part = ["section", "aside", "div"].iter().any(|name| holder.has_name(name));
        is_part && CLASSES.related.are_one_of(&classes::of(&holder))
    })
}

/// "Related articles", "More from the author": a heading that two lists share, each with a link that shows
/// it. The first is shown.
fn shared_label(heading: &NodeRef<'_>) -> Option<Section> {
    let tabs = heading.element_children();
    let are_all = tabs.len() > 1 && tabs.iter().all(|tab| tab.has_name("a") || tab.has_name("button"));
    let said = |tab: &NodeRef<'_>| LABELS.section(&spaced_text(tab, LABEL));
    tabs.first().filter(|_| are_all).and_then(said).filter(|section| *section == Section::Related)
}

/// "Explore our related content": a label of two words or more, with a few words before it.
fn led_label(text: &str) -> Option<Section> {
    let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).take(LEAD).collect();
    let rest = starts.into_iter().map(|start| &text[start..]).filter(|rest| rest.contains(' '));
    rest.filter_map(|rest| LABELS.section(rest)).find(|section| *section == Section::Related)
}
