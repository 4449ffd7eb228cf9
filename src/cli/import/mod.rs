//! `briefbook import`: from whatever was saved to an editable brief.

mod inputs;
mod one;

use std::path::{Path, PathBuf};
use std::time::Instant;

use briefbook::diagnostic::{Code, Diagnostic, Place};
use briefbook::files::{FilePath, Texts};
use briefbook::read::SourceKind;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, ValueEnum};
use rayon::prelude::*;

use super::console::{Console, count, print, print_path};
use super::disk::words;
use super::fetch::Rules;
use super::write::Existing;
use super::{Cli, MessageFormat, Outcome, Output, clock, names, progress, sites, visible};
use inputs::Input;
use one::{Fate, Report, Setting};

const EXAMPLES: &str = "\
Examples:
  briefbook import page.html                   Show the brief that a saved page becomes
  briefbook import page.html > page.md         Put its text into a file
  briefbook import saved/ -o briefs/           Turn a folder of pages into a folder of briefs
  briefbook import https://example.org/brief   Fetch a page and its pictures
  briefbook import page.txt --explain          Say where title, authors and date come from
  briefbook import page.html --format json     Give the same brief to a program
  pandoc talk.docx -t html | briefbook import - --as html

A brief is written as DIR/<name of the page>.md, its pictures to DIR/<name of the page>_pictures/.
A file that says something else already is kept, unless you say --force.";

/// Turn saved pages into editable briefs
///
/// One brief goes to standard output; several, or the pages of a folder, go to the folder that -o
/// names, and standard output says where. To import what was imported changes nothing.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ImportArgs {
    /// Saved pages, folders of them, addresses, or `-` for standard input
    #[arg(required = true, value_name = "FILE|FOLDER|ADDRESS")]
    inputs: Vec<PathBuf>,
    /// The folder to write briefs and pictures to; it is made if it is not there
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// What to make
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Say on standard error where each field came from, and what was cut
    #[arg(long)]
    explain: bool,
    /// What the files are, whatever they are called
    #[arg(long = "as", value_name = "FORM", value_enum)]
    form: Option<FormArg>,
    /// Write over files that say something else
    #[arg(long)]
    force: bool,
    /// Fetch from http addresses too
    #[arg(long)]
    allow_http: bool,
    /// Fetch from private and loopback addresses too
    #[arg(long)]
    allow_private: bool,
}

/// What is made of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Front matter and Markdown
    Markdown,
    /// One JSON object
    Json,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormArg {
    /// A web page
    Html,
    /// The text of a page
    Text,
    /// Markdown
    Markdown,
}

impl From<FormArg> for SourceKind {
    fn from(form: FormArg) -> Self {
        match form {
            FormArg::Html => Self::SavedPage,
            FormArg::Text => Self::PageText,
            FormArg::Markdown => Self::Markdown,
        }
    }
}

/// Imports, reports, and writes.
///
/// # Errors
/// Wrong usage.
pub fn run(args: &ImportArgs, output: &Output) -> Result<Outcome, clap::Error> {
    let began = Instant::now();
    let mut console = Console::new(output);
    if args.explain && output.message_format == MessageFormat::Json {
        let message = "`--explain` is for people: it cannot be had with `--message-format json`";
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, message));
    }
    let mut unread = Vec::new();
    let inputs = inputs::inputs(&args.inputs, args.output.as_deref(), &mut unread);
    let has_folder = args.inputs.iter().any(|input| input.is_dir());
    if args.output.is_none() && (args.inputs.len() != 1 || has_folder) {
        return Err(wrong_usage(ErrorKind::MissingRequiredArgument, needs_a_folder(&args.inputs)));
    }
    if let Some(file) = args.output.as_deref().filter(|output| means_file(output)) {
        let number = if args.inputs.len() > 1 || has_folder { Number::Many } else { Number::One };
        return Err(wrong_usage(ErrorKind::ValueValidation, not_a_folder(file, number)));
    }
    if let Some(folder) = args.inputs.iter().find(|input| is_same(input, args.output.as_deref())) {
        return Err(wrong_usage(ErrorKind::ValueValidation, into_itself(folder)));
    }
    let own = sites::own();
    if !own.diagnostics.is_empty() {
        return Ok(console.fail("nothing was imported", &own.folder, &own.texts, &own.diagnostics));
    }
    let setting = Setting {
        sites: own.rules,
        kind: args.form.map(SourceKind::from),
        format: args.format,
        existing: if args.force { Existing::Replaced } else { Existing::Kept },
        explain: args.explain,
        today: clock::today()?,
        rules: Rules::allowing(args.allow_http, args.allow_private),
    };
    console.draw(Path::new(""), &no_texts(), &unread);
    let Some(folder) = &args.output else {
        return Ok(inputs.first().map_or(Outcome::Failed, |input| show(&mut console, &setting, input)));
    };
    let names = inputs::names(&inputs);
    let work = |tick: progress::Tick<'_>| -> Vec<Report> {
        let jobs = inputs.par_iter().zip(&names);
        jobs.map(|(input, name)| {
            let report = one::write(&setting, input, name, folder);
            tick();
            report
        })
        .collect()
    };
    let reports =
        if console.talks_to_people() { progress::counting(inputs.len(), work) } else { work(&|| ()) };
    for report in &reports {
        tell(&mut console, report);
    }
    let closing = closing_line(&reports, began.elapsed().as_secs_f64());
    console.say(&closing);
    let failed = reports.is_empty() || reports.iter().any(|report| report.fate.is_failure());
    Ok(if failed { Outcome::Failed } else { Outcome::Done })
}

