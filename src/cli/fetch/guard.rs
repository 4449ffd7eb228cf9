//! Looks names up, and refuses the machines that are nobody's business on the web.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// A resolver that gives permitted addresses only. What it gives is what is connected to.
pub struct Guard {
    permitted: fn(IpAddr) -> bool,
    inner: DefaultResolver,
}

impl Guard {
    /// Permits what the function does.
    pub fn new(permitted: fn(IpAddr) -> bool) -> Self {
        Self { permitted, inner: DefaultResolver::default() }
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guard")
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        // One private address among public ones is no accident either.
        match found.iter().find(|address| !(self.permitted)(address.ip())) {
            Some(private) => Err(ureq::Error::Io(io::Error::other(Refused(private.ip())))),
            None => Ok(found),
        }
    }
}

/// The address that a name means and that is not called.
#[derive(Debug)]
pub struct Refused(pub IpAddr);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no public address", self.0)
    }
}

impl std::error::Error for Refused {}

/// Whether an address belongs to the public web, by the special-purpose registries of IANA.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = match (a, b, c) {
        // This network; private use; loopback; link-local; multicast, reserved, broadcast.
        (0 | 10 | 127 | 224..=255, _, _) | (172, 16..=31, _) | (192, 168, _) | (169, 254, _) => true,
        // Shared by the customers of a carrier.
        (100, 64..=127, _) => true,
        // Protocols, documentation, the old relays of 6to4, benchmarks.
        (192, 0, 0 | 2) | (192, 88, 99) | (198, 18..=19, _) | (198, 51, 100) | (203, 0, 113) => true,
        _ => false,
    };
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let steps = ip.segments();
    let low = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match steps {
        // IPv4 in other clothes: mapped, compatible, translated, 6to4.
        [0, 0, 0, 0, 0, 0 | 0xffff, high, under] => is_public_v4(low(high, under)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, under] => is_public_v4(low(high, under)),
        [0x2002, high, under, ..] => is_public_v4(low(high, under)),
        // Teredo and other protocols; documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // All that is given out for the public web begins with these three bits.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_called() {
        for private in [
            "127.0.0.1",
            "127.8.9.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "203.0.113.9",
            "::1",
            "::",
            "fe80::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "100::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "93.184.215.14",
            "172.32.0.1",
            "100.128.0.1",
            "2606:2800:21f::1",
            "::ffff:93.184.215.14",
            "2002:5db8:d70e::",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }
}
