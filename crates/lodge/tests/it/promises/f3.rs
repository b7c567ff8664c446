//! F3: no log of SMTP traffic is kept.

use std::fs;

use lodge_testkit::{
    canary::{Canaries, assert_none},
    outside::{Destination, House, Sender},
};

use super::traffic::{Marks, installation, traffic};

/// Every level that `log.level` takes.
const LEVELS: [&str; 4] = ["error", "warn", "info", "debug"];

#[test]
fn promise_f3_no_level_of_the_log_says_anything_of_the_traffic() {
    for level in LEVELS {
        let traffic = traffic(level);
        let log = log(&traffic.house);
        // What is only for information is not said at the levels below; from there on there is a log to look at.
        assert!(["error", "warn"].contains(&level) || log.contains("Ready"), "{level}: {log}");
        for marks in [&traffic.marks.content, &traffic.marks.about, &traffic.marks.origin] {
            let search = marks.ready();
            assert_none(&search.clear("the log", log.as_bytes()));
            assert_none(&search.clear("what it said", traffic.said.as_bytes()));
        }
        // Nor of those whom the mail was for.
        let mut owned = Canaries::default();
        owned.text("an alias", "taken@alice.test");
        owned.text("a destination", "destination.test");
        owned.address("the destination's address", traffic.destination.ip());
        let search = owned.ready();
        assert_none(&search.clear("the log", log.as_bytes()));
        assert_none(&search.clear("what it said", traffic.said.as_bytes()));
    }
}

/// `debug` is the most that the program can be made to say.
#[test]
fn promise_f3_there_is_no_further_level() {
    let house = super::house().with("log.level", "trace");
    let complaint = house.lodge(["alias", "list"]).failed();
    assert!(complaint.contains("log.level"), "{complaint}");
}

/// A line for each message would be a log of the traffic, whatever it says: its time alone is about somebody.
#[test]
fn promise_f3_the_log_does_not_grow_with_the_mail() {
    let quiet = lines_of_log(0);
    let busy = lines_of_log(200);
    assert!(busy <= quiet + 5, "{quiet} lines without mail, {busy} with 200 messages");
}

/// What is looked for above is found, should it be in the log.
#[test]
fn promise_f3_breach_a_line_about_a_sender_is_found() {
    let marks = Marks::draw();
    let line =
        format!("2026-11-22T06:00:00Z info lodge_mail Forwarded one message from={}\n", marks.sender());
    assert!(!marks.about.ready().clear("the log", line.as_bytes()).is_empty());
    let line = format!("2026-11-22T06:00:00Z info lodge_mail Connected client={}\n", marks.four());
    assert!(!marks.origin.ready().clear("the log", line.as_bytes()).is_empty());
}

fn lines_of_log(messages: usize) -> usize {
    let destination = Destination::open();
    let house = installation(&destination);
    let marks = Marks::draw();
    let serving = house.serve();
    for _ in 0..messages.div_ceil(50) {
        let mut sender = Sender::connect(house.mail());
        for number in 0..50 {
            let to = ["taken@alice.test", "later@alice.test", "refused@alice.test", "unknown@alice.test"];
            sender.mail(&marks.sender(), &[to[number % to.len()]], &marks.message(0));
        }
        sender.quit();
    }
    serving.stop();
    log(&house).lines().count()
}

fn log(house: &House) -> String {
    fs::read_to_string(house.path().join("logs/lodge.log")).unwrap()
}
