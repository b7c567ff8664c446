//! What every page of this binary has in common: its frame, its style, its headers.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};

/// Nothing but our own style sheet and our own script, no frames, no forms to elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What only this program shows, after the style that all pages have.
const STYLE: &str = include_str!("../../assets/demo.css");

/// The revision of the source that this program was built from.
pub(crate) const REVISION: &str = env!("LODGE_REVISION");

/// Where that source can be read.
pub(crate) const SOURCE: &str = env!("LODGE_SOURCE");

/// A page: its title, what else its head holds, and its content. Both are HTML already.
pub(crate) struct Page<'a> {
    /// In plain text.
    pub(crate) title: &'a str,
    /// For `<head>`.
    pub(crate) head: &'a str,
    /// For `<main>`.
    pub(crate) main: &'a str,
    /// For `<nav>`: (address, text) of each link.
    pub(crate) nav: &'a [(&'a str, &'a str)],
}

/// The whole page.
pub(crate) fn page(page: &Page<'_>) -> Html<String> {
    let links: String = page
        .nav
        .iter()
        .map(|(address, text)| format!("<li><a href=\"{}\">{}</a></li>", escape(address), escape(text)))
        .collect();
    let nav = match links.as_str() {
        "" => String::new(),
        links => format!("<nav aria-label=\"Pages\"><ul class=\"links\">{links}</ul></nav>"),
    };
    let Page { head, main, title, .. } = page;
    Html(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/lodge.css\">\n<link rel=\"icon\" href=\"/lodge.svg\" type=\"image/svg+xml\">\n{head}\
         </head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n\
         <header class=\"site\"><a class=\"brand\" href=\"/\"><img src=\"/lodge.svg\" alt=\"\" width=\"28\" height=\"28\">Lodge</a>{nav}\
         </header>\n<main id=\"main\" tabindex=\"-1\">\n{main}\n</main>\n\
         <footer class=\"foot\"><p>{source}</p></footer>\n</body>\n</html>\n",
        title = escape(title),
        source = source_link(),
    ))
}

/// Promise F5: every page links to the exact source that is running.
fn source_link() -> String {
    let short = REVISION.get(..12).unwrap_or(REVISION);
    format!(
        "<a href=\"/source\">Lodge {}, source revision <code>{}</code></a>",
        env!("CARGO_PKG_VERSION"),
        escape(short)
    )
}

/// `/source`: which source this program was built from, and where to read it.
pub(crate) async fn source() -> Html<String> {
    let place = if SOURCE.is_empty() {
        "<p>Whoever built it had it from a repository without a public address. In a copy of that repository, \
         <code>git show REVISION</code> shows this revision.</p>"
            .to_owned()
    } else {
        let address = escape(SOURCE);
        format!("<p>Read it, all of it, at <a href=\"{address}\">{address}</a>.</p>")
    };
    let main = format!(
        "<h1>The source that is running</h1>\n<p>This is Lodge {}, built from source revision <code>{}</code>.</p>\n{place}",
        env!("CARGO_PKG_VERSION"),
        escape(REVISION),
    );
    page(&Page { title: "Source · Lodge", head: "", main: &main, nav: &[("/", "First page")] })
}

/// Text as HTML text, or as the value of an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    for char in text.chars() {
        match char {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters, and those that turn the direction of writing around, are shown and not obeyed.
            '\t' | '\n' => safe.push(char),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => safe.push('\u{fffd}'),
            char if char.is_control() => safe.push('\u{fffd}'),
            char => safe.push(char),
        }
    }
    safe
}

/// `/lodge.css`
pub(crate) async fn style() -> Response {
    let body = [lodge_web::STYLE, STYLE].concat();
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], body)
        .into_response()
}

/// `/lodge.svg`
pub(crate) async fn icon() -> Response {
    asset("image/svg+xml", lodge_web::MARK)
}

/// A file of ours. It may change with the next version, so it is asked about again.
pub(crate) fn asset(kind: &'static str, body: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], body).into_response()
}

/// What is said where there is no page.
pub(crate) async fn missing() -> Response {
    let main = "<h1>There is no such page</h1>\n<p><a href=\"/\">Back to the first page</a></p>";
    let body = page(&Page { title: "No such page · Lodge", head: "", main, nav: &[] });
    (StatusCode::NOT_FOUND, body).into_response()
}

/// Puts the headers on every answer.
pub(crate) async fn guarded(request: Request, next: Next) -> Response {
    let ours = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "interest-cohort=()"),
    ];
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ours {
        // The demo's blog says for itself where its comments come from.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_from_outside_is_text() {
        assert_eq!(escape("<b a=\"1\" b='2'>&"), "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
        assert_eq!(escape("a\u{202e}b\u{0}c\u{1b}d"), "a\u{fffd}b\u{fffd}c\u{fffd}d");
    }

    #[test]
    fn every_page_names_the_running_source() {
        let Html(text) = page(&Page { title: "<x>", head: "", main: "", nav: &[("/a", "A & B")] });
        assert!(text.contains(REVISION.get(..12).unwrap_or(REVISION)));
        assert!(text.contains("<title>&lt;x&gt;</title>") && text.contains("A &amp; B"));
        assert!(!text.contains("<style") && !text.contains("style=") && !text.contains("<script>"));
    }
}
