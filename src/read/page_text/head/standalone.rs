//! What stands alone on a line of the head: date, house, outlet, the series of a site.

use super::bylines::Author;
use super::is_beside_credit;
use super::set;
use super::title;
use crate::language::dates;
use crate::model::{Date, Metadata};
use crate::read::page_text::sheet::paragraphs;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::facts::{self, Stage};
use crate::read::page_text::words::labels::{LABELS, bare, key};
use crate::read::page_text::words::series;
use crate::read::page_text::words::{forms, inline, names, sentences};

/// As many lines at the beginning may say where and when a text was signed.
const FOREMOST: usize = 6;

/// Reads a date that stands alone, wherever it does: that of appearance before that of a change.
pub fn date(sheet: &mut Sheet, metadata: &mut Metadata) {
    if metadata.date.is_none() {
        lone_date(sheet, metadata);
    }
    date_below_mail(sheet, metadata);
    let title = metadata.title.is_some();
    let Some(known) = &mut metadata.date else { return };
    // The same date in the head, with its place or without, is no title; where nothing else can be the
    // title, a dated series is.
    let says_again = |line: &usize| {
        let text = sheet.text(*line);
        let placed = || {
            let date = placed_date(sheet, *line);
            date.filter(|_| title || has_other_title(sheet, *line))
        };
        let alone = || dates::parse(bare(text)).filter(|_| !paragraphs::goes_on_with_prose(sheet, *line));
        alone().or_else(placed) == Some(known.value)
    };
    let again: Vec<usize> = sheet.head().into_iter().filter(says_again).collect();
    // What the foot says as well is a date of the head.
    if let Some(first) = again.first().filter(|first| **first < sheet.line_of(&known.place)) {
        known.place = sheet.place(*first);
    }
    sheet.take_all(&again, Part::Metadata);
}

/// The date of a line that says besides where a text was signed, and is no rest of a paragraph: "Testimony
/// before the Committee on Rivers, / Orsa Senate, November 12, 2008".
fn placed_date(sheet: &Sheet, line: usize) -> Option<Date> {
    facts::placed_date(sheet.text(line)).filter(|_| !paragraphs::goes_on(sheet, line))
}

/// A mail says when it was sent, and the text in it when it appeared.
fn date_below_mail(sheet: &mut Sheet, metadata: &mut Metadata) {
    let Some(sent) = metadata.date.as_ref().map(|date| sheet.line_of(&date.place)) else { return };
    let is_of_mail =
        |line: usize| sheet.text(line).split_once(": ").is_some_and(|(_, sender)| sender.contains('@'));
    if LABELS.field(sheet.text(sent)).is_none() || !sheet.beside(sent).any(is_of_mail) {
        return;
    }
    let said = |line: usize| Some((line, dates::parse(bare(sheet.text(line)))?));
    let text = sheet.prose().first().copied().unwrap_or(sheet.len());
    let printed = (sent + 1..text.max(sent + 1)).find_map(said);
    if let Some((line, date)) = printed.filter(|(_, date)| date.day_of_month().is_some()) {
        metadata.date = Some(sheet.placed(line, date));
        sheet.take(line, Part::Metadata);
    }
}

