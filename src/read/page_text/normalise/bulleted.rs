//! The lines of a head that a site keeps in a list, with the bullets that a copy gives them.

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::forms::bullet;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::series;

/// A menu has more entries.
const MOST: usize = 3;

/// Takes the bullets off the first lines of a page that say of what kind it is or which number it has, and stand
/// above a line without one: "- Policy Analysis", "- PolicyWatch 3417".
pub fn read(sheet: &mut Sheet) {
    let lines: Vec<usize> =
        (0..sheet.len()).filter(|line| !sheet.lines[*line].is_blank()).take(MOST + 1).collect();
    let told = |line: &usize| {
        let inner = bullet(sheet.text(*line))?.trim();
        (LABELS.kind(inner).is_some() || series::is_number(inner)).then(|| (*line, inner.to_owned()))
    };
    let found: Vec<(usize, String)> = lines.iter().map_while(told).collect();
    let is_item = |line: &usize| bullet(sheet.text(*line)).is_some();
    if found.len() < lines.len() && !lines[found.len()..].first().is_some_and(is_item) {
        for (line, inner) in found {
            sheet.lines[line].text = inner;
        }
    }
}
