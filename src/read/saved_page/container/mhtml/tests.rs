use std::fmt::Write;

use proptest::prelude::*;

use super::*;

const GIF: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0;";
const GIF_BASE64: &str = "R0lGODlhAQABAAAAADs=";

/// An archive as browsers write it: headers, then parts between boundaries.
fn archive(parts: &[(&str, &str)]) -> String {
    let mut out = String::from(
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://desk.example/talks\r\n\
         Subject: Talks\r\nDate: Wed, 12 Nov 2008 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Part--x----\"\r\n\r\n\r\n",
    );
    for (headers, body) in parts {
        write!(out, "------Part--x----\r\n{headers}\r\n\r\n{body}\r\n").unwrap();
    }
    out + "------Part--x------\r\n"
}

const PAGE: &str = "Content-Type: text/html\r\nContent-ID: <frame-1@mhtml>\r\n\
                    Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://desk.example/talks";
const PICTURE: &str = "Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\
                       Content-Location: https://desk.example/map.gif";

fn html(archive: &Archive) -> &str {
    &archive.html.as_ref().unwrap().text
}

#[test]
fn a_page_and_its_pictures_come_out_of_an_archive() {
    let page = "<p>=D8=A2=D8=A8=\r\n and 2+2=3D4</p><img src=3D\"https://desk.example/map.gif\">";
    let text = archive(&[(PAGE, page), (PICTURE, GIF_BASE64), ("Content-Type: text/css", "p {}")]);
    assert!(looks_like_one(text.as_bytes()));
    let archive = read(text.as_bytes()).unwrap();
    assert_eq!(html(&archive).trim_end(), "<p>آب and 2+2=4</p><img src=\"https://desk.example/map.gif\">");
    assert_eq!(archive.address.as_deref(), Some("https://desk.example/talks"));
    assert_eq!(archive.saved, Date::day(2008, 11, 12));
    assert_eq!(archive.parts.keys().collect::<Vec<_>>(), ["https://desk.example/map.gif", "map.gif"]);
    assert_eq!(&*archive.parts["https://desk.example/map.gif"], GIF);
    assert!(!archive.truncated);
}

#[test]
fn a_truncated_archive_gives_what_is_there() {
    let whole = archive(&[(PAGE, "<p>One.</p>\r\n<p>Two.</p>"), (PICTURE, GIF_BASE64)]);
    let in_picture = &whole[..whole.find("AQAB").unwrap() + 3];
    let cut = read(in_picture.as_bytes()).unwrap();
    assert!(cut.truncated);
    assert!(html(&cut).contains("<p>Two.</p>"));
    let in_page = &whole[..whole.find("Two").unwrap()];
    assert!(html(&read(in_page.as_bytes()).unwrap()).contains("<p>One.</p>"));
    let in_headers = &whole[..whole.find("boundary").unwrap()];
    assert!(read(in_headers.as_bytes()).unwrap().html.is_none_or(|html| html.text.trim().is_empty()));
}

#[test]
fn a_picture_has_every_address_that_the_page_may_call_it_by() {
    let page = "Content-Type: text/html; charset=windows-1251\r\nContent-Location: file:///C:/talks/page.htm";
    let picture = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: BASE64\r\n\
                   Content-ID: <map@talks>\r\nContent-Location: file:///C:/talks/page_files/map.gif";
    let text = archive(&[(page, "<p>text"), (picture, GIF_BASE64)]);
    let archive = read(text.as_bytes()).unwrap();
    let expected = ["cid:map@talks", "file:///C:/talks/page_files/map.gif", "page_files/map.gif"];
    assert_eq!(archive.parts.keys().collect::<Vec<_>>(), expected);
}

#[test]
fn the_page_is_the_part_that_was_saved_and_not_a_frame() {
    let frame = "Content-Type: text/html\r\nContent-Location: https://ads.example/frame";
    let text = archive(&[(frame, "<p>frame"), (PAGE, "<p>page")]);
    assert!(html(&read(text.as_bytes()).unwrap()).contains("page"));
}

#[test]
fn a_page_alone_in_its_message_is_a_page() {
    let text = "MIME-Version: 1.0\nContent-Type: text/html; charset=\"utf-8\"\n\
                Content-Transfer-Encoding: quoted-printable\n\n<p>caf=C3=A9 a=b</p>";
    let archive = read(text.as_bytes()).unwrap();
    assert_eq!(html(&archive), "<p>café a=b</p>");
    assert!(!archive.truncated);
}

#[test]
fn a_text_with_headings_of_its_own_is_no_archive() {
    for text in [
        "Author: A. Reader\nContent Type: Policy Brief\n\nText.\n",
        "Title: Talks\nDate: 12 November 2008\n\nMIME-Version: 1.0\n",
        "<!doctype html>\n<title>MIME-Version: 1.0</title>",
        "Talks\n\nContent-Type: text/html",
        "",
    ] {
        assert!(!looks_like_one(text.as_bytes()), "{text}");
    }
}

#[test]
fn messages_inside_messages_end_nothing_by_recursion() {
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(100_000);
    assert!(read(nested.as_bytes()).is_none());
    let parts = format!("{}{}", archive(&[]), "\n--x".repeat(20_000));
    assert!(read(parts.as_bytes()).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_archive_can_be_cut_and_damaged_anywhere(cut in 0usize..1200, at in 0usize..1200, byte in any::<u8>()) {
        let text = archive(&[(PAGE, "<p>a =3D b</p>"), (PICTURE, GIF_BASE64), ("Content-Type: message/rfc822", "Subject: x\r\n\r\ny")]);
        let mut bytes = text.into_bytes();
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(cut % (length + 1));
        let _whatever_is_there = read(&bytes);
    }
}
