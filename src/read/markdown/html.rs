//! Raw HTML: tags open and close containers of the walk, as far as a book may hold them.

use std::ops::Range;

use super::attributes::{self, Sorted};
use super::content_model::{Context, node};
use super::fault::Fault;
use super::room::Opener;
use super::tokens::{self, Piece};
use super::walk::{Holds, Origin, Walk};
use crate::model::{Link, Node, Picture};
use crate::xml::names::{html_element, is_block, is_void};

impl Walk<'_> {
    /// One tag or comment inside a paragraph.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let found = tokens::pieces(html);
        for piece in found.pieces {
            self.piece(piece, range);
        }
        if found.unfinished {
            let place = self.places.at(range);
            self.fault(Fault::Unfinished { place });
        }
    }

    /// A block of raw HTML, of one or several lines.
    pub(super) fn html_block(&mut self, html: &str, range: &Range<usize>) {
        self.begin_block();
        let found = tokens::pieces(html);
        let mut cursor = range.start;
        for piece in found.pieces {
            let tag = locate(self.text, &piece, range, &mut cursor);
            self.piece(piece, &tag);
            if self.too_deep.is_some() {
                return;
            }
        }
        if found.unfinished {
            let place = self.places.at(&(cursor.min(range.end)..range.end));
            self.fault(Fault::Unfinished { place });
        }
        self.flush(' ');
        // What is no HTML inside cannot go on after its block.
        while self.is_dropping() && matches!(self.top().holds, Holds::Dropped) {
            self.close_unclosed();
        }
    }

    /// Closes the tags that are open inside the innermost container of Markdown's.
    pub(super) fn close_raw(&mut self) {
        while self.stack.len() > 1 && !matches!(self.top().origin, Origin::Markdown) {
            self.close_unclosed();
        }
    }

    fn piece(&mut self, piece: Piece, range: &Range<usize>) {
        match piece {
            Piece::Comment => {}
            Piece::Text(text) => {
                let in_pre = matches!(self.top().holds, Holds::Element("pre", _));
                let first = in_pre && self.top().children.is_empty();
                // HTML drops a new line right after `<pre>`; XHTML would show it.
                self.text(if first { text.strip_prefix('\n').unwrap_or(&text) } else { &text });
            }
            Piece::Open { tag, attributes, closes_itself } => {
                self.open_tag(&tag, attributes, range);
                if closes_itself && !is_void_tag(&tag) {
                    self.close_tag(&tag, range);
                }
            }
            Piece::Close(tag) => self.close_tag(&tag, range),
        }
    }

    fn open_tag(&mut self, tag: &str, attributes: Vec<(String, String)>, range: &Range<usize>) {
        if self.is_dropping() {
            return;
        }
        let place = self.places.at(range);
        let Some(name) = html_element(tag) else {
            return self.cut_tag(tag, range);
        };
        let sorted = attributes::sort(name, attributes);
        if !sorted.cut.is_empty() {
            self.fault(Fault::AttributesCut { tag: tag.to_owned(), attributes: sorted.cut.clone(), place });
        }
        self.implied_ends(name);
        match name {
            "img" => self.picture(sorted, range),
            "a" => self.anchor_tag(sorted, range),
            "hr" | "col" | "br" | "wbr" => self.void_tag(name, sorted, range),
            "bdo" if sorted.kept("dir").is_none() => self.element_tag("bdi", tag, sorted, range),
            _ => self.element_tag(name, tag, sorted, range),
        }
    }

    /// A tag that the book may not hold.
    fn cut_tag(&mut self, tag: &str, range: &Range<usize>) {
        let place = self.places.at(range);
        let origin = Origin::Html(tag.to_owned(), range.clone());
        if matches!(tag, "script" | "style" | "template") {
            self.fault(Fault::ContentCut { tag: tag.to_owned(), place });
            return self.open(Holds::Dropped, origin, range);
        }
        self.fault(Fault::TagCut { tag: tag.to_owned(), place });
        if separates(tag) {
            self.space();
        }
        if !is_void_tag(tag) {
            self.open(Holds::Cut, origin, range);
        }
    }

    fn element_tag(&mut self, name: &'static str, tag: &str, sorted: Sorted, range: &Range<usize>) {
        if matches!(name, "td" | "th") && matches!(self.top().context, Context::Table | Context::TableSection)
        {
            self.open(Holds::Element("tr", Vec::new()), Origin::Implied, range);
        }
        if is_block(name) && self.top().context.is_phrasing() {
            self.widen(Opener::Raw);
        }
        let place = self.places.at(range);
        let origin = Origin::Html(tag.to_owned(), range.clone());
        if let Some(level) = heading_level(name)
            && self.top().context.takes(name)
        {
            return self.heading(level, sorted.id, sorted.kept, origin, range);
        }
        let fits = self.top().context.takes(name) && !self.is_forbidden(name);
        let mut attributes = sorted.kept;
        if let Some(id) = &sorted.id {
            attributes.push(("id", self.anchor(id)));
        }
        if fits {
            return self.open(Holds::Element(name, attributes), origin, range);
        }
        self.fault(Fault::Misplaced { tag: name, place });
        if is_block(name) {
            self.space();
        }
        attributes.retain(|(name, _)| matches!(*name, "lang" | "dir" | "title" | "id"));
        // The language of a phrase is kept where its tag cannot be.
        let holds = match attributes.is_empty() || !self.top().context.takes("span") {
            true => Holds::Cut,
            false if self.top().context.is_phrasing() => Holds::Element("span", attributes),
            false => Holds::Element("div", attributes),
        };
        self.open(holds, origin, range);
    }

    /// Opens a heading, or a bold paragraph where the outline of a text has no place for one.
    pub(super) fn heading(
        &mut self,
        level: u8,
        explicit: Option<String>,
        mut attributes: Vec<(&'static str, String)>,
        origin: Origin,
        range: &Range<usize>,
    ) {
        if self.is_dropping() {
            return self.open(Holds::Cut, origin, range);
        }
        let no_place = |holds: &Holds| {
            matches!(
                holds,
                Holds::Element("blockquote" | "ul" | "ol" | "li" | "th" | "dt", _) | Holds::Note(..)
            )
        };
        if self.is_inside(no_place) {
            attributes.extend(explicit.map(|id| ("id", self.anchor(&id))));
            return self.open(Holds::BoldParagraph(attributes), origin, range);
        }
        let place = self.places.at(range);
        self.open(Holds::Heading { level, explicit, attributes, place }, origin, range);
        self.headings.open();
    }

    fn void_tag(&mut self, name: &'static str, sorted: Sorted, range: &Range<usize>) {
        if is_block(name) && self.top().context.is_phrasing() {
            self.widen(Opener::Raw);
        }
        if !self.top().context.takes(name) {
            let place = self.places.at(range);
            self.fault(Fault::Misplaced { tag: name, place });
            return self.space();
        }
        let mut attributes = sorted.kept;
        if let Some(id) = &sorted.id {
            attributes.push(("id", self.anchor(id)));
        }
        self.leaf(node(name, attributes, Vec::new()));
    }

    fn anchor_tag(&mut self, sorted: Sorted, range: &Range<usize>) {
        let place = self.places.at(range);
        let origin = Origin::Html("a".to_owned(), range.clone());
        let mut attributes = sorted.kept;
        if let Some(id) = &sorted.id {
            attributes.push(("id", self.anchor(id)));
        }
        let nested = self.is_inside(|holds| matches!(holds, Holds::Link(..)));
        if nested && sorted.address.is_some() {
            self.fault(Fault::Misplaced { tag: "a", place: place.clone() });
        }
        let holds = match sorted.address {
            Some(address) if !nested => self.link(address, attributes, range),
            _ if attributes.is_empty() => Holds::Cut,
            _ => Holds::Element("span", attributes),
        };
        self.open(holds, origin, range);
    }

    /// Enters a link into the table and gives the container for its text.
    pub(super) fn link(
        &mut self,
        address: String,
        attributes: Vec<(&'static str, String)>,
        range: &Range<usize>,
    ) -> Holds {
        let place = self.places.at(range);
        self.tables.links.push(Link { address, place });
        Holds::Link(self.tables.links.len() - 1, attributes)
    }

    fn picture(&mut self, sorted: Sorted, range: &Range<usize>) {
        let place = self.places.at(range);
        let (alternative, title) = (
            sorted.alternative.as_deref().map(|alt| self.set(alt)),
            sorted.kept("title").map(|t| self.set(t)),
        );
        let Some(address) = sorted.source.filter(|source| !source.is_empty()) else {
            self.fault(Fault::TagCut { tag: "img".to_owned(), place });
            return self.text(&alternative.unwrap_or_default());
        };
        if let Some(id) = &sorted.id {
            let id = self.anchor(id);
            self.leaf(node("span", vec![("id", id)], Vec::new()));
        }
        let decorative =
            alternative.as_deref().is_some_and(|alt| alt.trim().is_empty()) && sorted.presentation;
        let alternative = alternative.filter(|alt| decorative || !alt.trim().is_empty());
        self.tables.pictures.push(Picture { address, alternative, title, decorative, place });
        self.leaf(Node::Picture(self.tables.pictures.len() - 1));
    }

    fn close_tag(&mut self, tag: &str, range: &Range<usize>) {
        let raw = self.stack.iter().rev().take_while(|frame| !matches!(frame.origin, Origin::Markdown));
        let depth = raw
            .enumerate()
            .find(|(_, frame)| matches!(&frame.origin, Origin::Html(open, _) if open == tag))
            .map(|(depth, _)| depth);
        let Some(depth) = depth else {
            if tag == "br" {
                return self.leaf(node("br", Vec::new(), Vec::new()));
            }
            if !is_void_tag(tag) && !self.is_dropping() {
                let place = self.places.at(range);
                self.fault(Fault::Unopened { tag: tag.to_owned(), place });
            }
            return;
        };
        for _ in 0..depth {
            self.close_unclosed();
        }
        let separates = matches!(self.top().holds, Holds::Cut) && separates(tag);
        self.close();
        if separates {
            self.space();
        }
    }

    /// Closes the innermost tag, which its author left open.
    pub(super) fn close_unclosed(&mut self) {
        if let Origin::Html(tag, range) = &self.top().origin
            && !has_optional_end(tag)
        {
            let (tag, range) = (tag.clone(), range.clone());
            let place = self.places.at(&range);
            self.fault(Fault::Unclosed { tag, place });
        }
        self.close();
    }

    fn is_forbidden(&self, name: &str) -> bool {
        match name {
            "aside" => self.is_inside(|holds| matches!(holds, Holds::Element("th" | "dt", _))),
            "ruby" => self.is_inside(|holds| matches!(holds, Holds::Element("ruby", _))),
            "dfn" => self.is_inside(|holds| matches!(holds, Holds::Element("dfn", _))),
            _ => false,
        }
    }
}

/// The bytes of a tag in its block; the whole block if it cannot be found.
fn locate(text: &str, piece: &Piece, block: &Range<usize>, cursor: &mut usize) -> Range<usize> {
    let (lead, name) = match piece {
        Piece::Text(_) => return block.clone(),
        Piece::Comment => ("<!--", ""),
        Piece::Open { tag, .. } => ("<", tag.as_str()),
        Piece::Close(tag) => ("</", tag.as_str()),
    };
    let bytes = &text.as_bytes()[..block.end];
    let is_here = |at: &usize| {
        let rest = &bytes[*at..];
        rest.starts_with(lead.as_bytes())
            && rest[lead.len()..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
    };
    let angles = (*cursor..block.end).filter(|at| bytes[*at] == b'<');
    let Some(start) = { angles }.find(is_here) else {
        *cursor = block.end;
        return block.clone();
    };
    let end_mark: &[u8] = if name.is_empty() { b"-->" } else { b">" };
    let rest = &bytes[start..];
    let length = rest.windows(end_mark.len()).position(|window| window == end_mark);
    let end = length.map_or(block.end, |length| start + length + end_mark.len());
    *cursor = end;
    start..end
}

fn heading_level(name: &str) -> Option<u8> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// Whether a tag has no end tag, allowed or not.
fn is_void_tag(tag: &str) -> bool {
    is_void(tag)
        || matches!(tag, "area" | "base" | "embed" | "frame" | "input" | "param" | "source" | "track")
}

/// Whether HTML lets one leave the end tag out.
fn has_optional_end(tag: &str) -> bool {
    matches!(
        tag,
        "caption"
            | "colgroup"
            | "dd"
            | "dt"
            | "li"
            | "p"
            | "rp"
            | "rt"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}

/// Whether text on both sides of a tag belongs to different lines.
fn separates(tag: &str) -> bool {
    match html_element(tag) {
        Some(name) => is_block(name),
        None => !matches!(tag, "acronym" | "big" | "data" | "font" | "label" | "nobr" | "strike" | "tt"),
    }
}
