//! Labels that run into what stands beside them: several with their values on one line, or one with
//! nothing between it and its value, "Topics Iran, Water, Trade".
//!
//! A site parts the two by their type, which a copy does not have. One such line may be a sentence or a
//! heading: below the text, a list with commas behind the label shows what it is.

use super::bylines::Author;
use super::fields::{FOOT, labelled};
use crate::language::dates;
use crate::model::Metadata;
use crate::read::page_text::sheet::sections;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS, key};
use crate::read::page_text::words::sentences;

/// No label has more words.
const MOST_WORDS: usize = 2;

/// Reads such labels below the text, if a list of topics or regions is among them.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let foot: Vec<usize> = sheet.free(0..sheet.len()).rev().take(FOOT).collect();
    let below = foot.into_iter().filter(|line| sections::follows_prose(sheet, *line));
    let found: Vec<(usize, Field, String)> = below
        .filter_map(|line| parted(sheet.text(line)).map(|(field, value)| (line, field, value.to_owned())))
        .collect();
    let is_list = |(_, field, value): &(usize, Field, String)| {
        matches!(field, Field::Topics | Field::Regions) && value.contains(", ")
    };
    if !found.iter().any(is_list) {
        return;
    }
    for (line, field, value) in found {
        if labelled(sheet, line, field, &value, metadata, authors) {
            sheet.take(line, Part::Metadata);
        }
    }
}

/// Reads the labels that a copy has on one line of the head, each with its value: "By: Ada Lind Date: May 2,
/// 2012 Topic: Water".
/// With bars between them they may stand below the text as well: "Filed under: News | Tagged: energy, security".
pub fn row(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    let head = sheet.head();
    let foot: Vec<usize> = sheet.free(0..sheet.len()).rev().take(FOOT).collect();
    for line in head.iter().chain(foot.iter().filter(|line| !head.contains(line))).copied() {
        let text = sheet.text(line).to_owned();
        let is_in_head = head.contains(&line);
        let of_head = || labels_of_row(&text).filter(|_| is_in_head);
        // Below the text a table may have its source and its day.
        let is_known =
            |(field, _): &(Field, &str)| is_in_head || matches!(field, Field::Topics | Field::Regions);
        let labels = barred(&text).filter(|labels| labels.iter().all(is_known));
        let Some(labels) = labels.or_else(of_head) else { continue };
        for (field, value) in labels {
            labelled(sheet, line, field, value, metadata, authors);
        }
        sheet.take(line, Part::Metadata);
    }
}

/// The labels of a row with bars between them, and their values. Of two labels of one field the last is meant: a
/// site has said before what it files all of its texts under.
fn barred(text: &str) -> Option<Vec<(Field, &str)>> {
    let parts = text.contains(" | ").then(|| text.split(" | "))?;
    let labels: Vec<(Field, &str)> = parts.map(|part| LABELS.field(part)).collect::<Option<_>>()?;
    let is_last = |at: &usize| labels[at + 1..].iter().all(|(field, _)| *field != labels[*at].0);
    Some((0..labels.len()).filter(is_last).map(|at| labels[at]).collect())
}

/// The labels of a row and their values; a date among them shows that it is one.
fn labels_of_row(text: &str) -> Option<Vec<(Field, &str)>> {
    let field_of = |label: &str| {
        let is_by = || LABELS.bylines.contains(&key(label)).then_some(Field::Authors);
        let is_large = label.starts_with(|c: char| !c.is_lowercase());
        LABELS.labelled_by(label).or_else(is_by).filter(|_| is_large)
    };
    let mut labels: Vec<(usize, usize, Field)> = Vec::new();
    for (colon, _) in text.match_indices(": ") {
        let from = labels.last().map_or(0, |(_, colon, _)| colon + 1);
        let words = text[from..colon].rmatch_indices(' ').map(|(at, _)| from + at + 1).chain([from]);
        let starts: Vec<usize> = words.take(MOST_WORDS).collect();
        // The longest label is meant.
        let longest_first = starts.into_iter().rev();
        let known = longest_first.map(|start| Some((start, colon, field_of(&text[start..colon])?)));
        labels.extend(known.flatten().next());
    }
    let ends = labels.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let values: Vec<(Field, &str)> = labels
        .iter()
        .zip(ends)
        .map(|((_, colon, field), end)| (*field, text[colon + 1..end].trim()))
        .collect();
    let is_date = |(field, value): &(Field, &str)| *field == Field::Date && dates::parse(value).is_some();
    (labels.len() > 1 && labels[0].0 == 0 && values.iter().any(is_date)).then_some(values)
}

/// A label of a word or two, and what stands behind it: names with capitals, and no sentence.
fn parted(text: &str) -> Option<(Field, &str)> {
    let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect();
    let labels = ends.into_iter().rev().map(|end| (&text[..end], text[end..].trim()));
    let known = labels.into_iter().find_map(|(label, value)| Some((LABELS.labelled_by(label)?, value)));
    let is_name = |part: &str| !sentences::begins_small(part.trim());
    known.filter(|(field, value)| {
        matches!(field, Field::Topics | Field::Regions | Field::Number | Field::Kind)
            && value.split(',').all(is_name)
            && !sentences::ends(value)
            && text.starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_several_labels_and_one_of_them_is_that_of_a_date() {
        let row = labels_of_row("By: Ada Lind and Ben Roe Date: May 2, 2012 Topic: Water & Salt");
        let values = row.map(|row| row.into_iter().map(|(_, value)| value).collect::<Vec<_>>());
        assert_eq!(values.unwrap_or_default(), ["Ada Lind and Ben Roe", "May 2, 2012", "Water & Salt"]);
        for line in ["Topic: Water", "The Topic: Low Water Date: May 2, 2012", "By: Ada Lind Topic: Water"] {
            assert!(labels_of_row(line).is_none(), "{line}");
        }
    }

    #[test]
    fn behind_a_label_stand_names_and_no_sentence() {
        assert_eq!(parted("Topics Iran, The Gulf"), Some((Field::Topics, "Iran, The Gulf")));
        assert_eq!(parted("Publication Series River Insight"), Some((Field::Number, "River Insight")));
        assert_eq!(parted("Topics of the day, and others"), None);
        assert_eq!(parted("Regions Fell Behind, and Nobody Asked Why."), None);
        assert_eq!(parted("River Water, Salt"), None);
    }
}
