//! Claims about whole pages, a source at a time.

use super::*;
use crate::diagnostic::Code;

const TEXT: &str =
    "<p>The river fell for the third year in a row, and nobody on either bank could say why it did so.</p>";

fn read_page(head: &str, body: &str, today: Option<Date>) -> (Page, Diagnostics) {
    let html = format!("<html lang=en><head>{head}</head><body>{body}{TEXT}</body></html>");
    let saved = SavedPage { html: html.into(), ..SavedPage::default() };
    let document = Document::from(&*saved.html);
    let (mut page, mut diagnostics) = (Page::default(), Diagnostics::default());
    let options = ReadOptions { today, ..ReadOptions::default() };
    read(&document, &FilePath::new("a.html"), &saved, None, &options, &mut page, &mut diagnostics);
    (page, diagnostics)
}

#[test]
fn the_line_of_an_element_is_its_spaced_text() {
    let page = "<div class=a> One <b>two</b><p>Three<br>four <i><span> five</span>.</i></p><em>\
        <div>Six</div></em></div><ul><li>Seven<li> <a href=x>Eight</a>, nine</ul><p> </p>";
    let document = Document::from(page);
    let survey = survey::walk(&document);
    assert_eq!(survey.spots.len(), 13);
    for spot in &survey.spots {
        assert_eq!(spot.line().unwrap_or_default(), survey::spaced_text(&spot.node, 200), "{}", spot.name);
    }
}

fn said(head: &str, body: &str) -> String {
    let (page, _) = read_page(head, body, None);
    let title = page.metadata.title.map_or(String::new(), |title| title.value);
    let date = page.metadata.date.map_or(String::new(), |date| date.value.to_string());
    let name = |credit: &Credit| match &credit.name {
        CreditName::Name(name) | CreditName::Id(name) => {
            format!(
                "{}{}",
                name.value,
                credit.url.as_ref().map_or(String::new(), |url| format!(" <{}>", url.value))
            )
        }
    };
    let authors: Vec<String> = page.metadata.authors.iter().flatten().map(name).collect();
    format!("{title} / {} / {date}", authors.join(", "))
}

const H1: &str = "<h1>Low Water</h1>";

#[test]
fn json_ld_is_read_at_any_depth() {
    let script = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let by = "<h1>Low Water</h1><p>By Ada Lind and Ben Roe</p>";
    for json in [
        r#"{"@type":"NewsArticle","headline":"Low Water","datePublished":"2008-11-12T09:00:00Z","author":[{"@type":"Person","name":"Ada Lind"},{"name":"Ben Roe"}]}"#,
        r##"{"@graph":[{"@type":"WebSite","name":"River Desk"},[{"@type":["Article","Report"],"headline":"Low Water","datePublished":"2008-11-12","author":[{"@id":"#a"},{"@id":"#b"}]}],{"@id":"#a","@type":"Person","name":"Ada Lind"},{"@id":"#b","@type":"Person","name":"Ben Roe"}]}"##,
        r#"[{"@type":"BreadcrumbList"},{"@type":"WebPage","@id":"p","name":"Low Water","mainEntity":{"@type":"https://schema.org/BlogPosting","headline":"Low Water","isPartOf":{"@id":"p"},"datePublished":"2008-11-12","author":"Ada Lind and Ben Roe",}}]"#,
    ] {
        assert_eq!(said(&script(json), by), "Low Water / Ada Lind, Ben Roe / 2008-11-12", "{json}");
    }
}

