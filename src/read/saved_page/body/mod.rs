//! Walks the main text and makes blocks of it.
//!
//! Block elements end a line and begin one; everything else is pieces of a line. [`Flow`] collects
//! both; the walk knows the elements. What an element alone can tell stands in its own file.

mod cards;
mod code;
mod figures;
mod flow;
mod formulas;
mod grid;
mod lists;
mod pictures;
pub(super) mod places;
mod tables;
mod tidy;
mod typed_lists;
mod walk;

use dom_query::Document;

use super::SavedPage;
use super::addresses::Addresses;
use super::fault::Fault;
use super::notes::Notes;
use crate::diagnostic::Diagnostics;
use crate::files::FilePath;
use crate::language::Language;
use crate::read::blocks::{Block, BlockKind, Inline};
use crate::read::page::{Cut, Page};
use pictures::Pictures;
pub use tables::keep_alignments;
use walk::Walk;

pub(super) use walk::is_block;

/// What the blocks are made of.
pub struct Source<'a> {
    /// The file, for faults.
    pub file: &'a FilePath,
    /// The page as it was saved.
    pub saved: &'a SavedPage,
    /// What its addresses mean.
    pub addresses: &'a Addresses,
    /// The notes that were taken off it.
    pub notes: &'a Notes,
    /// The language of the page, where it says so.
    pub language: Option<&'a Language>,
}

/// The blocks of the main text, in order, and after them the notes that it refers to.
pub fn blocks(
    text: &Document,
    source: &Source<'_>,
    page: &mut Page,
    diagnostics: &mut Diagnostics,
) -> Vec<Block> {
    let mut pictures = Pictures::new(source);
    let mut walk = Walk::new(source, &mut pictures);
    let mut blocks = typed_lists::find(walk.document(text));
    figures::join_titles(&mut blocks);
    for (label, html) in &source.notes.definitions {
        let content = walk.document(&Document::fragment(html.as_str()));
        let content = without_mark(content, label);
        if walk.referred.contains(label) && !content.is_empty() {
            blocks
                .push(Block::new(BlockKind::NoteDefinition { label: label.clone(), blocks: content }, 0..0));
        } else {
            let what = content.iter().map(Block::plain_text).collect::<Vec<_>>().join(" ");
            page.cut.push(Cut { what: format!("note: {what}"), span: None });
        }
    }
    page.cut.append(&mut walk.cut);
    if walk.flattened > 0 {
        diagnostics.push(Fault::FormulasFlattened { file: source.file.clone(), count: walk.flattened });
    }
    let Pictures { mut attached, mut renditions, remote, mut cut, faults, .. } = pictures;
    page.pictures.append(&mut attached);
    page.renditions.append(&mut renditions);
    page.cut.append(&mut cut);
    faults.into_iter().for_each(|fault| diagnostics.push(fault));
    if remote > 0 {
        diagnostics.push(Fault::RemotePictures { file: source.file.clone(), count: remote });
    }
    places::find(&mut blocks, &source.saved.html);
    blocks
}

/// No more signs stand round the mark of a note.
const SIGNS: usize = 3;

/// A note without the mark that it begins with, where that is left of the way back.
fn without_mark(mut blocks: Vec<Block>, label: &str) -> Vec<Block> {
    let first = blocks.first_mut().map(|block| &mut block.kind);
    if let Some(BlockKind::Paragraph(content)) = first
        && let Some(Inline::Text(text)) = content.first_mut()
    {
        // Where the way back was its mark, the signs round it are left: "()", ".", "- ".
        let rest = text.trim_start();
        let after = rest.trim_start_matches(['(', ')', '[', ']', '.', ':', '-', '–']);
        let signs = &rest[..rest.len() - after.len()];
        let are_left = signs.ends_with([')', ']']) || after.starts_with(char::is_whitespace);
        if (1..=SIGNS).contains(&signs.len()) && !signs.starts_with("..") && are_left {
            *text = after.trim_start().to_owned();
            return blocks;
        }
        let rest = text.trim_start_matches(['[', '(', '^', ' ', '\u{a0}']);
        let ends: &[char] = &['.', ']', ')', ':', ' ', '\u{a0}'];
        if let Some(after) = rest.strip_prefix(label).filter(|after| after.starts_with(ends)) {
            *text = after.trim_start_matches(ends).to_owned();
        }
    }
    blocks
}

#[cfg(test)]
mod tests;
