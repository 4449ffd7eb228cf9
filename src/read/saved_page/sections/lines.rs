//! The lines of a section: its innermost blocks, and their content as Markdown.

use dom_query::NodeRef;

use super::Context;
use crate::read::blocks::{Inline, plain_text};
use crate::read::frame::{Frame, is_of_frame, words};
use crate::read::page_text::labels::LABELS;
use crate::read::page_text::names;
use crate::read::page_text::roles::unmarked;
use crate::read::page_text::sentences;
use crate::read::to_markdown::{Setting, inline};

/// A block of a section that has no other in it.
pub struct Line<'a> {
    /// The element.
    pub node: NodeRef<'a>,
    /// What it says.
    pub content: Vec<Inline>,
}

impl Line<'_> {
    /// Its text, white space folded.
    pub fn text(&self) -> String {
        plain_text(&self.content).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The texts that its breaks part.
    pub fn parts(&self) -> Vec<String> {
        let parts = self.content.split(|piece| matches!(piece, Inline::LineBreak));
        parts.map(|part| plain_text(part).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// The same without emphasis of the whole, which is how the site sets it.
    pub fn undressed(mut self) -> Self {
        self.content = undressed(self.content, &[]);
        self
    }

    /// Its lines, where breaks part them, unless all of them are one of some names.
    pub fn broken(self, names: &[String]) -> Vec<Self> {
        if names.contains(&self.text()) {
            return vec![self];
        }
        let parts = self.content.split(|piece| matches!(piece, Inline::LineBreak));
        let lines = parts.map(|part| Self { node: self.node, content: part.to_vec() });
        lines.filter(|line| !line.text().is_empty()).collect()
    }

    /// The name in bold that it begins with.
    pub fn bold_name(&self) -> Option<String> {
        self.content.first().and_then(bold_name)
    }

    /// The parts of a line in which several are named, each from its name in bold on.
    pub fn named(self) -> Vec<Self> {
        let is_start = |at: &usize| *at == 0 || bold_name(&self.content[*at]).is_some();
        let starts: Vec<usize> = (0..self.content.len()).filter(is_start).collect();
        let ends = starts.iter().skip(1).copied().chain([self.content.len()]);
        let part = |(start, end): (&usize, usize)| Self {
            node: self.node,
            content: self.content[*start..end].to_vec(),
        };
        let parts: Vec<Self> = starts.iter().zip(ends).map(part).collect();
        let names = parts.iter().filter(|part| part.bold_name().is_some()).count();
        if names < 2 {
            vec![self]
        } else {
            parts.into_iter().filter(|part| !part.text().is_empty()).collect()
        }
    }

    /// The parts of a line in which several of those given are spoken of, each from the sentence on that
    /// opens with the name: "Ada Lind reads gauges. Ben Roe builds dams."
    pub fn by_sentences_on(self, names: &[String]) -> Vec<Self> {
        let opens = |text: &str, name: &str| {
            let rest = text.get(..name.len()).filter(|head| head.to_lowercase() == name.to_lowercase());
            rest.is_some() && !text[name.len()..].starts_with(char::is_alphanumeric)
        };
        let opener = |text: &str| names.iter().position(|name| opens(text, name));
        let mut parts: Vec<(Option<usize>, Vec<Inline>)> = vec![(None, Vec::new())];
        let mut is_start = true;
        for piece in self.content.iter().cloned() {
            let texts = match &piece {
                Inline::Text(text) => whole_sentences(text),
                _ => vec![piece],
            };
            for piece in texts {
                let text = plain_text(std::slice::from_ref(&piece));
                let owner = opener(text.trim_start()).filter(|_| is_start);
                let last = parts.last().and_then(|(owner, _)| *owner);
                if owner.is_some() && owner != last {
                    parts.push((owner, Vec::new()));
                }
                if !text.trim().is_empty() {
                    is_start = sentences::ends(text.trim_end());
                }
                if let Some((_, content)) = parts.last_mut() {
                    content.push(piece);
                }
            }
        }
        parts.retain(|(_, content)| !plain_text(content).trim().is_empty());
        let are_all_named = parts.iter().all(|(owner, _)| owner.is_some());
        if parts.len() < 2 || !are_all_named {
            return vec![self];
        }
        parts.into_iter().map(|(_, content)| Self { node: self.node, content }).collect()
    }

    /// Its text without the links at its end; nothing where others stand in it.
    pub fn unlinked(&self) -> String {
        let is_link = |piece: &Inline| matches!(piece, Inline::Link { .. });
        let text = self.content.iter().rposition(|piece| !is_link(piece) && !is_blank(piece));
        let rest = &self.content[..text.map_or(0, |last| last + 1)];
        let rest = if rest.iter().any(is_link) { &[] } else { rest };
        plain_text(rest).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it stands in an item of a list.
    pub fn is_item(&self) -> bool {
        std::iter::once(self.node).chain(self.node.ancestors_it(Some(3))).any(|node| node.has_name("li"))
    }

    /// Whether it is a link and nothing else.
    pub fn is_link(&self) -> bool {
        let mut pieces = self.content.iter().filter(|piece| !is_blank(piece));
        matches!((pieces.next(), pieces.next()), (Some(Inline::Link { .. }), None))
    }

    /// The address to which some name in it leads.
    pub fn address_of(&self, name: &str) -> Option<String> {
        self.content.iter().find_map(|piece| match piece {
            Inline::Link { address, content } if plain_text(content).trim() == name => Some(address.clone()),
            _ => None,
        })
    }

    /// The address of its only link, or of the link it stands in.
    pub fn address(&self, ctx: &Context) -> Option<String> {
        let mut within = std::iter::once(self.node).chain(self.node.descendants_it());
        let own = within.find(|node| node.has_name("a"));
        let outer = || self.node.ancestors_it(Some(3)).find(|node| node.has_name("a"));
        own.or_else(outer).and_then(|link| ctx.address(&link.attr("href")?))
    }
}

/// The sentences of a text, with the white space between them.
fn whole_sentences(text: &str) -> Vec<Inline> {
    let starts = sentences::starts(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| Inline::Text(text[*start..end].to_owned())).collect()
}

/// What is said of somebody as inline Markdown: without emphasis of the whole, which is how the site
/// sets it, without the dash or the bullet before it, and without links and emphasis of authors' names,
/// whose addresses are known.
pub fn said_of(names: &[String], mut content: Vec<Inline>) -> String {
    let is_mark = |piece: &Inline| unmarked(&plain_text(std::slice::from_ref(piece))).is_empty();
    while content.len() > 1 && content.last().is_some_and(is_mark) {
        content.pop();
    }
    let leads_on =
        |piece: &Inline| matches!(piece, Inline::Link { content, .. } if is_button(&plain_text(content)));
    while content.len() > 1 && content.last().is_some_and(|piece| leads_on(piece) || is_mark(piece)) {
        content.pop();
    }
    clear_bullet(&mut content);
    without_handle(&mut content);
    content = undressed(content, names);
    for piece in &mut content {
        if is_name(piece, names) {
            *piece = Inline::Text(plain_text(std::slice::from_ref(piece)));
        }
    }
    inline(&content, Setting::Paragraph).trim().to_owned()
}

/// "Read More +": whether the words of a link say no more than that it leads on.
fn is_button(words_of_link: &str) -> bool {
    let bare = words_of_link.trim_matches(|c: char| !c.is_alphanumeric());
    is_of_frame(bare) || words().frame_of(bare) == Some(Frame::WayOn)
}

/// Whether a piece is one of some names and nothing else.
fn is_name(piece: &Inline, names: &[String]) -> bool {
    let text = plain_text(std::slice::from_ref(piece));
    names.iter().any(|name| name == text.trim())
}

/// Takes a dash or a bullet off the beginning.
fn clear_bullet(content: &mut Vec<Inline>) {
    let is_bullet = |c: char| c.is_whitespace() || c == '—' || LABELS.bullets.contains(c);
    let is_one = |piece: &Inline| plain_text(std::slice::from_ref(piece)).chars().all(is_bullet);
    let bullets = content.iter().take_while(|piece| is_one(piece)).count();
    content.drain(..bullets);
    match content.first_mut() {
        Some(Inline::Text(text)) => *text = text.trim_start_matches(is_bullet).to_owned(),
        Some(Inline::Emphasis(inner)) => clear_bullet(inner),
        _ => {}
    }
}

/// Pieces of a line without emphasis of all of them, but for the names in it.
fn undressed(content: Vec<Inline>, names: &[String]) -> Vec<Inline> {
    let is_slanted = |piece: &Inline| matches!(piece, Inline::Emphasis(_)) || is_blank(piece);
    let is_bold = |piece: &Inline| matches!(piece, Inline::Strong(_)) || is_blank(piece);
    let is_slanted_whole = content.iter().all(|piece| is_slanted(piece) || is_name(piece, names));
    if !is_slanted_whole && !content.iter().all(is_bold) {
        return content;
    }
    let inner = |piece| match piece {
        Inline::Emphasis(inner) => inner,
        Inline::Strong(inner) if !is_slanted_whole => inner,
        other => vec![other],
    };
    content.into_iter().flat_map(inner).collect()
}

/// Takes "Twitter: @lind" off the end: where else somebody writes is not said of him.
fn without_handle(content: &mut Vec<Inline>) {
    let is_handle = |piece: &Inline| match piece {
        Inline::Link { content, .. } => plain_text(content).trim().starts_with('@'),
        _ => false,
    };
    let last =
        content.iter().rposition(|piece| !unmarked(&plain_text(std::slice::from_ref(piece))).is_empty());
    let Some(at) = last.filter(|at| is_handle(&content[*at])) else { return };
    let label = match at.checked_sub(1).map(|before| &content[before]) {
        Some(Inline::Text(text)) => text.trim_end().to_owned(),
        _ => return,
    };
    let start = sentences::starts(&label).last().copied().unwrap_or_default();
    // "She writes as @lind" is a sentence, and "(@lind)" a part of one.
    if label.ends_with(':') && label[start..].split_whitespace().count() <= HANDLE {
        content.truncate(at);
        content[at - 1] = Inline::Text(label[..start].to_owned());
    }
}

/// No more words stand before somebody's name on a network: "Twitter:", "Follow her on X:".
const HANDLE: usize = 5;

/// The name that a piece in bold is.
fn bold_name(piece: &Inline) -> Option<String> {
    let Inline::Strong(name) = piece else { return None };
    let name = plain_text(name);
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':'));
    names::is_full_name(name).then(|| name.to_owned())
}

fn is_blank(piece: &Inline) -> bool {
    matches!(piece, Inline::Text(text) if text.trim().is_empty())
}

/// The innermost blocks of some elements, in order; those without text are left out.
pub fn lines<'a>(ctx: &Context, nodes: &[NodeRef<'a>]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    if let [first, _, ..] = nodes
        && nodes.iter().all(is_inline)
    {
        let mut content = Vec::new();
        nodes.iter().for_each(|node| piece(ctx, node, 0, &mut content));
        return vec![Line { node: *first, content }];
    }
    let mut open: Vec<NodeRef<'a>> = nodes.iter().rev().copied().collect();
    while let Some(node) = open.pop() {
        if node.children_it(false).any(|child| is_block(&child)) {
            open.extend(node.children_it(true));
            continue;
        }
        let mut content = Vec::new();
        if node.has_name("a") || node.is_text() {
            piece(ctx, &node, 0, &mut content);
        } else if node.is_element() {
            pieces(ctx, &node, 0, &mut content);
        }
        let line = Line { node, content };
        if !line.text().is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Whether a node is a part of a line.
pub fn is_inline(node: &NodeRef<'_>) -> bool {
    node.is_text() || !is_block(node) && !node.has_name("hr") && !node.has_name("a")
}

fn is_block(node: &NodeRef<'_>) -> bool {
    let has_block = || node.descendants_it().any(|inner| is_block_name(&inner));
    is_block_name(node) || node.is_element() && has_block()
}

fn is_block_name(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else { return false };
    matches!(
        &*name,
        "p" | "div"
            | "ul"
            | "ol"
            | "li"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "blockquote"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "address"
            | "time"
            | "main"
    )
}

/// Deeper than this, text counts and markup does not.
const DEPTH: usize = 12;

/// The content of an element as pieces of a line.
pub fn pieces(ctx: &Context, node: &NodeRef<'_>, depth: usize, out: &mut Vec<Inline>) {
    for child in node.children_it(false) {
        if touches(&child) {
            out.push(Inline::LineBreak);
        }
        piece(ctx, &child, depth, out);
    }
}

/// Whether a word of an element ends where one with a capital or a number begins in the next, with no
/// space between: its style puts "<span>Low Water</span><span>May 3, 2008</span>" on two lines.
fn touches(node: &NodeRef<'_>) -> bool {
    let is_part = |node: &NodeRef<'_>| node.has_name("span") || node.has_name("a");
    if !is_part(node) {
        return false;
    }
    let Some(before) = node.prev_sibling().filter(is_part) else { return false };
    let ends = before.text().ends_with(|c: char| c.is_lowercase() || c.is_numeric());
    ends && node.text().starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// "Ada Lind is a fellow. E-mail": whether a link writes to somebody and closes its element behind a
/// sentence, in other words than the address.
fn is_mail_button(node: &NodeRef<'_>) -> bool {
    let is_mail = node.attr("href").is_some_and(|href| href.trim().starts_with("mailto:"));
    let is_empty = |node: &NodeRef<'_>| node.text().trim().is_empty();
    let mut before = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling);
    let mut after = std::iter::successors(node.next_sibling(), NodeRef::next_sibling);
    is_mail
        && !node.text().contains('@')
        && after.all(|after| is_empty(&after))
        && before
            .find(|before| !is_empty(before))
            .is_none_or(|before| sentences::ends(before.text().trim_end()))
}

/// A node as pieces of a line.
fn piece(ctx: &Context, node: &NodeRef<'_>, depth: usize, out: &mut Vec<Inline>) {
    if node.is_text() || depth > DEPTH {
        return out.push(Inline::Text(node.text().to_string()));
    }
    let Some(name) = node.node_name() else { return };
    let mut content = Vec::new();
    pieces(ctx, node, depth + 1, &mut content);
    match &*name {
        "script" | "style" | "svg" | "noscript" | "template" => {}
        "br" => out.push(Inline::LineBreak),
        "em" | "i" | "cite" => out.push(Inline::Emphasis(content)),
        "strong" | "b" => out.push(Inline::Strong(content)),
        "a" => match node.attr("href").and_then(|href| ctx.address(&href)) {
            Some(address) if !content.is_empty() => out.push(Inline::Link { address, content }),
            _ if is_mail_button(node) => {}
            _ => out.append(&mut content),
        },
        _ => out.append(&mut content),
    }
}
