//! What a page says, before it is Markdown: the blocks that every page reader makes.
//!
//! The readers of saved pages find these; [`super::to_markdown`] is the only one who writes them
//! down. A block keeps the bytes of the page that it came from, so that a fault found later in the
//! Markdown can be shown on the page.

use std::ops::Range;

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is, and its content.
    pub kind: BlockKind,
    /// The bytes of the page that it was read from.
    pub span: Range<usize>,
}

/// What a block can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list, with the number of its first item if it is numbered.
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The rows below it.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture in a paragraph of its own.
    Figure(Image),
    /// A rule.
    Rule,
    /// Text as typed.
    Code {
        /// The language after the fence, or nothing.
        language: String,
        /// The text.
        text: String,
    },
    /// A note that a [`Inline::NoteReference`] of the same label refers to.
    NoteDefinition {
        /// The label.
        label: String,
        /// Its blocks.
        blocks: Vec<Block>,
    },
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text as a reader sees it.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Raised text: the `2` of a square.
    Superscript(Vec<Inline>),
    /// Lowered text.
    Subscript(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// The address as the page has it.
        address: String,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A picture in the line.
    Image(Image),
    /// A forced end of line.
    LineBreak,
    /// A reference to a note.
    NoteReference(String),
    /// A passage in another language or direction.
    Span {
        /// The language tag.
        language: Option<String>,
        /// `ltr` or `rtl`.
        direction: Option<crate::language::Direction>,
        /// The passage.
        content: Vec<Inline>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The address as the page has it.
    pub address: String,
    /// The alternative text; nothing where none is given.
    pub alternative: String,
    /// The caption.
    pub caption: Option<String>,
}

impl Block {
    /// Puts a block and its bytes together.
    pub fn new(kind: BlockKind, span: Range<usize>) -> Self {
        Self { kind, span }
    }

    /// The text of it without markup, a line each for what stands below each other.
    pub fn plain_text(&self) -> String {
        let all = |blocks: &[Block]| blocks.iter().map(Block::plain_text).collect::<Vec<_>>().join("\n");
        match &self.kind {
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => plain_text(content),
            BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => all(blocks),
            BlockKind::List { items, .. } => {
                items.iter().map(|item| all(item)).collect::<Vec<_>>().join("\n")
            }
            BlockKind::Table { head, rows } => {
                let row = |row: &Vec<Vec<Inline>>| {
                    row.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join(" ")
                };
                std::iter::once(head).chain(rows).map(row).collect::<Vec<_>>().join("\n")
            }
            BlockKind::Figure(image) => image.caption.clone().unwrap_or_default(),
            BlockKind::Rule => String::new(),
            BlockKind::Code { text, .. } => text.clone(),
        }
    }

    /// The number of words that a reader reads in it.
    pub fn words(&self) -> usize {
        let all = |blocks: &[Block]| blocks.iter().map(Block::words).sum();
        match &self.kind {
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => words(content),
            BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => all(blocks),
            BlockKind::List { items, .. } => items.iter().map(|item| all(item)).sum(),
            BlockKind::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).map(|cell| words(cell)).sum()
            }
            BlockKind::Figure(image) => image.caption.as_deref().map_or(0, |c| c.split_whitespace().count()),
            BlockKind::Rule => 0,
            BlockKind::Code { text, .. } => text.split_whitespace().count(),
        }
    }
}

fn words(content: &[Inline]) -> usize {
    plain_text(content).split_whitespace().count()
}

/// The text of a line without its markup.
pub fn plain_text(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(content, &mut out);
    out
}

fn push_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Link { content, .. }
            | Inline::Span { content, .. } => push_plain(content, out),
            Inline::LineBreak => out.push(' '),
            Inline::Image(_) | Inline::NoteReference(_) => {}
        }
    }
}
