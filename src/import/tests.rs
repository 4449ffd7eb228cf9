use proptest::prelude::*;

use super::*;
use crate::diagnostic::Place;
use crate::files::MemoryFiles;
use crate::manifest::front_matter as read_front_matter;
use crate::model::contributor::{ContributorKind, CreditForm, CreditName};
use crate::model::{Credit, Placed, Reading, Role};

fn imported(name: &str, text: &str) -> Imported {
    let files = MemoryFiles::new().with(name, text).with("map.png", *b"\x89PNG");
    import(&files, &FilePath::new(name), &Options::default()).unwrap_or_else(|refused| panic!("{refused:?}"))
}

#[test]
fn a_page_becomes_front_matter_and_body() {
    let page = "The Bridge Question\nby [A. Reader \\(/experts/a-reader\\)](#)\nNov 12, 2008\n\n\
                ABOUT THE AUTHORS\n[A. Reader](#)\nA. Reader keeps the ferry.\n\nBrief Analysis\n\n\
                The town has one bridge: nobody mends it, and everybody crosses it at least twice a day.\n\n\
                TOPICS\nBridges\nFerries\n";
    let markdown = imported("bridge.txt", page).to_markdown();
    let expected = "---\ntitle: The Bridge Question\nauthors:\n  - name: A. Reader\n    url: /experts/a-reader\n    bio: A. Reader keeps the ferry.\ndate: 2008-11-12\nkind: Brief Analysis\ntopics:\n  - Bridges\n  - Ferries\n---\n\nThe town has one bridge: nobody mends it, and everybody crosses it at least twice a day.\n";
    assert_eq!(markdown, expected);
}

#[test]
fn markdown_that_import_wrote_is_not_changed_by_another_import() {
    for text in [
        "---\ntitle: \"A: b\"\nauthors: [nuclear-desk, {name: reader}]\nrelated:\n- {title: R, authors: [X, Y], date: 2008}\n---\nText.\n",
        "# Heading\r\n\r\nText\r\n",
        "---\ntitle: T\nrelated: [{url: /experts/x}, b.md, {url: b.md, kind: K}]\n---\nText.\n",
        "---\n---\n---\nfoo\n",
        "    code first\n\nText.\n\n\n",
        "---\ntitle: T\nauthors:\n  - {name: A, role: editor, kind: body, sort: B, bio: \"x\\n\\ny\"}\n---\n\n![A map](map.png)\n",
    ] {
        let once = imported("a.md", text).to_markdown();
        assert_eq!(imported("a.md", &once).to_markdown(), once, "{text:?}");
    }
}

/// What a clipper of Markdown makes of a page.
const CLIP: &str = "---\ntitle: \"Low Water - The Orsa Desk\"\nsource: \"https://desk.example/low-water\"\nauthor:\n  - \"[[Ada Lind]]\"\n\
    published: 2017-01-24\ncreated: 2023-08-06\ntags:\n  - \"clippings\"\n---\n![The weir](https://desk.example/w.jpg)\n\n\
    The river fell for the third year in a row, and nobody on either bank could say why it did so.[^1]\n\n\
    Nobody reads the gauges of the lower weir, and the ministry has no money for paper.\n\n## Related\n\n\
    [Paper\n\n### The Price of Salt\n\n2 May 2016\n\n](https://desk.example/salt)\n\n[^1]: See the report of 2016.\n";

#[test]
fn a_clip_is_read_as_the_page_that_it_was_made_of() {
    let clip = imported("clip.md", CLIP);
    let markdown = clip.to_markdown();
    for said in [
        "authors:\n  - Ada Lind\n",
        "date: 2017-01-24\n",
        "accessed: 2023-08-06\n",
        "url: https://desk.example/salt\n",
        "\n[^1]: See the report of 2016.\n",
    ] {
        assert!(markdown.contains(said), "{said:?} is not in\n{markdown}");
    }
    assert!(!markdown.contains("clippings") && !markdown.contains("w.jpg"), "{markdown}");
    assert_eq!(imported("clip.md", &markdown).to_markdown(), markdown);
    // Who says that it is Markdown has it as it is.
    let files = MemoryFiles::new().with("clip.md", CLIP);
    let said = Options { kind: Some(SourceKind::Markdown), is_kind_said: true, ..Options::default() };
    let kept =
        import(&files, &FilePath::new("clip.md"), &said).unwrap_or_else(|refused| panic!("{refused:?}"));
    assert!(kept.to_markdown().contains("w.jpg"));
}

