//! What may stand where in XHTML, and how an element's content is put right when it closes.
//!
//! The walk asks [`Context`] before it opens a tag; when it closes one, [`finish`] makes a valid
//! node of it: stray text in a list becomes an item, loose rows get their `tbody`, a caption comes
//! first. Text is never lost; the children that arrive are valid in themselves.

use super::tables;
use crate::model::{HtmlElement, Node};
use crate::xml::names::is_block;

/// What kind of children an open element takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Flow,
    /// Flow, and a `figcaption`.
    Figure,
    Phrasing,
    /// Phrasing, and `rt` and `rp`.
    Ruby,
    List,
    Definitions,
    Table,
    TableSection,
    Row,
    Columns,
}

impl Context {
    /// What an element takes that stands in `self`.
    pub(super) fn inside(self, name: &str) -> Self {
        match name {
            "ul" | "ol" => Self::List,
            "dl" => Self::Definitions,
            "table" => Self::Table,
            "thead" | "tbody" | "tfoot" => Self::TableSection,
            "tr" => Self::Row,
            "colgroup" => Self::Columns,
            "ruby" => Self::Ruby,
            "figure" => Self::Figure,
            // HTML lets a caption hold more, but never a table: text is all that one needs.
            "p" | "pre" | "caption" => Self::Phrasing,
            // Transparent elements take what their parent takes, if that is text at all.
            "a" | "ins" | "del" if self.is_phrasing() => Self::Phrasing,
            "a" | "ins" | "del" => Self::Flow,
            name if is_block(name) => Self::Flow,
            _ => Self::Phrasing,
        }
    }

    /// Whether paragraphs may not stand here.
    pub(super) fn is_phrasing(self) -> bool {
        matches!(self, Self::Phrasing | Self::Ruby)
    }

    /// Whether the element may stand here, or can be wrapped so that it may.
    pub(super) fn takes(self, name: &str) -> bool {
        match name {
            "li" => self == Self::List,
            "dt" | "dd" => self == Self::Definitions,
            "caption" | "colgroup" | "thead" | "tbody" | "tfoot" => self == Self::Table,
            "col" => matches!(self, Self::Table | Self::Columns),
            "tr" => matches!(self, Self::Table | Self::TableSection),
            "td" | "th" => self == Self::Row,
            "figcaption" => self == Self::Figure,
            "rt" | "rp" => self == Self::Ruby,
            name if is_block(name) => !self.is_phrasing() && self != Self::Columns,
            _ => self != Self::Columns,
        }
    }
}

/// What has become of an element that closed.
#[derive(Debug)]
pub(super) enum Finished {
    Node(Node),
    /// Only its content is left.
    Nodes(Vec<Node>),
    /// It was empty.
    Nothing,
}

