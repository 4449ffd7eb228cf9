//! Tables: of data as tables, of layout as what stands in their cells.

use dom_query::NodeRef;

use super::figures::is_caption;
use super::flow::Flow;
use super::walk::Walk;
use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::frame::words;
use crate::read::page_text::sentences;

/// The most columns and rows that a cell can span; more is a mistake, or malice.
const WIDEST: usize = 50;

/// A cell with more lines or words than this holds text, not data.
const MOST_LINES: usize = 8;
const MOST_WORDS: usize = 150;

type Cell = Vec<Inline>;

/// A row in the making.
struct Row {
    cells: Vec<Flow>,
    /// Columns and rows that each cell spans.
    spans: Vec<(usize, usize)>,
    is_head: bool,
}

/// Adds a table, or the contents of its cells where it only lays them out.
pub fn table(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, out: &mut Flow) {
    out.end_line();
    let mut rows = Vec::new();
    let mut caption = Flow::default();
    let dropped = walk.pictures.dropped();
    collect(walk, node, &mut rows, &mut caption, 0);
    rows.retain(|row| !row.cells.is_empty());
    out.blocks.extend(caption.into_blocks());
    let is_layout = rows.len() < 2 || rows.iter().all(|row| row.cells.len() < 2);
    if is_layout || rows.iter().flat_map(|row| &row.cells).any(holds_blocks) {
        let cells = rows.into_iter().flat_map(|row| row.cells);
        let blocks: Vec<Block> = cells.flat_map(Flow::into_blocks).collect();
        // A caption says nothing without its picture; a sentence may stand beside a bullet.
        if let [only] = blocks.as_slice()
            && walk.pictures.dropped() > dropped
            && (numbers_figure(only) || node.descendants_it().any(|cell| is_caption(&cell)))
        {
            return walk.pictures.drop_caption(only.plain_text());
        }
        return out.blocks.extend(with_caption(blocks));
    }
    let (mut head, mut rows, pictures) = grid(rows);
    let is_set_apart = || is_bold(&rows[0]) && !rows[1..].iter().any(|row| is_bold(row));
    if head.is_empty() && rows.len() > 1 && (is_set_apart() || names_numbers(&rows)) {
        head = rows.remove(0).into_iter().map(plain).collect();
    }
    if rows.iter().flatten().chain(&head).any(|cell| !cell.is_empty()) {
        out.block(BlockKind::Table { head, rows });
    }
    out.blocks.extend(pictures);
}

/// Whether a block is a short line that numbers a figure, and no sentence.
fn numbers_figure(block: &Block) -> bool {
    let text = block.plain_text();
    matches!(block.kind, BlockKind::Paragraph(_))
        && block.words() <= CAPTION
        && words().numbers_figure(&text)
        && !sentences::ends(&text)
}

/// Whether a line is all words: a caption has neither links nor notes.
fn is_plain(line: &[Inline]) -> bool {
    line.iter().all(|piece| match piece {
        Inline::Text(_) | Inline::LineBreak => true,
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Superscript(inner)
        | Inline::Subscript(inner)
        | Inline::Span { content: inner, .. } => is_plain(inner),
        Inline::Code(_) | Inline::Link { .. } | Inline::Image(_) | Inline::NoteReference(_) => false,
    })
}

/// What lays out a picture with a few words below it gives the picture its caption.
fn with_caption(mut blocks: Vec<Block>) -> Vec<Block> {
    if let [Block { kind: BlockKind::Figure(image), .. }, Block { kind: BlockKind::Paragraph(line), .. }] =
        blocks.as_mut_slice()
        && image.caption.is_none()
        && plain_text(line).split_whitespace().count() <= CAPTION
        && is_plain(line)
    {
        image.caption = Some(plain_text(line).split_whitespace().collect::<Vec<_>>().join(" "));
        blocks.truncate(1);
    }
    blocks
}

/// A caption in a table has no more words.
const CAPTION: usize = 30;

/// Whether a row is set in bold from end to end, which makes a head of the first.
fn is_bold(row: &[Cell]) -> bool {
    let is_strong = |cell: &Cell| {
        !cell.is_empty() && cell.iter().all(|piece| matches!(piece, Inline::Strong(_)) || is_blank(piece))
    };
    // The corner above the names of the rows may be empty.
    row.iter().skip_while(|cell| cell.is_empty()).all(is_strong) && row.iter().any(|cell| !cell.is_empty())
}

