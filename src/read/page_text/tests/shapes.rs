//! Pages as mails, printers, reader services and houses with letterheads have them.

use super::*;

/// `title|subtitle|kind|number|date|summary`.
fn said(seen: &Seen) -> String {
    let field = |name| seen.field(name).to_owned();
    let head = ["title", "subtitle", "kind", "number"].map(field).join("|");
    format!("{head}|{}|{}", seen.date(), field("summary"))
}

fn names(seen: &Seen) -> Vec<String> {
    seen.authors().iter().map(|author| author.split('|').next().unwrap_or_default().to_owned()).collect()
}

/// A page of a head and three paragraphs.
fn headed(head: &str) -> Seen {
    see_text(format!("{head}\n\n{}", PARAGRAPH.repeat(3)))
}

#[test]
fn the_plain_text_of_a_mail_underlines_its_headings() {
    let seen = headed(
        "From: River Desk <desk@desk.example>\nSubject: River Letter 44: Low Water\nDate: Thu, 12 Dec 2019 07:30:11 +0100\n\n\
         ** River Letter 44\n------------\n\n** Low Water\n------------\n** Who Reads the Gauge\n------------\n\nby Ada Lind",
    );
    assert_eq!(said(&seen), "Low Water|Who Reads the Gauge||River Letter 44|2019-12-12|");
    assert_eq!((seen.headings().len(), seen.paragraphs().len()), (0, 3));
}

#[test]
fn a_reader_service_repeats_the_head_below_its_own() {
    let seen = headed(
        "Title: Low Water\n\nURL Source: https://desk.example/low\n\nPublished Time: 2025-10-17T06:45:12+00:00\n\nMarkdown Content:\n\
         Low Water | DESK\n=====\n\n*   [Experts](https://desk.example/e)\n*   [Papers](https://desk.example/p)\n\nCommentary\n\nLow Water\n=========\n\n\
         The treaty counts what enters a canal. Nobody counts what leaves it\n\n![Image 2: A weir](https://desk.example/w.jpg)\n\n\
         A weir near Orsa, May 2025\n\nImage by Reuters ©\n\n[Ada Lind](https://desk.example/ada)\n\nSenior Fellow\n\n17 October 2025",
    );
    let dek = "The treaty counts what enters a canal. Nobody counts what leaves it";
    assert_eq!(said(&seen), format!("Low Water||Commentary||2025-10-17|{dek}"));
    assert_eq!(seen.authors(), ["Ada Lind|https://desk.example/ada|Senior Fellow"]);
    assert_eq!((seen.headings(), seen.paragraphs().len()), (Vec::<String>::new(), 3));
}

#[test]
fn a_letterhead_has_the_number_beside_the_month() {
    let seen = headed(
        "Nr. 9 Februar 2025\n\nDESK-Studie\n\nKabel ohne Ufer\nSchutz und Pflege von Leitungen im Fluss\nAda Lind und Ben Roe",
    );
    assert_eq!(
        said(&seen),
        "Kabel ohne Ufer|Schutz und Pflege von Leitungen im Fluss|DESK-Studie|Nr. 9|2025-02|"
    );
    assert_eq!(names(&seen), ["Ada Lind", "Ben Roe"]);
}

#[test]
fn a_head_in_one_line_may_say_how_long_the_text_is() {
    let seen = headed("Why the river cannot leave Expert comment ALIND 14 January 2022 — 4 minute READ");
    assert_eq!(said(&seen), "Why the river cannot leave||Expert comment||2022-01-14|");
}

#[test]
fn a_name_in_a_picture_s_text_may_be_glued_to_the_text() {
    let seen = headed(
        "Report\n\nMarch 3, 2021\n\nLow Water\n\nImage: Ada Lind\nAda LindThe river fell for the third year in a row, and nobody on either bank could say why it did.",
    );
    assert_eq!(names(&seen), ["Ada Lind"]);
    assert!(seen.paragraphs()[0].starts_with("The river fell"), "{:?}", seen.paragraphs());
}

