//! Opens a file with the reader that knows its form, whatever the file is called.

use std::sync::Arc;

use super::Options;
use super::fault::Fault;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::{self, FilePath, Files, ReadError, TEXT_LIMIT, Texts, read_text};
use crate::manifest::front_matter;
use crate::read::page::Page;
use crate::read::saved_page::{self, SavedPage};
use crate::read::{page_text, to_markdown};

/// The forms in which a brief is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A web page.
    Html,
    /// The text of a page.
    Text,
    /// Markdown with or without front matter.
    Markdown,
}

/// A file after its own reader.
pub struct Opened {
    /// What it says.
    pub page: Page,
    /// How it was read.
    pub form: Form,
}

impl Form {
    /// What a file is by its ending; `None` if no reader knows it.
    pub fn of(path: &FilePath) -> Option<Self> {
        match path.extension().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// What some text looks like that has no name.
    pub fn sniff(text: &str) -> Self {
        let start = text.trim_start_matches('\u{FEFF}').trim_start();
        let tag = start.get(..1) == Some("<")
            && start[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?');
        if tag {
            Self::Html
        } else if text.trim_start_matches('\u{FEFF}').starts_with("---") || start.starts_with("# ") {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// Reads a file; `None`, and a fault, where that cannot be done.
pub fn open(
    files: &dyn Files,
    path: &FilePath,
    options: &Options,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Opened> {
    let Some(form) = options.form.or_else(|| Form::of(path)) else {
        diagnostics.push(unknown_form(files, path));
        return None;
    };
    let text = match form {
        Form::Markdown | Form::Text => read_text(files, path, &Place::file(path.shared()), texts),
        Form::Html => page_source(files, path, options, texts),
    };
    let text = text.map_err(|fault| diagnostics.push(fault)).ok()?;
    let page = match form {
        Form::Markdown => markdown(path, &text, diagnostics)?,
        Form::Text => page_text::read(path, &text, diagnostics),
        Form::Html => {
            let (address, parts) = (options.address.clone(), options.parts.clone());
            saved_page::read(path, &SavedPage { html: text, address, parts, ..SavedPage::default() }, diagnostics)
        }
    };
    Some(Opened { page, form })
}

/// Markdown is its own body; what it says of itself stands in its front matter.
fn markdown(path: &FilePath, text: &str, diagnostics: &mut Diagnostics) -> Option<Page> {
    let (metadata, body) = front_matter(&path.shared(), text, diagnostics)?;
    let markdown = to_markdown::Markdown { text: text[body].to_owned(), origins: Vec::new() };
    Some(Page { metadata, markdown, ..Page::default() })
}

/// The HTML of a page.
fn page_source(
    files: &dyn Files,
    path: &FilePath,
    options: &Options,
    texts: &mut Texts,
) -> Result<Arc<str>, files::Fault> {
    let listed_at = Place::file(path.shared());
    let bytes = files.read(path, TEXT_LIMIT).map_err(|reason| files::Fault::Unread {
        path: path.clone(),
        reason,
        listed_at,
    })?;
    let html: Arc<str> = decode(&bytes, options.charset.as_deref()).into();
    texts.insert(path.shared(), html.clone());
    Ok(html)
}

/// The one place that knows how the bytes of a page become text.
fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    let declared = charset.and_then(|charset| encoding_rs::Encoding::for_label(charset.as_bytes()));
    declared.unwrap_or(encoding_rs::UTF_8).decode(bytes).0.into_owned()
}

/// Why a file of an unknown ending is not read: it may not be there at all, or be a folder.
fn unknown_form(files: &dyn Files, path: &FilePath) -> Fault {
    match files.read(path, TEXT_LIMIT) {
        Err(
            reason @ (ReadError::Missing
            | ReadError::Directory
            | ReadError::Outside
            | ReadError::Unreadable(_)),
        ) => Fault::Unread { path: path.clone(), reason },
        Ok(_) | Err(ReadError::TooLarge { .. }) => Fault::UnknownForm { path: path.clone() },
    }
}
