//! MHTML archives: a page and its pictures as one MIME message.
//!
//! The structure is a library's work. The parts are decoded here, from their raw bytes: what a
//! truncated archive still has is read, and the HTML's encoding is found as it is for every page.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode_char;
use mail_parser::{HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::files::binary;
use crate::files::encoding::{self, Decoded};
use crate::model::Date;

/// The most parts that a page comes in: each picture, style sheet and frame is one.
const MOST_PARTS: usize = 10_000;
/// Messages inside the message: no browser writes any, and the library reads them one in another.
const MOST_MESSAGES: usize = 8;

/// An archive after reading.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    /// The page; `None` where the archive ends before it, or holds none.
    pub html: Option<Decoded>,
    /// The address that the page was saved from.
    pub address: Option<String>,
    /// The day on which it was saved.
    pub saved: Option<Date>,
    /// Pictures by each address that the page may have for them.
    pub parts: BTreeMap<String, Arc<[u8]>>,
    /// Whether the archive ends before its end.
    pub truncated: bool,
}

/// Whether a file is an archive, whatever its ending says: it begins with the headers of one.
pub fn looks_like_one(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(8192)]);
    let headers = head.trim_start().lines().take_while(|line| !line.trim().is_empty());
    let mut is_mime = false;
    for line in headers {
        // A header that goes on in the next line indents it.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { return false };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            return false;
        }
        let value = value.trim_start().to_ascii_lowercase();
        is_mime |= name.eq_ignore_ascii_case("mime-version")
            || name.eq_ignore_ascii_case("content-type")
                && ["multipart/related", "multipart/mixed", "multipart/alternative", "text/html"]
                    .iter()
                    .any(|of_page| value.starts_with(of_page));
    }
    is_mime
}

/// Reads an archive; `None` if it is made to be more than any page is.
pub fn read(bytes: &[u8]) -> Option<Archive> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace() && !b"\xEF\xBB\xBF".contains(byte));
    let bytes = &bytes[start.unwrap_or(bytes.len())..];
    let parts = bytes.windows(3).filter(|window| window == b"\n--").count();
    let is_message = |before_slash: &[u8]| {
        before_slash.last_chunk::<7>().is_some_and(|end| end.eq_ignore_ascii_case(b"message"))
    };
    let messages = bytes.split(|byte| *byte == b'/').filter(|before_slash| is_message(before_slash)).count();
    if parts > MOST_PARTS || messages > MOST_MESSAGES {
        return None;
    }
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Some(Archive { truncated: true, ..Archive::default() });
    };
    let page = page(&message);
    let mut archive = Archive {
        address: text_of_header(&message, "Snapshot-Content-Location").and_then(web),
        saved: message.date().and_then(day),
        truncated: is_truncated(bytes, &message),
        ..Archive::default()
    };
    let base = page.and_then(MimeHeaders::content_location).map(str::to_owned);
    if let Some(page) = page {
        let charset = page.content_type().and_then(|kind| kind.attribute("charset"));
        archive.html = encoding::decode(&raw(bytes, page), charset);
        archive.address = archive.address.or_else(|| base.clone().and_then(web));
    }
    for part in message.parts.iter().filter(|part| !is_container(part)) {
        let content = raw(bytes, part);
        if binary::picture(&content).is_none() {
            continue;
        }
        let content: Arc<[u8]> = content.into();
        for address in addresses(part, base.as_deref()) {
            archive.parts.entry(address).or_insert_with(|| content.clone());
        }
    }
    Some(archive)
}

