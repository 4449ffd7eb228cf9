//! Resources as the book holds them: pictures, style sheets, fonts.

/// A media type of a resource that a book of ours can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaType {
    /// XHTML content document.
    Xhtml,
    /// Style sheet.
    Css,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// SVG picture.
    Svg,
    /// WOFF font.
    Woff,
    /// WOFF2 font.
    Woff2,
    /// OpenType font.
    OpenType,
    /// TrueType font.
    TrueType,
    /// The NCX of EPUB 2.
    Ncx,
}

impl MediaType {
    /// The core media type of EPUB 3.3, section 3.2.
    pub fn as_str(self) -> &'static str {
        match self {
            MediaType::Xhtml => "application/xhtml+xml",
            MediaType::Css => "text/css",
            MediaType::Jpeg => "image/jpeg",
            MediaType::Png => "image/png",
            MediaType::Svg => "image/svg+xml",
            MediaType::Woff => "font/woff",
            MediaType::Woff2 => "font/woff2",
            MediaType::OpenType => "font/otf",
            MediaType::TrueType => "font/ttf",
            MediaType::Ncx => "application/x-dtbncx+xml",
        }
    }

    /// The ending of a file of this type, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            MediaType::Xhtml => "xhtml",
            MediaType::Css => "css",
            MediaType::Jpeg => "jpg",
            MediaType::Png => "png",
            MediaType::Svg => "svg",
            MediaType::Woff => "woff",
            MediaType::Woff2 => "woff2",
            MediaType::OpenType => "otf",
            MediaType::TrueType => "ttf",
            MediaType::Ncx => "ncx",
        }
    }

    /// Whether deflating a file of this type gains nothing.
    pub fn is_compressed(self) -> bool {
        match self {
            MediaType::Jpeg | MediaType::Png | MediaType::Woff | MediaType::Woff2 => true,
            MediaType::Xhtml
            | MediaType::Css
            | MediaType::Svg
            | MediaType::OpenType
            | MediaType::TrueType
            | MediaType::Ncx => false,
        }
    }
}

/// A resource that the book takes in as a file: a picture, a style sheet, a font.
#[derive(Debug, Clone)]
pub struct ResourceFile {
    /// Its path from the content folder: `pictures/<hash>.png`.
    pub path: String,
    /// What it is.
    pub media_type: MediaType,
    /// Width and height in pixels where known; `None` for what is no picture.
    pub size: Option<(u32, u32)>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
