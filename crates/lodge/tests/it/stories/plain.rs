//! An ordinary day.

use std::process::{Command, Stdio};

use lodge_testkit::outside::{Destination, House, Manner, Sender, message, until};

use crate::promises::house;

fn installation(destination: &Destination) -> House {
    house().relaying_to(destination.address()).with_domain("alice@example.org", "alice.test")
}

/// What somebody new is told who sends one message.
fn try_once(house: &House, to: &str) -> u16 {
    let mut sender = Sender::connect(house.mail());
    let code = sender.mail("a@stranger.test", &[to], &message("once", "once")).code;
    sender.quit();
    code
}

/// The recipients of what arrived, in order.
fn recipients(destination: &Destination) -> Vec<String> {
    destination.mails().into_iter().flat_map(|mail| mail.to).collect()
}

#[test]
fn what_anybody_sends_with_swaks_arrives() {
    let destination = Destination::open();
    let house = installation(&destination).with_alias("hello@alice.test", "alice@destination.test");
    let serving = house.serve();
    let output = Command::new("swaks")
        .args(["--server", &house.mail().to_string(), "--to", "hello@alice.test"])
        .args(["--from", "you@example.org", "--body", "hi", "--tls-optional"])
        .stdin(Stdio::null())
        .output()
        .expect("there is no `swaks`: run `cargo xtask test`, which installs what tests need");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}");
    let mails = destination.mails();
    assert_eq!(mails.len(), 1, "{told}");
    assert_eq!(mails[0].to, ["alice@destination.test"]);
    let text = String::from_utf8(mails[0].data.clone()).unwrap();
    assert!(text.contains("\r\n\r\nhi\r\n") && text.starts_with("Received: "), "{text}");
    serving.stop();
}

#[test]
fn a_message_arrives_octet_for_octet() {
    let destination = Destination::open();
    let house = installation(&destination).with_alias("shop@alice.test", "alice@destination.test");
    let serving = house.serve();
    let mut sender = Sender::connect(house.mail());
    for number in 0..100 {
        let answer = sender.mail("sender@stranger.test", &["shop@alice.test"], &super::numbered(number));
        assert_eq!(answer.code, 250, "{answer:?}");
    }
    // The null sender: a bounce, on its way to whoever has to know.
    assert_eq!(sender.mail("", &["shop@alice.test"], &super::numbered(100)).code, 250);
    sender.quit();
    serving.stop();
    let mails = destination.mails();
    let counts = super::arrived(mails.iter().map(|mail| mail.data.as_slice()), super::numbered);
    assert_eq!(counts.len(), 101);
    assert!(mails.last().is_some_and(|mail| mail.from.is_empty()), "a bounce got a sender");
}

#[test]
fn a_disabled_alias_answers_as_its_owner_chose() {
    let destination = Destination::open();
    let house = installation(&destination).with_alias("shop@alice.test", "alice@destination.test");
    let serving = house.serve();
    for (answer, code) in [("550", 550), ("450", 450), ("250", 250)] {
        house.lodge(["alias", "disable", "shop@alice.test", "--answer", answer]).succeeded();
        until("the running Lodge takes notice", || {
            // Somebody new each time: who is refused too often is sent away.
            let told = try_once(&house, "shop@alice.test");
            (told == code).then_some(())
        });
    }
    let before = destination.seen();
    assert_eq!(try_once(&house, "shop@alice.test"), 250);
    assert_eq!(destination.seen(), before, "what is dropped went on");
    house.lodge(["alias", "enable", "shop@alice.test"]).succeeded();
    until("it is on again", || {
        try_once(&house, "shop@alice.test");
        (destination.seen() > before).then_some(())
    });
    serving.stop();
}

#[test]
fn tags_and_catch_all_lead_where_they_should() {
    let destination = Destination::open();
    let house = installation(&destination)
        .with_alias("shop@alice.test", "shop@destination.test")
        .with_domain("bob@example.org", "bob.test")
        .with_alias("*@bob.test", "all@destination.test")
        .with_alias("own@bob.test", "own@destination.test");
    let serving = house.serve();
    let mut sender = Sender::connect(house.mail());
    let mut check = |to: &str, code: u16| {
        let answer = sender.mail("a@stranger.test", &[to], &message("tagged", "tagged"));
        assert_eq!(answer.code, code, "{to}: {answer:?}");
    };
    check("shop+amazon@alice.test", 250);
    check("SHOP@Alice.Test", 250);
    check("other@alice.test", 550);
    check("anything@bob.test", 250);
    check("own@bob.test", 250);
    check("nobody@stranger.test", 550);
    serving.stop();
    let expected = ["shop", "shop", "all", "own"].map(|name| format!("{name}@destination.test"));
    assert_eq!(recipients(&destination), expected);
}

