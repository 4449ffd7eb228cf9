//! The frame that a browser prints round each page: the day of printing and the title of the page
//! above the text, its address and the number of the page below it.
//!
//! A converter of printed pages puts each of them on a line of its own, or the day and the title on one.
//! The day is that of the reader, never that of the text. The title stands there whole, with the site's
//! name behind it, where the text wraps it.

use std::ops::Range;

use super::title::is_with_site;
use crate::model::{Date, Metadata};
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::inline;
use crate::read::page_text::words::labels::key;

/// As many lines of the first page may stand above its title, with it.
const HEAD: usize = 20;

/// No title is wrapped over more lines.
const MOST_LINES: usize = 4;

/// Reads the frame of printed pages, and takes its lines.
pub fn read(sheet: &mut Sheet, metadata: &mut Metadata) {
    let Some(first) = sheet.next_line(0) else { return };
    let Some((day, beside)) = stamp(sheet.text(first)) else { return };
    let (stamped, has_hour) = (sheet.text(first).to_owned(), beside.start > day.len());
    let numbers = page_numbers(sheet);
    let comes_again = (first + 1..sheet.len()).any(|line| sheet.text(line) == stamped);
    if numbers.is_empty() && !(comes_again && has_hour) {
        return;
    }
    let date = day_of_printing(&stamped[..beside.end], &stamped[day]);
    let alone = beside.end == stamped.len();
    let heading = if alone { sheet.next_line(first + 1) } else { Some(first) };
    let running =
        heading.map(|line| sheet.text(line)[if alone { 0 } else { beside.end }..].trim().to_owned());
    let mut frame: Vec<usize> = (first..sheet.len()).filter(|line| sheet.text(*line) == stamped).collect();
    let is_frame = |text: &str| running.as_deref() == Some(text);
    let below: Vec<usize> = frame.iter().skip(1).filter_map(|line| sheet.next_line(line + 1)).collect();
    frame.extend(below.into_iter().filter(|line| alone && is_frame(sheet.text(*line))));
    for line in &numbers {
        let address = sheet.beside(*line).find(|line| inline::is_absolute(sheet.text(*line)));
        frame.push(*line);
        if let Some(address) = address {
            frame.push(address);
            metadata.source.get_or_insert(sheet.placed(address, sheet.text(address).to_owned()));
        }
    }
    if let Some(date) = date {
        metadata.accessed.get_or_insert(sheet.placed(first, date));
        sheet.say("accessed", "the day that a browser printed above the page");
    }
    sheet.take_all(&frame, Part::Furniture);
    if let Some((line, running)) = heading.zip(running) {
        title(sheet, line, &running, metadata);
    }
}

/// Sets the title that the first page has below its frame as well, in as many lines as it takes there.
fn title(sheet: &mut Sheet, heading: usize, running: &str, metadata: &mut Metadata) {
    let head: Vec<usize> = sheet.free(heading + 1..sheet.len()).take(HEAD).collect();
    let found = head.iter().find_map(|first| {
        let last = (*first..sheet.len().min(first + MOST_LINES)).take_while(|line| sheet.is_free(*line));
        last.into_iter().find_map(|last| {
            let whole = joined(sheet, *first..last + 1);
            (key(running) == key(&whole) || is_with_site(running, &whole))
                .then_some((*first..last + 1, whole))
        })
    });
    let Some((lines, whole)) = found else { return };
    sheet.join(lines, whole.clone());
    if metadata.title.is_none() {
        metadata.title = Some(sheet.placed(heading, whole));
        sheet.take(heading, Part::Metadata);
        sheet.say("title", "the title that a browser printed above the page");
    }
}

fn joined(sheet: &Sheet, lines: Range<usize>) -> String {
    let texts: Vec<&str> = lines.map(|line| sheet.text(line)).collect();
    texts.join(" ")
}

/// The lines that count the pages, "2/3", where they count all of them up to the last; the last one closes
/// the page.
fn page_numbers(sheet: &Sheet) -> Vec<usize> {
    let counted = |line: usize| {
        let (one, all) = sheet.text(line).split_once('/')?;
        let is_number =
            |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let numbers = (is_number(one) && is_number(all)).then(|| (one.parse().ok(), all.parse().ok()));
        numbers.and_then(|(one, all): (Option<usize>, Option<usize>)| Some((line, one?, all?)))
    };
    let found: Vec<(usize, usize, usize)> = (0..sheet.len()).filter_map(counted).collect();
    let counts_up =
        found.iter().enumerate().all(|(index, (_, one, all))| *one == index + 1 && *all == found.len());
    if counts_up { found.into_iter().map(|(line, ..)| line).collect() } else { Vec::new() }
}

