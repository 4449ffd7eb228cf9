//! Lines whose letters a printer has set apart, as he does with large type: "O C TO B E R 2019".
//!
//! A tool that reads files leaves spaces between the letters, and often none between the words. Which words they
//! are is known where the page has them elsewhere, or where they are those of labels and dates.

use std::collections::HashSet;

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::words::vocabulary::{VOCABULARY, words};

/// Fewer letters may be initials or a list of them, and no such line has more bytes.
const FEWEST: usize = 6;
const LONGEST: usize = 200;

/// The marks that part what stands on such a line.
const MARKS: [char; 6] = ['■', '|', '•', '·', '◆', '–'];

/// Puts the letters of such lines together.
pub fn read(sheet: &mut Sheet) {
    let found: Vec<usize> = (0..sheet.len()).filter(|line| is_one(sheet.text(*line))).collect();
    if found.is_empty() {
        return;
    }
    let others = (0..sheet.len()).filter(|line| !is_one(sheet.text(*line)));
    // An address has its words without spaces as well.
    let tokens = others.flat_map(|line| sheet.text(line).split_whitespace());
    let of_text = tokens.filter(|token| !token.trim_end_matches('.').contains(['.', '/', '@']));
    let known: HashSet<String> = of_text.flat_map(words).map(str::to_lowercase).collect();
    let is_word = |word: &str| {
        let word = word.to_lowercase();
        (word.chars().count() > 1 || matches!(&*word, "a" | "i"))
            && (known.contains(&word) || VOCABULARY.contains(word.as_str()))
    };
    for line in found {
        let text = sheet.text(line);
        let parts: Vec<String> = text
            .split(MARKS)
            .map(|part| whole(part.trim(), &is_word).unwrap_or_else(|| part.trim().to_owned()))
            .collect();
        sheet.lines[line].text = parts.join(" | ");
    }
}

/// Whether most of the words of a line are single letters, and nearly all a letter or two.
fn is_one(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let (mut count, mut single, mut short) = (0, 0, 0);
    for token in text.split_whitespace().filter(|token| token.contains(char::is_alphanumeric)) {
        let length = token.chars().take(3).count();
        count += 1;
        single += usize::from(length == 1);
        short += usize::from(length <= 2);
        // Most lines are not asked for more than their first words.
        if count == FEWEST && single == 0 {
            return false;
        }
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic()).count();
    count >= FEWEST
        && single * 2 >= count
        && short * 4 >= count * 3
        && letters() >= FEWEST
        && letters() * 2 > count
}

/// The words that letters are, in the order of the letters; `None` where some of them are of no known word.
fn whole(part: &str, is_word: &dyn Fn(&str) -> bool) -> Option<String> {
    // Where wide gaps part the words, nothing else has to.
    let gaps: Vec<&str> = part.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
    let are_letters = |word: &&str| word.split(' ').all(|letter| letter.chars().count() == 1);
    if gaps.len() > 1 && gaps.iter().all(are_letters) {
        return Some(gaps.iter().map(|word| word.replace(' ', "")).collect::<Vec<_>>().join(" "));
    }
    let letters: Vec<char> = part.chars().filter(|c| !c.is_whitespace()).collect();
    let is_alike = |a: &char, b: &char| a.is_alphabetic() == b.is_alphabetic();
    let runs = letters.chunk_by(is_alike).map(|run| {
        let run: String = run.iter().collect();
        if run.contains(char::is_alphabetic) { parted(&run, is_word) } else { Some(run) }
    });
    Some(runs.collect::<Option<Vec<String>>>()?.join(" "))
}

/// No word has more letters.
const LONGEST_WORD: usize = 24;

/// Letters parted into the fewest words.
fn parted(letters: &str, is_word: &dyn Fn(&str) -> bool) -> Option<String> {
    let ends: Vec<usize> = letters.char_indices().map(|(at, _)| at).chain([letters.len()]).collect();
    // How many words the letters before each end are, and where the last of them begins.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; ends.len()];
    best[0] = Some((0, 0));
    for end in 1..ends.len() {
        best[end] = (end.saturating_sub(LONGEST_WORD)..end)
            .filter_map(|start| Some((best[start]?.0 + 1, start)))
            .filter(|(_, start)| is_word(&letters[ends[*start]..ends[end]]))
            .min();
    }
    let mut found = Vec::new();
    let mut end = ends.len() - 1;
    while end > 0 {
        let (_, start) = best[end]?;
        found.push(&letters[ends[start]..ends[end]]);
        end = start;
    }
    found.reverse();
    Some(found.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::FilePath;

    fn read_line(line: &str) -> String {
        let page = format!("{line}\n\nThe River Institute for Near East Policy has counted gauges.");
        let mut sheet = Sheet::new(&FilePath::new("a.txt"), &page);
        read(&mut sheet);
        sheet.text(0).to_owned()
    }

    #[test]
    fn letters_that_are_set_apart_are_words_again() {
        for (line, said) in [
            ("O C T O B E R   2 0 1 9", "OCTOBER 2019"),
            ("O C TO B E R 2019", "OCTOBER 2019"),
            (
                "TH E RI V E R I N STIT UTE FO R N E A R E A ST P O L I C Y",
                "THE RIVER INSTITUTE FOR NEAR EAST POLICY",
            ),
            ("P O L I C Y N O T E 64 ■ M AY 2 0 2 0", "POLICY NOTE 64 | MAY 2020"),
        ] {
            assert_eq!(read_line(line), said);
        }
    }

    #[test]
    fn what_is_of_no_known_word_and_what_is_no_word_stays() {
        for line in ["Q W X Z K V B N", "1 2 3 4 5 6 7 8", "A. B. Lind and C. D. Roe", "I am in a no-go zone"]
        {
            assert_eq!(read_line(line), line);
        }
    }
}
