//! For tests: whether a tree is what XHTML and EPUBCheck allow, and how it looks as markup.

use std::collections::BTreeSet;

use crate::model::{Body, HtmlElement, Node};
use crate::xml::names::{html_element, is_block, is_void};

/// Shows nodes as markup, with indices for what stands in tables.
pub(super) fn show(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out += text,
            Node::Picture(index) => out += &format!("<img {index}>"),
            Node::NoteReference(note, nth) => out += &format!("<note {note}.{nth}>"),
            Node::Heading(index, children) => out += &format!("<h {index}>{}</h>", show(children)),
            Node::Link(index, children) => out += &format!("<a {index}>{}</a>", show(children)),
            Node::Element(element) => {
                let attributes: String =
                    element.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                out += &format!("<{}{attributes}>", element.name);
                if !is_void(element.name) {
                    out += &format!("{}</{}>", show(&element.children), element.name);
                }
            }
        }
    }
    out
}

/// Says what in a body no book may hold.
pub(super) fn faults(body: &Body) -> Vec<String> {
    let mut check = Check { body, faults: Vec::new(), ids: BTreeSet::new(), headings: BTreeSet::new() };
    check.flow(&body.blocks, &mut Vec::new());
    if body.blocks.iter().any(inline) {
        check.faults.push("text outside a paragraph".into());
    }
    for note in &body.notes {
        check.flow(&note.blocks, &mut vec!["note"]);
        if note.blocks.iter().any(inline) {
            check.faults.push("text outside a paragraph in a note".into());
        }
    }
    if check.headings.len() != body.headings.len() {
        check.faults.push("a heading in the table that is not in the tree".into());
    }
    check.faults
}

struct Check<'a> {
    body: &'a Body,
    faults: Vec<String>,
    ids: BTreeSet<String>,
    headings: BTreeSet<usize>,
}

fn inline(node: &Node) -> bool {
    match node {
        Node::Text(_) | Node::Picture(_) | Node::NoteReference(..) => true,
        Node::Heading(..) => false,
        Node::Link(_, children) => children.iter().all(inline),
        Node::Element(e) if matches!(e.name, "ins" | "del") => e.children.iter().all(inline),
        Node::Element(e) => !is_block(e.name),
    }
}

fn name(node: &Node) -> &str {
    match node {
        Node::Element(element) => element.name,
        _ => "#",
    }
}

const STRUCTURAL: &[&str] = &[
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "col",
    "colgroup",
    "figcaption",
    "rt",
    "rp",
];

