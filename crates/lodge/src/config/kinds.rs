//! The types that keys have: addresses, sizes, durations, places.

use super::cell::{Scalar, Wrong};
use lodge_egress::{Allow, NotAllowable};
use lodge_register::Secret;
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

/// Where the database is.
#[derive(Debug)]
pub(crate) enum Database {
    /// The embedded engine, in this file.
    Sqlite(PathBuf),
    /// A server. The text holds a password.
    Postgres(Secret<String>),
}

impl Scalar for Database {
    const WORD: &'static str = "`sqlite:PATH` or `postgres://…`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.trim_start_matches("//").is_empty() => {
                Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                Ok(Self::Postgres(Secret::new(text.to_owned())))
            }
            // The text may hold a password: it is not repeated.
            _ => Err(Wrong::new(
                "not the URL of a database",
                "write `sqlite:PATH` or `postgres://USER@HOST/NAME`",
            )),
        }
    }
}

/// Where short-lived facts are.
#[derive(Debug)]
pub(crate) struct CacheUrl(pub(crate) Secret<String>);

impl CacheUrl {
    /// Whether other programs see it, too: then sessions are there, and a restart ends none.
    pub(crate) fn is_shared(&self) -> bool {
        self.0.expose() != "memory:"
    }
}

impl Scalar for CacheUrl {
    const WORD: &'static str = "`memory:` or `redis://…`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        if text == "memory:" || text.starts_with("redis://") || text.starts_with("rediss://") {
            Ok(Self(Secret::new(text.to_owned())))
        } else {
            Err(Wrong::new("not the URL of a cache", "write `memory:` or `redis://HOST:PORT/`"))
        }
    }
}

impl Scalar for PathBuf {
    const WORD: &'static str = "a path";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        if text.is_empty() || text.contains('\0') {
            return Err(Wrong::new("not a path: ``", "write the path of a file"));
        }
        Ok(Self::from(text))
    }
}

impl Scalar for SocketAddr {
    const WORD: &'static str = "`address:port`";
    const WORDS: &'static str = "them";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let named = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
        let anywhere = text.strip_prefix("*:").map(|port| format!("0.0.0.0:{port}"));
        named.or(anywhere).as_deref().unwrap_or(text).parse().map_err(|_| {
            Wrong::new(
                format!("not an address and a port: `{text}`"),
                "write an IP address and a port, like `127.0.0.1:2525` or `[::]:25`",
            )
        })
    }
}

/// The address of a name server; the port is 53 unless said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameServer(pub(crate) SocketAddr);

impl Scalar for NameServer {
    const WORD: &'static str = "`address:port`";
    const WORDS: &'static str = "them";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let bare = text.parse::<IpAddr>().map(|ip| SocketAddr::new(ip, 53));
        bare.or_else(|_| text.parse()).map(Self).map_err(|_| {
            Wrong::new(
                format!("not the address of a name server: `{text}`"),
                "write IP addresses with a port, like `[\"127.0.0.1:53\"]`",
            )
        })
    }
}

/// An address of this machine, and of no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loopback(pub(crate) IpAddr);

impl Scalar for Loopback {
    const WORD: &'static str = "a loopback address";
    const WORDS: &'static str = "them";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let hint = "write loopback addresses, like `[\"127.0.0.1\", \"::1\"]`";
        let ip: IpAddr =
            text.parse().map_err(|_| Wrong::new(format!("not an IP address: `{text}`"), hint))?;
        if ip.to_canonical().is_loopback() {
            Ok(Self(ip))
        } else {
            Err(Wrong::new(format!("not an address of this machine: `{text}`"), hint))
        }
    }
}

/// The address of a reverse proxy, or the network that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proxy(pub(crate) Allow);

impl Scalar for Proxy {
    const WORD: &'static str = "an IP address or a network";
    const WORDS: &'static str = "them";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        match text.parse() {
            Ok(network @ Allow::Network { .. }) => Ok(Self(network)),
            Ok(Allow::Host(_)) | Err(NotAllowable) => Err(Wrong::new(
                format!("not an IP address or a network: `{text}`"),
                "write the proxy's own address, like `[\"127.0.0.1\"]`, or its network, like `[\"10.0.0.0/8\"]`",
            )),
        }
    }
}

/// The name of a host, in ASCII and lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HostName(pub(crate) String);

impl Scalar for HostName {
    const WORD: &'static str = "a host name";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        if is_host(text) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(Wrong::new(
                format!("not a host name: `{text}`"),
                "write a full name, like `mail.example.org`",
            ))
        }
    }
}

