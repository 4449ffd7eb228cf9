//! Heads and feet of pages as a browser's copy has them.

use super::*;

/// A page with a head of its own, four paragraphs and a foot.
fn copied(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}\n\n{}{foot}\n", PARAGRAPH.repeat(4)))
}

#[test]
fn a_title_that_a_trail_has_named_is_no_subtitle() {
    let head = "Home\nPublications\nLow Water: Who Reads the Gauges\n\nLow Water: Who Reads the Gauges\n\nMay 2, 2012\n\nAda Lind";
    let seen = copied(head, "");
    assert_eq!([seen.field("title"), seen.field("subtitle")], ["Low Water: Who Reads the Gauges", ""]);
}

#[test]
fn a_series_stands_above_each_of_its_titles() {
    let head = "Notes from the Bank\n\nWho reads the gauges at night\n\nAda Lind\nMay 2, 2012\n\nNotes from the Bank";
    let foot = "RELATED\n\nNotes from the Bank\nThe price of salt\nBen Roe\nMay 1, 2012";
    let seen = copied(head, foot);
    assert_eq!(seen.field("title"), "Who reads the gauges at night");
    assert_eq!([seen.field("subtitle"), seen.field("kind")], ["", "Notes from the Bank"]);
    assert_eq!(seen.paragraphs().len(), 4);
    // Inside the text a printer has the title above each page.
    let pages = format!("{PARAGRAPH}Who Reads Now\n\n{PARAGRAPH}Who Reads Now\n\n{PARAGRAPH}");
    let head = "Who Reads Now\n\nThe gauges of the upper river at night\n\nBy Ada Lind\nMay 2, 2012";
    assert_eq!(see_text(format!("{head}\n\n{pages}")).field("title"), "Who Reads Now");
    // Said once more, it may be the title.
    let seen = copied(
        "Who Reads Now\n\nThe gauges of the upper river at night\n\nBy Ada Lind\nMay 2, 2012",
        "Who Reads Now",
    );
    assert_eq!(seen.field("title"), "Who Reads Now");
}

#[test]
fn a_newspaper_has_its_section_and_the_kind_above_the_title() {
    let seen =
        copied("The River Pages | OP-ED\n\nThe Last Ferryman of Orsa\n\nBy ADA LIND     MAY 2, 2012", "");
    assert_eq!([seen.field("title"), seen.field("kind")], ["The Last Ferryman of Orsa", "OP-ED"]);
    let seen =
        copied("The River Pages | Op-Ed\n\nWhat a ferryman has to say\n\nBy Ada Lind\nMay 2, 2012", "");
    assert_eq!(seen.field("title"), "The River Pages");
}

#[test]
fn labels_may_have_their_values_directly_behind_them() {
    let seen = copied(HEAD, "Publication Series River Insight\n\nTopics Water, The Lower Basin, Salt");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "The Lower Basin", "Salt"]);
    assert_eq!(seen.paragraphs().len(), 4);
    // Without a list a line is the text's.
    assert_eq!(copied(HEAD, "Topics Water").paragraphs().len(), 5);
}

#[test]
fn a_copyright_sign_alone_names_nobody() {
    let head =
        "Low Water: Who Reads the Gauges\n\nThe bridge at Orsa\nImage by River Pictures\n©\n\nMay 2, 2012";
    let seen = copied(head, "DESK © 2012\nLegal notice  Privacy policy  Contact");
    assert_eq!(seen.page.metadata.rights.as_ref().map(|rights| rights.value.as_str()), Some("DESK © 2012"));
    assert_eq!(seen.paragraphs().len(), 4);
}

#[test]
fn the_form_in_which_a_text_is_to_be_cited_is_none_of_it() {
    let cited = "How to cite this article:\n\nAda Lind \"Low Water,\" River Report 29 (Summer 2012).";
    let seen = copied(HEAD, cited);
    assert_eq!(seen.paragraphs().len(), 4);
    let kept = "How to cite a river\n\nEverybody may do it as he likes, says the desk.";
    assert!(copied(HEAD, kept).page.markdown.text.contains("as he likes"));
}

