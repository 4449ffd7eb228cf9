//! The headings of a body: those that a page sets as bold paragraphs, levels closed up, and no bold
//! within them.

use crate::read::blocks::{Block, BlockKind, Inline, plain_text};
use crate::read::headings::Levels;
use crate::read::page_text::names::is_full_name;
use crate::read::saved_page::metadata::names::is_position;

/// A heading that is set as a bold paragraph has no more words than this, and no more letters.
const WORDS: usize = 14;
const LETTERS: usize = 100;

/// One bold line in a text is emphasis, unless it is in capitals; from so many on they part it.
const SEVERAL: usize = 2;

/// Settles the headings of a body.
pub fn settle(blocks: &mut Vec<Block>) {
    let has_headings = blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(..)));
    if !has_headings {
        part_run_in(blocks);
        raise_bold(blocks);
    }
    settle_in(blocks, &mut Levels::default());
}

fn settle_in(blocks: &mut [Block], levels: &mut Levels) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(level, content) => {
                *level = levels.settle(*level).0;
                unwrap_strong(content);
            }
            BlockKind::Quote(blocks) => settle_in(blocks, levels),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| settle_in(item, levels)),
            BlockKind::Definitions(definitions) => {
                let meanings = definitions.iter_mut().flat_map(|definition| &mut definition.meanings);
                meanings.for_each(|meaning| settle_in(meaning, levels));
            }
            // Notes stand outside the text.
            BlockKind::NoteDefinition { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Figure(_)
            | BlockKind::Rule
            | BlockKind::Code { .. } => {}
        }
    }
}

/// Parts the paragraphs that open with a bold line from that line, where several do.
fn part_run_in(blocks: &mut Vec<Block>) {
    let run_in = |block: &Block| {
        let BlockKind::Paragraph(content) = &block.kind else { return None };
        let at = content.iter().position(|inline| *inline == Inline::LineBreak)?;
        let text = plain_text(&content[at..]);
        (is_sentence(text.trim()) && is_bold_line(&content[..at]) && !is_of_speaker(&content[..at]))
            .then_some(at)
    };
    if blocks.iter().filter_map(run_in).count() < SEVERAL {
        return;
    }
    let parted = std::mem::take(blocks).into_iter().flat_map(|mut block| {
        let at = run_in(&block);
        let BlockKind::Paragraph(content) = &mut block.kind else { return vec![block] };
        let Some(at) = at else { return vec![block] };
        let text = content.split_off(at + 1);
        content.pop();
        let below = Block { kind: BlockKind::Paragraph(text), ..block.clone() };
        vec![block, below]
    });
    *blocks = parted.collect();
}

/// Whether a text begins and ends as sentences do; what begins with a small letter goes on with the line
/// above it.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', ':', '”', '"', '»', '。'])
        && !text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':' | '.' | ')'))
}

/// "Ada Lind, farmer", "Ben Roe, Director of Dams": whether a line says who speaks below it.
fn is_of_speaker(line: &[Inline]) -> bool {
    let line = plain_text(line);
    line.split_once([',', '،']).is_some_and(|(name, post)| {
        let post = post.trim_start();
        is_full_name(name.trim()) && (post.starts_with(char::is_lowercase) || is_position(post))
    })
}

/// Makes headings of the bold paragraphs of a text that has no other headings.
fn raise_bold(blocks: &mut [Block]) {
    let stands_over = |pair: &[Block]| {
        is_bold_heading(&pair[0])
            && !is_bold_heading(&pair[1])
            && matches!(pair[1].kind, BlockKind::Paragraph(_) | BlockKind::List { .. } | BlockKind::Quote(_))
    };
    let pairs = blocks.windows(2).enumerate();
    let bold: Vec<usize> = pairs.filter(|(_, pair)| stands_over(pair)).map(|(index, _)| index).collect();
    let is_shouted = |index: &usize| {
        let text = blocks[*index].plain_text();
        text.trim().contains(' ') && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
    };
    if bold.len() < SEVERAL && !bold.iter().all(is_shouted) {
        return;
    }
    // Below those in bold the ones in bold italics part a section.
    let mut is_below = false;
    for index in bold {
        if let BlockKind::Paragraph(content) = &mut blocks[index].kind {
            let level = if is_below && is_slanted(content) { 3 } else { 2 };
            is_below |= !is_slanted(content);
            blocks[index].kind = BlockKind::Heading(level, std::mem::take(content));
        }
    }
}

/// Whether a bold text is in italics from end to end.
fn is_slanted(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Strong(inner) => inner.iter().all(|inner| matches!(inner, Inline::Emphasis(_))),
        _ => true,
    })
}

/// Whether a block is a paragraph that may be a heading.
fn is_bold_heading(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(content) if is_bold_line(content))
}

