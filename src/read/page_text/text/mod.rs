//! The text of the brief: what no other step has taken.
//!
//! `outline` is called last. It gathers the free lines into paragraphs, gives large first letters back to
//! their words (`outline::drop_caps`), takes the notes (`notes`), and sorts what is left into headings,
//! lists, quotations, tables and plain paragraphs. It cuts nothing. `furniture` and `foot` ask `notes`
//! before, so as not to take a note for a page number or for what a site has below its texts.

pub mod notes;
pub mod outline;