fn lone_date(sheet: &mut Sheet, metadata: &mut Metadata) {
    let title = metadata.title.is_some();
    let dated = |line: usize| {
        let text = sheet.text(line);
        let (date, stage) = text.contains(char::is_numeric).then(|| facts::date_line(text)).flatten()?;
        Some((line, date, stage))
    };
    let found: Vec<(usize, Date, Stage)> = sheet.free(0..sheet.len()).filter_map(dated).take(4).collect();
    // What stands beside the byline or the kind is the text's, whatever date a site has above its title.
    let is_published = |(_, _, stage): &&(usize, Date, Stage)| *stage == Stage::Published;
    let told = found.iter().filter(is_published).find(|(line, ..)| is_beside_credit(sheet, *line));
    let published = told.or_else(|| found.iter().find(is_published));
    let placed = || {
        let lines: Vec<usize> = sheet.free(0..sheet.len()).collect();
        let ends = lines.iter().rev().take(4).chain(lines.iter().take(FOREMOST));
        // Without a day a series and its issue look the same: "River Papers, May 2012".
        let dated = |line: usize| {
            let date = placed_date(sheet, line)?;
            date.day_of_month().is_some().then_some((line, date, Stage::Published))
        };
        ends.copied().find_map(dated)
    };
    // What says when a text was signed says more than the date of a change.
    // Where the head says where and when a text was signed, a date below it is that of something else.
    let text = sheet.prose().first().copied().unwrap_or_default();
    let published =
        published.filter(|(line, ..)| *line < text || placed().is_none_or(|(signed, ..)| signed >= text));
    let chosen =
        published.copied().or_else(placed).or_else(|| printed_first(sheet)).or(found.first().copied());
    let Some((line, date, _)) = chosen else { return };
    if set(&mut metadata.date, sheet.placed(line, date)) {
        if facts::date_line(sheet.text(line)).is_some() || title || has_other_title(sheet, line) {
            sheet.take(line, Part::Metadata);
        }
        sheet.say("date", "a date that stands alone");
    }
}

/// The date in a site's notice of the first printing: "This commentary appeared in the Herald on Nov 12,
/// 2008."
fn printed_first(sheet: &Sheet) -> Option<(usize, Date, Stage)> {
    (0..sheet.len()).filter(|line| sheet.part(*line) == Some(Part::Frame)).find_map(|line| {
        let text = sheet.text(line).trim_end_matches('.');
        let date = text.match_indices(' ').skip(4).find_map(|(at, _)| dates::parse(&text[at + 1..]))?;
        Some((line, date, Stage::Published))
    })
}

/// Whether another line of the head than this one can be the title: a few words that say nothing else.
pub fn has_other_title(sheet: &Sheet, line: usize) -> bool {
    let can_be_title = |other: &usize| {
        let text = sheet.text(*other);
        *other != line
            && !sheet.is_prose(*other)
            && text.split_whitespace().nth(1).is_some()
            && names::byline(text).is_none()
            && names::all_names(text)
                .is_none_or(|names| !names.iter().all(|name| names::is_full_name(&name.text)))
            && LABELS.kind(text).is_none()
            && LABELS.section(text).is_none()
            && !LABELS.is_furniture(text)
            && !LABELS.is_house(text)
            && !title::names_house(text)
            && facts::read(text).is_none()
    };
    sheet.head().iter().any(can_be_title)
}

/// Reads house names that stand alone, in the head only.
pub fn publisher(sheet: &mut Sheet, metadata: &mut Metadata, authors: &[Author]) {
    let rights = metadata.rights.as_ref().map(|rights| rights.value.clone()).unwrap_or_default();
    // Authors may have the rights themselves.
    let is_author = |line: &str| authors.iter().any(|author| author.name.value == line);
    // The words of a longer name are no name: "Middle East" of the "Middle East Institute".
    let ends_name = |rest: &str| {
        let rest = rest.trim_start();
        !rest.starts_with(char::is_alphabetic) || LABELS.has_copyright(rest)
    };
    let has_rights = |line: &str| {
        let rest = rights.split_once(line).map(|(_, rest)| rest);
        names::is_full_name(line) && rest.is_some_and(ends_name) && !is_author(line)
    };
    let known = metadata.publisher.as_ref().map(|known| known.value.clone());
    // "River Center" of the "River Center, Orsa University".
    let is_known = |house: &str| {
        let rest = known.as_ref().and_then(|known| known.strip_prefix(house));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
    };
    for line in sheet.head() {
        let is_house = |house: &str| LABELS.is_house(house) || has_rights(house) || is_known(house);
        // A heading is the title's, whatever house stands behind it.
        let text = Some(sheet.text(line)).filter(|text| !text.starts_with("# "));
        let house = text.and_then(|text| letterhead(text, is_house));
        // "DESK: Does Everybody See Kettles" may be the title.
        let house = house.filter(|house| {
            let rest = sheet.text(line).strip_prefix(*house).and_then(|rest| rest.strip_prefix(": "));
            rest.is_none_or(|rest| {
                LABELS.is_of_kinds(rest) || LABELS.is_furniture(rest) || has_other_title(sheet, line)
            })
        });
        let Some(house) = house.map(|house| inline::plain(bare(house))) else { continue };
        let below = sheet.next_line(line + 1).filter(|below| *below == line + 1 && sheet.is_free(*below));
        let whole = below.map(|below| (below, format!("{house} {}", sheet.text(below))));
        // A long name may stand in two lines.
        let whole = whole.filter(|(_, name)| LABELS.is_house(name));
        let house = whole.as_ref().map_or(house, |(_, name)| name.clone());
        let placed = sheet.placed(line, house);
        let is_longer = metadata.publisher.as_ref().is_some_and(|known| {
            placed.value.len() > known.value.len() && placed.value.starts_with(&known.value)
        });
        let is_new = is_longer || metadata.publisher.is_none();
        if is_new {
            metadata.publisher = Some(placed);
        }
        sheet.take(line, if is_new { Part::Metadata } else { Part::Furniture });
        if let Some((below, _)) = whole {
            sheet.take(below, Part::Metadata);
        }
    }
}

