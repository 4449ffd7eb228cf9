//! `briefbook init`: a small book to begin with, or a manifest over saved pages.

use std::path::{Path, PathBuf};

use briefbook::Refused;
use briefbook::diagnostic::{Code, Diagnostic, Place, Severity};
use briefbook::files::Texts;
use briefbook::import::{Options, import};
use briefbook::init::{Filter, Found, SMALL_BOOK, Typed, manifest, told};
use briefbook::read::saved_page::sites::SiteRules;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory};
use rayon::prelude::*;

use super::add::relative;
use super::console::{Console, count, print_path};
use super::disk::{Disk, Outside};
use super::names::{self, MANIFEST};
use super::{Cli, Outcome, Output, progress, sites, walk, write};

const EXAMPLES: &str = "\
Examples:
  briefbook init                                  Make a small book here, and `briefbook build` it
  briefbook init iran-2008                        Make it in a folder of its own
  briefbook init --from saved                     List every page below `saved` in a manifest here
  briefbook init --from saved --region Iran --from-date 2008 --to-date 2008

Nothing is written over. What was guessed is marked `# check`.";

/// Make a small book, or a manifest over saved pages
///
/// With --from, the pages found are listed in the order of their dates; those without one come last.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct InitArgs {
    /// The folder of the book
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// List the pages below this folder
    #[arg(long, value_name = "FOLDER")]
    from: Option<PathBuf>,
    /// List only what names this region or country
    #[arg(long, requires = "from")]
    region: Option<String>,
    /// List only what names this topic
    #[arg(long, requires = "from")]
    topic: Option<String>,
    /// List only what is dated from this day, month or year on
    #[arg(long, value_name = "DATE", requires = "from")]
    from_date: Option<Typed>,
    /// List only what is dated up to this day, month or year
    #[arg(long, value_name = "DATE", requires = "from")]
    to_date: Option<Typed>,
}

/// Makes the files, or reports what stands in the way.
///
/// # Errors
/// Wrong usage.
pub fn run(args: &InitArgs, output: &Output) -> Result<Outcome, clap::Error> {
    if let (Some(from), Some(to)) = (args.from_date, args.to_date)
        && from.is_after(to)
    {
        let message = format!("`--from-date {}` is later than `--to-date {}`", from.0, to.0);
        return Err(Cli::command().error(ErrorKind::ValueValidation, message));
    }
    let mut console = Console::new(output);
    let files = match &args.from {
        None => SMALL_BOOK.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        Some(from) => {
            let own = sites::own();
            if !own.diagnostics.is_empty() {
                return Ok(console.fail("no manifest was made", &own.folder, &own.texts, &own.diagnostics));
            }
            match over(&mut console, args, from, own.rules) {
                Ok(text) => vec![(MANIFEST.to_owned(), text)],
                Err(fault) => {
                    return Ok(console.fail("no manifest was made", Path::new(""), &Texts::new(), &[*fault]));
                }
            }
        }
    };
    let targets: Vec<(PathBuf, String)> =
        files.into_iter().map(|(name, text)| (names::from_here(&args.folder.join(name)), text)).collect();
    let in_the_way: Vec<Diagnostic> = targets
        .iter()
        .filter(|(path, _)| std::fs::symlink_metadata(path).is_ok())
        .map(|(path, _)| {
            write::in_the_way(path, "is there already").help("name another folder, or move it away")
        })
        .collect();
    if !in_the_way.is_empty() {
        return Ok(console.fail("nothing was made", Path::new(""), &Texts::new(), &in_the_way));
    }
    for (path, text) in &targets {
        if let Err(fault) = write::put(path, text.as_bytes()) {
            return Ok(console.fail("the book was not finished", Path::new(""), &Texts::new(), &[*fault]));
        }
        print_path(path);
    }
    let manifest = names::from_here(&args.folder.join(MANIFEST));
    console.say(&format!("now run `briefbook build {}`", manifest.display()));
    Ok(Outcome::Done)
}

