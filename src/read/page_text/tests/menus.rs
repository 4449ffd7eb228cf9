//! Titles below what a site has above them, and what a head says twice.

use super::*;

fn below(head: &str) -> Seen {
    see_text(format!("{head}\n\n{}", PARAGRAPH.repeat(4)))
}

#[test]
fn a_title_of_two_words_stands_above_a_long_subtitle_that_says_more() {
    let below_kicker = |kicker: &str| {
        below(&format!(
            "Skip to content\n\n{kicker}\n\nHow the Lower Valley Lost Its River\n\nBy Ada Lind\n\nMay 26, 2016"
        ))
    };
    let seen = below_kicker("Slow Water");
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("Slow Water", "How the Lower Valley Lost Its River")
    );
    // A region, an issue, a kind and what the text names are none.
    for kicker in ["Middle East", "Summer 2003", "Policy Brief", "Either Bank"] {
        let seen = see_text(format!(
            "Skip to content\n\n{kicker}\n\nHow the Lower Valley Lost Its River\n\nBy Ada Lind\n\nMay 26, 2016\n\n{}",
            PARAGRAPH.repeat(4)
        ));
        assert_eq!(seen.field("title"), "How the Lower Valley Lost Its River", "{kicker}");
    }
}

#[test]
fn a_dated_series_may_be_the_title() {
    let seen = below("Home\n\nIran Update, January 10, 2024\n\nAda Lind, Ben Roe, and Cy Dell");
    assert_eq!(seen.authors().len(), 3);
    for head in ["River Institute\n\nIran Update, January 10, 2024", "# Iran Update, January 10, 2024"] {
        let seen = below(&format!("{head}\n\nby Ada Lind"));
        assert_eq!((seen.field("title"), &*seen.date()), ("Iran Update, January 10, 2024", "2024-01-10"));
    }
    let seen = below("Iranian Analysis, Summer 2003\n\nBy Ada Lind\n\nNovember 12, 2008");
    assert_eq!((seen.field("title"), &*seen.date()), ("Iranian Analysis, Summer 2003", "2008-11-12"));
    let seen = below("Occasional Paper No. 7, Fall 2003\n\nDry Wells of the Valley\n\nBy Ada Lind");
    assert_eq!((seen.field("number"), &*seen.date()), ("Occasional Paper No. 7", "2003"));
}

#[test]
fn the_last_step_of_a_trail_may_be_the_only_title() {
    let seen = below("Research » The Price of Water in a Dry Basin\n\nBy Ada Lind\n\nMay 26, 2016");
    assert!(seen.field("title").contains("The Price of Water in a Dry Basin"));
    let seen = below("Publications / Prepared Statements\n\nDry Wells of the Valley\n\nby\nAda Lind");
    assert_eq!(seen.field("title"), "Dry Wells of the Valley");
}

#[test]
fn below_names_and_date_stands_the_title_where_above_them_is_one_word() {
    let seen = below(
        "DESK\n\nAuthor : Ada Lind, Ben Roe\n\nPublished on Aug 03, 2023\n\nA gauge at the end of the road",
    );
    assert_eq!(seen.field("title"), "A gauge at the end of the road");
}

#[test]
fn a_second_line_that_begins_large_is_a_subtitle_where_the_first_writes_small() {
    let seen = below(
        "O rio que desce: a bacia e o mar\nO que falta saber antes da cheia\n\nAutor: Ada Lind\nData: 6 de maio de 2014",
    );
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("O rio que desce: a bacia e o mar", "O que falta saber antes da cheia")
    );
}

#[test]
fn what_front_matter_has_said_is_no_text_where_the_page_says_it_again() {
    let page = "---\ntitle: Dry Wells\nauthor:\n  - \"[[Ada Lind]]\"\npublished: 2025-02-18\ndescription: \"The river has fallen for three years, and the towns below it have not been told why that is so.\"\n---\n\n# Dry Wells\n\nThe river has fallen for three years, and the towns below it have not been told why that is so.\n\nBy [Ada Lind](https://desk.example/ada)\n\nPublished on February 18, 2025";
    let seen = below(page);
    assert_eq!(seen.paragraphs().len(), 4, "{:?}", seen.paragraphs());
    assert_eq!(seen.authors(), ["Ada Lind|https://desk.example/ada|"]);
}

