//! The only way the library reads: a trait that the command line implements over the disk and a
//! test over memory.

pub mod binary;
pub mod encoding;
mod nearest;
mod text;

pub use nearest::nearest;
pub use text::{Fault, Wanted, read_bytes, read_page, read_text};

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// The most bytes that a text may have: manifest, brief, style sheet, a page without its pictures.
pub const TEXT_LIMIT: u64 = 10 * 1024 * 1024;
/// The most bytes that a picture may have.
pub const PICTURE_LIMIT: u64 = 50 * 1024 * 1024;

/// The most bytes that a page may have with the pictures inside it.
pub const PAGE_LIMIT: u64 = 50 * 1024 * 1024;

/// Where the library's input comes from.
pub trait Files: Sync {
    /// Gives a file's bytes, or says why not. No more than `limit` bytes are ever read.
    ///
    /// # Errors
    /// The reasons that [`ReadError`] lists.
    fn read(&self, path: &FilePath, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// Whether a file is there and may be read; nothing of it is read.
    ///
    /// # Errors
    /// The reasons that [`ReadError`] lists, but for its size.
    fn find(&self, path: &FilePath) -> Result<(), ReadError> {
        match self.read(path, 0) {
            Ok(_) | Err(ReadError::TooLarge { .. }) => Ok(()),
            Err(reason) => Err(reason),
        }
    }

    /// What tells a file from every other: the same for two paths that lead to one file. `None` for
    /// a path that leads to none that may be read.
    fn identity(&self, path: &FilePath) -> Option<Identity>;

    /// The names of what lies in a folder, sorted; none where there is no such folder. It is asked
    /// only for the sake of a message.
    fn names(&self, folder: &FilePath) -> Vec<String>;
}

/// The relative path that leads from one file to another; both paths begin at the same folder.
pub fn way(from: &str, to: &str) -> String {
    let mut out = String::with_capacity(to.len() + 32);
    let shared = shared_folders(from, to);
    for _ in from[shared..].matches('/') {
        out.push_str("../");
    }
    out.push_str(&to[shared..]);
    out
}

/// The length of the folders that both paths begin with, their last slash included.
fn shared_folders(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b);
    same.enumerate().filter(|(_, (byte, _))| *byte == b'/').last().map_or(0, |(at, _)| at + 1)
}

/// What tells one file from every other, whatever path leads to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity(Arc<str>);

impl Identity {
    /// An identity by whatever is different for different files.
    pub fn new(of_file: &str) -> Self {
        Self(of_file.into())
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing of that name is there.
    Missing,
    /// It is a folder.
    Directory,
    /// It lies outside the manifest's folder, by its path or by a symbolic link.
    Outside,
    /// It has more bytes than the limit.
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The operating system's own words.
    Unreadable(String),
}

/// A path as a manifest names it: from the manifest's folder, forward slashes, no `.` and no
/// `..` but at the very beginning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(Arc<str>);

impl FilePath {
    /// Tidies a path: `a/./b/../c.md` is `a/c.md`.
    pub fn new(path: &str) -> Self {
        let mut steps: Vec<&str> = Vec::new();
        for step in path.split('/') {
            match step {
                "" | "." => {}
                ".." if steps.last().is_some_and(|last| *last != "..") => {
                    steps.pop();
                }
                other => steps.push(other),
            }
        }
        let root = if path.starts_with('/') { "/" } else { "" };
        Self(format!("{root}{}", steps.join("/")).into())
    }

    /// The path that `relative`, written in this file, means.
    #[must_use]
    pub fn sibling(&self, relative: &str) -> Self {
        if relative.starts_with('/') {
            return Self::new(relative);
        }
        match self.0.rfind('/') {
            Some(slash) => Self::new(&format!("{}/{relative}", &self.0[..slash])),
            None => Self::new(relative),
        }
    }

    /// This path as it is written in another file: what `sibling` of that file turns back.
    pub fn as_written_in(&self, file: &str) -> String {
        way(file, &self.0)
    }

