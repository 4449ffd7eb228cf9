//! Pictures: which of its addresses counts, and what becomes of it.
//!
//! A page names a picture up to a dozen times: in `src`, in `srcset` for other screens, in `data-src`
//! for when a reader scrolls down to it. What came with the page is taken, wherever it is named; what
//! is on the web only is left out, as nothing is fetched.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use dom_query::NodeRef;
use sha2::{Digest, Sha256};

use super::super::addresses::PictureAddress;
use super::super::container::data;
use super::super::fault::Fault;
use super::Source;
use crate::diagnostic::Place;
use crate::files::binary;
use crate::read::blocks::{Image, Inline};
use crate::read::frame::words;
use crate::read::page::Cut;

/// Attributes in which scripts find the address of a picture, before `src`.
const LAZY: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
    "data-url",
];
/// Attributes with several addresses.
const SETS: &[&str] = &["srcset", "data-srcset", "data-lazy-srcset"];
/// A picture of so few pixels a side counts readers.
const TRACKER: u32 = 2;
/// A `data:` address that is shorter than this only keeps the place of another picture.
const PLACEHOLDER: usize = 400;

/// The pictures of one page.
pub struct Pictures<'a> {
    /// Those that came with the page, by the address that the body has for each.
    pub attached: BTreeMap<String, Arc<[u8]>>,
    /// Where else pictures of the body are, by the address that the body has for each.
    pub renditions: BTreeMap<String, Vec<String>>,
    /// How many were left out because they are on the web.
    pub remote: usize,
    /// What was left out.
    pub cut: Vec<Cut>,
    /// What is wrong with some.
    pub faults: Vec<Fault>,
    source: &'a Source<'a>,
}

impl<'a> Pictures<'a> {
    /// None yet.
    pub fn new(source: &'a Source<'a>) -> Self {
        Self {
            attached: BTreeMap::new(),
            renditions: BTreeMap::new(),
            remote: 0,
            cut: Vec::new(),
            faults: Vec::new(),
            source,
        }
    }

    /// The number of pictures that were left out.
    pub fn dropped(&self) -> usize {
        self.remote + self.faults.len()
    }

    /// Leaves out the caption of a picture that was left out.
    pub fn drop_caption(&mut self, caption: String) {
        self.cut.push(Cut { what: format!("caption: {caption}"), span: None });
    }

    /// What an `<img>` or a `<picture>` is in a line; nothing if it is left out.
    pub fn read(&mut self, node: &NodeRef<'_>) -> Option<Inline> {
        let all: Vec<NodeRef<'_>> = std::iter::once(*node)
            .chain(node.descendants_it().filter(|child| child.has_name("source") || child.has_name("img")))
            .collect();
        let image = all.iter().find(|node| node.has_name("img")).unwrap_or(node);
        let alternative = image.attr("alt").map(|alt| alt.trim().to_owned()).unwrap_or_default();
        if is_tracker(image) {
            return None;
        }
        if is_emoji(image, &alternative) {
            return Some(Inline::Text(alternative));
        }
        let address = self.address(&candidates(&all), &alternative)?;
        Some(Inline::Image(Image { address, alternative, caption: None }))
    }

    /// The first of the addresses that has something to show; nothing if none has. Nobody has looked
    /// yet at what lies beside the page, so those that come after such a one are kept for when it is
    /// not there, or is of a kind that no book shows.
    fn address(&mut self, candidates: &[String], alternative: &str) -> Option<String> {
        let is_alone = candidates.len() == 1;
        let mut found: Vec<String> = Vec::new();
        let (mut elsewhere, mut corrupt) = (None, None);
        for typed in candidates {
            let attached = match self.source.addresses.picture(typed) {
                PictureAddress::Inline if typed.len() < PLACEHOLDER && !is_alone => continue,
                PictureAddress::Inline => match self.decoded(typed) {
                    Ok(bytes) => self.attach(&bytes, alternative),
                    Err(fault) => {
                        corrupt = corrupt.or(Some(fault));
                        continue;
                    }
                },
                PictureAddress::Beside(_) if !is_alone && words().is_placeholder(typed) => continue,
                PictureAddress::Beside(address) => {
                    if !found.contains(&address) {
                        found.push(address);
                    }
                    continue;
                }
                PictureAddress::Elsewhere(address) => match self.part(&address) {
                    Some(bytes) => self.attach(&bytes, alternative),
                    None => {
                        elsewhere = elsewhere.or(Some(address));
                        continue;
                    }
                },
                PictureAddress::OnDisk(address) => match self.part(&address) {
                    Some(bytes) => self.attach(&bytes, alternative),
                    // Who looks for the pictures beside the page reports it as lost.
                    None if is_alone => return Some(address),
                    None => continue,
                },
                PictureAddress::None => continue,
            };
            if let Some(address) = attached {
                found.push(address);
                break;
            }
        }
        let mut found = found.into_iter();
        let first = found.next();
        match &first {
            Some(address) => {
                let others: Vec<String> = found.collect();
                if !others.is_empty() {
                    self.renditions.entry(address.clone()).or_insert(others);
                }
            }
            None => self.report(elsewhere, corrupt),
        }
        first
    }

