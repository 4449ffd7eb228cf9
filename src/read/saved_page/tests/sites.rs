//! Claims about whole pages as sites and word processors lay them out: heads in tables and rows, invitations among
//! the paragraphs, notes and signatures below the text.

use super::*;
use crate::model::Placed;
use crate::model::contributor::CreditName;

/// A page with something before its text and something below it.
fn page(before: &str, below: &str) -> Page {
    let text = format!("<p>{SENTENCE}</p>").repeat(8);
    read_html(format!("<title>Talks</title><body><article><h1>Talks</h1>{before}{text}{below}</article>")).0
}

/// The name of each author, and what is said of him.
fn authors(page: &Page) -> Vec<String> {
    let said = |field: &Option<Placed<String>>| field.as_ref().map_or(String::new(), |it| it.value.clone());
    let authors = page.metadata.authors.iter().flatten().map(|credit| {
        let (CreditName::Id(name) | CreditName::Name(name)) = &credit.name;
        format!("{}|{}", name.value, said(&credit.bio))
    });
    authors.collect()
}

fn note(page: &Page) -> &str {
    page.metadata.author_note.as_ref().map_or("", |note| &note.value)
}

/// Whether nothing but the text is left of a page.
fn is_text_alone(page: &Page) -> bool {
    let text = page.markdown.text.trim();
    text.starts_with(SENTENCE) && text.ends_with(SENTENCE)
}

#[test]
fn names_below_each_other_are_a_byline_and_the_line_about_them_a_note() {
    let about =
        "Ada Lind, Ph.D., is director of studies at the River Desk. Ben Roe, once an intern, is a writer.";
    let page = page("<p><b>Ada Lind, Ph.D.,<br>and Ben Roe</b></p><hr>", &format!("<p>--<i>{about}</i></p>"));
    assert_eq!(authors(&page), ["Ada Lind, Ph.D.|", "Ben Roe|"]);
    assert_eq!(note(&page), about);
    assert!(is_text_alone(&page), "{}", page.markdown.text);
}

#[test]
fn who_wrote_another_text_did_not_write_this_one() {
    let told = r#"<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Cy Dell"}}</script>"#;
    let byline = "<ul class=post-authors><li><a href=/people/lind>Ada Lind</a></li></ul>";
    let teaser = "<div class=teaser><h3><a href=/salt>Salt Lines</a></h3><span>Cy Dell</span></div>";
    assert_eq!(authors(&page(&format!("{told}{byline}"), teaser)), ["Ada Lind|"]);
    assert_eq!(authors(&page(&format!("{told}{byline}"), "<p>Edited by Cy Dell.</p>")), ["Cy Dell|"]);
}

#[test]
fn links_in_a_line_name_authors_and_what_stands_between_them_is_said_of_the_first() {
    let line = "<p><b>Authors:</b> <a href=/experts/18/lind>Ada Lind</a>, Research Fellow, River Desk, 2006–2008, \
        <a href=/experts/13/roe>Ben Roe</a>, Senior Associate, River Desk</p>";
    let read = ["Ada Lind|Research Fellow, River Desk, 2006–2008", "Ben Roe|Senior Associate, River Desk"];
    assert_eq!(authors(&page(line, "")), read);
}

#[test]
fn one_of_several_in_a_byline_with_parts_may_have_no_page() {
    let one =
        |name: &str| format!("<a href=/people/{0}>{name} {0}</a><span class=role> Co-Author</span>", "lind");
    let byline = format!("<p class=byline>By {}, Ben Roe<span class=role> Editor</span></p>", one("Ada"));
    let page = page(&byline, "");
    let names: Vec<String> =
        authors(&page).iter().map(|one| one.split('|').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["Ada lind", "Ben Roe"]);
}

