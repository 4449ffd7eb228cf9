//! Which pictures of a fetched page its body has: these are worth fetching, and no others.
//!
//! A page names a hundred pictures of which the text has two. So it is read once with a stand-in
//! for each picture; those that come out with the body are the wanted ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Options, import};
use crate::files::{FilePath, Files, TEXT_LIMIT};
use crate::model::address;
use crate::read::markdown::tokens::{Piece, pieces};

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
    let tags = tags(html);
    let base = tags.iter().filter(|(tag, _)| tag == "base").flat_map(|(_, attributes)| attributes);
    let base = base.filter(|(name, _)| name == "href").find_map(|(_, base)| address::complete(page, base));
    let base = base.as_deref().unwrap_or(page);
    let mut found: Vec<Wanted> = Vec::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let names = tags.iter().flat_map(|(_, attributes)| attributes).flat_map(|(name, value)| {
        if name.ends_with("srcset") {
            of_set(value)
        } else if ONE.iter().any(|end| name.ends_with(end)) {
            vec![value.trim()]
        } else {
            Vec::new()
        }
    });
    for name in names {
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

/// How attributes end whose value is one address.
const ONE: [&str; 5] = ["src", "original", "data-image", "data-url", "data-full"];

/// A tag's name and its attributes.
type Tag = (String, Vec<(String, String)>);

/// The tags that open, as a browser takes the page apart.
fn tags(html: &str) -> Vec<Tag> {
    let tag = |piece| match piece {
        Piece::Open { tag, attributes, .. } => Some((tag, attributes)),
        Piece::Close(_) | Piece::Text(_) | Piece::Comment => None,
    };
    pieces(html).pieces.into_iter().filter_map(tag).collect()
}

/// The addresses of a `srcset`: each ends at white space or with its comma, the next begins behind
/// the comma that ends its width.
fn of_set(set: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let (address, behind) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        if address.is_empty() {
            return found;
        }
        found.push(address.trim_end_matches(','));
        let size = if address.ends_with(',') { 0 } else { behind.find(',').unwrap_or(behind.len()) };
        rest = &behind[size..];
    }
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
    #[test]
    fn pictures_of_a_page_without_quotes_and_spaces_are_candidates_too() {
        let html =
            "<base href=/press/><img src=map.png><img srcset=\"a.png 1x,b.png 2x\" alt=\"src='no.png'\">";
        let found = candidates(html, "https://desk.example/brief");
        let addresses: Vec<&str> = found.iter().map(|wanted| wanted.address.as_str()).collect();
        let expected = ["map.png", "a.png", "b.png"].map(|name| format!("https://desk.example/press/{name}"));
        assert_eq!(addresses, expected);
        assert_eq!(of_set("a.png, b.png 2x , c,d.png"), ["a.png", "b.png", "c,d.png"]);
    }
}
