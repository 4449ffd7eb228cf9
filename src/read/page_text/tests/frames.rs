//! What a site or a tool puts round a text, and where the text and its head begin inside it.

use super::*;

/// A page of some paragraphs between a head and a foot.
fn framed(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}{}{foot}\n", PARAGRAPH.repeat(4)))
}

#[test]
fn a_site_s_foot_below_the_sections_is_cut() {
    let foot = "TOPICS\n\nWater\nSalt\n\nStay up to date\n\n12 Weir Lane, Suite 400, Port Orsa 20036\n\nThe desk is an independent body that was founded by the towns of the lower basin.";
    let seen = framed(HEAD, foot);
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "Salt"]);
    assert_eq!(seen.paragraphs().len(), 4);
    assert_eq!(seen.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(), [Code::FootLeftOut]);
    // Below a section that stands in the middle the text goes on.
    let seen = framed(HEAD, &format!("TOPICS\n\nWater\nSalt\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.paragraphs().len(), 7);
}

#[test]
fn topics_may_stand_in_a_row() {
    for row in [
        "Water   Salt and Grain   Old Bridges",
        "Water (/t/1) Salt and Grain (/t/2) Old Bridges (/t/3)",
        "[Water](/t/1) [Salt and Grain](/t/2) [Old Bridges](/t/3)",
    ] {
        let seen = framed(HEAD, &format!("TOPICS\n\n{row}"));
        let names = Seen::names(&seen.page.metadata.topics);
        assert_eq!(names, ["Water", "Salt and Grain", "Old Bridges"], "{row}");
    }
}

#[test]
fn a_row_of_links_at_the_end_is_no_text() {
    assert_eq!(framed(HEAD, "[ Home page ]  [ River Papers ]").paragraphs().len(), 4);
    assert_eq!(framed(HEAD, "[ See the gauge, 1996 ]").paragraphs().len(), 5);
}

#[test]
fn below_the_rule_of_a_mail_stands_its_foot() {
    let street = "RIVER DESK, 12 Weir Lane, Suite 400, Port Orsa\n20036. For the tables, write to Ben Roe.";
    let rule = "-".repeat(60);
    let seen = framed(HEAD, &format!("{rule}\nSubscribe to our newsletter.\n\n{street}"));
    assert_eq!(seen.paragraphs().len(), 4);
    // A rule with words of the text below it parts the text.
    let seen = framed(HEAD, &format!("{rule}\n{PARAGRAPH}\n{street}"));
    assert!(seen.paragraphs().len() > 4, "{:?}", seen.paragraphs());
}

#[test]
fn short_lines_among_the_words_of_a_site_are_its_own() {
    for foot in [
        "For the tables:\nPress Desk\npress@desk.example",
        "132 pages\nDownload PDF\n\nOrder a bound copy",
        "Order a bound copy\n\nDownload PDF",
        "Order a bound copy\n\nTOPICS\nWater",
        "Orsa University Libraries\n\nTerms of Use",
    ] {
        assert_eq!(framed(HEAD, foot).paragraphs().len(), 4, "{foot}");
    }
    for foot in ["The last of the gauges", "Ada Lind\n\nDownload PDF", "Who reads them?\n\nDownload PDF"] {
        assert_eq!(framed(HEAD, foot).paragraphs().len(), 5, "{foot}");
    }
}

#[test]
fn a_title_may_stand_below_kind_and_date() {
    let seen =
        framed("RIVER DESK\n\nReport / Basin\n3 March 2021\n8 minutes\n\nWho Reads the Old Gauges\n\n", "");
    assert_eq!((seen.field("title"), seen.field("kind")), ("Who Reads the Old Gauges", "Report"));
    let seen = framed(
        "* [Orsa](/orsa)\n* [Basin](/basin)\n\nReport / Basin *30 April 2021* 20+ minutes\n\n# Low Water\n\n",
        "",
    );
    assert_eq!((seen.field("title"), seen.date().as_str()), ("Low Water", "2021-04-30"));
}

#[test]
fn a_title_and_its_subtitle_stand_together_below_a_letterhead() {
    let head = "River Desk: Better Gauges for the Basin\n\nOther Pages\n\nPolicyWatch #12\n\nReading the Old Gauges\n\nBy Ada Lind\n\nNov 12, 2008\n\n";
    let seen = framed(head, "");
    assert_eq!((seen.field("title"), seen.field("subtitle")), ("Reading the Old Gauges", ""));
}

#[test]
fn a_catalogue_s_record_has_a_line_for_each_value() {
    let record = "dc.contributor.author\tLind, Ada\ndc.contributor.author\tRoe, Ben\ndc.date.issued\t2016-03\n\
        dc.subject\tWater\ndc.subject\tSalt\ndc.title\tReading the Old Gauges\n\nFull text\n\n";
    let seen = framed(record, "");
    assert_eq!(seen.authors(), ["Lind, Ada||", "Roe, Ben||"]);
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "Salt"]);
    assert_eq!((seen.field("title"), seen.date().as_str()), ("Reading the Old Gauges", "2016-03"));
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (4, 0));
}