#[test]
fn invitations_to_subscribe_go_and_a_source_with_such_an_address_stays() {
    let away = "<div class=x><p><b>Enjoying this article?</b> Click <a href=/subscriptions/>here</a> to subscribe for more.</p></div>";
    let text = page(&format!("<p>{SENTENCE}</p>{away}"), "");
    assert!(is_text_alone(&text), "{}", text.markdown.text);
    let source = "<p>Bern has asked for <a href=https://pact.example/membership/>membership</a>.</p>";
    assert!(page(source, "").markdown.text.contains("Bern has asked"));
}

#[test]
fn a_form_of_several_lines_says_its_fields_and_goes() {
    let form = "<div><b>Publication:</b> <a href=/rm>River Monitor</a> <b>Volume:</b> 9 <b>Issue:</b> 87<br>\
        <span>May 4, 2012 04:12 PM</span> <span>Age: 3 days</span><br><b>Category:</b> Home, Rivers, Bern, Basel<br>\
        <b>By:</b> <a href=/people/lind>Ada Lind</a></div>";
    let page = page(form, "");
    assert_eq!(authors(&page), ["Ada Lind|"]);
    assert!(page.metadata.kind.as_ref().is_none_or(|kind| !kind.value.contains("Bern")));
    assert!(page.metadata.publisher.as_ref().is_none_or(|house| house.value != "River Monitor"));
    assert!(page.metadata.topics.iter().flatten().all(|topic| topic.value != "By:"));
    assert_eq!(page.metadata.date.as_ref().unwrap().value.to_string(), "2012-05-04");
    assert!(is_text_alone(&page), "{}", page.markdown.text);
}

#[test]
fn the_row_of_a_record_a_field_of_links_and_the_paper_go_from_the_head() {
    let paper = page("<p>Op-Ed, <i>The River Review</i><br><br>June 9, 2009</p>", "");
    assert_eq!(paper.metadata.kind.as_ref().unwrap().value, "Op-Ed");
    assert!(is_text_alone(&paper), "{}", paper.markdown.text);
    let field = page("<p><b>Programmes or projects:</b> <a href=/dams>The Dam Project</a></p>", "");
    assert!(is_text_alone(&field), "{}", field.markdown.text);
    let said = page("<p><b>One thing is sure:</b> the talks have failed.</p>", "");
    assert!(said.markdown.text.contains("One thing is sure"));
    let record = page(
        "<div class=info><span class=date>9 June 2009 at 16:00</span> <span>ID: 1987</span> <span>Rivers</span></div>",
        "",
    );
    assert!(is_text_alone(&record), "{}", record.markdown.text);
}

#[test]
fn the_only_heading_over_all_of_a_text_says_the_kind_and_bold_lines_part_it() {
    let parts = format!(
        "<p><b>The First Round</b></p><p>{SENTENCE}</p><p><b>The Second Round</b></p><p>{SENTENCE}</p>"
    );
    let page = page("<h2>COMMENTARY</h2>", &parts);
    let headings: Vec<&str> = page.markdown.text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["## The First Round", "## The Second Round"]);
    let section = format!("<h2>Analysis</h2><p>{SENTENCE}</p><h2>Conclusion</h2><p>{SENTENCE}</p>");
    assert!(
        super::read_html(format!("<body><article><h1>Talks</h1>{section}"))
            .0
            .markdown
            .text
            .contains("## Analysis")
    );
}

#[test]
fn who_signs_with_his_post_is_noted_and_not_in_the_text() {
    let byline = "<p class=author><a href=/people/lind>Ada Lind</a></p>";
    for (line, said) in [
        (
            "<p>* <b>Ada Lind</b>, researcher on the economy of rivers.</p>",
            "Ada Lind, researcher on the economy of rivers.",
        ),
        ("<p><b>Ada Lind, researcher at the River Desk</b></p>", "Ada Lind, researcher at the River Desk"),
    ] {
        let page = page(byline, line);
        assert_eq!(note(&page), said, "{line}");
        assert!(is_text_alone(&page), "{}", page.markdown.text);
    }
    let verb = page(byline, "<p><b>Ada Lind, researcher at the River Desk, thinks otherwise</b></p>");
    assert!(verb.markdown.text.contains("thinks otherwise"));
    let speech = page(byline, "<p>Ada Lind, researcher on rivers, spoke last and said nothing.</p>");
    assert!(speech.markdown.text.contains("spoke last"));
}

