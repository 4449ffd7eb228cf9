//! What stands below a list of entries and is none.

use super::making::Entries;
use crate::model::Reading;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{names, sentences};

/// A street and its town have as many digits.
const FEWEST_OF_ADDRESS: usize = 4;

/// No name of a field has more words.
const LONGEST_FIELD: usize = 5;

/// Whether nothing is known of an entry but its title.
fn is_bare(reading: &Reading) -> bool {
    reading.date.is_none() && reading.kind.is_none() && reading.url.is_none() && reading.authors.is_empty()
}

impl Entries {
    /// Drops the fields of policy under which a house lists its entries, each above the one entry that it has.
    pub fn drop_fields(&mut self, sheet: &Sheet) {
        let stands_apart = |field: &Reading| sheet.is_blank(sheet.line_of(&field.place) + 1);
        let is_group = |pair: &[Reading]| {
            matches!(pair, [field, entry] if is_bare(field) && stands_apart(field) && !field.name().contains(['?', ':'])
                && field.name().split(' ').count() <= LONGEST_FIELD && entry.date.is_some())
        };
        if self.readings.len() < 4 || !self.readings.chunks(2).all(is_group) {
            return;
        }
        let mut is_field = false;
        let clipped = &mut self.clipped;
        self.readings.retain(|reading| {
            is_field = !is_field;
            clipped.extend(is_field.then(|| sheet.line_of(&reading.place)));
            !is_field
        });
    }

    /// Gives back what follows a list of dated entries and is no title: a house's address, what it says of
    /// itself.
    pub fn drop_strangers(&mut self, sheet: &Sheet) {
        let is_stranger = |reading: &Reading| {
            let title = reading.name();
            let digits = title.chars().filter(char::is_ascii_digit).count();
            is_bare(reading)
                && (sentences::ends(title) && !title.ends_with('?')
                    || digits >= FEWEST_OF_ADDRESS
                    || LABELS.is_house(title)
                    || names::is_body(title)
                    || title.contains(['|', '@']))
        };
        // What a house says of itself closes a list of titles as well.
        let is_on_house = |reading: &Reading| is_bare(reading) && LABELS.describes_house(reading.name());
        let on_house = self.readings.iter().position(is_on_house).filter(|at| *at > 0);
        if let Some(at) = on_house {
            self.taken.truncate(self.starts[at]);
            self.readings.truncate(at);
        }
        let kept = self.readings.iter().rposition(|reading| !is_bare(reading)).map_or(0, |last| last + 1);
        let are_dated = self.readings[..kept].iter().all(|reading| reading.date.is_some());
        let first = self.readings[kept..].iter().position(is_stranger).map(|at| kept + at);
        // Above its town stands the street.
        let is_street =
            |reading: &Reading| is_bare(reading) && reading.name().ends_with(|c: char| c.is_ascii_digit());
        let first = first
            .map(|first| if first == kept + 1 && is_street(&self.readings[kept]) { kept } else { first });
        // Where all others have their days, a few words below a gap are the page's own.
        let is_few = |words: &str| words.split(' ').count() <= LONGEST_FIELD;
        let is_apart = |reading: &Reading| {
            let line = sheet.line_of(&reading.place);
            line > 0 && sheet.lines[line - 1].is_blank() && reading.name().split(", ").all(is_few)
        };
        let is_own =
            kept > 1 && self.readings.get(kept).is_some_and(|reading| is_bare(reading) && is_apart(reading));
        let first = if is_own { Some(kept) } else { first };
        if let Some(first) = first.filter(|_| kept > 0 && are_dated) {
            self.taken.truncate(self.starts[first]);
            self.readings.truncate(first);
        }
    }

    /// Gives back the address in the last lines where no other entry has one: it is the page's own.
    pub fn drop_address(&mut self, lines: &[usize]) {
        let [rest @ .., last] = &mut self.readings[..] else { return };
        if !rest.is_empty() && rest.iter().all(|reading| reading.url.is_none()) && self.taken.ends_with(lines)
        {
            last.url = None;
            self.taken.truncate(self.taken.len() - lines.len());
        }
    }
}
