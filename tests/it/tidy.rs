//! Rules of the house that a compiler does not know. One test a rule; each lists every offence.

use std::path::PathBuf;

use crate::helper::{files_below, project};

/// Rooms from left to right; a room uses only rooms to its left. Rooms on one level may not know
/// each other, but for the two that say what a language and a date are.
const LAYERS: &[&[&str]] = &[
    &["diagnostic"],
    &["files", "xml", "assets"],
    &["language", "model", "typeface"],
    &["manifest"],
    &["read"],
    &["assemble"],
    &["render"],
    &["package"],
    &["build", "import", "init"],
    &["lib"],
];
const MAY_KNOW_EACH_OTHER: [&str; 2] = ["language", "model"];

/// The folders of the reader of page text; each uses only folders before it.
const PAGE_TEXT: [&str; 7] = ["words", "sheet", "normalise", "text", "furniture", "head", "foot"];

/// A file of this project, by its path from the root.
struct Source {
    path: String,
    text: String,
    /// Whether it holds tests and what they need, and nothing else.
    tests_alone: bool,
}

impl Source {
    /// The lines before the unit tests, numbered from 1; none of a file that holds tests alone.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = if self.tests_alone { 0 } else { self.tests_begin() };
        self.text.lines().take(end).enumerate().map(|(index, line)| (index + 1, line))
    }

    /// The number of lines before the unit tests, which end a file.
    fn tests_begin(&self) -> usize {
        let lines: Vec<_> = self.text.lines().collect();
        let begins = lines
            .windows(2)
            .position(|pair| pair[0].trim() == "#[cfg(test)]" && pair[1].trim_start().starts_with("mod "));
        begins.unwrap_or(lines.len())
    }

    /// Whether it belongs to the library, which neither prints nor reads the world.
    fn is_library(&self) -> bool {
        self.path.starts_with("src/") && self.path != "src/main.rs" && !self.path.starts_with("src/cli/")
    }

    /// The room that the file belongs to: `read` of `src/read/markdown/mod.rs`.
    fn room(&self) -> &str {
        let rest = self.path.strip_prefix("src/").unwrap_or(&self.path);
        rest.split(['/', '.']).next().unwrap_or(rest)
    }

    /// The offences of the code's lines.
    fn offences(&self, wrong: impl Fn(&str) -> bool) -> Vec<String> {
        let found = self.code().filter(|(_, line)| wrong(line));
        found.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

/// Every Rust file below some folders.
fn sources(folders: &[&str]) -> Vec<Source> {
    let files = folders.iter().flat_map(|folder| {
        files_below(&project(folder))
            .into_iter()
            .map(move |(name, bytes)| (format!("{folder}/{name}"), bytes))
    });
    let rust = files.filter(|(path, _)| path.ends_with(".rs"));
    let rust: Vec<_> = rust.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    let test_modules: Vec<_> = rust.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    rust.into_iter()
        .map(|(path, text)| {
            let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
            let below = |test: &String| module == test || module.starts_with(&format!("{test}/"));
            Source { tests_alone: test_modules.iter().any(below), path, text }
        })
        .collect()
}

/// The modules that a file declares for tests alone, as paths without an ending.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = declared
        .filter_map(|pair| pair[1].trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    names.map(|name| format!("{folder}/{name}")).collect()
}

fn everything() -> Vec<Source> {
    sources(&["src", "tests/it", "benches", "examples"])
}

#[track_caller]
fn assert_none(offences: &[String]) {
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_four_hundred_lines() {
    let long = everything().into_iter().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > 400).then(|| format!("{}: {lines} lines", source.path))
    });
    assert_none(&long.collect::<Vec<_>>());
}

