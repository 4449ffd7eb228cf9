//! ASCII names for files and anchors, made from text in any script.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The ASCII slug of a text: lower case letters and digits, hyphens between words.
///
/// Accents are folded away; what has no ASCII form is left out.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|c| push(&mut out, c));
    } else {
        text.nfkd().filter(|c| !is_combining_mark(*c)).for_each(|c| push(&mut out, c));
    }
    shorten(&mut out);
    out
}

fn push(slug: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => slug.push(c),
        'A'..='Z' => slug.push(c.to_ascii_lowercase()),
        '\'' | '\u{2019}' => {}
        _ if slug.ends_with('-') || slug.is_empty() => {}
        _ => slug.push('-'),
    }
}

/// The most bytes of a slug: what any file system takes as part of a name.
const LIMIT: usize = 80;

/// Cuts a slug between words, and takes a hyphen off its end.
fn shorten(slug: &mut String) {
    if slug.len() > LIMIT {
        let cut = slug[..LIMIT].rfind('-').unwrap_or(LIMIT);
        slug.truncate(cut);
    }
    slug.truncate(slug.trim_end_matches('-').len());
}

/// The slug, with `-` and six hex digits of the text's hash where the slug lost or folded anything.
///
/// Two different texts so never share a name, and a name depends on its own text alone.
pub fn distinct_slug(text: &str) -> String {
    let slug = slug(text);
    let kept = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    match (kept && slug == text, slug.is_empty()) {
        (true, _) => slug,
        (false, true) => short_hash(text),
        (false, false) => format!("{slug}-{}", short_hash(text)),
    }
}

/// Six hex digits that stand for a text.
pub fn short_hash(text: &str) -> String {
    hash(text.as_bytes())[..6].to_owned()
}

/// The SHA-256 of some bytes, as hex digits.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The anchor that GitHub gives a heading: lower case, spaces as hyphens, punctuation dropped.
///
/// Editors write links against these, so they resolve too.
pub fn github_slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c == 'İ' {
            // Its small letter is a plain one to whoever types it.
            out.push('i');
        } else if c.is_alphanumeric() || c == '_' || c == '-' || is_combining_mark(c) {
            out.extend(c.to_lowercase());
        } else if c == ' ' {
            out.push('-');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_readable_and_two_texts_never_share_a_distinct_one() {
        assert_eq!(slug("Réponse: the Shah's 2nd offer!"), "reponse-the-shahs-2nd-offer");
        assert_eq!(distinct_slug("geneva"), "geneva");
        assert!(distinct_slug(&"word ".repeat(200)).len() < 90);
        assert_ne!(distinct_slug("Geneva"), distinct_slug("geneva"));
        assert_ne!(distinct_slug("ژنو"), distinct_slug("تهران"));
    }

    #[test]
    fn github_anchors_are_reproduced() {
        assert_eq!(github_slug("What's next? A U.S. view"), "whats-next-a-us-view");
        assert_eq!(github_slug("رهبر ایران"), "رهبر-ایران");
        assert_eq!(github_slug("İran'ın ışığı"), "iranın-ışığı");
    }
}
