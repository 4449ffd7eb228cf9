//! Dates as precise as a page says them.

use std::fmt;

/// A Gregorian date that may lack its day, or its day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Date {
    /// A whole year.
    pub fn year_only(year: i16) -> Option<Self> {
        civil(year, 1, 1).map(|_| Self { year, month: None, day: None })
    }

    /// A month of a year.
    pub fn year_month(year: i16, month: i8) -> Option<Self> {
        civil(year, month, 1).map(|_| Self { year, month: Some(month), day: None })
    }

    /// A day; `None` if the calendar has no such day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        civil(year, month, day).map(|_| Self { year, month: Some(month), day: Some(day) })
    }

    /// Reads `2008`, `2008-11` or `2008-11-12`, the forms that EPUB metadata takes (W3C-DTF).
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('-');
        let year = digits(numbers.next()?, 4)?;
        let month = numbers.next().map(|month| digits(month, 2));
        let day = numbers.next().map(|day| digits(day, 2));
        if numbers.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, None) => Self::year_only(year),
            (Some(month), None) => Self::year_month(year, i8::try_from(month?).ok()?),
            (Some(month), Some(day)) => Self::day(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?),
            (None, Some(_)) => None,
        }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, if known.
    pub fn day_of_month(self) -> Option<i8> {
        self.day
    }

    /// The first moment of it, in UTC: what `dcterms:modified` is made of.
    pub fn first_moment(self) -> jiff::Timestamp {
        jiff::civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .and_then(|date| jiff::tz::Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)))
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

/// A day that both a time stamp and the package document can hold: no year 0, no end of time.
fn civil(year: i16, month: i8, day: i8) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(year, month, day).ok().filter(|_| (1..=9998).contains(&year))
}

fn digits(text: &str, count: usize) -> Option<i16> {
    let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

/// Writes `2008`, `2008-11` or `2008-11-12`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_the_precision_it_came_with() {
        for text in ["2008", "2008-11", "2008-11-12", "2008-02-29"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_no_date() {
        for text in [
            "2009-02-29",
            "2008-13",
            "2008-1-2",
            "08",
            "12 November 2008",
            "",
            "2008-11-12-01",
            "0000",
            "9999",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