#[test]
fn a_file_a_picture_and_a_caption_above_the_text_are_no_text() {
    let head = "Reading the Old Gauges\n\nby Ada Lind\n\nNov 12, 2008\n\nDownload the full paper (PDF, 3.2 MB)\n\n[old-gauge]\n\n\
        A gauge beside the lower bridge\n\nBrief Analysis\n\n";
    let seen = framed(head, "");
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (4, 0));
}

#[test]
fn a_question_in_an_interview_is_no_heading() {
    let seen = framed(HEAD, &format!("AL: Who reads them?\n\n{PARAGRAPH}Who Pays for It?\n\n{PARAGRAPH}"));
    assert_eq!(seen.headings(), ["Who Pays for It?"]);
}

#[test]
fn a_place_with_the_date_that_a_running_head_has_is_no_title() {
    let head = "River Papers No. 12\nOrsa/Geneva, 3 March 2021\n\nWho Keeps the Gauge?\n\n";
    let running = "\n\nWho Keeps the Gauge?\nRiver Papers No. 12, 3 March 2021        Page 2\n\n";
    let seen = see_text(format!("{head}{PARAGRAPH}{running}{PARAGRAPH}"));
    let title = seen.page.metadata.title.as_ref().map(|title| title.value.as_str());
    assert_eq!(title, Some("Who Keeps the Gauge?"));
}

#[test]
fn a_related_reading_may_have_its_region_beside_the_kind_and_its_title_as_a_heading() {
    let related = "RELATED\n\nReport / Lower Basin\n\n### Salt in the Fields\n\n3 March 2021\n\nPodcast / Upper Basin\n\n### A Ferry Alone\n\n1 May 2021\n";
    let seen = see_text(format!(
        "Who Keeps the Gauge?\n\nby Ada Lind\n\nMar 3, 2021\n\n{PARAGRAPH}{PARAGRAPH}{related}"
    ));
    let readings: Vec<_> = seen.page.metadata.related.iter().flatten().collect();
    let said = |reading: &crate::model::Reading| {
        (reading.kind.as_ref().unwrap().value.clone(), reading.name().to_owned())
    };
    let said: Vec<_> = readings.into_iter().map(said).collect();
    let expected = [("Report", "Salt in the Fields"), ("Podcast", "A Ferry Alone")];
    assert_eq!(said, expected.map(|(kind, title)| (kind.to_owned(), title.to_owned())));
}

#[test]
fn a_line_about_rights_is_kept_as_far_as_it_claims_them() {
    for (line, rights) in [
        (
            "Copyright 2021 The River Desk. All rights reserved. Last modified: May 2",
            "Copyright 2021 The River Desk. All rights reserved.",
        ),
        ("© 2021 The River Desk. You may forward this page.", "© 2021 The River Desk."),
    ] {
        let seen = see_text(format!(
            "Who Keeps the Gauge?\n\nby Ada Lind\n\nMar 3, 2021 - 10:15\n\n{PARAGRAPH}{PARAGRAPH}{line}\n"
        ));
        assert_eq!(seen.page.metadata.rights.as_ref().map(|rights| rights.value.as_str()), Some(rights));
        assert_eq!(
            seen.page.metadata.date.as_ref().map(|date| date.value.to_string()).as_deref(),
            Some("2021-03-03")
        );
    }
}

#[test]
fn buttons_that_nobody_knows_go_with_those_beside_them() {
    for row in
        ["Share\nFacebook\nPrint\nZapfeln", "Share on email\nShare on zapfel", "Zapfeln | Save | Print"]
    {
        let seen = framed(&format!("{HEAD}{row}\n\n"), "");
        assert_eq!(seen.paragraphs().len(), 4, "{row}: {}", seen.page.markdown.text);
    }
    // Beside one such word a name is a name.
    let head = format!("{HEAD}{PARAGRAPH}Print\nOrsa\nWeir\n\n");
    assert!(framed(&head, "").page.markdown.text.contains("Orsa"));
}