#[test]
fn where_nobody_is_seen_a_person_with_a_page_of_his_own_is_believed() {
    let head = |author: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\": \"Article\", \"author\": {author}}}</script>"
        )
    };
    let person = r#"{"@type": "Person", "name": "Ada Lind", "url": "https://desk.example/ada"}"#;
    assert_eq!(said(&head(person), H1), "Low Water / Ada Lind <https://desk.example/ada> / ");
    assert_eq!(said(&head(r#"{"@type": "Person", "name": "Ada Lind"}"#), H1), "Low Water /  / ");
    let byline = format!("{H1}<p class=byline>By Ben Roe</p>");
    assert_eq!(said(&head(person), &byline), "Low Water / Ben Roe / ", "who is seen goes first");
}

#[test]
fn names_that_a_comma_tears_yield_to_the_byline() {
    let head = "<meta name=author content='Lind, Ada and Roe, Ben'>";
    let byline = format!("{H1}<p class=byline>By Ada Lind and Ben Roe</p>");
    assert_eq!(said(head, &byline), "Low Water / Ada Lind, Ben Roe / ");
}

#[test]
fn every_kind_of_meta_says_its_part() {
    for head in [
        "<meta name=citation_title content='Low Water'><meta name=citation_author content='Lind, Ada'><meta name=citation_author content='Roe, Ben'><meta name=citation_publication_date content='2008/11/12'>",
        "<meta name='DC.title' content='Low Water'><meta name='dcterms.creator' content='Ada Lind'><meta name='DC.Creator' content='Ben Roe'><meta name='dcterms.issued' content='2008-11-12'>",
        "<meta property='og:title' content='Low Water'><meta property='article:published_time' content='2008-11-12T09:00:00+00:00'><meta name=author content='Ada Lind, Ben Roe'>",
        "<meta name='parsely-title' content='Low Water'><meta name='parsely-author' content='Ada Lind and Ben Roe'><meta name='parsely-pub-date' content='2008-11-12'>",
        "<meta name='twitter:title' content='Low Water'><meta name='sailthru.author' content='Ada Lind; Ben Roe'><meta name='sailthru.date' content='Wed, 12 Nov 2008 09:00:00 GMT'>",
        "<meta name='byl' content='By Ada Lind and Ben Roe'><meta name='date' content='20081112'><title>Low Water</title>",
    ] {
        let body = format!("{H1}<p>Ada Lind, Ben Roe</p>");
        assert_eq!(said(head, &body), "Low Water / Ada Lind, Ben Roe / 2008-11-12", "{head}");
    }
}

#[test]
fn the_markup_of_the_text_says_it_too() {
    for body in [
        "<span itemprop=author itemscope><a href='/ada'><span itemprop=name>Ada Lind</span></a></span><meta itemprop=datePublished content='2008-11-12'>",
        "<a rel=author href='/ada'>Ada Lind</a> <time datetime='2008-11-12T09:00'>yesterday</time>",
        "<div class='byline'>By <a href='/ada'>Ada Lind</a></div><div class='post-date'>November 12, 2008</div>",
        "<span class='author vcard'><a class='url fn' href='/ada'>Ada Lind</a></span><abbr class=published title='2008-11-12'>Nov 12</abbr>",
    ] {
        assert_eq!(
            said("<title>Low Water</title>", &format!("{H1}{body}")),
            "Low Water / Ada Lind </ada> / 2008-11-12",
            "{body}"
        );
    }
}

#[test]
fn a_byline_of_any_language_names_the_authors() {
    for (line, date) in [
        ("By Ada Lind and Ben Roe | Nov 12, 2008", "2008-11-12"),
        ("Von Ada Lind und Ben Roe, 12. November 2008", "2008-11-12"),
        ("Par Ada Lind et Ben Roe", ""),
        ("Por Ada Lind y Ben Roe", ""),
    ] {
        assert_eq!(
            said("", &format!("{H1}<p>{line}</p>")),
            format!("Low Water / Ada Lind, Ben Roe / {date}"),
            "{line}"
        );
    }
}

#[test]
fn names_in_a_comment_or_a_teaser_are_no_authors() {
    let body = format!(
        "{H1}<div class=comments><a rel=author href='/x'>Cy Dell</a></div><div class='related-posts'><span class=byline>By Dee Eck</span></div>"
    );
    assert_eq!(said("", &body), "Low Water /  / ");
}

#[test]
fn a_date_is_that_of_publication_and_not_of_a_change() {
    let body = format!(
        "{H1}<time class=updated datetime='2020-01-01'>Jan 1, 2020</time><p>Updated January 1, 2020</p><p>Published November 12, 2008</p>"
    );
    assert_eq!(
        said("<meta property='article:modified_time' content='2020-01-01'>", &body),
        "Low Water /  / 2008-11-12"
    );
}

#[test]
fn a_class_of_data_is_no_word_of_dates() {
    let far = |class: &str| format!("{H1}{}<p class='{class}'>November 12, 2008</p>", TEXT.repeat(60));
    assert_eq!(said("", &far("post-date")), "Low Water /  / 2008-11-12");
    assert!(said("", &far("box-data")).ends_with("/ "));
}

#[test]
fn a_date_that_cannot_be_is_reported_and_not_kept() {
    let (page, diagnostics) = read_page("<meta name=date content='2008-02-31'>", H1, None);
    assert!(page.metadata.date.is_none());
    assert_eq!(diagnostics.as_slice()[0].code, Code::InvalidDate);
    assert!(diagnostics.as_slice()[0].labels[0].place.span.is_some(), "the fault has its line");
    let (page, diagnostics) =
        read_page("<meta name=date content='2031-02-03'>", H1, Date::parse("2026-11-23"));
    assert_eq!(page.metadata.date.unwrap().value.to_string(), "2031-02-03");
    assert!(diagnostics.as_slice()[0].message.contains("after the day it was read"));
}

#[test]
fn two_titles_are_reported_and_the_one_that_readers_see_is_kept() {
    let head =
        "<meta property='og:title' content='River levels explained'><title>River levels explained</title>";
    for (heading, kept) in [
        ("<h1>What the River Does Not Say</h1>", "What the River Does Not Say"),
        // It speaks of something else, as the name of a section does, or leads to the front page.
        ("<h1>The Desk and Its Friends</h1>", "River levels explained"),
        ("<h1><a href='/'>All About the River</a></h1>", "River levels explained"),
    ] {
        let (page, diagnostics) = read_page(head, heading, None);
        assert_eq!(page.metadata.title.unwrap().value, kept, "{heading}");
        assert_eq!(diagnostics.as_slice()[0].code, Code::TwoTitles);
    }
}

#[test]
fn a_page_without_headings_shows_its_title_all_the_same() {
    let head = "<title>RD - Paper No. 4 - What the River Says</title>";
    let body = "<p><font size=2><b>Paper No. 4</b></font><p><font size=6>What the River<br>Says</font>";
    assert_eq!(said(head, body), "What the River Says /  / ");
}

#[test]
fn kind_number_and_keywords_are_those_that_the_page_shows() {
    let head = "<meta name=keywords content='Water, salt, traffic'><meta property='article:section' content='World'>";
    let body = format!(
        "<div>Policy Brief</div>{H1}<p>Policy Brief No. 12</p><p><a href='/w'>WATER</a> rose.</p><p>Tags: <a href='/t/water'>Water</a> <a href='/t/salt'>Salt</a></p>"
    );
    let (page, _) = read_page(head, &body, None);
    assert_eq!(page.metadata.kind.unwrap().value, "Policy Brief");
    assert_eq!(page.metadata.number.unwrap().value, "Policy Brief No. 12");
    let topics: Vec<_> = page.metadata.topics.into_iter().flatten().map(|topic| topic.value).collect();
    assert_eq!(topics, ["Water", "Salt"]);
}

#[test]
fn a_class_says_which_line_is_the_kind_and_a_menu_says_none() {
    let kind = |body: &str| read_page("", body, None).0.metadata.kind.map(|kind| kind.value);
    assert_eq!(
        kind(&format!("<p class='field--pub-type'>River Letter</p>{H1}")).as_deref(),
        Some("River Letter")
    );
    assert_eq!(kind(&format!("<div class='field--type-string'>River Letter</div>{H1}")), None);
    assert_eq!(kind(&format!("<ul><li><a href=/n>Policy Notes</a></li></ul>{H1}")), None);
}

#[test]
fn a_number_may_stand_beside_a_date_or_behind_its_sign() {
    let number = |line: &str| {
        read_page("", &format!("{H1}<p>{line}</p>"), None).0.metadata.number.map(|number| number.value)
    };
    assert_eq!(number("RD-Brief 2019/C 4, 03.04.2019, 7 Seiten").as_deref(), Some("RD-Brief 2019/C 4"));
    assert_eq!(number("Delta Briefing N°16").as_deref(), Some("Delta Briefing N°16"));
    assert_eq!(number("In: <a href=/8>Issue 8</a>").as_deref(), Some("Issue 8"));
}

#[test]
fn what_stands_below_the_title_is_its_second_line_or_the_summary() {
    let subtitle = "<p class=subtitle>A History of Two Gauges</p>";
    let summary = "<div class='page-abstract'><h4>Summary</h4><p>Two gauges, one river, and three ministries that read neither.</p></div>";
    let head = "<meta name=description content='A history of two gauges.'>";
    let (page, _) = read_page(head, &format!("{H1}{subtitle}{summary}"), None);
    assert_eq!(page.metadata.subtitle.unwrap().value, "A History of Two Gauges");
    assert_eq!(
        page.metadata.summary.unwrap().value,
        "Two gauges, one river, and three ministries that read neither."
    );
    let (page, _) = read_page(head, &format!("{H1}{subtitle}"), None);
    assert_eq!(page.metadata.summary, None);
}

#[test]
fn a_long_summary_in_letters_of_several_bytes_is_one() {
    let summary = "يتناول هذا الموجز قياس منسوب النهر في محطتين متجاورتين ويخلص إلى أن الأرقام لا تتفق لأن الوزارات الثلاث لا تتبادلها منذ ثلاثة أعوام متتالية ولا تنوي ذلك";
    let head = format!("<meta name=description content='{summary}'>");
    let (page, _) = read_page(&head, &format!("{H1}<div class=standfirst>{summary}</div>"), None);
    assert_eq!(page.metadata.summary.unwrap().value, summary);
}

#[test]
fn a_byline_of_links_says_where_its_authors_are_at_home() {
    let two = "Ada Lind <https://desk.example/people/ada/>, Ben Roe <https://desk.example/people/ben/>";
    let (ada, ben) =
        ("<a href='https://desk.example/people/ada/'>", "<a href='https://desk.example/people/ben/'>");
    for byline in [
        format!("<div>By {ada}Ada Lind</a> and {ben}Ben Roe</a></div>"),
        format!("<div class=byline>{ada}Ada Lind</a> and {ben}Ben Roe</a></div>"),
        format!("<ul><li>{ada}Ada Lind</a></li><li>{ben}Ben Roe</a></li></ul>"),
        format!(
            "<div class=authors>{ada}<h5>Ada Lind</h5><span>Senior Fellow</span></a>{ben}<h5>Ben Roe</h5></a></div>"
        ),
    ] {
        assert_eq!(said("", &format!("{H1}{byline}")), format!("Low Water / {two} / "), "{byline}");
    }
    let menu = "<div>About <a href='/r'>Research</a><ul><li><a href='/pa'>Policy Analyses</a></li><li><a href='/gi'>Gauge Index</a></li></ul></div>";
    assert_eq!(said("", &format!("{menu}{H1}")), "Low Water /  / ");
}

#[test]
fn what_follows_a_name_is_the_position_of_its_bearer() {
    let bios = |body: &str| -> Vec<String> {
        let (page, _) = read_page("", &format!("{H1}{body}"), None);
        let bio = |credit: Credit| credit.bio.map_or(String::new(), |bio| bio.value);
        page.metadata.authors.into_iter().flatten().map(bio).collect()
    };
    let linked = "<p>Authors: <a href='/experts/12/lind'>Ada Lind</a>, Senior Fellow, River Desk, and \
        <a href='/experts/7/roe'>Ben Roe</a>, Associate, River Desk</p>";
    assert_eq!(bios(linked), ["Senior Fellow, River Desk", "Associate, River Desk"]);
    let plain = "<p><b>Ada Lind</b><br><i>Institute of Rivers, Bern</i></p><p><b>Ben Roe</b><br><i>Senior Fellow, River Desk</i></p>";
    assert_eq!(bios(plain), ["Institute of Rivers, Bern", "Senior Fellow, River Desk"]);
}

#[test]
fn a_rank_that_readers_see_is_kept() {
    let head = "<meta name=citation_author content='Lind, Ada'>";
    let byline = "<p class=authors><a href='https://desk.example/team/ada'>Dr Ada Lind</a></p>";
    assert_eq!(
        said(head, &format!("{H1}{byline}")),
        "Low Water / Dr Ada Lind <https://desk.example/team/ada> / "
    );
}

#[test]
fn a_journal_says_its_volume_and_issue_for_machines() {
    let number = |head: &str, body: &str| {
        let (page, _) = read_page(head, &format!("{H1}{body}"), None);
        page.metadata.number.map(|number| number.value)
    };
    let (volume, issue) = ("<meta name=citation_volume content=14>", "<meta name=citation_issue content=3>");
    assert_eq!(number(&format!("{volume}{issue}"), "").as_deref(), Some("14(3)"));
    assert_eq!(number(volume, ""), None);
    let words = number(&format!("{volume}{issue}"), "<p>Policy #1426</p>");
    assert_eq!(words.as_deref(), Some("Policy #1426"), "what readers see goes first");
}

#[test]
fn a_label_of_the_page_says_kind_number_and_publisher() {
    for body in [
        "<dl><dt>Document type</dt><dd>Field Survey</dd><dt>Series</dt><dd>River Papers 12</dd>\
         <dt>Publisher</dt><dd>River Desk</dd></dl>",
        "<p><strong>Document type:</strong> Field Survey</p><p><b>Series</b>: River Papers 12</p>\
         <div><span>Publisher</span> <span>River Desk</span></div>",
    ] {
        let (page, _) = read_page("", &format!("{H1}{body}"), None);
        let crate::model::Metadata { kind, number, publisher, .. } = page.metadata;
        let said = [kind, number, publisher].map(|said| said.map_or(String::new(), |said| said.value));
        assert_eq!(said, ["Field Survey", "River Papers 12", "River Desk"], "{body}");
    }
}

#[test]
fn every_field_says_where_it_came_from() {
    let (page, _) = read_page(
        "<title>Low Water</title><meta property='og:site_name' content='River Desk'>",
        &format!("{H1}<p class=byline>By Ada Lind</p>"),
        None,
    );
    let fields: Vec<&str> = page.evidence.iter().map(|evidence| evidence.field).collect();
    assert_eq!(fields, ["title", "publisher", "language", "authors"]);
    assert_eq!(page.evidence[3].from, "the byline");
}

#[test]
fn the_title_of_an_entry_goes_before_the_heading_of_the_site() {
    let site = "<h1><a href='/'>A Desk by the River</a></h1>";
    let head = "<title>A Desk by the River: Low Water</title>";
    let entry = "<h3 class='post-title entry-title'>Low Water</h3>";
    assert_eq!(said(head, &format!("{site}{entry}")), "Low Water /  / ");
    let two = format!("{site}{entry}{}", entry.replace("Low", "High"));
    assert!(said(head, &two).starts_with("A Desk by the River"), "a list of entries has no title of its own");
}

#[test]
fn what_a_program_writes_for_a_title_is_none() {
    let body =
        "<p><font size=5>Ministry of Rivers</font></p><p><font size=4>Low Water in the Delta</font></p>";
    assert_eq!(said("<title>New Page 14</title>", body), "Low Water in the Delta /  / ");
    let size = |text, points| format!("<p><span style='font-size:{points}.0pt'>{text}</span></p>");
    let body = size("River Assessments", 16) + &size("Low Water in the Delta", 18);
    assert_eq!(said("<title>River Assessments</title>", &body), "Low Water in the Delta /  / ");
}

#[test]
fn an_institution_yields_to_the_person_in_the_byline() {
    let script = r#"<script type='application/ld+json'>{"@type":"Article","headline":"Low Water","author":{"@type":"Organization","name":"Ministry of Rivers"}}</script>"#;
    let from = "<dl><dt>From:<dd><a href='/ministries/rivers'>Ministry of Rivers</a> and <a href='/people/ada-lind'>Ada Lind</a></dl>";
    assert_eq!(said(script, &format!("{H1}{from}")), "Low Water / Ada Lind </people/ada-lind> / ");
    assert_eq!(said(script, &format!("{H1}<p>Ministry of Rivers</p>")), "Low Water / Ministry of Rivers / ");
}

#[test]
fn the_heading_with_a_permanent_link_is_the_title_and_says_where_the_page_is() {
    let site = "<h1><a href='https://desk.example/'>A Desk by the River</a></h1>";
    let post = "<h2><a rel=bookmark href='https://desk.example/2008/11/12/low-water/'>Low Water</a></h2>";
    let (page, _) = read_page(
        "<title>A Desk by the River » Blog Archive » Low Water</title>",
        &format!("{site}{post}"),
        None,
    );
    let said = |field: Option<Placed<String>>| field.map(|field| field.value).unwrap_or_default();
    assert_eq!(said(page.metadata.title), "Low Water");
    assert_eq!(said(page.metadata.source), "https://desk.example/2008/11/12/low-water/");
    assert_eq!(said(page.metadata.publisher), "A Desk by the River");
    assert_eq!(page.metadata.date.map(|date| date.value.to_string()).as_deref(), Some("2008-11-12"));
}

#[test]
fn a_kind_may_have_its_number_behind_it() {
    let kind = |line: &str| {
        let body = format!("{line}{H1}");
        let metadata = read_page("", &body, None).0.metadata;
        let said = |field: Option<Placed<String>>| field.map(|field| field.value).unwrap_or_default();
        format!("{}|{}", said(metadata.kind), said(metadata.number))
    };
    assert_eq!(kind("<div class=pub-type>River Brief 158</div>"), "River Brief|River Brief 158");
    assert_eq!(kind("<p class=rubrique><a href=/e>River Notes</a> <a href=/h>Dams</a></p>"), "River Notes|");
}

#[test]
fn who_wrote_it_is_no_part_of_the_title() {
    let head = "<meta property=og:title content='Low Water | Ada Lind'><meta name=author content='Ada Lind'>";
    assert_eq!(said(head, "<p>By Ada Lind</p>"), "Low Water / Ada Lind / ");
}

#[test]
fn a_label_in_a_table_names_who_spoke() {
    let row = "<tr><td><b>Speaker:</b></td><td>Ada Lind, Minister of Rivers</td></tr>";
    assert_eq!(said("", &format!("{H1}<table>{row}</table>")), "Low Water / Ada Lind / ");
}
