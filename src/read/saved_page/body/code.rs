//! Text as typed.

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

fn push_text(node: &NodeRef<'_>, out: &mut String) {
    for child in node.descendants_it() {
        if child.is_text() {
            out.push_str(&child.text());
        } else if child.has_name("br") || child.has_name("div") && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    }
}
