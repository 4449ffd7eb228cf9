//! What a page says of its authors below the text.

use super::*;

const HEAD: &str = "Title of a Page\n\nby Ada Lind and Ben Roe\n\nNov 12, 2008\n\n";

/// A page of a head, two paragraphs, and what stands below them.
fn page(head: &str, below: &str) -> Seen {
    see_text(format!("{head}{PARAGRAPH}{PARAGRAPH}{below}\n"))
}

#[test]
fn notes_with_asterisks_are_the_bios_of_those_who_bear_them() {
    let head = "Title of a Page\n\nBy Ada Lind* and Ben Roe**\n\nNov 12, 2008\n\n";
    let seen = page(head, "* Ada Lind is a fellow at the River Desk.\n\n** A former director of the mill.");
    assert_eq!(
        seen.authors(),
        ["Ada Lind||Ada Lind is a fellow at the River Desk.", "Ben Roe||A former director of the mill."]
    );
    assert_eq!((seen.paragraphs().len(), seen.field("note")), (2, ""));
    // Items of a list are no notes, whoever they speak of.
    let seen = page(HEAD, "* The mill needs a director.\n* The board needs a chair.");
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    assert!(seen.page.markdown.text.contains("- The mill needs a director."));
}

#[test]
fn a_bio_may_have_a_title_that_the_byline_leaves_out() {
    let english = page(HEAD, "About the Authors\n\nDr. Ben Roe lives in Orsa.\n\nDr. Ada Lind sails.");
    assert_eq!(english.authors(), ["Ada Lind||Dr. Ada Lind sails.", "Ben Roe||Dr. Ben Roe lives in Orsa."]);
    let head = "על המים בעמק\n\nמאת נעמה ברקאי, דן לוי\n\n12 בנובמבר 2008\n\n";
    let (first, second) = (
        "ד\"ר דן לוי הוא עמית מחקר במכון ומרכז בו את תוכנית המים.",
        "ד\"ר נעמה ברקאי היא עמיתת מחקר במכון וכותבת על הנהר.",
    );
    let hebrew = page(head, &format!("על המחברים\n\n{first}\n\n{second}"));
    assert_eq!(hebrew.authors(), [format!("נעמה ברקאי||{second}"), format!("דן לוי||{first}")]);
}

#[test]
fn bios_that_are_run_together_are_parted() {
    let seen = page(
        HEAD,
        "About the Authors\n\nAda Lind is a fellow at the Desk. She reads gauges. Ben Roe teaches law in the lower towns.",
    );
    assert_eq!(
        seen.authors(),
        [
            "Ada Lind||Ada Lind is a fellow at the Desk. She reads gauges.",
            "Ben Roe||Ben Roe teaches law in the lower towns."
        ]
    );
}

#[test]
fn a_last_paragraph_about_an_author_is_a_note_whatever_its_verb() {
    for note in
        ["Dr. Ada Lind has just published The Long River.", "Ben Roe, River Office, befasst sich mit Wehren."]
    {
        assert_eq!(page(HEAD, note).field("note"), note);
    }
    for text in ["Ada Lind: The river has never been as low.", "Ada Linden knew the river."] {
        let seen = page(HEAD, text);
        assert_eq!((seen.field("note"), seen.paragraphs().len()), ("", 3), "{text}");
    }
}

#[test]
fn topics_below_the_label_of_the_authors_are_nobody() {
    let seen = page(HEAD, "About the Authors\n\nRural Health\nPharmacies\nPublic Health Law\n");
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    assert!(seen.page.markdown.text.contains("Rural Health"));
}

#[test]
fn who_wrote_down_what_others_said_is_named_in_a_note() {
    let note = "This Policy Forum Report was prepared by Cy Dell.";
    let seen = page(HEAD, &format!("{note}\n\nPolicy #304\n\nTOPICS\nRivers\n\n2"));
    assert_eq!((seen.field("note"), seen.authors().len()), (note, 2));
    let text = "The first draft of the treaty was written by Cy Dell.";
    assert_eq!(page(HEAD, text).field("note"), "");
}

