//! F11: nothing is shared with third parties.

use std::{collections::BTreeSet, net::SocketAddr};

use lodge_testkit::{
    outside::{Destination, Sender},
    watch::{Seen, Watch},
};

use super::traffic::{Marks, installation};

/// Start, mail that is taken, refused and deferred, a changed alias, stop: the kernel saw one address reached,
/// that of the server that the mail is for.
#[test]
fn promise_f11_only_the_mails_own_destination_is_reached() {
    let destination = Destination::open();
    let house = installation(&destination);
    let marks = Marks::draw();
    let watch = Watch::new();
    let serving = house.serve_under(watch.outward());
    let mut sender = Sender::connect(house.mail());
    for name in ["taken", "later", "refused", "both", "unknown", "off"] {
        sender.mail(&marks.sender(), &[&format!("{name}@alice.test")], &marks.message(0));
    }
    sender.quit();
    serving.stop();
    assert_eq!(strangers(&watch.seen(), destination.address()), BTreeSet::new());
    assert!(
        watch.seen().reached().contains(&destination.address()),
        "the watch did not see the delivery either"
    );
}

/// A program that tells somebody else is seen doing so.
#[test]
fn promise_f11_breach_a_word_to_a_stranger_is_seen() {
    let destination = Destination::open();
    let watch = Watch::new();
    let stranger = Destination::open();
    let to = stranger.address();
    let tell = format!("exec 3<>/dev/tcp/{}/{}", to.ip(), to.port());
    let status = watch.outward().args(["bash", "-c", &tell]).status().unwrap();
    assert!(status.success());
    assert_eq!(strangers(&watch.seen(), destination.address()), BTreeSet::from([to]));
}

/// Whoever was reached who is not the destination.
fn strangers(seen: &Seen, destination: SocketAddr) -> BTreeSet<SocketAddr> {
    seen.reached().into_iter().filter(|address| *address != destination).collect()
}
