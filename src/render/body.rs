//! Writes a text's tree straight into its document: the one path that every word of a brief takes.

use crate::language::{Direction, Language};
use crate::model::anthology::DocumentPart;
use crate::model::{HtmlElement, Node, ResolvedBody, Target};
use crate::xml::Encoder;

use super::direction::{direction_of, has_letters, of_most};
use super::notes::{self, note_id, reference_id};
use super::page::Page;
use super::{relative, tables, way_from};

/// A text that stands in a document.
#[derive(Debug)]
pub(super) struct Text<'a> {
    page: &'a Page<'a>,
    text: &'a ResolvedBody,
    standing: Standing<'a>,
    headings: Vec<u8>,
    in_table_head: bool,
    /// That of the element whose content is written; `None` where its own text is to say.
    direction: Option<Direction>,
}

/// What a text is in its document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Standing<'a> {
    /// The text itself: its ids are the document's.
    Main {
        /// The documents that hold it and its notes.
        documents: &'a [DocumentPart],
    },
    /// A bio or a summary, one of several in a document: it bears no ids.
    Aside,
}

impl<'a> Text<'a> {
    pub fn new(page: &'a Page<'a>, text: &'a ResolvedBody, standing: Standing<'a>) -> Self {
        let direction = Some(page.direction());
        Self { page, text, standing, headings: Vec::new(), in_table_head: false, direction }
    }

    /// Writes nodes as they are.
    pub fn nodes(&mut self, out: &mut Encoder, nodes: &[Node]) {
        let mut after_reference = false;
        for node in nodes {
            match node {
                Node::NoteReference(note, reference) => {
                    self.note_reference(out, *note, *reference, after_reference);
                }
                _ => self.node(out, node),
            }
            after_reference = matches!(node, Node::NoteReference(..));
        }
    }

    fn node(&mut self, out: &mut Encoder, node: &Node) {
        match node {
            Node::Text(text) => {
                out.text(text);
            }
            Node::Element(element) => self.element(out, element),
            Node::Heading(index, children) => self.heading(out, *index, children),
            Node::Link(index, children) => self.link(out, *index, children),
            Node::Picture(index) => self.picture(out, *index),
            Node::NoteReference(note, reference) => self.note_reference(out, *note, *reference, false),
        }
    }

    fn element(&mut self, out: &mut Encoder, element: &HtmlElement) {
        let head_before = self.in_table_head;
        self.in_table_head |= element.name == "thead";
        // An empty header cell, the corner of most tables, is no header.
        let is_header = element.name == "th" && !is_blank(&element.children);
        out.open(if element.name == "th" && !is_header { "td" } else { element.name });
        if is_header && element.attributes.iter().all(|(name, _)| *name != "scope") {
            out.attr("scope", if self.in_table_head { "col" } else { "row" });
        }
        if element.name == "th" && !is_header {
            let kept = element.attributes.iter().filter(|(name, _)| !["scope", "abbr"].contains(name));
            self.attributes(out, &kept.cloned().collect::<Vec<_>>());
        } else {
            self.attributes(out, &element.attributes);
        }
        let turned = self.turn(out, element);
        let class = match element.name {
            "table" => tables::class(element),
            "code" => tables::has_long_word(&element.children).then_some("long"),
            _ => None,
        };
        if let Some(class) = class {
            out.attr("class", class);
        }
        let direction_before = self.direction;
        self.direction = turned.or(direction_in(&element.attributes, self.direction));
        match self.turned_item(element) {
            Some(direction) => {
                out.open("bdi").attr("dir", direction.as_str());
                self.direction = Some(direction);
                self.nodes(out, &element.children);
                out.close();
            }
            None => self.nodes(out, &element.children),
        }
        out.close();
        self.in_table_head = head_before;
        self.direction = direction_before;
    }

    /// Says the direction of what runs against what is round it, and returns it: of a block that has no
    /// letter of that direction, and of code, which always runs from left to right.
    pub fn turn(&self, out: &mut Encoder, element: &HtmlElement) -> Option<Direction> {
        if element.attributes.iter().any(|(name, _)| matches!(*name, "dir" | "lang")) {
            return None;
        }
        let direction = match element.name {
            "pre" | "code" | "kbd" | "samp" => Direction::LeftToRight,
            "p" | "caption" | "figcaption" | "td" | "th" | "dt" | "dd" => {
                self.direction_of(&element.children)
            }
            _ => return None,
        };
        self.turn_to(out, direction)
    }

    fn turn_to(&self, out: &mut Encoder, direction: Direction) -> Option<Direction> {
        (direction != self.around()).then(|| {
            out.attr("dir", direction.as_str());
            direction
        })
    }

    /// The direction of an item's text that runs against what is round it. The item itself does not turn,
    /// or its mark would stand on the other side than its neighbours'.
    fn turned_item(&self, element: &HtmlElement) -> Option<Direction> {
        let is_text = element.name == "li" && element.children.iter().all(Node::is_inline);
        let direction = is_text.then(|| self.direction_of(&element.children))?;
        (direction != self.around()).then_some(direction)
    }

    fn direction_of(&self, nodes: &[Node]) -> Direction {
        let own = self.around();
        if has_letters(nodes, own) { own } else { direction_of(&Node::plain_text(nodes), own) }
    }

    /// The direction of what is round the element that is written.
    fn around(&self) -> Direction {
        self.direction.unwrap_or(self.page.direction())
    }

