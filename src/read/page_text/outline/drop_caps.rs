//! Large first letters, which copying parts from their words.

use crate::read::page_text::labels::LABELS;
use crate::read::page_text::paragraphs::Paragraph;
use crate::read::page_text::sentences;
use crate::read::page_text::sheet::Sheet;

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
    let full = paragraphs.iter_mut().filter(|paragraph| paragraph.text.chars().count() > 40);
    for (index, paragraph) in full.enumerate() {
        if let Some(whole) = without_drop_cap(sheet, &paragraph.text, index < FIRST) {
            paragraph.text = whole;
        }
    }
}

/// As many paragraphs may stand above the first of the text.
const FIRST: usize = 2;

fn without_drop_cap(sheet: &Sheet, text: &str, is_first: bool) -> Option<String> {
    let letter = text.chars().next().filter(|c| c.is_uppercase())?;
    let rest = text[letter.len_utf8()..].strip_prefix(' ')?;
    let tail = rest
        .split(|c: char| !c.is_alphabetic())
        .next()
        .filter(|tail| tail.starts_with(char::is_lowercase))?;
    // A letter that is a word is joined only where the page has the whole word elsewhere; inside the text,
    // where parts of it may open so, no letter is joined without that.
    let word = format!("{letter}{tail}").to_lowercase();
    let stands = |word: &str| {
        let has = |line: &str| {
            line.to_lowercase().split(|c: char| !c.is_alphabetic()).filter(|known| *known == word).count()
        };
        sheet.lines.iter().map(|line| has(&line.text)).sum::<usize>()
    };
    let joins = match LABELS.letter_words.contains(letter) {
        true => stands(&word) > 0 && stands(tail) <= 1,
        false => is_first || stands(&word) >= stands(tail),
    };
    joins.then(|| format!("{letter}{rest}"))
}

#[cfg(test)]
mod tests {
    use crate::files::FilePath;
    use crate::read::page_text::outline::read;
    use crate::read::page_text::sheet::Sheet;
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
