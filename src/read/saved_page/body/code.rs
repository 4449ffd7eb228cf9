//! Text as typed, and formulas.

use dom_query::NodeRef;

use crate::read::blocks::BlockKind;

/// Text as typed, with the language that its class names.
pub fn block(node: &NodeRef<'_>) -> BlockKind {
    let mut text = String::new();
    push_text(node, &mut text);
    let language = std::iter::once(*node)
        .chain(node.element_children())
        .filter_map(|node| node.class())
        .find_map(|class| {
            class.split_whitespace().find_map(|name| {
                let language = name.strip_prefix("language-").or_else(|| name.strip_prefix("lang-"));
                language.map(str::to_owned)
            })
        });
    BlockKind::Code { language: language.unwrap_or_default(), text: text.trim_matches('\n').to_owned() }
}

/// What a formula says without its layout: its alternative text, or its characters.
pub fn formula(node: &NodeRef<'_>) -> String {
    if let Some(text) = node.attr("alttext") {
        return text.to_string();
    }
    let mut text = String::new();
    for child in node.descendants_it().filter(|child| child.is_text()) {
        let is_note = child.parent().is_some_and(|parent| parent.has_name("annotation"));
        if !is_note {
            text.push_str(child.text().trim());
        }
    }
    text
}

fn push_text(node: &NodeRef<'_>, out: &mut String) {
    for child in node.descendants_it() {
        if child.is_text() {
            out.push_str(&child.text());
        } else if child.has_name("br") || child.has_name("div") && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    }
}