impl Check<'_> {
    fn require(&mut self, holds: bool, what: impl Into<String>) {
        if !holds {
            self.faults.push(what.into());
        }
    }

    fn phrasing(&mut self, nodes: &[Node], path: &mut Vec<&'static str>) {
        for node in nodes {
            self.require(inline(node), format!("{} in {path:?}", show(std::slice::from_ref(node))));
        }
        self.flow(nodes, path);
    }

    fn flow(&mut self, nodes: &[Node], path: &mut Vec<&'static str>) {
        for node in nodes {
            if STRUCTURAL.contains(&name(node)) {
                self.faults.push(format!("{} in {path:?}", name(node)));
            }
        }
        self.each(nodes, path);
    }

    fn each(&mut self, nodes: &[Node], path: &mut Vec<&'static str>) {
        for node in nodes {
            match node {
                Node::Text(text) => self.require(!text.is_empty(), "empty text"),
                Node::Picture(index) => self.require(*index < self.body.pictures.len(), "picture index"),
                Node::NoteReference(note, nth) => {
                    let known = self.body.notes.get(*note).is_some_and(|n| (1..=n.references).contains(nth));
                    self.require(known, format!("note {note}.{nth}"));
                }
                Node::Heading(index, children) => {
                    let fresh = self.headings.insert(*index);
                    self.require(fresh, "heading twice");
                    self.require(*index < self.body.headings.len(), "heading index");
                    let ids = self.body.headings.get(*index).map(|h| h.id.clone());
                    let fresh = ids.is_some_and(|id| self.ids.insert(id));
                    self.require(fresh, "heading id");
                    self.require(!children.is_empty(), "empty heading");
                    let bad =
                        path.iter().any(|p| matches!(*p, "h" | "th" | "dt" | "li" | "blockquote" | "note"));
                    self.require(!bad, format!("heading in {path:?}"));
                    path.push("h");
                    self.phrasing(children, path);
                    path.pop();
                }
                Node::Link(index, children) => {
                    self.require(*index < self.body.links.len(), "link index");
                    self.require(!path.contains(&"a"), "link in link");
                    self.require(!children.is_empty(), "empty link");
                    path.push("a");
                    self.flow(children, path);
                    path.pop();
                }
                Node::Element(element) => self.element(element, path),
            }
        }
    }

    fn element(&mut self, element: &HtmlElement, path: &mut Vec<&'static str>) {
        let HtmlElement { name: tag, attributes, children } = element;
        let known = html_element(tag).is_some()
            && !matches!(*tag, "a" | "img" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        self.require(known, format!("element {tag}"));
        let names: BTreeSet<_> = attributes.iter().map(|(name, _)| name).collect();
        self.require(names.len() == attributes.len(), "attribute twice");
        if let Some((_, id)) = attributes.iter().find(|(name, _)| *name == "id") {
            let fresh = self.ids.insert(id.clone());
            self.require(fresh, format!("id {id} twice"));
        }
        let has = |attribute: &str| attributes.iter().any(|(name, _)| *name == attribute);
        self.require(*tag != "bdo" || has("dir"), "bdo without dir");
        self.require(*tag != "time" || has("datetime"), "time without datetime");
        let nested = matches!(*tag, "ruby" | "dfn") && path.contains(tag);
        self.require(!nested, format!("{tag} in itself"));
        let misplaced = *tag == "aside" && path.iter().any(|p| matches!(*p, "th" | "dt"));
        self.require(!misplaced, "aside in th");
        self.require(*tag != "table" || !path.contains(&"caption"), "table in caption");
        path.push(tag);
        let all = |allowed: &[&str]| children.iter().all(|child| allowed.contains(&name(child)));
        let order: Vec<&str> = children.iter().map(name).collect();
        match *tag {
            "ul" | "ol" => self.require(!children.is_empty() && all(&["li"]), format!("{tag}: {order:?}")),
            "dl" => {
                let fine = all(&["dt", "dd"]) && order.first() == Some(&"dt") && order.last() == Some(&"dd");
                self.require(fine, format!("dl: {order:?}"));
            }
            "table" => self.table(&order),
            "thead" | "tbody" | "tfoot" => {
                self.require(!children.is_empty() && all(&["tr"]), format!("{tag}: {order:?}"));
            }
            "tr" => self.require(!children.is_empty() && all(&["td", "th"]), format!("tr: {order:?}")),
            "colgroup" => self.require(all(&["col"]), "colgroup"),
            "ruby" => {
                let text: String = order
                    .iter()
                    .map(|n| match *n {
                        "rt" => 't',
                        "rp" => 'p',
                        _ => 'b',
                    })
                    .collect();
                let rest = text.replace("ptp", "t");
                let fine = rest.ends_with('t')
                    && !rest.contains('p')
                    && !rest.contains("tt")
                    && rest.starts_with('b');
                self.require(fine, format!("ruby: {order:?}"));
            }
            "figure" => {
                let captions: Vec<usize> = (0..order.len()).filter(|at| order[*at] == "figcaption").collect();
                let fine = captions.is_empty()
                    || captions.len() == 1 && (captions[0] == 0 || captions[0] + 1 == order.len());
                self.require(fine, format!("figure: {order:?}"));
                let rest: Vec<Node> = children.iter().filter(|c| name(c) != "figcaption").cloned().collect();
                self.flow(&rest, path);
                let captions: Vec<Node> =
                    children.iter().filter(|c| name(c) == "figcaption").cloned().collect();
                self.each(&captions, path);
            }
            tag if is_void(tag) => self.require(children.is_empty(), "content in a void element"),
            "p" | "pre" => {
                self.require(!children.is_empty(), format!("empty {tag}"));
                self.phrasing(children, path);
            }
            "th" => {
                self.require(!children.is_empty(), "empty th");
                self.flow(children, path);
            }
            "ins" | "del" => self.flow(children, path),
            tag if is_block(tag) => self.flow(children, path),
            _ => self.phrasing(children, path),
        }
        if matches!(*tag, "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup") {
            self.each(children, path);
        }
        if *tag == "ruby" {
            self.each(children, path);
        }
        path.pop();
    }

    fn table(&mut self, order: &[&str]) {
        let rank = |name: &&str| match *name {
            "caption" => 0,
            "colgroup" => 1,
            "thead" => 2,
            "tbody" => 3,
            "tfoot" => 4,
            _ => 9,
        };
        let ranks: Vec<u8> = order.iter().map(rank).collect();
        let once = |n: u8| ranks.iter().filter(|r| **r == n).count() < 2;
        let fine = ranks.is_sorted() && once(0) && once(2) && once(4) && !ranks.contains(&9);
        self.require(fine && ranks.iter().any(|r| *r > 1), format!("table: {order:?}"));
    }
}