/// The manifest over the pages of a folder.
fn over(
    console: &mut Console<'_>,
    args: &InitArgs,
    from: &Path,
    sites: SiteRules,
) -> Result<String, Box<Diagnostic>> {
    let shown = names::from_here(from).to_string_lossy().into_owned();
    let fault = |code, what: &str| {
        Box::new(Diagnostic::error(code, Place::file(shown.as_str()), format!("`{shown}` {what}")))
    };
    if !from.is_dir() {
        let instead = names::instead_of(from, names::Wanted::Folder);
        let help = instead.unwrap_or_else(|| "name the folder in which you saved the pages".to_owned());
        return Err(Box::new(fault(Code::MissingFile, "is no folder of saved pages").help(help)));
    }
    // The folder of the book need not be there yet; then nothing lies below it.
    let Some(prefix) = relative(&args.folder, &from.join("x")) else {
        let holding = from.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (from, holding) = (names::argument(from), names::argument(holding));
        let filters = filters(args);
        let help = format!(
            "name a folder of the book that holds it: `briefbook init --from {from}{filters} {holding}`"
        );
        return Err(Box::new(fault(Code::OutsideFolder, "lies outside the folder of the book").help(help)));
    };
    let mut unread = Vec::new();
    let paths = walk::briefs(from, &mut unread);
    console.draw(Path::new(""), &Texts::new(), &unread);
    let options = Options { sites, ..Options::default() };
    let disk = Disk::new(from, Outside::Refused);
    let work = |tick: progress::Tick<'_>| -> Vec<_> {
        let read = paths.par_iter().map(|path| {
            let imported = import(&disk, path, &options);
            tick();
            imported.map(|imported| imported.metadata)
        });
        read.collect()
    };
    let read = if console.talks_to_people() { progress::counting(paths.len(), work) } else { work(&|| ()) };
    let filter = Filter {
        region: args.region.clone(),
        topic: args.topic.clone(),
        from: args.from_date.map(|typed| typed.0),
        to: args.to_date.map(|typed| typed.0),
    };
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    for (path, result) in paths.iter().zip(read) {
        match result {
            Ok(metadata) if filter.wants(&metadata) => {
                found.push(Found { path: prefix.sibling(path.as_str()).to_string(), metadata });
            }
            Ok(metadata) => left_out.push(metadata),
            Err(refused) => warn(console, from, refused),
        }
    }
    if found.is_empty() {
        if left_out.is_empty() {
            return Err(fault(Code::NoBriefs, "holds no page that can be read"));
        }
        let help = format!("its pages are {}; a topic or region is named in full", told(&left_out));
        return Err(Box::new(fault(Code::NoBriefs, "holds no page of that kind").help(help)));
    }
    let others = if left_out.is_empty() { String::new() } else { format!(", {} left out", left_out.len()) };
    console.say(&format!("{shown}: {} listed{others}", count(found.len(), "brief")));
    let folder = std::path::absolute(from).ok();
    let name = folder
        .as_deref()
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy().replace(['_', '-'], " "));
    Ok(manifest(name.as_deref().map(str::trim).filter(|name| !name.is_empty()), found))
}

/// The filters as a command has them, with a space before each.
fn filters(args: &InitArgs) -> String {
    let text = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(" --{name} {}", names::quoted(value)))
    };
    let date =
        |name: &str, value: &Option<Typed>| value.as_ref().map(|value| format!(" --{name} {}", value.0));
    let all = [
        text("region", &args.region),
        text("topic", &args.topic),
        date("from-date", &args.from_date),
        date("to-date", &args.to_date),
    ];
    all.into_iter().flatten().collect()
}

/// What cannot be read is not listed, and said.
fn warn(console: &mut Console<'_>, folder: &Path, mut refused: Refused) {
    refused.diagnostics.iter_mut().for_each(|fault| fault.severity = Severity::Warning);
    console.draw(folder, &refused.texts, &refused.diagnostics);
}
