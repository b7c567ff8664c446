//! What nobody should send, and what becomes of it.

use std::{fs, thread};

use lodge_testkit::outside::{Destination, House, Sender, Serving, message, until};

use crate::promises::house;

/// A running installation and what it used before the test began.
struct Scene {
    destination: Destination,
    house: House,
    serving: Serving,
    descriptors: usize,
    memory: usize,
}

impl Scene {
    fn begin(settings: &[(&str, &str)]) -> Self {
        let destination = Destination::open();
        let mut house = house()
            .relaying_to(destination.address())
            .with_domain("alice@example.org", "alice.test")
            .with_alias("shop@alice.test", "alice@destination.test");
        for (key, value) in settings {
            house.set(key, value);
        }
        let serving = house.serve();
        let mut scene = Self { destination, house, serving, descriptors: 0, memory: 0 };
        // The first message brings in what stays: threads, a connection to the destination.
        assert_eq!(scene.good_message(), 250);
        scene.descriptors = descriptors(&scene.serving);
        scene.memory = memory(&scene.serving);
        scene
    }

    fn sender(&self) -> Sender {
        Sender::connect(self.house.mail())
    }

    /// Says the start of a transaction, then these bytes as the message.
    fn data(&self, bytes: &[u8]) -> u16 {
        let mut sender = self.sender();
        assert_eq!(sender.begin("a@stranger.test", &["shop@alice.test"]).code, 354);
        sender.send(bytes);
        let code = sender.answer().code;
        sender.vanish();
        code
    }

    fn good_message(&self) -> u16 {
        let mut sender = self.sender();
        let code = sender.mail("a@stranger.test", &["shop@alice.test"], &message("good", "good")).code;
        sender.quit();
        code
    }

    /// It still works, holds no descriptor more than before, and little more memory.
    fn end(self) {
        assert_eq!(self.good_message(), 250);
        until("descriptors are given back", || {
            (descriptors(&self.serving) <= self.descriptors + 1).then_some(())
        });
        let grown = memory(&self.serving).saturating_sub(self.memory);
        assert!(grown < 64 << 20, "{} MiB more than before", grown >> 20);
        let said = self.serving.stop();
        assert!(!said.contains("panicked"), "{said}");
    }
}

fn descriptors(serving: &Serving) -> usize {
    fs::read_dir(format!("/proc/{}/fd", serving.pid())).unwrap().count()
}

/// Resident memory in bytes.
fn memory(serving: &Serving) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", serving.pid())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1024
}

/// SMTP smuggling: whatever the end looks like, there is one message or none.
#[test]
fn no_malformed_end_of_data_smuggles_a_second_message() {
    let scene = Scene::begin(&[]);
    let before = scene.destination.seen();
    let ends = [
        "\n.\n",
        "\n.\r\n",
        "\r\n.\n",
        "\r\n.\r",
        "\r.\r",
        "\r.\n",
        "\r.\r\n",
        "\n.\r",
        "\r\n.\r\r\n",
        "\r\r\n.\r\r\n",
        "\r\n.\n\r\n",
        "\n\n.\n\n",
        "\r\r.\r\r",
    ];
    for end in ends {
        let smuggled = "MAIL FROM:<evil@stranger.test>\r\nRCPT TO:<shop@alice.test>\r\nDATA\r\nSubject: evil\r\n\r\nevil\r\n.\r\n";
        let text = format!("Subject: good\r\n\r\nhello{end}{smuggled}");
        let code = scene.data(text.as_bytes());
        assert!((500..600).contains(&code), "{end:?}: {code}");
        assert_eq!(scene.destination.seen(), before, "{end:?} went through");
    }
    scene.end();
}

#[test]
fn bare_line_ends_and_nul_are_refused() {
    let scene = Scene::begin(&[]);
    for body in ["a\nb", "a\rb", "a\r\r\nb", "\n", "\r"] {
        let code = scene.data(format!("Subject: x\r\n\r\n{body}\r\n.\r\n").as_bytes());
        assert!((500..600).contains(&code), "{body:?}: {code}");
    }
    assert_eq!(scene.destination.seen(), 1);
    scene.end();
}

#[test]
fn what_is_too_long_is_refused_or_passed_on_whole() {
    let scene = Scene::begin(&[]);
    // A line of a message longer than any standard allows.
    let long = [b"Subject: x\r\n\r\n", &vec![b'a'; 300_000][..], b"\r\n.\r\n"].concat();
    let code = scene.data(&long);
    assert!(code == 250 || (500..600).contains(&code), "{code}");
    // A command that does not end.
    let mut sender = scene.sender();
    sender.send(&vec![b'A'; 1_000_000]);
    sender.send(b"\r\n");
    let refused = sender.try_answer();
    assert!(refused.as_ref().map_or(true, |answer| answer.code >= 421), "{refused:?}");
    sender.vanish();
    // A header section of ten thousand fields, and one field of a megabyte.
    let many = "X-Field: value\r\n".repeat(10_000) + "\r\nbody\r\n.\r\n";
    let code = scene.data(many.as_bytes());
    assert!(code == 250 || (500..600).contains(&code), "{code}");
    let folded = format!("X-Field: a\r\n{}\r\nbody\r\n.\r\n", "\tfolded and folded\r\n".repeat(50_000));
    let code = scene.data(folded.as_bytes());
    assert!(code == 250 || (500..600).contains(&code), "{code}");
    scene.end();
}