#[test]
fn what_an_editor_says_is_no_summary() {
    let note = "Editor’s Note: This piece originally appeared in The Herald.";
    let seen =
        copied(&format!("Brief Analysis\n\nLow Water at the Gauges\n\nAda Lind\nMay 2, 2012\n\n{note}"), "");
    assert_eq!(seen.field("summary"), "");
    assert_eq!(seen.paragraphs().len(), 5);
}

#[test]
fn a_report_names_its_authors_side_by_side() {
    let foot = "Author Information\n\n Ada B. Lind                        Ben Roe\n Specialist in Water Policy         Analyst in Salt Affairs";
    let seen = copied("Low Water: Considerations\n\nUpdated May 2, 2012", foot);
    assert_eq!(
        seen.authors(),
        ["Ada B. Lind||Specialist in Water Policy", "Ben Roe||Analyst in Salt Affairs"]
    );
    assert_eq!(seen.paragraphs().len(), 4);
}

#[test]
fn a_letter_may_stand_in_place_of_a_picture() {
    let foot = "Authors\n\nA\n\nAda Lind\nSenior Fellow, River Desk";
    let seen = copied("Low Water at the Gauges\n\nAda Lind\nMay 2, 2012", foot);
    assert_eq!(seen.authors(), ["Ada Lind||Senior Fellow, River Desk"]);
    assert_eq!(seen.paragraphs().len(), 4);
}

#[test]
fn kind_and_date_may_open_a_page_above_its_title() {
    let seen = copied("MAY 2012\n\nPolicy Brief\n\nWhose water?\nThe upper towns and their gauges", "");
    assert_eq!(
        [seen.field("title"), seen.field("subtitle")],
        ["Whose water?", "The upper towns and their gauges"]
    );
    // A text may begin there with a heading where the title stands above.
    let seen = copied("Low Water at the Gauges\n\nMay 2, 2012\n\nPolicy Brief\n\nA dry year", "");
    assert_eq!(seen.field("title"), "Low Water at the Gauges");
}

#[test]
fn a_line_in_brackets_and_a_programme_of_the_house_are_no_titles() {
    let seen = copied(
        "(River Press International)\n\nSandbags and Gauges: Who Fills In\n\nby Ada Lind\n\nMay 2, 2012",
        "",
    );
    assert_eq!([seen.field("title"), seen.field("subtitle")], ["Sandbags and Gauges: Who Fills In", ""]);
    let seen = copied(
        "Le fleuve sans bateaux\nLes villes et leurs mesures\n\nCentre des eaux\n\nAda LIND\n\n2 mai 2012",
        "",
    );
    assert_eq!(seen.field("title"), "Le fleuve sans bateaux");
}

#[test]
fn a_mail_says_when_it_was_sent_and_the_text_when_it_appeared() {
    let head = "From: River Desk <desk@desk.example>\nTo: readers@desk.example\nDate: Thu, 3 May 2012 10:03:27 -0400\nSubject: Low Water at the Gauges\n\nLow Water at the Gauges\n\nMay 2, 2012\n\nAda Lind";
    let seen = copied(head, "");
    assert_eq!(
        seen.page.metadata.date.as_ref().map(|date| date.value.to_string()),
        Some("2012-05-02".to_owned())
    );
}

#[test]
fn the_code_of_a_report_stands_below_the_address_of_its_house() {
    let seen = copied(
        "Low Water: Considerations\n\nMay 2, 2012",
        "River Desk Service\nhttps://reports.desk.example\nRW12047",
    );
    assert_eq!(seen.field("number"), "RW12047");
}

