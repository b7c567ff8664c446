//! For whom an answer is: our own pages, a window that a page of another site opened, or the pages of all sites.
//!
//! | audience | where | a cookie is read | a form needs its token | framed, and asked for by script |
//! |---|---|---|---|---|
//! | ours | everywhere else | yes | yes | by nobody |
//! | a window | `/embed/sign-in…`, `/sign-in…` | yes | yes | by nobody; but its opener may be told how it went |
//! | everybody | `/embed/…` | no | no: there is no cookie to borrow | by everybody, without credentials |

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};

/// For whom an answer is. A page that is another's step on the way says so itself: as an extension of its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Our own pages.
    Ours,
    /// A window that a page of another site opened, and that tells that page how it went.
    Window,
    /// The pages of all sites. Nobody is known here by a cookie.
    Everybody,
}

/// Nothing but our own style sheet and our own scripts; no frames; no forms to elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// The same without script, in anybody's frame.
const OPEN_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; \
                           base-uri 'none'; frame-ancestors *";

const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

static OURS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (OPENER, "same-origin"),
    (RESOURCE, "same-origin"),
];

static WINDOW: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // With any other word, the window could not be found again by the page that opened it.
    (OPENER, "unsafe-none"),
    (RESOURCE, "same-origin"),
];

static EVERYBODY: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, OPEN_POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (RESOURCE, "cross-origin"),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, "etag, retry-after"),
];

impl Audience {
    /// For whom what is at this path is.
    #[must_use]
    pub fn at(path: &str) -> Self {
        let embedded = path.starts_with("/embed/");
        let sign_in =
            if embedded { path.strip_prefix("/embed/sign-in") } else { path.strip_prefix("/sign-in") };
        // Whoever signs in to a site with an account goes through the account's own pages, in the same window.
        match sign_in {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => Self::Window,
            _ if embedded => Self::Everybody,
            _ => Self::Ours,
        }
    }

    /// Whether who asks may be known by their cookie; then what they change needs the token of a form.
    #[must_use]
    pub fn has_cookie(self) -> bool {
        self != Self::Everybody
    }

    /// What its answers say in their headers, beside what all of them say.
    pub(crate) fn headers(self) -> &'static [(HeaderName, &'static str)] {
        match self {
            Self::Ours => &OURS,
            Self::Window => &WINDOW,
            Self::Everybody => &EVERYBODY,
        }
    }
}

/// The answer to a browser that asks first whether a page of another site may ask (Fetch, "CORS-preflight request").
pub(crate) fn preflight(audience: Audience, method: &Method, headers: &HeaderMap) -> Option<Response> {
    let asks = headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if audience != Audience::Everybody || method != Method::OPTIONS || !asks {
        return None;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_embedded_is_for_everybody() {
        for ours in
            ["/", "/embed", "/embedded/x", "/sign-up", "/sign-ins", "/api/v1/embed/x", "/comments/embed/"]
        {
            assert_eq!(Audience::at(ours), Audience::Ours, "{ours}");
        }
        for window in [
            "/sign-in",
            "/sign-in/with/club/back",
            "/embed/sign-in",
            "/embed/sign-in/email",
            "/embed/sign-in/",
        ] {
            assert_eq!(Audience::at(window), Audience::Window, "{window}");
        }
        for open in ["/embed/", "/embed/thread", "/embed/sign-out", "/embed/sign-in.js", "/embed/sign-ins/x"]
        {
            assert_eq!(Audience::at(open), Audience::Everybody, "{open}");
        }
    }
}
