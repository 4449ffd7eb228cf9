//! Dates written out, in the languages of `assets/words/months.txt`.
//!
//! Only what can be read in one way is read: `11/12/2008` is either of two days, and is none here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::assets;
use crate::assets::words::{WordMap, WordSet};
use crate::model::Date;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table: Table = assets::words::read(assets::MONTHS);
    let named = |months: [&'static str; 12]| {
        let names = |(month, names): (i8, &'static str)| names.split('/').map(move |name| (name, month));
        (1..).zip(months).flat_map(names)
    };
    let weekdays = table.weekdays.into_values().flatten();
    let mut fillers = table.fillers;
    fillers.extend(weekdays);
    Words {
        months: table.months.into_values().flat_map(named).collect(),
        persian_months: named(table.persian_months).collect(),
        fillers,
        ordinals: table.ordinals,
        halves: table.halves,
    }
});

/// The words of dates, as the table has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Table {
    /// By language; the names of one month have a stroke between them.
    months: BTreeMap<&'static str, [&'static str; 12]>,
    /// Of the calendar of Iran, whose year begins in March.
    persian_months: [&'static str; 12],
    weekdays: BTreeMap<&'static str, Vec<&'static str>>,
    fillers: WordSet,
    ordinals: WordSet,
    halves: WordSet,
}

/// The words of dates in all languages together.
struct Words {
    months: WordMap<i8>,
    persian_months: WordMap<i8>,
    /// Words that may stand in a date and say nothing that is kept.
    fillers: WordSet,
    /// What may follow the number of a day.
    ordinals: WordSet,
    /// What may follow the hour of a time of day.
    halves: WordSet,
}

impl Words {
    /// What a word, or two together, say by name.
    fn named(&self, name: &str) -> Option<Word> {
        let month = self.months.get(name).map(|month| Word::Month(*month));
        let persian = || self.persian_months.get(name).map(|month| Word::PersianMonth(*month));
        month.or_else(persian).or_else(|| self.fillers.contains(name).then_some(Word::Filler))
    }
}

/// Reads a text that is a date and nothing else: "Nov 12, 2008", "12. November 2008", "2008-11".
pub fn parse(text: &str) -> Option<Date> {
    if text.len() > 80 {
        return None;
    }
    let text = latin_digits(text.trim());
    // "2008-11-12T10:00:00Z", as machines write it.
    let day = text.split_once('T').filter(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()));
    let text = day.map_or(text.as_str(), |(day, _)| day).to_owned();
    if let Some(date) = Date::parse(&text).filter(|date| date.month().is_some()) {
        return Some(date);
    }
    numeric(&text).or_else(|| signed(&text)).or_else(|| written(&text)).or_else(|| range(&text))
}

/// The beginning of some days or months: "June 4–6, 2015", "30 March – 2 April 2015", "May/June 2015".
fn range(text: &str) -> Option<Date> {
    let (first, last) = text.split_once(['–', '—', '-', '/'])?;
    let (first, last) = (words(first)?, words(last)?);
    let number = |words: &[Word]| {
        words.iter().find_map(|word| if let Word::Number(day) = word { Some(*day) } else { None })
    };
    let month = |words: &[Word]| {
        words.iter().find_map(|word| if let Word::Month(month) = word { Some(*month) } else { None })
    };
    let year = |words: &[Word]| {
        words.iter().find_map(|word| if let Word::Year(year) = word { Some(*year) } else { None })
    };
    let is_range = number(&first).is_some() == number(&last).is_some() && first.len() <= 3 && last.len() <= 3;
    let year = year(&first).or(year(&last)).filter(|_| is_range && !first.is_empty())?;
    let month = month(&first).or(month(&last))?;
    match number(&first) {
        Some(day) => Date::day(year, month, small(day)?),
        None => Date::year_month(year, month),
    }
}

/// Digits of any script as ASCII digits; what is no digit is left alone.
fn latin_digits(text: &str) -> String {
    const ZEROS: [u32; 3] = ['٠' as u32, '۰' as u32, '०' as u32];
    let digit = |c: char| {
        let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&(c as u32)))?;
        char::from_digit(c as u32 - zero, 10)
    };
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// `12.11.2008`, `2008/11/12`, `11-2008`, and `11/25/2008`, where only one order makes a date.
fn numeric(text: &str) -> Option<Date> {
    let separator = ['.', '/', '-'].into_iter().find(|separator| text.contains(*separator))?;
    let numbers: Option<Vec<i16>> = text
        .trim_end_matches('.')
        .split(separator)
        .map(|part| part.trim())
        .map(|part| part.parse().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 4))
        .collect();
    match numbers?[..] {
        [month, year] if year >= 1000 => Date::year_month(year, small(month)?),
        [year, month, day] if year >= 1000 => Date::day(year, small(month)?, small(day)?),
        [day, month, year] if separator == '.' && year >= 1000 => Date::day(year, small(month)?, small(day)?),
        [a, b, year] if year >= 1000 => {
            let day_first = Date::day(year, small(b)?, small(a)?);
            let month_first = Date::day(year, small(a)?, small(b)?);
            match (day_first, month_first) {
                (Some(one), Some(other)) => (one == other).then_some(one),
                (one, other) => one.or(other),
            }
        }
        _ => None,
    }
}

