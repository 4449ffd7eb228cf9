//! The one writer of Markdown: blocks become CommonMark with our extensions.
//!
//! Page readers call it, and so does the import of pages. Whatever text a page has, parsing what
//! is written here gives that text back; nothing is escaped that would be read as itself anyway.
//! White space is folded, and NUL becomes U+FFFD, as CommonMark has it.

mod escape;
mod html;
mod inline;
mod passages;

use std::ops::Range;

use super::blocks::{Alignment, Block, BlockKind, Cell, Definition, Image, Inline, Table};
use passages::passage;

pub use inline::{Setting, inline};

/// Markdown, and where on its page each part of it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markdown {
    /// The text.
    pub text: String,
    /// One entry a block, in the order of the text; inner blocks follow the block they are in.
    pub origins: Vec<Origin>,
}

/// The bytes of the Markdown that were made of some bytes of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Bytes of the Markdown.
    pub markdown: Range<usize>,
    /// Bytes of the page.
    pub page: Range<usize>,
}

impl Markdown {
    /// The bytes of the page that an offset of the Markdown was made of: those of the innermost
    /// block that holds it. Between two blocks it is the one before.
    pub fn place_of(&self, offset: usize) -> Option<Range<usize>> {
        let before = self.origins.partition_point(|origin| origin.markdown.start <= offset);
        let known = &self.origins[..before];
        let inside = known.iter().rev().find(|origin| offset < origin.markdown.end);
        inside.or(known.last()).map(|origin| origin.page.clone())
    }
}

/// Writes blocks as Markdown.
pub fn write(blocks: &[Block]) -> Markdown {
    let mut writer = Writer::default();
    writer.blocks(blocks, Gap::Blank);
    let mut markdown = writer.markdown;
    if !markdown.text.is_empty() {
        markdown.text.push('\n');
    }
    markdown
}

/// What parts two blocks of one list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    Line,
}

/// What a run of lists is marked with: two neighbours with the same mark would be one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Usual,
    Other,
}

