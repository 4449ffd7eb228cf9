//! Lists whose marks are typed: paragraphs, or lines of one, that begin with a hyphen, a bullet or a
//! number.

use crate::read::blocks::{Block, BlockKind, Inline, plain_text};

/// What is typed before an item.
const BULLETS: [char; 5] = ['-', '•', '·', '▪', '●'];

/// What is typed before an item as well as before what somebody says.
const DASHES: [char; 2] = ['–', '—'];

/// The most digits of an item's number.
const DIGITS: usize = 2;

/// Makes a list of each run of several such paragraphs.
pub fn find(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut run: Vec<Block> = Vec::new();
    for block in blocks.into_iter().flat_map(by_line) {
        let mark = mark(&block);
        let goes_on =
            run.last().and_then(self::mark).zip(mark).is_some_and(|(last, mark)| last.leads_to(mark));
        if !goes_on {
            close(&mut run, &mut out);
        }
        if mark.is_some() { run.push(block) } else { out.push(block) }
    }
    close(&mut run, &mut out);
    out
}

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Sign(char),
    Number { number: u64, sign: char },
}

impl Mark {
    /// Whether the item after one with this mark has that one.
    fn leads_to(self, next: Self) -> bool {
        match (self, next) {
            (Self::Number { number, sign }, Self::Number { number: next, sign: next_sign }) => {
                number + 1 == next && sign == next_sign
            }
            (one, other) => one == other,
        }
    }
}

/// The mark that a paragraph begins with.
fn mark(block: &Block) -> Option<Mark> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let (mark, _) = typed(content)?;
    // Some mark who speaks so.
    let is_said = mark == Mark::Sign('-') && plain_text(content).trim_end().ends_with(['?', '!', '؟']);
    (!is_said).then_some(mark)
}

/// The mark that a line begins with, and its length.
fn typed(content: &[Inline]) -> Option<(Mark, usize)> {
    let Some(Inline::Text(text)) = content.first() else { return None };
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = text[digits..].chars().next()?;
    let is_sign = if digits == 0 {
        BULLETS.contains(&sign) || DASHES.contains(&sign)
    } else {
        digits <= DIGITS && matches!(sign, '.' | ')')
    };
    let length = digits + sign.len_utf8();
    let is_parted = text[length..].starts_with(char::is_whitespace);
    let mark = match text[..digits].parse() {
        Ok(number) => Mark::Number { number, sign },
        Err(_) => Mark::Sign(sign),
    };
    (is_sign && is_parted).then_some((mark, length))
}

/// A paragraph whose last lines are items, as one for what leads to them and one for each of them.
fn by_line(block: Block) -> Vec<Block> {
    let BlockKind::Paragraph(content) = &block.kind else { return vec![block] };
    if !content.contains(&Inline::LineBreak) {
        return vec![block];
    }
    let paragraph = |line: &[Inline]| Block::new(BlockKind::Paragraph(line.to_vec()), block.span.clone());
    let lines: Vec<&[Inline]> = content.split(|inline| *inline == Inline::LineBreak).collect();
    let first = lines.iter().position(|line| typed(line).is_some()).unwrap_or(lines.len());
    let items: Vec<Block> = lines[first..].iter().map(|line| paragraph(line)).collect();
    if !is_list(&items) || !items.is_sorted_by(is_next) {
        return vec![block];
    }
    let before = lines[..first].join(&Inline::LineBreak);
    let before = (!before.is_empty()).then(|| paragraph(&before));
    before.into_iter().chain(items).collect()
}

/// Whether one item follows another in a list.
fn is_next(one: &Block, next: &Block) -> bool {
    mark(one).zip(mark(next)).is_some_and(|(one, next)| one.leads_to(next))
}

/// Whether paragraphs with marks are a list: several, and after a dash not what somebody says.
fn is_list(items: &[Block]) -> bool {
    let Some((_, before)) = items.split_last() else { return false };
    let is_said = |item: &Block| match mark(item) {
        Some(Mark::Sign(sign)) => {
            DASHES.contains(&sign) && !item.plain_text().trim_end().ends_with([';', ','])
        }
        Some(Mark::Number { .. }) | None => false,
    };
    !before.is_empty() && !before.iter().any(is_said)
}

fn close(run: &mut Vec<Block>, out: &mut Vec<Block>) {
    if !is_list(run) {
        return out.append(run);
    }
    let span = run[0].span.start..run[run.len() - 1].span.end;
    let start = match mark(&run[0]) {
        Some(Mark::Number { number, .. }) => Some(number),
        Some(Mark::Sign(_)) | None => None,
    };
    let items = run.drain(..).map(|block| vec![without_mark(block)]).collect();
    out.push(Block::new(BlockKind::List { start, items }, span));
}

fn without_mark(mut block: Block) -> Block {
    if let BlockKind::Paragraph(content) = &mut block.kind
        && let Some((_, length)) = typed(content)
        && let Some(Inline::Text(text)) = content.first_mut()
    {
        *text = text[length..].trim_start().to_owned();
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<String> {
        let paragraph = |line: &&str| {
            let lines: Vec<[Inline; 1]> =
                line.split('|').map(|line| [Inline::Text(line.to_owned())]).collect();
            Block::new(BlockKind::Paragraph(lines.join(&Inline::LineBreak)), 0..0)
        };
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
        assert_eq!(read(&["1. one", "2. two", "4. four"]), ["list of 2", "4. four"]);
        assert_eq!(read(&["– one;", "– two."]), ["list of 2"]);
        assert_eq!(read(&["– I know.", "– So do I."]), ["– I know.", "– So do I."]);
        assert_eq!(
            read(&["- Who said so?", "- He did!", "-5 degrees"]),
            ["- Who said so?", "- He did!", "-5 degrees"]
        );
    }

    #[test]
    fn lines_of_a_paragraph_with_a_mark_each_are_a_list() {
        for (line, expected) in [
            ("Aims:|– to meet;|– to part.", vec!["Aims:", "list of 2"]),
            ("1) to meet|2) to part", vec!["list of 2"]),
            ("- to meet", vec!["- to meet"]),
        ] {
            assert_eq!(read(&[line]), expected);
        }
        assert_eq!(read(&["Aims:|- to meet|or to part"]).len(), 1, "a line without a mark");
    }
}
