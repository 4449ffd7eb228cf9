//! Whether a text says a sentence again.

use std::collections::HashMap;

/// The paragraphs of a text, and where each word stands in them.
pub struct Text<'a> {
    paragraphs: &'a [String],
    words: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Text<'a> {
    /// Reads the words of some paragraphs.
    pub fn new(paragraphs: &'a [String]) -> Self {
        let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            for word in paragraph.split_whitespace() {
                let places = words.entry(word).or_default();
                if places.last() != Some(&index) {
                    places.push(index);
                }
            }
        }
        Self { paragraphs, words }
    }

    /// Whether a paragraph has a sentence, which is sought where the rarest of its inner words
    /// stands: the outer two may have other signs round them there.
    pub fn repeats(&self, sentence: &str) -> bool {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
        let places = |word: &&str| self.words.get(*word).map_or(&[][..], Vec::as_slice);
        match inner.iter().map(places).min_by_key(|places| places.len()) {
            Some(places) => places.iter().any(|index| self.paragraphs[*index].contains(sentence)),
            None => self.paragraphs.iter().any(|paragraph| paragraph.contains(sentence)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_whatever_stands_round_it() {
        let paragraphs = ["he was clear: (nobody expects the talks), he said.".to_owned()];
        let text = Text::new(&paragraphs);
        for sentence in ["nobody expects the talks", "he was", "clear"] {
            assert!(text.repeats(sentence), "{sentence}");
        }
        assert!(!text.repeats("nobody expects the river") && !text.repeats("nobody expects talks"));
    }
}
