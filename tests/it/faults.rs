//! One folder a diagnostic code, with the exact report that an editor gets.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};

use briefbook::diagnostic::{Code, Diagnostics};
use briefbook::files::FilePath;
use briefbook::read::saved_page::sites::SiteRules;
use briefbook::read::saved_page::{self, ReadOptions, SavedPage};
use rayon::prelude::*;

use crate::helper::{Book, Ran, blessing, folders, project};

/// The folder in which many things are wrong at once.
const SEVERAL: &str = "several";

/// What a folder cannot hold; the tests below build it.
const BUILT_HERE: [Code; 5] =
    [Code::UnreadableFile, Code::FileTooLarge, Code::TargetNotWritable, Code::TwoTitles, Code::SiteRule];

/// What no build reports; `tests/it/import.rs`, `tests/it/verbs.rs` and the tests of the command line do.
const OF_OTHER_VERBS: [Code; 7] = [
    Code::CreditLeftOut,
    Code::FlowStyle,
    Code::ExistingFile,
    Code::AddressRefused,
    Code::FetchFailed,
    Code::FetchTimeout,
    Code::RedirectLoop,
];

#[test]
fn every_fault_is_reported_as_it_was() {
    let complaints: String = folders("tests/faults").par_iter().map(|code| check(code)).collect();
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let elsewhere = BUILT_HERE.iter().chain(&OF_OTHER_VERBS);
    let built_here: BTreeSet<_> = elsewhere.map(|code| code.as_str()).collect();
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let wanted: BTreeSet<_> = codes.difference(&built_here).copied().chain([SEVERAL]).collect();
    let folders = folders("tests/faults");
    let found: BTreeSet<_> = folders.iter().map(String::as_str).collect();
    let (missing, stray): (Vec<_>, Vec<_>) =
        (wanted.difference(&found).collect(), found.difference(&wanted).collect());
    assert!(missing.is_empty() && stray.is_empty(), "codes without a folder: {missing:?}; strays: {stray:?}");
}

#[test]
fn one_run_reports_many_faults_of_many_files() {
    let report = Book::in_folder("tests/faults/several").run(&["build", "--message-format", "short"]).stderr;
    let files: BTreeSet<_> = report.lines().filter_map(|line| line.split(':').next()).collect();
    assert!(["manifest.yaml", "a.md", "b.md"].iter().all(|file| files.contains(file)), "{report}");
    assert!(report.lines().filter(|line| line.contains(" error[")).count() >= 6, "{report}");
}

#[test]
fn a_page_with_two_titles_is_reported_with_both() {
    let head = "<title>What the River Says</title><meta property=og:title content='What the River Says'>";
    let html = format!("<html><head>{head}</head><body><h1>Another Thing Altogether Here</h1></body></html>");
    let mut diagnostics = Diagnostics::default();
    let saved = SavedPage { html: html.into(), ..SavedPage::default() };
    saved_page::read(&FilePath::new("a.html"), &saved, &ReadOptions::default(), &mut diagnostics);
    let fault = diagnostics.as_slice().iter().find(|fault| fault.code == Code::TwoTitles).unwrap();
    assert_eq!(
        fault.message,
        "the page is called `What the River Says` in its head and `Another Thing Altogether Here` in its text"
    );
}

