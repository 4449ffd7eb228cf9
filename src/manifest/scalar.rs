//! Writes texts as YAML that a person would write: plain where that is read back the same, quoted
//! where it is not, folded where it is long.
//!
//! Called for the front matter of an imported brief and for the paths that manifests list.

/// From this many characters on, prose is folded below its key.
const LONG: usize = 80;
/// The widest line of folded prose.
const WIDTH: usize = 100;

/// A text on one line.
pub fn line(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text on one line, inside brackets.
pub fn flow(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) { quoted(text) } else { line(text) }
}

/// A text that may be long: on the key's own line, or in a block below it, indented by so many spaces.
pub fn prose(text: &str, indent: usize) -> String {
    if !text.chars().all(|c| is_printable(c) || c == '\n') || text.starts_with([' ', '\t', '\n']) {
        return quoted(text);
    }
    if text.contains('\n') {
        return if text.ends_with('\n') { quoted(text) } else { block("|-", text.split('\n'), indent) };
    }
    if text.chars().count() < LONG || text.contains('\t') || text.ends_with(' ') {
        return line(text);
    }
    let lines = folded(text, WIDTH.saturating_sub(indent));
    if lines.len() < 2 { line(text) } else { block(">-", lines, indent) }
}

/// A list of texts, one a line.
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>, indent: usize) -> String {
    texts.into_iter().map(|text| format!("{:indent$}- {}\n", "", line(text))).collect()
}

fn block<'a>(header: &str, lines: impl IntoIterator<Item = &'a str>, indent: usize) -> String {
    let mut out = header.to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(line);
        }
    }
    out
}

/// Lines that a parser joins with single spaces: they end only where a single space stands.
fn folded(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, _) in text.match_indices(' ') {
        let single = !text[..at].ends_with(' ') && !text[at + 1..].starts_with(' ');
        if text[start..at].chars().count() > width
            && let Some(end) = last.replace(at)
        {
            lines.push(&text[start..end]);
            start = end + 1;
            last = None;
        }
        if single && at > start {
            last = Some(at);
        }
    }
    if let Some(end) = last.filter(|end| *end > start && text[start..].chars().count() > width) {
        lines.push(&text[start..end]);
        start = end + 1;
    }
    lines.push(&text[start..]);
    lines
}

/// Whether a text without quotes is read as itself, by our reader and by others.
fn is_plain(text: &str) -> bool {
    let indicator = |c: char| "-?:,[]{}#&*!|>'\"%@`".contains(c);
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(indicator)
        && text.chars().all(|c| is_printable(c) && c != '\t')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !is_of_another_type(text)
}

/// Words that some reader of YAML takes for a truth value or for nothing.
const WORDS: [&str; 17] = [
    "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", "inf", "nan", "infinity",
    ".inf", ".nan",
];

/// Whether some reader of YAML would take a text for a number, a date or a truth value.
fn is_of_another_type(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if WORDS.contains(&lower.trim_start_matches(['+', '-'])) {
        return true;
    }
    let starts = lower.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    starts && lower.chars().all(|c| c.is_ascii_hexdigit() || "+-._:,xotz ".contains(c))
}

/// Whether YAML lets a character stand as it is, and an editor shows it.
fn is_printable(c: char) -> bool {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' => false,
        '\t' | ' '..='~' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'.. => true,
        _ => false,
    }
}

/// A text in quotes, as it can stand in a list on one line.
pub fn quoted(text: &str) -> String {
    let printable = text.chars().all(|c| is_printable(c) && c != '\t');
    if printable && text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable(c) => out.push(c),
            c if c <= '\u{FF}' => out.push_str(&format!("\\x{:02X}", c as u32)),
            c if c <= '\u{FFFF}' => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push_str(&format!("\\U{:08X}", c as u32)),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::manifest::yaml::{self, Value, Yaml};

    fn parsed(text: &str) -> Yaml {
        let file: Arc<str> = "m.yaml".into();
        yaml::parse(&file, text, 0..text.len(), &mut Diagnostics::default())
            .unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"))
    }

    /// What is read after a key and in a list.
    fn read_back(text: &str) -> [String; 3] {
        let yaml = parsed(&format!(
            "a: {}\nb:\n  - c: {}\n    d: x\nlist:\n{}",
            prose(text, 2),
            prose(text, 6),
            list([text], 2)
        ));
        let Value::Mapping(pairs) = yaml.value else { panic!("a mapping") };
        let Value::Sequence(items) = &pairs[1].1.value else { panic!("a list") };
        let Value::Mapping(inner) = &items[0].value else { panic!("a mapping in it") };
        let Value::Sequence(list) = &pairs[2].1.value else { panic!("a list of texts") };
        [&pairs[0].1, &inner[0].1, &list[0]].map(|yaml| match &yaml.value {
            Value::Scalar(text) => text.clone(),
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_text_is_quoted_only_where_it_must_be() {
        for plain in ["What Geneva Changed", "Policy#1426", "A. Reader", "https://a.example/b?c=d#e", "پل"]
        {
            assert_eq!(line(plain), plain);
        }
        for (text, written) in [
            ("Iran: a year", "\"Iran: a year\""),
            ("Policy #1426", "\"Policy #1426\""),
            ("2008", "\"2008\""),
            ("yes", "\"yes\""),
            ("No. 3", "No. 3"),
            ("\"No\", he said", "'\"No\", he said'"),
            ("- a", "\"- a\""),
            ("2008-11-12", "\"2008-11-12\""),
            ("a\u{7}b", "\"a\\x07b\""),
        ] {
            assert_eq!(line(text), written);
        }
    }

    #[test]
    fn long_prose_is_folded_and_lines_are_kept() {
        let long = "Six words of a sentence here. ".repeat(8);
        let written = prose(long.trim(), 2);
        assert!(
            written.starts_with(">-\n  Six") && written.lines().all(|line| line.len() <= 100),
            "{written}"
        );
        assert_eq!(prose("One.\n\nTwo: 2 #3", 4), "|-\n    One.\n\n    Two: 2 #3");
        assert_eq!(read_back(long.trim())[0], long.trim());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_text_is_read_back_as_it_was(text in texts()) {
            let expected = [text.clone(), text.clone(), text.clone()];
            prop_assert_eq!(read_back(&text), expected);
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        let pieces = [
            "#",
            " #",
            ":",
            ": ",
            "-",
            "- ",
            "yes",
            "No",
            "2008",
            "2008-11-12",
            "1e3",
            "0x1F",
            "~",
            "null",
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            "\"",
            "'",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a",
            "*a",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "é",
            "پل",
            "\u{200c}",
            "🙂",
            "\u{7}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "\r",
            "\r\n",
            "---",
            "...",
            "<<",
            "=",
            ".",
            "word",
            "a longer run of words",
            "\0",
            "\u{a0}",
            "\u{ad}",
            "?",
            "? ",
        ];
        let mixed = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..40);
        prop_oneof![
            mixed.prop_map(|parts| parts.concat()),
            any::<String>().prop_filter("", |s| !s.is_empty())
        ]
    }
}
