//! Imports one thing, and writes it with its pictures or not at all.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefbook::Refused;
use briefbook::diagnostic::{Code, Diagnostic, Place, Severity};
use briefbook::files::{FilePath, MemoryFiles, PAGE_LIMIT, Texts};
use briefbook::import::{Imported, Options, import, wanted_pictures};
use briefbook::model::{Credit, Date, Role};
use briefbook::read::SourceKind;
use briefbook::read::saved_page::sites::SiteRules;

use super::inputs::Input;
use super::{Format, no_texts, shown};
use crate::cli::disk::{Disk, Outside, words};
use crate::cli::fetch::{self, Fetched, Rules};
use crate::cli::names;
use crate::cli::write::{self, Existing, Need};

/// What holds for all inputs.
pub struct Setting {
    /// What the files are, where it was said.
    pub kind: Option<SourceKind>,
    /// What is made.
    pub format: Format,
    /// What is done about files that are there.
    pub existing: Existing,
    /// Whether each field is explained.
    pub explain: bool,
    /// The day on which pages are fetched.
    pub today: Option<Date>,
    /// What may be fetched.
    pub rules: Rules,
    /// The user's own rules for sites.
    pub sites: SiteRules,
}

/// What became of one input.
#[derive(Debug)]
pub struct Report {
    /// The folder that places start from.
    pub folder: PathBuf,
    /// What is to be said.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that it points into.
    pub texts: Texts,
    /// Where each field came from, if that was asked.
    pub explained: Vec<String>,
    /// Pictures that came with it.
    pub pictures: usize,
    /// How it ended.
    pub fate: Fate,
}

/// How an input ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// On standard output.
    Shown,
    /// In a file.
    Written(PathBuf),
    /// In a file that said the same already.
    Unchanged(PathBuf),
    /// Nowhere: another file stands there.
    Kept,
    /// Nowhere: it has faults.
    Failed,
    /// Nowhere: a file among others that no reader knows.
    PassedOver,
}

impl Fate {
    /// Whether somebody did not get what he asked for.
    pub fn is_failure(&self) -> bool {
        match self {
            Fate::Kept | Fate::Failed => true,
            Fate::Shown | Fate::Written(_) | Fate::Unchanged(_) | Fate::PassedOver => false,
        }
    }
}

/// An import, and the folder that its places start from.
struct Came {
    folder: PathBuf,
    result: Result<Imported, Refused>,
}

/// Imports one thing to be printed.
pub fn show(setting: &Setting, input: &Input) -> (Report, Option<String>) {
    let came = bring(setting, input);
    match came.result {
        Err(refused) => (failed(came.folder, refused, Fate::Failed), None),
        Ok(imported) => {
            let text = text(setting, &imported);
            (told(setting, came.folder, imported, Fate::Shown), Some(text))
        }
    }
}

/// Imports one thing into a folder.
pub fn write(setting: &Setting, input: &Input, name: &str, target: &Path) -> Report {
    let came = bring(setting, input);
    let imported = match came.result {
        Ok(imported) => imported.with_pictures_in(&format!("{name}_pictures")),
        Err(refused) => return passed_over_or_failed(input, came.folder, refused),
    };
    let ending = match setting.format {
        Format::Markdown => "md",
        Format::Json => "json",
    };
    let path = target.join(format!("{name}.{ending}"));
    let mut fault = None;
    let fate = match put(setting, &imported, &path, target) {
        Ok(Need::Missing) => Fate::Written(path),
        Ok(Need::There) => Fate::Unchanged(path),
        Err(kept) => {
            let fate = if kept.code == Code::ExistingFile { Fate::Kept } else { Fate::Failed };
            fault = Some(*kept);
            fate
        }
    };
    let mut report = told(setting, came.folder, imported, fate);
    report.diagnostics.extend(fault);
    report
}

/// Looks at every file before the first one is written, so that no brief loses its pictures.
fn put(setting: &Setting, imported: &Imported, path: &Path, folder: &Path) -> Result<Need, Box<Diagnostic>> {
    let text = text(setting, imported);
    let pictures = imported.picture_files().map(|(name, bytes)| (folder.join(name.as_str()), &bytes[..]));
    let mut wanted: Vec<(PathBuf, &[u8])> = pictures.collect();
    wanted.push((path.to_owned(), text.as_bytes()));
    let mut missing = Vec::new();
    for (path, bytes) in &wanted {
        if write::need(path, bytes, setting.existing)? == Need::Missing {
            missing.push((path, *bytes));
        }
    }
    for (path, bytes) in &missing {
        write::put(path, bytes)?;
    }
    Ok(if missing.is_empty() { Need::There } else { Need::Missing })
}

fn text(setting: &Setting, imported: &Imported) -> String {
    match setting.format {
        Format::Markdown => imported.to_markdown(),
        Format::Json => imported.to_json(),
    }
}

fn told(setting: &Setting, folder: PathBuf, imported: Imported, fate: Fate) -> Report {
    let explained = if setting.explain { imported.explain() } else { Vec::new() };
    let pictures = imported.pictures.len();
    let mut diagnostics = imported.warnings;
    if setting.format == Format::Json {
        diagnostics.extend(imported.metadata.authors.iter().flatten().filter_map(left_out));
    }
    // The texts of a thousand pages are kept only where something points into them.
    let texts = if diagnostics.is_empty() { no_texts() } else { imported.texts };
    Report { folder, diagnostics, texts, explained, pictures, fate }
}

