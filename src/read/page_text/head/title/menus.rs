//! The title below a menu, or below the kind of an entry that was copied from a list.

use super::candidates::{MOST_TITLES, can_be_title, gather, words, words_of};
use crate::read::page_text::furniture::entries;
use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::forms::bullet;
use crate::read::page_text::words::sentences::is_prose;

/// The title directly below the kind of an entry that was copied from a list: above the kind stand the name of
/// the list, which the page says twice, or words with bullets; or nothing but the short lines of a menu.
pub fn below_kind_of_list(sheet: &Sheet, kind: Option<usize>) -> Vec<Paragraph> {
    let Some(kind) = kind else { return Vec::new() };
    let is_of_list = |line: usize| {
        let is_same = |other: usize| other != line && sheet.text(other) == sheet.text(line);
        bullet(sheet.text(line)).is_some() || (0..kind).any(is_same)
    };
    let above: Vec<usize> = sheet.free(0..kind).take(LIST).collect();
    let below = gather(sheet, kind + 1..sheet.len()).into_iter().next();
    let is_title = |below: &Paragraph| can_be_title(below) && words(below) >= 3 && !is_prose(&below.text);
    let is_framed = |line: &usize| matches!(sheet.part(*line), Some(Part::Furniture | Part::Frame));
    let opens = above.first().is_some_and(|first| (0..*first).any(|line| is_framed(&line)));
    let is_menu = opens
        && (0..kind).filter(is_framed).count() > 1
        && above.iter().all(|line| words_of(sheet.text(*line)) <= LONGEST_ENTRY);
    let is_entry = !above.is_empty() && above.len() < LIST && (is_menu || above.into_iter().all(is_of_list));
    below.filter(|below| is_entry && is_title(below)).into_iter().collect()
}

/// As many lines stand above the kind where it is no entry of a list.
const LIST: usize = 8;

/// No entry of a menu has more words.
const LONGEST_ENTRY: usize = 5;

/// The titles without the last entries of a menu, above a longer title that stands apart from them.
pub(super) fn without_menu(sheet: &Sheet, candidates: &[Paragraph], titles: Vec<usize>) -> Vec<usize> {
    // Each is compared with its block: of a page that is nothing but lines only the last can be the title.
    let from = titles.len().saturating_sub(MOST_TITLES);
    let is_entry = |(at, title): &(usize, &usize)| {
        let line = candidates[**title].first();
        *at >= from && words(&candidates[**title]) < LONG && entries::is_at_end(sheet, line)
    };
    let own: Vec<usize> =
        titles.iter().enumerate().filter(|title| !is_entry(title)).map(|(_, title)| *title).collect();
    let is_title = |title: &usize| words(&candidates[*title]) >= LONG;
    // Above the menu stands the site's own name.
    let is_below = own.last().is_some_and(|last| titles.last() == Some(last));
    if is_below && own.iter().any(is_title) { own } else { titles }
}

/// A title that is sure to be none of a menu's entries has as many words.
const LONG: usize = 4;
