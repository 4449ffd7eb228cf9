use super::*;
use crate::diagnostic::Place;
use crate::model::{Credit, Date, Placed};
use crate::read::blocks::{Image, Inline};

fn block(kind: BlockKind) -> Block {
    Block::new(kind, 0..0)
}

fn paragraph(text: &str) -> Block {
    block(BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]))
}

fn heading(text: &str) -> Block {
    block(BlockKind::Heading(2, vec![Inline::Text(text.to_owned())]))
}

fn link(text: &str) -> Block {
    let content = vec![Inline::Text(text.to_owned())];
    block(BlockKind::Paragraph(vec![Inline::Link { address: "https://desk.example/".into(), content }]))
}

fn placed<T>(value: T) -> Placed<T> {
    Placed::new(value, Place::file("page.html"))
}

/// What is left of a body, a line a block, and how much was cut.
fn cleared(mut blocks: Vec<Block>) -> (Vec<String>, usize) {
    let author = Credit::named(CreditName::Name(placed("Ada Lind".to_owned())));
    let metadata = Metadata {
        title: Some(placed("The Strait".to_owned())),
        subtitle: Some(placed("Four Meetings and a Map".to_owned())),
        authors: Some(vec![author]),
        date: Date::parse("2008-07-21").map(placed),
        publisher: Some(placed("The River Desk".to_owned())),
        ..Metadata::default()
    };
    let mut cut = Vec::new();
    clear(&mut blocks, &metadata, &mut cut);
    (blocks.iter().map(Block::plain_text).collect(), cut.len())
}

/// What is left of a text of two sentences that has a line before it or after it.
fn beside(before: Option<&str>, after: Option<&str>) -> usize {
    let text = [PROSE, PROSE].map(paragraph);
    let blocks = before.map(paragraph).into_iter().chain(text).chain(after.map(paragraph));
    cleared(blocks.collect()).0.len() - 2
}

#[test]
fn a_byline_of_three_lines_and_a_remark_on_a_speech_go() {
    let lines = ["by", "Ada Lind", "Minister of Rivers"].map(|line| Inline::Text(line.to_owned()));
    let byline = lines.into_iter().flat_map(|line| [line, Inline::LineBreak]).take(5).collect();
    let blocks =
        vec![block(BlockKind::Paragraph(byline)), paragraph("(Check against delivery)"), paragraph(PROSE)];
    assert_eq!(cleared(blocks), (vec![PROSE.to_owned()], 2));
    assert_eq!(beside(None, Some("For further information contact: Information Section")), 0);
}

#[test]
fn a_picture_over_the_text_that_says_nothing_goes_and_one_in_the_text_stays() {
    let picture = |alternative: &str| {
        let image = Image { address: "a.jpg".into(), alternative: alternative.into(), caption: None };
        block(BlockKind::Figure(image))
    };
    assert_eq!(cleared(vec![picture(""), paragraph(PROSE)]).1, 1);
    assert_eq!(cleared(vec![picture("The strait"), paragraph(PROSE)]).1, 0);
    assert_eq!(cleared(vec![paragraph(PROSE), picture(""), paragraph(PROSE)]).1, 0);
}

#[test]
fn a_line_of_signs_is_a_rule() {
    let mut blocks = vec![paragraph(PROSE), paragraph("_________"), paragraph(PROSE), paragraph("* * *")];
    make_rules(&mut blocks);
    assert!(matches!(blocks[1].kind, BlockKind::Rule) && matches!(blocks[3].kind, BlockKind::Paragraph(_)));
}

#[test]
fn who_may_print_the_text_again_is_no_part_of_its_end() {
    let permission = "You may forward this essay as you like provided that you send all of it, name its \
        author, and include our address. If you post it on a list, please tell us its name and its size.";
    assert_eq!(beside(None, Some(permission)), 0);
    assert_eq!(beside(Some(permission), None), 1, "what stands first may be of the text");
}

#[test]
fn where_the_house_is_called_is_no_part_of_the_end() {
    let line = "214 River Street, Bern 3011 | ph 031.555.0102 | fax 031.555.0103";
    assert_eq!(beside(None, Some(line)), 0);
    assert_eq!(beside(None, Some("Call Ada Lind, tel. 031 555 01 02")), 1, "an author is no house");
    assert_eq!(beside(None, Some("They called tel. 031 555 01 02 all night.")), 1);
}

