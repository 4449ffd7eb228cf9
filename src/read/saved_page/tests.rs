mod blocks;
mod sites;

use super::*;
use crate::read::pace;

const SENTENCE: &str = "The envoys met for the third time in a week, and parted without a word to the press.";

fn read_html(html: String) -> (Page, Vec<String>) {
    let saved = SavedPage { html: html.into(), ..SavedPage::default() };
    let mut diagnostics = Diagnostics::default();
    let page = read(&FilePath::new("page.html"), &saved, &ReadOptions::default(), &mut diagnostics);
    let codes = diagnostics.into_vec().into_iter().map(|warning| warning.code.as_str().to_owned());
    (page, codes.collect())
}

#[test]
fn the_text_is_kept_and_the_frame_round_it_is_cut_and_recorded() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<title>Talks</title><body><nav><a href=/>Home</a></nav><article><h1>Talks</h1>{paragraphs}\
         <p>Share this:</p><div class=newsletter-signup><p>Get our letter by post.</p></div></article>\
         <footer>The Desk</footer>"
    );
    let (page, warnings) = read_html(html);
    assert_eq!(page.markdown.text.matches(SENTENCE).count(), 8);
    assert!(!page.markdown.text.contains("Share") && !page.markdown.text.contains("letter"));
    let cut: Vec<_> = page.cut.iter().map(|cut| cut.what.as_str()).collect();
    assert!(cut.contains(&"newsletter-signup: Get our letter by post."), "{cut:?}");
    assert!(cut.contains(&"share bar: Share this:"), "{cut:?}");
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn sections_with_headings_of_the_first_rank_keep_those_below_them_below() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(4);
    let html = format!(
        "<title>Talks</title><body><article><h1>Talks</h1><div>\
         <h1>Aims</h1>{paragraphs}<h2>Of both</h2>{paragraphs}<h1>Ends</h1>{paragraphs}</div></article>"
    );
    let (page, _) = read_html(html);
    let headings: Vec<_> = page.markdown.text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["## Aims", "### Of both", "## Ends"]);
}

#[test]
fn the_blocks_of_a_builder_of_pages_are_one_text() {
    let block = |text: &str| {
        format!("<div class='sqs-block html-block'><div class=sqs-block-content>{text}</div></div>")
    };
    let two = format!("<p>{SENTENCE}</p>").repeat(2);
    let blocks = [block(&two), block("<hr>"), block(&format!("<h3>Ends</h3>{two}"))].concat();
    let html = format!("<body><article><h1>Talks</h1><div class=sqs-layout>{blocks}</div></article>");
    assert_eq!(read_html(html).0.markdown.text.matches(SENTENCE).count(), 4);
    let loose =
        format!("<div class=sqs-layout>{}{}</div>", block("One"), block(&format!("<p>{SENTENCE}</p>")));
    assert!(read_html(loose).0.markdown.text.contains("One\n\n"), "what stands loose keeps its line");
}

#[test]
fn a_section_that_folds_keeps_its_heading() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(4);
    for heading in [
        "<h3><button aria-expanded=false>Who was there?</button></h3>",
        "<div><h3>Who was there?</h3><button class=icon></button></div>",
    ] {
        let fold = format!("<div class=item>{heading}<div><p>Three men and a clerk.</p></div></div>");
        let (page, _) =
            read_html(format!("<body><article><h1>Talks</h1>{paragraphs}{fold}{paragraphs}</article>"));
        assert!(page.markdown.text.contains("## Who was there?"), "{heading}");
    }
}

#[test]
fn a_class_tells_a_pull_quote_and_its_alternative_text_a_caption() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(6);
    let picture = "<div class=photo><img src=a.jpg alt='The old bridge'><span>The old bridge. Photo: B. Roe</span></div>";
    let pulled = "<div class=pullquote><span>The envoys met for the third time in a week</span></div>";
    let again = "<div class='post__pullquote'><p>The envoys met for the third time in a week, and parted without a word to the press.</p></div>";
    let own = "<div class=pullquote><span>Nobody had told the envoys where they were to sleep</span></div>";
    let html = format!(
        "<title>Talks</title><article><h1>Talks</h1>{picture}{paragraphs}{pulled}{again}{paragraphs}{own}{paragraphs}</article>"
    );
    let text = read_html(html).0.markdown.text;
    assert!(!text.contains("\nThe old bridge"), "{text}");
    assert_eq!(text.matches("third time in a week").count(), 18);
    assert!(text.contains("> Nobody had told the envoys"), "{text}");
}

#[test]
fn a_page_without_main_text_is_kept_whole_with_a_warning() {
    let (page, warnings) = read_html(format!("<title>Talks</title><body><footer>{SENTENCE}</footer>"));
    assert_eq!(page.markdown.text.trim(), SENTENCE);
    assert_eq!(warnings, ["no-main-text"]);
}

