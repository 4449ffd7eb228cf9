//! The faces that a cover is set in: all of them inside the program, none from the system.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontResolver, ImageHrefResolver, Options};

/// One of the faces of a cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
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
pub(super) fn family(text: &str) -> &'static str {
    // Latin, Greek, Cyrillic and Hebrew; Latin and Greek with accents, punctuation, arrows and
    // the operators of mathematics.
    let in_libertinus = |c| matches!(c, '\0'..='\u{52F}' | '\u{590}'..='\u{5FF}' | '\u{1E00}'..='\u{22FF}');
    if text.chars().all(in_libertinus) { "Libertinus Serif" } else { "DejaVu Sans" }
}

/// Whether a text is written in a script that has italics.
pub(super) fn has_italics(text: &str) -> bool {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| c <= '\u{52F}' || ('\u{1E00}'..='\u{1FFF}').contains(&c))
}

/// Whether a text is written in the Arabic script, for the most part.
pub(super) fn is_arabic(text: &str) -> bool {
    let is_arabic = |c: &char| {
        matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    };
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().filter(is_arabic).count() * 2 > letters.count()
}

/// What usvg is allowed: these faces, and no file at all.
pub(super) fn options() -> Options<'static> {
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
}
