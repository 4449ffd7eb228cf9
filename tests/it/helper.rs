//! A book in a folder of its own, and the program run over it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Manifest and briefs in a temporary folder.
pub struct Book {
    folder: TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A book that was made.
pub struct Epub {
    /// The warnings of the build, a line each.
    pub report: String,
    /// Names and contents in the order of the container.
    pub entries: Vec<(String, Vec<u8>)>,
    pub bytes: Vec<u8>,
}

impl Book {
    /// A copy of a folder of this project, without what is expected of it.
    pub fn in_folder(path: &str) -> Self {
        let book = Self { folder: tempfile::tempdir().unwrap() };
        let source = project(path);
        assert!(source.is_dir(), "`{path}` is no folder of this project");
        for (name, bytes) in files_below(&source) {
            if !name.starts_with("expected/") && name != "expected.txt" {
                book.put(&name, &bytes);
            }
        }
        book
    }

    /// Files that a test writes itself.
    pub fn of<'a, T: AsRef<[u8]> + ?Sized + 'a>(files: impl IntoIterator<Item = (&'a str, &'a T)>) -> Self {
        let book = Self { folder: tempfile::tempdir().unwrap() };
        for (name, content) in files {
            book.put(name, content.as_ref());
        }
        book
    }

    /// One brief with nothing wrong, titled as is said.
    pub fn titled(title: &str) -> Self {
        let manifest = format!("title: {title}\nlanguage: en\nbriefs: [a.md]\n");
        Self::of([("manifest.yaml", manifest.as_str()), ("a.md", "# A brief\n\nIts only paragraph.\n")])
    }

    /// Writes one more file.
    pub fn put(&self, name: &str, content: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Every file there is, with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(self.folder.path())
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, |_| {})
    }

    /// Runs the program in the folder, in an environment that a test changes.
    pub fn run_with(&self, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefbook"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        change(&mut command);
        let output = command.output().unwrap();
        Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Builds the manifest and opens the book.
    pub fn build(&self) -> Epub {
        self.build_with(|_| {})
    }

    /// Builds the manifest in an environment that a test changes, and opens the book.
    pub fn build_with(&self, change: impl FnOnce(&mut Command)) -> Epub {
        let ran = self.run_with(&["build", "--message-format", "short"], change);
        assert_eq!(ran.code, Some(0), "no book was made:\n{}", ran.stderr);
        let warnings = ran.stderr.lines().filter(|line| line.contains(": warning["));
        let report = warnings.map(|line| format!("{line}\n")).collect();
        let bytes = fs::read(self.path(ran.stdout.trim_end())).unwrap();
        Epub { entries: entries(&bytes), bytes, report }
    }
}

impl Epub {
    /// The entry whose name ends so, as text.
    pub fn text(&self, end: &str) -> &str {
        let entry = self.entries.iter().find(|(name, _)| name.ends_with(end));
        let (_, bytes) = entry.unwrap_or_else(|| panic!("no `{end}` in {:?}", self.names()));
        std::str::from_utf8(bytes).unwrap()
    }

    pub fn names(&self) -> Vec<&str> {
        self.entries.iter().map(|(name, _)| name.as_str()).collect()
    }
}

/// A path of this project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Names of the folders in a folder of this project, sorted.
pub fn folders(path: &str) -> Vec<String> {
    let entries = fs::read_dir(project(path)).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<_> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Every file below a folder by its path, with forward slashes.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"), bytes);
            }
        }
    }
    found
}

/// Whether what came out becomes what is expected. Continuous integration never blesses.
pub fn blessing() -> bool {
    let asked = std::env::var_os("BRIEFBOOK_BLESS").is_some_and(|value| value == "1");
    assert!(!asked || std::env::var_os("CI").is_none(), "CI does not bless");
    asked
}

fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().to_owned(), content)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}
