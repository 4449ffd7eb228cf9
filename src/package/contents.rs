//! The table of contents and the landmarks, from which navigation document and NCX are written.

use crate::language::Language;
use crate::model::anthology::{Chapter, DocumentPath, Item, Part};
use crate::model::{Anthology, Node};
use crate::render::{DocumentKind, Task};

use super::publication::{NAVIGATION, authors};

/// Above so many briefs the contents list parts and chapters only.
const MOST_BRIEFS_WITH_SECTIONS: usize = 200;
/// The level of a chapter's sections in its body.
const SECTION_LEVEL: u8 = 2;

/// A line of the table of contents and the lines below it.
#[derive(Debug)]
pub struct Line<'a> {
    /// The title.
    pub title: &'a str,
    /// The language of the title, where it is not the book's.
    pub language: Option<Language>,
    /// The names of the chapter's authors.
    pub authors: Vec<&'a str>,
    /// The document it leads to.
    pub document: DocumentPath,
    /// The id in it.
    pub fragment: Option<&'a str>,
    /// Chapters of a part, sections of a chapter.
    pub children: Vec<Line<'a>>,
}

/// A landmark of the book.
#[derive(Debug)]
pub struct Landmark {
    /// What it is.
    pub kind: LandmarkKind,
    /// The document.
    pub document: DocumentPath,
}

/// The landmarks that a book of ours can have. Few, since some readers list them below the contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LandmarkKind {
    /// The cover page.
    Cover,
    /// The contents.
    Contents,
    /// The first part or chapter.
    Start,
    /// Related reading.
    RelatedReading,
}

impl Line<'_> {
    /// Where it leads, from the content folder.
    pub fn href(&self) -> String {
        match self.fragment {
            Some(fragment) => format!("{}#{fragment}", self.document),
            None => self.document.to_string(),
        }
    }

    /// How many levels it spans, itself included.
    pub fn depth(&self) -> usize {
        1 + self.children.iter().map(Line::depth).max().unwrap_or(0)
    }
}

#[derive(Clone, Copy)]
struct Ctx<'a> {
    anthology: &'a Anthology,
    sections: Sections,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sections {
    Listed,
    LeftOut,
}

/// The table of contents in reading order.
pub(super) fn contents<'a>(anthology: &'a Anthology, tasks: &[Task<'_>]) -> Vec<Line<'a>> {
    let few = anthology.chapters().count() <= MOST_BRIEFS_WITH_SECTIONS;
    let ctx = Ctx { anthology, sections: if few { Sections::Listed } else { Sections::LeftOut } };
    let front = anthology.front.iter().map(|chapter| ctx.chapter(chapter));
    let body = anthology.items.iter().map(|item| match item {
        Item::Chapter(chapter) => ctx.chapter(chapter),
        Item::Part(part) => ctx.part(part),
    });
    let back = anthology.back.iter().map(|chapter| ctx.chapter(chapter));
    let pages = tasks.iter().filter_map(|task| ctx.page(task));
    front.chain(body).chain(back).chain(pages).collect()
}

impl<'a> Ctx<'a> {
    fn foreign(self, language: &Language) -> Option<Language> {
        (*language != self.anthology.book.language).then(|| language.clone())
    }

    fn part(self, part: &'a Part) -> Line<'a> {
        Line {
            title: &part.title,
            language: None,
            authors: Vec::new(),
            document: part.first_document().clone(),
            fragment: None,
            children: part.chapters.iter().map(|chapter| self.chapter(chapter)).collect(),
        }
    }

    fn chapter(self, chapter: &'a Chapter) -> Line<'a> {
        let children = match self.sections {
            Sections::Listed => self.sections(chapter),
            Sections::LeftOut => Vec::new(),
        };
        Line {
            title: &chapter.title,
            language: self.foreign(&chapter.language),
            authors: authors(self.anthology, chapter),
            document: chapter.first_document().clone(),
            fragment: None,
            children,
        }
    }

    fn sections(self, chapter: &'a Chapter) -> Vec<Line<'a>> {
        let mut entries = Vec::new();
        for (block, node) in chapter.body.body.blocks.iter().enumerate() {
            headings(node, &mut |index| {
                let Some(heading) = chapter.body.body.headings.get(index) else { return };
                if heading.level != SECTION_LEVEL || heading.text.trim().is_empty() {
                    return;
                }
                entries.push(Line {
                    title: &heading.text,
                    language: self.foreign(&chapter.language),
                    authors: Vec::new(),
                    document: chapter.document_of_block(block).clone(),
                    fragment: Some(&heading.id),
                    children: Vec::new(),
                });
            });
        }
        entries
    }

    /// A page that the book makes of its own, if the contents list it.
    fn page(self, task: &Task<'_>) -> Option<Line<'a>> {
        let words = self.anthology.book.language.words();
        let title = match task.kind {
            DocumentKind::Contributors => &words.contributors,
            DocumentKind::RelatedReading => &words.related_reading,
            DocumentKind::Sources => &words.sources,
            DocumentKind::Cover
            | DocumentKind::TitlePage
            | DocumentKind::Part
            | DocumentKind::Chapter
            | DocumentKind::Continuation
            | DocumentKind::ContinuedPage
            | DocumentKind::Colophon => return None,
        };
        Some(Line {
            title,
            language: self.foreign(&self.anthology.book.language.of_words()),
            authors: Vec::new(),
            document: task.path.clone(),
            fragment: None,
            children: Vec::new(),
        })
    }
}

/// Visits the headings in a node, in order.
fn headings(node: &Node, visit: &mut impl FnMut(usize)) {
    match node {
        Node::Heading(index, _) => visit(*index),
        Node::Element(element) => element.children.iter().for_each(|child| headings(child, visit)),
        Node::Text(_) | Node::Link(..) | Node::Picture(_) | Node::NoteReference(..) => {}
    }
}

/// The landmarks in reading order, but for the contents, which follow the cover.
pub(super) fn landmarks(anthology: &Anthology, tasks: &[Task<'_>]) -> Vec<Landmark> {
    let page = |kind| tasks.iter().find(|task| task.kind == kind).map(|task| task.path.clone());
    let start = anthology.items.first().map(|item| match item {
        Item::Chapter(chapter) => chapter.first_document().clone(),
        Item::Part(part) => part.first_document().clone(),
    });
    [
        (LandmarkKind::Cover, page(DocumentKind::Cover)),
        (LandmarkKind::Contents, Some(NAVIGATION.into())),
        (LandmarkKind::Start, start),
        (LandmarkKind::RelatedReading, page(DocumentKind::RelatedReading)),
    ]
    .into_iter()
    .filter_map(|(kind, document)| Some(Landmark { kind, document: document? }))
    .collect()
}
