mod copies;
mod edges;
mod framed;
mod frames;
mod heads;
mod houses;
mod kept;
mod languages;
mod lost_words;
mod menus;
mod parts;
mod people;
mod shapes;
mod sites;
mod whole_pages;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Placed;
use crate::model::contributor::CreditName;
use crate::read::blocks::{Block, BlockKind, plain_text};

/// A page as a test sees it.
struct Seen {
    page: Page,
    text: &'static str,
    warnings: Vec<Diagnostic>,
}

fn see(text: &'static str) -> Seen {
    let mut diagnostics = Diagnostics::default();
    let page = read(&FilePath::new("page.txt"), text, &mut diagnostics);
    Seen { page, text, warnings: diagnostics.into_vec() }
}

impl Seen {
    fn field(&self, name: &str) -> &str {
        let metadata = &self.page.metadata;
        let field = match name {
            "title" => &metadata.title,
            "subtitle" => &metadata.subtitle,
            "kind" => &metadata.kind,
            "number" => &metadata.number,
            "summary" => &metadata.summary,
            "source" => &metadata.source,
            "note" => &metadata.author_note,
            "publisher" => &metadata.publisher,
            other => panic!("{other}"),
        };
        field.as_ref().map_or("", |field| &field.value)
    }

    fn date(&self) -> String {
        self.page.metadata.date.as_ref().map(|date| date.value.to_string()).unwrap_or_default()
    }

    /// `name|address|bio` of each author.
    fn authors(&self) -> Vec<String> {
        let authors = self.page.metadata.authors.iter().flatten().map(|author| {
            let (CreditName::Id(name) | CreditName::Name(name)) = &author.name;
            let part = |value: &Option<Placed<String>>| {
                value.as_ref().map_or(String::new(), |value| value.value.clone())
            };
            format!("{}|{}|{}", name.value, part(&author.url), part(&author.bio))
        });
        authors.collect()
    }

    fn names(values: &Option<Vec<Placed<String>>>) -> Vec<&str> {
        values.iter().flatten().map(|value| value.value.as_str()).collect()
    }

    fn paragraphs(&self) -> Vec<String> {
        let text = |block: &Block| match &block.kind {
            BlockKind::Paragraph(content) => Some(plain_text(content)),
            _ => None,
        };
        self.page.blocks.iter().filter_map(text).collect()
    }

    fn headings(&self) -> Vec<String> {
        let text = |block: &Block| match &block.kind {
            BlockKind::Heading(_, content) => Some(plain_text(content)),
            _ => None,
        };
        self.page.blocks.iter().filter_map(text).collect()
    }
}

#[test]
fn a_page_of_the_usual_shape_is_read_in_every_field() {
    let seen = see(include_str!("fixtures/one_author.txt"));
    assert_eq!(seen.field("title"), "The Limits of Damming the Orsa");
    assert_eq!(
        seen.authors(),
        [
            "Ada Lind|/experts/ada-lind|Ada Lind, a hydrologist by training, is the Weir Fellow at the River Desk."
        ]
    );
    assert_eq!(seen.date(), "2008-11-12");
    assert_eq!((seen.field("kind"), seen.field("number")), ("Brief Analysis", "Policy #77"));
    assert_eq!(
        seen.field("note"),
        "Ada Lind is a senior fellow at the River Desk, focusing on shared basins."
    );
    assert_eq!((seen.field("subtitle"), seen.field("summary"), seen.field("source")), ("", "", ""));
    assert_eq!(seen.headings(), ["Background", "Who Owns a Gate?"]);
    let paragraphs = seen.paragraphs();
    assert_eq!(paragraphs.len(), 4);
    assert!(paragraphs[1].contains("whose long and patient silence"));
    assert!(paragraphs[2].contains("before the first Downstream hearing"));
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Shared Water", "U.S. Policy"]);
    assert_eq!(Seen::names(&seen.page.metadata.regions), ["Orsa Basin"]);
    assert_eq!(seen.warnings, []);
}