/// The day of printing that opens a line, and the end of the hour behind it: "4/19/22, 9:41 AM". What
/// follows on the line is the title of the page, with a gap before it.
fn stamp(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let end = text.find([',', ' ']).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].split(['/', '.', '-']).collect();
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() != 3 || !parts.iter().all(is_number) {
        return None;
    }
    let behind =
        |at: usize| at + text[at..].len() - text[at..].trim_start_matches([',', ' ', '\u{202f}']).len();
    let word = |at: usize| text[at..].split([' ', '\u{202f}']).next().unwrap_or_default();
    let hour = behind(end);
    if !word(hour).split_once(':').is_some_and(|(hour, minute)| is_number(&hour) && is_number(&minute)) {
        return (end == text.len()).then_some((0..end, end..end));
    }
    let close = hour + word(hour).len();
    let half = behind(close);
    let close = if matches!(word(half), "AM" | "PM") { half + 2 } else { close };
    Some((0..end, hour..close))
}

/// The day that a stamp says. With the hours of half a day the month stands first, with those of a whole one
/// the day does; without an hour a doubtful one is none.
fn day_of_printing(stamp: &str, day: &str) -> Option<Date> {
    let numbers: Vec<i16> = day.split(['/', '.', '-']).filter_map(|part| part.parse().ok()).collect();
    let [first, second, third] = numbers[..] else { return None };
    if first > 31 {
        return Date::day(first, i8::try_from(second).ok()?, i8::try_from(third).ok()?);
    }
    let year = if third < 100 { 2000 + third } else { third };
    let is_half = stamp.ends_with("AM") || stamp.ends_with("PM");
    let is_doubtful = first <= 12 && second <= 12 && first != second;
    if is_doubtful && !day.contains('.') && !stamp.contains(':') {
        return None;
    }
    let month_first = if is_doubtful { is_half } else { second > 12 };
    let (month, of_month) = if month_first { (first, second) } else { (second, first) };
    Date::day(year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn printed(text: &str) -> (Metadata, Vec<String>) {
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), text);
        let mut metadata = Metadata::default();
        read(&mut sheet, &mut metadata);
        let left = sheet.free(0..sheet.len()).map(|line| sheet.text(line).to_owned()).collect();
        (metadata, left)
    }

    const TWO_PAGES: &str = "4/19/22, 9:41 AM\n\nThe Ferry and the Toll | River Desk\n\nThe Ferry\nand the Toll\n\n\
        The toll is paid at\n\nhttps://desk.example/ferry\n\n1/2\n\u{c}4/19/22, 9:41 AM\n\n\
        The Ferry and the Toll | River Desk\n\nthe lower bridge.\n\nhttps://desk.example/ferry\n\n2/2\n";

    #[test]
    fn the_frame_of_a_printed_page_says_title_address_and_day_of_printing() {
        let (metadata, left) = printed(TWO_PAGES);
        assert_eq!(metadata.title.map(|title| title.value).as_deref(), Some("The Ferry and the Toll"));
        assert_eq!(metadata.source.map(|source| source.value).as_deref(), Some("https://desk.example/ferry"));
        assert_eq!(metadata.accessed.map(|day| day.value), Date::day(2022, 4, 19));
        assert_eq!(left, ["The Ferry and the Toll", "The toll is paid at", "the lower bridge."]);
        assert!(metadata.date.is_none());
    }

    #[test]
    fn a_day_above_a_page_that_counts_no_pages_may_be_its_own() {
        let (metadata, left) = printed("02.10.2023, 08:15\n\nThe Ferry\n\nThe toll is paid.");
        assert!(metadata.accessed.is_none());
        assert_eq!(left.len(), 3);
    }

    #[test]
    fn half_a_day_says_that_the_month_stands_first() {
        let day =
            |text: &str| stamp(text).and_then(|(day, hour)| day_of_printing(&text[..hour.end], &text[day]));
        assert_eq!(day("3/4/22, 9:41 AM"), Date::day(2022, 3, 4));
        assert_eq!(day("3/4/2022, 19:41"), Date::day(2022, 4, 3));
        assert_eq!(day("02.10.2023, 08:15     The Ferry"), Date::day(2023, 10, 2));
        assert_eq!(day("22/05/2018"), Date::day(2018, 5, 22));
        assert_eq!(day("03/04/2018"), None);
        assert_eq!(day("24.10.2019"), Date::day(2019, 10, 24));
    }
}
