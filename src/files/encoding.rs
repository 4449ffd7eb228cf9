//! From bytes to text, whatever encoding they are in.
//!
//! Pages are decoded here, whether they were saved as text or from a browser: a byte order mark
//! counts first, then what the page declares, unless the bytes belie it. Manifests and Markdown are
//! UTF-8 and never come here.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Where the HTML standard looks for a declaration first.
const DECLARED_WITHIN: usize = 1024;
/// Where browsers look for one when they found none there.
const DECLARED_LATE: usize = 64 * 1024;
/// A text has fewer control characters than one byte in so many.
const CONTROLS: usize = 200;
/// UTF-8 with stray bytes has at least so many good sequences for each bad one; in a text of
/// another encoding a good one is an accident.
const GOOD_FOR_EACH_BAD: usize = 8;

/// A text, and what its reader should know of how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text: without byte order mark and NUL, its lines ended by LF or CR LF.
    pub text: String,
    /// Why it may read wrong, if there is a reason.
    pub doubt: Option<Doubt>,
}

/// A reason to look at a decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// It declares an encoding that its bytes belie.
    Mislabelled {
        /// The encoding declared, as typed.
        declared: String,
        /// The encoding that it was read in.
        used: &'static str,
    },
    /// Some of its bytes mean nothing in its encoding; each is now U+FFFD.
    Damaged {
        /// The encoding that it was read in.
        used: &'static str,
        /// The line, from 1, of the first.
        line: usize,
    },
}

/// Decodes a text. `declared` is what a header says of it, which counts before what it says of
/// itself. `None` means that it is no text.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[length..]);
        // Programs have put the mark of UTF-8 before texts that are none.
        if !(damaged && encoding == UTF_8) {
            return Some(finish(&text, encoding, damaged));
        }
    }
    if let Some((text, encoding)) = unmarked_utf16(bytes) {
        return Some(finish(&text, encoding, false));
    }
    if is_binary(bytes) {
        return None;
    }
    let declared = declared.map(str::to_owned).into_iter().chain(declaration(bytes));
    let declared = declared.filter_map(|label| Some((Encoding::for_label(label.trim().as_bytes())?, label)));
    let declared = declared.map(|(encoding, label)| (readable(encoding), label)).next();
    let used = choose(bytes, declared.as_ref().map(|(encoding, _)| *encoding));
    let (text, damaged) =
        used.decode_without_bom_handling(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let mut decoded = finish(&text, used, damaged);
    if let Some((_, label)) = declared.filter(|(encoding, _)| *encoding != used) {
        decoded.doubt = Some(Doubt::Mislabelled { declared: label.trim().to_owned(), used: used.name() });
    }
    Some(decoded)
}

/// What the HTML standard makes of a declared encoding: who can read the declaration of UTF-16 does
/// not have UTF-16 before him.
fn readable(declared: &'static Encoding) -> &'static Encoding {
    match declared {
        utf16 if utf16 == UTF_16LE || utf16 == UTF_16BE => UTF_8,
        user if user == X_USER_DEFINED => WINDOWS_1252,
        other => other,
    }
}

/// The encoding that bytes are in: the one declared, unless they belie it.
fn choose(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    let utf8 = Utf8::count(bytes);
    let clean = |encoding: &'static Encoding| {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        // No text has the controls of C1; bytes of another encoding come out as such.
        !damaged && !text.contains(|c| matches!(c, '\u{80}'..='\u{9F}') && c != '\u{85}')
    };
    if utf8.bad == 0 {
        return match declared {
            // A short text of two-byte characters can be UTF-8 by accident.
            Some(declared)
                if utf8.good == 0 || (utf8.good < 4 && !declared.is_single_byte() && clean(declared)) =>
            {
                declared
            }
            Some(_) | None => UTF_8,
        };
    }
    if utf8.good >= GOOD_FOR_EACH_BAD * utf8.bad {
        return UTF_8;
    }
    if let Some(declared) = declared.filter(|declared| *declared != UTF_8 && clean(declared)) {
        return declared;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Where the guess is no better than the declaration, that stands.
    declared.filter(|declared| *declared != UTF_8 && !clean(guess)).unwrap_or(guess)
}

/// How much of some bytes is UTF-8.
struct Utf8 {
    /// Characters of more than one byte.
    good: usize,
    /// Runs of bytes that mean nothing.
    bad: usize,
}

impl Utf8 {
    fn count(bytes: &[u8]) -> Self {
        let mut count = Self { good: 0, bad: 0 };
        for chunk in bytes.utf8_chunks() {
            count.good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
            count.bad += usize::from(!chunk.invalid().is_empty());
        }
        count
    }
}

/// The encoding that a page declares: in an XML declaration, or in a `<meta>` of its head.
fn declaration(bytes: &[u8]) -> Option<String> {
    let within = |limit: usize| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(limit)]).to_ascii_lowercase();
        let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
        let xml = xml.and_then(|declaration| value(declaration.split_once("encoding")?.1));
        xml.or_else(|| meta(&head))
    };
    within(DECLARED_WITHIN).or_else(|| within(DECLARED_LATE))
}

