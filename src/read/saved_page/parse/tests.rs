use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Even an unoptimized parser on a busy machine answers well within this.
const AT_ONCE: Duration = Duration::from_secs(10);

fn excess(html: &str) -> Option<Excess> {
    let start = Instant::now();
    let excess = parse(html).err().map(|too_complex| too_complex.excess);
    assert!(start.elapsed() < AT_ONCE, "{:?} for {}…", start.elapsed(), &html[..40.min(html.len())]);
    excess
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
        assert_eq!(excess(&tag.repeat(100_000)), Some(Excess::Levels), "{tag}");
    }
    let fonts: String = (0..100_000).map(|n| format!("<div><font color={n}></div>x")).collect();
    assert!(excess(&fonts).is_some(), "fonts that are never closed are opened anew in each block");
    let ever_other: String = (0..100_000).map(|n| format!("<b id=b{n}><p>")).collect();
    assert!(excess(&ever_other).is_some());
    let hidden = format!("<select><style></select>{}</style>", "<div>".repeat(100_000));
    let _shallow_or_refused = excess(&hidden);
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
    let named: String = (0..1_000_000).map(|n| format!(" a{n}=b")).collect();
    assert_eq!(excess(&format!("<p>text</p>\n<div{named}>text")), Some(Excess::Attributes));
    let few: String = (0..MOST_ATTRIBUTES + 1).map(|n| format!(" a{n}=b")).collect();
    assert_eq!(excess(&format!("<p>text</p>\n<div{few}>text")), Some(Excess::Attributes));
    let hidden = format!("<script>a<b c='</script><a{named} x='>");
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
