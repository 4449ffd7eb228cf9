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
fn the_title_of_a_brief_in_another_language_says_so_wherever_it_is_printed() {
    let files = [
        ("manifest.yaml", "title: Iran 2008\nlanguage: en\nbriefs: [river.md, sad.md]\n"),
        ("river.md", "---\ntitle: The River\nrelated: [sad.md]\n---\n\nIts only paragraph.\n"),
        ("sad.md", "---\ntitle: سد\nlanguage: fa\nrelated: [river.md, دفتر, OPEC]\n---\n\nیک بند.\n"),
    ];
    let book = Book::of(files).build();
    let persian = "<cite><bdi lang=\"fa\" xml:lang=\"fa\" dir=\"rtl\">سد</bdi></cite>";
    let english = "<cite><bdi lang=\"en\" xml:lang=\"en\" dir=\"ltr\">The River</bdi></cite>";
    assert!(book.text("river.xhtml").contains(persian), "{}", book.text("river.xhtml"));
    let sad = book.text("sad.xhtml");
    assert!(sad.contains(english) && sad.contains("<cite>دفتر</cite>"), "{sad}");
    let all = book.text("related-reading.xhtml");
    assert!(all.contains(persian) && all.contains("<cite>The River</cite>"), "{all}");
    assert!(all.contains(&persian.replace("سد", "دفتر")), "what a Persian brief lists is Persian: {all}");
    assert!(all.contains("<cite>OPEC</cite>"), "unless no letter of it is: {all}");
}

#[test]
fn a_brief_that_recommends_itself_is_told_and_lists_the_others() {
    let river = "---\ntitle: The River\nsource: https://example.org/river\nrelated:\n  - river.md\n  - Low Water\n  \
                 - http://www.example.org/river/#map\n---\n\nIts only paragraph.\n";
    let dam = DAM.replace("kind:", "related: [river.md]\nkind:");
    let book = Book::of([("manifest.yaml", MANIFEST), ("river.md", river), ("dam.md", &dam)]).build();
    let (river, dam, all) =
        (book.text("river.xhtml"), book.text("dam.xhtml"), book.text("related-reading.xhtml"));
    assert!(river.contains("<cite>Low Water</cite>") && !river.contains("<cite>The River"), "{river}");
    let whole = "<a href=\"river.xhtml\"><cite>The River</cite></a>";
    assert!(dam.contains(whole), "{dam}");
    assert!(
        all.contains(&whole.replace("river.xhtml", "briefs/river.xhtml")),
        "it is whole where it is listed: {all}"
    );
}

