//! Blocks and the line in the making, in the order of the page.

use super::tidy::{tidy, without_pictures};
use crate::read::blocks::{Block, BlockKind, Definition, Inline};

/// What the walk has read of one element.
#[derive(Debug, Default)]
pub struct Flow {
    /// The blocks that are complete.
    pub blocks: Vec<Block>,
    /// The line that is not.
    pub line: Vec<Inline>,
    /// Whether the next text is the rest of a word, of which the first letter is a drop cap.
    pub joins: bool,
}

impl Flow {
    /// Adds a piece to the line.
    pub fn push(&mut self, inline: Inline) {
        self.line.push(inline);
        self.joins = false;
    }

    /// Adds text to the line.
    pub fn text(&mut self, text: &str) {
        let text = if self.joins { text.trim_start() } else { text };
        if text.is_empty() {
            return;
        }
        self.push(Inline::Text(text.to_owned()));
    }

    /// Ends the line; two ends with nothing between them end the paragraph.
    pub fn line_break(&mut self) {
        let is_space = |inline: &&Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
        let last = self.line.iter().rev().find(|inline| !is_space(inline));
        if last == Some(&Inline::LineBreak) { self.end_line() } else { self.push(Inline::LineBreak) }
    }

    /// Adds a block.
    pub fn block(&mut self, kind: BlockKind) {
        self.end_line();
        self.blocks.push(Block::new(kind, 0..0));
    }

    /// Makes a paragraph of the line; a picture at either end of it becomes a block.
    pub fn end_line(&mut self) {
        self.joins = false;
        let mut line = tidy(std::mem::take(&mut self.line));
        let mut after = Vec::new();
        while let Some(image) = line.pop_if(|inline| matches!(inline, Inline::Image(_))) {
            after.push(image);
            line = tidy(line);
        }
        let pictures = line.iter().take_while(|inline| is_picture_or_space(inline)).count();
        let before: Vec<Inline> = line.drain(..pictures).collect();
        self.figures(before);
        let line = tidy(line);
        if !line.is_empty() {
            self.blocks.push(Block::new(BlockKind::Paragraph(line), 0..0));
        }
        after.reverse();
        self.figures(after);
    }

    /// The blocks, with the line ended.
    pub fn into_blocks(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }

    /// All of it as one line, for a place that holds no blocks; pictures are given apart.
    pub fn into_line(self, between: &Inline) -> (Vec<Inline>, Vec<Block>) {
        let mut line = Vec::new();
        let mut pictures = Vec::new();
        push_line(self.into_blocks(), between, &mut line, &mut pictures);
        let (line, inside) = without_pictures(tidy(line));
        pictures.extend(inside.into_iter().map(|image| Block::new(BlockKind::Figure(image), 0..0)));
        (line, pictures)
    }

    fn figures(&mut self, pictures: Vec<Inline>) {
        for inline in pictures {
            if let Inline::Image(image) = inline {
                self.blocks.push(Block::new(BlockKind::Figure(image), 0..0));
            }
        }
    }
}

fn is_picture_or_space(inline: &Inline) -> bool {
    match inline {
        Inline::Image(_) | Inline::LineBreak => true,
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn push_line(blocks: Vec<Block>, between: &Inline, line: &mut Vec<Inline>, pictures: &mut Vec<Block>) {
    for block in blocks {
        let add = |content: Vec<Inline>, line: &mut Vec<Inline>| {
            if !line.is_empty() && !content.is_empty() {
                line.push(between.clone());
            }
            line.extend(content);
        };
        match block.kind {
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => add(content, line),
            BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => {
                push_line(blocks, between, line, pictures);
            }
            BlockKind::List { items, .. } => {
                items.into_iter().for_each(|item| push_line(item, between, line, pictures));
            }
            BlockKind::Definitions(definitions) => {
                for Definition { term, meanings } in definitions {
                    add(term, line);
                    meanings.into_iter().for_each(|meaning| push_line(meaning, between, line, pictures));
                }
            }
            BlockKind::Table(mut table) => {
                table.lines_mut().for_each(|cell| add(std::mem::take(cell), line));
            }
            BlockKind::Code { text, .. } => add(vec![Inline::Code(text)], line),
            BlockKind::Figure(_) => pictures.push(block),
            BlockKind::Rule => {}
        }
    }
}
