//! `briefbook add`: lists more briefs in a manifest.

use std::fs;
use std::path::{Path, PathBuf};

use briefbook::diagnostic::{Code, Diagnostic, Place};
use briefbook::files::{FilePath, Files, PAGE_LIMIT, ReadError, TEXT_LIMIT, Texts, Wanted, read_text};
use briefbook::manifest;
use briefbook::read::SourceKind;
use clap::Args;

use super::console::{Console, count};
use super::disk::{Disk, Outside};
use super::{Outcome, Output, names, visible, walk, write};

const EXAMPLES: &str = "\
Examples:
  briefbook add manifest.yaml briefs/letters.md
  briefbook add book/manifest.yaml book/pages/*.html
  briefbook add book/manifest.yaml book/pages

The entries go below the last brief that stands in no part; every other byte stays as it is.";

/// List more briefs in a manifest
///
/// Files are named from the folder you stand in, and listed from the manifest's.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct AddArgs {
    /// The manifest to add to
    manifest: PathBuf,
    /// The files to list; of a folder, all that can be read, sorted by name
    #[arg(required = true, value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
}

/// Adds the entries, or reports why not and changes nothing.
///
/// # Errors
/// None: wrong usage is found by the parser.
pub fn run(args: &AddArgs, output: &Output) -> Result<Outcome, clap::Error> {
    let mut console = Console::new(output);
    let folder = match args.manifest.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let mut texts = Texts::new();
    let (faults, said) = match add(args, folder, &mut texts) {
        Ok(Added { number, warnings }) => {
            let shown = names::from_here(&args.manifest);
            (warnings, format!("{}: {} added", shown.display(), count(number, "brief")))
        }
        Err(faults) => return Ok(console.fail("nothing was added", folder, &texts, &faults)),
    };
    console.draw(folder, &texts, &faults);
    console.say(&said);
    Ok(Outcome::Done)
}

struct Added {
    number: usize,
    /// One for each file that was listed before, or that no reader knows.
    warnings: Vec<Diagnostic>,
}

fn add(args: &AddArgs, folder: &Path, texts: &mut Texts) -> Result<Added, Vec<Diagnostic>> {
    if let Some(fault) = no_manifest(args) {
        return Err(vec![fault]);
    }
    let Some(name) = args.manifest.file_name().and_then(|name| name.to_str()) else {
        let shown = args.manifest.to_string_lossy().into_owned();
        let message = format!("`{shown}` is no name of a manifest");
        return Err(vec![Diagnostic::error(Code::UnreadableFile, Place::file(shown), message)]);
    };
    let disk = Disk::new(folder, Outside::Refused);
    let name = FilePath::new(name);
    // A link to the manifest may lead out of its folder; it was named, so it is read.
    let anywhere = Disk::new(folder, Outside::Allowed);
    let text = read_text(&anywhere, &name, Wanted::OneFile, &Place::file(name.shared()), texts)
        .map_err(|fault| vec![with_help(fault.into())])?;
    let mut faults = Vec::new();
    let mut warnings = Vec::new();
    let files = args.files.iter().flat_map(|file| {
        let files = if file.is_dir() { below(file, &mut warnings) } else { Ok(vec![file.clone()]) };
        files.map_err(|fault| faults.push(*fault)).unwrap_or_default()
    });
    let files: Vec<PathBuf> = files.collect();
    let paths: Vec<FilePath> = files
        .iter()
        .filter_map(|file| listed_path(&disk, &name, folder, file).map_err(|fault| faults.push(*fault)).ok())
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let inserted =
        manifest::insert(&disk, &name, &text, &paths).map_err(|fault| vec![Diagnostic::from(*fault)])?;
    if !inserted.added.is_empty() {
        write::put(&args.manifest, inserted.text.as_bytes()).map_err(|fault| vec![*fault])?;
    }
    warnings.extend(inserted.known.into_iter().map(Diagnostic::from));
    Ok(Added { number: inserted.added.len(), warnings })
}

/// What is wrong where a folder, or a brief before the manifest, is named first.
fn no_manifest(args: &AddArgs) -> Option<Diagnostic> {
    let is_yaml =
        |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let first = shown(&args.manifest);
    let place = Place::file(absolute(&args.manifest));
    if let Some(manifest) = args.files.iter().find(is_yaml).filter(|_| !is_yaml(&&args.manifest)) {
        let files = std::iter::once(&args.manifest).chain(&args.files).filter(|file| *file != manifest);
        let ordered: Vec<String> =
            std::iter::once(manifest).chain(files).map(|file| names::argument(file)).collect();
        let help = format!("the manifest comes first: `briefbook add {}`", ordered.join(" "));
        let message = format!("`{first}` stands where the manifest is meant");
        return Some(Diagnostic::error(Code::UnknownFormat, place, message).help(help));
    }
    if args.manifest.is_dir() {
        let help = names::manifest_in(&args.manifest);
        let message = format!("`{first}` is a folder, and no manifest");
        return Some(Diagnostic::error(Code::IsDirectory, place, message).help(help));
    }
    None
}

/// Help for a manifest that is not there.
fn with_help(fault: Diagnostic) -> Diagnostic {
    match fault.code {
        Code::MissingFile => fault.help(
            "name the manifest first, then the briefs; `briefbook init --from FOLDER` makes one over a folder",
        ),
        _ => fault,
    }
}

fn shown(path: &Path) -> String {
    visible::line(&names::from_here(path).to_string_lossy()).into_owned()
}

/// The files below a folder that a reader may know; a warning for each that none does.
fn below(folder: &Path, warnings: &mut Vec<Diagnostic>) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let (known, other): (Vec<_>, Vec<_>) =
        walk::briefs(folder, warnings).into_iter().partition(|path| SourceKind::of(path).is_some());
    warnings.extend(other.iter().map(|path| {
        let path = folder.join(path.as_str());
        let shown = names::from_here(&path).to_string_lossy().into_owned();
        let message = format!("`{shown}` is of a kind that no reader knows, and is passed over");
        Diagnostic::warning(Code::UnknownFormat, Place::file(absolute(&path)), message)
    }));
    if known.is_empty() {
        let shown = names::from_here(folder).to_string_lossy().into_owned();
        let message = format!("`{shown}` holds no page that can be read");
        return Err(Box::new(Diagnostic::error(Code::NoBriefs, Place::file(absolute(folder)), message)));
    }
    Ok(known.into_iter().map(|path| folder.join(path.as_str())).collect())
}

/// The path that the manifest has for a file; a fault if a build could not read it.
fn listed_path(
    disk: &Disk,
    manifest: &FilePath,
    folder: &Path,
    file: &Path,
) -> Result<FilePath, Box<Diagnostic>> {
    let shown = names::from_here(file).to_string_lossy().into_owned();
    let fault = |code, what: &str| {
        Box::new(Diagnostic::error(code, Place::file(absolute(file)), format!("`{shown}` {what}")))
    };
    let instead = || if file.exists() { None } else { names::instead_of(file, names::Wanted::Brief) };
    let Some(path) = relative(folder, file) else {
        return Err(Box::new(
            fault(Code::OutsideFolder, "lies outside the manifest's folder").help("move it into the folder"),
        ));
    };
    if path == *manifest {
        let help = "name the briefs after it, or a folder of them";
        return Err(Box::new(fault(Code::UnknownFormat, "is the manifest itself").help(help)));
    }
    let limit = match SourceKind::of(&path) {
        Some(SourceKind::SavedPage | SourceKind::PageText) => PAGE_LIMIT,
        Some(SourceKind::Markdown) => TEXT_LIMIT,
        None => {
            // A name that nothing has may be misspelled at its end.
            let code = if file.exists() { Code::UnknownFormat } else { Code::MissingFile };
            let what = if file.exists() { "is of a kind that no reader knows" } else { "does not exist" };
            return Err(Box::new(fault(code, what).maybe_help(instead())));
        }
    };
    match disk.read(&path, limit) {
        Ok(_) => Ok(path),
        Err(ReadError::Missing) => {
            Err(Box::new(fault(Code::MissingFile, "does not exist").maybe_help(instead())))
        }
        Err(ReadError::Directory) => Err(fault(Code::IsDirectory, "is a folder")),
        Err(ReadError::Outside) => Err(fault(Code::OutsideFolder, "lies outside the manifest's folder")),
        Err(ReadError::TooLarge { limit }) => {
            Err(fault(Code::FileTooLarge, &format!("is larger than {} MB", limit / (1024 * 1024))))
        }
        Err(ReadError::Unreadable(words)) => {
            Err(fault(Code::UnreadableFile, &format!("cannot be read: {words}")))
        }
    }
}

fn absolute(file: &Path) -> String {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned()).to_string_lossy().into_owned()
}

/// A file's path from a folder, with forward slashes; `None` if it does not lie below it.
pub fn relative(folder: &Path, file: &Path) -> Option<FilePath> {
    let folder = fs::canonicalize(folder).ok()?;
    // The file's own name stays what it is: it may be a link within the folder.
    let parent = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    let parent = fs::canonicalize(parent).unwrap_or_else(|_| std::path::absolute(parent).unwrap_or_default());
    let below = parent.join(file.file_name()?);
    let below = below.strip_prefix(&folder).ok()?;
    let steps: Option<Vec<&str>> = below.components().map(|step| step.as_os_str().to_str()).collect();
    Some(FilePath::new(&steps?.join("/")))
}