/// An error that shows how this verb is used.
fn wrong_usage(kind: ErrorKind, message: String) -> clap::Error {
    let mut command = Cli::command();
    command.build();
    match command.find_subcommand_mut("import") {
        Some(import) => import.error(kind, message),
        None => command.error(kind, message),
    }
}

fn needs_a_folder(inputs: &[PathBuf]) -> String {
    let named: Vec<String> = inputs.iter().map(|input| names::argument(input)).collect();
    format!(
        "several briefs need a folder to go to; `briefbook import {} -o briefs` puts them into `briefs`",
        named.join(" ")
    )
}

/// Whether a path that should be a folder's is a file's, or looks like a brief's.
fn means_file(path: &Path) -> bool {
    let looks_like_a_brief = SourceKind::of(&FilePath::new(&path.to_string_lossy())).is_some()
        || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    path.is_file() || looks_like_a_brief && !path.is_dir()
}

/// Whether the pages of a folder would be imported into itself.
fn is_same(input: &Path, output: Option<&Path>) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    input.is_dir() && output.is_some_and(|output| whole(input).is_some() && whole(input) == whole(output))
}

fn into_itself(folder: &Path) -> String {
    let folder = names::argument(folder);
    format!(
        "`{folder}` is the folder of the pages: the next import would take the briefs in it for pages; \
         `-o briefs` puts them into a folder of their own"
    )
}

/// How many briefs there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

fn not_a_folder(file: &Path, number: Number) -> String {
    let parent = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = file.with_extension("");
    let (file, parent) = (names::argument(file), names::argument(parent));
    let folder = if means_file(&named) { parent.clone() } else { names::argument(&named) };
    let help = match number {
        Number::One => format!(
            "for a brief in that file leave `-o` out and write `> {file}`; `-o {parent}` puts it and its \
             pictures into a folder, under the name of the page"
        ),
        Number::Many => format!("`-o {folder}` puts each brief into a folder, under the name of its page"),
    };
    format!("`-o` names a folder, and `{file}` is a file: {help}")
}

/// Prints one brief.
fn show(console: &mut Console<'_>, setting: &Setting, input: &Input) -> Outcome {
    let (report, brief) = one::show(setting, input);
    let Some(brief) = brief else {
        return console.fail("nothing was imported", &report.folder, &report.texts, &report.diagnostics);
    };
    tell(console, &report);
    if let Err(error) = print(brief.as_bytes()) {
        let message = format!("the brief cannot be written to standard output: {}", words(&error));
        let fault = Diagnostic::error(Code::TargetNotWritable, Place::file("standard output"), message);
        return console.fail("nothing was imported", &report.folder, &report.texts, &[fault]);
    }
    if report.pictures > 0 {
        let pictures = count(report.pictures, "picture");
        console.say(&format!("not written: {pictures}; add `-o DIR` to keep them"));
    }
    Outcome::Done
}

/// Says what is to be said about one input.
fn tell(console: &mut Console<'_>, report: &Report) {
    console.draw(&report.folder, &report.texts, &report.diagnostics);
    report.explained.iter().for_each(|line| console.tell(line));
    match &report.fate {
        Fate::Written(path) | Fate::Unchanged(path) => print_path(path),
        Fate::Shown | Fate::Kept | Fate::Failed | Fate::PassedOver => {}
    }
}

/// "12 briefs: 9 written, 2 unchanged, 1 kept; 8 pictures; in 0.41 s".
fn closing_line(reports: &[Report], seconds: f64) -> String {
    let of = |wanted: fn(&Fate) -> bool| reports.iter().filter(|report| wanted(&report.fate)).count();
    let counts = [
        (of(|fate| matches!(fate, Fate::Written(_))), "written"),
        (of(|fate| matches!(fate, Fate::Unchanged(_))), "unchanged"),
        (of(|fate| matches!(fate, Fate::Kept)), "kept as it was"),
        (of(|fate| matches!(fate, Fate::Failed)), "failed"),
        (of(|fate| matches!(fate, Fate::PassedOver)), "passed over"),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    let pictures = reports.iter().map(|report| report.pictures).sum();
    let said = if said.is_empty() { "nothing to import".to_owned() } else { said.join(", ") };
    format!("{}: {said}; {}; in {seconds:.2} s", count(reports.len(), "file"), count(pictures, "picture"))
}

/// How the name of an input is shown.
fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

/// No texts: for faults that point into none.
fn no_texts() -> Texts {
    Texts::new()
}
