//! Claims about labelled sections.

mod entries;
mod people;

use super::*;
use crate::model::contributor::{Credit, CreditName};

const PROSE: &str = "<p>The river fell for the third year in a row, and nobody on either bank could say why it did so.</p>\
    <p>Both ministries had asked for the figures, and neither had been given any before the council met again.</p>";

/// A page whose authors are known, after its sections were taken.
fn taken(authors: &[&str], body: &str) -> (Page, Document) {
    let document = Document::from(format!("<html><body><h1>Low Water</h1>{body}</body></html>"));
    let mut page = Page::default();
    let place = Place::file("a.html");
    let credit =
        |name: &&str| Credit::named(CreditName::Name(Placed::new((*name).to_owned(), place.clone())));
    let credits: Vec<Credit> = authors.iter().map(credit).collect();
    page.metadata.authors = (!credits.is_empty()).then_some(credits);
    page.metadata.source = Some(Placed::new("https://desk.example/briefs/low-water".to_owned(), place));
    take(&document, &FilePath::new("a.html"), None, &mut page);
    take_note(&document, &FilePath::new("a.html"), &mut page);
    (page, document)
}

fn bios(page: &Page) -> Vec<String> {
    let said = |credit: &Credit| {
        let url = credit.url.as_ref().map_or("", |url| url.value.as_str());
        let bio = credit.bio.as_ref().map_or("", |bio| bio.value.as_str());
        format!("{}|{url}|{bio}", authors::name(credit))
    };
    page.metadata.authors.iter().flatten().map(said).collect()
}

fn names(list: &Option<Vec<Placed<String>>>) -> Vec<&str> {
    list.iter().flatten().map(|name| name.value.as_str()).collect()
}

fn readings(page: &Page) -> Vec<String> {
    let related = page.metadata.related.iter().flatten();
    let shown = related.map(|reading| {
        let authors: Vec<&str> = reading.authors.iter().map(|author| author.value.as_str()).collect();
        let kind = reading.kind.as_ref().map_or("", |kind| kind.value.as_str());
        let date = reading.date.as_ref().map_or(String::new(), |date| date.value.to_string());
        let url = reading.url.as_ref().map_or("", |url| url.value.as_str());
        format!("{kind}|{}|{date}|{}|{url}", reading.name(), authors.join("+"))
    });
    shown.collect()
}

#[test]
fn each_author_gets_what_is_said_of_him() {
    let body = format!(
        "{PROSE}<section><h2>About the Authors</h2>\
         <div><h3><a href='/experts/ada-lind'>Ada Lind</a></h3><p>Ada Lind is a <em>hydrologist</em> at the Desk.</p></div>\
         <div><h3><a href='/experts/ben-roe'>Ben Roe</a></h3><p>A former gauge reader, Roe writes on salt.</p></div></section>"
    );
    let (page, document) = taken(&["Ada Lind", "Ben Roe"], &body);
    assert_eq!(
        bios(&page),
        [
            "Ada Lind|https://desk.example/experts/ada-lind|Ada Lind is a *hydrologist* at the Desk.",
            "Ben Roe|https://desk.example/experts/ben-roe|A former gauge reader, Roe writes on salt."
        ]
    );
    assert!(!document.text().contains("hydrologist") && document.text().contains("third year"));
}

#[test]
fn who_is_named_only_in_the_section_is_an_author_too() {
    let body = format!(
        "{PROSE}<h3>Über den Autor</h3><p><a href='/experten/weiss'>Jörg Weiß</a></p><p>Er leitet das Referat für Pegel und Strom.</p>"
    );
    let (page, _) = taken(&[], &body);
    assert_eq!(
        bios(&page),
        ["Jörg Weiß|https://desk.example/experten/weiss|Er leitet das Referat für Pegel und Strom."]
    );
}

#[test]
fn a_box_without_a_label_says_who_the_author_is() {
    let body =
        format!("{PROSE}<div class='author-bio'><p>Ada Lind reads gauges for the River Desk.</p></div>");
    let (page, document) = taken(&["Ada Lind"], &body);
    assert_eq!(bios(&page), ["Ada Lind||Ada Lind reads gauges for the River Desk."]);
    assert!(!document.text().contains("reads gauges"));
}