#[test]
fn a_byline_may_part_its_names_by_points_and_link_them_at_length() {
    let seen =
        below("Dry Wells\n\nBy [Ada Lind \\(/p/ada\\)](#) • [Ben Roe \\(/p/ben\\)](#)\n\nMay 26, 2016");
    assert_eq!(seen.authors(), ["Ada Lind|/p/ada|", "Ben Roe|/p/ben|"]);
    let long = "https://desk.example/people/of/the/river/desk/and/its/friends";
    let seen = below(&format!(
        "Dry Wells\n\nBy: [Rear Admiral (Ret.) Ada Lind]({long}/ada), [Ben Roe]({long}/ben) and [Cy Dell]({long}/cy)\n\nMay 26, 2016"
    ));
    assert_eq!(seen.authors().len(), 3);
}

#[test]
fn one_letter_between_two_links_joins_their_names() {
    for (by, and) in [("Por", "e"), ("Por", "y"), ("di", "e")] {
        let seen = below(&format!(
            "A conta da seca\n\n{by} [Ada Lind \\(/p/ada\\)](#) {and} [Ben Roe \\(/p/ben\\)](#)\n\n26 de maio de 2016"
        ));
        assert_eq!(seen.authors(), ["Ada Lind|/p/ada|", "Ben Roe|/p/ben|"], "{by} {and}");
    }
}

#[test]
fn the_title_of_a_journal_s_text_stands_below_its_volume() {
    let seen = below(
        "Journal of River Studies\nVol. 12, No. 3 (October 2001)\n\nThe Gauge as Historian\nRecords of the Lower Valley\n\nAbstract\n\nThe gauges are read every morning, but the figures go to a ministry.",
    );
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("The Gauge as Historian", "Records of the Lower Valley")
    );
}

#[test]
fn the_page_head_of_an_old_browser_is_no_title() {
    let seen = below(
        "10/12/2004                Dry Wells: What the Gauges...\n\nDry Wells: What the Gauges Say\nby Ada Lind\nOctober 28, 2003  |  [ print version ]  |  [ email to a friend ]",
    );
    assert_eq!((seen.field("title"), &*seen.date()), ("Dry Wells: What the Gauges Say", "2003-10-28"));
}

#[test]
fn the_summary_of_a_report_is_a_paragraph_above_a_heading() {
    let head = "Dry Wells\n\nBy Ada Lind\n\nMay 26, 2016\n\nExecutive Summary\n\nThe river has fallen for three years, and the towns below it have not been told why that is so.";
    let seen = below(&format!("{head}\n\nIntroduction"));
    assert!(seen.field("summary").starts_with("The river has fallen"));
    assert_eq!(seen.headings(), ["Introduction"]);
    // With more than one it is a chapter.
    let seen = below(head);
    assert_eq!((seen.field("summary"), seen.headings()), ("", vec!["Executive Summary".to_owned()]));
}

#[test]
fn an_abstract_beside_its_label_may_be_wrapped() {
    let text = "The river fell for the third year in a row, and nobody on either bank\ncould say why it did so. The gauges are read every morning, and the\nfigures go to a ministry that has ceased to ask for them.\n\n".repeat(4);
    let seen = see_text(format!(
        "Title: Dry Wells\nAuthor: Ada Lind\nDate: May 26, 2016\n\nAbstract: The river has fallen for three years, and the towns below\nit have not been told. This paper asks who reads the gauges and why\nnobody else does.\n\nIntroduction\n\n{text}"
    ));
    assert!(seen.field("summary").ends_with("why nobody else does."), "{}", seen.field("summary"));
}

