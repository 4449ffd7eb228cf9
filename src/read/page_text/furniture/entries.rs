//! Entries of a menu that no list of words has: what stands about them shows what they are.

use std::ops::Range;

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::LABELS;

/// Whether a line is an entry of a menu: words that only a menu has stand above it and below it in its block.
pub fn is_inside(sheet: &Sheet, line: usize) -> bool {
    let is_word = |line: usize| LABELS.is_word_of_menu(sheet.text(line));
    block(sheet, line)
        .is_some_and(|block| (block.start..line).any(is_word) && (line + 1..block.end).any(is_word))
}

/// Whether a line is the last entry of a menu, or one of the last: several words that only a menu has stand above it
/// in its block.
pub fn is_at_end(sheet: &Sheet, line: usize) -> bool {
    let is_word = |line: &usize| LABELS.is_word_of_menu(sheet.text(*line));
    block(sheet, line).is_some_and(|block| (block.start..line).filter(is_word).count() >= WORDS)
}

/// As many such words show a menu.
const WORDS: usize = 2;

/// The lines round one that stand without a gap, if all of them have but a few words.
fn block(sheet: &Sheet, line: usize) -> Option<Range<usize>> {
    let is_line = |line: &usize| !sheet.is_blank(*line);
    let above = (0..line).rev().take(LONGEST).take_while(is_line).count();
    let below = (line..sheet.len()).take(LONGEST).take_while(is_line).count();
    let block = line - above..line + below;
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let is_short = |line: usize| sheet.text(line).split(' ').filter(is_word).count() <= LONGEST_ENTRY;
    (block.len() >= SHORTEST && block.clone().all(is_short)).then_some(block)
}

/// A menu has as many entries about one of them at the least, and at the most on either side of it.
const SHORTEST: usize = 3;
const LONGEST: usize = 40;

/// No entry of a menu has more words.
const LONGEST_ENTRY: usize = 5;