/// The house that a letterhead names: "DESK | River Desk" has the short name beside the long one,
/// "DESK - River Institute" is both, and "River Desk: Working Papers" says what it prints, or its motto.
fn letterhead(line: &str, is_house: impl Fn(&str) -> bool) -> Option<&str> {
    let name = line.split(" | ").map(str::trim).find(|name| is_house(name));
    let has_both = || {
        let parts = [" - ", " – "].iter().find_map(|dash| line.split_once(dash));
        parts.is_some_and(|(short, long)| is_house(short) && (is_house(long) || names::is_body(long)))
    };
    let of_series = || {
        let (name, series) = line.split_once(": ")?;
        let is_its_own = LABELS.is_of_kinds(series) || LABELS.is_furniture(series);
        // "ROAD: Rivers of Orsa Desk": its long name may be that of no house that is known.
        let is_long = is_house(series) || stands_for(name, series);
        (is_house(name) && (is_its_own || is_long)).then_some(name)
    };
    name.or_else(|| has_both().then_some(line)).or_else(of_series)
}

/// Whether some capitals are the first letters of the words of a name.
fn stands_for(short: &str, long: &str) -> bool {
    let words = long.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    short.chars().count() > 2 && letters == short
}

/// A name between the date and the author, which is no author's: where the text was printed.
pub fn outlet(sheet: &mut Sheet, metadata: &mut Metadata, authors: &[Author]) {
    let is_date = |line: usize| facts::date_line(sheet.text(line)).is_some();
    let by = |line: usize| authors.iter().any(|author| sheet.line_of(&author.name.place) == line);
    let between = sheet.head().into_iter().find(|line| {
        // In which languages a page is to be had may stand between.
        let is_told = |line: &usize| !sheet.lines[*line].is_blank() && sheet.part(*line) != Some(Part::Frame);
        let above = (0..*line).rev().find(is_told);
        let near: Vec<usize> = above.into_iter().chain((line + 1..sheet.len()).find(is_told)).collect();
        let has_title = |above: usize| metadata.title.is_some() || sheet.free(0..above).next().is_some();
        let stands = matches!(near[..], [above, below] if has_title(above)
            && (is_date(above) && by(below) || by(above) && is_date(below)));
        // Below the volume of a journal the title stands there.
        let is_issue = |above: usize| series::is_issue(sheet.text(above));
        stands && names::is_name(sheet.text(*line)) && !sheet.free(0..*line).any(is_issue)
    });
    let Some(line) = between else { return };
    // Below the letterhead of another house it is no part of the head.
    let is_new = set(&mut metadata.publisher, sheet.placed(line, inline::plain(sheet.text(line))));
    sheet.take(line, if is_new { Part::Metadata } else { Part::Furniture });
    if is_new {
        sheet.say("publisher", "the line between date and author");
    }
}

/// No series of a site has more words in its name.
const SERIES: usize = 5;

