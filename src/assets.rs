//! Every file of `assets/` that the program carries inside it.

/// The style sheet of every book.
pub const STYLESHEET: &str = include_str!("../assets/book.css");

/// The fixed words, by primary language subtag. English is the first.
pub const LANGUAGES: [(&str, &str); 12] = [
    ("en", include_str!("../assets/languages/en.yaml")),
    ("ar", include_str!("../assets/languages/ar.yaml")),
    ("de", include_str!("../assets/languages/de.yaml")),
    ("es", include_str!("../assets/languages/es.yaml")),
    ("fa", include_str!("../assets/languages/fa.yaml")),
    ("fr", include_str!("../assets/languages/fr.yaml")),
    ("he", include_str!("../assets/languages/he.yaml")),
    ("it", include_str!("../assets/languages/it.yaml")),
    ("nl", include_str!("../assets/languages/nl.yaml")),
    ("pt", include_str!("../assets/languages/pt.yaml")),
    ("ru", include_str!("../assets/languages/ru.yaml")),
    ("tr", include_str!("../assets/languages/tr.yaml")),
];
/// The fixed words in English.
pub const WORDS_EN: &str = include_str!("../assets/languages/en.yaml");
/// Other names of front matter keys.
pub const ALIASES: &str = include_str!("../assets/aliases.yaml");
