//! Every file of `assets/` that the program carries inside it.

/// The style sheet of every book.
pub const STYLESHEET: &str = include_str!("../assets/book.css");
/// The fixed words in English.
pub const WORDS_EN: &str = include_str!("../assets/languages/en.yaml");
/// English words that begin with an apostrophe, one a line: `tis`, `twas`, …
pub const ELISIONS_EN: &str = include_str!("../assets/typography/elisions-en.txt");
