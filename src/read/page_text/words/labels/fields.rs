//! What labels name: the sections of a page, and the fields of a brief.

use serde::Deserialize;

/// A section that a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// Bios.
    Authors,
    /// Related reading.
    Related,
    /// Topics.
    Topics,
    /// Regions and countries.
    Regions,
    /// Notes; they are body, and end the section before them.
    Notes,
}

/// What a label and its value on one line say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Authors,
    Date,
    Kind,
    Publisher,
    Source,
    Topics,
    Regions,
    Summary,
    Subtitle,
    Number,
    Language,
    Accessed,
    Rights,
    /// The text itself, in a form.
    Body,
    /// A number or a code by which an archive or a mail server knows a page, which a brief does not keep.
    Code,
    /// Something else that a brief does not keep.
    Other,
}

impl Field {
    /// The name that front matter has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Authors => "authors",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Publisher => "publisher",
            Self::Source => "source",
            Self::Topics => "topics",
            Self::Regions => "regions",
            Self::Summary => "summary",
            Self::Language => "language",
            Self::Accessed => "accessed",
            Self::Rights => "rights",
            Self::Body | Self::Code | Self::Other => "",
        }
    }
}
