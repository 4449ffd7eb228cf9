//! Writes a text's tree straight into its document: the one path that every word of a brief takes.

use crate::language::{Direction, Language};
use crate::model::anthology::DocumentPart;
use crate::model::{HtmlElement, Node, ResolvedBody, Target};
use crate::xml::Encoder;

use super::notes::{self, NoteId, ReferenceId};
use super::page::{Page, direction_of};
use super::{relative, way_from};

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
        for node in nodes {
            self.node(out, node);
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
            Node::NoteReference(note, reference) => self.note_reference(out, *note, *reference),
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
        let direction_before = self.direction;
        self.direction = direction_in(&element.attributes, self.direction);
        self.nodes(out, &element.children);
        out.close();
        self.in_table_head = head_before;
        self.direction = direction_before;
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
        self.nodes(out, children);
        out.close();
    }

    fn link(&mut self, out: &mut Encoder, index: usize, children: &[Node]) {
        let address = self.text.targets.get(index).and_then(|target| href(self.page.path, target));
        match address {
            Some(address) => {
                out.open("a").attr("href", &address);
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

    fn note_reference(&self, out: &mut Encoder, note: usize, reference: usize) {
        let number = self.page.words().digits(note + 1);
        out.open("sup");
        match self.standing {
            Standing::Main { documents } => {
                let notes_in = notes::document_of(documents, note).unwrap_or(self.page.path);
                let way = way_from(self.page.path, notes_in);
                out.open("a")
                    .attr("epub:type", "noteref")
                    .attr("role", "doc-noteref")
                    .attr_fmt("id", format_args!("{}", ReferenceId(note, reference)))
                    .attr_fmt("href", format_args!("{way}#{}", NoteId(note)))
                    .text_fmt(format_args!("{number}"))
                    .close();
            }
            Standing::Aside => {
                out.text_fmt(format_args!("{number}"));
            }
        }
        out.close();
    }
}

/// Writes a bio or a summary, marked with its language and its direction where they are not the
/// document's.
pub(super) fn aside(page: &Page<'_>, out: &mut Encoder, text: &ResolvedBody) {
    let language = text.language.as_ref().filter(|language| *language != page.language);
    let direction = direction_of(&text.body.plain_text()).or(language.map(|own| own.direction()));
    let turned = direction.filter(|direction| *direction != page.direction());
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
