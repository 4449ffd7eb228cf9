//! The state of the walk through a text: a stack of what is open, and the tables being filled.
//!
//! A node is made when its frame closes, so no tree is ever deeper than the stack, and the stack is
//! refused beyond [`DEEPEST`].

use std::borrow::Cow;
use std::ops::Range;

use super::content_model::{self, Context, Finished};
use super::fault::Fault;
pub(super) use super::frame::{Alternative, Frame, Holds, Names, Origin, Places, Setting, Tables};
use super::frame::{in_language_of, is_block_level, setting_of};
use super::headings::Headings;
use super::notes::Notes;
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::model::body::Anchor;
use crate::model::{Body, Node};
use crate::read::typography::{self, Setter};
use crate::xml::names::is_block;
use crate::xml::slug;

/// How many containers may be open at once.
pub(super) const DEEPEST: usize = 100;

/// How many bytes are searched for words at a time; no more words than a byte can count.
const RUN: usize = 255;

/// The walk through one text.
pub(super) struct Walk<'a> {
    pub text: &'a str,
    pub places: Places,
    pub diagnostics: &'a mut Diagnostics,
    pub stack: Vec<Frame>,
    pub tables: Tables,
    pub headings: Headings,
    pub notes: Notes,
    pub alternative: Option<Alternative>,
    pub too_deep: Option<Range<usize>>,
    /// Text of the innermost container that is not in the tree yet.
    pending: String,
    /// Room that the children of closed containers grew in, for those that open next.
    spare: Vec<Vec<Node>>,
    setter: Setter,
    in_word: bool,
    /// Where the pending text may hold bare addresses.
    pub address_at: Vec<Range<usize>>,
    /// How many [`Holds::Dropped`] are open.
    dropped: usize,
    anchor_ids: Names,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        text: &'a str,
        language: &Language,
        places: Places,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let setting = setting_of(language);
        let root = Frame {
            holds: Holds::Cut,
            origin: Origin::Markdown,
            context: Context::Flow,
            setting,
            children: Vec::new(),
        };
        let mut stack = Vec::with_capacity(16);
        stack.push(root);
        Self {
            text,
            places,
            diagnostics,
            stack,
            tables: Tables::default(),
            headings: Headings::default(),
            notes: Notes::default(),
            alternative: None,
            too_deep: None,
            pending: String::with_capacity(1024),
            spare: Vec::new(),
            setter: Setter::new(),
            in_word: false,
            address_at: Vec::new(),
            dropped: 0,
            anchor_ids: Names::default(),
        }
    }

    /// The innermost open container: there is always one, since the root stays open to the end.
    pub(super) fn top(&mut self) -> &mut Frame {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.diagnostics.push(fault);
    }

    /// Whether what is read now is left out of the book.
    pub(super) fn is_dropping(&self) -> bool {
        self.dropped > 0
    }

    /// Whether a container is open for which `test` holds.
    pub(super) fn is_inside(&self, test: impl Fn(&Holds) -> bool) -> bool {
        self.stack.iter().any(|frame| test(&frame.holds))
    }

    /// Opens a container; beyond the limit nothing more is read.
    pub(super) fn open(&mut self, holds: Holds, origin: Origin, range: &Range<usize>) {
        self.flush('x');
        if self.stack.len() > DEEPEST {
            self.too_deep.get_or_insert_with(|| range.clone());
            return;
        }
        let parent = self.top();
        let (context, setting) = (parent.context, parent.setting);
        let context = match &holds {
            Holds::Element(name, _) => context.inside(name),
            Holds::Heading { .. } | Holds::BoldParagraph(_) => Context::Phrasing,
            Holds::Link(..) => context.inside("a"),
            Holds::Note(..) => Context::Flow,
            Holds::Cut | Holds::Dropped => context,
        };
        let setting = match &holds {
            Holds::Element("code" | "pre" | "kbd" | "samp" | "var", _) => Setting::Code,
            Holds::Element(_, attributes)
            | Holds::Heading { attributes, .. }
            | Holds::BoldParagraph(attributes)
            | Holds::Link(_, attributes) => in_language_of(attributes, setting),
            Holds::Note(..) | Holds::Cut | Holds::Dropped => setting,
        };
        if is_block_level(&holds) {
            self.begin_block();
        }
        if let Holds::Dropped = holds {
            self.dropped += 1;
        }
        let children = self.spare.pop().unwrap_or_default();
        self.stack.push(Frame { holds, origin, context, setting, children });
    }

    /// Opens an element that Markdown says.
    pub(super) fn open_element(&mut self, name: &'static str, range: &Range<usize>) {
        self.open(Holds::Element(name, Vec::new()), Origin::Markdown, range);
    }

    /// Text that follows is no part of the sentence before.
    pub(super) fn begin_block(&mut self) {
        self.flush(' ');
        self.setter.reset();
        self.in_word = false;
    }

    /// Adds text to the innermost container.
    pub(super) fn text(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    /// Separates what a cut tag would otherwise join.
    pub(super) fn space(&mut self) {
        let spaced = match self.stack.last().and_then(|frame| frame.children.last()) {
            _ if !self.pending.is_empty() => self.pending.ends_with(char::is_whitespace),
            Some(Node::Text(before)) => before.ends_with(char::is_whitespace),
            _ => false,
        };
        if !spaced {
            self.pending.push(' ');
        }
    }

    /// Adds code inside a sentence.
    pub(super) fn code(&mut self, code: &str) {
        self.flush('x');
        let code = &*typography::without_hints(code);
        if self.is_dropping() || code.is_empty() {
            return;
        }
        self.headings.typed(code);
        self.count_words(code);
        self.leaf(content_model::node("code", Vec::new(), vec![Node::Text(code.to_owned())]));
    }

    /// Sets a text that stands for itself, such as a picture's title.
    pub(super) fn set(&self, text: &str) -> String {
        let text = &*typography::without_hints(text);
        match self.stack.last().map(|frame| frame.setting) {
            Some(Setting::English) => Setter::new().set(text, ' '),
            Some(Setting::AsTyped | Setting::Code) | None => text.to_owned(),
        }
    }

    /// Adds a node to the innermost container.
    pub(super) fn leaf(&mut self, node: Node) {
        self.flush('x');
        if self.is_dropping() {
            return;
        }
        match &node {
            Node::Element(element) if is_block(element.name) => self.begin_block(),
            Node::Element(element) if element.name == "br" => {
                self.setter.line_break();
                self.in_word = false;
            }
            Node::Element(_) | Node::Picture(_) | Node::NoteReference(..) => self.setter.opaque(),
            Node::Text(_) | Node::Heading(..) | Node::Link(..) => {}
        }
        push(&mut self.top().children, node);
    }

    /// Moves pending text into the tree; `after` is what is known of the next character.
    pub(super) fn flush(&mut self, after: char) {
        if self.dropped > 0 {
            self.pending.clear();
            self.address_at.clear();
            return;
        }
        if !self.address_at.is_empty() {
            let (text, places) = (std::mem::take(&mut self.pending), std::mem::take(&mut self.address_at));
            self.link_addresses(&text, &places);
        }
        self.flush_pending(after);
    }

    fn flush_pending(&mut self, after: char) {
        if self.pending.is_empty() {
            return;
        }
        if let Cow::Owned(shown) = typography::without_hints(&self.pending) {
            self.pending = shown;
        }
        let setting = self.top().setting;
        let set = match setting {
            Setting::English => self.setter.set(&self.pending, after),
            Setting::AsTyped => {
                self.setter.as_typed(&self.pending);
                self.pending.clone()
            }
            Setting::Code => {
                self.setter.opaque();
                self.pending.clone()
            }
        };
        self.headings.typed(&self.pending);
        self.pending.clear();
        self.count_words(&set);
        if !set.is_empty() {
            push(&mut self.top().children, Node::Text(set));
        }
    }

    /// Counts the words that begin in a text: bytes above the space that follow one that is not.
    fn count_words(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return };
        let is_in_word = |byte: u8| byte > b' ';
        // Sums of single bytes are taken many at a time.
        let pairs = bytes.chunks(RUN).zip(bytes[1..].chunks(RUN));
        let begins: usize = pairs
            .map(|(before, after)| {
                let begins = |(a, b): (&u8, &u8)| u8::from(!is_in_word(*a) & is_in_word(*b));
                usize::from(before.iter().zip(after).map(begins).sum::<u8>())
            })
            .sum();
        self.tables.words += begins + usize::from(is_in_word(*first) && !self.in_word);
        self.in_word = is_in_word(*last);
    }

    /// Closes the innermost container and puts what it became into the next.
    pub(super) fn close(&mut self) {
        self.flush(' ');
        if self.stack.len() < 2 {
            return;
        }
        let Some(mut frame) = self.stack.pop() else { return };
        if is_block_level(&frame.holds) {
            self.begin_block();
        }
        // The tree keeps no more room than it needs.
        let children = frame.children.drain(..).collect();
        self.spare.push(frame.children);
        let finished = match frame.holds {
            Holds::Element(name @ ("p" | "figure"), attributes) => {
                let finished = content_model::finish(name, attributes, children);
                self.caption(finished)
            }
            Holds::Element(name, attributes) => content_model::finish(name, attributes, children),
            Holds::Heading { level, explicit, attributes, place } => {
                let children = content_model::wrapped(attributes, children);
                let pictures = &self.tables.pictures;
                let finished = self.headings.close(level, explicit, place, children, pictures);
                self.caption(finished)
            }
            Holds::BoldParagraph(attributes) => content_model::bold_paragraph(attributes, children),
            Holds::Link(index, attributes) => self.finish_link(index, attributes, children),
            Holds::Note(definition, outside) => {
                let tables = std::mem::replace(&mut self.tables, outside);
                self.notes.close(definition, content_model::paragraphs(children), tables);
                Finished::Nothing
            }
            Holds::Cut => Finished::Nodes(children),
            Holds::Dropped => {
                self.dropped -= 1;
                Finished::Nothing
            }
        };
        let siblings = &mut self.top().children;
        match finished {
            Finished::Node(node) => push(siblings, node),
            Finished::Nodes(nodes) => nodes.into_iter().for_each(|node| push(siblings, node)),
            Finished::Nothing => {}
        }
    }

    /// Gives a typed id the id that the book uses, unique in the text.
    pub(super) fn anchor(&mut self, typed: &str) -> String {
        let slug = match slug::slug(typed) {
            slug if slug.is_empty() => slug::short_hash(typed),
            slug => slug,
        };
        let id = self.anchor_ids.give(format!("a-{slug}"), 2);
        self.tables.anchors.push(Anchor { anchor: typed.to_owned(), id: id.clone() });
        id
    }

    /// Closes everything and gives the text with its tables.
    pub(super) fn finish(mut self) -> Body {
        while self.stack.len() > 1 {
            self.close_raw();
            self.close();
        }
        self.flush(' ');
        if let Some(range) = &self.too_deep {
            let place = self.places.at(range);
            self.fault(Fault::NestedTooDeep { place });
            return Body::default();
        }
        let mut faults = Vec::new();
        let headings = self.headings.finish(&mut faults);
        faults.into_iter().for_each(|fault| self.fault(fault));
        let mut children = std::mem::take(&mut self.top().children);
        children.shrink_to_fit();
        let mut body = Body {
            blocks: content_model::paragraphs(children),
            headings,
            links: self.tables.links,
            pictures: self.tables.pictures,
            anchors: self.tables.anchors,
            bytes: self.text.len(),
            words: self.tables.words,
            notes: Vec::new(),
        };
        self.notes.finish(&mut body, self.diagnostics);
        body
    }
}

/// Adds a node after others; text joins text.
fn push(siblings: &mut Vec<Node>, node: Node) {
    match (siblings.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
        (_, node) => siblings.push(node),
    }
}
