//! Takes the editor's own style sheet into the book, with the fonts and pictures that it names.
//!
//! `assemble` calls it once. The sheet is kept as typed; only its addresses are replaced, at the
//! very bytes where a CSS tokenizer finds them.

pub mod scan;

use std::collections::BTreeMap;
use std::ops::Range;

use self::scan::{Address, Context, splice};
use super::fault_media::{Fault, StyleFault};
use super::picture;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::{FilePath, Files, Texts, Wanted, read_bytes, read_text, way};
use crate::model::address;
use crate::model::anthology::{Motion, Styles};
use crate::model::{MediaType, ResourceFile};
use crate::xml::slug::hash;

/// Where the sheet stands in the book.
const SHEET_PATH: &str = "styles/extra.css";

/// Reads the style sheet at `path`, which `place` names, and every file that it names.
///
/// `@import`, addresses on the web, files that are not there and what is not CSS are faults; all
/// of them are reported, and there are no styles then.
pub fn read(
    files: &dyn Files,
    path: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
    texts: &mut Texts,
) -> Option<Styles> {
    let text = read_text(files, path, Wanted::OneFile, place, texts)
        .map_err(|fault| diagnostics.push(fault))
        .ok()?;
    // A byte order mark counts in places, but is no part of the first rule.
    let css = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let mark = text.len() - css.len();
    let in_file = |span: &Range<usize>| Place::span(path.shared(), span.start + mark..span.end + mark);
    let found = scan::scan(css, Context::Rules);
    let mut sound = found.problems.is_empty();
    for problem in found.problems {
        let place = in_file(&problem.span);
        diagnostics.push(Fault::Style { place, fault: StyleFault::Syntax(problem.kind) });
    }
    let mut taken = Taken::default();
    let mut replacements: Vec<_> = found.charsets.into_iter().map(|span| (span, String::new())).collect();
    let mut moves = !found.moving.is_empty();
    for address in found.addresses {
        let place = in_file(&address.span);
        match take(files, path, &address, &place, diagnostics, &mut taken) {
            Some(Resource::Kept) => moves |= starts_with(&address.value, "data:image/gif"),
            Some(Resource::Named(name)) => {
                let token = address.rewritten(&name);
                replacements.push((address.span, token));
            }
            None => sound = false,
        }
    }
    replacements.sort_by_key(|(span, _)| span.start);
    sound.then(|| Styles {
        sheet: Some(ResourceFile {
            path: SHEET_PATH.to_owned(),
            media_type: MediaType::Css,
            size: None,
            bytes: splice(css, &replacements).into_bytes(),
        }),
        resources: taken.resources,
        motion: if moves { Motion::Possible } else { Motion::None },
    })
}

/// What a sheet names: each file once, under whatever addresses.
#[derive(Default)]
struct Taken {
    names: BTreeMap<FilePath, Option<String>>,
    resources: Vec<ResourceFile>,
}

/// What becomes of an address.
enum Resource {
    /// It stays as it is.
    Kept,
    /// It becomes the name of a file beside the sheet.
    Named(String),
}

fn take(
    files: &dyn Files,
    sheet: &FilePath,
    found: &Address,
    place: &Place,
    diagnostics: &mut Diagnostics,
    taken: &mut Taken,
) -> Option<Resource> {
    let typed = found.value.trim();
    if typed.starts_with('#') || is_embedded(typed) {
        return Some(Resource::Kept);
    }
    if starts_with(typed, "data:") {
        let kind = typed.split([';', ',']).next().unwrap_or_default().chars().take(40).collect();
        diagnostics.push(Fault::Style { place: place.clone(), fault: StyleFault::Embedded(kind) });
        return None;
    }
    if is_remote(typed) {
        let fault = StyleFault::Remote(typed.to_owned());
        diagnostics.push(Fault::Style { place: place.clone(), fault });
        return None;
    }
    // Sheets made for the web say `font.eot?#iefix`.
    let local = typed.split(['?', '#']).next().unwrap_or_default();
    let path = sheet.sibling(&address::percent_decoded(local));
    if let Some(name) = taken.names.get(&path) {
        return name.clone().map(Resource::Named);
    }
    let resource = read_resource(files, &path, place, diagnostics);
    let name = resource.as_ref().map(|file| way(SHEET_PATH, &file.path));
    taken.names.insert(path, name.clone());
    if let Some(file) = resource
        && taken.resources.iter().all(|known| known.path != file.path)
    {
        taken.resources.push(file);
    }
    name.map(Resource::Named)
}