#[test]
fn related_reading_is_read_linked_or_not() {
    let seen = see(include_str!("fixtures/one_author.txt"));
    let shown = seen.page.metadata.related.iter().flatten().map(|reading| {
        let part = |value: &Option<Placed<String>>| {
            value.as_ref().map_or(String::new(), |value| value.value.clone())
        };
        let date = reading.date.as_ref().map(|date| date.value.to_string()).unwrap_or_default();
        let authors: Vec<&str> = reading.authors.iter().map(|author| author.value.as_str()).collect();
        format!(
            "{}|{}|{date}|{}|{}",
            part(&reading.kind),
            reading.name(),
            authors.join("+"),
            part(&reading.url)
        )
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "ARTICLES & TESTIMONY|How to Read a Gauge|2022-02-15|Ben Roe|/policy-analysis/how-read-gauge",
            "BRIEF ANALYSIS|Salt in the Lower Fields|2022-02-14|Cy Dell|/policy-analysis/salt-lower-fields",
        ]
    );
}

#[test]
fn every_field_knows_its_place_and_every_block_its_lines() {
    let seen = see(include_str!("fixtures/one_author.txt"));
    let at = |place: &crate::diagnostic::Place| &seen.text[place.span.clone().unwrap()];
    let metadata = &seen.page.metadata;
    assert_eq!(at(&metadata.date.as_ref().unwrap().place), "Nov 12, 2008");
    assert_eq!(at(&metadata.number.as_ref().unwrap().place), "Policy #77");
    let markdown = &seen.page.markdown;
    let origin = markdown.place_of(markdown.text.find("## Background").unwrap()).unwrap();
    assert_eq!(&seen.text[origin], "Background");
    let joined = markdown.place_of(markdown.text.find("whose long").unwrap()).unwrap();
    assert!(seen.text[joined].contains("patient silence"));
}

#[test]
fn several_authors_have_a_bio_or_none() {
    let seen = see(include_str!("fixtures/several_authors_crlf.txt"));
    assert_eq!(
        seen.authors(),
        [
            "Ada Lind||Ada Lind is a fellow at the River Desk.",
            "Ben van der Berg||Ben van der Berg teaches law at Weir College.",
            "Cy Dell||"
        ]
    );
    assert_eq!((seen.field("title"), seen.field("kind")), ("Three Banks of One Lake", "In-Depth Reports"));
    assert_eq!(seen.date(), "2008-11-12");
    assert_eq!(Seen::names(&seen.page.metadata.topics), ["Fishing", "Borders"]);
    assert_eq!(seen.paragraphs().len(), 2);
    assert!(!seen.page.markdown.text.contains('\r'));
    assert_eq!(seen.warnings, []);
}

#[test]
fn a_name_printed_twice_is_one_author_and_his_bio() {
    let seen = see(include_str!("fixtures/bio_run_together.txt"));
    assert_eq!(seen.field("title"), "What the Drought Has Cost");
    assert_eq!(
        seen.authors(),
        ["Ada Lind||Ada Lind is director of the River Desk and a former surveyor of the lower basin."]
    );
    assert_eq!((seen.field("kind"), seen.date().as_str()), ("Articles & Testimony", "1998-11-12"));
    assert_eq!((seen.headings().len(), seen.field("summary")), (0, ""));
    let paragraphs = seen.paragraphs();
    assert_eq!(paragraphs.len(), 4);
    assert!(paragraphs[0].starts_with("Testimony before") && paragraphs[1].starts_with("Twenty years"));
    assert_eq!(seen.warnings, []);
}

#[test]
fn a_page_that_lost_its_head_keeps_its_note_and_summary() {
    let seen = see(include_str!("fixtures/note_first.txt"));
    assert_eq!((seen.field("title"), seen.field("kind")), ("", "Brief Analysis"));
    assert_eq!(
        seen.field("note"),
        "Ada Lind is a senior fellow at the River Desk and the author of two books on dams."
    );
    assert_eq!(seen.authors(), ["Ada Lind||"]);
    assert_eq!(
        seen.field("summary"),
        "The commission's new rules leave the board untouched, and the gates with it."
    );
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (3, 0));
}

