//! Which file may have been meant by a path that leads to none, for the sake of a message.

use super::{FilePath, Files};
use crate::diagnostic::did_you_mean;

/// The file that a path which leads to none may have meant: one of a nearly equal path, one beside it that
/// differs in its ending alone, or the only one of its name in another folder.
pub fn nearest(files: &dyn Files, path: &FilePath) -> Option<FilePath> {
    misspelled(files, path).or_else(|| of_other_ending(files, path)).or_else(|| elsewhere(files, path))
}

/// Each step of the path is there, or has a nearly equal name beside it.
fn misspelled(files: &dyn Files, path: &FilePath) -> Option<FilePath> {
    let mut near = if path.as_str().starts_with('/') { FilePath::new("/") } else { FilePath::new("") };
    for step in path.as_str().split('/').filter(|step| !step.is_empty()) {
        let names = files.names(&near);
        let is_there = step == ".." || names.iter().any(|name| name == step);
        let step = if is_there { step } else { did_you_mean(step, names.iter().map(String::as_str))? };
        near = near.below(step);
    }
    (near != *path).then_some(near)
}

fn of_other_ending(files: &dyn Files, path: &FilePath) -> Option<FilePath> {
    let (folder, _) = parted(path);
    let stem = path.stem();
    let is_like = |found: &FilePath| {
        let is_same_class = is_text(&found.extension()) == is_text(&path.extension());
        found.stem() == stem && found != path && !found.extension().is_empty() && is_same_class
    };
    only(files.names(&folder).iter().map(|name| folder.below(name)).filter(is_like))
}

/// Whether an ending is that of a brief, and not of a picture.
fn is_text(ending: &str) -> bool {
    matches!(ending, "md" | "markdown" | "txt" | "text" | "html" | "htm" | "xhtml" | "mht" | "mhtml")
}

/// In the first folder, or in one that lies in it.
fn elsewhere(files: &dyn Files, path: &FilePath) -> Option<FilePath> {
    if path.leaves_folder() {
        return None;
    }
    let (_, name) = parted(path);
    let first = FilePath::new("");
    let below = files.names(&first).into_iter().filter(|name| !name.starts_with('.'));
    let folders = below.map(|name| first.below(&name)).chain([first.clone()]);
    let holds = |folder: &FilePath| files.names(folder).iter().any(|known| known == name);
    only(folders.filter(holds).map(|folder| folder.below(name))).filter(|found| found != path)
}

/// A path's folder, and the name in it.
fn parted(path: &FilePath) -> (FilePath, &str) {
    match path.as_str().rsplit_once('/') {
        Some((folder, name)) => (FilePath::new(if folder.is_empty() { "/" } else { folder }), name),
        None => (FilePath::new(""), path.as_str()),
    }
}

/// What is found once and no more: of several nobody knows which was meant.
fn only(mut found: impl Iterator<Item = FilePath>) -> Option<FilePath> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::MemoryFiles;

    #[test]
    fn a_file_of_another_ending_or_in_another_folder_is_recognised() {
        let files = MemoryFiles::new()
            .with("briefs/geneva.txt", "")
            .with("briefs/letters.md", "")
            .with("briefs/map.png", "")
            .with("briefs/map.svg", "")
            .with("pages/letters.html", "")
            .with("pages/votes.md", "")
            .with("votes.md", "");
        let near = |path: &str| nearest(&files, &FilePath::new(path)).map(|near| near.to_string());
        assert_eq!(near("briefs/geneva.md").as_deref(), Some("briefs/geneva.txt"));
        assert_eq!(near("letters.md").as_deref(), Some("briefs/letters.md"));
        assert_eq!(near("papers/letters.md").as_deref(), Some("briefs/letters.md"));
        for path in ["briefs/map.webp", "briefs/votes.md", "../letters.md"] {
            assert_eq!(near(path), None, "of several, or of those outside, none is named: {path}");
        }
    }

    #[test]
    fn a_misspelled_folder_or_name_is_recognised() {
        let files = MemoryFiles::new().with("briefs/deep/geneva.md", "").with("extra.css", "");
        let near = |path: &str| nearest(&files, &FilePath::new(path)).map(|near| near.to_string());
        for path in ["briefs/deep/genva.md", "breifs/deep/geneva.md", "Briefs/deeep/Geneva.md"] {
            assert_eq!(near(path).as_deref(), Some("briefs/deep/geneva.md"), "{path}");
        }
        assert_eq!(near("exra.css").as_deref(), Some("extra.css"));
        for path in ["briefs/vienna.md", "pages/geneva.md", "extra.css", "../extra.css", "/extra.css"] {
            assert_eq!(near(path), None, "{path}");
        }
    }
}
