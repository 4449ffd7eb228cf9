//! Web addresses: compared, completed, and refused.

use url::Url;

use crate::diagnostic::did_you_mean;
use crate::files::FilePath;

/// The form in which a book prints an absolute http or https address; `None` for anything else.
pub fn web(typed: &str) -> Option<String> {
    match parse(typed) {
        Address::Absolute(absolute) if !absolute.starts_with("mailto:") => Some(absolute),
        Address::Absolute(_)
        | Address::Relative(_)
        | Address::Empty
        | Address::Forbidden { .. }
        | Address::Invalid => None,
    }
}

/// What an address means, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// Absolute, http, https or mailto, as a book can print it.
    Absolute(String),
    /// Relative to the page or file that it stands in.
    Relative(String),
    /// Nothing but `#`, or nothing at all: a saved page's link without its address.
    Empty,
    /// Another scheme.
    Forbidden {
        /// The scheme: `javascript`.
        scheme: String,
    },
    /// Something that begins like an absolute address and is none.
    Invalid,
}

/// Reads an address as typed. One that begins with `www.` leaves its scheme out.
pub fn parse(typed: &str) -> Address {
    let typed = typed.trim();
    if typed.is_empty() || typed == "#" {
        return Address::Empty;
    }
    if let Some(rest) = typed.strip_prefix("//") {
        return absolute(&format!("https://{rest}"));
    }
    if typed.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
        && let Some(address) = with_scheme(typed)
    {
        return Address::Absolute(address);
    }
    match scheme(typed) {
        None => Address::Relative(typed.to_owned()),
        Some("http" | "https") if is_common(typed) => Address::Absolute(typed.to_owned()),
        Some("http" | "https") => absolute(typed),
        Some("mailto") => match Url::parse(typed) {
            Ok(url) if url.path().contains('@') => Address::Absolute(escaped(url.as_str())),
            _ => Address::Invalid,
        },
        Some(other) => Address::Forbidden { scheme: other.to_owned() },
    }
}

/// The address that a text very likely means which leaves the scheme out: `example.org/page`, and
/// `www.example.org` alone. A file in a folder may be called like the first.
pub fn with_scheme(typed: &str) -> Option<String> {
    let end = typed.find(['/', '?', '#', ':']).unwrap_or(typed.len());
    let (host, top) = typed[..end].rsplit_once('.')?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_domain = host.split('.').all(|label| !label.is_empty() && label.bytes().all(is_letter));
    let is_top = top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_www = || host.split_once('.').is_some_and(|(first, _)| first.eq_ignore_ascii_case("www"));
    let is_clear = typed[end..].contains('/') || is_www();
    let is_whole = is_domain && is_top && is_clear && !typed.contains(char::is_whitespace);
    match is_whole.then(|| absolute(&format!("https://{typed}")))? {
        Address::Absolute(address) => Some(address),
        Address::Relative(_) | Address::Empty | Address::Forbidden { .. } | Address::Invalid => None,
    }
}

/// The absolute address that a text very likely means which is none: one without its scheme or with a
/// misspelled one, or an address of mail.
pub fn meant(typed: &str) -> Option<String> {
    let respelled = || {
        let (scheme, rest) = typed.split_at(scheme(typed)?.len());
        Some(format!("{}{rest}", did_you_mean(scheme, ["https", "http", "mailto"])?))
    };
    let is_mail = || {
        let host = typed.split_once('@').filter(|(name, _)| !name.is_empty()).map(|(_, host)| host);
        let is_clear = !typed.contains(['/', ':', '?']) && !typed.contains(char::is_whitespace);
        let is_host = |host: &str| {
            // "chart@2x.png" is a picture.
            let top = host.rsplit_once('.').map_or("", |(_, top)| top);
            let is_domain = host.starts_with(|c: char| c.is_ascii_alphabetic()) && !host.contains('@');
            is_domain && top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        is_clear && host.is_some_and(is_host)
    };
    let whole = |address: String| match parse(&address) {
        Address::Absolute(address) => Some(address),
        Address::Relative(_) | Address::Empty | Address::Forbidden { .. } | Address::Invalid => None,
    };
    with_scheme(typed)
        .or_else(|| respelled().and_then(whole))
        .or_else(|| is_mail().then(|| format!("mailto:{typed}")).and_then(whole))
}

/// What to write in place of a text that is no address of a page.
pub fn in_full(typed: &str) -> String {
    match meant(typed) {
        Some(mail) if mail.starts_with("mailto:") => {
            "write the address of a page, `https://example.org/page`; this is one of mail".to_owned()
        }
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write it in full: `https://example.org/page`".to_owned(),
    }
}

/// Completes a relative address with the address of the page that it stands on.
pub fn complete(page: &str, relative: &str) -> Option<String> {
    let completed = Url::parse(page).ok()?.join(relative).ok()?;
    matches!(completed.scheme(), "http" | "https").then(|| completed.into())
}

/// What two addresses of one page have in common: no scheme, no `www.`, no trailing slash, no
/// `utm_*`, no fragment. The address is absolute.
pub fn key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    let host = host.to_ascii_lowercase();
    let mut key = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    key.push_str(path.trim_end_matches('/'));
    let mut joint = '?';
    for pair in query.split('&').filter(|pair| is_part_of_page(pair)) {
        key.push(joint);
        key.push_str(pair);
        joint = '&';
    }
    key
}

