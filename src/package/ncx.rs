//! The NCX of EPUB 2: the contents once more, for the many devices that know no other.

use crate::xml::Encoder;

use super::contents::Line;
use super::publication::Publication;

/// Writes the NCX: the same entries in the same order as the navigation document, titles alone.
pub fn ncx(publication: &Publication<'_>) -> String {
    let book = publication.book;
    let depth = publication.contents.iter().map(Line::depth).max().unwrap_or(1);
    let mut xml = Encoder::document();
    xml.open("ncx").attr("xmlns", "http://www.daisy.org/z3986/2005/ncx/").attr("version", "2005-1");
    xml.attr("xml:lang", book.language.as_str()).attr("dir", book.language.direction().as_str());
    xml.open("head");
    for (name, content) in [
        ("dtb:uid", book.identifier.as_str()),
        ("dtb:depth", &depth.to_string()),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    ] {
        xml.open("meta").attr("name", name).attr("content", content).close();
    }
    xml.close();
    xml.open("docTitle").open("text").text(&book.title).close().close();
    xml.open("navMap");
    let mut order = 0;
    points(&mut xml, &publication.contents, &mut order);
    xml.finish()
}

fn points(xml: &mut Encoder, lines: &[Line<'_>], order: &mut usize) {
    for line in lines {
        *order += 1;
        xml.open("navPoint").attr("id", &format!("point-{order}")).attr("playOrder", &order.to_string());
        xml.open("navLabel");
        if let Some(language) = &line.language {
            xml.attr("xml:lang", language.as_str()).attr("dir", language.direction().as_str());
        }
        xml.open("text").text(line.title).close().close();
        xml.open("content").attr("src", &line.href()).close();
        points(xml, &line.children, order);
        xml.close();
    }
}
