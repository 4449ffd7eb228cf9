use briefbook::diagnostic::Code;

use super::*;

fn texts() -> Texts {
    let manifest =
        "title: Iran\r\nlanguage: en\r\nbriefs:\r\n  - a.md\r\n  - é\u{1b}\u{202e}b.md\r\n  - a.md\r\n";
    Texts::from([("manifest.yaml".into(), manifest.into())])
}

fn place(part: &str) -> Place {
    let start = texts()["manifest.yaml"].find(part).unwrap();
    Place::span("manifest.yaml", start..start + part.len())
}

fn draw(format: MessageFormat, diagnostic: &Diagnostic) -> String {
    draw_in(WIDTH, &texts(), format, diagnostic)
}

fn draw_in(width: usize, texts: &Texts, format: MessageFormat, diagnostic: &Diagnostic) -> String {
    let mut out = Vec::new();
    let mut reporter = Reporter::new(format, Style::Plain, width, Path::new("book"), texts);
    reporter.write(&mut out, diagnostic).unwrap();
    String::from_utf8(out).unwrap()
}

fn hostile() -> Diagnostic {
    Diagnostic::error(Code::MissingFile, place("b.md"), "`é\u{1b}\u{202e}b.md` is not there")
        .label("listed here")
        .also(place("title"), "in this\x07 book")
        .also(Place::file("assets/\u{9b}x.css"), "")
        .help("write `b.md`,\nor take it out")
}

#[test]
fn a_fault_is_drawn_at_its_line_and_nothing_in_it_reaches_the_terminal_raw() {
    let expected = "\
error[missing-file]: `é␛\u{fffd}b.md` is not there
 --> book/manifest.yaml:5:8
  |
1 | title: Iran
  | ----- in this␇ book
...
5 |   - é␛\u{fffd}b.md
  |        ^^^^ listed here
 ::: book/assets/\u{fffd}x.css
  = help: write `b.md`,␊or take it out

";
    assert_eq!(draw(MessageFormat::Human, &hostile()), expected);
}

#[test]
fn a_short_report_has_one_line_a_fault() {
    let expected = "book/manifest.yaml:5:8: error[missing-file]: `é␛\u{fffd}b.md` is not there\n";
    assert_eq!(draw(MessageFormat::Short, &hostile()), expected);
    let whole = Diagnostic::warning(Code::EmptyBody, Place::file("a.md"), "nothing");
    assert_eq!(draw(MessageFormat::Short, &whole), "book/a.md: warning[empty-body]: nothing\n");
}

