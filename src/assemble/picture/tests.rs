//! What an editor can count on when he names a picture.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::saved_page::container::data;

fn prepared(bytes: &[u8]) -> (Option<ResourceFile>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let place = Place::file("briefs/geneva.md");
    let file = prepare(bytes.to_vec(), &FilePath::new("briefs/map.jpg"), &place, &mut diagnostics);
    (file, diagnostics.into_vec())
}

fn sound(bytes: &[u8]) -> ResourceFile {
    let (file, diagnostics) = prepared(bytes);
    assert_eq!(diagnostics, []);
    file.unwrap()
}

fn code(bytes: &[u8]) -> Code {
    let (file, diagnostics) = prepared(bytes);
    assert!(file.is_none());
    assert_eq!(diagnostics.len(), 1);
    diagnostics[0].code
}

fn cover(bytes: &[u8]) -> (Option<ResourceFile>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let file =
        fit_cover(bytes.to_vec(), &FilePath::new("cover.png"), &Place::file("m.yaml"), &mut diagnostics);
    (file, diagnostics.into_vec())
}

/// A picture in which every pixel differs from its neighbour, as in a photograph.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| Rgb([(x * 7 % 251) as u8, (y * 5 % 241) as u8, ((x + y) * 3 % 239) as u8]);
    RgbImage::from_fn(width, height, pixel).into()
}

fn diagram(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 3 { Rgb([200, 0, 0]) } else { Rgb([0, 90, 0]) })
        .into()
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A JPEG with a segment put behind its first two bytes.
fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, payload, &jpeg[2..]].concat()
}

fn exif(orientation: u8) -> Vec<u8> {
    let ifd = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
    [b"Exif\0\0MM\0\x2A\0\0\0\x08".as_slice(), &ifd, b"GPS 35.7N 51.4E"].concat()
}

fn chunk(kind: &[u8; 4], payload: &[u8]) -> Vec<u8> {
    let named = [kind.as_slice(), payload].concat();
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length, named.as_slice(), &crc32fast::hash(&named).to_be_bytes()].concat()
}

#[test]
fn a_picture_that_fits_is_copied_to_the_byte() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let bytes = written(&photograph(320, 200), format);
        let file = sound(&bytes);
        assert_eq!(file.bytes, bytes);
        assert_eq!(file.size, Some((320, 200)));
        assert_eq!(file.path, format!("pictures/{}.{}", &hash(&bytes)[..16], file.media_type.extension()));
    }
}

#[test]
fn a_camera_s_notes_are_taken_out_and_the_pixels_stay() {
    let bare = written(&photograph(64, 48), ImageFormat::Jpeg);
    let noted = with_segment(&with_segment(&bare, 0xE1, &exif(1)), 0xFE, b"taken at home");
    assert_eq!(sound(&noted).bytes, bare);

    let bare = written(&photograph(64, 48), ImageFormat::Png);
    let after_header = 8 + 25;
    let text = chunk(b"tEXt", b"Author\0A. Reader");
    let noted = [&bare[..after_header], &text, &bare[after_header..]].concat();
    assert_eq!(sound(&noted).bytes, bare);
}

#[test]
fn a_picture_taken_sideways_stands_upright() {
    let sideways = with_segment(&written(&photograph(64, 48), ImageFormat::Jpeg), 0xE1, &exif(6));
    let file = sound(&sideways);
    assert_eq!(file.size, Some((48, 64)));
    assert!(!file.bytes.windows(3).any(|bytes| bytes == b"GPS"));
}

#[test]
fn a_picture_inside_a_drawing_has_no_camera_s_notes_either() {
    let bare = written(&photograph(64, 48), ImageFormat::Jpeg);
    let inside = |picture: &[u8]| {
        let address: String = picture.iter().map(|byte| format!("%{byte:02X}")).collect();
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/jpeg,{address}\"/></svg>"
        );
        let svg = String::from_utf8(sound(svg.as_bytes()).bytes).unwrap();
        let address = svg.split('"').find(|value| value.starts_with("data:")).unwrap();
        data::decode(address).unwrap()
    };
    let noted = with_segment(&bare, 0xE1, &exif(1));
    assert_eq!(inside(&noted), ("image/jpeg".to_owned(), bare.clone()));
    let (_, upright) = inside(&with_segment(&bare, 0xE1, &exif(6)));
    assert_eq!(image::load_from_memory(&upright).unwrap().dimensions(), (48, 64));
    assert!(!upright.windows(3).any(|bytes| bytes == b"GPS"));
}

#[test]
fn a_large_picture_is_scaled_to_1600_pixels_and_stays_what_it_was() {
    let photograph = sound(&written(&photograph(2000, 500), ImageFormat::Jpeg));
    assert_eq!((photograph.size, photograph.media_type), (Some((1600, 400)), MediaType::Jpeg));
    let diagram = sound(&written(&diagram(450, 1800), ImageFormat::Png));
    assert_eq!((diagram.size, diagram.media_type), (Some((400, 1600)), MediaType::Png));
}

#[test]
fn a_long_picture_that_nobody_can_read_any_more_is_told() {
    let (file, diagnostics) = prepared(&written(&diagram(500, 9000), ImageFormat::Png));
    assert_eq!(file.unwrap().size, Some((89, 1600)));
    assert_eq!(diagnostics.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::PictureShrunk]);
}

#[test]
fn what_e_readers_do_not_show_becomes_jpeg_or_png() {
    for format in [ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Tiff, ImageFormat::Gif] {
        let file = sound(&written(&diagram(90, 60), format));
        assert_eq!((file.media_type, file.size), (MediaType::Png, Some((90, 60))), "{format:?}");
        let pixel = image::load_from_memory(&file.bytes).unwrap().get_pixel(80, 5);
        assert_eq!(pixel, Rgba([0, 90, 0, 255]), "{format:?}");
    }
    let file = sound(&written(&photograph(90, 60), ImageFormat::WebP));
    assert_eq!(file.media_type, MediaType::Jpeg);
}

