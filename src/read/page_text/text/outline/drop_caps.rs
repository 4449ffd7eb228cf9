//! Large first letters, which copying parts from their words.

use std::collections::{HashMap, HashSet};

use crate::read::page_text::sheet::Sheet;
use crate::read::page_text::sheet::paragraphs::Paragraph;
use crate::read::page_text::words::labels::LABELS;
use crate::read::page_text::words::sentences;

/// Puts a large first letter back to its word: "T estimony", or "T" on a line of its own.
pub fn mend(sheet: &Sheet, paragraphs: &mut Vec<Paragraph>) {
    let is_letter = |text: &str| text.chars().count() == 1 && text.chars().all(char::is_uppercase);
    if let Some(index) = paragraphs
        .windows(2)
        .position(|pair| is_letter(&pair[0].text) && sentences::begins_small(&pair[1].text))
    {
        let letter = paragraphs.remove(index);
        paragraphs[index].text = format!("{}{}", letter.text, paragraphs[index].text);
        paragraphs[index].lines.insert(0, letter.first());
        return;
    }
    let mut page = None;
    let full = paragraphs.iter_mut().filter(|paragraph| paragraph.text.chars().count() > SHORTEST);
    for (index, paragraph) in full.enumerate() {
        let letter = paragraph.text.chars().next().filter(|_| paragraph.text.chars().nth(1) == Some(' '));
        // Inside the text a letter that is a word is never joined, and nothing has to be counted.
        if letter.is_some_and(|letter| index < FIRST || !LABELS.letter_words.contains(letter)) {
            let page = page.get_or_insert_with(|| Words::of(sheet));
            if let Some(whole) = without_drop_cap(page, &paragraph.text, index < FIRST) {
                paragraph.text = whole;
            }
        }
    }
}

/// A paragraph has more characters.
const SHORTEST: usize = 40;

/// As many paragraphs may stand above the first of the text.
const FIRST: usize = 2;

/// A word that stands in a page so often is one.
const OFTEN: usize = 3;

/// How often each word stands in a page, in small letters; and the letters that stand alone.
struct Words {
    counts: HashMap<String, usize>,
    letters: HashSet<String>,
}

impl Words {
    fn of(sheet: &Sheet) -> Self {
        let mut words = Self { counts: HashMap::new(), letters: HashSet::new() };
        for line in &sheet.lines {
            for word in line.text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
                *words.counts.entry(word.to_lowercase()).or_default() += 1;
            }
            let alone = line.text.split_whitespace().filter(|word| word.chars().count() == 1);
            words.letters.extend(alone.map(str::to_owned));
        }
        words
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or_default()
    }
}

fn without_drop_cap(page: &Words, text: &str, is_first: bool) -> Option<String> {
    let letter = text.chars().next().filter(|c| c.is_uppercase())?;
    let rest = text[letter.len_utf8()..].strip_prefix(' ')?;
    let tail = rest
        .split(|c: char| !c.is_alphabetic())
        .next()
        .filter(|tail| tail.starts_with(char::is_lowercase))?;
    let word = page.count(&format!("{letter}{tail}").to_lowercase());
    // A letter that is a word, in this language or in every one, is joined only where the page has the
    // whole word elsewhere. Inside the text, where parts of it may open so, the page must have it often.
    let is_word = LABELS.letter_words.contains(letter)
        || page.letters.contains(&letter.to_lowercase().collect::<String>());
    // "A s": one letter that is no word is the rest of one.
    let is_one_letter = tail.chars().count() == 1 && rest[tail.len()..].starts_with(' ');
    let is_rest = is_one_letter && !tail.to_uppercase().contains(|c| LABELS.letter_words.contains(c));
    let joins = match (is_first, is_word) {
        (true, true) => word > 0 && (is_rest || page.count(tail) <= 1),
        (true, false) => true,
        (false, true) => false,
        (false, false) => word >= OFTEN && word >= page.count(tail),
    };
    joins.then(|| format!("{letter}{rest}"))
}

#[cfg(test)]
mod tests {
    use crate::files::FilePath;
    use crate::read::page_text::sheet::Sheet;
    use crate::read::page_text::text::outline::read;
    use crate::read::to_markdown;

    fn read_all(text: &str) -> String {
        to_markdown::write(&read(&Sheet::new(&FilePath::new("a.txt"), text))).text
    }

    #[test]
    fn a_drop_cap_goes_back_to_its_word() {
        let tail =
            "o many it seemed that the river would rise again, but the gauges on both banks said otherwise.";
        assert!(read_all(&format!("T {tail}")).starts_with("To many"));
        assert!(read_all(&format!("T\n\n{tail}")).starts_with("To many"));
        let syrias = "s the towns of Syria's upper river have asked, so have we, and as we asked the gauges fell once more.";
        assert!(read_all(&format!("A {syrias}\n\n{syrias}")).starts_with("As the towns"));
        let french = "A l'heure où tout se tait, al-Orsa n'est plus que l'ombre de l'ancienne ville, et l'eau n'y est plus.";
        assert!(read_all(&format!("{french}\n\n{french}")).starts_with("A l'heure"));
        let word = "A bold plan was laid before the commission, which met in the old customs house by the lower bridge.";
        assert!(read_all(word).starts_with("A bold"));
        let text = "The towns have asked. The ministry has not said a word in three years, as the gauges have shown.";
        let below = read_all(&format!("{text}\n\n{text}\n\nA Heading\n\nT he {}", &text[4..]));
        assert!(below.trim_end().ends_with(text), "{below}");
        let vitamin =
            "C is what the sailors lacked, and nobody on either bank could say what they should have eaten.";
        assert!(read_all(&format!("{text}\n\n{text}\n\n{vitamin}")).trim_end().ends_with(vitamin));
    }
}
