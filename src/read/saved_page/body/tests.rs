use proptest::prelude::*;

use super::*;
use crate::read::to_markdown;

mod structure;

/// What became of the HTML of a main text.
struct Read {
    markdown: String,
    page: Page,
    warnings: Vec<String>,
}

fn read_page(saved: &SavedPage) -> Read {
    let file = FilePath::new("briefs/page.html");
    let document = Document::from(&*saved.html);
    keep_alignments(&document);
    let addresses = Addresses::new(&document, saved, None);
    let notes = super::super::notes::take(&document);
    let language = Language::english();
    let source =
        Source { file: &file, saved, addresses: &addresses, notes: &notes, language: Some(&language) };
    let mut page = Page::default();
    let mut diagnostics = Diagnostics::default();
    let blocks = blocks(&document, &source, &mut page, &mut diagnostics);
    let warnings =
        diagnostics.into_vec().into_iter().map(|warning| warning.code.as_str().to_owned()).collect();
    page.blocks = blocks;
    Read { markdown: to_markdown::write(&page.blocks).text, page, warnings }
}

fn read(html: &str) -> Read {
    read_page(&SavedPage { html: html.into(), ..SavedPage::default() })
}

#[track_caller]
fn assert_markdown(html: &str, expected: &str) {
    assert_eq!(read(html).markdown.trim_end(), expected);
}

#[test]
fn text_between_blocks_and_between_two_line_ends_is_a_paragraph() {
    assert_markdown(
        "<div>One<p>Two</p>Three<br> <br>Four<br>five</div>",
        "One\n\nTwo\n\nThree\n\nFour\\\nfive",
    );
}

#[test]
fn headings_keep_their_level_and_their_words_whatever_they_hold() {
    assert_markdown("<h3><span>The <p>second</p></span> round</h3>", "### The second round");
    assert_markdown("<div role=heading aria-level=4>Aims</div>", "#### Aims");
    assert_markdown("<h2> <img src='a.png' alt=Map> </h2>", "![Map](a.png)");
}

#[test]
fn a_list_keeps_its_first_number_and_the_lists_in_it() {
    assert_markdown(
        "<ol start=3><li>Three<ul><li>a<li>b</ul><li>Four</ol>",
        "3. Three\n\n   - a\n   - b\n\n4. Four",
    );
    assert_markdown("<ul><li>One</li><ul><li>inside</li></ul></ul>", "- One\n\n  - inside");
}

#[test]
fn a_first_row_that_names_numbers_is_the_head_of_its_table() {
    let table =
        |head: &str| read(&format!("<table>{head}<tr><td>Bern<td>12 km<tr><td>Thun<td>7</table>")).markdown;
    assert!(table("<tr><td>Gauge<td>Reach in 2008").starts_with("| Gauge | Reach in 2008 |"));
    assert!(!table("<tr><td>Spiez<td>9").starts_with("| Spiez"), "a number heads no numbers");
}

#[test]
fn a_table_of_layout_is_the_text_in_its_cells() {
    assert_markdown("<table><tr><td><h2>Aims</h2><p>Text.</p></td></tr></table>", "## Aims\n\nText.");
    assert_markdown("<table><tr><td>Left<td><ul><li>item</ul></table>", "Left\n\n- item");
}

#[test]
fn a_picture_beside_the_page_keeps_its_caption_and_its_alternative_text() {
    let figure = "<figure><img src='p_files/map.png' srcset='https://cdn.example/map.png 2x' alt='A map'>\
                  <figcaption>The <b>strait</b></figcaption></figure>";
    assert_markdown(figure, "![A map](p_files/map.png \"The strait\")");
}

#[test]
fn a_picture_that_loads_late_is_found_where_it_will_be() {
    let lazy = "<p><img src='p_files/blank.gif' data-src='p_files/map.png' alt=Map></p>";
    assert_markdown(lazy, "![Map](p_files/map.png)");
}