#[test]
fn rows_of_what_the_book_prints_and_other_languages_go() {
    for line in [
        "Published 21 July 2008 Updated 23 July 2008 4 minute read",
        "Publié le 21 juillet 2008 à 06h30 - Mis à jour le 23 juillet 2008 à 17h04 Temps de lecture 3 min.",
        "Published: 21 July 2008",
        "Lecture 3 min.",
        "By Ada Lind • July 21, 2008 7 min read",
        "(Disponible en français : Le détroit)",
        "Ada Lind（River Academy）",
    ] {
        assert_eq!(beside(Some(line), None), 0, "{line}");
    }
    let sentences = ["Ada Lind（72）は川のそばに住む。", "Ada Lind（72）は言う「川は低い（今年も）」"];
    for line in sentences.into_iter().chain(["4 minute read of a map", "Disponible, mais cher"]) {
        assert_eq!(beside(Some(line), None), 1, "{line}");
    }
}

#[test]
fn the_sign_of_the_end_and_what_says_where_it_was_printed_go() {
    let printed =
        "This article appeared in the Leaders section of the print edition under the headline \"Low Water\"";
    let end = format!("{PROSE} ■");
    let blocks = [PROSE, end.as_str(), printed, "Rights:"].map(paragraph).into();
    assert_eq!(cleared(blocks), (vec![PROSE.to_owned(), PROSE.to_owned()], 2));
    assert_eq!(beside(None, Some("Your browser does not support the <audio> element.")), 0);
    let dated = "Published: Monday, 21 July 2008 | 18:00 Code: 1987";
    assert_eq!(beside(Some(dated), None), 0);
}

#[test]
fn the_label_of_a_section_that_was_read_stands_over_nothing() {
    let blocks = vec![paragraph(PROSE), heading("Keywords")];
    assert_eq!(cleared(blocks), (vec![PROSE.to_owned()], 1));
    let kept = vec![paragraph(PROSE), heading("The Keys")];
    assert_eq!(cleared(kept).1, 0);
}

const PROSE: &str = "The envoys met for the third time in a week, and parted without a word to the press.";

#[test]
fn the_title_is_not_said_again() {
    let (left, cut) = cleared(vec![heading("The strait"), paragraph("Text of the brief.")]);
    assert_eq!((left, cut), (vec!["Text of the brief.".to_owned()], 1));
}

#[test]
fn links_below_related_reading_go_with_it_and_prose_stays() {
    let blocks =
        vec![paragraph("Text."), heading("Related articles"), link("One"), link("Two"), paragraph("End.")];
    assert_eq!(cleared(blocks), (vec!["Text.".to_owned(), "End.".to_owned()], 3));
}

#[test]
fn a_quotation_that_repeats_the_text_is_cut() {
    let said = "Nobody expects the talks to resume this year";
    let quote = block(BlockKind::Quote(vec![paragraph(said)]));
    let (left, _) = cleared(vec![paragraph(&format!("He was clear. {said}, he said.")), quote]);
    assert_eq!(left.len(), 1);
}

#[test]
fn a_line_over_the_text_that_says_who_wrote_it_is_not_said_again() {
    for line in [
        "Four Meetings and a Map",
        "Ada Lind",
        "Ada Lind, Senior Fellow, Desk on Straits",
        "By: Ada Lind (Desk on Straits)",
        "and 4 min read",
        "July 21, 2008",
    ] {
        assert_eq!(beside(Some(line), None), 0, "{line}");
    }
    for line in ["Ada Lind, who was there, tells what she saw.", "Four meetings were held.", "Read on"] {
        assert_eq!(beside(Some(line), None), 1, "{line}");
    }
}

#[test]
fn what_a_house_says_of_itself_below_a_text_is_cut() {
    for line in [
        "The Desk does not take institutional positions; the views expressed here are those of the writer alone.",
        "Lind, Ada. \"The Strait.\" Desk Papers, July 2008.",
        "Suggested citation: Desk Papers 3 (2008).",
        "Geneva/Vienna, 21 July 2008",
        "Copyright © 2008 The Desk. All rights reserved. Last changed on a Monday. You are the 4213th reader of \
         this paper, which is best read by daylight, with a map at hand.",
        "Ada Lind, “The Strait”, The Desk, 2008.",
        "A. Lind and B. Roe (2008): The Strait. The Desk.",
        "doi:10.1000/182",
        "Image: The Desk (Photo by B. Roe)",
    ] {
        assert_eq!(beside(None, Some(line)), 0, "{line}");
    }
    for line in [
        "Ada Lind is a fellow of the Desk. The views expressed here are her own.",
        "Copyright law was changed in 2008, and the map was redrawn.",
        "Before the end of 2008, the islands off Linden Bay will be closed again, and so will the strait, which is narrow.",
        "This brief draws on Lind's book The Strait, which appeared in 2008 with the press of the university.",
        "Ada Lind wrote The Strait, which appeared in 2008.",
        "In Geneva, 21 July 2008 is remembered as a hot day.",
    ] {
        assert_eq!(beside(None, Some(line)), 1, "{line}");
    }
}

