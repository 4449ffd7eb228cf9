//! Days that a Persian brief counts in its own calendar.

use super::fault::Fault;
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::language::dates::persian;
use crate::model::{Date, Placed};

/// The languages of the countries that count years from the Hijra by the sun.
const SOLAR: [&str; 3] = ["fa", "prs", "ps"];

/// No brief is of these years of our calendar; the solar ones among them are 1964 to 2093.
const YEARS: std::ops::Range<i16> = 1343..1472;

/// Turns a day of the solar calendar into one of ours. A year or a month of it lies in two of ours, and is
/// reported.
pub fn settle(date: Option<&mut Placed<Date>>, language: &Language, diagnostics: &mut Diagnostics) {
    let Some(date) = date.filter(|date| YEARS.contains(&date.value.year())) else { return };
    if !SOLAR.contains(&language.primary()) {
        return;
    }
    let (year, month, day) = (date.value.year(), date.value.month(), date.value.day_of_month());
    match month.zip(day).and_then(|(month, day)| persian(year, month, day)) {
        Some(day) => date.value = day,
        None => diagnostics.push(Fault::SolarDate { place: date.place.clone(), year }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn settled(date: &str, language: &str) -> (String, usize) {
        let mut date = Placed::new(Date::parse(date).unwrap(), Place::file("a.md"));
        let mut said = Diagnostics::default();
        settle(Some(&mut date), &Language::parse(language).unwrap(), &mut said);
        (date.value.to_string(), said.into_vec().len())
    }

    #[test]
    fn a_solar_day_of_a_persian_brief_becomes_one_of_ours() {
        assert_eq!(settled("1387-08-22", "fa-IR"), ("2008-11-12".to_owned(), 0));
        assert_eq!(settled("2008-11-12", "fa"), ("2008-11-12".to_owned(), 0));
        assert_eq!(settled("1387-08-22", "en"), ("1387-08-22".to_owned(), 0));
    }

    #[test]
    fn a_solar_year_or_month_lies_in_two_of_ours_and_is_reported() {
        assert_eq!(settled("1387", "fa"), ("1387".to_owned(), 1));
        assert_eq!(settled("1387-08", "fa"), ("1387-08".to_owned(), 1));
    }
}
