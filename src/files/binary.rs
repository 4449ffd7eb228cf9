//! Says what a file is that is no text, by its first bytes.

/// A kind of file that no reader here reads as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binary {
    /// What it is, with its article: "a PDF".
    pub name: &'static str,
    /// What to do about it.
    pub help: &'static str,
    /// The ending of such a file, if it is a picture that a book can take in.
    pub picture: Option<&'static str>,
}

/// What some bytes are; `None` if no known kind of file begins like that.
pub fn recognise(bytes: &[u8]) -> Option<Binary> {
    let begins = |(offset, magic, binary): &(usize, &[u8], Binary)| {
        bytes.get(*offset..).is_some_and(|rest| rest.starts_with(magic)).then_some(*binary)
    };
    let found = KNOWN.iter().find_map(begins)?;
    if found != ARCHIVE {
        return Some(found);
    }
    // Office documents and books are ZIP archives; their first entries name them.
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |name: &str| head.windows(name.len()).any(|window| window == name.as_bytes());
    PACKED.iter().find(|(entry, _)| holds(entry)).map_or(Some(found), |(_, binary)| Some(*binary))
}

/// Whether a file that could be read as text is none all the same: these may be of plain letters
/// throughout, and no text begins like them.
pub fn is_never_text(bytes: &[u8]) -> bool {
    [&b"%PDF-"[..], b"{\\rtf"].iter().any(|magic| bytes.starts_with(magic))
}

/// The ending of a picture that a book can take in; `None` for any other bytes.
pub fn picture(bytes: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let start = head.trim_start_matches('\u{FEFF}').trim_start();
    let is_svg = start.starts_with("<svg")
        || (start.starts_with("<?xml") || start.starts_with("<!")) && start.contains("<svg");
    // Two letters are too few to tell a picture from a text, but here a picture is expected.
    let is_bitmap = bytes.starts_with(b"BM") && bytes.contains(&0);
    let ending = recognise(bytes).and_then(|binary| binary.picture);
    ending.or(is_svg.then_some("svg")).or(is_bitmap.then_some("bmp"))
}

const fn binary(name: &'static str, help: &'static str) -> Binary {
    Binary { name, help, picture: None }
}

const fn shown(name: &'static str, ending: &'static str) -> Binary {
    Binary { picture: Some(ending), ..binary(name, PICTURE_HELP) }
}

const PICTURE_HELP: &str = "list the page or text that shows it; pictures come in by being named there";
const EXPORT_HELP: &str = "open it and save it as HTML or as plain text";
const ARCHIVE: Binary = binary("a ZIP archive", "unpack it and list the page or text in it");

const KNOWN: &[(usize, &[u8], Binary)] = &[
    (
        0,
        b"%PDF-",
        binary(
            "a PDF",
            "save its text with `pdftotext`, or with your reader's \"save as text\", and list that `.txt`",
        ),
    ),
    (0, b"PK\x03\x04", ARCHIVE),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", binary("an old Office document", EXPORT_HELP)),
    (0, b"{\\rtf", binary("a Rich Text document", EXPORT_HELP)),
    (0, b"bplist00", binary("a Safari web archive", "save the page as HTML (\"page source\") instead")),
    (0, b"\x1F\x8B", binary("a gzip archive", "unpack it and list what is in it")),
    (0, b"7z\xBC\xAF\x27\x1C", binary("a 7z archive", "unpack it and list what is in it")),
    (0, b"\xFD7zXZ\0", binary("an xz archive", "unpack it and list what is in it")),
    (0, b"\x28\xB5\x2F\xFD", binary("a Zstandard archive", "unpack it and list what is in it")),
    (0, b"\xFF\xD8\xFF", shown("a JPEG picture", "jpg")),
    (0, b"\x89PNG\r\n\x1A\n", shown("a PNG picture", "png")),
    (0, b"GIF87a", shown("a GIF picture", "gif")),
    (0, b"GIF89a", shown("a GIF picture", "gif")),
    (8, b"WEBP", shown("a WebP picture", "webp")),
    (0, b"II*\0", shown("a TIFF picture", "tif")),
    (0, b"MM\0*", shown("a TIFF picture", "tif")),
    (4, b"ftypavif", binary("an AVIF picture", PICTURE_HELP)),
    (4, b"ftypheic", binary("a HEIC picture", PICTURE_HELP)),
    (4, b"ftyp", binary("a film", PICTURE_HELP)),
    (0, b"ID3", binary("a sound", PICTURE_HELP)),
    (0, b"OggS", binary("a sound or a film", PICTURE_HELP)),
    (0, b"SQLite format 3", binary("a database", EXPORT_HELP)),
    (0, b"\x7FELF", binary("a program", "list a page or a text")),
    (0, b"MZ\x90\0", binary("a program", "list a page or a text")),
];

const PACKED: &[(&str, Binary)] = &[
    ("application/epub+zip", binary("a book (EPUB)", "list the briefs that it was made of")),
    ("word/", binary("a Word document", EXPORT_HELP)),
    ("ppt/", binary("a PowerPoint presentation", EXPORT_HELP)),
    ("xl/", binary("an Excel workbook", EXPORT_HELP)),
    ("application/vnd.oasis.opendocument", binary("an OpenDocument file", EXPORT_HELP)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_what_it_is() {
        for (bytes, name) in [
            (&b"%PDF-1.7\n"[..], "a PDF"),
            (b"PK\x03\x04....[Content_Types].xml....word/document.xml", "a Word document"),
            (b"PK\x03\x04....mimetypeapplication/epub+zip", "a book (EPUB)"),
            (b"PK\x03\x04....a.txt", "a ZIP archive"),
            (b"RIFF....WEBPVP8 ", "a WebP picture"),
        ] {
            assert_eq!(recognise(bytes).map(|binary| binary.name), Some(name));
        }
        assert_eq!(recognise(b"BM is how the minister signs"), None);
    }

    #[test]
    fn a_picture_is_known_by_its_bytes_and_not_by_its_name() {
        assert_eq!(picture(b"\x89PNG\r\n\x1A\n...."), Some("png"));
        assert_eq!(picture(b"\xEF\xBB\xBF<?xml version='1.0'?><!-- a map --><svg>"), Some("svg"));
        assert_eq!(picture(b"<!doctype html><title>Not found</title>"), None);
        assert_eq!(picture(b"\0\0\0 ftypavif"), None);
    }
}
