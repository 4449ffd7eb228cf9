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

    /// Whether a paragraph has a sentence, or all of it but the first few words, which a page changes to
    /// set it apart.
    pub fn repeats_end(&self, sentence: &str) -> bool {
        let starts = sentence.match_indices(' ').map(|(at, _)| at + 1);
        let most = sentence.split_whitespace().count() / 4;
        let mut ends = std::iter::once(0).chain(starts.take(most)).map(|start| &sentence[start..]);
        ends.any(|end| (end.len() == sentence.len() || end.len() >= END) && self.repeats(end))
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

/// What is left of a sentence without its first words is at least so long, in bytes.
const END: usize = 50;

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
        let words = "a runway is another matter: it has a length, a number, and a firm that sells the lights";
        let paragraphs = [words.to_owned()];
        let text_of_runway = Text::new(&paragraphs);
        let pulled = "a runway has a length, a number, and a firm that sells the lights";
        assert!(text_of_runway.repeats_end(pulled) && !text_of_runway.repeats(pulled));
        assert!(!text.repeats("nobody expects the river") && !text.repeats("nobody expects talks"));
    }
}
