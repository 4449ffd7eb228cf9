//! The floor: the least that any program must do with a thousand briefs, and how far above it
//! `briefbook build` stands.
//!
//! The floor reads the same files, renders them with pulldown-cmark's own HTML writer, deflates
//! what comes out at the same level on all cores, and writes it to one file: one core reads and renders, so
//! that its cores work half as long again as it takes. The lower floor does
//! all that for many files at once, and not the deflating alone: nothing that reads and writes the
//! same can be quicker. All three are run by turns, from the disk to the disk, and as programs of
//! their own: each pays for its start and for the memory that the system clears for it.
//!
//! `cargo bench --bench floor -- 100` measures another number of briefs.

#[path = "corpus/mod.rs"]
mod corpus;

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

use corpus::Corpus;

/// The level that the package room deflates at.
const LEVEL: u32 = 6;
const ROUNDS: usize = 11;

/// The variable that makes this program a floor: it names the folder of the corpus.
const FLOOR_OF: &str = "BRIEFBOOK_FLOOR_OF";
/// The variable that makes it the lower one.
const LOWER: &str = "BRIEFBOOK_LOWER_FLOOR";
/// The files of the corpus, a line each, for the floor to read.
const LISTING: &str = "files.txt";

/// How much is done on all cores.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Floor {
    /// The deflating.
    Usual,
    /// Everything but the writing.
    Lower,
}

fn main() {
    if let Some(folder) = std::env::var_os(FLOOR_OF) {
        return floor(Path::new(&folder), std::env::var_os(LOWER).map_or(Floor::Usual, |_| Floor::Lower));
    }
    let briefs = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_corpus(folder.path(), briefs);
    let (mut floors, mut lower, mut builds) = (Times::default(), Times::default(), Times::default());
    for _ in 0..ROUNDS {
        floors.add(|| run_floor(folder.path(), Floor::Usual));
        lower.add(|| run_floor(folder.path(), Floor::Lower));
        builds.add(|| build(folder.path()));
    }
    println!("{briefs} briefs, median of {ROUNDS} rounds, {} threads", rayon::current_num_threads());
    println!("build        {builds}");
    for (name, floor) in [("floor", floors), ("lower floor", lower)] {
        println!("{name:12} {floor}, ratio {:.2}", builds.wall() / floor.wall());
    }
}

/// How long one program took, each time that it was run.
#[derive(Default)]
struct Times {
    walls: Vec<Duration>,
    /// What the cores worked for it, all in all; `None` where the system does not say so.
    ticks: Option<u64>,
}

impl Times {
    fn add(&mut self, work: impl FnOnce()) {
        let (before, began) = (ticks_of_children(), Instant::now());
        work();
        self.walls.push(began.elapsed());
        let spent = ticks_of_children().zip(before).map(|(after, before)| after - before);
        self.ticks = spent.map(|spent| self.ticks.unwrap_or_default() + spent);
    }

    /// The median, in milliseconds.
    fn wall(&self) -> f64 {
        let mut walls = self.walls.clone();
        walls.sort();
        walls[walls.len() / 2].as_secs_f64() * 1000.0
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:8.2} ms", self.wall())?;
        // A tick of Linux is ten milliseconds; over all the rounds that is fine enough.
        let cpu = self.ticks.map(|ticks| ticks as f64 * 10.0 / self.walls.len() as f64);
        cpu.map_or(Ok(()), |cpu| write!(f, " wall, {cpu:8.2} ms CPU"))
    }
}

/// What the programs that this one has run have cost the cores, in ticks, where `/proc` tells.
fn ticks_of_children() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name in brackets, which may have blanks: the fields from the third on.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(13)?.parse::<u64>().ok()? + fields.get(14)?.parse::<u64>().ok()?)
}

fn write_corpus(folder: &Path, briefs: usize) {
    let mut listing = String::new();
    for (name, bytes) in Corpus::of(briefs).files() {
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        listing.push_str(&name);
        listing.push('\n');
    }
    fs::write(folder.join(LISTING), listing).expect("a file");
}

/// Runs a floor in a process of its own.
fn run_floor(folder: &Path, which: Floor) {
    let this = std::env::current_exe().expect("this program");
    let mut command = Command::new(this);
    command.env(FLOOR_OF, folder);
    if which == Floor::Lower {
        command.env(LOWER, "");
    }
    assert!(command.status().expect("this program").success(), "the floor failed");
}

/// Reads, renders, deflates on all cores, writes.
fn floor(folder: &Path, which: Floor) {
    let listing = fs::read_to_string(folder.join(LISTING)).expect("a listing");
    let files: Vec<PathBuf> = listing.lines().map(|name| folder.join(name)).collect();
    let entries: Vec<Vec<u8>> = match which {
        Floor::Usual => {
            let rendered: Vec<Entry> = files.iter().map(|path| rendered(path)).collect();
            rendered.into_par_iter().map(deflated).collect()
        }
        Floor::Lower => files.par_iter().map(|path| deflated(rendered(path))).collect(),
    };
    let mut out = fs::File::create(folder.join("floor.bin")).expect("a file");
    for entry in entries {
        out.write_all(&entry).expect("a disk that is not full");
    }
    // The program syncs its book too.
    out.sync_all().expect("a disk that is not full");
}

/// What is written of a file.
enum Entry {
    Xhtml(String),
    Stored(Vec<u8>),
}

fn rendered(path: &Path) -> Entry {
    let bytes = fs::read(path).expect("a file of the corpus");
    if path.extension().is_none_or(|extension| extension != "md") {
        return Entry::Stored(bytes);
    }
    let text = std::str::from_utf8(&bytes).expect("a text of the corpus");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut xhtml = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut xhtml, Parser::new_ext(text, options));
    Entry::Xhtml(xhtml)
}

fn deflated(entry: Entry) -> Vec<u8> {
    let xhtml = match entry {
        Entry::Xhtml(xhtml) => xhtml,
        Entry::Stored(bytes) => return bytes,
    };
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(xhtml.len() / 2), Compression::new(LEVEL));
    encoder.write_all(xhtml.as_bytes()).expect("memory takes all of it");
    encoder.finish().expect("memory takes all of it")
}

fn build(folder: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefbook"));
    command.args(["build", "-q", "-o", "build.epub"]).current_dir(folder).stdout(Stdio::null());
    assert!(command.status().expect("the program").success(), "the corpus has faults");
}
