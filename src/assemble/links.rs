//! Decides where every link of a brief leads.

pub mod fault;

use super::directory::{Directory, Found};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::files::{self, FilePath, Files, ReadError};
use crate::language::Language;
use crate::model::address::{self, Address};
use crate::model::{Body, Link, Placed, ResolvedBody, Target};
use crate::read::{SourceKind, markdown};
use fault::{Fault, LinkOf};

/// Resolves the links of one file.
pub struct Resolver<'a> {
    /// Where everything stands.
    pub directory: &'a Directory,
    /// To tell a file that is no brief from one that does not exist.
    pub files: &'a dyn Files,
    /// The file that the links stand in.
    pub file: &'a FilePath,
    /// The address of the original page, if the file is known to be one.
    pub source: Option<&'a str>,
    /// What is said of relative addresses that lead nowhere.
    pub relative: Relative,
    /// What the links stand in.
    pub of: LinkOf,
    /// Where faults go.
    pub diagnostics: &'a mut Diagnostics,
}

/// What is said of relative addresses that lead nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// One of a file stands for all: the page's address mends them all.
    OfPage,
    /// That was said.
    Told,
    /// Each by itself: the text is of no page.
    OfRegister,
}

/// Whether links to pages that are briefs of this book are turned inward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// They are.
    Inward,
    /// They stay outward, as in a bio.
    Outward,
}

/// What is to be said of a link to a file that is no brief of this book.
enum Local {
    /// It leads nowhere.
    Wrong(Box<Diagnostic>),
    /// It is right but for what was told where the brief is listed.
    ToldElsewhere,
}

