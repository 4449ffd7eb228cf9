//! References to notes where a book has none: in a title, a summary, a bio.

use std::ops::Range;

use super::fault::Fault;
use crate::diagnostic::Diagnostics;
use crate::model::{Metadata, Placed};

/// Takes the references out of what stands outside the text; each field that had one is reported.
pub fn take(metadata: &mut Metadata, diagnostics: &mut Diagnostics) {
    let Metadata { title, subtitle, summary, author_note, authors, .. } = metadata;
    let bios = authors.iter_mut().flatten().filter_map(|credit| credit.bio.as_mut());
    let fields =
        [("title", title), ("subtitle", subtitle), ("summary", summary), ("closing note", author_note)];
    let fields = fields.into_iter().filter_map(|(what, text)| text.as_mut().map(|text| (what, text)));
    for (what, text) in fields.chain(bios.map(|bio| ("bio", bio))) {
        take_from(text, what, diagnostics);
    }
}

fn take_from(text: &mut Placed<String>, what: &'static str, diagnostics: &mut Diagnostics) {
    let mut label = None;
    while let Some(found) = reference(&text.value) {
        label.get_or_insert_with(|| text.value[found.start + 2..found.end - 1].to_owned());
        text.value.replace_range(found, "");
    }
    if let Some(label) = label {
        diagnostics.push(Fault::NoteOutsideText { place: text.place.clone(), what, label });
    }
}

/// Where the first `[^label]` stands.
fn reference(text: &str) -> Option<Range<usize>> {
    text.match_indices("[^").find_map(|(start, _)| {
        let label = &text[start + 2..];
        let length = label.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))?;
        let is_one = length > 0 && label[length..].starts_with(']') && !text[..start].ends_with('\\');
        is_one.then_some(start..start + 2 + length + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn a_title_loses_its_references_with_one_warning() {
        let mut metadata = Metadata::default();
        let title = "The Road[^1] and the [^ Bridge[^b]";
        metadata.title = Some(Placed::new(title.to_owned(), Place::file("a.md")));
        let mut said = Diagnostics::default();
        take(&mut metadata, &mut said);
        assert_eq!(metadata.title.unwrap().value, "The Road and the [^ Bridge");
        assert_eq!(said.into_vec().len(), 1);
    }

    #[test]
    fn an_escaped_bracket_is_no_reference() {
        assert_eq!(reference(r"a \[^1] b [^ c] d []"), None);
    }
}
