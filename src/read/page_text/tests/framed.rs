//! What stands between a site's frame and its text: menus above the head, captions among the paragraphs, and the prose
//! that looks like them.

use super::*;

const PROSE: &str = "The gauge at Orsa is read twice a day, once in the morning and once at night, by a man who has a boat and no other work.";

/// A page with a head of its own, four paragraphs and a foot.
fn page(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}\n\n{}{foot}\n", PARAGRAPH.repeat(4)))
}

/// The paragraphs and headings that a text has in between two paragraphs.
fn between(said: &str) -> String {
    let text =
        page("Low Water\n\nBy Ada Lind\n\nMay 2, 2012", &format!("{said}\n\n{PROSE}")).page.markdown.text;
    let all = PARAGRAPH.trim();
    let start = text.rfind(all).map_or(0, |at| at + all.len());
    text[start..text.rfind(PROSE).unwrap_or(text.len())].trim().to_owned()
}

#[test]
fn the_last_entry_of_a_menu_is_no_title() {
    let head = "Skip to main content\nResearch\nPublications\nAbout the Weir\n\nA Price for Low Water\n\nHow the Northern Towns Lost Their River\n\nAda Lind\n\nMay 2, 2012";
    let seen = page(head, "");
    let titles = [seen.field("title"), seen.field("subtitle")];
    assert_eq!(titles, ["A Price for Low Water", "How the Northern Towns Lost Their River"]);
    // A kind above the title is no menu.
    let head =
        "Analysis\nWater\nLow Water\n\nHow the Northern Towns Lost Their River\n\nAda Lind\n\nMay 2, 2012";
    assert_eq!(page(head, "").field("title"), "Low Water");
}

#[test]
fn a_word_of_a_menu_is_neither_kind_nor_author() {
    let menu = "Home\nResearch\nAnalysis\nGlobal Affairs\nPublications\nEvents";
    let seen = page(&format!("{menu}\n\nA Price for Low Water in the North\n\nMay 2, 2012"), "");
    assert_eq!((seen.field("kind"), seen.authors().len()), ("", 0));
    // What a page says of itself stands so in its head.
    let head = "Home\nResearch\nPolicy Brief\nA Price for Low Water in the North\nAda Lind\nMay 2, 2012";
    let seen = page(head, "");
    assert_eq!((seen.field("kind"), seen.authors()), ("Policy Brief", vec!["Ada Lind||".to_owned()]));
}

#[test]
fn the_fields_of_a_catalogue_below_its_menu_are_read() {
    let fields = "Content Type: Working Paper\n\nInstitution: River Institute\n\nPublication Date: 02-2020\n\nAuthor: Ada Lind";
    let title = "The River Fell: Can Anybody on Either Bank Say Why?";
    let seen = page(&format!("Home\nSearch\nBrowse\nMy Page\n\n{fields}\n\n{title}"), "");
    assert_eq!((seen.field("title"), seen.field("kind")), (title, "Working Paper"));
    assert_eq!((seen.date().as_str(), seen.authors().len()), ("2020-02", 1));
}

#[test]
fn a_word_for_which_two_lines_stand_is_a_title_below_its_kind() {
    let head = "River Desk\nInstitute for Water and Towns\n\nReport\n\nLow Water\nGauges, Ferries and the Gap of the Winter\nAda Lind\n\nMay 2, 2012";
    let seen = page(head, "");
    let titles = [seen.field("title"), seen.field("subtitle")];
    assert_eq!(titles, ["Low Water", "Gauges, Ferries and the Gap of the Winter"]);
}

#[test]
fn captions_stand_alone_among_paragraphs() {
    for caption in [
        "Men wait for the ferry at Orsa, 7 September 2019. Reuters/Dee Eck",
        "Men wait for the ferry at Orsa, 7 September 2019. RAND / Staff",
        "Map of the lower weir at Orsa (Source: River Atlas)",
    ] {
        assert_eq!(between(caption), "", "{caption}");
    }
    for text in [
        "Who holds the river? The polls say that nobody does. Reuters/Ipsos",
        "Figure 1 shows how far the gauges fell (Source: River Atlas)",
        "Exports fell again by a third. Source: River Board.",
        "1. Ada Lind, The River Falls Again in May. RAND / Santa Monica",
    ] {
        assert_ne!(between(text), "", "{text}");
    }
}

#[test]
fn a_caption_above_the_text_may_be_wrapped() {
    let caption = "Women wait at the ferry of the lower weir\nOrsa, 9 September 2020. CRISIS GROUP";
    let seen = page(&format!("Low Water in the North\n\nBy Ada Lind\n\nMay 2, 2012\n\n{caption}"), "");
    assert_eq!((seen.headings().len(), seen.paragraphs().len()), (0, 4));
    let text = "Women have waited at the ferry of the lower weir since the spring,\nand nobody has told them why. They ask the";
    let seen = page(&format!("Low Water\n\nBy Ada Lind\n\nMay 2, 2012\n\n{text}"), "");
    assert!(seen.page.markdown.text.contains("They ask the"));
}

#[test]
fn entries_without_days_have_descriptions() {
    let entry = |title: &str| {
        format!("Op-Ed / Asia\n\n{title}\n\nNobody has shown the towns a plan, and they have asked.\n\n")
    };
    let related = format!("Related\n\n{}{}", entry("The Empty Quarter"), entry("Schools of Lanao"));
    let seen = page("Low Water\n\nBy Ada Lind\n\nMay 2, 2012", &related);
    assert_eq!(seen.page.metadata.related.as_ref().map(Vec::len), Some(2));
    assert!(!seen.page.markdown.text.contains("a plan"), "{}", seen.page.markdown.text);
    // What follows the last entry may be on its author.
    let last = format!(
        "{}Op-Ed / Asia\n\nSchools of Lanao\n\nThis article was written for the river.",
        entry("The Empty Quarter")
    );
    let seen = page("Low Water\n\nBy Ada Lind\n\nMay 2, 2012", &format!("Related\n\n{last}"));
    assert!(seen.page.markdown.text.contains("This article was written"));
}