type Attributes = Vec<(&'static str, String)>;

/// Makes a valid node of an element and its children.
pub(super) fn finish(name: &'static str, attributes: Attributes, mut children: Vec<Node>) -> Finished {
    match name {
        "p" => return paragraph(attributes, children),
        "ul" | "ol" => children = items(name, children),
        "dl" => return definitions(attributes, children),
        "table" => return tables::table(attributes, children),
        "thead" | "tbody" | "tfoot" => children = tables::rows(children),
        "tr" => children = tables::cells(children),
        "th" => return tables::header_cell(attributes, tidy(children)),
        "colgroup" => return tables::columns(attributes, children),
        "blockquote" => children = paragraphs(children),
        "figure" => children = captions(tidy(children)),
        "ins" | "del" => children = between_blocks(children),
        "ruby" => return ruby(attributes, children),
        "time" if attributes.iter().all(|(name, _)| *name != "datetime") => return Finished::Nodes(children),
        name if is_block(name) && name != "pre" => children = tidy(children),
        _ => {}
    }
    let may_be_empty = matches!(name, "li" | "td" | "dd" | "dt" | "rt" | "rp");
    if children.is_empty() && attributes.is_empty() && !may_be_empty {
        return Finished::Nothing;
    }
    if children.is_empty() && matches!(name, "ul" | "ol" | "thead" | "tbody" | "tfoot" | "tr") {
        return Finished::Nothing;
    }
    Finished::Node(node(name, attributes, children))
}

/// Puts text that stands among paragraphs into paragraphs of its own.
pub(super) fn paragraphs(children: Vec<Node>) -> Vec<Node> {
    if !children.iter().any(Node::is_inline) {
        return children;
    }
    wrap_runs(children, |child| !child.is_inline(), |run| paragraph(Vec::new(), run))
}

/// A paragraph: nothing if it is empty, a figure if it holds a picture alone.
pub(super) fn paragraph(attributes: Attributes, mut children: Vec<Node>) -> Finished {
    trim(&mut children);
    if children.is_empty() {
        return Finished::Nothing;
    }
    let lone_picture = |node: &Node| match node {
        Node::Picture(_) => true,
        Node::Link(_, inside) => matches!(inside[..], [Node::Picture(_)]),
        Node::Text(_) | Node::Element(_) | Node::Heading(..) | Node::NoteReference(..) => false,
    };
    let name = if children.len() == 1 && lone_picture(&children[0]) { "figure" } else { "p" };
    Finished::Node(node(name, attributes, children))
}

/// Whether a node is a certain element.
pub(super) fn is(node: &Node, name: &str) -> bool {
    matches!(node, Node::Element(element) if element.name == name)
}

/// Whether a node is white space alone.
pub(super) fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.chars().all(char::is_whitespace))
}

/// An element as a node.
pub(super) fn node(name: &'static str, attributes: Attributes, children: Vec<Node>) -> Node {
    HtmlElement { name, attributes, children }.into()
}

/// Removes white space at both ends.
pub(super) fn trim(children: &mut Vec<Node>) {
    while children.last().is_some_and(is_blank) {
        children.pop();
    }
    let blank = children.iter().take_while(|child| is_blank(child)).count();
    children.drain(..blank);
    if let Some(Node::Text(text)) = children.first_mut()
        && text.starts_with(['\n', ' ', '\t'])
    {
        *text = text.trim_start_matches(['\n', ' ', '\t']).to_owned();
    }
    if let Some(Node::Text(text)) = children.last_mut() {
        text.truncate(text.trim_end_matches(['\n', ' ', '\t']).len());
    }
}

/// Removes white space at both ends, and between blocks.
pub(super) fn tidy(mut children: Vec<Node>) -> Vec<Node> {
    trim(&mut children);
    if children.len() > 1 && !children.iter().all(Node::is_inline) {
        children.retain(|child| !is_blank(child));
    }
    children
}

/// Tidies the content of a transparent element, if it is blocks.
pub(super) fn between_blocks(children: Vec<Node>) -> Vec<Node> {
    if children.iter().all(Node::is_inline) { children } else { tidy(children) }
}

/// Wraps each run of nodes that do not fit with what `wrap` makes of it; white space alone vanishes.
pub(super) fn wrap_runs(
    children: Vec<Node>,
    fits: impl Fn(&Node) -> bool,
    wrap: impl Fn(Vec<Node>) -> Finished,
) -> Vec<Node> {
    let mut out = Vec::with_capacity(children.len());
    let mut run = Vec::new();
    let close = |run: &mut Vec<Node>, out: &mut Vec<Node>| {
        if run.is_empty() || run.iter().all(is_blank) {
            run.clear();
            return;
        }
        match wrap(std::mem::take(run)) {
            Finished::Node(node) => out.push(node),
            Finished::Nodes(nodes) => out.extend(nodes),
            Finished::Nothing => {}
        }
    };
    for child in children {
        if fits(&child) {
            close(&mut run, &mut out);
            out.push(child);
        } else {
            run.push(child);
        }
    }
    close(&mut run, &mut out);
    out
}

