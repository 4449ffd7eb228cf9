//! What can be wrong with a rule for a site.

use crate::diagnostic::{Code, Diagnostic, Place};

/// A rule that cannot be followed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What of it.
    pub place: Place,
    /// Why not.
    pub what: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl From<Fault> for Diagnostic {
    fn from(Fault { place, what, help }: Fault) -> Self {
        Self::error(Code::SiteRule, place, what).maybe_help(help)
    }
}
