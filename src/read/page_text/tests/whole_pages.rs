//! Pages that were copied whole, with what a site and its program put round the text.

use super::*;

const MENU: &str =
    "Skip to content\n\nHome\nNews\nOpinion\nRivers & Lakes\nSports\nMoney\nWeather\nJobs\nSubscribe\n\n";
const TITLE: &str = "Why Nobody Reads the Gauges Every Morning";

/// A page with a head below a menu, and something below its text.
fn whole(head: &str, foot: &str) -> Seen {
    see_text(format!("{MENU}{head}\n\n{}{foot}", PARAGRAPH.repeat(9)))
}

#[test]
fn the_title_below_a_menu_is_the_line_whose_words_the_text_has() {
    for head in [
        format!("{TITLE}\n\nAda Lind\n\nNovember 12, 2008"),
        format!("Most read\n\nTen Ways to Cook an Eel\n\n{TITLE}\n\nBy Ada Lind\n\nNovember 12, 2008"),
        format!("{TITLE}\n\nThe ministry has stopped asking for them\n\nBy Ada Lind\n\nNovember 12, 2008"),
    ] {
        let seen = whole(&head, "");
        assert_eq!((seen.field("title"), &*seen.date()), (TITLE, "2008-11-12"), "{head}");
        assert_eq!(seen.authors(), ["Ada Lind||"], "{head}");
        assert!(seen.page.cut.iter().any(|cut| cut.what == "Rivers & Lakes"), "{head}");
    }
}

#[test]
fn a_title_of_which_the_text_has_no_word_stays_the_title_above_its_dek() {
    let seen =
        whole("Ships of Glass\n\nWhat the gauges say every morning\n\nBy Ada Lind\n\nNovember 12, 2008", "");
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("Ships of Glass", "What the gauges say every morning")
    );
}

