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
            "vh;",
            "vw;",
            "expression",
            "url(",
            "root",
            "float",
            "justify",
            "display: none",
        ];
        for word in never {
            assert!(!sheet.contains(word), "{word}");
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