    /// Writes attributes as the text's standing lets them stand.
    pub fn attributes(&self, out: &mut Encoder, attributes: &[(&'static str, String)]) {
        for (name, value) in attributes {
            match *name {
                "id" => {
                    if let Standing::Main { .. } = self.standing {
                        out.attr("id", value);
                    }
                }
                "lang" => {
                    out.attr("lang", value).attr("xml:lang", value);
                    let direction = Language::parse(value).map(|language| language.direction());
                    let said = attributes.iter().any(|(name, _)| *name == "dir");
                    if let Some(direction) = direction
                        && !said
                        && Some(direction) != self.direction
                    {
                        out.attr("dir", direction.as_str());
                    }
                }
                name => {
                    out.attr(name, value);
                }
            }
        }
    }

    /// A heading's level follows from those before it in its document, so that none is skipped
    /// where a long chapter was cut below a heading of level 3.
    fn heading(&mut self, out: &mut Encoder, index: usize, children: &[Node]) {
        let Some(heading) = self.text.body.headings.get(index) else {
            return self.nodes(out, children);
        };
        let direction = self.direction_of(children);
        while self.headings.last().is_some_and(|above| *above >= heading.level) {
            self.headings.pop();
        }
        self.headings.push(heading.level);
        match self.standing {
            Standing::Main { .. } => {
                out.open(heading_name(self.headings.len() + 1)).attr("id", &heading.id);
            }
            Standing::Aside => {
                out.open(heading_name(self.headings.len() + 2));
            }
        }
        let direction_before = self.direction;
        self.direction = self.turn_to(out, direction).or(direction_before);
        self.nodes(out, children);
        out.close();
        self.direction = direction_before;
    }

    fn link(&mut self, out: &mut Encoder, index: usize, children: &[Node]) {
        let address = self.text.targets.get(index).and_then(|target| href(self.page.path, target));
        match address {
            Some(address) => {
                out.open("a");
                if shows_an_address(children) {
                    out.attr("class", "address");
                    self.turn_to(out, Direction::LeftToRight);
                }
                out.attr("href", &address);
                self.nodes(out, children);
                out.close();
            }
            None => self.nodes(out, children),
        }
    }

    fn picture(&self, out: &mut Encoder, index: usize) {
        let file = self.text.pictures.get(index).and_then(|file| self.page.anthology.pictures.get(*file));
        let (Some(picture), Some(file)) = (self.text.body.pictures.get(index), file) else { return };
        out.open("img").attr("src", &relative(self.page.path, &file.path, None));
        if picture.decorative {
            out.attr("alt", "").attr("role", "presentation");
        } else {
            out.attr("alt", picture.alternative.as_deref().unwrap_or_default());
        }
        if let Some(title) = &picture.title {
            out.attr("title", title);
        }
        out.close();
    }

    /// Two numbers side by side would read as one, so a comma parts them.
    fn note_reference(&self, out: &mut Encoder, note: usize, reference: usize, after_another: bool) {
        let shown = self.page.words().digits(note + 1);
        out.open("sup");
        if after_another {
            out.text(self.page.words().comma.trim());
        }
        match self.standing {
            Standing::Main { documents } => {
                let notes_in = notes::document_of(documents, note).unwrap_or(self.page.path);
                let way = way_from(self.page.path, notes_in);
                let (number, reference) = ((note + 1).to_string(), reference.to_string());
                out.open("a")
                    .attr("epub:type", "noteref")
                    .attr("role", "doc-noteref")
                    .attr_of("id", reference_id(&number, &reference))
                    .attr_of("href", [&*way, "#"].into_iter().chain(note_id(&number)))
                    .text(&shown)
                    .close();
            }
            Standing::Aside => {
                out.text(&shown);
            }
        }
        out.close();
    }
}

/// Writes a bio or a summary, marked with its language and its direction where they are not the
/// document's.
pub(super) fn aside(page: &Page<'_>, out: &mut Encoder, text: &ResolvedBody) {
    let language = text.language.as_ref().filter(|language| *language != page.language);
    let expected = language.unwrap_or(page.language).direction();
    let direction = of_most(&text.body.plain_text(), expected);
    let turned = Some(direction).filter(|direction| *direction != page.direction());
    let is_marked = language.is_some() || turned.is_some();
    if is_marked {
        out.open("div");
    }
    if let Some(language) = language {
        out.attr("lang", language.as_str()).attr("xml:lang", language.as_str());
    }
    if let Some(direction) = turned {
        out.attr("dir", direction.as_str());
    }
    let mut writer = Text::new(page, text, Standing::Aside);
    writer.direction = turned.or(writer.direction);
    writer.nodes(out, &text.body.blocks);
    if is_marked {
        out.close();
    }
}

/// The address of a target in the document `from`; `None` if it leads nowhere.
pub(super) fn href(from: &str, target: &Target) -> Option<String> {
    match target {
        Target::Inside { document, fragment } => Some(relative(from, document, fragment.as_deref())),
        Target::Outside(address) => Some(address.clone()),
        Target::Nowhere => None,
    }
}

/// Whether a link's text is an address, which has no spaces to break at.
fn shows_an_address(nodes: &[Node]) -> bool {
    let [Node::Text(text)] = nodes else { return false };
    ["https://", "http://", "www."].iter().any(|start| text.starts_with(start))
        && !text.contains(char::is_whitespace)
}

/// The direction inside an element: what it says, else that of its language, else that round it.
fn direction_in(attributes: &[(&'static str, String)], outside: Option<Direction>) -> Option<Direction> {
    let says = |name| attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    match says("dir") {
        Some("ltr") => Some(Direction::LeftToRight),
        Some("rtl") => Some(Direction::RightToLeft),
        Some("auto") => None,
        Some(_) | None => match says("lang").and_then(Language::parse) {
            Some(language) => Some(language.direction()),
            None => outside,
        },
    }
}

fn is_blank(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| matches!(node, Node::Text(text) if text.trim().is_empty()))
}

fn heading_name(level: usize) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][level.clamp(1, 6) - 1]
}
