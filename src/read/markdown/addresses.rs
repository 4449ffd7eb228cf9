//! Bare addresses in running text, which become links as GitHub makes them.
//!
//! Only `https://` and `http://` begin one: what has no scheme may be anything.

use std::ops::Range;

use super::frame::{Origin, Setting};
use super::walk::{DEEPEST, Holds, Walk};
use crate::model::address;

impl Walk<'_> {
    /// Adds text with its bare addresses as links. What follows the last of them is left pending. `places`
    /// are those of the pieces of text that hold them.
    pub(super) fn link_addresses(&mut self, text: &str, places: &[Range<usize>]) {
        let can_link = self.stack.len() <= DEEPEST
            && self.top().setting != Setting::Code
            && !self.is_inside(|holds| matches!(holds, Holds::Link(..)));
        let mut rest = text;
        let mut places = places.iter();
        let mut place = places.next();
        while can_link && let (Some(found), Some(at)) = (first(rest), place) {
            let (address, behind) = rest[found.start..].split_at(found.len());
            self.text(&rest[..found.start]);
            self.flush('x');
            let holds = self.link(address.to_owned(), Vec::new(), at);
            self.open(holds, Origin::Markdown, at);
            self.top().setting = Setting::Code;
            self.text(address);
            self.close();
            rest = behind;
            place = places.next().or(place);
        }
        self.text(rest);
    }
}

/// Where the first address in a text stands.
fn first(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(at) = text[from..].find("://").map(|at| from + at) {
        from = at + 3;
        let before = &text[..at];
        let scheme = ["https", "http"].into_iter().find(|scheme| before.ends_with(scheme));
        let Some(start) = scheme.map(|scheme| at - scheme.len()) else { continue };
        let address = whole(&text[start..]);
        let host = address[at + 3 - start..].split(['/', '?', '#']).next().unwrap_or_default();
        let begins_word = !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || "/=?&".contains(c));
        if begins_word && host.contains('.') && address::web(address).is_some() {
            return Some(start..start + address.len());
        }
    }
    None
}

/// The address that a text begins with: marks at its end belong to the sentence round it.
fn whole(text: &str) -> &str {
    let ends = |c: char| match c {
        '<' | '>' | '"' | '|' | '\\' | '^' | '`' | '{' | '}' => true,
        c => {
            c.is_whitespace() || c.is_control() || !c.is_ascii() && (!c.is_alphanumeric() || super::is_cjk(c))
        }
    };
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    loop {
        let count = |bracket: char| address.matches(bracket).count();
        let trimmed = match address.chars().next_back() {
            Some('?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'') => true,
            Some(')') => count(')') > count('('),
            Some(']') => count(']') > count('['),
            _ => false,
        };
        if !trimmed {
            return address;
        }
        address = &address[..address.len() - 1];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_marks_of_its_sentence() {
        for (text, wanted) in [
            ("See https://example.org/a_b?x=1&y=2.", Some("https://example.org/a_b?x=1&y=2")),
            ("(https://example.org/a_(b))", Some("https://example.org/a_(b)")),
            ("“https://example.org/a”", Some("https://example.org/a")),
            ("见https://example.org/a。另", Some("https://example.org/a")),
            ("نگاه کنید به https://example.org/ایران،", Some("https://example.org/ایران")),
            ("ftp://example.org, https://localhost, xhttps://a.b, https:// and https://", None),
        ] {
            assert_eq!(first(text).map(|found| &text[found]), wanted, "{text}");
        }
    }
}
