//! Cuts an SVG to what a book may hold: what draws and describes, nothing that runs, moves or
//! fetches.
//!
//! The file is read into our own tree, name by name from a list of allowed ones, and written anew,
//! so that nothing reaches the book that is not on the list.

mod ground;
mod references;
mod tree;

use std::sync::LazyLock;

use super::Prepared;
use crate::assemble::fault_media::Fault;
use crate::assets::{SVG_ATTRIBUTES, SVG_ELEMENTS};
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::model::MediaType;
use crate::xml::{Element, Encoder};

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The namespace of the `href` that every reading system knows.
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Reads an SVG, cuts it, and writes it anew; each kind of cut is a warning.
pub(super) fn prepare(
    bytes: &[u8],
    file: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Prepared, Fault> {
    let corrupt = |reason: String| Fault::CorruptPicture { place: place.clone(), file: file.clone(), reason };
    let text = std::str::from_utf8(bytes).map_err(|_| corrupt("it is not UTF-8".to_owned()))?;
    let mut cuts = Cuts::default();
    let mut root = match tree::read(text.trim_start_matches('\u{FEFF}'), &mut cuts) {
        Ok(root) => root,
        Err(tree::Unread::TooDeep) => {
            return Err(Fault::SvgTooDeep { place: place.clone(), file: file.clone() });
        }
        Err(tree::Unread::Malformed(reason)) => return Err(corrupt(reason)),
    };
    references::settle(&mut root, &mut cuts);
    for (what, times) in cuts.0 {
        diagnostics.push(Fault::SvgCut { place: place.clone(), file: file.clone(), what, times });
    }
    let size = size(&root);
    ground::lay(&mut root);
    declare(&mut root);
    let mut encoder = Encoder::document();
    encoder.element(&root);
    Ok(Prepared { media_type: MediaType::Svg, size, bytes: encoder.finish().into_bytes() })
}

/// Whether a file begins as an SVG does, after declarations and comments.
pub(super) fn looks_like_one(bytes: &[u8]) -> bool {
    let beginning = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = &beginning[..beginning.len().min(64 * 1024)];
    let names_svg = || {
        head.windows(4).any(|window| window == b"<svg")
            || head.windows(4).any(|window| window == b":svg")
            || head.windows(12).any(|window| window == b"DOCTYPE svg ")
    };
    head.starts_with(b"<") && names_svg()
}

/// What was cut, each kind with how often, in the order met.
#[derive(Debug, Default)]
struct Cuts(indexmap::IndexMap<String, usize>);

impl Cuts {
    fn count(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }
}

/// An allowed element's name.
fn element_name(name: &str) -> Option<&'static str> {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| words(SVG_ELEMENTS));
    find(&NAMES, name)
}

/// An allowed attribute's name; those with a prefix, and `href`, apart.
fn attribute_name(name: &str) -> Option<&'static str> {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| words(SVG_ATTRIBUTES));
    find(&NAMES, name)
}

fn find(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.binary_search(&name).ok().map(|at| names[at])
}

fn words(table: &'static str) -> Vec<&'static str> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let mut words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.sort_unstable();
    words
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
}

/// Declares the namespaces that are used, and no other.
fn declare(root: &mut Element) {
    if uses_xlink(root) {
        root.attributes.insert(0, ("xmlns:xlink", XLINK.into()));
    }
    root.attributes.insert(0, ("xmlns", SVG.into()));
}

fn uses_xlink(element: &Element) -> bool {
    attribute(element, "xlink:href").is_some()
        || element.children.iter().any(|child| match child {
            crate::xml::Node::Element(child) => uses_xlink(child),
            crate::xml::Node::Text(_) => false,
        })
}

/// Width and height in pixels, from the attributes or else from the view box.
fn size(root: &Element) -> Option<(u32, u32)> {
    let side = |name| attribute(root, name).and_then(pixels);
    let view_box = || {
        let numbers: Vec<f64> = attribute(root, "viewBox")?
            .split([' ', ',', '\t', '\n'])
            .filter(|number| !number.is_empty())
            .map_while(|number| number.parse().ok())
            .collect();
        let &[_, _, width, height] = numbers.as_slice() else { return None };
        Some((whole(width)?, whole(height)?))
    };
    match (side("width"), side("height")) {
        (Some(width), Some(height)) => Some((width, height)),
        (Some(_) | None, _) => view_box(),
    }
}

/// A length in CSS pixels.
fn pixels(length: &str) -> Option<u32> {
    let length = length.trim();
    let unit_at = length.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(length.len());
    let (number, unit) = length.split_at(unit_at);
    let scale = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    whole(number.trim().parse::<f64>().ok()? * scale)
}

fn whole(number: f64) -> Option<u32> {
    let whole = number.ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (1.0..=100_000.0).contains(&whole).then_some(whole as u32)
}

#[cfg(test)]
mod tests;
