//! Lines of a menu that have the form of names.

use super::{is_by_date, person_names, rank_below};
use crate::read::page_text::furniture::entries;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::LABELS;

/// Whether a line stands in a menu, and further down the head a name that a date or a rank stands beside: the
/// fields of a house have the form of names.
pub(super) fn is_of_menu(sheet: &Sheet, line: usize) -> bool {
    let is_of_block = |line: &usize| !sheet.lines[*line].is_blank() && !sheet.is_prose(*line);
    let above = (0..line).rev().take_while(is_of_block).take(MENU).count();
    let below = (line..sheet.len()).take_while(is_of_block).take(MENU).count();
    let is_shown = |below: &usize| is_by_date(sheet, *below) || rank_below(sheet, *below).is_some();
    let is_name = |below: &usize| is_shown(below) && person_names(sheet, *below).is_some();
    let end = line + below;
    // A list of authors has names alone, and where they work; a menu has words of a site.
    let others = (line - above..end).filter(|line| person_names(sheet, *line).is_none()).count();
    let is_of_site = |line: usize| {
        let text = sheet.text(line);
        LABELS.is_furniture(text) || LABELS.is_of_menu(text)
    };
    above + below >= MENU
        && others * 2 >= above + below
        && (line - above..end).any(is_of_site)
        && !(line - above..end).any(|line| is_shown(&line))
        && sheet.head().iter().filter(|below| **below >= end).any(is_name)
}

/// Whether a line that neither a date nor a rank stands beside is an entry of a menu: "Global Affairs".
pub(super) fn is_entry(sheet: &Sheet, line: usize) -> bool {
    !is_by_date(sheet, line) && rank_below(sheet, line).is_none() && entries::is_inside(sheet, line)
}

/// A menu has as many lines.
const MENU: usize = 6;
