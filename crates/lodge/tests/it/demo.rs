//! `lodge demo` from outside: one command, one message, and nothing left.

use crate::lodge::{Running, free, get, lodge, said, smtp};
use std::{fs, net::SocketAddr, net::TcpListener, time::Duration};

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

#[test]
fn another_host_name_reads_nothing() {
    use std::io::{Read as _, Write as _};
    let demo = demo();
    let mut stream = std::net::TcpStream::connect(demo.http).unwrap();
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
