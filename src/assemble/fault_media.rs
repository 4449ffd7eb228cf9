//! What can be wrong with a picture or a style sheet.

use super::stylesheet::scan::ProblemKind;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::files::FilePath;

/// A fault of a picture or of a style sheet.
#[derive(Debug)]
pub enum Fault {
    /// A picture does not decode to its end.
    CorruptPicture {
        /// Where it is named.
        place: Place,
        /// The picture.
        file: FilePath,
        /// What is wrong with it.
        reason: String,
    },
    /// A file is no picture of a kind that is known here.
    NotAPicture {
        /// Where it is named.
        place: Place,
        /// The file.
        file: FilePath,
    },
    /// A picture has more pixels than can be handled.
    PictureTooLarge {
        /// Where it is named.
        place: Place,
        /// The picture.
        file: FilePath,
        /// Its width and height.
        size: (u32, u32),
    },
    /// An animation of which one frame is kept.
    Animated {
        /// Where it is named.
        place: Place,
        /// The picture.
        file: FilePath,
    },
    /// A long picture became so small that its words can hardly be read.
    Shrunk {
        /// Where it is named.
        place: Place,
        /// The picture.
        file: FilePath,
        /// Its width and height.
        from: (u32, u32),
        /// Its width and height in the book.
        to: (u32, u32),
    },
    /// An SVG is given for the cover.
    SvgCover {
        /// Where it is named.
        place: Place,
        /// The picture.
        file: FilePath,
    },
    /// Something was cut from an SVG.
    SvgCut {
        /// Where the SVG is named.
        place: Place,
        /// The SVG.
        file: FilePath,
        /// What was cut.
        what: String,
        /// How often.
        times: usize,
    },
    /// An SVG nests deeper than any drawing does.
    SvgTooDeep {
        /// Where the SVG is named.
        place: Place,
        /// The SVG.
        file: FilePath,
    },
    /// Something in a style sheet.
    Style {
        /// The bytes of the sheet.
        place: Place,
        /// What it is.
        fault: StyleFault,
    },
}

/// What a style sheet may not hold.
#[derive(Debug)]
pub enum StyleFault {
    /// It is not CSS, or an `@import`.
    Syntax(ProblemKind),
    /// An address on the web.
    Remote(String),
    /// Something written into the sheet that not every reading system knows, such as `data:image/svg+xml`.
    Embedded(String),
    /// A file that it names is of no use to it.
    NeitherFontNorPicture(FilePath),
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::CorruptPicture { place, file, reason } => Diagnostic::error(
                Code::CorruptPicture,
                place,
                format!("picture `{file}` is damaged: {reason}"),
            )
            .help("open it in a picture editor and save it anew, or fetch it again"),
            Fault::NotAPicture { place, file } => Diagnostic::error(
                Code::CorruptPicture,
                place,
                format!("`{file}` holds no picture that is known here"),
            )
            .help("give a JPEG, PNG, SVG, WebP, GIF, BMP or TIFF"),
            Fault::PictureTooLarge { place, file, size: (width, height) } => Diagnostic::error(
                Code::PictureTooLarge,
                place,
                format!("picture `{file}` is {width} by {height} pixels, over 100 megapixels"),
            )
            .help("scale it down; a page shows no more than 1600 pixels a side"),
            Fault::Animated { place, file } => Diagnostic::warning(
                Code::PictureConverted,
                place,
                format!("picture `{file}` is animated; its first frame is kept"),
            )
            .help("give the frame that says most as a picture of its own"),
            Fault::Shrunk { place, file, from, to } => Diagnostic::warning(
                Code::PictureShrunk,
                place,
                format!(
                    "picture `{file}` of {} by {} pixels is shown at {} by {}, in which no small print can be read",
                    from.0, from.1, to.0, to.1
                ),
            )
            .help("part it into several pictures, or give it as an SVG"),
            Fault::SvgCover { place, file } => Diagnostic::error(
                Code::UnknownFormat,
                place,
                format!("cover `{file}` is an SVG, which shelves do not show"),
            )
            .help("save it as a JPEG or PNG of 1600 by 2560 pixels"),
            Fault::SvgCut { place, file, what, times } => svg_cut(place, &file, &what, times),
            Fault::SvgTooDeep { place, file } => Diagnostic::error(
                Code::NestedTooDeep,
                place,
                format!("picture `{file}` nests its elements deeper than 100 levels"),
            )
            .help("flatten its groups in a drawing program"),
            Fault::Style { place, fault } => style(place, fault),
        }
    }
}

fn svg_cut(place: Place, file: &FilePath, what: &str, times: usize) -> Diagnostic {
    let times = match times {
        1 => String::new(),
        times => format!(", {times} times"),
    };
    Diagnostic::warning(Code::SvgCut, place, format!("{what} cut from picture `{file}`{times}"))
        .help("draw it without; a book holds no scripts, no moving parts and nothing from elsewhere")
}

fn style(place: Place, fault: StyleFault) -> Diagnostic {
    let (message, help) = match fault {
        StyleFault::Syntax(kind) => syntax(kind),
        StyleFault::Remote(address) => (
            format!("the style sheet fetches `{address}`"),
            "put the file beside the sheet and name it there; a book fetches nothing".to_owned(),
        ),
        StyleFault::Embedded(kind) => (
            format!("the style sheet holds a `{kind}` address, which not every reading system knows"),
            "put the picture into a file beside the sheet and name that".to_owned(),
        ),
        StyleFault::NeitherFontNorPicture(path) => (
            format!("`{path}`, which the style sheet names, is neither a font nor a picture"),
            "give a WOFF, WOFF2, OTF or TTF font, or a picture".to_owned(),
        ),
    };
    Diagnostic::error(Code::InvalidStylesheet, place, message).help(help)
}

fn syntax(kind: ProblemKind) -> (String, String) {
    let (message, help) = match kind {
        ProblemKind::BadString => ("a string that never ends", "close it with the quote that it began with"),
        ProblemKind::BadUrl => ("an address that does not parse", "put it in quotes: `url(\"…\")`"),
        ProblemKind::Unopened => {
            ("a bracket that closes nothing", "delete it, or open the block that it closes")
        }
        ProblemKind::Unclosed => ("a bracket that is never closed", "close it where the block ends"),
        ProblemKind::NoBlock => ("a selector without a block", "give it its declarations in `{ }`"),
        ProblemKind::NoDeclaration => {
            ("neither a declaration nor a rule", "write declarations as `property: value;`")
        }
        ProblemKind::TooDeep => ("blocks nested beyond reason", "flatten the rules"),
        ProblemKind::Import => ("an `@import`", "copy the imported rules into this sheet"),
        ProblemKind::Direction => (
            "a rule for the direction of text, which EPUB forbids",
            "delete it, and set `dir=\"rtl\"` on the words in the text instead",
        ),
    };
    (format!("the style sheet has {message}"), help.to_owned())
}
