//! `/help`: what whoever is signed in has written.

use askama::Template;
use axum::{extract::State, response::Response};
use lodge_accounts::{Request, State as Stand, help};
use lodge_web::{Fault, Page, Signed, Site, html};

#[derive(Template)]
#[template(path = "help/mine.html")]
struct Mine<'a> {
    page: &'a Page,
    requests: &'a [Request],
}

/// `GET /help`
pub(crate) async fn page(
    page: Page,
    Signed(who): Signed,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    let requests = help::of(&site.db, who.account.id).await?;
    Ok(html(&Mine { page: &page, requests: &requests }))
}

/// The first line of a text, short enough for a list.
pub(crate) fn gist(text: &str) -> String {
    const LENGTH: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LENGTH {
        return line.to_owned();
    }
    let short: String = line.chars().take(LENGTH).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gist_is_one_short_line() {
        assert_eq!(gist("Hello\nworld"), "Hello");
        assert_eq!(gist(""), "");
        assert_eq!(gist(&"ş".repeat(81)).chars().count(), 81);
    }
}
