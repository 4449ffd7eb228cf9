//! The one file that knows `epub-builder`, which takes in the book's documents and deflates them.
//!
//! Every worker of [`super::pack_with`] has a builder of its own and gives it each document as soon as
//! it is rendered. What a builder then hands back is an EPUB of a part of the book;
//! [`super::container`] copies the deflated entries out of it. Its package document, navigation
//! document and NCX are left behind, for the reasons that the tests below hold fast: each test
//! fails on the day that upstream mends its defect.

use std::time::SystemTime;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, Result, ZipLibrary};

use crate::model::MediaType;
use crate::model::anthology::Book;

/// Takes in documents and deflates them.
pub(super) struct Builder(EpubBuilder<ZipLibrary>);

impl Builder {
    /// A builder that asks neither the clock nor the system's random numbers.
    pub(super) fn new(book: &Book) -> Result<Self> {
        let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
        builder.epub_version(EpubVersion::V33);
        // Left unset, these two would be the moment of the build and a random number.
        builder
            .set_modified_date(SystemTime::try_from(book.modified).unwrap_or(SystemTime::UNIX_EPOCH).into());
        builder.set_uuid(book.identifier.parse().unwrap_or_default());
        builder.set_title(book.title.as_str());
        builder.add_language(book.language.as_str());
        Ok(Self(builder))
    }

    /// Takes in a content document; `path` is from the content folder.
    pub(super) fn content(&mut self, path: &str, xhtml: &str) -> Result<()> {
        self.0.add_content(EpubContent::new(path, xhtml.as_bytes())).map(drop)
    }

    /// Takes in any other file; `path` is from the content folder.
    pub(super) fn resource(&mut self, path: &str, media_type: MediaType, bytes: &[u8]) -> Result<()> {
        self.0.add_resource(path, bytes, media_type.as_str()).map(drop)
    }

    /// The archive of all that was taken in.
    pub(super) fn finish(self) -> Result<Vec<u8>> {
        let mut archive = Vec::new();
        self.0.generate(&mut archive)?;
        Ok(archive)
    }
}

/// What upstream does that a valid book cannot have. When one of these tests fails, upstream has
/// mended it: look whether our own document is still needed.
#[cfg(test)]
mod upstream {
    use std::io::{Cursor, Read};

    use epub_builder::{MetadataOpfV3, ReferenceType};
    use zip::ZipArchive;

    use super::*;

    fn builder() -> EpubBuilder<ZipLibrary> {
        let mut builder = EpubBuilder::new(ZipLibrary::new().unwrap()).unwrap();
        builder.epub_version(EpubVersion::V33);
        builder
    }

    fn file(builder: EpubBuilder<ZipLibrary>, name: &str) -> String {
        let mut archive = Vec::new();
        builder.generate(&mut archive).unwrap();
        let mut text = String::new();
        let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn package_document(builder: EpubBuilder<ZipLibrary>) -> String {
        file(builder, "OEBPS/content.opf")
    }

    #[test]
    fn the_first_language_and_the_first_creator_share_an_id() {
        let mut builder = builder();
        builder.add_language("en");
        builder.add_author("A. Reader");
        let opf = package_document(builder);
        assert!(opf.contains("<dc:language id=\"epub-creator-0\">"), "{opf}");
        assert!(opf.contains("<dc:creator id=\"epub-creator-0\">"), "{opf}");
    }

    #[test]
    fn add_refines_writes_an_id() {
        let mut meta = MetadataOpfV3::new("role".into(), "edt".into());
        meta.add_refines("#a".into());
        let mut builder = builder();
        builder.add_metadata_opf(Box::new(meta));
        let opf = package_document(builder);
        assert!(opf.contains("<meta id=\"#a\" property=\"role\">"), "{opf}");
    }

    #[test]
    fn the_content_of_meta_is_not_escaped() {
        let mut builder = builder();
        let meta = MetadataOpfV3::new("schema:accessibilitySummary".into(), "Tea & <toast>".into());
        builder.add_metadata_opf(Box::new(meta));
        let opf = package_document(builder);
        assert!(opf.contains(">Tea & <toast></meta>"), "{opf}");
    }

    #[test]
    fn every_creator_is_an_author() {
        let mut builder = builder();
        builder.set_authors(vec!["A. Reader".into(), "B. Writer".into()]);
        let opf = package_document(builder);
        assert_eq!(opf.matches("scheme=\"marc:relators\">aut</meta>").count(), 2, "{opf}");
        assert!(!opf.contains("file-as"), "{opf}");
    }

    #[test]
    fn contributors_and_publishers_are_unknown() {
        for key in ["contributor", "publisher", "source", "identifier"] {
            assert!(builder().metadata(key, "somebody").is_err(), "{key}");
        }
    }

    #[test]
    fn the_package_has_no_language() {
        let mut builder = builder();
        builder.add_language("fa");
        let opf = package_document(builder);
        let start = opf.find("<package").unwrap();
        let tag = &opf[start..start + opf[start..].find('>').unwrap()];
        assert!(!tag.contains("xml:lang") && !tag.contains("dir="), "{tag}");
    }

    #[test]
    fn a_content_document_that_holds_svg_gets_no_property() {
        let mut builder = builder();
        let xhtml = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><svg/></body></html>";
        builder.add_content(EpubContent::new("a.xhtml", xhtml.as_bytes())).unwrap();
        let opf = package_document(builder);
        assert!(!opf.contains("properties=\"svg\""), "{opf}");
    }

    #[test]
    fn the_navigation_document_has_no_language_and_empty_landmarks() {
        let mut with_language = builder();
        with_language.add_language("en");
        let content = EpubContent::new("a.xhtml", "".as_bytes()).title("A");
        with_language.add_content(content).unwrap();
        let nav = file(with_language, "OEBPS/nav.xhtml");
        assert!(!nav.contains("lang="), "{nav}");
        let landmarks = nav.split("<nav epub:type = \"landmarks\">").nth(1).unwrap();
        assert_eq!(landmarks.split("</nav>").next().unwrap().trim(), "", "{nav}");
    }

    #[test]
    fn the_ncx_has_no_identifier_and_one_level_and_the_title_of_the_contents() {
        let mut builder = builder();
        builder.set_title("The book");
        builder.set_toc_name("Contents");
        let content = EpubContent::new("a.xhtml", "".as_bytes()).title("A").reftype(ReferenceType::Text);
        let section = epub_builder::TocElement::new("a.xhtml#s", "Section");
        builder.add_content(content.child(section)).unwrap();
        let ncx = file(builder, "OEBPS/toc.ncx");
        assert!(!ncx.contains("dtb:uid"), "{ncx}");
        assert!(ncx.contains("name=\"dtb:depth\" content=\"1\""), "{ncx}");
        assert!(ncx.contains("<text>Contents</text>") && !ncx.contains("The book"), "{ncx}");
    }

    #[test]
    fn two_builders_left_alone_never_agree() {
        let identifier = |opf: String| opf.split("urn:uuid:").nth(1).unwrap()[..36].to_owned();
        assert_ne!(identifier(package_document(builder())), identifier(package_document(builder())));
    }
}