#[test]
fn a_notice_of_rights_takes_the_address_beside_it_and_no_sentence() {
    let below = |line: &str| {
        let lines = [line, "Copyright © 2008 The Desk"].map(|line| vec![Inline::Text(line.to_owned())]);
        let last = block(BlockKind::Paragraph(lines.join(&Inline::LineBreak)));
        cleared(vec![paragraph(PROSE), last]).1
    };
    assert_eq!(below("12 Harbour Street, Linden"), 1);
    assert_eq!(below("Whoever waits for the strait to open will wait for a while."), 0);
}

#[test]
fn opinions_in_the_middle_of_a_text_are_text() {
    let opinion = "The views expressed in the room were not those of the capitals.";
    let mut blocks = vec![paragraph(opinion)];
    blocks.extend((0..8).map(|_| paragraph(PROSE)));
    assert_eq!(cleared(blocks).1, 0);
}

#[test]
fn a_row_of_links_is_a_menu_and_a_list_of_the_headings_a_table_of_contents() {
    let linked = |text: &str| Inline::Link {
        address: "https://desk.example/".into(),
        content: vec![Inline::Text(text.to_owned())],
    };
    let row = |last: Inline| {
        block(BlockKind::Paragraph(vec![linked("All papers"), Inline::Text(" | ".to_owned()), last]))
    };
    assert_eq!(cleared(vec![paragraph(PROSE), row(Inline::Text("Back to top".to_owned()))]).1, 1);
    assert_eq!(cleared(vec![paragraph(PROSE), row(Inline::Text("a prose".to_owned()))]).1, 0);
    let bracketed = ["[", "] [", "]"].map(|sign| Inline::Text(sign.to_owned()));
    let [open, between, close] = bracketed;
    let bracketed = vec![open, linked("All papers"), between, linked("PDF"), close];
    assert_eq!(cleared(vec![paragraph(PROSE), block(BlockKind::Paragraph(bracketed))]).1, 1);

    let items = ["The Offer", "The Answer"].map(|item| vec![paragraph(item)]).to_vec();
    let contents = block(BlockKind::List { start: Some(1), items });
    let text = [heading("Contents"), contents, heading("The Offer"), paragraph(PROSE), heading("The Answer")];
    let (left, cut) = cleared(text.into_iter().chain([paragraph(PROSE)]).collect());
    assert_eq!((left[0].as_str(), left.len(), cut), ("The Offer", 4, 2));
}

#[test]
fn related_items_with_their_authors_go_with_their_label() {
    let item = block(BlockKind::Paragraph(vec![
        Inline::Link {
            address: "https://desk.example/".into(),
            content: vec![Inline::Text("Maps".to_owned())],
        },
        Inline::Text(" by Ben Roe of the Desk, who drew them".to_owned()),
    ]));
    let list = block(BlockKind::List { start: None, items: vec![vec![item]] });
    let (left, _) = cleared(vec![paragraph(PROSE), heading("Related"), list, paragraph(PROSE)]);
    assert_eq!(left.len(), 2);
}

#[test]
fn a_quotation_that_says_more_than_the_text_stays() {
    let end = "the dam will not hold another year of such rain, and nobody has mended it since";
    let quoted = |text: &str| block(BlockKind::Quote(vec![paragraph(text)]));
    let said = paragraph(&format!("The minister agreed: {end}."));
    let (left, _) = cleared(vec![said.clone(), quoted(&format!("We said so in May: {end}."))]);
    assert_eq!(left.len(), 2);
    let (left, _) = cleared(vec![said, quoted(&format!("The minister: {end}."))]);
    assert_eq!(left.len(), 1);
}

#[test]
fn a_line_that_opens_with_the_word_for_a_date_and_has_none_is_text() {
    assert_eq!(beside(Some("Data: forty wells, read each week for two years."), None), 1);
}

#[test]
fn of_two_headings_alike_the_one_over_nothing_goes() {
    let aims = || heading("Aims");
    let blocks =
        vec![paragraph(PROSE), aims(), paragraph("What for."), heading("Means"), paragraph(PROSE), aims()];
    let (left, _) = cleared([blocks, vec![paragraph("Share this:")]].concat());
    assert_eq!(left[1..], ["Aims", "What for.", "Means", PROSE]);
}

#[test]
fn lines_of_the_head_go_where_they_stand_with_the_text() {
    let text = |text: &str| Inline::Text(text.to_owned());
    let lines = ["The Strait", "by Ada Lind", "It is narrow."].map(text);
    let content = lines.into_iter().flat_map(|line| [line, Inline::LineBreak]).take(5).collect();
    let blocks = vec![block(BlockKind::Paragraph(content)), paragraph("It is long as well.")];
    assert_eq!(cleared(blocks).0, ["It is narrow.", "It is long as well."]);
}

