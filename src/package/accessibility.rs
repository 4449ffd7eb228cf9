//! What a book may claim to offer to readers who cannot see it, or not well: computed, never
//! claimed when untrue (EPUB Accessibility 1.1).

use crate::language::Words;
use crate::model::anthology::Motion;
use crate::model::{Anthology, Item, ResolvedBody};

/// The book's accessibility in the terms of schema.org.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accessibility {
    /// What is known of its pictures.
    pub pictures: Pictures,
    /// Whether something may move.
    pub motion: Motion,
}

/// What is known of a book's pictures besides its cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// None of them says anything.
    Absent,
    /// Each has alternative text or is decorative.
    Described,
    /// Some have no alternative text.
    NotAllDescribed,
}

impl Accessibility {
    /// Looks at what the book holds.
    pub fn of(anthology: &Anthology) -> Self {
        let informative = bodies(anthology).any(|text| text.body.pictures.iter().any(|p| !p.decorative));
        let pictures = match (anthology.alternatives_complete, informative) {
            (false, _) => Pictures::NotAllDescribed,
            (true, true) => Pictures::Described,
            (true, false) => Pictures::Absent,
        };
        Self { pictures, motion: anthology.styles.motion }
    }

    /// The senses by which the book's content reaches a reader.
    pub fn access_modes(self) -> &'static [&'static str] {
        match self.pictures {
            Pictures::Absent => &["textual"],
            Pictures::Described | Pictures::NotAllDescribed => &["textual", "visual"],
        }
    }

    /// The senses that are enough to read all of it.
    pub fn sufficient_modes(self) -> &'static str {
        match self.pictures {
            Pictures::Absent | Pictures::Described => "textual",
            Pictures::NotAllDescribed => "textual,visual",
        }
    }

    /// What it offers.
    pub fn features(self) -> impl Iterator<Item = &'static str> {
        let always = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"];
        let alternatives = (self.pictures == Pictures::Described).then_some("alternativeText");
        always.into_iter().chain(alternatives)
    }

    /// What may harm a reader.
    pub fn hazard(self) -> &'static str {
        match self.motion {
            Motion::None => "none",
            Motion::Possible => "unknown",
        }
    }

    /// The same in a sentence or two.
    pub fn summary(self, words: &Words) -> String {
        let pictures = match self.pictures {
            Pictures::Absent => return words.accessibility_summary.clone(),
            Pictures::Described => &words.pictures_described,
            Pictures::NotAllDescribed => &words.pictures_not_described,
        };
        format!("{} {pictures}", words.accessibility_summary)
    }
}

/// Every text of the book that may hold a picture.
fn bodies(anthology: &Anthology) -> impl Iterator<Item = &ResolvedBody> {
    let chapters = anthology.chapters().flat_map(|chapter| {
        let bios = chapter.byline.iter().filter_map(|byline| byline.bio.as_ref());
        [Some(&chapter.body), chapter.summary.as_ref(), chapter.author_note.as_ref()]
            .into_iter()
            .flatten()
            .chain(bios)
    });
    let introductions = anthology.items.iter().filter_map(|item| match item {
        Item::Part(part) => part.introduction.as_ref(),
        Item::Chapter(_) => None,
    });
    chapters.chain(introductions).chain(anthology.contributors.iter().filter_map(|c| c.bio.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_book_of_words_alone_claims_no_alternative_text() {
        let mut anthology = sample::anthology();
        sample::pictures(&mut anthology).for_each(Vec::clear);
        let accessibility = Accessibility::of(&anthology);
        assert_eq!(accessibility.access_modes(), ["textual"]);
        assert_eq!(accessibility.sufficient_modes(), "textual");
        assert!(!accessibility.features().any(|feature| feature == "alternativeText"));
    }

    #[test]
    fn one_picture_without_alternative_text_takes_the_claims_back() {
        let mut anthology = sample::anthology();
        assert!(Accessibility::of(&anthology).features().any(|feature| feature == "alternativeText"));
        assert_eq!(Accessibility::of(&anthology).access_modes(), ["textual", "visual"]);

        anthology.alternatives_complete = false;
        let accessibility = Accessibility::of(&anthology);
        assert!(!accessibility.features().any(|feature| feature == "alternativeText"));
        assert_eq!(accessibility.sufficient_modes(), "textual,visual");
        assert!(accessibility.summary(anthology.book.language.words()).contains("Not every picture"));
    }

    #[test]
    fn a_decorative_picture_makes_no_visual_book() {
        let mut anthology = sample::anthology();
        sample::pictures(&mut anthology).flatten().for_each(|picture| picture.decorative = true);
        assert_eq!(Accessibility::of(&anthology).access_modes(), ["textual"]);
    }

    #[test]
    fn a_style_sheet_that_moves_things_is_no_book_without_hazards() {
        let mut anthology = sample::anthology();
        assert_eq!(Accessibility::of(&anthology).hazard(), "none");
        anthology.styles.motion = Motion::Possible;
        assert_eq!(Accessibility::of(&anthology).hazard(), "unknown");
    }
}
