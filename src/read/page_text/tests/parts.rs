//! Parts of a page that a copy has glued, wrapped or left without their marks, and boxes that stand within a text.

use super::*;

/// A page of a head, three paragraphs and a foot.
fn page(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}\n\n{}{foot}", PARAGRAPH.repeat(3)))
}

const HEAD: &str = "Low Water on the Orsa\n\nBy Ada Lind\n\nNov 12, 2008";

/// A text that is wrapped as a printer does, with something between two of its paragraphs.
fn wrapped(head: &str, between: &str) -> Seen {
    let lines = [
        "The gauge at Orsa is read twice a day, once in the morning and once at",
        "night, by a man who has a boat and no other work. There is no third",
        "reading, and whoever reads it writes the figure into a book that is\n",
    ];
    let rest = "kept by the ministry. It has no money for paper, and the printer has\ngone to the capital, where he is paid.";
    see_text(format!("{head}\n\n{}\n{between}\n\n{rest}", lines.join("\n")))
}

#[test]
fn a_number_between_dashes_and_the_head_beside_it_are_no_text() {
    for number in [
        "-- 2 of 3 --",
        "                                          Page 2\nRiver Notes                               May 2008",
    ] {
        let head = "Low Water on the Orsa\n\nBy Ada Lind\n\nMay 2008";
        let text = wrapped(head, number).page.markdown.text;
        assert!(text.contains("a book that is kept by the ministry"), "{number}: {text}");
    }
}

#[test]
fn a_running_head_that_stands_first_within_the_text_goes_as_well() {
    let paragraph = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work, and by nobody else.\n\n";
    let head =
        |number: usize| format!("{}Page {number}\nLow River Notes          May 2008\n\n", " ".repeat(60));
    let seen = see_text(format!("{HEAD}\n\n{0}{1}{0}{2}{0}", paragraph.repeat(6), head(1), head(2)));
    assert!(!seen.page.markdown.text.contains("River Notes"), "{}", seen.page.markdown.text);
}

#[test]
fn a_form_for_mail_goes_with_all_that_invites_to_it_and_an_advertisement_with_its_label() {
    for form in [
        "Subscribe to our weekly newsletter\nOur newsletter has a round-up of what we print, and how to connect with the desk.\nEnter email address\nSubscribe",
        "Get more news and analysis from\nRiver Desk\n\nThe latest from our scholars, delivered to your inbox.\n\nEmail\n\nSUBMIT",
        "ADVERTISEMENT",
    ] {
        let seen = page(HEAD, &format!("{form}\n\nWho Reads the Gauges?\n\n{}", PARAGRAPH.repeat(2)));
        assert_eq!(
            (seen.paragraphs().len(), seen.headings()),
            (5, vec!["Who Reads the Gauges?".to_owned()]),
            "{form}"
        );
    }
}

#[test]
fn what_stands_between_an_invitation_and_a_field_and_says_something_is_no_form() {
    let head = "Sign up\n\nLow Water on the Orsa\n\nBy Ada Lind\n\nNov 12, 2008\n\nSubscribe";
    let seen = page(head, "");
    assert_eq!((seen.field("title"), seen.authors().len()), ("Low Water on the Orsa", 1));
    let between = "Sign up for our newsletter\n\nKey Findings\n\n- Nobody reads the gauges.\n- The toll is not paid.\n\nSubscribe\n\n";
    let text = page(HEAD, &format!("{between}{PARAGRAPH}")).page.markdown.text;
    assert!(text.contains("Key Findings") && text.contains("- The toll is not paid."), "{text}");
}

#[test]
fn above_another_text_an_invitation_is_followed_by_nothing_of_it() {
    let entries = "Related\n\nReport\nThe Border as a Trade\nAlso available in English\n\nReport\nWhat Is Left of the Talks?\n\nSubscribe to our alerts by email";
    let seen = page(HEAD, entries);
    let titles: Vec<&str> =
        seen.page.metadata.related.iter().flatten().map(|reading| reading.name()).collect();
    assert_eq!(titles, ["The Border as a Trade", "What Is Left of the Talks?"]);
}

