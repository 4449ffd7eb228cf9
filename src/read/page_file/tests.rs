use super::*;
use crate::files::MemoryFiles;

fn opened(name: &str, bytes: &[u8]) -> (Option<Opened>, Vec<Code>) {
    let file = FilePath::new(name);
    let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
    let place = Place::file("manifest.yaml");
    let kind = SourceKind::of(&file).unwrap();
    let given = Given { file: &file, bytes, kind, is_said: false, charset: None, listed_at: &place };
    let opened = open(&given, &mut diagnostics, &mut texts);
    assert_eq!(opened.is_some(), texts.contains_key(name));
    (opened, diagnostics.into_vec().into_iter().map(|diagnostic| diagnostic.code).collect())
}

fn is_saved(name: &str, text: &str) -> bool {
    matches!(opened(name, text.as_bytes()).0, Some(Opened::Saved(_)))
}

const ARCHIVE: &str = "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>The talks went on.</p>";

#[test]
fn a_page_is_what_its_content_says_and_not_what_its_ending_says() {
    let html =
        "<?xml version='1.0'?>\n<!-- saved from url=(0020)https://desk.example/ -->\n<!DOCTYPE HTML><p>Text.";
    assert!(is_saved("page.txt", html));
    assert!(is_saved("page.txt", "\u{feff}<HTML lang=en>"));
    assert!(is_saved("page.txt", ARCHIVE));
    assert!(is_saved("page.html", ARCHIVE));
    assert!(is_saved("page.mht", "<p>One paragraph.</p>"));
    assert!(!is_saved("page.html", "Talks\n\nThe yield was < 3 and > 2, a < b.\n"));
    assert!(!is_saved("page.txt", "<p> is how a paragraph begins.\n"));
    assert!(!is_saved("page.txt", "<htmx is a library> and <!doctype html> a declaration.\n"));
}

#[test]
fn what_is_no_page_is_called_by_its_name() {
    assert_eq!(opened("page.txt", b"%PDF-1.4\nall letters").1, [Code::BinaryFile]);
    assert_eq!(opened("page.html", b"PK\x03\x04\x14\0\0\0\x08\0\0\0").1, [Code::BinaryFile]);
    assert_eq!(opened("page.html", b"").1, [Code::EmptyBody]);
    assert_eq!(opened("page.txt", b" \r\n\n").1, [Code::EmptyBody]);
}

#[test]
fn pictures_in_a_page_do_not_count_against_its_text() {
    let picture = format!("<p>Text.<img src='data:image/png;base64,{}'>", "iVBORw0KGgo+".repeat(1_000_000));
    assert!(is_saved("page.html", &picture));
    let text = "<p>A sentence. ".repeat(1_000_000);
    assert_eq!(opened("page.html", text.as_bytes()).1, [Code::FileTooLarge]);
}

#[test]
fn a_page_that_declares_another_encoding_is_read_all_the_same() {
    let page = b"<html><meta charset=utf-8><p>Le pr\xE9sident a re\xE7u la d\xE9l\xE9gation.</p>";
    let (opened, codes) = opened("page.html", page);
    assert!(opened.unwrap().text().contains("président a reçu"));
    assert_eq!(codes, [Code::WrongCharset]);
}

#[test]
fn a_page_too_complex_leaves_nothing_and_one_fault() {
    let html = format!("<title>Talks</title>{}", "<div>".repeat(100_000));
    let (page, _) = opened("page.html", html.as_bytes());
    let mut diagnostics = Diagnostics::default();
    let read = page.unwrap().read(
        &MemoryFiles::new(),
        &FilePath::new("page.html"),
        &ReadOptions::default(),
        &mut diagnostics,
    );
    assert!(read.is_none());
    assert_eq!(diagnostics.as_slice().len(), 1);
}

#[test]
fn what_the_user_says_of_a_page_is_not_asked_of_its_content() {
    let place = Place::file("page");
    let opened = |kind, bytes: &'static [u8]| {
        let file = FilePath::new("page.html");
        let given = Given { file: &file, bytes, kind, is_said: true, charset: None, listed_at: &place };
        open(&given, &mut Diagnostics::default(), &mut Texts::new())
    };
    let html = b"<!DOCTYPE html><p>The talks went on.";
    assert!(matches!(opened(SourceKind::PageText, html), Some(Opened::Text(_))));
    assert!(matches!(opened(SourceKind::PageText, ARCHIVE.as_bytes()), Some(Opened::Text(_))));
    assert!(matches!(opened(SourceKind::SavedPage, b"The talks went on."), Some(Opened::Saved(_))));
}
