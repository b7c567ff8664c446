//! Which page is meant: a path as a browser has it, made into the one under which the site keeps the page.

use url::{Url, form_urlencoded};

use crate::Pages;

/// The longest path, in octets.
pub const LONGEST: usize = 1024;

/// A path that cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a page is a path that begins with `/`, of {LONGEST} octets at most")]
pub struct NoPage;

/// The path under which a site keeps the page that this address or path leads to.
///
/// Fragment and query go, but for what the site says belongs to the path; so do `index.html` and a slash at the end.
/// Then the first rule that fits says what it is called instead.
///
/// # Errors
/// [`NoPage`] if it is too long, or no path.
pub fn path(said: &str, rules: &Pages) -> Result<String, NoPage> {
    if said.len() > LONGEST * 2 || said.contains('\0') {
        return Err(NoPage);
    }
    let base = Url::parse("https://site.invalid/").map_err(|_| NoPage)?;
    let url = base.join(said.trim()).map_err(|_| NoPage)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(NoPage);
    }
    let mut path = url.path().to_owned();
    for index in ["/index.html", "/index.htm", "/index.php"] {
        if let Some(folder) = path.strip_suffix(index) {
            path = folder.to_owned();
        }
    }
    while path.len() > 1 && path.ends_with('/') {
        path.pop();
    }
    if path.is_empty() {
        path.push('/');
    }
    let kept = kept(&url, rules);
    if !kept.is_empty() {
        path.push('?');
        path.push_str(&kept);
    }
    let path = mapped(path, rules);
    if path.len() > LONGEST { Err(NoPage) } else { Ok(path) }
}

/// What of the query belongs to the path, in the order in which the site names it.
fn kept(url: &Url, rules: &Pages) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in &rules.query {
        for (_, value) in url.query_pairs().filter(|(said, _)| said == name) {
            query.append_pair(name, &value);
        }
    }
    query.finish()
}

fn mapped(path: String, rules: &Pages) -> String {
    for (from, to) in &rules.maps {
        match from.strip_suffix('*') {
            Some(begin) => {
                if let Some(rest) = path.strip_prefix(begin) {
                    return match to.strip_suffix('*') {
                        Some(to) => format!("{to}{rest}"),
                        None => to.clone(),
                    };
                }
            }
            None if *from == path => return to.clone(),
            None => {}
        }
    }
    path
}

/// A host name as sites are kept under: lower case, in A-labels, with its port if it is not the scheme's own.
#[must_use]
pub fn host(said: &str) -> Option<String> {
    let said = said.trim().trim_end_matches('/');
    let with_scheme = if said.contains("://") { said.to_owned() } else { format!("https://{said}") };
    let url = Url::parse(&with_scheme).ok()?;
    let bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let name = url.host_str().filter(|name| bare && !name.is_empty() && name.len() <= 253)?;
    Some(url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, expected: &str) {
        let rules = Pages {
            query: vec!["p".to_owned(), "lang".to_owned()],
            maps: vec![("/old/*".to_owned(), "/new/*".to_owned()), ("/home".to_owned(), "/".to_owned())],
            ..Pages::default()
        };
        assert_eq!(path(said, &rules).as_deref(), Ok(expected), "{said}");
    }

    #[test]
    fn one_page_has_one_path() {
        check("/post", "/post");
        check("/post/", "/post");
        check("post", "/post");
        check("/post/index.html", "/post");
        check("/post?utm_source=x#comments", "/post");
        check("https://blog.example/post/?x=1", "/post");
        check("", "/");
        check("/", "/");
        check("/index.html", "/");
        check("/a/../b", "/b");
        check("/köln", "/k%C3%B6ln");
    }

    #[test]
    fn what_the_site_says_belongs_to_the_path() {
        check("/?p=17&utm=1", "/?p=17");
        check("/?lang=nl&p=17", "/?p=17&lang=nl");
        check("/old/a/b", "/new/a/b");
        check("/home/", "/");
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for said in [&"x".repeat(3000), "/\0", "javascript:alert(1)", "mailto:a@b.test"] {
            assert_eq!(path(said, &Pages::default()), Err(NoPage), "{said}");
        }
    }

    #[test]
    fn a_host_is_a_name_and_perhaps_a_port() {
        assert_eq!(host("Blog.Example").as_deref(), Some("blog.example"));
        assert_eq!(host("https://blog.example/").as_deref(), Some("blog.example"));
        assert_eq!(host("http://127.0.0.1:4000").as_deref(), Some("127.0.0.1:4000"));
        assert_eq!(host("bücher.example").as_deref(), Some("xn--bcher-kva.example"));
        for wrong in ["", "/", "a b", "https://blog.example/post", "user@blog.example", "https://x?y"] {
            assert_eq!(host(wrong), None, "{wrong}");
        }
    }
}
