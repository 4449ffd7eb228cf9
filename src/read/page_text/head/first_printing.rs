//! The lines that say who printed a text first.

use super::set;
use crate::language::dates;
use crate::model::Metadata;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{Field, LABELS};
use crate::read::page_text::words::names;

/// Reads the lines that say who printed the text first: at the foot of the page that is its house, in
/// the head another house says so of a text that it prints again.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    let head = sheet.head();
    let last: Vec<usize> = sheet.free(0..sheet.len()).rev().take(6).collect();
    // Below the kind and the title of another text it says who printed that.
    let text = sheet.prose().last().copied().unwrap_or_default();
    let is_kind = |line: usize| {
        let said = sheet.text(line);
        LABELS.kind(said.split_once(" / ").map_or(said, |(kind, _)| kind)).is_some()
    };
    let is_of_entry = |line: &usize| {
        let block = (text + 1..*line).rev().take_while(|above| !sheet.lines[*above].is_blank());
        block.skip(1).any(is_kind)
    };
    let last: Vec<usize> = last.into_iter().filter(|line| !is_of_entry(line)).collect();
    for line in last.into_iter().chain(head.iter().copied()) {
        let house = LABELS.printed_by(sheet.text(line)).map(undated);
        let Some(house) = house.filter(|house| names::is_name(house)) else { continue };
        let house = sheet.placed(line, house.to_owned());
        if head.contains(&line) {
            sheet.take(line, Part::Frame);
            continue;
        }
        if !set(&mut metadata.publisher, house) {
            continue;
        }
        sheet.take(line, Part::Metadata);
        sheet.say("publisher", "the line about the first printing");
        let above = (0..line).rev().find(|above| !sheet.lines[*above].is_blank());
        let label = above.filter(|above| LABELS.field_label(sheet.text(*above)) == Some(Field::Source));
        if let Some(label) = label.filter(|label| sheet.is_free(*label)) {
            sheet.take(label, Part::Label);
        }
    }
}

/// "The Herald on 3 March 2014" without the date.
fn undated(house: &str) -> &str {
    let mut starts = house.match_indices(' ').map(|(at, _)| at);
    let date = starts.find(|at| dates::parse(&house[at + 1..]).is_some());
    let named = &house[..date.unwrap_or(house.len())];
    let (name, last) = named.rsplit_once(' ').unwrap_or((named, ""));
    let is_bare = date.is_none() || !last.starts_with(char::is_lowercase);
    let house = if is_bare { named } else { name }.trim_end_matches(',');
    house.strip_prefix("the ").unwrap_or(house)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_of_the_first_printing_has_no_date() {
        assert_eq!(undated("the River Herald"), "River Herald");
        for line in ["The River Herald on 3 March 2014", "The River Herald", "The River Herald, March 2014"] {
            assert_eq!(undated(line), "The River Herald", "{line}");
        }
    }
}
