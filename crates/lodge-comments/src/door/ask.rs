//! For which site somebody signs in, and to which page they are handed back.

use lodge_web::Fault;
use serde::Deserialize;
use url::{Url, form_urlencoded};

use crate::{Book, Pages, Site, place, store::sites};

/// The same, as an address or a form says it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct At {
    /// The site's number, or its host.
    pub(crate) site: String,
    /// The origin of the page that opened the window.
    pub(crate) origin: String,
}

/// The same, looked up. There is none whose page is not of the site.
#[derive(Debug)]
pub(crate) struct Ask {
    /// For which site.
    pub(crate) site: Site,
    /// The page's origin: `https://blog.example`.
    pub(crate) origin: String,
}

impl Ask {
    /// Looks it up.
    ///
    /// # Errors
    /// If there is no such site, or the page is not one of its.
    pub(crate) async fn read(book: &Book, at: &At) -> Result<Self, Fault> {
        let site = named(book, &at.site).await?.ok_or(Fault::not_found())?;
        match origin_of(&at.origin, site.host.reveal(), &site.rules.pages) {
            Some(origin) => Ok(Self { site, origin }),
            None => Err(Fault::forbidden("door-origin")),
        }
    }

    /// A step of the same sign-in.
    pub(crate) fn link(&self, path: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("site", &self.site.id.number().to_string()).append_pair("origin", &self.origin);
        format!("/embed/sign-in{path}?{}", query.finish())
    }

    /// What people call the site.
    pub(crate) fn name(&self) -> &str {
        match self.site.title.reveal().as_str() {
            "" => self.site.host.reveal(),
            title => title,
        }
    }
}

/// The site of this number or host.
///
/// # Errors
/// If the store fails.
pub(crate) async fn named(book: &Book, said: &str) -> Result<Option<Site>, Fault> {
    Ok(sites::named(&book.house.db, said).await?)
}

/// The origin, if it is one of the site's: over https, or on this machine, where people try things out.
fn origin_of(said: &str, host: &str, pages: &Pages) -> Option<String> {
    let url = Url::parse(said).ok()?;
    let here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let safe = url.scheme() == "https" || (url.scheme() == "http" && here);
    let origin = url.origin().ascii_serialization();
    let named = url.port().map_or_else(
        || url.host_str().unwrap_or_default().to_owned(),
        |port| format!("{}:{port}", url.host_str().unwrap_or_default()),
    );
    let theirs = named == host || pages.hosts.iter().any(|other| place::host(other).as_ref() == Some(&named));
    (safe && theirs && origin == said.trim_end_matches('/')).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, expected: Option<&str>) {
        let pages = Pages { hosts: vec!["www.blog.example".to_owned()], ..Pages::default() };
        assert_eq!(origin_of(said, "blog.example", &pages).as_deref(), expected, "{said}");
    }

    #[test]
    fn only_pages_of_the_site_are_told() {
        check("https://blog.example", Some("https://blog.example"));
        check("https://www.blog.example/", Some("https://www.blog.example"));
        for wrong in [
            "",
            "*",
            "null",
            "blog.example",
            "http://blog.example",
            "https://blog.example:8443",
            "https://blog.example.evil.test",
            "https://evil.test/blog.example",
            "https://evil.test#https://blog.example",
            "https://x@blog.example",
            "https://blog.example/post",
            "javascript:alert(1)//blog.example",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn a_site_on_this_machine_needs_no_certificate() {
        let of = |said, host| origin_of(said, host, &Pages::default());
        assert_eq!(of("http://localhost:4000", "localhost:4000").as_deref(), Some("http://localhost:4000"));
        assert_eq!(of("http://127.0.0.1:80", "127.0.0.1"), None, "said as no browser says it");
        assert_eq!(of("http://192.0.2.1:4000", "192.0.2.1:4000"), None);
    }
}
