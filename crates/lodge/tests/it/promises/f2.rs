//! F2: no metadata about e-mails is stored, except what a caught spammer forces.

use lodge_testkit::canary::{Canaries, assert_none, with_database};

use super::{
    everywhere, house, in_database,
    postgres::Postgres,
    traffic::{Marks, traffic, traffic_in},
    url,
};

#[test]
fn promise_f2_no_address_subject_or_message_id_is_stored() {
    let traffic = traffic("debug");
    assert_none(&everywhere(&traffic.house, &traffic.marks.about.ready()));
}

/// The same mail, with PostgreSQL in place of the embedded engine.
#[test]
fn promise_f1_f2_f4_nothing_of_the_mail_is_in_postgresql() {
    let server = Postgres::with_fresh_database();
    let traffic = traffic_in(server.house());
    for marks in [&traffic.marks.content, &traffic.marks.about, &traffic.marks.origin] {
        let search = marks.ready();
        assert_none(&everywhere(&traffic.house, &search));
        assert_none(&search.clear("what it said", traffic.said.as_bytes()));
    }
    // A row about the sender would have been found, though it is sealed.
    traffic.house.lodge(["deny", "add", &traffic.marks.sender(), "--reason", "spam"]).succeeded();
    let found = in_database(&traffic.house, &traffic.marks.about.ready());
    assert!(found.iter().all(|find| find.place == "abuse_denied.thing") && !found.is_empty(), "{found:?}");
}

/// A sender's address in a sealed cell of a declared table is found, though no file holds it in clear.
#[test]
fn promise_f2_breach_a_stored_sender_is_found() {
    let house = house().with_domain("alice@example.org", "alice.test");
    let marks = Marks::draw();
    let search = marks.about.ready();
    assert_none(&everywhere(&house, &search));
    with_database(url(&house), &house.key(), async |db| {
        let thing = lodge_abuse::DeniedThing::parse(&marks.sender()).unwrap();
        let denial = lodge_abuse::NewDenial { thing, reason: "wrote to somebody".into(), days: 1 };
        lodge_abuse::add(db, &lodge_store::SystemClock, denial).await.unwrap();
    });
    assert_none(&search.folder(house.path()));
    let found = in_database(&house, &search);
    assert!(found.iter().any(|find| find.place == "abuse_denied.thing"), "{found:?}");
}

/// The exception: an operator's deny-list entry is kept, works at once, and goes when it is removed.
#[test]
fn promise_f2_f4_a_denied_sender_is_kept_and_refused() {
    let destination = lodge_testkit::outside::Destination::open();
    let house = house()
        .relaying_to(destination.address())
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "alice@destination.test");
    let marks = Marks::draw();
    let serving = house.serve();
    let mut sender = marks.connect(&house);
    let answer = sender.mail(&marks.sender(), &["shop@alice.test"], &marks.message(0));
    assert_eq!(answer.code, 250, "{answer:?}");
    sender.quit();

    house.lodge(["deny", "add", &marks.sender(), "--reason", "spam"]).succeeded();
    house.lodge(["deny", "add", &marks.peer().to_string(), "--reason", "attack"]).succeeded();
    // A running Lodge takes notice within a second or so.
    lodge_testkit::outside::until("the denied are refused", || {
        let knock = lodge_testkit::outside::Sender::knock(Some(marks.peer()), house.mail());
        match knock {
            Ok((mut sender, greeting)) if greeting.code == 220 => {
                sender.say("EHLO client.stranger.test");
                let answer = sender.say("MAIL FROM:<somebody@else.test>");
                sender.quit();
                (answer.code == 550).then_some(())
            }
            Ok((_, greeting)) => (greeting.code >= 550).then_some(()),
            Err(_) => None,
        }
    });
    let mut elsewhere = lodge_testkit::outside::Sender::connect(house.mail());
    let answer = elsewhere.mail(&marks.sender(), &["shop@alice.test"], &marks.message(0));
    assert_eq!(answer.code, 550, "{answer:?}");
    elsewhere.quit();
    serving.stop();
    assert_eq!(destination.mails().len(), 1);

    let mut denied = Canaries::default();
    denied.text("the sender", &marks.sender());
    denied.address("their address", marks.peer());
    let search = denied.ready();
    assert_none(&search.folder(house.path()));
    let listed = house.lodge(["deny", "list"]).succeeded();
    assert!(listed.contains(&marks.sender()) && listed.contains("spam"), "{listed}");
    let found = in_database(&house, &search);
    assert!(found.iter().any(|find| find.place == "abuse_denied.thing"), "{found:?}");

    house.lodge(["deny", "remove", &marks.sender()]).succeeded();
    house.lodge(["deny", "remove", &marks.peer().to_string()]).succeeded();
    assert_none(&in_database(&house, &search));
}
