//! Makes of whatever an editor calls a picture one that every e-reader shows.
//!
//! `assemble` calls [`prepare`] for each distinct picture, on as many threads as it likes, and
//! [`fit_cover`] once. A picture that fits already is proved whole and copied, without what a
//! camera wrote beside it; any other is decoded and written anew.

mod jpeg;
mod png;
mod raster;
mod svg;

use image::ImageFormat;
use image::metadata::Orientation;

use self::raster::{MOST_PIXELS, Raster, Undecoded};
use super::fault_media::Fault;
use crate::diagnostic::{Diagnostics, Place};
use crate::files::FilePath;
use crate::model::{MediaType, PictureFile};
use crate::xml::slug::hash;

/// The longest side of a picture in a brief.
const LONGEST_SIDE: u32 = 1600;
/// The box that a cover fits.
const COVER: (u32, u32) = (1600, 2560);
/// The most bytes that a cover may have: 5 MB, with room for the archive's own.
const COVER_BYTES: usize = 5_000_000 - 4096;
const QUALITY: u8 = 88;

/// Prepares a picture of a brief, which `place` names: at most 1600 pixels a side, upright, opaque,
/// RGB or gray, without metadata; JPEG, PNG or SVG. Its type is what its bytes say.
///
/// `None` means that a fault was reported.
pub fn prepare(
    bytes: Vec<u8>,
    file: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<PictureFile> {
    let name = hash(&bytes)[..16].to_owned();
    let prepared = match kind(&bytes) {
        Some(Kind::Svg) => svg::prepare(&bytes, file, place, diagnostics),
        Some(Kind::Raster(format)) => prepare_raster(bytes, format, file, place, diagnostics),
        None => Err(unknown(&bytes, file, place)),
    };
    match prepared {
        Ok(Prepared { media_type, size, bytes }) => {
            let path = format!("pictures/{name}.{}", media_type.extension());
            Some(PictureFile { path, media_type, size, bytes })
        }
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    }
}

/// Fits a given cover into 1600 by 2560 pixels: an RGB JPEG of less than 5 MB, upright, without
/// metadata, never enlarged and never cropped. One that fits already is copied.
///
/// `None` means that a fault was reported.
pub fn fit_cover(
    bytes: Vec<u8>,
    file: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<PictureFile> {
    let fitted = match kind(&bytes) {
        Some(Kind::Svg) => Err(Fault::SvgCover { place: place.clone(), file: file.clone() }),
        Some(Kind::Raster(format)) => fit_raster_cover(bytes, format, file, place, diagnostics),
        None => Err(unknown(&bytes, file, place)),
    };
    match fitted {
        Ok(Prepared { media_type, size, bytes }) => {
            Some(PictureFile { path: "cover.jpg".to_owned(), media_type, size, bytes })
        }
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    }
}

/// Whether some bytes are of a kind of picture that can be prepared.
pub fn is_picture(bytes: &[u8]) -> bool {
    kind(bytes).is_some()
}

/// A picture before it has a path.
struct Prepared {
    media_type: MediaType,
    size: Option<(u32, u32)>,
    bytes: Vec<u8>,
}

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Raster(ImageFormat),
    Svg,
}

fn kind(bytes: &[u8]) -> Option<Kind> {
    Some(Kind::Raster(match bytes {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat::Jpeg,
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat::Png,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => ImageFormat::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ImageFormat::WebP,
        [b'B', b'M', ..] => ImageFormat::Bmp,
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => ImageFormat::Tiff,
        _ if svg::looks_like_one(bytes) => return Some(Kind::Svg),
        _ => return None,
    }))
}

fn unknown(bytes: &[u8], file: &FilePath, place: &Place) -> Fault {
    let (place, file) = (place.clone(), file.clone());
    match bytes {
        [] => Fault::CorruptPicture { place, file, reason: "it is empty".to_owned() },
        _ => Fault::NotAPicture { place, file },
    }
}

/// What a walk through a file says of it, if the file is of a kind that is walked.
struct Walked {
    size: (u32, u32),
    orientation: Orientation,
    animated: bool,
    fit: Fit,
}

/// A file whose pixels can stay as they are.
enum Fit {
    Jpeg(jpeg::Jpeg),
    Png(png::Png),
    /// They cannot.
    No,
}

fn walk(bytes: &[u8], format: ImageFormat) -> Result<Option<Walked>, &'static str> {
    Ok(match format {
        ImageFormat::Jpeg => {
            let jpeg = jpeg::walk(bytes)?;
            let (size, orientation) = (jpeg.size, jpeg.orientation);
            let fits = jpeg.common && matches!(jpeg.components, 1 | 3);
            Some(Walked {
                size,
                orientation,
                animated: false,
                fit: if fits { Fit::Jpeg(jpeg) } else { Fit::No },
            })
        }
        ImageFormat::Png => {
            let png = png::walk(bytes)?;
            let (size, orientation, animated) = (png.size, png.orientation, png.animated);
            Some(Walked { size, orientation, animated, fit: if png.plain { Fit::Png(png) } else { Fit::No } })
        }
        _ => None,
    })
}

