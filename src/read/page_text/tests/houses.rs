//! Pages in the layouts of houses, and as their files are printed: what stands at the margins of pages, above
//! the title and below the text.

use super::*;

/// A page of a head, three paragraphs and a foot.
fn page(head: &str, foot: &str) -> Seen {
    see_text(format!("{head}\n\n{}{foot}", PARAGRAPH.repeat(3)))
}

/// `title|subtitle|kind|number|publisher|date`.
fn head(seen: &Seen) -> String {
    let fields = ["title", "subtitle", "kind", "number", "publisher"].map(|name| seen.field(name));
    format!("{}|{}", fields.join("|"), seen.date())
}

const PRINTED: &str = concat!(
    "River Desk\nPolicy Notes 88\n\nLow Water\n\nAda Lind\n\nNov 2020\n\n",
    "The gauge at Orsa is read twice a day, once in the morning and once at\n",
    "night, by a man who has a boat and no other work. There is no third\n",
    "reading. Whoever reads it writes the figure into a book that\n\n{1}\n\n",
    "nobody has opened since the flood of the year before the last.\n\n",
    "The ministry has promised to print it. It has no money for paper, and\n",
    "the printer has gone to the capital.\n\n{2}\n\n",
    "Who wants to know how high the river stands has to ask a fisherman, who\n",
    "will say that it stands as high as ever.",
);

#[test]
fn a_head_with_its_number_at_the_margin_goes_from_within_a_sentence() {
    for (first, second) in [
        (
            "River Desk\nPolicy Notes 88                              2",
            "River Desk\nPolicy Notes 88                              3",
        ),
        (
            "The River Institute\nMay 2020                                2",
            "The River Institute\nMay 2020                                3",
        ),
        (
            "2                                      RIVER DESK\nLOW WATER",
            "POLICY NOTES 88                                      3",
        ),
        (
            "Low Water                                          Lind",
            "POLICY NOTES 88                                      3",
        ),
    ] {
        let seen = see_text(PRINTED.replace("{1}", first).replace("{2}", second));
        let text = seen.paragraphs();
        assert_eq!(text.len(), 3, "{first}: {text:?}");
        assert!(text[0].contains("a book that nobody has opened"), "{first}: {}", text[0]);
        assert_eq!((seen.field("title"), seen.headings().len()), ("Low Water", 0), "{first}");
    }
}

#[test]
fn two_cells_apart_from_the_rest_are_the_text_s_where_nothing_shows_a_head() {
    let seen = see_text(PRINTED.replace("{1}", "Lower Orsa                    12").replace("{2}", ""));
    assert!(seen.paragraphs().concat().contains("Lower Orsa"));
}

#[test]
fn the_way_to_a_page_ends_with_the_entry_that_says_the_one_above_and_more() {
    let trail = "Breadcrumb\n\nHome\n\nPolicy Analysis\n\nPolicy Analysis on Rivers\n\n";
    let seen = page(&format!("{trail}The Long Gauge:\nWho Reads It?\n\nNov 12, 2008\n\nAda Lind"), "");
    assert_eq!(head(&seen), "The Long Gauge|Who Reads It?||||2008-11-12");
    // Without the word that opens a trail it is the title of a commentary.
    let seen = page("Commentary\n\nCommentary on the Long River\n\nNov 12, 2008\n\nAda Lind", "");
    assert_eq!(seen.field("title"), "Commentary on the Long River");
}

#[test]
fn the_entries_of_a_head_lose_their_bullets() {
    let seen = page("- Policy Analysis\n- PolicyWatch 3417\nThe Gauge Is Not a Judge", "");
    assert_eq!(head(&seen), "The Gauge Is Not a Judge||Policy Analysis|PolicyWatch 3417||");
}

