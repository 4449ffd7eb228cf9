//! Which pictures of a fetched page its body has: these are worth fetching, and no others.
//!
//! A page names a hundred pictures of which the text has two. So it is read once with a stand-in
//! for each picture; those that come out with the body are the wanted ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Options, import};
use crate::files::{FilePath, Files, TEXT_LIMIT};
use crate::model::address;

/// A picture to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its absolute address.
    pub address: String,
    /// The addresses that the page has for it: [`Options::parts`] needs it under each.
    pub names: Vec<String>,
}

/// The pictures that the body of a page has, in the order of the page.
pub fn wanted_pictures(files: &dyn Files, path: &FilePath, options: &Options) -> Vec<Wanted> {
    let Some(page) = &options.address else { return Vec::new() };
    let Ok(bytes) = files.read(path, TEXT_LIMIT) else { return Vec::new() };
    let html = String::from_utf8_lossy(&bytes);
    let candidates = candidates(&html, page);
    let parts = candidates
        .iter()
        .flat_map(|wanted| wanted.names.iter().map(|name| (name.clone(), stand_in(&wanted.address))));
    let options = Options { parts: parts.collect(), ..options.clone() };
    let Ok(imported) = import(files, path, &options) else { return Vec::new() };
    let came_out: Vec<&str> = imported.pictures.values().filter_map(|bytes| stood_for(bytes)).collect();
    candidates.into_iter().filter(|wanted| came_out.contains(&wanted.address.as_str())).collect()
}

/// The beginning of a picture that is large enough to be no tracker.
const HEADER: &[u8] = b"GIF89a\x00\x04\x00\x04\x00\x00\x00";

fn stand_in(address: &str) -> Arc<[u8]> {
    [HEADER, address.as_bytes()].concat().into()
}

fn stood_for(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes.strip_prefix(HEADER)?).ok()
}

/// Everything on a page that may be the address of a picture. Pages that load pictures late keep
/// the address in any of a dozen attributes, all of which end in one of a few words.
fn candidates(html: &str, page: &str) -> Vec<Wanted> {
    let base = values(html, &["<base href"]).into_iter().find_map(|base| address::complete(page, &base));
    let base = base.as_deref().unwrap_or(page);
    let mut found: Vec<Wanted> = Vec::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let one = values(html, &["src", "original", "data-image", "data-url", "data-full"]);
    let several = values(html, &["srcset"]);
    let several =
        several.iter().flat_map(|set| set.split(", ")).filter_map(|each| each.split_whitespace().next());
    for name in one.iter().map(String::as_str).chain(several) {
        let name = name.trim().trim_end_matches(',');
        let Some(address) = address::complete(base, name).filter(|_| !name.is_empty()) else { continue };
        let index = *at.entry(address.clone()).or_insert_with(|| {
            found.push(Wanted { names: vec![address.clone()], address });
            found.len() - 1
        });
        if !found[index].names.iter().any(|known| known == name) {
            found[index].names.push(name.to_owned());
        }
    }
    found
}

/// The quoted values of attributes whose names end in one of some words.
fn values(html: &str, names: &[&str]) -> Vec<String> {
    let lower = html.to_ascii_lowercase();
    let mut found: Vec<(usize, String)> = Vec::new();
    for name in names {
        for (at, _) in lower.match_indices(name) {
            let after = html[at + name.len()..].trim_start();
            let Some(value) = after.strip_prefix('=').map(str::trim_start) else { continue };
            let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some((value, _)) = value[1..].split_once(quote) else { continue };
            found.push((at, value.replace("&amp;", "&")));
        }
    }
    found.sort();
    found.into_iter().map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_that_a_page_may_have_for_a_picture_is_a_candidate() {
        let html = "<base href='/press/'><img src=\"/a.png\"><img data-lazy-src='b.png?x=1&amp;y=2'>\
                    <source srcset=\"c-300.png 300w, c-600.png 600w\"><script src=\"data:text/plain,x\"></script>";
        let found = candidates(html, "https://desk.example/brief");
        let addresses: Vec<&str> = found.iter().map(|wanted| wanted.address.as_str()).collect();
        for address in [
            "https://desk.example/a.png",
            "https://desk.example/press/b.png?x=1&y=2",
            "https://desk.example/press/c-300.png",
            "https://desk.example/press/c-600.png",
        ] {
            assert!(addresses.contains(&address), "{address} in {addresses:?}");
        }
        assert_eq!(found.len(), 4);
        assert!(found[0].names.contains(&"/a.png".to_owned()));
    }
}