#[test]
fn transparency_is_laid_on_white_and_gray_stays_gray() {
    let clear = RgbaImage::from_fn(40, 40, |x, _| Rgba([0, 0, 0, if x < 20 { 0 } else { 255 }]));
    let file = sound(&written(&clear.into(), ImageFormat::Png));
    let image = image::load_from_memory(&file.bytes).unwrap();
    assert_eq!(image.color(), image::ColorType::L8);
    assert_eq!((image.get_pixel(3, 3)[0], image.get_pixel(30, 3)[0]), (255, 0));
}

#[test]
fn of_an_animation_the_first_frame_is_kept_and_said_to_be() {
    let mut bytes = Vec::new();
    let frame = |shade| Frame::new(RgbaImage::from_pixel(8, 8, Rgba([shade, 0, 0, 255])));
    GifEncoder::new(&mut bytes).encode_frames([frame(255), frame(0)]).unwrap();
    let (file, diagnostics) = prepared(&bytes);
    assert_eq!(diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::PictureConverted]);
    let image = image::load_from_memory(&file.unwrap().bytes).unwrap();
    assert!(image.get_pixel(4, 4)[0] > 200);
}

#[test]
fn a_file_that_breaks_off_anywhere_is_damaged() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let bytes = written(&photograph(32, 32), format);
        for length in 0..bytes.len() {
            assert_eq!(code(&bytes[..length]), Code::CorruptPicture, "{format:?} {length}");
        }
    }
}

#[test]
fn wrong_sums_and_foreign_bytes_are_damage() {
    let mut png = written(&photograph(32, 32), ImageFormat::Png);
    assert_eq!(code(&[&png, b"PK".as_slice()].concat()), Code::CorruptPicture);
    let middle = png.len() / 2;
    png[middle] ^= 1;
    assert_eq!(code(&png), Code::CorruptPicture);
    let jpeg = written(&photograph(32, 32), ImageFormat::Jpeg);
    assert_eq!(code(&[&jpeg, b"PK".as_slice()].concat()), Code::CorruptPicture);
    assert_eq!(code(b"not a picture"), Code::CorruptPicture);
}

#[test]
fn a_film_behind_a_phone_s_picture_is_left_behind() {
    let jpeg = written(&photograph(32, 32), ImageFormat::Jpeg);
    assert_eq!(sound(&[&jpeg, b"\0\0\0\x18ftypmp42".as_slice()].concat()).bytes, jpeg);
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_by_its_header() {
    let side = 20_000_u32.to_be_bytes();
    let header = chunk(b"IHDR", &[&side, &side, [8, 2, 0, 0].as_slice(), &[0]].concat());
    let bytes =
        [b"\x89PNG\r\n\x1A\n".as_slice(), &header, &chunk(b"IDAT", b""), &chunk(b"IEND", b"")].concat();
    assert_eq!(code(&bytes), Code::PictureTooLarge);
}

#[test]
fn no_kind_of_picture_takes_memory_before_its_header_is_judged() {
    let claim = |side: u16| [side.to_le_bytes(), side.to_le_bytes()].concat();
    let gif = |canvas, frame| {
        let image = [b"\x2C\0\0\0\0".as_slice(), &claim(frame), b"\0\x02\x02\x4C\x01\0\x3B"].concat();
        [b"GIF89a".as_slice(), &claim(canvas), b"\x80\0\0\0\0\0\xFF\xFF\xFF", &image].concat()
    };
    for bytes in [gif(65_535, 65_535), gif(20_000, 1), gif(1, 65_535)] {
        assert_eq!(code(&bytes), Code::PictureTooLarge);
        assert_eq!(cover(&bytes).1[0].code, Code::PictureTooLarge);
    }
    let mut bmp = written(&diagram(4, 4), ImageFormat::Bmp);
    bmp[18..26].copy_from_slice(&[0x20, 0x4E, 0, 0, 0x20, 0x4E, 0, 0]);
    assert_eq!(code(&bmp), Code::PictureTooLarge);
}

#[test]
fn a_cover_that_fits_is_copied_and_any_other_is_fitted() {
    let fitting = written(&photograph(800, 1200), ImageFormat::Jpeg);
    assert_eq!(cover(&with_segment(&fitting, 0xE1, &exif(1))).0.unwrap().bytes, fitting);
    for (image, size) in [
        (photograph(1700, 2720), (1600, 2560)),
        (photograph(3200, 1000), (1600, 500)),
        (diagram(90, 60).grayscale(), (90, 60)),
    ] {
        let file = cover(&written(&image, ImageFormat::Png)).0.unwrap();
        assert_eq!(
            (file.path.as_str(), file.media_type, file.size),
            ("cover.jpg", MediaType::Jpeg, Some(size))
        );
        assert_eq!(image::load_from_memory(&file.bytes).unwrap().color(), image::ColorType::Rgb8);
        assert!(file.bytes.len() < 5_000_000);
    }
    assert_eq!(cover(b"<svg xmlns='http://www.w3.org/2000/svg'/>").1[0].code, Code::UnknownFormat);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_end_the_program(
        kind in 0..6_usize,
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let formats = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Tiff];
        let mut bytes = written(&photograph(24, 24), formats[kind]);
        for (index, byte) in flips {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if kind % 2 == 0 {
            bytes.truncate(cut.index(bytes.len()).max(12));
        }
        let (file, diagnostics) = prepared(&bytes);
        prop_assert!(file.is_some() || !diagnostics.is_empty());
    }
}
