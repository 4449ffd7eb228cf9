//! The real disk, as the library reads it: one folder, and nothing outside it unless allowed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use briefbook::files::{FilePath, Files, Identity, ReadError};

/// Whether files outside the manifest's folder may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// They may: the user said so.
    Allowed,
    /// They may not, symbolic links or no.
    Refused,
}

/// The folder of a manifest.
#[derive(Debug)]
pub struct Disk {
    /// The folder without symbolic links; `None` where there is none.
    real_root: Option<PathBuf>,
    outside: Outside,
    /// What was read: its path without symbolic links, and what file that is.
    read: Mutex<BTreeMap<FilePath, (PathBuf, Identity)>>,
    /// What lies in the folders that were asked for: a hundred wrong links ask for the same ones.
    listed: Mutex<BTreeMap<FilePath, Vec<String>>>,
}

impl Disk {
    /// The files below a folder.
    pub fn new(root: &Path, outside: Outside) -> Self {
        let real_root = fs::canonicalize(root).ok();
        Self { real_root, outside, read: Mutex::default(), listed: Mutex::default() }
    }

    /// Every file that was read, without symbolic links.
    pub fn inputs(&self) -> BTreeSet<PathBuf> {
        self.known().values().map(|(real, _)| real.clone()).collect()
    }

