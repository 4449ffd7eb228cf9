//! What a server gave: read up to a limit, and what its header says of it.

use std::io::Read;

use ureq::Body;
use url::Url;

use super::fault::Reason;

/// A body and its address.
#[derive(Debug)]
pub struct Answer {
    /// Where it was in the end.
    pub address: Url,
    /// The header `Content-Type`, or nothing.
    pub content_type: String,
    /// The body, unpacked.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The media type in lower case, without parameters.
    pub fn media_type(&self) -> String {
        self.content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The charset that the server declares.
    pub fn charset(&self) -> Option<String> {
        self.content_type.split(';').skip(1).find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
        })
    }
}

/// Reads a body. The limit is on what it unpacks to: a small answer can hold gigabytes.
pub fn read(body: Body, most: u64) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let mut reader = body.into_with_config().limit(u64::MAX).reader().take(most.saturating_add(1));
    reader.read_to_end(&mut bytes).map_err(|error| Reason::from(ureq::Error::from(error)))?;
    if bytes.len() as u64 > most { Err(Reason::TooLarge { most }) } else { Ok(bytes) }
}
