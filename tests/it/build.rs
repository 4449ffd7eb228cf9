//! The small books of `tests/books/`, compared file by file with what is expected of them.

use std::collections::BTreeMap;
use std::fs;

use image::ImageReader;
use sha2::{Digest, Sha256};

use crate::helper::{Book, Epub, blessing, files_below, folders, project};

#[test]
fn every_small_book_is_what_it_was() {
    let mut complaints = String::new();
    for name in folders("tests/books") {
        let folder = format!("tests/books/{name}");
        let actual = unzipped(&Book::in_folder(&folder).build());
        let expected = project(&folder).join("expected");
        if blessing() {
            let _none_yet = fs::remove_dir_all(&expected);
            for (path, text) in &actual {
                let path = expected.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        } else if expected.is_dir() {
            complaints += &differences(&folder, &files_below(&expected), &actual);
        } else {
            complaints += &format!("{folder}: nothing is expected yet; bless it\n");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn a_library_of_somebody_else_reads_every_small_book() {
    for name in folders("tests/books") {
        let epub = Book::in_folder(&format!("tests/books/{name}")).build();
        let opened = rbook::Epub::options().strict(true).read(std::io::Cursor::new(epub.bytes.clone()));
        let opened = opened.unwrap_or_else(|error| panic!("{name}: {error}"));
        let documents = opened.reader().map(|document| document.unwrap().content().len());
        let xhtml = epub.names().iter().filter(|entry| entry.ends_with(".xhtml")).count();
        assert_eq!(
            documents.filter(|length| *length > 0).count(),
            xhtml,
            "{name}: all of it is in the spine"
        );
        assert!(opened.metadata().title().is_some(), "{name}");
        assert!(opened.toc().contents().is_some_and(|contents| !contents.is_empty()), "{name}");
    }
}

#[test]
fn a_long_chapter_is_split_at_its_headings_and_loses_no_word() {
    let sections = (1..=60).map(|section| {
        let paragraphs = (1..=10).map(|number| {
            format!("Word{section}x{number} {}\n\n", "of a paragraph that goes on and on, ".repeat(16))
        });
        format!("## Section {section}\n\n{}", paragraphs.collect::<String>())
    });
    let brief = format!("# A long brief\n\nSee [the end](#section-60).\n\n{}", sections.collect::<String>());
    let manifest = "title: Long\nlanguage: en\nbriefs: [long.md]\n";
    let epub = Book::of([("manifest.yaml", manifest), ("long.md", &brief)]).build();
    let chapters: Vec<_> = epub.entries.iter().filter(|(name, _)| name.contains("briefs/long")).collect();
    assert!(chapters.len() >= 2, "{:?}", epub.names());
    let mut text = String::new();
    for (name, bytes) in &chapters {
        assert!(bytes.len() <= 260_000, "{name} has {} bytes", bytes.len());
        text += std::str::from_utf8(bytes).unwrap();
    }
    let places: Vec<_> = (1..=60)
        .flat_map(|section| (1..=10).map(move |number| format!("Word{section}x{number} ")))
        .map(|word| text.find(&word).unwrap_or_else(|| panic!("{word}is lost")))
        .collect();
    assert!(places.is_sorted(), "paragraphs change places");
    let last = chapters.last().unwrap().0.rsplit('/').next().unwrap();
    assert!(text.contains(&format!("{last}#s-section-60\"")), "the link leads to the file with its heading");
}

#[test]
fn a_long_list_table_and_introduction_go_on_in_documents_that_devices_can_open() {
    let item = |number: usize| format!("Word{number} {}", "of an item that goes on, ".repeat(12));
    let list: String = (0..1000).map(|number| format!("{}. {}\n", number + 1, item(number))).collect();
    let rows: String = (1000..2000).map(|number| format!("| {number} | {} |\n", item(number))).collect();
    let brief = format!("# A long brief\n\nIt begins.\n\n{list}\n| Year | Said |\n|---|---|\n{rows}");
    let introduction: String = (2000..3000).map(|number| format!("{}\n\n", item(number))).collect();
    let introduction =
        format!("See [the end](#end).\n\n{introduction}## End\n\nLast.[^1]\n\n[^1]: Word3000 of a note.\n");
    let manifest = "title: Long\nlanguage: en\nbriefs:\n  - part: Again\n    introduction: part.md\n    \
                    briefs: [long.md]\n  - part: Again\n    briefs: [short.md]\n";
    let files = [
        ("manifest.yaml", manifest),
        ("long.md", &brief),
        ("part.md", &introduction),
        ("short.md", "# Short\n\nText.\n"),
    ];
    let epub = Book::of(files).build();
    let texts = epub.entries.iter().filter(|(name, _)| name.contains("/briefs/") || name.contains("/parts/"));
    let texts: Vec<_> =
        texts.map(|(name, bytes)| (name.as_str(), std::str::from_utf8(bytes).unwrap())).collect();
    for (name, text) in &texts {
        assert!(text.len() <= 250_000, "{name} has {} bytes", text.len());
    }
    let first = texts.iter().find(|(name, _)| name.ends_with("/long.xhtml")).unwrap().1;
    assert!(
        first.contains("It begins.") && first.contains("Word0 "),
        "a list begins below what leads up to it"
    );
    let all: String = texts.iter().map(|(_, text)| *text).collect();
    for number in 0..=3000 {
        assert_eq!(all.matches(&format!("Word{number} ")).count(), 1, "Word{number}");
    }
    assert!(all.contains("<ol start=\""), "the list goes on counting");
    assert!(all.matches("<th scope=\"col\">Year</th>").count() > 1, "each table has its head");
    assert!(all.contains("<h1 id=\"title\" class=\"continued\">Again (continued)</h1>"));
    let last =
        texts.iter().rfind(|(name, _)| name.contains("/parts/") && !name.contains("part-2")).unwrap().0;
    let last = last.rsplit('/').next().unwrap();
    assert!(all.contains(&format!("href=\"{last}#s-end\"")), "the link leads to the file with its heading");
}

#[test]
fn what_a_clipper_wrote_can_be_listed_as_it_is() {
    let clip = "---\ntitle: \"Low Water - The Orsa Desk\"\nsource: \"https://desk.example/low-water\"\nauthor:\n  - \"[[Ada Lind]]\"\n\
        published: 2017-01-24\ncreated: 2023-08-06\ntags:\n  - \"clippings\"\n---\n![The weir](https://desk.example/w.jpg)\n\n\
        The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n\
        Nobody reads the gauges of the lower weir, and the ministry has no money for paper.\n";
    let manifest = "title: Iran 2008\nlanguage: en\nbriefs: [clip.md]\n";
    let book = Book::of([("manifest.yaml", manifest), ("clip.md", clip)]).build();
    let text = book.text("briefs/clip.xhtml");
    assert!(text.contains("Ada Lind") && text.contains("24 January 2017"), "{text}");
    assert!(!text.contains("[[") && !text.contains("clippings") && !text.contains("w.jpg"), "{text}");
    assert!(book.report.contains("remote-picture-dropped"), "{}", book.report);
}

/// A book as text: what is no text is said by its media type, size and hash.
fn unzipped(epub: &Epub) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<_, _> = epub
        .entries
        .iter()
        .map(|(name, bytes)| match std::str::from_utf8(bytes) {
            // Eight copies of one sheet would bury what else an edit of it changes.
            Ok(text) if text == STYLESHEET => (name.clone(), b"the same as assets/book.css\n".to_vec()),
            Ok(text) => (name.clone(), text.as_bytes().to_owned()),
            Err(_) => (name.clone(), described(bytes).into_bytes()),
        })
        .collect();
    let order = epub.names().join("\n") + "\n";
    files.insert("order.txt".to_owned(), order.into_bytes());
    // What was said about a book is part of it: a loss that was warned of must not look like none.
    files.insert("report.txt".to_owned(), epub.report.clone().into_bytes());
    files
}

fn described(bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap();
    let media_type = reader.format().map_or("application/octet-stream", |format| format.to_mime_type());
    match reader.into_dimensions() {
        Ok((width, height)) => format!("{media_type}, {width} x {height}, {hash}\n"),
        Err(_) => format!("{media_type}, {hash}\n"),
    }
}

/// The style sheet of every book.
const STYLESHEET: &str = include_str!("../../assets/book.css");

type Files = BTreeMap<String, Vec<u8>>;

/// The first difference of each file.
fn differences(folder: &str, expected: &Files, actual: &Files) -> String {
    let mut out = String::new();
    for name in expected.keys().filter(|name| !actual.contains_key(*name)) {
        out += &format!("{folder}: `{name}` is no longer in the book\n");
    }
    for (name, now) in actual {
        let Some(then) = expected.get(name) else {
            out += &format!("{folder}: `{name}` is new in the book\n");
            continue;
        };
        if then != now {
            let (then, now) = (String::from_utf8_lossy(then), String::from_utf8_lossy(now));
            let pairs = then.lines().chain([""]).zip(now.lines().chain([""])).enumerate();
            let (line, (then, now)) = pairs.into_iter().find(|(_, (a, b))| a != b).unwrap_or_default();
            out += &format!("{folder}: `{name}`, line {}:\n  - {then}\n  + {now}\n", line + 1);
        }
    }
    out
}