#[test]
fn related_reading_keeps_kind_title_date_and_authors() {
    let body = format!(
        "{PROSE}<div><h2>Recommended</h2><ul>\
         <li><span>Brief Analysis</span><h3><a href='/briefs/dry-wells'>Dry Wells in the North</a></h3><div>Feb 15, 2022</div><div><a href='/experts/ada-lind'>Ada Lind</a></div></li>\
         <li><span>REPORT</span><h3><a href='https://other.example/salt'>Salt: A History</a></h3><time>14 Feb 2022</time><p>Cy Dell, Dee Eck</p></li>\
         </ul></div>"
    );
    let (page, document) = taken(&["Ada Lind"], &body);
    assert_eq!(
        readings(&page),
        [
            "Brief Analysis|Dry Wells in the North|2022-02-15|Ada Lind|https://desk.example/briefs/dry-wells",
            "REPORT|Salt: A History|2022-02-14|Cy Dell+Dee Eck|https://other.example/salt"
        ]
    );
    assert!(!document.text().contains("Dry Wells"));
}

#[test]
fn topics_and_regions_are_names() {
    let body = format!(
        "{PROSE}<div><h4>Topics</h4><ul><li><a href='/t/water'>Water</a></li><li><a href='/t/us'>U.S. Policy</a></li></ul></div>\
         <div><h4>Regions &amp; Countries</h4><p>North Bank, South Bank</p></div>"
    );
    let (page, _) = taken(&[], &body);
    assert_eq!(names(&page.metadata.topics), ["Water", "U.S. Policy"]);
    let issue = format!("{PROSE}<div><h4>Issue</h4><p><a href='/i/24'>Vol. 12 No. 2 (2019)</a></p></div>");
    assert!(taken(&[], &issue).0.metadata.topics.is_none(), "a number of a journal");
    assert_eq!(names(&page.metadata.regions), ["North Bank", "South Bank"]);
}

#[test]
fn the_same_word_in_a_menu_opens_nothing() {
    let menu = "<nav><h4>Topics</h4><ul><li><a href='/t/a'>Anything</a></li></ul></nav>\
        <header><div>Regions</div><div><a href='/r'>Everywhere</a></div></header><footer><h3>Related</h3><a href='/x'>House Rules and More</a></footer>";
    let (page, document) = taken(&[], &format!("{menu}{PROSE}"));
    assert!(
        page.metadata.topics.is_none() && page.metadata.regions.is_none() && page.metadata.related.is_none()
    );
    assert!(document.text().contains("Everywhere"), "what is not read is left where it was");
}

#[test]
fn of_several_sections_the_last_with_items_counts() {
    let body = format!(
        "<div><h4>Topics</h4><ul><li><a href='/t/menu'>Menu Entry</a></li></ul></div>{PROSE}\
         <div><h4>Topics</h4><ul><li><a href='/t/salt'>Salt</a></li></ul></div><div><h4>Topics</h4></div>"
    );
    assert_eq!(names(&taken(&[], &body).0.metadata.topics), ["Salt"]);
}

#[test]
fn a_text_about_the_authors_is_no_section_about_them() {
    let (page, document) = taken(&["Ada Lind"], &format!("<h2>The Authors</h2>{PROSE}"));
    assert_eq!(bios(&page), ["Ada Lind||"]);
    assert!(document.text().contains("third year") && document.text().contains("Both ministries"));
}

#[test]
fn one_paragraph_without_a_name_is_about_the_only_author() {
    let (page, document) =
        taken(&["Ada Lind"], &format!("{PROSE}<h2>The Author</h2><p>She has read gauges for ten years.</p>"));
    assert_eq!(bios(&page), ["Ada Lind||She has read gauges for ten years."]);
    assert!(!document.text().contains("ten years"));
}