/// Whether a text is a host name: labels of letters, digits and hyphens.
fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

/// A host, by name or address, and a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HostPort {
    pub(crate) host: String,
    pub(crate) port: u16,
}

impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, port } = self;
        if host.contains(':') { write!(f, "[{host}]:{port}") } else { write!(f, "{host}:{port}") }
    }
}

impl Scalar for HostPort {
    const WORD: &'static str = "`host:port`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let wrong = || {
            Wrong::new(
                format!("not a host and a port: `{text}`"),
                "write `host:port`, like `smtp.example.org:587`",
            )
        };
        let (host, port) = text.rsplit_once(':').ok_or_else(wrong)?;
        let port = port.parse().ok().filter(|port| *port != 0).ok_or_else(wrong)?;
        let literal = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let good = literal.map_or_else(|| is_host(host), |inner| inner.parse::<IpAddr>().is_ok());
        if good { Ok(Self { host: literal.unwrap_or(host).to_owned(), port }) } else { Err(wrong()) }
    }
}

/// The address of our pages in a browser, without the slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicUrl(pub(crate) String);

impl Scalar for PublicUrl {
    const WORD: &'static str = "a URL";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let wrong = || {
            Wrong::new(format!("not a web address: `{text}`"), "write `https://HOST` or `http://HOST:PORT`")
        };
        let rest =
            text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(wrong)?;
        let authority = rest.split('/').next().unwrap_or_default();
        let host = authority
            .rsplit_once(':')
            .filter(|_| !authority.ends_with(']'))
            .map_or(authority, |(host, _)| host);
        let literal = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let good = literal.map_or_else(|| is_host(host), |inner| inner.parse::<IpAddr>().is_ok());
        if good && !text.contains(['?', '#', ' ', '"', '<']) {
            Ok(Self(text.trim_end_matches('/').to_owned()))
        } else {
            Err(wrong())
        }
    }
}

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Size(pub(crate) u64);

impl Scalar for Size {
    const WORD: &'static str = "a size";
    const NUMERIC: bool = true;

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let wrong = || {
            Wrong::new(
                format!("not a size: `{text}`"),
                "write a number of bytes, or one with a unit: `50MB`, `64MiB`, `512KB`",
            )
        };
        let (number, unit) = split_unit(text).ok_or_else(wrong)?;
        let factor: u64 = match unit.to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "k" | "kb" => 1_000,
            "kib" => 1 << 10,
            "m" | "mb" => 1_000_000,
            "mib" => 1 << 20,
            "g" | "gb" => 1_000_000_000,
            "gib" => 1 << 30,
            _ => return Err(wrong()),
        };
        number.checked_mul(factor).filter(|bytes| *bytes > 0).map(Self).ok_or_else(wrong)
    }
}

impl Scalar for Duration {
    const WORD: &'static str = "a duration";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        let wrong = || {
            Wrong::new(
                format!("not a duration: `{text}`"),
                "write a number with a unit: `120s`, `5m`, `2h` or `1d`",
            )
        };
        let (number, unit) = split_unit(text).ok_or_else(wrong)?;
        let millis: u64 = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" | "min" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(wrong()),
        };
        number.checked_mul(millis).filter(|millis| *millis > 0).map(Self::from_millis).ok_or_else(wrong)
    }
}

/// `50MB` is 50 and `MB`.
fn split_unit(text: &str) -> Option<(u64, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    Some((number.parse().ok()?, unit.trim_start()))
}

impl Scalar for u16 {
    const WORD: &'static str = "a port";
    const NUMERIC: bool = true;

    fn from_text(text: &str) -> Result<Self, Wrong> {
        text.parse()
            .ok()
            .filter(|port| *port != 0)
            .ok_or_else(|| Wrong::new(format!("not a port: `{text}`"), "write a number from 1 to 65535"))
    }
}

/// A number of things, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count(pub(crate) u32);

impl Scalar for Count {
    const WORD: &'static str = "a number";
    const NUMERIC: bool = true;

    fn from_text(text: &str) -> Result<Self, Wrong> {
        text.parse().ok().filter(|count| *count != 0).map(Self).ok_or_else(|| {
            Wrong::new(format!("not a number of things: `{text}`"), "write a whole number, at least 1")
        })
    }
}

impl Scalar for bool {
    const WORD: &'static str = "`yes` or `no`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        match text {
            "yes" | "true" => Ok(true),
            "no" | "false" => Ok(false),
            _ => Err(Wrong::new(format!("neither yes nor no: `{text}`"), "write `yes` or `no`")),
        }
    }
}