fn prepare_raster(
    bytes: Vec<u8>,
    format: ImageFormat,
    file: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Prepared, Fault> {
    let walked = walked(&bytes, format, file, place)?;
    if is_animated(walked.as_ref(), &bytes, format) {
        diagnostics.push(Fault::Animated { place: place.clone(), file: file.clone() });
    }
    let mut orientation = None;
    if let Some(walked) = walked {
        orientation = Some(walked.orientation);
        let (size, upright) = (Some(walked.size), walked.orientation == Orientation::NoTransforms);
        if upright && walked.size.0.max(walked.size.1) <= LONGEST_SIDE {
            match walked.fit {
                Fit::Jpeg(jpeg) => {
                    return Ok(Prepared { media_type: MediaType::Jpeg, size, bytes: jpeg.stripped(bytes) });
                }
                Fit::Png(png) => {
                    return Ok(Prepared { media_type: MediaType::Png, size, bytes: png.stripped(bytes) });
                }
                Fit::No => {}
            }
        }
    }
    let in_place = |undecoded| at(undecoded, file, place);
    let raster = raster::decode(&bytes, format, orientation).map_err(in_place)?;
    let line_art = format != ImageFormat::Jpeg && raster.is_line_art();
    let raster = raster.fitted((LONGEST_SIDE, LONGEST_SIDE));
    let size = Some(raster.size());
    let (media_type, bytes) = if line_art {
        (MediaType::Png, raster.to_png().map_err(in_place)?)
    } else {
        (MediaType::Jpeg, raster.to_jpeg(QUALITY).map_err(in_place)?)
    };
    Ok(Prepared { media_type, size, bytes })
}

fn fit_raster_cover(
    bytes: Vec<u8>,
    format: ImageFormat,
    file: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Result<Prepared, Fault> {
    let walked = walked(&bytes, format, file, place)?;
    if is_animated(walked.as_ref(), &bytes, format) {
        diagnostics.push(Fault::Animated { place: place.clone(), file: file.clone() });
    }
    let mut orientation = None;
    if let Some(walked) = walked {
        orientation = Some(walked.orientation);
        if let Walked {
            size: (width, height),
            orientation: Orientation::NoTransforms,
            fit: Fit::Jpeg(jpeg),
            ..
        } = walked
            && jpeg.components == 3
            && width <= COVER.0
            && height <= COVER.1
        {
            let bare = jpeg.stripped(bytes);
            if bare.len() <= COVER_BYTES {
                return Ok(Prepared {
                    media_type: MediaType::Jpeg,
                    size: Some((width, height)),
                    bytes: bare,
                });
            }
            return shrink(&bare, format, orientation).map_err(|undecoded| at(undecoded, file, place));
        }
    }
    shrink(&bytes, format, orientation).map_err(|undecoded| at(undecoded, file, place))
}

/// Writes a cover anew, as well as 5 MB allow.
fn shrink(
    bytes: &[u8],
    format: ImageFormat,
    orientation: Option<Orientation>,
) -> Result<Prepared, Undecoded> {
    let raster: Raster = raster::decode(bytes, format, orientation)?.fitted(COVER).in_colour();
    let size = Some(raster.size());
    let mut written = raster.to_jpeg(90)?;
    for quality in [80, 70, 60, 50, 40, 30] {
        if written.len() <= COVER_BYTES {
            break;
        }
        written = raster.to_jpeg(quality)?;
    }
    Ok(Prepared { media_type: MediaType::Jpeg, size, bytes: written })
}

/// Proves a file whole and small enough, as far as that is possible without decoding.
fn walked(
    bytes: &[u8],
    format: ImageFormat,
    file: &FilePath,
    place: &Place,
) -> Result<Option<Walked>, Fault> {
    let walked =
        walk(bytes, format).map_err(|reason| at(Undecoded::Corrupt(reason.to_owned()), file, place))?;
    if let Some(Walked { size, .. }) = walked
        && u64::from(size.0) * u64::from(size.1) > MOST_PIXELS
    {
        return Err(at(Undecoded::TooLarge(size), file, place));
    }
    Ok(walked)
}

fn is_animated(walked: Option<&Walked>, bytes: &[u8], format: ImageFormat) -> bool {
    walked.is_some_and(|walked| walked.animated) || raster::is_animated(bytes, format)
}

fn at(undecoded: Undecoded, file: &FilePath, place: &Place) -> Fault {
    let (place, file) = (place.clone(), file.clone());
    match undecoded {
        Undecoded::TooLarge(size) => Fault::PictureTooLarge { place, file, size },
        Undecoded::Corrupt(reason) => Fault::CorruptPicture { place, file, reason },
    }
}

#[cfg(test)]
mod tests;
