//! Every file of `assets/` that the program carries inside it.

/// The style sheet of every book.
pub const STYLESHEET: &str = include_str!("../assets/book.css");
/// The fixed words in English.
pub const WORDS_EN: &str = include_str!("../assets/languages/en.yaml");
/// Other names of front matter keys.
pub const ALIASES: &str = include_str!("../assets/aliases.yaml");
