//! In which direction a title or a name runs that stands in a text of a known direction.
//!
//! Its first letter does not tell: "IAEA: چه باید کرد؟" is a Persian title. What holds a letter of the
//! direction that is expected runs in it, and only what holds none runs against it.

use unicode_bidi::{BidiClass, bidi_class};

use crate::language::Direction;
use crate::model::Node;

/// The direction of a title or a name where `expected` is that of its language or its document.
pub fn direction_of(text: &str, expected: Direction) -> Direction {
    match letters(text).any(|letter| letter == expected) {
        false if runs_against(text, expected) => opposite(expected),
        true | false => expected,
    }
}

/// Whether a text has letters that run against a direction, and so may reorder what is round it.
pub fn runs_against(text: &str, direction: Direction) -> bool {
    may_run_against(text, direction) && letters(text).any(|letter| letter != direction)
}

/// No letter of ASCII runs from right to left.
fn may_run_against(text: &str, direction: Direction) -> bool {
    direction == Direction::RightToLeft || !text.is_ascii()
}

/// The direction in which most letters of a longer text run, of which a few may be anything.
pub(super) fn of_most(text: &str, expected: Direction) -> Direction {
    if !may_run_against(text, expected) {
        return expected;
    }
    let against = letters(text).filter(|letter| *letter != expected).count();
    if against > letters(text).count() / 2 { opposite(expected) } else { expected }
}

/// Whether some nodes have a letter that runs in a direction.
pub(super) fn has_letters(nodes: &[Node], direction: Direction) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text(text) => letters(text).any(|letter| letter == direction),
        _ => has_letters(node.children(), direction),
    })
}

fn letters(text: &str) -> impl Iterator<Item = Direction> {
    text.chars().filter_map(|c| {
        // Most letters of most books stand before those of Hebrew, and need no table.
        if c < FIRST_FROM_THE_RIGHT {
            return c.is_alphabetic().then_some(Direction::LeftToRight);
        }
        match bidi_class(c) {
            BidiClass::L => Some(Direction::LeftToRight),
            BidiClass::R | BidiClass::AL => Some(Direction::RightToLeft),
            _ => None,
        }
    })
}

/// No letter before the block of Hebrew runs from right to left.
const FIRST_FROM_THE_RIGHT: char = '\u{590}';

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::LeftToRight => Direction::RightToLeft,
        Direction::RightToLeft => Direction::LeftToRight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{LeftToRight as Ltr, RightToLeft as Rtl};

    #[test]
    fn a_title_takes_the_direction_of_its_language_unless_it_has_no_letter_of_it() {
        for (title, language, wanted) in [
            ("IAEA: چه باید کرد؟", Rtl, Rtl),
            ("ولایت فقیه and the State: What Now?", Ltr, Ltr),
            ("What Next?", Rtl, Ltr),
            ("چه باید کرد؟", Ltr, Rtl),
            ("1388/2009", Rtl, Rtl),
            ("2009?", Ltr, Ltr),
        ] {
            assert_eq!(direction_of(title, language), wanted, "{title}");
        }
    }

    #[test]
    fn a_longer_text_runs_as_most_of_it_does() {
        assert_eq!(of_most("MIT در ۱۳۸۷ بنا شد و هنوز هست.", Rtl), Rtl);
        assert_eq!(of_most("علی teaches history in Example.", Ltr), Ltr);
        assert_eq!(of_most("او در MIT درس می‌دهد.", Ltr), Rtl);
        assert_eq!(of_most("", Rtl), Rtl);
    }
}
