//! Who is named in a book, and what an editor can change about it.

use crate::helper::Book;

const PAGE: &str = "---\ntitle: The River\nauthors: [{name: Ada Lind, bio: Ada Lind counts bridges.}]\nauthor_note: Ada Lind is a fellow of the River Desk.\n---\n\nIts only paragraph.\n";

/// The chapter of a page whose entry in the manifest says more, and the warnings of its book.
fn chapter(entry: &str) -> (String, String) {
    let manifest = format!("title: Iran 2008\nlanguage: en\nbriefs:\n  - path: page.md\n{entry}");
    let book = Book::of([("manifest.yaml", manifest.as_str()), ("page.md", PAGE)]).build();
    (book.text("briefs/page.xhtml").to_owned(), book.report)
}

#[test]
fn other_authors_take_the_bios_and_the_closing_line_of_the_page_with_them() {
    let (text, report) = chapter("    authors: [Cy Dell]\n");
    assert!(text.contains("Cy Dell") && !text.contains("Ada Lind"), "{text}");
    assert_eq!(report, "");
    let (text, report) = chapter("    authors: [Cy Dell]\n    author_note: Cy Dell follows her.\n");
    assert!(text.contains("Cy Dell follows her.") && !text.contains("Ada Lind"), "{text}");
    assert_eq!(report, "");
}

#[test]
fn who_is_named_again_in_any_spelling_keeps_what_the_page_says_of_him() {
    for authors in ["[Ada Lind]", "[Cy Dell, Ada Lind]", "[Dr. Ada Lind]", "[A. Lind]", "[\"Lind, Ada\"]"] {
        let (text, report) = chapter(&format!("    authors: {authors}\n"));
        assert!(text.contains("counts bridges.") && text.contains("is a fellow of"), "{authors}: {text}");
        assert_eq!(report, "");
    }
}

#[test]
fn the_colophon_is_as_precise_as_the_newest_date() {
    for (date, printed) in [
        ("date: 2009-01-05", Some("<time datetime=\"2009-01-05\">5 January 2009</time>")),
        ("date: 2009-01", Some("<time datetime=\"2009-01\">January 2009</time>")),
        ("date: 2009", Some("<time datetime=\"2009\">2009</time>")),
        ("", None),
    ] {
        let manifest = format!("title: Iran 2008\nlanguage: en\n{date}\nbriefs: [page.md]\n");
        let book = Book::of([("manifest.yaml", manifest.as_str()), ("page.md", PAGE)]);
        let colophon = book.build().text("colophon.xhtml").to_owned();
        assert_eq!(colophon.contains("Last modified"), printed.is_some(), "{date}: {colophon}");
        assert!(printed.is_none_or(|printed| colophon.contains(printed)), "{date}: {colophon}");
        let said = book.build_with(|command| {
            command.env("SOURCE_DATE_EPOCH", "1700000000");
        });
        assert!(said.text("colophon.xhtml").contains("14 November 2023"), "{date}");
    }
}
