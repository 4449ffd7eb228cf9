//! The walk over the elements of the main text.

use std::collections::BTreeSet;

use dom_query::{Document, NodeRef};

use super::super::notes::REFERENCE;
use super::cards::{card, is_card};
use super::figures::is_caption;
use super::flow::Flow;
use super::pictures::Pictures;
use super::{Source, code, lists, tables};
use crate::language::{Direction, Language};
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::page::Cut;
use crate::read::saved_page::dress::is_hidden;

/// Elements within elements up to this depth are walked; what is deeper is read as plain text, so
/// that no page can exhaust the stack.
const DEEPEST: usize = 120;

/// Quotations and lists within each other up to this depth are kept as such. The reader of Markdown
/// refuses more than a hundred levels, and nobody can tell ten from twenty.
const DEEPEST_BLOCK: usize = 12;

/// The walk: what holds for the place that it has reached.
pub struct Walk<'a, 'p> {
    /// The notes that the text refers to.
    pub referred: BTreeSet<String>,
    /// The pictures found.
    pub pictures: &'p mut Pictures<'a>,
    /// What was left out besides pictures.
    pub cut: Vec<Cut>,
    /// How many formulas are lines of text that may not say all of them.
    pub flattened: usize,
    source: &'p Source<'a>,
    /// The language and the direction of the text reached.
    language: Option<String>,
    direction: Direction,
    depth: usize,
    block_depth: usize,
    /// How many figures are around the place.
    pub(super) figure_depth: usize,
}

impl<'a, 'p> Walk<'a, 'p> {
    /// At the beginning of a text.
    pub fn new(source: &'p Source<'a>, pictures: &'p mut Pictures<'a>) -> Self {
        Self {
            referred: BTreeSet::new(),
            pictures,
            cut: Vec::new(),
            flattened: 0,
            source,
            language: source.language.map(|language| language.as_str().to_ascii_lowercase()),
            direction: source.language.map_or(Direction::LeftToRight, Language::direction),
            depth: 0,
            block_depth: 0,
            figure_depth: 0,
        }
    }

    /// The blocks of a document or a fragment.
    pub fn document(&mut self, document: &Document) -> Vec<Block> {
        let mut out = Flow::default();
        self.children(&document.root(), &mut out);
        out.into_blocks()
    }

    /// All that stands in an element.
    pub fn children(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        self.depth += 1;
        for child in node.children_it(false) {
            self.node(&child, out);
        }
        self.depth -= 1;
    }

    /// What stands in an element, apart from what is around it.
    pub fn inside(&mut self, node: &NodeRef<'_>) -> Flow {
        let mut inner = Flow::default();
        self.children(node, &mut inner);
        inner
    }

    /// The blocks of an element of which blocks are made that hold blocks; `None` where there are
    /// too many of these around it already.
    pub fn nested(&mut self, inside: impl FnOnce(&mut Self) -> BlockKind) -> Option<BlockKind> {
        if self.block_depth == DEEPEST_BLOCK {
            return None;
        }
        self.block_depth += 1;
        let kind = inside(self);
        self.block_depth -= 1;
        Some(kind)
    }

