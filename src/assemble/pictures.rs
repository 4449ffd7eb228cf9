//! Takes the pictures of briefs into the book, each distinct one once.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use super::fault::Fault;
use super::{links, picture};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::files::{self, FilePath, Files, ReadError, read_bytes};
use crate::model::address::{self, Address};
use crate::model::{Body, Picture, ResourceFile};
use crate::read::Briefs;

/// The pictures of all briefs.
#[derive(Debug, Default)]
pub struct Pictures {
    /// Distinct pictures, in order of first appearance.
    pub files: Vec<ResourceFile>,
    /// Which of them each of a brief's pictures is.
    of_brief: BTreeMap<FilePath, Vec<Option<usize>>>,
    /// Whether each has alternative text or is decorative.
    pub alternatives_complete: bool,
}

/// A picture that a brief shows: where, and its bytes if they came inside the brief's file.
struct Wanted<'a> {
    place: Place,
    attached: Option<&'a Arc<[u8]>>,
}

/// Reads and prepares every picture, on all cores.
pub fn take_in(files: &dyn Files, briefs: &Briefs, diagnostics: &mut Diagnostics) -> Pictures {
    let mut pictures = Pictures { alternatives_complete: true, ..Pictures::default() };
    let mut wanted: IndexMap<FilePath, Wanted<'_>> = IndexMap::new();
    let mut named: Vec<(&FilePath, Vec<Option<FilePath>>)> = Vec::new();
    for (file, brief) in briefs {
        let Some(brief) = brief else { continue };
        let mut paths = Vec::with_capacity(brief.body.pictures.len());
        for picture in &brief.body.pictures {
            pictures.alternatives_complete &= check_alternative(picture, diagnostics);
            let path = local_path(file, picture).map_err(|fault| diagnostics.push(fault)).ok();
            if let Some(path) = &path {
                let attached = brief.pictures.get(path);
                let place = picture.place.clone();
                wanted.entry(path.clone()).or_insert_with(|| Wanted { place, attached });
            }
            paths.push(path);
        }
        named.push((file, paths));
    }
    let index_of = pictures.prepare(files, wanted, diagnostics);
    for (file, paths) in named {
        let index = |path: Option<FilePath>| path.and_then(|path| index_of.get(&path).copied());
        pictures.of_brief.insert(file.clone(), paths.into_iter().map(index).collect());
    }
    pictures
}

impl Pictures {
    /// A brief's text without the pictures that are not in the book, and which of its files each of
    /// the others is. A book is made without a picture only if that came inside a saved page.
    pub fn of(&self, file: &FilePath, body: Body) -> (Body, Vec<usize>) {
        let indices = self.of_brief.get(file).map_or(&[][..], Vec::as_slice);
        let is_lost = |index: usize| indices.get(index).is_some_and(Option::is_none);
        (body.without_pictures(is_lost), indices.iter().copied().flatten().collect())
    }