#[test]
fn a_report_may_say_the_author_in_small_letters() {
    let seen = see(include_str!("fixtures/report_the_author.txt"));
    assert_eq!(
        (seen.field("title"), seen.field("subtitle")),
        ("Counting the Dry Years", "A Method for Small Basins")
    );
    assert_eq!((seen.date().as_str(), seen.field("kind")), ("2011-03", "In-Depth Report"));
    let authors = seen.authors();
    assert_eq!(authors.len(), 1);
    assert!(
        authors[0].starts_with("Ben Roe||Ben Roe is a surveyor") && authors[0].ends_with("customs house.")
    );
    assert_eq!(seen.paragraphs().len(), 2);
    assert_eq!(seen.page.cut.len(), 2);
    assert_eq!(seen.warnings, []);
}

#[test]
fn the_bio_may_come_first_and_the_source_be_named() {
    let seen = see(include_str!("fixtures/bio_first.txt"));
    assert_eq!((seen.field("title"), seen.date().as_str()), ("Salt Comes Up", "2010-09-03"));
    assert_eq!(
        seen.authors(),
        [
            "Cy Dell|https://example.org/people/cy-dell|Cy Dell is a reporter who has covered the lower fields for a decade."
        ]
    );
    assert_eq!(seen.field("source"), "https://example.org/analysis/salt-comes-up");
    assert_eq!((seen.paragraphs().len(), seen.headings()), (2, vec!["The Old Canal".to_owned()]));
    assert_eq!(seen.warnings, []);
}

#[test]
fn wrapped_lines_page_numbers_and_running_heads_are_undone() {
    let seen = see(include_str!("fixtures/hard_wrapped.txt"));
    assert_eq!((seen.field("title"), seen.date().as_str()), ("The Ferry Question", "2010-09-03"));
    assert_eq!(seen.headings(), ["What the Ferrymen Want"]);
    let body = &seen.page.markdown.text;
    assert!(body.contains("The ministry answered that no such rule was known."), "{body}");
    assert!(
        body.contains("first long-term plan") && body.contains("where Gen. Roe of the guard spoke for them:"),
        "{body}"
    );
    assert!(
        body.contains(
            "1. A boat that sails every day of the week, in summer and in the dark months alike.\n2. A fare"
        ),
        "{body}"
    );
    assert_eq!(
        seen.page.blocks.iter().filter(|block| matches!(block.kind, BlockKind::List { .. })).count(),
        1
    );
}

#[test]
fn a_text_without_labels_is_a_title_and_a_body() {
    let seen = see(include_str!("fixtures/no_labels.txt"));
    assert_eq!(seen.field("title"), "A Walk Along the Weir");
    assert_eq!((seen.paragraphs().len(), seen.headings().len()), (3, 0));
    assert_eq!(seen.authors(), Vec::<String>::new());
    assert_eq!((seen.field("note"), seen.date().as_str()), ("", ""));
    assert_eq!(seen.warnings, []);
}

#[test]
fn a_menu_is_no_section_and_what_stands_below_the_sections_is_cut() {
    let seen = see(include_str!("fixtures/menu.txt"));
    assert_eq!((seen.field("title"), seen.field("subtitle")), ("A Dam in Doubt", "What the Board Knew"));
    assert!(seen.field("summary").starts_with("The board had the figures"));
    assert_eq!((seen.field("kind"), seen.date().as_str()), ("Video", "2008-11-12"));
    assert_eq!(Seen::names(&seen.page.metadata.regions), ["Orsa Basin"]);
    assert_eq!(seen.page.metadata.topics, None);
    assert!(seen.page.cut.iter().any(|cut| cut.what == "Stay in touch with us by mail"));
    assert!(!seen.page.markdown.text.contains("Stay in touch"));
    assert_eq!(seen.warnings.len(), 0);
    assert_eq!(seen.authors(), ["Ada Lind||", "Ben Roe||"]);
}