    /// A file in the folder that this path is.
    fn below(&self, name: &str) -> Self {
        let slash = if self.0.is_empty() || self.0.ends_with('/') { "" } else { "/" };
        Self(format!("{self}{slash}{name}").into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as the shared text that places hold.
    pub fn shared(&self) -> Arc<str> {
        self.0.clone()
    }

    /// The file's name without folders and without its ending.
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or(name, |(stem, _)| stem)
    }

    /// The ending in lower case, without its dot; empty where there is none.
    pub fn extension(&self) -> String {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.')
            .filter(|(stem, _)| !stem.is_empty())
            .map_or(String::new(), |(_, e)| e.to_ascii_lowercase())
    }

    /// Whether the path climbs out of the manifest's folder.
    pub fn leaves_folder(&self) -> bool {
        self.0.starts_with('/') || &*self.0 == ".." || self.0.starts_with("../")
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The texts that a run read, by path: what a printer needs to show a fault's line.
pub type Texts = BTreeMap<Arc<str>, Arc<str>>;

/// Files in memory, for tests and for programs that have their briefs elsewhere.
#[derive(Debug, Default, Clone)]
pub struct MemoryFiles(BTreeMap<FilePath, Vec<u8>>);

impl MemoryFiles {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(FilePath::new(path), bytes.into());
        self
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &FilePath, limit: u64) -> Result<Vec<u8>, ReadError> {
        if path.leaves_folder() {
            return Err(ReadError::Outside);
        }
        let Some(bytes) = self.0.get(path) else {
            let folder = format!("{path}/");
            let is_folder = self.0.keys().any(|known| known.as_str().starts_with(&folder));
            return Err(if is_folder { ReadError::Directory } else { ReadError::Missing });
        };
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(bytes.clone())
    }

    fn identity(&self, path: &FilePath) -> Option<Identity> {
        self.0.contains_key(path).then(|| Identity(path.shared()))
    }

    fn names(&self, folder: &FilePath) -> Vec<String> {
        let folder = if folder.as_str().is_empty() { String::new() } else { format!("{folder}/") };
        let below = self.0.keys().filter_map(|path| path.as_str().strip_prefix(&folder));
        let names: BTreeSet<_> = below.filter_map(|path| path.split('/').next()).collect();
        names.into_iter().map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Place};

    #[test]
    fn a_path_is_written_from_the_folder_of_the_file_that_names_it() {
        for (path, file, written) in [
            ("briefs/letters.md", "briefs/extra.md", "letters.md"),
            ("pages/a.html", "briefs/extra.md", "../pages/a.html"),
            ("pictures/map.png", "extra.md", "pictures/map.png"),
            ("extra.md", "briefs/deep/a.md", "../../extra.md"),
        ] {
            assert_eq!(FilePath::new(path).as_written_in(file), written);
            assert_eq!(FilePath::new(file).sibling(written), FilePath::new(path));
        }
    }

    #[test]
    fn an_address_in_place_of_a_file_is_told_how_to_be_fetched() {
        let listed_at = Place::file("manifest.yaml");
        let fault = read_page(&MemoryFiles::new(), &FilePath::new("https://example.org/x"), &listed_at);
        let told = Diagnostic::from(fault.unwrap_err());
        assert_eq!(told.message, "`https://example.org/x` is an address and no file");
        assert!(told.help.unwrap().contains("briefbook import https://example.org/x"));
    }

    #[test]
    fn a_path_is_read_from_the_file_that_names_it() {
        let brief = FilePath::new("briefs/deep/geneva.md");
        assert_eq!(brief.sibling("../pictures/map.png").as_str(), "briefs/pictures/map.png");
        assert_eq!(brief.sibling("./a.md").as_str(), "briefs/deep/a.md");
        assert!(brief.sibling("../../../secret").leaves_folder());
        assert_eq!(FilePath::new("a.b/c").extension(), "");
        assert_eq!(FilePath::new("x/Page.TXT").extension(), "txt");
        assert_eq!(FilePath::new("x/Page.TXT").stem(), "Page");
    }
}
