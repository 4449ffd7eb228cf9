//! What goes with the frame of a page, and what looks like it and stays.

use super::*;
use crate::read::page_text::sheet::left_by;

fn left(text: &str) -> Vec<String> {
    left_by(clear, text)
}

#[test]
fn page_numbers_go_and_the_numbers_of_a_text_stay() {
    let page = "The river fell for the third year in a row. ".repeat(10);
    let counted = format!("Title\n1\n{page}\n2\n{page}\nPage 3 of 4\n- 4 -\n2008");
    assert_eq!(left(&counted), ["Title", page.trim(), page.trim(), "2008"]);
    assert_eq!(left("One\n17\n\u{c}Two"), ["One", "Two"]);
    let middle = format!("One\n\n{:>30}\n\nTwo\n\n12\n\nThree\n\n{:>30}\n\nFour", 1, 2);
    assert_eq!(left(&middle), ["One", "Two", "12", "Three", "Four"]);
    // One alone may be a figure of the text.
    assert_eq!(left(&format!("One\n\n{:>30}\n\nTwo", 12)), ["One", "12", "Two"]);
    for column in ["2006\n2007\n2008", "1\n2\n3", "1/2\n3 of 4"] {
        assert_eq!(left(column), column.lines().collect::<Vec<_>>());
    }
    let years = format!("2006\n{page}\n2007\n{page}");
    assert_eq!(left(&years).len(), 4);
}

#[test]
fn what_cuts_a_sentence_at_one_break_is_the_same_at_another() {
    let page = "The river fell for the third year in a row. ".repeat(10);
    let foot = |number: u32| format!("River Notes 12\n\nMay 2020\n\n{number}");
    let text = format!(
        "Title\n\n{page}\n\n{}\n\nLow Water\n\n{page} But nobody on either bank could say\n\n{}\n\nwhy it did so.\n\nMay 2020",
        foot(2),
        foot(3)
    );
    let last = format!("{page} But nobody on either bank could say");
    assert_eq!(left(&text), ["Title", page.trim(), "Low Water", last.trim(), "why it did so.", "May 2020"]);
}

#[test]
fn a_page_break_may_stand_behind_a_short_line_that_hangs() {
    let page =
        "Title\n\nThe river feeds 85,000 people, of\n\n4\n\nwhom each third has no work, and nobody says so.";
    assert_eq!(left(page).len(), 3);
    // A shorter line may be a heading or an item, unless a whole paragraph goes on with its sentence.
    let open = page.replace(", of", "");
    assert_eq!(left(&open).len(), 4);
    assert_eq!(left(&open.replace("nobody says so", "nobody says so in any of the papers")).len(), 3);
    assert_eq!(left(&open.replace("whom", "Whom").replace("says so", "says so in any paper")).len(), 4);
}

#[test]
fn the_wrapped_lines_of_a_paragraph_are_no_head_of_a_page() {
    let page = "Where the Toll Ends\n\nThe price of the crossing shows it. In 2016 one of the two companies left\n\
        the lower bridge to the town and with it the only winter road that there was\n\
        on this bank. Two villages were fed for three months by what the mail brought\n\
        \u{c}over the mountains. Nobody asked why, since nothing had been written down.";
    assert_eq!(left(page).len(), 5);
}

#[test]
fn a_head_of_two_lines_with_its_number_at_the_margin_goes() {
    let head = "The Long River\nRiver Desk Report N°12, 3 May 2008                    Page 2";
    let page = |head: &str| left(&format!("The Long River\n\nThe river fell.\n\n{head}\n\nIt rose again."));
    assert_eq!(page(head), ["The Long River", "The river fell.", "It rose again."]);
    assert_eq!(page("The Long River      Page 2").len(), 3);
    for text in [
        "A Short River\nOf Rivers and Their Gauges          Page 2",
        "The Long River\nSee the report, page 2",
    ] {
        assert_eq!(page(text).len(), 5, "{text}");
    }
}

#[test]
fn a_heading_that_several_sections_have_stays() {
    let text = "A paragraph.\n".repeat(10);
    let page = format!("Findings\n{text}").repeat(4);
    assert_eq!(left(&page).iter().filter(|line| *line == "Findings").count(), 4);
}

#[test]
fn a_head_on_every_page_is_kept_once() {
    assert_eq!(
        left("River Desk\nOne.\n\u{c}River Desk\nTwo.\n\u{c}River Desk\nThree."),
        ["River Desk", "One.", "Two.", "Three."]
    );
}

#[test]
fn section_numbers_stay_however_long_the_sections_are() {
    let section = "The river fell for the third year in a row.\n\n".repeat(10);
    let long_title = "A Title That Is a Good Deal Longer Than Forty Characters";
    let page = format!("{long_title}\n\n1\n\n{section}2\n\n{section}Page 9 of 9\n\n3\n\n{section}");
    for number in ["1", "2", "3"] {
        assert!(left(&page).contains(&number.to_owned()), "{number}");
    }
}

