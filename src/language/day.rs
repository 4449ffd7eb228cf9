//! A date as a language, and the region that it is of, write it out.

use super::{Language, Words, fill};
use crate::model::Date;

impl Language {
    /// A date written out: "12 November 2008", "November 12, 2008" in the United States.
    pub fn date(&self, date: Date) -> String {
        let words = self.words();
        let of_region = self.region().and_then(|region| words.day_patterns_of_regions.get(region));
        words.written(date, of_region.unwrap_or(&words.day_pattern))
    }
}

impl Words {
    /// A date as precise as it is.
    fn written(&self, date: Date, day_pattern: &str) -> String {
        let year = self.digits(date.year());
        let Some(month) = date.month() else { return year };
        let at = (month - 1) as usize;
        match date.day_of_month() {
            Some(day) => {
                let first = self.first_day.as_ref().filter(|_| day == 1).cloned();
                let day = first.unwrap_or_else(|| self.digits(day));
                let month = &self.months[at];
                fill(day_pattern, &[("day", &day), ("month", month), ("year", &year)])
            }
            None => {
                let month = &self.months_alone.as_ref().unwrap_or(&self.months)[at];
                fill(&self.month_pattern, &[("month", month), ("year", &year)])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tag: &str, date: &str) -> String {
        Language::parse(tag).unwrap().date(Date::parse(date).unwrap())
    }

    #[test]
    fn a_date_is_written_as_the_language_writes_it() {
        assert_eq!(written("en-GB", "2008-11-12"), "12 November 2008");
        assert_eq!(written("de", "2008-11-12"), "12. November 2008");
        assert_eq!(written("es", "2008-11-12"), "12 de noviembre de 2008");
        assert_eq!(written("fr", "2008-01-01"), "1er janvier 2008");
        assert_eq!(written("fr", "2008-01-11"), "11 janvier 2008");
        assert_eq!(written("it", "2008-01-01"), "1º gennaio 2008");
        assert_eq!(written("fa-IR", "2008-11-12"), "۱۲ نوامبر ۲۰۰۸");
        assert_eq!(written("ar", "2008-11"), "نوفمبر ٢٠٠٨");
        assert_eq!(written("he", "2008-11-12"), "12 בנובמבר 2008");
        assert_eq!(written("ru", "2008-11"), "ноябрь 2008\u{A0}г.");
        assert_eq!(written("ru", "2008-11-12"), "12 ноября 2008\u{A0}г.");
        assert_eq!(written("sw", "2008"), "2008");
    }

    #[test]
    fn a_date_is_written_as_the_region_writes_it() {
        assert_eq!(written("en-US", "2008-07-04"), "July 4, 2008");
        assert_eq!(written("en-US", "2008-07"), "July 2008");
        assert_eq!(written("en", "2008-07-04"), "4 July 2008");
    }
}
