//! A small anthology with a case of everything that packaging looks at, and a cover for it.

use crate::language::Language;
use crate::model::anthology::{
    Book, Byline, Chapter, Cover, DocumentPart, Item, Pages, Part, ResolvedReading, Semantics, Series, Styles,
};
use crate::model::body::{Heading, Node, Picture};
use crate::model::contributor::ContributorKind;
use crate::model::{
    Anthology, Body, Contributor, Date, Division, HtmlElement, MediaType, ResolvedBody, ResourceFile, Role,
    Target,
};

const READER: usize = 0;
const WRITER: usize = 1;
const DESK: usize = 2;
const REZAEI: usize = 3;

/// A JPEG of one grey pixel.
pub const JPEG: &[u8] = &[
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x01, 0x00, 0x48, 0x00,
    0x48, 0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x03, 0x02, 0x02, 0x02, 0x02, 0x02, 0x03, 0x02, 0x02,
    0x02, 0x03, 0x03, 0x03, 0x03, 0x04, 0x06, 0x04, 0x04, 0x04, 0x04, 0x04, 0x08, 0x06, 0x06, 0x05, 0x06,
    0x09, 0x08, 0x0A, 0x0A, 0x09, 0x08, 0x09, 0x09, 0x0A, 0x0C, 0x0F, 0x0C, 0x0A, 0x0B, 0x0E, 0x0B, 0x09,
    0x09, 0x0D, 0x11, 0x0D, 0x0E, 0x0F, 0x10, 0x10, 0x11, 0x10, 0x0A, 0x0C, 0x12, 0x13, 0x12, 0x10, 0x13,
    0x0F, 0x10, 0x10, 0x10, 0xFF, 0xC9, 0x00, 0x0B, 0x08, 0x00, 0x01, 0x00, 0x01, 0x01, 0x01, 0x11, 0x00,
    0xFF, 0xCC, 0x00, 0x06, 0x00, 0x10, 0x10, 0x05, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F,
    0x00, 0xD2, 0xCF, 0x20, 0xFF, 0xD9,
];

/// A foreword, a part of one long brief, a brief in Persian.
pub fn anthology() -> Anthology {
    let mut foreword = chapter("foreword", "Why a Year", "en", &[(READER, Role::Author)]);
    foreword.division = Division::Front;
    foreword.semantics = Some(Semantics { epub_type: "foreword", role: Some("doc-foreword") });
    let part = Part {
        documents: vec![part("parts/diplomacy.xhtml", 0..0)],
        title: "Diplomacy & Force".into(),
        language: language("en"),
        introduction: None,
        chapters: vec![geneva()],
    };
    let mut persian = chapter("rahbar", "رهبر ایران", "fa", &[(REZAEI, Role::Author)]);
    persian.date = Date::parse("2008-11");
    Anthology {
        book: book(),
        cover: Cover::Drawn,
        styles: Styles::default(),
        front: vec![foreword],
        items: vec![Item::Part(part), Item::Chapter(persian)],
        back: Vec::new(),
        contributors: vec![
            contributor("A. Reader", "Reader, A."),
            contributor("B. Writer", "Writer, B."),
            contributor("Nuclear Desk", "Nuclear Desk"),
            contributor("مهدی رضایی", "مهدی رضایی"),
        ],
        pictures: vec![
            picture("pictures/map.svg", MediaType::Svg, MAP.as_bytes()),
            picture("pictures/talks.jpg", MediaType::Jpeg, JPEG),
        ],
        alternatives_complete: true,
        pages: Pages { contributors: vec!["contributors.xhtml".into(); 4] },
    }
}

const MAP: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><title>Map</title></svg>";

fn book() -> Book {
    Book {
        title: "The Year 2008".into(),
        subtitle: Some("Briefs from a turning year".into()),
        language: language("en"),
        identifier: "urn:uuid:5b9c1bd4-2f3e-5d3a-8a35-0c6d2ad1e3f1".into(),
        modified: "2009-01-05T10:11:12.5Z".parse().unwrap(),
        modified_on: Date::parse("2009-01-05"),
        editors: vec![READER],
        publisher: Some("Desks & Sons".into()),
        date: Date::parse("2009-01"),
        rights: Some("CC BY 4.0".into()),
        description: Some("What was written <then>.".into()),
        subjects: vec!["Iran".into(), "U.S. policy".into()],
        series: Some(Series { name: "Year Readers".into(), position: Some("1".into()) }),
    }
}

