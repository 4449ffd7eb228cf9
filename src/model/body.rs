//! The text of a brief as a tree, its links and pictures still as typed.
//!
//! Only what a book may hold can be said in this tree. A link, a picture, a heading and a note
//! stand in it as an index into the tables beside it, so that whoever resolves them need not
//! touch the tree, and nobody can write a document from links that nobody resolved.

use crate::diagnostic::Place;
use crate::xml::names::is_block;

/// A text and the tables that its tree points into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// Paragraphs, headings, lists, … in order.
    pub blocks: Vec<Node>,
    /// Headings, in order of appearance.
    pub headings: Vec<Heading>,
    /// Notes that the text refers to, in order of first reference.
    pub notes: Vec<Note>,
    /// Links, in order of appearance, those inside notes last.
    pub links: Vec<Link>,
    /// Pictures, in order of appearance.
    pub pictures: Vec<Picture>,
    /// Anchors other than headings: an `id` on raw HTML.
    pub anchors: Vec<Anchor>,
    /// The number of bytes that it was read from.
    pub bytes: usize,
    /// The number of words that a reader reads, notes included.
    pub words: usize,
}

/// One node of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text as a reader sees it.
    Text(String),
    /// An XHTML element of the allowed set.
    Element(Box<HtmlElement>),
    /// A heading: an index into [`Body::headings`], and its text.
    Heading(usize, Vec<Node>),
    /// A link: an index into [`Body::links`], and its text.
    Link(usize, Vec<Node>),
    /// A picture: an index into [`Body::pictures`].
    Picture(usize),
    /// A reference to a note: an index into [`Body::notes`], and the how manieth reference to it
    /// this is, from 1.
    NoteReference(usize, usize),
}

impl Node {
    /// Whether the node stands inside a paragraph rather than among paragraphs.
    ///
    /// Transparent elements are what they hold: a link round paragraphs stands among paragraphs.
    pub fn is_inline(&self) -> bool {
        match self {
            Self::Text(_) | Self::Picture(_) | Self::NoteReference(..) => true,
            Self::Heading(..) => false,
            Self::Link(_, children) => children.iter().all(Self::is_inline),
            Self::Element(element) if matches!(element.name, "ins" | "del") => {
                element.children.iter().all(Self::is_inline)
            }
            Self::Element(element) => !is_block(element.name),
        }
    }

    /// What stands inside the node.
    pub fn children(&self) -> &[Node] {
        match self {
            Self::Element(element) => &element.children,
            Self::Heading(_, children) | Self::Link(_, children) => children,
            Self::Text(_) | Self::Picture(_) | Self::NoteReference(..) => &[],
        }
    }

    /// The text of some nodes without markup.
    pub fn plain_text(nodes: &[Node]) -> String {
        let mut out = String::new();
        push_plain(nodes, &mut out);
        out
    }
}

fn push_plain(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name == "br" => out.push(' '),
            Node::Element(element) if element.name == "li" => {
                // Items are parted as words are.
                out.push_str(if out.is_empty() || out.ends_with(char::is_whitespace) { "" } else { " " });
                push_plain(&element.children, out);
            }
            Node::Element(_)
            | Node::Heading(..)
            | Node::Link(..)
            | Node::Picture(_)
            | Node::NoteReference(..) => push_plain(node.children(), out),
        }
    }
}

/// An XHTML element that a body may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlElement {
    /// A name of [`crate::xml::names::html_element`], but neither `a`, `img` nor a heading.
    pub name: &'static str,
    /// Attributes of the allowed set, and `class` and `id` where this crate sets them.
    pub attributes: Vec<(&'static str, String)>,
    /// Its content.
    pub children: Vec<Node>,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The level, 1 to 6, as typed.
    pub level: u8,
    /// The id that it bears in its document: `s-` and a slug.
    pub id: String,
    /// What a link may call it: its own id if typed, else the anchor that GitHub would give it.
    pub anchor: String,
    /// Its text without markup.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A note at the end of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its label as typed.
    pub label: String,
    /// Its paragraphs.
    pub blocks: Vec<Node>,
    /// How often the text refers to it.
    pub references: usize,
    /// Where it is defined.
    pub place: Place,
}

/// A link of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address as typed.
    pub address: String,
    /// Where it stands.
    pub place: Place,
}

/// A picture of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The address as typed.
    pub address: String,
    /// The alternative text; `None` where none is given.
    pub alternative: Option<String>,
    /// The title, where no caption of a figure says it.
    pub title: Option<String>,
    /// Whether it is said to carry no information (`alt=""` with `role="presentation"`).
    pub decorative: bool,
    /// Where it stands.
    pub place: Place,
}