#[test]
fn a_dek_is_what_a_site_s_words_part_from_the_text() {
    let dek = "Both banks count what enters. Nobody counts what leaves. The treaty should say who does, and who pays him for it.";
    let seen = headed(&format!(
        "Briefing / Basin 22 June 2023\n\nLow Water\n\n{dek}\n\nAlso available in Français\n\nDownload PDF"
    ));
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), (dek, 3));
    // A text may open with few words and a question.
    let opening = "Rivers are measured in floods. What would a better measure be for the towns below?";
    let seen = headed(&format!("Commentary\n\nLow Water\n\nBy Ada Lind\n\nMarch 3, 2021\n\n{opening}"));
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), ("", 4));
}

#[test]
fn notes_at_the_feet_of_pages_are_notes() {
    let page = "Low Water\n\nby Ada Lind\n\nMarch 3, 2021\n\n\
        The river fell for the third year in a row, and nobody on\neither bank could say why.1 The gauges stood in the yard of\n\
        the mill, and the miller wrote down what they said to those\nwho asked him, and he put the\n\n1 Interview with the miller, May 1996.\n\n2\n\nLow Water\n\n\
        book on the shelf, where it is still kept.2 The council has\nnever asked for it, though its own engineers do so each year,\nread all of it, and find it\n\n\
        2 The book has no title.\n\n3\n\nuseful in the end.\n";
    let seen = see(page);
    assert_eq!(seen.paragraphs().len(), 1, "{}", seen.page.markdown.text);
    let text = &seen.page.markdown.text;
    assert!(
        text.contains("why.[^1]")
            && text.contains("kept.[^2]")
            && text.contains("[^2]: The book has no title.")
    );
    assert!(text.contains("put the book on") && text.contains("find it useful"), "{text}");
}

#[test]
fn a_browser_prints_the_address_and_the_hour_on_every_page() {
    let head = "River Desk – Low Water\nhttps://desk.example/low          12-02-2025 14:07\n\n";
    let seen = see_text(format!(
        "{head}Low Water\n\nby Ada Lind\n\n{PARAGRAPH}                 1/2\n{head}{}                 2/2\n",
        PARAGRAPH.repeat(5)
    ));
    assert_eq!((seen.field("title"), seen.field("source")), ("Low Water", "https://desk.example/low"));
    assert_eq!((seen.headings().len(), seen.paragraphs().len()), (0, 6));
}

#[test]
fn words_between_the_head_and_the_text_are_what_it_is_filed_under() {
    let seen = headed("Commentary\nLow Water\nAda Lind\nMarch 3, 2021\n\nBasin\nWeirs\nOrsa");
    assert_eq!(
        (Seen::names(&seen.page.metadata.topics), seen.headings().len()),
        (vec!["Basin", "Weirs", "Orsa"], 0)
    );
    assert_eq!(headed("Low Water\nAda Lind\nMarch 3, 2021\n\nBasin\nWeirs").page.metadata.topics, None);
}

#[test]
fn what_stands_below_the_line_about_rights_is_the_site_s() {
    let foot = "TOPICS\n\nWater\n\n© River Desk, 2025\n\nMill Lane 3–4\n10719 Orsa\n";
    let seen = see_text(format!("Low Water\n\nby Ada Lind\n\n{}{foot}", PARAGRAPH.repeat(3)));
    assert_eq!((Seen::names(&seen.page.metadata.topics), seen.paragraphs().len()), (vec!["Water"], 3));
}

#[test]
fn a_house_that_put_the_page_up_is_no_author() {
    let seen = headed(
        "Low Water – Analysis\n\nJune 11, 2022 FPRI Leave a comment\nBy FPRI\n\nBy Brig. Gen. (Ret.) Ada Lind, Dr. Ben Roe",
    );
    assert_eq!(
        (said(&seen), names(&seen)),
        (
            "Low Water||Analysis||2022-06-11|".to_owned(),
            vec!["Brig. Gen. (Ret.) Ada Lind".to_owned(), "Dr. Ben Roe".to_owned()]
        )
    );
}

#[test]
fn a_question_may_be_wrapped() {
    let seen = headed("Power Lines in the Sand: Can Orsa Sell Its\nSurplus?\n\nby Ada Lind\n\nMarch 3, 2021");
    assert_eq!(said(&seen), "Power Lines in the Sand: Can Orsa Sell Its Surplus?||||2021-03-03|");
}