#[test]
fn a_picture_on_the_web_is_left_out_with_its_caption_and_one_warning_says_how_many() {
    let html = "<p>Text.</p><figure><img src='https://cdn.example/a.png'><figcaption>A</figcaption></figure>\
                <img src='https://cdn.example/b.png'><img src='https://count.example/c.gif' width=1 height=1>";
    let read = read(html);
    assert_eq!(read.markdown, "Text.\n");
    assert_eq!(read.warnings, ["remote-picture-dropped"]);
    let cut: Vec<_> = read.page.cut.iter().map(|cut| cut.what.as_str()).collect();
    let expected = [
        "picture on the web: https://cdn.example/a.png",
        "caption: A",
        "picture on the web: https://cdn.example/b.png",
    ];
    assert_eq!(cut, expected);
}

/// A picture of three by three pixels, as PNG.
fn picture() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(3, 3).write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

#[test]
fn a_picture_in_the_container_is_attached_under_a_name_made_of_its_bytes() {
    let parts = [("cid:map@page".to_owned(), picture().into())].into();
    let html = "<p><img src='cid:map@page' alt=Map>".into();
    let read = read_page(&SavedPage { html, parts, ..SavedPage::default() });
    let (address, bytes) = read.page.pictures.first_key_value().unwrap();
    assert_eq!(read.markdown, format!("![Map]({address})\n"));
    assert!(address.starts_with("page_pictures/") && address.ends_with(".png"));
    assert_eq!(**bytes, *picture());
}

#[test]
fn the_other_formats_of_a_picture_are_remembered() {
    let html = "<p><picture><source srcset='p/a.avif' type='image/avif'>\
                <source srcset='p/s.webp 300w, p/l.webp 900w'><img src='p/a.jpg' alt=One></picture>";
    let page = read(html).page;
    let others = ["p/l.webp", "p/s.webp", "p/a.jpg"].map(str::to_owned).to_vec();
    assert_eq!(page.renditions, [("p/a.avif".to_owned(), others)].into());
    let data = format!("data:image/png;base64,{}", "!".repeat(400));
    let corrupt = read(&format!("<p><img data-src='{data}' src='p/a.jpg' alt=One>"));
    assert_eq!((corrupt.markdown.as_str(), corrupt.warnings.len()), ("![One](p/a.jpg)\n", 0));
}

#[test]
fn a_corrupt_data_address_is_a_warning_at_its_line() {
    let html = "<p>One</p>\n<img src='data:image/png;base64,!!!'>";
    let read = read(html);
    assert_eq!(read.markdown, "One\n");
    assert_eq!(read.warnings, ["corrupt-data-address"]);
}

#[test]
fn quotes_code_and_rules_are_kept_as_such() {
    let html =
        "<blockquote><p>Said.</p></blockquote><pre class='language-sh'>a\n  b</pre><hr><p>x<code>y</code>";
    assert_markdown(html, "> Said.\n\n```sh\na\n  b\n```\n\n***\n\nx`y`");
}

#[test]
fn emphasis_links_and_raised_text_are_kept_within_a_line_and_over_blocks() {
    let html = "<p>A <em>new </em>m<sup>2</sup> of <a href='https://desk.example/'>land</a></p>";
    assert_markdown(html, "A *new* m<sup>2</sup> of [land](https://desk.example/)");
    assert_markdown("<strong><p>One</p><p>Two</p></strong>", "**One**\n\n**Two**");
    assert_markdown("<a href='javascript:x()'>Open</a> <a href='#top'>top</a>", "Open top");
}

#[test]
fn a_card_that_is_one_link_is_cut_and_recorded_and_a_text_in_a_link_is_not() {
    let card = "<figure><a href='/other'><div>The Other Strait</div><div>On its price</div></a></figure>";
    let read_card = read(&format!("<p>Text.</p>{card}"));
    assert_eq!(read_card.markdown, "Text.\n");
    assert_eq!(read_card.page.cut[0].what, "card: The Other Strait On its price");
    let forgotten = format!("<a href='/other'>{}", "<p>The envoys met again, and parted.</p>".repeat(20));
    assert_eq!(read(&forgotten).markdown.matches("parted").count(), 20);
}

#[test]
fn a_passage_in_another_language_says_so() {
    assert_markdown(
        "<p>He said <i lang=fa dir=rtl>می\u{200c}رود</i>.</p>",
        "He said <span lang=\"fa\" dir=\"rtl\">*می\u{200c}رود*</span>.",
    );
    assert_markdown("<div lang=en-GB><p>Colour</p></div>", "Colour");
}

