//! Half the world's mail comes from a Postfix.

use std::thread;

use lodge_testkit::{
    outside::{Sender, until_none_left},
    postfix::{Postfix, Sink},
};

use super::{arrived, numbered};
use crate::promises::house;

/// How many messages.
const MESSAGES: usize = 5_000;

/// How many clients hand them in.
const CLIENTS: usize = 8;

#[test]
fn alone_a_real_postfix_sends_5000_messages() {
    let sink = Sink::start();
    let house = house()
        .relaying_to(sink.address())
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "alice@destination.test")
        .with_alias("news@alice.test", "alice@elsewhere.test");
    // More than an account may have in a day, unless somebody says so.
    let more = ["account", "limit", "--email", "alice@example.org", "--messages-a-day", "1000000"];
    house.lodge(more).succeeded();
    let serving = house.serve();
    let postfix = Postfix::sending_to(house.mail());
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let postfix = &postfix;
            scope.spawn(move || {
                let mut sender = Sender::connect(postfix.address());
                for number in (client..MESSAGES).step_by(CLIENTS) {
                    let to = if number % 7 == 0 { "news@alice.test" } else { "shop@alice.test" };
                    let answer = sender.mail("sender@stranger.test", &[to], &numbered(number));
                    assert_eq!(answer.code, 250, "{answer:?}");
                }
                sender.quit();
            });
        }
    });
    until_none_left("postfix has handed everything on", || postfix.holds());

    // The sink writes one line end for each of ours.
    let as_dumped = |number| numbered(number).into_iter().filter(|byte| *byte != b'\r').collect::<Vec<u8>>();
    let messages = sink.messages();
    let counts = arrived(messages.iter().map(Vec::as_slice), as_dumped);
    assert_eq!(counts.len(), MESSAGES, "lost: {}", MESSAGES - counts.len());
    let twice: Vec<_> = counts.iter().filter(|(_, count)| **count != 1).collect();
    assert!(twice.is_empty(), "more than once: {twice:?}");
    let sent = postfix.log().lines().filter(|line| line.contains("status=sent")).count();
    assert_eq!(sent, MESSAGES, "postfix counts otherwise");
    serving.stop();
}
