//! Fetches the pictures of a page. A page can be read without one, so each failure is a warning.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use briefbook::diagnostic::{Diagnostic, Severity};
use briefbook::import::Wanted;

use super::fault::{Fault, Reason};
use super::{Rules, agent, fetch};

/// The pictures that came, and what is to be said of the others.
#[derive(Debug, Default)]
pub struct Pictures {
    /// Bytes by every name that the page has for them.
    pub parts: BTreeMap<String, Arc<[u8]>>,
    /// One warning a picture that did not come.
    pub warnings: Vec<Diagnostic>,
}

/// Fetches pictures one after another, until time or size is used up.
pub fn pictures(wanted: &[Wanted], page: u64, rules: &Rules) -> Pictures {
    let limits = &rules.limits;
    let deadline = Instant::now() + limits.all_pictures;
    let mut left = limits.total.saturating_sub(page);
    let mut pictures = Pictures::default();
    let agent = agent(rules);
    for (index, picture) in wanted.iter().enumerate() {
        let most = limits.picture.min(left);
        let fetched = if index < limits.pictures {
            fetch(&agent, &picture.address, most, deadline, rules)
        } else {
            Err(Fault { address: picture.address.clone(), reason: Reason::TooMany { most: limits.pictures } })
        };
        match fetched {
            Ok(answer) if answer.media_type().starts_with("text/") => {
                let reason = Reason::Network(format!("it is `{}`", answer.media_type()));
                pictures.warn(Fault { address: picture.address.clone(), reason });
            }
            Ok(answer) => {
                left -= answer.bytes.len() as u64;
                let bytes: Arc<[u8]> = answer.bytes.into();
                pictures.parts.extend(picture.names.iter().map(|name| (name.clone(), bytes.clone())));
            }
            Err(fault) => pictures.warn(fault),
        }
    }
    pictures
}

impl Pictures {
    fn warn(&mut self, fault: Fault) {
        let mut warning = Diagnostic::from(fault);
        warning.severity = Severity::Warning;
        warning.message = format!("a picture is left out: {}", warning.message);
        warning.help = None;
        self.warnings.push(warning);
    }
}
