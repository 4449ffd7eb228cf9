//! Lists: items with their numbers, terms with their definitions.

use dom_query::NodeRef;

use super::flow::Flow;
use super::walk::{self, Walk};
use crate::read::blocks::{Block, BlockKind, Definition, Inline};

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

impl Walk<'_, '_> {
    /// Terms with their meanings. What is no such list, for all its tags, is paragraphs: pictures as
    /// terms, meanings without a term, a term without a meaning.
    pub(super) fn definitions(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        out.end_line();
        let parts = parts(node);
        let is_list = parts.first().is_some_and(|first| first.has_name("dt"))
            && parts.last().is_some_and(|last| last.has_name("dd"))
            && parts.iter().filter(|part| part.has_name("dt")).all(is_line);
        let nested = if is_list { self.nested(|walk| definitions(walk, &parts)) } else { None };
        match nested {
            Some(list) => out.block(list),
            None => loose(self, node, out),
        }
    }
}

/// The terms and meanings of a list; HTML lets a `<div>` hold some of them.
fn parts<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let is_part = |child: &NodeRef<'_>| child.has_name("dt") || child.has_name("dd");
    let parts = node.children_it(false).flat_map(|child| match child.has_name("div") {
        true => child.children_it(false).collect(),
        false => vec![child],
    });
    let is_blank =
        |child: &NodeRef<'_>| child.is_comment() || child.is_text() && child.text().trim().is_empty();
    let parts: Vec<NodeRef<'a>> = parts.filter(|child| !is_blank(child)).collect();
    if parts.iter().all(is_part) { parts } else { Vec::new() }
}

/// Whether a term has words, and neither pictures nor blocks.
fn is_line(term: &NodeRef<'_>) -> bool {
    let is_other =
        |child: NodeRef<'_>| child.node_name().is_some_and(|name| walk::is_block(&name) || &*name == "img");
    !term.text().trim().is_empty() && !term.descendants_it().any(is_other)
}

fn definitions(walk: &mut Walk<'_, '_>, parts: &[NodeRef<'_>]) -> BlockKind {
    let mut all: Vec<Definition> = Vec::new();
    for part in parts {
        let mut inside = Flow::default();
        walk.node(part, &mut inside);
        if part.has_name("dd") {
            if let Some(last) = all.last_mut() {
                last.meanings.push(inside.into_blocks());
            }
            continue;
        }
        let (line, _) = inside.into_line(&Inline::Text(" ".to_owned()));
        match all.last_mut().filter(|last| last.meanings.is_empty()) {
            // Several terms may have one meaning.
            Some(last) => {
                last.term.push(Inline::LineBreak);
                last.term.extend(line);
            }
            None => all.push(Definition { term: line, meanings: Vec::new() }),
        }
    }
    BlockKind::Definitions(all)
}

/// A strong line for each term, and below it what stands there. Before figures had an element, systems
/// wrote a picture as a term and its caption as the meaning.
fn loose(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, out: &mut Flow) {
    let mut is_pictured = false;
    for child in node.children_it(false) {
        if !child.has_name("dt") {
            match is_pictured && child.has_name("dd") && is_caption(&child) {
                true => walk.caption(&child, out),
                false => walk.node(&child, out),
            }
            is_pictured &= child.is_text();
            out.end_line();
            continue;
        }
        is_pictured = is_picture(&child);
        let mut term = walk.inside(&child);
        if term.blocks.is_empty() && !term.line.is_empty() && !is_pictured {
            let line = std::mem::take(&mut term.line);
            term.line.push(Inline::Strong(line));
        }
        out.blocks.extend(term.into_blocks());
    }
}

/// No caption has more words.
const CAPTION: usize = 40;

/// Whether the meaning of a picture is a caption: one short line.
fn is_caption(meaning: &NodeRef<'_>) -> bool {
    let paragraphs = meaning.descendants_it().filter(|inner| inner.has_name("p")).count();
    let is_block =
        |inner: NodeRef<'_>| ["ul", "ol", "table", "blockquote"].iter().any(|name| inner.has_name(name));
    paragraphs < 2
        && !meaning.descendants_it().any(is_block)
        && meaning.text().split_whitespace().take(CAPTION + 1).count() <= CAPTION
}

/// Whether a term is pictures, and has no words.
fn is_picture(term: &NodeRef<'_>) -> bool {
    term.text().trim().is_empty() && term.descendants_it().any(|inner| inner.has_name("img"))
}
