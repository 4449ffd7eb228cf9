//! Metadata, spine and resources of a book: all that its package document, its navigation
//! document and its NCX are made of.
//!
//! [`super::pack`] makes one; the three documents are pure functions over it.

use std::collections::{BTreeMap, BTreeSet};

use super::accessibility::Accessibility;
use super::contents::{self, Landmark, LandmarkKind, Line};
use super::credits::{self, Credited};
use crate::language::Language;
use crate::model::anthology::{Book, Chapter, Cover, DocumentPath, Item};
use crate::model::documents::{COVER, STYLESHEET};
use crate::model::{Anthology, MediaType, ResourceFile, Role};
use crate::render::{DocumentKind, Task};

/// The navigation document, from the content folder.
pub const NAVIGATION: &str = "contents.xhtml";
/// The NCX, from the content folder.
pub const NCX: &str = "toc.ncx";
/// The id by which EPUB 2 readers find the cover picture.
pub const COVER_ID: &str = "cover-image";
/// The id of the NCX, which the spine names.
pub const NCX_ID: &str = "ncx";

/// Metadata, spine and resources, ready to be written down.
#[derive(Debug)]
pub struct Publication<'a> {
    /// What the book says about itself.
    pub book: &'a Book,
    /// Languages of its chapters and parts besides its own, in order of appearance.
    pub other_languages: Vec<&'a Language>,
    /// Creators, then contributors.
    pub credits: Vec<Credited<'a>>,
    /// What is said of each brief.
    pub briefs: Vec<BriefRecord<'a>>,
    /// What the book may claim to offer to readers who cannot see it, or not well.
    pub accessibility: Accessibility,
    /// The cover picture's path from the content folder.
    pub cover: &'a str,
    /// Content documents in reading order, the navigation document among them.
    pub spine: Vec<Resource>,
    /// Every other file: style sheets first, then the cover, pictures and the NCX.
    pub resources: Vec<Resource>,
    /// The table of contents.
    pub contents: Vec<Line<'a>>,
    /// Landmarks in order.
    pub landmarks: Vec<Landmark>,
    /// The style sheets that content documents link, in order.
    pub stylesheets: Vec<&'a str>,
}

/// A file of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its id in the package document: an NCName.
    pub id: String,
    /// Its path from the content folder.
    pub path: DocumentPath,
    /// What it is.
    pub media_type: MediaType,
    /// The manifest property that holds for it.
    pub property: Option<Property>,
}

/// A property of a file in the package document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// It is the navigation document.
    Navigation,
    /// It is the cover picture.
    CoverImage,
}

impl Property {
    /// The word of the manifest properties vocabulary.
    pub fn as_str(self) -> &'static str {
        match self {
            Property::Navigation => "nav",
            Property::CoverImage => "cover-image",
        }
    }
}

/// What the package document says of one brief.
#[derive(Debug)]
pub struct BriefRecord<'a> {
    /// The id of its first document.
    pub id: String,
    /// The brief.
    pub chapter: &'a Chapter,
    /// Its authors' names.
    pub authors: Vec<&'a str>,
}

impl<'a> Publication<'a> {
    /// Says all about a book whose content documents, in reading order, are those of `tasks`.
    ///
    /// The navigation document is not among them: it is put behind the title page.
    pub fn new(anthology: &'a Anthology, tasks: &[Task<'_>]) -> Self {
        let mut ids = Ids::default();
        let spine = spine(tasks, &mut ids);
        let resources = resources(anthology, &mut ids);
        let extra = anthology.styles.sheet.as_ref().map(|sheet| sheet.path.as_str());
        Self {
            book: &anthology.book,
            other_languages: other_languages(anthology),
            credits: credits::credits(anthology),
            briefs: brief_records(anthology, &spine),
            accessibility: Accessibility::of(anthology),
            cover: cover_picture(anthology).0,
            spine,
            resources,
            contents: contents::contents(anthology, tasks),
            landmarks: contents::landmarks(anthology, tasks),
            stylesheets: std::iter::once(STYLESHEET).chain(extra).collect(),
        }
    }

    /// The language of a text, where it is not the book's.
    pub fn foreign<'l>(&self, language: &'l Language) -> Option<&'l Language> {
        (*language != self.book.language).then_some(language)
    }

    /// The landmark of a kind, if the book has it.
    pub fn landmark(&self, kind: LandmarkKind) -> Option<&Landmark> {
        self.landmarks.iter().find(|landmark| landmark.kind == kind)
    }
}

