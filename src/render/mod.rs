//! From the resolved whole to content documents.

use crate::model::anthology::DocumentPath;

/// One XHTML file of the book, encoded.
#[derive(Debug)]
pub struct ContentDocument {
    /// Its path from the content folder.
    pub path: DocumentPath,
    /// What it is, which decides its place in spine, navigation and landmarks.
    pub kind: DocumentKind,
    /// The title in its `<title>`.
    pub title: String,
    /// The whole file.
    pub xhtml: String,
}

/// What a content document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The cover page.
    Cover,
    /// The title page.
    TitlePage,
    /// A part's title and introduction.
    Part,
    /// The first document of a brief, in front matter, body or back matter.
    Chapter,
    /// A later document of a long brief.
    Continuation,
    /// Contributors, its first document.
    Contributors,
    /// Related reading, its first document.
    RelatedReading,
    /// Sources, its first document.
    Sources,
    /// A later document of one of the three.
    ContinuedPage,
    /// The colophon.
    Colophon,
}