    /// Says why there is no picture.
    fn report(&mut self, elsewhere: Option<String>, corrupt: Option<Fault>) {
        self.faults.extend(corrupt);
        if let Some(address) = elsewhere {
            self.remote += 1;
            self.cut.push(Cut { what: format!("picture on the web: {address}"), span: None });
        }
    }

    fn part(&self, address: &str) -> Option<Arc<[u8]>> {
        let parts = &self.source.saved.parts;
        let plain = address.split('#').next().unwrap_or(address);
        parts.get(address).or_else(|| parts.get(plain)).cloned()
    }

    /// The picture that a `data:` address holds.
    fn decoded(&self, typed: &str) -> Result<Arc<[u8]>, Fault> {
        let reason = match data::decode(typed) {
            Ok((_, bytes)) if binary::picture(&bytes).is_some() => return Ok(bytes.into()),
            Ok((media_type, _)) => format!("`{media_type}` is not what it holds"),
            Err(reason) => reason.to_string(),
        };
        Err(Fault::CorruptDataAddress { place: self.place_of(typed), reason })
    }

    /// Keeps the bytes of a picture under an address that is made of them; nothing if they are none.
    fn attach(&mut self, bytes: &Arc<[u8]>, alternative: &str) -> Option<String> {
        let Some(ending) = binary::picture(bytes) else {
            self.cut.push(Cut { what: format!("no picture: {alternative}"), span: None });
            return None;
        };
        let size = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok();
        let size = size.and_then(|reader| reader.into_dimensions().ok());
        if size.is_some_and(|(width, height)| width <= TRACKER && height <= TRACKER) {
            return None;
        }
        let hash: String = Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let address = format!("{}_pictures/{hash}.{ending}", self.source.file.stem());
        self.attached.insert(address.clone(), bytes.clone());
        Some(address)
    }

    fn place_of(&self, typed: &str) -> Place {
        let start: String = typed.trim().chars().take(60).collect();
        let span = self.source.saved.html.find(&start).map(|at| at..at + start.len());
        Place { span, ..Place::file(self.source.file.shared()) }
    }
}

/// Every address that a picture has, the best first.
fn candidates(nodes: &[NodeRef<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for node in nodes {
        found.extend(LAZY.iter().filter_map(|name| node.attr(name)).map(|address| address.trim().to_owned()));
        let mut sized: Vec<(f32, String)> =
            SETS.iter().filter_map(|name| node.attr(name)).flat_map(|set| sizes(&set)).collect();
        sized.sort_by(|one, other| other.0.total_cmp(&one.0));
        found.extend(sized.into_iter().map(|(_, address)| address));
        found.extend(node.attr("src").map(|address| address.trim().to_owned()));
    }
    found.retain(|address| !address.is_empty());
    found
}

/// The addresses of a `srcset` with their widths or densities.
fn sizes(set: &str) -> Vec<(f32, String)> {
    let mut found = Vec::new();
    let mut words = set.split_whitespace().peekable();
    while let Some(address) = words.next() {
        let (address, is_last) = match address.strip_suffix(',') {
            Some(address) => (address, true),
            None => (address, false),
        };
        let descriptor = if is_last { None } else { words.next_if(|word| !word.contains("://")) };
        let number =
            descriptor.map(|word| word.trim_end_matches([',', 'w', 'x', 'h']).parse().unwrap_or(1.0));
        found.push((number.unwrap_or(1.0), address.to_owned()));
    }
    found
}

/// Whether the page itself says that there is nothing to see.
fn is_tracker(image: &NodeRef<'_>) -> bool {
    let side =
        |name: &str| image.attr(name).and_then(|side| side.trim().trim_end_matches("px").parse::<u32>().ok());
    side("width").is_some_and(|width| width <= TRACKER)
        || side("height").is_some_and(|height| height <= TRACKER)
}

/// Whether a picture stands for a character.
fn is_emoji(image: &NodeRef<'_>, alternative: &str) -> bool {
    let class = image.class().map(|class| class.to_ascii_lowercase()).unwrap_or_default();
    let names = ["emoji", "smiley", "emoticon"];
    !alternative.is_empty()
        && alternative.chars().count() <= 8
        && names.iter().any(|name| class.contains(name))
}
