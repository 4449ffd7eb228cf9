//! The title inside a mail's subject, which names the series or the house before it.

use super::candidates;
use crate::model::{Metadata, Placed};
use crate::read::page_text::head::set;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::{LABELS, bare, key};
use crate::read::page_text::words::{inline, names, series};

/// What parts a title from what a subject has before and behind it.
const MARKS: [&str; 5] = [": ", " | ", " - ", " – ", " — "];

/// Reads the title that a labelled line has after a series or a house as the page prints it below:
/// "Desk Notes: Low Water - Lind" and "LOW WATER: WHO READS THE GAUGES". Returns its last line.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) -> Option<usize> {
    let title = metadata.title.as_ref()?;
    let (place, labelled) = (title.place.clone(), sheet.line_of(&title.place));
    LABELS.field(sheet.text(labelled))?;
    let (series, rest) = parted(&title.value).or_else(|| Some(("", unsigned(&title.value)?)))?;
    let (series, rest) = (series.to_owned(), rest.to_owned());
    let end = sheet.head().last().map_or(labelled, |last| last + 1);
    let printed = candidates::gather(sheet, labelled + 1..end.max(labelled + 1));
    let printed = printed.into_iter().find(|line| says(&line.text, &rest))?;
    metadata.title = Some(Placed::new(inline::plain(bare(&printed.text)), place));
    sheet.take_all(&printed.lines, Part::Metadata);
    sheet.say("title", "the subject and the head");
    if series::is_counted(&series) || series::is_number(&series) {
        number(sheet, metadata, &series);
    }
    Some(printed.last())
}

/// A subject parted behind the series, the kind or the house before its title.
fn parted(subject: &str) -> Option<(&str, &str)> {
    let cuts = MARKS.iter().filter_map(|mark| subject.split_once(mark));
    let is_series = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or(name);
        let is_known = |name: &str| LABELS.kind(name).is_some() || LABELS.is_house(name);
        is_known(name) || is_known(last) || series::is_counted(name) || series::is_number(name)
    };
    cuts.into_iter().find(|(name, _)| is_series(name))
}

/// A subject without the byline behind it: "Low Water, by Ada Lind".
fn unsigned(subject: &str) -> Option<&str> {
    let (title, by) = subject.rsplit_once(", ")?;
    let named = names::byline(by)?;
    (!named.is_empty() && named.iter().all(|name| names::is_full_name(&name.text))).then_some(title)
}

/// Whether a line says what a subject has behind its series, or the first of it, and more or not.
fn says(line: &str, rest: &str) -> bool {
    let line = key(line);
    let opens = |part: &str| {
        let part = key(part);
        let more = line.strip_prefix(&*part);
        part.contains(' ') && more.is_some_and(|more| !more.starts_with(char::is_alphanumeric))
    };
    let firsts = MARKS.iter().filter_map(|mark| rest.split_once(mark)).map(|(first, _)| first);
    opens(rest) || firsts.into_iter().any(opens)
}

/// Reads the series and its number where the head says them on a line of their own.
fn number(sheet: &mut Sheet, metadata: &mut Metadata, series: &str) {
    let says = |line: &usize| key(sheet.text(*line)) == key(series);
    let Some(line) = sheet.head().into_iter().find(says) else { return };
    let is_new = set(&mut metadata.number, sheet.placed(line, series.to_owned()));
    sheet.take(line, if is_new { Part::Metadata } else { Part::Furniture });
    sheet.say("number", "the subject and the head");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_names_its_series_before_the_title() {
        assert_eq!(parted("Policy Brief: Low Water"), Some(("Policy Brief", "Low Water")));
        assert_eq!(parted("River Letter 44 | Low Water"), Some(("River Letter 44", "Low Water")));
        assert_eq!(parted("Egypt: A Year of Wheat"), None);
    }

    #[test]
    fn a_subject_may_close_with_its_author() {
        assert_eq!(unsigned("Low Water, by Ada Lind"), Some("Low Water"));
        assert_eq!(unsigned("Low Water, by the Orsa"), None);
        assert_eq!(unsigned("Salt, Grain and Oil"), None);
    }

    #[test]
    fn a_page_prints_more_than_a_subject_has_room_for() {
        assert!(says("LOW WATER: WHO READS THE GAUGES", "Low Water - Lind"));
        assert!(says("LOW WATER:", "Low Water"));
        assert!(!says("Low Waters of the Basin", "Low Water"));
        assert!(!says("Low: the Water", "Low"));
    }
}
