//! Dates as machines write them, and dates inside a line of text.

use crate::language::dates;
use crate::model::Date;
use crate::read::page_text::labels::{LABELS, key};

/// Reads a value that a machine wrote: ISO 8601 with or without time, RFC 2822, a time stamp, or a
/// date in words. The day is the one written: no time zone moves it.
pub fn machine(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = text.get(..10).filter(|day| day.as_bytes()[4] == b'-').and_then(Date::parse);
    let slashed = || text.get(..10).filter(|day| day.as_bytes()[4] == b'/').and_then(dates::parse);
    let compact = || {
        let digits = text.get(..8).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
        let rest = text[8..].chars().next();
        let date = Date::parse(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))?;
        (rest.is_none_or(|c| !c.is_ascii_digit()) && is_plausible(date)).then_some(date)
    };
    let date = iso.or_else(slashed).or_else(compact).or_else(|| dates::parse(text)).or_else(|| inside(text));
    date.filter(|date| is_plausible(*date))
}

/// Whether a value has the form of a date and is on no calendar: 2008-02-31.
pub fn is_impossible(text: &str) -> bool {
    let mut parts = text.trim().split(['T', ' ']).next().unwrap_or_default().split('-');
    let mut number = |length: usize| {
        parts.next().filter(|part| part.len() == length).and_then(|part| part.parse::<u16>().ok())
    };
    let (year, month, day) = (number(4), number(2), number(2));
    // A system that has no date writes noughts.
    year.is_some_and(|year| year > 1)
        && matches!((month, day), (Some(month), Some(day)) if month > 0 && day > 0)
}

/// The web has no older pages, but the texts of older books are on it.
fn is_plausible(date: Date) -> bool {
    (1800..2100).contains(&date.year())
        && (date.year(), date.month(), date.day_of_month()) != (1970, Some(1), Some(1))
}

/// The first date in a line, or in lines: "Published June 4, 2015 | 5 min read". A date of a change is none.
pub fn inside<'a>(text: &'a str) -> Option<Date> {
    if text.len() > 400 || !text.chars().any(|c| c.is_numeric()) {
        return None;
    }
    let is_gap = |c: char| {
        c.is_whitespace() || matches!(c, '|' | '·' | '•' | '(' | ')' | '[' | ']' | '–' | '—' | '@' | '\u{a0}')
    };
    // A bar parts what it stands between as the end of a line does.
    let pieces = text.split(['\n', '|', '·', '•']).enumerate();
    let words_of = |piece: &'a str| {
        piece.split(is_gap).map(|word| word.trim_matches([':', ';'])).filter(|word| !word.is_empty())
    };
    let numbered = pieces.flat_map(|(at, piece)| words_of(piece).map(move |word| (at, word)));
    let (pieces, words): (Vec<usize>, Vec<&str>) = numbered.take(60).unzip();
    for start in 0..words.len() {
        if follows_update(&words[..start]) || follows_number_sign(&words[..start]) {
            continue;
        }
        // What ends a line of other words is no day of the month below it: "Comment 31", "October 2016".
        let is_first = start == 0 || pieces[start - 1] < pieces[start];
        let is_bare = words[start].bytes().all(|b| b.is_ascii_digit());
        let is_counted = is_bare && !is_first && !follows_label(&words[..start]);
        for length in (1..=5).rev() {
            let Some(window) = words.get(start..start + length) else { continue };
            if is_counted && pieces[start] < pieces[start + length - 1] {
                continue;
            }
            if !window.iter().any(|word| word.chars().any(char::is_numeric)) {
                continue;
            }
            let joined = window.join(" ");
            let trimmed = joined.trim_matches([',', '.', ' ', '،']);
            let date = dates::parse(trimmed).or_else(|| day_of_time(window, trimmed));
            let date = date.or_else(|| (length == 1).then(|| hyphened(trimmed)).flatten());
            if let Some(date) = date.filter(|date| is_plausible(*date)) {
                return Some(date);
            }
        }
    }
    None
}

/// "12-Nov-08", "12-Nov-2008" as one word of a line.
fn hyphened(word: &str) -> Option<Date> {
    let parts: Vec<&str> = word.split('-').collect();
    let [day, month, year] = parts[..] else { return None };
    let is_number =
        |text: &str, length: usize| text.len() <= length && text.bytes().all(|b| b.is_ascii_digit());
    let year = match (is_number(year, 4), year.len()) {
        (true, 4) => year.to_owned(),
        // There was no web before.
        (true, 2) => format!("{}{year}", if year >= "90" { 19 } else { 20 }),
        _ => return None,
    };
    let is_month = !month.is_empty() && month.chars().all(char::is_alphabetic);
    (is_month && is_number(day, 2)).then(|| dates::parse(&format!("{day} {month} {year}"))).flatten()
}

