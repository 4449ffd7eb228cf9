//! Prose that looks like what a page has besides its text, and stays in the body.

use super::*;

/// Whether the body of a page has all of some texts.
fn keeps(page: String, texts: &[&str]) {
    let seen = see_text(page);
    // A note that stood among the texts is read with its number apart.
    let body = &seen.page.markdown.text;
    for text in texts {
        assert!(body.contains(text), "{text:?} is gone from\n{}\n----\n{body}", seen.text);
    }
}

#[test]
fn a_heading_below_a_numbered_list_is_no_page_break() {
    let first = "1. Build gauges along the whole of the upper river, and let both ministries read them every week of the year";
    let list = format!("{HEAD}{PARAGRAPH}{first}\n\n2. Sign the treaty\n\n3. Pay for both\n\n");
    keeps(format!("{list}What It Costs\n\n{PARAGRAPH}"), &["What It Costs"]);
    keeps(format!("{list}What It Costs\n\nWho Pays\n\n{PARAGRAPH}"), &["What It Costs", "Who Pays"]);
    keeps(format!("{list}2009\n\nThe gauges were read in May.\n\n{PARAGRAPH}"), &["2009"]);
}

#[test]
fn a_labelled_sentence_is_no_line_of_a_form() {
    let text = "To: the Government of Orsa. Publish the gauges every week.";
    keeps(format!("{HEAD}{PARAGRAPH}{PARAGRAPH}{text}\n"), &[text]);
    keeps(format!("{HEAD}{text}\n\n{PARAGRAPH}{PARAGRAPH}"), &[text]);
    let wrapped = "Status: the dam stays closed until\nthe treaty is renewed.";
    keeps(
        format!("{HEAD}{PARAGRAPH}{PARAGRAPH}{wrapped}\n"),
        &["the dam stays closed until", "the treaty is renewed."],
    );
}

#[test]
fn a_sentence_about_a_house_and_its_figures_is_no_street() {
    let text = "RAND, in a study of 2006, priced 3 dams and 40 wells.";
    keeps(format!("{HEAD}{text}\n\n{PARAGRAPH}{PARAGRAPH}"), &[text]);
    keeps(format!("{HEAD}{PARAGRAPH}{PARAGRAPH}{text}\n"), &[text]);
}

#[test]
fn a_credit_below_a_paragraph_makes_no_caption_of_it() {
    let told =
        "The gauge has stood at this weir since 1911, and nobody has ever asked what it was that it said.";
    keeps(
        format!("{HEAD}![The weir](weir.jpg)\n\n{told}\n\nPhoto: Reuters\n\n{PARAGRAPH}{PARAGRAPH}"),
        &[told, "![The weir](weir.jpg)"],
    );
    let seen = see_text(format!(
        "![The weir](weir.jpg)\n\n# Low Water\n\nPhoto: Reuters\n\nby Ada Lind\n\n{PARAGRAPH}{PARAGRAPH}"
    ));
    assert_eq!(seen.field("title"), "Low Water");
}

#[test]
fn a_picture_that_a_site_opens_a_page_with_is_missed() {
    let seen = see_text(format!(
        "{HEAD}![The weir](https://desk.example/w.jpg)\n\nThe weir in May\n\nPhoto: Reuters\n\n{PARAGRAPH}{PARAGRAPH}"
    ));
    assert!(!seen.page.markdown.text.contains("weir"), "{}", seen.page.markdown.text);
    assert!(seen.warnings.iter().any(|warning| warning.code == Code::RemotePictureDropped));
}

#[test]
fn a_list_inside_a_sentence_refers_to_no_notes() {
    let page = format!(
        "{HEAD}{PARAGRAPH}Three things have to be done: (1) read the gauges, (2) sign the treaty, (3) pay for both.\n\n{PARAGRAPH}1. Read the gauges. {PARAGRAPH}2. Sign the treaty. {PARAGRAPH}3. Pay for both. {PARAGRAPH}"
    );
    keeps(page, &["(1) read", "(2) sign", "(3) pay"]);
}

