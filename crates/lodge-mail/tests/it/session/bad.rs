//! Senders that do what they should not.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

use lodge_testkit::outside::message;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::place::Place;

#[test]
fn a_sender_that_vanishes_leaves_nothing() {
    let place = Place::open();
    let mut sender = place.sender();
    assert_eq!(sender.begin("ann@stranger.test", &["shop@alice.test"]).code, 354);
    sender.send(b"Subject: canary\r\n\r\nhalf a mess");
    sender.vanish();
    place.holds_nothing();
    let mut sender = place.sender();
    assert_eq!(sender.begin("ann@stranger.test", &["shop@alice.test"]).code, 354);
    sender.send(b"Subject: canary\r\n\r\nall but the end\r\n.");
    sender.vanish();
    place.holds_nothing();
    assert_eq!(place.destination.seen(), 0);
}

#[test]
fn a_silent_sender_is_sent_away() {
    let place = Place::with(|settings| settings.idle_timeout = Duration::from_millis(300));
    let mut sender = place.sender();
    let answer = sender.answer();
    assert_eq!((answer.code, answer.text.contains("4.4.2")), (421, true), "{answer:?}");
    assert!(sender.try_answer().is_err(), "the connection is closed");
}

#[test]
fn a_line_that_comes_in_drops_is_not_waited_for_forever() {
    let place = Place::with(|settings| settings.idle_timeout = Duration::from_millis(300));
    let mut sender = place.sender();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(2) {
        sender.send(b"N");
        lodge_testkit::outside::pause();
    }
    assert_eq!(sender.answer().code, 421);
}

#[test]
fn a_transaction_does_not_hold_memory_forever() {
    let place = Place::with(|settings| settings.idle_timeout = Duration::from_millis(1500));
    let mut sender = place.sender();
    assert_eq!(sender.say("MAIL FROM:<ann@stranger.test> SIZE=40000000").code, 250);
    assert!(place.gate.pool.held() >= 40_000_000);
    let last = (0..250).find_map(|_| {
        lodge_testkit::outside::pause();
        let answer = sender.say("NOOP");
        (answer.code != 250).then_some(answer)
    });
    let last = last.unwrap();
    assert_eq!((last.code, last.text.contains("4.4.2")), (421, true), "{last:?}");
    place.holds_nothing();
}

#[test]
fn a_slow_message_is_cut_off() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let place = Place::on(runtime, |_| {});
    let answer = place.runtime.block_on(async {
        let mut stream = tokio::net::TcpStream::connect(place.address).await.unwrap();
        let mut heard = String::new();
        let mut octets = [0; 512];
        stream
            .write_all(b"EHLO a\r\nMAIL FROM:<ann@stranger.test>\r\nRCPT TO:<shop@alice.test>\r\nDATA\r\n")
            .await
            .unwrap();
        while !heard.contains("354 ") {
            let count = stream.read(&mut octets).await.unwrap();
            heard.push_str(std::str::from_utf8(&octets[..count]).unwrap());
        }
        // From here on time passes whenever everybody waits.
        tokio::time::pause();
        stream.write_all(b"Subject: drip\r\n").await.unwrap();
        heard.clear();
        stream.read_to_string(&mut heard).await.unwrap();
        heard
    });
    assert!(answer.starts_with("421 4.4.2 "), "{answer}");
    place.holds_nothing();
}

