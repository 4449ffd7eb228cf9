//! The head of a page: what says how a text is called, who wrote it, of what kind it is, and when and by
//! whom it was published.
//!
//! What is surest is read first, and what only its place shows comes last. `printout` reads the frame that
//! a browser prints, `clipped` the YAML of a clipper, `rights` the line that claims them, `summary` the box
//! above the text, `fields` and `run_in` what has a label, `page_address` the address that has none, `posted`
//! the line in which a site says all that it knows, `page_data` what its program keeps. Then come the people
//! (`bylines`; `lone_names` where no word says that they are names), what stands alone on a line (`kind`;
//! `standalone`: date, house, outlet, a site's series; `first_printing`, `number`) and at the end what is left, the title with
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
pub mod wire;

pub use kind::kind;
pub use standalone::{clear_beside_extent, clear_series, date, has_other_title, outlet, publisher};

use crate::model::Placed;
use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::names;

/// Sets what is not set; says whether it did.
pub fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_new = field.is_none();
    field.get_or_insert(value);
    is_new
}

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