#[test]
fn a_bio_ends_where_the_form_for_comments_begins() {
    let seen = page(
        HEAD,
        "About the author:\n*Ada Lind is a fellow at the Desk.\n\nSource:\nThis article was published by ORSA on 3 May 2009.\n\n\
         ← An Older Title\nA Newer Title →\n\nLeave a Reply\nYour email address will not be published. Required fields are marked *",
    );
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind is a fellow at the Desk.", "Ben Roe||"]);
    assert_eq!(seen.page.metadata.publisher.as_ref().map(|house| house.value.as_str()), Some("ORSA"));
    assert_eq!((seen.paragraphs().len(), seen.warnings.len()), (2, 0));
}

#[test]
fn a_note_in_any_language_says_what_an_author_is() {
    for (name, note) in [
        ("Anne Lemoine", "*Anne Lemoine* est chercheuse au Bureau des fleuves."),
        ("Anna Müller", "Anna Müller forscht zum Recht der Flüsse."),
        ("Ayşe Yılmaz", "Ayşe Yılmaz, nehir hukuku üzerine çalışan bir araştırmacıdır."),
        ("سعاد الراوي", "سعاد الراوي زميلة زائرة في مكتب الأنهار."),
        ("Мария Орлова", "Мария Орлова — научный сотрудник Бюро рек."),
    ] {
        let seen = page(&format!("Title of a Page\n\nby {name}\n\nNov 12, 2008\n\n"), note);
        assert_eq!((seen.field("note"), seen.paragraphs().len()), (note, 2), "{note}");
    }
}

#[test]
fn one_note_may_be_on_two_people() {
    let note = "Ada Lind is a fellow at the Desk. Ben Roe is a reporter in the lower towns.";
    let seen = page("Title of a Page\n\nNov 12, 2008\n\n", note);
    assert_eq!((seen.authors(), seen.field("note")), (vec!["Ada Lind||".into(), "Ben Roe||".into()], note));
}

#[test]
fn one_sentence_may_be_on_two_people_and_one_byline_on_three_lines() {
    let head = "Title of a Page\n\nNov 12, 2008\n\n";
    for note in [
        "Ada Lind is the director of the Desk, where Ben Roe is a senior fellow.",
        "Ada Lind and Ben Roe are fellows at the Desk, and each is a reporter.",
    ] {
        assert_eq!(page(head, note).authors(), ["Ada Lind||", "Ben Roe||"], "{note}");
    }
    let seen = page("Title of a Page\n\nby\n\nAda Lind\n\nand\n\nBen Roe\n\nNov 12, 2008\n\n", "It rose.");
    assert_eq!(
        (seen.authors(), seen.field("title")),
        (vec!["Ada Lind||".into(), "Ben Roe||".into()], "Title of a Page")
    );
}

#[test]
fn a_note_is_found_above_what_a_house_adds() {
    let note = "Ada Lind is a fellow at the Desk.";
    let seen = page(HEAD, &format!("{note}\n\nThe views expressed here are those of the author alone."));
    assert_eq!((seen.field("note"), seen.paragraphs().len(), seen.page.cut.len()), (note, 2, 1));
    let seen = page(HEAD, &format!("{note}\n\nRiver Desk Observer 12"));
    assert_eq!((seen.field("note"), seen.paragraphs().len(), seen.page.cut.len()), (note, 2, 1));
    let foot = "To hear from the desk, write to desk@example.org.\n\n12 Weir Lane, Port Orsa";
    let text =
        "The river fell for the third year in a row, and nobody on either bank could say why.\n\n".repeat(4);
    let seen = page(HEAD, &format!("{text}{note}\n\n{foot}"));
    assert_eq!((seen.field("note"), seen.paragraphs().len()), (note, 6));
    // Notes below it are the text's.
    let seen = page(HEAD, &format!("{text}{note}\n\n1 See the gauges of the upper valley, 1996."));
    assert_eq!(seen.field("note"), "");
}

#[test]
fn a_text_may_close_with_its_place_and_date() {
    let seen = page("Title of a Page\n\nby Ada Lind\n\n", "Weir/Old Bridge, 14 July 2019");
    assert_eq!((seen.date().as_str(), seen.paragraphs().len()), ("2019-07-14", 2));
}