/// Whether the first row names what the numbers below it are: it has words over a column of them.
fn names_numbers(rows: &[Vec<Cell>]) -> bool {
    let (names, below) = (&rows[0], &rows[1..]);
    let text = |cell: &Cell| plain_text(cell).trim().to_owned();
    let is_name = |cell: &Cell| text(cell).starts_with(char::is_alphabetic);
    let is_number = |cell: &Cell| {
        let text = text(cell);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        text.contains(char::is_numeric) && letters <= UNIT
    };
    let is_column = |at: usize| below.iter().all(|row| row.get(at).is_some_and(is_number));
    // The corner above the names of the rows may be empty.
    names.iter().skip_while(|cell| cell.is_empty()).all(is_name)
        && below.len() > 1
        && (0..names.len()).any(is_column)
}

/// The unit beside a number has no more letters: "4.1 km".
const UNIT: usize = 3;

fn is_blank(piece: &Inline) -> bool {
    matches!(piece, Inline::Text(text) if text.trim().is_empty())
}

/// A bold cell without its dress.
fn plain(cell: Cell) -> Cell {
    let inner = |piece| match piece {
        Inline::Strong(inner) => inner,
        other => vec![other],
    };
    cell.into_iter().flat_map(inner).collect()
}

/// Collects the rows of a table, whatever sections they stand in.
fn collect(
    walk: &mut Walk<'_, '_>,
    node: &NodeRef<'_>,
    rows: &mut Vec<Row>,
    caption: &mut Flow,
    depth: usize,
) {
    for child in node.children_it(false) {
        let Some(name) = child.node_name() else { continue };
        match &*name {
            "caption" => walk.node(&child, caption),
            "tr" => rows.push(row(walk, &child, node.has_name("thead"))),
            "colgroup" | "col" => {}
            // The rows of a section; whatever else stands there is kept above the table.
            "thead" | "tbody" | "tfoot" if depth < 2 => collect(walk, &child, rows, caption, depth + 1),
            _ => walk.node(&child, caption),
        }
    }
}

fn row(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, in_head: bool) -> Row {
    let mut row = Row { cells: Vec::new(), spans: Vec::new(), is_head: in_head };
    let mut plain = 0;
    for child in node.children_it(false).filter(NodeRef::is_element) {
        let span = |name: &str| {
            let typed = child.attr(name).and_then(|typed| typed.trim().parse::<usize>().ok());
            typed.unwrap_or(1).clamp(1, WIDEST)
        };
        plain += usize::from(!child.has_name("th"));
        row.spans.push((span("colspan"), span("rowspan")));
        row.cells.push(walk.inside(&child));
    }
    row.is_head |= plain == 0;
    row
}

/// Whether a cell holds what no cell of Markdown can: blocks other than a few lines.
fn holds_blocks(cell: &Flow) -> bool {
    let lines = |block: &Block| match &block.kind {
        BlockKind::Paragraph(_) | BlockKind::Figure(_) => Some(1),
        BlockKind::List { items, .. } => Some(items.len()),
        BlockKind::Heading(..)
        | BlockKind::Quote(_)
        | BlockKind::Table { .. }
        | BlockKind::Rule
        | BlockKind::Code { .. }
        | BlockKind::NoteDefinition { .. } => None,
    };
    let lines: Option<usize> = cell.blocks.iter().map(lines).sum();
    let words: usize = cell.blocks.iter().map(Block::words).sum();
    lines.is_none_or(|lines| lines > MOST_LINES) || words > MOST_WORDS
}

/// The cells in their columns: a cell that spans several is followed by empty ones, and one that
/// spans rows has empty ones below it, so that none is lost and each stands under its heading.
fn grid(rows: Vec<Row>) -> (Vec<Cell>, Vec<Vec<Cell>>, Vec<Block>) {
    let mut out: Vec<Vec<Cell>> = Vec::new();
    let mut pictures = Vec::new();
    let mut head = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let mut cells: Vec<Cell> = Vec::new();
        let skip = |cells: &mut Vec<Cell>, taken: &mut Vec<usize>| {
            while taken.get(cells.len()).is_some_and(|rows| *rows > 0) {
                taken[cells.len()] -= 1;
                cells.push(Vec::new());
            }
        };
        for (cell, (columns, down)) in row.cells.into_iter().zip(row.spans) {
            skip(&mut cells, &mut taken);
            let (line, inside) = cell.into_line(&Inline::LineBreak);
            pictures.extend(inside);
            let first = cells.len();
            cells.push(line);
            cells.resize(first + columns, Vec::new());
            taken.resize(taken.len().max(cells.len()), 0);
            taken[first..first + columns].fill(down - 1);
        }
        skip(&mut cells, &mut taken);
        if index == 0 && row.is_head { head = cells } else { out.push(cells) }
    }
    (head, out, pictures)
}