#[test]
fn a_drop_cap_is_joined_with_its_word() {
    assert_markdown("<p><span class=drop-cap>T</span>\n he strait</p>", "The strait");
}

#[test]
fn a_note_with_a_way_back_becomes_a_note() {
    let html = "<p>Text.<sup id=r1><a href='#fn1'>[1]</a></sup> More.</p><h2>Notes</h2>\
                <ol><li id=fn1>The source. <a href='#r1'>↩</a></li></ol>";
    assert_markdown(html, "Text.[^1] More.\n\n[^1]: The source.");
}

#[test]
fn the_notes_of_word_and_of_letters_become_notes() {
    let word = "<p>Text.<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div id=ftn1>\
                <p><a href='#_ftnref1' name='_ftn1'>[1]</a> The source.</p><p>More of it.</p></div>";
    assert_markdown(word, "Text.[^1]\n\n[^1]: The source.\n\n    More of it.");
    let letter = "<p>Text.<a id=footnote-anchor-1 href='#footnote-1'>1</a></p><div class=footnote>\
                  <a id=footnote-1 href='#footnote-anchor-1'>1</a><div><p>The source.</p></div></div>";
    assert_markdown(letter, "Text.[^1]\n\n[^1]: The source.");
}

#[test]
fn raised_marks_and_the_lines_below_a_heading_are_notes_without_links_too() {
    let text = "<p>Text.<sup>(1)</sup> More.<sup>(2)</sup></p><h3>Notes</h3>";
    let expected = "Text.[^1] More.[^2]\n\n[^1]: One source.\n\n[^2]: Another.";
    assert_markdown(&format!("{text}<p>(1) One source.</p><p>(2) Another.</p>"), expected);
    assert_markdown(&format!("{text}<ol><li>One source.<li>Another.</ol>"), expected);
    let lines = "Text.<sup>1</sup> More.<sup>2</sup></p><p><small><b>Notes</b><br>1. One source.<br>2. Another.</small>";
    assert_markdown(&format!("<p>{lines}</p>"), expected);
    let unmatched = format!("{text}<p>(1) One source.</p>");
    assert!(read(&unmatched).markdown.contains("(1) One source."), "a mark has no note");
    let squares = "<p>Ten m<sup>2</sup>.</p><h3>Notes</h3><p>None of this was measured.</p>";
    assert!(read(squares).markdown.contains("m<sup>2</sup>"));
}

#[test]
fn the_rule_between_notes_and_their_heading_does_not_keep_the_heading() {
    let html = "<p>Text.<a id=r1 href='#fn1'>1</a></p><section><h2>Endnotes</h2><hr>\
                <ol><li id=fn1>The source. <a href='#r1'>↩</a></li></ol></section>";
    assert_markdown(html, "Text.[^1]\n\n[^1]: The source.");
}

#[test]
fn a_link_to_a_section_is_no_note() {
    assert_markdown("<p>See <a href='#s2'>2</a>.</p><h2 id=s2>Second</h2><p>x", "See 2.\n\n## Second\n\nx");
}

#[test]
fn scripts_and_hidden_things_are_not_read() {
    let html = "<p onclick='x()'>One<script>x()</script></p><p hidden>Two<p style='display: none'>Three";
    assert_markdown(html, "One");
}

#[test]
fn a_block_knows_the_line_that_it_stands_on() {
    let html = "<p>The first   paragraph\nof the page.</p>\n<p>Another <b>one</b></p>";
    let read = read(html);
    let start = |block: &Block| &html[block.span.start..block.span.start + 9];
    assert_eq!(read.page.blocks.iter().map(start).collect::<Vec<_>>(), ["The first", "Another <"]);
}

#[test]
fn a_picture_is_named_where_it_stands_and_not_where_the_head_describes_it() {
    let html = "<head><meta name=description content='The strait at dawn, seen from the pier'></head>\n\
                <body><p>One</p>\n<p><img src=a/strait.jpg alt='The strait at dawn, seen from the pier'></p>";
    let read = read(html);
    let figure = read.page.blocks.iter().find(|block| matches!(block.kind, BlockKind::Figure(_))).unwrap();
    assert_eq!(&html[figure.span.clone()], "strait.jpg");
}

