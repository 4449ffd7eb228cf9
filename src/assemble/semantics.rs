//! What a text of front or back matter is, in the words of the specifications.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::assets::{self, words};
use crate::files::FilePath;
use crate::model::Division;
use crate::model::anthology::Semantics;
use crate::xml::slug::slug;

/// The role of every brief of the body.
const CHAPTER: Semantics = Semantics { epub_type: "chapter", role: Some("doc-chapter") };

/// Words of the EPUB structural semantics vocabulary and their DPUB-ARIA 1.1 roles.
const MATTER: [Semantics; 11] = [
    Semantics { epub_type: "foreword", role: Some("doc-foreword") },
    Semantics { epub_type: "preface", role: Some("doc-preface") },
    Semantics { epub_type: "introduction", role: Some("doc-introduction") },
    Semantics { epub_type: "prologue", role: Some("doc-prologue") },
    Semantics { epub_type: "dedication", role: Some("doc-dedication") },
    Semantics { epub_type: "afterword", role: Some("doc-afterword") },
    Semantics { epub_type: "epilogue", role: Some("doc-epilogue") },
    Semantics { epub_type: "conclusion", role: Some("doc-conclusion") },
    Semantics { epub_type: "appendix", role: Some("doc-appendix") },
    Semantics { epub_type: "acknowledgments", role: Some("doc-acknowledgments") },
    Semantics { epub_type: "errata", role: Some("doc-errata") },
];

/// What editors of any language call each of them.
static NAMES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| words::read(assets::MATTER));

/// The semantics of a text: of front and back matter by its kind, else by its file's stem.
pub fn of(division: Division, kind: Option<&str>, file: &FilePath) -> Option<Semantics> {
    match division {
        Division::Body => Some(CHAPTER),
        Division::Front | Division::Back => kind.and_then(named).or_else(|| named(file.stem())),
    }
}

/// By the whole of it, its first word or its last, numbers left aside: "00-foreword", "Appendix B",
/// "Statistical Annex".
fn named(name: &str) -> Option<Semantics> {
    // The names of files have hyphens.
    let spaced = name.to_lowercase().replace(['-', '_'], " ");
    let words: Vec<&str> =
        spaced.split_whitespace().filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).collect();
    let whole = words.join(" ");
    let ends = [words.first(), words.last()].into_iter().flatten().copied();
    [whole.as_str()].into_iter().chain(ends).find_map(called)
}

/// What a word calls, which the name of a file may have without its accents.
fn called(word: &str) -> Option<Semantics> {
    let bare = slug(word);
    let calls = |known: &String| known == word || !bare.is_empty() && slug(known) == bare;
    let (name, _) = NAMES.iter().find(|(_, names)| names.iter().any(calls))?;
    MATTER.into_iter().find(|semantics| semantics.epub_type == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_has_the_role_of_its_kind_or_else_of_its_name() {
        let role = |kind, file| of(Division::Front, kind, &FilePath::new(file)).and_then(|found| found.role);
        assert_eq!(role(None, "front/Foreword.md"), Some("doc-foreword"));
        assert_eq!(role(Some("Preface"), "front/foreword.md"), Some("doc-preface"));
        assert_eq!(role(Some("A Note"), "note.md"), None);
        for (kind, file) in [(Some("Appendix B"), "b.md"), (None, "02-appendix.md"), (None, "appendix-a.md")]
        {
            assert_eq!(role(kind, file), Some("doc-appendix"), "{kind:?} {file}");
        }
        assert_eq!(role(None, "the-foreword-of-another.md"), None);
        for (kind, known) in
            [("Vorwort", "doc-preface"), ("Prefácio", "doc-preface"), ("پیوست", "doc-appendix")]
        {
            assert_eq!(role(Some(kind), "note.md"), Some(known), "{kind}");
        }
        assert_eq!(role(None, "back/شكر-وتقدير.md"), Some("doc-acknowledgments"));
        assert_eq!(role(None, "back/einfuhrung.md"), Some("doc-introduction"));
    }

    #[test]
    fn every_word_of_the_table_names_one_thing_that_there_is() {
        let known = |name: &String| MATTER.iter().any(|semantics| semantics.epub_type == name);
        assert!(NAMES.len() == MATTER.len() && NAMES.keys().all(known));
        for word in NAMES.values().flatten() {
            let is_called = |names: &&Vec<String>| {
                let bare = slug(word);
                names.iter().any(|name| name == word || !bare.is_empty() && slug(name) == bare)
            };
            let count = NAMES.values().filter(is_called).count();
            assert_eq!((count, word.to_lowercase()), (1, word.clone()));
        }
    }
}
