//! What a text of front or back matter is, in the words of the specifications.

use crate::files::FilePath;
use crate::model::Division;
use crate::model::anthology::Semantics;
use crate::xml::slug::slug;

/// The role of every brief of the body.
const CHAPTER: Semantics = Semantics { epub_type: "chapter", role: Some("doc-chapter") };

/// Words of the EPUB structural semantics vocabulary and their DPUB-ARIA 1.1 roles, by the words
/// that an editor uses.
const MATTER: [(&str, Semantics); 13] = [
    ("foreword", Semantics { epub_type: "foreword", role: Some("doc-foreword") }),
    ("preface", Semantics { epub_type: "preface", role: Some("doc-preface") }),
    ("introduction", Semantics { epub_type: "introduction", role: Some("doc-introduction") }),
    ("prologue", Semantics { epub_type: "prologue", role: Some("doc-prologue") }),
    ("dedication", Semantics { epub_type: "dedication", role: Some("doc-dedication") }),
    ("afterword", Semantics { epub_type: "afterword", role: Some("doc-afterword") }),
    ("epilogue", Semantics { epub_type: "epilogue", role: Some("doc-epilogue") }),
    ("conclusion", Semantics { epub_type: "conclusion", role: Some("doc-conclusion") }),
    ("appendix", Semantics { epub_type: "appendix", role: Some("doc-appendix") }),
    ("annex", Semantics { epub_type: "appendix", role: Some("doc-appendix") }),
    ("acknowledgments", Semantics { epub_type: "acknowledgments", role: Some("doc-acknowledgments") }),
    ("acknowledgements", Semantics { epub_type: "acknowledgments", role: Some("doc-acknowledgments") }),
    ("errata", Semantics { epub_type: "errata", role: Some("doc-errata") }),
];

/// The semantics of a text: of front and back matter by its kind, else by its file's stem.
pub fn of(division: Division, kind: Option<&str>, file: &FilePath) -> Option<Semantics> {
    match division {
        Division::Body => Some(CHAPTER),
        Division::Front | Division::Back => kind.and_then(named).or_else(|| named(file.stem())),
    }
}

/// By the first word or the last, numbers left aside: "00-foreword", "Appendix B", "Statistical Annex".
fn named(name: &str) -> Option<Semantics> {
    let name = slug(name);
    let words: Vec<&str> = name.split('-').filter(|word| !word.bytes().all(|b| b.is_ascii_digit())).collect();
    let known = |word: &&str| MATTER.iter().find(|(known, _)| known == word).map(|(_, semantics)| *semantics);
    words.first().and_then(known).or_else(|| words.last().and_then(known))
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
    }
}
