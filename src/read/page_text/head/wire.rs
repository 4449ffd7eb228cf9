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
        let dash = [" — ", " – ", " - "].iter().find_map(|dash| text.split_once(dash));
        // Where lines are wrapped the first words may stand in the next one.
        let closing = || [" —", " –"].iter().find_map(|dash| Some((text.strip_suffix(dash)?, "")));
        let goes_on = |rest: &str| {
            let text = if rest.is_empty() && !sheet.is_blank(line + 1) { sheet.text(line + 1) } else { rest };
            text.chars().count() > FIRST_WORDS
        };
        let Some((by, rest)) = dash.or_else(closing).filter(|(by, rest)| by.len() <= 120 && goes_on(rest))
        else {
            continue;
        };
        let (by, house) = match by.trim().strip_suffix(')').and_then(|by| by.rsplit_once('(')) {
            Some((by, house)) => (by.trim_end(), Some(house)),
            None => (by, None),
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

/// Behind such a byline stand more characters of the text.
const FIRST_WORDS: usize = 40;

/// No summary that is cut off has less characters.
const CUT_OFF: usize = 40;