#[test]
fn a_kind_stands_with_what_it_is_about() {
    let seen = page(
        "The Gauge Is Not a Judge\n\nReport Asia\n\nThe Gauge Is Not a Judge\n\nOctober 6, 2011 14 min read\nAda Lind",
        "",
    );
    assert_eq!(head(&seen), "The Gauge Is Not a Judge||Report|||2011-10-06");
    assert_eq!(Seen::names(&seen.page.metadata.regions), ["Asia"]);
    let seen = page(
        "The Gauge Is Not a Judge\n\nReport Defense\n\nThe Gauge Is Not a Judge\n\nOctober 6, 2011\nAda Lind",
        "",
    );
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Defense"]);
    // The noun of a kind may be the first word of a title.
    let seen =
        page("Paper Divisions\nOrsa’s Border Guard and the Price of Neglect\n\nAda Lind\n\nNov 2020", "");
    assert_eq!(head(&seen), "Paper Divisions|Orsa’s Border Guard and the Price of Neglect||||2020-11");
}

#[test]
fn a_house_before_the_number_of_an_issue_is_no_series() {
    let seen = page(
        "Centre for Eastern Studies NUMBER 143 | 09.09.2014\n\nThe Gauge Is Not a Judge\n\nAda Lind",
        "",
    );
    assert_eq!(head(&seen), "The Gauge Is Not a Judge|||NUMBER 143|Centre for Eastern Studies|2014-09-09");
    let seen = page("River Center Perspectives Paper No. 12\n\nThe Gauge Is Not a Judge\n\nAda Lind", "");
    assert_eq!(seen.field("number"), "River Center Perspectives Paper No. 12");
}

#[test]
fn a_name_opens_a_page_above_title_and_subtitle() {
    let below = "Orsa as a Silent Partner in the Delta\n\nThe Delta’s Habits and Orsa’s Options\n\nDESK Comment 2015/C 44, October 2015, 8 Pages";
    let seen = page(&format!("Ada Lind\n\n{below}"), "");
    assert_eq!(seen.authors(), ["Ada Lind||"]);
    assert_eq!(seen.field("title"), "Orsa as a Silent Partner in the Delta");
    assert_eq!(seen.field("subtitle"), "The Delta’s Habits and Orsa’s Options");
    // What the text speaks of is its title.
    let seen = page(
        &format!("Orsa Gauges\n\n{below}"),
        "\n\nNobody has asked for the Orsa Gauges in a year, and nobody will.",
    );
    assert_eq!(seen.authors(), Vec::<String>::new());
}

#[test]
fn a_byline_without_names_says_when() {
    let seen =
        page("The Gauge Is Not a Judge\n\nby Guest Writer for Ada Lind Tuesday, September 16, 2014", "");
    assert_eq!(head(&seen), "The Gauge Is Not a Judge|||||2014-09-16");
}

#[test]
fn who_printed_a_text_first_is_nobody() {
    let seen = page("February 24, 2020 | The Dispatch\n\nThe Gauge Is Not a Judge", "");
    assert_eq!((&*seen.date(), seen.authors()), ("2020-02-24", Vec::new()));
}

#[test]
fn a_title_goes_on_below_a_blank_line_where_it_breaks_off() {
    let seen = page(
        "The gauges under the river and\n\nhow they can be read before\n\n\nthey are cut\n\nREPORT By Ada Lind",
        "",
    );
    assert_eq!(
        seen.field("title"),
        "The gauges under the river and how they can be read before they are cut"
    );
}

#[test]
fn what_a_list_had_beside_the_title_is_the_summary() {
    let teaser = "The desk asked nineteen readers on both banks how the gauges of the delta are read.";
    let text = format!("{teaser} Nobody knew. {}", PARAGRAPH.repeat(3));
    let seen = see_text(format!("{teaser}\n\nWhat the Readers Said\n\n{text}"));
    assert_eq!((seen.field("title"), seen.field("summary")), ("What the Readers Said", teaser));
    assert!(seen.paragraphs()[0].starts_with(teaser));
}

#[test]
fn labels_between_bars_say_what_a_text_is_about() {
    let seen =
        page("The Gauge Is Not a Judge\n\nBy Ada Lind", "\n\nFiled under: News | Tagged: energy, security");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["energy", "security"]);
}

#[test]
fn a_labelled_list_goes_on_small_in_the_next_line() {
    let head = "The Gauge Is Not a Judge\n\nAuthor: Ada Lind\nInstitution: Fondation pour la recherche\nPolitical Geography: Pacifique, Nouvelle-Calédonie, Polynésie\nfrançaise\nPublication Date: 02-2020";
    let seen = page(head, "");
    assert_eq!(
        Seen::names(&seen.page.metadata.regions),
        ["Pacifique", "Nouvelle-Calédonie", "Polynésie française"]
    );
    assert_eq!(seen.field("publisher"), "Fondation pour la recherche");
}

