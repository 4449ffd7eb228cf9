//! Tables: of data as tables, of layout as what stands in their cells.

use dom_query::{Document, NodeRef};

use super::figures::is_caption;
use super::flow::Flow;
use super::grid::{Grid, Laid, Standing};
use super::walk::Walk;
use crate::read::blocks::{Alignment, Block, BlockKind, Inline, Table, plain_text, refers_to_note};
use crate::read::frame::words;
use crate::read::page_text::sentences;

/// The most columns and rows that a cell can span; more is a mistake, or malice.
const WIDEST: usize = 50;

/// A row with more cells than this is no row of data.
const MOST_COLUMNS: usize = 100;

/// A cell with more lines or words than this holds text, not data.
const MOST_LINES: usize = 8;
const MOST_WORDS: usize = 150;

/// A row in the making.
struct Row {
    standing: Standing,
    /// Which section of the table it stands in.
    section: usize,
    cells: Vec<Made>,
}

/// A cell in the making.
struct Made {
    content: Flow,
    span: (usize, usize),
    alignment: Option<Alignment>,
}

/// What stands in a table.
#[derive(Default)]
struct Parts {
    rows: Vec<Row>,
    sections: usize,
    caption: Flow,
    /// What is no part of a table.
    strays: Flow,
}

/// Where the alignment of a cell is kept while the main text is sought, which drops it as dress.
const ALIGN: &str = "data-align";

/// Keeps how the cells of tables are set.
pub fn keep_alignments(document: &Document) {
    for cell in document.select("td, th").nodes() {
        let typed = |node: &NodeRef<'_>| {
            let style = node.attr("style").map(|style| style.to_ascii_lowercase()).unwrap_or_default();
            let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
            let set = rules.rfind(|(name, _)| name.trim() == "text-align");
            set.map(|(_, value)| value.trim().to_owned()).or_else(|| Some(node.attr("align")?.to_lowercase()))
        };
        let of_row = || cell.parent().filter(|row| row.has_name("tr")).and_then(|row| typed(&row));
        if let Some(side) = typed(cell).or_else(of_row) {
            cell.set_attr(ALIGN, &side);
        }
    }
}

/// Adds a table, or the contents of its cells where it only lays them out.
pub fn table(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, out: &mut Flow) {
    out.end_line();
    let dropped = walk.pictures.dropped();
    let mut parts = Parts::default();
    collect(walk, node, &mut parts, 0);
    let Parts { rows, caption, strays, .. } = parts;
    out.blocks.extend(strays.into_blocks());
    let filled = || rows.iter().filter(|row| !row.cells.is_empty());
    let is_layout = filled().count() < 2
        || filled().all(|row| row.cells.len() < 2)
        || filled().any(|row| row.cells.len() > MOST_COLUMNS);
    if is_layout || rows.iter().flat_map(|row| &row.cells).any(|cell| holds_blocks(&cell.content)) {
        out.blocks.extend(caption.into_blocks());
        let cells = rows.into_iter().flat_map(|row| row.cells);
        let blocks: Vec<Block> = cells.flat_map(|cell| cell.content.into_blocks()).collect();
        // A caption says nothing without its picture; a sentence may stand beside a bullet.
        if let [only] = blocks.as_slice()
            && walk.pictures.dropped() > dropped
            && (numbers_figure(only) || node.descendants_it().any(|cell| is_caption(&cell)))
        {
            return walk.pictures.drop_caption(only.plain_text());
        }
        return out.blocks.extend(with_caption(blocks));
    }
    let caption = caption_line(caption, out);
    let mut pictures = Vec::new();
    let grid = Grid::new(rows.into_iter().map(|row| laid(row, &mut pictures)).collect());
    let table = settled(grid, caption);
    if table.lines().any(|line| !line.is_empty()) {
        out.block(BlockKind::Table(table));
    }
    out.blocks.extend(pictures);
}

/// A caption as one line; as blocks above the table where it is more than that, or has notes.
fn caption_line(caption: Flow, out: &mut Flow) -> Vec<Inline> {
    let blocks = caption.into_blocks();
    let line = |block: &Block| match &block.kind {
        BlockKind::Heading(_, line) | BlockKind::Paragraph(line) if !refers_to_note(line) => {
            Some(line.clone())
        }
        _ => None,
    };
    let lines: Option<Vec<Vec<Inline>>> = blocks.iter().map(line).collect();
    match lines {
        Some(lines) => lines.join(&Inline::LineBreak),
        None => {
            out.blocks.extend(blocks);
            Vec::new()
        }
    }
}

/// A row whose cells are lines.
fn laid(row: Row, pictures: &mut Vec<Block>) -> (Standing, usize, Vec<Laid>) {
    let cells = row.cells.into_iter().map(|cell| {
        let (content, inside) = cell.content.into_line(&Inline::LineBreak);
        pictures.extend(inside);
        Laid { content, span: cell.span, alignment: cell.alignment }
    });
    (row.standing, row.section, cells.collect())
}