#[test]
fn bios_above_the_text_end_at_a_rule_or_where_the_text_is_longer() {
    let bio = "Ada Lind is the Weir Fellow at the River Desk, where she has read the gauges of both banks.\n\nA graduate of the mill school, she lives in Orsa with two dogs and a great many notebooks.";
    let seen = see_text(format!(
        "Title of a Page\n\nAda Lind\n\nNov 2008\n\nthe author\n\n{bio}\n\n-\n\n{}",
        PARAGRAPH.repeat(4)
    ));
    assert_eq!((seen.authors().len(), seen.paragraphs().len()), (1, 4));
    assert!(seen.authors()[0].ends_with("notebooks."), "{:?}", seen.authors());
    // A summary above the names does not make a closing section of them.
    let head = format!(
        "Title of a Page\n\n{PARAGRAPH}12 March 2024\n\nContributors\n\nAda Lind\nSenior Analyst, Orsa\n\n"
    );
    let seen = see_text(format!("{head}{}", PARAGRAPH.repeat(6)));
    assert_eq!(seen.authors(), ["Ada Lind||Senior Analyst, Orsa"]);
}

#[test]
fn a_section_is_over_where_everybody_has_his_bio() {
    let below = "About the Authors\n\nAda Lind\n\nAda Lind is a fellow at the Desk.\n\nBen Roe\n\nBen Roe teaches law in Orsa.\n\nSelected Works\n\nThe Dry Years\n";
    assert_eq!(
        page(HEAD, below).authors(),
        ["Ada Lind||Ada Lind is a fellow at the Desk.", "Ben Roe||Ben Roe teaches law in Orsa."]
    );
    let below =
        "About the Authors\n\nAda Lind\nFellow\n\nBen el Kadi\nDirector\n\nMore? Sign up for our newsletter.";
    let head = "Title of a Page\n\nNov 12, 2008\n\n";
    assert_eq!(page(head, below).authors(), ["Ada Lind||Fellow", "Ben el Kadi||Director"]);
}

#[test]
fn a_signature_is_a_note_without_a_verb() {
    let seen = page(HEAD, "*Ada Lind, research fellow, River Desk*");
    assert_eq!(seen.field("note"), "Ada Lind, research fellow, River Desk");
    assert_eq!(page(HEAD, "Ada Lind, of the lower town").field("note"), "");
}

