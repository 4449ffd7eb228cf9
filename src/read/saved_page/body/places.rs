//! Where on the page each block stands.
//!
//! The tree that HTML becomes keeps no places, and main-text extraction moves things about. So each
//! block is looked for by its first words, from where the one before it was found. That is enough to
//! name the line of a fault; where it fails (words that are written as character references, markup
//! within a word), a block takes the place of the one before it.

use std::ops::Range;

use crate::read::blocks::{Block, BlockKind, Image, Inline};

/// The number of words that are looked for.
const WORDS: usize = 6;
/// Fewer letters than this prove nothing about where the next block is.
const DISTINCT: usize = 20;
/// A block stands so near to the one before it, in bytes, or is looked for on all of the page.
const NEAR: usize = 10_000;
/// A page is read so often, and is not searched any further then.
const READINGS: usize = 40;

/// Gives every block its place.
pub fn find(blocks: &mut [Block], html: &str) {
    // The head says in its metas what the text says too, and no block stands there.
    let from = html.find("<body").or_else(|| html.find("<BODY")).unwrap_or(0);
    let mut search = Search { html, from, last: from..from, budget: html.len() * READINGS };
    search.blocks(blocks);
}

struct Search<'a> {
    html: &'a str,
    from: usize,
    last: Range<usize>,
    /// How many bytes may still be read.
    budget: usize,
}

impl Search<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            let found = match &block.kind {
                BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => {
                    first_text(content).and_then(|text| self.find(text))
                }
                BlockKind::Code { text, .. } => self.find(text),
                BlockKind::Figure(image) => self.picture(image),
                BlockKind::Table(table) => {
                    table.lines().find_map(|line| first_text(line)).and_then(|text| self.find(text))
                }
                BlockKind::Definitions(definitions) => {
                    let term = definitions.first().and_then(|definition| first_text(&definition.term));
                    term.and_then(|text| self.find(text))
                }
                BlockKind::Quote(_)
                | BlockKind::List { .. }
                | BlockKind::NoteDefinition { .. }
                | BlockKind::Rule => None,
            };
            if let Some(found) = found {
                self.last = found;
            }
            block.span = self.last.clone();
            match &mut block.kind {
                BlockKind::Quote(inner) | BlockKind::NoteDefinition { blocks: inner, .. } => {
                    self.blocks(inner)
                }
                BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
                BlockKind::Definitions(definitions) => {
                    let meanings = definitions.iter_mut().flat_map(|definition| &mut definition.meanings);
                    meanings.for_each(|meaning| self.blocks(meaning));
                    continue;
                }
                _ => continue,
            }
            // What holds blocks stands where the first of them does.
            if let Some(first) = first_place(&block.kind) {
                block.span = first;
            }
        }
    }

    /// A picture is found by the name of its file where the page has it as it is, else by its text.
    fn picture(&mut self, image: &Image) -> Option<Range<usize>> {
        let name = image.address.rsplit('/').next().unwrap_or_default();
        let by_name = if name.contains('.') { self.find(name) } else { None };
        by_name.or_else(|| self.find(&image.alternative))
    }

    fn find(&mut self, text: &str) -> Option<Range<usize>> {
        let end = text.find(['&', '<', '>', '"', '\'', '\u{a0}']).unwrap_or(text.len());
        let words: Vec<&str> = text[..end].split_whitespace().take(WORDS).collect();
        let first = words.first()?;
        let letters: usize = words.iter().map(|word| word.len()).sum();
        let next = self.from.max(self.last.end);
        let mut ends = next + NEAR..self.html.len();
        let near = ends.find(|at| self.html.is_char_boundary(*at)).unwrap_or(self.html.len());
        let found = self.find_in(next..near, first, &words);
        let found = found.or_else(|| self.find_in(self.from..self.html.len(), first, &words))?;
        if letters >= DISTINCT {
            self.from = found.end;
        }
        Some(found)
    }

    /// The first place where words begin in a part of the page.
    fn find_in(&mut self, part: Range<usize>, first: &str, words: &[&str]) -> Option<Range<usize>> {
        if self.budget == 0 {
            return None;
        }
        let found = self.html[part.clone()].match_indices(first).find_map(|(at, _)| {
            let start = part.start + at;
            Some(start..start + match_words(&self.html[start..], words)?)
        });
        let read = found.as_ref().map_or(part.end, |found| found.start) - part.start;
        self.budget = self.budget.saturating_sub(read);
        found
    }
}

/// The length of the words at the beginning of a text, whatever white space is between them.
fn match_words(text: &str, words: &[&str]) -> Option<usize> {
    let mut rest = text;
    for (index, word) in words.iter().enumerate() {
        let trimmed = rest.trim_start();
        if index > 0 && trimmed.len() == rest.len() {
            return None;
        }
        rest = trimmed.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

fn first_place(kind: &BlockKind) -> Option<Range<usize>> {
    let blocks = match kind {
        BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => blocks,
        BlockKind::List { items, .. } => items.first()?,
        _ => return None,
    };
    blocks.first().map(|block| block.span.clone())
}

fn first_text(content: &[Inline]) -> Option<&str> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Superscript(content)
        | Inline::Subscript(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. }
        | Inline::Span { content, .. } => first_text(content),
        Inline::Image(_) | Inline::LineBreak | Inline::NoteReference(_) => None,
    })
}