#[test]
fn a_flood_of_commands_is_stopped() {
    let place = Place::open();
    let mut stream = TcpStream::connect(place.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let flood = b"NOOP\r\n".repeat(10_000);
    let mut writing = stream.try_clone().unwrap();
    let writer = std::thread::spawn(move || {
        // It is cut off in the middle.
        for _ in 0..100 {
            if writing.write_all(&flood).is_err() {
                return;
            }
        }
    });
    let mut heard = Vec::new();
    let mut octets = [0; 4096];
    while let Ok(count @ 1..) = stream.read(&mut octets) {
        heard.extend_from_slice(&octets[..count]);
    }
    writer.join().unwrap();
    let heard = String::from_utf8(heard).unwrap();
    assert!(heard.ends_with("421 4.7.0 Too many commands without a message\r\n"), "{}", heard.len());
    assert_eq!(heard.matches("250 2.0.0 Fine\r\n").count(), 300);
}

#[test]
fn ten_thousand_headers_are_no_trouble() {
    let place = Place::open();
    let mut text = String::new();
    for number in 0..10_000 {
        text.push_str(&format!("X-Number-{number}: {number}\r\n"));
    }
    text.push_str("\r\nbody\r\n");
    let began = Instant::now();
    let answer = place.sender().mail("ann@stranger.test", &["shop@alice.test"], text.as_bytes());
    assert_eq!(answer.code, 250, "{answer:?}");
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    assert!(place.destination.mails()[0].data.ends_with(text.as_bytes()));
}

#[test]
fn what_is_too_big_is_refused_and_the_next_is_not() {
    let place = Place::with(|settings| settings.max_message_size = 100_000);
    let mut sender = place.sender();
    let answer = sender.say("MAIL FROM:<ann@stranger.test> SIZE=100001");
    assert_eq!((answer.code, answer.text.contains("5.3.4")), (552, true), "{answer:?}");
    let big = message("big", &"0123456789abcdef\n".repeat(6_500));
    let answer = sender.mail("ann@stranger.test", &["shop@alice.test"], &big);
    assert_eq!((answer.code, answer.text.contains("5.3.4")), (552, true), "{answer:?}");
    let answer = sender.mail("ann@stranger.test", &["shop@alice.test"], &message("small", "x"));
    assert_eq!(answer.code, 250, "{answer:?}");
    assert_eq!(place.destination.seen(), 1);
    place.holds_nothing();
}

#[test]
fn one_that_never_ends_hears_why() {
    let place = Place::with(|settings| settings.max_message_size = 100_000);
    let mut sender = place.sender();
    assert_eq!(sender.begin("ann@stranger.test", &["shop@alice.test"]).code, 354);
    sender.send(&b"0123456789abcdef\r\n".repeat(20_000));
    let answer = sender.answer();
    assert_eq!(answer.code, 552, "{answer:?}");
    assert!(sender.try_answer().is_err(), "the connection is closed");
    place.holds_nothing();
}

#[test]
fn without_memory_a_message_is_put_off_before_it_comes() {
    let place = Place::with(|settings| settings.memory_budget = 100_000);
    let mut sender = place.sender();
    let answer = sender.say("MAIL FROM:<ann@stranger.test> SIZE=200000");
    assert_eq!((answer.code, answer.text.contains("4.3.1")), (452, true), "{answer:?}");
    // Nobody said how big this one is.
    let big = message("big", &"0123456789abcdef\n".repeat(20_000));
    let answer = sender.mail("ann@stranger.test", &["shop@alice.test"], &big);
    assert_eq!((answer.code, answer.text.contains("4.3.1")), (452, true), "{answer:?}");
    place.holds_nothing();
    let answer = sender.mail("ann@stranger.test", &["shop@alice.test"], &message("small", "x"));
    assert_eq!(answer.code, 250, "{answer:?}");
}

#[test]
fn what_smuggles_is_one_message_or_none() {
    let place = Place::open();
    for end in [
        "\n.\n",
        "\n.\r\n",
        "\r.\r",
        "\r.\r\n",
        "\r\n.\n",
        "\r\n.\r",
        "\r\n.\r\r\n",
        "\r\r\n.\r\r\n",
        "\r\n\0.\r\n",
        "\r\n.\0\r\n",
        "\n\n.\r\n",
        "\r\n.\r\0\n",
    ] {
        let mut sender = place.sender();
        assert_eq!(sender.begin("ann@stranger.test", &["shop@alice.test"]).code, 354);
        sender.send(format!("Subject: one\r\n\r\nfirst{end}").as_bytes());
        sender.send(b"MAIL FROM:<evil@stranger.test>\r\nRCPT TO:<shop@alice.test>\r\nDATA\r\n");
        sender.send(b"Subject: two\r\n\r\nsecond\r\n.\r\n");
        let answer = sender.answer();
        assert_eq!((answer.code, answer.text.contains("5.6.0")), (554, true), "{end:?}: {answer:?}");
        assert_eq!(sender.say("NOOP").code, 250, "{end:?}");
    }
    assert_eq!(place.destination.seen(), 0);
    place.holds_nothing();
}
