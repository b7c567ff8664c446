//! C13: a change of policy is announced to every account by e-mail before it takes effect, whichever version runs.

use std::collections::BTreeSet;

use lodge_register::Clock as _;
use lodge_store::{Batch, Expect, SystemClock};
use lodge_testkit::{
    canary::with_database,
    outside::{Destination, House},
};

use super::{house, url};

/// What runs from now on keeps more than was noted: the version that noted it kept nothing.
fn is_newer_than_what_was_noted(house: &House) {
    with_database(url(house), &house.key(), async |db| {
        let sql = "UPDATE console_policy SET digest = 'the version before', text = ''";
        db.write(Batch::new().run(sql, (), Expect::Any)).await.unwrap();
    });
}

/// `2026-12-12`
fn in_days(days: i64) -> String {
    SystemClock.now().plus_days(days).to_string()[..10].to_owned()
}

#[test]
fn promise_c13_a_version_is_announced_before_it_is_started() {
    let destination = Destination::open();
    let mut house = house()
        .relaying_to(destination.address())
        .with_domain("alice@example.org", "alice.test")
        .with_domain("bob@example.org", "bob.test");
    assert!(house.lodge(["policy", "diff"]).failed().contains("nobody was told of any policy yet"));
    house.serve().stop();
    assert!(house.lodge(["policy", "diff"]).succeeded().contains("nothing to announce"));

    is_newer_than_what_was_noted(&house);
    let told = house.lodge(["policy", "diff"]).succeeded();
    assert!(told.contains("New: An account") && told.contains("Nobody was told"), "{told}");
    assert!(house.lodge(["policy", "diff", "--language", "nl"]).succeeded().contains("Nieuw: "));
    assert!(house.lodge(["policy", "diff", "--language", "xx"]).failed().contains("does not speak"));
    house.set("policy.hold_until_announced", "yes");
    let refused = house.lodge(["serve"]).failed();
    assert!(refused.contains("something else about people") && refused.contains("lodge policy"), "{refused}");

    for wrong in ["soon", "2020-01-01", &in_days(13)] {
        let refused = house.lodge(["policy", "announce", "--effective", wrong]).failed();
        assert!(refused.contains(wrong) && refused.contains(&in_days(15)), "{refused}");
    }
    let day = in_days(20);
    let told = house.lodge(["policy", "announce", "--effective", &day]).succeeded();
    assert!(told.contains("New: An account") && told.contains("Accounts to be told: 2"), "{told}");
    let again = house.lodge(["policy", "announce", "--effective", &day]).succeeded();
    assert!(again.contains(&format!("It takes effect on {day}")), "{again}");
    assert!(house.lodge(["serve"]).failed().contains(&day), "not before its day");
    assert_eq!(destination.seen(), 0, "nothing but a server sends letters");

    house.set("policy.hold_until_announced", "no");
    let serving = house.serve();
    destination.wait_until_seen(2);
    assert!(serving.said().contains(&format!("warning: what this version keeps takes effect on {day}")));
    serving.stop();
    let serving = house.serve();
    serving.stop();
    let to: BTreeSet<_> = destination.mails().into_iter().flat_map(|mail| mail.to).collect();
    let all = ["alice@example.org", "bob@example.org"].map(str::to_owned);
    assert_eq!((destination.seen(), to), (2, BTreeSet::from(all)), "each once");
}
