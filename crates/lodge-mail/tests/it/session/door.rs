//! Who is let in, by whom they speak, and how the door is shut.

use std::net::IpAddr;

use lodge_testkit::outside::{Manner, Sender, message, pause, stuffed};

use super::place::Place;

#[test]
fn a_network_has_its_share_of_connections() {
    let place = Place::with(|settings| settings.max_connections_per_network = 2);
    let (_first, second) = (place.sender(), place.sender());
    let (_, greeting) = Sender::knock(None, place.address).unwrap();
    assert_eq!((greeting.code, greeting.text.contains("4.7.0")), (421, true), "{greeting:?}");
    let elsewhere = IpAddr::from([127, 7, 7, 7]);
    let other = Sender::connect_from(elsewhere, place.address);
    drop(other);
    second.quit();
    lodge_testkit::outside::until("there is room again", || Sender::try_connect(None, place.address).ok());
}

#[test]
fn there_is_an_end_to_connections() {
    let place = Place::with(|settings| settings.max_connections = 1);
    let _first = place.sender();
    let (_, greeting) = Sender::knock(Some(IpAddr::from([127, 7, 7, 7])), place.address).unwrap();
    assert_eq!((greeting.code, greeting.text.contains("4.3.2")), (421, true), "{greeting:?}");
}

#[test]
fn stopping_finishes_what_is_under_way() {
    let mut place = Place::open();
    let mut idle = place.sender();
    let mut busy = place.sender();
    assert_eq!(busy.begin("ann@stranger.test", &["shop@alice.test"]).code, 354);
    busy.send(b"Subject: last\r\n\r\n");
    place.stop();
    let answer = idle.answer();
    assert_eq!((answer.code, answer.text.contains("4.3.2")), (421, true), "{answer:?}");
    assert!(idle.try_answer().is_err(), "the connection is closed");
    pause();
    assert!(Sender::try_connect(None, place.address).is_err(), "nobody else is let in");
    busy.send(b"train\r\n.\r\n");
    assert_eq!(busy.answer().code, 250);
    assert_eq!(busy.answer().code, 421);
    place.wait_until_left();
    assert!(place.destination.mails()[0].data.ends_with(b"Subject: last\r\n\r\ntrain\r\n"));
}

#[test]
fn a_trusted_front_server_says_for_whom_it_speaks() {
    let place = Place::with(|settings| settings.xclient_from = vec![IpAddr::from([127, 0, 0, 1])]);
    let mut front = place.sender();
    assert_eq!(front.say("XCLIENT ADDR=192.0.2.44 HELO=mail.stranger.test").code, 220);
    assert_eq!(front.mail("ann@stranger.test", &["shop@alice.test"], &message("hi", "x")).code, 250);
    let data = String::from_utf8(place.destination.mails()[0].data.clone()).unwrap();
    assert!(data.starts_with("Received: from mail.stranger.test ([192.0.2.44])\r\n"), "{data}");
    let mut other = Sender::connect_from(IpAddr::from([127, 0, 0, 2]), place.address);
    assert_eq!(other.say("XCLIENT ADDR=192.0.2.44").code, 550);
}

#[test]
fn a_conversation_in_one_segment_is_answered_in_order() {
    let place = Place::open();
    let (mut sender, _) = Sender::knock(None, place.address).unwrap();
    sender.send(
        b"EHLO a\r\nMAIL FROM:<ann@stranger.test>\r\nRCPT TO:<nobody@alice.test>\r\nRCPT TO:<shop@alice.test>\r\n\
          RCPT TO:<club@alice.test>\r\nDATA\r\n",
    );
    let codes: Vec<_> = (0..6).map(|_| sender.answer().code).collect();
    assert_eq!(codes, [250, 250, 550, 250, 452, 354]);
    let text = message("dots", ".\n..\nend");
    sender.send(&[stuffed(&text).as_slice(), b"QUIT\r\n"].concat());
    assert_eq!([sender.answer().code, sender.answer().code], [250, 221]);
    assert!(place.destination.mails()[0].data.ends_with(&text));
}

#[test]
fn what_the_destination_says_is_said_to_the_sender_without_its_words() {
    let place = Place::open();
    place.destination.treats("bob@hidden.test", Manner::SaysAtEnd(552));
    let answer = place.sender().mail("ann@stranger.test", &["office@alice.test"], &message("hi", "x"));
    assert_eq!(answer.code, 552, "{answer:?}");
    assert!(!answer.text.contains("hidden.test"), "{answer:?}");
    let codes = ["gone@alice.test", "later@alice.test", "nobody@alice.test", "ann@elsewhere.test"]
        .map(|to| place.sender().mail("ann@stranger.test", &[to], &message("hi", "x")).code);
    assert_eq!(codes, [550, 450, 550, 550]);
}

#[test]
fn large_messages_arrive_as_they_were_sent() {
    let place = Place::open();
    let mut sender = place.sender();
    for size in [1, 4_000, 8_191, 8_192, 65_536, 300_000, 3_000_000] {
        let text = message("size", &"0123456789.\n.\n".repeat(size / 14 + 1));
        assert_eq!(sender.mail("ann@stranger.test", &["shop@alice.test"], &text).code, 250);
        assert!(place.destination.mails().pop().unwrap().data.ends_with(&text), "{size}");
        let chunks = text.chunks(size / 3 + 1).collect::<Vec<_>>();
        for line in ["MAIL FROM:<ann@stranger.test>", "RCPT TO:<shop@alice.test>"] {
            assert_eq!(sender.say(line).code, 250);
        }
        let (last, first) = chunks.split_last().unwrap();
        for chunk in first {
            sender.send(format!("BDAT {}\r\n", chunk.len()).as_bytes());
            sender.send(chunk);
            assert_eq!(sender.answer().code, 250);
        }
        sender.send(format!("BDAT {} LAST\r\n", last.len()).as_bytes());
        sender.send(last);
        assert_eq!(sender.answer().code, 250);
        assert!(place.destination.mails().pop().unwrap().data.ends_with(&text), "{size}");
    }
    place.holds_nothing();
}