fn is_part_of_page(pair: &str) -> bool {
    !pair.is_empty() && !pair.to_ascii_lowercase().starts_with("utm_")
}

/// The file that a relative address names which is typed in the file `from`, and its fragment as typed.
/// What begins with a slash is a place on a site.
pub fn file<'a>(address: &'a str, from: &FilePath) -> Option<(FilePath, Option<&'a str>)> {
    let address = address.trim();
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment).filter(|fragment| !fragment.is_empty())),
        None => (address, None),
    };
    let is_path = !path.is_empty() && !path.starts_with('/') && scheme(address).is_none();
    is_path.then(|| (from.sibling(&percent_decoded(path)), fragment))
}

/// The fragment of an address, percent-decoded, without its `#`.
pub fn fragment(address: &str) -> Option<String> {
    let (_, fragment) = address.split_once('#')?;
    (!fragment.is_empty()).then(|| percent_decoded(fragment))
}

/// Undoes percent-encoding; what is no UTF-8 then stays as it was.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).filter(|_| byte == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn absolute(typed: &str) -> Address {
    match Url::parse(typed) {
        // An address that is fit to print is printed as it was typed.
        Ok(url) if url.has_host() => Address::Absolute(if is_plain(typed) {
            typed.to_owned()
        } else {
            let (head, tail) = url.as_str().split_at(url[..url::Position::BeforePath].len());
            format!("{head}{}", escaped(tail))
        }),
        _ => Address::Invalid,
    }
}

/// Whether an address is what nearly all are, so that nothing needs to be parsed to know that it
/// is valid: a domain name without user or port, then letters, digits, and marks that mean nothing.
fn is_common(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or(address.strip_prefix("http://")) else {
        return false;
    };
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let (host, path) = rest.split_at(end.unwrap_or(rest.len()));
    let (name, top) = host.rsplit_once('.').unwrap_or_default();
    // A label with two hyphens may be one of another script, encoded.
    let is_label = |label: &str| {
        let bytes_pass = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !label.is_empty() && bytes_pass && !label.as_bytes().windows(2).any(|pair| pair == b"--")
    };
    name.split('.').all(is_label)
        && !top.is_empty()
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.?=&".contains(&byte))
}

/// Whether RFC 3986 has nothing to say against an address.
fn is_plain(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}[]".contains(&byte))
        && address.matches('#').count() < 2
        && address.split('%').skip(1).all(is_hex)
}

fn is_hex(after_percent: &str) -> bool {
    after_percent.as_bytes().get(..2).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}

