//! Which labelled lines below a text say something of it.

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::inline;
use crate::read::page_text::words::labels::{Field, LABELS};
use crate::read::page_text::words::sentences::{self, is_prose};

/// The lines of a catalogue's record that ends a page, but for a line or two of the site: who wrote the text, what it is
/// about and what region. Others record a book, an event or a source, and call it by its title and its day.
pub(super) fn record(sheet: &Sheet, foot: &[usize]) -> Vec<usize> {
    let field = |line: &usize| LABELS.field(sheet.text(*line)).map(|(field, _)| field);
    let below = foot.iter().take_while(|line| field(line).is_none()).count();
    let run: Vec<usize> = foot.iter().copied().skip(below).take_while(|line| field(line).is_some()).collect();
    let has = |wanted: Field| run.iter().any(|line| field(line) == Some(wanted));
    let is_other = has(Field::Title) || has(Field::Date) || has(Field::Source);
    let is_one =
        below <= BELOW && has(Field::Authors) && has(Field::Topics) && has(Field::Regions) && !is_other;
    if is_one { run } else { Vec::new() }
}

/// As many lines of a site may stand below its record.
const BELOW: usize = 2;

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
