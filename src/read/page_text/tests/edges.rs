//! Headings, items, bylines and labels in forms that few houses have, and where the end of a page cuts them.

use super::*;

const FULL: &str = "Nobody on either bank could say why the river had fallen so far, and nobody had asked since the spring of that year.";

/// A text that is wrapped as a printer does, with something between two of its paragraphs.
fn wrapped(between: &str) -> Seen {
    let above = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.";
    let below = "The ministry has no money for the paper, and the printer has gone to\nthe capital, where he is paid for what he prints, and on time.";
    see_text(format!("{HEAD}{above}\n\n{between}\n\n{below}\n\n{above}\n\n{below}\n"))
}

/// The headings of a text that has these lines apart between its paragraphs.
fn headings_of(lines: &[&str]) -> Vec<String> {
    let lines: String = lines.iter().map(|line| format!("{line}\n\n{FULL}\n\n")).collect();
    see_text(format!("{HEAD}{FULL}\n\n{lines}{FULL}\n")).headings()
}

#[test]
fn headings_may_end_with_a_full_stop() {
    let heads = ["The Price of Salt.", "Lessons to Draw from a Dry Year.", "What the Towns Say."];
    assert_eq!(headings_of(&heads), heads);
    let four = [heads[0], "The Ferry.", heads[1], heads[2]];
    assert_eq!(headings_of(&four), four);
    assert!(headings_of(&heads[..2]).is_empty(), "two may be what somebody calls out");
    let others = ["Ada Lind Is Dead.", "Translated by Ben Roe.", "Minister of Water.", "What the Towns Say"];
    for other in others {
        let found = headings_of(&[heads[0], heads[1], heads[2], other]);
        assert!(found.iter().all(|heading| !heading.ends_with('.')), "{other}: {found:?}");
    }
    // A sentence has no capitals but its first.
    for other in ["Nobody came.", "Ada Lind.", "Das Wasser ist weg.", "It was the Orsa."] {
        assert!(headings_of(&[other, other, other]).is_empty(), "{other}");
    }
}

#[test]
fn items_with_letters_are_a_list_where_they_stand_further_in() {
    let items = "   (a) the ministry did not ask who lived behind the weir or below it,\n       nor why;\n   (b) the towns did not say that they had been reading the gauge since\n       August of the year before.";
    let seen =
        wrapped(&format!("All who live on the river have said it more than once. In this case\n\n{items}"));
    let list = "- (a) the ministry did not ask who lived behind the weir or below it, nor why;\n- (b) the towns did not say that they had been reading the gauge since August of the year before.";
    assert!(seen.page.markdown.text.contains(list), "{}", seen.page.markdown.text);
    let text = "All who live on the river have said it twice, which is why they (a) do\nnot ask who lived behind the weir or below it, nor why; and they do\n(b) not say that they had been reading the gauge since August.";
    assert!(!wrapped(text).page.markdown.text.contains("- ("));
    let cited = wrapped(
        "   (a) was struck out by the court, as all who read the papers on both\n       banks remember.\n\n   (b) was not, and nobody has asked why it was not.",
    );
    assert!(!cited.page.markdown.text.contains("- ("), "{}", cited.page.markdown.text);
}

#[test]
fn a_row_of_labelled_questions_has_no_headings() {
    let row = "Technical: which gauge was it, and who reads it?\n\nLegal: who can be charged, and on what proof?\n\nPolitical: what do the towns gain by it?";
    let read = |row: &str| see_text(format!("{HEAD}{FULL}\n\n{row}\n\n{FULL}\n\n{FULL}\n")).headings();
    assert!(read(row).is_empty());
    assert_eq!(read("Low Water: Who Pays for It?"), ["Low Water: Who Pays for It?"]);
    let two = ["Low Water: Who Pays for It?", "The Ministry: What Does It Know?"];
    assert_eq!(headings_of(&two), two);
    assert_eq!(read(&two.join("\n\n")), two);
}