/// Escapes what the URL standard lets through and RFC 3986, and so EPUBCheck, does not.
fn escaped(tail: &str) -> String {
    let mut out = String::with_capacity(tail.len());
    let mut in_fragment = false;
    for (at, c) in tail.char_indices() {
        match c {
            '%' if !is_hex(&tail[at + 1..]) => out.push_str("%25"),
            '#' if in_fragment => out.push_str("%23"),
            '[' | ']' | '|' | '^' | '`' | '{' | '}' | '\\' | '"' | '<' | '>' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            c => {
                in_fragment |= c == '#';
                out.push(c);
            }
        }
    }
    out
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once(':')?;
    // "example.org:8080/page" has a port, and leaves its scheme out.
    if scheme.contains('.') && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut bytes = scheme.bytes();
    let starts = bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic());
    let goes_on = bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    // The scheme's case does not matter, and the few that we know are compared in lower case.
    let known = ["http", "https", "mailto"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
    (starts && goes_on).then_some(known.unwrap_or(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key_however_it_is_linked() {
        let page = key("https://www.example.org/brief/");
        for address in [
            "http://example.org/brief",
            "https://EXAMPLE.org/brief?utm_source=mail&UTM_medium=x",
            "https://www.example.org/brief#background",
        ] {
            assert_eq!(key(address), page, "{address}");
        }
        assert_ne!(key("https://example.org/brief?id=2"), page);
    }

    #[test]
    fn an_address_is_told_from_a_path_and_from_a_script() {
        assert_eq!(parse("HTTPS://example.org/a"), Address::Absolute("HTTPS://example.org/a".into()));
        assert_eq!(parse("//example.org/a"), Address::Absolute("https://example.org/a".into()));
        assert_eq!(parse("www.example.org/a"), Address::Absolute("https://www.example.org/a".into()));
        assert_eq!(parse("WWW.Example.org:8080"), Address::Absolute("https://WWW.Example.org:8080".into()));
        assert_eq!(parse("www.md"), Address::Relative("www.md".into()));
        assert_eq!(parse("www. Two words.org"), Address::Relative("www. Two words.org".into()));
        assert_eq!(parse("../a.md#b"), Address::Relative("../a.md#b".into()));
        assert_eq!(parse("#"), Address::Empty);
        assert_eq!(parse("javascript:alert(1)"), Address::Forbidden { scheme: "javascript".into() });
        assert_eq!(parse("http://"), Address::Invalid);
        assert_eq!(
            parse("https://example.org/a b[1]"),
            Address::Absolute("https://example.org/a%20b%5B1%5D".into())
        );
        for (typed, printed) in [
            ("https://example.org/a%zz", "https://example.org/a%25zz"),
            ("https://example.org/#a#b", "https://example.org/#a%23b"),
            ("mailto:desk@example.org?subject=a|b", "mailto:desk@example.org?subject=a%7Cb"),
        ] {
            assert_eq!(parse(typed), Address::Absolute(printed.into()));
        }
        assert_eq!(parse("mailto:desk@example.org"), Address::Absolute("mailto:desk@example.org".into()));
    }

    #[test]
    fn a_domain_name_without_a_scheme_is_no_title_and_no_file() {
        for typed in ["example.org/a?b#c", "desk.example.org/", "example.org:8080/a", "www.example.org"] {
            assert_eq!(with_scheme(typed), Some(format!("https://{typed}")));
        }
        for typed in
            ["U.S./Iran", "and/or", "No.2/3", "../a.md", "a. b/c", "/a.org", "letters.md", "www.md", ""]
        {
            assert_eq!(with_scheme(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_may_be_known_for_one() {
        for (typed, address) in [
            ("example.org/a", "https://example.org/a"),
            ("htps://example.org/a", "https://example.org/a"),
            ("htpp://example.org/a", "http://example.org/a"),
            ("mailt:desk@example.org", "mailto:desk@example.org"),
            ("desk@example.org", "mailto:desk@example.org"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(address));
        }
        for typed in
            ["javascript:alert(1)", "ftp://example.org/a", "letters.md", "a @ b.org", "@desk", "chart@2x.png"]
        {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_relative_address_is_completed_by_its_page() {
        assert_eq!(
            complete("https://example.org/a/b", "/experts/x").as_deref(),
            Some("https://example.org/experts/x")
        );
        assert_eq!(complete("https://example.org/a", "javascript:x"), None);
    }

    #[test]
    fn percent_signs_that_encode_nothing_stay() {
        assert_eq!(percent_decoded("a%20b%2"), "a b%2");
        assert_eq!(percent_decoded("100%é"), "100%é");
    }
}
