//! `lodge demo` from outside: one command, one message, and nothing left.

use crate::lodge::{Running, free, get, lodge, said, smtp};
use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    time::{Duration, Instant},
};

struct Demo {
    running: Running,
    temporary: tempfile::TempDir,
    smtp: SocketAddr,
    http: SocketAddr,
    comments: SocketAddr,
}

fn demo() -> Demo {
    let (smtp, http, comments) = (free(), free(), free());
    let temporary = tempfile::tempdir().unwrap();
    let mut command = lodge();
    command.arg("demo");
    for (option, at) in [("--smtp", smtp), ("--http", http), ("--comments", comments)] {
        command.args([option, &at.port().to_string()]);
    }
    command.env("TMPDIR", temporary.path()).current_dir(temporary.path());
    Demo { running: Running::start(command, "Ctrl-C"), temporary, smtp, http, comments }
}

fn send(demo: &Demo, text: &str) -> String {
    let text = format!("{text}\r\n.");
    let lines =
        ["EHLO you.example", "MAIL FROM:<you@example.org>", "RCPT TO:<hello@demo.lodge.test>", "DATA", &text];
    smtp(demo.smtp, &lines).pop().unwrap()
}

#[test]
fn a_message_is_shown_and_forgotten() {
    let demo = demo();
    assert!(demo.running.heard.contains("swaks --server 127.0.0.1:"), "{}", demo.running.heard);
    let (head, empty) = get(demo.http, "/");
    assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
    assert!(empty.contains("Nothing has arrived yet."), "{empty}");

    let said = send(
        &demo,
        "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= <b>\r\nFrom: You <you@example.org>\r\n\r\n<script>alert(1)</script>",
    );
    assert!(said.starts_with("250 "), "{said}");
    let (_, page) = get(demo.http, "/");
    assert!(
        page.contains("Grüße &lt;b&gt;") && page.contains("you@example.org → visitor@sink.lodge.test"),
        "{page}"
    );
    let (_, letter) = get(demo.http, "/letters/1");
    assert!(letter.contains("&lt;script&gt;alert(1)") && !letter.contains("<script>alert"), "{letter}");
    assert!(letter.contains("Received: "), "{letter}");

    assert_eq!(files_below(demo.temporary.path()), 1, "one throw-away folder");
    let (code, heard) = demo.running.stop();
    assert_eq!(code, 0, "{heard}");
    assert!(heard.contains("every message are gone"), "{heard}");
    assert_eq!(files_below(demo.temporary.path()), 0);
}

fn files_below(folder: &std::path::Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

/// The blog's page brings comments from another port, and nothing from anywhere else.
#[test]
fn a_blog_shows_its_guest_book() {
    let demo = demo();
    let (head, page) = get(demo.http, "/blog");
    let lodge = format!("http://{}", demo.comments);
    assert!(
        page.contains(&format!("<script src=\"{lodge}/embed/lodge-comments.js\" defer></script>")),
        "{page}"
    );
    assert!(head.contains(&format!("default-src 'none'; style-src 'self'; script-src {lodge};")), "{head}");
    let (_, site) = page.split_once("<lodge-comments site=\"").unwrap();
    let site = site.split('"').next().unwrap();
    let (head, thread) = get(demo.comments, &format!("/embed/thread?site={site}&page=/blog"));
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("set-cookie"), "{head}");
    assert!(thread.contains("Ada") && thread.contains("<strong>nothing</strong>"), "{thread}");
    assert_eq!(demo.running.stop().0, 0);
}

#[test]
fn the_page_waits_for_the_next_message() {
    let demo = demo();
    let http = demo.http;
    let waiting = std::thread::spawn(move || get(http, "/letters?after=0"));
    std::thread::sleep(Duration::from_millis(300));
    send(&demo, "Subject: first\r\n\r\nx");
    let (head, list) = waiting.join().unwrap();
    assert!(head.starts_with("HTTP/1.1 200") && list.contains("data-newest=\"1\""), "{head}\n{list}");
    assert_eq!(demo.running.stop().0, 0);
}

