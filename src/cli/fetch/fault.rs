//! Why something was not fetched.

use std::error::Error;
use std::io;
use std::net::IpAddr;

use briefbook::diagnostic::{Code, Diagnostic, Place};

use super::guard::Refused;
use crate::cli::disk::words;

/// An address, and why nothing came of it.
#[derive(Debug)]
pub struct Fault {
    /// The address at which it failed: after redirects it is not the one that was asked for.
    pub address: String,
    /// Why.
    pub reason: Reason,
}

/// Why an address gave nothing.
#[derive(Debug)]
pub enum Reason {
    /// It is none.
    NoAddress,
    /// It is http.
    NotHttps,
    /// A page on https leads to one on http.
    Downgrade,
    /// It is of another scheme.
    Scheme(String),
    /// It holds a name and a password.
    Password,
    /// It means a machine that is not on the public web.
    Private(IpAddr),
    /// The server has no such page, or does not give it.
    Status(u16),
    /// It leads in a circle, or too far.
    Loop {
        /// Redirects followed.
        steps: usize,
    },
    /// It took too long.
    Timeout,
    /// It is larger than a page or a picture may be.
    TooLarge {
        /// The limit in bytes.
        most: u64,
    },
    /// It is one picture more than are fetched for one page.
    TooMany {
        /// The limit in pictures.
        most: usize,
    },
    /// It is something else than a page.
    NoPage {
        /// What the server says that it is.
        media_type: String,
    },
    /// No such host.
    NoHost,
    /// What the network says.
    Network(String),
}

impl From<ureq::Error> for Reason {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Timeout(_) => Self::Timeout,
            ureq::Error::HostNotFound => Self::NoHost,
            ureq::Error::Io(error) => Self::from_io(&error),
            other => Self::Network(other.to_string()),
        }
    }
}

impl Reason {
    fn from_io(error: &io::Error) -> Self {
        let inner = error.get_ref().map(|inner| inner as &(dyn Error + 'static));
        if let Some(Refused(ip)) = inner.and_then(|inner| inner.downcast_ref()) {
            return Self::Private(*ip);
        }
        if let Some(ureq::Error::Timeout(_)) = inner.and_then(|inner| inner.downcast_ref()) {
            return Self::Timeout;
        }
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::Timeout,
            _ if error.to_string().contains("lookup address") => Self::NoHost,
            _ => Self::Network(words(error)),
        }
    }
}

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        let Fault { address, reason } = fault;
        let error = |code, message: String| Self::error(code, Place::file(address.as_str()), message);
        match reason {
            Reason::NoAddress => error(Code::AddressRefused, format!("`{address}` is no address of a page")),
            Reason::NotHttps => {
                error(Code::AddressRefused, format!("`{address}` is not fetched: it is not https"))
                    .help("write `https://`, or allow it with `--allow-http`")
            }
            Reason::Downgrade => {
                error(Code::AddressRefused, format!("a page on https leads to `{address}`, which is not"))
                    .help("fetch that address by itself with `--allow-http`, if you trust the way to it")
            }
            Reason::Scheme(scheme) => {
                error(Code::AddressRefused, format!("`{scheme}` is no scheme of a page on the web"))
            }
            Reason::Password => {
                error(Code::AddressRefused, "an address with a password is not fetched".to_owned())
                    .help("save the page from a browser in which you are signed in")
            }
            Reason::Private(ip) => {
                error(Code::AddressRefused, format!("`{address}` means {ip}, which is not on the public web"))
                    .help("fetch from your own network with `--allow-private`")
            }
            Reason::Status(status) => {
                error(Code::FetchFailed, format!("the server gives no `{address}`: status {status}"))
                    .help("check the address, or save the page from a browser and import the file")
            }
            Reason::Loop { steps } => {
                error(Code::RedirectLoop, format!("`{address}` leads nowhere: {steps} redirects and no page"))
                    .help("open it in a browser and save the page from there")
            }
            Reason::Timeout => error(Code::FetchTimeout, format!("`{address}` took too long"))
                .help("try again later, or save the page from a browser and import the file"),
            Reason::TooLarge { most } => {
                error(Code::FileTooLarge, format!("`{address}` is larger than {} MB", most / (1024 * 1024)))
            }
            Reason::TooMany { most } => error(
                Code::FetchFailed,
                format!("`{address}` is not fetched: a page gives no more than {most} pictures"),
            ),
            Reason::NoPage { media_type } => {
                error(Code::UnknownFormat, format!("`{address}` is no page but `{media_type}`"))
                    .help("give the address of the page with the text")
            }
            Reason::NoHost => error(Code::FetchFailed, format!("nobody knows the host of `{address}`"))
                .help("check the spelling and your connection"),
            Reason::Network(words) => {
                error(Code::FetchFailed, format!("`{address}` cannot be fetched: {words}"))
            }
        }
    }
}
