//! The labelled sections, wherever they stand. A label in a menu opens none.

use std::ops::Range;

use super::paragraphs::{self, Paragraph};
use super::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, Section};
use crate::read::page_text::words::sentences;

/// A label and the lines from it to the next label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is a section of.
    pub section: Section,
    /// The line of the label.
    pub label: usize,
    /// The lines below it, up to the next label or the end.
    pub lines: Range<usize>,
}

/// Finds every label and what stands below it, in the order of the page.
pub fn find(sheet: &Sheet) -> Vec<Found> {
    let labels: Vec<(usize, Section)> = sheet
        .free(0..sheet.len())
        .filter_map(|line| Some((line, LABELS.section(sheet.text(line))?)))
        .filter(|(line, section)| *section != Section::Related || !opens_text(sheet, *line))
        .collect();
    // Below the line about rights stands the foot of the site, or more of the notes.
    let rights = (0..sheet.len()).filter(|line| sheet.part(*line) == Some(Part::Metadata));
    let rights: Vec<usize> = rights.filter(|line| LABELS.is_copyright(sheet.text(*line))).collect();
    let ends = labels.iter().skip(1).map(|(line, _)| *line).chain([sheet.len()]);
    let ends = labels.iter().zip(ends).map(|((label, section), end)| {
        if *section == Section::Notes {
            return end;
        }
        rights.iter().copied().find(|line| line > label).map_or(end, |rights| rights.min(end))
    });
    labels
        .iter()
        .zip(ends)
        .map(|((label, section), end)| Found { section: *section, label: *label, lines: label + 1..end })
        .collect()
}

/// Whether a label of related reading is the heading of a chapter, which has text directly below it: what a house
/// recommends to its readers and what it recommends to a government is one word in some languages.
fn opens_text(sheet: &Sheet, label: usize) -> bool {
    // The end of a page may cut it.
    let mut below = paragraphs::gather(sheet, label + 1..sheet.len().min(label + OPENING));
    let is_cut = |pair: &[Paragraph]| paragraphs::is_cut_by_page(sheet, &pair[0], &pair[1]);
    if below.windows(2).next().is_some_and(is_cut) {
        below.truncate(3);
        below = paragraphs::mend(sheet, below);
    }
    let below = below.into_iter().next();
    below.is_some_and(|below| {
        let has_two = sentences::starts(&below.text).len() > 1;
        let is_long = below.text.chars().count() >= LONG;
        let is_wrapped = below.lines.len() > 1 && (sentences::is_prose(&below.text) || has_two && is_long);
        (is_wrapped || has_two && sentences::ends(&below.text)) && !below.text.contains("](")
    })
}

/// No entry of two sentences has as many characters.
const LONG: usize = 100;

/// So many lines below a label its first paragraph is looked for.
const OPENING: usize = 14;

/// Takes the labels over nothing but labels that were read: "Topics and regions" above "Topics".
pub fn clear_empty(sheet: &mut Sheet, found: &[Found]) {
    for pair in found.windows(2) {
        let is_empty = sheet.is_free(pair[0].label) && sheet.free(pair[0].lines.clone()).next().is_none();
        let is_group = is_empty && sheet.part(pair[1].label) == Some(Part::Label);
        if is_group && follows_prose(sheet, pair[0].label) {
            sheet.take(pair[0].label, Part::Label);
        }
    }
}

/// Reads the last section of a kind that `read` makes something of.
pub fn last<T>(found: &[Found], section: Section, mut read: impl FnMut(&Found) -> Option<T>) -> Option<T> {
    found.iter().rev().filter(|found| found.section == section).find_map(&mut read)
}

/// Whether prose stands above a line: then what follows closes the page and is no menu.
pub fn follows_prose(sheet: &Sheet, line: usize) -> bool {
    sheet.prose().iter().take_while(|prose| **prose < line).any(|prose| sheet.is_free(*prose))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    #[test]
    fn a_section_ends_where_the_next_label_stands() {
        let sheet =
            Sheet::new(&FilePath::new("a.txt"), "Text.\nTOPICS\nWater\n\n**Regions & Countries:**\nNorth");
        let found: Vec<_> = find(&sheet).into_iter().map(|found| (found.section, found.lines)).collect();
        assert_eq!(found, [(Section::Topics, 2..4), (Section::Regions, 5..6)]);
    }
}