#[derive(Default)]
struct Writer {
    markdown: Markdown,
    /// What each line of the open blocks begins with.
    prefix: String,
    /// Whether the line already holds the marker of a block that opens here.
    opened: bool,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], gap: Gap) {
        let mut marks = Marks::Other;
        let mut first = true;
        // The passage in another language or direction that is open.
        let mut open = None;
        for (index, block) in blocks.iter().enumerate() {
            if is_empty(block) {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.part(gap);
            }
            let passage = passage(block);
            if open != passage {
                if open.is_some() {
                    self.line("</div>");
                    self.part(Gap::Blank);
                }
                if let Some((language, direction)) = &passage {
                    self.line(&inline::opening("div", language.as_deref(), *direction));
                    self.part(Gap::Blank);
                }
                open = passage;
            }
            let follows_list = index > 0 && matches!(blocks[index - 1].kind, BlockKind::List { .. });
            marks = if follows_list && marks == Marks::Usual { Marks::Other } else { Marks::Usual };
            let origin = self.markdown.origins.len();
            let start = self.markdown.text.len();
            self.markdown.origins.push(Origin { markdown: start..start, page: block.span.clone() });
            match &open {
                Some(_) => self.block(&passages::bare(block), marks),
                None => self.block(block, marks),
            }
            self.markdown.origins[origin].markdown.end = self.markdown.text.len();
        }
        if open.is_some() {
            self.part(Gap::Blank);
            self.line("</div>");
        }
    }

    fn block(&mut self, block: &Block, marks: Marks) {
        match &block.kind {
            BlockKind::Heading(level, content) => {
                let hashes = "#".repeat(usize::from((*level).clamp(1, 6)));
                self.line(&format!("{hashes} {}", inline(content, Setting::Heading)));
            }
            BlockKind::Paragraph(content) => self.lines(&inline(content, Setting::Paragraph)),
            BlockKind::Figure(image) => self.line(&figure(image)),
            BlockKind::Rule => self.line("***"),
            BlockKind::Code { language, text } => self.code(language, text),
            BlockKind::Quote(blocks) => self.nested("> ", "> ", |writer| writer.blocks(blocks, Gap::Blank)),
            BlockKind::List { start, items } => self.list(*start, items, marks),
            BlockKind::Definitions(definitions) => self.definitions(definitions),
            BlockKind::Table(table) if is_simple(table) => self.table(table),
            BlockKind::Table(table) => self.lines(&html::table(table)),
            BlockKind::NoteDefinition { label, blocks } => {
                let marker = format!("[^{}]: ", inline::note_label(label));
                self.nested(&marker, "    ", |writer| writer.blocks(blocks, Gap::Blank));
            }
        }
    }

    /// Ends a line and, if need be, leaves a blank one.
    fn part(&mut self, gap: Gap) {
        self.markdown.text.push('\n');
        if gap == Gap::Blank {
            self.markdown.text.push_str(self.prefix.trim_end());
            self.markdown.text.push('\n');
        }
        self.opened = false;
    }

    fn line(&mut self, line: &str) {
        if !self.opened {
            self.markdown.text.push_str(&self.prefix);
        }
        self.opened = true;
        self.markdown.text.push_str(line);
    }

    fn lines(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.markdown.text.push('\n');
                self.opened = false;
            }
            // An empty line has no spaces at its end.
            match line.is_empty() && index > 0 {
                true => self.markdown.text.push_str(self.prefix.trim_end()),
                false => self.line(line),
            }
        }
    }

    fn nested(&mut self, marker: &str, indent: &str, inside: impl FnOnce(&mut Self)) {
        self.line(marker);
        let outer = self.prefix.len();
        self.prefix.push_str(indent);
        inside(self);
        self.prefix.truncate(outer);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], marks: Marks) {
        let tight = items.iter().all(|item| is_tight(item));
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.part(if tight { Gap::Line } else { Gap::Blank });
            }
            let marker = match (start, marks) {
                (None, Marks::Usual) => "- ".to_owned(),
                (None, Marks::Other) => "* ".to_owned(),
                (Some(first), Marks::Usual) => format!("{}. ", number(first, index)),
                (Some(first), Marks::Other) => format!("{}) ", number(first, index)),
            };
            self.nested(&marker, &" ".repeat(marker.len()), |writer| writer.blocks(item, Gap::Blank));
        }
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        let mut first = true;
        for Definition { term, meanings } in definitions {
            let meanings: Vec<&Vec<Block>> =
                meanings.iter().filter(|meaning| !meaning.iter().all(is_empty)).collect();
            let written = inline(term, Setting::Paragraph);
            if written.is_empty() && meanings.is_empty() {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.part(Gap::Blank);
            }
            // A term without a meaning is no definition, and neither is a meaning without a term.
            if meanings.is_empty() {
                self.lines(&inline(&[Inline::Strong(term.clone())], Setting::Paragraph));
                continue;
            }
            if written.is_empty() {
                meanings.iter().enumerate().for_each(|(index, meaning)| {
                    if index > 0 {
                        self.part(Gap::Blank);
                    }
                    self.blocks(meaning, Gap::Blank);
                });
                continue;
            }
            self.lines(&written);
            for meaning in meanings {
                self.part(if is_tight(meaning) { Gap::Line } else { Gap::Blank });
                self.nested(": ", "  ", |writer| writer.blocks(meaning, Gap::Blank));
            }
        }
    }

    fn code(&mut self, language: &str, text: &str) {
        let fence = "`".repeat(3.max(1 + escape::longest_run(text, '`')));
        let language: String =
            language.chars().filter(|c| c.is_alphanumeric() || "-+_#".contains(*c)).collect();
        self.lines(&format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n')));
    }

    fn table(&mut self, table: &Table) {
        let width = table.all_rows().map(Vec::len).max().unwrap_or(0);
        let row = |cells: &[Cell]| {
            let mut line = String::from("|");
            for column in 0..width {
                let cell = cells.get(column).map(|cell| inline(&cell.content, Setting::Cell));
                line.push_str(&format!(" {} |", cell.unwrap_or_default()));
            }
            line
        };
        let rule = |column: usize| match table.alignments.get(column).copied().flatten() {
            Some(Alignment::Left) => " :-- |",
            Some(Alignment::Center) => " :-: |",
            Some(Alignment::Right) => " --: |",
            None => " --- |",
        };
        let head = row(table.head.first().map_or(&[], Vec::as_slice));
        let mut lines = vec![head, format!("|{}", (0..width).map(rule).collect::<String>())];
        lines.extend(table.rows.iter().map(|cells| row(cells)));
        self.lines(&lines.join("\n"));
    }
}

/// A list marker has nine digits at the most.
fn number(first: u64, index: usize) -> u64 {
    first.saturating_add(index as u64).min(999_999_999)
}

fn figure(image: &Image) -> String {
    inline(&[Inline::Image(image.clone())], Setting::Paragraph)
}

/// Whether Markdown has marks for all of a table.
fn is_simple(table: &Table) -> bool {
    let is_one = |cell: &Cell| cell.columns == 1 && cell.rows == 1;
    table.caption.is_empty() && table.head.len() < 2 && table.all_rows().flatten().all(is_one)
}

/// Whether an item needs no empty lines.
fn is_tight(item: &[Block]) -> bool {
    item.iter().filter(|block| !is_empty(block)).count() < 2
        && item.iter().all(|block| passage(block).is_none())
}

/// Whether nothing of a block would be read.
fn is_empty(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading(_, content) => !has_word(content) && inline(content, Setting::Heading).is_empty(),
        BlockKind::Paragraph(content) => !has_word(content) && inline(content, Setting::Paragraph).is_empty(),
        BlockKind::Quote(blocks) => blocks.iter().all(is_empty),
        BlockKind::List { items, .. } => items.iter().flatten().all(is_empty),
        BlockKind::Definitions(definitions) => definitions.iter().all(|Definition { term, meanings }| {
            !has_word(term)
                && inline(term, Setting::Paragraph).is_empty()
                && meanings.iter().flatten().all(is_empty)
        }),
        BlockKind::Table(table) => table.caption.is_empty() && table.all_rows().all(Vec::is_empty),
        BlockKind::NoteDefinition { .. }
        | BlockKind::Figure(_)
        | BlockKind::Rule
        | BlockKind::Code { .. } => false,
    }
}

/// Whether a word stands in a line outside its links and marks, as in most.
fn has_word(content: &[Inline]) -> bool {
    content.iter().any(|inline| matches!(inline, Inline::Text(text) if text.contains(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests;