/// The part that is the page: the one that the archive was saved for, else its first HTML. Others
/// are frames.
fn page<'a>(message: &'a Message<'a>) -> Option<&'a MessagePart<'a>> {
    let is_html = |part: &&MessagePart<'_>| {
        part.content_type().is_some_and(|kind| {
            let subtype = kind.subtype().unwrap_or_default();
            kind.ctype().eq_ignore_ascii_case("text") && subtype.eq_ignore_ascii_case("html")
                || subtype.eq_ignore_ascii_case("xhtml+xml")
        })
    };
    let pages = || message.parts.iter().filter(|part| !is_container(part)).filter(is_html);
    let wanted = text_of_header(message, "Snapshot-Content-Location");
    let root = message.content_type().and_then(|kind| kind.attribute("start"));
    let root = root.map(|id| id.trim_matches(['<', '>']));
    pages()
        .find(|part| root.is_some() && part.content_id().map(|id| id.trim_matches(['<', '>'])) == root)
        .or_else(|| pages().find(|part| wanted.is_some() && part.content_location() == wanted.as_deref()))
        .or_else(|| pages().next())
}

fn is_container(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Multipart(_) | PartType::Message(_))
}

/// A part's bytes without their transfer encoding.
fn raw<'a>(bytes: &'a [u8], part: &MessagePart<'_>) -> Cow<'a, [u8]> {
    let range = part.offset_body as usize..(part.offset_end as usize).min(bytes.len());
    let body = bytes.get(range).unwrap_or_default();
    match part.content_transfer_encoding().map(str::to_ascii_lowercase).as_deref() {
        Some("base64") => {
            // Whatever stands after the last whole letters is no picture any more.
            let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=\r\n\t ".contains(byte);
            let end = body.iter().position(|byte| !is_letter(byte)).unwrap_or(body.len());
            base64_decode(&body[..end]).map_or(Cow::Borrowed(&[][..]), Cow::Owned)
        }
        Some("quoted-printable") => Cow::Owned(unquoted(body)),
        Some(_) | None => Cow::Borrowed(body),
    }
}

/// Undoes quoted-printable (RFC 2045, 6.7). An `=` that begins no code stays, as every mail program
/// has it, where the library would give up the whole part.
fn unquoted(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [high, low, after @ ..]) => match quoted_printable_decode_char(*high, *low) {
                Some(byte) => {
                    out.push(byte);
                    after
                }
                None => {
                    out.push(b'=');
                    tail
                }
            },
            // The archive ends in the middle of a code.
            (b'=', [] | [_]) => &[],
            (byte, _) => {
                out.push(*byte);
                tail
            }
        };
    }
    out
}

/// Every address that the page may have for a part: its location, whole and from the page's own
/// folder, and its id.
fn addresses(part: &MessagePart<'_>, base: Option<&str>) -> Vec<String> {
    let location = part.content_location().map(str::trim).filter(|location| !location.is_empty());
    let id = part.content_id().map(|id| format!("cid:{}", id.trim_matches(['<', '>'])));
    let folder = base.and_then(|base| Some(&base[..=base.rfind(['/', '\\'])?]));
    let below = location.zip(folder).and_then(|(location, folder)| location.strip_prefix(folder));
    location.into_iter().chain(below).map(str::to_owned).chain(id).collect()
}

fn text_of_header(message: &Message<'_>, name: &'static str) -> Option<String> {
    match message.header(name) {
        Some(HeaderValue::Text(text)) => Some(text.trim().to_owned()),
        _ => None,
    }
}

fn web(location: String) -> Option<String> {
    crate::model::address::web(&location)
}

fn day(saved: &mail_parser::DateTime) -> Option<Date> {
    let (month, day) = (i8::try_from(saved.month).ok()?, i8::try_from(saved.day).ok()?);
    Date::day(i16::try_from(saved.year).ok()?, month, day)
}

/// Whether the line that ends the archive is not there.
fn is_truncated(bytes: &[u8], message: &Message<'_>) -> bool {
    let kind = message.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
    let Some(boundary) = kind.and_then(|kind| kind.attribute("boundary")) else { return false };
    let end = format!("--{boundary}--");
    !bytes.windows(end.len()).any(|window| window == end.as_bytes())
}

#[cfg(test)]
mod tests;
