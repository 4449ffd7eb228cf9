//! What is to be imported, and how each brief will be called.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use briefbook::diagnostic::Diagnostic;
use briefbook::files::FilePath;
use briefbook::xml::slug;
use url::Url;

use crate::cli::walk;

/// One thing to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file that was named.
    Named(PathBuf),
    /// A file that was found in a folder that was named.
    Found {
        /// The folder.
        folder: PathBuf,
        /// The file's path in it.
        name: FilePath,
    },
    /// A page on the web.
    Address(String),
    /// Standard input.
    Standard,
}

/// Everything that the arguments mean, in their order; the files of a folder sorted. What of a folder
/// cannot be looked at is a warning. What lies in `output` was imported before, and is no page.
pub fn inputs(arguments: &[PathBuf], output: Option<&Path>, warnings: &mut Vec<Diagnostic>) -> Vec<Input> {
    let whole = |path: &Path| path.canonicalize().ok();
    let output = output.and_then(whole);
    let mut inputs = Vec::new();
    for argument in arguments {
        match argument.to_str() {
            Some("-") => inputs.push(Input::Standard),
            Some(address) if is_address(address) => inputs.push(Input::Address(address.to_owned())),
            Some(_) | None if argument.is_dir() => {
                let found = walk::briefs(argument, warnings).into_iter();
                // Where the output folder lies in the folder of the pages, as its names have it.
                let written = output.as_ref().and_then(|output| {
                    let inner = output.strip_prefix(whole(argument)?).ok()?;
                    Some(FilePath::new(&inner.to_string_lossy()))
                });
                let is_written = |name: &FilePath| {
                    written
                        .as_ref()
                        .is_some_and(|folder| Path::new(name.as_str()).starts_with(folder.as_str()))
                };
                let found = found.filter(|name| !is_written(name));
                inputs.extend(found.map(|name| Input::Found { folder: argument.clone(), name }));
            }
            Some(_) | None => inputs.push(Input::Named(argument.clone())),
        }
    }
    inputs
}

fn is_address(argument: &str) -> bool {
    argument.split_once("://").is_some_and(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

/// The name of each brief, without its ending. An editor looks for what was made of `geneva.html`
/// under `geneva`, whatever its title; a second one of that name gets a number.
pub fn names(inputs: &[Input]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut last_number: BTreeMap<String, usize> = BTreeMap::new();
    let unique = |wanted: String| {
        let mut name = wanted.clone();
        while !taken.insert(name.clone()) {
            let number = last_number.entry(wanted.clone()).or_insert(1);
            *number += 1;
            name = format!("{wanted}-{number}");
        }
        name
    };
    inputs.iter().map(wanted_name).map(unique).collect()
}

fn wanted_name(input: &Input) -> String {
    let name = match input {
        Input::Named(path) => file_name(&stem(path)),
        Input::Found { name, .. } => file_name(name.stem()),
        Input::Address(address) => of_address(address),
        Input::Standard => String::new(),
    };
    if name.is_empty() { "brief".to_owned() } else { name }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The last step of an address that says something, else its host.
fn of_address(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return String::new() };
    let mut steps = url.path_segments().into_iter().flatten();
    let last = steps.rfind(|step| !step.is_empty()).map(briefbook::model::address::percent_decoded);
    let name = last.map(|last| file_name(FilePath::new(&last).stem())).unwrap_or_default();
    if name.is_empty() { file_name(url.host_str().unwrap_or_default()) } else { name }
}

/// A name that can be typed; letters without an ASCII form stay what they are.
fn file_name(stem: &str) -> String {
    let is_other = |c: char| c.is_alphabetic() && !('\0'..'\u{250}').contains(&c);
    if !stem.contains(is_other) {
        return slug::slug(stem);
    }
    let mut name = String::new();
    for c in stem.chars() {
        if c.is_alphanumeric() || c == '\u{200c}' {
            name.extend(c.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name: String = name.chars().take(60).collect();
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_is_called_as_its_page_was() {
        let named = |path: &str| Input::Named(PathBuf::from(path));
        let inputs = [
            named("saved/What Geneva Changed _ The Desk.html"),
            named("a.html"),
            named("other/a.txt"),
            Input::Address("https://desk.example/2008/the-letter/?utm_source=x".to_owned()),
            Input::Address("https://desk.example/".to_owned()),
            named("پل ما.html"),
            Input::Standard,
        ];
        let expected =
            ["what-geneva-changed-the-desk", "a", "a-2", "the-letter", "desk-example", "پل-ما", "brief"];
        assert_eq!(names(&inputs), expected);
    }

    #[test]
    fn an_address_is_told_from_a_file() {
        let mut warnings = Vec::new();
        let inputs =
            inputs(&["HTTPS://desk.example/a".into(), "-".into(), "a.html".into()], None, &mut warnings);
        assert!(matches!(inputs[..], [Input::Address(_), Input::Standard, Input::Named(_)]), "{inputs:?}");
    }
}