#[test]
fn what_a_body_says_of_itself_below_its_name_is_no_text() {
    let about = "About the Orsa Institute\n\nOrsa – the Institute of Rivers – is a leading think tank on water and salt.\n\nwww.orsa.example";
    assert_eq!(copied(HEAD, about).paragraphs().len(), 4);
    let told = "About the Orsa Institute\n\nThe towns have asked it for a report every year, and every year it has come too late.";
    assert_eq!(copied(HEAD, told).paragraphs().len(), 5);
}

#[test]
fn a_newspaper_says_of_the_writer_what_he_is() {
    let note = "The writer, a former adviser to the river towns, teaches at the University of Orsa.";
    assert_eq!(copied(HEAD, note).field("note"), note);
    let text = "The writer of the decree, a former adviser, has said that nobody had asked him for it.";
    assert_eq!(copied(HEAD, text).field("note"), "");
}

#[test]
fn an_old_browser_prints_address_and_day_below_each_page() {
    let foot = "http://www.desk.example/watch/617.htm          6/14/2005\nPolicyWatch #617: Low Water                    Page 2 of 3\n\n";
    let seen = see_text(format!("{HEAD}{}{foot}{}", PARAGRAPH.repeat(2), PARAGRAPH.repeat(2)));
    assert_eq!(seen.paragraphs().len(), 4);
    assert!(!seen.page.markdown.text.contains("desk.example"));
}