/// The charset of the first `<meta>` that names one.
fn meta(head: &str) -> Option<String> {
    let tags = head.split("<meta").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    tags.filter(|tag| tag.starts_with(|c: char| c.is_ascii_whitespace() || c == '/'))
        .find_map(|tag| tag.match_indices("charset").find_map(|(at, word)| value(&tag[at + word.len()..])))
}

/// The value after an `=`: quoted, or up to whatever ends it.
fn value(after_name: &str) -> Option<String> {
    let value = after_name.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | ';' | '/'));
    let value = &value[..end.unwrap_or(value.len())];
    (!value.is_empty()).then(|| value.to_owned())
}

/// Reads UTF-16 that says nothing of itself: only there does NUL stand beside every other letter,
/// or beside every space of a script that is not Latin.
fn unmarked_utf16(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if !sample.contains(&0) {
        return None;
    }
    let likely = |encoding: &&'static Encoding| {
        let (text, damaged) = encoding.decode_without_bom_handling(sample);
        let of_text = |c: char| {
            !is_control(c as u32) && !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}')
        };
        let spaces = text.chars().filter(|c| matches!(c, ' ' | '\n' | '\r')).count();
        // A page of 4 KB may have cut a pair of surrogates in two at the end of the sample.
        let whole = !damaged || text.trim_end_matches('\u{FFFD}').chars().all(|c| c != '\u{FFFD}');
        whole && text.chars().all(of_text) && spaces * 100 >= text.chars().count()
    };
    let encoding = [UTF_16LE, UTF_16BE].into_iter().find(likely)?;
    let (text, _) = encoding.decode_without_bom_handling(&bytes[..bytes.len() & !1]);
    Some((text.into_owned(), encoding))
}

/// Whether some bytes are no text in any encoding of bytes. A stray NUL makes none of them.
pub fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|byte| is_control(u32::from(**byte))).count();
    // What a crash left at the end of a file is no sign of anything.
    let padding = bytes.iter().rev().take_while(|byte| **byte == 0).count();
    controls - padding > 0 && (controls - padding) * CONTROLS >= bytes.len() - padding
}

/// Controls that no text has; ESC switches the character sets of ISO-2022-JP.
fn is_control(code: u32) -> bool {
    (code < 0x20 && !matches!(code, 0x09..=0x0D | 0x1B)) || code == 0x7F
}

fn finish(text: &str, encoding: &'static Encoding, damaged: bool) -> Decoded {
    let text = with_line_feeds(&text.replace('\0', ""));
    let doubt = damaged.then(|| {
        let before = text.split('\u{FFFD}').next().unwrap_or_default();
        Doubt::Damaged { used: encoding.name(), line: 1 + before.matches('\n').count() }
    });
    Decoded { text, doubt }
}

/// Turns a CR that ends a line alone into LF, so that everybody counts the same lines; the bytes of
/// the text stay as many as they were.
fn with_line_feeds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        let ends_with_feed = rest[at + 1..].starts_with('\n');
        out.push_str(&rest[..at]);
        out.push(if ends_with_feed { '\r' } else { '\n' });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