fn geneva() -> Chapter {
    let byline = [(DESK, Role::Author), (WRITER, Role::Translator)];
    let mut chapter = chapter("briefs/geneva", "The Limits of Talk", "en", &byline);
    chapter.date = Date::parse("2008-11-12");
    chapter.source = Some("https://example.org/briefs?id=1&page=2".into());
    chapter.documents = vec![part("briefs/geneva.xhtml", 0..2), part("briefs/geneva-2.xhtml", 2..4)];
    chapter.body.body = Body {
        blocks: vec![
            Node::Heading(0, vec![Node::Text("Background".into())]),
            Node::Heading(1, vec![Node::Text("A detail".into())]),
            Node::from(HtmlElement::new(
                "div",
                vec![Node::Heading(2, vec![Node::Text("What Next?".into())])],
            )),
            Node::Picture(0),
        ],
        headings: vec![heading(2, "Background"), heading(3, "A detail"), heading(2, "What Next?")],
        pictures: vec![Picture {
            address: "map.svg".into(),
            alternative: Some("The river and the towns on it".into()),
            title: None,
            decorative: false,
            place: place(),
        }],
        ..Body::default()
    };
    chapter.body.pictures = vec![0];
    chapter.readings = vec![ResolvedReading {
        title: Some("Letters from the Channel".into()),
        language: language("en"),
        target: Target::Outside("https://example.org/letters".into()),
        address: Some("https://example.org/letters".into()),
        kind: None,
        date: None,
        authors: Vec::new(),
        first_listed: 1,
    }];
    chapter
}

/// A chapter of one document and no headings.
pub fn chapter(stem: &str, title: &str, tag: &str, byline: &[(usize, Role)]) -> Chapter {
    Chapter {
        division: Division::Body,
        semantics: None,
        documents: vec![part(&format!("{stem}.xhtml"), 0..1)],
        language: language(tag),
        title: title.into(),
        emphasis: Vec::new(),
        subtitle: None,
        byline: byline.iter().map(|(c, role)| Byline { contributor: *c, role: *role, bio: None }).collect(),
        date: None,
        kind: None,
        number: None,
        publisher: None,
        summary: None,
        source: None,
        accessed: None,
        rights: None,
        topics: Vec::new(),
        regions: Vec::new(),
        body: text(title),
        author_note: None,
        readings: Vec::new(),
    }
}

/// A text of one paragraph.
fn text(words: &str) -> ResolvedBody {
    let paragraph = Node::from(HtmlElement::new("p", vec![Node::Text(words.into())]));
    ResolvedBody { body: Body { blocks: vec![paragraph], ..Body::default() }, ..ResolvedBody::default() }
}

/// The pictures that the briefs of the anthology's parts show.
pub fn pictures(anthology: &mut Anthology) -> impl Iterator<Item = &mut Vec<Picture>> {
    let parts = anthology.items.iter_mut().filter_map(|item| match item {
        Item::Part(part) => Some(part),
        Item::Chapter(_) => None,
    });
    parts.flat_map(|part| &mut part.chapters).map(|chapter| &mut chapter.body.body.pictures)
}

/// A cover that was drawn.
pub fn draw() -> Vec<u8> {
    JPEG.to_vec()
}

/// A file of the book.
pub fn picture(path: &str, media_type: MediaType, bytes: &[u8]) -> ResourceFile {
    ResourceFile { path: path.into(), media_type, size: None, bytes: bytes.to_vec() }
}

/// A language that there is.
pub fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

fn contributor(name: &str, sort: &str) -> Contributor {
    Contributor {
        anchor: format!("c-{}", crate::xml::slug::short_hash(name)),
        name: name.into(),
        sort: sort.into(),
        kind: ContributorKind::Person,
        url: None,
        bio: None,
    }
}

fn part(path: &str, blocks: std::ops::Range<usize>) -> DocumentPart {
    DocumentPart { path: path.into(), blocks, notes: 0..0 }
}

fn heading(level: u8, text: &str) -> Heading {
    let id = format!("s-{}", crate::xml::slug::slug(text));
    Heading { level, anchor: id.clone(), id, text: text.into(), place: place() }
}

fn place() -> crate::diagnostic::Place {
    crate::diagnostic::Place::file("test.md")
}