#[test]
fn a_caption_may_end_with_whose_picture_it_is() {
    for caption in [
        "The lower gauge at Orsa on 26 February 2018. AFP/Archive",
        "The lower gauge at Orsa, November 2023. CRISIS GROUP / Dee Eck",
        "The lower gauge at Orsa - source: Reuters",
    ] {
        let seen = page(&format!("{HEAD}\n\n{caption}"), "");
        assert_eq!((seen.paragraphs().len(), seen.field("summary")), (3, ""), "{caption}");
    }
    let seen = page(&format!("{HEAD}\n\nThe gauge at Orsa fell again. Nobody was told."), "");
    assert!(seen.page.markdown.text.contains("Nobody was told."));
}

#[test]
fn what_follows_a_bio_above_the_kind_and_is_no_sentence_is_a_caption() {
    let head = "Low Water on the Orsa\nby Ada Lind\nNov 12, 2008\nAbout the Authors\nAda Lind\nAda Lind is the Weir Fellow at the River Desk.\nThe council at the signing of the treaty\nBrief Analysis";
    let seen = page(head, "");
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind is the Weir Fellow at the River Desk."]);
    assert_eq!(seen.field("kind"), "Brief Analysis");
}

#[test]
fn a_dek_may_stand_above_the_buttons_and_the_first_heading() {
    let dek = "The bridge is shut to all who lived from it, and nobody has said for how long. They should be paid until it opens.";
    let head = format!(
        "Briefing / Asia\n\nThe Closed Bridge\n\n{dek}\n\nShare\nFacebook\nTwitter\nPrint\n\nI. Overview"
    );
    let text = PARAGRAPH.trim().repeat(2);
    let seen = see_text(format!("{head}\n\n{text}\n\n{text}\n\n{text}"));
    assert_eq!((seen.field("summary"), seen.headings()), (dek, vec!["I. Overview".to_owned()]));
    // A large first letter that stands apart opens the text itself.
    let seen = see_text(format!("{}\n\n{text}\n\n{text}", head.replace("The bridge", "T he bridge")));
    assert_eq!(seen.field("summary"), "");
}

#[test]
fn names_without_capitals_stand_below_the_date_and_below_each_other() {
    let text = "הנהר ירד בפעם השלישית ברציפות, ואיש משתי הגדות לא ידע לומר מדוע. המדידות נקראות כל בוקר, אך המספרים נשלחים למשרד שאינו מבקש אותם עוד.";
    let page = format!(
        "מים נמוכים\n\n5 בנובמבר 2007\n\nאבנר שטרן\nרות גולדפרב\nיואב כספי\n\n{text}\n\n{text}\n\n{text}"
    );
    let seen = see_text(page);
    assert_eq!(seen.authors(), ["אבנר שטרן||", "רות גולדפרב||", "יואב כספי||"]);
}

#[test]
fn a_name_is_glued_to_a_text_that_is_wrapped() {
    let head = "Low Water on the Orsa\n\nAda Lind\n\nNov 12, 2008";
    let text = "Ada LindThe gauge at Orsa is read twice a day, once in the morning and\nonce at night, by a man who has a boat and no other work. There is no\nthird reading, and whoever reads it writes the figure into a book.";
    let rest = "The ministry has promised to print it. It has no money for paper, and\nthe printer has gone to the capital, where he is paid.";
    let seen = see_text(format!("{head}\n\n{text}\n\n{rest}"));
    assert_eq!(seen.paragraphs().len(), 2);
    assert!(seen.paragraphs()[0].starts_with("The gauge at Orsa is read twice a day"));
    assert_eq!(seen.headings().len(), 0);
}

#[test]
fn below_the_title_of_another_text_stands_who_printed_that() {
    let foot = "Read more\n\nOp-Ed / Asia\nWho Owns a Gauge?\nOriginally published in The River Herald";
    assert_eq!(page(HEAD, foot).field("publisher"), "");
    let foot = "Originally published in The River Herald.";
    assert_eq!(page(HEAD, foot).field("publisher"), "The River Herald");
}