fn items(list: &str, children: Vec<Node>) -> Vec<Node> {
    let mut children = if children.iter().all(|child| is(child, "li")) {
        children
    } else {
        wrap_runs(children, |child| is(child, "li"), |run| Finished::Node(node("li", Vec::new(), tidy(run))))
    };
    if list == "ul" {
        // Only an item of a numbered list has a number.
        for child in &mut children {
            if let Node::Element(item) = child {
                item.attributes.retain(|(name, _)| *name != "value");
            }
        }
    }
    children
}

fn definitions(attributes: Attributes, children: Vec<Node>) -> Finished {
    let fits = |child: &Node| is(child, "dt") || is(child, "dd");
    let children = wrap_runs(children, fits, |run| Finished::Node(node("dd", Vec::new(), tidy(run))));
    if children.is_empty() {
        return Finished::Nothing;
    }
    let ends_well = children.last().is_some_and(|last| is(last, "dd"));
    if is(&children[0], "dt") && ends_well {
        return Finished::Node(node("dl", attributes, children));
    }
    // Terms without a description and descriptions without a term are no definition list.
    Finished::Node(node("div", attributes, children.into_iter().map(renamed("div")).collect()))
}

/// Gives an element another name.
pub(super) fn renamed(name: &'static str) -> impl Fn(Node) -> Node {
    move |child| match child {
        Node::Element(mut element) => {
            element.name = name;
            Node::Element(element)
        }
        other => other,
    }
}

/// Keeps one caption, first or last; others become what they look like.
fn captions(children: Vec<Node>) -> Vec<Node> {
    let last = children.len().saturating_sub(1);
    let kept = if children.first().is_some_and(|child| is(child, "figcaption")) { 0 } else { last };
    let plain = renamed("div");
    let settle = |(at, child)| if at != kept && is(&child, "figcaption") { plain(child) } else { child };
    children.into_iter().enumerate().map(settle).collect()
}

fn ruby(attributes: Attributes, mut children: Vec<Node>) -> Finished {
    trim(&mut children);
    if is_ruby(&children) {
        return Finished::Node(node("ruby", attributes, children));
    }
    Finished::Nodes(without_readings(children))
}

/// The content of a `ruby` that cannot be one: what was above the line stands in it.
pub(super) fn without_readings(children: Vec<Node>) -> Vec<Node> {
    let mut flat = Vec::with_capacity(children.len());
    for child in children {
        match child {
            Node::Element(element) if matches!(element.name, "rt" | "rp") => {
                flat.extend(without_readings(element.children));
            }
            other => flat.push(other),
        }
    }
    flat
}

/// Whether bases and readings alternate: `base rt`, or `base rp rt rp`.
fn is_ruby(children: &[Node]) -> bool {
    let mut rest = children;
    while !rest.is_empty() {
        let base = rest.iter().take_while(|child| !is(child, "rt") && !is(child, "rp")).count();
        let reading = match &rest[base..] {
            [rt, ..] if is(rt, "rt") => 1,
            [open, rt, close, ..] if is(open, "rp") && is(rt, "rt") && is(close, "rp") => 3,
            _ => return false,
        };
        if base == 0 || rest[..base].iter().all(is_blank) {
            return false;
        }
        rest = &rest[base + reading..];
    }
    !children.is_empty()
}

/// Children inside an element that bears attributes for which the tree has no place around them.
pub(super) fn wrapped(attributes: Attributes, children: Vec<Node>) -> Vec<Node> {
    if attributes.is_empty() {
        return children;
    }
    let name = if children.iter().all(Node::is_inline) { "span" } else { "div" };
    vec![HtmlElement { name, attributes, children }.into()]
}

/// What a heading becomes where none may stand.
pub(super) fn bold_paragraph(attributes: Attributes, mut children: Vec<Node>) -> Finished {
    trim(&mut children);
    match finish("strong", Vec::new(), children) {
        Finished::Node(strong) => finish("p", attributes, vec![strong]),
        nothing @ (Finished::Nodes(_) | Finished::Nothing) => nothing,
    }
}
