//! What a tool did to a page is undone before anything is read.
//!
//! The steps rewrite lines in place, so that all later ones find one form: `letter_spaced` makes words of letters
//! that are set apart, `bulleted` takes the bullets off a head that was copied as a list, `days` writes 3/2/2016 as the
//! page itself shows it to be meant, `dumped` gives links the addresses that a browser of text lists below
//! the page, `glued` parts labels and series from the text behind them, `underlined` marks the headings above
//! rows of dashes, `numerals` joins numbers to what they stand above, `teasers` cuts links off the ends of
//! paragraphs. They say nothing of the brief. Joining what printers and page breaks cut is no part of this: see
//! `sheet::paragraphs`.

pub mod bulleted;
pub mod days;
pub mod dumped;
pub mod glued;
pub mod letter_spaced;
pub mod numerals;
pub mod teasers;
pub mod underlined;
