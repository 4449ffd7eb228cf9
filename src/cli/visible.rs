//! Text of an input, made fit for a terminal.
//!
//! A title can hold an escape sequence that rewrites the screen, or an override that shows a line
//! in another order than it has. Each such character is shown as one visible character, so that
//! columns stay what they are.

use std::borrow::Cow;

/// A message, a name or a help line: one line, whatever it holds.
pub fn line(text: &str) -> Cow<'_, str> {
    replaced(text, picture)
}

/// Lines of a file: line ends and tabs stay.
pub fn source(text: &str) -> Cow<'_, str> {
    replaced(text, |c| if matches!(c, '\n' | '\t') { None } else { picture(c) })
}

/// JSON whose strings hold the characters still, but as escapes.
pub fn json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match picture(c) {
            Some(_) => out.push_str(&format!("\\u{:04x}", c as u32)),
            None => out.push(c),
        }
    }
    out
}

fn replaced(text: &str, picture: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if text.chars().all(|c| picture(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| picture(c).unwrap_or(c)).collect())
}

/// What stands for a character that a terminal would obey; `None` for one that it prints.
fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32),
        '\x7f' => Some('\u{2421}'),
        // C1 controls, line and paragraph separators, bidi overrides, embeddings and isolates.
        '\u{80}'..='\u{9f}' | '\u{2028}'..='\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some('\u{fffd}')
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_a_terminal_obeys_is_left() {
        let hostile = "a\x1b[2J\u{9b}b\u{202e}c\u{2066}\r\n\u{7f}";
        assert_eq!(line(hostile), "a\u{241b}[2J\u{fffd}b\u{fffd}c\u{fffd}\u{240d}\u{240a}\u{2421}");
        assert_eq!(line(hostile).chars().count(), hostile.chars().count(), "columns stay");
    }

    #[test]
    fn persian_and_its_joiners_are_left_alone() {
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn json_keeps_the_characters_as_escapes() {
        let text = "a\u{9b}\u{202e}b\u{7f}";
        let json = json(&serde_json::to_string(text).unwrap());
        assert!(json.is_ascii());
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
