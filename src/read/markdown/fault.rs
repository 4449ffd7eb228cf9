//! What can be wrong with a text in Markdown, as data, and how it is said.

use crate::diagnostic::{Code, Diagnostic, Place};

/// A fault of a text in Markdown.
#[derive(Debug)]
pub(super) enum Fault {
    /// More than 100 containers are open.
    NestedTooDeep { place: Place },
    /// A note's label is defined twice.
    DuplicateNote { label: String, place: Place, first: Place },
    /// Nothing refers to a note.
    UnusedNote { label: String, place: Place },
    /// A reference to a note that is not there.
    UndefinedNote { label: String, place: Place },
    /// Two headings of one text are given the same id.
    RepeatedId { id: String, place: Place, first: Place },
    /// A link whose address has a blank in it, and so is none.
    LinkWithBlank { address: String, place: Place },
    /// A tag that a book may not hold; its text is kept.
    TagCut { tag: String, place: Place },
    /// A tag that goes with all that it holds.
    ContentCut { tag: String, place: Place },
    /// A tag where it may not stand; its text is kept.
    Misplaced { tag: &'static str, place: Place },
    /// Attributes that a book may not hold, or whose values mean nothing.
    AttributesCut { tag: String, attributes: Vec<String>, place: Place },
    /// An end tag that nothing opened.
    Unopened { tag: String, place: Place },
    /// A start tag that nothing closes.
    Unclosed { tag: String, place: Place },
    /// Cells of a row beyond the width of its table.
    CellsCut { place: Place, width: usize },
    /// A character that shows what follows it backwards.
    OverrideCut { place: Place },
    /// A tag that breaks off, or a comment that does not end.
    Unfinished { place: Place },
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NestedTooDeep { place } => {
                Diagnostic::error(Code::NestedTooDeep, place, "nesting deeper than 100 levels")
                    .help("take some of the quotes, lists or tags out of one another")
            }
            Fault::DuplicateNote { label, place, first } => {
                Diagnostic::error(Code::DuplicateNote, place, format!("note `{label}` is defined twice"))
                    .also(first, "defined first here")
                    .help("give one of the two another label")
            }
            Fault::UnusedNote { label, place } => Diagnostic::warning(
                Code::UnusedNote,
                place,
                format!("nothing in the text refers to note `{label}`"),
            )
            .label("left out of the book")
            .help(format!("write `[^{label}]` where the note belongs, or delete it")),
            Fault::UndefinedNote { label, place } => {
                Diagnostic::error(Code::UndefinedNote, place, format!("note `{label}` is not defined"))
                    .help(format!("define it: `[^{label}]: …`, or write `\\[^{label}]` if no note is meant"))
            }
            Fault::RepeatedId { id, place, first } => {
                let message = format!("a second heading is called `#{id}`, and links lead to the first");
                Diagnostic::warning(Code::DuplicateHeadingId, place, message)
                    .label("again here")
                    .also(first, "first here")
                    .help("give one of the two another id")
            }
            Fault::LinkWithBlank { address, place } => {
                let message = format!("this is printed as it is typed: `{address}` has a blank in it");
                Diagnostic::warning(Code::LinkWithBlank, place, message)
                    .help(format!("write the address in angle brackets: `(<{address}>)`"))
            }
            Fault::TagCut { tag, place } => {
                Diagnostic::warning(Code::HtmlCut, place, format!("`<{tag}>` is cut, its text is kept"))
                    .help("say it in Markdown, or delete the tag")
            }
            Fault::ContentCut { tag, place } => {
                let message = format!("`<{tag}>` is cut with all that it holds");
                Diagnostic::warning(Code::HtmlCut, place, message).help("delete it")
            }
            Fault::Misplaced { tag, place } => {
                let message = format!("`<{tag}>` may not stand here; its text is kept");
                Diagnostic::warning(Code::HtmlCut, place, message)
                    .help("put it where HTML lets it stand, or delete the tag")
            }
            Fault::AttributesCut { tag, attributes, place } => {
                let names: Vec<String> = attributes.iter().map(|name| format!("`{name}`")).collect();
                let message = format!("{} cut from `<{tag}>`", names.join(", "));
                Diagnostic::warning(Code::HtmlCut, place, message).help("delete what a book may not hold")
            }
            Fault::Unopened { tag, place } => {
                let message = format!("`</{tag}>` closes nothing");
                Diagnostic::warning(Code::UnbalancedHtml, place, message)
                    .help(format!("write `<{tag}>` before it in the same block, or delete it"))
            }
            Fault::Unclosed { tag, place } => {
                let message = format!("`<{tag}>` is not closed");
                Diagnostic::warning(Code::UnbalancedHtml, place, message)
                    .label("closed at the end of what it stands in")
                    .help(format!("write `</{tag}>` where it ends"))
            }
            Fault::CellsCut { place, width } => {
                let message = format!("this row has more cells than its table has columns ({width})");
                Diagnostic::warning(Code::TableCellsCut, place, message)
                    .label("left out of the book")
                    .help("give the first row of the table as many cells, or write `\\|` for a bar in a cell")
            }
            Fault::OverrideCut { place } => {
                let message = "a character that shows the text backwards is cut";
                Diagnostic::warning(Code::OverrideCut, place, message)
                    .help("delete it; a phrase that runs the other way is marked with `dir`")
            }
            Fault::Unfinished { place } => {
                Diagnostic::warning(Code::UnbalancedHtml, place, "an HTML tag or comment breaks off")
                    .label("what is left of it is cut")
                    .help("end it with `>`, or write `&lt;` if no tag is meant")
            }
        }
    }
}