#[test]
fn names_may_stand_before_the_mark_of_a_date_that_is_gone() {
    let page = |head: &str, foot: &str| {
        see_text(format!("Low Water on the Orsa\n\n{head}{}{foot}", PARAGRAPH.repeat(3)))
    };
    for head in ["Ada Lind\nBen Roe\n\nAda Lind, Ben Roe ·\n\n", "Ada Lind, Ben Roe ·\n\n"] {
        let seen = page(head, "");
        assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"], "{head}");
        assert_eq!((seen.headings().len(), seen.paragraphs().len()), (0, 3), "{head}");
    }
    let entries = "Related Articles\n\nThe Border as a Trade\nCarl Amsel, Dee Eck ·\n\nWhat Is Left of the Talks?\nAda Lind ·\n\nRiver Desk\nPhone: 555 0100\n";
    let seen = page("by Ada Lind\n\n", entries);
    let read = seen.page.metadata.related.iter().flatten().map(|one| (one.name(), one.authors.len()));
    let read = read.take(2).collect::<Vec<_>>();
    assert_eq!(read, [("The Border as a Trade", 2), ("What Is Left of the Talks?", 1)]);
}

#[test]
fn a_topic_before_a_mark_is_nobody() {
    for topic in ["Human Rights", "Climate Change", "Policy Brief", "New York", "Northern Orsa"] {
        let head = format!("Low Water on the Orsa\n\n{topic} ·\n\n{}", PARAGRAPH.repeat(3));
        assert!(see_text(head).authors().is_empty(), "{topic}");
        let entries = format!(
            "The Border as a Trade\n{topic} ·\n\nWhat Is Left of the Talks?\n{topic} ·\n\nSalt Roads\nAda Lind, Ben Roe ·\n"
        );
        let seen = see_text(format!("{HEAD}{}Related Articles\n\n{entries}", PARAGRAPH.repeat(3)));
        let related = seen.page.metadata.related.iter().flatten();
        assert!(related.flat_map(|entry| &entry.authors).next().is_none(), "{topic}");
    }
    let told = format!("Low Water on the Orsa\n\nAda Lind ·\n\n{}", PARAGRAPH.repeat(3));
    let seen = see_text(format!("{told}Ada Lind is a fellow at the River Desk.\n"));
    assert_eq!(seen.authors(), ["Ada Lind||"]);
}

#[test]
fn more_than_twenty_years_are_a_bio() {
    let page = |name: &str, bio: &str| {
        let bios = format!("About the Authors\n\nAda Lind\n{bio}\n\n{name}\nEngineer at the weir\n");
        see_text(format!("Low Water\n\nBy Ada Lind, {name}\n\nMay 7, 2024\n\n{}{bios}", PARAGRAPH.repeat(3)))
    };
    for bio in [
        "Más de veinte años de experiencia en hidrología",
        "Plus de vingt ans d'expérience en hydrologie",
        "Mais de vinte anos de pesquisa: Ada Lind, diretora do rio",
        "More from a habit of looking than from any plan, Ada Lind came to the river",
    ] {
        let authors = page("Ben Roe", bio).authors();
        assert!(authors[0].ends_with(bio) && authors[1].ends_with("Engineer at the weir"), "{authors:?}");
    }
}

#[test]
fn no_heading_and_no_item_at_the_foot_of_a_page_is_the_beginning_of_the_next() {
    let full = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.\n\n";
    let running = "22.3.2021          Low Water on the Orsa - River Desk";
    let lines = [
        "Why the Ministry of Water Has No Money for Paper and for Its Printer",
        "Ce que les villes et le ministère doivent faire pour sauver le fleuve",
        "- the towns of the lower river, which have two gauges and no reader at",
        "Figure 1: The fall of the water at the upper gauge of Orsa since 1998",
    ];
    for line in lines {
        let seen = see_text(format!(
            "{running}\n\nLow Water on the Orsa\n\nBy Ada Lind\n\n{full}{full}{line}\n\nhttps://desk.example/low          1/2\n{running}\n\n{full}{full}https://desk.example/low          2/2\n"
        ));
        let is_alone = seen.page.markdown.text.lines().any(|shown| shown.ends_with(line));
        assert!(is_alone, "{}", seen.page.markdown.text);
    }
}

#[test]
fn questions_and_answers_have_a_number() {
    let seen = see_text(format!(
        "Q & A No. 12\n\nLow Water on the Orsa\n\nBy Ada Lind\n\nMay 2, 2012\n\n{}",
        PARAGRAPH.repeat(3)
    ));
    assert_eq!((seen.field("number"), seen.field("title")), ("Q & A No. 12", "Low Water on the Orsa"));
}