#[test]
fn an_alias_works_from_the_moment_it_is_added() {
    let destination = Destination::open();
    let house = installation(&destination);
    let serving = house.serve();
    let mut sender = Sender::connect(house.mail());
    let mail = message("new", "new");
    assert_eq!(sender.mail("a@stranger.test", &["new@alice.test"], &mail).code, 550);
    house.lodge(["alias", "add", "new@alice.test", "--to", "alice@destination.test"]).succeeded();
    assert_eq!(sender.mail("a@stranger.test", &["new@alice.test"], &mail).code, 250);
    house.lodge(["alias", "remove", "new@alice.test"]).succeeded();
    until("the running Lodge takes notice", || (try_once(&house, "new@alice.test") == 550).then_some(()));
    sender.quit();
    serving.stop();
}

#[test]
fn who_was_served_is_not_served_twice_when_the_sender_tries_again() {
    let destination = Destination::open();
    let house =
        installation(&destination).with_alias("both@alice.test", "one@destination.test,two@destination.test");
    destination.treats("two@destination.test", Manner::SaysAtRcpt(450));
    let serving = house.serve();
    let mut sender = Sender::connect(house.mail());
    let mail = message("both", "both");
    for _ in 0..3 {
        let answer = sender.mail("a@stranger.test", &["both@alice.test"], &mail);
        assert!((400..500).contains(&answer.code), "{answer:?}");
        assert!(!answer.text.contains("destination.test"), "it told where the alias leads: {answer:?}");
    }
    assert_eq!(recipients(&destination), ["one@destination.test"]);
    destination.treats("two@destination.test", Manner::Takes);
    assert_eq!(sender.mail("a@stranger.test", &["both@alice.test"], &mail).code, 250);
    assert_eq!(recipients(&destination), ["one@destination.test", "two@destination.test"]);
    // Another message is another message.
    assert_eq!(sender.mail("a@stranger.test", &["both@alice.test"], &message("next", "next")).code, 250);
    assert_eq!(recipients(&destination).len(), 4);
    sender.quit();
    serving.stop();
}

/// Recipients that lead elsewhere are asked to come in a transaction of their own, and then they are taken.
#[test]
fn one_transaction_has_one_destination() {
    let destination = Destination::open();
    let house = installation(&destination)
        .with_alias("one@alice.test", "one@destination.test")
        .with_alias("two@alice.test", "two@destination.test");
    let serving = house.serve();
    let mut sender = Sender::connect(house.mail());
    assert_eq!(sender.say("MAIL FROM:<a@stranger.test>").code, 250);
    assert_eq!(sender.say("RCPT TO:<one@alice.test>").code, 250);
    let answer = sender.say("RCPT TO:<two@alice.test>");
    assert!(answer.text.starts_with("452 4.5.3"), "{answer:?}");
    assert_eq!(sender.say("DATA").code, 354);
    sender.send(&lodge_testkit::outside::stuffed(&message("one", "one")));
    assert_eq!(sender.answer().code, 250);
    assert_eq!(sender.mail("a@stranger.test", &["two@alice.test"], &message("two", "two")).code, 250);
    sender.quit();
    serving.stop();
    assert_eq!(recipients(&destination), ["one@destination.test", "two@destination.test"]);
}

/// Asked to stop, Lodge closes its doors and finishes what is under way: the sender hears how it ended.
#[test]
fn a_message_under_way_is_finished_before_lodge_stops() {
    let destination = Destination::open();
    let house = installation(&destination).with_alias("shop@alice.test", "slow@destination.test");
    destination.treats("slow@destination.test", Manner::Waits);
    let serving = house.serve();
    let mut sender = Sender::connect(house.mail());
    assert_eq!(sender.begin("a@stranger.test", &["shop@alice.test"]).code, 354);
    sender.send(&lodge_testkit::outside::stuffed(&message("slow", "slow")));
    destination.wait_until_seen(1);
    serving.ask_to_stop();
    until("the doors are closed", || Sender::try_connect(None, house.mail()).is_err().then_some(()));
    destination.treats("slow@destination.test", Manner::Takes);
    assert_eq!(sender.answer().code, 250);
    serving.finish();
    assert_eq!(recipients(&destination), ["slow@destination.test"]);
}
