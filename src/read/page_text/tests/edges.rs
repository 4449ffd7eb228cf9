//! Headings, items, bylines and labels in forms that few houses have, and where the end of a page cuts them.

use super::*;

const FULL: &str = "Nobody on either bank could say why the river had fallen so far, and nobody had asked since the spring of that year.";

/// A text that is wrapped as a printer does, with something between two of its paragraphs.
fn wrapped(between: &str) -> Seen {
    let above = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.";
    let below = "The ministry has no money for the paper, and the printer has gone to\nthe capital, where he is paid for what he prints, and on time.";
    see_text(format!("{HEAD}{above}\n\n{between}\n\n{below}\n\n{above}\n\n{below}\n"))
}

#[test]
fn headings_may_end_with_a_full_stop() {
    let text = |one: &str, other: &str| {
        see_text(format!("{HEAD}{FULL}\n\n{one}\n\n{FULL}\n\n{other}\n\n{FULL}\n\n{FULL}\n")).headings()
    };
    let heads = ["The Price of Salt.", "Lessons to Draw from a Dry Year."];
    assert_eq!(text(heads[0], heads[1]), heads);
    let three = format!("{}\n\n{FULL}\n\nThe Ferry.", heads[0]);
    assert_eq!(text(&three, heads[1]), [heads[0], "The Ferry.", heads[1]]);
    // One alone may be what somebody calls out, and a sentence has no capitals but its first.
    for other in ["Nobody came.", "Ada Lind.", "Das Wasser ist weg.", "It was the Orsa."] {
        assert!(text(heads[0], other).is_empty(), "{other}");
        assert!(text(other, other).is_empty(), "{other}");
    }
}

#[test]
fn items_with_letters_are_a_list_where_they_stand_further_in() {
    let items = "   (a) the ministry did not ask who lived behind the weir or below it,\n       nor why;\n   (b) the towns did not say that they had been reading the gauge since\n       August of the year before.";
    let seen =
        wrapped(&format!("All who live on the river have said it more than once. In this case\n\n{items}"));
    let list = "- (a) the ministry did not ask who lived behind the weir or below it, nor why;\n- (b) the towns did not say that they had been reading the gauge since August of the year before.";
    assert!(seen.page.markdown.text.contains(list), "{}", seen.page.markdown.text);
    let text = "All who live on the river have said it twice, which is why they (a) do\nnot ask who lived behind the weir or below it, nor why; and they do\n(b) not say that they had been reading the gauge since August.";
    assert!(!wrapped(text).page.markdown.text.contains("- ("));
}

#[test]
fn a_row_of_labelled_questions_has_no_headings() {
    let row = "Technical: which gauge was it, and who reads it?\n\nLegal: who can be charged, and on what proof?\n\nPolitical: what do the towns gain by it?";
    let read = |row: &str| see_text(format!("{HEAD}{FULL}\n\n{row}\n\n{FULL}\n\n{FULL}\n")).headings();
    assert!(read(row).is_empty());
    assert_eq!(read("Low Water: Who Pays for It?"), ["Low Water: Who Pays for It?"]);
}

#[test]
fn the_end_of_a_page_may_cut_the_first_sentence_below_a_heading() {
    let head = "22.3.2021          Low Water on the Orsa - River Desk";
    let foot = |page: u8| format!("https://desk.example/low-water          {page}/2");
    let full = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.\n\n";
    let page = |heading: &str| {
        format!(
            "{head}\n\nLow Water on the Orsa\n\nBy Ada Lind\n\n{full}{full}{heading}\n\nThe gauge at Orsa is to be read by whoever has a boat on the river of the\n\n{}\n{head}\n\nNorth or below it, and the towns shall pay three men for it.\n\n{full}{}\n",
            foot(1),
            foot(2)
        )
    };
    for heading in ["Recommended", "What to Do"] {
        let seen = see_text(page(heading));
        let text = "by whoever has a boat on the river of the North or below it";
        assert!(seen.page.markdown.text.contains(text), "{}", seen.page.markdown.text);
        assert!(seen.page.metadata.related.is_none());
        assert_eq!(seen.headings(), [heading]);
    }
}

#[test]
fn a_word_with_a_number_before_prose_is_a_heading_and_no_number() {
    let seen = see_text(format!("{HEAD}{FULL}\n\nThe Gauges of R1 and R2\n\n{FULL}\n\n{FULL}\n"));
    assert_eq!((seen.field("number"), seen.headings()), ("", vec!["The Gauges of R1 and R2".to_owned()]));
}