impl Resolver<'_> {
    /// Resolves a body's links; its pictures are given by the caller.
    pub fn body(&mut self, body: Body, pictures: Vec<usize>) -> ResolvedBody {
        let targets = body.links.iter().map(|link| self.link(link)).collect();
        ResolvedBody { body, targets, pictures, language: None }
    }

    /// Parses and resolves a value of inline Markdown. Pictures have no place there and no table.
    pub fn prose(&mut self, text: &Placed<String>, language: &Language, turn: Turn) -> ResolvedBody {
        let body = markdown::inline(text, language, self.diagnostics);
        let targets = body.links.iter().map(|link| match turn {
            Turn::Inward => self.link(link),
            Turn::Outward => {
                self.absolute(&link.address, &link.place).map_or(Target::Nowhere, Target::Outside)
            }
        });
        let targets = targets.collect();
        ResolvedBody { body, targets, pictures: Vec::new(), language: Some(language.clone()) }
    }

    /// Where a typed link leads.
    pub fn link(&mut self, link: &Link) -> Target {
        match address::parse(&link.address) {
            Address::Relative(path) => self.relative(&path, &link.place),
            address => self
                .settled(address, &link.address, &link.place)
                .map_or(Target::Nowhere, |absolute| self.turned(absolute)),
        }
    }

    /// The absolute address that a typed one means, if it is one that a book can link to.
    pub fn absolute(&mut self, typed: &str, place: &Place) -> Option<String> {
        self.settled(address::parse(typed), typed, place)
    }

    fn settled(&mut self, address: Address, typed: &str, place: &Place) -> Option<String> {
        let fault = match address {
            Address::Absolute(absolute) => return Some(absolute),
            Address::Empty => return None,
            Address::Relative(path) => {
                let completed = self.source.and_then(|page| address::complete(page, &path));
                if completed.is_none() {
                    self.tell_relative(place, typed);
                }
                return completed;
            }
            Address::Forbidden { scheme } => {
                let (place, address) = (place.clone(), typed.to_owned());
                Fault::ForbiddenScheme { place, address, scheme, of: self.of }
            }
            Address::Invalid => Fault::InvalidAddress { place: place.clone(), address: typed.to_owned() },
        };
        self.diagnostics.push(fault);
        None
    }

    /// Turns an absolute address inward if it is the page of another brief of this book.
    pub fn turned(&self, absolute: String) -> Target {
        let file = self.directory.brief_of_page(&absolute).filter(|file| *file != self.file);
        let Some(placement) = file.and_then(|file| self.directory.placement(file)) else {
            return Target::Outside(absolute);
        };
        let found = address::fragment(&absolute).map(|fragment| placement.find(&fragment));
        match found {
            Some(Found::At(document, id)) => Target::Inside { document, fragment: Some(id) },
            Some(Found::Missing(_) | Found::Unknown) | None => {
                Target::Inside { document: placement.first_document().clone(), fragment: None }
            }
        }
    }

    /// A relative address: of a brief or a heading of this book, or of the page that this was.
    fn relative(&mut self, path: &str, place: &Place) -> Target {
        let (before, fragment) =
            path.split_once('#').map_or((path, None), |(before, after)| (before, Some(after)));
        let fragment = fragment.filter(|fragment| !fragment.is_empty()).map(address::percent_decoded);
        if before.is_empty() {
            return self.heading(self.file, fragment, place);
        }
        let file = self.file.sibling(&address::percent_decoded(before));
        if !before.starts_with('/') && self.directory.placement(&file).is_some() {
            return self.heading(&file, fragment, place);
        }
        if SourceKind::of(self.file) == Some(SourceKind::Markdown) {
            let is_local = !before.starts_with(['/', '?']);
            let fault =
                if is_local { self.no_such_brief(before, &file, place) } else { self.of_site(&file, place) };
            match fault {
                Some(Local::Wrong(fault)) => {
                    self.diagnostics.push(*fault);
                    return Target::Nowhere;
                }
                Some(Local::ToldElsewhere) => return Target::Nowhere,
                None => {}
            }
        }
        match self.source.and_then(|page| address::complete(page, path)) {
            Some(absolute) => self.turned(absolute),
            None => {
                self.tell_relative(place, path);
                Target::Nowhere
            }
        }
    }

    fn heading(&mut self, file: &FilePath, fragment: Option<String>, place: &Place) -> Target {
        let Some(placement) = self.directory.placement(file) else { return Target::Nowhere };
        let Some(fragment) = fragment else {
            return Target::Inside { document: placement.first_document().clone(), fragment: None };
        };
        match placement.find(&fragment) {
            Found::At(document, id) => Target::Inside { document, fragment: Some(id) },
            Found::Unknown => Target::Nowhere,
            Found::Missing(near) => {
                let (place, path, near) = (place.clone(), file.to_string(), near.map(str::to_owned));
                self.diagnostics.push(Fault::MissingHeading { place, path, fragment, near });
                Target::Nowhere
            }
        }
    }

    /// What is wrong with a link from a Markdown file to a file that is no brief of this book;
    /// `None` if it rather means a page beside the one that the file once was.
    fn no_such_brief(&self, typed: &str, file: &FilePath, place: &Place) -> Option<Local> {
        let (place, path) = (place.clone(), file.to_string());
        let fault = match self.files.find(file) {
            Err(ReadError::Missing) if self.source.is_some() && SourceKind::of(file).is_none() => {
                return None;
            }
            Err(ReadError::Missing) => {
                let near = self.directory.like(file).cloned().or_else(|| files::nearest(self.files, file));
                // Nobody means the very file that he writes in.
                let near = near.filter(|near| near != self.file);
                let near = near.map(|near| near.as_written_in(self.file.as_str()));
                let near = near.or_else(|| address::meant(typed));
                Fault::MissingDocument { place, path, near, of: self.of }.into()
            }
            Err(reason @ ReadError::Outside) => {
                let (path, wanted) = (file.clone(), files::Wanted::OneFile);
                let fault = files::Fault::Unread { path, reason, near: None, wanted, listed_at: place };
                Diagnostic::from(fault).label("linked to here")
            }
            Ok(()) | Err(ReadError::Directory | ReadError::TooLarge { .. } | ReadError::Unreadable(_)) => {
                if self.directory.is_meant(file) {
                    return Some(Local::ToldElsewhere);
                }
                Fault::NotABrief { place, path, of: self.of }.into()
            }
        };
        Some(Local::Wrong(Box::new(fault)))
    }

    /// What is wrong with a link that begins with a slash, as on a site, and very likely means a brief of
    /// this book: one without a `source:` was on no site.
    fn of_site(&self, file: &FilePath, place: &Place) -> Option<Local> {
        let near = self.directory.like(file).filter(|_| self.source.is_none())?;
        let (path, near) = (file.to_string(), Some(near.as_written_in(self.file.as_str())));
        let fault = Fault::MissingDocument { place: place.clone(), path, near, of: self.of };
        Some(Local::Wrong(Box::new(fault.into())))
    }

    fn tell_relative(&mut self, place: &Place, address: &str) {
        let (place, address) = (place.clone(), address.to_owned());
        match self.relative {
            Relative::OfPage => {
                self.relative = Relative::Told;
                self.diagnostics.push(Fault::RelativeAddress { place, address, of: self.of });
            }
            Relative::Told => {}
            Relative::OfRegister => self.diagnostics.push(Fault::RelativeInBio { place, address }),
        }
    }
}
