//! The list of contents that a page prints above its text: the headings of the text, in their order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::{LABELS, key};
use crate::read::page_text::words::{forms, names};

/// Fewer lines are no list.
const FEWEST: usize = 2;

/// No entry of a list of contents has more characters.
const LONGEST_ENTRY: usize = 120;

/// The lines of the list and its label: short lines above the text that come again below, each over
/// a paragraph.
pub fn list(sheet: &Sheet) -> Vec<usize> {
    let mut places: BTreeMap<Cow<'_, str>, Vec<usize>> = BTreeMap::new();
    let lines: Vec<usize> = sheet.free(0..sheet.len()).collect();
    for pair in lines.windows(2) {
        let is_text = sheet.is_prose(pair[1]) || forms::is_item(sheet.text(pair[1]));
        let above = sheet.text(pair[0]);
        // No heading has a bullet, as the names of a card have.
        let is_heading = is_text && is_short(sheet, pair[0]) && forms::bullet(above).is_none();
        if is_heading && !tells_of(sheet.text(pair[1]), above) {
            places.entry(key(above)).or_default().push(pair[0]);
        }
    }
    let heading = |line: usize| {
        let found = places.get(&key(unnumbered(sheet.text(line))))?;
        found.get(found.partition_point(|heading| *heading <= line)).copied()
    };
    let mut at = 0;
    while at < lines.len() {
        let mut last = 0;
        let headings = lines[at..].iter().map_while(|line| {
            let heading = is_short(sheet, *line).then(|| heading(*line)).flatten();
            let heading = heading.filter(|heading| *heading > last)?;
            last = heading;
            Some(heading)
        });
        let headings: Vec<usize> = headings.collect();
        // What stands below the list is the first of its headings or a text that has none.
        let end = at + headings.len();
        if headings.len() >= FEWEST && lines[end - 1] < headings[0] {
            let numbered = |line: &&usize| {
                is_short(sheet, **line) && unnumbered(sheet.text(**line)).len() < sheet.text(**line).len()
            };
            let more = lines[end..].iter().take_while(|line| **line < headings[0]).take_while(numbered);
            let label = at.checked_sub(1).filter(|label| LABELS.is_furniture(sheet.text(lines[*label])));
            return lines[label.unwrap_or(at)..end + more.count()].to_vec();
        }
        at += headings.len().max(1);
    }
    Vec::new()
}

/// Whether a paragraph below a name opens with it, whole or its last word: that is a bio, and the same
/// name above the text is its author's.
fn tells_of(text: &str, name: &str) -> bool {
    let family = names::family_name(name);
    names::is_full_name(name)
        && [name, family]
            .iter()
            .any(|name| text.strip_prefix(*name).is_some_and(|rest| rest.starts_with(' ')))
}

fn is_short(sheet: &Sheet, line: usize) -> bool {
    !sheet.is_prose(line) && sheet.text(line).chars().count() <= LONGEST_ENTRY
}

/// An entry without the number of its page and the dots before it.
fn unnumbered(text: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit();
    let entry = text.trim_end_matches(is_digit);
    if entry.len() < text.len() && entry.ends_with([' ', '\t', '.']) {
        entry.trim_end_matches([' ', '\t', '.', '…'])
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    const TEXT: &str =
        "The river fell for the third year in a row, and nobody on either bank could say why it did so.";

    fn listed(head: &str) -> Vec<usize> {
        let page = format!(
            "{head}\n\nA Dek.\n\n{TEXT}\n\nLow Water\n\n{TEXT}\n\nA New Gauge\n\n{TEXT}\n\nNotes\n\nNone."
        );
        list(&Sheet::new(&FilePath::new("a.txt"), &page))
    }

    #[test]
    fn contents_are_headings_that_come_again_in_their_order() {
        assert_eq!(listed("The Title\n\nContents\nLow Water\nA New Gauge"), [2, 3, 4]);
        assert_eq!(listed("The Title\n\nLow Water .... 3\nA New Gauge   4\nNotes   9"), [2, 3, 4]);
        assert!(listed("Low Water\n\nby Ada Lind").is_empty());
        let bios = "Ada Lind\n\nAda Lind is a fellow of the River Desk, and has been one for as long as anybody can say.\n\n\
            Ben Roe\n\nRoe is a fellow of the River Desk, and has been one for as long as anybody can say.\n";
        assert!(listed(&format!("The Title\n\nAda Lind\n\nBen Roe\n\n{TEXT}\n\n{bios}")).is_empty());
        assert!(listed("The Title\n\nA New Gauge\nLow Water").is_empty());
    }
}