fn brief_records<'a>(anthology: &'a Anthology, spine: &[Resource]) -> Vec<BriefRecord<'a>> {
    let ids: BTreeMap<&str, &str> =
        spine.iter().map(|resource| (&*resource.path, resource.id.as_str())).collect();
    anthology
        .chapters()
        .filter_map(|chapter| {
            let id = (*ids.get(&**chapter.first_document())?).to_owned();
            Some(BriefRecord { id, chapter, authors: authors(anthology, chapter) })
        })
        .collect()
}

/// The names of a chapter's authors, in order.
pub(super) fn authors<'a>(anthology: &'a Anthology, chapter: &'a Chapter) -> Vec<&'a str> {
    let byline = chapter.byline.iter().filter(|byline| byline.role == Role::Author);
    byline
        .filter_map(|byline| anthology.contributors.get(byline.contributor))
        .map(|contributor| contributor.name.as_str())
        .collect()
}

fn other_languages(anthology: &Anthology) -> Vec<&Language> {
    let mut languages = vec![&anthology.book.language];
    let parts = anthology.items.iter().filter_map(|item| match item {
        Item::Part(part) => Some(&part.language),
        Item::Chapter(_) => None,
    });
    for language in anthology.chapters().map(|chapter| &chapter.language).chain(parts) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages.split_off(1)
}

fn spine(tasks: &[Task<'_>], ids: &mut Ids) -> Vec<Resource> {
    let mut spine: Vec<Resource> =
        tasks.iter().map(|task| ids.resource(&task.path, MediaType::Xhtml, None)).collect();
    // A reader looks for the contents behind the title page, or where it would be.
    let before = |kind| kind == DocumentKind::Cover || kind == DocumentKind::TitlePage;
    let at = tasks.iter().rposition(|task| before(task.kind)).map_or(0, |last| last + 1);
    spine.insert(at, ids.resource(NAVIGATION, MediaType::Xhtml, Some(Property::Navigation)));
    spine
}

fn resources(anthology: &Anthology, ids: &mut Ids) -> Vec<Resource> {
    let (cover, cover_type) = cover_picture(anthology);
    let mut resources = vec![
        ids.resource(STYLESHEET, MediaType::Css, None),
        Resource {
            id: COVER_ID.to_owned(),
            path: cover.into(),
            media_type: cover_type,
            property: Some(Property::CoverImage),
        },
    ];
    resources
        .extend(media(anthology).into_iter().map(|file| ids.resource(&file.path, file.media_type, None)));
    resources.push(Resource {
        id: NCX_ID.to_owned(),
        path: NCX.into(),
        media_type: MediaType::Ncx,
        property: None,
    });
    resources
}

/// The path of the cover picture from the content folder, and what it is.
fn cover_picture(anthology: &Anthology) -> (&str, MediaType) {
    match &anthology.cover {
        Cover::Given { file, .. } => (&file.path, file.media_type),
        Cover::Drawn => (COVER, MediaType::Jpeg),
    }
}

/// The files that the book takes in as they are, each once, but for the cover.
///
/// A picture may be a brief's and the style sheet's at once: it is one file.
pub(super) fn media(anthology: &Anthology) -> Vec<&ResourceFile> {
    let mut seen = BTreeSet::new();
    let styles = &anthology.styles;
    let files = styles.sheet.iter().chain(&styles.resources).chain(&anthology.pictures);
    files.filter(|file| seen.insert(&file.path)).collect()
}

/// Gives every file an id that XML takes, and no two the same.
#[derive(Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    fn resource(&mut self, path: &str, media_type: MediaType, property: Option<Property>) -> Resource {
        Resource { id: self.of(path), path: path.into(), media_type, property }
    }

    /// `briefs/geneva.xhtml` is `briefs-geneva.xhtml`. The ending's dot keeps these ids apart from
    /// those of the metadata, which have none.
    fn of(&mut self, path: &str) -> String {
        let kept = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let mut id: String = path.chars().map(|c| if kept(c) { c } else { '-' }).collect();
        if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
            id.insert_str(0, "file-");
        }
        let mut distinct = id.clone();
        let mut repeat = 1;
        while !self.0.insert(distinct.clone()) {
            repeat += 1;
            distinct = format!("{id}-{repeat}");
        }
        distinct
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_path_and_is_never_given_twice() {
        let mut ids = Ids::default();
        assert_eq!(ids.of("briefs/geneva.xhtml"), "briefs-geneva.xhtml");
        assert_eq!(ids.of("briefs-geneva.xhtml"), "briefs-geneva.xhtml-2");
        assert_eq!(ids.of("2008.xhtml"), "file-2008.xhtml");
    }
}
