//! Fixed patterns filled with elements: "By {names}" where the names are links.

use crate::xml::{Node, element};

use super::page::Page;

/// Stands between facts of one line, as in "Brief · No. 4": a line may end with it, never begin.
pub(super) const BETWEEN_FACTS: &str = "\u{A0}\u{B7} ";

/// Fills a pattern of the document's fixed words.
///
/// Words that are in English for want of a table are marked so; what fills the pattern is not.
pub(super) fn phrase(page: &Page<'_>, pattern: &str, mut values: Vec<(&str, Vec<Node>)>) -> Vec<Node> {
    let mut out = Vec::with_capacity(4);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        literal(page, before, &mut out);
        if let Some(at) = values.iter().position(|(known, _)| *known == name) {
            out.extend(values.swap_remove(at).1);
        }
        rest = behind;
    }
    literal(page, rest, &mut out);
    out
}

fn literal(page: &Page<'_>, words: &str, out: &mut Vec<Node>) {
    // "Example Inc." ends a sentence by itself.
    let words = match words.strip_prefix('.') {
        Some(rest) if out.last().is_some_and(ends_with_stop) => rest,
        _ => words,
    };
    if words.is_empty() {
        return;
    }
    let marked = !page.language.is_translated() && words.contains(char::is_alphabetic);
    out.push(if marked { page.fixed(element("span")).text(words).into() } else { words.into() });
}

fn ends_with_stop(node: &Node) -> bool {
    match node {
        Node::Text(text) => text.ends_with('.'),
        Node::Element(element) => element.children.last().is_some_and(ends_with_stop),
    }
}

/// Joins names as the language joins them: "A, B and C".
pub(super) fn list(page: &Page<'_>, names: Vec<Node>) -> Vec<Node> {
    let words = page.words();
    let mut names = names;
    let Some(last) = names.pop() else { return Vec::new() };
    let mut first = Vec::with_capacity(names.len() * 2);
    for name in names {
        if !first.is_empty() {
            first.push(Node::Text(words.comma.clone()));
        }
        first.push(name);
    }
    if first.is_empty() {
        return vec![last];
    }
    let pattern = words.and(&text(&last));
    phrase(page, pattern, vec![("first", first), ("last", vec![last])])
}

fn text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => element.children.iter().map(text).collect(),
    }
}

/// Sets texts side by side with a separator between them.
pub(super) fn joined(parts: Vec<Vec<Node>>, separator: &str) -> Vec<Node> {
    let mut out = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(Node::Text(separator.to_owned()));
        }
        out.extend(part);
    }
    out
}