    /// Prepares each file, and drops those whose bytes are in the book already.
    fn prepare(
        &mut self,
        files: &dyn Files,
        wanted: IndexMap<FilePath, Wanted<'_>>,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<FilePath, usize> {
        let prepared: Vec<_> = wanted
            .into_par_iter()
            .map(|(path, Wanted { place, attached })| {
                let mut found = Diagnostics::default();
                let bytes =
                    attached.map_or_else(|| read_bytes(files, &path, &place), |bytes| Ok(bytes.to_vec()));
                let file = match bytes {
                    Ok(bytes) => picture::prepare(bytes, &path, &place, &mut found),
                    Err(fault) => {
                        unread(fault, &mut found);
                        None
                    }
                };
                // Who saved a page cannot mend what is inside it.
                if attached.is_some() {
                    found.soften();
                }
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
        files::Fault::Unread { path, reason: ReadError::Missing, near, wanted: _, listed_at } => {
            let path = path.to_string();
            let near = near.map(|near| near.as_written_in(&listed_at.file));
            diagnostics.push(Fault::MissingPicture { place: listed_at, path, near });
        }
        other => diagnostics.push(other),
    }
}

fn local_path(file: &FilePath, picture: &Picture) -> Result<FilePath, Diagnostic> {
    // A folder may be called like a site: `www.example.org/map.png`.
    if let Some((path, _)) = address::file(&picture.address, file) {
        return Ok(path);
    }
    let (place, address) = (picture.place.clone(), picture.address.clone());
    let fault = match address::parse(&picture.address) {
        Address::Relative(path) => return Ok(file.sibling(&address::percent_decoded(&path))),
        Address::Absolute(_) => Fault::RemotePicture { place, address },
        Address::Empty => Fault::MissingPicture { place, path: address, near: None },
        Address::Forbidden { scheme } if scheme.eq_ignore_ascii_case("data") => {
            Fault::InlinePicture { place }
        }
        Address::Forbidden { .. } | Address::Invalid => {
            return Err(links::fault::Fault::InvalidAddress { place, address }.into());
        }
    };
    Err(fault.into())
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageFormat, RgbImage};

    use super::*;
    use crate::diagnostic::{Code, Severity};
    use crate::files::MemoryFiles;
    use crate::language::Language;
    use crate::model::{Brief, Metadata};
    use crate::read::{Source, markdown};

    fn png() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(3, 2).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    /// A brief that shows one picture, with what came inside its file.
    fn brief(file: &str, address: &str, inside: Option<Vec<u8>>) -> Brief {
        let (file, language) = (FilePath::new(file), Language::english());
        let text = format!("Text.\n\n![A map]({address})\n");
        let source = Source { file: file.shared(), text: &text, range: 0..text.len() };
        let body = markdown::body(&source, &language, &mut Diagnostics::default());
        let pictures = inside.into_iter().map(|bytes| (file.sibling(address), bytes.into())).collect();
        Brief {
            file,
            language,
            metadata: Metadata::default(),
            emphasis: Vec::new(),
            replaced_credits: Vec::new(),
            body,
            pictures,
        }
    }

    fn taken_in(
        files: &MemoryFiles,
        briefs: Vec<Brief>,
    ) -> (Pictures, Briefs, Vec<crate::diagnostic::Diagnostic>) {
        let briefs: Briefs = briefs.into_iter().map(|brief| (brief.file.clone(), Some(brief))).collect();
        let mut diagnostics = Diagnostics::default();
        let pictures = take_in(files, &briefs, &mut diagnostics);
        (pictures, briefs, diagnostics.into_vec())
    }

    #[test]
    fn a_picture_inside_a_page_and_the_same_one_in_a_file_are_one_picture_of_the_book() {
        let files = MemoryFiles::new().with("briefs/map.png", png());
        let page = brief("briefs/page.html", "page_pictures/0123456789ab.png", Some(png()));
        let (pictures, _, said) = taken_in(&files, vec![page, brief("briefs/text.md", "map.png", None)]);
        assert!(said.is_empty(), "{said:?}");
        assert_eq!(pictures.files.len(), 1);
        for file in ["briefs/page.html", "briefs/text.md"] {
            assert_eq!(pictures.of_brief[&FilePath::new(file)], [Some(0)]);
        }
    }

    #[test]
    fn a_damaged_picture_inside_a_page_is_left_out_and_one_in_a_file_is_a_fault() {
        let mut damaged = png();
        damaged.truncate(40);
        let files = MemoryFiles::new().with("map.png", damaged.clone());
        let page = brief("page.html", "page_pictures/0123456789ab.png", Some(damaged));
        let (pictures, mut briefs, said) = taken_in(&files, vec![page, brief("text.md", "map.png", None)]);
        let found: Vec<_> = said.iter().map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect();
        assert_eq!(
            found,
            [(Code::CorruptPicture, Severity::Warning), (Code::CorruptPicture, Severity::Error)]
        );
        let page = briefs.swap_remove(&FilePath::new("page.html")).flatten().unwrap();
        let (body, indices) = pictures.of(&page.file, page.body);
        assert!(body.pictures.is_empty() && indices.is_empty());
        assert_eq!(body.plain_text().trim(), "Text.");
    }
}
