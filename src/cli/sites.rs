//! The user's own rules for the markup of sites: `briefbook/sites/*.yaml` in the configuration folder.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use briefbook::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use briefbook::files::{FilePath, Texts, Wanted, read_text};
use briefbook::read::saved_page::sites::SiteRules;

use super::disk::{Disk, Outside, words};

/// The user's rules, and what is wrong with them.
#[derive(Debug, Default)]
pub struct OwnRules {
    /// The rules.
    pub rules: SiteRules,
    /// The folder that they lie in, from which the diagnostics name them.
    pub folder: PathBuf,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
    /// Their texts.
    pub texts: Texts,
}

/// Reads the user's rules in the order of their names; most users have none.
pub fn own() -> OwnRules {
    let Some(folder) = folder() else { return OwnRules::default() };
    let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
    let names = names(&folder).unwrap_or_else(|error| {
        let message = format!("the folder of rules for sites cannot be read: {}", words(&error));
        let place = Place::file(folder.to_string_lossy().into_owned());
        diagnostics.push(Diagnostic::error(Code::UnreadableFile, place, message));
        Vec::new()
    });
    let disk = Disk::new(&folder, Outside::Allowed);
    let rules = names.iter().fold(SiteRules::default(), |rules, name| {
        let file = FilePath::new(name);
        match read_text(&disk, &file, Wanted::OneFile, &Place::file(file.shared()), &mut texts) {
            Ok(text) => rules.with(&text, &file, &mut diagnostics),
            Err(fault) => {
                diagnostics.push(fault);
                rules
            }
        }
    });
    OwnRules { rules, folder, diagnostics: diagnostics.into_vec(), texts }
}

/// The names of the files with rules, sorted.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    // One that is not UTF-8 is named as well as it can be, and reported as not to be found.
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(".yaml") || name.ends_with(".yml")).collect();
    names.sort();
    Ok(names)
}

/// `$XDG_CONFIG_HOME/briefbook/sites`, else the same below `~/.config`.
fn folder() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let configuration = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(configuration.join("briefbook").join("sites")).filter(|folder| folder.is_dir())
}
