//! Parts blocks that are too long for one document into several of their kind, which `split` can
//! then deal out: a list between its items, a table between its rows, with the head of the table
//! above each part, a quote or a group between its blocks.
//!
//! A paragraph, an item or a row stays whole however long it is: a cut inside a sentence would be
//! worse than a slow page.

use super::split::{at_most, encoded_size};
use crate::model::documents::{ROOM, runs_within};
use crate::model::{Body, HtmlElement, Node};

/// The most bytes of one part: half a document, so that the first has room behind what leads up to it.
const PART: usize = ROOM / 2;

/// The longest head that every part of a table bears.
const HEAD: usize = 10_000;

/// Parts the blocks of a text that no document has room for.
pub fn loosen(body: &mut Body) {
    if at_most(body) < ROOM || body.blocks.iter().all(|block| encoded_size(block) <= ROOM) {
        return;
    }
    body.blocks = std::mem::take(&mut body.blocks).into_iter().flat_map(parted).collect();
}

fn parted(block: Node) -> Vec<Node> {
    if encoded_size(&block) <= ROOM {
        return vec![block];
    }
    match block {
        Node::Element(list) if list.name == "ol" => ordered(*list),
        Node::Element(list) if list.name == "ul" => wrapped(*list, |_, next| is_blank(next)),
        Node::Element(list) if list.name == "dl" => {
            // Terms stay with what is said of them.
            wrapped(*list, |before, next| !is(next, "dt") || is(before, "dt"))
        }
        Node::Element(table) if table.name == "table" => rows(*table),
        Node::Element(mut group) if holds_blocks(&group) => {
            group.children = std::mem::take(&mut group.children).into_iter().flat_map(parted).collect();
            let glued = |before: &Node, next: &Node| matches!(before, Node::Heading(..)) || is_blank(next);
            wrapped(*group, glued)
        }
        whole => vec![whole],
    }
}

fn holds_blocks(group: &HtmlElement) -> bool {
    matches!(group.name, "blockquote" | "div" | "section")
        && group.children.iter().all(|child| !child.is_inline() || is_blank(child))
}

/// Runs of children that each make a part; those that are glued are never parted.
fn runs(children: Vec<Node>, mut glued: impl FnMut(&Node, &Node) -> bool) -> Vec<Vec<Node>> {
    let mut units: Vec<Vec<Node>> = Vec::new();
    for child in children {
        match units.last_mut() {
            Some(unit) if unit.last().is_some_and(|before| glued(before, &child)) => unit.push(child),
            Some(_) | None => units.push(vec![child]),
        }
    }
    let sizes = units.iter().map(|unit| unit.iter().map(encoded_size).sum());
    let lengths: Vec<usize> = runs_within(PART, sizes).into_iter().map(|run| run.len()).collect();
    let mut units = units.into_iter();
    lengths.into_iter().map(|length| units.by_ref().take(length).flatten().collect()).collect()
}

/// An element for each run of its children; only the first bears the id.
fn wrapped(element: HtmlElement, glued: impl FnMut(&Node, &Node) -> bool) -> Vec<Node> {
    let HtmlElement { name, attributes, children } = element;
    let again = without_id(&attributes);
    let parts = runs(children, glued).into_iter().enumerate().map(|(at, children)| {
        let attributes = if at == 0 { attributes.clone() } else { again.clone() };
        Node::from(HtmlElement { name, attributes, children })
    });
    parts.collect()
}

/// A numbered list goes on with the number that comes next. One that counts down stays whole.
fn ordered(list: HtmlElement) -> Vec<Node> {
    if list.attributes.iter().any(|(name, _)| *name == "reversed") {
        return vec![list.into()];
    }
    let mut parts = wrapped(list, |_, next| is_blank(next));
    let mut number: Option<i64> = None;
    for part in &mut parts {
        let Node::Element(part) = part else { continue };
        if let Some(next) = number {
            part.attributes.retain(|(name, _)| *name != "start");
            part.attributes.push(("start", next.to_string()));
        }
        let first = value(&part.attributes, "start").or(number).unwrap_or(1);
        let items = part.children.iter().filter_map(|child| match child {
            Node::Element(item) if item.name == "li" => Some(value(&item.attributes, "value")),
            _ => None,
        });
        number = Some(items.fold(first, |number, said| said.unwrap_or(number).saturating_add(1)));
    }
    parts
}

