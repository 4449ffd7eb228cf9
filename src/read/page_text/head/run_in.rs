//! Labels with nothing between them and their values: "Topics Iran, Water, Trade".
//!
//! A site parts the two by their type, which a copy does not have. One such line may be a sentence or a
//! heading: below the text, a list with commas behind the label shows what it is.

use super::bylines::Author;
use super::fields::{FOOT, labelled};
use crate::model::Metadata;
use crate::read::page_text::sheet::sections;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS};
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
    fn behind_a_label_stand_names_and_no_sentence() {
        assert_eq!(parted("Topics Iran, The Gulf"), Some((Field::Topics, "Iran, The Gulf")));
        assert_eq!(parted("Publication Series River Insight"), Some((Field::Number, "River Insight")));
        assert_eq!(parted("Topics of the day, and others"), None);
        assert_eq!(parted("Regions Fell Behind, and Nobody Asked Why."), None);
        assert_eq!(parted("River Water, Salt"), None);
    }
}