/// Translators and editors are no authors, and the object has no other place for them.
fn left_out(credit: &Credit) -> Option<Diagnostic> {
    let name = credit.name.typed();
    let message = format!("`{}` is no author, and a JSON brief names nobody else", name.value);
    let fault = Diagnostic::warning(Code::CreditLeftOut, name.place.clone(), message);
    (credit.role != Role::Author).then(|| fault.help("`--format markdown` keeps translators and editors"))
}

fn failed(folder: PathBuf, refused: Refused, fate: Fate) -> Report {
    let Refused { diagnostics, texts } = refused;
    Report { folder, diagnostics, texts, explained: Vec::new(), pictures: 0, fate }
}

/// A file that nobody named and no reader knows is no failure, but is not passed over in silence.
fn passed_over_or_failed(input: &Input, folder: PathBuf, mut refused: Refused) -> Report {
    let unknown = |fault: &Diagnostic| matches!(fault.code, Code::UnknownFormat | Code::BinaryFile);
    if !matches!(input, Input::Found { .. }) || !refused.diagnostics.iter().all(unknown) {
        return failed(folder, refused, Fate::Failed);
    }
    refused.diagnostics.iter_mut().for_each(|fault| fault.severity = Severity::Warning);
    failed(folder, refused, Fate::PassedOver)
}

fn bring(setting: &Setting, input: &Input) -> Came {
    let options = Options {
        kind: setting.kind,
        is_kind_said: setting.kind.is_some(),
        sites: setting.sites.clone(),
        today: setting.today,
        ..Options::default()
    };
    match input {
        Input::Found { folder, name } => {
            let result = import(&Disk::new(folder, Outside::Refused), name, &options);
            Came { folder: folder.clone(), result }
        }
        Input::Named(path) => named(path, &options),
        Input::Standard => standard(setting, &options),
        Input::Address(address) => address_of(setting, address, options),
    }
}

/// A link that is named is what it leads to, with the pictures that lie there; it says by its own
/// name what kind of file that is.
fn named(path: &Path, options: &Options) -> Came {
    let linked = FilePath::new(&path.to_string_lossy());
    let options = Options { kind: options.kind.or_else(|| SourceKind::of(&linked)), ..options.clone() };
    let path = names::followed(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let result = match path.file_name().and_then(|name| name.to_str()) {
        Some(name) => {
            let result = import(&Disk::new(folder, Outside::Refused), &FilePath::new(name), &options);
            result.map_err(|refused| with_help(refused, &path))
        }
        None => {
            let shown = shown(&path);
            let message = format!("`{shown}` has a name that is not UTF-8");
            refused(Diagnostic::error(Code::UnreadableFile, Place::file(shown), message))
        }
    };
    Came { folder: folder.to_owned(), result }
}

/// A file that is not there is told with what is.
fn with_help(mut refused: Refused, path: &Path) -> Refused {
    let instead = (!path.exists()).then(|| names::instead_of(path, names::Wanted::Brief)).flatten();
    if let (Some(help), [fault]) = (instead, &mut refused.diagnostics[..]) {
        fault.help = Some(help);
    }
    refused
}

fn standard(setting: &Setting, options: &Options) -> Came {
    let mut bytes = Vec::new();
    // One byte more than any page may have, so that a longer one is refused and not cut.
    let read = io::stdin().lock().take(PAGE_LIMIT + 1).read_to_end(&mut bytes);
    let result = match read {
        Ok(_) => {
            let kind = setting.kind.unwrap_or_else(|| SourceKind::sniff(&String::from_utf8_lossy(&bytes)));
            let options = Options { kind: Some(kind), ..options.clone() };
            let path = FilePath::new("standard input");
            import(&MemoryFiles::new().with(path.as_str(), bytes), &path, &options)
        }
        Err(error) => {
            let message = format!("standard input cannot be read: {}", words(&error));
            refused(Diagnostic::error(Code::UnreadableFile, Place::file("standard input"), message))
        }
    };
    Came { folder: PathBuf::new(), result }
}

/// Fetches a page, then the pictures that its text has.
fn address_of(setting: &Setting, address: &str, options: Options) -> Came {
    let came = |result| Came { folder: PathBuf::new(), result };
    let Fetched { address, bytes, kind, charset } = match fetch::page(address, &setting.rules) {
        Ok(fetched) => fetched,
        Err(fault) => return came(refused(*fault)),
    };
    let path = FilePath::new("page");
    let kind = setting.kind.or(kind).unwrap_or_else(|| SourceKind::sniff(&String::from_utf8_lossy(&bytes)));
    let size = bytes.len() as u64;
    let files = MemoryFiles::new().with(path.as_str(), bytes);
    let mut options = Options {
        kind: Some(kind),
        address: Some(address.clone()),
        charset,
        accessed: setting.today,
        ..options
    };
    let wanted = wanted_pictures(&files, &path, &options);
    let fetched = fetch::pictures(&wanted, size, &setting.rules);
    options.parts = fetched.parts;
    let mut result = import(&files, &path, &options);
    let (diagnostics, texts) = match &mut result {
        Ok(imported) => (&mut imported.warnings, &mut imported.texts),
        Err(refused) => (&mut refused.diagnostics, &mut refused.texts),
    };
    diagnostics.extend(fetched.warnings);
    // Nobody knows the name under which the page was read; its address says where to look.
    let shown: Arc<str> = address.as_str().into();
    for label in diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        if *label.place.file == *path.as_str() {
            label.place.file = shown.clone();
        }
    }
    if let Some(text) = texts.remove(path.as_str()) {
        texts.insert(shown, text);
    }
    came(result)
}

fn refused(fault: Diagnostic) -> Result<Imported, Refused> {
    Err(Refused { diagnostics: vec![fault], texts: no_texts() })
}