#[test]
fn a_letterhead_above_the_title_is_no_text() {
    let head =
        "Orsa River Institute\nKnow the Water\n\nReading the Old Gauges\n\nby Ada Lind\n\nNov 12, 2008\n\n";
    let seen = framed(head, "");
    assert_eq!((seen.field("title"), seen.paragraphs().len()), ("Reading the Old Gauges", 4));
    let publisher = seen.page.metadata.publisher.as_ref().map(|house| house.value.as_str());
    assert_eq!(publisher, Some("Orsa River Institute"));
}

#[test]
fn where_else_a_text_appeared_is_no_title_and_no_text() {
    let head =
        "Reading the Old Gauges\n\nby Ada Lind\n\nAlso published in The Orsa Herald\n\nNov 12, 2008\n\n";
    let seen = framed(head, "");
    assert_eq!((seen.field("title"), seen.paragraphs().len()), ("Reading the Old Gauges", 4));
}

#[test]
fn a_rule_below_the_last_paragraph_parts_nothing() {
    assert!(!framed(HEAD, "◆\n\n◆\n").page.markdown.text.trim_end().ends_with("***"));
}

#[test]
fn the_links_of_a_page_in_markdown_are_no_longer_than_they_read() {
    let address =
        "https://desk.example/a-folder/with-a-name-that-is-long-enough-to-fill-a-line-of-the-page-and-more";
    let head = format!("A Title About Rivers\n\nby [Ada Lind]({address})\n\nNov 12, 2008\n\n");
    let topics =
        format!("## Topics\n\n-   [Water]({address}/water-and-more)\n-   [Salt]({address}/salt-and-more)");
    let seen = framed(&head, &topics);
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "Salt"]);
    assert_eq!(seen.authors(), [format!("Ada Lind|{address}|")]);
}

#[test]
fn a_record_may_have_its_title_without_a_label() {
    let head = "Reading the Old Gauges\n\nAuthor: Ada Lind\n\nPublication Date: 02-2020\n\nFull Text\n\n";
    assert_eq!(framed(head, "").headings(), Vec::<String>::new());
    let head = "Reading the Old Gauges\n\nby Ada Lind\n\nNov 12, 2008\n\nFull Text\n\n";
    assert_eq!(framed(head, "").headings(), ["Full Text"]);
}

#[test]
fn a_form_whose_list_is_as_wide_as_a_window_is_not_wrapped() {
    let item = "- the mill at the lower weir, the cheapest of them and the nearest;\n";
    let head = "Titre\nLire les vieilles jauges\n\nDate de publication\n13 mars 2020\n\nAuteur(s)\nAda LIND\n\nCorps du texte\n\n";
    let long = PARAGRAPH.trim().repeat(3);
    let page = format!("{head}{}{}", format!("{long}\n\n").repeat(6), item.repeat(4));
    let seen = see_text(page);
    assert_eq!((seen.authors(), seen.headings()), (vec!["Ada LIND||".to_owned()], Vec::new()));
}

#[test]
fn a_title_that_is_wrapped_is_whole_again() {
    let title = |lines: &str| {
        let seen = see_text(format!("{lines}\n\nby Ada Lind\n\nNov 12, 2008\n\n{}", PARAGRAPH.repeat(3)));
        format!("{}|{}", seen.field("title"), seen.field("subtitle"))
    };
    assert_eq!(
        title("The Final Gauge: How the Board\nLearned to Read"),
        "The Final Gauge: How the Board Learned to Read|"
    );
    assert_eq!(title("The Long Way Down the\nOrsa Hills"), "The Long Way Down the Orsa Hills|");
    assert_eq!(title("The Register of Orsa\nSchool and Stipend"), "The Register of Orsa|School and Stipend");
    assert_eq!(
        title("What Is Next: A Ferry?\nSchool and Stipend"),
        "What Is Next: A Ferry?|School and Stipend"
    );
}

