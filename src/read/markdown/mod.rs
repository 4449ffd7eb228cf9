//! The reader of Markdown: CommonMark with tables, footnotes, strikethrough, heading ids and
//! definition lists, and as much raw HTML as a book may hold.
//!
//! pulldown-cmark parses; its events walk through here and become the tree of a
//! [`Body`] by way of an explicit stack (`walk`), so that no input can nest deeper than the stack
//! allows. Raw HTML arrives as single tags and goes onto the same stack (`html`). What comes out
//! is valid XHTML content, whatever went in (`content_model`). `read` calls [`body`] for briefs
//! and [`inline`] for the values of metadata that are Markdown; [`plain`] takes the markup off one.

mod addresses;
mod attributes;
mod brackets;
#[cfg(test)]
mod claims;
mod content_model;
mod fault;
mod figures;
mod frame;
mod headings;
mod html;
mod linked_notes;
mod notes;
mod room;
mod tables;
pub(crate) mod tokens;
#[cfg(test)]
mod validity;
mod walk;

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use self::content_model::node;
use self::fault::Fault;
use self::linked_notes::LinkedNotes;
use self::walk::{Alternative, Holds, Origin, Places, Walk};
use crate::diagnostic::{Diagnostics, Place};
use crate::language::Language;
use crate::model::{Body, Node, Picture, Placed};
use crate::read::{Source, typography};

/// Reads the Markdown of a brief.
///
/// Text in English is set in its typography. A text nested too deep is an error and gives an empty
/// body.
pub fn body(source: &Source<'_>, language: &Language, diagnostics: &mut Diagnostics) -> Body {
    let text = source.text.get(source.range.clone()).unwrap_or_default();
    let places = Places::From(source.file.clone(), source.range.start);
    read(text, options() | Options::ENABLE_FOOTNOTES, Walk::new(text, language, places, diagnostics))
}

/// Reads a value of metadata that is Markdown, such as a bio.
///
/// Every place in it is the value's own, because bytes of a YAML scalar are not those of its value.
/// Notes are not read: a value has no end for them to stand at.
pub fn inline(text: &Placed<String>, language: &Language, diagnostics: &mut Diagnostics) -> Body {
    let places = Places::Always(text.place.clone());
    read(&text.value, options(), Walk::new(&text.value, language, places, diagnostics))
}

/// What a reader sees of a value of metadata that is Markdown, such as a bio, without its markup and as
/// it was typed. Paragraphs are parted by an empty line.
pub fn plain(text: &str) -> String {
    let (language, mut unheard) = (Language::english(), Diagnostics::default());
    let places = Places::Always(Place::file(""));
    let mut walk = Walk::new(text, &language, places, &mut unheard);
    walk.top().setting = walk::Setting::AsTyped;
    let body = read(text, options(), walk);
    let paragraphs = body.blocks.iter().map(|block| Node::plain_text(std::slice::from_ref(block)));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_TASKLISTS
}

fn read(text: &str, options: Options, walk: Walk<'_>) -> Body {
    let mut events = Events {
        walk,
        notes: options.contains(Options::ENABLE_FOOTNOTES),
        table: Table::default(),
        html: None,
    };
    let parsed = Parser::new_ext(text, options).into_offset_iter();
    for (event, range) in LinkedNotes::new(text, parsed) {
        events.event(event, &range);
        if events.walk.too_deep.is_some() {
            break;
        }
    }
    events.walk.finish()
}

/// The walk, and what only Markdown's own events need to remember.
struct Events<'a> {
    walk: Walk<'a>,
    notes: bool,
    table: Table,
    /// The block of raw HTML that is being put together from its lines.
    html: Option<String>,
}

/// The table that is open; Markdown's cannot stand in one another.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Where the last cell of the row ends.
    cell_end: usize,
}