#[test]
fn a_line_with_a_day_in_it_says_when_and_by_whom_whatever_else_it_says() {
    for (line, date, authors) in [
        ("Posted in Water by Ada Lind on August 3, 2019", "2019-08-03", "Ada Lind||"),
        ("23.06.2016 um 16:14 Uhr - Ada Lind - 91 Ergänzungen", "2016-06-23", "Ada Lind||"),
        ("⋅ November 22, 2011 ⋅  Email this post ⋅  Comment on it", "2011-11-22", ""),
        ("3. August 2015 · Filed under rather private", "2015-08-03", ""),
        ("JANUARY 10, 2020 9:00AM (UTC)", "2020-01-10", ""),
        ("Stand: 18.04.2020 15:00 Uhr", "2020-04-18", ""),
        (
            "#Deskpaper 7/2020 | 19. November 2020 | Autor: Ada Lind | Foto: Dee Eck",
            "2020-11-19",
            "Ada Lind||",
        ),
    ] {
        let seen = see_text(format!("{TITLE}\n\n{line}\n\n{}", PARAGRAPH.repeat(3)));
        assert_eq!((&*seen.date(), seen.authors().join(";").as_str()), (date, authors), "{line}");
        assert_eq!((seen.field("title"), seen.paragraphs().len()), (TITLE, 3), "{line}");
    }
    let seen = see_text(format!("{TITLE}\n\nCommentary18 September 2015\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!((&*seen.date(), seen.field("kind")), ("2015-09-18", "Commentary"));
}

#[test]
fn a_day_and_month_in_figures_are_read_as_the_language_has_them() {
    let text = "Il fiume è caduto per il terzo anno di fila, e nessuno sulle due rive sapeva dire perché lo facesse, \
        anche se la gente della valle aveva letto gli idrometri ogni mattina con la cura di sempre.\n\n";
    let seen =
        see_text(format!("Autore: Ada Lind – 12/04/2022\n\nChi legge gli idrometri\n\n{}", text.repeat(3)));
    assert_eq!(seen.date(), "2022-04-12");
    let seen = see_text(format!("Author: Ada Lind – 12/04/2022\n\n{TITLE}\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.date(), "", "in English it is one of two days");
}

#[test]
fn a_title_or_a_caption_with_a_day_in_it_is_no_such_line() {
    let seen = see_text(format!("Results of the Regatta, May 19, 2007\n\n{}", PARAGRAPH.repeat(3)));
    assert!(seen.field("title").starts_with("Results of the Regatta"));
    let caption = "Boats at the lower bridge on May 19, 2007, two days before the flood. Dee Eck/Reuters";
    let seen = see_text(format!("{TITLE}\n\n{caption}\n\n{}", PARAGRAPH.repeat(3)));
    assert_eq!(seen.date(), "");
}

#[test]
fn the_day_beside_the_byline_or_the_kind_is_the_texts() {
    for head in [
        format!("23.12.2024\n\n{TITLE}\n\nCommentary\n17 January 2014"),
        format!(
            "“A fine desk.”\n– Dee Eck\nMay 18, 2021\n\n{TITLE}\n\nShare this\n\n17 January 2014\nBy Ada Lind"
        ),
    ] {
        let seen = see_text(format!("{head}\n\n{}", PARAGRAPH.repeat(3)));
        assert_eq!((&*seen.date(), seen.field("title")), ("2014-01-17", TITLE), "{head}");
    }
}

#[test]
fn what_readers_say_and_the_menu_below_it_are_left_out() {
    let comment =
        "Zoe\n\nI read the gauge at my door every day, and it has said the same for eleven years now.\n\n";
    let seen = whole(
        &format!("{TITLE}\n\nBy Ada Lind"),
        &format!("2 Comments\n\n{comment}{comment}Leave a Reply\n\nName\nEmail\n"),
    );
    assert_eq!(seen.paragraphs().len(), 9);
    assert!(seen.warnings.iter().any(|warning| warning.code == Code::FootLeftOut), "and the editor is told");
    let seen =
        whole(&format!("{TITLE}\n\nBy Ada Lind"), "Rivers\nLakes\nPrivacy Policy\nContact\nJobs\nDams\n");
    assert_eq!(seen.paragraphs().len(), 9);
    // Under the word for comments a text may have a chapter.
    let chapter = format!("## Comments\n\n{PARAGRAPH}");
    assert_eq!(whole(&format!("{TITLE}\n\nBy Ada Lind"), &chapter).paragraphs().len(), 10);
}

#[test]
fn an_entry_that_was_copied_from_a_list_has_its_title_below_its_kind() {
    let page = format!(
        "The Desk Blog\n\nThe Desk Blog\n\n• Rivers\n\ncommentary\n\n{TITLE}\n\n{}Jul 9, 2009\n\nAda Lind",
        PARAGRAPH.repeat(3)
    );
    let seen = see_text(page);
    assert_eq!((seen.field("title"), seen.field("kind"), &*seen.date()), (TITLE, "commentary", "2009-07-09"));
}

#[test]
fn the_numeral_of_a_chapter_stands_before_its_heading() {
    let seen = see_text(format!("{HEAD}I.\n\nTwo Roads\n\n{PARAGRAPH}II.\n\nA Committee\n\n{PARAGRAPH}"));
    assert!(seen.page.markdown.text.contains("## I. Two Roads"), "{}", seen.page.markdown.text);
    assert!(seen.page.markdown.text.contains("## II. A Committee"));
}

#[test]
fn a_caption_that_stands_twice_and_the_name_of_its_file_are_no_text() {
    let caption = "Boats wait below the weir after the flood of the third of May.";
    for picture in [format!("{caption}\n{caption} Dee Eck/Reuters"), "Boats_below_the_weir".to_owned()] {
        let seen = see_text(format!("{TITLE}\n\nBy Ada Lind\n\n{picture}\n\n{}", PARAGRAPH.repeat(3)));
        assert_eq!((seen.paragraphs().len(), seen.field("summary")), (3, ""), "{picture}");
    }
}

#[test]
fn a_label_of_topics_without_any_below_the_series_is_the_sites() {
    let dek = "The ministry had stopped asking. Nobody has told the office at the bridge. A form would do.";
    let seen = see_text(format!(
        "{TITLE}\n\nSWP-Aktuell 2021/A 63, 04.10.2021, 8 Seiten\n\ndoi:10.18449/2021A63\n\nForschungsgebiete\n\n{dek}\n\n{}",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), (dek, 3));
}

#[test]
fn what_a_page_says_in_whole_sentences_behind_topic_is_no_topic() {
    let seen = see_text(format!(
        "{TITLE}\n\nTopic: Nobody on either bank could say why the river fell. The gauges had said it for years, and nobody read them.\n\n{}",
        PARAGRAPH.repeat(3)
    ));
    assert!(seen.page.metadata.topics.is_none());
}

#[test]
fn a_list_of_contents_or_of_members_is_no_menu_and_a_list_of_the_text_stays() {
    let contents = "Contents\n\nNews of the river\nResearch\nMedia\nThe weir\nThe toll\nThe gauges of the valley\nSupport\n";
    let seen = see_text(format!(
        "Ships of Glass\n\nBy Ada Lind\n\nMay 3, 2019\n\n{contents}\n{}",
        PARAGRAPH.repeat(4)
    ));
    assert_eq!((seen.field("title"), &*seen.date()), ("Ships of Glass", "2019-05-03"));
    let list = "The levy has these parts:\n\nResearch\nSupport\nNews\nMedia\nPrivacy Policy\nContact\n\nThey add up to nine percent.\n";
    let seen = see_text(format!("{HEAD}{}{list}", PARAGRAPH.repeat(4)));
    assert!(seen.page.markdown.text.contains("They add up"), "{}", seen.page.markdown.text);
    let chapter = format!("Comments\n\n{PARAGRAPH}{PARAGRAPH}");
    assert!(
        see_text(format!("{HEAD}{}{chapter}", PARAGRAPH.repeat(9))).page.markdown.text.contains("Comments")
    );
}

#[test]
fn days_of_which_a_subtitle_tells_are_no_date_of_the_text() {
    for subtitle in ["Fought on May 4, 1931, Lost on Paper", "A chronicle, 9 March 2018 – 4 June 2018"] {
        let seen =
            see_text(format!("The Lessons of a Battle\n\n{subtitle}\n\nAda Lind\n\n{}", PARAGRAPH.repeat(3)));
        assert_eq!((&*seen.date(), seen.field("subtitle")), ("", subtitle));
    }
}

#[test]
fn thousands_of_blank_lines_and_labels_are_read_at_once() {
    let began = std::time::Instant::now();
    let page = format!("{TITLE}\n{}{PARAGRAPH}", "\n".repeat(100_000));
    assert_eq!(see_text(page).paragraphs().len(), 1);
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
}

#[test]
fn a_head_of_one_line_below_a_menu_is_no_heading_of_markdown() {
    let seen = whole(&format!("{TITLE} Expert comment ALind 14 February 2022"), "");
    assert_eq!((seen.field("title"), seen.field("kind")), (TITLE, "Expert comment"));
    assert_eq!(whole(&format!("{TITLE} – Ada Lind"), "Ada Lind is a fellow.").field("title"), TITLE);
}

#[test]
fn the_label_of_a_search_is_no_title() {
    let head = "Search for:\n\nA Toll on the Bridge: Orsa and Its Banks\n\nSep 22, 2017Ada Lind";
    let seen =
        see_text(format!("Skip to content\nRiver Desk\nEvents\nMedia\n{head}\n\n{}", PARAGRAPH.repeat(4)));
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("A Toll on the Bridge: Orsa and Its Banks", "")
    );
}