/// The signs behind year, month and day in Chinese and Japanese, and in Korean.
const SIGNS: [[char; 3]; 2] = [['年', '月', '日'], ['년', '월', '일']];

/// "2008年5月3日", "2008년 5월": each number with its sign behind it.
fn signed(text: &str) -> Option<Date> {
    let [year_sign, month_sign, day_sign] =
        SIGNS.into_iter().find(|[year, ..]| text.contains(*year)).filter(|_| !text.is_ascii())?;
    let (year, rest) = text.split_once(year_sign)?;
    let (month, rest) = rest.split_once(month_sign)?;
    let (year, month) = (year.trim().parse().ok()?, month.trim().parse().ok()?);
    match rest.trim() {
        "" => Date::year_month(year, month),
        day => Date::day(year, month, day.strip_suffix(day_sign)?.trim().parse().ok()?),
    }
}

fn small(number: i16) -> Option<i8> {
    i8::try_from(number).ok()
}

/// One word of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Number(i16),
    Year(i16),
    Month(i8),
    PersianMonth(i8),
    /// The name of a day, `of`, `de`, a time of day.
    Filler,
}

/// The words of a date, without those that say nothing.
fn words(text: &str) -> Option<Vec<Word>> {
    // Persian ties a month to its year by a mark on its last letter.
    let text = text.to_lowercase().replace('\u{6c0}', "\u{647}").replace('\u{654}', "");
    // "تشرين الثاني/نوفمبر" is one month by two names.
    // The zero-width non-joiner of Persian weekdays is often typed as a space.
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | '/' | '\u{200c}');
    let tokens: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    if tokens.len() > 12 {
        return None;
    }
    let mut words = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        // Some months and weekdays have two words.
        let pair = tokens.get(index + 1).and_then(|next| WORDS.named(&format!("{} {next}", tokens[index])));
        match pair {
            Some(word) => {
                words.push(word);
                index += 2;
            }
            None => {
                words.push(word(tokens[index])?);
                index += 1;
            }
        }
    }
    words.retain(|word| *word != Word::Filler);
    words.dedup();
    Some(words)
}

fn written(text: &str) -> Option<Date> {
    match words(text)?[..] {
        [Word::Month(month), Word::Number(day), Word::Year(year)]
        | [Word::Number(day), Word::Month(month), Word::Year(year)]
        | [Word::Year(year), Word::Month(month), Word::Number(day)] => Date::day(year, month, small(day)?),
        [Word::Month(month), Word::Year(year)] | [Word::Year(year), Word::Month(month)] => {
            Date::year_month(year, month)
        }
        [Word::Number(day), Word::PersianMonth(month), Word::Year(year)] => persian(year, month, small(day)?),
        _ => None,
    }
}

/// The day of a date of the Persian calendar, by its cycle of 33 years with 8 leap years, which fits the
/// years 1343 to 1472.
pub fn persian(year: i16, month: i8, day: i8) -> Option<Date> {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let leap_days = |year: i64| (8 * year + 21) / 33;
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        _ => 29 + leap_days(year + 1) - leap_days(year),
    };
    if !(1343..=1472).contains(&year) || !(1..=longest).contains(&day) {
        return None;
    }
    let months = 30 * (month - 1) + (month - 1).min(6);
    // Counted from 1 Farvardin 1348, which was 21 March 1969.
    let days = 365 * (year - 1348) + leap_days(year) - leap_days(1348) + months + day - 1;
    let day = jiff::civil::date(1969, 3, 21).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    Date::day(day.year(), day.month(), day.day())
}

fn word(token: &str) -> Option<Word> {
    let token = token.trim_end_matches('.');
    // The distance of a mail's clock from that of Greenwich.
    if token.len() == 5 && token.starts_with(['+', '-']) && token[1..].bytes().all(|b| b.is_ascii_digit()) {
        return Some(Word::Filler);
    }
    let digits = token.len() - token.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return WORDS.named(token);
    }
    let (number, rest) = token.split_at(digits);
    let value: i16 = number.parse().ok()?;
    match (digits, rest) {
        (4, "") if value >= 1000 => Some(Word::Year(value)),
        (1 | 2, rest) if rest.is_empty() || WORDS.ordinals.contains(rest) => Some(Word::Number(value)),
        (1 | 2, rest)
            if rest.starts_with(':')
                || is_clock(value, rest)
                || is_hour(rest)
                || WORDS.halves.contains(rest) =>
        {
            Some(Word::Filler)
        }
        _ => None,
    }
}

/// "07.00", beside the name of a month.
fn is_clock(hour: i16, rest: &str) -> bool {
    let minute = rest.strip_prefix('.').filter(|minute| minute.len() == 2);
    hour < 24 && minute.and_then(|minute| minute.parse::<u8>().ok()).is_some_and(|minute| minute < 60)
}