#[test]
fn every_source_file_says_what_it_is_for() {
    let silent = everything().into_iter().filter(|source| !source.text.starts_with("//! "));
    // What a test module is for stands in the file whose tests it holds.
    let silent = silent.filter(|source| !source.path.ends_with("/tests.rs"));
    assert_none(&silent.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_unfinished() {
    // Written apart, so that this file does not offend against itself.
    let calls = ["todo", "dbg", "unimplemented"].map(|name| format!("{name}{}", "!("));
    let markers = ["TO-DO", "FIX-ME", "XX-X"].map(|marker| marker.replace('-', ""));
    let ignored = format!("#[{}", "ignore");
    let mut offences = Vec::new();
    for source in everything() {
        for (index, line) in source.text.lines().enumerate() {
            let words = || line.split(|c: char| !c.is_ascii_alphanumeric());
            let marked = markers.iter().any(|marker| words().any(|word| word == marker));
            if marked || line.contains(&ignored) || calls.iter().any(|call| line.contains(call)) {
                offences.push(format!("{}:{}: {}", source.path, index + 1, line.trim()));
            }
        }
    }
    assert_none(&offences);
}

#[test]
fn nothing_is_unwrapped_and_nothing_is_unsafe() {
    let unsafe_word =
        |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe");
    let wrong = |line: &str| {
        let code = line.split("//").next().unwrap_or(line);
        code.contains(".unwrap()") || unsafe_word(code)
    };
    assert_none(&sources(&["src"]).iter().flat_map(|source| source.offences(wrong)).collect::<Vec<_>>());
}

#[test]
fn lints_are_expected_with_a_reason_and_never_merely_allowed() {
    let allow = ["#[allow", "#![allow"].map(|start| format!("{start}("));
    let wrong = |line: &str| allow.iter().any(|allow| line.trim_start().starts_with(allow));
    assert_none(&everything().iter().flat_map(|source| source.offences(wrong)).collect::<Vec<_>>());
}

#[test]
fn the_library_neither_prints_nor_reads_the_world() {
    let forbidden = [
        "std::fs",
        "std::env",
        "SystemTime::now",
        "Instant::now",
        "std::process",
        "std::net",
        "std::thread::sleep",
        "io::stdin",
        "io::stdout",
        "io::stderr",
        "println!",
        "print!(",
        "eprint!(",
        "Timestamp::now",
        "Zoned::now",
    ];
    let wrong = |line: &str| {
        let comment = line.trim_start().starts_with("//");
        !comment && forbidden.iter().any(|word| line.contains(word))
    };
    let library = sources(&["src"]).into_iter().filter(Source::is_library);
    assert_none(&library.flat_map(|source| source.offences(wrong)).collect::<Vec<_>>());
}

#[test]
fn a_room_uses_only_rooms_to_its_left() {
    let level = |room: &str| LAYERS.iter().position(|rooms| rooms.contains(&room));
    let mut offences = Vec::new();
    for source in sources(&["src"]).iter().filter(|source| source.is_library()) {
        let room = source.room();
        let Some(own) = level(room) else {
            offences.push(format!("{}: the room `{room}` stands on no layer", source.path));
            continue;
        };
        for (number, line) in source.code() {
            for used in rooms_named(line) {
                let friends = MAY_KNOW_EACH_OTHER.contains(&room) && MAY_KNOW_EACH_OTHER.contains(&used);
                let left = level(used).is_some_and(|level| level < own);
                if used != room && !left && !friends {
                    offences.push(format!("{}:{number}: `{room}` uses `{used}`", source.path));
                }
            }
        }
    }
    assert_none(&offences);
}

#[test]
fn a_folder_of_the_reader_of_page_text_uses_only_folders_before_it() {
    let level = |folder: &str| PAGE_TEXT.iter().position(|known| *known == folder);
    let mut offences = Vec::new();
    for source in sources(&["src/read/page_text"]) {
        let Some((folder, _)) = source.path["src/read/page_text/".len()..].split_once('/') else { continue };
        let Some(own) = level(folder) else { continue };
        offences.extend(source.offences(|line| {
            let used = line.split("page_text::").skip(1);
            let mut used = used.map(|rest| rest.split(|c: char| !is_name(c)).next().unwrap_or_default());
            used.any(|used| level(used).is_none_or(|level| level > own))
        }));
    }
    assert_none(&offences);
}

/// The rooms that a line of code names by `crate::room`; comments may name any.
fn rooms_named(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or(line);
    let rests = code
        .match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with(is_name))
        .map(|(at, _)| &code[at + 7..]);
    let names = rests.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => outermost(list),
        None => vec![rest],
    });
    let names = names.map(|rest| rest.trim_start().split(|c: char| !is_name(c)).next().unwrap_or_default());
    // `crate::Options` and the like are names of the crate's root.
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The parts of `a::b, c::{d, e}}` at its own depth.
fn outermost(list: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

#[test]
fn every_asset_is_carried() {
    let assets = std::fs::read_to_string(project("src/assets.rs")).unwrap();
    let files = files_below(&project("assets"));
    let unused = files.keys().filter(|name| !assets.contains(&format!("/assets/{name}\"")));
    assert_none(&unused.map(|name| format!("assets/{name}")).collect::<Vec<_>>());
}

#[test]
fn the_entrance_is_small() {
    for (path, most) in [("src/main.rs", 40), ("src/lib.rs", 150)] {
        let lines = std::fs::read_to_string(project(path)).unwrap().lines().count();
        assert!(lines <= most, "{path} has {lines} lines");
    }
}

#[test]
fn the_rooms_of_a_line_are_found() {
    assert_eq!(rooms_named("use crate::model::{Date, body};"), ["model"]);
    assert_eq!(rooms_named("use crate::{files, model::{a, b}, Options};"), ["files", "model"]);
    assert_eq!(
        rooms_named("    crate::xml::element(\"p\"), crate::read::x() // crate::cli"),
        ["xml", "read"]
    );
    assert!(rooms_named("pub(crate) fn x() {} // as crate::render does").is_empty());
    assert!(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs").is_file());
}

#[test]
fn the_readme_shows_pictures_that_exist_and_names_every_dependency() {
    let readme = std::fs::read_to_string(project("README.md")).unwrap();
    let pictures = readme.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut offences: Vec<_> = pictures.filter(|path| !project(path).exists()).map(str::to_owned).collect();
    let cargo = std::fs::read_to_string(project("Cargo.toml")).unwrap();
    let dependencies = cargo.split("dependencies]").skip(1).filter_map(|rest| rest.split("\n[").next());
    let names =
        dependencies.flat_map(str::lines).filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    offences.extend(names.filter(|name| !readme.contains(&format!("`{name}`"))).map(str::to_owned));
    assert_none(&offences);
}