/// `2008-11-12T09:30:00Z` as one word of a line.
fn day_of_time(window: &[&str], text: &str) -> Option<Date> {
    (window.len() == 1).then(|| text.split_once('T').and_then(|(day, _)| Date::parse(day))).flatten()
}

/// "Number 19 / July 1999": whether the words before a number say that it is none of a day.
fn follows_number_sign(before: &[&str]) -> bool {
    before.last().is_some_and(|word| {
        let word = word.to_lowercase();
        LABELS.number_signs.contains(&word) || LABELS.volumes.contains(&word)
    })
}

/// Whether the words before a number are those that a date has before it: "Posted on".
fn follows_label(before: &[&str]) -> bool {
    (1..=3).any(|count| {
        let words = before.len().checked_sub(count).map(|from| before[from..].join(" "));
        words.is_some_and(|words| LABELS.dates.contains(&key(words.trim_end_matches([':', ',']))))
    })
}

/// Whether the words before a date say that it is one of a change.
fn follows_update(before: &[&str]) -> bool {
    (1..=3).any(|count| {
        let words = before.len().checked_sub(count).map(|from| before[from..].join(" "));
        words.is_some_and(|words| LABELS.updates.contains(&key(words.trim_end_matches([':', ',']))))
    })
}

/// Whether the day of a date in numbers stands before its month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// `22/11/2008`
    DayFirst,
    /// `11/22/2008`
    MonthFirst,
    /// Nothing says so: a date is read only where one of both is no month.
    #[default]
    Either,
}

impl Order {
    /// The order of a page in some language, by its texts. English has both, and what another date of the page is,
    /// that can be read in one way alone, this one is too.
    pub fn of<T: AsRef<str>>(primary: &str, texts: impl IntoIterator<Item = T>) -> Self {
        if !primary.is_empty() && primary != "en" {
            return Self::DayFirst;
        }
        let (mut day_first, mut month_first) = (false, false);
        // A text that is a date and nothing else: among other words it may be a clause, a vote or a version.
        for text in texts {
            let text = text.as_ref().trim();
            let numbers = (text.len() <= LONGEST).then(|| numbers(text)).flatten();
            let Some([first, second, _]) = numbers.filter(|[_, _, year]| (1900..2100).contains(year)) else {
                continue;
            };
            day_first |= (13..=31).contains(&first) && (1..=12).contains(&second);
            month_first |= (13..=31).contains(&second) && (1..=12).contains(&first);
        }
        match (day_first, month_first) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Either,
        }
    }
}

/// A date in numbers has no more bytes, with the signs round it; with a year of two digits no more.
const LONGEST: usize = 14;
const SHORT: usize = 8;

/// The numbers of a word of three: `22/11/2008`.
fn numbers(word: &str) -> Option<[i16; 3]> {
    let mut parts =
        word.trim_matches(['.', '(', ')', ',', '|']).split(['/', '-', '.']).map(|part| part.parse().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

/// Reads a numeric date by its order: `11/12/2008` is December on a French page.
pub fn ordered(text: &str, order: Order) -> Option<Date> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|'));
    words.take(40).find_map(|word| {
        let word = word.trim_matches(['.', '(', ')']);
        let [first, second, year] = numbers(word)?;
        let (day, month) = match (order, first > 12, second > 12) {
            (Order::Either, false, true) | (Order::MonthFirst, ..) => (second, first),
            (Order::Either, false, false) => return None,
            (Order::DayFirst | Order::Either, ..) => (first, second),
        };
        let year = if (0..100).contains(&year) && word.len() <= SHORT { 2000 + year } else { year };
        Date::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).filter(|date| is_plausible(*date))
    })
}

/// Whether a line has a date; one that is numbers alone has it in whatever order of them.
pub fn says(line: &str, date: Date, order: Order) -> bool {
    let is_alone = line.trim().len() <= LONGEST && !line.trim().contains(' ');
    let in_order = |order| ordered(line, order) == Some(date);
    let in_any = || in_order(order) || is_alone && (in_order(Order::DayFirst) || in_order(Order::MonthFirst));
    inside(line).map_or_else(in_any, |said| said == date)
}

/// The date that an address says: `/2008/11/12/`, `/2008-11-12-title`, `/20081112/`, `/2008/11/`.
pub fn in_address(address: &str) -> Option<Date> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest).split(['?', '#']).next()?;
    let runs: Vec<&str> = path.split(['/', '-', '_', '.']).skip(1).collect();
    let is_digits =
        |run: &&str, length: usize| run.len() == length && run.bytes().all(|b| b.is_ascii_digit());
    let is_year = |run: &&str| is_digits(run, 4) && (run.starts_with("19") || run.starts_with("20"));
    let date = |text: String| Date::parse(&text).filter(|date| is_plausible(*date));
    let month = |run: &str| {
        let named = (1..=12).find(|month| ENGLISH[month - 1] == run.to_lowercase());
        named
            .map(|month| format!("{month:02}"))
            .or_else(|| (1..=2).contains(&run.len()).then(|| format!("{run:0>2}")))
    };
    let dashed = runs.windows(3).find_map(|run| {
        let whole = is_year(&run[0]) && run[2].len() <= 2;
        whole.then(|| date(format!("{}-{}-{:0>2}", run[0], month(run[1])?, run[2]))).flatten()
    });
    let compact = || {
        let run = runs.iter().find(|run| is_digits(run, 8) && run.starts_with("20"))?;
        date(format!("{}-{}-{}", &run[..4], &run[4..6], &run[6..]))
    };
    dashed.or_else(compact)
}

