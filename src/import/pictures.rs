//! The pictures of a brief: those that came inside its page, and those that lie beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fault::Fault;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::{FilePath, Files, read_bytes};
use crate::language::Language;
use crate::model::address::{self, Address};
use crate::read::blocks::{Block, BlockKind, Image, Inline};
use crate::read::{Source, SourceKind, markdown};
use crate::xml::slug;

/// Pictures by the relative address that a body has for each.
pub type Pictures = BTreeMap<String, Arc<[u8]>>;

/// Adds the pictures that lie beside a page or a Markdown file. One that is not there is a warning:
/// the brief can be read without it.
pub fn take_in(
    files: &dyn Files,
    path: &FilePath,
    kind: SourceKind,
    body: &str,
    pictures: &mut Pictures,
    diagnostics: &mut Diagnostics,
) {
    let source = Source { file: path.shared(), text: body, range: 0..body.len() };
    let parsed = markdown::body(&source, &Language::english(), &mut Diagnostics::default());
    let mut known: BTreeSet<String> = pictures.keys().cloned().collect();
    for picture in parsed.pictures {
        if !known.insert(picture.address.clone()) {
            continue;
        }
        let Address::Relative(relative) = address::parse(&picture.address) else { continue };
        let decoded = address::percent_decoded(&relative);
        // An editor's own picture keeps its place, which must not lie outside the brief's folder.
        let stays_inside = kind != SourceKind::Markdown || !FilePath::new(&decoded).leaves_folder();
        let bytes = read_bytes(files, &path.sibling(&decoded), &Place::file(path.shared())).ok();
        match bytes.filter(|_| stays_inside) {
            Some(bytes) => {
                pictures.insert(picture.address, bytes.into());
            }
            None => diagnostics.push(Fault::PictureNotThere { path: path.clone(), address: picture.address }),
        }
    }
}

/// The new name of each picture, in a folder beside the brief.
pub fn names(pictures: &Pictures, folder: &str) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let mut names = BTreeMap::new();
    for (address, bytes) in pictures {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let old = FilePath::new(&address::percent_decoded(path));
        let slug = slug::slug(old.stem());
        let stem = if slug.is_empty() { "picture".to_owned() } else { slug };
        let ending = ending(bytes).map_or_else(|| slug::slug(&old.extension()), str::to_owned);
        let dot = if ending.is_empty() { "" } else { "." };
        let numbered = (1..).map(|number| match number {
            1 => format!("{stem}{dot}{ending}"),
            _ => format!("{stem}-{number}{dot}{ending}"),
        });
        let mut free = numbered.skip_while(|name| taken.contains(name));
        let Some(name) = free.next() else { continue };
        names.insert(address.clone(), format!("{folder}/{name}"));
        taken.insert(name);
    }
    names
}

/// The ending that the bytes themselves ask for.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 7] = [
        (b"\x89PNG", "png"),
        (b"\xff\xd8\xff", "jpg"),
        (b"GIF8", "gif"),
        (b"BM", "bmp"),
        (b"II*\0", "tif"),
        (b"MM\0*", "tif"),
        (b"<svg", "svg"),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("webp");
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, ending)| *ending)
}

/// Gives the pictures of some blocks their new names.
pub fn rename(blocks: &mut [Block], names: &BTreeMap<String, String>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Figure(image) => rename_image(image, names),
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) => rename_inline(content, names),
            BlockKind::Quote(blocks) | BlockKind::NoteDefinition { blocks, .. } => rename(blocks, names),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| rename(item, names)),
            BlockKind::Definitions(definitions) => definitions.iter_mut().for_each(|definition| {
                rename_inline(&mut definition.term, names);
                definition.meanings.iter_mut().for_each(|meaning| rename(meaning, names));
            }),
            BlockKind::Table(table) => table.lines_mut().for_each(|line| rename_inline(line, names)),
            BlockKind::Rule | BlockKind::Code { .. } => {}
        }
    }
}

fn rename_inline(content: &mut [Inline], names: &BTreeMap<String, String>) {
    for inline in content {
        match inline {
            Inline::Image(image) => rename_image(image, names),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Superscript(content)
            | Inline::Subscript(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::Span { content, .. } => rename_inline(content, names),
            Inline::Text(_) | Inline::Code(_) | Inline::LineBreak | Inline::NoteReference(_) => {}
        }
    }
}

fn rename_image(image: &mut Image, names: &BTreeMap<String, String>) {
    if let Some(name) = names.get(&image.address) {
        image.address.clone_from(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_get_names_that_can_be_typed_and_no_two_the_same() {
        let png: Arc<[u8]> = b"\x89PNG".as_slice().into();
        let old = [
            "page_files/Map%20of%20the%20Strait.jpeg?w=300",
            "other/map-of-the-strait.png",
            "\u{67e}\u{644}",
        ];
        let pictures: Pictures = old.iter().map(|old| ((*old).to_owned(), png.clone())).collect();
        let names = names(&pictures, "geneva_pictures");
        let named: Vec<&str> = names.values().map(String::as_str).collect();
        let expected = ["geneva_pictures/map-of-the-strait.png", "geneva_pictures/map-of-the-strait-2.png"];
        assert!(expected.iter().all(|name| named.contains(name)), "{named:?}");
        assert!(named.contains(&"geneva_pictures/picture.png"), "{named:?}");
    }
}
