//! The day and the hour that a browser prints beside a page, and which day that is.

use std::ops::Range;

use super::HEAD;
use crate::language::dates;
use crate::model::Date;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::forms;
use crate::read::tongue;

/// The day of printing that opens a line, and the end of the hour behind it: "4/19/22, 9:41 AM". What
/// follows on the line is the title of the page, with a gap before it.
pub(super) fn stamp(text: &str) -> Option<(Range<usize>, Range<usize>)> {
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
    // With its seconds or without.
    let is_hour = |word: &str| word.contains(':') && word.split(':').all(|part| is_number(&part));
    if !is_hour(word(hour)) {
        return Some((0..end, end..end));
    }
    let close = hour + word(hour).len();
    let half = behind(close);
    let close = if matches!(word(half), "AM" | "PM") { half + 2 } else { close };
    Some((0..end, hour..close))
}

/// The day of printing that stands behind an address in the foot of a page.
pub fn day_behind(text: &str, address: &str) -> Option<Date> {
    let behind = text.split_once(address)?.1.trim();
    // "(1 of 3)8/23/2009 9:41:07 AM", "(1 of 2) [3/14/2008 9:12:40 AM]"
    let behind =
        behind.strip_prefix('(').and_then(|page| page.split_once(')')).map_or(behind, |(_, day)| day);
    let behind = behind.trim_matches(['[', ']', ' ']);
    let (day, hour) = stamp(behind)?;
    day_of_printing(&behind[..hour.end], &behind[day], month_in(address))
}

/// A day without its hour that can be read in two ways: one of them may be before the day of the page itself. Else the
/// language of the page says it, but for English, which has it in both ways, and Persian, which counts other months.
pub(super) fn ordered_day(sheet: &Sheet, day: &str) -> Option<Date> {
    let numbers: Vec<i16> = day.split('/').filter_map(|part| part.parse().ok()).collect();
    let [first, second, year] = numbers[..] else { return None };
    let date = |month: i16, of_month: i16| {
        Date::day(year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?).filter(|_| year > 1000)
    };
    let published = day_of_page(sheet);
    let can_be = |date: &Date| published.is_none_or(|published| *date >= published);
    let (month_first, day_first) = (date(first, second).filter(can_be), date(second, first).filter(can_be));
    if month_first.is_none() || day_first.is_none() {
        return month_first.or(day_first);
    }
    let language = tongue::of((0..sheet.len()).map(|line| sheet.text(line)))?;
    day_first.filter(|_| !matches!(language.primary(), "fa" | "en"))
}

/// The first day that the head of a page says with its month in a word.
fn day_of_page(sheet: &Sheet) -> Option<Date> {
    let mut cells = (0..sheet.len().min(2 * HEAD)).flat_map(|line| forms::columns(sheet.text(line)));
    cells.find_map(|cell| {
        let is_named = cell.chars().filter(|c| c.is_alphabetic()).count() > 2;
        dates::parse(cell).filter(|date| is_named && date.day_of_month().is_some())
    })
}

/// The year and the month that the address of a page says: "https://desk.example/2014/07/the-ferry".
pub(super) fn month_in(address: &str) -> Option<(i16, i16)> {
    let parts: Vec<&str> = address.split('/').collect();
    let year = |text: &str| (text.len() == 4).then(|| text.parse().ok()).flatten();
    let month = |text: &str| (text.len() == 2).then(|| text.parse().ok()).flatten();
    let found = parts.windows(2).find_map(|pair| year(pair[0]).zip(month(pair[1])));
    found.filter(|(_, month)| (1..=12).contains(month))
}

/// The day that a stamp says. With the hours of half a day the month stands first, with those of a whole one
/// the day does; without an hour a doubtful one is none, unless in one of its two months the page was not yet
/// published.
pub(super) fn day_of_printing(stamp: &str, day: &str, published: Option<(i16, i16)>) -> Option<Date> {
    let numbers: Vec<i16> = day.split(['/', '.', '-']).filter_map(|part| part.parse().ok()).collect();
    let [first, second, third] = numbers[..] else { return None };
    if first > 31 {
        return Date::day(first, i8::try_from(second).ok()?, i8::try_from(third).ok()?);
    }
    let year = if third < 100 { 2000 + third } else { third };
    let is_half = stamp.ends_with("AM") || stamp.ends_with("PM");
    let is_doubtful = first <= 12 && second <= 12 && first != second;
    let is_told = day.contains('.') || stamp.contains(':');
    let was_published = |month: i16| published.is_none_or(|published| published <= (year, month));
    let month_first = match (is_doubtful, was_published(first), was_published(second)) {
        (true, true, false) => true,
        (true, false, true) => false,
        (true, ..) if is_told => is_half,
        (true, ..) => return None,
        (false, ..) => second > 12,
    };
    let (month, of_month) = if month_first { (first, second) } else { (second, first) };
    Date::day(year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    #[test]
    fn a_day_of_printing_is_not_before_that_of_the_page() {
        let day = |page: &str| {
            let sheet = Sheet::new(&FilePath::new("a.txt"), page);
            ordered_day(&sheet, "3/11/2019").map(|day| day.to_string())
        };
        assert_eq!(day("By Ada Lind     May 10, 2019").as_deref(), Some("2019-11-03"));
        assert_eq!(day("Ada Lind\n10 March 2019"), None);
        let spanish = "El río bajó por tercer año consecutivo, y nadie en ninguna de las dos orillas supo decir por qué.";
        assert_eq!(day(&format!("{spanish}\n").repeat(3)).as_deref(), Some("2019-11-03"));
        assert_eq!(
            day("The river fell for the third year in a row, and nobody could say why it did so."),
            None
        );
    }
}
