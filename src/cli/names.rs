//! Paths as the user sees them: from the folder he stands in.

use std::fs::DirEntry;
use std::path::{Component, Path, PathBuf};

use briefbook::files::{FilePath, nearest};
use briefbook::model::address::{self, Address};
use briefbook::read::SourceKind;

use super::disk::{Disk, Outside};
use super::visible;

/// A path without `.` and without `a/..`, from the current folder where it lies below it.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let tidy = tidy(path);
    match tidy.strip_prefix(&here) {
        Ok(below) if tidy.is_absolute() && !below.as_os_str().is_empty() => below.to_owned(),
        Ok(_) | Err(_) => tidy,
    }
}

/// A file that was named, or what it leads to if it is a symbolic link: who names a link means that.
pub fn followed(path: &Path) -> PathBuf {
    let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let target = if is_link { path.canonicalize().ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

/// How a manifest is called where nothing else is said.
pub const MANIFEST: &str = "manifest.yaml";

/// What to name in place of a folder that stands where a manifest is meant.
pub fn manifest_in(folder: &Path) -> String {
    let inner = folder.join(MANIFEST);
    if inner.is_file() {
        return format!("name the manifest in it: `{}`", argument(&inner));
    }
    let folder = argument(folder);
    format!(
        "there is no `{MANIFEST}` in it; `briefbook init {folder} --from {folder}` makes one over its pages"
    )
}

/// What somebody can be told who named a file that is not there: a name that is nearly the same, or else
/// what there is in its place.
pub fn instead_of(path: &Path, wanted: Wanted) -> Option<String> {
    // A shell and a path take one of the two strokes away.
    let typed = path.to_string_lossy();
    let whole = typed.replacen(":/", "://", usize::from(!typed.contains("://")));
    let is_address = whole.contains("://") || whole.starts_with("www.");
    let meant = || match address::parse(&whole) {
        Address::Absolute(address) => Some(address),
        Address::Relative(_) | Address::Empty | Address::Forbidden { .. } | Address::Invalid => None,
    };
    if is_address && let Some(address) = address::meant(&whole).or_else(meant) {
        return Some(format!("`briefbook import {}` fetches a page from the web", quoted(&address)));
    }
    let disk = Disk::new(Path::new("."), Outside::Allowed);
    if let Some(near) = nearest(&disk, &FilePath::new(&path.to_string_lossy())) {
        return Some(format!("did you mean `{}`?", argument(Path::new(near.as_str()))));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Some(format!("there is no folder `{}`", argument(folder)));
    }
    let mut names: Vec<String> =
        std::fs::read_dir(folder).ok()?.flatten().filter_map(|entry| wanted.name_of(&entry)).collect();
    names.sort();
    if names.is_empty() {
        return None;
    }
    let more = names.len().saturating_sub(TOLD);
    let mut told: Vec<String> =
        names.iter().take(TOLD).map(|name| format!("`{}`", visible::line(name))).collect();
    if more > 0 {
        told.push(format!("{more} more"));
    }
    let there =
        if folder == Path::new(".") { "this folder".to_owned() } else { format!("`{}`", argument(folder)) };
    Some(format!("{there} holds {}", told.join(", ")))
}

/// So many names are told.
const TOLD: usize = 6;

/// What was sought where nothing of its name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A file that can be listed.
    Brief,
    /// A folder.
    Folder,
}

impl Wanted {
    fn name_of(self, entry: &DirEntry) -> Option<String> {
        let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
        let is_folder = entry.path().is_dir();
        let is_known = || SourceKind::of(&FilePath::new(&name)).is_some();
        match self {
            // Of a folder all that can be read is taken.
            Self::Brief if is_folder => Some(format!("{name}/")),
            Self::Brief => is_known().then_some(name),
            Self::Folder => is_folder.then_some(name),
        }
    }
}

/// A path as a command that a message suggests needs it: in single quotes where a POSIX shell would
/// part it or read it as more than a name.
pub fn argument(path: &Path) -> String {
    let shown = visible::line(&from_here(path).to_string_lossy()).into_owned();
    // A command would take it for one of its options.
    let shown = if shown.starts_with('-') { format!("./{shown}") } else { shown };
    quoted(&shown)
}

/// A word of a command, in single quotes where a POSIX shell would part it or read it as more than a word.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%=~\u{200c}".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) && !word.starts_with('~') {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Takes out what a path walks for nothing. It is for the eye: a symbolic link may make it untrue.
fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::ParentDir | Component::Normal(_) => {
                out.push(component);
            }
        }
    }
    // The folder one stands in has no other name.
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_from_the_folder_one_stands_in() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(from_here(&here.join("book/x.md")), Path::new("book/x.md"));
        assert_eq!(from_here(Path::new("./book/../briefs/x.md")), Path::new("briefs/x.md"));
        assert_eq!(from_here(Path::new("./")), Path::new("."));
        assert_eq!(from_here(Path::new("../briefs/x.md")), Path::new("../briefs/x.md"));
        assert_eq!(from_here(Path::new("/elsewhere/x.md")), Path::new("/elsewhere/x.md"));
    }

    #[test]
    fn a_path_that_a_shell_would_part_stands_in_quotes() {
        for (path, shown) in [
            ("./briefs/a-1.md", "briefs/a-1.md"),
            ("U.S. Policy.epub", "'U.S. Policy.epub'"),
            ("a&b.md", "'a&b.md'"),
            ("my $HOME \"q\".md", "'my $HOME \"q\".md'"),
            ("Ada's `x`.md", r"'Ada'\''s `x`.md'"),
            ("~lind/a.md", "'~lind/a.md'"),
            ("a~1.md", "a~1.md"),
            ("./-x.md", "./-x.md"),
        ] {
            assert_eq!(argument(Path::new(path)), shown);
        }
    }
}