#[test]
fn a_clipper_s_title_has_its_site_behind_it() {
    let head = "---\nsource: https://desk.example/low\nauthor: Ada Lind\n---\n\n# Low Water at the Gauges | Brookings\n\nPublished 17 Nov 2022    [Old Bridges](https://desk.example/tag/old-bridges)";
    let seen = copied(head, "");
    assert_eq!([seen.field("title"), seen.field("publisher")], ["Low Water at the Gauges", "Brookings"]);
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn two_words_below_the_number_of_a_series_are_a_title() {
    let seen = copied(
        "Policy Analysis\n\nPolicy Focus 163\n\nDry Wells\n\nCivil Documents and Local Rule in the North\n\nby Ada Lind (/experts/ada-lind)\n\nNov 6, 2019",
        "",
    );
    assert_eq!(seen.field("title"), "Dry Wells");
}

#[test]
fn what_stands_for_a_picture_names_its_house_or_its_author() {
    let seen = copied("River Desk Logo\n\nLow Water at the Gauges\n\nBy Ada Lind\nMay 2, 2012", "");
    assert_eq!([seen.field("title"), seen.field("publisher")], ["Low Water at the Gauges", ""]);
    let seen = copied("Orsa and the No Logo\n\nBy Ada Lind\nMay 2, 2012", "");
    assert_eq!(seen.field("title"), "Orsa and the No Logo");
}

/// A page of a head, two paragraphs, and what stands below them.
fn page_of(head: &str, below: &str) -> Seen {
    see_text(format!("{head}{PARAGRAPH}{PARAGRAPH}{below}\n"))
}

#[test]
fn bios_between_the_head_and_the_text_are_a_note_on_those_whom_the_text_never_names() {
    let note = "Ada Lind is a fellow at the River Desk. Ben Roe is its director and a former diver.";
    let seen = page_of("Title of a Page\n\nNov 12, 2008\n\n", &format!("{PARAGRAPH}\n"));
    assert_eq!(seen.authors(), Vec::<String>::new());
    let seen = page_of(&format!("Title of a Page\n\nNov 12, 2008\n\n{note}\n\n"), PARAGRAPH);
    assert_eq!((seen.field("title"), seen.field("note")), ("Title of a Page", note));
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    // Of whom the text tells it is the text's.
    let told = page_of(
        &format!("Title of a Page\n\nNov 12, 2008\n\n{note}\n\n"),
        "Then Lind left the Desk.\n\nRoe did.",
    );
    assert_eq!(told.field("note"), "");
}

#[test]
fn a_clipper_has_the_author_s_rank_below_his_name_and_his_account_beside_it() {
    let clip = |line: &str| {
        format!(
            "---\ntitle: Low Water: A History\nauthor: Ada Lind\n---\n\n{line}\n\nCommentary 2 May 2012 4 minute read\n\n"
        )
    };
    let seen =
        page_of(&clip("[Ada Lind](https://desk.example/lind)\n\nVisiting Fellow, Rivers Programme"), "");
    assert_eq!(seen.authors().join(" "), "Ada Lind||Visiting Fellow, Rivers Programme");
    assert_eq!((seen.field("kind"), &*seen.date()), ("Commentary", "2012-05-02"));
    let line =
        "**[Ada Lind](https://desk.example/lind)** | Researcher | [@adalind](https://x.example/adalind)";
    let seen = page_of(&format!("# Low Water: A History\n\n2 May 2012\n\n{line}\n\n"), "");
    assert_eq!(seen.authors(), ["Ada Lind|https://desk.example/lind|Researcher"]);
}

#[test]
fn a_reader_mode_has_the_picture_above_the_kind_and_the_author_below_the_dek() {
    let head = "desk.example\n\nThe Price of Low Water\n\nPublished 3 October 2012\n\nReading time: 4 minutes\n\n\
        Image — The weir in May. Photo by Cy Dell/AFP via Getty Images.\n\nExpert comment\n\n\
        Nobody reads the gauges. Somebody should do so before the next winter.\n\nDr Ada Lind\n\nSenior Fellow, Rivers Programme\n\n";
    let seen = page_of(
        head,
        &format!("{PARAGRAPH}The UK, which chairs the board of the weir, is a member that should say so.\n"),
    );
    assert_eq!(seen.authors(), ["Dr Ada Lind||Senior Fellow, Rivers Programme"]);
    assert_eq!(
        seen.field("summary"),
        "Nobody reads the gauges. Somebody should do so before the next winter."
    );
    assert_eq!(seen.field("note"), "");
}

#[test]
fn small_tags_of_a_reader_yield_to_the_topics_of_the_site() {
    let head = "title: Low Water\nauthor: Ada Lind\ndate: 2012-05-02\ntags: rivers, to-read\n\n# Low Water\n\n*Nobody reads the gauges, and somebody should.*\n\n";
    let seen = page_of(
        head,
        "Topics: [Rivers](https://desk.example/rivers) | [Salt and Grain](https://desk.example/salt)\n",
    );
    let topics: Vec<&str> =
        seen.page.metadata.topics.iter().flatten().map(|topic| topic.value.as_str()).collect();
    assert_eq!(topics, ["Rivers", "Salt and Grain"]);
    assert_eq!(seen.field("summary"), "Nobody reads the gauges, and somebody should.");
}

#[test]
fn accounts_may_stand_below_the_names_of_a_list_and_a_byline_among_labels() {
    let seen =
        page_of("The Price of Low Water\n\nAda Lind\n@adalind\n\nBen Roe\n@benroe\n\nMay 2, 2012\n\n", "");
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    let seen =
        page_of("Title: Low Water\nURL: https://desk.example/low\nBy: Ada Lind\nSaved: 2012-05-02\n\n", "");
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn a_head_in_one_line_may_be_wrapped_below_a_menu() {
    let text = "The river fell for the third year in a row, and nobody on either bank could say\n\
        why it did so, nor who should pay for the gauges that were washed away in the spring.\n\n";
    let head = "Menu  Search  My account  Become a member\n\n\
        Who counts the boats on the river? Expert comment ada.lind 12 May\n2023\n\n";
    let seen = see_text(format!("{head}{text}{text}{text}"));
    assert_eq!(
        (seen.field("title"), seen.field("kind")),
        ("Who counts the boats on the river?", "Expert comment")
    );
    assert_eq!((seen.date().as_str(), seen.paragraphs().len()), ("2023-05-12", 3));
}