#[test]
fn a_heading_of_the_text_itself_opens_no_box_of_the_site() {
    let list = "<ul><li><a href='/salt'>Salt: A History</a></li></ul>";
    let wrapped = format!(
        "<div><h2><span>Causes</span></h2></div>{PROSE}<div><h2>See also</h2></div>{list}<div><h2>Topics</h2></div>{list}"
    );
    let plain = format!("<h2>Causes</h2>{PROSE}<h2>Further reading</h2>{list}<h2>Regions</h2>{list}");
    for body in [plain, wrapped] {
        let (page, document) = taken(&[], &body);
        let taken = (&page.metadata.related, &page.metadata.topics, &page.metadata.regions);
        assert_eq!(taken, (&None, &None, &None), "{body}");
        assert_eq!(document.text().matches("Salt: A History").count(), 2);
    }
}

#[test]
fn the_only_heading_below_the_text_opens_a_box() {
    let (page, _) =
        taken(&[], &format!("{PROSE}<h2>Related</h2><ul><li><a href='/salt'>Salt: A History</a></li></ul>"));
    assert_eq!(readings(&page), ["|Salt: A History|||https://desk.example/salt"]);
}

#[test]
fn the_closing_line_about_the_author_loses_its_mark() {
    let body = format!(
        "<article>{PROSE}<p><em>Ada Lind, a hydrologist, is a fellow at the River Desk.</em> ❖</p></article>"
    );
    let (page, document) = taken(&["Ada Lind"], &body);
    let note = page.metadata.author_note.map(|note| note.value).unwrap_or_default();
    assert_eq!(note, "Ada Lind, a hydrologist, is a fellow at the River Desk.");
    assert!(!document.text().contains("fellow"));
}

#[test]
fn a_sentence_about_somebody_else_stays_in_the_text() {
    let body = format!("<article>{PROSE}<p>Cy Dell is the minister, and he will not resign.</p></article>");
    let (page, document) = taken(&["Ada Lind"], &body);
    assert!(page.metadata.author_note.is_none() && document.text().contains("resign"));
}

#[test]
fn the_text_that_follows_its_authors_is_not_said_of_them() {
    for (open, close) in [("", ""), ("<div class=text>", "</div>")] {
        let body = format!(
            "<h2>About the Authors</h2><div><h3>Ada Lind</h3><p>Ada Lind is a hydrologist at the Desk.</p></div>\
             {open}{PROSE}<p>The gauges have been read every morning, as Lind says, since the bridge was built.</p>{close}"
        );
        let (page, document) = taken(&["Ada Lind"], &body);
        assert_eq!(bios(&page), ["Ada Lind||Ada Lind is a hydrologist at the Desk."]);
        let left = document.select("body").text();
        assert!(left.contains("third year") && left.contains("every morning"), "{left}");
    }
}

#[test]
fn a_heading_about_somebody_is_his_name_and_a_longer_name_is_not_his() {
    let body = format!(
        "{PROSE}<div class=author-box><h4>About Ada Lind</h4><p>A hydrologist, she has written on Lindholm Bay.</p></div>"
    );
    let (page, _) = taken(&["Ada Lind"], &body);
    assert_eq!(bios(&page), ["Ada Lind||A hydrologist, she has written on Lindholm Bay."]);
}

#[test]
fn a_position_beside_the_name_stands_for_a_bio() {
    for card in [
        "<h3><a href='/p/ada'>Ada Lind</a></h3><p>Senior Fellow, River Programme</p>",
        "<a href='/p/ada'><h5>Ada Lind</h5><span>Senior Fellow, River Programme</span></a>",
    ] {
        let (page, _) = taken(&["Ada Lind"], &format!("<div>{card}</div>{PROSE}"));
        assert_eq!(bios(&page), ["Ada Lind||Senior Fellow, River Programme"], "{card}");
    }
    let (page, _) = taken(&["Ada Lind"], &format!("<p>Ada Lind</p><p>12 November 2008</p>{PROSE}"));
    assert_eq!(bios(&page), ["Ada Lind||"]);
}

#[test]
fn a_box_speaks_of_its_author_in_any_dress() {
    for (said, bio) in [
        (
            "<li>ADA LIND reads the gauges of two rivers.</li><li><a href='/a'>More by Ada Lind</a></li>",
            "ADA LIND reads the gauges of two rivers.",
        ),
        (
            "<li><em>Ada Lind reads the gauges of <i>two</i> rivers.</em></li>",
            "Ada Lind reads the gauges of *two* rivers.",
        ),
        (
            "<li><a href='/people/ada'><b>Ada Lind</b></a> reads the gauges of two rivers.</li>",
            "Ada Lind reads the gauges of two rivers.",
        ),
    ] {
        let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<ul class='author-bios'>{said}</ul>"));
        let url = if said.contains("/people/") { "https://desk.example/people/ada" } else { "" };
        assert_eq!(bios(&page), [format!("Ada Lind|{url}|{bio}")], "{said}");
    }
}

