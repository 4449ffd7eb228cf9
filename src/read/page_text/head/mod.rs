//! The head of a page: what says how a text is called, who wrote it, of what kind it is, and when and by
//! whom it was published.
//!
//! What is surest is read first, and what only its place shows comes last. `printout` reads the frame that
//! a browser prints, `clipped` the YAML of a clipper, `rights` the line that claims them, `summary` the box
//! above the text, `fields` and `run_in` what has a label, `page_address` the address that has none, `posted`
//! the line in which a site says all that it knows, `page_data` what its program keeps. Then come the people
//! (`bylines`; `lone_names` where no word says that they are names), what stands alone on a line (`kind`;
//! `standalone`: date, house, outlet; `first_printing`, `number`) and at the end what is left, the title with
//! all that stands round it (`title`). A field that is set stays set: see [`set`].

pub mod bylines;
pub mod clipped;
pub mod fields;
pub mod first_printing;
mod kind;
pub mod lone_names;
pub mod number;
pub mod page_address;
pub mod page_data;
pub mod posted;
pub mod printout;
pub mod rights;
pub mod run_in;
mod standalone;
pub mod summary;
pub mod title;

pub use kind::kind;
pub use standalone::{date, has_other_title, outlet, publisher};

use crate::model::Placed;
use crate::read::page_text::sheet::{Part, Sheet};
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::{names, sentences};

/// Sets what is not set; says whether it did.
pub fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_new = field.is_none();
    field.get_or_insert(value);
    is_new
}

/// No series of a site has more words in its name.
const SERIES: usize = 5;

/// Takes the series that a site names below the authors, behind a mark of its own: "◆ Fikra Forum", or the mark and
/// below it the name.
pub fn clear_series(sheet: &mut Sheet, head_end: usize) {
    let is_name = |text: &str| {
        !text.is_empty()
            && text.split_whitespace().count() <= SERIES
            && text.starts_with(|c: char| !c.is_lowercase())
            && !sentences::ends(text)
    };
    let Some(mark) = sheet.free(head_end + 1..sheet.len()).next() else { return };
    // The mark itself may have parted the names above from the series.
    let is_mark = |line: usize| sheet.text(line).strip_prefix(MARK).is_some_and(str::is_empty);
    if is_name(sheet.text(mark)) && mark.checked_sub(1).is_some_and(is_mark) {
        return sheet.take(mark, Part::Furniture);
    }
    let Some(rest) = sheet.text(mark).strip_prefix(MARK).map(str::trim) else { return };
    if is_name(rest) {
        return sheet.take(mark, Part::Furniture);
    }
    let below = sheet.next_line(mark + 1).filter(|below| rest.is_empty() && is_name(sheet.text(*below)));
    if let Some(below) = below.filter(|below| *below == mark + 1 && sheet.is_free(*below)) {
        sheet.take_all(&[mark, below], Part::Furniture);
    }
}

/// The mark before the series.
const MARK: char = '◆';

/// Whether the kind of a text or its byline stands beside a line.
pub fn is_beside_credit(sheet: &Sheet, line: usize) -> bool {
    sheet.beside(line).any(|beside| {
        let text = sheet.text(beside);
        LABELS.kind(text).is_some() || names::byline(text).is_some_and(|names| !names.is_empty())
    })
}

/// Where the note on the author stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// At the end, or there is none.
    Text,
    /// Before everything else: the page has lost its head.
    Note,
}

/// Whether known topics are those that somebody has filed a page under for himself, above the text: small
/// words without spaces. Below the text stand the site's.
pub fn are_tags(sheet: &Sheet, known: &Option<Vec<Placed<String>>>, below: usize) -> bool {
    let is_tag = |tag: &Placed<String>| {
        let is_above = || sheet.prose().iter().any(|text| (sheet.line_of(&tag.place)..below).contains(text));
        !tag.value.contains(|c: char| c.is_uppercase() || c == ' ') && is_above()
    };
    known.iter().flatten().all(is_tag)
}
