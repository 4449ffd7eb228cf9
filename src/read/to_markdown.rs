//! The one writer of Markdown: blocks become CommonMark with our extensions.
//!
//! Page readers call it, and so does the import of pages. Whatever text a page has, parsing what
//! is written here gives that text back; nothing is escaped that would be read as itself anyway.
//! White space is folded, and NUL becomes U+FFFD, as CommonMark has it.

mod escape;
mod inline;

use std::ops::Range;

use super::blocks::{Block, BlockKind, Image, Inline};

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
        for (index, block) in blocks.iter().enumerate() {
            if is_empty(block) {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.part(gap);
            }
            let follows_list = index > 0 && matches!(blocks[index - 1].kind, BlockKind::List { .. });
            marks = if follows_list && marks == Marks::Usual { Marks::Other } else { Marks::Usual };
            let origin = self.markdown.origins.len();
            let start = self.markdown.text.len();
            self.markdown.origins.push(Origin { markdown: start..start, page: block.span.clone() });
            self.block(block, marks);
            self.markdown.origins[origin].markdown.end = self.markdown.text.len();
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
            BlockKind::Table { head, rows } => self.table(head, rows),
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
            self.line(line);
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
        let tight = items.iter().all(|item| item.iter().filter(|block| !is_empty(block)).count() < 2);
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

    fn code(&mut self, language: &str, text: &str) {
        let fence = "`".repeat(3.max(1 + escape::longest_run(text, '`')));
        let language: String =
            language.chars().filter(|c| c.is_alphanumeric() || "-+_#".contains(*c)).collect();
        self.lines(&format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n')));
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let width = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        let row = |cells: &[Vec<Inline>]| {
            let mut line = String::from("|");
            for column in 0..width {
                let cell = cells.get(column).map(|cell| inline(cell, Setting::Cell)).unwrap_or_default();
                line.push_str(&format!(" {cell} |"));
            }
            line
        };
        let mut lines = vec![row(head), format!("|{}", " --- |".repeat(width))];
        lines.extend(rows.iter().map(|cells| row(cells)));
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

/// Whether nothing of a block would be read.
fn is_empty(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading(_, content) => !has_word(content) && inline(content, Setting::Heading).is_empty(),
        BlockKind::Paragraph(content) => !has_word(content) && inline(content, Setting::Paragraph).is_empty(),
        BlockKind::Quote(blocks) => blocks.iter().all(is_empty),
        BlockKind::List { items, .. } => items.iter().flatten().all(is_empty),
        BlockKind::Table { head, rows } => head.is_empty() && rows.iter().all(Vec::is_empty),
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
