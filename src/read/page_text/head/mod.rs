//! The head of a page: what says how a text is called, who wrote it, of what kind it is, and when and by
//! whom it was published.
//!
//! What is surest is read first, and what only its place shows comes last. `clipped` reads the YAML of a
//! clipper, `rights` the line that claims them, `summary` the box above the text, `fields` and `run_in`
//! what has a label. Then come the people (`bylines`; `lone_names` where no word says that they are names),
//! what stands alone on a line (`standalone`: kind, date, house, outlet; `first_printing`, `number`) and
//! at the end what is left, the title with all that stands round it (`title`). A field that is set stays
//! set: see [`set`].

pub mod bylines;
pub mod clipped;
pub mod fields;
pub mod first_printing;
pub mod lone_names;
pub mod number;
pub mod rights;
pub mod run_in;
mod standalone;
pub mod summary;
pub mod title;

pub use standalone::{date, has_other_title, kind, outlet, publisher};

/// Sets what is not set; says whether it did.
pub fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_new = field.is_none();
    field.get_or_insert(value);
    is_new
}

/// Where the note on the author stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// At the end, or there is none.
    Text,
    /// Before everything else: the page has lost its head.
    Note,
}
