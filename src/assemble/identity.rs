//! Which book this is, and as of when.

use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::language::Language;
use crate::manifest::Manifest;
use crate::model::Date;
use crate::model::anthology::Series;
use crate::read::Briefs;

/// The name space of the identifiers that we make (RFC 9562, version 5).
const NAMESPACE: Uuid = Uuid::from_u128(0x6f3b_1c52_8e0d_4d6a_9b57_2c1e_a4f0_7d93);

/// The identifier of a book that was given none: the same for the same title, language and series.
pub fn identifier(title: &str, language: &Language, series: Option<&Series>) -> String {
    let series = series.map_or("", |series| series.name.as_str());
    let name: String = format!("{title}\n{language}\n{series}").nfc().collect();
    format!("urn:uuid:{}", Uuid::new_v5(&NAMESPACE, name.as_bytes()))
}

/// When the book was last modified, as far as its inputs say: the newest date of manifest and
/// briefs, as precise as it stands there.
pub fn newest(manifest: &Manifest, briefs: &Briefs) -> Option<Date> {
    let briefs = briefs.values().flatten().filter_map(|brief| brief.metadata.date.as_ref());
    manifest.date.iter().chain(briefs).map(|date| date.value).max_by_key(|date| (date.first_moment(), *date))
}

/// 1980-01-01T00:00:00Z, where ZIP begins to count: the moment of a book of which nothing says one.
pub const ZIP_EPOCH: jiff::Timestamp = jiff::Timestamp::constant(315_532_800, 0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_one_identifier_in_either_unicode_form() {
        let english = Language::english();
        assert_eq!(identifier("Caf\u{e9}", &english, None), identifier("Cafe\u{301}", &english, None));
        let series = Series { name: "Year Readers".into(), position: None };
        assert_ne!(identifier("Iran", &english, None), identifier("Iran", &english, Some(&series)));
    }
}
