//! The lines of a page, clean of what no reader sees, each with its place.

use std::ops::Range;

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the page, without the end of line.
    pub span: Range<usize>,
    /// Its text: no soft hyphen, no space at either end. Nothing where the line is blank.
    pub text: String,
    /// How many spaces it is indented by.
    pub indent: usize,
    /// Whether a form feed stands before it.
    pub opens_page: bool,
    /// Whether a soft hyphen at its end says that its last word goes on.
    pub hyphenated: bool,
}

impl Line {
    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Parts a text into lines. Ends of line are LF, CR, CRLF, form feed, and Unicode's own.
pub fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut opens_page = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        lines.push(line(text, start..at, opens_page));
        opens_page = c == '\u{c}';
        start = at + c.len_utf8();
        if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
            chars.next();
            start += 1;
        }
    }
    lines.push(line(text, start..text.len(), opens_page));
    lines
}

fn line(text: &str, span: Range<usize>, opens_page: bool) -> Line {
    let raw = &text[span.clone()];
    let trimmed = raw.trim_matches(is_edge);
    let hyphenated = raw.trim_end().ends_with('\u{ad}');
    let start = span.start + (raw.len() - raw.trim_start_matches(is_edge).len());
    let span = if trimmed.is_empty() { span } else { start..start + trimmed.len() };
    let indent = raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    Line { span, text: mended(trimmed), indent, opens_page, hyphenated }
}

/// A text without marks that carry nothing, its letters apart; most are so as they are typed.
pub fn mended(text: &str) -> String {
    if !text.contains(|c| is_unseen(c) || letters(c).is_some()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        match letters(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

/// No item of a list that lost its bullet to the line above is shorter: names below a mark are.
const SHORTEST_ITEM: usize = 30;

/// Gives bullets that stand alone, each above its item, back to their items.
pub fn join_bullets(lines: &mut [Line]) {
    let is_bullet = |line: &Line| {
        let mut chars = line.text.chars();
        chars.next().is_some_and(|c| "•●◦‣○".contains(c)) && chars.next().is_none()
    };
    let is_item = |line: &Line| line.text.chars().count() >= SHORTEST_ITEM;
    let alone: Vec<usize> = (0..lines.len().saturating_sub(1))
        .filter(|line| is_bullet(&lines[*line]) && is_item(&lines[line + 1]))
        .collect();
    if alone.len() < 2 {
        return;
    }
    for line in alone {
        let bullet = std::mem::take(&mut lines[line].text);
        lines[line + 1].text.insert_str(0, &format!("{bullet} "));
    }
}

/// The letters that a printer cast as one.
fn letters(c: char) -> Option<&'static str> {
    const CAST: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    CAST.get((c as usize).checked_sub('\u{fb00}' as usize)?).copied()
}

/// What may stand at the ends of a line without being part of it.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// Marks that carry nothing: soft hyphen, byte order mark, zero-width space. The zero-width
/// non-joiner is spelling in Persian, and stays.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_clean_and_knows_its_bytes() {
        let page = "\u{feff}Ti\u{ad}tle \r\n\r\n  body\u{c}next\u{ad}\n";
        let lines = split(page);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Title", "", "body", "next", ""]);
        assert_eq!(&page[lines[2].span.clone()], "body");
        assert_eq!(lines[2].indent, 2);
        assert!(lines[3].opens_page && lines[3].hyphenated);
    }

    #[test]
    fn letters_that_were_cast_as_one_are_letters_again() {
        assert_eq!(split("the o\u{fb03}ce and its \u{fb01}elds")[0].text, "the office and its fields");
    }

    #[test]
    fn bullets_that_stand_alone_go_back_to_their_items() {
        let joined = |text: &str| {
            let mut lines = split(text);
            join_bullets(&mut lines);
            lines.into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect::<Vec<_>>()
        };
        let item = "Pay the toll at the lower bridge, and keep it.";
        let bulleted = format!("• {item}");
        assert_eq!(joined(&format!("•\n{item}\n•\n{item}")), [bulleted.as_str(), bulleted.as_str()]);
        assert_eq!(joined("•\nAda Lind\n•\nBen Roe").len(), 4);
        assert_eq!(joined(&format!("•\n{item}")).len(), 2);
    }

    #[test]
    fn the_zero_width_non_joiner_is_kept() {
        assert_eq!(split("می\u{200c}گوید")[0].text, "می\u{200c}گوید");
    }
}
