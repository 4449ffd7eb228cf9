//! Every file of `assets/` that the program carries inside it.

pub mod words;

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
pub const LABELS: &str = include_str!("../assets/words/labels.txt");
/// Names of `<meta>` elements, by what they say.
pub const METAS: &str = include_str!("../assets/words/metas.txt");
/// Words in the place of an author's name that are none.
pub const AUTHORS: &str = include_str!("../assets/words/authors.txt");
/// Words in the classes of elements, by what the elements hold.
pub const CLASSES: &str = include_str!("../assets/words/classes.txt");
/// Rules for the pages of particular sites.
pub const SITES: [(&str, &str); 6] = [
    ("brookings.yaml", include_str!("../assets/sites/brookings.yaml")),
    ("carnegie.yaml", include_str!("../assets/sites/carnegie.yaml")),
    ("cato.yaml", include_str!("../assets/sites/cato.yaml")),
    ("chatham-house.yaml", include_str!("../assets/sites/chatham-house.yaml")),
    ("rand.yaml", include_str!("../assets/sites/rand.yaml")),
    ("washington-institute.yaml", include_str!("../assets/sites/washington-institute.yaml")),
];
/// The words by which the frame round the text of a saved page is known.
pub const PAGE_WORDS: &str = include_str!("../assets/words/page.txt");
/// What a text of front or back matter is called.
pub const MATTER: &str = include_str!("../assets/words/matter.txt");
/// Month names by language, for reading dates.
pub const MONTHS: &str = include_str!("../assets/words/months.txt");
/// The small words by which the language of a text is known.
pub const FUNCTION_WORDS: &str = include_str!("../assets/words/function_words.txt");
/// Acronyms that could be words.
pub const ACRONYMS: &str = include_str!("../assets/words/acronyms.txt");
/// Particles and suffixes of personal names.
pub const NAMES: &str = include_str!("../assets/words/names.txt");
/// The manifest of the small book that `init` makes.
pub const INIT_MANIFEST: &str = include_str!("../assets/init/manifest.yaml");
/// Its first brief.
pub const INIT_FIRST: &str = include_str!("../assets/init/briefs/first.md");
/// Its second brief.
pub const INIT_SECOND: &str = include_str!("../assets/init/briefs/second.md");
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

#[cfg(test)]
mod tests {
    use super::STYLESHEET;

    #[test]
    fn the_style_sheet_leaves_to_the_reader_what_is_the_readers() {
        let mut sheet = STYLESHEET.to_owned();
        while let Some(start) = sheet.find("/*") {
            let end = sheet[start..].find("*/").unwrap() + start + 2;
            sheet.replace_range(start..end, "");
        }
        let never = [
            "background",
            "font-family",
            "position:",
            "!important",
            "@import",
            "px;",
            "expression",
            "url(",
            "root",
            "float",
            "justify",
        ];
        for word in never {
            assert!(!sheet.contains(word), "{word}");
        }
        assert_eq!(
            sheet.matches("display: none").count(),
            sheet.matches("[hidden] { display: none; }").count()
        );
        let values = sheet.split([';', '{', '}', ' ']).map(str::trim);
        for value in values.filter(|value| value.ends_with("vh") || value.ends_with("vw")) {
            let fallback = format!("max-height: 100%; max-height: {value};");
            assert!(sheet.contains(&fallback), "{value} without a fallback");
        }
        for declaration in sheet.split(['{', ';', '}']).map(str::trim) {
            let Some((property, value)) = declaration.split_once(": ") else { continue };
            assert_ne!(property, "color", "{declaration}");
            if property.starts_with("margin") {
                let lengths = value.split(' ').filter_map(|length| length.strip_suffix("em"));
                assert!(
                    lengths.map(|length| length.parse::<f32>().unwrap()).all(|em| em <= 2.0),
                    "{declaration}"
                );
            }
            if property == "line-height" {
                value.parse::<f32>().unwrap();
            }
        }
        assert!(sheet.contains("orphans: 2; widows: 2"));
    }
}
