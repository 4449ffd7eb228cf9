//! What pages come in: MHTML archives, `data:` addresses, and plain HTML.
//!
//! A "complete" page needs nothing here: its pictures lie in a folder beside it, and are read from
//! there like those of Markdown.

pub mod data;
pub mod mhtml;