#[test]
fn an_opening_paragraph_is_the_text_s() {
    let opening = "The dam is old. It leaks at the foot. Nobody has paid for a new one.";
    keeps(
        format!(
            "Commentary\n\nA Title About Rivers\n\nby Ada Lind\n\nNov 12, 2008\n\n{opening}\n\nAdvertisement\n\n{}",
            PARAGRAPH.repeat(4)
        ),
        &[opening],
    );
    let long = "The dam is old and it leaks at the foot. Nobody has paid for a new one. The towns cannot. The state will not.";
    keeps(
        format!(
            "{HEAD}Brief Analysis\n\n{long}\n\n{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}Policy #1426\n"
        ),
        &[long],
    );
}

#[test]
fn notes_below_the_line_about_rights_are_kept() {
    for label in ["", "Notes\n\n"] {
        let page = format!(
            "{HEAD}{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}{label}© 2008 River Desk\n\n1 Lind 2003, p. 4.\n\n2 Roe 2004.\n"
        );
        keeps(page, &["Lind 2003, p. 4.", "Roe 2004."]);
    }
    let page = format!(
        "{HEAD}The river fell.[1] It rose.[2] It fell.[3]\n\n{PARAGRAPH}{PARAGRAPH}Notes\n\n1 Lind 2003, p. 4.\n\n2 Roe 2004.\n\n© 2008 River Desk\n\n3 Dell 2005.\n"
    );
    keeps(page, &["Lind 2003, p. 4.", "Roe 2004.", "Dell 2005."]);
}

#[test]
fn a_list_of_contents_is_no_list_of_topics() {
    let page = format!(
        "{HEAD}Background\nFindings\nOptions\n\n{PARAGRAPH}Background\n\n{PARAGRAPH}Findings\n\n{PARAGRAPH}Options\n\n{PARAGRAPH}"
    );
    assert_eq!(see_text(page).page.metadata.topics, None);
    let page = format!("{HEAD}Introduction\nThe Weir\nThe Mill\n\n{PARAGRAPH}{PARAGRAPH}");
    assert_eq!(see_text(page).page.metadata.topics, None);
}

#[test]
fn a_house_that_signs_with_an_author_is_one() {
    let seen = see_text(format!(
        "A Title About Rivers\n\nBy Ada Lind and RAND Corporation\n\nNov 12, 2008\n\n{PARAGRAPH}{PARAGRAPH}"
    ));
    assert_eq!(seen.authors(), ["Ada Lind||", "RAND Corporation||"]);
}

#[test]
fn a_chronology_keeps_what_an_agency_told() {
    let entry = "9 July: Iran tests nine missiles (Reuters)";
    keeps(
        format!("{HEAD}{PARAGRAPH}{entry}\n\n10 July: The council meets (AFP)\n\n{PARAGRAPH}"),
        &[entry, "10 July: The council meets (AFP)"],
    );
    keeps(format!("{HEAD}{PARAGRAPH}{PARAGRAPH}{entry}\n\n11 July: The council meets\n"), &[entry]);
}

#[test]
fn the_head_of_a_table_is_no_heading() {
    let table = "Year     Flow\n-----------------\n2001     40\n2002     30";
    let seen = see_text(format!("{HEAD}{PARAGRAPH}{table}\n\n{PARAGRAPH}"));
    assert!(!seen.page.markdown.text.contains('#'), "{}", seen.page.markdown.text);
}

