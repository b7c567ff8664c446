//! `lodge serve` from outside: mail, pages, and the end.

use crate::{
    lodge::{Place, files, get, smtp},
    sink::Sink,
};
use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpStream,
    time::Duration,
};

const NOW: Duration = Duration::ZERO;

fn letter(from: &str, to: &str, subject: &str) -> [String; 5] {
    [
        "EHLO client.example".to_owned(),
        format!("MAIL FROM:<{from}>"),
        format!("RCPT TO:<{to}>"),
        "DATA".to_owned(),
        format!("Subject: {subject}\r\n\r\nhello\r\n."),
    ]
}

fn send(place: &Place, from: &str, to: &str, subject: &str) -> Vec<String> {
    let lines = letter(from, to, subject);
    smtp(place.mail, &lines.each_ref().map(String::as_str))
}

#[test]
fn a_message_goes_through_and_leaves_nothing() {
    let sink = Sink::new(NOW);
    let place = Place::new(&format!("relay = \"{}\"", sink.address)).with_alias("alice@example.net");
    let running = place.serve();
    let answers = send(&place, "canary-sender@example.com", "shop@alice.test", "canary-subject");
    assert!(answers[5].starts_with("250 "), "{answers:?}");
    let letter = sink.next();
    assert!(letter.to.contains("<alice@example.net>"), "{}", letter.to);
    assert!(letter.from.contains("<canary-sender@example.com>"), "{}", letter.from);
    assert!(letter.text.ends_with("Subject: canary-subject\n\nhello\n"), "{}", letter.text);
    assert!(letter.text.starts_with("Received: "), "{}", letter.text);

    let answers =
        smtp(place.mail, &["EHLO x.example", "MAIL FROM:<a@example.com>", "RCPT TO:<nobody@alice.test>"]);
    assert!(answers[3].starts_with("550 "), "{answers:?}");

    // An alias that is added beside the running server counts soon.
    place.does(&["alias", "add", "new@alice.test", "--to", "alice@example.net"]);
    let found = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        send(&place, "a@example.com", "new@alice.test", "later")[3].starts_with("250 ")
    });
    assert!(found);

    let (code, log) = running.stop();
    assert_eq!(code, 0, "{log}");
    assert!(log.contains("Stopped"), "{log}");
    let ready = log.lines().find(|line| line.starts_with("ready ")).unwrap();
    assert_eq!(ready, format!("ready mail={} http={}", place.mail, place.http));
    for canary in ["canary", "example.com", "example.net", "alice", "client.example", "127.0.0.1"] {
        let said = log.replace(ready, "");
        assert!(!said.contains(canary), "`{canary}` is in the log: {said}");
    }
    for file in files(place.folder.path()) {
        let content = fs::read(&file).unwrap();
        assert!(!content.windows(6).any(|window| window == b"canary"), "{}", file.display());
    }
}

#[test]
fn what_is_under_way_is_finished_before_the_end() {
    let sink = Sink::new(Duration::from_millis(1500));
    let place = Place::new(&format!("relay = \"{}\"", sink.address)).with_alias("alice@example.net");
    let running = place.serve();
    let mail = place.mail;
    let lines = letter("a@example.com", "shop@alice.test", "slow");
    let sender = std::thread::spawn(move || smtp(mail, &lines.each_ref().map(String::as_str)));
    // Until the message is at the sink, there is nothing to finish.
    std::thread::sleep(Duration::from_millis(700));
    let (code, log) = running.stop();
    let answers = sender.join().unwrap();
    assert!(answers[5].starts_with("250 "), "{answers:?}\n{log}");
    assert_eq!(code, 0);
    sink.next();
}

#[test]
fn the_snapshot_is_there_before_a_listener_is() {
    let place = Place::new("").with_alias("alice@example.net");
    let running = place.serve();
    let log = running.heard.clone();
    let at = |text: &str| {
        log.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}: {log}"))
    };
    assert!(at("Made the start-up snapshot") < at("ready mail="), "{log}");
    let snapshots = files(&place.path("data/backups/startup"));
    assert!(snapshots.iter().any(|path| path.to_string_lossy().ends_with(".dump.gz.age")), "{snapshots:?}");
    assert_eq!(running.stop().0, 0);
}

#[test]
fn the_pages_say_what_this_is() {
    let place = Place::new("");
    let running = place.serve();
    let (head, body) = get(place.http, "/");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(head.contains("content-security-policy: default-src 'none'"), "{head}");
    assert!(!head.to_ascii_lowercase().contains("set-cookie"), "{head}");
    assert!(body.contains("source revision") && body.contains("href=\"/source\""), "{body}");
    let (_, privacy) = get(place.http, "/privacy");
    assert!(
        privacy.contains("What is kept about you") && privacy.contains("An alias and where it leads"),
        "{privacy}"
    );
    assert_eq!(get(place.http, "/health").1, "alive\n");
    let (head, ready) = get(place.http, "/ready");
    assert!(head.starts_with("HTTP/1.1 200") && ready.contains("\"ready\":true"), "{ready}");
    let (_, metrics) = get(place.http, "/metrics");
    assert!(metrics.contains("lodge_up_seconds ") && !metrics.contains('{'), "{metrics}");
    assert!(get(place.http, "/nowhere").0.starts_with("HTTP/1.1 404"));
    assert_eq!(running.stop().0, 0);
}

#[test]
fn numbers_are_for_this_machine_only() {
    let place = Place::new("");
    let port = place.http.port();
    let config = fs::read_to_string(place.config()).unwrap();
    fs::write(
        place.config(),
        config.replace(&format!("\"127.0.0.1:{port}\""), &format!("\"0.0.0.0:{port}\"")),
    )
    .unwrap();
    let running = place.serve();
    assert!(get(place.http, "/metrics").0.starts_with("HTTP/1.1 404"));
    assert!(get(place.http, "/health").0.starts_with("HTTP/1.1 200"));
    assert_eq!(running.stop().0, 0);
}

#[test]
fn a_reader_who_is_slow_does_not_hold_up_the_end() {
    let place = Place::new("");
    let running = place.serve();
    let mut stream = TcpStream::connect(place.http).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(running.stop().0, 0);
}

#[test]
fn a_sender_who_is_idle_does_not_hold_up_the_end() {
    let place = Place::new("");
    let running = place.serve();
    let mut stream = TcpStream::connect(place.mail).unwrap();
    stream.write_all(b"EHLO idle.example\r\n").unwrap();
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let (code, log) = running.stop();
    assert_eq!(code, 0, "{log}");
}