#[test]
fn the_street_of_a_house_and_leave_to_pass_on_are_no_text() {
    let foot = "You may forward this essay as you like, provided that you send it in its entirety.\n\n\
        FPRI, 12 Mill Lane, Suite 4, Orsa 19102-3684.";
    let seen =
        see_text(format!("Low Water\n\nby Ada Lind\n\nMarch 3, 2021\n\n{}{foot}\n", PARAGRAPH.repeat(3)));
    assert_eq!(seen.paragraphs().len(), 3, "{:?}", seen.paragraphs());
}

#[test]
fn a_trail_may_end_with_the_title_and_a_row_of_menu_words_is_none() {
    for above in ["Policy Analysis / Report / Who Keeps the Gauge?", "Walk   Ponder   Help"] {
        let head = "Who Keeps the Gauge?\n\nby Ada Lind\n\nMarch 3, 2021";
        let seen = see_text(format!("{above}\n\n{head}\n\n{PARAGRAPH}{PARAGRAPH}"));
        assert_eq!((seen.field("title"), seen.field("subtitle")), ("Who Keeps the Gauge?", ""), "{above}");
        let kind = if above.contains('/') { "Report" } else { "" };
        assert_eq!(seen.field("kind"), kind);
    }
}

#[test]
fn a_title_of_two_sentences_needs_no_dek_where_its_last_stop_is_left_out() {
    let title = "The Towns and their Gauges at Night. Who Reads Them";
    let seen = see_text(format!("{title}\n\nby Ada Lind\n\nMarch 3, 2021\n\n{PARAGRAPH}{PARAGRAPH}"));
    assert_eq!(seen.field("title"), title);
}

#[test]
fn a_byline_may_have_places_and_houses_between_its_names() {
    let note = "Ben Roe is a fellow at the River Desk.";
    let seen = |by: &str| {
        see_text(format!("The Price of Water\n\n{by}\n\nMarch 3, 2015\n\n{PARAGRAPH}{PARAGRAPH}{note}\n"))
    };
    for (by, authors) in [
        ("Ada Lind\n\nOrsa\n\nBen Roe\n\nWeir", ["Ada Lind||", "Ben Roe||"]),
        ("Ada Lind\nRiver Institute\nBen Roe", ["Ada Lind||River Institute", "Ben Roe||"]),
        ("Ada Lind     Ben Roe", ["Ada Lind||", "Ben Roe||"]),
        ("Ada Lind and\nBen Roe", ["Ada Lind||", "Ben Roe||"]),
    ] {
        assert_eq!(seen(by).authors(), authors, "{by}");
        assert_eq!(seen(by).field("title"), "The Price of Water", "{by}");
    }
    // What else stands there is no title where one stands above the name.
    let seen = seen("Ada Lind\n\nfor the River Institute\n\nWith reporting by Ben Roe");
    assert_eq!(seen.field("title"), "The Price of Water");
    assert!(seen.page.metadata.publisher.is_none());
}

#[test]
fn a_title_of_two_words_may_have_a_long_subtitle() {
    let seen = |above: &str, below: &str| {
        let seen = see_text(format!("{above}\n\n{below}\n\nby Ada Lind\n\nMarch 3, 2015\n\n{PARAGRAPH}"));
        [seen.field("title").to_owned(), seen.field("subtitle").to_owned()]
    };
    let long = "The River Towns and the Politics of Sharing";
    assert_eq!(seen("Borrowed Boats", long), ["Borrowed Boats", long]);
    // A site's words, or a kind, stand above a title as well.
    assert_eq!(seen("Borrowed Boats", "Sharing the River"), ["Sharing the River", ""]);
    assert_eq!(seen("River Update", long), [long, ""]);
}

#[test]
fn a_form_has_the_office_of_an_author_apart_from_his_name() {
    let head = "The Price of Water\n\nDate\n\nMarch 3, 2015\n\nAuthor\n\nAda Lind\n\n";
    let of = |line: &str| see_text(format!("{head}{line}\n\n{PARAGRAPH}{PARAGRAPH}")).authors();
    assert_eq!(of("Researcher at the River Centre"), ["Ada Lind||Researcher at the River Centre"]);
    assert_eq!(of("The River Centre"), ["Ada Lind||"]);
}

