//! Pictures written into the page itself: `data:` addresses.

use std::fmt;

use data_url::DataUrl;

use crate::files::PICTURE_LIMIT;

/// Why a `data:` address gives nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecoded {
    /// It is no `data:` address, or ends before its data.
    Malformed,
    /// What should be base64 is none.
    NotBase64,
    /// It holds nothing.
    Empty,
    /// It holds more than 50 MB.
    TooLarge,
}

impl fmt::Display for Undecoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "it ends before its data begin",
            Self::NotBase64 => "it is no base64",
            Self::Empty => "it is empty",
            Self::TooLarge => "it is over 50 MB",
        })
    }
}

/// The media type, in lower case without parameters, and the bytes of a `data:` address. White
/// space in it counts for nothing, as in browsers.
///
/// # Errors
/// The reasons that [`Undecoded`] lists.
pub fn decode(address: &str) -> Result<(String, Vec<u8>), Undecoded> {
    // Percent-encoded bytes take three letters, base64 four for three: more letters than that are
    // too many bytes, and need not be decoded to know it.
    if address.len() as u64 > 3 * PICTURE_LIMIT {
        return Err(Undecoded::TooLarge);
    }
    let url = DataUrl::process(address.trim()).map_err(|_| Undecoded::Malformed)?;
    let (bytes, _fragment) = url.decode_to_vec().map_err(|_| Undecoded::NotBase64)?;
    let mime = url.mime_type();
    match bytes.len() as u64 {
        0 => Err(Undecoded::Empty),
        length if length > PICTURE_LIMIT => Err(Undecoded::TooLarge),
        _ => Ok((format!("{}/{}", mime.type_, mime.subtype), bytes)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_picture_is_read_out_of_its_address() {
        let gif = ("image/gif".to_owned(), b"GIF89a".to_vec());
        for address in [
            "data:image/gif;base64,R0lGODlh",
            " DATA:IMAGE/GIF;charset=x;BASE64,R0lG\n  ODlh ",
            "data:image/gif,GIF89a",
            "data:image/gif,%47IF89a#fragment",
        ] {
            assert_eq!(decode(address), Ok(gif.clone()), "{address}");
        }
        let svg = decode("data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>");
        assert_eq!(svg.unwrap().0, "image/svg+xml");
    }

    #[test]
    fn a_broken_address_says_what_is_wrong_with_it() {
        assert_eq!(decode("data:image/png;base64"), Err(Undecoded::Malformed));
        assert_eq!(decode("picture.png"), Err(Undecoded::Malformed));
        assert_eq!(decode("data:image/png;base64,R0lGO*lh"), Err(Undecoded::NotBase64));
        assert_eq!(decode("data:image/png;base64,"), Err(Undecoded::Empty));
    }

    proptest! {
        #[test]
        fn any_address_is_a_picture_or_none(address in "data:[a-z/;,=%#A-Z0-9+ \n]{0,60}") {
            let _picture_or_none = decode(&address);
        }
    }
}