#[test]
fn json_says_the_same_with_every_character_and_no_control() {
    let json = draw(MessageFormat::Json, &hostile());
    assert!(!json.trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'), "{json}");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["message"], "`é\u{1b}\u{202e}b.md` is not there");
    assert_eq!(value["labels"][0]["column"], 8);
    assert_eq!(value["labels"][0]["end_column"], 12);
    assert_eq!(value["labels"][2]["line"], serde_json::Value::Null);
}

#[test]
fn a_long_line_is_cut_to_the_columns_of_the_terminal() {
    let line = format!("{} [a link](nowhere.md) {}", "before ".repeat(30), "after ".repeat(30));
    let place = Place::span("a.md", 220..230);
    let texts = Texts::from([("a.md".into(), line.into())]);
    let diagnostic = Diagnostic::error(Code::MissingDocument, place, "nothing there");
    for width in [60, 120] {
        let drawn = draw_in(width, &texts, MessageFormat::Human, &diagnostic);
        let fits = drawn.lines().all(|line| line.chars().count() <= width);
        assert!(fits && drawn.contains("nowhere.md"), "{width}:\n{drawn}");
    }
}

#[test]
fn a_fault_far_inside_a_line_of_megabytes_is_told_at_once_in_a_few_words() {
    let line =
        format!("{}[é](nowhere.md)[b](near.md){}", "é<p>before".repeat(180_000), "after".repeat(200_000));
    let at = line.find("nowhere").unwrap();
    let column = line[..at].chars().count() + 1;
    let place = |offset: usize, length: usize| Place::span("a.html", at + offset..at + offset + length);
    let texts = Texts::from([("a.html".into(), line.into())]);
    let near = Diagnostic::error(Code::MissingDocument, place(0, 10), "nothing there").also(place(14, 7), "");
    let far =
        near.clone().also(Place::span("a.html", 3..20), "far").also(place(9, usize::MAX / 2), "all of it");
    let start = std::time::Instant::now();
    for (diagnostic, lines) in [(&near, 8), (&far, 20)] {
        let drawn = draw_in(100, &texts, MessageFormat::Human, diagnostic);
        assert!(drawn.contains(&format!("book/a.html:1:{column}\n")), "{drawn}");
        assert!(drawn.contains("nowhere.md") && drawn.lines().count() <= lines, "{drawn}");
        assert!(drawn.lines().all(|line| line.chars().count() <= 100), "{drawn}");
    }
    // Thousands of them are told one after the other.
    let mut reporter = Reporter::new(MessageFormat::Short, Style::Plain, WIDTH, Path::new("book"), &texts);
    for offset in 0..5_000 {
        let fault = Diagnostic::error(Code::MissingDocument, place(20 + offset, 5), "nothing there");
        let (mut out, at) = (Vec::new(), column + 20 + offset);
        reporter.write(&mut out, &fault).unwrap();
        assert!(String::from_utf8(out).unwrap().starts_with(&format!("book/a.html:1:{at}: ")));
    }
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn marks_far_apart_in_one_line_stand_each_in_its_column() {
    let texts = Texts::from([("a.md".into(), "x".repeat(300_000).into())]);
    let at = |column: usize| Place::span("a.md", column - 1..column + 5);
    let fault = Diagnostic::error(Code::DuplicateNote, at(200_150), "twice").also(at(90_045), "first");
    let drawn = draw_in(100, &texts, MessageFormat::Human, &fault);
    for column in ["book/a.md:1:200150\n", "book/a.md:1:90045\n"] {
        assert_eq!(drawn.matches(column).count(), 1, "{drawn}");
    }
}

#[test]
fn a_place_outside_its_text_is_drawn_all_the_same() {
    for span in [0..usize::MAX, 70..80, 41..42, Range { start: 5, end: 2 }] {
        let place = Place::span("manifest.yaml", span.clone());
        let drawn = draw(MessageFormat::Human, &Diagnostic::error(Code::InvalidYaml, place, "odd"));
        assert!(drawn.contains("book/manifest.yaml:"), "{span:?}: {drawn}");
    }
}

#[test]
fn what_many_places_miss_is_drawn_once_with_each_of_them() {
    let missing = |part: &str| {
        Diagnostic::error(Code::MissingDocument, place(part), "this links to `x.md`, which does not exist")
    };
    let other = Diagnostic::error(Code::MissingDocument, place("briefs"), "this links to `y.md`");
    let alike = || Diagnostic::warning(Code::HeadingJump, place("title"), "a heading jumps");
    let told = [missing("title"), other, missing("language"), alike(), alike()];
    let drawn = together(&told);
    assert_eq!(drawn.len(), 4, "what is not of one cause stays apart");
    let labels: Vec<_> = drawn[0].labels.iter().map(|label| (&label.place, label.text.as_str())).collect();
    assert_eq!(labels, [(&place("title"), ""), (&place("language"), "and here")]);
}

#[test]
fn of_many_places_the_first_are_shown_and_the_others_named() {
    let files: Vec<String> = (1..=5).map(|at| format!("{at}.md")).collect();
    let texts: Texts = files.iter().map(|file| (file.as_str().into(), "one\ntwo\n".into())).collect();
    let place = |file: &String| Place::span(file.as_str(), 4..7);
    let fault = Diagnostic::error(Code::MissingDocument, place(&files[0]), "nothing there");
    let fault = files[1..].iter().fold(fault, |fault, file| fault.also(place(file), "and here"));
    let drawn = draw_in(100, &texts, MessageFormat::Human, &fault);
    assert_eq!(drawn.matches("2 | two").count(), 3, "{drawn}");
    assert!(drawn.contains("book/4.md:2:1") && drawn.contains("book/5.md:2:1"), "{drawn}");
}