    fn list(&self, folder: &FilePath) -> Vec<String> {
        let listed = self.resolve(folder).ok().and_then(|(real, _)| fs::read_dir(real).ok());
        let entries = listed.into_iter().flatten().flatten();
        let mut names: Vec<_> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<FilePath, (PathBuf, Identity)>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The real path of a file, if it may be read, and what it is.
    fn resolve(&self, path: &FilePath) -> Result<(PathBuf, Metadata), ReadError> {
        let allowed = self.outside == Outside::Allowed;
        if path.leaves_folder() && !allowed {
            return Err(ReadError::Outside);
        }
        let root = self.real_root.as_deref().ok_or(ReadError::Missing)?;
        if let Some(found) = plain(root, path)? {
            return Ok(found);
        }
        let real = fs::canonicalize(root.join(path.as_str())).map_err(reason)?;
        if !real.starts_with(root) && !allowed {
            return Err(ReadError::Outside);
        }
        let metadata = fs::metadata(&real).map_err(reason)?;
        Ok((real, metadata))
    }
}

impl Files for Disk {
    fn read(&self, path: &FilePath, limit: u64) -> Result<Vec<u8>, ReadError> {
        let (real, metadata) = self.resolve(path)?;
        if metadata.is_dir() {
            return Err(ReadError::Directory);
        }
        // To open a pipe would wait for somebody to write into it.
        if !metadata.is_file() {
            return Err(ReadError::Unreadable("it is no regular file".to_owned()));
        }
        if metadata.len() > limit {
            return Err(ReadError::TooLarge { limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        // The file may have grown since it was measured.
        let file = File::open(&real).map_err(reason)?;
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(reason)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        let identity = identity(&real, &metadata);
        self.known().insert(path.clone(), (real, identity));
        Ok(bytes)
    }

    fn identity(&self, path: &FilePath) -> Option<Identity> {
        let known = self.known().get(path).map(|(_, identity)| identity.clone());
        known.or_else(|| self.resolve(path).ok().map(|(real, metadata)| identity(&real, &metadata)))
    }

    fn names(&self, folder: &FilePath) -> Vec<String> {
        let mut listed = self.listed.lock().unwrap_or_else(PoisonError::into_inner);
        listed.entry(folder.clone()).or_insert_with(|| self.list(folder)).clone()
    }
}

/// The number of a file, which is the same where a file system takes two spellings for one name.
#[cfg(unix)]
fn identity(_: &Path, metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Identity::new(&format!("{} {}", metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(real: &Path, _: &Metadata) -> Identity {
    Identity::new(&real.to_string_lossy())
}

/// A file below the root that no symbolic link leads to: to ask each step is quicker than to
/// resolve the whole path, and a thousand briefs ask a thousand times.
fn plain(root: &Path, path: &FilePath) -> Result<Option<(PathBuf, Metadata)>, ReadError> {
    let mut found = None;
    let mut real = root.to_owned();
    for step in path.as_str().split('/') {
        if matches!(step, "" | "..") {
            return Ok(None);
        }
        real.push(step);
        let metadata = fs::symlink_metadata(&real).map_err(reason)?;
        if metadata.is_symlink() {
            return Ok(None);
        }
        found = Some(metadata);
    }
    Ok(found.map(|metadata| (real, metadata)))
}

fn reason(error: io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
        ErrorKind::IsADirectory => ReadError::Directory,
        _ => ReadError::Unreadable(words(&error)),
    }
}

/// What the operating system says, without its number.
pub fn words(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 100;

    fn read(disk: &Disk, path: &str) -> Result<Vec<u8>, ReadError> {
        disk.read(&FilePath::new(path), LIMIT)
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("book/briefs")).unwrap();
        fs::write(folder.path().join("book/briefs/a.md"), "text").unwrap();
        fs::write(folder.path().join("secret.md"), "secret").unwrap();
        folder
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let folder = folder();
        let root = folder.path().join("book");
        let disk = Disk::new(&root, Outside::Refused);
        fs::write(root.join("long.md"), [b'x'; 101]).unwrap();
        assert_eq!(read(&disk, "briefs/a.md").unwrap(), b"text");
        assert_eq!(read(&disk, "briefs/b.md"), Err(ReadError::Missing));
        assert_eq!(read(&disk, "briefs/a.md/b.md"), Err(ReadError::Missing));
        assert_eq!(read(&disk, "briefs"), Err(ReadError::Directory));
        assert_eq!(read(&disk, "long.md"), Err(ReadError::TooLarge { limit: LIMIT }));
        assert_eq!(disk.inputs().len(), 1);
        assert_eq!(disk.names(&FilePath::new("")), ["briefs", "long.md"]);
        assert_eq!(disk.names(&FilePath::new("briefs")), ["a.md"]);
        assert_eq!(disk.names(&FilePath::new("..")), Vec::<String>::new());
        let nowhere = Disk::new(&folder.path().join("nowhere"), Outside::Refused);
        assert_eq!(read(&nowhere, "a.md"), Err(ReadError::Missing));
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_does_not_get_round_the_folder() {
        let folder = folder();
        let root = folder.path().join("book");
        std::os::unix::fs::symlink("../secret.md", root.join("link.md")).unwrap();
        std::os::unix::fs::symlink("briefs/a.md", root.join("inner.md")).unwrap();
        std::os::unix::fs::symlink("loop.md", root.join("loop.md")).unwrap();
        let disk = Disk::new(&root, Outside::Refused);
        assert_eq!(read(&disk, "../secret.md"), Err(ReadError::Outside));
        assert_eq!(read(&disk, "link.md"), Err(ReadError::Outside));
        assert_eq!(read(&disk, "inner.md").unwrap(), b"text");
        let Err(ReadError::Unreadable(words)) = read(&disk, "loop.md") else { panic!("a loop is no file") };
        assert_eq!(words, "too many levels of symbolic links");
        let identity = |path: &str| disk.identity(&FilePath::new(path));
        assert_eq!(identity("link.md"), None);
        assert!(identity("inner.md").is_some());
        assert_eq!(identity("inner.md"), identity("briefs/a.md"));
        read(&disk, "briefs/a.md").unwrap();
        assert_eq!(identity("inner.md"), identity("briefs/a.md"));
        let allowed = Disk::new(&root, Outside::Allowed);
        assert_eq!(read(&allowed, "../secret.md").unwrap(), b"secret");
        assert_eq!(read(&allowed, "link.md").unwrap(), b"secret");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_and_not_waited_for() {
        let folder = folder();
        let root = folder.path().join("book");
        std::os::unix::net::UnixListener::bind(root.join("socket.md")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", root.join("zero.md")).unwrap();
        let disk = Disk::new(&root, Outside::Allowed);
        for name in ["socket.md", "zero.md"] {
            assert_eq!(read(&disk, name), Err(ReadError::Unreadable("it is no regular file".to_owned())));
        }
    }
}
