//! What lies in a folder of saved pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use briefbook::files::FilePath;

/// Every file below a folder that may be a brief, sorted: no picture, nothing hidden, and nothing
/// of the folder that a browser saves beside a page.
pub fn briefs(folder: &Path) -> Vec<FilePath> {
    let mut found = Vec::new();
    visit(folder, "", &mut found);
    found.sort();
    found
}

fn visit(folder: &Path, prefix: &str, found: &mut Vec<FilePath>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for entry in entries.flatten() {
        // A name that is no UTF-8 cannot stand in a manifest.
        let Ok(name) = entry.file_name().into_string() else { continue };
        // A link to a folder may lead round in a circle.
        let Ok(kind) = entry.file_type() else { continue };
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            folders.insert(name)
        } else {
            files.insert(name)
        };
    }
    for name in folders.iter().filter(|name| !belongs_to_page(name, &files)) {
        visit(&folder.join(name), &format!("{prefix}{name}/"), found);
    }
    found.extend(
        files.iter().map(|name| FilePath::new(&format!("{prefix}{name}"))).filter(|path| !is_no_brief(path)),
    );
}

/// Whether a folder is what a browser saves beside `page.html`: `page_files`, `page-Dateien`, …
/// or what `import` writes beside a brief: `page_pictures`.
fn belongs_to_page(folder: &str, files: &BTreeSet<String>) -> bool {
    files.iter().any(|file| {
        let file = FilePath::new(file);
        let rest = folder.strip_prefix(file.stem()).and_then(|rest| rest.strip_prefix(['_', '-', '.']));
        let is_page = ["html", "htm", "xhtml", "md"].contains(&file.extension().as_str());
        is_page && rest.is_some_and(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
    })
}

/// Files that lie among briefs and are none.
fn is_no_brief(path: &FilePath) -> bool {
    const ENDINGS: [&str; 16] = [
        "png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "tif", "tiff", "ico", "avif", "epub", "yaml",
        "yml", "css", "js",
    ];
    ENDINGS.contains(&path.extension().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_page_is_no_brief_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        for file in [
            "b.html",
            "b_files/frame.html",
            "c.htm",
            "c-Dateien/x.html",
            "a.md",
            "a_pictures/readme.txt",
            "map.png",
            "deep/d.txt",
            ".hidden.md",
            "x.pdf",
            "manifest.yaml",
        ] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = briefs(folder.path());
        let found: Vec<&str> = found.iter().map(FilePath::as_str).collect();
        assert_eq!(found, ["a.md", "b.html", "c.htm", "deep/d.txt", "x.pdf"]);
    }
}
