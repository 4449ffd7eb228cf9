//! The head of a page: what says who wrote the text, what it is called, of what kind it is, and when and
//! by whom it was published.
//!
//! What is surest is read first, and what only its place shows comes last. `clipped` reads the YAML of a
//! clipper, `rights` the line that claims them, `fields` and `run_in` what has a label. Then come the
//! people (`bylines`, and `lone_names` without any word that says so), the lines that stand alone
//! (`standalone`: kind, date, house, outlet; `first_printing`, `number`) and at the end the title, which
//! is what is left: `title`. A field that is set stays set: see [`set`].

pub mod bylines;
pub mod clipped;
pub mod fields;
pub mod first_printing;
pub mod lone_names;
pub mod rights;
pub mod run_in;
mod standalone;
pub mod title;

pub use standalone::{date, has_other_title, kind, outlet, publisher};

/// Sets what is not set; says whether it did.
pub fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_new = field.is_none();
    field.get_or_insert(value);
    is_new
}