#[test]
fn a_note_that_opens_with_its_raised_mark_is_one_without_a_heading() {
    let text = format!("<p>It fell.<sup>*</sup></p><p>{SENTENCE}</p>");
    let read = page("", &format!("{text}<p><sup>*</sup> The figure was corrected.</p>")).markdown.text;
    assert!(read.contains("It fell.[^1]") && read.contains("[^1]: The figure was corrected."), "{read}");
    let twice = page("", &format!("{text}{text}<p><sup>*</sup> The figure was corrected.</p>")).markdown.text;
    assert!(!twice.contains("[^1]"), "two marks and one note");
}

#[test]
fn the_way_back_in_words_and_the_dash_behind_a_mark_go_with_a_note() {
    let mark = |at: &str| format!("<a name=t{at}></a><sup><a href='#n{at}'>{at}</a></sup>");
    let text = format!("<p>{SENTENCE}{}</p><p>{SENTENCE}</p>", mark("1"));
    for note in [
        "<p><a name=n1></a>1. The Desk, p. 3. <a href='#t1'>Back</a></p>",
        "<p><a name=n1 href='#t1'>1</a>- The Desk, p. 3.</p>",
    ] {
        let read = page("", &format!("{text}<hr>{note}")).markdown.text;
        assert!(read.ends_with("[^1]: The Desk, p. 3.\n"), "{read}");
    }
}

#[test]
fn the_line_of_a_series_does_not_keep_the_summary_below_it_from_being_one() {
    let number = "<div class=serie><p><i>River Opinion</i> 681 / E-ISSN 2014-0843</p></div>";
    let dek = "The port has given the valley something like a foreign policy. But a pier is no recognition.";
    let text = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<title>Talks</title><h1>Talks</h1>{number}<div class=short><p>{dek}</p></div><div class=long>{text}</div>"
    );
    assert_eq!(read_html(html).0.metadata.summary.map(|summary| summary.value).as_deref(), Some(dek));
}

#[test]
fn a_name_in_bold_that_opens_the_line_about_its_bearer_is_the_authors() {
    let about =
        |name: &str| format!("<hr><p><font>{name} is a senior fellow at the River Institute.</font></p>");
    assert_eq!(authors(&page("", &about("<b>Ada Lind</b>"))), ["Ada Lind|"]);
    assert!(authors(&page("", &about("Ada Lind"))).is_empty());
    let appointed = "<p><b>Ada Lind</b> is the director of the new authority, and takes office in May.</p>";
    assert!(authors(&page("", appointed)).is_empty(), "what the text is about");
}

#[test]
fn boxes_below_the_text_name_its_authors_where_nothing_else_does() {
    let a_box = |page: &str, post: &str| {
        let text = format!("<p>{SENTENCE}</p>").repeat(24);
        format!("{text}<div class=expert-box><h4><a href={page}>Ada Lind</a></h4><p>{post}</p></div>")
    };
    let ada = a_box("/experts/lind", "Analyst, Rivers programme");
    assert_eq!(authors(&page("", &ada)), ["Ada Lind|Analyst, Rivers programme"]);
    assert!(authors(&page("", &a_box("/gauges/lind", "Analyst, Rivers programme"))).is_empty());
    let byline = "<p class=byline>By Ben Roe</p>";
    assert_eq!(authors(&page(byline, &ada)).len(), 1);
}

#[test]
fn elements_called_names_are_those_of_the_authors_with_a_page_or_without() {
    let one = |name: &str| format!("<span class=name>{name}</span>");
    let list = format!(
        "<ul class=publication-authors><li><a href=/expert/lind>{}</a><span class=title>Senior Research Fellow</span></li>\
         <li>{}<span class=title>Visiting Fellow</span></li></ul>",
        one("Ada Lind"),
        one("Ben Roe")
    );
    assert_eq!(authors(&page(&list, "")), ["Ada Lind|Senior Research Fellow", "Ben Roe|Visiting Fellow"]);
}

