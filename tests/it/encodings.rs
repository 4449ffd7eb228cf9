//! Books made of pages in every encoding and container in which a browser, a mail program or an editor
//! saves them; and of such as are cut off, or made to keep a reader busy.

use std::fmt::Write;
use std::time::Instant;

use encoding_rs::Encoding;

use crate::helper::{Book, Epub};
use crate::pace;

const PARAGRAPHS: [&str; 3] = [
    "The envoys met on Saturday in the town hall of Geneva, and the talks lasted most of the day, with one pause \
     at noon for the delegations’ own counsel.",
    "Nothing was signed. Each side described the other’s paper as a beginning, and both agreed to speak again \
     within two weeks – by telephone, or by letter.",
    "The offer remains on the table, and it would be wise to keep it there, unchanged and unadorned, until the end \
     of the year, when both sides have run out of other things to do.",
];

fn html(head: &str, paragraphs: &[&str]) -> String {
    let mut out =
        format!("<!DOCTYPE html>\r\n<html lang=\"en\">\r\n<head>{head}<title>Talks in Geneva</title></head>");
    out.push_str("\r\n<body><article>\r\n");
    for paragraph in paragraphs {
        write!(out, "<p>{paragraph}</p>\r\n").unwrap();
    }
    out + "</article></body>\r\n</html>\r\n"
}

fn text() -> String {
    format!("Talks in Geneva\n\nby A. Reader\n\nNov 12, 2008\n\n{}\n", PARAGRAPHS.join("\n\n"))
}

/// A book of one page; the chapter is named after it.
fn book(name: &str, page: &[u8]) -> Book {
    let manifest = format!("title: Pages\nlanguage: en\nbriefs: [{name}]\n");
    Book::of([("manifest.yaml", manifest.as_bytes()), (name, page)])
}

fn chapter(epub: &Epub) -> &str {
    let name = epub.names().into_iter().find(|name| name.contains("/briefs/"));
    epub.text(name.expect("a chapter"))
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    let (bytes, _, lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
    assert!(!lost, "{label} has no letters for it");
    bytes.into_owned()
}

fn utf16(mark: &[u8], bytes: fn(u16) -> [u8; 2], text: &str) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
}

#[test]
fn a_text_gives_the_same_chapter_in_every_encoding_and_with_every_line_end() {
    let page = text();
    let expected = book("page.txt", page.as_bytes()).build();
    for (encoding, bytes) in [
        ("UTF-8 with its mark", [b"\xEF\xBB\xBF", page.as_bytes()].concat()),
        ("CR LF", page.replace('\n', "\r\n").into_bytes()),
        ("CR", page.replace('\n', "\r").into_bytes()),
        ("windows-1252", encoded("windows-1252", &page)),
        ("UTF-16LE", utf16(b"\xFF\xFE", u16::to_le_bytes, &page)),
        ("UTF-16BE", utf16(b"\xFE\xFF", u16::to_be_bytes, &page)),
        ("UTF-16LE without its mark", utf16(b"", u16::to_le_bytes, &page)),
        ("UTF-16BE without its mark", utf16(b"", u16::to_be_bytes, &page)),
    ] {
        let epub = book("page.txt", &bytes).build();
        assert_eq!(chapter(&epub), chapter(&expected), "{encoding}");
        assert_eq!(epub.report, expected.report, "{encoding}");
    }
}

#[test]
fn a_page_gives_the_same_chapter_however_it_was_saved_and_whatever_it_is_called() {
    let page = html("<meta charset=\"utf-8\">", &PARAGRAPHS);
    let expected = book("page.html", page.as_bytes()).build();
    assert!(PARAGRAPHS.iter().all(|paragraph| chapter(&expected).contains(&paragraph[..40])));
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--x--\r\n"
    );
    for name in ["page.html", "page.htm", "page.xhtml", "page.mht", "page.mhtml", "page.txt"] {
        for saved in [&page, &archive] {
            assert_eq!(chapter(&book(name, saved.as_bytes()).build()), chapter(&expected), "{name}");
        }
    }
}

#[test]
fn a_page_in_a_script_of_its_own_is_read_as_it_declares() {
    let arabic =
        "بدأت المحادثات حول الحدود في الصيف، ووعد الطرفان بالعودة إلى الطاولة في بداية العام المقبل.";
    let russian = "Переговоры о границе продолжаются, и стороны обещали вернуться к столу в начале года.";
    for (label, sentence) in [("windows-1256", arabic), ("windows-1251", russian), ("koi8-r", russian)] {
        let sentences = [sentence; 4];
        let declared = html(&format!("<meta charset=\"{label}\">"), &sentences);
        let silent = html("", &sentences);
        for page in [declared, silent] {
            let epub = book("page.html", &encoded(label, &page)).build();
            let beginning: String = sentence.chars().take(20).collect();
            assert!(chapter(&epub).contains(&beginning), "{label}: {}", chapter(&epub));
        }
    }
}

#[test]
fn a_truncated_archive_gives_what_is_there_and_a_warning() {
    let page = html("", &PARAGRAPHS);
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n\
         Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        page.replace('=', "=3D")
    );
    let cut = archive.find("The offer").unwrap();
    let epub = book("page.mhtml", &archive.as_bytes()[..cut]).build();
    assert!(chapter(&epub).contains("Nothing was signed."));
    assert!(epub.report.contains("warning[truncated-page]"), "{}", epub.report);
}

#[test]
fn no_page_keeps_the_program_busy_or_ends_it() {
    let named = |times: usize| (0..times).map(|number| format!(" a{number}=b")).collect::<String>();
    let fonts = |times: usize| {
        (0..times).map(|number| format!("<div><font color={number}></div>x")).collect::<String>()
    };
    let bombs: [(usize, &dyn Fn(usize) -> String); 10] = [
        (100_000, &|times| "<div>".repeat(times)),
        (100_000, &|times| "<b>".repeat(times)),
        (100_000, &|times| "<table>".repeat(times)),
        (100_000, &|times| "<a href=x>".repeat(times)),
        (300_000, &|times| "<p>text".repeat(times)),
        (100_000, &|times| "<ul><li>".repeat(times)),
        (400_000, &|times| format!("<p{}>", named(times))),
        (50_000, &fonts),
        (500_000, &|times| "<!--".repeat(times)),
        (100_000, &|times| "&".repeat(times)),
    ];
    for (times, bomb) in bombs {
        let beginning: String = bomb(4).chars().take(30).collect();
        let taken = |times: usize| {
            let book = book("page.html", html("", &[&bomb(times)]).as_bytes());
            let start = Instant::now();
            let ran = book.run(&["build", "--message-format", "short"]);
            assert!(matches!(ran.code, Some(0 | 1)), "{beginning}: {:?} {}", ran.code, ran.stderr);
            start.elapsed()
        };
        assert!(pace::is_even(times, taken), "{beginning}");
    }
}
