//! Walks a JPEG from marker to marker: whether it is whole, what it holds, and the same picture
//! without what a camera wrote beside it.

use image::metadata::Orientation;

/// A whole JPEG.
#[derive(Debug)]
pub(super) struct Jpeg {
    /// Width and height in pixels, before orientation.
    pub size: (u32, u32),
    /// Components: 1 for gray, 3 for colour, 4 for print.
    pub components: u8,
    /// Whether every reading system decodes this way of coding.
    pub common: bool,
    /// How it is to be turned.
    pub orientation: Orientation,
    /// The bytes to keep, in order; all of them if there is nothing to drop.
    kept: Vec<std::ops::Range<usize>>,
}

impl Jpeg {
    /// The same picture without Exif, XMP, comments, thumbnails and trailers.
    pub fn stripped(&self, bytes: Vec<u8>) -> Vec<u8> {
        if self.is_bare(&bytes) {
            return bytes;
        }
        self.kept.iter().flat_map(|range| bytes[range.clone()].iter().copied()).collect()
    }

    /// Whether there is nothing to drop.
    pub fn is_bare(&self, bytes: &[u8]) -> bool {
        self.kept.iter().map(ExactSizeIterator::len).sum::<usize>() == bytes.len()
    }
}

const END: &str = "it breaks off before its end";
const NO_MARKER: &str = "its segments do not join";

/// Walks the markers through every scan to the end of the image, or says what is wrong.
pub(super) fn walk(bytes: &[u8]) -> Result<Jpeg, &'static str> {
    let mut jpeg = Jpeg {
        size: (0, 0),
        components: 0,
        common: false,
        orientation: Orientation::NoTransforms,
        kept: vec![0..2],
    };
    let mut at = 2;
    let (mut scans, mut has_more_pictures) = (0, false);
    loop {
        let (marker, start) = marker(bytes, at)?;
        match marker {
            0xD9 => {
                jpeg.keep(start - 1..start + 1);
                at = start + 1;
                break;
            }
            0x01 | 0xD0..=0xD8 | 0x00 => return Err(NO_MARKER),
            _ => {}
        }
        let length = bytes.get(start + 1..start + 3).ok_or(END)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let end = start + 1 + length;
        let payload = bytes.get(start + 3..end).ok_or(if length < 2 { NO_MARKER } else { END })?;
        if is_frame(marker) {
            jpeg.frame(marker, payload)?;
        }
        if let (0xE1, Some(exif)) = (marker, payload.strip_prefix(b"Exif\0\0")) {
            jpeg.orientation = Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms);
        }
        has_more_pictures |= marker == 0xE2 && payload.starts_with(b"MPF\0");
        if is_kept(marker, payload) {
            jpeg.keep(start - 1..end);
        }
        at = end;
        if marker == 0xDA {
            if jpeg.components == 0 {
                return Err("it has no frame");
            }
            scans += 1;
            at = end_of_scan(bytes, end)?;
            jpeg.keep(end..at);
        }
    }
    if scans == 0 {
        return Err("it has no picture in it");
    }
    if !(has_more_pictures || is_harmless_trailer(&bytes[at..])) {
        return Err("something that is no picture follows its end");
    }
    Ok(jpeg)
}

impl Jpeg {
    fn frame(&mut self, marker: u8, payload: &[u8]) -> Result<(), &'static str> {
        let &[precision, h1, h2, w1, w2, components, ..] = payload else { return Err(NO_MARKER) };
        if self.components != 0 {
            return Err("it has two frames");
        }
        self.size = (u16::from_be_bytes([w1, w2]).into(), u16::from_be_bytes([h1, h2]).into());
        self.components = components;
        self.common = precision == 8 && matches!(marker, 0xC0..=0xC2);
        if self.size.0 == 0 || self.size.1 == 0 || components == 0 {
            return Err("it has no width or no height");
        }
        Ok(())
    }

    fn keep(&mut self, range: std::ops::Range<usize>) {
        match self.kept.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.kept.push(range),
        }
    }
}

/// The next marker and where its second byte stands; any number of fill bytes may precede it.
fn marker(bytes: &[u8], at: usize) -> Result<(u8, usize), &'static str> {
    let rest = bytes.get(at..).filter(|rest| !rest.is_empty()).ok_or(END)?;
    if rest[0] != 0xFF {
        return Err(NO_MARKER);
    }
    let fill = rest.iter().position(|&byte| byte != 0xFF).ok_or(END)?;
    Ok((rest[fill], at + fill))
}

/// The end of entropy-coded data: the next marker that is no restart.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Result<usize, &'static str> {
    loop {
        at += bytes[at..].iter().position(|&byte| byte == 0xFF).ok_or(END)?;
        match bytes.get(at + 1).ok_or(END)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Ok(at),
        }
    }
}

/// Start-of-frame markers; C4, C8 and CC are tables and extensions in the same range.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Of what applications add, only what the decoding needs stays.
fn is_kept(marker: u8, payload: &[u8]) -> bool {
    match marker {
        0xE0 => payload.starts_with(b"JFIF\0"),
        0xE2 => payload.starts_with(b"ICC_PROFILE\0"),
        0xEE => payload.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// Phones append films and second pictures; padding is nothing.
fn is_harmless_trailer(trailer: &[u8]) -> bool {
    trailer.iter().all(|byte| matches!(byte, 0 | 0xFF | b'\n' | b'\r'))
        || trailer.starts_with(&[0xFF, 0xD8])
        || trailer.get(4..8) == Some(b"ftyp")
        || trailer.ends_with(b"SEFT")
}