const HALF: &str =
    "The board meets four times a year in the old customs house, and so far it has always been able to find";

#[test]
fn what_parts_a_sentence_at_a_page_break_goes() {
    for between in
        ["\n\n7\n\n", "\n\nRiver Paper 12\nMay 2012\n\n3\n\n\u{c}", "\n\nThe Dry Years\nPage 2\n\n\u{c}"]
    {
        let rest = "a table, a lamp and somebody who would keep the minutes of the meeting.";
        assert_eq!(left(&format!("{HALF}{between}{rest}")), [HALF, rest], "{between:?}");
    }
    // A heading stands between two sentences, a list of names below its own.
    let whole = format!("{HALF} a table.\n\nThe Dry Years\n\n\u{c}and so on, as before.");
    assert_eq!(left(&whole).len(), 3);
    let names = format!("{HALF}\n\nAda Lind\n\nBen Roe\n\nand a lamp.");
    assert_eq!(left(&names).len(), 4);
}

#[test]
fn a_browser_prints_the_address_at_the_foot_of_every_page() {
    let page = format!(
        "{HALF}\n\nhttps://desk.example/print/12\t\t1/3\n\n\u{c}a lamp.\n\nhttps://desk.example/print/12 3/3"
    );
    assert_eq!(left(&page), [HALF, "a lamp."]);
    assert_eq!(left("https://desk.example/print/12"), ["https://desk.example/print/12"]);
    assert_eq!(left("4/12/24, 9:14 AM     A Title | The Desk\nA Title"), ["A Title"]);
    assert_eq!(printed_address("https://desk.example/12     2/3"), Some("https://desk.example/12"));
    let older = "https://desk.example/12 (1 of 2) [3/14/2008 9:12:40 AM]";
    assert_eq!(printed_address(older), Some("https://desk.example/12"));
}

#[test]
fn what_a_site_puts_below_a_text_goes() {
    let below = [
        "Facebook LinkedIn Copy link",
        "Follow @riverdesk",
        "← An Older Title",
        "A Newer Title →",
        "Comments (12)",
        "Your email address will not be published. Required fields are marked *",
        "Sign up for the desk's newsletter and get it every Monday.",
        "The views expressed in this brief are those of the author and not of the desk.",
        "La rédaction le rappelle : ces propos n’engagent que leur auteur.",
    ];
    for line in below {
        assert_eq!(left(&format!("{HALF} a lamp.\n\n{line}\n")), [format!("{HALF} a lamp.")], "{line}");
    }
    // A note on the author keeps what it says of his views, and a title may point to the right.
    let note = "Ada Lind is a fellow of the desk; the views expressed here are her own.";
    assert_eq!(left(&format!("{HALF} a lamp.\n\n{note}\n")).len(), 2);
    assert_eq!(left(&format!("Share and Share Alike\n\n{HALF} a lamp.")).len(), 2);
}

#[test]
fn the_first_line_of_a_paragraph_is_read_with_the_rest_of_it() {
    for text in [
        "Next: the upper gauge must be read every\nmorning, and the reading must be published.",
        "Also in July, the council of the lower town sent an\ne-mail to every village.",
    ] {
        assert_eq!(left(text).join("\n"), text);
    }
}

#[test]
fn the_frame_of_a_site_goes() {
    assert_eq!(left("Skip to main content\nTitle\n-\n24 pages\n❖\nText"), ["Title", "Text"]);
    for line in ["ISSN 2532-6570", "ISBN: 978-0-00-000000-2", "desk@river.example"] {
        assert_eq!(left(&format!("{line}\nTitle\n{line}\nText")), ["Title", "Text"], "{line}");
    }
}

#[test]
fn a_row_of_the_parts_of_a_site_is_a_menu() {
    for row in [
        "People | Research | Events | Support DESK",
        "Our Work   Regions   Latest Updates   RiverWatch   Support Us",
        "[ Home ]  [ Issues ]  [ Press ]  [ Search ]",
        "Publications & Tools | Programs | Education & Training | Newsroom",
        "Anasayfa   Yayınlar   Etkinlikler   İletişim",
    ] {
        assert_eq!(part_of(row).map(|part| part != Part::Ornament), Some(true), "{row}");
    }
    for row in ["Iran | Iraq | Turkey", "Ada Lind | Ben Roe | Cy Dell", "Research | 2007 | 2008", "Research"]
    {
        assert_eq!(part_of(row), None, "{row}");
    }
}

#[test]
fn a_title_in_brackets_and_a_time_of_day_are_no_frame() {
    for text in ["Home (1945)", "The Leak (12 MB a Day)", "9:00/10:30", "People • Data • Power"] {
        assert_eq!(part_of(text), None, "{text}");
    }
    assert!(part_of("Comments (12)").is_some() && part_of("0:00 / 11:42").is_some());
    assert!(part_of("Ferries: powers, contracts and reform (644 KB, PDF)").is_some());
}
