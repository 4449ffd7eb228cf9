//! `briefbook build`: from a manifest to a book.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use briefbook::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use briefbook::files::{FilePath, Texts};
use briefbook::manifest;
use briefbook::read::saved_page::sites::SiteRules;
use briefbook::xml::slug;
use briefbook::{Built, Options, Refused, Tally};
use clap::{Args, ValueEnum};

use super::console::{Console, count, print_path};
use super::disk::{Disk, Outside};
use super::names::{self, MANIFEST};
use super::{Outcome, Output, clock, progress, sites, write};

const EXAMPLES: &str = "\
Examples:
  briefbook build                        Bind the manifest.yaml of this folder, or of one above
  briefbook build book/manifest.yaml     Bind another one; the book goes beside it
  briefbook build -o /media/KOBOeReader  Put the book onto a reader
  briefbook build --deny warnings        Make no book while there is anything to look at

Environment:
  SOURCE_DATE_EPOCH   When the book was last modified, in seconds since 1970; left out, the newest
                      date in the manifest and the briefs says so
  NO_COLOR            Messages have no color";

/// Bind the briefs of a manifest into an EPUB
///
/// Standard output says where the book is; everything else goes to standard error. The book is
/// written whole or not at all, and the same briefs make the same bytes.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct BuildArgs {
    /// The manifest listing the briefs [default: manifest.yaml here or in a folder above]
    manifest: Option<PathBuf>,
    /// The book to write (`.epub`), or a folder to put it in [default: <title>.epub beside the manifest]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Make no book while there are warnings
    #[arg(long, value_name = "WHAT", value_enum)]
    deny: Option<Deny>,
    /// Read files outside the manifest's folder too
    #[arg(long)]
    allow_outside: bool,
}

/// What stops a build that would not stop it by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

/// Builds the book, reports, and writes it.
///
/// # Errors
/// Wrong usage.
pub fn run(args: &BuildArgs, output: &Output) -> Result<Outcome, clap::Error> {
    let began = Instant::now();
    let mut console = Console::new(output);
    let own = sites::own();
    if !own.diagnostics.is_empty() {
        return Ok(console.refuse(&own.folder, &own.texts, &own.diagnostics));
    }
    let options = options(own.rules)?;
    let manifest = match find_manifest(args.manifest.as_deref()) {
        Ok(manifest) => manifest,
        Err(fault) => return Ok(console.refuse(Path::new(""), &Texts::new(), &[*fault])),
    };
    let outside = if args.allow_outside { Outside::Allowed } else { Outside::Refused };
    let disk = Disk::new(&manifest.folder, outside);
    let shown = names::from_here(&manifest.folder.join(manifest.name.as_str()));
    console.detail(&format!("building {}", shown.display()));
    let bind = || briefbook::build(&disk, &manifest.name, &options);
    let result = if console.talks_to_people() { progress::during("binding the book", bind) } else { bind() };
    let inputs = disk.inputs();
    console.detail(&format!("read {}", count(inputs.len(), "file")));
    let built = match result {
        Ok(built) => built,
        Err(Refused { mut diagnostics, texts }) => {
            diagnostics.extend(named_target_fault(args, &inputs));
            let outcome = console.refuse(&manifest.folder, &texts, &diagnostics);
            tell_old_book(&mut console, &old_target(args, &disk, &manifest));
            return Ok(outcome);
        }
    };
    let target = target(args.output.as_deref(), &manifest.folder, &built.title);
    if args.deny == Some(Deny::Warnings) && !built.warnings.is_empty() {
        let denied: Vec<_> = built.warnings.into_iter().map(denied).collect();
        let outcome = console.refuse(&manifest.folder, &built.texts, &denied);
        tell_old_book(&mut console, &Some(target));
        console.say("`--deny warnings` makes errors of warnings");
        return Ok(outcome);
    }
    console.detail(&format!("writing {}", target.display()));
    let written = write::check(&target, &inputs).and_then(|()| write::write(&target, built.epub.as_bytes()));
    if let Err(fault) = written {
        let diagnostics: Vec<_> = built.warnings.into_iter().chain([*fault]).collect();
        let outcome = console.refuse(&manifest.folder, &built.texts, &diagnostics);
        tell_old_book(&mut console, &Some(target));
        return Ok(outcome);
    }
    console.draw(&manifest.folder, &built.texts, &built.warnings);
    print_path(&target);
    console.say(&closing_line(&built, began.elapsed()));
    Ok(Outcome::Done)
}

/// A warning as an error, so that it is shown even to who wants to see nothing else.
fn denied(warning: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Error, ..warning }
}

/// What the environment decides.
fn options(sites: SiteRules) -> Result<Options, clap::Error> {
    let mut options = Options::default();
    options.modified = clock::epoch()?;
    options.sites = sites;
    Ok(options)
}

/// A manifest by the folder that everything is read from and its name in it.
struct ManifestPath {
    folder: PathBuf,
    name: FilePath,
}