/// A table for each run of rows. No cell that spans several rows is cut, and a head stays whole.
fn rows(table: HtmlElement) -> Vec<Node> {
    let is_headed = |child: &Node| !is(child, "tbody") && !is(child, "tfoot");
    if table.children.iter().all(is_headed) {
        return vec![table.into()];
    }
    let HtmlElement { name, attributes, children } = table;
    let is_row_group = |child: &Node| is(child, "tbody") || is(child, "tfoot");
    let (groups, above): (Vec<Node>, Vec<Node>) = children.into_iter().partition(is_row_group);
    let mut bodies = Vec::with_capacity(groups.len());
    for group in groups {
        match group {
            Node::Element(group) if group.name == "tbody" => {
                let mut open = 0;
                bodies.extend(wrapped(*group, |row, _| {
                    open = open.max(rowspan(row)).saturating_sub(1);
                    open > 0
                }));
            }
            foot => bodies.push(foot),
        }
    }
    let head = bare(above.iter().filter(|child| !is(child, "caption")));
    let head = if head.iter().map(encoded_size).sum::<usize>() <= HEAD { head } else { Vec::new() };
    // A foot is no table by itself.
    let parts = runs(bodies, |_, next| is(next, "tfoot")).into_iter().enumerate();
    let again = without_id(&attributes);
    let tables = parts.map(|(at, bodies)| {
        let (attributes, above) = if at == 0 { (&attributes, &above) } else { (&again, &head) };
        let children = above.iter().cloned().chain(bodies).collect();
        Node::from(HtmlElement { name, attributes: attributes.clone(), children })
    });
    tables.collect()
}

/// The most rows that a cell of this one reaches over.
fn rowspan(row: &Node) -> usize {
    let spans = row.children().iter().filter_map(|cell| match cell {
        Node::Element(cell) => value(&cell.attributes, "rowspan"),
        _ => None,
    });
    spans.max().and_then(|span| usize::try_from(span).ok()).unwrap_or(1)
}

/// Nodes to stand a second time: without what may stand in a book but once.
fn bare<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Vec<Node> {
    let mut out = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) => out.push(Node::from(HtmlElement {
                name: element.name,
                attributes: without_id(&element.attributes),
                children: bare(&element.children),
            })),
            Node::Heading(_, children) => out.extend(bare(children)),
            Node::Link(index, children) => out.push(Node::Link(*index, bare(children))),
            Node::Text(_) | Node::Picture(_) => out.push(node.clone()),
            Node::NoteReference(..) => {}
        }
    }
    out
}

fn without_id(attributes: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    attributes.iter().filter(|(name, _)| *name != "id").cloned().collect()
}

