//! Lists: items with their numbers, terms with their definitions.

use dom_query::NodeRef;

use super::flow::Flow;
use super::walk::Walk;
use crate::read::blocks::{Block, BlockKind, Inline};

/// A list; what stands in it and is no item belongs to the item before it.
pub fn list(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, name: &str) -> BlockKind {
    let mut items: Vec<Vec<Block>> = Vec::new();
    let mut start = None;
    for child in node.children_it(false) {
        if child.has_name("li") {
            start = start.or(number(&child, "value"));
            items.push(walk.inside(&child).into_blocks());
            continue;
        }
        let mut stray = Flow::default();
        walk.node(&child, &mut stray);
        let stray = stray.into_blocks();
        match items.last_mut() {
            _ if stray.is_empty() => {}
            Some(item) => item.extend(stray),
            None => items.push(stray),
        }
    }
    items.retain(|item| !item.is_empty());
    let start = (name == "ol").then(|| number(node, "start").or(start).unwrap_or(1));
    BlockKind::List { start, items }
}

fn number(node: &NodeRef<'_>, attribute: &str) -> Option<u64> {
    node.attr(attribute)?.trim().parse().ok()
}

/// Terms and their definitions, as Markdown can say them: a strong line, and what is below it.
pub fn definitions(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, out: &mut Flow) {
    out.end_line();
    for child in node.children_it(false) {
        if !child.has_name("dt") {
            walk.node(&child, out);
            out.end_line();
            continue;
        }
        let mut term = walk.inside(&child);
        if term.blocks.is_empty() && !term.line.is_empty() {
            let line = std::mem::take(&mut term.line);
            term.line.push(Inline::Strong(line));
        }
        out.blocks.extend(term.into_blocks());
    }
}
