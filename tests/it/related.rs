//! Related reading and titles, as an editor may type them in a line.

use crate::helper::Book;

const MANIFEST: &str = "title: Iran 2008\nlanguage: en\nbriefs: [river.md, dam.md]\n\
                        contributors: {works: {name: Works Desk, kind: body}}\n";
const DAM: &str = "---\ntitle: The *Low* Dam\nauthors: [works, Ada Lind]\ndate: 2008-02-03\nkind: Policy Note\n\
                   source: https://example.org/dam\n---\n\nIts only paragraph.\n";

/// The entries of the related reading of a brief, as it is typed.
fn entries(related: &str) -> String {
    let river = format!("---\ntitle: The River\nrelated:\n{related}---\n\nIts only paragraph.\n");
    let book = Book::of([("manifest.yaml", MANIFEST), ("river.md", &river), ("dam.md", DAM)]).build();
    let chapter = book.text("river.xhtml");
    let (_, list) = chapter.split_once("class=\"readings\">").unwrap();
    list.split("</ul>").next().unwrap().trim().replace(['\n', '\u{a0}'], "")
}

#[test]
fn a_brief_of_the_book_is_recommended_by_its_file_and_printed_with_all_that_it_says_of_itself() {
    let whole = "<li><p><a href=\"dam.xhtml\"><cite>The Low Dam</cite></a></p>\
                 <p class=\"details\">Works Desk and Ada Lind· Policy Note· \
                 <time datetime=\"2008-02-03\">3 February 2008</time></p>\
                 <p class=\"details place\"><a class=\"address\" href=\"https://example.org/dam\">\
                 https://example.org/dam</a></p></li>";
    assert_eq!(entries("  - dam.md\n"), whole);
    assert_eq!(entries("  - {url: dam.md}\n"), whole);
    assert_eq!(entries("  - https://example.org/dam\n"), whole);
    assert_eq!(entries("  - dam.md\n  - https://example.org/dam\n"), whole, "one page is printed once");
    let titled = entries("  - {title: On the Dam, url: dam.md}\n");
    assert!(
        titled.contains("<cite>On the Dam</cite>") && titled.contains("https://example.org/dam"),
        "{titled}"
    );
}

#[test]
fn an_address_alone_is_a_link_and_a_link_has_its_title() {
    let address = "https://example.org/letter";
    let bare = entries(&format!("  - {address}\n"));
    assert_eq!(bare, format!("<li><p><a class=\"address\" href=\"{address}\">{address}</a></p></li>"));
    let link = entries(&format!("  - \"[A Letter]({address})\"\n"));
    assert!(
        link.starts_with(&format!("<li><p><a href=\"{address}\"><cite>A Letter</cite></a></p>")),
        "{link}"
    );
    let named = entries("  - {title: A Letter, authors: [works]}\n");
    assert!(named.contains("Works Desk"), "an id is no name: {named}");
}

#[test]
fn a_recommended_file_that_is_no_brief_is_told() {
    let river = "---\ntitle: The River\nrelated: [dum.md]\n---\n\nIts only paragraph.\n";
    let ran = Book::of([("manifest.yaml", MANIFEST), ("river.md", river), ("dam.md", DAM)]).run(&["build"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("`dum.md`") && ran.stderr.contains("`dam.md`"), "{}", ran.stderr);
}

#[test]
fn a_title_is_emphasised_where_it_is_marked_and_shows_no_marks_anywhere() {
    let river = "# The *Vincennes* on the River\n\nIts only paragraph.\n";
    let book = Book::of([("manifest.yaml", MANIFEST), ("river.md", river), ("dam.md", DAM)]).build();
    assert!(book.text("dam.xhtml").contains("<h1 id=\"title\">The <em>Low</em> Dam</h1>"));
    assert!(book.text("river.xhtml").contains("<h1 id=\"title\">The <em>Vincennes</em> on the River</h1>"));
    for document in ["contents.xhtml", "sources.xhtml", "toc.ncx", "content.opf", "contributors.xhtml"] {
        let text = book.text(document);
        assert!(text.contains("The Low Dam") && !text.contains("*Low*"), "{document}");
    }
}