#[test]
fn a_body_keeps_its_links_and_loses_backslashes() {
    let seen = see(
        "Title Here\n\nSee [the plan](https://example.org/plan) \\(draft\\) and [the map](#), which nobody has ever drawn in full.\n",
    );
    assert_eq!(
        seen.page.markdown.text,
        "See [the plan](https://example.org/plan) (draft) and the map, which nobody has ever drawn in full.\n"
    );
}

const HEAD: &str = "A Title About Rivers\n\nby Ada Lind\n\nNov 12, 2008\n\n";
const PARAGRAPH: &str =
    "The river fell for the third year in a row, and nobody on either bank could say why it did so.\n\n";

fn see_text(text: String) -> Seen {
    see(Box::leak(text.into_boxed_str()))
}

#[test]
fn numbers_and_menu_words_inside_a_text_are_kept() {
    let column =
        "Year\n\n2006\n\n2007\n\n2008\n\nRank\n\n1\n\n2\n\n3\n\n1/2\n\n24 pages\n\nPrint\n\nShare\n\n";
    let seen =
        see_text(format!("Menu\nSearch\n{HEAD}{PARAGRAPH}{column}{PARAGRAPH}Menu\n\n{PARAGRAPH}\nShare\n"));
    let text = &seen.page.markdown.text;
    for line in column.split_whitespace().chain(["Menu"]) {
        assert!(text.contains(line), "{line} is lost: {text}");
    }
    // Above the title and below the text they are a site's.
    let left: Vec<&str> = seen.page.cut.iter().map(|cut| cut.what.as_str()).collect();
    assert_eq!(left, ["Menu", "Search", "Share"]);
    let shown: Vec<&str> = seen.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(shown, ["nothing says what `24 pages` is", "nothing says what `Menu` is"]);
}

#[test]
fn marks_between_two_paragraphs_are_a_rule() {
    let seen = see_text(format!("{HEAD}{PARAGRAPH}* * *\n\n{PARAGRAPH}❖\n"));
    let rules = seen.page.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Rule)).count();
    assert_eq!((rules, seen.paragraphs().len(), seen.page.cut.len()), (1, 2, 1));
}

#[test]
fn a_reading_that_says_more_than_an_entry_holds_is_reported() {
    let seen = see_text(format!(
        "{HEAD}{PARAGRAPH}RECOMMENDED\n\nREPORT\n\nTitle Four Delta\n\nA teaser of the thing.\n\nNov 3, 2009\n\nNov 4, 2010\n"
    ));
    assert_eq!(seen.page.metadata.related.as_ref().map(Vec::len), Some(1));
    assert!(seen.page.markdown.text.contains("Nov 4, 2010"));
    assert!(seen.page.cut.iter().any(|cut| cut.what == "A teaser of the thing."));
    assert!(seen.warnings.iter().any(|warning| warning.code == Code::UnplacedText));
}

#[test]
fn a_change_that_is_dated_inside_the_text_stays_there() {
    let seen = see_text(format!("{HEAD}{PARAGRAPH}Updated: Nov 15, 2009\n\n{PARAGRAPH}"));
    assert_eq!(seen.date(), "2008-11-12");
    assert!(seen.page.markdown.text.contains("Updated: Nov 15, 2009"));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_read_to_its_end(lines in proptest::collection::vec("[a-zA-Z.,?#*:()\\[\\]/ \u{200c}é–•❖0-9]{0,60}|by [A-Z][a-z]{2,8} [A-Z][a-z]{2,8}|TOPICS|RECOMMENDED|ABOUT THE AUTHOR|Nov 12, 2008|Report", 0..30)) {
        let text = lines.join("\n");
        let mut diagnostics = Diagnostics::default();
        let page = read(&FilePath::new("page.txt"), &text, &mut diagnostics);
        // Whatever the lines are, reading ends, and every place lies in the page.
        for origin in &page.markdown.origins {
            proptest::prop_assert!(text.get(origin.page.clone()).is_some());
        }
    }
}