#[test]
fn where_somebody_works_below_his_rank_is_nobody() {
    let foot = "WRITTEN BY\n\nAda Lind\nSenior Research Fellow, Water\nRiver Sciences\n\nBen Roe\nAssociate Fellow\n\nTOPICS\nWater\n";
    let seen = see_text(format!("Dry Wells\n\nMay 26, 2016\n\n{}{foot}", PARAGRAPH.repeat(4)));
    let names: Vec<String> =
        seen.authors().iter().map(|author| author.split('|').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["Ada Lind", "Ben Roe"]);
}

#[test]
fn a_sentence_of_the_text_that_a_site_sets_large_is_no_paragraph() {
    let text = PARAGRAPH.repeat(4);
    let pulled = "“nobody on either bank could say why it did so.”";
    let page = |quote: &str| {
        see_text(format!("Dry Wells of the Valley\n\nBy Ada Lind\n\nMay 26, 2016\n\n{text}{quote}\n\n{text}"))
    };
    assert_eq!(page(pulled).paragraphs().len(), 8);
    assert_eq!(page(pulled).page.cut.len(), 1);
    // What the text does not say itself somebody else has said.
    assert_eq!(page("“We have asked the ministry for years, and it has not said a word.”").page.cut.len(), 0);
}

#[test]
fn a_label_may_be_two_of_one_section() {
    for label in ["COUNTRIES & TERRITORIES", "Regionen & Länder", "Themes and topics"] {
        let seen = see_text(format!(
            "Dry Wells\n\nBy Ada Lind\n\nMay 26, 2016\n\n{}{label}\n\nSudan\n\nEgypt\n",
            PARAGRAPH.repeat(4)
        ));
        let metadata = &seen.page.metadata;
        let named = metadata.regions.as_ref().or(metadata.topics.as_ref()).map_or(0, Vec::len);
        assert_eq!(named, 2, "{label}");
    }
}

#[test]
fn the_house_stands_among_the_links_and_words_of_its_menu() {
    let menu = "About\nExperts\nDonate\n\nDry Wells and Their Owners";
    for house in ["The River Institute", "The River Institute for Near East Policy"] {
        let heads = [
            format!("{house}\nSkip to main content\n{menu}\n\nWho digs, who drinks\n\nby Ada Lind"),
            format!("Skip to main content\n{house}\n\n{menu}\n\nby Ada Lind\n\nMay 26, 2016"),
            format!("{house}\n{menu}"),
        ];
        for head in heads {
            let seen = below(&head);
            let read = (seen.field("title"), seen.field("publisher"));
            assert_eq!(read, ("Dry Wells and Their Owners", house), "{head}");
        }
    }
    // What stands further down in a menu is one of its words.
    let seen =
        below("Skip to content\nAbout\nExperts\nRiver Forum\n\nDry Wells and Their Owners\n\nby Ada Lind");
    assert_eq!(seen.field("publisher"), "");
}

#[test]
fn a_newspaper_has_its_day_above_the_menu_and_again_below_the_title() {
    let masthead = "The Orsa Herald\nTuesday 4 March 2010\nHome   World   Culture   Sport";
    let seen = below(&format!("{masthead}\n\nDry Wells and Their Owners\n\nPublished 2010-03-04 05:30"));
    assert_eq!((seen.field("title"), &*seen.date()), ("Dry Wells and Their Owners", "2010-03-04"));
}

#[test]
fn a_journal_prints_its_authors_in_capitals_above_where_they_work() {
    let seen = below(
        "Vol. 12, No. 3 (October 2001)\n\nThe Gauge as Historian\n\nADA LIND\nUniversity of Orsa\n\nBEN ROE\nDepartment of Hydrology, University of Lower Valley\n\nABSTRACT  The gauges are read every morning, but the figures go to a ministry.",
    );
    let authors = seen.authors();
    let expected =
        ["ADA LIND||University of Orsa", "BEN ROE||Department of Hydrology, University of Lower Valley"];
    assert_eq!(
        (seen.field("title"), authors),
        ("The Gauge as Historian", expected.map(String::from).to_vec())
    );
    assert!(seen.field("summary").starts_with("The gauges"));
}