#[test]
fn a_box_that_speaks_of_two_is_a_note_on_both() {
    let note = "Ada Lind is a hydrologist, Ben Roe a reader of gauges at the Desk.";
    let (page, _) =
        taken(&["Ada Lind", "Ben Roe"], &format!("<div>{PROSE}<p class='about-authors'>{note}</p></div>"));
    assert_eq!(bios(&page), ["Ada Lind||", "Ben Roe||"]);
    assert_eq!(page.metadata.author_note.unwrap().value, note);
}

#[test]
fn a_label_over_links_to_topics_names_nobody() {
    let body = format!(
        "{PROSE}<h3>More About This Commentary</h3><ul class=tags><li><a href='/topics/low-water'>Low Water Levels</a></li></ul>"
    );
    let (page, _) = taken(&["Ada Lind"], &body);
    assert_eq!(bios(&page), ["Ada Lind||"]);
    assert_eq!(names(&page.metadata.topics), ["Low Water Levels"]);
}

#[test]
fn a_list_of_topics_ends_where_the_next_list_begins() {
    let body = format!(
        "<p><b>Research Areas</b></p><ul><li>Water</li><li>Salt</li></ul><ul><li><a href='/ada'>Ada Lind</a></li></ul>{PROSE}"
    );
    let (page, _) = taken(&["Ada Lind"], &body);
    assert_eq!(names(&page.metadata.topics), ["Water", "Salt"]);
}

#[test]
fn markup_says_what_the_topics_and_regions_are() {
    let (topic, region) = ("<a href='/t/salt'>Salt</a>", "<a href='/r/delta'>The Delta</a>");
    let classed =
        format!("<div>More: <span class=region>{region}</span> <span class=topic>{topic}</span></div>");
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}{classed}"));
    assert_eq!(
        (names(&page.metadata.topics), names(&page.metadata.regions)),
        (vec!["Salt"], vec!["The Delta"])
    );
    let tagged = "<p>Seen under: <a rel=tag href='/t/salt'>Salt</a> <a rel=tag href='/t/water'>Water</a></p>";
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}{tagged}"));
    assert_eq!(names(&page.metadata.topics), ["Salt", "Water"]);
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<aside class=teaser>{tagged}</aside>"));
    assert_eq!(page.metadata.topics, None);
    let placed = tagged.replace("/t/salt'>Salt", "/regions/delta'>The Delta");
    let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}{placed}"));
    assert_eq!(
        (names(&page.metadata.topics), names(&page.metadata.regions)),
        (vec!["Water"], vec!["The Delta"])
    );
}

#[test]
fn who_wrote_related_reading_may_stand_on_lines_of_his_own() {
    let body = format!(
        "{PROSE}<h3>Verwandter Inhalt</h3><ul><li><a href='/a'>A First Text</a><br><span>by Ada Lind</span></li>\
         <li><a href='/b'>A Second Text</a><ul><li>Ben Roe</li><li>Cy Dell</li></ul></li></ul>"
    );
    let (page, _) = taken(&["Ada Lind"], &body);
    assert_eq!(
        readings(&page),
        [
            "|A First Text||Ada Lind|https://desk.example/a",
            "|A Second Text||Ben Roe+Cy Dell|https://desk.example/b"
        ]
    );
}

#[test]
fn the_note_on_the_author_may_stand_before_a_disclaimer_and_below_the_text() {
    let note = "Ada Lind is a hydrologist at the Desk.";
    let disclaimer = "<p class='disclaimer'>The Desk lets those who write for it say what they think, and it takes no side in what they say.</p>";
    for body in [
        format!("<div>{PROSE}<p><em>{note}</em></p>{disclaimer}</div>"),
        format!("<article><div>{PROSE}</div><p>{note}</p></article>"),
        format!("<div>{PROSE}<p><i>Ada Lind is a hydrologist </i><i>at the Desk.</i></p></div>"),
    ] {
        let (page, _) = taken(&["Ada Lind"], &body);
        assert_eq!(page.metadata.author_note.map(|note| note.value).as_deref(), Some(note), "{body}");
    }
}

