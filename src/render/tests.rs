mod texts;

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::testing::*;
use super::*;
use crate::model::anthology::{DocumentPart, Semantics};
use crate::model::{Node, Role, Target};

/// An element of a document as a reading system sees it, with all text inside it.
#[derive(Debug)]
struct Seen {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    parent: Option<usize>,
}

/// A document read back; reading fails unless it is well formed.
#[derive(Debug)]
struct Document {
    path: String,
    seen: Vec<Seen>,
}

impl Document {
    fn read(document: &ContentDocument) -> Self {
        let mut reader = quick_xml::Reader::from_str(&document.xhtml);
        reader.config_mut().check_end_names = true;
        let (mut seen, mut open): (Vec<Seen>, Vec<usize>) = (Vec::new(), Vec::new());
        let say = |seen: &mut Vec<Seen>, open: &[usize], text: &str| {
            open.iter().for_each(|at| seen[*at].text.push_str(text));
        };
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    seen.push(element_seen(&start, open.last().copied()));
                    open.push(seen.len() - 1);
                }
                Event::Empty(start) => seen.push(element_seen(&start, open.last().copied())),
                Event::End(_) => drop(open.pop()),
                Event::Text(text) => say(&mut seen, &open, &text),
                Event::GeneralRef(name) => {
                    let text = match &*name {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        other => panic!("an entity that no reader knows: {other}"),
                    };
                    say(&mut seen, &open, text);
                }
                Event::Eof => break,
                Event::Decl(_) | Event::DocType(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert!(open.is_empty());
        Self { path: document.path.to_string(), seen }
    }

    fn all(&self, name: &str) -> Vec<&Seen> {
        self.seen.iter().filter(|seen| seen.name == name).collect()
    }

    fn with(&self, attribute: &str, value: &str) -> Vec<&Seen> {
        self.seen.iter().filter(|seen| seen.says(attribute) == Some(value)).collect()
    }

    fn one(&self, attribute: &str, value: &str) -> &Seen {
        let found = self.with(attribute, value);
        assert_eq!(found.len(), 1, "{}: {attribute}={value}", self.path);
        found[0]
    }
}