#[test]
fn a_number_and_a_region_may_stand_in_one_line() {
    let seen = see_text(format!(
        "Briefing 189 / Basin\n\nThe Pacts of the East\n\n12 March 2020\n\n{}",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!((seen.field("kind"), seen.field("number")), ("Briefing", "Briefing 189"));
    assert_eq!(Seen::names(&seen.page.metadata.regions), ["Basin"]);
}

#[test]
fn categories_may_follow_a_date_with_nothing_between() {
    let head =
        "Calling Up the Old House\n\nSeptember 24, 2016 DESK Analysis, Opinion 1 Comment\n\nBy Ada Lind\n\n";
    let seen = see_text(format!("{head}{}", PARAGRAPH.repeat(3)));
    assert_eq!((seen.field("title"), seen.date().as_str()), ("Calling Up the Old House", "2016-09-24"));
}

#[test]
fn a_kind_in_a_menu_is_not_the_page_s() {
    let head = "1. [Policy Analysis](/a)\n2. [Report](/b)\n\nReading the Old Gauges\n\nby Ada Lind\n\nNov 12, 2008\n\nBrief Analysis\n\n";
    assert_eq!(see_text(format!("{head}{}", PARAGRAPH.repeat(3))).field("kind"), "Brief Analysis");
}

#[test]
fn a_house_has_its_longest_name_and_rights_both_their_lines() {
    let head = "The Washington Institute\nfor Near East Policy\n\n";
    let seen =
        see_text(format!("{head}{HEAD}{}© 2021 Orsa Desk\nAll rights reserved\n", PARAGRAPH.repeat(3)));
    let value = |field: &Option<Placed<String>>| field.as_ref().map(|field| field.value.clone());
    assert_eq!(
        value(&seen.page.metadata.publisher).as_deref(),
        Some("The Washington Institute for Near East Policy")
    );
    assert_eq!(value(&seen.page.metadata.rights).as_deref(), Some("© 2021 Orsa Desk All rights reserved"));
}

#[test]
fn what_a_house_says_of_its_series_below_the_rights_is_its_own() {
    let remark =
        "The River Papers are read by two scholars of the desk before they are printed, and by nobody else.";
    let rights = "© River Institute, 2012\n\nAll rights reserved\n\n";
    let seen = framed(HEAD, &format!("{rights}{remark}\n\nMill Lane 3, 10719 Orsa"));
    assert_eq!(seen.paragraphs().len(), 4);
    assert_eq!(seen.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(), [Code::FootLeftOut]);
    // Notes stand there as well, and a text that goes on.
    assert_eq!(framed(HEAD, &format!("{rights}{}", PARAGRAPH.repeat(4))).paragraphs().len(), 8);
}

#[test]
fn a_claim_of_rights_in_a_narrow_column_is_read_whole() {
    let seen = framed(HEAD, "© Institute for Rivers and\nLakes, 2009\nAll rights reserved\n\nDESK\nOrsa");
    let rights = seen.page.metadata.rights.map(|rights| rights.value).unwrap_or_default();
    assert_eq!(rights, "© Institute for Rivers and Lakes, 2009 All rights reserved");
}

#[test]
fn the_address_that_says_the_title_is_the_page_s_wherever_it_stands_in_the_foot() {
    let street = "12 Weir Lane, Suite 400, Port Orsa 20036\nTel: 202-555-0150 Fax: 202-555-0160";
    let foot =
        |last: &str| format!("https://desk.example/view/{last}\n\n{street}\n© 2012 All rights reserved.");
    let title = framed(HEAD, "").field("title").to_lowercase().replace(' ', "-");
    let source = |last: &str| framed(HEAD, &foot(last)).field("source").to_owned();
    assert_eq!(source(&title), format!("https://desk.example/view/{title}"));
    assert_eq!(source(&format!("{title}.html")), format!("https://desk.example/view/{title}.html"));
    for other in ["the-weir-of-another-day", "a-title-about-rivers-and-another-one"] {
        assert_eq!(source(other), "", "{other}");
    }
}

#[test]
fn an_item_of_a_menu_says_no_kind() {
    let menu = "River Institute\n\nOther Pages\n- River Analysis\n- Experts\n\n";
    assert_eq!(framed(&format!("{menu}{HEAD}"), "").field("kind"), framed(HEAD, "").field("kind"));
}

#[test]
fn the_words_for_a_portrait_belong_to_no_bio() {
    let card =
        "About the Authors\n\nHeadshot of Ada Lind\nAda Lind\nAda Lind counts bridges at the River Desk.\n";
    let seen = framed(HEAD, card);
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind counts bridges at the River Desk."]);
}

#[test]
fn a_venue_may_be_wrapped_behind_its_comma() {
    let venue = "Testimony before the Committee on Rivers,\nOrsa Senate\n\n";
    let wrapped = "The river fell for the third year in a row, and nobody on\neither bank could say why it did so, nor who had\nasked.\n\n";
    let seen = see_text(format!("{HEAD}{venue}{}", wrapped.repeat(4)));
    assert!(!seen.page.markdown.text.contains('#'), "{}", seen.page.markdown.text);
}

#[test]
fn a_caption_above_the_text_has_its_agency_and_photographer_behind_it() {
    let caption = |line: &str| framed(&format!("{HEAD}{line}\n\n"), "");
    let seen = caption("A boat on the upper river in May. AFP/Ada Lind");
    assert_eq!((seen.paragraphs().len(), seen.field("summary")), (4, ""));
    // What an agency told is the text's.
    let seen = caption("The government has cancelled its contract with the works on Monday. (dpa)");
    assert!(seen.page.markdown.text.contains("dpa") || seen.field("summary").contains("dpa"));
}
