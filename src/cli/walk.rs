//! What lies in a folder of saved pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use briefbook::diagnostic::{Code, Diagnostic, Place};
use briefbook::files::FilePath;

use super::disk::words;
use super::{names, visible};

/// Every file below a folder that may be a brief, sorted: no picture, nothing hidden, and nothing
/// of the folder that a browser saves beside a page. What cannot be looked at is a warning.
pub fn briefs(folder: &Path, warnings: &mut Vec<Diagnostic>) -> Vec<FilePath> {
    let mut found = Vec::new();
    visit(folder, "", &mut found, warnings);
    found.sort();
    found
}

fn visit(folder: &Path, prefix: &str, found: &mut Vec<FilePath>, warnings: &mut Vec<Diagnostic>) {
    let mut warn = |path: &Path, why: &str| warnings.push(passed_over(path, why));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return warn(folder, &format!("cannot be read: {}", words(&error))),
    };
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                warn(folder, &format!("cannot be read to its end: {}", words(&error)));
                break;
            }
        };
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let Ok(name) = entry.file_name().into_string() else {
            warn(&entry.path(), "has a name that is not UTF-8");
            continue;
        };
        // A link to a folder may lead round in a circle, so it counts as a file.
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => {
                warn(&entry.path(), &format!("cannot be read: {}", words(&error)));
                continue;
            }
        };
        if kind.is_dir() {
            folders.insert(name)
        } else {
            files.insert(name)
        };
    }
    let pages = pages(&files);
    for name in folders.iter().filter(|name| !belongs_to_page(name, &pages)) {
        visit(&folder.join(name), &format!("{prefix}{name}/"), found, warnings);
    }
    found.extend(
        files.iter().map(|name| FilePath::new(&format!("{prefix}{name}"))).filter(|path| !is_no_brief(path)),
    );
}

/// What could not be looked at, and why.
fn passed_over(path: &Path, why: &str) -> Diagnostic {
    let shown = visible::line(&names::from_here(path).to_string_lossy()).into_owned();
    let file = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let place = Place::file(file.to_string_lossy().into_owned());
    Diagnostic::warning(Code::UnreadableFile, place, format!("`{shown}` {why}, and is passed over"))
}

/// The names, without their endings, of the files that may have a folder beside them.
fn pages(files: &BTreeSet<String>) -> BTreeSet<String> {
    let files = files.iter().map(|file| FilePath::new(file));
    let pages = files.filter(|file| ["html", "htm", "xhtml", "md"].contains(&file.extension().as_str()));
    pages.map(|page| page.stem().to_owned()).collect()
}

/// Whether a folder is what a browser saves beside `page.html`: `page_files`, `page-Dateien`, …
/// or what `import` writes beside a brief: `page_pictures`.
fn belongs_to_page(folder: &str, pages: &BTreeSet<String>) -> bool {
    folder.rsplit_once(['_', '-', '.']).is_some_and(|(page, word)| {
        pages.contains(page) && !word.is_empty() && word.chars().all(char::is_alphabetic)
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
        let mut warnings = Vec::new();
        let found = briefs(folder.path(), &mut warnings);
        let found: Vec<&str> = found.iter().map(FilePath::as_str).collect();
        assert_eq!(found, ["a.md", "b.html", "c.htm", "deep/d.txt", "x.pdf"]);
        assert_eq!(warnings, []);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_cannot_be_looked_at_is_told() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.md"), "x").unwrap();
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xE9.html")), "x").unwrap();
        let mut warnings = Vec::new();
        assert_eq!(briefs(folder.path(), &mut warnings), [FilePath::new("a.md")]);
        let nowhere = folder.path().join("nowhere");
        assert_eq!(briefs(&nowhere, &mut warnings), []);
        let told: Vec<&str> = warnings.iter().map(|warning| warning.message.as_str()).collect();
        assert!(told[0].contains("has a name that is not UTF-8"), "{told:?}");
        assert!(told[1].contains("cannot be read: no such file or directory"), "{told:?}");
    }
}
