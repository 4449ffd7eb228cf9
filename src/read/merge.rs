//! Merges what the manifest says about a brief with what the brief says about itself.

use super::emphasis;
use super::fault::Fault;
use super::related;
use super::typography::set;
use crate::diagnostic::{Diagnostics, Place};
use crate::language::Language;
use crate::model::contributor::CreditName;
use crate::model::{Credit, Emphasis, Metadata, Placed};

/// What is known of a brief from all sides.
pub struct Merged {
    /// The merged metadata, as typed.
    pub metadata: Metadata,
    /// The language of the brief.
    pub language: Language,
    /// Credits of the brief itself that the manifest's entry replaced.
    pub replaced_credits: Vec<Credit>,
}

/// Merges field by field: the manifest's entry first, then the brief itself. Where neither says the language,
/// it is the unsaid one.
pub fn merge(entry: Option<&Metadata>, own: Metadata, unsaid: impl FnOnce() -> Language) -> Merged {
    let entry = entry.cloned().unwrap_or_default();
    let replaced_credits = match &entry.authors {
        Some(_) => own.authors.clone().unwrap_or_default(),
        None => Vec::new(),
    };
    let merged = entry.or(own);
    let language = merged.language.as_ref().map_or_else(unsaid, |own| own.value.clone());
    Merged { metadata: merged, language, replaced_credits }
}

/// Keeps what an introduction prints: nothing but its text, below the part's own title, whose links
/// `source` may complete. Each other field is reported.
pub fn keep_introduction(metadata: &mut Metadata, diagnostics: &mut Diagnostics) {
    let Metadata { subtitle, date, kind, number, publisher, summary, accessed, rights, author_note, .. } =
        metadata;
    let texts = [subtitle, kind, number, publisher, summary, rights, author_note];
    let keys = ["subtitle", "kind", "number", "publisher", "summary", "rights", "author_note"];
    let mut unused: Vec<(&'static str, Place)> = Vec::new();
    for (key, text) in keys.into_iter().zip(texts) {
        unused.extend(text.take().map(|text| (key, text.place)));
    }
    unused.extend(date.take().map(|date| ("date", date.place)));
    unused.extend(accessed.take().map(|date| ("accessed", date.place)));
    for (key, list) in [("topics", &mut metadata.topics), ("regions", &mut metadata.regions)] {
        unused.extend(list.take().into_iter().flatten().next().map(|first| (key, first.place)));
    }
    let related = metadata.related.take().into_iter().flatten().next();
    unused.extend(related.map(|first| ("related", first.place)));
    let author = metadata.authors.take().into_iter().flatten().next();
    unused.extend(author.map(|first| ("authors", first.name.place().clone())));
    for (key, place) in unused {
        diagnostics.push(Fault::UnusedByIntroduction { place, key });
    }
}

/// Sets every plain text; Markdown (summary, bios, the note on the author) is set when it is parsed.
/// What comes out is what is emphasised in the title, which nobody may change any more.
pub fn typeset(metadata: &mut Metadata, language: &Language) -> Emphasis {
    let text = |text: &mut Placed<String>| text.value = set(&text.value, language);
    let Metadata {
        title,
        subtitle,
        kind,
        number,
        publisher,
        rights,
        topics,
        regions,
        related: readings,
        authors,
        ..
    } = metadata;
    let of_title = title.as_mut().map(|title| emphasis::take(title, language)).unwrap_or_default();
    // A subtitle is set in one face.
    subtitle.iter_mut().for_each(|subtitle| subtitle.value = emphasis::plain(subtitle, language));
    [kind, number, publisher, rights].into_iter().flatten().for_each(text);
    [topics, regions].into_iter().flatten().flatten().for_each(text);
    for reading in readings.iter_mut().flatten() {
        related::take_typed(reading);
        if let Some(title) = &mut reading.title {
            title.value = emphasis::plain(title, language);
        }
        reading.kind.iter_mut().chain(&mut reading.authors).for_each(text);
    }
    for credit in authors.iter_mut().flatten() {
        match &mut credit.name {
            CreditName::Name(name) => text(name),
            CreditName::Id(_) => {}
        }
    }
    of_title
}