fn find_manifest(named: Option<&Path>) -> Result<ManifestPath, Box<Diagnostic>> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => search().ok_or_else(no_manifest)?,
    };
    let shown = names::from_here(&path).display().to_string();
    let fault =
        |code, what: &str| Diagnostic::error(code, Place::file(shown.as_str()), format!("`{shown}` {what}"));
    if path.is_dir() {
        let fault = fault(Code::IsDirectory, "is a folder, and no manifest");
        return Err(Box::new(fault.help(names::manifest_in(&path))));
    }
    let path = names::followed(&path);
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Err(Box::new(fault(Code::UnreadableFile, "has a name that is not UTF-8")));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(ManifestPath { folder: folder.to_owned(), name: FilePath::new(name) })
}

/// The manifest of this folder, or of the nearest one above that has one.
fn search() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut way = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(MANIFEST).is_file() {
            return Some(way.join(MANIFEST));
        }
        way.push("..");
    }
    None
}

fn no_manifest() -> Box<Diagnostic> {
    let message = format!("there is no `{MANIFEST}` here, nor in a folder above");
    let other = ["manifest.yml", "book.yaml", "book.yml"].into_iter().find(|name| Path::new(name).is_file());
    let help = match other {
        Some(name) => format!("name the manifest: `briefbook build {name}`"),
        None => "name the manifest, or stand in its folder; `briefbook init` makes one".to_owned(),
    };
    Box::new(Diagnostic::error(Code::MissingFile, Place::file(MANIFEST), message).help(help))
}

/// Where the book goes.
fn target(output: Option<&Path>, folder: &Path, title: &str) -> PathBuf {
    let slug = slug::slug(title);
    // A title in another script has no ASCII form; its hash tells two such books apart.
    let stem = if slug.is_empty() { format!("book-{}", slug::short_hash(title)) } else { slug };
    let name = format!("{stem}.epub");
    match output {
        Some(output) if output.is_dir() || means_folder(output) => names::from_here(&output.join(name)),
        Some(output) => output.to_owned(),
        None => names::from_here(&folder.join(name)),
    }
}

/// Whether a path ends as only a folder's does.
fn means_folder(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// What is wrong with a target that `-o` names, for a run that did not come so far.
fn named_target_fault(args: &BuildArgs, inputs: &BTreeSet<PathBuf>) -> Option<Diagnostic> {
    let output = args.output.as_deref().filter(|output| !output.is_dir() && !means_folder(output))?;
    write::check(output, inputs).err().map(|fault| *fault)
}

/// Where the book would have gone, for a run that did not come so far; `None` if nobody can tell.
fn old_target(args: &BuildArgs, disk: &Disk, manifest: &ManifestPath) -> Option<PathBuf> {
    // All that is wrong with it has been told.
    let read = manifest::read(disk, &manifest.name, &mut Diagnostics::default(), &mut Texts::new());
    let title = read.map(|read| read.title.value);
    let is_file = |output: &&PathBuf| !output.is_dir() && !means_folder(output);
    match (args.output.as_ref().filter(is_file), title) {
        (Some(output), _) => Some(output.clone()),
        (None, title) => Some(target(args.output.as_deref(), &manifest.folder, &title?)),
    }
}

/// Says that an old book is still there, so that nobody takes it for the new one.
fn tell_old_book(console: &mut Console<'_>, target: &Option<PathBuf>) {
    if let Some(target) = target.as_ref().filter(|target| write::is_book(target).unwrap_or(false)) {
        console.say(&format!("the old `{}` is unchanged", names::from_here(target).display()));
    }
}

/// "Iran 2008: 12 briefs, 10,240 words, 6 pictures, 412 kB, in 0.04 s, 2 warnings".
fn closing_line(built: &Built, took: Duration) -> String {
    let Tally { briefs, words, pictures } = built.tally;
    let mut line = format!(
        "{}: {}, {}, {}, {}, in {:.2} s",
        built.title,
        count(briefs, "brief"),
        count(words, "word"),
        count(pictures, "picture"),
        size(built.epub.as_bytes().len()),
        took.as_secs_f64()
    );
    if !built.warnings.is_empty() {
        line += &format!(", {}", count(built.warnings.len(), "warning"));
    }
    line
}

/// "412 kB", "1.4 MB".
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000.. => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_never_said_too_small() {
        assert_eq!(size(411_001), "412 kB");
        assert_eq!(size(1_449_999), "1.4 MB");
    }

    #[test]
    fn the_book_is_named_by_its_title() {
        assert_eq!(target(None, Path::new("book"), "Iran 2008"), Path::new("book/iran-2008.epub"));
        assert_eq!(target(None, Path::new("."), "Été"), Path::new("ete.epub"));
        let persian = target(None, Path::new("."), "ایران");
        assert!(persian.to_string_lossy().starts_with("book-"), "{persian:?}");
        assert_eq!(target(Some(Path::new("x.epub")), Path::new("book"), "Iran"), Path::new("x.epub"));
    }
}
