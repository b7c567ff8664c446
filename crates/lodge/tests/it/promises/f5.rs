//! F5: the source can be viewed at any time; every page links to the exact revision that is running.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
};

use super::house;

#[test]
fn promise_f5_every_page_links_to_the_revision_that_runs() {
    let house = house();
    let version = house.lodge(["--version"]).succeeded();
    let revision = version.split("source revision ").nth(1).unwrap().trim().trim_end_matches(')');
    let serving = house.serve();
    for path in ["/", "/privacy", "/source", "/no-such-page"] {
        let page = get(house.http(), path);
        assert!(links_to(&page, revision), "{path}: {page}");
    }
    // What the link leads to names the whole of it.
    let source = get(house.http(), "/source");
    assert!(source.contains(&format!("<code>{revision}</code>")), "{source}");
    serving.stop();
}

/// A page that names another revision, or none, is noticed.
#[test]
fn promise_f5_breach_a_page_without_its_revision_is_noticed() {
    assert!(links_to(
        "<a href=\"/source\">source revision <code>0123456789ab</code></a>",
        "0123456789abcdef"
    ));
    assert!(!links_to(
        "<a href=\"/source\">source revision <code>fedcba987654</code></a>",
        "0123456789abcdef"
    ));
    assert!(!links_to("source revision <code>0123456789ab</code>", "0123456789abcdef"));
}

/// Whether there is a link to the source whose text names this revision.
fn links_to(page: &str, revision: &str) -> bool {
    let short = revision.get(..12).unwrap_or(revision);
    let links = page.split("<a href=\"/source\">").skip(1);
    links
        .filter_map(|rest| rest.split("</a>").next())
        .any(|text| text.contains(&format!("<code>{short}</code>")))
}

/// A page as it comes: head and body.
pub(super) fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    page
}
