//! Fetches a page and its pictures from the web; nothing else in the program does.
//!
//! Called by `import` for addresses. Each step of a redirect is checked as the first one is, and a
//! connection is made only to the very address that was looked up and checked, so that a name
//! cannot mean one machine when it is asked and another when it is called. There are no cookies,
//! no passwords and no proxies. Every limit is a field of [`Limits`].

mod answer;
mod fault;
mod guard;
mod pictures;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::time::{Duration, Instant};

use briefbook::diagnostic::Diagnostic;
use briefbook::read::SourceKind;
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

use answer::Answer;
use fault::{Fault, Reason};
use guard::{Guard, is_public};

pub use pictures::pictures;

/// How long and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// To look a name up, and again to connect.
    pub connect: Duration,
    /// For a page with all its redirects, from the first look-up to the last byte.
    pub whole: Duration,
    /// For all pictures of a page together.
    pub all_pictures: Duration,
    /// Bytes of a page, unpacked.
    pub page: u64,
    /// Bytes of a picture, unpacked.
    pub picture: u64,
    /// Bytes of a page with its pictures.
    pub total: u64,
    /// Pictures of a page.
    pub pictures: usize,
    /// Redirects one after another.
    pub redirects: usize,
}

const MB: u64 = 1024 * 1024;

/// What holds on the command line.
pub const LIMITS: Limits = Limits {
    connect: Duration::from_secs(10),
    whole: Duration::from_secs(30),
    all_pictures: Duration::from_secs(60),
    page: 10 * MB,
    picture: 50 * MB,
    total: 100 * MB,
    pictures: 100,
    redirects: 10,
};

/// What may be fetched.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Whether http will do.
    pub http: bool,
    /// Whether a machine may be called.
    pub permitted: fn(IpAddr) -> bool,
    /// How long and how much.
    pub limits: Limits,
}

impl Rules {
    /// The rules that the options of the command line make.
    pub fn allowing(http: bool, private: bool) -> Self {
        let permitted: fn(IpAddr) -> bool = if private { |_| true } else { is_public };
        Self { http, permitted, limits: LIMITS }
    }
}

/// A page as its server gave it.
#[derive(Debug)]
pub struct Fetched {
    /// Where it was in the end.
    pub address: String,
    /// The page, unpacked.
    pub bytes: Vec<u8>,
    /// What the server says that it is.
    pub kind: Option<SourceKind>,
    /// The charset that the server declares.
    pub charset: Option<String>,
}

/// Fetches a page.
///
/// # Errors
/// The fault to report; its place is the address.
pub fn page(address: &str, rules: &Rules) -> Result<Fetched, Box<Diagnostic>> {
    let limits = &rules.limits;
    let deadline = Instant::now() + limits.whole;
    let answer = fetch(&agent(rules), address, limits.page, deadline, rules)
        .map_err(|fault| Box::new(Diagnostic::from(fault)))?;
    let kind = match answer.media_type().as_str() {
        "" | "application/octet-stream" => None,
        "text/html" | "application/xhtml+xml" | "multipart/related" | "message/rfc822" => {
            Some(SourceKind::SavedPage)
        }
        "text/markdown" => Some(SourceKind::Markdown),
        "text/plain" => Some(SourceKind::sniff(&String::from_utf8_lossy(&answer.bytes))),
        other => {
            let reason = Reason::NoPage { media_type: other.to_owned() };
            return Err(Box::new(Fault { address: answer.address.to_string(), reason }.into()));
        }
    };
    let charset = answer.charset();
    Ok(Fetched { address: answer.address.to_string(), bytes: answer.bytes, kind, charset })
}

/// Follows an address to its end.
fn fetch(agent: &Agent, address: &str, most: u64, deadline: Instant, rules: &Rules) -> Result<Answer, Fault> {
    let fault = |at: &str, reason| Fault { address: at.to_owned(), reason };
    let mut here = Url::parse(address).map_err(|_| fault(address, Reason::NoAddress))?;
    let mut way: Vec<Url> = Vec::new();
    loop {
        check(&here, rules).map_err(|reason| fault(without_password(&here).as_str(), reason))?;
        let answer = ask(agent, &here, most, deadline).map_err(|reason| fault(here.as_str(), reason))?;
        let next = match answer {
            Asked::Answer(answer) => return Ok(answer),
            Asked::Elsewhere(next) => next,
        };
        let mut next = here.join(&next).map_err(|_| fault(here.as_str(), Reason::NoAddress))?;
        next.set_fragment(None);
        let mut last = here.clone();
        last.set_fragment(None);
        way.push(last);
        if way.contains(&next) || way.len() > rules.limits.redirects {
            return Err(fault(address, Reason::Loop { steps: way.len() }));
        }
        if here.scheme() == "https" && next.scheme() == "http" {
            return Err(fault(next.as_str(), Reason::Downgrade));
        }
        here = next;
    }
}

/// What an address itself forbids, before anything is looked up.
fn check(address: &Url, rules: &Rules) -> Result<(), Reason> {
    match address.scheme() {
        "https" => {}
        "http" if rules.http => {}
        "http" => return Err(Reason::NotHttps),
        other => return Err(Reason::Scheme(other.to_owned())),
    }
    if !address.username().is_empty() || address.password().is_some() {
        return Err(Reason::Password);
    }
    // A number needs no look-up, so some resolvers would not be asked.
    let number = match address.host() {
        Some(url::Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
        Some(url::Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
        Some(url::Host::Domain(_)) | None => None,
    };
    match number {
        Some(ip) if !(rules.permitted)(ip) => Err(Reason::Private(ip)),
        Some(_) | None => Ok(()),
    }
}

/// An address as it can be shown to anybody.
fn without_password(address: &Url) -> Url {
    let mut shown = address.clone();
    // An address that cannot have a name and a password has none.
    let _none = shown.set_username("").and_then(|()| shown.set_password(None));
    shown
}

/// What a server says to one question.
enum Asked {
    Answer(Answer),
    Elsewhere(String),
}

/// Who asks. A connection that it keeps open for the next picture leads to the address that was
/// checked when it was made.
fn agent(rules: &Rules) -> Agent {
    let config = Agent::config_builder()
        .user_agent(concat!("briefbook/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, image/*, text/plain;q=0.8, */*;q=0.5")
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_resolve(Some(rules.limits.connect))
        .timeout_connect(Some(rules.limits.connect))
        .build();
    Agent::with_parts(config, DefaultConnector::new(), Guard::new(rules.permitted))
}

fn ask(agent: &Agent, address: &Url, most: u64, deadline: Instant) -> Result<Asked, Reason> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(Reason::Timeout);
    }
    let question = agent.get(address.as_str()).config().timeout_global(Some(left)).build();
    let response = question.call().map_err(Reason::from)?;
    let header =
        |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let status = response.status();
    if status.is_redirection() {
        return header("location").map(Asked::Elsewhere).ok_or(Reason::Status(status.as_u16()));
    }
    if !status.is_success() {
        return Err(Reason::Status(status.as_u16()));
    }
    let content_type = header("content-type").unwrap_or_default();
    let bytes = answer::read(response.into_body(), most)?;
    Ok(Asked::Answer(Answer { address: address.clone(), content_type, bytes }))
}