/// "10h15", as a clock is read in French.
fn is_hour(rest: &str) -> bool {
    rest.strip_prefix('h').is_some_and(|minutes| minutes.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        parse(text).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn dates_are_read_in_their_common_forms() {
        for text in [
            "Nov 12, 2008",
            "November 12, 2008",
            "Nov. 12, 2008",
            "12 November 2008",
            "12th of November, 2008",
            "2008-11-12",
            "2008/11/12",
            "12.11.2008",
            "12. November 2008",
            "12 novembre 2008",
            "12 de noviembre de 2008",
            "۱۲ نوامبر ۲۰۰۸",
            "12 تشرين الثاني/نوفمبر 2008",
            "12 نوفمبر 2008",
            "12 בנובמבר 2008",
            "Wednesday, November 12, 2008",
            "Nov 12, 2008, 3:45 PM",
            "NOVEMBER 12, 2008",
            "چهارشنبه ۱۲ نوامبر ۲۰۰۸",
            "چهار‌شنبه، ۱۲ نوامبر ۲۰۰۸",
            "الأربعاء، 12 نوفمبر 2008",
            "יום רביעי, 12 בנובמבר 2008",
            "mercoledì 12 novembre 2008",
            "woensdag 12 november 2008",
            "среда, 12 ноября 2008 г.",
            "12 Kasım 2008, Çarşamba",
            "12 novembre 2008 à 10h15",
            "2008-11-12T10:00:00Z",
            "quarta-feira, 12 de novembro de 2008",
            "onsdag 12 november 2008",
            "onsdag den 12. november 2008",
            "środa, 12 listopada 2008 r.",
            "středa 12. listopadu 2008",
            "12. marraskuuta 2008",
            "середа, 12 листопада 2008 року",
            "miercuri, 12 noiembrie 2008",
            "2008. november 12.",
            "Τετάρτη, 12 Νοεμβρίου 2008",
            "12 de novembre de 2008",
            "12 ноември 2008 г.",
            "12. studenoga 2008.",
            "12. новембар 2008.",
            "12 November 2008, Rabu",
            "2008年11月12日",
            "2008년 11월 12일",
        ] {
            assert_eq!(shown(text), "2008-11-12", "{text}");
        }
        assert_eq!(shown("۲۲ ژوئیه\u{654} ۲۰۲۱"), "2021-07-22");
        assert_eq!(shown("سه\u{200c}شنبه ۱۱ نوامبر ۲۰۰۸"), "2008-11-11");
        assert_eq!(shown("3. října 2010"), "2010-10-03");
        assert_eq!(shown("3. lipnja 2010."), "2010-06-03");
        assert_eq!(shown("3 d’abril de 2010"), "2010-04-03");
        assert_eq!(shown("Sept. 3, 2010"), "2010-09-03");
        assert_eq!(shown("12. März 2019"), "2019-03-12");
        assert_eq!(shown("1er février 2014"), "2014-02-01");
        assert_eq!(shown("3 juillet 2014"), "2014-07-03");
        assert_eq!(shown("11/25/2008"), "2008-11-25");
        assert_eq!(shown("25/11/2008"), "2008-11-25");
    }

    #[test]
    fn a_day_of_the_persian_calendar_is_one_of_ours() {
        for (text, day) in [
            ("شنبه ۲ آذر ۱۳۹۸", "2019-11-23"),
            ("۱ فروردین ۱۳۹۹", "2020-03-20"),
            ("۳۰ اسفند ۱۳۹۹", "2021-03-20"),
            ("۳۰ اسفند ۱۴۰۰", ""),
            ("۱ فروردین ۱۴۰۰", "2021-03-21"),
            ("۱ فروردین ۱۴۰۴", "2025-03-21"),
            ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
            ("آذر ۱۳۹۸", ""),
            ("۳۱ مهر ۱۳۹۸", ""),
            ("۲۹ اسفند ۱۴۰۰", "2022-03-20"),
            ("۳۰ اسفند ۱۴۰۰", ""),
        ] {
            assert_eq!(shown(text), day, "{text}");
        }
    }

    #[test]
    fn a_date_is_as_precise_as_its_page() {
        assert_eq!(shown("November 2008"), "2008-11");
        assert_eq!(shown("2008-11"), "2008-11");
        assert_eq!(shown("02-2020"), "2020-02");
    }

    #[test]
    fn some_days_or_months_are_dated_by_the_first() {
        for text in ["June 4–6, 2015", "4-6 June 2015", "June 4 – July 2, 2015", "4. – 6. Juni 2015"] {
            assert_eq!(shown(text), "2015-06-04", "{text}");
        }
        assert_eq!(shown("March–April 2019"), "2019-03");
        assert_eq!(shown("March/April 2019"), "2019-03");
        assert_eq!(shown("June–4 2015"), "");
    }

    #[test]
    fn what_is_no_date_or_two_is_none() {
        for text in [
            "2008",
            "November",
            "12 November",
            "Feb 30, 2008",
            "11/12/2008",
            "May I",
            "The 2008 vote",
            "",
            "Policy #1426",
        ] {
            assert_eq!(shown(text), "", "{text}");
        }
    }
}
