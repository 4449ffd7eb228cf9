use proptest::prelude::*;

use super::*;

fn text(bytes: &[u8]) -> String {
    decode(bytes, None).unwrap().text
}

fn used(bytes: &[u8], declared: Option<&str>) -> (String, Option<&'static str>) {
    let decoded = decode(bytes, declared).unwrap();
    let used = decoded.doubt.map(|doubt| match doubt {
        Doubt::Mislabelled { used, .. } | Doubt::Damaged { used, .. } => used,
    });
    (decoded.text, used)
}

const FRENCH: &str =
    "Le président a reçu la délégation à l’été dernier, où l’on évoqua la sécurité régionale.";
const RUSSIAN: &str = "Переговоры о границе продолжаются, и стороны обещали вернуться к столу в начале года.";
const ARABIC: &str = "بدأت المحادثات حول الحدود في الصيف، ووعد الطرفان بالعودة إلى الطاولة في بداية العام.";

#[test]
fn a_text_of_any_encoding_is_read_without_being_told() {
    for (label, sentence) in [("windows-1252", FRENCH), ("windows-1251", RUSSIAN), ("windows-1256", ARABIC)] {
        let (bytes, _, lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(sentence);
        assert!(!lost);
        assert_eq!(used(&bytes, None), (sentence.to_owned(), None), "{label}");
    }
}

#[test]
fn utf_16_is_known_with_and_without_its_mark() {
    for sentence in [FRENCH, RUSSIAN, ARABIC] {
        let little: Vec<u8> = sentence.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = sentence.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), sentence);
        assert_eq!(text(&big), sentence);
        assert_eq!(text(&[b"\xFF\xFE", &little[..]].concat()), sentence);
        assert_eq!(text(&[b"\xFE\xFF", &big[..]].concat()), sentence);
        assert_eq!(text(&[&little[..], b"."].concat()), sentence, "half a character at the end is none");
    }
}

#[test]
fn a_page_is_believed_unless_its_bytes_belie_it() {
    let page = |declared: &str, bytes: &[u8]| {
        [b"<html><head><meta charset='", declared.as_bytes(), b"'><p>", bytes].concat()
    };
    let (russian, ..) = Encoding::for_label(b"windows-1251").unwrap().encode(RUSSIAN);
    for (declared, bytes, sentence, doubt) in [
        ("utf-8", RUSSIAN.as_bytes(), RUSSIAN, None),
        ("windows-1251", &russian[..], RUSSIAN, None),
        ("iso-8859-1", FRENCH.as_bytes(), FRENCH, Some("UTF-8")),
        ("utf-8", &russian[..], RUSSIAN, Some("windows-1251")),
        ("utf-16", FRENCH.as_bytes(), FRENCH, None),
        ("no-such-charset", FRENCH.as_bytes(), FRENCH, None),
    ] {
        let (text, used) = used(&page(declared, bytes), None);
        assert!(text.ends_with(sentence), "{declared}: {text}");
        assert_eq!(used, doubt, "{declared}");
    }
}

#[test]
fn a_header_counts_before_what_the_page_says() {
    let page = b"<meta charset=windows-1252>\xEF\xF0\xE8\xE2\xE5\xF2";
    assert!(decode(page, Some("windows-1251")).unwrap().text.ends_with("привет"));
}

#[test]
fn a_declaration_is_found_however_it_is_written() {
    for head in [
        "<?xml version=\"1.0\" encoding='windows-1251'?><html>",
        "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1251\">",
        "<meta name=a content=b><meta charset = windows-1251 />",
    ] {
        assert_eq!(declaration(head.as_bytes()).as_deref(), Some("windows-1251"), "{head}");
    }
    let late = format!("<html>{}<meta charset=\"koi8-r\">", " ".repeat(3000));
    assert_eq!(declaration(late.as_bytes()).as_deref(), Some("koi8-r"));
    assert_eq!(declaration(b"the charset=utf-7 of a <metadata charset=x>"), None);
}

#[test]
fn two_byte_characters_that_happen_to_be_utf_8_are_read_as_declared() {
    let (bytes, ..) = Encoding::for_label(b"gbk").unwrap().encode("模模");
    assert!(std::str::from_utf8(&bytes).is_ok());
    assert_eq!(decode(&bytes, Some("gbk")).unwrap().text, "模模");
}

#[test]
fn a_few_bad_bytes_do_not_spoil_a_page() {
    let mut bytes = format!("{RUSSIAN}\n").into_bytes();
    bytes.extend_from_slice(b"caf\xE9");
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!(decoded.text, format!("{RUSSIAN}\ncaf\u{FFFD}"));
    assert_eq!(decoded.doubt, Some(Doubt::Damaged { used: "UTF-8", line: 2 }));
    let cut = &RUSSIAN.as_bytes()[..22];
    assert!(decode(cut, None).unwrap().text.starts_with("Переговоры"), "cut in the middle of a letter");
}

#[test]
fn lines_end_the_same_wherever_the_page_was_saved() {
    assert_eq!(text(b"one\rtwo\r\nthree\nfour\r"), "one\ntwo\r\nthree\nfour\n");
    assert_eq!(text(b"\xEF\xBB\xBFone"), "one");
}

#[test]
fn what_is_no_text_is_told_from_text_with_a_stray_nul() {
    let bytes: Vec<u8> = (0..=255).cycle().take(5000).collect();
    assert_eq!(decode(&bytes, None), None);
    let mut page = FRENCH.repeat(20).into_bytes();
    page.insert(40, 0);
    page.extend([0; 512]);
    assert_eq!(text(&page), FRENCH.repeat(20));
}

proptest! {
    #[test]
    fn any_bytes_are_a_text_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..600), declared in "[a-z0-9-]{0,12}") {
        let _text_or_none = decode(&bytes, Some(&declared));
    }

    #[test]
    fn any_text_of_utf_8_is_read_as_it_is(text in "[^\r\0-\u{8}\u{e}-\u{1a}\u{1c}-\u{1f}\u{7f}\u{feff}]{0,80}") {
        prop_assert_eq!(decode(text.as_bytes(), None).map(|decoded| decoded.text), Some(text));
    }
}
