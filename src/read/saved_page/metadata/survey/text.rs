//! The text in an element: where it has gaps, and where its lines end.

use dom_query::NodeRef;

/// Whether an element stands on a line of its own.
pub fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "cite"
            | "code"
            | "em"
            | "font"
            | "i"
            | "mark"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

/// Whether a node stands below a block of lines, and so begins a line itself.
pub(super) fn follows_block(node: &NodeRef<'_>) -> bool {
    let is_one = |name: &str| {
        matches!(name, "div" | "p" | "ul" | "ol" | "dl" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    };
    node.prev_sibling().and_then(|before| before.node_name()).is_some_and(|name| is_one(&name))
}

/// The text in a node with a gap wherever an element begins and a line a block, white space folded. It
/// ends soon after `limit` bytes.
pub fn spaced_text(node: &NodeRef<'_>, limit: usize) -> String {
    let mut out = String::new();
    for inner in node.descendants_it() {
        if out.len() > limit {
            break;
        }
        if follows_block(&inner) {
            out.truncate(out.trim_end_matches(' ').len());
            push_break(&mut out);
        }
        if inner.is_text() {
            let hidden =
                inner.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style"));
            if !hidden {
                push_folded(&mut out, &inner.text());
            }
        } else if inner.node_name().is_some_and(|name| is_block(&name)) {
            out.truncate(out.trim_end_matches(' ').len());
            push_break(&mut out);
        } else {
            push_inline_gap(&mut out);
        }
    }
    out.trim().to_owned()
}

/// The text in a node with gaps at blocks only: "T" and "he" in two spans are one word.
pub fn joined_text(node: &NodeRef<'_>) -> String {
    joined(node.descendants_it()).trim().to_owned()
}

/// The text of some nodes in their order, with gaps at blocks only.
pub fn joined<'a>(nodes: impl Iterator<Item = NodeRef<'a>>) -> String {
    let mut out = String::new();
    for inner in nodes {
        if inner.is_text() {
            push_folded(&mut out, &inner.text());
        } else if inner.node_name().is_some_and(|name| is_block(&name)) {
            push_gap(&mut out);
        }
    }
    out
}

/// White space folded, ends trimmed.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn push_folded(out: &mut String, text: &str) {
    if text.starts_with(char::is_whitespace) {
        push_gap(out);
    }
    let mut words = text.split_whitespace();
    out.push_str(words.next().unwrap_or_default());
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    if text.ends_with(char::is_whitespace) {
        push_gap(out);
    }
}

pub(super) fn push_gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

/// A gap before an element of a line, unless the sign before it opens a bracket or a quotation.
pub(super) fn push_inline_gap(out: &mut String) {
    let line = out.rsplit('\n').next().unwrap_or_default();
    let opens = line.ends_with(['(', '[', '“', '„', '«', '‘'])
        || line.ends_with('"') && line.matches('"').count() % 2 == 1;
    if !opens {
        push_gap(out);
    }
}

pub(super) fn push_break(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
