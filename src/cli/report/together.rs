//! What many places have in common is drawn once.

use std::borrow::Cow;

use briefbook::diagnostic::{Code, Diagnostic};

/// Whether a fault of this code is the same one in each place where it shows: something is missing that
/// many places name.
fn has_one_cause(code: Code) -> bool {
    matches!(code, Code::MissingDocument | Code::NotABrief | Code::MissingHeading | Code::UnknownContributor)
}

fn suggests(diagnostic: &Diagnostic) -> bool {
    diagnostic.help.as_ref().is_some_and(|help| help.starts_with("did you mean"))
}

/// Diagnostics as people want them: those that one cause has in many places are one, with each place.
pub fn together(diagnostics: &[Diagnostic]) -> Cow<'_, [Diagnostic]> {
    if !diagnostics.iter().any(|diagnostic| has_one_cause(diagnostic.code)) {
        return Cow::Borrowed(diagnostics);
    }
    let mut told: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let is_same = |other: &&mut Diagnostic| {
            other.code == diagnostic.code
                && other.severity == diagnostic.severity
                && other.message == diagnostic.message
                // A path is written otherwise in another folder.
                && (other.help == diagnostic.help || !suggests(other) && !suggests(diagnostic))
        };
        let known = if has_one_cause(diagnostic.code) { told.iter_mut().find(is_same) } else { None };
        match known {
            Some(first) => {
                for label in &diagnostic.labels {
                    first.labels.push(label.clone());
                    if let Some(label) = first.labels.last_mut().filter(|label| label.text.is_empty()) {
                        label.text = "and here".to_owned();
                    }
                }
            }
            None => told.push(diagnostic.clone()),
        }
    }
    Cow::Owned(told)
}