impl Scalar for String {
    const WORD: &'static str = "text";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        Ok(text.to_owned())
    }
}

/// A password.
#[derive(Debug)]
pub(crate) struct Password(pub(crate) Secret<String>);

impl Scalar for Password {
    const WORD: &'static str = "text";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        Ok(Self(Secret::new(text.to_owned())))
    }
}

/// How much the log says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// What failed.
    Error,
    /// And what is about to.
    Warn,
    /// And what was done.
    Info,
    /// And how.
    Debug,
}

impl Scalar for Level {
    const WORD: &'static str = "`error`, `warn`, `info` or `debug`";

    fn from_text(text: &str) -> Result<Self, Wrong> {
        match text {
            "error" => Ok(Self::Error),
            "warn" => Ok(Self::Warn),
            "info" => Ok(Self::Info),
            "debug" => Ok(Self::Debug),
            _ => {
                Err(Wrong::new(format!("not a level: `{text}`"), "write `error`, `warn`, `info` or `debug`"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Scalar + fmt::Debug>(text: &str, expected: &str) {
        let found = match T::from_text(text) {
            Ok(value) => format!("{value:?}"),
            Err(wrong) => wrong.what,
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sizes() {
        check::<Size>("50MB", "Size(50000000)");
        check::<Size>("64 MiB", "Size(67108864)");
        check::<Size>("1024", "Size(1024)");
        check::<Size>("50mb", "Size(50000000)");
        check::<Size>("50XB", "not a size: `50XB`");
        check::<Size>("0", "not a size: `0`");
        check::<Size>("-1", "not a size: `-1`");
        check::<Size>("99999999999GB", "not a size: `99999999999GB`");
        check::<Size>("MB", "not a size: `MB`");
    }

    #[test]
    fn durations() {
        check::<Duration>("120s", "120s");
        check::<Duration>("5m", "300s");
        check::<Duration>("250ms", "250ms");
        check::<Duration>("120", "not a duration: `120`");
        check::<Duration>("0s", "not a duration: `0s`");
    }

    #[test]
    fn addresses() {
        check::<SocketAddr>("127.0.0.1:25", "127.0.0.1:25");
        check::<SocketAddr>("[::]:25", "[::]:25");
        check::<SocketAddr>("localhost:25", "127.0.0.1:25");
        check::<SocketAddr>("*:25", "0.0.0.0:25");
        check::<SocketAddr>("127.0.0.1", "not an address and a port: `127.0.0.1`");
        check::<HostPort>("smtp.example.org:587", "HostPort { host: \"smtp.example.org\", port: 587 }");
        check::<HostPort>("[::1]:25", "HostPort { host: \"::1\", port: 25 }");
        check::<HostPort>("smtp.example.org", "not a host and a port: `smtp.example.org`");
        check::<HostPort>("a b:25", "not a host and a port: `a b:25`");
        check::<NameServer>("9.9.9.9", "NameServer(9.9.9.9:53)");
        check::<NameServer>("127.0.0.1:5353", "NameServer(127.0.0.1:5353)");
        check::<Loopback>("127.0.0.2", "Loopback(127.0.0.2)");
        check::<Loopback>("::1", "Loopback(::1)");
        check::<Loopback>("192.0.2.1", "not an address of this machine: `192.0.2.1`");
    }

    #[test]
    fn names_and_urls() {
        check::<HostName>("Mail.Example.org", "HostName(\"mail.example.org\")");
        check::<HostName>("mail_1", "not a host name: `mail_1`");
        check::<HostName>("", "not a host name: ``");
        check::<PublicUrl>("https://lodge.example.org/", "PublicUrl(\"https://lodge.example.org\")");
        check::<PublicUrl>("http://127.0.0.1:8080", "PublicUrl(\"http://127.0.0.1:8080\")");
        check::<PublicUrl>("http://[::1]:8080", "PublicUrl(\"http://[::1]:8080\")");
        check::<PublicUrl>("lodge.example.org", "not a web address: `lodge.example.org`");
        check::<Database>("sqlite:a/b.db", "Sqlite(\"a/b.db\")");
        check::<Database>("sqlite:///a/b.db", "Sqlite(\"/a/b.db\")");
        check::<Database>("postgres://u:p@h/n", "Postgres(‹secret›)");
        check::<Database>("mysql://u:p@h/n", "not the URL of a database");
    }
}
