//! What a reader's device finds in the packed book.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::sample::{self, JPEG};
use super::*;
use crate::model::{Date, Item, MediaType, Role};

fn packed(anthology: &Anthology) -> Vec<u8> {
    pack_with(anthology, sample::draw).into_bytes()
}

fn written(anthology: &Anthology, write: fn(&Publication<'_>) -> String) -> String {
    write(&Publication::new(anthology, &render::plan(anthology)))
}

fn archive(bytes: Vec<u8>) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(bytes)).unwrap()
}

fn names(anthology: &Anthology) -> Vec<String> {
    let archive = archive(packed(anthology));
    (0..archive.len()).map(|index| archive.name_for_index(index).unwrap().to_owned()).collect()
}

/// An anthology of so many briefs, each of one document with one section.
fn of_briefs(count: usize) -> Anthology {
    let mut anthology = sample::anthology();
    let Item::Part(part) = &mut anthology.items[0] else { unreachable!() };
    let geneva = part.chapters.pop().unwrap();
    anthology.front.clear();
    anthology.items = (0..count)
        .map(|number| {
            let stem = format!("briefs/b{number}");
            let mut chapter = sample::chapter(&stem, &format!("Brief {number}"), "en", &[(0, Role::Author)]);
            chapter.body = geneva.body.clone();
            chapter.documents[0].blocks = 0..geneva.body.body.blocks.len();
            Item::Chapter(chapter)
        })
        .collect();
    anthology
}

#[test]
fn the_package_document_says_all_that_is_known() {
    assert_eq!(written(&sample::anthology(), package_document), include_str!("golden/content.opf"));
}

#[test]
fn the_contents_list_parts_chapters_and_sections() {
    assert_eq!(written(&sample::anthology(), navigation_document), include_str!("golden/contents.xhtml"));
}

#[test]
fn the_ncx_repeats_the_contents() {
    assert_eq!(written(&sample::anthology(), ncx), include_str!("golden/toc.ncx"));
}

#[test]
fn a_file_is_known_for_an_epub_by_its_first_bytes() {
    let bytes = packed(&sample::anthology());
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(&bytes[58..62], b"PK\x03\x04");
}

#[test]
fn entries_stand_in_reading_order() {
    assert_eq!(
        names(&sample::anthology()),
        [
            "mimetype",
            "META-INF/container.xml",
            "OEBPS/content.opf",
            "OEBPS/toc.ncx",
            "OEBPS/styles/book.css",
            "OEBPS/cover.jpg",
            "OEBPS/cover.xhtml",
            "OEBPS/title.xhtml",
            "OEBPS/contents.xhtml",
            "OEBPS/foreword.xhtml",
            "OEBPS/parts/diplomacy.xhtml",
            "OEBPS/briefs/geneva.xhtml",
            "OEBPS/briefs/geneva-2.xhtml",
            "OEBPS/rahbar.xhtml",
            "OEBPS/contributors.xhtml",
            "OEBPS/related-reading.xhtml",
            "OEBPS/sources.xhtml",
            "OEBPS/colophon.xhtml",
            "OEBPS/pictures/map.svg",
            "OEBPS/pictures/talks.jpg",
        ]
    );
}

#[test]
fn an_entry_is_deflated_unless_that_gains_nothing_and_bears_no_time() {
    let mut archive = archive(packed(&sample::anthology()));
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        let stored = entry.name() == "mimetype" || entry.name().ends_with(".jpg");
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        assert_eq!(entry.compression(), method, "{}", entry.name());
        assert_eq!(entry.last_modified().unwrap().to_string(), "1980-01-01 00:00:00", "{}", entry.name());
        assert_eq!(entry.extra_data().unwrap_or_default(), [0; 0], "{}", entry.name());
        assert_eq!(entry.unix_mode(), Some(0o100_644), "{}", entry.name());
    }
}

#[test]
fn no_entry_has_a_flag_or_a_data_descriptor() {
    let bytes = packed(&sample::anthology());
    let mut archive = archive(bytes.clone());
    for index in 0..archive.len() {
        let header = archive.by_index_raw(index).unwrap().header_start() as usize;
        assert_eq!(bytes[header + 6..header + 8], [0, 0], "{:?}", archive.name_for_index(index));
    }
}

#[test]
fn any_number_of_threads_packs_the_same_bytes() {
    let anthology = of_briefs(40);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| packed(&anthology))
    };
    let one = with(1);
    for threads in [2, 3, 8] {
        assert!(one == with(threads), "{threads} threads pack another book");
    }
}