#[test]
fn a_box_that_scores_better_than_the_text_is_not_taken_for_it() {
    let lines = (1..40).map(|day| format!("{day}. {SENTENCE}<br>")).collect::<String>();
    let html = format!(
        "<title>Diary</title><body><div><div><span>{lines}</span></div><div><p>By a desk, of it.</div>"
    );
    let (page, _) = read_html(html);
    assert!(page.markdown.text.matches(SENTENCE).count() == 39);
}

#[test]
fn a_byline_and_a_date_over_the_text_are_not_printed_twice() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<title>Talks</title><meta name=author content='Ada Lind'><body><article><h1>Talks</h1>\
         <p>By Ada Lind</p><p>Updated March 4, 2009</p><p>March 3, 2009 was a Tuesday.</p>{paragraphs}\
         <p>By Ada Lind</p></article><meta property=article:published_time content=2009-03-03>"
    );
    let (page, _) = read_html(html);
    assert!(page.markdown.text.starts_with("March 3, 2009 was a Tuesday."), "{}", page.markdown.text);
    assert!(page.markdown.text.ends_with("By Ada Lind\n"), "only the head of a text is a head");
}

#[test]
fn the_kind_and_the_number_that_the_book_prints_are_not_in_the_text_again() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<title>Talks</title><body><article><div class=kicker>Policy Brief</div><h1>Talks</h1>\
         {paragraphs}<p>Policy Brief No. 12</p></article>"
    );
    let (page, _) = read_html(html);
    let said = |field: &Option<crate::model::Placed<String>>| field.as_ref().map(|it| it.value.clone());
    assert_eq!(said(&page.metadata.kind).as_deref(), Some("Policy Brief"));
    assert_eq!(said(&page.metadata.number).as_deref(), Some("Policy Brief No. 12"));
    assert!(!page.markdown.text.contains("Policy Brief"), "{}", page.markdown.text);
}

#[test]
fn a_quotation_that_the_text_leads_to_is_no_pull_quote() {
    let quoted = "We were asked for everything, and we were offered nothing at all.";
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let page = |lead: &str| {
        read_html(format!(
            "<title>Talks</title><body><article><h1>Talks</h1>{paragraphs}<p>{lead}</p>\
             <blockquote>{quoted}</blockquote><p>{quoted} So he said twice.</p></article>"
        ))
    };
    let (led, _) = page("The minister put it plainly:");
    assert_eq!(led.markdown.text.matches(quoted).count(), 2);
    let (pulled, _) = page("The minister spoke last.");
    assert_eq!(pulled.markdown.text.matches(quoted).count(), 1);
}

#[test]
fn a_box_is_known_by_its_label_and_by_the_beginning_of_its_class() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<title>Talks</title><body><article><h1>Talks</h1>{paragraphs}<div class=promo-late><p>Give to the desk.\
         </p></div><div aria-label=Advertisement><p>Buy a map.</p></div><p>{SENTENCE}</p></article>"
    );
    let (page, _) = read_html(html);
    assert_eq!(page.markdown.text.matches("The envoys").count(), 9);
    assert!(!page.markdown.text.contains("Give") && !page.markdown.text.contains("Buy"));
    let cut: Vec<_> = page.cut.iter().map(|cut| cut.what.as_str()).collect();
    assert!(cut.contains(&"promo-late: Give to the desk."), "{cut:?}");
    assert!(cut.contains(&"Advertisement: Buy a map."), "{cut:?}");
}

/// Claims that a page of a shape is read at once, however often the shape is repeated below another.
fn assert_is_read_at_once(before: &str, shape: &str, times: usize) {
    let taken = |times: usize| {
        let repeated: String =
            (0..times).map(|number| shape.replace('#', &number.to_string()).replace('@', "#")).collect();
        let html = format!(
            "<title>Talks</title><meta name=author content='Ada Lind'>\
             <meta name=description content='The strait is narrow, and so is the room for talks.'>\
             <body><article><h1>Talks</h1><h2 class=subtitle>A Note</h2><p>{SENTENCE}</p>{before}{repeated}</article>"
        );
        let started = std::time::Instant::now();
        read_html(html);
        started.elapsed()
    };
    assert!(pace::is_even(times, taken), "{shape:?}");
}

#[test]
fn thousands_of_notes_on_the_author_are_read_at_once() {
    assert_is_read_at_once("", "<p class=author>Ada Lind is a fellow.</p>", 2_000);
}

#[test]
fn thousands_of_beginnings_of_the_summary_are_read_at_once() {
    assert_is_read_at_once("", "<span>The</span> ", 6_000);
    assert_is_read_at_once("", "<h2 class=subtitle>A Note</h2>", 4_000);
}

