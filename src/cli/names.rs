//! Paths as the user sees them: from the folder he stands in.

use std::path::{Component, Path, PathBuf};

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

/// A path as a command that a message suggests needs it: in single quotes where a POSIX shell would
/// part it or read it as more than a name.
pub fn argument(path: &Path) -> String {
    let shown = visible::line(&from_here(path).to_string_lossy()).into_owned();
    // A command would take it for one of its options.
    let shown = if shown.starts_with('-') { format!("./{shown}") } else { shown };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%=~\u{200c}".contains(c);
    if shown.chars().all(is_plain) && !shown.starts_with('~') {
        return shown;
    }
    format!("'{}'", shown.replace('\'', r"'\''"))
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