#[test]
fn a_message_that_is_too_large_is_refused_whether_it_says_so_or_not() {
    let scene = Scene::begin(&[("mail.max_message_size", "1MiB")]);
    let mut sender = scene.sender();
    let answer = sender.say("MAIL FROM:<a@stranger.test> SIZE=1048577");
    assert_eq!(answer.code, 552, "{answer:?}");
    assert_eq!(sender.say("MAIL FROM:<a@stranger.test> SIZE=99999999999999999999").code / 100, 5);
    assert_eq!(sender.say("MAIL FROM:<a@stranger.test> SIZE=1000").code, 250);
    sender.quit();
    let mut large = b"Subject: large\r\n\r\n".to_vec();
    while large.len() < 30 << 20 {
        large.extend(b"and on and on and on and on and on and on and on and on and on\r\n");
    }
    large.extend(b".\r\n");
    assert_eq!(scene.data(&large), 552);
    assert_eq!(scene.destination.seen(), 1);
    scene.end();
}

#[test]
fn a_flood_of_commands_ends_in_an_answer_or_a_good_bye() {
    let scene = Scene::begin(&[]);
    for command in [
        "NOOP\r\n",
        "RSET\r\n",
        "FOO\r\n",
        "VRFY postmaster\r\n",
        "MAIL FROM:<a@b.test>\r\n",
        "\r\n",
        "\0\0\0\r\n",
    ] {
        let mut sender = scene.sender();
        let mut answers = 0;
        // In portions, so that neither side waits for the other to read.
        'flood: for _ in 0..100 {
            sender.send(command.repeat(100).as_bytes());
            for _ in 0..100 {
                match sender.try_answer() {
                    Ok(answer) if answer.code == 421 => break 'flood,
                    Ok(_) => answers += 1,
                    Err(_) => break 'flood,
                }
            }
        }
        assert!(answers > 0, "{command:?}");
        sender.vanish();
    }
    scene.end();
}

#[test]
fn senders_that_vanish_leave_nothing_behind() {
    let scene = Scene::begin(&[]);
    let before = scene.destination.seen();
    thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| {
                for round in 0..20 {
                    let mut sender = scene.sender();
                    match round % 4 {
                        0 => {}
                        1 => sender.send(b"MAIL FROM:<a@stranger.test>\r\nRCPT TO:<sho"),
                        2 => sender
                            .send(b"MAIL FROM:<a@stranger.test>\r\nRCPT TO:<shop@alice.test>\r\nDATA\r\n"),
                        _ => {
                            assert_eq!(sender.begin("a@stranger.test", &["shop@alice.test"]).code, 354);
                            sender.send(&vec![b'x'; 500_000]);
                        }
                    }
                    sender.vanish();
                }
            });
        }
    });
    assert_eq!(scene.destination.seen(), before, "a message without an end went on");
    scene.end();
}

#[test]
fn a_silent_sender_is_sent_away() {
    let scene = Scene::begin(&[("mail.idle_timeout", "1s")]);
    let mut silent = scene.sender();
    let said = silent.try_answer();
    assert!(said.as_ref().map_or(true, |answer| answer.code == 421), "{said:?}");
    let mut silent = scene.sender();
    assert_eq!(silent.begin("a@stranger.test", &["shop@alice.test"]).code, 354);
    silent.send(b"Subject: and then");
    let said = silent.try_answer();
    assert!(said.as_ref().map_or(true, |answer| answer.code == 421), "{said:?}");
    scene.end();
}

#[test]
fn nothing_said_before_tls_survives_it() {
    let scene = Scene::begin(&[]);
    let mut sender = scene.sender();
    sender.send(b"STARTTLS\r\nMAIL FROM:<evil@stranger.test>\r\n");
    let ready = sender.answer();
    // Either it is refused, or the connection goes on in TLS and the command is gone.
    if ready.code == 220 {
        let said = sender.try_answer();
        assert!(said.as_ref().map_or(true, |answer| answer.code != 250), "{said:?}");
    } else {
        assert!(ready.code >= 500, "{ready:?}");
    }
    sender.vanish();
    scene.end();
}

#[test]
fn other_peoples_mail_is_not_relayed() {
    let scene = Scene::begin(&[]);
    let mut sender = scene.sender();
    for to in [
        "somebody@elsewhere.test",
        "somebody%elsewhere.test@stranger.test",
        "@alice.test:somebody@elsewhere.test",
        "\"somebody@elsewhere.test\"@alice.test",
        "shop@alice.test.elsewhere.test",
        "postmaster@[127.0.0.1]",
    ] {
        let code = sender.mail("a@stranger.test", &[to], &message("relay", "relay")).code;
        assert!((500..600).contains(&code), "{to}: {code}");
    }
    // Somebody who is on no list may not speak for others.
    assert!(sender.say("XCLIENT ADDR=192.0.2.1").code >= 500);
    sender.quit();
    assert_eq!(scene.destination.seen(), 1);
    scene.end();
}