#[test]
fn a_site_rule_with_a_wrong_selector_is_reported_with_its_place() {
    let mut diagnostics = Diagnostics::default();
    let yaml = "hosts: [river.example]\ntitle: ['h1[']\n";
    let _ = SiteRules::default().with(yaml, &FilePath::new("river.yaml"), &mut diagnostics);
    let [fault] = diagnostics.as_slice() else { panic!("one fault: {:?}", diagnostics.as_slice()) };
    assert_eq!((fault.code, fault.message.as_str()), (Code::SiteRule, "`h1[` is no CSS selector"));
    assert_eq!(fault.labels[0].place.span.as_ref().map(|span| &yaml[span.clone()]), Some("'h1['"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_opened_is_reported_without_numbers() {
    let book = Book::titled("Faults");
    fs::remove_file(book.path("a.md")).unwrap();
    std::os::unix::fs::symlink("a.md", book.path("a.md")).unwrap();
    let ran = book.run(&["build", "--message-format", "short"]);
    assert_refused(&ran, Code::UnreadableFile);
    assert!(!ran.stderr.contains("os error"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_out_of_the_folder_is_not_followed() {
    let outside = Book::of([("secret.md", "# Secret\n\nA secret.\n")]);
    let book = Book::titled("Faults");
    fs::remove_file(book.path("a.md")).unwrap();
    std::os::unix::fs::symlink(outside.path("secret.md"), book.path("a.md")).unwrap();
    assert_refused(&book.run(&["build", "--message-format", "short"]), Code::OutsideFolder);
    let allowed = book.run(&["build", "--allow-outside"]);
    assert_eq!(allowed.code, Some(0), "{}", allowed.stderr);
}

#[cfg(unix)]
#[test]
fn a_brief_that_is_listed_again_through_a_link_is_reported_with_both_places() {
    let manifest = "title: Twice\nlanguage: en\nbriefs:\n  - a.md\n  - other/link.md\n";
    let brief = "# A brief\n\n[Nowhere](#nowhere)\n";
    let book = Book::of([("manifest.yaml", manifest), ("a.md", brief), ("other/b.md", brief)]);
    std::os::unix::fs::symlink("../a.md", book.path("other/link.md")).unwrap();
    let ran = book.run(&["build", "--color", "never"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    for said in
        ["`other/link.md` and `a.md` are one file", "first here", "again here", "no book was made: 2 errors"]
    {
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn a_text_or_picture_over_its_limit_is_not_read() {
    let book = Book::titled("Faults");
    File::create(book.path("a.md")).unwrap().set_len(10 * 1024 * 1024 + 1).unwrap();
    assert_refused(&book.run(&["build", "--message-format", "short"]), Code::FileTooLarge);
    book.put("a.md", b"# A brief\n\n![A map](map.png)\n");
    File::create(book.path("map.png")).unwrap().set_len(50 * 1024 * 1024 + 1).unwrap();
    assert_refused(&book.run(&["build", "--message-format", "short"]), Code::FileTooLarge);
}

#[test]
fn a_target_that_cannot_be_written_leaves_no_trace() {
    let book = Book::titled("Faults");
    let before = book.files();
    let ran = book.run(&["build", "--message-format", "short", "-o", "nowhere/faults.epub"]);
    assert_refused(&ran, Code::TargetNotWritable);
    assert_eq!(book.files(), before);
}

fn assert_refused(ran: &Ran, code: Code) {
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains(&format!(" error[{}]: ", code.as_str())), "{}", ran.stderr);
}

/// What is wrong with the report on one folder; nothing if it is as expected.
fn check(code: &str) -> String {
    let folder = format!("tests/faults/{code}");
    let book = Book::in_folder(&folder);
    let before = book.files();
    let ran = book.run(&["build", "--message-format", "human", "--color", "never"]);
    let report = normalised(&ran.stderr);
    let codes = reported(&report);
    let mut complaints = String::new();
    if code != SEVERAL && codes.keys().copied().ne([code]) {
        complaints += &format!("{folder}: reports {codes:?}\n");
    }
    let failed = report.lines().any(|line| line.starts_with("error["));
    if ran.code != Some(i32::from(failed)) {
        complaints += &format!("{folder}: exit code {:?}\n", ran.code);
    }
    let new: Vec<_> = book.files().into_keys().filter(|name| !before.contains_key(name)).collect();
    let books_are_right = if failed { new.is_empty() } else { new.len() == 1 && new[0].ends_with(".epub") };
    if !books_are_right || before.iter().any(|(name, bytes)| book.files().get(name) != Some(bytes)) {
        complaints += &format!("{folder}: leaves {new:?}, or changes what was there\n");
    }
    let file = project(&folder).join("expected.txt");
    if blessing() {
        fs::write(file, &report).unwrap();
    } else if fs::read_to_string(file).unwrap_or_default() != report {
        complaints += &format!("{folder}: the report is now\n{report}\n");
    }
    complaints
}

/// Each code of a report, with how often it stands there.
fn reported(report: &str) -> BTreeMap<&str, usize> {
    let mut codes = BTreeMap::new();
    for line in report.lines() {
        let rest = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning["));
        if let Some((code, _)) = rest.and_then(|rest| rest.split_once("]: ")) {
            *codes.entry(code).or_default() += 1;
        }
    }
    codes
}

/// Takes size and time out of the closing line: they are the machine's.
fn normalised(report: &str) -> String {
    let line = |line: &str| match (line.rfind(" kB, in "), line.rfind(" s")) {
        (Some(size), Some(seconds)) if line.contains(" brief") => {
            let start = line[..size].rfind(", ").unwrap_or(size);
            let rest = &line[size + " kB, in ".len()..];
            let rest = rest.find(" s").map_or(&line[seconds..], |end| &rest[end..]);
            format!("{}, … kB, in …{rest}\n", &line[..start])
        }
        (Some(_) | None, _) => format!("{line}\n"),
    };
    report.lines().map(line).collect()
}
