//! Breaks a text into lines that fill a box, measured in the faces that it is set in.

use crate::typeface::{Face, is_arabic, measure, words};

/// A text to be set, and the room that it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The face.
    pub face: Face,
    /// The width of the box.
    pub width: f32,
    /// The height of the box.
    pub height: f32,
    /// The size tried first.
    pub largest: f32,
    /// The size below which no text is set.
    pub smallest: f32,
}

/// A text in lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lines {
    /// The lines, top to bottom.
    pub lines: Vec<String>,
    /// The type size.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
}

/// Sets a text in its box as large as it goes, in lines of even length.
///
/// A word that is too long even at the smallest size is divided; of a text that is too long, the
/// rest is left to the title page.
pub(super) fn set(text: &str, setting: Setting) -> Lines {
    let words = words(text);
    let leading = if is_arabic(text) { 1.4 } else { 1.08 };
    let (mut words, mut measured) = drawable(words, text, setting.face);
    let widest = setting.width / setting.smallest;
    if measured.widths.iter().any(|width| *width > widest) {
        let parts = words.iter().zip(&measured.widths);
        let parts = parts.flat_map(|(word, width)| divided(word, *width / widest)).collect();
        (words, measured) = drawable(parts, text, setting.face);
    }
    let mut size = setting.largest;
    loop {
        let room = setting.width / size;
        let count = wrapped(&measured, room).len();
        let fits = measured.widths.iter().all(|width| *width <= room);
        let is_last = size <= setting.smallest;
        if (fits && size * leading * count as f32 <= setting.height) || is_last {
            let most = (setting.height / (size * leading)).floor().max(1.0) as usize;
            // Evening out looks at every pair of words, for which a text too long is too long.
            let ends = if count <= most { evened(&measured, room, count) } else { wrapped(&measured, room) };
            return Lines { lines: join(&words, &ends, most), size, leading: size * leading };
        }
        size = (size * 0.96).max(setting.smallest);
    }
}

/// Words' widths in ems, and a space's.
struct Measured {
    widths: Vec<f32>,
    space: f32,
}

/// The words that the faces can draw, measured; boxes in place of letters serve nobody.
fn drawable(words: Vec<String>, text: &str, face: Face) -> (Vec<String>, Measured) {
    let (widths, space) = measure(&words, text, face);
    let (words, widths) =
        words.into_iter().zip(widths).filter_map(|(word, width)| Some((word, width?))).unzip();
    (words, Measured { widths, space })
}

/// Divides a word into parts of much the same length, `times` of which would fill a line.
fn divided(word: &str, times: f32) -> Vec<String> {
    let parts = times.ceil().max(1.0) as usize;
    let letters: Vec<char> = word.chars().collect();
    let length = letters.len().div_ceil(parts).max(1);
    let count = letters.len().div_ceil(length);
    let part = |(at, part): (usize, &[char])| {
        let hyphen = at + 1 < count && part.last().is_some_and(|c| c.is_alphabetic()) && !is_arabic(word);
        part.iter().chain(hyphen.then_some(&'-')).collect()
    };
    letters.chunks(length).enumerate().map(part).collect()
}

/// Where lines end, each as long as there is room: the index behind each line's last word.
fn wrapped(Measured { widths, space }: &Measured, room: f32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut used = 0.0;
    for (at, width) in widths.iter().enumerate() {
        let needed = if used == 0.0 { *width } else { used + space + width };
        if needed > room && used > 0.0 {
            ends.push(at);
            used = *width;
        } else {
            used = needed;
        }
    }
    if !widths.is_empty() {
        ends.push(widths.len());
    }
    ends
}

/// The same number of lines, as even as they can be, so that none stands with one short word.
fn evened(Measured { widths, space }: &Measured, room: f32, count: usize) -> Vec<usize> {
    // For each number of lines and of words so far: the least sum of squared lengths, and where
    // the last of these lines begins. The sum of lengths being given, equal ones have the least.
    let mut least = vec![vec![(f32::INFINITY, 0); widths.len() + 1]; count + 1];
    least[0][0].0 = 0.0;
    for lines in 1..=count {
        for end in 1..=widths.len() {
            let mut length = -space;
            for start in (0..end).rev() {
                length += space + widths[start];
                if length > room && start + 1 < end {
                    break;
                }
                let sum = least[lines - 1][start].0 + length * length;
                if sum < least[lines][end].0 {
                    least[lines][end] = (sum, start);
                }
            }
        }
    }
    let mut ends = vec![widths.len(); count];
    for lines in (1..count).rev() {
        ends[lines - 1] = least[lines + 1][ends[lines]].1;
    }
    ends
}

fn join(words: &[String], ends: &[usize], most: usize) -> Vec<String> {
    let starts = std::iter::once(&0).chain(ends);
    let mut lines: Vec<String> = starts.zip(ends).map(|(start, end)| words[*start..*end].join(" ")).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Setting =
        Setting { face: Face::Strong, width: 1300.0, height: 1130.0, largest: 420.0, smallest: 76.0 };

    #[test]
    fn a_title_fills_its_box_and_no_line_leaves_it() {
        let long = "On the uses and abuses of sanctions, inspections and letters ".repeat(4);
        for title in ["Iran 2008", "Negotiations", "The Year of Negotiations", long.trim()] {
            let set = set(title, TITLE);
            assert_eq!(set.lines.join(" "), title);
            assert!(set.leading * set.lines.len() as f32 <= TITLE.height, "{title}");
            let (widths, _) = measure(&set.lines, title, Face::Strong);
            assert!(
                widths.into_iter().all(|width| width.unwrap() * set.size <= TITLE.width * 1.01),
                "{title}"
            );
        }
    }

    #[test]
    fn no_line_of_a_long_title_stands_with_one_short_word() {
        let set = set("The long negotiation over the nuclear programme of Iran", TITLE);
        let shortest = set.lines.iter().map(String::len).min().unwrap();
        assert!(shortest >= 7, "{:?}", set.lines);
    }

    #[test]
    fn a_word_longer_than_the_cover_is_divided() {
        let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        let set = set(word, TITLE);
        assert!(set.lines.len() > 1);
        assert_eq!(set.lines.join("").replace('-', ""), word);
    }

    #[test]
    fn what_no_face_can_draw_leaves_no_boxes() {
        assert_eq!(set("伊朗 Wahl", TITLE).lines, ["Wahl"]);
        assert_eq!(set("伊朗", TITLE).lines, Vec::<String>::new());
        assert_eq!(set(" \u{202E}\u{7} ", TITLE).lines, Vec::<String>::new());
    }
}
