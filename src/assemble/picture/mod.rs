//! Makes of whatever an editor calls a picture one that every e-reader shows.
//!
//! `assemble` calls [`prepare`] for each distinct picture, on as many threads as it likes, and
//! [`fit_cover`] once. A picture that fits already is proved whole and copied, without what a
//! camera wrote beside it; any other is decoded and written anew.

mod gif;
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
use crate::model::{MediaType, ResourceFile, documents};
use crate::xml::slug::hash;

/// The longest side of a picture in a brief.
const LONGEST_SIDE: u32 = 1600;
/// The box that a cover fits.
const COVER: (u32, u32) = (1600, 2560);
/// The most bytes that a cover may have: 5 MB, with room for the archive's own.
const COVER_BYTES: usize = 5_000_000 - 4096;
const QUALITY: u8 = 88;
/// The shorter side below which a picture that was scaled down to less than half is very likely one of
/// many words or numbers that nobody can read any more.
const READABLE: u32 = 400;

/// Prepares a picture of a brief, which `place` names: at most 1600 pixels a side, upright, opaque,
/// RGB or gray, without metadata; JPEG, PNG or SVG. Its type is what its bytes say.
///
/// `None` means that a fault was reported.
pub fn prepare(
    bytes: Vec<u8>,
    file: &FilePath,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<ResourceFile> {
    let name = hash(&bytes)[..16].to_owned();
    let prepared = match kind(&bytes) {
        Some(Kind::Svg) => svg::prepare(&bytes, file, place, diagnostics),
        Some(Kind::Raster(format)) => prepare_raster(bytes, format, file, place, diagnostics),
        None => Err(unknown(&bytes, file, place)),
    };
    match prepared {
        Ok(Prepared { media_type, size, bytes }) => {
            let path = format!("pictures/{name}.{}", media_type.extension());
            Some(ResourceFile { path, media_type, size, bytes })
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
) -> Option<ResourceFile> {
    let fitted = match kind(&bytes) {
        Some(Kind::Svg) => Err(Fault::SvgCover { place: place.clone(), file: file.clone() }),
        Some(Kind::Raster(format)) => fit_raster_cover(bytes, format, file, place, diagnostics),
        None => Err(unknown(&bytes, file, place)),
    };
    match fitted {
        Ok(Prepared { media_type, size, bytes }) => {
            Some(ResourceFile { path: documents::COVER.to_owned(), media_type, size, bytes })
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

/// A picture as it can stand inside an SVG: whole, no larger than others, and without what a camera
/// wrote beside it. Its type is what its bytes say.
fn embedded(bytes: Vec<u8>) -> Option<(MediaType, Vec<u8>)> {
    let is_small = |(width, height)| u64::from(width) * u64::from(height) <= MOST_PIXELS;
    match kind(&bytes)? {
        Kind::Raster(ImageFormat::Jpeg) => {
            let jpeg = jpeg::walk(&bytes).ok().filter(|jpeg| is_small(jpeg.size))?;
            let bytes = match jpeg.orientation {
                Orientation::NoTransforms => jpeg.stripped(bytes),
                turn => raster::decode(&bytes, ImageFormat::Jpeg, Some(turn)).ok()?.to_jpeg(QUALITY).ok()?,
            };
            Some((MediaType::Jpeg, bytes))
        }
        Kind::Raster(ImageFormat::Png) => {
            // What shows through it would be white if it were decoded, so it is never turned.
            let png = png::walk(&bytes).ok().filter(|png| is_small(png.size))?;
            Some((MediaType::Png, png.stripped(bytes)))
        }
        Kind::Raster(_) | Kind::Svg => None,
    }
}

fn unknown(bytes: &[u8], file: &FilePath, place: &Place) -> Fault {
    let (place, file) = (place.clone(), file.clone());
    match bytes {
        [] => Fault::CorruptPicture { place, file, reason: "it is empty".to_owned() },
        _ => Fault::NotAPicture { place, file },
    }
}

/// What a file says of itself before any of its pixels are decoded.
struct Walked {
    size: (u32, u32),
    /// `None` where the decoder is to say it.
    orientation: Option<Orientation>,
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

impl Walked {
    fn is_upright(&self) -> bool {
        self.orientation == Some(Orientation::NoTransforms)
    }
}

fn walk(bytes: &[u8], format: ImageFormat) -> Result<Walked, Undecoded> {
    let corrupt = |reason: &str| Undecoded::Corrupt(reason.to_owned());
    Ok(match format {
        ImageFormat::Jpeg => {
            let jpeg = jpeg::walk(bytes).map_err(corrupt)?;
            let (size, orientation) = (jpeg.size, Some(jpeg.orientation));
            let fits = jpeg.common && matches!(jpeg.components, 1 | 3);
            let fit = if fits { Fit::Jpeg(jpeg) } else { Fit::No };
            Walked { size, orientation, animated: false, fit }
        }
        ImageFormat::Png => {
            let png = png::walk(bytes).map_err(corrupt)?;
            let (size, orientation, animated) = (png.size, Some(png.orientation), png.animated);
            Walked { size, orientation, animated, fit: if png.plain { Fit::Png(png) } else { Fit::No } }
        }
        ImageFormat::Gif => {
            let gif::Gif { size, animated } = gif::walk(bytes).map_err(corrupt)?;
            Walked { size, orientation: None, animated, fit: Fit::No }
        }
        _ => {
            let (size, animated) = raster::header(bytes, format)?;
            Walked { size, orientation: None, animated, fit: Fit::No }
        }
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
    if walked.animated {
        diagnostics.push(Fault::Animated { place: place.clone(), file: file.clone() });
    }
    let (size, orientation) = (Some(walked.size), walked.orientation);
    if walked.is_upright() && walked.size.0.max(walked.size.1) <= LONGEST_SIDE {
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
    let in_place = |undecoded| at(undecoded, file, place);
    let raster = raster::decode(&bytes, format, orientation).map_err(in_place)?;
    let line_art = format != ImageFormat::Jpeg && raster.is_line_art();
    let from = raster.size();
    let raster = raster.fitted((LONGEST_SIDE, LONGEST_SIDE));
    let to = raster.size();
    if from.0.max(from.1) > 2 * LONGEST_SIDE && to.0.min(to.1) < READABLE {
        diagnostics.push(Fault::Shrunk { place: place.clone(), file: file.clone(), from, to });
    }
    let size = Some(to);
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
    if walked.animated {
        diagnostics.push(Fault::Animated { place: place.clone(), file: file.clone() });
    }
    let (size, orientation, is_upright) = (walked.size, walked.orientation, walked.is_upright());
    let fits = is_upright && size.0 <= COVER.0 && size.1 <= COVER.1;
    let bytes = match walked.fit {
        Fit::Jpeg(jpeg) if fits && jpeg.components == 3 => {
            let bytes = jpeg.stripped(bytes);
            if bytes.len() <= COVER_BYTES {
                return Ok(Prepared { media_type: MediaType::Jpeg, size: Some(size), bytes });
            }
            bytes
        }
        Fit::Jpeg(_) | Fit::Png(_) | Fit::No => bytes,
    };
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

/// Proves a file whole and small enough, as far as that is possible without decoding. No decoder
/// gets a file whose header claims too many pixels.
fn walked(bytes: &[u8], format: ImageFormat, file: &FilePath, place: &Place) -> Result<Walked, Fault> {
    let walked = walk(bytes, format).map_err(|undecoded| at(undecoded, file, place))?;
    if u64::from(walked.size.0) * u64::from(walked.size.1) > MOST_PIXELS {
        return Err(at(Undecoded::TooLarge(walked.size), file, place));
    }
    Ok(walked)
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
