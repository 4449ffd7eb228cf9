//! The user's own rules for the markup of sites: `briefbook/sites/*.yaml` in the configuration folder.

use std::path::PathBuf;
use std::{env, fs};

use briefbook::diagnostic::{Diagnostic, Diagnostics, Place};
use briefbook::files::{FilePath, Texts, Wanted, read_text};
use briefbook::read::saved_page::sites::SiteRules;

use super::disk::{Disk, Outside};

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
    let mut names: Vec<String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".yaml") || name.ends_with(".yml"))
        .collect();
    names.sort();
    let disk = Disk::new(&folder, Outside::Allowed);
    let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
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

/// `$XDG_CONFIG_HOME/briefbook/sites`, else the same below `~/.config`.
fn folder() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let configuration = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(configuration.join("briefbook").join("sites")).filter(|folder| folder.is_dir())
}
