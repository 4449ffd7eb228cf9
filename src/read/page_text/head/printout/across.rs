//! Frames of printed pages that are set across the page, two parts of them on a line.
//!
//! The parts are put on lines of their own, as converters have them. Above the text may stand the title and the
//! hour of printing, the title and "Page 1 of 2", or the title and the address; below it the address and "Page 1 of
//! 2", the address and the day, or "1 of 2" and the hour.

use std::collections::BTreeMap;

use super::{count, counts_all, is_address, stamp};
use crate::read::page_text::sheet::Sheet;

/// Parts the lines of such a frame.
pub fn settle(sheet: &mut Sheet) {
    let mut has_stamp = false;
    for line in 0..sheet.len() {
        let Some((title, day)) = sheet.text(line).rsplit_once("   ") else { continue };
        let (title, day) = (title.trim(), day.trim());
        let is_title = !title.is_empty() && !is_stamp(title) && !is_address(title) && count(title).is_none();
        if is_title && is_stamp(day) {
            sheet.lines[line].text = format!("{day}   {title}");
            has_stamp = true;
        }
    }
    let rows: Vec<Row> = (0..sheet.len()).filter_map(|line| Row::of(sheet, line)).collect();
    let counted: Vec<(usize, usize)> = rows.iter().filter_map(|row| row.count).collect();
    let pages = counted.len();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *times.entry(sheet.text(row.line)).or_default() += 1;
    }
    let first = sheet.next_line(0);
    // As often as the pages are counted, the day stands at their feet, or the address at their heads: a table has
    // parts of a whole as well.
    let is_of_each = |row: &Row| times.get(sheet.text(row.line)) == Some(&pages);
    let are_dated = |row: &Row| matches!(row.kind, Kind::Day) && is_of_each(row) || row.has_stamp;
    let has_heads = rows
        .iter()
        .any(|row| matches!(row.kind, Kind::Address) && is_of_each(row) && Some(row.line) == first);
    let are_pages = counts_all(&counted) && pages > 1 && (has_heads || rows.iter().any(are_dated));
    let is_part = |row: &&Row| match row.kind {
        Kind::Page => are_pages || has_stamp && row.has_address,
        Kind::Address | Kind::Day => are_pages && is_of_each(row),
    };
    let parted: Vec<(usize, usize)> = rows.iter().filter(is_part).map(|row| (row.line, row.gap)).collect();
    for (line, gap) in parted.into_iter().rev() {
        sheet.part_line(line, gap);
    }
}

/// Whether a part is the day of printing with its hour, and nothing else.
fn is_stamp(cell: &str) -> bool {
    stamp(cell).is_some_and(|(day, hour)| hour.start > day.end && hour.end == cell.len())
}

/// A line that may be two parts of a frame.
struct Row {
    line: usize,
    /// The byte at which its gap begins.
    gap: usize,
    kind: Kind,
    has_address: bool,
    /// Whether the hour of printing stands beside the number of the page.
    has_stamp: bool,
    count: Option<(usize, usize)>,
}

/// What a row shows beside another part.
enum Kind {
    /// The number of the page.
    Page,
    /// The day of printing, beside the address.
    Day,
    /// The address, beside the title.
    Address,
}

impl Row {
    fn of(sheet: &Sheet, line: usize) -> Option<Self> {
        let text = sheet.text(line);
        let (left, rest) = text.split_once("   ")?;
        let right = rest.trim();
        let count = count(left).or_else(|| count(right));
        let has_address = is_address(left) || is_address(right);
        let kind = match has_address {
            _ if count.is_some() => Kind::Page,
            true if stamp(right).is_some_and(|(_, hour)| hour.end == right.len()) => Kind::Day,
            true => Kind::Address,
            false => return None,
        };
        let has_stamp = is_stamp(right);
        Some(Self { line, gap: left.len(), kind, has_address, has_stamp, count })
    }
}