/// Whether a text is bold from end to end, and as short as a heading and as little of a sentence.
fn is_bold_line(content: &[Inline]) -> bool {
    let is_strong = |inline: &Inline| match inline {
        Inline::Strong(_) | Inline::NoteReference(_) => true,
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    let text = plain_text(content);
    content.iter().all(is_strong)
        && !text.trim().is_empty()
        && text.split_whitespace().count() <= WORDS
        && text.chars().count() <= LETTERS
        && !text.trim_end().ends_with(['.', '!', ':', ';', ',', '…', '。', '！', '：', '”', '"', '»'])
}

/// A heading is strong of itself.
fn unwrap_strong(content: &mut Vec<Inline>) {
    let mut plain = Vec::with_capacity(content.len());
    let is_whole =
        content.iter().all(|inline| matches!(inline, Inline::Strong(_) | Inline::NoteReference(_)));
    for inline in content.drain(..) {
        match inline {
            Inline::Strong(mut inner) if is_whole => match inner.as_mut_slice() {
                // Bold italics are the dress of a heading.
                [Inline::Emphasis(slanted)] => plain.append(slanted),
                _ => plain.extend(inner),
            },
            other => plain.push(other),
        }
    }
    *content = plain;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn heading(level: u8, content: Vec<Inline>) -> Block {
        Block::new(BlockKind::Heading(level, content), 0..0)
    }

    fn paragraph(content: Inline) -> Block {
        Block::new(BlockKind::Paragraph(vec![content]), 0..0)
    }

    /// A body as it is settled, a line a block; a heading has a sign for each level.
    fn settled(mut blocks: Vec<Block>) -> Vec<String> {
        settle(&mut blocks);
        let line = |block: &Block| match &block.kind {
            BlockKind::Heading(level, content) => {
                format!("{} {}", "#".repeat(usize::from(*level)), plain_text(content))
            }
            _ => block.plain_text(),
        };
        blocks.iter().map(line).collect()
    }

    fn bold(words: &str) -> Block {
        paragraph(Inline::Strong(vec![text(words)]))
    }

    #[test]
    fn bold_lines_part_a_text_that_has_no_headings() {
        let prose = || paragraph(text("The envoys met again."));
        let parted = vec![bold("The Offer"), prose(), bold("What next?"), prose()];
        assert_eq!(settled(parted)[0], "## The Offer");
        let one = vec![bold("The Offer"), prose()];
        assert_eq!(settled(one)[0], "The Offer", "one bold line is emphasis");
        let shouted = vec![prose(), bold("WHAT NEXT"), prose()];
        assert_eq!(settled(shouted)[1], "## WHAT NEXT");
        let sentences = vec![bold("They met."), prose(), bold("They parted."), prose()];
        assert_eq!(settled(sentences)[0], "They met.");
        let headed = vec![heading(2, vec![text("Aims")]), bold("A"), prose(), bold("B"), prose()];
        assert_eq!(settled(headed)[1], "A", "the page has headings of its own");
    }

    #[test]
    fn bold_italics_part_the_sections_that_bold_lines_head() {
        let slanted = |words: &str| paragraph(Inline::Strong(vec![Inline::Emphasis(vec![text(words)])]));
        let prose = || paragraph(text("The envoys met again."));
        let parted =
            settled(vec![bold("The Offer"), prose(), slanted("First"), prose(), bold("Ends"), prose()]);
        assert_eq!([&parted[0], &parted[2], &parted[4]], ["## The Offer", "### First", "## Ends"]);
        let alone = settled(vec![slanted("First"), prose(), slanted("Second"), prose()]);
        assert_eq!([&alone[0], &alone[2]], ["## First", "## Second"]);
    }

    #[test]
    fn a_bold_line_may_open_the_paragraph_that_it_heads() {
        let run_in = |line: &str, rest: &str| {
            let content = vec![Inline::Strong(vec![text(line)]), Inline::LineBreak, text(rest)];
            Block::new(BlockKind::Paragraph(content), 0..0)
        };
        let parted = settled(vec![run_in("The Offer", "They met."), run_in("What next?", "They parted.")]);
        assert_eq!(parted, ["## The Offer", "They met.", "## What next?", "They parted."]);
        let cards = settled(vec![run_in("Ada Lind", "Fellow"), run_in("Ben Roe", "Professor of Law")]);
        assert_eq!(cards.len(), 2, "names and what their bearers are");
    }

    #[test]
    fn a_bold_line_whose_sentence_goes_on_or_that_names_a_speaker_heads_nothing() {
        let run_in = |line: &str, rest: &str| {
            let content = vec![Inline::Strong(vec![text(line)]), Inline::LineBreak, text(rest)];
            Block::new(BlockKind::Paragraph(content), 0..0)
        };
        let opening =
            [run_in("The canal", "is older than the crown."), run_in("The river", "is older still.")];
        assert_eq!(settled(opening.to_vec()).len(), 2);
        let voices = [
            run_in("Ada Lind, farmer", "“We have no water.”"),
            run_in("Ben Roe, Director of Dams", "They have it."),
        ];
        assert_eq!(settled(voices.to_vec()).len(), 2);
        let headed =
            [run_in("Saudi Arabia, Iran and the Gulf", "They met."), run_in("Who speaks?", "“We do.”")];
        assert_eq!(settled(headed.to_vec()).len(), 4);
    }

    #[test]
    fn levels_are_closed_up_and_bold_in_a_heading_is_not_said() {
        let blocks = vec![
            heading(3, vec![Inline::Strong(vec![text("Aims")])]),
            heading(5, vec![text("First")]),
            heading(3, vec![text("Ends")]),
        ];
        assert_eq!(settled(blocks.clone()), ["## Aims", "### First", "## Ends"]);
        let mut blocks = blocks;
        settle(&mut blocks);
        assert_eq!(blocks[0].kind, BlockKind::Heading(2, vec![text("Aims")]));
    }
}