#[test]
fn a_heading_that_opens_markdown_is_its_title() {
    let brief = imported("a.md", "# It's \\*not* \"over\" -- yet\n\nText.\n");
    assert_eq!(brief.to_markdown(), "---\ntitle: It's \\*not\\* \"over\" -- yet\n---\n\nText.\n");
    let brief = imported("a.md", "# The *Vincennes*\n\nText.\n");
    assert_eq!(brief.to_markdown(), "---\ntitle: The *Vincennes*\n---\n\nText.\n");
    for kept in ["# With `markup`\n\nText.\n", "# With an id {#here}\n\nText.\n", "Text.\n\n# Later\n"] {
        assert_eq!(imported("a.md", kept).to_markdown(), kept);
    }
}

#[test]
fn a_page_without_a_title_is_not_changed_by_another_import_either() {
    let page = "<article><h2>The Ferry</h2><p>It floats, says everybody who has ever dared to take it.</p>\
                <p>It has floated for a hundred years, and nobody knows why.</p><h3>At night</h3><p>It rests.</p></article>";
    let once = imported("a.html", page).with_pictures_in("a_pictures").to_markdown();
    assert_eq!(imported("a.md", &once).to_markdown(), once);
}

#[test]
fn the_pictures_beside_markdown_come_with_it_and_keep_their_names() {
    let brief =
        imported("a.md", "# A\n\n![A map](map.png) ![None](none.png)\n").with_pictures_in("a_pictures");
    assert_eq!(brief.pictures.keys().collect::<Vec<_>>(), ["map.png"]);
    assert!(brief.body.contains("](map.png)"), "{}", brief.body);
    let codes: Vec<&str> = brief.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["missing-picture"]);
}

#[test]
fn no_picture_is_written_outside_the_folder_of_its_brief() {
    let text = "# A\n\n![x](deep%20er/../two%20words.png) ![y](../secret.png) ![z](%2e%2e/secret.png) ![w](/secret.png)\n";
    let files =
        MemoryFiles::new().with("in/a.md", text).with("in/two words.png", "x").with("secret.png", "s");
    let brief = import(&files, &FilePath::new("in/a.md"), &Options::default()).unwrap();
    let written: Vec<String> = brief.picture_files().map(|(path, _)| path.to_string()).collect();
    assert_eq!(written, ["two words.png"]);
    assert_eq!(brief.warnings.len(), 3, "{:?}", brief.warnings);
}

#[test]
fn json_has_every_field_and_null_where_nothing_is_known() {
    let json = imported("a.md", "---\ntitle: A\nauthors: A. Reader\ndate: 2008-11\n---\nText.\n").to_json();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["date"], "2008-11");
    assert_eq!(value["authors"][0]["name"], "A. Reader");
    assert_eq!(value["authors"][0]["bio"], serde_json::Value::Null);
    assert_eq!((&value["kind"], &value["topics"]), (&serde_json::Value::Null, &serde_json::json!([])));
    assert_eq!(value["body"], "Text.\n");
    assert_eq!(value.as_object().unwrap().len(), 17);
}

#[test]
fn what_cannot_be_read_says_how_it_could_be() {
    let files = MemoryFiles::new()
        .with(
            "a.bin",
            "The Bridge\n\nThe town has one bridge, and everybody crosses it at least twice a day.\n",
        )
        .with("b.txt", "")
        .with("c.md", "---\ntitle: C\n---\n");
    let code = |name: &str| {
        let refused = import(&files, &FilePath::new(name), &Options::default()).unwrap_err();
        refused.diagnostics[0].code.as_str()
    };
    assert_eq!(
        ["a.bin", "b.txt", "c.md", "d.txt", "d"].map(code),
        ["unknown-format", "empty-body", "empty-body", "missing-file", "missing-file"]
    );
    let options = Options { kind: Some(SourceKind::PageText), ..Options::default() };
    assert!(import(&files, &FilePath::new("a.bin"), &options).is_ok());
}