    /// One node and what stands in it.
    pub fn node(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        if node.is_text() {
            return out.text(&node.text());
        }
        let Some(name) = node.node_name().filter(|name| !is_skipped(name) && !is_hidden(node)) else {
            return;
        };
        if self.depth > DEEPEST {
            return out.text(&node.text());
        }
        let Some(foreign) = self.foreign(node) else { return self.element(node, &name, out) };
        let before = (self.language.clone(), self.direction);
        if let Some(language) = &foreign.language {
            self.language = Some(language.to_ascii_lowercase());
        }
        self.direction = foreign.direction.unwrap_or(self.direction);
        let mut inner = Flow::default();
        self.element(node, &name, &mut inner);
        (self.language, self.direction) = before;
        let wrap = |content| Inline::Span {
            language: foreign.language.clone(),
            direction: foreign.direction,
            content,
        };
        wrapped(inner, wrap, out);
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, out: &mut Flow) {
        if let Some(label) = node.attr(REFERENCE) {
            self.referred.insert(label.to_string());
            return out.push(Inline::NoteReference(label.to_string()));
        }
        match name {
            "br" => out.line_break(),
            "wbr" | "rp" => {}
            "hr" => out.block(BlockKind::Rule),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading(node, name.as_bytes()[1] - b'0', out);
            }
            "ul" | "ol" | "menu" | "dir" => match self.nested(|walk| lists::list(walk, node, name)) {
                Some(list) => out.block(list),
                None => self.block(node, out),
            },
            "dl" => self.definitions(node, out),
            "table" => tables::table(self, node, out),
            "blockquote" => match self.nested(|walk| BlockKind::Quote(walk.inside(node).into_blocks())) {
                Some(quote) => out.block(quote),
                None => self.block(node, out),
            },
            "pre" | "listing" | "xmp" => out.block(code::block(node)),
            // The figure that a caption belongs to reads it.
            "figcaption" if self.figure_depth > 0 => {}
            "figure" => self.figure(node, out),
            // What stands in a `<picture>` and is none is text that lost its way.
            "picture" if !node.text().trim().is_empty() => self.children(node, out),
            "img" | "picture" => {
                if let Some(inline) = self.pictures.read(node) {
                    out.push(inline);
                }
            }
            "math" => self.formula(node, out),
            "a" => self.link(node, out),
            "em" | "i" | "cite" | "var" | "dfn" => wrapped(self.inside(node), Inline::Emphasis, out),
            "strong" | "b" => wrapped(self.inside(node), Inline::Strong, out),
            // Before headings a line was underlined to be one.
            "u" if is_whole_paragraph(node) => wrapped(self.inside(node), Inline::Strong, out),
            "sup" => self.raised(node, out),
            "sub" => wrapped(self.inside(node), Inline::Subscript, out),
            "del" | "s" | "strike" => wrapped(self.inside(node), Inline::Struck, out),
            "code" | "kbd" | "samp" | "tt" => self.code(node, out),
            "q" => {
                out.text("\"");
                self.children(node, out);
                out.text("\"");
            }
            "rt" => {
                out.text("(");
                self.children(node, out);
                out.text(")");
            }
            _ if is_caption(node) => self.caption(node, out),
            _ if is_drop_cap(node) => {
                self.children(node, out);
                out.joins = true;
            }
            _ if is_block(name) => self.block(node, out),
            _ => self.children(node, out),
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        let level =
            node.attr("role").filter(|role| &**role == "heading").and_then(|_| node.attr("aria-level"));
        if let Some(level) =
            level.and_then(|level| level.parse().ok()).filter(|level| (1..=6).contains(level))
        {
            return self.heading(node, level, out);
        }
        out.end_line();
        self.children(node, out);
        out.end_line();
    }

    fn heading(&mut self, node: &NodeRef<'_>, level: u8, out: &mut Flow) {
        let (line, pictures) = self.inside(node).into_line(&Inline::Text(" ".to_owned()));
        out.end_line();
        out.blocks.extend(pictures);
        if !plain_text(&line).trim().is_empty() {
            out.block(BlockKind::Heading(level, line));
        }
    }

    fn link(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        let address = node.attr("href").and_then(|typed| self.source.addresses.link(&typed));
        match address {
            Some(address) => {
                let mut inner = self.inside(node);
                if is_card(&mut inner) {
                    out.end_line();
                    return self.cut.push(card(&inner.blocks));
                }
                wrapped(inner, |content| Inline::Link { address: address.clone(), content }, out);
            }
            None => self.children(node, out),
        }
    }

    fn raised(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        let mut inner = self.inside(node);
        if inner.line.iter().any(|inline| matches!(inline, Inline::NoteReference(_))) {
            // The brackets round a reference are the page's way to show one.
            inner.line.retain(|inline| matches!(inline, Inline::NoteReference(_)));
            return out.line.append(&mut inner.line);
        }
        wrapped(inner, Inline::Superscript, out);
    }

