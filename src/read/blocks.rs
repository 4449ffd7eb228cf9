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
    /// Terms with what they mean.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
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

/// A term, or several, with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term; several are parted by ends of lines.
    pub term: Vec<Inline>,
    /// What it means, each in blocks of its own.
    pub meanings: Vec<Vec<Block>>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What is said over it, in one line.
    pub caption: Vec<Inline>,
    /// How each column is set, where the table says so.
    pub alignments: Vec<Option<Alignment>>,
    /// The rows of its head.
    pub head: Vec<Vec<Cell>>,
    /// The rows below that.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub content: Vec<Inline>,
    /// How many columns it spans; at least one.
    pub columns: usize,
    /// How many rows it spans; at least one.
    pub rows: usize,
}

/// The side of a column that its cells are set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// The left.
    Left,
    /// Neither.
    Center,
    /// The right.
    Right,
}

impl Table {
    /// A table whose cells span nothing; no head is a row without cells.
    pub fn simple(head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>>) -> Self {
        let row = |cells: Vec<Vec<Inline>>| cells.into_iter().map(Cell::from).collect();
        let head = if head.is_empty() { Vec::new() } else { vec![row(head)] };
        Self { head, rows: rows.into_iter().map(row).collect(), ..Self::default() }
    }

    /// Its rows, those of the head first.
    pub fn all_rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.head.iter().chain(&self.rows)
    }

    /// What there is to read in it: the caption and each cell.
    pub fn lines(&self) -> impl Iterator<Item = &Vec<Inline>> {
        std::iter::once(&self.caption).chain(self.all_rows().flatten().map(|cell| &cell.content))
    }

    /// What there is to read in it, to be changed.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        let cells = self.head.iter_mut().chain(&mut self.rows).flatten();
        std::iter::once(&mut self.caption).chain(cells.map(|cell| &mut cell.content))
    }
}

impl From<Vec<Inline>> for Cell {
    fn from(content: Vec<Inline>) -> Self {
        Self { content, columns: 1, rows: 1 }
    }
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
    /// What is said no longer.
    Struck(Vec<Inline>),
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
            BlockKind::Definitions(definitions) => {
                let one = |definition: &Definition| {
                    let meanings = definition.meanings.iter().map(|meaning| all(meaning));
                    std::iter::once(plain_text(&definition.term))
                        .chain(meanings)
                        .collect::<Vec<_>>()
                        .join("\n")
                };
                definitions.iter().map(one).collect::<Vec<_>>().join("\n")
            }
            BlockKind::Table(table) => {
                let row = |row: &Vec<Cell>| {
                    row.iter().map(|cell| plain_text(&cell.content)).collect::<Vec<_>>().join(" ")
                };
                let caption = Some(plain_text(&table.caption)).filter(|caption| !caption.is_empty());
                caption.into_iter().chain(table.all_rows().map(row)).collect::<Vec<_>>().join("\n")
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
            BlockKind::Definitions(definitions) => {
                let meanings = definitions.iter().flat_map(|definition| &definition.meanings);
                let terms: usize = definitions.iter().map(|definition| words(&definition.term)).sum();
                terms + meanings.map(|meaning| all(meaning)).sum::<usize>()
            }
            BlockKind::Table(table) => table.lines().map(|line| words(line)).sum(),
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

/// Whether a line refers to a note.
pub fn refers_to_note(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::NoteReference(_) => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Superscript(content)
        | Inline::Subscript(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. }
        | Inline::Span { content, .. } => refers_to_note(content),
        Inline::Text(_) | Inline::Code(_) | Inline::LineBreak | Inline::Image(_) => false,
    })
}

fn push_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Span { content, .. } => push_plain(content, out),
            Inline::LineBreak => out.push(' '),
            Inline::Image(_) | Inline::NoteReference(_) => {}
        }
    }
}
