use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::language::Direction;

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// What a Markdown reader sees, block by block: `p`, `h2`, … and the text.
fn read_back(markdown: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        let mut text = |text: &str| match out.last_mut() {
            Some((_, last)) => last.push_str(text),
            None => out.push(("?".into(), text.into())),
        };
        match event {
            Event::Start(Tag::Paragraph) => out.push(("p".into(), String::new())),
            Event::Start(Tag::Heading { level, id, .. }) => {
                assert_eq!(id, None);
                out.push((level.to_string(), String::new()));
            }
            Event::Start(Tag::TableCell) => out.push(("cell".into(), String::new())),
            Event::Start(Tag::DefinitionListTitle) => out.push(("dt".into(), String::new())),
            Event::Start(Tag::DefinitionListDefinition) => out.push(("dd".into(), String::new())),
            Event::Start(Tag::Item) => out.push(("item".into(), String::new())),
            Event::Start(Tag::CodeBlock(_)) => out.push(("code".into(), String::new())),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                out.push((format!("note {label}"), String::new()))
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => {}
            Event::Start(other) => names.push(format!("{other:?}")),
            Event::Text(content) | Event::Code(content) => text(&content),
            Event::InlineHtml(tag)
                if ["<em>", "</em>", "<strong>", "</strong>", "</span>", "<code>", "</code>"]
                    .contains(&&*tag) => {}
            Event::InlineHtml(tag) if tag.starts_with("<span ") => {}
            Event::InlineHtml(tag) if &*tag == "<br/>" => text("\n"),
            Event::Html(tag) if tag.starts_with("<div ") || tag.starts_with("</div>") => {}
            Event::SoftBreak | Event::HardBreak => text("\n"),
            Event::FootnoteReference(label) => text(&format!("({label})")),
            Event::End(TagEnd::Paragraph) => {}
            Event::End(_) => {}
            other => out.push(("?".into(), format!("{other:?}"))),
        }
    }
    out.retain(|(name, text)| !["item", "dd"].contains(&name.as_str()) || !text.is_empty());
    out
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn block(kind: BlockKind) -> Block {
    Block::new(kind, 0..0)
}

fn paragraph(line: &str) -> Block {
    block(BlockKind::Paragraph(text(line)))
}

