//! The package document (EPUB 3.3, section 5): metadata, every file, reading order.

use crate::language::Language;
use crate::xml::Encoder;

use super::contents::LandmarkKind;
use super::credits::Credited;
use super::publication::{COVER_ID, NCX_ID, Publication, Resource};

/// The package document, from the content folder.
pub(super) const PATH: &str = "content.opf";

/// Writes the package document.
pub fn package_document(publication: &Publication<'_>) -> String {
    let book = publication.book;
    let direction = book.language.direction().as_str();
    let mut opf = Opf { xml: Encoder::document(), publication };
    opf.xml.open("package").attr("xmlns", "http://www.idpf.org/2007/opf").attr("version", "3.0");
    opf.xml.attr("unique-identifier", "identifier").attr("xml:lang", book.language.as_str());
    opf.xml.attr("dir", direction).attr("prefix", "schema: http://schema.org/");

    opf.xml.open("metadata").attr("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    opf.identity();
    opf.titles();
    opf.languages();
    for (index, credited) in publication.credits.iter().enumerate() {
        opf.credit(index + 1, credited);
    }
    opf.description();
    opf.series();
    opf.accessibility();
    opf.briefs();
    opf.xml.open("meta").attr("name", "cover").attr("content", COVER_ID).close();
    opf.xml.close();

    opf.xml.open("manifest");
    for resource in publication.spine.iter().chain(&publication.resources) {
        opf.item(resource);
    }
    opf.xml.close();

    opf.xml.open("spine").attr("toc", NCX_ID).attr("page-progression-direction", direction);
    for resource in &publication.spine {
        opf.xml.open("itemref").attr("idref", &resource.id).close();
    }
    opf.xml.close();
    opf.guide();
    opf.xml.finish()
}

struct Opf<'p> {
    xml: Encoder,
    publication: &'p Publication<'p>,
}

