//! The byline that a wire puts before the first words of a text.

use super::bylines::{Author, admit};
use super::set;
use crate::model::{Metadata, Placed};
use crate::read::page_text::furniture::captions;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::{forms, names};

/// Reads the byline that a wire puts before the first words: "By Ada Lind* (DESK) — The river".
pub fn byline(sheet: &mut Sheet, metadata: &mut Metadata, authors: &mut Vec<Author>) {
    for line in sheet.head() {
        let text = sheet.text(line).to_owned();
        let Some((by, rest)) = parted(sheet, line) else { continue };
        let (by, rest) = (by.to_owned(), rest.to_owned());
        let (by, house) = match by.trim().strip_suffix(')').and_then(|by| by.rsplit_once('(')) {
            Some((by, house)) => (by.trim_end(), Some(house)),
            None => (by.as_str(), None),
        };
        // "(DESK) — The river": a house alone stands there as well.
        let is_house_alone = by.is_empty() && house.is_some_and(names::is_name);
        let named = names::byline(by).filter(|names| !names.is_empty());
        let Some(names) = named.or_else(|| is_house_alone.then(Vec::new)) else { continue };
        for name in names {
            admit(sheet, line, name, authors);
        }
        // A clipper takes the first words of the text for its summary, and cuts them off.
        let is_opening = |summary: &Placed<String>| {
            let opening = forms::without_points(&summary.value);
            opening.chars().count() >= CUT_OFF && text.starts_with(opening)
        };
        metadata.summary = metadata.summary.take().filter(|summary| !is_opening(summary));
        if let Some(house) = house {
            set(&mut metadata.publisher, sheet.placed(line, house.to_owned()));
        }
        if rest.is_empty() {
            sheet.take(line, Part::Metadata);
        } else {
            sheet.lines[line].text = rest.trim_start().to_owned();
        }
        if let Some(house) = house.filter(|_| !is_house_alone) {
            captions::clear_of_wire(sheet, line, house);
        }
        sheet.say(if is_house_alone { "publisher" } else { "authors" }, "the byline before the first words");
        return;
    }
}

/// The byline and the first words of the text, which a dash parts: in one line, or the dash closes it and the words
/// stand in the next one, then nothing.
fn parted(sheet: &Sheet, line: usize) -> Option<(&str, &str)> {
    let text = sheet.text(line);
    let inside = [" — ", " – ", " - "].iter().find_map(|dash| text.split_once(dash));
    let closing = || [" —", " –"].iter().find_map(|dash| Some((text.strip_suffix(dash)?, "")));
    let below = if sheet.is_blank(line + 1) { "" } else { sheet.text(line + 1) };
    let (by, rest) = inside.or_else(closing)?;
    let opens = if rest.is_empty() { below } else { rest };
    (by.len() <= LONGEST_BYLINE && opens.chars().count() > FIRST_WORDS).then_some((by, rest))
}

/// No such byline has more bytes.
const LONGEST_BYLINE: usize = 120;

/// Behind such a byline stand more characters of the text.
const FIRST_WORDS: usize = 40;

/// No summary that is cut off has less characters.
const CUT_OFF: usize = 40;