#[test]
fn what_an_editor_says_of_a_text_is_no_summary_of_it() {
    let intro =
        "On May 2 the desk held a forum on gauges. The following is a rapporteur's summary of the remarks.";
    let seen = page(
        &format!("Brief Analysis\n\nThe Gauge Is Not a Judge\n\nMay 3, 2012\n\nAda Lind\n\n{intro}"),
        "",
    );
    assert_eq!((seen.field("summary"), seen.paragraphs().first().map(String::as_str)), ("", Some(intro)));
}

#[test]
fn a_lead_stands_above_the_points_of_its_text() {
    let lead = "The gauge is read twice. Nobody writes it down. The book is full. The ministry knows. It has said so in public.";
    let points = format!(
        "Policy Brief\n\nMay 3, 2012\n\nThe Gauge Is Not a Judge\n\n{lead}\n\nPDF\n\nShare\n\nKey Points\n\nGauges cost less than floods do, and the desk has counted both of them for ten years."
    );
    let seen = page(&points, "");
    assert_eq!((seen.field("summary"), seen.headings()), (lead, vec!["Key Points".to_owned()]));
}

#[test]
fn cards_below_the_text_say_what_their_authors_are() {
    let cards = "\n\nAda Lind\nFellow at the River Desk.\n\nBen Roe\nJournalist, writes on energy.";
    let seen = page("The Gauge Is Not a Judge\n\nAda Lind, Ben Roe\n\nMay 3, 2012", cards);
    assert_eq!(
        seen.authors(),
        ["Ada Lind||Fellow at the River Desk.", "Ben Roe||Journalist, writes on energy."]
    );
}

