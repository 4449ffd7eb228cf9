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
    // "Cy Lind" may be her brother, and who has her name in other letters may be anybody.
    for author in ["Cy Dell", "Cy Lind", "Adam Lind", "آدا لیند"] {
        let (text, report) = chapter(&format!("    authors: [{author}]\n"));
        assert!(text.contains(author) && !text.contains("Ada Lind"), "{text}");
        assert!(report.contains("the bio of `Ada Lind` is left out"), "{report}");
        assert!(report.contains("the note on the author is left out"), "{report}");
    }
    let told =
        "    authors: [{name: Cy Dell, bio: Cy Dell counts boats.}]\n    author_note: He follows her.\n";
    let (text, report) = chapter(told);
    assert!(text.contains("counts boats.") && text.contains("He follows her."), "{text}");
    assert_eq!(report, "");
}

#[test]
fn a_closing_line_about_nobody_stays_whoever_wrote_the_page() {
    for (author, line) in [
        ("Ada Lind", "Delivered as testimony in May 2008."),
        ("John May", "Delivered as testimony in May 2008."),
        ("Wei Li", "Delivered as testimony in Lisbon."),
    ] {
        let page = PAGE.replace("Ada Lind is a fellow of the River Desk.", line).replace("Ada Lind", author);
        let manifest = "title: Iran 2008\nlanguage: en\nbriefs: [{path: page.md, authors: [Cy Dell]}]\n";
        let book = Book::of([("manifest.yaml", manifest), ("page.md", page.as_str())]).build();
        assert!(book.text("briefs/page.xhtml").contains("Delivered as testimony"), "{author}");
    }
}

#[test]
fn a_bio_goes_to_the_very_author_and_to_nobody_whose_name_may_be_short_for_his() {
    let page = "---\ntitle: The River\nauthors:\n- {name: John Smith, bio: John counts bridges.}\n- {name: J. Smith, bio: The other counts boats.}\n---\n\nIts only paragraph.\n";
    for (authors, kept, lost) in [
        ("[J. Smith, John Smith]", &["John counts bridges.", "The other counts boats."][..], None),
        ("[John Smith]", &["John counts bridges."], Some("The other counts")),
        ("[Jane Smith, James Smith]", &[], Some("The other counts")),
    ] {
        let manifest =
            format!("title: Iran 2008\nlanguage: en\nbriefs: [{{path: page.md, authors: {authors}}}]\n");
        let book = Book::of([("manifest.yaml", manifest.as_str()), ("page.md", page)]).build();
        let text = book.text("contributors.xhtml");
        assert!(kept.iter().all(|bio| text.contains(bio)), "{authors}: {text}");
        assert!(lost.is_none_or(|bio| !text.contains(bio)), "{authors}: {text}");
    }
}

#[test]
fn a_bio_of_the_father_is_not_the_son_s_nor_that_of_chris_christine_s() {
    for (named, credited) in [
        ("Martin King", "Martin King Jr."),
        ("Martin King Jr.", "Martin King"),
        ("Chris Roe", "Christine Roe"),
    ] {
        let page = PAGE.replace("Ada Lind", named);
        let manifest =
            format!("title: Iran 2008\nlanguage: en\nbriefs: [{{path: page.md, authors: [{credited}]}}]\n");
        let book = Book::of([("manifest.yaml", manifest.as_str()), ("page.md", page.as_str())]).build();
        assert!(!book.text("briefs/page.xhtml").contains("counts bridges."), "{credited}");
        assert!(book.report.contains(&format!("the bio of `{named}` is left out")), "{}", book.report);
    }
}

#[test]
fn who_is_named_again_in_any_spelling_keeps_what_the_page_says_of_him() {
    for authors in [
        "[Ada Lind]",
        "[Cy Dell, Ada Lind]",
        "[Dr. Ada Lind]",
        "[A. Lind]",
        "[\"Lind, Ada\"]",
        "[\"Ada Lind, PhD\"]",
    ] {
        let (text, report) = chapter(&format!("    authors: {authors}\n"));
        assert!(text.contains("counts bridges.") && text.contains("is a fellow of"), "{authors}: {text}");
        assert_eq!(report, "");
    }
}

