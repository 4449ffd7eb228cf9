//! Takes the pictures of briefs into the book, each distinct one once.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rayon::prelude::*;

use super::fault::Fault;
use super::picture;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::{self, FilePath, Files, ReadError, read_bytes};
use crate::model::address::{self, Address};
use crate::model::{Picture, PictureFile};
use crate::read::Briefs;

/// The pictures of all briefs.
#[derive(Debug, Default)]
pub struct Pictures {
    /// Distinct pictures, in order of first appearance.
    pub files: Vec<PictureFile>,
    /// Which of them each of a brief's pictures is.
    pub of_brief: BTreeMap<FilePath, Vec<usize>>,
    /// Whether each has alternative text or is decorative.
    pub alternatives_complete: bool,
}

/// Reads and prepares every picture, on all cores.
pub fn take_in(files: &dyn Files, briefs: &Briefs, diagnostics: &mut Diagnostics) -> Pictures {
    let mut pictures = Pictures { alternatives_complete: true, ..Pictures::default() };
    let mut wanted: IndexMap<FilePath, Place> = IndexMap::new();
    let mut named: Vec<(&FilePath, Vec<Option<FilePath>>)> = Vec::new();
    for (file, brief) in briefs {
        let Some(brief) = brief else { continue };
        let mut paths = Vec::with_capacity(brief.body.pictures.len());
        for picture in &brief.body.pictures {
            pictures.alternatives_complete &= check_alternative(picture, diagnostics);
            let path = local_path(file, picture).map_err(|fault| diagnostics.push(fault)).ok();
            if let Some(path) = &path {
                wanted.entry(path.clone()).or_insert_with(|| picture.place.clone());
            }
            paths.push(path);
        }
        named.push((file, paths));
    }
    let index_of = pictures.prepare(files, wanted, diagnostics);
    for (file, paths) in named {
        let indices =
            paths.iter().map(|path| path.as_ref().and_then(|path| index_of.get(path)).copied().unwrap_or(0));
        pictures.of_brief.insert(file.clone(), indices.collect());
    }
    pictures
}

impl Pictures {
    /// Prepares each file, and drops those whose bytes are in the book already.
    fn prepare(
        &mut self,
        files: &dyn Files,
        wanted: IndexMap<FilePath, Place>,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<FilePath, usize> {
        let prepared: Vec<_> = wanted
            .into_par_iter()
            .map(|(path, place)| {
                let mut found = Diagnostics::default();
                let file = match read_bytes(files, &path, &place) {
                    Ok(bytes) => picture::prepare(bytes, &path, &place, &mut found),
                    Err(fault) => {
                        unread(fault, &mut found);
                        None
                    }
                };
                (path, file, found)
            })
            .collect();
        let mut index_of = BTreeMap::new();
        let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
        for (path, file, found) in prepared {
            diagnostics.append(found);
            let Some(file) = file else { continue };
            let index = *by_name.entry(file.path.clone()).or_insert_with(|| {
                self.files.push(file);
                self.files.len() - 1
            });
            index_of.insert(path, index);
        }
        index_of
    }
}

/// A missing picture has a code of its own: the brief that shows it is there.
fn unread(fault: files::Fault, diagnostics: &mut Diagnostics) {
    match fault {
        files::Fault::Unread { path, reason: ReadError::Missing, listed_at } => {
            diagnostics.push(Fault::MissingPicture { place: listed_at, path: path.to_string() });
        }
        other => diagnostics.push(other),
    }
}

fn local_path(file: &FilePath, picture: &Picture) -> Result<FilePath, Fault> {
    let (place, address) = (picture.place.clone(), picture.address.clone());
    match address::parse(&picture.address) {
        Address::Relative(path) => Ok(file.sibling(&address::percent_decoded(&path))),
        Address::Absolute(_) => Err(Fault::RemotePicture { place, address }),
        Address::Empty => Err(Fault::MissingPicture { place, path: address }),
        Address::Forbidden { scheme } if scheme.eq_ignore_ascii_case("data") => {
            Err(Fault::InlinePicture { place })
        }
        Address::Forbidden { .. } | Address::Invalid => Err(Fault::InvalidAddress { place, address }),
    }
}

/// Whether the picture says what it shows; warns if it does not.
fn check_alternative(picture: &Picture, diagnostics: &mut Diagnostics) -> bool {
    let place = picture.place.clone();
    match &picture.alternative {
        _ if picture.decorative => true,
        None => {
            diagnostics.push(Fault::MissingAlternativeText { place, address: picture.address.clone() });
            false
        }
        Some(text) => {
            let name = picture.address.rsplit('/').next().unwrap_or_default();
            let stem = FilePath::new(name).stem().to_owned();
            // `map` may well describe `map.png`, but `fig-02` describes nothing.
            let is_stem = text.eq_ignore_ascii_case(&stem) && stem.contains(|c: char| !c.is_alphabetic());
            if text.eq_ignore_ascii_case(name) || is_stem {
                diagnostics.push(Fault::AlternativeTextIsFileName { place, text: text.clone() });
            }
            true
        }
    }
}