fn read_resource(
    files: &dyn Files,
    path: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<ResourceFile> {
    let bytes = read_bytes(files, path, place).map_err(|fault| diagnostics.push(fault)).ok()?;
    let name = |media_type: MediaType| format!("styles/{}.{}", &hash(&bytes)[..16], media_type.extension());
    if let Some(media_type) = font(&bytes) {
        return Some(ResourceFile { path: name(media_type), media_type, size: None, bytes });
    }
    if !picture::is_picture(&bytes) {
        let fault = StyleFault::NeitherFontNorPicture(path.clone());
        diagnostics.push(Fault::Style { place: place.clone(), fault });
        return None;
    }
    // It stands among the pictures of the briefs: one that they show too is the same file.
    picture::prepare(bytes, path, place, diagnostics)
}

/// The kind of font, by the bytes that it begins with.
fn font(bytes: &[u8]) -> Option<MediaType> {
    match bytes.get(..4)? {
        b"wOFF" => Some(MediaType::Woff),
        b"wOF2" => Some(MediaType::Woff2),
        b"OTTO" => Some(MediaType::OpenType),
        [0, 1, 0, 0] | b"true" => Some(MediaType::TrueType),
        _ => None,
    }
}

/// A picture or font written into the sheet itself, of a kind that every reading system knows.
fn is_embedded(address: &str) -> bool {
    ["data:image/png", "data:image/jpeg", "data:image/gif", "data:font/"]
        .iter()
        .any(|kind| starts_with(address, kind))
}

fn starts_with(address: &str, kind: &str) -> bool {
    address.trim().get(..kind.len()).is_some_and(|start| start.eq_ignore_ascii_case(kind))
}

/// Whether an address has a scheme or a host.
fn is_remote(address: &str) -> bool {
    let scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    scheme || address.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::files::MemoryFiles;

    fn styles(files: &MemoryFiles) -> (Option<Styles>, Vec<Diagnostic>) {
        let (mut diagnostics, mut texts) = (Diagnostics::default(), Texts::new());
        let path = FilePath::new("styles/extra.css");
        let styles = read(files, &path, &Place::file("manifest.yaml"), &mut diagnostics, &mut texts);
        (styles, diagnostics.into_vec())
    }

    #[test]
    fn files_that_the_sheet_names_come_into_the_book_under_new_names() {
        let css = "/* url(no) */\n@font-face { src: url( 'f%20a.woff2?#iefix' ) format(\"woff2\") }\n\
                   a { cursor: url(\"../fonts/b.otf\"); background: url(b.otf#x) } b { content: 'url(a.png)' }";
        let files = MemoryFiles::new()
            .with("styles/extra.css", css)
            .with("styles/f a.woff2", "wOF2rest")
            .with("fonts/b.otf", "OTTOrest")
            .with("styles/b.otf", "OTTOrest");
        let (styles, diagnostics) = styles(&files);
        assert_eq!(diagnostics, []);
        let styles = styles.unwrap();
        let paths: Vec<_> = styles.resources.iter().map(|file| file.path.as_str()).collect();
        let (woff, otf) = (&hash(b"wOF2rest")[..16], &hash(b"OTTOrest")[..16]);
        assert_eq!(paths, [format!("styles/{woff}.woff2"), format!("styles/{otf}.otf")]);
        let expected = css
            .replace("'f%20a.woff2?#iefix'", &format!("\"{woff}.woff2\""))
            .replace("\"../fonts/b.otf\"", &format!("\"{otf}.otf\""))
            .replace("url(b.otf#x)", &format!("url({otf}.otf)"));
        assert_eq!(String::from_utf8(styles.sheet.unwrap().bytes).unwrap(), expected);
    }

    #[test]
    fn a_sheet_that_moves_things_says_so_and_one_that_speaks_of_it_does_not() {
        let motion = |css: &str| {
            let (styles, _) = styles(&MemoryFiles::new().with("styles/extra.css", css));
            styles.unwrap().motion
        };
        assert_eq!(motion("p { Animation: blink 1s }"), Motion::Possible);
        assert_eq!(motion("@keyframes a { to { top: 0 } }"), Motion::Possible);
        assert_eq!(motion("p { background: url(data:image/gif;base64,R0lGOD) }"), Motion::Possible);
        assert_eq!(
            motion("/* no animation */ p { background: url(data:image/png;base64,iVBO) }"),
            Motion::None
        );
    }

    #[test]
    fn a_sheet_is_utf_8_whatever_it_says_of_itself() {
        let files = MemoryFiles::new().with("styles/extra.css", "@charset \"iso-8859-1\";\np { color: red }");
        let (styles, diagnostics) = styles(&files);
        assert_eq!(diagnostics, []);
        assert_eq!(styles.unwrap().sheet.unwrap().bytes, b"\np { color: red }");
    }

    #[test]
    fn every_fault_of_a_sheet_is_reported_at_its_bytes() {
        let css = "@import 'a.css';\np { color red }\na { background: url(http://e.org/a.png) }\n\
                   b { background: url(missing.png) }\nc { background: url(../../x.png) }\nd { background: url(n.txt) }";
        let files = MemoryFiles::new().with("styles/extra.css", css).with("styles/n.txt", "text");
        let (styles, diagnostics) = styles(&files);
        assert!(styles.is_none());
        let found: Vec<_> = diagnostics
            .iter()
            .map(|diagnostic| (diagnostic.code, &css[diagnostic.labels[0].place.span.clone().unwrap()]))
            .collect();
        assert_eq!(
            found,
            [
                (Code::InvalidStylesheet, "@import"),
                (Code::InvalidStylesheet, "color red "),
                (Code::InvalidStylesheet, "url(http://e.org/a.png)"),
                (Code::MissingFile, "url(missing.png)"),
                (Code::OutsideFolder, "url(../../x.png)"),
                (Code::InvalidStylesheet, "url(n.txt)"),
            ]
        );
    }

    #[test]
    fn what_turns_the_text_is_a_fault_and_a_byte_order_mark_moves_no_place() {
        let css = "\u{FEFF}p { color: red }\n.fa { direction: rtl }";
        let (refused, diagnostics) = styles(&MemoryFiles::new().with("styles/extra.css", css));
        assert!(refused.is_none());
        assert_eq!(diagnostics[0].code, Code::InvalidStylesheet);
        assert_eq!(&css[diagnostics[0].labels[0].place.span.clone().unwrap()], "direction: rtl ");
        assert!(diagnostics[0].help.as_ref().is_some_and(|help| help.contains("dir=\"rtl\"")));
        let sound = MemoryFiles::new().with("styles/extra.css", "\u{FEFF}p { color: red }");
        assert_eq!(styles(&sound).0.unwrap().sheet.unwrap().bytes, b"p { color: red }");
    }

    #[test]
    fn a_sheet_that_is_no_text_is_not_taken_for_css() {
        let (refused, diagnostics) = styles(&MemoryFiles::new().with("styles/extra.css", "p\0 {}"));
        assert!(refused.is_none());
        assert_eq!(diagnostics[0].code, Code::BinaryFile);
    }

    #[test]
    fn a_sheet_that_is_not_there_is_reported_where_it_is_named() {
        let (styles, diagnostics) = styles(&MemoryFiles::new());
        assert!(styles.is_none());
        assert_eq!(diagnostics[0].code, Code::MissingFile);
        assert_eq!(diagnostics[0].labels[0].place, Place::file("manifest.yaml"));
    }
}
