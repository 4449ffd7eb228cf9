//! Scores the reading of pages against their truth, and prints a table.
//!
//! ```text
//! cargo run --release --example score -- readability DIR   # mozilla/readability, test/test-pages
//! cargo run --release --example score -- trafilatura DIR   # adbar/trafilatura, tests
//! cargo run --release --example score -- pages DIR         # NAME.html or .txt beside NAME.json
//! ```
//!
//! `--failures` lists every page that is off, with the truth and what was read; `--only NAME` reads
//! one page; `--show` prints the Markdown that it became. What each figure means stands in the
//! module that computes it. A page is read on one thread and timed there, several at once.

mod measure;
mod pages;
mod readability;
mod reading;
mod trafilatura;

use std::path::PathBuf;
use std::process::ExitCode;

// Times are those of the program, which has the same.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What was asked for on the command line.
pub struct Options {
    folder: PathBuf,
    failures: bool,
    only: Option<String>,
    show: bool,
}

impl Options {
    /// Whether a page was asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == name)
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut words = Vec::new();
    let mut options = Options { folder: PathBuf::new(), failures: false, only: None, show: false };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--failures" => options.failures = true,
            "--show" => options.show = true,
            "--only" => options.only = arguments.next(),
            _ => words.push(argument),
        }
    }
    let [set, folder] = words.as_slice() else { return usage() };
    options.folder = PathBuf::from(folder);
    let outcome = match set.as_str() {
        "readability" => readability::score(&options),
        "trafilatura" => trafilatura::score(&options),
        "pages" => pages::score(&options),
        _ => return usage(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: score readability|trafilatura|pages DIR [--failures] [--only NAME] [--show]");
    ExitCode::from(2)
}