#[test]
fn colleagues_with_one_address_are_each_named_with_a_bio() {
    let team = "url: \"https://desk.example/team\"";
    let two = format!(
        "---\ntitle: The River\nauthors:\n- {{name: Ada Lind, {team}}}\n- {{name: Ben Roe, {team}, bio: Ben counts boats.}}\n---\n\nIts only paragraph.\n"
    );
    let one =
        format!("---\ntitle: The Dam\nauthors: [{{name: Ben Roe, {team}}}]\n---\n\nAnother paragraph.\n");
    for rest in [
        "briefs: [a.md, b.md]\n",
        "briefs: [b.md, a.md]\n",
        "contributors: {ada: {name: Ada Lind, url: \"https://desk.example/team\"}}\nbriefs: [b.md, a.md]\n",
    ] {
        let manifest = format!("title: Iran 2008\nlanguage: en\n{rest}");
        let book = Book::of([("manifest.yaml", manifest.as_str()), ("a.md", &two), ("b.md", &one)]).build();
        let (first, second) = (book.text("briefs/a.xhtml"), book.text("briefs/b.xhtml"));
        assert!(first.contains("Ada Lind") && first.contains("Ben Roe"), "{first}");
        assert!(first.contains("Ben counts boats."), "{first}");
        assert!(second.contains("Ben Roe") && !second.contains("Ada Lind"), "{second}");
        assert_eq!(book.report, "");
    }
}

#[test]
fn the_register_s_name_stands_for_a_name_in_other_letters_at_its_address() {
    let manifest = "title: Iran 2008\nlanguage: en\ncontributors: {ada: {name: Ada Lind, url: \"https://desk.example/ada\"}}\nbriefs: [a.md]\n";
    let brief = "---\ntitle: The River\nauthors: [{name: آدا لیند, url: \"https://desk.example/ada\"}]\n---\n\nIts only paragraph.\n";
    let book = Book::of([("manifest.yaml", manifest), ("a.md", brief)]).build();
    assert!(book.text("briefs/a.xhtml").contains("Ada Lind"));
    assert_eq!(book.report, "");
}

#[test]
fn an_author_who_is_listed_twice_keeps_the_bio_of_either_place_and_loses_none_in_silence() {
    let authors = |first: &str, second: &str| {
        let brief = format!(
            "---\ntitle: The River\nauthors: [{{name: Ada Lind{first}}}, {{name: Ada Lind{second}}}]\n---\n\nIts only paragraph.\n"
        );
        Book::of([("manifest.yaml", "title: Iran 2008\nlanguage: en\nbriefs: [a.md]\n"), ("a.md", &brief)])
            .build()
    };
    let later = authors("", ", bio: Ada counts bridges.");
    assert!(later.text("briefs/a.xhtml").contains("Ada counts bridges."));
    assert_eq!(later.report, "");
    let both = authors(", bio: Ada counts bridges.", ", bio: Ada counts boats.");
    assert!(both.text("briefs/a.xhtml").contains("Ada counts bridges."));
    assert!(both.report.contains("a second bio of `Ada Lind` is left out"), "{}", both.report);
}

