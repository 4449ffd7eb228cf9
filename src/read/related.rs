//! Related reading that is named by one word: another brief by its file, a page by its address.

use super::SourceKind;
use crate::files::FilePath;
use crate::model::address::{self, Address};
use crate::model::{Placed, Reading};

/// Takes what an editor typed in place of a title: an address, or `[title](address)` for both.
pub fn take_typed(reading: &mut Reading) {
    if let (None, Some(title)) = (&reading.url, &mut reading.title)
        && let Some((words, address)) = link(title.value.trim())
    {
        reading.url = Some(Placed::new(address.to_owned(), title.place.clone()));
        title.value = words.to_owned();
    }
    take_address(reading);
}

/// Leaves an entry without a title that is called by its address and nothing else.
pub fn take_address(reading: &mut Reading) {
    let Some(title) = &reading.title else { return };
    let typed = title.value.trim();
    let typed = typed.strip_prefix('<').and_then(|typed| typed.strip_suffix('>')).unwrap_or(typed);
    let address = match &reading.url {
        Some(url) => (url.value == typed).then(|| url.value.clone()),
        None if is_address(typed) => Some(typed.to_owned()),
        None => scheme_left_out(typed),
    };
    if let Some(address) = address {
        let address = Placed::new(address, title.place.clone());
        (reading.title, reading.url) = (None, reading.url.take().or(Some(address)));
    }
}

/// The two halves of a link of Markdown that is all there is.
fn link(typed: &str) -> Option<(&str, &str)> {
    let (title, address) = typed.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let is_whole = !title.is_empty() && !address.contains(char::is_whitespace);
    (is_whole && !matches!(address::parse(address), Address::Empty | Address::Invalid))
        .then_some((title, address))
}

/// The address of an entry that leaves the scheme out: `example.org/page`. A title has capitals, and
/// `Example.org` is one.
fn scheme_left_out(typed: &str) -> Option<String> {
    let host = typed.split('/').next()?;
    address::with_scheme(typed).filter(|_| !host.contains(char::is_uppercase))
}

/// Whether an entry that is this text and nothing else is an address.
pub fn is_address(typed: &str) -> bool {
    let is_file =
        || address::file(typed, &FilePath::new("")).is_some_and(|(file, _)| SourceKind::of(&file).is_some());
    let is_absolute = || matches!(address::parse(typed), Address::Absolute(_));
    !typed.contains(char::is_whitespace) && (is_absolute() || is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    /// The title and the address of an entry typed as one text; an untitled one has no title.
    fn taken(typed: &str) -> (String, Option<String>) {
        let title = Placed::new(typed.to_owned(), Place::file("a.md"));
        let mut reading = Reading::titled(title);
        take_typed(&mut reading);
        (reading.title.map(|title| title.value).unwrap_or_default(), reading.url.map(|url| url.value))
    }

    #[test]
    fn a_file_an_address_and_a_link_lead_somewhere() {
        let untitled = |address: &str| (String::new(), Some(address.to_owned()));
        assert_eq!(taken("b.md"), untitled("b.md"));
        assert_eq!(taken("../pages/saved.html"), untitled("../pages/saved.html"));
        assert_eq!(taken("b.md#the-offer"), untitled("b.md#the-offer"));
        assert_eq!(taken("<https://example.org/x>"), untitled("https://example.org/x"));
        assert_eq!(taken("https://example.org/x"), untitled("https://example.org/x"));
        assert_eq!(taken("www.example.org/x"), untitled("www.example.org/x"));
        assert_eq!(taken("example.org/x"), untitled("https://example.org/x"));
        let link = taken("[Low Water](https://example.org/x)");
        assert_eq!(link, ("Low Water".to_owned(), Some("https://example.org/x".to_owned())));
    }

    #[test]
    fn everything_else_is_a_title() {
        for title in [
            "Low Water",
            "Example.org",
            "What b.md says",
            "[Low Water]",
            "mailbox:7",
            "U.S./Iran",
            "Example.org/Desk",
            "[a](b) [c](d e)",
        ] {
            assert_eq!(taken(title), (title.to_owned(), None), "{title}");
        }
    }
}
