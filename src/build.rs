//! One build: from the files to the book, or to everything that is wrong with them.

use crate::assemble::assemble;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::files::{FilePath, Files, Texts};
use crate::model::Anthology;
use crate::package::{self, Epub};
use crate::read::emphasis;
use crate::read::saved_page::{ReadOptions, sites::SiteRules};
use crate::{manifest, read};

/// What a caller may choose about a build.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// When the book was last modified, where its dates are not to say so.
    pub modified: Option<jiff::Timestamp>,
    /// Rules for the markup of sites, which go before our own.
    pub sites: SiteRules,
}

/// A book, and what is to be said about it.
#[derive(Debug)]
pub struct Built {
    /// The packed book.
    pub epub: Epub,
    /// Its title as typed, which a file can be named after.
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

/// Builds the book that a manifest describes.
///
/// # Errors
/// Everything that is wrong with any of the files, as far as one run can reach it.
///
/// ```
/// use briefbook::files::{FilePath, MemoryFiles};
///
/// let files = MemoryFiles::new()
///     .with("manifest.yaml", "title: Iran 2008\nlanguage: en\nbriefs: [geneva.md]\n")
///     .with("geneva.md", "---\ntitle: Geneva\nauthors: A. Reader\n---\nThey met on 19 July.\n");
/// let manifest = FilePath::new("manifest.yaml");
///
/// let built = briefbook::build(&files, &manifest, &briefbook::Options::default()).expect("a book");
/// assert_eq!(built.tally.briefs, 1);
/// assert!(built.epub.as_bytes().starts_with(b"PK"));
/// ```
pub fn build(files: &dyn Files, manifest: &FilePath, options: &Options) -> Result<Built, Refused> {
    let mut diagnostics = Diagnostics::default();
    let mut texts = Texts::new();
    let Some(manifest) = manifest::read(files, manifest, &mut diagnostics, &mut texts) else {
        return Err(Refused { diagnostics: diagnostics.into_vec(), texts });
    };
    // What a book says may not hang on the day on which it is built.
    let reading = ReadOptions { rules: Some(&options.sites), today: None };
    let briefs = read::read(files, &manifest, &reading, &mut diagnostics, &mut texts);
    let reading_order: Vec<_> = briefs.keys().map(FilePath::shared).collect();
    let anthology = assemble(files, &manifest, briefs, options.modified, &mut diagnostics, &mut texts);
    diagnostics.sort(&reading_order);
    let Some(anthology) = anthology else {
        return Err(Refused { diagnostics: diagnostics.into_vec(), texts });
    };
    let tally = Tally::of(&anthology);
    let epub = package::pack(&anthology);
    // A thousand trees take a while to free: some other thread can do that.
    rayon::spawn(|| drop(anthology));
    let title = emphasis::printed(&manifest.title);
    Ok(Built { epub, title, tally, warnings: diagnostics.into_vec(), texts })
}

impl Tally {
    fn of(anthology: &Anthology) -> Self {
        Self {
            briefs: anthology.chapters().count(),
            words: anthology.chapters().map(|chapter| chapter.body.body.words).sum(),
            pictures: anthology.pictures.len(),
        }
    }
}
