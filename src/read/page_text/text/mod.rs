//! The text of the brief: what no other step has taken.
//!
//! `outline` is called last. It gathers the free lines into paragraphs, gives large first letters back
//! to their words (`outline::drop_caps`), takes the notes (`notes`), and sorts what is left into headings,
//! lists, quotations, tables and plain paragraphs. It cuts nothing. `notes` is asked before by the steps that must not take a note for a page
//! number or for the foot of a site.

pub mod notes;
pub mod outline;
