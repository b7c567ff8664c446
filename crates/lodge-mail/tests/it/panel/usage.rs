//! How many messages a day an account may have, and what senders are told at the limit.

use lodge_accounts::limits::{self, DEFAULTS, Limits};
use lodge_mail::{store, usage};
use lodge_testkit::{
    engines::{BEGINNING, TestDb},
    on_both_engines,
    outside::message,
};

use super::{
    owned::cache,
    proofs::{account, house},
};
use crate::session::place::Place;

on_both_engines!(messages_of_a_day_are_counted_and_end_with_it, async |db: TestDb| {
    house(&db).await;
    let (cache, alice) = (cache(&db).await, account(&db, "alice").await);
    let counted = usage::Usage::new(cache.clone(), db.clock.clone());
    let few = Limits { messages_day: 2, ..DEFAULTS };
    limits::set(&db, &*db.clock, alice.id, Some(few)).await.unwrap();
    for n in 0..2 {
        assert_eq!(usage::today(&cache, BEGINNING, alice.id).await.unwrap(), n);
        assert!(!counted.is_spent(&db, alice.id).await.unwrap());
        counted.count(&[alice.id]).await;
    }
    assert!(counted.is_spent(&db, alice.id).await.unwrap());
    // More is allowed: it takes a minute until that is noticed.
    limits::set(&db, &*db.clock, alice.id, None).await.unwrap();
    assert!(counted.is_spent(&db, alice.id).await.unwrap());
    db.clock.advance(60_000);
    assert!(!counted.is_spent(&db, alice.id).await.unwrap());

    limits::set(&db, &*db.clock, alice.id, Some(few)).await.unwrap();
    db.clock.advance(60_000);
    assert!(counted.is_spent(&db, alice.id).await.unwrap());
    db.clock.advance(86_400_000);
    assert!(!counted.is_spent(&db, alice.id).await.unwrap(), "a new day");
});

#[test]
fn at_the_limit_senders_are_told_to_try_again() {
    let place = Place::open();
    place.runtime.block_on(async {
        let alice = lodge_accounts::first_admin(&place.db).await.unwrap().unwrap();
        let one = Limits { messages_day: 1, ..DEFAULTS };
        limits::set(&place.db, &*place.db.clock, alice.id, Some(one)).await.unwrap();
    });
    let mut sender = place.sender();
    // One who names recipients and sends nothing uses nothing up.
    assert_eq!(sender.begin("ann@stranger.test", &["shop@alice.test", "nobody@alice.test"]).code, 550);
    let mut send = || sender.mail("ann@stranger.test", &["shop@alice.test"], &message("hi", "x"));
    assert_eq!(send().code, 250);
    let answer = send();
    assert!(answer.text.starts_with("452 4.2.2 "), "{answer:?}");
    let postmaster = place.sender().begin("ann@stranger.test", &["postmaster@mx.lodge.test"]);
    assert_eq!(postmaster.code, 354, "whoever runs the host is always reached: {postmaster:?}");
    place.db.clock.advance(86_400_000);
    let answer = place.sender().mail("ann@stranger.test", &["shop@alice.test"], &message("hi", "x"));
    assert_eq!(answer.code, 250, "{answer:?}");
}

#[test]
fn a_domain_that_nobody_proved_is_refused_at_the_door() {
    let place = Place::open();
    let domain = place.runtime.block_on(async {
        let alice = lodge_accounts::first_admin(&place.db).await.unwrap().unwrap();
        let domain =
            store::add_unproved(&place.db, &*place.db.clock, alice.id, "new.test".to_owned()).await.unwrap();
        let shop = super::proofs::alias(&domain, "shop", "alice@hidden.test");
        store::add_aliases_within(&place.db, &*place.db.clock, alice.id, vec![(shop, None)]).await.unwrap();
        domain
    });
    let answer = place.sender().begin("ann@stranger.test", &["shop@new.test"]);
    assert!(answer.text.starts_with("550 5.7.1 "), "{answer:?}");
    place.runtime.block_on(store::prove(&place.db, &*place.db.clock, &domain)).unwrap();
    let answer = place.sender().mail("ann@stranger.test", &["shop@new.test"], &message("hi", "x"));
    assert_eq!(answer.code, 250, "a running Lodge notices: {answer:?}");
}
