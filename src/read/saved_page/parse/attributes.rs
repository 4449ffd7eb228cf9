//! Counts the attributes of a tag that the parser has not ended yet.
//!
//! The parser compares each attribute with all before it, and says nothing until the tag ends: a
//! tag of a million attributes would keep it for hours. So a long tag is looked at from outside.

use super::MOST_ATTRIBUTES;

/// Whether a tag that opens among the first bytes of some text, and does not end in it, has more
/// attributes than any element needs.
///
/// Which of the `<` there opens the tag is not known: scripts hold some too. So each is tried. One
/// that ends is no matter; a page is not made of such that do not end, so to try too long is to
/// have been led on, and counts as too many.
pub fn are_too_many(text: &str, first: usize) -> bool {
    let bytes = text.as_bytes();
    let mut patience = 4 * bytes.len() + (1 << 20);
    let openings = bytes.windows(2).take(first).enumerate();
    let openings = openings.filter(|(_, pair)| pair[0] == b'<' && pair[1].is_ascii_alphabetic());
    for (at, _) in openings {
        let (tag, read) = open_tag(&bytes[at + 1..]);
        match tag {
            Tag::Ends => {}
            Tag::GoesOn { attributes } if attributes <= MOST_ATTRIBUTES => {}
            Tag::GoesOn { .. } => return true,
        }
        match patience.checked_sub(read) {
            Some(left) => patience = left,
            None => return true,
        }
    }
    false
}

enum Tag {
    Ends,
    GoesOn { attributes: usize },
}

/// Reads a tag as far as it goes, and says how many bytes of it were read.
fn open_tag(bytes: &[u8]) -> (Tag, usize) {
    let position = |from: usize, ends: fn(&u8) -> bool| {
        bytes[from..].iter().position(ends).map_or(bytes.len(), |length| from + length)
    };
    let mut at = position(0, |byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
    let mut attributes = 0;
    while attributes <= MOST_ATTRIBUTES {
        at = position(at, |byte| !byte.is_ascii_whitespace() && *byte != b'/');
        match bytes.get(at) {
            None => break,
            Some(b'>') => return (Tag::Ends, at),
            Some(_) => {}
        }
        attributes += 1;
        // The first letter of a name may be an `=`.
        at = position(at + 1, |byte| byte.is_ascii_whitespace() || b"/>=".contains(byte));
        let after_name = position(at, |byte| !byte.is_ascii_whitespace());
        if bytes.get(after_name) != Some(&b'=') {
            continue;
        }
        let value = position(after_name + 1, |byte| !byte.is_ascii_whitespace());
        at = match bytes.get(value) {
            Some(b'"') => position(value + 1, |byte| *byte == b'"') + 1,
            Some(b'\'') => position(value + 1, |byte| *byte == b'\'') + 1,
            Some(_) | None => position(value, |byte| byte.is_ascii_whitespace() || *byte == b'>'),
        };
        at = at.min(bytes.len());
    }
    (Tag::GoesOn { attributes }, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_however_they_are_written() {
        for attribute in [" a", " a=b", " a = 'b c d'", "/a", " a=\"x > y\""] {
            let tag = |times: usize| format!("<p>text</p><a{}", attribute.repeat(times));
            assert!(are_too_many(&tag(MOST_ATTRIBUTES + 1), 100), "{attribute}");
            assert!(!are_too_many(&tag(MOST_ATTRIBUTES - 1), 100), "{attribute}");
            assert!(!are_too_many(&format!("{}>", tag(MOST_ATTRIBUTES - 1)), 100), "{attribute}");
        }
    }

    #[test]
    fn a_long_address_is_one_attribute() {
        let picture = format!("<img alt='' src=\"data:image/png;base64,{}", "ab/c+ ".repeat(100_000));
        assert!(!are_too_many(&picture, 8192));
    }
}