#[test]
fn wide_lines_are_wrapped_where_few_of_them_end_a_sentence() {
    let line = "The gauge at Orsa is read twice a day, once in the morning and once at night, by a man who has a boat and no other work on the";
    let wrapped = format!("{line} lower\n{line} upper\n{line} lower\nweir, and nobody reads it for him.");
    let seen = see_text(format!("Low Water\n\nBy Ada Lind\n\nMay 2, 2012\n\n{wrapped}\n\n{wrapped}\n"));
    assert_eq!(seen.paragraphs().len(), 2);
    let told = format!("{line} lower weir.");
    let digest = [told.as_str(); 6].join("\n");
    let seen = see_text(format!("Low Water\n\nBy Ada Lind\n\nMay 2, 2012\n\n{digest}\n"));
    assert_eq!(seen.paragraphs().len(), 6, "a digest has a line for each of its paragraphs");
}

#[test]
fn a_byline_may_have_the_line_above_the_first_words_to_itself() {
    let text = "Nobody on either bank could say why the river had fallen so far, and nobody\nhad asked since the spring.";
    let seen = see_text(format!(
        "Low Water and the Towns\n\nMay 2, 2012\n\nBy Ada Lind and Ben Roe* (RAND) —\n{text}\n\n{PARAGRAPH}"
    ));
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    assert!(seen.paragraphs()[0].starts_with("Nobody on either bank"), "{:?}", seen.paragraphs());
}

#[test]
fn a_series_stands_behind_the_second_mark_below_the_names() {
    let head = "Low Water and the Towns\n\nMay 2, 2012\n\n◆\n\n• Ada Lind\n\n◆\n\nRiver Watch";
    let seen = page(head, "");
    assert_eq!((seen.authors().len(), seen.headings().len()), (1, 0));
    let seen = page("Low Water and the Towns\n\n◆\n\nMay 2, 2012\n\n◆\n\nThe Thirst of Orsa", "");
    assert_eq!(seen.headings(), ["The Thirst of Orsa"]);
}

#[test]
fn what_refers_to_a_note_is_the_text_s_own_first_paragraph() {
    let first = "The towns of the north have lost their river, and few of them know to whom.";
    let notes = "Notes\n\n1 River Board, Report of 2011.\n2 The same, Report of 2012.";
    let read = |first: &str, end: &str| {
        see_text(format!(
            "Low Water\n\nPolicy Brief 12\n\nAda Lind\n\nMay 2, 2012\n\n{first}\n\n{}{PROSE}{end}\n\n{notes}\n",
            PARAGRAPH.repeat(3)
        ))
    };
    assert_eq!(read(&format!("{first}1"), "2").field("summary"), "");
    assert_eq!(read(first, "1 It fell.2").field("summary"), first);
}

#[test]
fn names_below_a_colon_are_a_list() {
    let names = "Radio San Gabriel\nRadio Atipiri\nRadio Pachamama";
    let lead = "Three stations of the city, which broadcast around the clock, have offered to train the men:";
    let listed = between(&format!("{lead}\n\n{names}\n\n{PROSE}"));
    assert!(listed.contains("- Radio San Gabriel\n- Radio Atipiri\n- Radio Pachamama"), "{listed}");
    // What somebody says so is no list.
    let said = names.replace("Radio San Gabriel", "Radio San Gabriel.");
    assert!(!between(&format!("{lead}\n\n{said}\n\n{PROSE}")).contains("- Radio"));
}

#[test]
fn a_record_may_close_a_page() {
    let record = "Author: Ada Lind\nInstitution: River Institute\nPolitical Geography: Orsa, Mora\nTopic: Peace, Borders";
    let seen = page("The River Fell Again in the North", record);
    assert_eq!((seen.authors(), seen.field("publisher")), (vec!["Ada Lind||".to_owned()], "River Institute"));
    let seen = page("The River Fell Again in the North", "Author: Ada Lind");
    assert!(seen.page.markdown.text.contains("Author"), "one line may be the text's own");
    let book = "Title: The Weir\nAuthor: Ben Roe\nDate: 2015\nTopic: Rivers";
    let seen = page("The River Fell Again in the North\n\nBy Ada Lind\n\nMay 2, 2012", book);
    assert_eq!(
        (seen.field("title"), seen.date().as_str()),
        ("The River Fell Again in the North", "2012-05-02")
    );
}

#[test]
fn headings_may_open_with_an_article_or_ask_what_comes_next() {
    for heading in ["al-Khalifa Family Politics", "Before the Next Lease", "Et après ?"] {
        let found = between(&format!("{heading}\n\n{PROSE}"));
        assert!(found.starts_with(&format!("## {heading}")), "{found}");
    }
    for text in ["But why?", "Testimony before the River Committee"] {
        assert!(!between(&format!("{text}\n\n{PROSE}")).contains('#'), "{text}");
    }
}

#[test]
fn the_bio_that_a_star_leads_to_may_stand_above_the_house() {
    let head = "Low Water and the Towns\n\nMay 2, 2012\n\nBy Ada Lind* and Ben Roe (RAND) — Nobody on either bank could say why it fell.";
    let seen = page(head, "*Ada Lind is a fellow at the River Desk.\n\nThis article was published by RAND.");
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind is a fellow at the River Desk.", "Ben Roe||"]);
    assert!(!seen.page.markdown.text.contains("was published"));
}