impl Opf<'_> {
    fn identity(&mut self) {
        let book = self.publication.book;
        self.xml.open("dc:identifier").attr("id", "identifier").text(&book.identifier).close();
        let modified = book.modified.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        self.meta(None, "dcterms:modified", &modified);
    }

    fn titles(&mut self) {
        let book = self.publication.book;
        self.xml.open("dc:title").attr("id", "title").text(&book.title).close();
        self.meta(Some("title"), "title-type", "main");
        if let Some(filed) = book.language.filed_as(&book.title) {
            self.meta(Some("title"), "file-as", &filed);
        }
        if let Some(subtitle) = &book.subtitle {
            self.xml.open("dc:title").attr("id", "subtitle").text(subtitle).close();
            self.meta(Some("subtitle"), "title-type", "subtitle");
        }
    }

    /// The book's own language comes first: reading systems take the first for the book's.
    fn languages(&mut self) {
        let others = self.publication.other_languages.iter().copied();
        for language in std::iter::once(&self.publication.book.language).chain(others) {
            self.text("dc:language", language.as_str());
        }
    }

    fn credit(&mut self, number: usize, credited: &Credited<'_>) {
        let id = format!("credit-{number}");
        self.xml.open(credited.standing.element()).attr("id", &id);
        self.xml.text(&credited.contributor.name).close();
        self.refine("role", &id).attr("scheme", "marc:relators").text(credited.role.relator()).close();
        // Said even where it is the name itself: left unsaid, library programs turn the last word
        // of "Nuclear Desk" to the front.
        self.meta(Some(&id), "file-as", &credited.contributor.sort);
    }

    fn description(&mut self) {
        let book = self.publication.book;
        if let Some(publisher) = &book.publisher {
            self.text("dc:publisher", publisher);
        }
        if let Some(date) = book.date {
            self.text("dc:date", &date.to_string());
        }
        if let Some(rights) = &book.rights {
            self.text("dc:rights", rights);
        }
        if let Some(description) = &book.description {
            self.text("dc:description", description);
        }
        for subject in &book.subjects {
            self.text("dc:subject", subject);
        }
        for brief in &self.publication.briefs {
            if let Some(source) = &brief.chapter.source {
                self.text("dc:source", source);
            }
        }
    }

    fn series(&mut self) {
        let Some(series) = &self.publication.book.series else { return };
        self.xml.open("meta").attr("property", "belongs-to-collection").attr("id", "series");
        self.xml.text(&series.name).close();
        self.meta(Some("series"), "collection-type", "series");
        if let Some(position) = &series.position {
            self.meta(Some("series"), "group-position", position);
        }
        // The same as calibre says it, and Kobo's and KOReader's shelves read it.
        self.xml.open("meta").attr("name", "calibre:series").attr("content", &series.name).close();
        if let Some(position) = &series.position {
            self.xml.open("meta").attr("name", "calibre:series_index").attr("content", position).close();
        }
    }

    fn accessibility(&mut self) {
        let accessibility = self.publication.accessibility;
        for mode in accessibility.access_modes() {
            self.meta(None, "schema:accessMode", mode);
        }
        self.meta(None, "schema:accessModeSufficient", accessibility.sufficient_modes());
        for feature in accessibility.features() {
            self.meta(None, "schema:accessibilityFeature", feature);
        }
        self.meta(None, "schema:accessibilityHazard", accessibility.hazard());
        let language = &self.publication.book.language;
        self.xml.open("meta").attr("property", "schema:accessibilitySummary");
        self.mark(&language.of_words());
        self.xml.text(&accessibility.summary(language.words())).close();
    }

    fn briefs(&mut self) {
        for brief in &self.publication.briefs {
            self.refine("dcterms:title", &brief.id);
            self.mark(&brief.chapter.language);
            self.xml.text(&brief.chapter.title).close();
            for author in &brief.authors {
                self.meta(Some(&brief.id), "dcterms:creator", author);
            }
            if let Some(date) = brief.chapter.date {
                self.meta(Some(&brief.id), "dcterms:issued", &date.to_string());
            }
            if let Some(source) = &brief.chapter.source {
                self.xml.open("link").attr("rel", "dcterms:source");
                self.xml.attr("refines", &format!("#{}", brief.id)).attr("href", source).close();
            }
        }
    }

    fn item(&mut self, resource: &Resource) {
        self.xml.open("item").attr("id", &resource.id).attr("href", &resource.path);
        self.xml.attr("media-type", resource.media_type.as_str());
        if let Some(property) = resource.property {
            self.xml.attr("properties", property.as_str());
        }
        self.xml.close();
    }

    /// The landmarks once more, for readers of EPUB 2.
    fn guide(&mut self) {
        let words = self.publication.book.language.words();
        let references = [
            (LandmarkKind::Contents, "toc", &words.contents),
            (LandmarkKind::Start, "text", &words.start),
            (LandmarkKind::Cover, "cover", &words.cover),
        ];
        self.xml.open("guide");
        for (kind, name, title) in references {
            if let Some(landmark) = self.publication.landmark(kind) {
                self.xml.open("reference").attr("type", name).attr("title", title);
                self.xml.attr("href", &landmark.document).close();
            }
        }
        self.xml.close();
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.xml.open(name).text(text).close();
    }

    fn meta(&mut self, refines: Option<&str>, property: &str, value: &str) {
        match refines {
            Some(id) => self.refine(property, id),
            None => self.xml.open("meta").attr("property", property),
        };
        self.xml.text(value).close();
    }

    fn refine(&mut self, property: &str, id: &str) -> &mut Encoder {
        self.xml.open("meta").attr("refines", &format!("#{id}")).attr("property", property)
    }

    /// Says the language of the text that follows, where it is not the book's.
    fn mark(&mut self, language: &Language) {
        if let Some(language) = self.publication.foreign(language) {
            self.xml.attr("xml:lang", language.as_str()).attr("dir", language.direction().as_str());
        }
    }
}
