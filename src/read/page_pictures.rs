//! The pictures of a saved page: those inside its file, and those in the folder saved beside it.
//!
//! Either way they are named by their content and carried with the page, so that a build and an
//! import find the same ones. A page whose pictures are gone is still a page: what cannot be shown
//! is left out with a warning, and its caption with it, which is recorded.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::mem;
use std::sync::Arc;

use super::blocks::{Block, BlockKind, Image, Inline};
use super::fault::Fault;
use super::page::{Cut, Page};
use super::to_markdown;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::{FilePath, Files, PICTURE_LIMIT, ReadError, binary};
use crate::model::address::{self, Address, percent_decoded};
use crate::xml::slug::hash;

/// Reads the pictures that the body shows from beside the page, and takes those out of the body
/// that are none.
pub fn attach(files: &dyn Files, file: &FilePath, page: &mut Page, diagnostics: &mut Diagnostics) {
    let inside = mem::take(&mut page.pictures);
    let renditions = mem::take(&mut page.renditions);
    let mut album = Album {
        files,
        file,
        inside,
        renditions,
        taken: BTreeMap::new(),
        lost: Vec::new(),
        captions: Vec::new(),
        renamed: false,
    };
    let blocks = mem::take(&mut page.blocks);
    page.blocks = album.blocks(blocks);
    if album.renamed || !album.lost.is_empty() {
        page.markdown = to_markdown::write(&page.blocks);
    }
    page.pictures = album.taken;
    page.cut.append(&mut album.captions);
    let mut lost = album.lost.into_iter();
    if let Some(Lost { place, address, reason }) = lost.next() {
        diagnostics.push(Fault::LostPictures { place, first: address, reason, others: lost.len() });
    }
}

struct Album<'a> {
    files: &'a dyn Files,
    file: &'a FilePath,
    /// Pictures that came in the page's own file.
    inside: BTreeMap<String, Arc<[u8]>>,
    /// Where else each is.
    renditions: BTreeMap<String, Vec<String>>,
    /// Pictures of the body, by their new addresses.
    taken: BTreeMap<String, Arc<[u8]>>,
    lost: Vec<Lost>,
    /// What stood below pictures that are lost.
    captions: Vec<Cut>,
    renamed: bool,
}

struct Lost {
    place: Place,
    address: String,
    reason: &'static str,
}