#[test]
fn a_saved_page_that_lists_itself_is_left_out_of_its_list_in_silence() {
    let prose = "It floats, says everybody who has ever dared to take it over the river.";
    let page = format!(
        "The Ferry\n\nby Ada Lind\n\nNov 12, 2008\n\n{prose}\n\n{prose}\n\nRECOMMENDED\n\n\
         [The Ferry](https://example.org/ferry)\n\n[The Dam](https://example.org/low-dam)\n"
    );
    let manifest =
        MANIFEST.replace("dam.md", "dam.md, {path: ferry.txt, source: \"https://example.org/ferry\"}");
    let files = [
        ("manifest.yaml", &*manifest),
        ("river.md", "# The River\n\nText.\n"),
        ("dam.md", DAM),
        ("ferry.txt", &*page),
    ];
    let book = Book::of(files).build();
    assert!(!book.report.contains("self-recommended"), "{}", book.report);
    let ferry = book.names().into_iter().find(|name| name.contains("ferry")).unwrap();
    assert!(book.text(ferry).contains("<cite>The Dam</cite>"), "{}", book.text(ferry));
    assert!(!book.text(ferry).contains("<cite>The Ferry</cite>"), "{}", book.text(ferry));
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
fn an_address_without_its_scheme_is_an_address() {
    for (typed, address) in
        [("www.example.org/letter", "www.example.org/letter"), ("example.org/a", "example.org/a")]
    {
        let entry = entries(&format!("  - {typed}\n"));
        let link = format!("<a class=\"address\" href=\"https://{address}\">https://{address}</a>");
        assert_eq!(entry, format!("<li><p>{link}</p></li>"));
    }
    let titled = entries("  - {title: A Letter, url: www.example.org/letter}\n");
    assert!(titled.contains("<a href=\"https://www.example.org/letter\"><cite>A Letter"), "{titled}");
    let own = DAM.replace("https://example.org", "www.example.org");
    let river =
        "---\ntitle: The River\nrelated: [www.example.org/dam]\n---\n\nSee [it](www.example.org/dam).\n";
    let book = Book::of([("manifest.yaml", MANIFEST), ("river.md", river), ("dam.md", &own)]).build();
    let river = book.text("river.xhtml");
    assert_eq!(
        river.matches("<a href=\"dam.xhtml\">").count(),
        2,
        "both lead to the brief of the page: {river}"
    );
    assert!(book.text("dam.xhtml").contains("https://www.example.org/dam"));
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

#[test]
fn a_note_in_a_title_leaves_the_emphasis_on_its_words_and_an_asterisk_of_a_page_is_none() {
    let river = "---\ntitle: \"Iran[^1] downs the *Airbus* over the Gulf\"\n---\n\nIts only paragraph.\n";
    let page = "<html><head><title>M*A*S*H and the *Star*</title></head><body><article>\
                <h1>M*A*S*H and the *Star*</h1><p>It floats, says everybody who has ever dared to take it.</p>\
                <p>It has floated for a hundred years, and nobody knows why.</p></article></body></html>";
    let manifest =
        MANIFEST.replace("dam.md", "dam.md, mash.html").replace("Iran 2008", "\"The *Iran* Book\"");
    let files = [("manifest.yaml", &*manifest), ("river.md", river), ("dam.md", DAM), ("mash.html", page)];
    let book = Book::of(files).build();
    assert!(book.text("river.xhtml").contains("Iran downs the <em>Airbus</em> over the Gulf</h1>"));
    assert!(book.text("briefs/mash-html-9a3274.xhtml").contains(">M*A*S*H and the *Star*</h1>"));
    assert!(book.text("title.xhtml").contains(">The Iran Book</h1>"));
    let imported = Book::of(files).run(&["import", "mash.html", "--format", "json"]);
    assert!(imported.stdout.contains("\"title\": \"M*A*S*H and the *Star*\""), "{}", imported.stdout);
}

#[test]
fn the_emphasis_of_a_page_s_heading_stands_in_its_title_built_and_imported() {
    let page = "<html><head><title>The Vincennes Incident | Desk</title></head><body><article>\
                <h1>The <em>Vincennes</em> Incident</h1><p>It floats, says everybody who has ever dared to take it.</p>\
                <p>It has floated for a hundred years, and nobody knows why.</p></article></body></html>";
    let river = "# The **long** *River*, by [the map](https://example.org/map)\n\nIts only paragraph.\n";
    let manifest = MANIFEST.replace("dam.md", "dam.md, ship.html");
    let files = [("manifest.yaml", &*manifest), ("river.md", river), ("dam.md", DAM), ("ship.html", page)];
    let book = Book::of(files).build();
    let ship = book.names().into_iter().find(|name| name.contains("ship-html")).unwrap();
    let title = "<h1 id=\"title\">The <em>Vincennes</em> Incident</h1>";
    assert!(book.text(ship).contains(title), "{}", book.text(ship));
    assert!(book.text("river.xhtml").contains(">The long <em>River</em>, by the map</h1>"));
    let imported = Book::of(files).run(&["import", "ship.html"]).stdout;
    assert!(imported.starts_with("---\ntitle: The *Vincennes* Incident\n"), "{imported}");
    let imported = Book::of(files).run(&["import", "ship.html", "--format", "json"]).stdout;
    assert!(imported.contains("\"title\": \"The Vincennes Incident\""), "{imported}");
}

#[test]
fn a_file_is_sought_from_where_it_was_typed() {
    let manifest = "title: Iran 2008\nlanguage: en\nbriefs:\n\
                    - {path: briefs/river.md, related: [dam.md, briefs/intro.md]}\n\
                    - dam.md\n\
                    - part: The *Banks*\n  introduction: briefs/intro.md\n  briefs: [other/river.md]\n";
    let text = |title: &str, related: &str| {
        format!(
            "---\ntitle: {title}\nsource: https://example.org/{title}\n{related}---\n\nIts only paragraph.\n"
        )
    };
    let dam = "---\ntitle: The Low Dam\n---\n\n## A Bend\n\nIts only paragraph.\n";
    let river = text("Upper", "");
    let other = text("Lower", "related: [\"../dam.md#a-bend\", river.md]\n");
    let files = [
        ("manifest.yaml", manifest),
        ("briefs/river.md", &*river),
        ("other/river.md", &*other),
        ("briefs/intro.md", "Below the banks.\n"),
        ("dam.md", dam),
    ];
    let book = Book::of(files).build();
    let upper = book.text("briefs_river.xhtml");
    assert!(upper.contains("<cite>The Low Dam</cite>"), "{upper}");
    assert!(upper.contains("<cite>The Banks</cite>") && !upper.contains("intro.md"), "{upper}");
    let lower = book.text("other_river.xhtml");
    assert!(lower.contains("dam.xhtml#s-a-bend\"><cite>The Low Dam</cite>"), "{lower}");
    assert!(!lower.contains("example.org/dam.md"), "a file has no address: {lower}");
    let lost = manifest.replace("[dam.md, briefs/intro.md]", "[dim.md]");
    let ran =
        Book::of([("manifest.yaml", &*lost)].into_iter().chain(files.into_iter().skip(1))).run(&["build"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("manifest.yaml:4") && ran.stderr.contains("did you mean `dam.md`"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_listed_file_with_spaces_in_its_name_is_a_file_and_no_title() {
    let manifest = MANIFEST.replace("dam.md", "le bref n° 3.md");
    let river =
        "---\ntitle: The River\nrelated: [le bref n° 3.md, What dam.md says]\n---\n\nIts only paragraph.\n";
    let dam = DAM.replace("source: https://example.org/dam\n", "");
    let files = [("manifest.yaml", &*manifest), ("river.md", river), ("le bref n° 3.md", &*dam)];
    let book = Book::of(files).build();
    let chapter = book.text("river.xhtml");
    assert!(chapter.contains(".xhtml\"><cite>The Low Dam</cite></a>"), "{chapter}");
    assert!(chapter.contains("<p><cite>What dam.md says</cite></p>"), "{chapter}");
    assert_eq!(book.report, "");
}
