//! Where a link or an image of a stranger may lead.

use url::Url;

/// The address of a link: the web or a mailbox, written out in full.
pub(super) fn link(typed: &str) -> Option<Url> {
    let url = Url::parse(typed).ok()?;
    match url.scheme() {
        "http" | "https" => plain(url),
        "mailto" => Some(url),
        _ => None,
    }
}

/// The address of an image: the web only.
pub(super) fn image(typed: &str) -> Option<Url> {
    let url = Url::parse(typed).ok()?;
    if matches!(url.scheme(), "http" | "https") { plain(url) } else { None }
}

/// `https://bank.example@evil.example` looks like the one and leads to the other.
fn plain(url: Url) -> Option<Url> {
    (url.username().is_empty() && url.password().is_none() && url.has_host()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, links: bool, shows: bool) {
        assert_eq!((link(typed).is_some(), image(typed).is_some()), (links, shows), "{typed}");
    }

    #[test]
    fn only_the_web_and_mailboxes_are_linked() {
        check("https://alice.example/a?b#c", true, true);
        check("http://alice.example", true, true);
        check("HTTPS://alice.example", true, true);
        check("mailto:shop@alice.example", true, false);
        check("javascript:alert(1)", false, false);
        check("JaVaScRiPt:alert(1)", false, false);
        check("java\nscript:alert(1)", false, false);
        check("data:text/html,<script>alert(1)</script>", false, false);
        check("data:image/png;base64,AAAA", false, false);
        check("vbscript:x", false, false);
        check("file:///etc/passwd", false, false);
        check("ftp://alice.example", false, false);
        check("blob:https://alice.example/1", false, false);
        check("//alice.example", false, false);
        check("/account/delete", false, false);
        check("#top", false, false);
        check("", false, false);
        check("https://", false, false);
    }

    #[test]
    fn nobody_hides_a_host_behind_a_name() {
        check("https://bank.example@evil.example/", false, false);
        check("https://bank.example:secret@evil.example/", false, false);
    }
}