#[test]
fn the_explanation_names_the_line_that_says_so() {
    let brief = imported("a.md", "---\ntitle: A\nkind: Brief Analysis\n---\nText of five words only.\n");
    let lines = brief.explain();
    assert!(
        lines.contains(&"  kind         Brief Analysis  (front matter, line 3)".to_owned()),
        "{lines:#?}"
    );
    assert!(lines.last().unwrap().starts_with("  body         5 words"), "{lines:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn front_matter_gives_every_value_back(metadata in any_metadata()) {
        let settled = settle::metadata(metadata, &mut Vec::new());
        let text = format!("---\n{}---\n\nText.\n", front_matter::write(&settled));
        let mut diagnostics = Diagnostics::default();
        let (read, _) = read_front_matter(&"a.md".into(), &text, &mut diagnostics).expect("front matter");
        prop_assert_eq!(diagnostics.as_slice().len(), 0, "{:?}\n{}", diagnostics.as_slice(), text);
        let read = settle::metadata(read, &mut Vec::new());
        prop_assert_eq!(front_matter::write(&read), front_matter::write(&settled));
        prop_assert_eq!(values(&read), values(&settled), "{}", text);
    }
}

/// All values without their places.
fn values(metadata: &Metadata) -> String {
    let debug = format!("{metadata:?}");
    let mut out = String::new();
    let mut rest = debug.as_str();
    while let Some(at) = rest.find("place: Place {") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find("} }").or_else(|| rest[at..].find('}')).unwrap_or(0);
        rest = &rest[at + end..];
    }
    out + rest
}

fn any_metadata() -> impl Strategy<Value = Metadata> {
    fn placed(text: String) -> Placed<String> {
        Placed::new(text, Place::file("a.md"))
    }
    let text = || {
        let pieces = [
            "a",
            " ",
            "#",
            ": ",
            "-",
            "\n",
            "yes",
            "2008",
            "'",
            "\"",
            "é",
            "word and word ",
            "{",
            "\t",
            "[x](y)",
        ];
        let mixed = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..30);
        prop_oneof![mixed.prop_map(|parts| parts.concat()), any::<String>(), Just("nuclear-desk".to_owned())]
    };
    let maybe = move || proptest::option::of(text().prop_map(placed));
    let texts = move || proptest::option::of(proptest::collection::vec(text().prop_map(placed), 0..3));
    let named =
        (text(), maybe(), maybe(), maybe(), any::<bool>()).prop_map(|(name, sort, url, bio, body)| Credit {
            name: CreditName::Name(placed(name)),
            sort,
            kind: body.then_some(ContributorKind::Body),
            url,
            bio,
            role: if body { Role::Translator } else { Role::Author },
            form: CreditForm::Item,
        });
    // An id says nothing else: the register does.
    let credit = prop_oneof![named, text().prop_map(|id| Credit::named(CreditName::Id(placed(id))))];
    let reading = (text(), maybe(), maybe(), texts()).prop_map(|(title, url, kind, authors)| Reading {
        url,
        kind,
        authors: authors.unwrap_or_default(),
        ..Reading::titled(placed(title))
    });
    let lists = (
        proptest::option::of(proptest::collection::vec(credit, 0..3)),
        proptest::option::of(proptest::collection::vec(reading, 0..3)),
        texts(),
        texts(),
    );
    (maybe(), maybe(), maybe(), maybe(), maybe(), lists).prop_map(
        |(title, kind, summary, rights, author_note, (authors, related, topics, regions))| Metadata {
            title,
            kind,
            summary,
            rights,
            author_note,
            authors,
            related,
            topics,
            regions,
            ..Metadata::default()
        },
    )
}