const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> String {
        date.map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_machine_writes_a_day_in_many_ways() {
        for text in [
            "2008-11-12",
            "2008-11-12T09:30:00+01:00",
            "2008-11-12 09:30:00.000",
            "2008/11/12",
            "20081112",
            "20081112T093000Z",
            "Wed, 12 Nov 2008 09:30:00 GMT",
            "November 12, 2008",
        ] {
            assert_eq!(shown(machine(text)), "2008-11-12", "{text}");
        }
        assert_eq!(shown(machine("2008-11")), "2008-11");
        for text in ["0000-00-00", "1970-01-01T00:00:00Z", "2008-02-31", "1426", ""] {
            assert_eq!(machine(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_stands_inside_its_line() {
        assert_eq!(shown(inside("Published June 4, 2015 | 5 min read")), "2015-06-04");
        assert_eq!(shown(inside("Posted on 12 November 2008 by Ada Lind")), "2008-11-12");
        assert_eq!(shown(inside("Updated March 3, 2020, first published Feb. 1, 2020")), "2020-02-01");
        assert_eq!(shown(inside("Volume 4, Number 19\nJuly 1999")), "1999-07");
        assert_eq!(shown(inside("Volume 22, Comment 31\nOctober 2016")), "2016-10");
        for lines in [
            "12\nNov\n2008",
            "Bern, November 12,\n2008",
            "Posted on 12\nNovember 2008",
            "Bern | 12\nNovember 2008",
        ] {
            assert_eq!(shown(inside(lines)), "2008-11-12", "{lines}");
        }
        assert_eq!(inside("In 2008 there were 12 of them"), None);
        assert_eq!(shown(inside("in Bern (Notes No. 3, 12-Nov-08)")), "2008-11-12");
        assert_eq!(shown(inside("12-Nov-1998")), "1998-11-12");
        assert_eq!(inside("10-May-be-08"), None);
    }

    #[test]
    fn an_address_may_say_the_day() {
        assert_eq!(shown(in_address("https://desk.example/2008/11/12/river")), "2008-11-12");
        assert_eq!(shown(in_address("https://desk.example/world/2008/nov/12/river")), "2008-11-12");
        assert_eq!(shown(in_address("https://desk.example/20081112-river.html")), "2008-11-12");
        assert_eq!(in_address("https://desk.example/p/2008-plans"), None);
        assert_eq!(in_address("https://desk.example/2008/11/river"), None);
    }

    #[test]
    fn numbers_are_read_in_the_order_of_their_language() {
        assert_eq!(shown(ordered("le 11/12/2008", Order::of("fr", [""]))), "2008-12-11");
        assert_eq!(ordered("11/12/2008", Order::of("en", [""])), None);
        assert_eq!(shown(ordered("Post date 11.22.08 | Issue date 12.01.08", Order::Either)), "2008-11-22");
        assert_eq!(shown(ordered("22/11/2008", Order::Either)), "2008-11-22");
        assert_eq!(shown(ordered("Ada Lind. Notas 14/2008 - 5/6/2008.", Order::DayFirst)), "2008-06-05");
    }

    #[test]
    fn a_date_that_can_be_read_in_one_way_alone_says_how_the_others_are_read() {
        assert_eq!(shown(ordered("02/09/2008", Order::of("en", ["27/10/2008", "02/09/2008"]))), "2008-09-02");
        assert_eq!(shown(ordered("03.10.2008", Order::of("en", ["03.25.2008", "03.10.2008"]))), "2008-03-10");
        assert_eq!(Order::of("en", ["27/10/2008", "03/25/2008"]), Order::Either);
        for text in ["10.13.4", "1.13.26", "Clause 3.14.2008", "a vote of 15-12-10"] {
            assert_eq!(Order::of("en", [text]), Order::Either, "{text}");
        }
        let date = Date::parse("2008-09-02").unwrap();
        let says = |line: &str| says(line, date, Order::Either);
        assert!(says("02/09/2008") && says("09/02/2008") && !says("03/09/2008"));
        assert!(!says("The flood of 02/09/2008"), "a line with more than the day");
    }

    #[test]
    fn a_day_on_no_calendar_is_told_from_no_date() {
        assert!(is_impossible("2008-02-31T10:00"));
        assert!(!is_impossible("0000-00-00") && !is_impossible("soon"));
    }
}
