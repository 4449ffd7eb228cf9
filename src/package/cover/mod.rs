//! Draws the cover of a book that was given none: its title, large, on a dark field over paper.
//!
//! `pack` calls it, on a thread of its own. The drawing is an SVG tree of our own, set in faces
//! that the program carries, and rasterised; nothing of the system enters it.
//!
//! A cover that is given is read from the manifest by `manifest::cover` and checked by `assemble::cover`;
//! the page that shows either is `render::front_pages`, and `package::publication` declares the picture.

mod typeset;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};

use self::typeset::{Lines, Setting, set};
use crate::language::Direction;
use crate::model::Anthology;
use crate::render::direction_of;
use crate::typeface::{self, Face, family, has_italics, left_off, line, options};
use crate::xml::{Element, Encoder, element};

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 2560;
const QUALITY: u8 = 90;

/// The field, the line round the page, and the type on paper.
const INK: &str = "#17303d";
/// The ground of the lower part, and the type on the field.
const PAPER: &str = "#f6f1e7";
/// What stands back on the field.
const MIST: &str = "#c3cfd2";
/// One mark of colour; a middle gray where there is none.
const ACCENT: &str = "#c8452f";

/// Margin left and right; the field ends where the golden section divides the page.
const MARGIN: f32 = 144.0;
const COLUMN: f32 = WIDTH as f32 - 2.0 * MARGIN;
const FIELD: f32 = 1582.0;

/// Draws a cover, a JPEG of 1600 by 2560 pixels, from title, subtitle, editors, publisher, date and series.
pub fn draw(anthology: &Anthology) -> Vec<u8> {
    let mut encoder = Encoder::document();
    encoder.element(&compose(&Words::of(anthology)));
    rasterise(&encoder.finish())
}

/// What stands on a cover.
struct Words {
    title: String,
    subtitle: Option<String>,
    names: String,
    /// What the names have done: nobody takes who edited a book for who wrote it.
    edited_by: String,
    publisher: Option<String>,
    year: Option<String>,
    series: Option<String>,
    direction: Direction,
}

impl Words {
    fn of(anthology: &Anthology) -> Self {
        let book = &anthology.book;
        let words = book.language.words();
        let editors = book.editors.iter().filter_map(|&editor| anthology.contributors.get(editor));
        // A name without some of its letters is nobody's.
        let drawn = editors.filter(|editor| left_off(&editor.name).is_empty());
        let names: Vec<String> = drawn.map(|editor| unbroken(&editor.name)).collect();
        let series = book.series.as_ref().map(|series| match &series.position {
            Some(position) => format!("{} · {}", series.name, words.digits(position)),
            None => series.name.clone(),
        });
        Self {
            title: book.title.clone(),
            subtitle: book.subtitle.clone(),
            names: names.join(&words.comma),
            edited_by: words.edited_by.replace("{names}", "").trim().trim_end_matches(':').to_owned(),
            publisher: book.publisher.clone(),
            year: book.date.map(|date| words.digits(date.year())),
            series,
            direction: book.language.direction(),
        }
    }
}

/// A name of the usual length, to stand in one line.
fn unbroken(name: &str) -> String {
    if name.chars().count() <= 28 { name.replace(' ', "\u{A0}") } else { name.to_owned() }
}

/// Where text begins: at the left margin, or at the right one for right-to-left books.
#[derive(Clone, Copy)]
struct Edge {
    direction: Direction,
}

