//! What is to be written in place of a date that is in no form of ours: the day where it is certain, every
//! reading where it is not.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::language::dates;
use crate::model::Date;

/// The fault of a value that is no date, with what is to be written instead.
pub fn refused(place: Place, value: &str) -> Diagnostic {
    let told =
        |message: String, help: String| Diagnostic::error(Code::InvalidDate, place, message).help(help);
    if let Some(padded) = padded(value) {
        return told(format!("`{value}` has months or days of one digit"), format!("write `{padded}`"));
    }
    if is_iso(value) {
        let help = "write `2008-11-30`, `2008-11` or `2008`".to_owned();
        return told(format!("the calendar has no `{value}`"), help);
    }
    let message = format!("`{value}` is no date in the form `2008-11-30`");
    let help = match &meant(value)[..] {
        [] => "write `2008-11-30`, `2008-11` or `2008`".to_owned(),
        [day] => format!("write `{day}`"),
        days => format!(
            "write {}, whichever is meant",
            days.iter().map(|day| format!("`{day}`")).collect::<Vec<_>>().join(" or ")
        ),
    };
    told(message, help)
}

/// Whether a value has the form of a date, so that only the calendar can be against it.
fn is_iso(value: &str) -> bool {
    let lengths: Vec<usize> = value.split('-').map(str::len).collect();
    let is_of_digits = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_of_digits && matches!(lengths[..], [4] | [4, 1..=2] | [4, 1..=2, 1..=2])
}

/// `2008-7-1` as it should be written, if that is all that is wrong with it.
fn padded(value: &str) -> Option<String> {
    let padded: Vec<String> = value.split('-').map(|number| format!("{number:0>2}")).collect();
    let padded = padded.join("-");
    (padded != value && Date::parse(&padded).is_some()).then_some(padded)
}

/// The days that a value in another form may mean: one where it is certain, several where its order is not.
fn meant(value: &str) -> Vec<Date> {
    let days = days(value);
    if days.is_empty() { dates::parse(value).into_iter().collect() } else { days }
}

/// The days that a value of digits alone may mean: `12/3/2008`, `07-21-2008`, `20080721`.
fn days(value: &str) -> Vec<Date> {
    let is_compact = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let numbers =
        |parts: &[&str]| parts.iter().map(|number| number.parse().ok()).collect::<Option<Vec<i16>>>();
    let numbers = if is_compact {
        numbers(&[&value[..4], &value[4..6], &value[6..]])
    } else {
        numbers(&value.split(['/', '.', '-']).map(str::trim).collect::<Vec<_>>())
    };
    let (year, pairs) = match numbers.as_deref() {
        Some(&[a, b, year]) if year >= 1000 => (year, vec![(b, a), (a, b)]),
        Some(&[year, month, day]) if year >= 1000 => (year, vec![(month, day)]),
        _ => return Vec::new(),
    };
    let day = |(month, day)| Date::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let mut days: Vec<Date> = pairs.into_iter().filter_map(day).collect();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_lacks_noughts_is_shown_with_them() {
        assert_eq!(padded("2008-7-1").as_deref(), Some("2008-07-01"));
        assert_eq!(padded("2008-7").as_deref(), Some("2008-07"));
        for value in ["2008-07-01", "2008-13-1", "8-7-1", "July 2008"] {
            assert_eq!(padded(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_in_another_form_is_shown_as_what_it_may_mean() {
        let meant = |value| meant(value).iter().map(Date::to_string).collect::<Vec<_>>().join(" ");
        for (value, days) in [
            ("12/3/2008", "2008-03-12 2008-12-03"),
            ("12-03-2008", "2008-03-12 2008-12-03"),
            ("07-21-2008", "2008-07-21"),
            ("31.12.2008", "2008-12-31"),
            ("11/11/2008", "2008-11-11"),
            ("2008/11/12", "2008-11-12"),
            ("20081112", "2008-11-12"),
            ("21 July 2008", "2008-07-21"),
            ("July 21, 2008", "2008-07-21"),
            ("21. Juli 2008", "2008-07-21"),
            ("July 2008", "2008-07"),
            ("12/11", ""),
            ("32/13/2008", ""),
            ("12/11/08", ""),
            ("last summer", ""),
        ] {
            assert_eq!(meant(value), days, "{value}");
        }
    }

    #[test]
    fn the_calendar_is_blamed_for_days_that_do_not_exist_alone() {
        for (value, is_blamed) in [
            ("2008-02-30", true),
            ("2008-13", true),
            ("2008-13-1", true),
            ("07-21-2008", false),
            ("21 July 2008", false),
            ("20080721", false),
        ] {
            let told = refused(Place::file("m.yaml"), value);
            assert_eq!(told.message.starts_with("the calendar has no"), is_blamed, "{value}");
        }
    }
}
