//! Takes the boxes round the text off the page, before the main text is sought.
//!
//! Only boxes whose class, id or label says what they are, and only such as hold little of the page: a site
//! that wraps its whole text in `class="sidebar"` still has it.

use dom_query::{Document, NodeRef};

use super::words::words;
use crate::read::page::Cut;

/// A box that holds more than this share of the page's letters is no box.
const LARGEST_SHARE: f32 = 0.3;

/// Elements that are never taken, whatever their class.
const NEVER: &[&str] = &["html", "body", "main", "article", "table", "tbody", "tr", "td", "code", "pre", "a"];

/// Takes the boxes away, and records each.
pub fn clear(document: &Document, cut: &mut Vec<Cut>) {
    document.select("script, style, template").remove();
    let Some(body) = document.body() else { return };
    let all = body.normalized_char_count() as f32;
    let named: Vec<NodeRef<'_>> = body.descendants_it().filter(|node| node.is_element()).collect();
    for node in named {
        let Some(name) = box_name(&node) else { continue };
        let is_never = node.node_name().is_some_and(|name| NEVER.contains(&&*name));
        // A box within a box that was taken is gone with it.
        let is_gone = !node.ancestors_it(None).any(|ancestor| ancestor.id == body.id);
        if is_never || is_gone {
            continue;
        }
        let text = node.text();
        let letters = text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>() as f32;
        if letters > all * LARGEST_SHARE {
            continue;
        }
        node.remove_from_parent();
        let start: Vec<&str> = text.split_whitespace().take(12).collect();
        if !start.is_empty() {
            cut.push(Cut { what: format!("{name}: {}", start.join(" ")), span: None });
        }
    }
}

/// The class or id of an element that says it is a box, or what it is called for readers who do not
/// see it.
fn box_name(node: &NodeRef<'_>) -> Option<String> {
    if let Some(label) = node.attr("aria-label")
        && (words().frame_of(&label).is_some() || words().is_way_out(&label))
    {
        return Some(label.to_string());
    }
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    let names = class.split_whitespace().chain(id.split_whitespace());
    names.into_iter().find(|name| words().is_box(name)).map(str::to_owned)
}