fn compose(words: &Words) -> Element {
    let edge = Edge { direction: words.direction };
    let rect = |x: f32, y: f32, width: f32, height: f32, fill: &'static str| {
        element("rect")
            .attr("x", x.to_string())
            .attr("y", y.to_string())
            .attr("width", width.to_string())
            .attr("height", height.to_string())
            .attr("fill", fill)
    };
    let (width, height) = (WIDTH as f32, HEIGHT as f32);
    let mut svg = element("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", WIDTH.to_string())
        .attr("height", HEIGHT.to_string())
        // The line round the page: without it paper runs into the page of a store or a shelf.
        .child(rect(0.0, 0.0, width, height, INK))
        .child(rect(10.0, FIELD, width - 20.0, height - FIELD - 10.0, PAPER));
    if let Some(series) = &words.series {
        let setting =
            Setting { face: Face::Regular, width: COLUMN, height: 70.0, largest: 58.0, smallest: 40.0 };
        let lines = set(series, setting);
        svg = svg.children(edge.place(&lines, series, Face::Regular, MIST, 196.0));
        svg = svg.child(rect(MARGIN, 236.0, COLUMN, 3.0, MIST));
    }
    let title = set(
        &words.title,
        Setting { face: Face::Strong, width: COLUMN, height: 1130.0, largest: 420.0, smallest: 76.0 },
    );
    let first = FIELD - 150.0 - title.leading * title.lines.len().saturating_sub(1) as f32;
    svg = svg.children(edge.place(&title, &words.title, Face::Strong, PAPER, first));
    let mark = 240.0;
    let mark_at = match words.direction {
        Direction::LeftToRight => MARGIN,
        Direction::RightToLeft => width - MARGIN - mark,
    };
    svg = svg.child(rect(mark_at, FIELD - 12.0, mark, 24.0, ACCENT));
    svg.children(lower_part(words, edge))
}

/// What stands on paper: the subtitle under the field, names and house at the foot.
fn lower_part(words: &Words, edge: Edge) -> Vec<Element> {
    let mut drawn = Vec::new();
    if let Some(subtitle) = &words.subtitle {
        let face = if has_italics(subtitle) { Face::Italic } else { Face::Regular };
        let setting = Setting { face, width: COLUMN, height: 330.0, largest: 104.0, smallest: 56.0 };
        let lines = set(subtitle, setting);
        let first = FIELD + 100.0 + lines.size;
        drawn.extend(edge.place(&lines, subtitle, face, INK, first));
    }
    let foot = words.publisher.iter().chain(&words.year).map(String::as_str);
    let foot: Vec<&str> = foot.filter(|text| left_off(text).len() < typeface::words(text).len()).collect();
    let mut baseline = HEIGHT as f32 - MARGIN;
    if !foot.is_empty() {
        let foot = foot.join(" · ");
        let setting =
            Setting { face: Face::Regular, width: COLUMN, height: 66.0, largest: 56.0, smallest: 40.0 };
        drawn.extend(edge.place(&set(&foot, setting), &foot, Face::Regular, INK, baseline));
        baseline -= 116.0;
    }
    let setting = Setting { face: Face::Strong, width: COLUMN, height: 230.0, largest: 92.0, smallest: 56.0 };
    let names = set(&words.names, setting);
    let first = baseline - names.leading * names.lines.len().saturating_sub(1) as f32;
    drawn.extend(edge.place(&names, &words.names, Face::Strong, INK, first));
    if !names.lines.is_empty() && left_off(&words.edited_by).is_empty() {
        let setting =
            Setting { face: Face::Regular, width: COLUMN, height: 66.0, largest: 56.0, smallest: 40.0 };
        let above = first - names.size - 24.0;
        let label = set(&words.edited_by, setting);
        drawn.extend(edge.place(&label, &words.edited_by, Face::Regular, INK, above));
    }
    drawn
}

impl Edge {
    /// Lines from their first baseline down.
    fn place(self, lines: &Lines, whole: &str, face: Face, fill: &'static str, first: f32) -> Vec<Element> {
        let (x, anchor) = match self.direction {
            Direction::LeftToRight => (MARGIN, "start"),
            Direction::RightToLeft => (WIDTH as f32 - MARGIN, "end"),
        };
        let direction = direction_of(whole, self.direction);
        let place = |(at, text): (usize, &String)| {
            line(&embedded(text, direction), family(whole), face, lines.size)
                .attr("x", x.to_string())
                .attr("y", (first + lines.leading * at as f32).to_string())
                .attr("text-anchor", anchor)
                .attr("fill", fill)
        };
        lines.lines.iter().enumerate().map(place).collect()
    }
}