impl Seen {
    fn says(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

fn element_seen(start: &BytesStart<'_>, parent: Option<usize>) -> Seen {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    let name = start.name().as_ref().to_owned();
    Seen { name, attributes: attributes.collect(), text: String::new(), parent }
}

fn rendered(anthology: &Anthology) -> Vec<ContentDocument> {
    plan(anthology).iter().map(|task| render(anthology, task)).collect()
}

fn documents(anthology: &Anthology) -> BTreeMap<String, Document> {
    rendered(anthology).iter().map(|document| (document.path.to_string(), Document::read(document))).collect()
}

#[test]
fn the_pages_of_a_book_come_in_the_order_of_its_spine() {
    let paths: Vec<String> = plan(&rich()).iter().map(|task| task.path.to_string()).collect();
    let expected = "cover title briefs/foreword briefs/part-1 briefs/tariffs briefs/persian briefs/long \
                    briefs/long-2 briefs/afterword contributors related-reading sources colophon";
    let expected: Vec<String> = expected.split_whitespace().map(|stem| format!("{stem}.xhtml")).collect();
    assert_eq!(paths, expected);
}

#[test]
fn a_book_of_one_bare_text_has_no_empty_pages() {
    let book = book(vec![chapter("briefs/a.xhtml", "A", text(vec![p("One.")]))]);
    let kinds: Vec<DocumentKind> = plan(&book).iter().map(|task| task.kind).collect();
    use DocumentKind::{Chapter, Colophon, Cover, TitlePage};
    assert_eq!(kinds, [Cover, TitlePage, Chapter, Colophon]);
}

#[test]
fn a_kind_that_is_the_title_is_not_printed_above_it() {
    let kicker = |number: Option<&str>| {
        let mut foreword = chapter("briefs/foreword.xhtml", "Foreword", text(vec![p("One.")]));
        foreword.kind = Some("foreword".to_owned());
        foreword.number = number.map(str::to_owned);
        let document = documents(&book(vec![foreword])).remove("briefs/foreword.xhtml").unwrap();
        document.with("class", "kicker").first().map(|line| line.text.clone())
    };
    assert_eq!(kicker(None), None);
    assert_eq!(kicker(Some("No. 3")).as_deref(), Some("No. 3"));
}

#[test]
fn every_link_within_the_book_has_its_target() {
    let documents = documents(&rich());
    let mut followed = 0;
    for document in documents.values() {
        for link in document.all("a") {
            let address = link.says("href").unwrap();
            if address.contains(':') {
                continue;
            }
            let base = url::Url::parse("book:///").unwrap().join(&document.path).unwrap();
            let target = base.join(address).unwrap();
            let Some(there) = documents.get(target.path().trim_start_matches('/')) else {
                panic!("{}: {address}", document.path);
            };
            if let Some(fragment) = target.fragment() {
                there.one("id", fragment);
            }
            followed += 1;
        }
    }
    assert!(followed > 40, "{followed}");
}

#[test]
fn every_document_has_one_title_no_skipped_level_and_no_id_twice() {
    for document in documents(&rich()).values() {
        let ids: Vec<&str> = document.seen.iter().filter_map(|seen| seen.says("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{}", document.path);
        let heading = |seen: &&Seen| seen.name.len() == 2 && seen.name.starts_with('h') && seen.name != "hr";
        let levels = document.seen.iter().filter(heading).map(|seen| seen.name[1..].parse::<i8>().unwrap());
        let levels: Vec<i8> = levels.collect();
        let titles = levels.iter().filter(|level| **level == 1).count();
        assert_eq!(titles, usize::from(document.path != "cover.xhtml"), "{}", document.path);
        assert!(levels.windows(2).all(|pair| pair[1] - pair[0] <= 1), "{}: {levels:?}", document.path);
        for section in document.all("section") {
            let label = section.says("aria-label").or_else(|| section.says("aria-labelledby"));
            assert!(label.is_some(), "{}", document.path);
            if let Some(id) = section.says("aria-labelledby") {
                document.one("id", id);
            }
        }
    }
}

#[test]
fn nothing_is_written_that_old_readers_stumble_over() {
    let mut book = rich();
    book.book.title = "Two\u{AD} Shores\u{200B}, U.S.\u{2011}Iran".into();
    for document in rendered(&book) {
        for never in ["style=", "<script", "\u{AD}", "\u{200B}", "\u{2011}", "src=\"\""] {
            assert!(!document.xhtml.contains(never), "{}: {never}", document.path);
        }
        let arrows = document.xhtml.matches('\u{21A9}').count();
        assert_eq!(arrows, document.xhtml.matches("\u{21A9}\u{FE0E}").count());
        let read = Document::read(&document);
        assert_eq!(read.all("body")[0].says("id"), None);
        let body = read.seen.iter().position(|seen| seen.name == "body");
        assert!(read.seen.iter().filter(|seen| seen.parent == body).all(|seen| seen.name == "section"));
    }
}

#[test]
fn a_note_cited_twice_has_two_ways_back() {
    let documents = documents(&rich());
    let tariffs = &documents["briefs/tariffs.xhtml"];
    let back: Vec<_> = tariffs.with("role", "doc-backlink").iter().map(|link| link.says("href")).collect();
    assert_eq!(back, [Some("#n1-r1"), Some("#n1-r2"), Some("#n2-r1")]);
    let there: Vec<_> = tariffs.with("role", "doc-noteref").iter().map(|link| link.says("href")).collect();
    assert_eq!(there, [Some("#n1"), Some("#n2"), Some("#n1")]);
    assert_eq!(tariffs.with("aria-label", "Back to reference 2").len(), 1);
    assert_eq!(tariffs.with("role", "doc-noteref")[0].text, "1");
}

#[test]
fn notes_of_a_long_chapter_lead_across_its_documents() {
    let documents = documents(&rich());
    let (first, last) = (&documents["briefs/long.xhtml"], &documents["briefs/long-2.xhtml"]);
    assert_eq!(first.one("role", "doc-noteref").says("href"), Some("long-2.xhtml#n1"));
    assert_eq!(last.one("role", "doc-noteref").says("href"), Some("#n1"));
    let back: Vec<_> = last.with("role", "doc-backlink").iter().map(|link| link.says("href")).collect();
    assert_eq!(back, [Some("long.xhtml#n1-r1"), Some("#n1-r2")]);
    assert!(first.with("role", "doc-endnotes").is_empty());
}

#[test]
fn a_continuation_says_so_and_is_no_second_chapter() {
    let documents = documents(&rich());
    let last = &documents["briefs/long-2.xhtml"];
    assert_eq!(last.all("h1")[0].text, "Keepers and Lights (continued)");
    assert!(last.with("role", "doc-chapter").is_empty());
    let headings: Vec<&str> = last.all("h2").iter().map(|heading| heading.text.as_str()).collect();
    assert_eq!(headings, ["Its price", "The mole", "Notes"]);
}

#[test]
fn a_persian_name_in_an_english_byline_is_isolated() {
    let documents = documents(&rich());
    let name = documents["briefs/tariffs.xhtml"].all("bdi")[0];
    assert_eq!((name.text.as_str(), name.says("dir")), ("نرگس دریایی", Some("rtl")));
    let lines: Vec<_> = documents["briefs/tariffs.xhtml"].with("class", "byline");
    assert_eq!(lines[0].text, "By Harbour Desk and Ines Vale");
    assert_eq!(lines[1].text, "Translated by نرگس دریایی");
}

#[test]
fn a_chapter_in_persian_has_persian_words_digits_and_direction() {
    let documents = documents(&rich());
    let persian = &documents["briefs/persian.xhtml"];
    let html = persian.all("html")[0];
    assert_eq!(
        (html.says("lang"), html.says("xml:lang"), html.says("dir")),
        (Some("fa"), Some("fa"), Some("rtl"))
    );
    assert_eq!(persian.one("id", "notes").text, "یادداشت‌ها");
    assert_eq!(persian.one("role", "doc-noteref").text, "۱");
    assert_eq!(persian.all("time")[0].text, "۱۴ نوامبر ۲۰۰۸");
    assert_eq!(persian.with("class", "byline")[0].text, "نوشتهٔ نرگس دریایی و Ines Vale");
    // The book's own pages stay in the book's language and mark the title as Persian.
    let sources = &documents["sources.xhtml"];
    let title = sources.with("lang", "fa")[0];
    assert_eq!((title.name.as_str(), title.text.as_str()), ("bdi", "کشتی و چراغ"));
    assert!(sources.all("time").iter().any(|time| time.text == "14 November 2008"));
}

#[test]
fn fixed_words_of_a_language_without_a_table_are_marked_as_english() {
    let mut brief = chapter("briefs/a.xhtml", "کتاب", text(vec![p("ایک۔")]));
    brief.language = language("ur");
    brief.byline = vec![by(0, Role::Author, None)];
    brief.date = date("2008-11-12");
    let mut book = book(vec![brief]);
    book.contributors = vec![contributor("c-a", "A. Writer", None)];
    book.pages.contributors = vec!["contributors.xhtml".into()];
    let documents = documents(&book);
    let marked = documents["briefs/a.xhtml"].with("lang", "en");
    let marked: Vec<_> = marked.iter().map(|seen| (seen.text.as_str(), seen.says("dir"))).collect();
    assert_eq!(marked, [("By ", Some("ltr")), ("12 November 2008", Some("ltr"))]);
}

#[test]
fn an_author_is_told_of_once() {
    const BIO: &str = "Bo Lind edits papers on the trade of small ports, and lives in Example.";
    let about = |note: &str| {
        let mut brief = chapter("briefs/a.xhtml", "A", text(vec![p("One.")]));
        brief.byline = vec![by(0, Role::Author, Some(BIO))];
        brief.author_note = Some(text(vec![p(note)]));
        let mut book = book(vec![brief]);
        book.contributors = vec![contributor("c-lind", "Bo Lind", None)];
        book.pages.contributors = vec!["contributors.xhtml".into()];
        documents(&book)["briefs/a.xhtml"].one("aria-labelledby", "about").text.trim().to_owned()
    };
    let once = format!("About the author\n{BIO}");
    for note in ["Bo Lind edits papers", "Bo Lind edited papers on the trade of small ports."] {
        assert_eq!(about(note), once, "{note}");
    }
    for note in [
        "Bo Lind edits papers on the trade of Lagos ports.",
        "Bo Lind edits papers on the trade of small ports, and paints.",
    ] {
        assert_ne!(about(note), once, "{note}");
    }
}

#[test]
fn a_reading_stands_whole_once_and_is_pointed_to_afterwards() {
    let documents = documents(&rich());
    let page = &documents["related-reading.xhtml"];
    let manuals = page.all("li").into_iter().filter(|item| item.text.contains("A Manual of Small Ports"));
    let manuals: Vec<&str> = manuals.map(|item| item.text.as_str()).collect();
    assert!(manuals[0].contains("https://example.org/"), "{manuals:?}");
    assert!(manuals[1].ends_with("See under The Price of a Light"), "{manuals:?}");
    // In its own chapter it is whole all the same.
    assert!(documents["briefs/persian.xhtml"].all("li").iter().any(|item| item.text.contains("https://")));
}

#[test]
fn a_title_leads_inward_and_its_address_outward() {
    let documents = documents(&rich());
    let links = documents["briefs/tariffs.xhtml"].all("a");
    let to = |text: &str| links.iter().find(|link| link.text == text).unwrap().says("href").unwrap();
    assert_eq!(to("Keepers and Lights"), "long.xhtml");
    assert_eq!(to("https://example.org/papers/keepers"), "https://example.org/papers/keepers");
}

#[test]
fn front_and_back_matter_are_not_listed_in_sources() {
    let documents = documents(&rich());
    let text = &documents["sources.xhtml"].all("body")[0].text;
    assert!(
        text.contains("The Price of a Light") && !text.contains("Foreword") && !text.contains("Afterword")
    );
}

#[test]
fn contributors_lead_to_their_chapters_and_say_what_was_done() {
    let documents = documents(&rich());
    let page = &documents["contributors.xhtml"];
    let items: Vec<&str> = page.all("li").iter().map(|item| item.text.as_str()).collect();
    assert!(items.contains(&"Editor of this book"), "{items:?}");
    assert!(items.contains(&"The Price of a Light (translator)"), "{items:?}");
}

#[test]
fn roles_are_those_of_the_vocabulary() {
    let documents = documents(&rich());
    let body = |path: &str| documents[path].all("body")[0].says("epub:type").unwrap().to_owned();
    assert_eq!(body("briefs/foreword.xhtml"), "frontmatter");
    assert_eq!(body("briefs/tariffs.xhtml"), "bodymatter");
    assert_eq!(body("sources.xhtml"), "backmatter");
    assert_eq!(documents["cover.xhtml"].one("role", "doc-cover").says("alt"), Some("Cover: Two Shores"));
    assert_eq!(documents["briefs/foreword.xhtml"].one("role", "doc-foreword").name, "section");
    assert_eq!(documents["briefs/part-1.xhtml"].one("role", "doc-part").name, "section");
    assert_eq!(documents["title.xhtml"].one("epub:type", "titlepage").says("role"), None);
    assert_eq!(documents["sources.xhtml"].one("role", "doc-credits").name, "section");
}

#[test]
fn long_pages_are_split_and_their_links_lead_across() {
    let many = |index: usize| {
        let mut brief =
            chapter(&format!("briefs/b{index}.xhtml"), &format!("Brief {index}"), text(vec![p("One.")]));
        brief.source = some(&format!("https://example.org/{index}"));
        let own = (0..4).map(|own| {
            reading(&format!("Own {index} {own}"), some("https://example.org/own").as_deref(), index)
        });
        brief.readings = own.collect();
        brief.readings.push(reading("Everybody’s manual", Some("https://example.org/manual"), 0));
        brief
    };
    let book = book((0..400).map(many).collect());
    let documents = rendered(&book);
    assert!(documents.iter().all(|document| document.xhtml.len() < 250_000));
    let second = documents.iter().find(|document| &*document.path == "related-reading-2.xhtml").unwrap();
    assert_eq!(
        (second.kind, second.title.as_str()),
        (DocumentKind::ContinuedPage, "Related reading (continued)")
    );
    assert!(second.xhtml.contains("href=\"related-reading.xhtml#r1\""));
    assert!(documents.iter().any(|document| &*document.path == "sources-2.xhtml"));
}

#[test]
fn a_text_without_a_word_in_the_vocabulary_is_a_plain_section() {
    let mut brief = chapter("briefs/a.xhtml", "A", text(vec![p("One.")]));
    brief.semantics = None;
    let mut appendix = chapter("briefs/b.xhtml", "B", text(vec![p("One.")]));
    appendix.semantics = Some(Semantics { epub_type: "acknowledgments", role: None });
    appendix.documents = vec![DocumentPart { path: "briefs/b.xhtml".into(), blocks: 0..1, notes: 0..0 }];
    let documents = documents(&book(vec![brief, appendix]));
    assert_eq!(documents["briefs/a.xhtml"].all("section")[0].says("epub:type"), None);
    assert_eq!(documents["briefs/b.xhtml"].all("section")[0].says("epub:type"), Some("acknowledgments"));
}
