//! What is wrong, and where, as plain data.
//!
//! Every room turns its faults into [`Diagnostic`]s; nothing here knows how they are drawn. The
//! command line prints them, an editor's plug-in reads them as JSON, a test compares them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// One thing that an editor should know about a file of his.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable word for this kind of fault.
    pub code: Code,
    /// Whether the book can be made all the same.
    pub severity: Severity,
    /// What is wrong: lower case, names in backticks, no full stop.
    pub message: String,
    /// Where: the first label is the primary one.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

/// Whether a book can be made in spite of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No book is made.
    Error,
    /// A book is made; the editor will want to look.
    Warning,
}

/// A place and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place pointed at.
    pub place: Place,
    /// A few words beside the mark, or nothing.
    pub text: String,
}

/// A file, and the bytes of it that are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's path from the manifest's folder, with forward slashes.
    pub file: Arc<str>,
    /// A range of bytes of the file's text; `None` means the file as a whole.
    pub span: Option<Range<usize>>,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), span: None }
    }

    /// A range of bytes in a file.
    pub fn span(file: impl Into<Arc<str>>, span: Range<usize>) -> Self {
        Self { file: file.into(), span: Some(span) }
    }
}

impl Diagnostic {
    /// A fault at a place: no book is made while it stands.
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, place, message.into())
    }

    /// A warning at a place.
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, place, message.into())
    }

    fn new(code: Code, severity: Severity, place: Place, message: String) -> Self {
        let label = Label { place, text: String::new() };
        Self { code, severity, message, labels: vec![label], help: None }
    }

    /// Says a few words beside the primary mark.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = self.labels.first_mut() {
            primary.text = text.into();
        }
        self
    }

    /// Points at a second place, such as the one listed first.
    #[must_use]
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do about it, if there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

/// Collects what a run has to say, in the order found.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one; a room's own fault converts by itself.
    pub fn push(&mut self, diagnostic: impl Into<Diagnostic>) {
        self.0.push(diagnostic.into());
    }

    /// Adds all that another collection holds, after what is here.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.0.append(&mut other.0);
    }

    /// Makes warnings of all faults: what they concern was left out instead.
    pub fn soften(&mut self) {
        self.0.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Warning);
    }

    /// Whether a book cannot be made.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Sorts by file, in the order given, and by place in it; files not named come first.
    pub fn sort(&mut self, files: &[Arc<str>]) {
        let order: BTreeMap<&Arc<str>, usize> =
            files.iter().enumerate().map(|(at, file)| (file, at)).collect();
        self.0.sort_by_cached_key(|diagnostic| {
            let place = diagnostic.labels.first().map(|label| &label.place);
            let file = place.map(|place| place.file.clone());
            let start = place.and_then(|place| place.span.as_ref()).map(|span| span.start);
            (file.as_ref().and_then(|file| order.get(file)).copied(), file, start)
        });
    }

    /// What was collected, in the order found.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }

    /// What was collected so far.
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

/// The nearest of some known words to one that was typed, for a "did you mean".
///
/// Nothing is suggested that shares too little with the word to be what was meant.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&typed.to_lowercase(), &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= 1.max(word.chars().count().min(typed.chars().count()) / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Declares the codes once: the variant, the word, and the list of all.
macro_rules! codes {
    ($($variant:ident = $word:literal, $meaning:literal;)+) => {
        /// The stable word for a kind of fault. Each has a folder in `tests/faults/`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning] $variant),+ }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Code] = &[$(Code::$variant),+];

            /// The word as it is printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $word),+ }
            }
        }
    };
}