/// usvg sets every line from left to right at its base; an embedding tells it otherwise.
fn embedded(text: &str, direction: Direction) -> String {
    match direction {
        Direction::LeftToRight => text.to_owned(),
        Direction::RightToLeft => format!("\u{202B}{text}\u{202C}"),
    }
}

fn rasterise(svg: &str) -> Vec<u8> {
    let Some(mut pixmap) = Pixmap::new(WIDTH, HEIGHT) else { return Vec::new() };
    if let Ok(tree) = resvg::usvg::Tree::from_str(svg, &options()) {
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    }
    // The field covers every pixel, so premultiplied and plain colours are the same.
    let Some(image) = RgbaImage::from_raw(WIDTH, HEIGHT, pixmap.take()) else { return Vec::new() };
    let rgb = DynamicImage::ImageRgba8(image).into_rgb8();
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    // Writing to memory does not fail, and the size is one that JPEG has.
    let _written = encoder.write_image(&rgb, WIDTH, HEIGHT, image::ExtendedColorType::Rgb8);
    jpeg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str, direction: Direction) -> Words {
        Words {
            title: title.to_owned(),
            subtitle: Some("Twelve briefs from a turning year".to_owned()),
            names: "A. Reader".to_owned(),
            edited_by: "Edited by".to_owned(),
            publisher: None,
            year: Some("2009".to_owned()),
            series: Some("Year Readers · 1".to_owned()),
            direction,
        }
    }

    fn drawn(words: &Words) -> Vec<u8> {
        let mut encoder = Encoder::document();
        encoder.element(&compose(words));
        rasterise(&encoder.finish())
    }

    fn pixels(words: &Words) -> image::RgbImage {
        image::load_from_memory(&drawn(words)).unwrap().into_rgb8()
    }

    /// How many pixels of the field are type, in its left and its right half.
    fn type_on_field(image: &image::RgbImage) -> (usize, usize) {
        let bright = |from: u32, to: u32| {
            let columns = from..to;
            columns
                .flat_map(|x| (300..1550).map(move |y| (x, y)))
                .filter(|&(x, y)| image[(x, y)][0] > 200)
                .count()
        };
        (bright(0, WIDTH / 2), bright(WIDTH / 2, WIDTH))
    }

    #[test]
    fn the_cover_is_what_stores_ask_for_and_the_same_each_time() {
        let words = words("Iran 2008", Direction::LeftToRight);
        let bytes = drawn(&words);
        let image = image::load_from_memory(&bytes).unwrap();
        assert_eq!((image.width(), image.height(), image.color()), (1600, 2560, image::ColorType::Rgb8));
        assert!(bytes.len() < 1_000_000);
        assert_eq!(bytes, drawn(&words));
        let image = image.into_rgb8();
        assert!(image[(2, 2500)][0] < 60, "a dark line runs round the page");
    }

    #[test]
    fn a_title_stands_where_its_language_begins() {
        let (left, right) = type_on_field(&pixels(&words("Iran", Direction::LeftToRight)));
        assert!(left > right * 2, "{left} {right}");
        let (left, right) = type_on_field(&pixels(&words("ایران", Direction::RightToLeft)));
        assert!(right > left * 2, "{left} {right}");
    }

    #[test]
    fn any_title_makes_a_cover() {
        let long = [vec!["wort"; 5_000].join(" "), "w".repeat(5_000)];
        let odd = ["", "\u{0}\u{FFFF}", "伊朗二〇〇八", "&<>\"'", "\u{202E}\u{300}\u{300}", "🇮🇷 👩‍👩‍👧"];
        for title in odd.into_iter().chain(long.iter().map(String::as_str)) {
            let mut encoder = Encoder::document();
            encoder.element(&compose(&words(title, Direction::RightToLeft)));
            assert!(resvg::usvg::Tree::from_str(&encoder.finish(), &options()).is_ok(), "{title:?}");
        }
    }
}