#[test]
fn thousands_of_links_below_related_reading_are_read_at_once() {
    assert_is_read_at_once("<p>Related</p>", "<p><a href='/#'>The Law of #</a></p>", 1_000);
}

#[test]
fn thousands_of_short_links_and_metas_are_read_at_once() {
    assert_is_read_at_once("<ul>", "<li><a href='/#'>Link #</a></li>", 2_000);
    let metas = "<meta name=author content='Ada # Lind'><meta property=article:tag content='Salt #'>";
    assert_is_read_at_once("", metas, 2_000);
}

#[test]
fn thousands_of_quotations_and_headings_are_read_at_once() {
    let quote =
        "<blockquote><p>This is quotation # of the text.</p></blockquote><p>It is its paragraph #.</p>";
    assert_is_read_at_once("", quote, 1_000);
    assert_is_read_at_once("", "<ul><li>Part # of it</li><li>Part #</li></ul><h2>Part #</h2>", 1_000);
}

#[test]
fn thousands_of_notes_are_read_at_once() {
    let note = "<p>Said<a href='@n#'>[1]</a></p><p id=n#><a href='@'>1</a> The Desk, p. 3.</p>";
    assert_is_read_at_once("", note, 1_000);
}

#[test]
fn a_heading_amid_paragraphs_stays_whatever_its_class_says() {
    let part = |heading: &str| format!("<h2 class=header-anchor-post>{heading}</h2><p>{SENTENCE}</p>");
    let (open, close) = (part("The first round"), part("The second round"));
    let html = format!("<title>Talks</title><body><article><h1>Talks</h1><p>{SENTENCE}</p>{open}{close}");
    let (page, _) = read_html(html);
    assert_eq!(page.markdown.text.matches("## The ").count(), 2, "{}", page.markdown.text);
}

#[test]
fn the_sign_behind_the_mark_of_a_note_goes_with_it() {
    let paragraphs = format!("<p>{SENTENCE}<a name=back1 href='#n1'>[1]</a></p><p>{SENTENCE}</p>");
    for sign in [".", ")", ":"] {
        let note = format!("<p><a name=n1 href='#back1'>1</a>{sign} Minutes of the desk.</p>");
        let html = format!("<title>Talks</title><body><article><h1>Talks</h1>{paragraphs}<hr>{note}");
        let (page, _) = read_html(html);
        assert!(page.markdown.text.ends_with("[^1]: Minutes of the desk.\n"), "{}", page.markdown.text);
    }
}

#[test]
fn the_portrait_of_the_author_his_name_and_his_post_are_not_in_the_text_again() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let portrait = "<a href=/people/ada><img alt='Ada Lind' src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='></a>";
    let html = format!(
        "<title>Talks</title><body><article><h1>Talks</h1><p>Estimated reading time: 5 minutes</p><div class=team>\
         {portrait}<h3><a rel=author href=/people/ada>Ada Lind</a></h3><p>Research Fellow, Rivers</p></div>{paragraphs}"
    );
    let (page, _) = read_html(html);
    assert!(page.markdown.text.starts_with(SENTENCE), "{}", page.markdown.text);
    assert!(page.metadata.subtitle.is_none());
}

#[test]
fn the_address_of_an_author_begins_where_the_page_says() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<base href='https://desk.example/'><link rel=canonical href='https://desk.example/briefs/2012/talks'>\
         <title>Talks</title><body><article><h1>Talks</h1><p class=byline>By <a rel=author href='people/ada'>Ada Lind</a></p>\
         {paragraphs}"
    );
    let (page, _) = read_html(html);
    let authors = page.metadata.authors.unwrap();
    assert_eq!(authors[0].url.as_ref().unwrap().value, "https://desk.example/people/ada");
}

#[test]
fn the_summary_of_a_report_stands_below_its_label() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let summary =
        "The river has fallen for three years, and the towns below it have not been told why that is so.";
    let html = format!(
        "<title>Talks</title><body><article><h1>Talks</h1><p>by Ada Lind</p><h3>Executive Summary</h3><p>{summary}</p>\
         <hr>{paragraphs}"
    );
    let (page, _) = read_html(html);
    assert_eq!(page.metadata.summary.map(|summary| summary.value).as_deref(), Some(summary));
}

#[test]
fn the_line_of_a_series_below_the_title_is_no_subtitle() {
    let paragraphs = format!("<p>{SENTENCE}</p>").repeat(8);
    let html = format!(
        "<title>Talks</title><body><article><h1>Talks</h1><p class=subtitle>Policy Note No. 58/2020</p>\
         <p class=number>Policy Note No. 58/2020</p>{paragraphs}"
    );
    let (page, _) = read_html(html);
    assert_eq!(page.metadata.number.map(|number| number.value).as_deref(), Some("Policy Note No. 58/2020"));
    assert!(page.metadata.subtitle.is_none());
}
