//! Opens a file with the reader that knows its kind, whatever the file is called.

use super::Options;
use super::fault::Fault;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::files::binary::recognise;
use crate::files::{self, FilePath, Files, ReadError, TEXT_LIMIT, Texts, Wanted, read_page, read_text};
use crate::manifest::front_matter;
use crate::read::page::Page;
use crate::read::page_file::{self, Given};
use crate::read::saved_page::ReadOptions;
use crate::read::{SourceKind, credits, to_markdown};

/// A file after its own reader.
pub struct Opened {
    /// What it says.
    pub page: Page,
    /// How it was read.
    pub kind: SourceKind,
}

/// Reads a file; `None`, and a fault, where that cannot be done.
pub fn open(
    files: &dyn Files,
    path: &FilePath,
    options: &Options,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Opened> {
    let Some(kind) = options.kind.or_else(|| SourceKind::of(path)) else {
        diagnostics.push(unknown_form(files, path));
        return None;
    };
    let page = match kind {
        SourceKind::Markdown => return markdown(files, path, options, diagnostics, texts),
        SourceKind::PageText => page(files, path, SourceKind::PageText, options, diagnostics, texts)?,
        SourceKind::SavedPage => page(files, path, SourceKind::SavedPage, options, diagnostics, texts)?,
    };
    Some(Opened { page, kind })
}

/// Markdown is its own body; what it says of itself stands in its front matter. What a clipper has made of a page is
/// read as that page, unless it is said to be Markdown.
fn markdown(
    files: &dyn Files,
    path: &FilePath,
    options: &Options,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Opened> {
    let text = read_text(files, path, Wanted::Briefs, &Place::file(path.shared()), texts);
    let text = text.map_err(|fault| diagnostics.push(fault)).ok()?;
    if let Some(clip) = page_file::clip(&text).filter(|_| !options.is_kind_said) {
        let page = read(&clip, files, path, options, diagnostics)?;
        return Some(Opened { page, kind: SourceKind::PageText });
    }
    let (mut metadata, body) = front_matter(&path.shared(), &text, diagnostics)?;
    metadata.authors = metadata.authors.map(|authors| credits::parted(authors, diagnostics));
    let markdown = to_markdown::Markdown { text: text[body].to_owned(), origins: Vec::new() };
    let page = Page { metadata, markdown, ..Page::default() };
    Some(Opened { page, kind: SourceKind::Markdown })
}

/// A page is read as a build reads it, by more than the page says where it was fetched.
fn page(
    files: &dyn Files,
    path: &FilePath,
    kind: SourceKind,
    options: &Options,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Page> {
    let listed_at = Place::file(path.shared());
    let bytes = read_page(files, path, &listed_at).map_err(|fault| diagnostics.push(fault)).ok()?;
    let charset = options.charset.as_deref();
    let is_said = options.is_kind_said;
    let given = Given { file: path, bytes: &bytes, kind, is_said, charset, listed_at: &listed_at };
    let mut opened = page_file::open(&given, diagnostics, texts)?;
    if let page_file::Opened::Saved(saved) = &mut opened {
        saved.address = options.address.clone().or(saved.address.take());
        saved.parts.extend(options.parts.clone());
    }
    read(&opened, files, path, options, diagnostics)
}

fn read(
    opened: &page_file::Opened,
    files: &dyn Files,
    path: &FilePath,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Page> {
    let reading = ReadOptions { rules: Some(&options.sites), today: options.today };
    opened.read(files, path, &reading, diagnostics)
}

/// Why a file of an unknown ending is not read: it may not be there at all, or be a folder, or a PDF.
fn unknown_form(files: &dyn Files, path: &FilePath) -> Diagnostic {
    match files.read(path, TEXT_LIMIT) {
        Err(
            reason @ (ReadError::Missing
            | ReadError::Directory
            | ReadError::Outside
            | ReadError::Unreadable(_)),
        ) => Fault::Unread { path: path.clone(), reason }.into(),
        Ok(bytes) if recognise(&bytes).is_some() => {
            files::Fault::binary(path, &bytes, Wanted::Briefs, &Place::file(path.shared())).into()
        }
        Ok(_) | Err(ReadError::TooLarge { .. }) => Fault::UnknownForm { path: path.clone() }.into(),
    }
}