#[test]
fn the_words_of_a_longer_name_are_no_house() {
    let seen =
        see_text(format!("Middle East\n\n{HEAD}{}© 2008 Middle East Institute\n", PARAGRAPH.repeat(3)));
    assert_ne!(seen.page.metadata.publisher.as_ref().map(|house| house.value.as_str()), Some("Middle East"));
    let seen = see_text(format!(
        "Foreign Policy\n\nby Ada Lind\n\nNov 12, 2008\n\n{}© 2008 Foreign Policy Association\n",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!(seen.field("title"), "Foreign Policy");
}

#[test]
fn a_title_that_is_glued_to_the_text_is_no_name() {
    let seen = see_text(format!("Analysis: Shared Rivers\n\nShared Rivers{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}"));
    assert_eq!(seen.authors(), Vec::<String>::new());
}

#[test]
fn a_title_that_is_glued_to_the_text_without_a_label_is_no_name() {
    let seen = see_text(format!("Shared Rivers\n\nShared Rivers{PARAGRAPH}{PARAGRAPH}{PARAGRAPH}"));
    assert_eq!((seen.authors(), seen.field("title")), (Vec::new(), "Shared Rivers"));
}

#[test]
fn of_two_houses_below_an_author_both_are_named() {
    let seen = see_text(format!(
        "A Title About Rivers\n\nBy Ada Lind\nBy RAND Corporation\nBy Brookings Institution\n\nNov 12, 2008\n\n{PARAGRAPH}{PARAGRAPH}"
    ));
    let publisher = seen.page.metadata.publisher.as_ref().map(|house| house.value.clone());
    assert_eq!((seen.authors().len(), publisher), (2, Some("RAND Corporation".to_owned())));
}

#[test]
fn a_sentence_below_the_label_of_its_topic_is_kept() {
    let head =
        "El bote y la mina\n\n14 de septiembre de 2022\n\nTema\n\nQuién paga cuando el bote está vacío.\n\n";
    let seen = see_text(format!("{head}Análisis\n\n{}", PARAGRAPH.repeat(3)));
    assert!(seen.page.markdown.text.contains("Quién paga"), "{}", seen.page.markdown.text);
}

#[test]
fn a_heading_that_four_sections_have_is_four_headings() {
    let seen = see_text(format!("{HEAD}{}", format!("Findings\n\n{}", PARAGRAPH.repeat(5)).repeat(4)));
    assert_eq!((seen.headings(), seen.paragraphs().len()), (vec!["Findings".to_owned(); 4], 20));
    assert_eq!((seen.page.cut.len(), seen.warnings.len()), (0, 0));
}

#[test]
fn a_paragraph_that_ends_with_the_date_of_the_page_keeps_its_last_line() {
    let head = "Who Counts the Boats\n\nby\n\nAda Lind\n\nNov 12, 2008\n\n";
    let text = "The river fell for the third year in a row, and nobody on either bank could say\n\
        why it did so, nor who should pay for the gauges that were washed away in the spring.\n\n";
    let venue = "Testimony before the Subcommittee on Northern and Southern Rivers, Committee on Foreign";
    let last = "Waters, Orsa Senate, November 12, 2008";
    keeps(format!("{head}{venue}\n{last}\n\n{text}{text}"), &[last]);
    let sentence =
        "The treaty was signed by both of the ministers in the hall of the old town, which is in\n";
    keeps(format!("{head}{text}{text}{sentence}Orsa, November 12, 2008\n"), &["Orsa, November 12, 2008"]);
    let sentence = "The treaty was signed by both of the ministers in the hall of the old town in autumn.\n\
        It came into force in the middle of the war between the two towns of the valley, on\n";
    keeps(format!("{head}{text}{sentence}November 12, 2008\n\n{text}"), &["on November 12, 2008"]);
}

/// The text that is left of a page of a head, three paragraphs and what stands among them.
fn left(head: &str, inside: &str, below: &str) -> String {
    let text = PARAGRAPH.repeat(3);
    see_text(format!("{head}\n\n{text}{inside}\n\n{text}{below}")).page.markdown.text
}

const SIGNED: &str = "Low Water on the Orsa\n\nBy Ada Lind\n\nNov 12, 2008";

#[test]
fn a_bio_of_several_paragraphs_is_kept_whole() {
    let bio = "About the author\n\nAda Lind is a fellow at the River Desk.\n\nShe was born in Orsa and learned to read its gauges from her mother.\n\n\
        She has written three books about the river, two of them in prison.\n\nShe lives above the upper weir with a dog that cannot swim.";
    let seen = see_text(format!("{SIGNED}\n\n{}{bio}", PARAGRAPH.repeat(3)));
    assert!(seen.authors()[0].ends_with("a dog that cannot swim."), "{:?}", seen.authors());
}

#[test]
fn tables_stay_that_have_numbers_to_call_or_stand_within_a_sentence() {
    let called = "Table 1\nUpper mill      Tel. 031 555 01 02      Ada Lind\nLower mill      Tel. 031 555 01 03      Ben Roe";
    assert!(left(SIGNED, "", called).contains("Lower mill"));
    let lines = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, and whoever reads it writes the figure into a book that is\n";
    let rows = "Upper          3          12\n\nLower          4          15";
    let page = format!(
        "{SIGNED}\n\n{lines}\n{rows}\n\nkept by the ministry, which has no money for paper.\n\n{lines}kept."
    );
    assert!(see_text(page).page.markdown.text.contains("Lower"));
}

#[test]
fn what_is_below_zero_is_no_item() {
    let text = left(SIGNED, "−12 degrees was the lowest that the gauge has ever shown.\n\n−5\n\n−7", "");
    assert!(text.contains("−12 degrees") && text.contains("−7"), "{text}");
}

#[test]
fn a_heading_may_have_the_word_of_a_menu_and_names_stand_beside_the_length() {
    let menu = "Home\nBackground\nContact\n\n";
    let seen = see_text(format!("{menu}{SIGNED}\n\nBackground\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.headings(), ["Background"]);
    let seen = see_text(format!(
        "Low Water on the Orsa\n\nNov 12, 2008\nBen Roe\n10 minutes\n\n{}",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!(seen.authors(), ["Ben Roe||"]);
}

#[test]
fn a_title_stays_that_its_lead_says_again_or_that_has_the_words_of_a_frame() {
    let lead = "The report “Low Water” asks who reads the gauges of the river, and who pays them.";
    let seen = see_text(format!("Low Water\n\n{lead}\n\nLearn More\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.field("title"), "Low Water");
    for title in ["Share Report", "CSIS: Can Somebody Inspect Sluices"] {
        let seen = see_text(format!("{title}\n\nBy Ada Lind\n\nNov 12, 2008\n\n{}", PARAGRAPH.repeat(3)));
        assert_eq!((seen.field("title"), seen.authors().len()), (title, 1));
    }
}

#[test]
fn a_short_sentence_above_the_first_words_of_a_wire_is_the_authors() {
    let text = format!("Nobody knows why.\n\nBy Ada Lind (DESK) — {}", PARAGRAPH.repeat(3));
    let seen = see_text(format!("Low Water on the Orsa\n\nNov 12, 2008\n\n{text}"));
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), ("", 4));
    assert!(seen.page.markdown.text.starts_with("Nobody knows why."), "{}", seen.page.markdown.text);
}

#[test]
fn steps_that_are_counted_are_no_pages() {
    let steps = "Step one      1 of 3\nStep two      2 of 3\nStep three      3 of 3";
    let text = left(SIGNED, steps, "");
    assert!(text.contains("Step two") && text.contains("2 of 3") && !text.contains("## "), "{text}");
}

#[test]
fn a_letter_within_a_text_is_no_list_and_what_its_author_does_no_bio() {
    let letter = "She wrote to the council:\n\n    The river fell.\n    The river rose.\n    Nobody came.";
    assert!(!left(SIGNED, letter, "").contains("- The river fell."));
    let seen = see_text(format!(
        "{SIGNED}\n\n{0}Ada Lind\nAda Lind went to the gauge at noon and read it.\n\n{0}",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn an_entry_of_related_reading_may_begin_as_a_way_to_others_does() {
    let entries =
        "Related reading\n\nMore from Less Water\n\nThe Gauge and the Toll\n\nWho Pays the Ferryman?";
    let seen = see_text(format!("{SIGNED}\n\n{}{entries}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.page.metadata.related.iter().flatten().count(), 3);
}

#[test]
fn notes_below_the_menu_of_a_site_are_kept_where_the_first_stands_higher_up() {
    let page = "1 See Lind.\n\nHome\nSearch\nContact\nNewsletter\nPrivacy policy\n\n2 See Roe on the toll.\n\n3 See Eck.";
    assert!(left(SIGNED, "", page).contains("See Roe on the toll."));
}

#[test]
fn what_a_credit_closes_or_a_number_counts_is_the_text_s() {
    let told = "The gauges had been taken away in the spring of that year, and nobody in the towns along the river knew why that had happened. Photo courtesy of the River Museum.";
    assert!(left(SIGNED, told, "").contains("taken away in the spring"));
    let articles: String = (7..11).map(|number| format!("Article {number}\n\n{PARAGRAPH}")).collect();
    let cut = "The river feeds 85,000 people in the lower basin, of\n\nArticle 7\n\n7\n\nwhom each third has no work, and nobody says so in any of the papers.\n\n";
    let seen = see_text(format!("{SIGNED}\n\n{PARAGRAPH}{cut}{articles}"));
    for number in 8..11 {
        assert!(
            seen.page.markdown.text.contains(&format!("Article {number}")),
            "{}",
            seen.page.markdown.text
        );
    }
    let entry = "Publisher\nOxford University Press\n1998-1999\n978-0-19-000000-0\n";
    assert!(left(SIGNED, entry, "").contains("978-0-19"));
}

#[test]
fn notes_links_and_sources_of_the_text_stay() {
    let between = [
        "Note: the opinions expressed are those of the towns, which sent them to the ministry.",
        "(Source: River News)",
        "Those who lost a boat may call:\n\nRiver Desk • Tel. 555 0100",
        "High Water, photos by Ben Roe",
    ];
    for between in between {
        let seen = left(SIGNED, between, "");
        let last = between.lines().last().unwrap().trim_start_matches('[').split(']').next().unwrap();
        assert!(seen.contains(last), "{between}\n----\n{seen}");
    }
    let first = left(&format!("{SIGNED}\n\n[Read Part One of this essay](https://desk.example/one)"), "", "");
    assert!(first.contains("Part One"), "{first}");
}

#[test]
fn a_list_of_authors_is_no_menu_and_a_subject_nobody() {
    let names = ["Ada Lind", "Ben Roe", "Carl Amsel", "Dee Eck", "Eva Fink", "Fay Gil"];
    let page = |head: &str| see_text(format!("{head}\n\n{}", PARAGRAPH.repeat(3)));
    let seen = page(&format!("Low Water on the Orsa\n\n{}\n\nHans Mott\n\nMay 2, 2012", names.join("\n")));
    assert_eq!(seen.field("title"), "Low Water on the Orsa");
    assert!(seen.authors().len() >= names.len(), "{:?}", seen.authors());
    let seen = page("Seven Guests at the Weir\n\nCLIMATE CHANGE\n\nCOMMENTARY\n\nMAY 29, 2014");
    assert!(seen.authors().is_empty(), "{:?}", seen.authors());
    let seen = page("Low Water on the Orsa\n\nby Ada Lind\n\nWater Policy. No. 12/2012");
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn a_byline_of_a_wire_is_no_caption() {
    let seen = see_text(format!("How the River Fell\n\nBy Ada Lind (AFP)\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.field("title"), "How the River Fell");
    assert!(seen.page.cut.is_empty(), "{:?}", seen.page.cut);
    let seen = see_text(format!("How the River Fell (AP)\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.field("title"), "How the River Fell (AP)");
}

#[test]
fn entries_that_the_end_of_a_page_parts_are_related_reading() {
    let head = "22.3.2021          Low Water on the Orsa - River Desk";
    let full = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.\n\n";
    let seen = see_text(format!(
        "{head}\n\nLow Water on the Orsa\n\nBy Ada Lind\n\n{full}{full}{full}Recommended\n\nThe Border as a Trade: Who Buys What on Both Banks of the Upper River\n\nhttps://desk.example/low          1/2\n{head}\n\nMay 2, 2016\n\nHow Gauges Lie\n\nMay 3, 2016\n"
    ));
    let titles: Vec<&str> = seen.page.metadata.related.iter().flatten().map(|one| one.name()).collect();
    assert_eq!(titles.last(), Some(&"How Gauges Lie"), "{}", seen.page.markdown.text);
}

#[test]
fn two_works_without_a_stop_are_no_cut_paragraph() {
    let works = [
        "Ada Lind, The Long River of the North and Its Gauges. Orsa Press",
        "Ben Roe, What the Towns of the Basin Have Lost. Weir House",
    ];
    let seen = left(SIGNED, &works.join("\n\n"), "");
    assert!(works.iter().all(|work| seen.lines().any(|line| line.ends_with(work))), "{seen}");
}

#[test]
fn a_heading_that_is_a_bare_noun_opens_no_bios() {
    let text =
        "Nobody on either bank could say why the river had fallen so far. Nobody had asked since the spring.";
    for heading in ["De schrijvers", "Die Verfasser", "Les auteures", "Notas biográficas", "Zu den Personen"]
    {
        let seen = left(SIGNED, &format!("{heading}\n\n{text}"), "");
        assert!(seen.contains(heading) && seen.contains(text), "{seen}");
    }
}
