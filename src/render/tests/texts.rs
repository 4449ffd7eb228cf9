//! How the text of a brief stands in its document.

use super::*;
use crate::diagnostic::Place;
use crate::model::{Item, Picture};

#[test]
fn header_cells_say_what_they_head() {
    let table = tag(
        "table",
        vec![
            tag("thead", vec![tag("tr", vec![tag("th", vec![]), tag("th", vec![t("2008")])])]),
            tag("tbody", vec![tag("tr", vec![tag("th", vec![t("Summer")]), tag("td", vec![t("1")])])]),
        ],
    );
    let documents = documents(&book(vec![chapter("briefs/a.xhtml", "A", text(vec![table]))]));
    let document = &documents["briefs/a.xhtml"];
    let headers = document.all("th");
    let headers: Vec<_> =
        headers.iter().map(|cell| (cell.text.as_str(), cell.says("scope").unwrap())).collect();
    assert_eq!(headers, [("2008", "col"), ("Summer", "row")]);
}

#[test]
fn an_empty_header_cell_heads_nothing() {
    let corner = with("th", &[("scope", "col"), ("abbr", "Map"), ("class", "align-left")], vec![]);
    let table = tag("table", vec![tag("tr", vec![corner, tag("th", vec![t("2008")])])]);
    let documents = documents(&book(vec![chapter("briefs/a.xhtml", "A", text(vec![table]))]));
    let cell = documents["briefs/a.xhtml"].all("td")[0];
    assert_eq!((cell.says("scope"), cell.says("abbr")), (None, None));
    assert_eq!(cell.says("class"), Some("align-left"));
}

