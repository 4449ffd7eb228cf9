//! Every file of `assets/` that the program carries inside it.

/// The style sheet of every book.
pub const STYLESHEET: &str = include_str!("../assets/book.css");
/// Other names of front matter keys.
pub const ALIASES: &str = include_str!("../assets/aliases.yaml");
/// The SVG elements that a book may hold.
pub const SVG_ELEMENTS: &str = include_str!("../assets/svg/elements.txt");
/// The SVG attributes that a book may hold.
pub const SVG_ATTRIBUTES: &str = include_str!("../assets/svg/attributes.txt");
/// English words that begin with an apostrophe, one a line: `tis`, `twas`, …
pub const ELISIONS_EN: &str = include_str!("../assets/typography/elisions-en.txt");
/// The words that say what a line of a saved page is.
pub const LABELS: &str = include_str!("../assets/labels.yaml");
/// Month names by language, for reading dates.
pub const MONTHS: &str = include_str!("../assets/months.yaml");
/// Particles and suffixes of personal names.
pub const NAMES: &str = include_str!("../assets/names.yaml");
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
