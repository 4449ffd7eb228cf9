//! The resolved whole, in reading order: all that rendering and packaging ever see.

use std::ops::Range;
use std::sync::Arc;

use super::{Body, Contributor, Date, Emphasis, ResourceFile, Role};
use crate::language::Language;

/// The id of every document's title, which links to a brief by its title lead to.
pub const TITLE: &str = "title";

/// The resolved whole: nothing in it can fail any more.
#[derive(Debug)]
pub struct Anthology {
    /// What the book says about itself.
    pub book: Book,
    /// Where the cover comes from.
    pub cover: Cover,
    /// Style sheets after our own, and the fonts and pictures that they name.
    pub styles: Styles,
    /// Foreword, preface, … in order.
    pub front: Vec<Chapter>,
    /// Parts and chapters in reading order.
    pub items: Vec<Item>,
    /// Afterword, appendices, … in order.
    pub back: Vec<Chapter>,
    /// Everybody, sorted by the book's collation.
    pub contributors: Vec<Contributor>,
    /// Distinct pictures of briefs, in order of first appearance.
    pub pictures: Vec<ResourceFile>,
    /// Whether every picture has alternative text or is decorative.
    pub alternatives_complete: bool,
    /// The names of the pages that the book makes of its own.
    pub pages: Pages,
}

/// What the book says about itself.
#[derive(Debug, Clone)]
pub struct Book {
    /// The title, in its typography.
    pub title: String,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// The language of its own pages, and the first of the package.
    pub language: Language,
    /// The unique identifier: `urn:uuid:…`, `urn:isbn:…` or an absolute address.
    pub identifier: String,
    /// When it was last modified, in UTC.
    pub modified: jiff::Timestamp,
    /// The day of it, or the month or year where no more is known.
    pub modified_on: Option<Date>,
    /// Editors, as indices into [`Anthology::contributors`].
    pub editors: Vec<usize>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// When it is published.
    pub date: Option<Date>,
    /// Rights.
    pub rights: Option<String>,
    /// Description, plain text.
    pub description: Option<String>,
    /// Subjects.
    pub subjects: Vec<String>,
    /// The series it belongs to.
    pub series: Option<Series>,
}

/// A series and the book's place in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The series' name.
    pub name: String,
    /// The book's position as typed: `1`, `2.5`.
    pub position: Option<String>,
}

/// Where the cover comes from.
#[derive(Debug, Clone)]
pub enum Cover {
    /// A picture that was given and already fitted.
    Given {
        /// The fitted picture.
        file: ResourceFile,
        /// Its alternative text, if given.
        alternative: Option<String>,
    },
    /// It is to be drawn from the title.
    Drawn,
}

/// The editor's own style sheet.
#[derive(Debug, Clone, Default)]
pub struct Styles {
    /// The sheet, its local addresses rewritten; linked after ours.
    pub sheet: Option<ResourceFile>,
    /// Fonts and pictures that it names.
    pub resources: Vec<ResourceFile>,
    /// Whether it may move things.
    pub motion: Motion,
}

/// Whether anything in a book may move, and so flash.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// Nothing does.
    #[default]
    None,
    /// The editor's own style sheet may bring it in.
    Possible,
}

/// A part or a chapter.
#[expect(clippy::large_enum_variant, reason = "nearly every item is a chapter, so a box would save nothing")]
#[derive(Debug)]
pub enum Item {
    /// A chapter outside any part.
    Chapter(Chapter),
    /// A part with its chapters.
    Part(Part),
}

/// A part: a title page of its own with an introduction, and chapters.
#[derive(Debug)]
pub struct Part {
    /// Its documents: one, or several if its introduction is long.
    pub documents: Vec<DocumentPart>,
    /// Its title.
    pub title: String,
    /// The language of its introduction, else the book's. Its title is in the book's.
    pub language: Language,
    /// What stands below the title.
    pub introduction: Option<ResolvedBody>,
    /// Its chapters, at least one.
    pub chapters: Vec<Chapter>,
}

/// A path inside the book, from the content folder: `briefs/geneva.xhtml`.
pub type DocumentPath = Arc<str>;

/// Where in a book front, chapters and back matter stand, and so what a document's roles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// Before the first chapter.
    Front,
    /// The chapters.
    Body,
    /// After the last chapter.
    Back,
}