#[test]
fn a_passage_says_its_direction_where_it_is_not_that_of_the_passage_round_it() {
    let english = || with("blockquote", &[("lang", "en")], vec![p("Text.")]);
    let persian = |dir: &[(&'static str, &str)]| {
        let attributes: Vec<_> = [&[("lang", "fa")][..], dir].concat();
        with("div", &attributes, vec![english(), with("p", &[("lang", "ar")], vec![t("نص")])])
    };
    for dir in [&[][..], &[("dir", "rtl")]] {
        let documents =
            documents(&book(vec![chapter("briefs/a.xhtml", "A", text(vec![persian(dir), english()]))]));
        let document = &documents["briefs/a.xhtml"];
        let says = |name: &str| document.all(name).iter().map(|seen| seen.says("dir")).collect::<Vec<_>>();
        assert_eq!(says("blockquote"), [Some("ltr"), None]);
        assert_eq!(document.with("lang", "ar")[0].says("dir"), None);
    }
}

#[test]
fn a_part_is_called_in_the_language_of_the_book_whatever_its_introduction_is_in() {
    let mut anthology = rich();
    for item in &mut anthology.items {
        if let Item::Part(part) = item {
            part.language = language("fa");
        }
    }
    let documents = documents(&anthology);
    let part = &documents["briefs/part-1.xhtml"];
    assert_eq!(
        (part.all("html")[0].says("lang"), part.all("html")[0].says("dir")),
        (Some("en"), Some("ltr"))
    );
    let introduction = part.one("lang", "fa");
    assert_eq!((introduction.name.as_str(), introduction.says("dir")), ("div", Some("rtl")));
}

#[test]
fn a_link_that_leads_nowhere_is_its_text() {
    let mut body = text(vec![tag("p", vec![t("As "), Node::Link(0, vec![t("they")]), t(" say.")])]);
    body.targets = vec![Target::Nowhere];
    let documents = documents(&book(vec![chapter("briefs/a.xhtml", "A", body)]));
    assert_eq!(documents["briefs/a.xhtml"].all("p")[0].text, "As they say.");
    assert!(documents["briefs/a.xhtml"].all("a").is_empty());
}

#[test]
fn a_picture_alone_in_a_paragraph_is_a_figure_with_its_caption() {
    let documents = documents(&rich());
    let tariffs = &documents["briefs/tariffs.xhtml"];
    let picture = tariffs.all("img")[0];
    assert_eq!(picture.says("src"), Some("../pictures/0a1b2c.png"));
    assert_eq!(tariffs.seen[picture.parent.unwrap()].name, "figure");
    assert!(tariffs.all("figcaption")[0].text.starts_with("Crossings and tariff"));
}

#[test]
fn what_the_reader_settled_is_not_wrapped_again() {
    let link = Node::Link(0, vec![p("One.")]);
    let mut body = text(vec![link, tag("del", vec![p("Two.")])]);
    body.targets = vec![Target::Outside("https://example.org/".into())];
    body.body.notes = vec![note(1, vec![with("p", &[("lang", "fa"), ("dir", "rtl")], vec![t("و")])])];
    let documents = documents(&book(vec![chapter("briefs/a.xhtml", "A", body)]));
    let document = &documents["briefs/a.xhtml"];
    for around in [document.all("a")[0], document.all("del")[0]] {
        assert_eq!(document.seen[around.parent.unwrap()].name, "section");
    }
    assert_eq!(document.one("dir", "rtl").name, "p");
}

#[test]
fn a_picture_without_a_caption_bears_its_title() {
    let mut body = text(vec![tag("p", vec![t("See "), Node::Picture(0), t(".")])]);
    body.body.pictures = vec![Picture {
        address: "a.png".into(),
        alternative: some("A pier"),
        title: some("The pier"),
        decorative: false,
        place: Place::file("a.md"),
    }];
    body.pictures = vec![0];
    let mut book = rich();
    book.front = Vec::new();
    book.items = vec![Item::Chapter(chapter("briefs/a.xhtml", "A", body))];
    assert_eq!(documents(&book)["briefs/a.xhtml"].all("img")[0].says("title"), Some("The pier"));
}

#[test]
fn a_bio_in_another_language_than_its_page_says_so() {
    let mut brief = chapter("briefs/a.xhtml", "کتاب", text(vec![p("متن.")]));
    brief.language = language("fa");
    let mut bio = text(vec![p("A. Writer writes.")]);
    bio.language = Some(language("en"));
    let mut summary = text(vec![p("خلاصه.")]);
    summary.language = Some(language("fa"));
    (brief.author_note, brief.summary) = (Some(bio), Some(summary));
    let documents = documents(&book(vec![brief]));
    let document = &documents["briefs/a.xhtml"];
    let marked = document.one("lang", "en");
    assert_eq!((marked.name.as_str(), marked.says("dir")), ("div", Some("ltr")));
    assert_eq!((marked.says("xml:lang"), marked.text.trim()), (Some("en"), "A. Writer writes."));
    assert_eq!(document.all("div").len(), 1);
}

#[test]
fn two_references_side_by_side_are_parted_by_a_comma() {
    let mut body = text(vec![tag("p", vec![t("a"), Node::NoteReference(0, 1), Node::NoteReference(1, 1)])]);
    body.body.notes = vec![note(1, vec![p("x")]), note(1, vec![p("y")])];
    let documents = documents(&book(vec![chapter("briefs/a.xhtml", "A", body)]));
    assert_eq!(documents["briefs/a.xhtml"].all("p")[0].text, "a1,2");
}

#[test]
fn what_runs_against_a_right_to_left_text_says_so() {
    let blocks = vec![
        p("What next?"),
        p("IAEA: چه باید کرد؟"),
        tag("pre", vec![tag("code", vec![t("a < b;")])]),
        tag("ul", vec![tag("li", vec![t("What now?")]), tag("li", vec![t("چه؟")])]),
        tag("figure", vec![tag("figcaption", vec![t("A chart?")])]),
    ];
    let mut brief = chapter("briefs/a.xhtml", "What Next?", text(blocks));
    brief.language = language("fa");
    brief.subtitle = some("IAEA: چه؟");
    let documents = documents(&book(vec![brief]));
    let document = &documents["briefs/a.xhtml"];
    let turned: Vec<_> =
        document.all("p").iter().map(|p| (p.text.clone(), p.says("dir").map(str::to_owned))).collect();
    let ltr = || Some("ltr".to_owned());
    assert!(turned.contains(&("What next?".to_owned(), ltr())), "{turned:?}");
    assert!(turned.contains(&("IAEA: چه باید کرد؟".to_owned(), None)), "{turned:?}");
    for name in ["pre", "figcaption"] {
        assert_eq!(document.all(name)[0].says("dir"), Some("ltr"), "{name}");
    }
    let isolated: Vec<_> = document
        .all("bdi")
        .iter()
        .map(|bdi| (bdi.text.clone(), bdi.says("dir").unwrap().to_owned()))
        .collect();
    let wanted = [("What Next?", "ltr"), ("IAEA: چه؟", "rtl"), ("What now?", "ltr")];
    assert_eq!(isolated, wanted.map(|(text, dir)| (text.to_owned(), dir.to_owned())));
}

#[test]
fn a_title_with_a_very_long_word_is_set_smaller() {
    let long = chapter("briefs/a.xhtml", "Die Donaudampfschifffahrtsgesellschaft", text(vec![p("x")]));
    let documents = documents(&book(vec![long]));
    assert_eq!(documents["briefs/a.xhtml"].all("h1")[0].says("class"), Some("long"));
    assert_eq!(documents["title.xhtml"].all("h1")[0].says("class"), None);
}
