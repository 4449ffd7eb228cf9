//! From the bytes of a page to the reader that it wants.
//!
//! The build and the import call it, for files, for what came over the web and for standard input.
//! What a page is its content says; the ending of its name is no more than a hint, because
//! browsers and mail programs have named HTML `.txt` and archives `.html`.

use std::sync::Arc;

use super::fault::Fault;
use super::page::Page;
use super::saved_page::{self, ReadOptions, SavedPage, container::mhtml, parse};
use super::{SourceKind, clip, emphasis, page_pictures, page_text};
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::files::encoding::{self, Decoded};
use crate::files::{self, FilePath, Files, TEXT_LIMIT, Texts, binary};

/// A page as it is given.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Its path.
    pub file: &'a FilePath,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What it is by its ending, or by what the user says.
    pub kind: SourceKind,
    /// Whether the user says it: then its content is not asked.
    pub is_said: bool,
    /// The encoding that the header says which came with it.
    pub charset: Option<&'a str>,
    /// Where it is listed.
    pub listed_at: &'a Place,
}

/// A page whose kind is known, decoded.
#[derive(Debug, Clone)]
pub enum Opened {
    /// A page saved as text.
    Text(Arc<str>),
    /// A page saved from a browser.
    Saved(SavedPage),
}

/// Finds out what a page is, and decodes it. `None` means that a fault was reported.
pub fn open(given: &Given<'_>, diagnostics: &mut Diagnostics, texts: &mut Texts) -> Option<Opened> {
    let Given { file, listed_at, .. } = *given;
    let is_text = given.is_said && given.kind != SourceKind::SavedPage;
    let opened = if mhtml::looks_like_one(given.bytes) && !is_text {
        Opened::Saved(archived(given, diagnostics)?)
    } else {
        let decoded = encoding::decode(given.bytes, given.charset);
        let Some(decoded) = decoded.filter(|_| !binary::is_never_text(given.bytes)) else {
            diagnostics.push(files::Fault::binary(file, given.bytes, files::Wanted::Briefs, listed_at));
            return None;
        };
        let text = told(file, decoded, diagnostics);
        let is_page = if given.is_said { !is_text } else { is_html(&text, given.kind) };
        if is_page {
            Opened::Saved(SavedPage { html: text, ..SavedPage::default() })
        } else {
            Opened::Text(text)
        }
    };
    let text = opened.text();
    if length_without_pictures(text) as u64 > TEXT_LIMIT {
        diagnostics.push(files::Fault::too_large(file, TEXT_LIMIT, listed_at));
        return None;
    }
    if text.trim().is_empty() {
        diagnostics.push(Fault::EmptyBody { path: file.clone(), listed_at: listed_at.clone() });
        return None;
    }
    texts.insert(file.shared(), text.clone());
    Some(opened)
}

/// The page of which a clipper has made a file of Markdown, `text`; `None` if somebody wrote it.
pub fn clip(text: &Arc<str>) -> Option<Opened> {
    clip::is_clip(text).then(|| Opened::Text(text.clone()))
}

impl Opened {
    /// Reads the page; pictures beside it are sought through `files`. `None` means that a fault was
    /// reported that leaves nothing of it.
    pub fn read(
        &self,
        files: &dyn Files,
        file: &FilePath,
        options: &ReadOptions<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Page> {
        let mut page = match self {
            Self::Text(text) => page_text::read(file, text, diagnostics),
            Self::Saved(saved) => {
                let mut page = saved_page::read(file, saved, options, diagnostics);
                if diagnostics.as_slice().iter().any(|known| known.code == Code::PageTooComplex) {
                    return None;
                }
                page_pictures::attach(files, file, &mut page, diagnostics);
                page
            }
        };
        emphasis::type_titles(&mut page);
        Some(page)
    }

    /// The text that places in the page count from.
    pub fn text(&self) -> &Arc<str> {
        match self {
            Self::Text(text) => text,
            Self::Saved(saved) => &saved.html,
        }
    }
}

fn archived(given: &Given<'_>, diagnostics: &mut Diagnostics) -> Option<SavedPage> {
    let path = given.file;
    let Some(archive) = mhtml::read(given.bytes) else {
        let (place, excess) = (Place::file(path.shared()), parse::Excess::Parts);
        diagnostics.push(Fault::TooComplex { place, path: path.clone(), excess });
        return None;
    };
    if archive.truncated {
        diagnostics.push(Fault::Truncated { path: path.clone() });
    }
    let html = archive.html.map(|html| told(path, html, diagnostics)).unwrap_or_default();
    Some(SavedPage { html, address: archive.address, saved: archive.saved, parts: archive.parts })
}

fn told(path: &FilePath, decoded: Decoded, diagnostics: &mut Diagnostics) -> Arc<str> {
    if let Some(doubt) = decoded.doubt {
        diagnostics.push(Fault::Doubtful { path: path.clone(), doubt });
    }
    decoded.text.into()
}

/// Whether a text is HTML. One that is said to be is, unless it has no tag at all; one that is said
/// to be plain must begin as only HTML does.
fn is_html(text: &str, kind: SourceKind) -> bool {
    match kind {
        SourceKind::SavedPage => text.match_indices('<').any(|(at, _)| {
            text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '/' | '?'))
        }),
        SourceKind::PageText | SourceKind::Markdown => {
            let start = after_prologue(text);
            let begins = |tag: &str| start.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
            begins("<!doctype html") || begins("<html") || begins("<head>")
        }
    }
}

/// What follows the declarations and comments that may stand before a page.
fn after_prologue(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            declaration if declaration.starts_with("<?") => "?>",
            comment if comment.starts_with("<!--") => "-->",
            _ => return rest,
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// How many bytes a text has without the pictures that are written into it.
fn length_without_pictures(text: &str) -> usize {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=%".contains(byte);
    let mut length = text.len();
    // Only who is over the limit needs to be looked at closely.
    if length as u64 > TEXT_LIMIT {
        for (at, marker) in text.match_indices(";base64,") {
            length -= text.as_bytes()[at + marker.len()..].iter().take_while(|byte| is_letter(byte)).count();
        }
    }
    length
}

#[cfg(test)]
mod tests;
