//! The faces that a cover is set in: all of them inside the program, none from the system.
//!
//! `package` draws and measures with them; `assemble` asks which words they have no letters for.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontResolver, ImageHrefResolver, Node, Options, Tree};

use crate::xml::{Element, Encoder, element};

/// One of the faces of a cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For titles.
    Strong,
    /// For names.
    Regular,
    /// For subtitles; upright where a script has no italics.
    Italic,
}

impl Face {
    /// The `font-weight` and `font-style` by which usvg finds the face.
    pub fn weight_and_style(self) -> (&'static str, &'static str) {
        match self {
            Face::Strong => ("600", "normal"),
            Face::Regular => ("400", "normal"),
            Face::Italic => ("400", "italic"),
        }
    }
}

/// The family that a text is set in: Libertinus Serif where it has every letter, else DejaVu Sans,
/// so that no line changes its face within a word.
pub fn family(text: &str) -> &'static str {
    // Latin, Greek, Cyrillic and Hebrew; Latin and Greek with accents, punctuation, arrows and
    // the operators of mathematics.
    let in_libertinus = |c| matches!(c, '\0'..='\u{52F}' | '\u{590}'..='\u{5FF}' | '\u{1E00}'..='\u{22FF}');
    if text.chars().all(in_libertinus) { "Libertinus Serif" } else { "DejaVu Sans" }
}

/// Whether a text is written in a script that has italics.
pub fn has_italics(text: &str) -> bool {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| c <= '\u{52F}' || ('\u{1E00}'..='\u{1FFF}').contains(&c))
}

/// Whether a text is written in the Arabic script, for the most part.
pub fn is_arabic(text: &str) -> bool {
    let is_arabic = |c: &char| {
        matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    };
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().filter(is_arabic).count() * 2 > letters.count()
}

/// What usvg is allowed: these faces, and no file at all.
pub fn options() -> Options<'static> {
    static FACES: LazyLock<(Arc<Database>, [ID; 2])> = LazyLock::new(load);
    let (database, [book, bold]) = (&FACES.0, FACES.1);
    Options {
        fontdb: database.clone(),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(move |_, used, database| {
                let is_strong =
                    used.first().and_then(|id| database.face(*id)).is_some_and(|f| f.weight.0 >= 600);
                let (first, second) = if is_strong { (bold, book) } else { (book, bold) };
                [first, second].into_iter().find(|id| !used.contains(id))
            }),
        },
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

fn load() -> (Arc<Database>, [ID; 2]) {
    let mut database = Database::new();
    // Of the faces that the crate carries, these are regular, italic and semibold.
    let libertinus = [0, 2, 4].into_iter().filter_map(|at| typst_assets::fonts().nth(at));
    for bytes in libertinus {
        database.load_font_source(Source::Binary(Arc::new(bytes)));
    }
    let fallbacks = [dejavu::sans::regular(), dejavu::sans::bold()].map(|bytes| {
        let faces = database.load_font_source(Source::Binary(Arc::new(bytes)));
        faces.first().copied().unwrap_or_else(ID::dummy)
    });
    database.set_serif_family("Libertinus Serif");
    (Arc::new(database), fallbacks)
}

/// The words of a text as a cover sets them, without what nobody sees.
pub fn words(text: &str) -> Vec<String> {
    let typed = text.split(|c: char| c.is_whitespace() && c != '\u{A0}').map(visible);
    // No cover has room for more; the title page has.
    typed.filter(|word| !word.is_empty()).take(400).collect()
}

/// The words of a text that a cover leaves off, because no face has all of their letters.
pub fn left_off(text: &str) -> Vec<String> {
    // Every face has these, and no database need be loaded to know it.
    if text.is_ascii() {
        return Vec::new();
    }
    let words = words(text);
    let (widths, _) = measure(&words, text, Face::Strong);
    words.into_iter().zip(widths).filter(|(_, width)| width.is_none()).map(|(word, _)| word).collect()
}

/// A word without the characters that nobody sees, and that could reorder a whole line.
fn visible(word: &str) -> String {
    let hidden = |c: &char| {
        c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{AD}')
    };
    word.chars().filter(|c| !hidden(c)).take(400).collect()
}

/// The width of each word in ems, `None` where a letter is in no face, and that of a space.
pub fn measure(words: &[String], text: &str, face: Face) -> (Vec<Option<f32>>, f32) {
    const SIZE: f32 = 100.0;
    let mut svg = element("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("viewBox", "0 0 100 100");
    let samples = ["n n".to_owned(), "nn".to_owned()];
    for (at, word) in words.iter().chain(&samples).enumerate() {
        svg = svg.child(line(word, family(text), face, SIZE).attr("id", format!("w{at}")).attr("y", "100"));
    }
    let mut encoder = Encoder::document();
    encoder.element(&svg);
    let Ok(tree) = Tree::from_str(&encoder.finish(), &options()) else {
        return (vec![None; words.len()], 0.25);
    };
    let width = |at: usize| match tree.node_by_id(&format!("w{at}"))? {
        Node::Text(text) => {
            let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            glyphs.all(|glyph| glyph.id.0 != 0).then(|| text.bounding_box().width() / SIZE)
        }
        Node::Group(_) | Node::Path(_) | Node::Image(_) => None,
    };
    let space = width(words.len()).zip(width(words.len() + 1)).map_or(0.25, |(with, without)| with - without);
    ((0..words.len()).map(width).collect(), space)
}

/// A line of text as an SVG element, still without a place.
pub fn line(text: &str, family: &'static str, face: Face, size: f32) -> Element {
    let (weight, style) = face.weight_and_style();
    element("text")
        .attr("font-family", family)
        .attr("font-weight", weight)
        .attr("font-style", style)
        .attr("font-size", size.to_string())
        .text(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_are_the_ones_that_their_names_say() {
        let options = options();
        let names: Vec<_> = options.fontdb.faces().map(|face| face.post_script_name.as_str()).collect();
        assert_eq!(
            names,
            [
                "LibertinusSerif-Regular",
                "LibertinusSerif-Italic",
                "LibertinusSerif-Semibold",
                "DejaVuSans",
                "DejaVuSans-Bold"
            ]
        );
    }

    #[test]
    fn a_word_is_left_off_only_where_no_face_has_its_letters() {
        for title in ["Iran 2008", "“Élysée” – Переговоры – Ιράν", "ایران ۱۳۸۷", "איראן"]
        {
            assert_eq!(left_off(title), Vec::<String>::new(), "{title}");
        }
        assert_eq!(left_off("伊朗 2008"), ["伊朗"]);
    }
}
