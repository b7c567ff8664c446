//! A power cut loses nothing: what was not acknowledged is still at the sender's.

use std::thread;

use lodge_register::draw;
use lodge_store::OsChance;
use lodge_testkit::{
    outside::{Destination, Sender, until_none_left},
    postfix::Postfix,
};

use super::{arrived, numbered};
use crate::promises::house;

/// How often it is killed.
const KILLS: usize = 20;

/// How many messages there are for each of them.
const EACH: usize = 60;

#[test]
fn alone_killed_at_20_random_moments_nothing_is_lost() {
    let destination = Destination::open();
    let house = house()
        .relaying_to(destination.address())
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "alice@destination.test");
    let mut serving = house.serve();
    let postfix = Postfix::sending_to(house.mail());
    for kill in 0..KILLS {
        let before = destination.seen();
        serving = thread::scope(|scope| {
            let writer = scope.spawn(|| hand_in(&postfix, kill * EACH..(kill + 1) * EACH));
            // Somewhere in the middle of the mail; the number of messages is the clock.
            let [moment] = draw::<1>(&OsChance);
            destination.wait_until_seen(before + usize::from(moment) % (EACH / 2));
            serving.kill();
            writer.join().unwrap();
            house.serve()
        });
        postfix.flush();
    }
    until_none_left("postfix has handed everything on", || postfix.holds());
    serving.stop();
    let mails = destination.mails();
    let counts = arrived(mails.iter().map(|mail| mail.data.as_slice()), numbered);
    let lost: Vec<_> = (0..KILLS * EACH).filter(|number| !counts.contains_key(number)).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    // The database, too, came through: nothing was half written, and nothing was written of the mail.
    house.lodge(["audit"]).succeeded();
}

fn hand_in(postfix: &Postfix, numbers: std::ops::Range<usize>) {
    let mut sender = Sender::connect(postfix.address());
    for number in numbers {
        let answer = sender.mail("sender@stranger.test", &["shop@alice.test"], &numbered(number));
        assert_eq!(answer.code, 250, "{answer:?}");
    }
    sender.quit();
}
