//! How sites and houses say who wrote a text, and what they set into it: boxes of links, imprints, notices.

use super::*;

/// A page of a head, three paragraphs and a foot.
fn page(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}\n\n{}{foot}", PARAGRAPH.repeat(3)))
}

const HEAD: &str = "Low Water on the Orsa\n\nBy Ada Lind\n\nNov 12, 2008";

/// The titles of related reading.
fn related(seen: &Seen) -> Vec<&str> {
    seen.page.metadata.related.iter().flatten().map(|reading| reading.name()).collect()
}

#[test]
fn names_between_points_are_a_byline() {
    let seen = page("Low Water on the Orsa\n\nBy  Ada Lind  •  Ben Roe\n\nNov 12, 2008", "");
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
}

#[test]
fn the_fields_of_a_menu_are_nobody_where_a_name_has_a_date_or_a_rank() {
    let menu = "River Desk\nTopics\nSalt Economy\nInternational Affairs\nWater Policy\nEvents\nDonate";
    let seen = page(&format!("{menu}\n\nLow Water on the Orsa\n\nAda Lind\n\nNov 12, 2008"), "");
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn a_name_above_its_mail_address_is_an_author_above_the_title_as_well() {
    let head = "PEACEBRIEF 87\n\nApril 5, 2011\n\nAda Lind\nE-mail: alind@desk.example\n\nBen Roe\nE-mail: broe@desk.example\n\nCy Dell\n\nThe Other Vote of the Lower Basin";
    let seen = page(head, "");
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||", "Cy Dell||"]);
    assert_eq!(
        [seen.field("title"), seen.field("number")],
        ["The Other Vote of the Lower Basin", "PEACEBRIEF 87"]
    );
}

#[test]
fn a_name_its_series_and_its_date_may_stand_in_one_line() {
    let seen = page("Low Water on the Orsa\n\nAda Lind. ARD 38/2012 - 23/05/2012", "");
    assert_eq!(seen.authors(), ["Ada Lind||"]);
    assert_eq!((seen.field("number"), seen.date().as_str()), ("ARD 38/2012", "2012-05-23"));
}

#[test]
fn a_mail_says_its_author_behind_the_title() {
    let head = "From: River Desk <desk@desk.example>\nDate: Fri, 1 Apr 2005 15:12:44 -0500\nSubject: Low Water: The Price of Salt, by Ada Lind\n\nLOW WATER: THE PRICE OF SALT\nby Ada Lind";
    assert_eq!(page(head, "").field("title"), "LOW WATER: THE PRICE OF SALT");
}

#[test]
fn where_a_site_has_filed_a_text_it_says_the_kind_and_the_topics() {
    let head = "The Price of Salt\n\nAda Lind\n\n12 May 2021\n\nIn Commentaries, Africa.";
    let seen = page(head, "");
    assert_eq!(seen.field("kind"), "Commentaries");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Africa"]);
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn the_number_of_the_head_is_that_of_the_series_in_the_feet() {
    let foot = |page: usize| format!("Policy Brief 33\nMay 2021\n\n{page}\n\n");
    let seen = see_text(format!(
        "NO. 33 MAY 2021 Introduction\n\nLow Water on the Orsa\nWhy Nobody Reads the Gauges\nAda Lind and Ben Roe\n\n{0}{1}{0}{2}{0}{3}",
        PARAGRAPH.repeat(6),
        foot(1),
        foot(2),
        foot(3)
    ));
    assert_eq!([seen.field("number"), seen.field("kind")], ["Policy Brief 33", "Policy Brief"]);
    assert_eq!(seen.date(), "2021-05");
    assert!(!seen.page.markdown.text.contains("Policy Brief"), "{}", seen.page.markdown.text);
}

#[test]
fn a_bio_of_several_sentences_may_stand_between_byline_and_text() {
    let bio = "Ada Lind is a fellow of the River Desk. She has read gauges since 1999. This essay is based on a talk.";
    let seen = page(&format!("{HEAD}\n\n{bio}"), "");
    assert_eq!(seen.authors(), [format!("Ada Lind||{bio}")]);
    // A sentence on something else is the text's.
    let seen = page(
        &format!("{HEAD}\n\n{} The river was low.", bio.replace(" This essay is based on a talk.", "")),
        "",
    );
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn boxes_of_links_between_two_paragraphs_go() {
    let box_of_links = "More From Our Experts\n\n[Ben Roe](https://desk.example/roe)\n\n[The Toll](https://desk.example/toll)\n\n";
    let seen = see_text(format!(
        "{HEAD}\n\n{0}{box_of_links}{0}Related\n\n[The Ferry](https://desk.example/ferry)\n",
        PARAGRAPH.repeat(2)
    ));
    assert_eq!(seen.paragraphs().len(), 4);
    assert_eq!(related(&seen), ["The Ferry"]);
}

/// Related reading as a site prints it.
const ENTRIES: &str =
    "Related\n\nThe Price of Salt\nBen Roe\nMay 2, 2008\nWho Pays the Ferryman\nCy Dell\nMay 1, 2008";

#[test]
fn below_the_last_entry_stands_the_house() {
    for house in ["Stimson Center\n12 Mill Lane", "River Institute\nRue des Petits Gués 24A\n1000 Orsa"] {
        let seen = page(HEAD, &format!("{ENTRIES}\n{house}\n© 2008 The Desk"));
        assert_eq!(related(&seen), ["The Price of Salt", "Who Pays the Ferryman"], "{house}");
    }
}

#[test]
fn the_notes_of_a_clip_stand_below_its_related_reading_and_need_no_warning() {
    let text = format!("{HEAD}\n\n{PARAGRAPH}It fell.[^1]\n\n{ENTRIES}\n\n[^1]: The gauge at Orsa.");
    let seen = see_text(text);
    assert!(seen.page.markdown.text.contains("It fell.[^1]"), "{}", seen.page.markdown.text);
    assert!(seen.page.markdown.text.contains("[^1]: The gauge at Orsa."), "{}", seen.page.markdown.text);
    assert_eq!(related(&seen), ["The Price of Salt", "Who Pays the Ferryman"]);
    assert!(seen.warnings.is_empty(), "{:?}", seen.warnings);
}

#[test]
fn the_fields_above_the_entries_are_no_entries() {
    let list = "Related Content\n\nWater\n\nThe Price of Salt\nBen Roe\nMay 2, 2008\n\nSalt Roads\n\nWho Pays the Ferryman\nCy Dell\nMay 1, 2008\n";
    assert_eq!(related(&page(HEAD, list)), ["The Price of Salt", "Who Pays the Ferryman"]);
    let titles = "Related Content\n\nThe Price of Water\n\nThe Price of Salt\n\nSalt Roads\n\nWho Pays\n";
    assert_eq!(related(&page(HEAD, titles)).len(), 4);
}

#[test]
fn what_a_printer_says_of_the_house_beside_the_text_goes() {
    let imprint = "Produced by\nThe River Studies Center\n\nPublished by\nThe Heritage Foundation\n214 Mill Avenue, N.E.\n(202) 555-0100\n\n";
    let seen = see_text(format!("{HEAD}\n\n{0}{imprint}{0}", PARAGRAPH.repeat(2)));
    assert_eq!(seen.paragraphs().len(), 4);
    // Without a number to call it may be a list of the text.
    let list = "Published by\nThe Heritage Foundation\n\n";
    let seen = see_text(format!("{HEAD}\n\n{0}{list}{0}", PARAGRAPH.repeat(2)));
    assert!(seen.page.markdown.text.contains("The Heritage Foundation"));
}

#[test]
fn a_caption_may_stand_below_its_credit_or_close_with_its_agency() {
    for caption in ["Image by Dee Eck ©\nThe lower gauge in May", "The lower gauge in May (Reuters)"] {
        let seen = page(&format!("{HEAD}\n\n{caption}"), "");
        assert_eq!((seen.paragraphs().len(), seen.headings().len()), (3, 0), "{caption}");
    }
}

#[test]
fn an_author_may_thank_below_what_is_said_of_him() {
    let foot = "About the author\n\nAda Lind is a fellow of the River Desk.\n\nAcknowledgments\n\nThe author would like to thank the readers of the gauges, who made time for her in the first weeks.\n\n© 2008 The Desk";
    let seen = page(HEAD, foot);
    assert_eq!(seen.headings(), ["Acknowledgments"]);
    assert!(seen.page.markdown.text.contains("who made time for her"));
}

#[test]
fn the_parts_of_an_old_analysis_have_their_names_for_headings() {
    let head = "Low Water on the Orsa\n\nAda Lind. ARD 38/2012 - 23/05/2012\n\nSummary: The river fell for the third year, and nobody on either bank could say why.\n\nIntroduction:";
    let seen = page(head, &format!("Conclusion:\n\n{PARAGRAPH}"));
    assert_eq!(seen.headings(), ["Introduction", "Conclusion"]);
    assert_eq!(
        seen.field("summary"),
        "The river fell for the third year, and nobody on either bank could say why."
    );
}

#[test]
fn a_sign_of_rights_may_hang_at_the_end_of_the_line_above() {
    let foot = "The opinions are those of the author. ©\n2020 by the River Desk. All rights reserved.";
    let seen = page(HEAD, foot);
    let rights = seen.page.metadata.rights.as_ref().map(|rights| rights.value.as_str());
    assert_eq!(rights, Some("© 2020 by the River Desk. All rights reserved."));
}

#[test]
fn topics_may_stand_without_a_label_below_the_related_reading() {
    for topics in ["Water\nSalt Roads\nThe Lower Basin", "Water, Salt Roads, The Lower Basin"] {
        let seen = page(HEAD, &format!("{ENTRIES}\n\n{topics}\n\n© 2008 The Desk"));
        assert_eq!(related(&seen), ["The Price of Salt", "Who Pays the Ferryman"], "{topics}");
        assert_eq!(Seen::names(&seen.page.metadata.topics), ["Water", "Salt Roads", "The Lower Basin"]);
    }
    let seen = page(HEAD, &format!("{ENTRIES}\n\nRiver Desk\n12 Mill Lane"));
    assert!(seen.page.metadata.topics.is_none());
}

#[test]
fn a_volume_and_an_issue_may_have_labels_behind_their_series() {
    let head = "Low Water on the Orsa\n\nPublication: River Monitor Volume: 15 Issue: 147\n\nBy: Ada Lind\n\nOctober 17, 2018 05:41 PM Age: 5 years\n\n(Source: River News)";
    let seen = page(head, "");
    assert_eq!(seen.field("number"), "River Monitor Volume: 15 Issue: 147");
    assert_eq!(seen.field("kind"), "River Monitor");
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn an_issue_and_its_year_may_stand_between_bars() {
    let head = "Low Water on the Orsa\n\nAda Lind and Ben Roe\n\nNumber 5 | 2019 | ISSN: 1862-3603";
    let seen = page(head, "");
    assert_eq!((seen.field("number"), seen.date().as_str()), ("Number 5 | 2019", "2019"));
}

#[test]
fn what_a_house_is_registered_as_is_no_number() {
    let foot =
        "River Desk for the Study of Weirs\n61 Mill Lane\nRegistered Charity No. 210639\n© 2022 River Desk";
    assert_eq!(page(HEAD, foot).field("number"), "");
}

#[test]
fn whose_series_it_is_may_stand_in_a_row_with_number_and_date() {
    let head = "OSW Commentary\n\nBRUEGEL     NUMBER 430     15.02.2022     www.desk.example\n\nLow Water on the Orsa\nNobody reads the gauges\nAda Lind, Ben Roe";
    let seen = page(head, "");
    assert_eq!([seen.field("publisher"), seen.field("number")], ["BRUEGEL", "NUMBER 430"]);
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    assert_eq!(seen.field("title"), "Low Water on the Orsa");
}

#[test]
fn a_summary_of_a_report_may_begin_beside_its_label() {
    let told = "The river fell for the third year in a row. Nobody on either bank could say why it did so.";
    let seen = page(&format!("{HEAD}\n\nEXECUTIVE SUMMARY: {told}"), "");
    assert_eq!(seen.field("summary"), told);
}

#[test]
fn the_numbers_of_notes_may_stand_above_them_at_the_feet_of_pages() {
    let lines = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work, and by nobody else on\nthe river.";
    let foot = |number: usize| {
        format!(
            "\n\n    {number}\n     Ada Lind, The Gauges of the Lower River, 2001, p. {number}.\n\n                                     DESK-{number}\n\n"
        )
    };
    let page = |number: usize| format!("{}{lines}{number}{}", format!("{lines}\n\n").repeat(3), foot(number));
    let seen = see_text(format!("{HEAD}\n\n{}{}{lines}\n", page(1), page(2)));
    let text = &seen.page.markdown.text;
    assert!(text.contains("river.[^1]") && text.contains("[^2]: Ada Lind"), "{text}");
    assert!(!text.contains("DESK-"), "{text}");
}

#[test]
fn a_link_beside_the_date_is_nobody_where_a_label_names_the_authors() {
    let head = "Title: Low Water on the Orsa\nAuthor: Ada Lind, Ben Roe\nPublished: May 16, 2024\n\n---\n\n# Low Water on the Orsa\n\nMay 16, 2024 - [River Press](https://desk.example/press)";
    assert_eq!(page(head, "").authors(), ["Ada Lind||", "Ben Roe||"]);
}