/// Presses a button of the guarded server's page.
fn press(demo: &Demo, scene: &str, from: &str) -> String {
    let mut stream = TcpStream::connect(demo.http).unwrap();
    let host = demo.http;
    write!(
        stream,
        "POST /guard/{scene} HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: {from}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Waits as the page's script does, until it is like this; gives what changes of the page.
fn until(demo: &Demo, what: &str, is: impl Fn(&str) -> bool) -> String {
    let (began, mut after, mut last) = (Instant::now(), "0".to_owned(), String::new());
    while began.elapsed() < Duration::from_secs(120) {
        let (head, part) = get(demo.http, &format!("/guard/now?after={after}"));
        if !head.starts_with("HTTP/1.1 200") {
            continue;
        }
        if is(&part) {
            return part;
        }
        after = part.split("data-newest=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        last = part;
    }
    panic!("never seen: {what}\n{last}");
}

/// The same, until the page says this.
fn seen(demo: &Demo, words: &[&str]) -> String {
    until(demo, &words.join(", "), |part| words.iter().all(|words| part.contains(words)))
}

/// The number on the card with this label.
fn card(part: &str, label: &str) -> u32 {
    let (before, _) = part.split_once(&format!("</p><p>{label}</p>")).unwrap();
    before.rsplit('>').next().unwrap().parse().unwrap()
}

/// A flood on the demo's server, from the button to its end: the door closes, who got in is banned, the door opens.
#[test]
fn a_flood_is_stopped_while_one_watches() {
    let demo = demo();
    let (head, page) = get(demo.http, "/guard");
    assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
    assert!(page.contains("All is quiet.") && page.contains("action=\"/guard/flood\""), "{page}");
    let members = card(&page, "members");
    assert!(press(&demo, "flood", "cross-site").starts_with("HTTP/1.1 403"));
    assert!(press(&demo, "storm", "same-origin").starts_with("HTTP/1.1 404"));
    assert!(press(&demo, "flood", "same-origin").starts_with("HTTP/1.1 303"));

    let begun = seen(&demo, &["A raid has begun.", "closed until"]);
    assert!(begun.contains("a flood.") && begun.contains("PUT /guilds/…/incident-actions"), "{begun}");
    let over = seen(&demo, &["The raid is over.", ">open</p><p>the door"]);
    assert!(over.contains("POST /guilds/…/bulk-ban"), "{over}");
    assert!(card(&over, "banned") >= 5, "{over}");
    assert_eq!(card(&over, "members"), members, "everybody who means well is still there, and nobody else");
    for name in ["mira", "tom", "ayla", "jonas", "pim"] {
        assert!(over.contains(&format!("<li class=\"badge\">{name}")), "{name}: {over}");
    }
    let (code, heard) = demo.running.stop();
    assert_eq!(code, 0, "{heard}");
    assert_eq!(files_below(demo.temporary.path()), 0);
}

/// A nuke: whoever does it is stopped, and what they took down stands again.
#[test]
fn a_nuke_is_stopped_and_put_right() {
    let demo = demo();
    let (_, before) = get(demo.http, "/guard");
    let badges = |part: &str, title: &str| {
        let (_, list) = part.split_once(&format!("<h2>{title}</h2><ul class=\"badges\">")).unwrap();
        let mut names: Vec<String> =
            list.split("</ul>").next().unwrap().split("<li class=\"badge\">").map(str::to_owned).collect();
        names.sort();
        names
    };
    assert!(press(&demo, "nuke", "same-origin").starts_with("HTTP/1.1 303"));
    seen(&demo, &["Somebody was destroying the server, and was stopped.", "Over:"]);
    let is_right = |part: &str| {
        badges(part, "Channels") == badges(&before, "Channels")
            && badges(part, "Roles") == badges(&before, "Roles")
            && card(part, "banned") == 0
    };
    until(&demo, "everything as it was", is_right);
    assert_eq!(demo.running.stop().0, 0);
}

#[test]
fn another_host_name_reads_nothing() {
    let demo = demo();
    let mut stream = TcpStream::connect(demo.http).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 421"), "{answer}");
    assert_eq!(demo.running.stop().0, 0);
}

#[test]
fn a_taken_port_is_said_with_the_way_out() {
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = holder.local_addr().unwrap().port().to_string();
    for option in ["--smtp", "--http", "--comments"] {
        let mut command = lodge();
        command.args(["demo", option, &port]);
        for other in ["--smtp", "--http", "--comments"].into_iter().filter(|other| *other != option) {
            command.args([other, &free().port().to_string()]);
        }
        let said = said(command.output().unwrap());
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.err.contains(&format!("this port is taken: `127.0.0.1:{port}`")), "{said:?}");
        assert!(said.err.contains(&format!("set `{option}` to another port")), "{said:?}");
    }
}
