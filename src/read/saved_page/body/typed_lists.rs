//! Lists whose marks are typed: paragraphs that begin with a hyphen or a bullet.

use crate::read::blocks::{Block, BlockKind, Inline, plain_text};

/// What is typed before an item.
const MARKS: [char; 5] = ['-', '•', '·', '▪', '●'];

/// Makes a list of each run of several such paragraphs.
pub fn find(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut run: Vec<Block> = Vec::new();
    for block in blocks {
        let goes_on =
            mark(&block).is_some_and(|mark| run.first().is_none_or(|first| self::mark(first) == Some(mark)));
        if !goes_on {
            close(&mut run, &mut out);
        }
        if mark(&block).is_some() { run.push(block) } else { out.push(block) }
    }
    close(&mut run, &mut out);
    out
}

/// The mark that a paragraph begins with.
fn mark(block: &Block) -> Option<char> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let Some(Inline::Text(text)) = content.first() else { return None };
    let mut chars = text.chars();
    let mark = chars.next().filter(|mark| MARKS.contains(mark))?;
    // Some mark who speaks so.
    let is_said = mark == '-' && plain_text(content).trim_end().ends_with(['?', '!', '؟']);
    (chars.next().is_some_and(char::is_whitespace) && !is_said).then_some(mark)
}

fn close(run: &mut Vec<Block>, out: &mut Vec<Block>) {
    if run.len() < 2 {
        return out.append(run);
    }
    let span = run[0].span.start..run[run.len() - 1].span.end;
    let items = run.drain(..).map(|block| vec![without_mark(block)]).collect();
    out.push(Block::new(BlockKind::List { start: None, items }, span));
}

fn without_mark(mut block: Block) -> Block {
    if let BlockKind::Paragraph(content) = &mut block.kind
        && let Some(Inline::Text(text)) = content.first_mut()
    {
        *text = text[text.chars().next().map_or(0, char::len_utf8)..].trim_start().to_owned();
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<String> {
        let paragraph =
            |line: &&str| Block::new(BlockKind::Paragraph(vec![Inline::Text((*line).to_owned())]), 0..0);
        let shown = |block: Block| match block.kind {
            BlockKind::List { items, .. } => format!("list of {}", items.len()),
            _ => block.plain_text(),
        };
        find(lines.iter().map(paragraph).collect()).into_iter().map(shown).collect()
    }

    #[test]
    fn paragraphs_with_a_mark_each_are_a_list() {
        assert_eq!(read(&["Aims:", "- to meet;", "- to part.", "End."]), ["Aims:", "list of 2", "End."]);
        assert_eq!(read(&["• one", "- two"]), ["• one", "- two"], "marks differ");
        assert_eq!(
            read(&["- Who said so?", "- He did!", "-5 degrees"]),
            ["- Who said so?", "- He did!", "-5 degrees"]
        );
    }
}
