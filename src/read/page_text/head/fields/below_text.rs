//! Which labelled lines below a text say something of it.

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::inline;
use crate::read::page_text::words::labels::{Field, LABELS};
use crate::read::page_text::words::sentences::{self, is_prose};

/// The lines of a catalogue's record that stands at the end of a page: several labelled lines without a gap. A line or
/// two may close a text.
pub(super) fn record(sheet: &Sheet, foot: &[usize]) -> Vec<usize> {
    let is_field = |line: &usize| LABELS.field(sheet.text(*line)).is_some();
    let runs = foot.chunk_by(|below, above| above + 1 == *below && is_field(below) && is_field(above));
    runs.filter(|run| run.len() >= RECORD && is_field(&run[0])).flatten().copied().collect()
}

/// A record has as many lines.
const RECORD: usize = 3;

/// What a labelled line below the text may say.
pub(super) fn is_of_foot(field: Field, value: &str) -> bool {
    let is_kind = field == Field::Kind && LABELS.kind(value).is_some();
    is_kind
        || matches!(field, Field::Topics | Field::Regions | Field::Accessed | Field::Language | Field::Code)
}

/// Whether a series is named, and no number of it.
pub(super) fn is_series_alone(field: Field, value: &str) -> bool {
    field == Field::Number && !value.contains(char::is_numeric)
}

/// Whether what stands behind a label is no sentence, whole or with its rest in the line below.
pub(super) fn is_value(sheet: &Sheet, line: usize, value: &str) -> bool {
    let is_sentence = sentences::ends(value) && sentences::abbreviation(value).is_none();
    let below = sheet.lines.get(line + 1).map(|below| below.text.as_str());
    let goes_on = below.is_some_and(|below| sentences::begins_small(below) && LABELS.field(below).is_none());
    !is_sentence && !goes_on && !is_prose(&inline::shown(value))
}