#[test]
fn a_title_that_is_a_long_question_is_no_text() {
    let title = "The Empty Reservoir: Who Pays for It Where There Is Nothing Left to Share?";
    let seen = see_text(format!(
        "River Notes\n{title}\nby Ada Lind\nMarch 3, 2015\nReport\n\n{}",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!((seen.field("title"), seen.field("kind"), seen.paragraphs().len()), (title, "Report", 3));
}

#[test]
fn a_head_in_one_line_may_close_with_how_long_the_text_is() {
    for extent in ["", " 3 minute READ", " — 3 minute read"] {
        let head = format!("The boats nobody will pay for Expert comment LOGIN 14 February 2022{extent}");
        let seen = see_text(format!("{head}\n\n{}", PARAGRAPH.repeat(3)));
        assert_eq!(
            (seen.field("title"), seen.date().as_str()),
            ("The boats nobody will pay for", "2022-02-14")
        );
    }
}

#[test]
fn a_short_title_may_stand_below_kind_and_date_where_above_them_is_the_house() {
    let head = "Chatham House\nReport 231 / Lower Basin 14 February 2022\nThe Dry Dam\n\n";
    let seen = see_text(format!("{head}{}", PARAGRAPH.repeat(3)));
    assert_eq!(
        (seen.field("title"), seen.field("kind"), seen.field("number")),
        ("The Dry Dam", "Report", "Report 231")
    );
}

#[test]
fn an_author_s_card_may_stand_directly_below_the_words_of_a_site() {
    let card =
        "Image credit: AFP\nAda Lind\nVisiting Fellow\nAda Lind is a Visiting Fellow at the River Desk.";
    let seen =
        see_text(format!("Low Water\n\nby Ada Lind\n\nMarch 3, 2015\n\n{}{card}\n", PARAGRAPH.repeat(3)));
    assert_eq!(seen.authors(), ["Ada Lind||Ada Lind is a Visiting Fellow at the River Desk."]);
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn a_label_may_have_several_names_below_it_and_the_closing_line_names_them_without_their_ranks() {
    let head =
        "Das Wehr am Oberlauf\n\nDESK-Studie 2021/S 4, 24.06.2021\n\nAutorinnen\n\nDr. Ada Lind\nEva Roe\n\n";
    let german = "Der Fluss fiel im dritten Jahr, und niemand an einem der beiden Ufer konnte sagen, warum das so war.\n\n";
    let seen = see_text(format!("{head}{}", german.repeat(4)));
    assert_eq!(seen.authors(), ["Dr. Ada Lind||", "Eva Roe||"]);
    let house = "The River Desk is an independent body that was founded by the towns of the lower basin.";
    let note = format!("Ada Lind is director of the River Desk, where Ben Roe is a fellow. {house}");
    let head = "A Title About Rivers\n\nMarch 21, 2025 | RADM (Ret.) Ada Lind, Dr. Ben Roe\n\n";
    let seen = see_text(format!("{head}{}{note}\n", PARAGRAPH.repeat(4)));
    assert_eq!((seen.paragraphs().len(), seen.field("note")), (4, note.as_str()));
}

#[test]
fn a_catalogue_s_list_goes_on_below_its_comma_and_the_house_below_the_author_is_no_title() {
    let head = "Water for Coal: The Upper River after One Season\n\nAda Lind\n\nInstitute on Rivers and Lakes\nUniversity of Orsa\n\n\
                Brief No. 11\nOctober 1998\n\nAuthor: Ada Lind\nInstitution: Institute on Rivers and Lakes\n\
                Political Geography: Upper Basin, Lower Basin,\nOrsa\n\n";
    let foot = "http://www.desk.example/igcc/lia01.html                      11/16/2003";
    let seen = see_text(format!("{head}{}{foot}\n", PARAGRAPH.repeat(4)));
    assert_eq!(seen.field("title"), "Water for Coal: The Upper River after One Season");
    assert_eq!(Seen::names(&seen.page.metadata.regions), ["Upper Basin", "Lower Basin", "Orsa"]);
    assert_eq!(seen.paragraphs().len(), 4);
    let accessed = seen.page.metadata.accessed.map(|date| date.value.to_string());
    assert_eq!(accessed.as_deref(), Some("2003-11-16"));
}
