//! Where people find this Lodge: what links begin with, and what requests must be meant for.

use std::net::IpAddr;

use url::Url;

/// The public address of the pages: scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    url: Url,
    text: String,
}

/// This cannot be the address of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a web site: it has to look like `https://lodge.example.org`")]
pub struct OriginError;

impl Origin {
    /// Reads `https://HOST[:PORT]`, or `http:` for a machine of one's own.
    ///
    /// # Errors
    /// [`OriginError`] if it is something else, or has a path.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let url = Url::parse(text.trim()).map_err(|_| OriginError)?;
        let bare = matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !bare || !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(OriginError);
        }
        let text = url.origin().ascii_serialization();
        Ok(Self { url, text })
    }

    /// As browsers say it in `Origin`: no slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its host, without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// As clients say it in `Host`: with the port where it is not the scheme's own.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.text.split_once("://").map_or("", |(_, rest)| rest)
    }

    /// Whether it is served over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether browsers keep the session cookie of pages there: over TLS, or on their own machine.
    #[must_use]
    pub fn keeps_cookies(&self) -> bool {
        let host = self.host().trim_matches(['[', ']']);
        let is_loopback = || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        self.is_secure() || host == "localhost" || host.ends_with(".localhost") || is_loopback()
    }

    /// The whole address of a path of ours, which begins with a slash.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }

    /// Whether a request to this `Host` is meant for us. A Lodge at `localhost` is also found by its loopback address.
    #[must_use]
    pub fn is(&self, host: &str) -> bool {
        if host.eq_ignore_ascii_case(self.authority()) {
            return true;
        }
        let Some(port) = self.authority().strip_prefix("localhost") else { return false };
        let literal = host.strip_suffix(port).unwrap_or_default().trim_matches(['[', ']']);
        literal.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether a browser says by this `Origin` that it is on a page of ours.
    #[must_use]
    pub fn is_origin(&self, origin: &str) -> bool {
        let (ours, theirs) = (self.text.split_once("://"), origin.split_once("://"));
        matches!((ours, theirs), (Some((scheme, _)), Some((said, host))) if scheme == said && self.is(host))
    }
}

/// Where to go after signing in: a path of ours, never another site.
///
/// ```
/// # use lodge_web::inside;
/// assert_eq!(inside("/mail/domains?page=2"), Some("/mail/domains?page=2"));
/// assert_eq!(inside("//elsewhere.example"), None);
/// ```
#[must_use]
pub fn inside(path: &str) -> Option<&str> {
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    // `//host` and `/\host` are other sites to a browser.
    (path.starts_with('/') && !path.starts_with("//") && plain && path.len() <= 512).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let origin = Origin::parse(text).ok();
        assert_eq!(origin.as_ref().map(|origin| (origin.as_str(), origin.host())), expected, "{text}");
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        check("https://Lodge.Example.org/", Some(("https://lodge.example.org", "lodge.example.org")));
        check("https://lodge.example:443", Some(("https://lodge.example", "lodge.example")));
        check("http://localhost:8080", Some(("http://localhost:8080", "localhost")));
        check("http://[::1]:80", Some(("http://[::1]", "[::1]")));
        check("https://a.example/lodge", None);
        check("https://u:p@a.example", None);
        check("ftp://a.example", None);
        check("a.example", None);
    }

    #[test]
    fn only_paths_of_ours_are_gone_to() {
        for outside in ["", "https://x", "//x", "/\\x", "/a\nb", "/é", "x", "javascript:alert(1)"] {
            assert_eq!(inside(outside), None, "{outside}");
        }
        assert_eq!(inside("/a?b=%2F%2Fx"), Some("/a?b=%2F%2Fx"));
    }

    #[test]
    fn a_host_header_is_compared_whole() {
        let origin = Origin::parse("https://lodge.example").unwrap();
        assert!(origin.is("LODGE.example"));
        assert!(!origin.is("lodge.example.evil.test") && !origin.is("lodge.example:8443"));
        assert!(origin.is_origin("https://lodge.example") && !origin.is_origin("http://lodge.example"));
        assert!(!origin.is_origin("null") && !origin.is("127.0.0.1"));
        let local = Origin::parse("http://localhost:8080").unwrap();
        assert!(
            local.is("127.0.0.1:8080") && local.is("[::1]:8080") && local.is_origin("http://127.0.0.1:8080")
        );
        assert!(
            !local.is("127.0.0.1")
                && !local.is("127.0.0.1:8081")
                && !local.is("192.0.2.1:8080")
                && local.is("127.0.0.2:8080")
        );
    }
}
