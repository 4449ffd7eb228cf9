//! Tables put right: caption first, one head, rows in a body, cells in rows.

use super::content_model::{Finished, is, is_blank, node, renamed, tidy, wrap_runs};
use crate::model::{HtmlElement, Node};

type Attributes = Vec<(&'static str, String)>;

/// A header cell; an empty one is a plain cell, since it heads nothing.
pub(super) fn header_cell(mut attributes: Attributes, children: Vec<Node>) -> Finished {
    if !children.is_empty() {
        return Finished::Node(node("th", attributes, children));
    }
    attributes.retain(|(name, _)| !matches!(*name, "scope" | "abbr"));
    Finished::Node(node("td", attributes, children))
}

/// A group of columns. Whatever else stands in it comes after it: its end tag is often left out.
pub(super) fn columns(attributes: Attributes, children: Vec<Node>) -> Finished {
    let (columns, rest): (Vec<Node>, Vec<Node>) = children.into_iter().partition(|child| is(child, "col"));
    let group = node("colgroup", attributes, columns);
    match rest.iter().all(is_blank) {
        true => Finished::Node(group),
        false => Finished::Nodes(std::iter::once(group).chain(rest).collect()),
    }
}

/// The cells of a row; what is no cell becomes one.
pub(super) fn cells(children: Vec<Node>) -> Vec<Node> {
    let fits = |child: &Node| is(child, "td") || is(child, "th");
    if children.iter().all(fits) {
        return children;
    }
    wrap_runs(children, fits, |run| Finished::Node(cell(run)))
}

/// The rows of a section; what is no row becomes one.
pub(super) fn rows(children: Vec<Node>) -> Vec<Node> {
    let fits = |child: &Node| is(child, "tr");
    if children.iter().all(fits) {
        return children;
    }
    wrap_runs(children, fits, |run| Finished::Node(row(run)))
}

fn cell(children: Vec<Node>) -> Node {
    node("td", Vec::new(), tidy(children))
}

fn row(children: Vec<Node>) -> Node {
    node("tr", Vec::new(), vec![cell(children)])
}

/// The parts of a table, each where it belongs.
#[derive(Default)]
struct Parts {
    caption: Option<Node>,
    loose_columns: Vec<Node>,
    columns: Vec<Node>,
    head: Option<Node>,
    bodies: Vec<Node>,
    loose_rows: Vec<Node>,
    foot: Option<Node>,
}

/// A table of its parts, whatever order they came in.
pub(super) fn table(attributes: Attributes, children: Vec<Node>) -> Finished {
    let mut parts = Parts::default();
    let mut strays = Vec::new();
    for child in children {
        if is_blank(&child) && strays.is_empty() {
            continue;
        }
        match child {
            Node::Element(part) if is_part(part.name) => {
                parts.take_strays(&mut strays);
                parts.take(part);
            }
            stray => strays.push(stray),
        }
    }
    parts.take_strays(&mut strays);
    parts.take_loose_rows();
    parts.finish(attributes)
}

fn is_part(name: &str) -> bool {
    matches!(name, "caption" | "col" | "colgroup" | "thead" | "tbody" | "tfoot" | "tr")
}

impl Parts {
    fn take(&mut self, mut part: Box<HtmlElement>) {
        match part.name {
            "caption" if self.caption.is_none() => self.caption = Some(Node::Element(part)),
            "caption" => self.loose_rows.push(row(part.children)),
            "col" => self.loose_columns.push(Node::Element(part)),
            "colgroup" => self.columns.push(Node::Element(part)),
            "tr" => self.loose_rows.push(Node::Element(part)),
            "thead" if self.head.is_none() && self.bodies.is_empty() && self.loose_rows.is_empty() => {
                self.head = Some(Node::Element(part));
            }
            "tfoot" if self.foot.is_none() => {
                self.take_loose_rows();
                self.foot = Some(Node::Element(part));
            }
            _ => {
                self.take_loose_rows();
                part.name = "tbody";
                self.bodies.push(Node::Element(part));
            }
        }
    }

    fn take_strays(&mut self, strays: &mut Vec<Node>) {
        if !strays.is_empty() {
            self.loose_rows.push(row(std::mem::take(strays)));
        }
    }

    fn take_loose_rows(&mut self) {
        if !self.loose_rows.is_empty() {
            self.bodies.push(node("tbody", Vec::new(), std::mem::take(&mut self.loose_rows)));
        }
    }

    fn finish(self, attributes: Attributes) -> Finished {
        if self.head.is_none() && self.bodies.is_empty() && self.foot.is_none() {
            // A caption without a table is a paragraph's worth of text.
            return match self.caption {
                Some(caption) => Finished::Node(renamed("div")(caption)),
                None => Finished::Nothing,
            };
        }
        // A head without a text heads nothing, and would be an empty row between two rules.
        let head = self.head.filter(|head| self.bodies.is_empty() || !is_empty(std::slice::from_ref(head)));
        let loose =
            (!self.loose_columns.is_empty()).then(|| node("colgroup", Vec::new(), self.loose_columns));
        let mut children = Vec::with_capacity(4);
        children.extend(self.caption);
        children.extend(loose);
        children.extend(self.columns);
        children.extend(head);
        children.extend(self.bodies);
        children.extend(self.foot);
        Finished::Node(node("table", attributes, children))
    }
}

/// Whether nothing can be seen in some nodes.
fn is_empty(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(element) => {
            !element.attributes.iter().any(|(name, _)| *name == "id") && is_empty(&element.children)
        }
        Node::Heading(_, children) | Node::Link(_, children) => is_empty(children),
        Node::Picture(_) | Node::NoteReference(..) => false,
    })
}