/// A table with its head, which the page may say in many ways.
fn settled(grid: Grid, caption: Vec<Inline>) -> Table {
    let (said, first) = (grid.head(), grid.closed(1));
    let is_dressed = said == 0 && first > 0 && is_dressed(&grid, first);
    let height = if is_dressed { first } else { said };
    let alignments = grid.alignments(height);
    let mut head = grid.into_rows();
    let rows = head.split_off(height);
    if is_dressed {
        for cell in head.iter_mut().flatten() {
            cell.content = plain(std::mem::take(&mut cell.content));
        }
    }
    Table { caption, alignments, head, rows }
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
        | Inline::Struck(inner)
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

/// Whether the first row, with what its cells reach into, is a head by its dress or by its words.
fn is_dressed(grid: &Grid, first: usize) -> bool {
    if grid.area() > LARGEST {
        return false;
    }
    let contents = grid.contents();
    let is_set_apart = || is_bold(&contents[0]) && !contents[first..].iter().any(|row| is_bold(row));
    is_set_apart() || names_numbers(&contents[0], &contents[first..])
}

/// No table that anybody reads has more places for cells.
const LARGEST: usize = 200_000;

/// Whether a row is set in bold from end to end, which makes a head of the first.
fn is_bold(row: &[&[Inline]]) -> bool {
    let is_strong = |cell: &&[Inline]| {
        !cell.is_empty() && cell.iter().all(|piece| matches!(piece, Inline::Strong(_)) || is_blank(piece))
    };
    // The corner above the names of the rows may be empty.
    row.iter().skip_while(|cell| cell.is_empty()).all(is_strong) && row.iter().any(|cell| !cell.is_empty())
}

/// Whether the first row names what the numbers below it are: it has words over a column of them.
fn names_numbers(names: &[&[Inline]], below: &[Vec<&[Inline]>]) -> bool {
    let text = |cell: &&[Inline]| plain_text(cell).trim().to_owned();
    let is_name = |cell: &&[Inline]| text(cell).starts_with(char::is_alphabetic);
    let is_number = |cell: &&[Inline]| {
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
fn plain(cell: Vec<Inline>) -> Vec<Inline> {
    let inner = |piece| match piece {
        Inline::Strong(inner) => inner,
        other => vec![other],
    };
    cell.into_iter().flat_map(inner).collect()
}

/// Collects the parts of a table, whatever sections they stand in.
fn collect(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, parts: &mut Parts, depth: usize) {
    for child in node.children_it(false) {
        let Some(name) = child.node_name() else { continue };
        match &*name {
            "caption" => walk.node(&child, &mut parts.caption),
            "tr" => {
                let row = row(walk, &child, node.has_name("thead"), parts.sections);
                parts.rows.push(row);
            }
            "colgroup" | "col" => {}
            // The rows of a section; whatever else stands there is kept above the table.
            "thead" | "tbody" | "tfoot" if depth < 2 => {
                parts.sections += 1;
                collect(walk, &child, parts, depth + 1);
                parts.sections += 1;
            }
            _ => walk.node(&child, &mut parts.strays),
        }
    }
}

fn row(walk: &mut Walk<'_, '_>, node: &NodeRef<'_>, in_head: bool, section: usize) -> Row {
    let mut cells = Vec::new();
    let mut are_headings = true;
    for child in node.children_it(false).filter(NodeRef::is_element) {
        let span = |name: &str| {
            let typed = child.attr(name).and_then(|typed| typed.trim().parse::<usize>().ok());
            typed.unwrap_or(1).clamp(1, WIDEST)
        };
        are_headings &= child.has_name("th");
        let alignment = match child.attr(ALIGN).as_deref() {
            Some("left") => Some(Alignment::Left),
            Some("center") => Some(Alignment::Center),
            Some("right") => Some(Alignment::Right),
            _ => None,
        };
        let span = (span("colspan"), span("rowspan"));
        cells.push(Made { content: walk.inside(&child), span, alignment });
    }
    let standing = match (in_head, are_headings) {
        (true, _) => Standing::Head,
        (false, true) => Standing::Headings,
        (false, false) => Standing::Row,
    };
    Row { standing, section, cells }
}

/// Whether a cell holds what no cell of Markdown can: blocks other than a few lines.
fn holds_blocks(cell: &Flow) -> bool {
    let lines = |block: &Block| match &block.kind {
        BlockKind::Paragraph(_) | BlockKind::Figure(_) => Some(1),
        BlockKind::List { items, .. } => Some(items.len()),
        BlockKind::Heading(..)
        | BlockKind::Quote(_)
        | BlockKind::Definitions(_)
        | BlockKind::Table(_)
        | BlockKind::Rule
        | BlockKind::Code { .. }
        | BlockKind::NoteDefinition { .. } => None,
    };
    let lines: Option<usize> = cell.blocks.iter().map(lines).sum();
    let words: usize = cell.blocks.iter().map(Block::words).sum();
    lines.is_none_or(|lines| lines > MOST_LINES) || words > MOST_WORDS
}