#[test]
fn a_longer_heading_leads_away_where_links_stand_below_it() {
    let title = || heading("More Work from the Institute for Rivers and Lakes of the North");
    let link = Inline::Link {
        address: "https://desk.example/".into(),
        content: vec![Inline::Text("Maps".to_owned())],
    };
    let card =
        vec![paragraph("commentary"), block(BlockKind::Heading(3, vec![link])), paragraph("Who drew them.")];
    let list = block(BlockKind::List { start: None, items: vec![card] });
    assert_eq!(cleared(vec![paragraph(PROSE), title(), list]).0.len(), 1);
    assert_eq!(cleared(vec![paragraph(PROSE), title(), paragraph(PROSE)]).0.len(), 3, "a text may say so");
}

#[test]
fn what_parted_the_items_of_a_list_is_no_paragraph() {
    assert_eq!(
        cleared(vec![paragraph(PROSE), paragraph(", ,"), paragraph("* * *"), paragraph(PROSE)]).0.len(),
        3
    );
    assert_eq!(beside(None, Some("Themen: , und")), 0);
    assert_eq!(beside(None, Some("Themen: Wasser und Salz")), 1);
}

#[test]
fn the_days_of_a_manuscript_and_of_a_change_are_no_text() {
    let end = |line: &str| cleared(vec![paragraph(PROSE), paragraph(line)]).0.len();
    for line in [
        "Received 3 May 2008; accepted for publication 2 June 2008.",
        "(脱稿日：2008年5月3日)",
        "This page was last modified on Monday, 5 May 2008.",
    ] {
        assert_eq!(end(line), 1, "{line}");
    }
    assert_eq!(end("Received 3 May 2008 with thanks."), 2);
    assert_eq!(end("This page was last modified by the censor."), 2);
}

#[test]
fn the_day_of_publication_behind_its_label_is_no_part_of_the_end() {
    assert_eq!(beside(None, Some("Released on July 21, 2008")), 0);
    assert_eq!(beside(None, Some("This article was first published on desk.example on 21 July 2008.")), 0);
    assert_eq!(beside(None, Some("Mise à jour : 21.07.08")), 0);
    assert_eq!(beside(None, Some("Mise à jour des cartes du delta")), 1);
}

#[test]
fn where_a_text_was_printed_and_what_its_house_is_are_no_end_of_it() {
    for line in [
        "(aus: »Flussrundschau« 6/2008, Seite 25-28)",
        "The River Desk is a nonpartisan research institute in Bern.",
        "Palabras claves: agua, sal, Delta del Ebro.",
    ] {
        assert_eq!(beside(None, Some(line)), 0, "{line}");
    }
    for line in [
        "This first draft of the treaty was shown to nobody.",
        "This report will be published in the autumn, and nobody will read it.",
        "The River Desk is closed for good.",
        "Of all the maps the best is in the old atlas, on page 25.",
        "Ada Lind, Negotiating with the River, pp. 25-28.",
        "For the rest see the treaty, annex A, p. 12.",
        "The River Desktop is a nonpartisan research institute only on paper.",
        "Mise à jour le 3 mai, la carte est fausse.",
        "To order a copy of the treaty from the archive took nine years.",
        "Keywords: it is the words that nobody said in the council.",
    ] {
        assert_eq!(beside(None, Some(line)), 1, "{line}");
    }
}

#[test]
fn the_ways_to_the_languages_of_a_page_are_no_list_of_the_text() {
    let languages = |item: fn(&str) -> Block| {
        let items = vec![vec![paragraph("Français")], vec![item("English")], vec![item("عربي")]];
        vec![block(BlockKind::List { start: None, items }), paragraph(PROSE)]
    };
    assert_eq!(cleared(languages(link)).0, [PROSE]);
    assert_eq!(cleared(languages(paragraph)).0.len(), 2, "a text may list languages");
}

#[test]
fn a_label_without_its_value_goes_and_one_with_it_stays() {
    let left = |lines: &[&str]| {
        let lines = lines.iter().map(|line| paragraph(line));
        cleared(lines.chain([paragraph(PROSE), paragraph(PROSE)]).collect()).0.len() - 2
    };
    assert_eq!(left(&["Publication type:", "Publication date:", "July 21, 2008"]), 0);
    assert_eq!(left(&["Location:", "The lower weir"]), 2);
    assert_eq!(left(&["Sources:"]), 1, "what follows is of the text");
    assert_eq!(beside(None, Some("Download:")), 0);
}
