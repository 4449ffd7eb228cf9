//! One build: from the files to the book, or to everything that is wrong with them.

use crate::diagnostic::Diagnostic;
use crate::files::{FilePath, Files, Texts};

/// What a caller may choose about a build.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// When the book was last modified, where its dates are not to say so.
    pub modified: Option<jiff::Timestamp>,
}

/// A book, and what is to be said about it.
#[derive(Debug)]
pub struct Built {
    /// The packed book.
    pub epub: Epub,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub tally: Tally,
    /// What an editor will want to look at.
    pub warnings: Vec<Diagnostic>,
    /// The texts read, which the warnings point into.
    pub texts: Texts,
}

/// Why there is no book.
#[derive(Debug)]
pub struct Refused {
    /// Every fault and every warning found.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts read, which the diagnostics point into.
    pub texts: Texts,
}

/// What a book holds, in figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Briefs, front and back matter included.
    pub briefs: usize,
    /// Words of their texts.
    pub words: usize,
    /// Distinct pictures in them.
    pub pictures: usize,
}

/// A packed book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epub {
    bytes: Vec<u8>,
}

impl Epub {
    /// The bytes of the container.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Stands in until the rooms are joined: it reads the manifest.
///
/// # Errors
/// Always.
pub fn build(files: &dyn Files, manifest: &FilePath, _options: &Options) -> Result<Built, Refused> {
    use crate::diagnostic::{Code, Diagnostics, Place};
    let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
    if crate::manifest::read(files, manifest, &mut diagnostics, &mut texts).is_some() {
        let place = Place::file(manifest.shared());
        diagnostics.push(Diagnostic::error(
            Code::EmptyManifest,
            place,
            format!("`{manifest}` was not built"),
        ));
    }
    Err(Refused { diagnostics: diagnostics.into_vec(), texts })
}
