//! What an account holder may change, and how much they may use.

use crate::scene::{PASSWORD, Scene, email, secret};
use lodge_accounts::{
    SignIn, Theme, by_id,
    limits::{self, DEFAULTS, Limits},
    profile::{self, Preferences},
};
use lodge_testkit::on_both_engines;

on_both_engines!(what_is_changed_is_what_is_read, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    profile::rename(&scene.db, alice.id, &profile::name("Alice Liddell").unwrap()).await.unwrap();
    let preferences =
        Preferences { language: "tr".to_owned(), zone: "Europe/Istanbul".to_owned(), theme: Theme::Dark };
    profile::prefer(&scene.db, alice.id, &preferences).await.unwrap();
    let alice = by_id(&scene.db, alice.id).await.unwrap().unwrap();
    assert_eq!(alice.name.reveal(), "Alice Liddell");
    assert_eq!(
        (alice.language.as_str(), alice.zone.as_str(), alice.theme),
        ("tr", "Europe/Istanbul", Theme::Dark)
    );
});

on_both_engines!(a_new_password_lets_in_and_the_old_one_does_not, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let lets_in = async |password: &str| {
        let (address, password) = (email("alice@example.org"), secret(password));
        let answer =
            lodge_accounts::sign_in(&scene.db, &scene.cache, &scene.chance, &address, &password).await;
        matches!(answer.unwrap(), SignIn::Done(_))
    };
    let hash = lodge_accounts::hash_aside(&secret("another long password"), &scene.chance).await.unwrap();
    profile::set_password(&scene.db, alice.id, Some(&hash)).await.unwrap();
    assert!(lets_in("another long password").await && !lets_in(PASSWORD).await);
    profile::set_password(&scene.db, alice.id, None).await.unwrap();
    assert!(!lets_in("another long password").await && !lets_in("").await);
});

on_both_engines!(an_account_may_use_what_every_account_may_until_something_else_is_said, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account_with_password("alice").await, scene.account("bob").await);
    assert_eq!(limits::of(&scene.db, alice.id).await.unwrap(), DEFAULTS);
    let more = Limits { domains: 99, ..DEFAULTS };
    limits::set(&scene.db, &*scene.clock, alice.id, Some(more)).await.unwrap();
    assert_eq!(limits::of(&scene.db, alice.id).await.unwrap(), more);
    assert_eq!(limits::of(&scene.db, bob.id).await.unwrap(), DEFAULTS);
    limits::set(&scene.db, &*scene.clock, alice.id, None).await.unwrap();
    assert_eq!(limits::of(&scene.db, alice.id).await.unwrap(), DEFAULTS);
    assert_eq!(scene.rows("SELECT COUNT(*) FROM accounts_limit").await, 0);
});
