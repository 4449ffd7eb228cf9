use super::*;

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
