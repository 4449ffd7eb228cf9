//! Builds the tree of a page, and stops at what no page needs.
//!
//! The parser is fed piece by piece, and what it builds is counted between the pieces: no input
//! makes it build a tree so deep that walking it ends the process, or so large that it never comes
//! back. Whoever walks the tree may recurse.

mod attributes;
mod sink;

use std::fmt;
use std::ops::Range;

use dom_query::Document;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use sink::CountingSink;

/// The most levels of a page; browsers draw no deeper either.
pub const MOST_LEVELS: usize = 512;
/// The most elements of a page: long reports have some ten thousand.
pub const MOST_ELEMENTS: usize = 200_000;
/// The most attributes of one element.
pub const MOST_ATTRIBUTES: usize = 1_000;

/// How many bytes the parser gets at once.
const PIECE: usize = 8 * 1024;

/// What a page has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Elements inside elements.
    Levels,
    /// Elements.
    Elements,
    /// Attributes of one element.
    Attributes,
    /// Parts of the archive that it came in.
    Parts,
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Levels => write!(f, "nests its elements deeper than {MOST_LEVELS} levels"),
            Self::Elements => write!(f, "has more than {MOST_ELEMENTS} elements"),
            Self::Attributes => write!(f, "has an element with more than {MOST_ATTRIBUTES} attributes"),
            Self::Parts => write!(f, "has more parts than any page is saved in"),
        }
    }
}

/// Where a page has too much of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooComplex {
    /// What there is too much of.
    pub excess: Excess,
    /// The bytes of the line that the parser was at.
    pub span: Range<usize>,
}

/// Builds the tree of a page.
///
/// # Errors
/// The page has more of something than any page needs.
pub fn parse(html: &str) -> Result<Document, TooComplex> {
    // What stands in `<noscript>` is for readers without scripts, such as ours.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = parse_document(CountingSink::default(), options);
    let mut quiet = Quiet::default();
    let mut at = 0;
    while at < html.len() {
        let end = (at + PIECE..).find(|end| html.is_char_boundary(*end) || *end > html.len());
        let end = end.unwrap_or(html.len()).min(html.len());
        parser.process(StrTendril::from(&html[at..end]));
        let sink = &parser.tokenizer.sink.sink;
        if let Some((excess, line)) = sink.excess() {
            return Err(TooComplex { excess, span: line_of(html, line) });
        }
        if quiet.is_bomb(html, sink.events(), at, end) {
            return Err(TooComplex { excess: Excess::Attributes, span: at..at });
        }
        at = end;
    }
    let sink = parser.finish();
    match sink.excess() {
        Some((excess, line)) => Err(TooComplex { excess, span: line_of(html, line) }),
        None => Ok(sink.into_document()),
    }
}

/// Since when the parser has been inside one tag or comment, and told nothing.
#[derive(Default)]
struct Quiet {
    events: usize,
    since: usize,
}

impl Quiet {
    /// Whether the parser sits in a tag that it would never come out of.
    fn is_bomb(&mut self, html: &str, events: usize, at: usize, end: usize) -> bool {
        if events != self.events {
            *self = Self { events, since: at };
        }
        // The longer it takes, the seldomer it is looked at: a picture of 50 MB is one attribute.
        let pieces = (end - self.since) / PIECE;
        pieces > 1 && pieces.is_power_of_two() && attributes::are_too_many(&html[self.since..end], PIECE)
    }
}

fn line_of(html: &str, line: u64) -> Range<usize> {
    let before = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = html.split_inclusive('\n').take(before).map(str::len).sum();
    let start = start.min(html.len());
    start..html[start..].find('\n').map_or(html.len(), |length| start + length)
}

#[cfg(test)]
mod tests;