#[test]
fn an_author_of_a_reading_who_is_misspelled_is_told() {
    let brief = "---\ntitle: The River\nrelated: [{title: The Dam, authors: [{nam: Ada Lind}]}]\n---\n\nIts only paragraph.\n";
    let manifest = "title: Iran 2008\nlanguage: en\nbriefs: [a.md]\n";
    let ran = Book::of([("manifest.yaml", manifest), ("a.md", brief)]).run(&["build"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("an author has no `name`")
            && ran.stderr.contains("did you mean `name` by `nam`?"),
        "{}",
        ran.stderr
    );
    let sound = brief.replace("nam:", "name:");
    let book = Book::of([("manifest.yaml", manifest), ("a.md", &sound)]).build();
    assert!(book.text("briefs/a.xhtml").contains("Ada Lind"));
}

#[test]
fn every_address_of_the_register_that_leads_nowhere_is_told() {
    let manifest = "title: Iran 2008\nlanguage: en\nbriefs: [a.md]\ncontributors:\n  ada: {name: Ada Lind, bio: \"Writes [here](/ada).\"}\n  ben: {name: Ben Roe, bio: \"Writes [there](/ben).\"}\n";
    let brief = "---\ntitle: The River\nauthors: [ada, ben]\n---\n\nIts only paragraph.\n";
    let report = Book::of([("manifest.yaml", manifest), ("a.md", brief)]).build().report;
    assert!(report.contains("`/ada` leads nowhere") && report.contains("`/ben` leads nowhere"), "{report}");
    assert!(!report.contains("source:"), "{report}");
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

#[test]
fn an_empty_text_in_the_manifest_takes_a_field_of_the_page_away() {
    let page = "---\ntitle: The River\nsubtitle: A Long One\nauthors: [Ada Lind]\ndate: 2008-11-12\nsummary: It falls.\n\
                kind: Note\nauthor_note: Ada Lind is a fellow.\n---\n\nIts only paragraph.\n";
    let chapter = |entry: &str| {
        let manifest = format!("title: Iran 2008\nlanguage: en\nbriefs:\n  - path: page.md\n{entry}");
        let book = Book::of([("manifest.yaml", manifest.as_str()), ("page.md", page)]).build();
        assert_eq!(book.report, "");
        book.text("briefs/page.xhtml").to_owned()
    };
    let fields = ["A Long One", "12 November 2008", "It falls.", "Note", "Ada Lind is a fellow."];
    let text = chapter("");
    assert!(fields.iter().all(|field| text.contains(field)), "{text}");
    let text =
        chapter("    subtitle: \"\"\n    date: ''\n    summary: \"\"\n    kind: ''\n    author_note: \"\"\n");
    assert!(fields.iter().all(|field| !text.contains(field)), "{text}");
    assert!(text.contains("Ada Lind"), "{text}");
}

#[test]
fn a_faulty_register_is_told_once_and_not_with_each_author_that_it_names() {
    let brief = "---\ntitle: The River\nauthors: [desk, ada]\n---\n\nIts only paragraph.\n";
    let codes = |register: &str| {
        let manifest = "title: Iran 2008\nlanguage: en\ncontributors: people.yaml\nbriefs: [a.md, b.md]\n";
        let files =
            [("manifest.yaml", manifest), ("people.yaml", register), ("a.md", brief), ("b.md", brief)];
        let report = Book::of(files).run(&["build", "--message-format", "short"]).stderr;
        let code = |line: &str| Some(line.split_once("error[")?.1.split_once(']')?.0.to_owned());
        report.lines().filter_map(code).collect::<Vec<_>>()
    };
    assert_eq!(codes("desk: {name: Desk, kind: body\nada: {name: Ada Lind}\n"), ["invalid-yaml"]);
    assert_eq!(codes("desk: {nmae: Desk}\nada: Ada Lind\n"), ["missing-key", "wrong-type"]);
    assert_eq!(codes("ada: {name: Ada Lind}\n"), ["unknown-contributor", "unknown-contributor"]);
}

#[test]
fn a_house_is_filed_without_its_article_and_a_number_that_says_its_kind_says_it_once() {
    let manifest = "title: The *Vincennes* Year\nlanguage: en\nbriefs: [a.md, b.md]\ncontributors:\n  \
                    harbour: {name: The Harbour Desk, kind: body}\n  island: {name: Island Desk, kind: body}\n";
    let brief = |number: &str| {
        format!(
            "---\ntitle: A\nauthors: [harbour, island]\nkind: SWP Comment\nnumber: {number}\n---\n\nText.\n"
        )
    };
    let (whole, other) = (brief("SWP Comment 2021/C 03"), brief("SWP Commentary 3"));
    let book =
        Book::of([("manifest.yaml", manifest), ("a.md", whole.as_str()), ("b.md", other.as_str())]).build();
    let contributors = book.text("contributors.xhtml");
    assert!(contributors.find("The Harbour Desk") < contributors.find("Island Desk"), "{contributors}");
    assert!(book.text("content.opf").contains(">Harbour Desk, The<"), "{}", book.text("content.opf"));
    let kicker =
        |name: &str| book.text(name).split("kicker\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(kicker("a.xhtml"), "SWP Comment 2021/C 03");
    assert_eq!(kicker("b.xhtml"), "SWP Comment\u{a0}· SWP Commentary 3");
}
