use std::time::Instant;

use proptest::prelude::*;

use super::*;
use crate::read::pace;

fn excess(html: &str) -> Option<Excess> {
    parse(html).err().map(|too_complex| too_complex.excess)
}

/// What a page of so many pieces has too much of; it takes no longer to say so than its size asks.
fn excess_at_once(pieces: usize, page: impl Fn(usize) -> String) -> Option<Excess> {
    let taken = |pieces: usize| {
        let html = page(pieces);
        let start = Instant::now();
        let _page_or_excess = parse(&html);
        start.elapsed()
    };
    let html = page(pieces);
    assert!(pace::is_even(pieces, taken), "{}…", &html[..40.min(html.len())]);
    excess(&html)
}

#[test]
fn a_page_is_parsed_as_the_library_parses_it() {
    let page = "<!doctype html><title>Talks</title><p>One <b>two <i>three</b> four</i><table><td>x<p>y<table><tr>z\
                </table></table><ul><li>a<li>b</ul><template><p>in</template><svg><title>t</title></svg>&amp;é\r\n";
    let page = page.repeat(200);
    assert_eq!(parse(&page).unwrap().html(), Document::from(&*page).html());
}

#[test]
fn nesting_without_end_is_refused_at_once() {
    for tag in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<font size=1>",
        "<ul><li>",
        "<span>",
        "<svg>",
        "<template>",
        "<x>",
    ] {
        assert_eq!(excess_at_once(100_000, |times| tag.repeat(times)), Some(Excess::Levels), "{tag}");
    }
    let fonts = |times| (0..times).map(|n| format!("<div><font color={n}></div>x")).collect();
    assert!(excess_at_once(100_000, fonts).is_some(), "what is never closed is opened anew in each block");
    let ever_other = |times| (0..times).map(|n| format!("<b id=b{n}><p>")).collect();
    assert!(excess_at_once(100_000, ever_other).is_some());
    let hidden = |times| format!("<select><style></select>{}</style>", "<div>".repeat(times));
    let _shallow_or_refused = excess_at_once(100_000, hidden);
    assert_eq!(
        excess(&format!("<script><!--<script></script></script>{}", "<i>".repeat(9000))),
        Some(Excess::Levels)
    );
}

#[test]
fn what_only_looks_nested_is_read() {
    for html in ["<p>text", "<li>text", "<p><b>text</b>", "<a href=x>y", "<br>", "<td>", "<p><a><b></a></b>"]
    {
        assert_eq!(excess(&html.repeat(2000)), None, "{html}");
    }
    assert_eq!(excess(&"<div>".repeat(480)), None);
}

#[test]
fn elements_without_number_are_refused_at_once() {
    assert_eq!(excess(&"<p>a".repeat(MOST_ELEMENTS + 10)), Some(Excess::Elements));
    assert_eq!(excess(&"<br>".repeat(MOST_ELEMENTS - 10)), None);
}

#[test]
fn attributes_without_number_are_refused_at_once() {
    let named = |times: usize| (0..times).map(|n| format!(" a{n}=b")).collect::<String>();
    let page = |times| format!("<p>text</p>\n<div{}>text", named(times));
    assert_eq!(excess_at_once(1_000_000, page), Some(Excess::Attributes));
    let few: String = (0..MOST_ATTRIBUTES + 1).map(|n| format!(" a{n}=b")).collect();
    assert_eq!(excess(&format!("<p>text</p>\n<div{few}>text")), Some(Excess::Attributes));
    let hidden = format!("<script>a<b c='</script><a{} x='>", named(1_000_000));
    assert_eq!(excess(&hidden), Some(Excess::Attributes));
    let picture = format!("<img src=\"data:image/png;base64,{}\"><p>text", "iVBORw/0KGgo".repeat(400_000));
    assert_eq!(excess(&picture), None);
    assert_eq!(
        excess(&format!("<!-- {} -->", "a <b> and <i x> ".repeat(100_000))),
        None,
        "a comment is no tag"
    );
}

#[test]
fn the_line_of_the_excess_is_told() {
    let html = format!("<p>one\n<p>two\n{}\n<p>four", "<div>".repeat(600));
    let TooComplex { span, .. } = parse(&html).err().unwrap();
    assert!(html[span].starts_with("<div>"));
}

proptest! {
    #[test]
    fn any_soup_of_tags_is_a_page(soup in "(<(/?(p|b|a|i|table|td|tr|svg|math|select|template|script|style|title|div|li)( x=[\"'a>])?>?)|[ax&\"'>é]|<!--|-->){0,60}") {
        let whole = Document::from(&*soup).html();
        prop_assert_eq!(parse(&soup).unwrap().html(), whole);
    }
}