fn value(attributes: &[(&'static str, String)], wanted: &str) -> Option<i64> {
    attributes.iter().find(|(name, _)| *name == wanted).and_then(|(_, value)| value.parse().ok())
}

fn is(node: &Node, name: &str) -> bool {
    matches!(node, Node::Element(element) if element.name == name)
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &'static str, children: Vec<Node>) -> Node {
        Node::from(HtmlElement::new(name, children))
    }

    fn with(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<Node>) -> Node {
        let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Node::from(HtmlElement { name, attributes, children })
    }

    fn long(name: &'static str) -> Node {
        node(name, vec![Node::Text("x".repeat(50_000))])
    }

    fn loosened(block: Node) -> Vec<Node> {
        let mut body = Body { bytes: encoded_size(&block), blocks: vec![block], ..Body::default() };
        loosen(&mut body);
        assert!(body.blocks.len() < 2 || body.blocks.iter().all(|block| encoded_size(block) <= ROOM + HEAD));
        body.blocks
    }

    fn attribute(node: &Node, wanted: &str) -> Option<String> {
        let Node::Element(element) = node else { return None };
        element.attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone())
    }

    fn lengths(blocks: &[Node]) -> Vec<usize> {
        blocks.iter().map(|block| block.children().len()).collect()
    }

    #[test]
    fn a_long_list_becomes_several_that_go_on_counting() {
        let mut items: Vec<Node> = (0..9).map(|_| long("li")).collect();
        items[1] = with("li", &[("value", "7")], vec![Node::Text("x".repeat(50_000))]);
        let lists = loosened(with("ol", &[("id", "a-list"), ("start", "3"), ("type", "a")], items));
        assert_eq!(lengths(&lists), [2, 2, 2, 2, 1]);
        let said = |name| lists.iter().map(|list| attribute(list, name)).collect::<Vec<_>>();
        assert_eq!(said("start"), ["3", "8", "10", "12", "14"].map(|number| Some(number.to_owned())));
        assert_eq!(said("id"), [Some("a-list".to_owned()), None, None, None, None]);
        assert_eq!(said("type"), ["a"; 5].map(|kind| Some(kind.to_owned())));
    }

    #[test]
    fn terms_stay_with_what_is_said_of_them() {
        let entry = || [node("dt", Vec::new()), node("dt", Vec::new()), long("dd"), long("dd"), long("dd")];
        let lists = loosened(node("dl", (0..3).flat_map(|_| entry()).collect()));
        assert_eq!(lengths(&lists), [5, 5, 5]);
    }

    #[test]
    fn a_long_table_becomes_several_with_the_head_above_each() {
        let head = with("th", &[("id", "a-x")], vec![Node::Text("Year".into()), Node::NoteReference(0, 1)]);
        let head = node("thead", vec![node("tr", vec![head])]);
        let spanning = || with("td", &[("rowspan", "3")], Vec::new());
        let row = |cells| node("tr", cells);
        let rows = vec![
            row(vec![long("td")]),
            row(vec![long("td")]),
            row(vec![spanning(), long("td")]),
            row(vec![long("td")]),
            row(vec![long("td")]),
            row(vec![long("td")]),
        ];
        let foot = node("tfoot", vec![row(vec![node("td", Vec::new())])]);
        let caption = node("caption", vec![Node::Text("Votes".into())]);
        let tables = loosened(node("table", vec![caption, head, node("tbody", rows), foot]));
        let named = |child: &Node| if let Node::Element(child) = child { child.name } else { "" };
        let names = |table: &Node| table.children().iter().map(named).collect::<Vec<_>>();
        assert_eq!(names(&tables[0]), ["caption", "thead", "tbody"]);
        assert_eq!(names(&tables[1]), ["thead", "tbody"]);
        assert_eq!(names(&tables[2]), ["thead", "tbody", "tfoot"]);
        let bodies =
            tables.iter().flat_map(|table| table.children().iter().filter(|child| is(child, "tbody")));
        assert_eq!(lengths(&bodies.cloned().collect::<Vec<_>>()), [2, 3, 1]);
        let again = &tables[1].children()[0].children()[0].children()[0];
        assert_eq!(*again, node("th", vec![Node::Text("Year".into())]));
    }

    #[test]
    fn a_table_of_heads_alone_stays_whole() {
        let rows =
            (0..4_000).map(|_| with("tr", &[], vec![with("th", &[], vec![Node::Text("word ".repeat(20))])]));
        let table = with("table", &[], vec![with("thead", &[], rows.collect())]);
        assert_eq!(parted(table.clone()), [table]);
    }

    #[test]
    fn a_quote_is_parted_between_its_blocks_and_a_paragraph_never() {
        let quote = vec![long("p"), long("p"), node("ul", (0..6).map(|_| long("li")).collect())];
        assert_eq!(lengths(&loosened(node("blockquote", quote))), [2, 1, 1, 1]);
        let paragraph = node("p", (0..9).map(|_| long("em")).collect());
        assert_eq!(loosened(paragraph.clone()), [paragraph]);
        let item = node("ul", vec![node("li", (0..9).map(|_| long("p")).collect())]);
        assert_eq!(loosened(item.clone()), [item]);
    }
}