impl Events<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        if self.walk.alternative.is_some() {
            return self.alternative(&event, range);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => {
                if tag == TagEnd::TableRow {
                    self.cells_cut(range);
                }
                self.end(range);
            }
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.walk.code(&code),
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.walk.html_block(&html, range),
            },
            Event::InlineHtml(html) => self.walk.inline_html(&html, range),
            Event::FootnoteReference(label) => self.reference(&label, range),
            Event::SoftBreak if is_within_cjk(self.walk.text, range) => {}
            Event::SoftBreak => self.walk.text("\n"),
            Event::HardBreak => self.walk.leaf(node("br", Vec::new(), Vec::new())),
            Event::Rule => {
                self.walk.room_for_block();
                self.walk.leaf(node("hr", Vec::new(), Vec::new()));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.walk.text(&text),
            Event::TaskListMarker(done) => self.walk.text(if done { "☑ " } else { "☐ " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        let name = match tag {
            Tag::Paragraph => "p",
            Tag::BlockQuote(_) => "blockquote",
            Tag::List(Some(start)) => return self.ordered_list(start, range),
            Tag::List(None) => "ul",
            Tag::Item => "li",
            Tag::DefinitionList => "dl",
            Tag::DefinitionListTitle => "dt",
            Tag::DefinitionListDefinition => "dd",
            Tag::Emphasis => "em",
            Tag::Strong => "strong",
            Tag::Strikethrough => "del",
            Tag::Superscript => "sup",
            Tag::Subscript => "sub",
            Tag::HtmlBlock => return self.html = Some(String::with_capacity(range.len())),
            Tag::MetadataBlock(_) => return self.walk.open(Holds::Cut, Origin::Markdown, range),
            Tag::Heading { level, id, .. } => return self.heading(level as u8, id, range),
            Tag::CodeBlock(kind) => return self.code_block(&kind, range),
            Tag::FootnoteDefinition(label) => return self.definition(&label, range),
            Tag::Table(alignments) => {
                self.table = Table { alignments, ..Table::default() };
                "table"
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.walk.open_element("thead", range);
                "tr"
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.table.cell_end = range.end;
                "tr"
            }
            Tag::TableCell => return self.cell(range),
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.link(link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => return self.picture(&dest_url, &title, range),
        };
        if matches!(name, "p" | "blockquote" | "ul" | "dl" | "table") {
            self.walk.room_for_block();
        }
        self.walk.open_element(name, range);
    }

    fn end(&mut self, range: &Range<usize>) {
        if let Some(html) = self.html.take() {
            return self.walk.html_block(&html, range);
        }
        self.walk.close_raw();
        let ends_head = self.table.in_head && matches!(self.walk.top().holds, Holds::Element("tr", _));
        let ends_code = matches!(self.walk.top().holds, Holds::Element("code", _));
        self.walk.close();
        if ends_head {
            self.table.in_head = false;
            self.walk.close();
        }
        if ends_code {
            self.walk.close();
        }
    }

    /// The parser drops the cells that a row has beyond the width of its table.
    fn cells_cut(&mut self, row: &Range<usize>) {
        let rest = self.walk.text.get(self.table.cell_end..row.end).unwrap_or_default();
        let edge = |c: char| c == '|' || c.is_whitespace();
        let cut = rest.trim_start_matches(edge);
        if cut.is_empty() || self.walk.is_dropping() {
            return;
        }
        let start = row.end - cut.len();
        let place = self.walk.places.at(&(start..start + cut.trim_end_matches(edge).len()));
        self.walk.fault(Fault::CellsCut { place, width: self.table.alignments.len() });
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        self.bracket(text, range);
        if !text.is_ascii() && text.contains(typography::OVERRIDES) && !self.walk.is_dropping() {
            let place = self.walk.places.at(range);
            self.walk.fault(Fault::OverrideCut { place });
        }
        // One byte is looked for in a fraction of the time.
        if text.contains(':') && text.contains("://") {
            self.walk.address_at.push(range.clone());
        }
        self.walk.text(text);
    }

    /// What a bracket that is still text was meant to open. The parser leaves one that opens nothing as a text
    /// of its own.
    fn bracket(&mut self, text: &str, bracket: &Range<usize>) {
        if text.len() > 2 || !text.ends_with('[') || self.walk.is_dropping() {
            return;
        }
        let rest = &self.walk.text[bracket.end..];
        let at = |length: usize| bracket.end - 1..bracket.end + length;
        if let Some(label) = brackets::note(rest).filter(|_| self.notes) {
            self.walk.notes.undefined(label, self.walk.places.at(&at(label.len() + 2)));
        } else if let Some(link) = brackets::link_with_blank(rest) {
            let place = self.walk.places.at(&at(link.length));
            self.walk.fault(Fault::LinkWithBlank { place, address: link.address.to_owned() });
        }
    }

    fn reference(&mut self, label: &str, range: &Range<usize>) {
        if self.walk.is_dropping() {
            return;
        }
        let place = self.walk.places.at(range);
        let reference = self.walk.notes.refer(label, place);
        self.walk.leaf(reference);
    }

    fn definition(&mut self, label: &str, range: &Range<usize>) {
        self.walk.begin_block();
        if self.walk.is_dropping() {
            return self.walk.open(Holds::Cut, Origin::Markdown, range);
        }
        let line = &self.walk.text[range.clone()];
        let place = self.walk.places.at(&(range.start..range.start + line.find("]:").map_or(0, |at| at + 1)));
        let definition = self.walk.notes.define(label, place);
        let outside = std::mem::take(&mut self.walk.tables);
        self.walk.open(Holds::Note(definition, outside), Origin::Markdown, range);
    }

    fn heading(&mut self, level: u8, id: Option<CowStr<'_>>, range: &Range<usize>) {
        self.walk.room_for_block();
        let explicit = id.map(|id| id.to_string()).filter(|id| !id.is_empty());
        self.walk.heading(level, explicit, Vec::new(), Origin::Markdown, range);
    }

    fn ordered_list(&mut self, start: u64, range: &Range<usize>) {
        self.walk.room_for_block();
        let start = (start != 1).then(|| ("start", start.to_string()));
        self.walk.open(Holds::Element("ol", start.into_iter().collect()), Origin::Markdown, range);
    }

    fn code_block(&mut self, _kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.walk.room_for_block();
        self.walk.open_element("pre", range);
        self.walk.open_element("code", range);
    }

    fn cell(&mut self, range: &Range<usize>) {
        let scope = self.table.in_head.then(|| ("scope", "col".to_owned()));
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => Some("align-left"),
            Some(Alignment::Center) => Some("align-center"),
            Some(Alignment::Right) => Some("align-right"),
            Some(Alignment::None) | None => None,
        };
        let class = class.map(|class| ("class", class.to_owned()));
        self.table.column += 1;
        self.table.cell_end = range.end;
        let name = if self.table.in_head { "th" } else { "td" };
        let attributes = scope.into_iter().chain(class).collect();
        self.walk.open(Holds::Element(name, attributes), Origin::Markdown, range);
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str, range: &Range<usize>) {
        if self.walk.is_dropping() {
            return self.walk.open(Holds::Cut, Origin::Markdown, range);
        }
        if self.walk.is_inside(|holds| matches!(holds, Holds::Link(..))) {
            let place = self.walk.places.at(range);
            self.walk.fault(Fault::Misplaced { tag: "a", place });
            return self.walk.open(Holds::Cut, Origin::Markdown, range);
        }
        let shows_address = match kind {
            LinkType::Autolink | LinkType::Email => true,
            _ => is_address(self.walk.text.get(range.start + 1..range.end).unwrap_or_default(), address),
        };
        let address = match kind {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let title = (!title.is_empty()).then(|| ("title", self.walk.set(title)));
        let holds = self.walk.link(address, title.into_iter().collect(), range);
        self.walk.open(holds, Origin::Markdown, range);
        if shows_address {
            self.walk.top().setting = walk::Setting::Code;
        }
    }

    fn picture(&mut self, address: &str, title: &str, range: &Range<usize>) {
        let title = (!title.trim().is_empty()).then(|| self.walk.set(title));
        let place = self.walk.places.at(range);
        let picture =
            Picture { address: address.to_owned(), alternative: None, title, decorative: false, place };
        self.walk.alternative = Some(Alternative { text: String::new(), open: 1, picture });
    }

    /// An event inside the brackets of a picture: only its text counts, since no note can be
    /// opened from there.
    fn alternative(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if let Event::Text(text) = event {
            self.bracket(text, range);
        }
        let Some(alternative) = &mut self.walk.alternative else { return };
        match event {
            Event::Text(text) | Event::Code(text) => alternative.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => alternative.text.push(' '),
            Event::Start(Tag::Image { .. }) => alternative.open += 1,
            Event::End(TagEnd::Image) => alternative.open -= 1,
            _ => {}
        }
        if alternative.open > 0 {
            return;
        }
        let Some(Alternative { text, mut picture, .. }) = self.walk.alternative.take() else { return };
        if self.walk.is_dropping() {
            return;
        }
        picture.alternative = (!text.trim().is_empty()).then(|| self.walk.set(&text));
        self.walk.tables.pictures.push(picture);
        self.walk.leaf(Node::Picture(self.walk.tables.pictures.len() - 1));
    }
}

/// Whether a line ends and the next begins in a script that has no spaces between its words. Marks of
/// Markdown may stand between the letter and the end.
fn is_within_cjk(text: &str, line_break: &Range<usize>) -> bool {
    let marks = |c: char| c.is_whitespace() || "*_~`>".contains(c);
    let before = text[..line_break.start].trim_end_matches(marks).chars().next_back();
    let after = text[line_break.end..].trim_start_matches(marks).chars().next();
    before.is_some_and(is_cjk) && after.is_some_and(is_cjk)
}

/// Chinese and Japanese, and their punctuation; Korean has spaces.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether the text of a link, which begins `source`, is the link's own address.
fn is_address(source: &str, address: &str) -> bool {
    let bare =
        address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    let bare = bare.strip_prefix("mailto:").unwrap_or(bare).trim_end_matches('/');
    let shown = source.split(']').next().unwrap_or_default();
    !bare.is_empty() && shown.trim_end_matches('/').ends_with(bare)
}
