//! Makes a chapter of a brief: every link, name and picture of it resolved.

use std::collections::{BTreeMap, BTreeSet};

use super::directory::Directory;
use super::links::fault::LinkOf;
use super::links::{Relative, Resolver, Turn};
use super::people::{self, Credited, People};
use super::pictures::Pictures;
use super::readings::absolute;
use super::semantics;
use crate::diagnostic::Diagnostics;
use crate::files::{FilePath, Files};
use crate::language::{Language, capitals};
use crate::model::address;
use crate::model::anthology::{Byline, Chapter, Division, ResolvedReading, Target};
use crate::model::{Brief, Link, Metadata, Placed, Reading, ResolvedBody};
use crate::read::Briefs;

/// What every chapter is resolved against.
pub struct Whole<'a> {
    /// The only way to read.
    pub files: &'a dyn Files,
    /// Where everything stands.
    pub directory: &'a Directory,
    /// Who is who.
    pub people: &'a People,
    /// Where each of [`People::people`] stands among the anthology's contributors.
    pub contributor_of: &'a [Option<usize>],
    /// The pictures of the briefs.
    pub pictures: &'a Pictures,
    /// The register's bio of each of [`People::people`].
    pub registered_bios: &'a [Option<ResolvedBody>],
    /// The first chapter to list each reading, by [`reading_key`].
    pub first_listed: &'a BTreeMap<String, usize>,
}

/// Makes a chapter of a brief.
pub fn chapter(
    whole: &Whole<'_>,
    division: Division,
    brief: Brief,
    diagnostics: &mut Diagnostics,
) -> Option<Chapter> {
    let placement = whole.directory.placement(&brief.file)?;
    let drops_note = whole.people.drops_note(&brief);
    if let Some(note) = brief.metadata.author_note.as_ref().filter(|_| drops_note) {
        diagnostics.push(people::fault::Fault::ReplacedNote { place: note.place.clone() });
    }
    let Brief { file, language, metadata, emphasis, body, .. } = brief;
    let source = metadata.source.as_ref().map(|source| source.value.clone());
    let mut resolver = whole.resolver(&file, source.as_deref(), diagnostics);
    let summary = metadata.summary.as_ref().map(|text| resolver.prose(text, &language, Turn::Inward));
    let (body, pictures) = whole.pictures.of(&file, body);
    let body = resolver.body(body, pictures);
    let author_note = metadata.author_note.as_ref().filter(|_| !drops_note);
    let author_note = author_note.map(|text| resolver.prose(text, &language, Turn::Outward));
    // A page that one brief recommends twice is printed once; what is wrong with either is told.
    let mut seen = BTreeSet::new();
    let related = metadata.related.iter().flatten();
    resolver.of = LinkOf::Reading;
    let readings = related.map(|reading| {
        let key = reading_key(reading, &file, source.as_deref(), |file| whole.is_listed(file));
        (whole.reading(reading, &key, &language, &mut resolver), key)
    });
    let readings = readings.filter_map(|(reading, key)| seen.insert(key).then_some(reading)).collect();
    resolver.of = LinkOf::Text;
    for url in metadata.authors.iter().flatten().filter_map(|credit| credit.url.as_ref()) {
        // Who is who was settled before; here an address that leads nowhere is reported.
        resolver.absolute(&url.value, &url.place);
    }
    let credits = whole.people.credits.get(&file).into_iter().flatten();
    let byline = credits.filter_map(|credited| whole.byline(credited, &language, &mut resolver)).collect();
    let kind = kind(metadata.kind, &language);
    Some(Chapter {
        division,
        semantics: semantics::of(division, kind.as_deref(), &file),
        documents: placement.documents.clone(),
        language,
        title: text(metadata.title).unwrap_or_default(),
        emphasis,
        subtitle: text(metadata.subtitle),
        byline,
        date: metadata.date.map(|date| date.value),
        kind,
        number: text(metadata.number),
        publisher: text(metadata.publisher),
        summary,
        source,
        accessed: metadata.accessed.map(|date| date.value),
        rights: text(metadata.rights),
        topics: metadata.topics.into_iter().flatten().map(|topic| topic.value).collect(),
        regions: metadata.regions.into_iter().flatten().map(|region| region.value).collect(),
        body,
        author_note,
        readings,
    })
}

/// Makes the introduction of a part of a brief.
pub fn introduction(whole: &Whole<'_>, brief: Brief, diagnostics: &mut Diagnostics) -> ResolvedBody {
    let source = brief.metadata.source.as_ref().map(|source| source.value.as_str());
    let (body, pictures) = whole.pictures.of(&brief.file, brief.body);
    whole.resolver(&brief.file, source, diagnostics).body(body, pictures)
}

