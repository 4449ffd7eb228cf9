//! What brackets were meant to say that Markdown leaves as they are typed.

use crate::files::FilePath;
use crate::read::SourceKind;

/// A link whose address has a blank in it, and so is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LinkWithBlank<'a> {
    /// Where it was to lead.
    pub address: &'a str,
    /// Its length behind the bracket that opens it.
    pub length: usize,
}

/// The label of a note that is not defined, from behind its bracket: `^label]`.
pub(super) fn note(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix('^')?;
    let length = rest.find(['[', ']', '\n'])?;
    (rest[length..].starts_with(']') && !rest[..length].trim().is_empty()).then(|| &rest[..length])
}

/// A link to a file or a page, from behind its bracket: `the letters](my letters.md)`. Brackets before
/// parentheses may be an editor's remark in a quotation.
pub(super) fn link_with_blank(rest: &str) -> Option<LinkWithBlank<'_>> {
    let close = rest.find([']', '[', '\n'])?;
    let behind = rest[close..].strip_prefix("](")?;
    let end = behind.find([')', '(', '\n', '<', '"'])?;
    let address = &behind[..end];
    let is_closed = behind[end..].starts_with(')') && address.contains(char::is_whitespace);
    let leads = SourceKind::of(&FilePath::new(address)).is_some()
        || address.starts_with("http://")
        || address.starts_with("https://");
    (is_closed && leads).then_some(LinkWithBlank { address, length: close + 2 + end + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_with_a_blank_is_told_from_a_remark_in_brackets() {
        let address = |rest| link_with_blank(rest).map(|link| link.address);
        assert_eq!(address("the letters](my letters.md), and"), Some("my letters.md"));
        assert_eq!(address("x](https://example.org/a b)"), Some("https://example.org/a b"));
        for rest in [
            "sic](as he said it)",
            "he](at 10.30)",
            "x](see https://example.org/a)",
            "x](a.md)",
            "x](<my a.md>)",
            "x] (my a.md)",
            "x](my a.md \"t\")",
        ] {
            assert_eq!(address(rest), None, "{rest}");
        }
    }

    #[test]
    fn the_label_of_a_note_has_no_bracket_and_no_line_end() {
        assert_eq!(note("^one] and"), Some("one"));
        assert!(["one]", "^]", "^ ]", "^a\nb]", "^a[b]"].into_iter().all(|rest| note(rest).is_none()));
    }
}