#[test]
fn what_stands_behind_a_stop_in_a_heading_may_be_a_title_or_in_a_script_without_capitals() {
    let heads =
        ["From War to Peace and Back Again. A Case Study", "Chapter One of the Long Report. The River"];
    assert_eq!(headings_of(&heads), heads);
    let text = "انخفض منسوب النهر للعام الثالث على التوالي، ولم يستطع أحد على أي من الضفتين أن يقول لماذا انخفض إلى هذا الحد. ولم يسأل أحد عن ذلك منذ الربيع.\n\n";
    let head = "المحور الأول من الدراسة حول منسوب النهر. الأسباب والنتائج";
    let seen = see_text(format!("الماء القليل\n\nبقلم سلمى النهري\n\n{text}{head}\n\n{text}{text}"));
    assert_eq!((seen.headings(), seen.paragraphs().len()), (vec![head.to_owned()], 3));
}

#[test]
fn the_end_of_a_page_may_cut_the_first_sentence_below_a_heading() {
    let head = "22.3.2021          Low Water on the Orsa - River Desk";
    let foot = |page: u8| format!("https://desk.example/low-water          {page}/2");
    let full = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.\n\n";
    let page = |heading: &str| {
        format!(
            "{head}\n\nLow Water on the Orsa\n\nBy Ada Lind\n\n{full}{full}{heading}\n\nThe gauge at Orsa is to be read by whoever has a boat on the river of the\n\n{}\n{head}\n\nNorth or below it, and the towns shall pay three men for it.\n\n{full}{}\n",
            foot(1),
            foot(2)
        )
    };
    for heading in ["Recommended", "What to Do"] {
        let seen = see_text(page(heading));
        let text = "by whoever has a boat on the river of the North or below it";
        assert!(seen.page.markdown.text.contains(text), "{}", seen.page.markdown.text);
        assert!(seen.page.metadata.related.is_none());
        assert_eq!(seen.headings(), [heading]);
    }
}

#[test]
fn what_a_house_has_besides_is_no_bio_of_its_last_author() {
    let cards = "About the Authors\n\nAda Lind\nAda Lind is a fellow at the River Desk.\n\nBen Roe\n\n";
    let page = |label: &str| {
        let list = format!("{label}\n\nArticle\nWater Below the Weir\nDee Eck\n· April 24, 2024\n");
        see_text(format!(
            "Low Water on the Orsa\n\nBy Ada Lind, Ben Roe\n\nMay 7, 2024\n\n{}{cards}{list}",
            PARAGRAPH.repeat(3)
        ))
    };
    for label in ["More Work from the River Desk", "More Work from Weir", "More from the Library"] {
        assert_eq!(page(label).authors()[1], "Ben Roe||", "{label}");
    }
    // What else one of them wrote stands between the cards.
    let his = page("More from Ben Roe\n\nAda Lind\n\nMore from Ada Lind\n\nMore from the River Desk");
    assert_eq!(his.authors(), ["Ada Lind||Ada Lind is a fellow at the River Desk.", "Ben Roe||"]);
}

#[test]
fn a_word_with_a_number_before_prose_is_a_heading_and_no_number() {
    let seen = see_text(format!("{HEAD}{FULL}\n\nThe Gauges of R1 and R2\n\n{FULL}\n\n{FULL}\n"));
    assert_eq!((seen.field("number"), seen.headings()), ("", vec!["The Gauges of R1 and R2".to_owned()]));
}

#[test]
fn items_with_letters_that_stand_apart_are_a_list_and_none_of_them_is_about_rights() {
    let items = "(a) Bern could raise its share of the toll.\n\n(b) Basel could pay for the oil in dry winters.\n\n(c) Thun could be allowed to defer its part.";
    let seen = wrapped(&format!("Three Ways to Divide It\n\n{items}"));
    let list = "## Three Ways to Divide It\n\n- (a) Bern could raise its share of the toll.\n- (b) Basel could pay for the oil in dry winters.\n- (c) Thun could be allowed to defer its part.";
    assert!(seen.page.markdown.text.contains(list), "{}", seen.page.markdown.text);
    assert!(seen.page.metadata.rights.is_none());
    let claimed = see_text(format!("{HEAD}{}(c) 2008 The River Desk", PARAGRAPH.repeat(3)));
    assert_eq!(claimed.page.metadata.rights.unwrap().value, "(c) 2008 The River Desk");
}

#[test]
fn a_compound_that_the_end_of_a_line_parts_keeps_its_hyphen() {
    let seen = wrapped(
        "Eight weirs stand on the river and three of them work, which is a long-\nterm trouble for the low-\nlands.",
    );
    assert!(
        seen.page.markdown.text.contains("a long-term trouble for the lowlands"),
        "{}",
        seen.page.markdown.text
    );
}

