//! Fills the patterns among the fixed words, such as "{day} {month} {year}".

use std::fmt::{self, Display, Formatter};

/// Fills `{name}` in a pattern: displayed, the values stand in it.
pub fn fill<'a>(pattern: &'a str, values: &'a [(&'a str, &'a dyn Display)]) -> Filled<'a> {
    Filled { pattern, values }
}

/// A pattern and what it is filled with.
pub struct Filled<'a> {
    pattern: &'a str,
    values: &'a [(&'a str, &'a dyn Display)],
}

impl Display for Filled<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            out.write_str(before)?;
            if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                value.fmt(out)?;
            }
            rest = behind;
        }
        out.write_str(rest)
    }
}