    fn code(&mut self, node: &NodeRef<'_>, out: &mut Flow) {
        let text = node.text();
        if text.contains('\n') && text.trim().contains('\n') {
            return out.block(code::block(node));
        }
        out.push(Inline::Code(text.to_string()));
    }

    /// What an element says of its language and direction, where that is not the text's around it.
    fn foreign(&self, node: &NodeRef<'_>) -> Option<Foreign> {
        let language = node.attr("lang").or_else(|| node.attr("xml:lang"));
        let language = language.and_then(|tag| Language::parse(tag.trim()));
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        let differs = |tag: &str| {
            self.language.as_deref().is_none_or(|known| primary(known) != primary(&tag.to_ascii_lowercase()))
        };
        // Where the page itself has no language, a passage that has one is still a passage.
        let language = language.map(|language| language.as_str().to_owned()).filter(|tag| differs(tag));
        let direction = match node.attr("dir").map(|dir| dir.to_ascii_lowercase()).as_deref() {
            Some("rtl") => Some(Direction::RightToLeft),
            Some("ltr") => Some(Direction::LeftToRight),
            _ => None,
        };
        let direction = direction.filter(|direction| *direction != self.direction);
        (language.is_some() || direction.is_some()).then_some(Foreign { language, direction })
    }
}

struct Foreign {
    language: Option<String>,
    direction: Option<Direction>,
}

/// Puts what an element means round its line, or round each line of its blocks.
fn wrapped(inner: Flow, wrap: impl Fn(Vec<Inline>) -> Inline, out: &mut Flow) {
    if inner.blocks.is_empty() {
        if inner.line.iter().all(|inline| matches!(inline, Inline::Image(_))) {
            return out.line.extend(inner.line);
        }
        return out.push(wrap(inner.line));
    }
    out.end_line();
    let mut blocks = inner.into_blocks();
    wrap_blocks(&mut blocks, &wrap);
    out.blocks.append(&mut blocks);
}

fn wrap_blocks(blocks: &mut [Block], wrap: &impl Fn(Vec<Inline>) -> Inline) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => {
                *content = vec![wrap(std::mem::take(content))];
            }
            BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => wrap_blocks(blocks, wrap),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| wrap_blocks(item, wrap)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    definition.term = vec![wrap(std::mem::take(&mut definition.term))];
                    definition.meanings.iter_mut().for_each(|meaning| wrap_blocks(meaning, wrap));
                }
            }
            BlockKind::Table(table) => {
                for line in table.lines_mut().filter(|line| !line.is_empty()) {
                    *line = vec![wrap(std::mem::take(line))];
                }
            }
            BlockKind::Figure(_) | BlockKind::Rule | BlockKind::Code { .. } => {}
        }
    }
}

/// Elements that end a line.
pub fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dt",
        "fieldset",
        "figcaption",
        "footer",
        "form",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "p",
        "section",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ];
    BLOCKS.contains(&name)
}

/// Elements that hold nothing to read, or nothing that a book can show.
fn is_skipped(name: &str) -> bool {
    const SKIPPED: &[&str] = &[
        "applet", "area", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input",
        "link", "map", "meta", "noframes", "noscript", "object", "optgroup", "option", "param", "progress",
        "script", "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
    ];
    SKIPPED.contains(&name)
}

/// Whether an element has all the words of a paragraph in it.
fn is_whole_paragraph(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|above| above.has_name("p") && above.text().trim() == node.text().trim())
}

/// A first letter that is set apart from its word.
fn is_drop_cap(node: &NodeRef<'_>) -> bool {
    let class =
        node.class().map(|class| class.to_ascii_lowercase().replace(['-', '_'], "")).unwrap_or_default();
    ["dropcap", "firstletter", "bigcap", "initialcap"].iter().any(|name| class.contains(name))
        && node.text().trim().chars().count() <= 2
}