#[test]
fn authors_in_capitals_are_those_whom_the_last_note_tells_about() {
    let page = format!(
        "RIVER BANK\nLetter\n2012-08 | March 19, 2012 | Research from River Bank\n\nWho Reads the Gauges?\n\nADA LIND AND BEN ROE\n\n{}\n\nAda Lind is a senior economist at the River Bank. Ben Roe is a research associate at the River Bank.\n\nReferences\n\nLind, Ada. 2009. \"The Gauge That Would Not Sink.\" Journal of River Studies 14(2), pp. 201-230.",
        PARAGRAPH.repeat(4)
    );
    let seen = see_text(page);
    assert_eq!((seen.field("title"), &*seen.date()), ("Who Reads the Gauges?", "2012-03-19"));
    assert_eq!((seen.authors().len(), seen.headings()), (2, vec!["References".to_owned()]));
}

#[test]
fn how_a_speaker_addresses_those_who_hear_him_is_no_summary() {
    let head = "Dry Wells\n\nby Ada Lind\n\nMay 26, 2016\n\nSpeech";
    let seen = below(&format!("{head}\n\nMr. President, Excellencies, friends of the lower river."));
    assert_eq!((seen.field("summary"), seen.paragraphs().len()), ("", 5));
}

#[test]
fn a_clipper_sets_the_summary_in_bold_below_the_day_in_emphasis() {
    let head = "# Dry Wells - River Desk\n\n# Dry Wells\n\n_30 January 2025_ | By [Ada Lind](https://desk.example/lind)";
    let page = format!(
        "{head}\n\n**Nobody reads the gauges of the valley.**\n\n{}\n\n**Tags:** [water](https://desk.example/tag/water), [gauges](https://desk.example/tag/gauges)",
        PARAGRAPH.repeat(4)
    );
    let seen = see_text(page);
    assert_eq!((seen.field("title"), &*seen.date()), ("Dry Wells", "2025-01-30"));
    assert_eq!(seen.authors(), ["Ada Lind|https://desk.example/lind|"]);
    assert_eq!(seen.field("summary"), "Nobody reads the gauges of the valley.");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["water", "gauges"]);
}

#[test]
fn a_menu_of_lines_above_the_title_is_the_site_s_whatever_its_entries_say() {
    let menu = "River Institute\nHome\nGlobal\nUpper Basin\nUnited States\nMiddle East & North Africa\nGaugeWatch\nDonate\n\n";
    let head = "Briefing / Upper Basin\n\nThe Closed Bridge on the Upper River\n\n";
    let form = "Also available in Français\n\nShare\nFacebook\nPrint 14\nFull Report (en)\n\n";
    let dek = "The bridge is shut to all who lived from it. They should be paid until it opens.\n\n";
    let text = "The river fell for the third year in a row, and nobody on either bank could say why it did so, nor who had asked for it.\n\n";
    let seen = see_text(format!("{menu}{head}{dek}{form}{}", text.repeat(4)));
    assert_eq!(
        (seen.field("title"), seen.field("kind"), seen.authors().len(), seen.paragraphs().len()),
        ("The Closed Bridge on the Upper River", "Briefing", 0, 4)
    );
    assert_eq!(seen.field("summary"), dek.trim());
    // Where no title stands below them, one may stand among them.
    let entries = "Home\nBriefing\nThe Dry Dam\nRiver News\nUpper Basin\nGauges\nDonate\n\n";
    let seen = see_text(format!("{entries}By Ada Lind and Ben Roe\n\n{}", text.repeat(4)));
    assert!(seen.page.cut.iter().all(|cut| !cut.what.contains("The Dry Dam")), "{:?}", seen.page.cut);
    let seen = see_text(format!(
        "Home\nBriefing\nThe Dry Dam\nAda Lind\nUpper Basin\nGauges\nDonate\n\n{}",
        text.repeat(4)
    ));
    assert!(seen.page.cut.iter().all(|cut| !cut.what.contains("The Dry Dam")), "{:?}", seen.page.cut);
}