#[test]
fn a_note_may_stand_below_the_title_and_above_the_kind() {
    let note = "Ada Lind is a fellow at the River Desk, where she studies gauges and bridges.";
    let seen =
        see_text(format!("The Ferry Sails Again\n\n{note}\n\nBrief Analysis\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!((seen.field("title"), seen.field("note")), ("The Ferry Sails Again", note));
}

#[test]
fn what_stands_above_the_kind_or_between_date_and_author_is_nobody() {
    let head = "Public Safety\n\ncommentary\n\nLessons From the Old School\n\nJun 22, 2009\n\nOrsa Courier\n\nAda F. Lind\n\n";
    let seen = page(head, "Ada F. Lind is a political scientist and a fellow at the Desk.");
    assert_eq!(seen.authors(), ["Ada F. Lind||"]);
}

#[test]
fn a_card_without_a_label_tells_of_an_author_below_the_text() {
    let head = "Title of a Page\n\nby Ada Lind\n\nNov 12, 2008\n\n";
    let card = "Ada Lind\nSenior Fellow, River Desk\nAda Lind is a hydrologist and a fellow of the Desk.";
    let seen = page(head, card);
    assert_eq!(
        seen.authors(),
        ["Ada Lind||Senior Fellow, River Desk. Ada Lind is a hydrologist and a fellow of the Desk."]
    );
    assert_eq!((seen.paragraphs().len(), seen.field("note")), (2, ""));
    // The heading of a paragraph on him is none.
    assert_eq!(page(head, &format!("Ada Lind\n\n{PARAGRAPH}")).headings(), ["Ada Lind"]);
}

#[test]
fn the_letter_for_and_parts_two_hebrew_names() {
    let head = "על המים בעמק\n\n12 בנובמבר 2008\n\nנעמה ברקאי ודניאל לוי\n\n";
    let note = "ד\"ר נעמה ברקאי היא חוקרת במכון. דניאל לוי הוא חוקר במכון.";
    let seen = page(head, note);
    assert_eq!(
        (seen.authors(), seen.field("note")),
        (vec!["נעמה ברקאי||".into(), "דניאל לוי||".into()], note)
    );
}

#[test]
fn what_a_house_says_of_itself_below_a_text_is_its_foot() {
    for house in [
        "About FPRI\n\nFounded in 1955, the institute on the square studies rivers and their towns.",
        "CSIS is a nonprofit that studies rivers and their towns, wherever they are.",
        "CIAO is a product of the presses on the river.",
        "RAND was founded in 1948 by the towns on the lower river, which pay for it to this day.",
    ] {
        let seen = page(HEAD, &format!("{PARAGRAPH}{PARAGRAPH}{house}"));
        assert_eq!((seen.paragraphs().len(), seen.headings().len()), (4, 0), "{house}");
        assert!(!seen.page.cut.is_empty());
    }
    for text in [
        "RAND studies of 1979 showed that the river fell, and that no independent gauge stood on it.",
        "RAND is wrong on one point: the towns below the weir have paid for the gauges themselves.",
    ] {
        let seen = page(HEAD, &format!("{PARAGRAPH}{PARAGRAPH}{text}"));
        assert_eq!((seen.paragraphs().len(), seen.page.cut.len()), (5, 0), "{text}");
    }
    let own = "The Weir Office holds to its mission: a nonprofit for the towns on the lower river.";
    let head = format!("{HEAD}Publisher: Weir Office\n\n");
    assert_eq!(page(&head, &format!("{PARAGRAPH}{PARAGRAPH}{own}")).paragraphs().len(), 4);
    let kept =
        page(HEAD, "About Rivers\n\nThe institute on the square studies rivers and their towns, and ours.");
    assert_eq!(kept.paragraphs().len(), 3);
}

#[test]
fn notes_below_a_card_are_notes_of_the_text() {
    let head = "Title of a Page\n\nby Ada Lind\n\nNov 12, 2008\n\nThe lower gauge fell by a third in ten years,1 and the upper one by half.2\n\n";
    let seen =
        page(head, "Ada Lind\nSenior Fellow, River Desk\n\n1 Orsa Gauges, yearly report.\n\n2 Ibid., p. 12.");
    let text = &seen.page.markdown.text;
    assert!(text.contains("[^1]: Orsa Gauges") && text.contains("ten years,[^1]"), "{text}");
    assert_eq!(seen.authors(), ["Ada Lind||Senior Fellow, River Desk"]);
}

#[test]
fn a_card_with_another_office_than_the_byline_loses_none() {
    let head = "Title of a Page\n\nby Ada Lind, Senior Fellow\n\nNov 12, 2008\n\n";
    let card = "Ada Lind\nDirector, River Desk\nAda Lind is a hydrologist at the desk on the square.";
    let seen = page(head, &format!("{PARAGRAPH}{PARAGRAPH}{card}"));
    let authors = seen.authors().join("; ");
    for office in ["Senior Fellow", "Director, River Desk", "a hydrologist"] {
        assert!(authors.contains(office), "{authors}");
    }
}

#[test]
fn where_a_text_was_printed_first_is_said_at_either_end() {
    let printed = "Originally published in The River Herald on 3 March 2007";
    let head = format!("{HEAD}{printed}\n\n");
    let publisher = |seen: &Seen| {
        seen.page.metadata.publisher.as_ref().map_or(String::new(), |house| house.value.clone())
    };
    let seen = page(&head, &format!("{PARAGRAPH}{PARAGRAPH}"));
    assert_eq!((seen.paragraphs().len(), publisher(&seen).as_str()), (4, ""));
    let seen = page(HEAD, &format!("{PARAGRAPH}{PARAGRAPH}{printed}"));
    assert_eq!((seen.paragraphs().len(), publisher(&seen).as_str()), (4, "The River Herald"));
}

#[test]
fn a_page_without_its_head_may_begin_with_the_note_and_the_number_below_it() {
    let note = "Ada Lind is a fellow at the River Desk, where she directs the project on gauges.";
    let seen = see_text(format!("{note}\n\nPolicy Notes 104\n\n{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}"));
    assert_eq!((seen.field("note"), seen.field("number")), (note, "Policy Notes 104"));
}

#[test]
fn a_byline_in_several_lines_is_no_title_whoever_the_page_tells_of() {
    let head = "The Long River\n\nAda Lind\n\nand\n\nBen Roe\n\nMarch 3, 2021";
    let seen = see_text(format!("{head}\n\n{PARAGRAPH}{PARAGRAPH}Ben Roe is a fellow at the River Desk.\n"));
    assert_eq!((seen.field("title"), seen.authors().len()), ("The Long River", 2));
}

#[test]
fn what_a_text_says_of_its_author_is_the_text_s() {
    let head = "Title of a Page\n\nby Ada Lind\n\nNov 12, 2008\n\n";
    for text in [
        "Ada Lind then turned to the dams.\n\nAda Lind warned of the winter.",
        "Sources\n\nAda Lind, The Long River, Orsa Press, 2009.",
        "This treaty was written by Cy Dell.",
        "March 9\n\nAda Lind leaves the council.",
    ] {
        assert_eq!(page(head, text).field("note"), "", "{text}");
    }
}

#[test]
fn an_item_with_an_asterisk_above_more_of_the_text_is_no_note() {
    let seen =
        page(HEAD, &format!("* Ada Lind is a fellow whom the council ignored.\n\n{PARAGRAPH}{PARAGRAPH}"));
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    let house = "The views expressed are the authors' own.";
    let seen = page(HEAD, &format!("* Ada Lind is a fellow at the Desk.\n\n{house}"));
    assert_eq!(seen.authors()[0], "Ada Lind||Ada Lind is a fellow at the Desk.");
}

#[test]
fn a_name_below_the_summary_is_the_author_s_where_the_page_tells_of_him() {
    let head = "Title of a Page\n\nRiver Brief 2021/C 47, 15.09.2021, 4 pages\n\nTopics\n\nWater\n\n";
    let dek = PARAGRAPH.trim();
    let seen = page(
        &format!("{head}{dek}\n\nAda Lind\n\n{PARAGRAPH}{PARAGRAPH}"),
        "Ada Lind is an associate in the River Division of the desk.",
    );
    assert_eq!(seen.authors(), ["Ada Lind||"]);
    assert_eq!((seen.field("title"), seen.paragraphs().len()), ("Title of a Page", 5));
    // Of whom the page tells nothing it may be a heading.
    let seen = page(&format!("{head}{dek}\n\nLow Water\n\n"), "");
    assert!(seen.authors().is_empty());
}

#[test]
fn an_office_that_the_bio_says_as_well_is_not_said_twice() {
    let bio = "Lind is a visiting scholar at the River Desk, where she counts boats.";
    let seen = see_text(format!(
        "Title of a Page\n\nby Ada Lind\n\nVisiting Scholar, River Desk\n\nNov 12, 2008\n\n{PARAGRAPH}{PARAGRAPH}About the Author\n\nAda Lind\n\n{bio}\n"
    ));
    assert_eq!(seen.authors(), [format!("Ada Lind||{bio}")]);
}

#[test]
fn a_closing_card_may_have_a_name_and_a_bio_alone() {
    let bio = "Ada Lind is a fellow at the River Desk and reads its gauges.";
    let seen = page(HEAD, &format!("Ada Lind\n\n{bio}"));
    assert_eq!(seen.authors(), [format!("Ada Lind||{bio}"), "Ben Roe||".to_owned()]);
    assert_eq!(seen.paragraphs().len(), 2);
}

#[test]
fn a_note_may_speak_of_its_author_by_his_last_name() {
    let note = "Roe is a fellow at the River Desk.";
    let seen = page("Title of a Page\n\nBY BEN ROE\n\nNov 12, 2008\n\n", note);
    assert_eq!((seen.field("note"), seen.paragraphs().len()), (note, 2));
    let text = "Roe is wrong, and nobody on either bank has told him so.";
    assert_eq!(page(HEAD, text).paragraphs().len(), 3);
}

#[test]
fn what_a_house_says_of_itself_below_the_bios_is_on_nobody() {
    let house =
        "The River Institute is committed to the rivers of the basin and to those who read their gauges.";
    let seen = page(HEAD, &format!("About the Authors\n\nBen Roe\n\nBen Roe sails.\n\n{house}"));
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||Ben Roe sails."]);
}

#[test]
fn a_heading_may_be_the_name_of_whom_the_text_tells() {
    let page = |role: &str| {
        see_text(format!(
            "The Price of Water\n\nNobody has read the gauges since the spring, and nobody pays for it.\n\nBen Roe\n\nBen Roe is {role}.\n\n{}",
            PARAGRAPH.repeat(4)
        ))
    };
    let (text, bio) = (page("the president of the country"), page("a fellow at the River Institute"));
    assert_eq!((text.headings(), text.authors().len()), (vec!["Ben Roe".to_owned()], 0));
    assert_eq!((bio.headings().len(), bio.authors().len()), (0, 1));
}