#[test]
fn an_older_browser_prints_the_day_behind_the_number_of_the_page() {
    let address = "http://www.desk.example/notes/200907.html";
    let text = PARAGRAPH.repeat(3);
    let page = format!(
        "{HEAD}\n\n{text}{address} (1 of 2)8/23/2009 9:41:07 AM\n\n{text}{address} (2 of 2)8/23/2009 9:41:07 AM"
    );
    let seen = see_text(page);
    let accessed = seen.page.metadata.accessed.as_ref().map(|date| date.value.to_string());
    assert_eq!((seen.field("source"), accessed.as_deref()), (address, Some("2009-08-23")));
    assert_eq!(seen.paragraphs().len(), 6);
}

#[test]
fn the_topics_of_a_site_take_the_place_of_the_words_that_a_reader_filed_a_page_under() {
    let front = "---\ntitle: Low Water on the Orsa\ntags:\n  - to-read\n  - orsa\n---\n\nBy Ada Lind";
    let topics = |foot: &str| {
        let seen = page(front, foot);
        Seen::names(&seen.page.metadata.topics).into_iter().map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(topics("## Topics\n\n- Energy & Economics"), ["Energy & Economics"]);
    assert_eq!(topics(""), ["to-read", "orsa"]);
}

#[test]
fn a_foot_with_the_number_of_its_page_in_the_middle_goes_from_within_a_sentence() {
    let foot = "River Desk Policy Brief                    2                     February 2014";
    let text = wrapped(HEAD, foot).page.markdown.text;
    assert!(text.contains("a book that is kept by the ministry"), "{text}");
}

#[test]
fn items_with_a_margin_alone_may_stand_below_a_few_words_that_lead_to_them() {
    let items = "Two things would help:\n\n    Read the gauges at noon and at night, whatever the weather is.\n    Pay the toll at once, in the town where the ferry lands its goods.\n    Let the ferry go, even where nobody has paid for its last journey.";
    let text = page(HEAD, &format!("{items}\n\n{PARAGRAPH}")).page.markdown.text;
    assert!(
        text.contains("\n- Read the gauges at noon and at night, whatever the weather is.\n- Pay"),
        "{text}"
    );
}

#[test]
fn a_region_beside_the_length_of_a_text_is_the_sites() {
    let head = |below: &str| format!("Low Water on the Orsa\n\nNov 12, 2008\n{below}");
    let text = page(&head("Orsa\n10 minutes"), "").page.markdown.text;
    assert!(!text.contains("Orsa\n") && !text.contains("10 minutes"), "{text}");
    assert_eq!(page(&head("\nOrsa"), "").headings(), ["Orsa"]);
}

#[test]
fn a_caption_without_a_credit_stands_above_the_byline_that_opens_the_text() {
    let text = |above: &str| {
        let text = format!("{above}\n\nBy Ada Lind* (DESK) — {PARAGRAPH}{PARAGRAPH}");
        see_text(format!("Low Water on the Orsa – Analysis\n\n{text}")).page.markdown.text
    };
    assert!(!text("5 Dec 2017\nBy DESK\n\nFlag of Orsa.").contains("Flag"));
    assert!(
        text("5 Dec 2017\n\nFlag of Orsa\n\nNobody flies the flag that the council of the town gave itself.")
            .contains("Nobody flies")
    );
}

#[test]
fn a_sites_list_of_other_texts_goes_with_what_the_house_says_of_itself() {
    let entries = "More for you\n\nReport / Lower Orsa\nThe Border as a Trade\n\nBriefing / Asia\nThe Closed Bridge\n\n";
    let house = "The River Desk is an independent organisation that reads the gauges of the basin for all who live on it.";
    let text =
        |foot: &str| see_text(format!("{HEAD}\n\n{}{entries}{foot}", PARAGRAPH.repeat(8))).paragraphs();
    assert_eq!(text(&format!("River Desk\n{house}")).len(), 8);
    assert!(text(PARAGRAPH).contains(&"More for you".to_owned()), "a text may go on below it");
}

#[test]
fn more_of_a_house_is_none_of_its_related_reading() {
    let read = "More on River Towns\n\ncommentary\n\nThe Closed Bridge\n\nAug 2, 2016\n\n";
    let seen = page(HEAD, &format!("{read}More Work from the River Desk\nHow Gauges Lie\nWho Pays the Toll"));
    let titles: Vec<&str> = seen.page.metadata.related.iter().flatten().map(|one| one.name()).collect();
    assert_eq!(titles, ["The Closed Bridge"]);
}

#[test]
fn who_wrote_an_entry_and_when_is_no_wrapped_rest_of_its_title() {
    let entries = "Related Articles\n\nThe Other Lake: The Fishermen of the Orsa and the Dam That Was Not Built\nJudith Amsel · June 2014\n\nWhat the Gauge Promised\nAda Lind, Ben Roe · December 2013";
    let seen = wrapped(HEAD, entries);
    let shown = seen.page.metadata.related.iter().flatten().map(|one| (one.name(), one.authors.len()));
    let long = "The Other Lake: The Fishermen of the Orsa and the Dam That Was Not Built";
    assert_eq!(shown.collect::<Vec<_>>(), [(long, 1), ("What the Gauge Promised", 2)]);
}

#[test]
fn below_his_name_a_card_need_not_say_an_office() {
    let seen = page(HEAD, "Ada Lind\nAda Lind built gauges for the upper towns.");
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind built gauges for the upper towns."]);
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn where_to_read_more_of_a_text_is_its_address() {
    let seen = page(HEAD, "Original post on desk.example\nRead more at https://desk.example/low-water");
    assert_eq!(seen.field("source"), "https://desk.example/low-water");
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn a_list_below_the_label_of_a_summary_is_the_summary() {
    let list = |below: &str| {
        let items = "• Nobody reads the gauges of the upper river.\n\n• The toll should be paid in advance.";
        see_text(format!("{HEAD}\n\nSummary\n\n{items}\n\n{below}\n\n{}", PARAGRAPH.repeat(3)))
    };
    let said = "- Nobody reads the gauges of the upper river.\n- The toll should be paid in advance.";
    let seen = list("Introduction");
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), (said, 3));
    assert_eq!(list(PARAGRAPH.trim()).field("summary"), said, "the text needs no heading");
    let chapter =
        see_text(format!("{HEAD}\n\n{0}Summary\n\n• Nobody reads.\n\n• Nobody pays.\n\n{0}", PARAGRAPH));
    assert_eq!(chapter.field("summary"), "", "a chapter of the text may be called so");
}

#[test]
fn a_running_head_may_have_several_lines_one_of_them_a_date_or_a_kind() {
    let foot = |number: u8| {
        format!("River Comments\nVolume 14 Issue 2\nMarch 2008\n\n© The River Desk of Orsa\n{number}")
    };
    let text = PARAGRAPH.repeat(8);
    let head = "River Comments\nVolume 14 Issue 2 March 2008\n\nLow Water on the Orsa";
    let seen =
        see_text(format!("{head}\n\n{text}\n{}\n\n{text}\n{}\n\n{text}\n{}", foot(1), foot(2), foot(3)));
    assert_eq!((seen.field("title"), seen.field("number")), ("Low Water on the Orsa", "Volume 14 Issue 2"));
    assert_eq!((seen.date(), seen.headings()), ("2008-03".to_owned(), Vec::new()));
    let rights = seen.page.metadata.rights.as_ref().map(|rights| rights.value.as_str());
    assert_eq!(rights, Some("© The River Desk of Orsa"), "who has the rights is said once");
    assert_eq!(seen.paragraphs().len(), 24, "{}", seen.page.markdown.text);
}

#[test]
fn a_programme_beside_the_date_names_nobody() {
    let head = "Briefing\nAda Lind\nMiddle East and North Africa Programme | June 2014\n\nWho Owns the Gauges?\nFerrymen and the Future of the River";
    let bio = "Ada Lind is a fellow at the River Desk.";
    let seen = page(head, &format!("About the author\n\n{bio}"));
    assert_eq!(
        (seen.field("title"), seen.authors()),
        ("Who Owns the Gauges?", vec![format!("Ada Lind||{bio}")])
    );
    assert_eq!(
        (seen.field("subtitle"), seen.date().as_str()),
        ("Ferrymen and the Future of the River", "2014-06")
    );
}

#[test]
fn a_box_on_the_author_may_stand_within_the_text() {
    let card = "Author\nA\nAda Lind\nSenior Fellow, River Desk\nada_lind";
    let seen = page(HEAD, &format!("{card}\n\n{0}Who Pays the Toll?\n\n{0}", PARAGRAPH.repeat(2)));
    assert_eq!(seen.authors(), ["Ada Lind||Senior Fellow, River Desk"]);
    assert_eq!(seen.paragraphs().len(), 7);
}

#[test]
fn an_asterisk_leads_to_a_note_above_those_of_the_text() {
    let notes = "* Ada Lind, a hydrologist, is a fellow of the River Desk.\n\nNotes\n\n(1) The gauge of 1998.\n(2) The toll of 2001.";
    let seen = page(HEAD, notes);
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind, a hydrologist, is a fellow of the River Desk."]);
    assert_eq!(seen.field("note"), "");
}

#[test]
fn buttons_between_a_head_and_its_text_are_the_sites_with_what_stands_among_them() {
    let bar = "Facebook\nTwitter\nLinkedIn\nA Blog from the River Programme at the Desk\nPrint\nEmail";
    let seen = page(&format!("{HEAD}\n\n{bar}"), "");
    assert_eq!((seen.headings(), seen.paragraphs().len()), (Vec::new(), 3));
    let seen = page(&format!("{HEAD}\n\nPrint\n\nWho Reads the Gauges?"), "");
    assert_eq!(seen.headings(), ["Who Reads the Gauges?"]);
}

#[test]
fn the_kind_may_stand_before_a_by_and_the_names_apart_from_their_commas() {
    let names = "CRITICAL QUESTIONS BY\n\nAda Lind\n\n,\n\nBen Roe\n\nDOWNLOAD THE CRITICAL QUESTIONS\n\nQ1: What happened on the river?";
    let seen = page(
        &format!("Low Water on the Orsa\n\nMarch 30, 2021\n\n{names}"),
        "WRITTEN BY\n\nAda Lind Senior Fellow, River Desk",
    );
    assert_eq!((seen.field("kind"), seen.field("summary")), ("CRITICAL QUESTIONS", ""));
    assert_eq!(seen.authors(), ["Ada Lind||Senior Fellow, River Desk", "Ben Roe||"]);
    assert_eq!(seen.headings(), ["Q1: What happened on the river?"]);
}

#[test]
fn until_a_month_is_nobody_and_a_numbered_chapter_no_name() {
    let text = "Until September, the gauge was a fellow of the river, and the toll was paid in the spring of each year.";
    let page = format!(
        "Low Water on the Orsa\n\nI. Overview\n\n{}II. The Toll\n\n{}{text}",
        PARAGRAPH.repeat(2),
        PARAGRAPH
    );
    let seen = see_text(page);
    assert_eq!((seen.authors(), seen.field("note")), (Vec::new(), ""));
    assert_eq!(seen.headings(), ["I. Overview", "II. The Toll"]);
}

#[test]
fn an_author_may_stand_behind_the_title_of_a_text_that_tells_of_him_at_its_end() {
    let text = |foot: &str| {
        see_text(format!(
            "OPINION / ORSA\n\nWho Pays the Ferryman? – Ada Lind\n\n{}{foot}",
            PARAGRAPH.repeat(3)
        ))
    };
    let seen = text("Dr. Ada Lind, a hydrologist, reads the gauges.");
    assert_eq!((seen.field("title"), seen.authors().len()), ("Who Pays the Ferryman?", 1));
    assert_eq!(text("").authors(), Vec::<String>::new());
}
