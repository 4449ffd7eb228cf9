//! Pixels: decoded within limits, turned upright, laid on white, fitted, and written anew.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, GrayImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat,
    ImageReader, Limits, RgbImage, imageops,
};

/// The most pixels that are decoded.
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// A picture upright and opaque.
#[derive(Debug)]
pub(super) struct Raster {
    pixels: Pixels,
    /// The colour profile it came with, if it still fits.
    profile: Option<Vec<u8>>,
}

#[derive(Debug)]
enum Pixels {
    Gray(GrayImage),
    Colour(RgbImage),
}

/// Why a picture was not decoded.
#[derive(Debug)]
pub(super) enum Undecoded {
    /// Over 100 megapixels.
    TooLarge((u32, u32)),
    /// The decoder's own words.
    Corrupt(String),
}

/// The most memory that a decoder may take: eight bytes for each pixel.
const MOST_MEMORY: u64 = 8 * MOST_PIXELS;

/// Width and height by the header alone, and whether it is an animation.
pub(super) fn header(bytes: &[u8], format: ImageFormat) -> Result<((u32, u32), bool), Undecoded> {
    if format == ImageFormat::WebP {
        let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
        return Ok((decoder.dimensions(), decoder.has_animation()));
    }
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    Ok((reader.into_dimensions().map_err(|error| why(&error))?, false))
}

/// Decodes a picture whose header has been judged; without an orientation, it is turned as the
/// decoder says.
pub(super) fn decode(
    bytes: &[u8],
    format: ImageFormat,
    orientation: Option<Orientation>,
) -> Result<Raster, Undecoded> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    limits.reserve(decoder.total_bytes()).map_err(|error| why(&error))?;
    // A faulty turn is no reason to refuse a picture.
    let turn = orientation.or_else(|| decoder.orientation().ok()).unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    image.apply_orientation(turn);
    let pixels = opaque(image);
    let profile = profile.filter(|profile| suits(profile, &pixels));
    Ok(Raster { pixels, profile })
}

impl Raster {
    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        match &self.pixels {
            Pixels::Gray(image) => image.dimensions(),
            Pixels::Colour(image) => image.dimensions(),
        }
    }

    /// The picture scaled down into a box, its proportions kept; never enlarged.
    pub fn fitted(self, (box_width, box_height): (u32, u32)) -> Self {
        let (width, height) = self.size();
        if width <= box_width && height <= box_height {
            return self;
        }
        let scale = (f64::from(box_width) / f64::from(width)).min(f64::from(box_height) / f64::from(height));
        let scaled = |side: u32, limit: u32| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 1 and the limit"
            )]
            let side = (f64::from(side) * scale).round() as u32;
            side.clamp(1, limit)
        };
        let size = (scaled(width, box_width), scaled(height, box_height));
        let pixels = match self.pixels {
            Pixels::Gray(image) => {
                Pixels::Gray(scale_down(DynamicImage::ImageLuma8(image), size).into_luma8())
            }
            Pixels::Colour(image) => {
                Pixels::Colour(scale_down(DynamicImage::ImageRgb8(image), size).into_rgb8())
            }
        };
        Self { pixels, ..self }
    }

    /// Whether it is drawn rather than photographed: most pixels are as their neighbour is.
    pub fn is_line_art(&self) -> bool {
        match &self.pixels {
            Pixels::Gray(image) => repeats::<1>(image.as_raw(), image.width()),
            Pixels::Colour(image) => repeats::<3>(image.as_raw(), image.width()),
        }
    }

    /// In colour even where it is gray: some shelves show no gray covers.
    pub fn in_colour(self) -> Self {
        match self.pixels {
            Pixels::Gray(image) => {
                Self { pixels: Pixels::Colour(DynamicImage::ImageLuma8(image).into_rgb8()), profile: None }
            }
            Pixels::Colour(_) => self,
        }
    }

    /// The picture as a JPEG.
    pub fn to_jpeg(&self, quality: u8) -> Result<Vec<u8>, Undecoded> {
        let mut out = Vec::new();
        self.write(JpegEncoder::new_with_quality(&mut out, quality))?;
        Ok(out)
    }

    /// The picture as a PNG.
    pub fn to_png(&self) -> Result<Vec<u8>, Undecoded> {
        let mut out = Vec::new();
        self.write(PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive))?;
        Ok(out)
    }

    fn write(&self, mut encoder: impl ImageEncoder) -> Result<(), Undecoded> {
        if let Some(profile) = &self.profile {
            // An encoder without profiles writes the pixels as they are.
            let _unsupported = encoder.set_icc_profile(profile.clone());
        }
        let (width, height) = self.size();
        let written = match &self.pixels {
            Pixels::Gray(image) => encoder.write_image(image.as_raw(), width, height, ExtendedColorType::L8),
            Pixels::Colour(image) => {
                encoder.write_image(image.as_raw(), width, height, ExtendedColorType::Rgb8)
            }
        };
        written.map_err(|error| why(&error))
    }
}

fn why(error: &ImageError) -> Undecoded {
    Undecoded::Corrupt(match error {
        ImageError::Limits(_) => "its decoding would take too much memory".to_owned(),
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => error.to_string().replace('\n', " "),
    })
}

/// Lays a picture on white, eight bits a channel, gray if it holds no colour.
fn opaque(image: DynamicImage) -> Pixels {
    if !image.color().has_color() && !image.color().has_alpha() {
        return Pixels::Gray(image.into_luma8());
    }
    let colour = if image.color().has_alpha() {
        let image = image.into_rgba8();
        let mut laid = Vec::with_capacity(image.as_raw().len() / 4 * 3);
        for &[red, green, blue, alpha] in image.as_raw().as_chunks::<4>().0 {
            laid.extend([red, green, blue].map(|channel| on_white(channel, alpha)));
        }
        let (width, height) = image.dimensions();
        RgbImage::from_raw(width, height, laid).unwrap_or_default()
    } else {
        image.into_rgb8()
    };
    if colour.as_raw().as_chunks::<3>().0.iter().all(|[red, green, blue]| red == green && green == blue) {
        let gray = colour.as_raw().iter().copied().step_by(3).collect();
        return Pixels::Gray(GrayImage::from_raw(colour.width(), colour.height(), gray).unwrap_or_default());
    }
    Pixels::Colour(colour)
}

fn on_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

/// Whether a profile speaks of the kind of pixels that are written.
fn suits(profile: &[u8], pixels: &Pixels) -> bool {
    let space: &[u8] = match pixels {
        Pixels::Gray(_) => b"GRAY",
        Pixels::Colour(_) => b"RGB ",
    };
    profile.get(16..20) == Some(space)
}

/// Scales with a good filter; a picture many times too large is first thinned by averaging, which
/// is as good at that distance and takes a fraction of the time and memory.
fn scale_down(image: DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    let is_huge = image.width() / 4 > width && image.height() / 4 > height;
    let image = if is_huge { image.thumbnail_exact(width * 2, height * 2) } else { image };
    image.resize_exact(width, height, imageops::FilterType::Lanczos3)
}

/// Whether at least half of the pixels equal the one before them in their row.
fn repeats<const CHANNELS: usize>(samples: &[u8], width: u32) -> bool {
    let pixels = samples.as_chunks::<CHANNELS>().0;
    let rows = pixels.chunks_exact(width.max(1) as usize);
    let equal: usize = rows.map(|row| row.windows(2).filter(|pair| pair[0] == pair[1]).count()).sum();
    equal * 2 >= pixels.len()
}
