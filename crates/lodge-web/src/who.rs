//! Who asks: nobody we know, somebody signed in, somebody who has just proved it, the operator.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
};
use lodge_accounts::{Account, COOKIE_NAME, Session};

use crate::{Fault, Site};

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Who {
    /// Their account.
    pub account: Account,
    /// Their session.
    pub session: Session,
}

/// Who asks, if they are signed in.
pub struct Visitor(pub Option<Who>);

/// Whoever asks is signed in; others are shown the way.
pub struct Signed(pub Who);

/// Whoever asks runs this Lodge; for others there is no such page.
pub struct Operator(pub Who);

/// Whoever asks has proved who they are within the last minutes; others are asked to.
pub struct Fresh(pub Who);

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        Ok(Self(parts.extensions.get::<Who>().cloned()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Signed {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts.extensions.get::<Who>().cloned().map(Self).ok_or_else(|| Fault::sign_in(&back_to(parts)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Operator {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, site: &S) -> Result<Self, Fault> {
        let Signed(who) = Signed::from_request_parts(parts, site).await?;
        if who.account.admin { Ok(Self(who)) } else { Err(Fault::not_found()) }
    }
}

impl FromRequestParts<Site> for Fresh {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let Signed(who) = Signed::from_request_parts(parts, site).await?;
        if who.session.is_fresh(site.clock.now()) {
            Ok(Self(who))
        } else {
            Err(Fault::prove(&back_to(parts)))
        }
    }
}

/// Where to come back to: the page itself, or the page that the form was on.
fn back_to(parts: &Parts) -> String {
    let here = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    if parts.method == Method::GET {
        return here.to_owned();
    }
    let from = parts.headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let from = from
        .and_then(|from| from.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    from.unwrap_or("/").to_owned()
}

/// What the session cookie says, if there is one.
pub(crate) fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';'));
    pairs.find_map(|pair| pair.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='))
}

/// The header that sets the cookie. It has no `Max-Age`: it goes when the browser does, and the session ends
/// sooner or later on our side whatever the browser thinks.
#[must_use]
pub fn cookie_set(value: &str) -> String {
    format!("{COOKIE_NAME}={value}; Path=/; Secure; HttpOnly; SameSite=Lax")
}

/// The header that takes the cookie away.
#[must_use]
pub fn cookie_gone() -> String {
    format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Which browser this is, in words of ours that its owner will recognise: "Firefox, Linux". Nothing else of what it
/// says about itself is kept.
#[must_use]
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_of_many_is_ours() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=b; __Host-lodge=xyz; c=d".parse().unwrap());
        assert_eq!(cookie(&headers), Some("xyz"));
        headers.insert(header::COOKIE, "__Host-lodger=xyz; lodge=1".parse().unwrap());
        assert_eq!(cookie(&headers), None);
    }

    #[test]
    fn a_browser_is_two_words() {
        let mut headers = HeaderMap::new();
        assert_eq!(device(&headers), "");
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        headers.insert(header::USER_AGENT, agent.parse().unwrap());
        assert_eq!(device(&headers), "Firefox, Linux");
        headers.insert(header::USER_AGENT, "<script>".parse().unwrap());
        assert_eq!(device(&headers), "");
    }
}