// A new code is a line here, a variant of the `Fault` of the room that finds it, with its words and its
// help, and a folder `tests/faults/<code>/` whose `expected.txt` is its report, blessed by
// `BRIEFBOOK_BLESS=1 cargo test --test it faults`; what no folder can hold is named at the top of
// `tests/it/faults.rs`, and a code in neither place fails there.
codes! {
    MissingFile = "missing-file", "A listed file is not there.";
    UnreadableFile = "unreadable-file", "The operating system refuses to give a file.";
    IsDirectory = "is-directory", "A folder stands where a file is meant.";
    NotUtf8 = "not-utf8", "A text is not UTF-8.";
    BinaryFile = "binary-file", "A file that is no text.";
    FileTooLarge = "file-too-large", "A text is over 10 MB, a picture or a page with its pictures over 50 MB.";
    WrongCharset = "wrong-charset", "A page in another encoding than it declares, or with bytes of none.";
    TruncatedPage = "truncated-page", "A saved page that ends before its end.";
    PageTooComplex = "page-too-complex", "A saved page with more elements, levels or attributes than any page needs.";
    EmbeddedLeftOut = "embedded-left-out", "Films, sounds and charts of another site that a saved page shows in its text.";
    FormulaFlattened = "formula-flattened", "Formulas of a saved page that a line of text may not say all of.";
    MissingPagePicture = "missing-page-picture", "Pictures of a saved page that are not there any more.";
    OutsideFolder = "outside-folder", "A path leaves the manifest's folder.";
    UnknownFormat = "unknown-format", "No reader knows this kind of file.";
    EmptyManifest = "empty-manifest", "The manifest says nothing.";
    InvalidYaml = "invalid-yaml", "YAML that does not parse.";
    ValueCut = "value-cut", "A value of which a part is lost for want of quotes.";
    WrongType = "wrong-type", "A value of another type than its key wants.";
    UnknownKey = "unknown-key", "A key that the vocabulary does not have.";
    DuplicateKey = "duplicate-key", "The same key twice in one mapping.";
    MissingKey = "missing-key", "A required key is not there.";
    EmptyValue = "empty-value", "A key with nothing after it that must say something.";
    PartedLine = "parted-line", "A line in place of a list has commas that may not part it.";
    InvalidDate = "invalid-date", "No such day, or no date at all.";
    InvalidLanguage = "invalid-language", "Not a BCP 47 language tag.";
    InvalidIdentifier = "invalid-identifier", "Neither a UUID, an ISBN nor an absolute address.";
    InvalidAddress = "invalid-address", "Not an absolute http or https address.";
    InvalidRole = "invalid-role", "A role or kind of contributor that is not known.";
    UnknownContributor = "unknown-contributor", "An id that is not registered under `contributors`.";
    UnusedBio = "unused-bio", "A bio that no page of the book prints.";
    UnusedAuthorNote = "unused-author-note", "A line on an author that no page of the book prints.";
    AmbiguousName = "ambiguous-name", "One name with two addresses, or a text that may be several names.";
    SimilarNames = "similar-names", "Two spellings that are very likely one person's.";
    SharedAddress = "shared-address", "Unlike names with one address, which may be one person's.";
    NoBriefs = "no-briefs", "A manifest that lists no brief.";
    DuplicateBrief = "duplicate-brief", "The same file listed twice.";
    DuplicateSource = "duplicate-source", "Two briefs that claim one original page.";
    DuplicateText = "duplicate-text", "Two briefs with one title and one text.";
    FlowStyle = "flow-style", "A list between brackets, where an entry a line is meant.";
    EmptyPart = "empty-part", "A part without briefs.";
    NestedPart = "nested-part", "A part inside a part.";
    UnclosedFrontMatter = "unclosed-front-matter", "Front matter that opens and never closes.";
    MisplacedFrontMatter = "misplaced-front-matter", "Front matter that is not at the top, or not between lines `---`.";
    MergeConflict = "merge-conflict", "Two versions of a text that a version control system has left in it.";
    FrontMatterNotMapping = "front-matter-not-mapping", "Front matter that is not `key: value`.";
    UnknownFrontMatterKey = "unknown-front-matter-key", "A key that no brief has.";
    MissingTitle = "missing-title", "A brief without a title.";
    EmptyBody = "empty-body", "A brief with nothing to read in it.";
    TwoTitles = "two-titles", "A page that has one title in its head and another in its text.";
    SiteRule = "site-rule", "A rule for the pages of a site that cannot be followed.";
    UnplacedText = "unplaced-text", "Lines of a saved page that were kept in the body because nothing says what they are.";
    FootLeftOut = "foot-left-out", "Running text below a saved page's closing sections that was left out.";
    NoMainText = "no-main-text", "A saved page in which no main text was found.";
    MoreTakenThanKept = "more-taken-than-kept", "A saved page of which less was kept than was taken off as sections or frame.";
    RemotePictureDropped = "remote-picture-dropped", "Pictures of a page that are on the web.";
    CorruptDataAddress = "corrupt-data-address", "A `data:` address that holds no picture.";
    RelativeAddress = "relative-address", "Relative addresses in a page that does not say where it comes from.";
    MissingPicture = "missing-picture", "A picture that is not there.";
    CorruptPicture = "corrupt-picture", "A picture that does not decode to its end.";
    PictureTooLarge = "picture-too-large", "A picture of over 100 megapixels.";
    RemotePicture = "remote-picture", "A picture on the web; nothing is fetched.";
    PictureConverted = "picture-converted", "An animation of which the first frame is kept.";
    PictureShrunk = "picture-shrunk", "A long picture that is too small in the book to be read.";
    MissingAlternativeText = "missing-alternative-text", "A picture that says nothing to who cannot see it.";
    AlternativeTextIsFileName = "alternative-text-is-file-name", "A file name in place of a description.";
    SvgCut = "svg-cut", "Something in an SVG that a book may not hold.";
    MissingDocument = "missing-document", "A link to a file that does not exist.";
    NotABrief = "not-a-brief", "A link to a local file that is no brief of this book.";
    MissingHeading = "missing-heading", "A link to a heading that does not exist.";
    SelfRecommended = "self-recommended", "Related reading that leads to the brief that lists it.";
    ForbiddenScheme = "forbidden-scheme", "An address that is neither http, https nor mailto.";
    DuplicateNote = "duplicate-note", "A note defined twice.";
    UnusedNote = "unused-note", "A note that nothing refers to.";
    DuplicateHeadingId = "duplicate-heading-id", "Two headings of one text with one id.";
    LinkWithBlank = "link-with-blank", "A link that is none, since its address has a blank.";
    UndefinedNote = "undefined-note", "A reference to a note that is not defined.";
    NoteOutsideText = "note-outside-text", "A reference to a note where there are none: in a title, a summary, a bio.";
    OverrideCut = "override-cut", "A character that shows the text backwards.";
    HeadingJump = "heading-jump", "Heading levels that skip one.";
    HtmlCut = "html-cut", "HTML that a book may not hold.";
    TableCellsCut = "table-cells-cut", "Cells of a row beyond the width of its table.";
    UnbalancedHtml = "unbalanced-html", "An HTML tag without its other half.";
    NestedTooDeep = "nested-too-deep", "Nesting deeper than 100 levels.";
    UntranslatedLanguage = "untranslated-language", "A language whose fixed words the book prints in English.";
    UndrawnTitle = "undrawn-title", "A word of the title, or of what stands with it, that the drawn cover has no letters for.";
    InvalidStylesheet = "invalid-stylesheet", "A style sheet that a book may not hold.";
    TargetNotABook = "target-not-a-book", "The file to be written is something other than an old book.";
    TargetNotWritable = "target-not-writable", "The book cannot be written there.";
    CreditLeftOut = "credit-left-out", "Somebody for whom JSON has no place: a translator, an editor.";
    ExistingFile = "existing-file", "A file that stands where another would be written, and says something else.";
    AddressRefused = "address-refused", "An address that is not fetched: not https, private, or with a password.";
    FetchFailed = "fetch-failed", "A page or picture that its server did not give.";
    FetchTimeout = "fetch-timeout", "A server that took too long.";
    RedirectLoop = "redirect-loop", "A page that leads from one address to the next without an end.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_is_suggested_and_a_far_one_is_not() {
        let keys = ["title", "subtitle", "language", "publisher"];
        assert_eq!(did_you_mean("titel", keys), Some("title"));
        assert_eq!(did_you_mean("Languag", keys), Some("language"));
        assert_eq!(did_you_mean("colour", keys), None);
    }

    #[test]
    fn every_code_is_one_word_of_its_own() {
        let words: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        assert!(
            words
                .iter()
                .all(|word| word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        );
    }
}
