//! Pictures of a corpus, as a camera or a spreadsheet would have made them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};

/// A cover of 1600x2560, which fits already.
pub fn cover() -> Vec<u8> {
    let cover = RgbImage::from_fn(1600, 2560, |x, y| {
        let band = (y / 320) as u8;
        Rgb([40 + band * 20, 60 + (x / 16) as u8, 120 - band * 10])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(&cover).expect("memory takes all of it");
    bytes
}

/// A chart of bars, unlike any other of the corpus.
pub fn chart(number: usize) -> Vec<u8> {
    let chart = RgbImage::from_fn(640, 400, |x, y| {
        let bar = x as usize / 64;
        let height = (number * 37 + bar * bar * 13) % 360;
        let inside = x % 64 >= 12 && 400 - y as usize <= height;
        if inside { Rgb([70, (number % 200) as u8, 110]) } else { Rgb([250, 250, 246]) }
    });
    let mut bytes = Cursor::new(Vec::new());
    chart.write_to(&mut bytes, ImageFormat::Png).expect("memory takes all of it");
    bytes.into_inner()
}