#[test]
fn every_file_is_listed_once_and_no_other() {
    let mut anthology = sample::anthology();
    // A brief's picture and one of the style sheet's may be one file.
    let shared = anthology.pictures[1].clone();
    let cover = sample::picture(documents::COVER, MediaType::Jpeg, JPEG);
    anthology.cover = Cover::Given { file: cover, alternative: None };
    anthology.styles.sheet = Some(sample::picture("styles/extra.css", MediaType::Css, b"p { margin: 0 }"));
    anthology.styles.resources.push(shared);

    let opf = written(&anthology, package_document);
    let items = opf.lines().filter(|line| line.starts_with("<item "));
    let mut listed: Vec<String> = items
        .map(|line| format!("OEBPS/{}", line.split("href=\"").nth(1).unwrap().split('"').next().unwrap()))
        .collect();
    let mut packed = names(&anthology).split_off(3);
    listed.sort();
    packed.sort();
    assert_eq!(listed, packed);
    assert!(listed.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(opf.matches("properties=\"cover-image\"").count(), 1);
    assert!(written(&anthology, navigation_document).contains("href=\"styles/extra.css\""));
}

#[test]
fn files_come_out_as_they_went_in() {
    let anthology = sample::anthology();
    let mut archive = archive(packed(&anthology));
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(read("OEBPS/pictures/talks.jpg"), JPEG);
    assert_eq!(read("OEBPS/pictures/map.svg"), anthology.pictures[0].bytes);
    assert_eq!(read("OEBPS/content.opf"), written(&anthology, package_document).into_bytes());
    for task in render::plan(&anthology) {
        let document = render::render(&anthology, &task);
        assert_eq!(read(&format!("OEBPS/{}", task.path)), document.xhtml.into_bytes());
    }
}

#[test]
fn a_reading_system_finds_its_way_through() {
    let anthology = sample::anthology();
    let mut options = rbook::Epub::options();
    let epub = options.strict(true).read(Cursor::new(packed(&anthology))).unwrap();
    assert_eq!(epub.metadata().title().unwrap().value(), "The Year 2008");
    assert_eq!(epub.metadata().title().unwrap().file_as(), Some("Year 2008, The"));
    assert_eq!(epub.metadata().identifier().unwrap().value(), anthology.book.identifier);
    let creator = epub.metadata().creators().next().unwrap();
    assert_eq!((creator.value(), creator.file_as()), ("A. Reader", Some("Reader, A.")));
    assert_eq!(creator.main_role().unwrap().code(), "edt");
    let languages: Vec<String> =
        epub.metadata().languages().map(|language| language.scheme().code().to_owned()).collect();
    assert_eq!(languages, ["en", "fa"]);

    let contents = epub.toc().contents().unwrap();
    let lines: Vec<_> = contents.flatten().collect();
    assert_eq!(lines.len(), 9);
    assert!(lines.iter().all(|line| line.manifest_entry().is_some()), "a line leads nowhere");
    assert_eq!(lines.iter().map(rbook::epub::toc::EpubTocEntry::depth).max(), Some(3));
    assert_eq!(epub.reader().count(), 12);
    assert!(epub.reader().all(|document| document.is_ok()));
}

#[test]
fn sections_are_listed_up_to_two_hundred_briefs() {
    let few = written(&of_briefs(200), ncx);
    assert!(few.contains("<meta name=\"dtb:depth\" content=\"2\"/>") && few.contains("#s-background"));
    let many = written(&of_briefs(201), ncx);
    assert!(many.contains("<meta name=\"dtb:depth\" content=\"1\"/>") && !many.contains('#'));
    assert!(!written(&of_briefs(201), navigation_document).contains('#'));
}

#[test]
fn contents_and_ncx_lead_to_the_same_places_in_the_order_of_the_spine() {
    let anthology = sample::anthology();
    let places = |text: &str, mark: &str| -> Vec<String> {
        text.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let nav = written(&anthology, navigation_document);
    let toc = places(nav.split("</nav>").next().unwrap(), "<a href=\"");
    assert_eq!(toc, places(&written(&anthology, ncx), "<content src=\""));
    let spine: Vec<_> = render::plan(&anthology).into_iter().map(|task| task.path).collect();
    let document = |place: &String| {
        let path = place.split('#').next().unwrap().to_owned();
        spine.iter().position(|known| **known == *path).unwrap()
    };
    assert!(toc.iter().map(document).is_sorted());
}

#[test]
fn a_persian_book_turns_its_pages_the_other_way_and_isolates_english_names() {
    let mut anthology = sample::anthology();
    anthology.book.language = sample::language("fa");
    let opf = written(&anthology, package_document);
    assert!(opf.contains("xml:lang=\"fa\" dir=\"rtl\" prefix="));
    assert!(opf.contains("page-progression-direction=\"rtl\""));
    assert!(opf.contains("<dc:language>fa</dc:language>\n<dc:language>en</dc:language>"));
    let nav = written(&anthology, navigation_document);
    assert!(nav.contains("<bdi dir=\"ltr\">A. Reader</bdi>"), "{nav}");
    assert!(nav.contains("<bdi lang=\"en\" xml:lang=\"en\" dir=\"ltr\">Why a Year</bdi>"), "{nav}");
    assert!(nav.contains(">رهبر ایران<span"), "{nav}");
}

#[test]
fn english_words_in_a_book_without_a_table_say_that_they_are_english() {
    let mut anthology = sample::anthology();
    anthology.book.language = sample::language("dv");
    let nav = written(&anthology, navigation_document);
    assert!(
        nav.contains("<h1 id=\"contents-title\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">Contents</h1>"),
        "{nav}"
    );
    let opf = written(&anthology, package_document);
    assert!(opf.contains("property=\"schema:accessibilitySummary\" xml:lang=\"en\" dir=\"ltr\">"), "{opf}");
}

#[test]
fn what_a_book_does_not_say_leaves_no_empty_element() {
    let mut anthology = sample::anthology();
    let book = &mut anthology.book;
    (book.subtitle, book.publisher, book.date) = (None, None, None::<Date>);
    (book.rights, book.description, book.series) = (None, None, None);
    book.subjects.clear();
    let opf = written(&anthology, package_document);
    for absent in
        ["subtitle", "dc:publisher", "dc:date", "dc:rights", "dc:description", "dc:subject", "calibre"]
    {
        assert!(!opf.contains(absent), "{absent}");
    }
    assert!(!opf.contains("conformsTo"));
}
