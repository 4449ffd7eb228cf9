//! The form in which lines are compared with labels.

use std::borrow::Cow;

use crate::read::page_text::words::inline;

/// A line without the marks that make a label of it in Markdown.
pub fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '：'))
}

/// What two spellings of one label have in common.
pub fn key(line: &str) -> Cow<'_, str> {
    let line = bare(line);
    // Nothing below would change more of most lines than their case.
    plain(line, MARKUP).unwrap_or_else(|| Cow::Owned(undressed(line)))
}

/// What a byte of a line is, a bit each.
const CAPITAL: u8 = 1;
const SPACE: u8 = 2;
/// It is no printed ASCII sign.
const OTHER: u8 = 4;
/// Of two spaces in a row the second is another sign.
const _: () = assert!(OTHER == SPACE << 1);
/// The signs of markup, and "&".
const MARKUP: u8 = 8;

/// What each byte is.
const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        classes[byte as usize] = match byte {
            b'A'..=b'Z' => CAPITAL,
            b'&' | b'\\' | b'[' | b'*' | b'_' => MARKUP,
            _ => 0,
        };
        byte += 1;
    }
    classes[b' ' as usize] = SPACE;
    classes
};

/// A line in lower case, if it has none but ASCII signs, none of those that are left out, and one space between its
/// words.
pub fn plain(line: &str, left_out: u8) -> Option<Cow<'_, str>> {
    let (mut above, mut all) = (SPACE, 0);
    for b in line.bytes() {
        let class = CLASSES[usize::from(b)];
        all |= class | (class & above & SPACE) << 1;
        above = class;
    }
    if all & (OTHER | left_out) != 0 {
        return None;
    }
    Some(if all & CAPITAL != 0 { Cow::Owned(line.to_ascii_lowercase()) } else { Cow::Borrowed(line) })
}

/// A text in lower case; most words are, and are not copied.
pub fn small(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        Cow::Owned(text.to_lowercase())
    } else if text.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// A line without its markup, and without what is typed or left out at will.
fn undressed(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in inline::shown(line).chars() {
        if c.is_ascii_graphic() && c != '&' {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match c {
                '’' | 'ʼ' => out.push('\''),
                '&' => out.push_str("and"),
                '\u{200c}' => push_space(&mut out),
                _ if c.is_whitespace() => push_space(&mut out),
                _ => out.extend(letter(c)),
            }
        }
    }
    out.truncate(out.trim_end().trim_end_matches([':', '：']).trim_end().len());
    out
}

/// A small letter as it is compared; `None` for a mark that is left out at will.
fn letter(c: char) -> Option<char> {
    match c {
        '\u{64b}'..='\u{652}' | '\u{654}' | '\u{200e}' | '\u{200f}' => None,
        // A Turkish capital with its dot would leave the dot on its own, and one without it is a small
        // letter with one elsewhere.
        '\u{307}' => None,
        'ı' => Some('i'),
        // Arabic and Persian letters that are typed for each other.
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        'ۀ' => Some('ه'),
        // Romanian letters with a comma below, which are typed with a cedilla as well.
        'ș' => Some('ş'),
        'ț' => Some('ţ'),
        _ => Some(c),
    }
}

/// A text in small letters, without the marks that some print over them and others do not, and in the
/// letters in which the tables have their words.
pub fn folded(text: &str) -> String {
    let small = text.to_lowercase();
    if small.is_ascii() { small } else { small.chars().filter_map(letter).collect() }
}

fn push_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_copy_only_where_it_differs_from_the_line() {
        assert!(matches!(key("## about the author:"), Cow::Borrowed("about the author")));
        for (line, known) in [
            ("About  the\tAuthor", "about the author"),
            ("Regions & Countries", "regions and countries"),
            ("[Save](/save)", "save"),
            ("L’Eau (1/2)", "l'eau (1/2)"),
            ("Citeşte Și", "citeşte şi"),
        ] {
            assert_eq!(key(line), known);
        }
        assert!(matches!(small("author"), Cow::Borrowed(_)));
        assert_eq!([small("Author"), small("ÉTÉ")], ["author", "été"]);
    }
}