#[test]
fn a_wrapped_list_behind_a_label_may_end_with_a_word_alone() {
    let head = "Low Water on the Orsa\n\nPublication Date: 02-1998\n\nAuthor: Ada Lind\n\nTopic: Dams and Their Keepers, Salt Policy, International\nCooperation\n\n";
    let text = "The gauge at Orsa is read twice a day, once in the morning and once at\nnight, by a man who has a boat and no other work. There is no third\nreading, and whoever reads it writes the figure into a book of his.\n\n";
    let seen = see_text(format!("{head}{}", text.repeat(4)));
    let topics = ["Dams and Their Keepers", "Salt Policy", "International Cooperation"];
    assert_eq!(Seen::names(&seen.page.metadata.topics), topics);
    assert!(seen.headings().is_empty());
}

#[test]
fn a_family_name_in_capitals_shows_an_author_above_the_title() {
    let page = |line: &str| {
        see_text(format!(
            "Date of publication\n6 September 2017\n\n{line}\n\nA Corridor of Courtesies\nThe Orsa and the Road to the Sea\n\nSummary\nIt has a name and no money.\n\n{}",
            PARAGRAPH.repeat(3)
        ))
    };
    let seen = page("Ada LINDGREN-ROE");
    assert_eq!(seen.authors(), ["Ada LINDGREN-ROE||"]);
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("A Corridor of Courtesies", "The Orsa and the Road to the Sea")
    );
    assert!(page("Visiting NATO").authors().is_empty(), "an acronym");
}

#[test]
fn the_outlet_between_day_and_author_of_an_entry_is_neither_an_entry_nor_an_author() {
    let entries = "Related\n\ncommentary\nCounting Gauges Is the Easy Part\nReading them takes longer, writes Ada Lind.\nRead More »\nJun 22, 2009\nRiver.org\nAda Lind\n\ncommentary\nThe Other Weir\nIt may do what the first may not, writes Ben Roe.\nRead More »\nJun 8, 2009\nThe River Times\nBen Roe\n";
    let seen = see_text(format!("{HEAD}{}{entries}", PARAGRAPH.repeat(3)));
    let read: Vec<String> = seen
        .page
        .metadata
        .related
        .iter()
        .flatten()
        .map(|entry| {
            let authors: Vec<&str> = entry.authors.iter().map(|author| author.value.as_str()).collect();
            format!("{}|{}", entry.name(), authors.join("+"))
        })
        .collect();
    assert_eq!(read, ["Counting Gauges Is the Easy Part|Ada Lind", "The Other Weir|Ben Roe"]);
}

#[test]
fn a_sentence_with_a_comma_names_nobody_where_a_script_has_no_capitals() {
    let entries = "المزيد\n\nورقة\nحدود النهر الثلاثة\nتهريب الوقود أقدم من الحرب، وقد يعيش بعدها.\nسمير بن عاشور، يوسف الدرسي\n· ٢٩ يناير ٢٠١٩\n";
    let text = "الجزائر بعد التأجيل لا تملك الوقت الذي تحتاج إليه، ولا أحد في النهر يعرف من يملكه اليوم أو غدا في هذه المدينة.\n\n".repeat(4);
    let seen =
        see_text(format!("من يملك الوقت؟\n\n{text}{}", entries.replacen("المزيد", "مقالات ذات صلة", 1)));
    let authors: Vec<&str> = seen
        .page
        .metadata
        .related
        .iter()
        .flatten()
        .flat_map(|entry| &entry.authors)
        .map(|author| author.value.as_str())
        .collect();
    assert_eq!(authors, ["سمير بن عاشور", "يوسف الدرسي"]);
}

#[test]
fn below_an_entry_of_a_menu_the_kind_and_the_day_are_of_another_title() {
    let menu = "Skip to main content\n\nRegions\nAfrica\nAsia\nEurope & Central Asia\nLatest Updates\nWho We Are\nSearch\n\n";
    let head = "Briefing / Asia\n\n13 October 2010\n\nLow Water: The Long Wait on the Orsa\n\nNineteen towns have waited for water for almost four years. They have three months left to decide who goes.\n\n";
    let text = "The towns on the Orsa have waited for water since the long drought, and nobody who reads the gauge has told them how low it is.\n\n";
    let seen = see_text(format!("{menu}{head}{}", text.repeat(5)));
    assert_eq!(seen.field("title"), "Low Water: The Long Wait on the Orsa");
    assert!(seen.authors().is_empty());
}
