//! What closes round a picture or a note's number: figures with their captions, and links that a
//! number interrupts, since no link may stand in another.

use super::content_model::{self, Finished, is, is_blank, node};
use super::fault::Fault;
use super::walk::{Holds, Walk};
use crate::model::Node;

type Attributes = Vec<(&'static str, String)>;

impl Walk<'_> {
    /// Gives a figure without a caption its picture's title as one.
    pub(super) fn caption(&mut self, finished: Finished) -> Finished {
        let mut figure = match finished {
            Finished::Node(Node::Element(element)) if element.name == "figure" => element,
            other => return other,
        };
        if matches!(self.top().holds, Holds::Element("figure", _)) {
            return Finished::Nodes(figure.children);
        }
        let pictures = &mut self.tables.pictures;
        let title = lone_picture(&figure.children).and_then(|index| pictures.get_mut(index)?.title.take());
        if let Some(title) = title {
            figure.children.push(node("figcaption", Vec::new(), vec![Node::Text(title)]));
        }
        Finished::Node(Node::Element(figure))
    }

    /// A link that shows nothing leads nowhere: no reader could follow it.
    pub(super) fn finish_link(
        &mut self,
        index: usize,
        attributes: Attributes,
        children: Vec<Node>,
    ) -> Finished {
        if children.iter().all(is_blank) {
            if self.tables.links.len() == index + 1 {
                self.tables.links.pop();
            }
            return match attributes.iter().any(|(name, _)| *name == "id") {
                true => Finished::Node(node("span", attributes, Vec::new())),
                false => Finished::Nodes(children),
            };
        }
        let children = content_model::between_blocks(children);
        if !children.iter().any(holds_note) {
            return Finished::Node(link(index, attributes, children));
        }
        let mut split = Split { index, attributes, any: false };
        let mut nodes = split.nodes(children);
        if !split.any {
            let place = self.tables.links[index].place.clone();
            self.fault(Fault::Misplaced { tag: "a", place });
        }
        split.attributes.retain(|(name, _)| !split.any && *name == "id");
        if !split.attributes.is_empty() {
            nodes.insert(0, node("span", split.attributes, Vec::new()));
        }
        Finished::Nodes(nodes)
    }
}

/// The only picture among nodes, alone or in a link.
fn lone_picture(nodes: &[Node]) -> Option<usize> {
    let mut full = nodes.iter().filter(|node| !is_blank(node));
    match (full.next()?, full.next()) {
        (Node::Picture(index), None) => Some(*index),
        (Node::Link(_, inside), None) => lone_picture(inside),
        _ => None,
    }
}

fn holds_note(node: &Node) -> bool {
    matches!(node, Node::NoteReference(..)) || node.children().iter().any(holds_note)
}

fn link(index: usize, attributes: Attributes, children: Vec<Node>) -> Node {
    Node::Link(index, content_model::wrapped(attributes, children))
}

/// A link that is cut at each note's number: the number leads to its note, what stands round it
/// leads where the link does.
struct Split {
    index: usize,
    attributes: Attributes,
    any: bool,
}

impl Split {
    fn nodes(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len() + 2);
        let mut run = Vec::new();
        for child in nodes {
            if !holds_note(&child) && !is_part(&child) {
                run.push(child);
                continue;
            }
            self.close_run(&mut run, &mut out);
            out.push(match child {
                Node::Element(mut element) => {
                    element.children = self.nodes(std::mem::take(&mut element.children));
                    Node::Element(element)
                }
                Node::Heading(heading, children) => Node::Heading(heading, self.nodes(children)),
                other @ (Node::NoteReference(..) | Node::Text(_) | Node::Picture(_) | Node::Link(..)) => {
                    other
                }
            });
        }
        self.close_run(&mut run, &mut out);
        out
    }

    fn close_run(&mut self, run: &mut Vec<Node>, out: &mut Vec<Node>) {
        if run.iter().all(is_blank) {
            out.append(run);
            return;
        }
        out.push(link(self.index, self.attributes.clone(), std::mem::take(run)));
        self.any = true;
        // An id is given once.
        self.attributes.retain(|(name, _)| *name != "id");
    }
}

/// Whether a node can only stand in its own parent: a link goes into it, never round it.
fn is_part(child: &Node) -> bool {
    const PARTS: [&str; 15] = [
        "caption",
        "col",
        "colgroup",
        "dd",
        "dt",
        "figcaption",
        "li",
        "rp",
        "rt",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ];
    PARTS.iter().any(|name| is(child, name))
}