/// One brief in its place in the book.
#[derive(Debug)]
pub struct Chapter {
    /// Front matter, body or back matter.
    pub division: Division,
    /// What it is in DPUB-ARIA and the structural semantics vocabulary, such as `foreword`; `None`
    /// where the vocabulary has no word. `chapter` for every brief of the body.
    pub semantics: Option<Semantics>,
    /// Its documents: one, or several if it is long. Ranges of [`Body::blocks`], in order.
    pub documents: Vec<DocumentPart>,
    /// The language it is written in.
    pub language: Language,
    /// The title.
    pub title: String,
    /// What is emphasised in the title.
    pub emphasis: Emphasis,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// Who made it, in order.
    pub byline: Vec<Byline>,
    /// When it was published.
    pub date: Option<Date>,
    /// The kind as printed.
    pub kind: Option<String>,
    /// The number as printed.
    pub number: Option<String>,
    /// The house.
    pub publisher: Option<String>,
    /// The summary.
    pub summary: Option<ResolvedBody>,
    /// The absolute address of the original.
    pub source: Option<String>,
    /// When the original was read.
    pub accessed: Option<Date>,
    /// Rights.
    pub rights: Option<String>,
    /// Topics as printed.
    pub topics: Vec<String>,
    /// Regions as printed.
    pub regions: Vec<String>,
    /// The text; heading levels run from 2 without a jump.
    pub body: ResolvedBody,
    /// The closing line about the author.
    pub author_note: Option<ResolvedBody>,
    /// Related reading.
    pub readings: Vec<ResolvedReading>,
}

/// One file of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentPart {
    /// Its path.
    pub path: DocumentPath,
    /// The blocks of the body that stand in it.
    pub blocks: Range<usize>,
    /// The notes of the body that stand in it, behind its blocks. Only the last documents have any.
    pub notes: Range<usize>,
}

/// Structural semantics: the `epub:type` and the DPUB-ARIA role where one exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Semantics {
    /// The word of the EPUB 3 structural semantics vocabulary.
    pub epub_type: &'static str,
    /// The role of DPUB-ARIA 1.1, if there is one.
    pub role: Option<&'static str>,
}

/// One name of a byline.
#[derive(Debug, Clone)]
pub struct Byline {
    /// The index into [`Anthology::contributors`].
    pub contributor: usize,
    /// What he did.
    pub role: Role,
    /// The bio that this brief prints.
    pub bio: Option<ResolvedBody>,
}

/// A text whose links and pictures are resolved.
#[derive(Debug, Clone, Default)]
pub struct ResolvedBody {
    /// The text.
    pub body: Body,
    /// Where each of [`Body::links`] leads.
    pub targets: Vec<Target>,
    /// Which of [`Anthology::pictures`] each of [`Body::pictures`] is.
    pub pictures: Vec<usize>,
    /// The language, if it need not be that of the document that the text stands in.
    pub language: Option<Language>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Into this book.
    Inside {
        /// The document.
        document: DocumentPath,
        /// The id in it.
        fragment: Option<String>,
    },
    /// Out of it: an absolute address, http, https or mailto.
    Outside(String),
    /// Nowhere: only its text is printed.
    Nowhere,
}

/// An entry of related reading, resolved.
#[derive(Debug, Clone)]
pub struct ResolvedReading {
    /// The title; `None` where the address is all there is.
    pub title: Option<String>,
    /// The language of the title: that of the brief that it is, else that of the chapter.
    pub language: Language,
    /// Where the title leads: inward to a brief of this book, outward, or nowhere.
    pub target: Target,
    /// The absolute address as it is printed.
    pub address: Option<String>,
    /// The kind as printed.
    pub kind: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its authors' names.
    pub authors: Vec<String>,
    /// The first chapter, in reading order, that lists the same reading: its index among
    /// [`Anthology::chapters`]. The Related reading page prints the entry whole there.
    pub first_listed: usize,
}

/// Where the entries stand to which chapters link: a long list is split over several documents.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// For each contributor, the document of his entry.
    pub contributors: Vec<DocumentPath>,
}

impl Anthology {
    /// Front matter, chapters and back matter in reading order.
    pub fn chapters(&self) -> impl Iterator<Item = &Chapter> {
        let body = self.items.iter().flat_map(|item| match item {
            Item::Chapter(chapter) => std::slice::from_ref(chapter),
            Item::Part(part) => &part.chapters,
        });
        self.front.iter().chain(body).chain(&self.back)
    }
}

impl Part {
    /// The document that the part begins in.
    pub fn first_document(&self) -> &DocumentPath {
        &self.documents[0].path
    }
}

impl Chapter {
    /// Kind and number as they stand side by side. A number that begins with its kind, as "SWP Comment
    /// 2021/C 03", says both.
    pub fn labels(&self) -> impl Iterator<Item = &String> {
        let says_kind = |kind: &String| {
            let head = self.number.as_ref().and_then(|number| number.get(..kind.len()));
            let ends =
                || self.number.as_ref().is_some_and(|n| !n[kind.len()..].starts_with(char::is_alphanumeric));
            head.is_some_and(|head| head.to_lowercase() == kind.to_lowercase()) && ends()
        };
        self.kind.iter().filter(move |kind| !says_kind(kind)).chain(&self.number)
    }

    /// The document that the chapter begins in.
    pub fn first_document(&self) -> &DocumentPath {
        &self.documents[0].path
    }

    /// The document that holds a block of the body.
    pub fn document_of_block(&self, block: usize) -> &DocumentPath {
        let part = self.documents.iter().find(|part| part.blocks.contains(&block));
        &part.unwrap_or(&self.documents[self.documents.len() - 1]).path
    }
}
