//! Walks a PNG from chunk to chunk: whether it is whole, what it holds, and the same picture
//! without what was written beside it.

use std::ops::Range;

use image::metadata::Orientation;

/// A whole PNG.
#[derive(Debug)]
pub(super) struct Png {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Whether it has neither transparency nor more than eight bits a channel.
    pub plain: bool,
    /// Whether it has more than one frame.
    pub animated: bool,
    /// How it is to be turned.
    pub orientation: Orientation,
    kept: Vec<Range<usize>>,
}

impl Png {
    /// The same picture without texts, times, Exif and later frames.
    pub fn stripped(&self, bytes: Vec<u8>) -> Vec<u8> {
        if self.kept.iter().map(ExactSizeIterator::len).sum::<usize>() == bytes.len() {
            return bytes;
        }
        self.kept.iter().flat_map(|range| bytes[range.clone()].iter().copied()).collect()
    }
}

const SIGNATURE: usize = 8;
const END: &str = "it breaks off before its end";

/// Walks the chunks to `IEND` and proves their sums, or says what is wrong.
pub(super) fn walk(bytes: &[u8]) -> Result<Png, &'static str> {
    let mut png = Png {
        size: (0, 0),
        plain: false,
        animated: false,
        orientation: Orientation::NoTransforms,
        kept: std::iter::once(0..SIGNATURE).collect(),
    };
    let (mut at, mut has_pixels) = (SIGNATURE, false);
    loop {
        let Some(&[l1, l2, l3, l4, k1, k2, k3, k4]) = bytes.get(at..at + 8) else { return Err(END) };
        let (length, kind) = (u32::from_be_bytes([l1, l2, l3, l4]) as usize, [k1, k2, k3, k4]);
        let sum_at = at.checked_add(8 + length).ok_or(END)?;
        let Some(&[s1, s2, s3, s4]) = bytes.get(sum_at..sum_at + 4) else { return Err(END) };
        if crc32fast::hash(&bytes[at + 4..sum_at]) != u32::from_be_bytes([s1, s2, s3, s4]) {
            return Err("one of its checksums is wrong");
        }
        let payload = &bytes[at + 8..sum_at];
        if (at == SIGNATURE) != (&kind == b"IHDR") {
            return Err("it does not begin with its header");
        }
        match &kind {
            b"IHDR" => png.header(payload)?,
            b"tRNS" => png.plain = false,
            b"IDAT" => has_pixels = true,
            b"acTL" => png.animated = payload.first_chunk().is_some_and(|n| u32::from_be_bytes(*n) > 1),
            b"eXIf" => {
                png.orientation = Orientation::from_exif_chunk(payload).unwrap_or(Orientation::NoTransforms);
            }
            _ => {}
        }
        let end = sum_at + 4;
        if is_kept(kind) {
            png.keep(at..end);
        }
        at = end;
        if &kind == b"IEND" {
            break;
        }
    }
    if !has_pixels {
        return Err("it has no picture in it");
    }
    if bytes[at..].iter().any(|byte| !matches!(byte, 0 | b'\n' | b'\r')) {
        return Err("something that is no picture follows its end");
    }
    Ok(png)
}

impl Png {
    fn header(&mut self, payload: &[u8]) -> Result<(), &'static str> {
        let &[w1, w2, w3, w4, h1, h2, h3, h4, depth, colour, _, _, _] = payload else {
            return Err("its header has a wrong length");
        };
        self.size = (u32::from_be_bytes([w1, w2, w3, w4]), u32::from_be_bytes([h1, h2, h3, h4]));
        // Colour types 4 and 6 have an alpha channel.
        self.plain = depth <= 8 && matches!(colour, 0 | 2 | 3);
        if self.size.0 == 0 || self.size.1 == 0 {
            return Err("it has no width or no height");
        }
        Ok(())
    }

    fn keep(&mut self, range: Range<usize>) {
        match self.kept.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.kept.push(range),
        }
    }
}

/// Chunks that the decoding needs, those that say how colours are meant, and the resolution.
fn is_kept(kind: [u8; 4]) -> bool {
    let is_critical = kind[0].is_ascii_uppercase();
    is_critical
        || matches!(&kind, b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"iCCP" | b"sBIT" | b"cICP" | b"pHYs")
}