fn text(placed: Option<Placed<String>>) -> Option<String> {
    placed.map(|placed| placed.value)
}

/// A kind as a book prints it. A style sheet may have shown it in capitals.
fn kind(placed: Option<Placed<String>>, language: &Language) -> Option<String> {
    placed.map(|placed| capitals::in_words(&placed.value, language).into_owned())
}

impl<'a> Whole<'a> {
    /// A resolver for the links of one file.
    pub fn resolver<'r>(
        &self,
        file: &'r FilePath,
        source: Option<&'r str>,
        diagnostics: &'r mut Diagnostics,
    ) -> Resolver<'r>
    where
        'a: 'r,
    {
        let (directory, files) = (self.directory, self.files);
        let (relative, of) = (Relative::OfPage, LinkOf::Text);
        Resolver { directory, files, file, source, relative, of, diagnostics }
    }

    fn byline(
        &self,
        credited: &Credited,
        language: &Language,
        resolver: &mut Resolver<'_>,
    ) -> Option<Byline> {
        let contributor = self.contributor_of[credited.person]?;
        let own = credited.bio.as_ref().map(|bio| resolver.prose(bio, language, Turn::Outward));
        let bio = own.or_else(|| self.registered_bios[credited.person].clone());
        Some(Byline { contributor, role: credited.role, bio })
    }

    fn is_listed(&self, file: &FilePath) -> bool {
        self.directory.placement(file).is_some()
    }

    fn reading(
        &self,
        reading: &Reading,
        key: &str,
        language: &Language,
        resolver: &mut Resolver<'_>,
    ) -> ResolvedReading {
        let link =
            reading.url.as_ref().map(|url| Link { address: url.value.clone(), place: url.place.clone() });
        let target = link.map_or(Target::Nowhere, |link| resolver.link(&link));
        // A file of this book has no address.
        let is_file = file_of(reading, resolver.file).is_some_and(|file| self.is_listed(&file));
        let address = absolute(reading, resolver.source).filter(|_| !is_file);
        // What has neither a title nor an address that can be followed is called as it was typed.
        let is_called_by_address = reading.title.is_none() && address.is_some();
        ResolvedReading {
            title: (!is_called_by_address).then(|| reading.name().to_owned()),
            language: reading.language.as_ref().unwrap_or(language).clone(),
            target,
            address,
            kind: kind(reading.kind.clone(), language),
            date: reading.date.as_ref().map(|date| date.value),
            authors: reading.authors.iter().map(|author| author.value.clone()).collect(),
            first_listed: self.first_listed.get(key).copied().unwrap_or_default(),
        }
    }
}

/// Which chapter, by its index in reading order, is the first to list each reading.
pub fn first_listed(briefs: &Briefs, is_chapter: impl Fn(&Brief) -> bool) -> BTreeMap<String, usize> {
    let mut first = BTreeMap::new();
    let chapters = briefs.values().flatten().filter(|brief| is_chapter(brief));
    for (at, Brief { file, metadata: Metadata { related, source, .. }, .. }) in chapters.enumerate() {
        let page = source.as_ref().map(|source| source.value.as_str());
        for reading in related.iter().flatten() {
            let key = reading_key(reading, file, page, |file| briefs.contains_key(file));
            first.entry(key).or_insert(at);
        }
    }
    first
}

/// The file that a reading names, from the folder of the brief that lists it.
fn file_of(reading: &Reading, listed_in: &FilePath) -> Option<FilePath> {
    address::file(&reading.url.as_ref()?.value, listed_in).map(|(file, _)| file)
}

/// What two mentions of one reading have in common: the brief of this book, the page, or else title, date
/// and authors.
fn reading_key(
    reading: &Reading,
    listed_in: &FilePath,
    page: Option<&str>,
    is_listed: impl Fn(&FilePath) -> bool,
) -> String {
    if let Some(file) = file_of(reading, listed_in).filter(|file| is_listed(file)) {
        return format!("\n{file}");
    }
    if let Some(absolute) = absolute(reading, page) {
        return address::key(&absolute);
    }
    let date = reading.date.as_ref().map_or(String::new(), |date| date.value.to_string());
    let authors: Vec<&str> = reading.authors.iter().map(|author| author.value.as_str()).collect();
    format!("{}\n{date}\n{}", reading.name().to_lowercase(), authors.join("\n"))
}