#[test]
fn the_login_of_who_put_a_text_there_is_nobody_where_the_page_names_its_author() {
    let byline = "<div class=byLine>by <a href=/author/desk_web>desk_web</a> — last modified Nov 02, 2011 10:05 AM</div>";
    let about = "<p><i>About the author: Ada Lind is a researcher at the River Desk.</i></p>";
    let page = page(&format!("{byline}<p><b>Ada Lind</b></p>"), about);
    assert_eq!(authors(&page), ["Ada Lind|"]);
    assert_eq!(note(&page), "Ada Lind is a researcher at the River Desk.");
    assert!(is_text_alone(&page), "{}", page.markdown.text);
}

#[test]
fn contributors_of_the_site_did_not_write_the_text() {
    let byline = "<p class=byline>By Ben Roe</p>";
    let list =
        "<aside><h3>Contributors</h3><ul><li>Ada Lind</li><li>Ben Roe</li><li>Cy Dell</li></ul></aside>";
    assert_eq!(authors(&page(byline, list)), ["Ben Roe|"]);
}

#[test]
fn what_a_house_says_of_itself_goes_with_its_heading() {
    let house = "<meta property=og:site_name content='The River Desk'>";
    let below = |heading: &str, text: &str| page(house, &format!("<h3>{heading}</h3><p>{text}</p>"));
    let told = "The River Desk believes that rivers matter. It pays no taxes.";
    assert!(is_text_alone(&below("About the River Desk", told)));
    let kept = below("About the River", "It fell.");
    assert!(kept.markdown.text.contains("It fell."), "{}", kept.markdown.text);
}

#[test]
fn what_leads_to_other_languages_and_to_a_file_goes_from_the_head() {
    for line in [
        "<p><i><a href=/en/talks>Read in English</a></i></p>",
        "<p><a href=/en/talks>Read in English »</a></p>",
        "<p><a href=/t.pdf>Download PDF <small>(141 KB)</small></a></p>",
    ] {
        let page = page(line, "");
        assert!(is_text_alone(&page), "{line}: {}", page.markdown.text);
    }
}

#[test]
fn the_number_of_a_release_is_counted_anew_each_year() {
    let number = "<div class=field-pr-number><div>41/2021</div></div>";
    assert_eq!(page(number, "").metadata.number.as_ref().unwrap().value, "41/2021");
}

#[test]
fn the_line_about_an_author_may_have_where_to_write_and_what_printed_it_first_below_it() {
    let byline = "<p class=author><a href=/people/lind>Ada Lind</a></p>";
    let about = "Ada Lind is the director of studies at the River Desk.";
    for below in [
        "<p><em>To speak with our experts on this topic, please contact Ben Roe, press office, at press@desk.example.</em></p>",
        "<p><em>This commentary originally appeared on <a href=https://review.example/talks>River Review</a> in May.</em></p>",
    ] {
        let page = page(byline, &format!("<p><em>{about}</em></p>{below}"));
        assert_eq!(note(&page), about, "{below}");
    }
}

#[test]
fn a_rank_in_brackets_is_a_part_of_its_bearers_name() {
    let byline = "<p class=byline>By <a href=/people/lind>Ada Lind</a> and Commodore (Rtd) Ben Roe</p>";
    let names: Vec<String> =
        authors(&page(byline, "")).iter().map(|one| one.split('|').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["Ada Lind", "Commodore (Rtd) Ben Roe"]);
}

#[test]
fn below_a_name_in_a_list_of_authors_stands_another_and_no_post() {
    let items = "<div class=item><a href=/author/lind>Ada Lind</a></div><div class=item><a href=/author/dell>Cy Dell</a></div><div class=item>Ben Roe</div>";
    let list = format!(
        "<div class=field-authors><div class=label>Authors:</div><div class=items>{items}</div></div>"
    );
    assert!(authors(&page(&list, "")).iter().all(|one| !one.ends_with("|Ben Roe")));
}
