//! What the reader promises, by example.

use std::sync::Arc;
use std::time::Instant;

use proptest::prelude::*;

use super::validity::{faults, show};
use super::{body, inline, plain};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::language::Language;
use crate::model::{Body, Placed};
use crate::read::{Source, pace};

fn read(text: &str) -> (Body, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let source = Source { file: Arc::from("a.md"), text, range: 0..text.len() };
    let body = body(&source, &Language::english(), &mut diagnostics);
    assert_eq!(faults(&body), Vec::<String>::new(), "{text:?}\n{}", show(&body.blocks));
    (body, diagnostics.into_vec())
}

/// The markup and the codes of what is said about it.
fn shown(text: &str) -> String {
    let (body, diagnostics) = read(text);
    let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    let codes = if codes.is_empty() { String::new() } else { format!(" !{}", codes.join(" !")) };
    format!("{}{codes}", show(&body.blocks))
}

fn marked<'t>(text: &'t str, diagnostic: &Diagnostic, label: usize) -> &'t str {
    &text[diagnostic.labels[label].place.span.clone().unwrap()]
}

const CLAIMS: &[(&str, &str)] = &[
    ("a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>"),
    ("a\\\nb\n\n---", "<p>a<br>b</p><hr>"),
    (
        "> q\n\n- a\n- b\n\n3. c",
        "<blockquote><p>q</p></blockquote><ul><li>a</li><li>b</li></ul><ol start=3><li>c</li></ol>",
    ),
    ("```rust\n\"a\" -- b\n```", "<pre><code>\"a\" -- b\n</code></pre>"),
    ("T\n: d", "<dl><dt>T</dt><dd>d</dd></dl>"),
    (
        "|a||\n|--:|---|\n|1|2|",
        "<table><thead><tr><th scope=col class=align-right>a</th><td></td></tr></thead>\
         <tbody><tr><td class=align-right>1</td><td>2</td></tr></tbody></table>",
    ),
    ("\"*never*\" -- he", "<p>“<em>never</em>”—he</p>"),
    ("he said \"[yes](u)\"", "<p>he said “<a 0>yes</a>”</p>"),
    ("(https://a.org/b_c--d).", "<p>(<a 0>https://a.org/b_c--d</a>).</p>"),
    ("*https://a.org* `https://a.org`", "<p><em><a 0>https://a.org</a></em> <code>https://a.org</code></p>"),
    ("[see https://a.org](u)", "<p><a 0>see https://a.org</a></p>"),
    ("- [ ] a\n- [x] b", "<ul><li>☐ a</li><li>☑ b</li></ul>"),
    ("这是\n**第**\n二 a\nb", "<p>这是<strong>第</strong>二 a\nb</p>"),
    ("한국\n어", "<p>한국\n어</p>"),
    ("a &#x202e;b", "<p>a b</p> !override-cut"),
    ("| | |\n|-|-|\n|1|2|", "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
    ("see No. 4", "<p>see No.\u{a0}4</p>"),
    ("<https://a.org/b--c>", "<p><a 0>https://a.org/b--c</a></p>"),
    ("[a.org/b--c](https://a.org/b--c)", "<p><a 0>a.org/b--c</a></p>"),
    ("[](u) x", "<p>x</p>"),
    ("![\"d\"](p.png \"A 'c'\")", "<figure><img 0><figcaption>A ‘c’</figcaption></figure>"),
    ("<figure>\n\n![d](p.png \"A\")\n\n</figure>", "<figure><img 0><figcaption>A</figcaption></figure>"),
    ("[![d](p.png)](u)", "<figure><a 0><img 0></a></figure>"),
    ("a ![d](p.png) b", "<p>a <img 0> b</p>"),
    ("a <span lang=\"fa\" dir=\"rtl\">\"و\"</span> b", "<p>a <span lang=fa dir=rtl>\"و\"</span> b</p>"),
    ("<p lang=\"fa\" dir=\"rtl\">ولایت</p>", "<p lang=fa dir=rtl>ولایت</p>"),
    ("<div lang=\"fa\" dir=\"rtl\">\n\n*و*\n\n</div>", "<div lang=fa dir=rtl><p><em>و</em></p></div>"),
    ("<p lang=\"fa\">\n\nو\n\n</p>", "<div lang=fa><p>و</p></div>"),
    ("<span lang=\"fa\">\n\nو\n\n</span>", "<div lang=fa><p>و</p></div>"),
    (
        "<figure>\n<img src=\"a.png\" alt=\"d\">\n<figcaption>c</figcaption>\n</figure>",
        "<figure><img 0><figcaption>c</figcaption></figure>",
    ),
    (
        "<figure>\n\n![d](a.png)\n\n<figcaption>\n\nc *d*\n\n</figcaption>\n</figure>",
        "<figure><img 0><figcaption><p>c <em>d</em></p></figcaption></figure>",
    ),
    (
        "<table><tr><th>a<td>b<tr><td>c</table>",
        "<table><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
    ),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<ul>text<li>b</ul>", "<ul><li>text</li><li>b</li></ul>"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("a <div>b</div> c", "<p>a b  c</p> !html-cut"),
    ("a <div lang=fa>b</div>", "<p>a <span lang=fa>b</span></p> !html-cut"),
    ("a <font color=red>b</font>", "<p>a b</p> !html-cut"),
    ("a <b onclick=\"x()\">b</b>", "<p>a <b>b</b></p> !html-cut"),
    ("<script>\nalert(1)\n</script>\n\na", "<p>a</p> !html-cut"),
    ("a <style>*b*</style> c", "<p>a  c</p> !html-cut"),
    ("a<!-- b -->c", "<p>ac</p>"),
    ("a <b>b", "<p>a <b>b</b></p> !unbalanced-html"),
    ("a </b>b", "<p>a b</p> !unbalanced-html"),
    ("<div>\n\na", "<div><p>a</p></div> !unbalanced-html"),
    ("<a href=\"u\">a [b](v)</a>", "<p><a 0>a b</a></p> !html-cut"),
    ("<a href=\"u\">\n\na\n\n</a>\n\n<del>\n\nb\n\n</del>", "<a 0><p>a</p></a><del><p>b</p></del>"),
    (
        "a <a href=u id=x>b[^1] *c[^1]* d</a>\n\n[^1]: n",
        "<p>a <a 0><span id=a-x>b</span></a><note 0.1> <em><a 0>c</a><note 0.2></em><a 0> d</a></p>",
    ),
    (
        "<a href=u>\n\n- b[^1]\n- c\n\n</a>\n\n[^1]: n",
        "<ul><li><a 0>b</a><note 0.1></li><li><a 0>c</a></li></ul>",
    ),
    (
        "> # Q {#x}\n\n- ## <b>I</b>\n\n<h2 lang=fa>H</h2>",
        "<blockquote><p id=a-x><strong>Q</strong></p></blockquote><ul><li><p><strong><b>I</b></strong></p></li></ul><h 0><span lang=fa>H</span></h>",
    ),
    (
        "## ![](c.png \"t\")\n\n# \u{200B}&shy;\n\na\u{AD}b `c\u{200B}` \u{200C}",
        "<figure><img 0><figcaption>t</figcaption></figure><p>ab <code>c</code> \u{200C}</p>",
    ),
    ("<b><a href=u>[^1]</a></b>\n\n[^1]: n", "<p><b><note 0.1></b></p> !html-cut"),
    ("a <li>b</li>", "<p>a b</p> !html-cut"),
    ("<td>b</td>", "<p>b</p> !html-cut"),
    ("<h2 id=\"x\">A <i>b</i></h2>", "<h 0>A <i>b</i></h>"),
    ("<a id=\"x\"></a>A", "<p><span id=a-x></span>A</p>"),
    ("<ruby>漢<rt>kan</rt></ruby>", "<p><ruby>漢<rt>kan</rt></ruby></p>"),
    ("<ruby>漢</ruby>", "<p>漢</p>"),
    ("<hr><ruby>漢<rt>kan</rt><hr></ruby>", "<hr><p>漢kan</p><hr> !html-cut"),
    ("&copy; <q>a</q> <br/> b", "<p>© <q>a</q> <br> b</p>"),
    ("#\n\n<p></p>\n\na", "<p>a</p>"),
    ("\u{FEFF}a\r\nb\0", "<p>\u{FEFF}a\nb\0</p>"),
];

#[test]
fn markdown_becomes_what_a_book_may_hold() {
    for (markdown, markup) in CLAIMS {
        assert_eq!(shown(markdown), *markup, "{markdown:?}");
    }
}

#[test]
fn headings_have_ids_of_their_own_and_githubs_anchors() {
    let (body, _) = read("# A -- b\n\n# A -- b\n\n## x {#s2}\n\n# A b 2 {#a-b-2}\n\n# رهبر");
    let ids: Vec<_> = body.headings.iter().map(|h| (h.level, h.id.as_str(), h.anchor.as_str())).collect();
    assert_eq!(ids[0], (1, "s-a-b", "a----b"));
    assert_eq!(ids[1], (1, "s-a-b-3", "a----b-1"));
    assert_eq!(ids[2], (2, "s-s2", "s2"));
    assert_eq!(ids[3], (1, "s-a-b-2", "a-b-2"));
    assert!(ids[4].1.len() == 8 && ids[4].2 == "رهبر");
    assert_eq!(body.headings[0].text, "A—b");
}

#[test]
fn a_heading_of_pictures_is_called_by_their_descriptions() {
    let (body, _) = read("# ![A map](c.png)\n\n## ![A *sea*](d.png) [![and land](e.png)](u)");
    let called: Vec<_> = body.headings.iter().map(|h| (h.text.as_str(), h.id.as_str())).collect();
    assert_eq!(called, [("A map", "s-a-map"), ("A sea and land", "s-a-sea-and-land")]);
}

#[test]
fn cells_beyond_the_width_of_a_table_are_said() {
    let text = "|a|b|\n|-|-|\n|1|2||\n|1|2|3 x| 4|\n|1|\n1|2|`5`";
    let (_, found) = read(text);
    let said: Vec<_> = found.iter().map(|d| (d.code.as_str(), marked(text, d, 0))).collect();
    assert_eq!(said, [("table-cells-cut", "3 x| 4"), ("table-cells-cut", "`5`")]);
}

#[test]
fn notes_stand_in_the_order_of_their_first_reference() {
    let text = "a[^b] c[^a] d[^b]\n\n[^a]: A[^c]\n\n[^b]: B [l](u)\n\n[^c]: C\n    \n    two";
    let (body, diagnostics) = read(text);
    assert_eq!(diagnostics, []);
    assert_eq!(show(&body.blocks), "<p>a<note 0.1> c<note 1.1> d<note 0.2></p>");
    let notes: Vec<_> =
        body.notes.iter().map(|n| (n.label.as_str(), n.references, show(&n.blocks))).collect();
    assert_eq!(notes[0], ("b", 2, "<p>B <a 0>l</a></p>".into()));
    assert_eq!(notes[1], ("a", 1, "<p>A<note 2.1></p>".into()));
    assert_eq!(notes[2], ("c", 1, "<p>C</p><p>two</p>".into()));
    assert_eq!(body.words, 8);
}

#[test]
fn a_link_round_a_reference_is_a_link_and_the_reference_stands_behind_it() {
    let notes = "\n\n[^1]: N\n\n[r]: v";
    for (text, markup) in [
        ("a [b[^1]](u) c", "<p>a <a 0>b</a><note 0.1> c</p>"),
        (
            "[b *c[^1]* [sic] d](<u v>)*e*",
            "<p><a 0>b </a><em><a 0>c</a><note 0.1></em><a 0> [sic] d</a><em>e</em></p>",
        ),
        ("[b[^1]][r]!", "<p><a 0>b</a><note 0.1>!</p>"),
        ("[[^1]](u_v_w)", "<p><note 0.1></p>"),
        ("[a [b[^1]](u) c](v)", "<p>[a <a 0>b</a><note 0.1> c](v)</p>"),
        ("[b[^1]] (u), [c[^1]", "<p>[b<note 0.1>] (u), [c<note 0.2></p>"),
        ("[*b[^1]](u) c*", "<p>[<em>b<note 0.1>](u) c</em></p>"),
    ] {
        assert_eq!(show(&read(&format!("{text}{notes}")).0.blocks), markup, "{text}");
    }
}

#[test]
fn faulty_notes_are_said_with_their_places() {
    let text = "# t[^x]\n\na[^1] `[^no]` \\[^no]\n\n[^1]: A\n\n[^1]: B\n\n[^u]: U\n\n|a|\n|-|\n|[^y]|";
    let mut diagnostics = Diagnostics::default();
    let source = Source { file: Arc::from("a.md"), text, range: 0..text.len() };
    body(&source, &Language::english(), &mut diagnostics);
    let found = diagnostics.into_vec();
    let said: Vec<_> = found.iter().map(|d| (d.code.as_str(), marked(text, d, 0))).collect();
    assert_eq!(
        said,
        [
            ("duplicate-note", "[^1]"),
            ("undefined-note", "[^x]"),
            ("undefined-note", "[^y]"),
            ("unused-note", "[^u]"),
        ]
    );
    assert_eq!(found[0].labels[1].text, "defined first here");
}

#[test]
fn places_count_from_the_beginning_of_the_file() {
    let text = "---\n---\n<div>\n<b>x</b>\n<font\n size=1>y</font></div>";
    let mut diagnostics = Diagnostics::default();
    let source = Source { file: Arc::from("a.md"), text, range: 8..text.len() };
    body(&source, &Language::english(), &mut diagnostics);
    let found = diagnostics.into_vec();
    assert_eq!(found.len(), 1);
    assert_eq!(marked(text, &found[0], 0), "<font\n size=1>");
}

#[test]
fn a_picture_is_described_without_the_notes_in_its_brackets() {
    for (text, expected, alternative) in [
        ("![a *b*[^1] c](u.png)", "<figure><img 0></figure> !unused-note", "a b c"),
        ("d ![a[^1]][r] ![e](v)", "<p>d <img 0> <img 1></p> !unused-note", "a"),
        ("![a [b](c)[^1]](u.png)", "<figure><img 0></figure> !unused-note", "a b"),
        ("[![a[^1]](u.png) d[^1]](v)", "<p><a 0><img 0> d</a><note 0.1></p>", "a"),
        ("![a[^2]](u.png)", "<figure><img 0></figure> !undefined-note !unused-note", "a[^2]"),
    ] {
        let text = format!("{text}\n\n[^1]: N\n\n[r]: v");
        assert_eq!(shown(&text), expected, "{text}");
        assert_eq!(read(&text).0.pictures[0].alternative.as_deref(), Some(alternative), "{text}");
    }
}

#[test]
fn a_value_of_metadata_is_its_own_place() {
    let place = Place::span("m.yaml", 3..9);
    let value = Placed::new("A *b* [c](u)[^1]\n\nd <u>".to_owned(), place.clone());
    let mut diagnostics = Diagnostics::default();
    let body = inline(&value, &Language::english(), &mut diagnostics);
    assert_eq!(show(&body.blocks), "<p>A <em>b</em> <a 0>c</a>[^1]</p><p>d</p>");
    assert_eq!(body.links[0].place, place);
    assert_eq!(diagnostics.as_slice()[0].labels[0].place, place);
}

#[test]
fn a_value_without_its_markup_is_as_it_was_typed() {
    let bio =
        "*Ada Lind* is a [fellow](https://example.org) of the \\[one\\] \"House\".\n\nShe writes -- a lot.";
    assert_eq!(plain(bio), "Ada Lind is a fellow of the [one] \"House\".\n\nShe writes -- a lot.");
    assert_eq!(plain(""), "");
}

#[test]
fn a_title_that_no_caption_says_stays_with_its_picture() {
    let titles = |text: &str| -> Vec<Option<String>> {
        read(text).0.pictures.into_iter().map(|picture| picture.title).collect()
    };
    assert_eq!(titles("![d](p.png \"A\")"), [None]);
    assert_eq!(titles("- ![d](p.png \"A\")"), [Some("A".into())]);
    assert_eq!(titles("a ![d](p.png \"A\") ![d](p.png \"B\")"), [Some("A".into()), Some("B".into())]);
    let captioned = "<figure><img src=a.png alt=d title=A><figcaption>c</figcaption></figure>";
    assert_eq!(titles(captioned), [Some("A".into())]);
}

#[test]
fn a_decorative_picture_is_no_picture_without_a_description() {
    let (body, _) = read("<img src=a.png alt=\"\" role=presentation>\n\n![](b.png)");
    assert!(body.pictures[0].decorative);
    assert_eq!((body.pictures[1].decorative, &body.pictures[1].alternative), (false, &None));
}

#[test]
fn hostile_nesting_is_an_error_and_no_crash() {
    for (unit, refused) in [
        (">", true),
        ("- ", true),
        ("<span>", true),
        ("<div>", true),
        ("[", false),
        ("*", false),
        ("</b>", false),
        ("<p>", false),
    ] {
        let text = |times: usize| format!("{}x", unit.repeat(times));
        let (body, diagnostics) = read(&text(200_000));
        let deep = diagnostics.iter().filter(|d| d.code.as_str() == "nested-too-deep").count();
        assert_eq!(deep, usize::from(refused), "{unit:?}");
        assert!(!refused || body.blocks.is_empty());
        let taken = |times: usize| {
            let text = text(times);
            let started = Instant::now();
            read(&text);
            started.elapsed()
        };
        assert!(pace::is_even(200_000, taken), "{unit:?}");
    }
}

/// Markdown and tags, thrown together.
fn soup() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = "a|b |\n|\n\n|*|**|_|`|\"|'|--|...|# |## |> |- |1. |    |[|](u)|![|](p.png \"t\")|[^1]|[^2]|\n\n[^1]: |\n\n[^2]: |~~|\n\nT\n: d\n\n|<u>|\\|&amp;|<p>|</p>|<p lang=fa>|<div>|</div>|<div lang=fa>|<span>|</span>|<span lang=fa>|<ul>|</ul>|<ol>|</ol>|<li>|</li>|<li value=2>|<dl>|</dl>|<dt>|</dt>|<dd>|</dd>|<table>|</table>|<caption>|</caption>|<colgroup>|<col>|<thead>|</thead>|<tbody>|<tfoot>|<tr>|</tr>|<td>|</td>|<th>|</th>|<figure>|</figure>|<figcaption>|</figcaption>|<a href=u>|<a id=x>|</a>|<h2>|</h2>|<h3 id=x>|<em>|</em>|<ruby>|</ruby>|<rt>|</rt>|<rp>|</rp>|<pre>|</pre>|<br>|<hr>|<img src=p alt=d>|<img src=p>|<script>|</script>|<style>|</style>|<font>|</font>|<section>|</section>|<del>|</del>|<ins>|<aside>|</aside>|<blockquote>|</blockquote>|<bdo>|<bdo dir=rtl>|<time>|<dfn>|<!--|-->|<code>|</code>|</br>|<a id=x/>|<caption><table>"
        .split('|')
        .chain(["|a|b|\n|-|-|\n|c|", "|", "\n\n|a|\n|-|\n"])
        .collect();
    proptest::collection::vec(proptest::sample::select(words), 0..24).prop_map(|parts| parts.concat())
}

#[test]
fn no_reading_is_left_where_a_block_cuts_its_ruby() {
    let text = "</h2><ruby><font><rt>a<rp><bdo dir=rtl><div lang=fa>";
    assert!(shown(text).starts_with("<p>a</p>"), "{}", shown(text));
}

#[test]
fn what_stands_in_a_group_of_columns_is_kept() {
    let text = "<table><colgroup><col>\n\nWhat it says.\n\n# Low Water\n\n</table>";
    let shown = shown(text);
    assert!(shown.contains("What it says.") && shown.contains("Low Water"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_tags_and_markdown_is_valid(text in soup()) {
        read(&text);
    }

    #[test]
    fn any_string_has_a_body(text in "\\PC{0,80}") {
        read(&text);
    }

    #[test]
    fn any_marks_have_a_body(text in "[a\\[\\]^:<>/*_`|\\n #\\-~!()\"'&;{}=\\\\]{0,60}") {
        read(&text);
    }
}