/// Takes the series that a site names below the authors, behind a mark of its own: "◆ Fikra Forum", or the mark and
/// below it the name.
pub fn clear_series(sheet: &mut Sheet, head_end: usize) {
    let is_name = |text: &str| {
        !text.is_empty()
            && text.split_whitespace().count() <= SERIES
            && text.starts_with(|c: char| !c.is_lowercase())
            && !sentences::ends(text)
    };
    // "(The Desk Blog)"
    let is_bracketed = |line: &usize| {
        let name = sheet.text(*line).strip_prefix('(').and_then(|name| name.strip_suffix(')'));
        let parted = name.and_then(|name| name.rsplit_once(' '));
        parted.is_some_and(|(house, last)| LABELS.programmes.contains(&key(last)) && LABELS.is_house(house))
    };
    let bracketed = sheet.head().into_iter().find(is_bracketed);
    bracketed.into_iter().for_each(|line| sheet.take(line, Part::Furniture));
    let Some(mark) = sheet.free(head_end + 1..sheet.len()).next() else { return };
    // The mark itself may have parted the names above from the series; apart from it a series stands behind the
    // second one.
    let is_mark = |line: usize| sheet.text(line).strip_prefix(MARK).is_some_and(str::is_empty);
    let is_below_second = || {
        let mut above = (0..mark).rev().filter(|line| !sheet.is_blank(*line));
        // Between the two stand names and nothing else.
        let is_below = above.next().is_some_and(is_mark);
        let mut names = 0;
        let first = above.find(|line| {
            let is_name = names::all_names(sheet.text(*line)).is_some();
            names += usize::from(is_name);
            !is_name
        });
        is_below && names > 0 && sheet.is_blank(mark + 1) && first.is_some_and(is_mark)
    };
    if is_name(sheet.text(mark)) && (mark.checked_sub(1).is_some_and(is_mark) || is_below_second()) {
        return sheet.take(mark, Part::Furniture);
    }
    let Some(rest) = sheet.text(mark).strip_prefix(MARK).map(str::trim) else { return };
    if is_name(rest) {
        return sheet.take(mark, Part::Furniture);
    }
    let below = sheet.next_line(mark + 1).filter(|below| rest.is_empty() && is_name(sheet.text(*below)));
    if let Some(below) = below.filter(|below| *below == mark + 1 && sheet.is_free(*below)) {
        sheet.take_all(&[mark, below], Part::Furniture);
    }
}

/// Takes what a site says beside the length of the text, directly below the date: the region that it files the text
/// under.
pub fn clear_beside_extent(sheet: &mut Sheet, head_end: usize) {
    let block: Vec<usize> =
        (head_end + 1..sheet.len()).take_while(|line| !sheet.lines[*line].is_blank()).take(SERIES).collect();
    let is_dated = facts::date_line(sheet.text(head_end)).is_some();
    let has_extent = block.iter().any(|line| forms::is_extent(sheet.text(*line)));
    let free: Vec<usize> = block.into_iter().filter(|line| sheet.is_free(*line)).collect();
    // Two words may be a person or a heading.
    let is_area = |line: &usize| {
        let text = sheet.text(*line);
        names::is_name(text) && (!text.contains(' ') || LABELS.is_area(&text.replace(" & ", " ")))
    };
    if is_dated && has_extent && free.iter().all(is_area) {
        sheet.take_all(&free, Part::Furniture);
    }
}

/// The mark before the series.
const MARK: char = '◆';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letterhead_has_the_house_beside_its_short_name_or_its_series() {
        let house = |line| letterhead(line, |name| name == "DESK" || name == "River Desk");
        assert_eq!(house("DESK | The River"), Some("DESK"));
        assert_eq!(house("DESK - Institute for Rivers"), Some("DESK - Institute for Rivers"));
        assert_eq!(house("River Desk: Working Papers"), Some("River Desk"));
        assert_eq!(house("River Desk: Ideas. Action. Impact."), Some("River Desk"));
        assert_eq!(house("DESK: Dams and Energy for Salt in Kettles"), Some("DESK"));
        assert_eq!(house("DESK: Dams and Energy"), None);
        assert_eq!(house("DESK - Who Counts the Boats"), None);
        assert_eq!(house("River Desk: A Dry Year"), None);
    }
}