#[test]
fn the_text_that_goes_on_below_related_reading_stays() {
    let body = format!("<div><p>Related articles</p><p><a href='/a'>The Law of Salt</a></p>{PROSE}</div>");
    let (page, document) = taken(&["Ada Lind"], &body);
    assert_eq!(readings(&page), ["|The Law of Salt|||https://desk.example/a"]);
    assert!(document.select("body").text().contains("Both ministries"));
    let cut: Vec<&str> = page.cut.iter().map(|cut| cut.what.as_str()).collect();
    assert_eq!(cut, ["related reading: Related articles", "related reading: The Law of Salt"]);
}

#[test]
fn teasers_below_the_entries_of_related_reading_go_with_them() {
    let teaser = "<p>What the ministries of both banks knew of the salt in the lower river, and when.</p>";
    let entry = |at: &str| format!("<h4><a href='/{at}'>The Law of Salt {at}</a></h4>{teaser}");
    let (page, document) = taken(
        &["Ada Lind"],
        &format!("{PROSE}<div><h3>Related articles</h3>{}{}</div>", entry("a"), entry("b")),
    );
    assert_eq!(readings(&page).len(), 2);
    assert!(!document.select("body").text().contains("lower river"));
}

#[test]
fn a_card_says_its_kind_above_its_title_or_in_a_class() {
    let card = |card: &str| {
        let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<h2>Explore our related content</h2>{card}"));
        readings(&page).join(" ")
    };
    let whole = "River Papers|Salt in the Delta|2008-11-12||https://desk.example/salt";
    for html in [
        "<div><span>River Papers</span><h3><a href=/salt>Salt in the Delta</a></h3><time>12 November 2008</time></div>",
        "<ul><li><a href=/salt><span>River Papers</span><span>Salt in the Delta</span><i>12 November 2008</i></a></li></ul>",
        "<p><a href=/salt>Salt in the Delta</a></p><div><p class=card-type>River Papers</p><p>12 November 2008</p></div>",
    ] {
        let html = format!("<div>{html}</div><a href=/all>View all papers</a>");
        assert_eq!(card(&html), whole, "{html}");
    }
}

#[test]
fn a_position_in_a_box_is_said_of_who_has_no_bio() {
    let boxes = "<section><h2>Written by</h2><ul><li><h4>Ada Lind</h4><p>Senior Fellow</p><p>River Desk</p></li>\
                 <li><h4>Ben Roe</h4><p>Fellow, River Desk</p><p>Ben Roe reads the gauges of the Desk.</p></li></ul></section>";
    let (page, _) = taken(&["Ada Lind", "Ben Roe"], &format!("{PROSE}{boxes}"));
    assert_eq!(
        bios(&page),
        ["Ada Lind||Senior Fellow, River Desk", "Ben Roe||Ben Roe reads the gauges of the Desk."]
    );
}

#[test]
fn authors_are_named_in_bold_or_with_their_offices() {
    let bold = "<p><b>Ada Lind</b> studies salt at the Desk. <b>Ben Roe</b> studies reeds there.</p>";
    let office = "<p>Ada Lind, Senior Fellow</p><p>Ben Roe, Analyst of Rivers (roe@desk.example)</p>";
    let bios = |section: &str| {
        let (page, _) = taken(&["Ada Lind"], &format!("{PROSE}<h3>About the authors</h3>{section}"));
        let bio = |credit: &Credit| credit.bio.as_ref().map(|bio| bio.value.clone()).unwrap_or_default();
        page.metadata.authors.iter().flatten().map(bio).collect::<Vec<_>>()
    };
    assert_eq!(bios(bold), ["Ada Lind studies salt at the Desk.", "Ben Roe studies reeds there."]);
    assert_eq!(bios(office), ["Senior Fellow", "Analyst of Rivers"]);
}
