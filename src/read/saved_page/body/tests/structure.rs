//! What no plain paragraph can say: tables, definitions, formulas, passages.

use super::*;

#[test]
fn a_block_in_another_direction_stands_at_its_side() {
    let html = "<p>He said:</p><div lang=fa dir=rtl><p>یک</p><ul><li>دو</ul></div><p>No more.</p>";
    assert_markdown(html, "He said:\n\n<div lang=\"fa\" dir=\"rtl\">\n\nیک\n\n- دو\n\n</div>\n\nNo more.");
}

#[test]
fn a_table_keeps_its_spans_its_caption_and_the_sides_of_its_columns() {
    let head = "<tr><th rowspan=2>Country<th colspan=2>Exports<tr><th>2007<th>2008";
    let row = "<tr><td><em>Orsa</em> &amp; Lind<td align=right>1<td style='color: red; text-align: Right'>20";
    let html = format!("<table><caption>In <b>tons</b></caption>{head}{row}</table>");
    assert_markdown(
        &html,
        "<table>\n<caption>In <strong>tons</strong></caption>\n<thead>\n\
         <tr><th scope=\"col\" rowspan=\"2\">Country</th><th scope=\"col\" colspan=\"2\">Exports</th></tr>\n\
         <tr><th scope=\"col\" align=\"right\">2007</th><th scope=\"col\" align=\"right\">2008</th></tr>\n\
         </thead>\n<tbody>\n\
         <tr><td><em>Orsa</em> &amp; Lind</td><td align=\"right\">1</td><td align=\"right\">20</td></tr>\n\
         </tbody>\n</table>",
    );
    let plain = "<table><tr><th>Year<th>Flow<tr><td>2007<td align=right>1<tr align=right><td align=left>2008<td>2</table>";
    assert_markdown(plain, "| Year | Flow |\n| --- | --: |\n| 2007 | 1 |\n| 2008 | 2 |");
}

#[test]
fn terms_and_their_meanings_are_a_list_of_definitions() {
    let html = "<dl><dt>Weir<dt>Sill<dd>A low dam.<dd><p>A step.</p><p>Of stone.</p><div><dt>Gauge</dt>\
                <dd>A staff.</dd></div></dl>";
    assert_markdown(html, "Weir\\\nSill\n: A low dam.\n\n: A step.\n\n  Of stone.\n\nGauge\n: A staff.");
    assert_markdown("<dl><dd>See also the weir.</dl>", "See also the weir.");
    assert_markdown("<dl><dt>Weir<dd>A dam.<dt>Sill</dl>", "**Weir**\n\nA dam.\n\n**Sill**");
}

#[test]
fn a_picture_as_a_term_has_its_caption_in_the_meaning() {
    let html = "<p>One.</p><dl><dt><a href='/weir'><img src='p_files/weir.png' alt=Weir></a></dt><dd>The \
                <b>weir</b></dd></dl><p>Two.</p>";
    assert_markdown(html, "One.\n\n![Weir](p_files/weir.png \"The weir\")\n\nTwo.");
    // Without the picture its caption says nothing.
    assert_markdown(
        "<p>One.</p><dl><dt><img src='https://cdn.example/weir.png'><dd>The weir.</dl><p>Two.</p>",
        "One.\n\nTwo.",
    );
    // A text of several paragraphs is no caption.
    assert_markdown(
        "<dl><dt><img src='https://cdn.example/weir.png'><dd><p>The weir.</p><p>It is low.</p></dl>",
        "The weir.\n\nIt is low.",
    );
}

#[test]
fn a_formula_that_no_line_can_say_is_what_the_page_says_of_it_or_a_warning() {
    let half = "<mfrac><mn>1</mn><mn>2</mn></mfrac>";
    assert_markdown(&format!("<p>Half is <math alttext='a half'>{half}</math>."), "Half is 1/2.");
    let matrix = "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>";
    let said = read(&format!("<p>It is <math alttext='[1 2]'>{matrix}</math>."));
    assert_eq!((said.markdown.as_str(), said.warnings.len()), ("It is [1 2].\n", 0));
    assert_eq!(read(&format!("<p>It is <math>{matrix}</math>.")).warnings, ["formula-flattened"]);
}

#[test]
fn a_table_of_data_keeps_every_cell_under_its_heading() {
    let table = "<table><tr><th>Year<th>Yes<th>No<tr><td>2008<td>5<td>1<tr><td><td>none<td></table>";
    let expected = "| Year | Yes | No |\n| --- | --- | --- |\n| 2008 | 5 | 1 |\n|  | none |  |";
    assert_markdown(table, expected);
}

#[test]
fn a_first_row_in_bold_is_the_head_of_its_table() {
    let row = |cells: [&str; 2]| format!("<tr><td>{}<td>{}", cells[0], cells[1]);
    let (head, data) = (row(["<b>Year</b>", "<strong>Level</strong>"]), row(["2008", "1.2 m"]));
    assert_markdown(
        &format!("<table>{head}{data}</table>"),
        "| Year | Level |\n| --- | --- |\n| 2008 | 1.2 m |",
    );
    // Where every row is bold, none of them is the head.
    let bold = read(&format!("<table>{head}{head}</table>")).markdown;
    assert!(bold.contains("| **Year** | **Level** |\n| **Year** | **Level** |"), "{bold}");
}

#[test]
fn a_table_of_cells_without_end_is_read_at_once() {
    let row = |at: usize| format!("<tr>{}", format!("<td colspan={} rowspan=9>x", at % 50 + 1).repeat(90));
    let wide: String = (0..100).map(row).collect();
    let deep = "<tr><td>x<td colspan=50>y".repeat(5_000);
    for (html, cells) in [(wide, 100 * 90), (deep, 5_000)] {
        let read = read(&format!("<table>{html}</table>"));
        assert_eq!(read.markdown.matches('x').count(), cells);
    }
}

#[test]
fn a_caption_above_all_paragraphs_goes_with_its_picture() {
    let caption = "<div class=image-caption><p>A market in Bern. Photo by Ben Roe.</p></div>";
    assert_markdown(&format!("<h2>Low Water</h2>{caption}<p>Text.</p>"), "## Low Water\n\nText.");
    assert_markdown(&format!("<ul><li>{caption}</li></ul>"), "- A market in Bern. Photo by Ben Roe.");
    assert_markdown(&format!("<p>Text.</p>{caption}"), "Text.\n\nA market in Bern. Photo by Ben Roe.");
}

#[test]
fn an_underlined_paragraph_is_a_heading_and_an_underlined_word_none() {
    let text = "<p>The river fell for the third year in a row.</p>";
    let html = format!("<p><u>Low Water</u></p>{text}<p>A <u>third</u> year.</p><p><u>Salt</u></p>{text}");
    let text = "The river fell for the third year in a row.";
    assert_markdown(&html, &format!("**Low Water**\n\n{text}\n\nA third year.\n\n**Salt**\n\n{text}"));
}

#[test]
fn what_is_struck_out_stays_so() {
    assert_markdown(
        "<p>The toll was <del>nine</del> <s>ten</s> eleven.</p>",
        "The toll was <del>nine</del> <del>ten</del> eleven.",
    );
}
