//! Addresses from one document of the book to another.

use crate::files::way;

/// The address that `to`, a path from the content folder, has in the document `from`.
///
/// A fragment of the same document is the fragment alone, which reading systems follow without
/// loading anything.
pub fn relative(from: &str, to: &str, fragment: Option<&str>) -> String {
    let Some(fragment) = fragment else { return way(from, to) };
    let mut out = way_from(from, to);
    out.push('#');
    out.push_str(fragment);
    out
}

/// The way from the document `from` to another, to stand before a fragment: none within the same.
pub fn way_from(from: &str, to: &str) -> String {
    if from == to { String::new() } else { way(from, to) }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn an_address_leads_from_its_own_document() {
        assert_eq!(relative("contents.xhtml", "briefs/a.xhtml", None), "briefs/a.xhtml");
        assert_eq!(relative("briefs/a.xhtml", "briefs/b.xhtml", Some("n1")), "b.xhtml#n1");
        assert_eq!(relative("briefs/x/a.xhtml", "briefs/b.xhtml", None), "../b.xhtml");
        assert_eq!(relative("briefs/a.xhtml", "cover.jpg", None), "../cover.jpg");
        assert_eq!(relative("briefs/a.xhtml", "briefs/a.xhtml", Some("n1")), "#n1");
        assert_eq!(relative("briefs/a.xhtml", "briefs/a.xhtml", None), "a.xhtml");
        assert_eq!(relative("briefs/ab.xhtml", "briefs/a/b.xhtml", None), "a/b.xhtml");
    }
}