impl Album<'_> {
    fn blocks(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        let mut kept = Vec::with_capacity(blocks.len());
        for Block { kind, span } in blocks {
            // A span of no bytes says that the place is not known.
            let place = match span.is_empty() {
                true => Place::file(self.file.shared()),
                false => Place::span(self.file.shared(), span.clone()),
            };
            kept.extend(self.kind(kind, &place).map(|kind| Block { kind, span }));
        }
        kept
    }

    /// A block with its pictures settled; nothing if it was a picture that is lost.
    fn kind(&mut self, kind: BlockKind, place: &Place) -> Option<BlockKind> {
        Some(match kind {
            BlockKind::Figure(mut image) => {
                return self.settle(&mut image, place).then_some(BlockKind::Figure(image));
            }
            BlockKind::Heading(level, content) => BlockKind::Heading(level, self.line(content, place)),
            BlockKind::Paragraph(content) => {
                let content = self.line(content, place);
                if content.is_empty() {
                    return None;
                }
                BlockKind::Paragraph(content)
            }
            BlockKind::Quote(blocks) => BlockKind::Quote(self.filled(blocks)?),
            BlockKind::List { start, items } => {
                let items: Vec<_> = items.into_iter().filter_map(|item| self.filled(item)).collect();
                if items.is_empty() {
                    return None;
                }
                BlockKind::List { start, items }
            }
            BlockKind::Definitions(mut definitions) => {
                for definition in &mut definitions {
                    definition.term = self.line(mem::take(&mut definition.term), place);
                    let meanings = mem::take(&mut definition.meanings).into_iter();
                    definition.meanings = meanings.filter_map(|meaning| self.filled(meaning)).collect();
                }
                BlockKind::Definitions(definitions)
            }
            BlockKind::Table(mut table) => {
                table.lines_mut().for_each(|line| *line = self.line(mem::take(line), place));
                BlockKind::Table(table)
            }
            BlockKind::NoteDefinition { label, blocks } => {
                BlockKind::NoteDefinition { label, blocks: self.blocks(blocks) }
            }
            BlockKind::Rule | BlockKind::Code { .. } => kind,
        })
    }

    /// Blocks within another; nothing if they were pictures that are all lost.
    fn filled(&mut self, blocks: Vec<Block>) -> Option<Vec<Block>> {
        Some(self.blocks(blocks)).filter(|blocks| !blocks.is_empty())
    }

    fn line(&mut self, content: Vec<Inline>, place: &Place) -> Vec<Inline> {
        let mut settled = |inline: Inline| {
            Some(match inline {
                Inline::Image(mut image) => {
                    return self.settle(&mut image, place).then_some(Inline::Image(image));
                }
                Inline::Emphasis(content) => Inline::Emphasis(self.line(content, place)),
                Inline::Strong(content) => Inline::Strong(self.line(content, place)),
                Inline::Superscript(content) => Inline::Superscript(self.line(content, place)),
                Inline::Subscript(content) => Inline::Subscript(self.line(content, place)),
                Inline::Struck(content) => Inline::Struck(self.line(content, place)),
                Inline::Link { address, content } => {
                    let was_empty = content.is_empty();
                    let content = self.line(content, place);
                    if content.is_empty() && !was_empty {
                        return None;
                    }
                    Inline::Link { address, content }
                }
                Inline::Span { language, direction, content } => {
                    Inline::Span { language, direction, content: self.line(content, place) }
                }
                Inline::Text(_) | Inline::Code(_) | Inline::LineBreak | Inline::NoteReference(_) => inline,
            })
        };
        content.into_iter().filter_map(&mut settled).collect()
    }

    /// Gives a picture its new address; `false` if it is lost. Addresses on the web are left to who
    /// reports them.
    fn settle(&mut self, image: &mut Image, place: &Place) -> bool {
        let Some(found) = self.found(&image.address) else { return true };
        match found {
            Ok((ending, bytes)) => {
                let folder = encoded(self.file.stem());
                let address = format!("{folder}_pictures/{}.{ending}", &hash(&bytes)[..12]);
                self.renamed |= address != image.address;
                image.address.clone_from(&address);
                self.taken.insert(address, bytes);
                true
            }
            Err(reason) => {
                let address = mem::take(&mut image.address);
                let caption = image.caption.take();
                self.captions.extend(
                    caption
                        .map(|caption| Cut { what: format!("caption: {caption}"), span: place.span.clone() }),
                );
                self.lost.push(Lost { place: place.clone(), address, reason });
                false
            }
        }
    }

    /// The first rendition of a picture that can be drawn, else the first that is a picture at all;
    /// `None` if it is on the web.
    fn found(&self, address: &str) -> Option<Result<Found, &'static str>> {
        let first = self.bytes(address)?;
        if first.as_ref().is_ok_and(can_be_drawn) {
            return Some(first);
        }
        let others = self.renditions.get(address).into_iter().flatten();
        let other = others.filter_map(|address| self.bytes(address)?.ok()).find(can_be_drawn);
        Some(other.map_or(first, Ok))
    }

    /// What is at an address; `None` if that is on the web.
    fn bytes(&self, address: &str) -> Option<Result<Found, &'static str>> {
        let bytes = match (self.inside.get(address), address::parse(address)) {
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Address::Relative(path)) => self.beside(&path),
            (None, Address::Forbidden { scheme }) if scheme.eq_ignore_ascii_case("file") => {
                Err("lies on the disk of who saved the page")
            }
            (None, _) => return None,
        };
        Some(bytes.and_then(|bytes| Ok((binary::picture(&bytes).ok_or("is no picture known here")?, bytes))))
    }

    /// A picture in a folder beside the page.
    fn beside(&self, path: &str) -> Result<Arc<[u8]>, &'static str> {
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let path = self.file.sibling(&percent_decoded(path));
        self.files.read(&path, PICTURE_LIMIT).map(Into::into).map_err(|reason| match reason {
            ReadError::Missing => "does not exist",
            ReadError::Directory => "is a folder",
            ReadError::Outside => "lies outside the manifest's folder",
            ReadError::TooLarge { .. } => "is over 50 MB",
            ReadError::Unreadable(_) => "cannot be read",
        })
    }
}

/// A picture and its ending.
type Found = (&'static str, Arc<[u8]>);

/// Whether the head of a picture says what a picture's must.
fn can_be_drawn((ending, bytes): &Found) -> bool {
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok();
    *ending == "svg" || reader.is_some_and(|reader| reader.into_dimensions().is_ok())
}

/// A name as a step of an address: a colon would make a scheme of what stands before it.
fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
            out.push(c);
        } else {
            out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

#[cfg(test)]
mod tests;
