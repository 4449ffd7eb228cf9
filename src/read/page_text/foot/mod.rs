//! What stands below the text: related reading, topics, what is said of the authors, and a site's foot.
//!
//! Called twice. The labelled sections are surest, and are read before the head, wherever they stand:
//! `readings` and `topics`, then with the people of the head `cards` and `bios`. When the head is known,
//! the end of the text is looked at: `site_foot` cuts what a site has below everything, and `comments` what
//! its readers say there; `closing` reads where and when a text was written and the note on its author,
//! with `starred` for the notes that asterisks lead to.

pub mod bios;
pub mod cards;
pub mod closing;
mod comments;
pub mod readings;
mod site_foot;
mod site_lists;
pub mod starred;
pub mod topics;

pub use site_foot::clear;
pub use site_lists::clear_entries;