#[test]
fn the_head_may_call_an_author_by_his_given_name() {
    let card = "Ada Lind\nAda Lind\nFormer Senior Analyst, River Desk\nAda studied rivers as an analyst of the desk.";
    let seen = page(&format!("The Gauge Is Not a Judge\n\nOctober 6, 2011\n{card}"), "");
    let bio = "Former Senior Analyst, River Desk. Ada studied rivers as an analyst of the desk.";
    assert_eq!(seen.authors(), [format!("Ada Lind||{bio}")]);
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn the_note_on_an_author_stands_above_what_the_house_says_of_itself() {
    let note =
        "Ada Lind is a senior fellow at the River Desk in Orsa. Ben Roe is a research associate there.";
    let foot = "Desk Briefs are produced by the River Desk, a nonprofit research institution in Orsa.";
    let seen = page(
        "The Gauge Is Not a Judge",
        &format!("\n\n{note}\n\n{foot}\n\n© 2022 by the River Desk. All rights reserved."),
    );
    assert_eq!(seen.field("note"), note);
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
}

#[test]
fn notes_that_stand_line_below_line_are_several() {
    let text = "The gauge is read twice a day, and whoever reads it writes the figure\ninto a book.1 Nobody has opened it since the flood, which was the\nlongest of the century.2 The ministry has promised to print it.";
    let seen = see_text(format!("Low Water\n\nBy Ada Lind\n\n{text}\n\n{text}\n\n1 See Lind, Gauges of the Orsa Basin, Orsa 2007, p. 12.\n2 Roe, Floods, Orsa 2019, p. 34.").replacen(text, "Nobody reads a gauge for pleasure. It is done because somebody has to do\nit, and somebody is paid for it.", 1));
    let notes = seen.page.markdown.text.matches("[^2]").count();
    assert_eq!(notes, 2, "{}", seen.page.markdown.text);
}

#[test]
fn a_caption_that_stands_twice_in_one_line_goes() {
    let caption = "Trucks wait at the border at Orsa, May 2, 2014. (Cy Dell/Courtesy Reuters)";
    let agency = "Readers of gauges at the river in Orsa, May 2, 2014. REUTERS/Cy Dell TPX IMAGES - RC2A9F";
    let seen =
        page(&format!("The Gauge Is Not a Judge\n\nBy Ada Lind\n\n{caption} {caption}\n\n{agency}"), "");
    assert_eq!(seen.paragraphs().len(), 3);
}

#[test]
fn a_card_may_open_with_the_office_of_whom_it_tells_about() {
    let bio = "Ada Lind is a senior fellow at the River Desk, where she counts gauges.";
    let seen = page(
        "The Gauge Is Not a Judge\nAda Lind\nMay 3, 2012",
        &format!("\n\nSenior Fellow, River Program\n{bio}"),
    );
    assert_eq!(seen.authors(), [format!("Ada Lind||Senior Fellow, River Program. {bio}")]);
}

#[test]
fn the_items_of_a_list_lose_their_dashes() {
    let list = "\n\nThe plan has three aims:\n\n— to read the gauges;\n\n— to write it down;\n\n— to tell somebody.\n\nNobody has asked for any of them in the ten years since the desk was founded.";
    let seen = page("The Gauge Is Not a Judge\n\nBy Ada Lind", list);
    assert!(
        seen.page.markdown.text.contains("- to read the gauges;\n- to write it down;\n- to tell"),
        "{}",
        seen.page.markdown.text
    );
}

#[test]
fn what_each_of_several_said_stands_below_his_name() {
    let said = PARAGRAPH.trim_end();
    let text = format!("{said}\n\nAda Lind\n\n{said}\n\nBen Roe\n\n{said}");
    let seen =
        see_text(format!("The Gauge Is Not a Judge\n\nMay 3, 2012\n\n• Ada Lind\n\n• Ben Roe\n\n{text}"));
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
    assert_eq!(seen.headings(), ["Ada Lind", "Ben Roe"]);
}

#[test]
fn what_a_feed_says_of_its_text_goes() {
    for line in [
        "The post The Gauge Is Not a Judge appeared first on River Desk.",
        "Der Beitrag Der Pegel ist kein Richter erschien zuerst auf River Desk.",
        "L’article Le fleuve est apparu en premier sur River Desk.",
    ] {
        let seen = page(
            "The Gauge Is Not a Judge\n\nBy Ada Lind",
            &format!("\n\nRead the full article on the River Desk website\n\n{line}"),
        );
        assert_eq!((seen.paragraphs().len(), seen.headings()), (3, vec![]), "{line}");
    }
    let text =
        "The gauge appeared first on the Orsa, and nobody knows who had put it there, or when and why.";
    let seen = page("The Gauge Is Not a Judge\n\nBy Ada Lind", &format!("\n\n{text}"));
    assert_eq!(seen.paragraphs().last().map(String::as_str), Some(text));
}

#[test]
fn below_the_buttons_of_a_site_stands_nothing_of_the_text() {
    let foot = "\n\nShare on twitter\nShare on facebook\nShare on email\nPart of the River Project\nMedia Inquiries\n\nContact Cy Dell at 202-555-0116.";
    let text = PARAGRAPH.repeat(9);
    let seen = see_text(format!("The Gauge Is Not a Judge\n\nBy Ada Lind\n\n{text}{foot}"));
    assert_eq!((seen.paragraphs().len(), seen.headings()), (9, vec![]));
    // What is said of an author is kept.
    let seen = see_text(format!(
        "The Gauge Is Not a Judge\n\nBy Ada Lind\n\n{text}{foot}\n\nAda Lind is a fellow at the River Desk."
    ));
    assert_eq!(seen.field("note"), "Ada Lind is a fellow at the River Desk.");
}

#[test]
fn the_entries_of_a_list_without_a_label_are_no_headings() {
    let foot = "\n\nResearch Paper\n\nCy Dell\nWater from the Rock\n\nHow Wells Shape Relations";
    let seen = page("The Gauge Is Not a Judge\n\nBy Ada Lind", foot);
    assert_eq!((seen.paragraphs().len(), seen.headings()), (3, vec![]));
    // A text may close with a few short lines that name no kind.
    let seen =
        page("The Gauge Is Not a Judge\n\nBy Ada Lind", "\n\nNobody reads\n\nNobody writes\n\nNobody knows");
    assert!(seen.page.markdown.text.contains("Nobody knows"));
}

#[test]
fn a_cover_says_the_title_twice_and_what_stands_on_it_is_kept() {
    let cover = "You are on page 1of 24\n\nWORKING PAPER\n\nThe Quiet Gauge:\n\n\nReaders on Boats and\nOrsa's Lower Harbors\nAda Lind\n\nR I V E R I N S T I T U T E\nThe Quiet Gauge:\nReaders on Boats and\nOrsa's Lower Harbors\nAda Lind\n© 2019 River Institute. All rights reserved.";
    let seen = page(cover, "");
    assert_eq!(
        head(&seen).split('|').take(3).collect::<Vec<_>>(),
        ["The Quiet Gauge", "Readers on Boats and Orsa's Lower Harbors", "WORKING PAPER"]
    );
    assert_eq!(
        (seen.authors(), seen.headings()),
        (vec!["Ada Lind||".to_owned()], vec!["RIVER INSTITUTE".to_owned()])
    );
    // The lines of a paragraph above the title that is said last are none of a menu.
    let wrapped = "Low Water on the Long River\n\nThe council of the basin stopped meeting in the year of the\nflood. It has not met since. This paper asks who has read the\ngauges in the meantime, and how many of them there are.\n\n© 2019 River Desk. All rights reserved.\n\nLow Water on the Long River\n\nAda Lind";
    let seen = page(wrapped, "");
    let said = format!("{} {}", seen.field("summary"), seen.paragraphs().concat());
    assert!(said.contains("The council of the basin stopped meeting in the year of the flood."), "{said}");
}

#[test]
fn what_a_house_recommends_to_a_government_is_no_related_reading() {
    let text = "Berlin sollte die Pegel lesen lassen. Es kostet wenig, und niemand muss dafür verreisen.";
    let seen =
        page("Der Pegel ist kein Richter\n\nAda Lind\n\n3. Mai 2012", &format!("\n\nEmpfehlungen\n\n{text}"));
    assert_eq!(
        (seen.headings(), seen.page.metadata.related.is_none()),
        (vec!["Empfehlungen".to_owned()], true)
    );
    let seen = page(
        "Der Pegel ist kein Richter\n\nAda Lind\n\n3. Mai 2012",
        "\n\nEmpfehlungen\n\nKommentar\nWer liest die Pegel?\n2. Februar 2011\nBen Roe",
    );
    assert_eq!(seen.page.metadata.related.map(|related| related.len()), Some(1));
}

#[test]
fn a_browser_may_print_title_and_hour_at_the_two_margins() {
    let frame = "Low Water - River Desk                11/26/12 9:14 AM";
    let foot = |page| format!("https://desk.example/low                Page {page} of 2");
    let seen = see_text(format!(
        "{frame}\n\n\nLow Water\n\nby Ada Lind\n\n{PARAGRAPH}\n{}\n\n{frame}\n\n{}\n{}\n",
        foot(1),
        PARAGRAPH.repeat(4),
        foot(2)
    ));
    assert_eq!((seen.field("title"), seen.field("source")), ("Low Water", "https://desk.example/low"));
    assert_eq!((seen.headings().len(), seen.paragraphs().len()), (0, 5));
}

#[test]
fn a_series_behind_its_mark_is_none_of_the_text() {
    for series in ["◆\nRiver Forum", "◆ River Forum"] {
        let head = format!(
            "Brief Analysis\nThe Long Gauge:\nWho Reads It?\nMay 17, 2023\n◆\nAda Lind\nBen Roe\n{series}\nShare\nEmail\nPrint"
        );
        let seen = page(&head, "");
        assert_eq!(
            (seen.authors().len(), seen.headings(), seen.paragraphs().len()),
            (2, vec![], 3),
            "{series}"
        );
    }
}

#[test]
fn tables_are_no_heads_of_pages() {
    let table = |rows: &str| format!("{PARAGRAPH}Shells, by year\n\n{rows}\n\n");
    let seen = see_text(format!(
        "Low Water\n\nby Ada Lind\n\n{}{}{PARAGRAPH}",
        table("Orsa          120\nLower Orsa          85\nTotal          205"),
        table("Orsa          121\nUpper Orsa          60\nTotal          206"),
    ));
    assert_eq!(seen.page.markdown.text.matches("| Total |").count(), 2, "{}", seen.page.markdown.text);
}
