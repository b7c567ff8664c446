//! `lodge comments`, beside a running Lodge.

use crate::lodge::{Place, get};
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
};

const LODGE: &[u8] = include_bytes!("../../../lodge-comments/tests/it/exports/lodge-1.jsonl");

/// Asks the API of a running Lodge.
fn post(place: &Place, token: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(place.http).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: localhost:{}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        place.http.port(),
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// `lodge comments import` into the site.
fn import<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["comments", "import", "--site", "blog.example"], more].concat()
}

#[test]
fn comments_move_in_and_out_beside_a_running_lodge() {
    let place = Place::new("").with_alias("alice@example.net");
    let token = place.does(&[
        "token",
        "add",
        "--account",
        "alice@example.org",
        "--label",
        "t",
        "--scope",
        "comments:write",
    ]);
    let serving = place.serve();
    let added = post(&place, token.trim(), "/api/v1/sites", r#"{"host":"blog.example"}"#);
    assert!(added.starts_with("HTTP/1.1 201"), "{added}");
    fs::write(place.path("export"), LODGE).unwrap();
    let site = ["--site", "blog.example"];

    let looked = place.does(&import(&["--dry-run", "export"]));
    assert!(looked.contains("3 comments on 1 page.") && looked.contains("Nothing was changed."), "{looked}");
    assert!(!place.does(&[&["comments", "imports"], &site[..]].concat()).contains("lodge"));
    assert!(place.does(&import(&["export"])).contains("brought in 3 comments and 2 pages"));
    assert!(place.does(&import(&["export", "--format", "lodge"])).contains("3 comments were here already"));
    let (_, thread) = get(place.http, "/embed/thread?site=blog.example&page=/one");
    assert!(thread.contains("Hello"), "a running Lodge shows what a command brought: {thread}");

    let out = place.does(&[&["comments", "export", "--format", "lodge"], &site[..]].concat());
    assert!(out.contains("\"markdown\":\"Hello\"") && !out.contains("ann@mail.example"), "{out}");
    place.does(
        &[&["comments", "export", "--format", "disqus", "--with-contacts", "--out", "out.xml"], &site[..]]
            .concat(),
    );
    assert!(fs::read_to_string(place.path("out.xml")).unwrap().contains("ann@mail.example"));

    let listed = place.does(&[&["comments", "imports", "--json"], &site[..]].concat());
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[1]["comments"], 3);
    let id = listed[1]["id"].to_string();
    assert!(place.does(&["comments", "undo-import", &id]).contains("3 comments"));
    let out = place.does(&[&["comments", "export", "--format", "lodge"], &site[..]].concat());
    assert!(!out.contains("Hello"), "{out}");
    assert_eq!(serving.stop().0, 0);
}

#[test]
fn what_cannot_be_done_says_what_to_do() {
    let place = Place::new("");
    fs::write(place.path("export"), LODGE).unwrap();
    fs::write(place.path("letter.txt"), "Dear Ann,\n").unwrap();
    for (code, arguments, expected) in [
        (2, &["import", "--site", "blog.example", "nothing.xml"][..], "cannot read the file: `nothing.xml`"),
        (2, &["import", "--site", "blog.example", "data"], "hint: name the file"),
        (1, &["import", "--site", "blog.example", "letter.txt"], "say so with `--format`: `lodge`"),
        (
            2,
            &["import", "--site", "blog.example", "--format", "word", "export"],
            "there is no such format: `word`",
        ),
        (1, &["import", "--site", "blog.example", "export"], "there is no such site: `blog.example`"),
        (2, &["import", "--site", "a b", "export"], "it is no host name: `a b`"),
        (1, &["imports", "--site", "blog.example"], "hint: add it on the pages"),
        (1, &["undo-import", "7"], "there is no such import: `7`"),
        (2, &["export", "--site", "blog.example", "--format", "waline"], "take one of `lodge`, `disqus`"),
    ] {
        let said = place.fails(code, &[&["comments"], arguments].concat());
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}