fn folded(line: &str) -> String {
    let spaces = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    line.replace('\0', "\u{fffd}").split(spaces).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn assert_survives(line: &str) {
    let expected = folded(line);
    let mut blocks = vec![
        paragraph(line),
        block(BlockKind::Heading(2, text(line))),
        block(BlockKind::Quote(vec![paragraph(line)])),
        block(BlockKind::List {
            start: None,
            items: vec![vec![paragraph(line)], vec![paragraph(line), paragraph(line)]],
        }),
        block(BlockKind::List { start: Some(7), items: vec![vec![paragraph(line)]] }),
        block(BlockKind::List { start: Some(7), items: vec![vec![paragraph(line)]] }),
        paragraph(line),
    ];
    let mut seen: Vec<String> =
        vec!["p", "h2", "p", "p", "p", "p", "item", "item", "p"].into_iter().map(String::from).collect();
    if !expected.is_empty() {
        let term = |meaning| Definition { term: text(line), meanings: vec![meaning; 2] };
        let definitions = vec![term(vec![paragraph(line)]), term(vec![paragraph(line), paragraph(line)])];
        blocks.push(block(BlockKind::Definitions(definitions)));
        seen.extend(["dt", "p", "p", "dt", "p", "p", "p", "p"].map(String::from));
        blocks.push(block(BlockKind::Table(Table::simple(
            vec![text(line), text(line)],
            vec![vec![text(line)]],
        ))));
        seen.extend(["cell", "cell", "cell", "cell"].map(String::from));
    }
    let markdown = write(&blocks);
    let back = read_back(&markdown.text);
    let mut wanted: Vec<(String, String)> = seen.into_iter().map(|name| (name, expected.clone())).collect();
    if let Some(last) = wanted.last_mut().filter(|(name, _)| name == "cell") {
        last.1.clear();
    }
    if expected.is_empty() {
        assert_eq!(back, [], "{:?}", markdown.text);
    } else {
        assert_eq!(back, wanted, "{:?}", markdown.text);
    }
}

#[test]
fn lines_that_look_like_markup_survive() {
    for line in [
        "    four spaces",
        "1. one",
        "1) one",
        "- a",
        "+ a",
        "* a",
        "# a",
        "####### a",
        "#hashtag",
        "> a",
        "| a | b |",
        ": a",
        ":a",
        "~~~",
        "~~a~~",
        "~50 and ~60~",
        "`a` ``b",
        "&amp; &#65; &#x41; AT&T;",
        "<b>a</b> a < b <3 <https://a.b>",
        "[^1] [^1]: a",
        "Heading {#id}",
        "Heading {#id .class}",
        "Sharp # ##",
        "#",
        "##",
        "back\\",
        "back\\\\",
        "\\*a\\*",
        "***",
        "* * *",
        "---",
        "- - -",
        "--",
        "===",
        "=",
        "a\tb",
        "a\u{2028}b",
        "\u{a0}a\u{a0}",
        "[a](b) [a][b] [a]: b",
        "[a]: https://b.c",
        "![a](b)",
        "wow![a]",
        "snake_case_word _a_ __b__ a_ _b",
        "2 * 3 * 4 *5* **6**",
        "http://a.b/c_d_e?f=g&h=i",
        "12. a",
        "1234567890. a",
        "a | b",
        "|---|",
        "--- | ---",
        ":---",
        "[ ] a",
        "[x] a",
        "\u{feff}a",
        "<!-- a -->",
        "<?a?>",
        "",
        " ",
        "\0",
        "a\u{c}b",
        "|",
        "\\|",
        "a\\|b`c|d`",
    ] {
        assert_survives(line);
    }
}

#[test]
fn ordinary_prose_is_written_as_it_is() {
    for line in [
        "The U.S. \"shift\" -- and [its] limits (see A.1) -- isn't over: 5 < 6, 50% & more; e-mail a_b@c.org!",
        "او می‌گوید: «نه.»",
        "-5 degrees, #1426, 1.5 times, +3 and ~50",
    ] {
        assert_eq!(write(&[paragraph(line)]).text, format!("{line}\n"));
    }
}

fn line_of_marks() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[ a1.)#>|:~`*_\\\\<&;!\\[\\](){}=+^/-]",
        2 => Just("&amp;".to_owned()),
        1 => Just("<b>".to_owned()),
        1 => Just("[^1]".to_owned()),
        1 => Just("http://".to_owned()),
        1 => Just("---".to_owned()),
        1 => Just("```".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn pieces() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => line_of_marks().prop_map(Inline::Text),
        1 => "[a-z`| ]{1,6}".prop_map(Inline::Code),
    ];
    let piece = leaf.prop_recursive(2, 8, 3, |inner| {
        let some = prop::collection::vec(inner, 1..3);
        prop_oneof![
            some.clone().prop_map(Inline::Emphasis),
            some.clone().prop_map(Inline::Strong),
            (some.clone(), "[a-z/()&; <>\\\\]{0,8}")
                .prop_map(|(content, address)| Inline::Link { address, content }),
            some.prop_map(|content| Inline::Span { language: Some("fa".into()), direction: None, content }),
        ]
    });
    prop::collection::vec(piece, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_survives_write_and_parse_unchanged(line in "\\PC{0,40}") {
        assert_survives(&line);
    }

    #[test]
    fn any_line_of_marks_survives_write_and_parse_unchanged(line in line_of_marks()) {
        assert_survives(&line);
    }

    #[test]
    fn text_survives_in_emphasis_links_and_code(content in pieces(), setting in prop_oneof![Just(0), Just(1)]) {
        let squeezed = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')).collect::<String>();
        let expected = squeezed(&crate::read::blocks::plain_text(&content)).replace('\0', "\u{fffd}");
        let kind = if setting == 0 { BlockKind::Paragraph(content) } else { BlockKind::Heading(3, content) };
        let markdown = write(&[block(kind), paragraph("after")]);
        let back: String = read_back(&markdown.text).iter().map(|(_, text)| squeezed(text)).collect();
        prop_assert_eq!(back, expected + "after", "{:?}", markdown.text);
    }

    #[test]
    fn text_survives_in_tables_of_html_and_passages(content in pieces()) {
        // The reader drops what only says where a line may break, and what turns all that follows.
        let is_dropped =
            |c: char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{202d}' | '\u{202e}');
        let squeezed = |text: &str| text.split(is_dropped).collect::<String>().replace('\0', "\u{fffd}");
        let expected = squeezed(&crate::read::blocks::plain_text(&content));
        let cell = |content: Vec<Inline>| Cell { columns: 2, ..Cell::from(content) };
        let table = Table {
            caption: content.clone(),
            rows: vec![vec![cell(content.clone())], vec![Cell::from(content.clone()), Cell::from(text("end"))]],
            ..Table::default()
        };
        let passage =
            Inline::Span { language: None, direction: Some(Direction::RightToLeft), content: content.clone() };
        let blocks = [block(BlockKind::Table(table)), block(BlockKind::Paragraph(vec![passage])), paragraph("after")];
        for quoted in [false, true] {
            let blocks = if quoted { vec![block(BlockKind::Quote(blocks.to_vec()))] } else { blocks.to_vec() };
            let markdown = write(&blocks).text;
            let back = squeezed(&crate::read::markdown::plain(&markdown));
            prop_assert_eq!(back, [&*expected, &*expected, &*expected, "end", &*expected, "after"].concat(), "{:?}", markdown);
        }
    }
}

#[test]
fn emphasis_holds_links_and_opens_with_strong_text_in_stars() {
    let link = Inline::Link { address: "https://example.org".into(), content: text("Ada Lind") };
    let note = [Inline::Emphasis(vec![link, Inline::Text(" keeps the ferry.".into())])];
    assert_eq!(inline(&note, Setting::Paragraph), "*[Ada Lind](https://example.org) keeps the ferry.*");
    let bold = Inline::Strong(text("Note:"));
    let note = [Inline::Emphasis(vec![bold, Inline::Text(" It floats.".into())])];
    assert_eq!(inline(&note, Setting::Paragraph), "***Note:** It floats.*");
}

#[test]
fn a_cell_of_html_refers_to_a_note_in_markdown() {
    let cell = vec![Inline::Text("Flow".into()), Inline::NoteReference("1".into())];
    let table = Table { rows: vec![vec![Cell { rows: 2, ..Cell::from(cell) }]], ..Table::default() };
    let note = BlockKind::NoteDefinition { label: "1".into(), blocks: vec![paragraph("Gauged.")] };
    let markdown = write(&[block(BlockKind::Table(table)), block(note)]).text;
    assert!(markdown.contains("<tr><td rowspan=\"2\">\n\nFlow[^1]\n\n</td></tr>"), "{markdown}");
    assert!(read_back(&markdown).contains(&("p".into(), "Flow(1)".into())), "{markdown}");
}

#[test]
fn a_passage_of_an_item_or_a_note_is_read_as_one() {
    let span = |line: &str| {
        let (language, content) = (Some("fa".into()), text(line));
        block(BlockKind::Paragraph(vec![Inline::Span { language, direction: None, content }]))
    };
    let items = vec![vec![span("یک")], vec![paragraph("Two.")]];
    let note =
        BlockKind::NoteDefinition { label: "1".into(), blocks: vec![span("سه"), paragraph("Four.")] };
    let list = BlockKind::List { start: None, items };
    let seen = read_back(&write(&[block(list), block(note)]).text);
    let shown: Vec<&str> =
        seen.iter().filter(|(name, _)| name == "p").map(|(_, text)| text.as_str()).collect();
    assert_eq!(shown, ["یک", "Two.", "سه", "Four."], "{seen:?}");
}

#[test]
fn notes_code_and_rules_are_read_as_such() {
    let blocks = [
        block(BlockKind::Paragraph(vec![Inline::Text("A claim.".into()), Inline::NoteReference("1".into())])),
        block(BlockKind::Rule),
        block(BlockKind::Code { language: "rust".into(), text: "```\nlet a;\n".into() }),
        block(BlockKind::NoteDefinition {
            label: "1".into(),
            blocks: vec![paragraph("First."), paragraph("- Second.")],
        }),
        paragraph("After."),
    ];
    let back = read_back(&write(&blocks).text);
    let shown: Vec<String> = back.iter().map(|(name, text)| format!("{name}={text}")).collect();
    assert_eq!(
        shown,
        ["p=A claim.(1)", "?=Rule", "code=```\nlet a;\n", "note 1=", "p=First.", "p=- Second.", "p=After."]
    );
}

#[test]
fn a_fault_in_the_markdown_is_shown_on_the_page() {
    let at = |kind, span| Block::new(kind, span);
    let inner = at(BlockKind::Paragraph(text("inner")), 40..45);
    let blocks = [
        at(BlockKind::Heading(2, text("Head")), 10..14),
        at(BlockKind::Quote(vec![inner]), 30..50),
        at(BlockKind::Paragraph(text("last")), 60..64),
    ];
    let markdown = write(&blocks);
    let place = |needle: &str| markdown.place_of(markdown.text.find(needle).unwrap());
    assert_eq!(place("Head"), Some(10..14));
    assert_eq!(place("inner"), Some(40..45));
    assert_eq!(place("last"), Some(60..64));
    assert_eq!(markdown.place_of(markdown.text.len()), Some(60..64));
    assert_eq!(Markdown::default().place_of(0), None);
}