#[test]
fn nesting_without_end_is_read_as_text() {
    for tag in ["div", "ul><li", "blockquote", "b", "table><tr><td"] {
        let html = format!("{}deep", format!("<{tag}>").repeat(400));
        assert!(read(&html).markdown.contains("deep"), "{tag}");
    }
}

/// Tags and words in any order, closed or not.
fn soup() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "p",
        "div",
        "b",
        "a href='#fn1'",
        "a href=x",
        "ul",
        "li",
        "ol",
        "table",
        "tr",
        "td rowspan=3",
        "th",
        "blockquote",
        "figure",
        "figcaption",
        "img src=a.png",
        "br",
        "h2",
        "pre",
        "code",
        "sup",
        "dl",
        "dt",
        "dd",
        "span lang=de",
        "hr",
        "li id=fn1",
        "section",
        "picture",
        "q",
        "caption",
    ]);
    let piece = prop_oneof![
        3 => "[a-z]{3,8}".prop_map(|word| format!(" {word} ")),
        2 => tag.clone().prop_map(|tag| format!("<{tag}>")),
        1 => tag.prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or_default())),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_word_of_a_soup_of_tags_is_lost(html in soup()) {
        let read = read(&html);
        let cut: Vec<_> = read.page.cut.iter().map(|cut| cut.what.clone()).collect();
        let kept = format!("{} {}", read.markdown, cut.join(" "));
        let text = html.split('>').filter_map(|piece| piece.split('<').next());
        for word in text.flat_map(str::split_whitespace) {
            prop_assert!(kept.contains(word), "{word} is lost from {html}\n{kept}");
        }
    }
}

#[test]
fn what_numbers_a_figure_or_says_who_took_it_goes_with_it() {
    let figure = "<p><b>Figure 1. The dam</b></p><div><img src=a.png alt=Dam><p class=wp-caption-text>In July.</p></div>";
    let page = read(figure).page;
    let [Block { kind: BlockKind::Figure(image), .. }] = page.blocks.as_slice() else {
        panic!("{:?}", page.blocks)
    };
    assert_eq!(image.caption.as_deref(), Some("Figure 1. The dam In July."));
    assert_markdown("<p>One.</p><p class=credit>Ben Roe</p><p>Two.</p>", "One.\n\nTwo.");
    let table = "<table><tr><td><img src=a.png alt=Dam></td></tr><tr><td>The dam in July.</td></tr></table>";
    assert_eq!(read(table).page.blocks.len(), 1);
    assert_markdown("<p><b>Figure 1. The dam</b></p><p>One.</p>", "**Figure 1. The dam**\n\nOne.");
}

#[test]
fn the_brackets_round_a_reference_are_no_text() {
    let page =
        "<p>It falls (<a href='#n1' name=r1>1</a>). Why?</p><p>(<a href='#r1' name=n1>1</a>) Gauges.</p>";
    assert_markdown(page, "It falls [^1]. Why?\n\n[^1]: Gauges.");
}

#[test]
fn a_reference_has_no_space_before_it_that_held_its_bracket() {
    let page = "<p>It falls<span>\u{a0}[<a href='#n1' name=r1>1</a>]</span>.</p><p>[<a href='#r1' name=n1>1</a>] Gauges.</p>";
    assert_markdown(page, "It falls[^1].\n\n[^1]: Gauges.");
}

#[test]
fn a_sentence_beside_a_picture_on_the_web_stays() {
    let item = |text: &str| {
        format!("<table><tr><td><img src='https://desk.example/bullet.gif'></td><td>{text}</td></tr></table>")
    };
    let list = item("Both ministries should publish the gauges.") + &item("Let the council read them first");
    assert_markdown(&list, "Both ministries should publish the gauges.\n\nLet the council read them first");
    assert_markdown(&item("Figure 2: The dam in July"), "");
    assert_markdown(&item("The dam in July").replace("<td>The", "<td class=caption>The"), "");
}

#[test]
fn a_line_below_a_picture_in_a_table_keeps_its_links() {
    let table = "<table><tr><td><img src=a.png alt=Dam></td></tr>\
                 <tr><td>Read <a href='https://desk.example/gauges'>the gauges</a> first.</td></tr></table>";
    let expected = "![Dam](a.png)\n\nRead [the gauges](https://desk.example/gauges) first.";
    assert_markdown(table, expected);
}
