//! Every file of `assets/` that the program carries inside it.

/// The style sheet of every book.
pub const STYLESHEET: &str = include_str!("../assets/book.css");
/// The fixed words in English.
pub const WORDS_EN: &str = include_str!("../assets/languages/en.yaml");
/// The words that say what a line of a saved page is.
pub const LABELS: &str = include_str!("../assets/labels.yaml");
/// Month names by language, for reading dates.
pub const MONTHS: &str = include_str!("../assets/months.yaml");