/// A place in a body that a link can name, other than a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// What a link calls it.
    pub anchor: String,
    /// The id that it bears in its document.
    pub id: String,
}

impl Body {
    /// The text of all blocks without markup.
    pub fn plain_text(&self) -> String {
        Node::plain_text(&self.blocks)
    }

    /// Every place that the tables hold, to be pointed somewhere else.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let headings = self.headings.iter_mut().map(|heading| &mut heading.place);
        let notes = self.notes.iter_mut().map(|note| &mut note.place);
        let links = self.links.iter_mut().map(|link| &mut link.place);
        let pictures = self.pictures.iter_mut().map(|picture| &mut picture.place);
        headings.chain(notes).chain(links).chain(pictures)
    }

    /// The text without some of its pictures, which are named by their index.
    #[must_use]
    pub fn without_pictures(mut self, is_lost: impl Fn(usize) -> bool) -> Self {
        let mut kept = 0;
        let mut kept_as = |index: usize| {
            kept += usize::from(!is_lost(index));
            (!is_lost(index)).then(|| kept - 1)
        };
        let new_index: Vec<Option<usize>> = (0..self.pictures.len()).map(&mut kept_as).collect();
        if kept < self.pictures.len() {
            let notes = self.notes.iter_mut().map(|note| &mut note.blocks);
            [&mut self.blocks].into_iter().chain(notes).for_each(|nodes| take_pictures(nodes, &new_index));
            let mut index = new_index.iter();
            self.pictures.retain(|_| index.next().is_some_and(Option::is_some));
        }
        self
    }

    /// Forgets the first heading, whose node was taken out of the text, and counts the others anew.
    pub fn remove_first_heading(&mut self) {
        self.headings.remove(0);
        let notes = self.notes.iter_mut().flat_map(|note| &mut note.blocks);
        self.blocks.iter_mut().chain(notes).for_each(count_headings_down);
    }
}

/// Takes pictures out of some nodes and counts the others anew; what held nothing else goes too.
fn take_pictures(nodes: &mut Vec<Node>, new_index: &[Option<usize>]) {
    nodes.retain_mut(|node| {
        if let Node::Picture(index) = node {
            let new = new_index.get(*index).copied().flatten();
            *index = new.unwrap_or_default();
            return new.is_some();
        }
        let children = match node {
            Node::Element(element) => &mut element.children,
            Node::Heading(_, children) | Node::Link(_, children) => children,
            Node::Text(_) | Node::Picture(_) | Node::NoteReference(..) => return true,
        };
        let held_something = !children.is_empty();
        take_pictures(children, new_index);
        // A cell may be empty, and a row needs all of its cells.
        let may_go = !matches!(node, Node::Heading(..))
            && !matches!(node, Node::Element(element) if matches!(element.name, "td" | "th" | "li"));
        !(held_something && may_go && node.children().is_empty())
    });
}

fn count_headings_down(node: &mut Node) {
    match node {
        Node::Heading(index, children) => {
            *index -= 1;
            children.iter_mut().for_each(count_headings_down);
        }
        Node::Element(element) => element.children.iter_mut().for_each(count_headings_down),
        Node::Link(_, children) => children.iter_mut().for_each(count_headings_down),
        Node::Text(_) | Node::Picture(_) | Node::NoteReference(..) => {}
    }
}

impl From<HtmlElement> for Node {
    fn from(element: HtmlElement) -> Self {
        Self::Element(Box::new(element))
    }
}

impl HtmlElement {
    /// An element with no attributes.
    pub fn new(name: &'static str, children: Vec<Node>) -> Self {
        Self { name, attributes: Vec::new(), children }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_picture_keeps_its_caption_and_its_other_pictures() {
        let element = |name, children| Node::from(HtmlElement::new(name, children));
        let caption = || element("figcaption", vec![Node::Text("The border.".to_owned())]);
        let picture = |address: &str| Picture {
            address: address.to_owned(),
            alternative: None,
            title: None,
            decorative: false,
            place: Place::file("a.html"),
        };
        let body = Body {
            blocks: vec![
                element("figure", vec![Node::Picture(0), caption()]),
                element("p", vec![Node::Link(0, vec![Node::Picture(1)])]),
                element("p", vec![Node::Picture(2)]),
            ],
            pictures: ["a.png", "b.png", "c.png"].map(picture).to_vec(),
            ..Body::default()
        };
        let body = body.without_pictures(|index| index < 2);
        let expected = [element("figure", vec![caption()]), element("p", vec![Node::Picture(0)])];
        assert_eq!(body.blocks, expected);
        assert_eq!(body.pictures, [picture("c.png")]);
    }
}
