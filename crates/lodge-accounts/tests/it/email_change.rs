//! Another address, once the old one and the new one have both said so.

use crate::scene::{MINUTE, PASSWORD, Scene, email, secret};
use lodge_accounts::{
    Account, Changed, Letter, Side, SignIn, ask_email_change, ask_reset, by_id, confirm_email_change,
    look_up_email_change, look_up_reset, profile,
};
use lodge_testkit::on_both_engines;

async fn asks(scene: &Scene, account: &Account, address: &str) -> (String, Option<String>) {
    let asked =
        ask_email_change(&scene.db, &scene.cache, &scene.chance, account, &email(address)).await.unwrap();
    (asked.old.expose().clone(), asked.new.map(|code| code.expose().clone()))
}

async fn confirms(scene: &Scene, code: &str) -> &'static str {
    match confirm_email_change(&scene.db, &scene.cache, code).await.unwrap() {
        Changed::Half(Side::Old) => "old",
        Changed::Half(Side::New) => "new",
        Changed::Done { account, was } => {
            assert_eq!(account.email.reveal().as_str(), "alice@example.net");
            assert_eq!(was.reveal().as_str(), "alice@example.org");
            "done"
        }
        Changed::Gone => "gone",
        Changed::Taken => "taken",
    }
}

async fn address_of(scene: &Scene, account: &Account) -> String {
    by_id(&scene.db, account.id).await.unwrap().unwrap().email.reveal().as_str().to_owned()
}

on_both_engines!(both_addresses_confirm_in_either_order, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (old, new) = asks(&scene, &alice, "alice@example.net").await;
    let new = new.unwrap();
    let found = look_up_email_change(&scene.db, &scene.cache, &new).await.unwrap().unwrap();
    assert_eq!((found.0, found.1.reveal().as_str()), (Side::New, "alice@example.net"));
    assert_eq!(confirms(&scene, &old).await, "old");
    assert_eq!(confirms(&scene, &old).await, "old", "twice is once");
    assert_eq!(address_of(&scene, &alice).await, "alice@example.org");
    assert_eq!(confirms(&scene, &new).await, "done");
    assert_eq!(confirms(&scene, &new).await, "gone");
    assert_eq!(address_of(&scene, &alice).await, "alice@example.net");
    let bob = scene.account("bob").await;
    let (old, new) = asks(&scene, &bob, "bob@example.net").await;
    assert_eq!(confirms(&scene, &new.unwrap()).await, "new");
    assert_eq!(address_of(&scene, &bob).await, "bob@example.org");
    assert!(matches!(
        confirm_email_change(&scene.db, &scene.cache, &old).await.unwrap(),
        Changed::Done { .. }
    ));
    assert_eq!(address_of(&scene, &bob).await, "bob@example.net");
});

on_both_engines!(the_new_address_is_the_one_to_sign_in_with, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let forgotten = ask_reset(
        &scene.db,
        &scene.cache,
        &*scene.clock,
        &scene.chance,
        &email("alice@example.org"),
        Letter::Goes,
    )
    .await;
    let forgotten = forgotten.unwrap().unwrap().code;
    let (old, new) = asks(&scene, &alice, "alice@example.net").await;
    confirms(&scene, &old).await;
    confirms(&scene, &new.unwrap()).await;
    for (address, expected) in [("alice@example.net", true), ("alice@example.org", false)] {
        let (address, password) = (email(address), secret(PASSWORD));
        let answer =
            lodge_accounts::sign_in(&scene.db, &scene.cache, &scene.chance, &address, &password).await;
        assert_eq!(matches!(answer.unwrap(), SignIn::Done(_)), expected);
    }
    let left = look_up_reset(&scene.db, &scene.cache, forgotten.expose()).await.unwrap();
    assert!(left.is_none(), "a link in the old mailbox opens nothing");
});

on_both_engines!(an_address_that_has_an_account_is_not_taken, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    scene.account("bob").await;
    let (old, new) = asks(&scene, &alice, "bob@example.org").await;
    assert!(new.is_none(), "its holder gets a letter without a link");
    assert_eq!(confirms(&scene, &old).await, "old");
    assert_eq!(address_of(&scene, &alice).await, "alice@example.org");
    // Somebody signs up with the address in the meantime.
    let (old, new) = asks(&scene, &alice, "carol@example.org").await;
    confirms(&scene, &old).await;
    scene.account("carol").await;
    assert_eq!(confirms(&scene, &new.unwrap()).await, "taken");
    assert_eq!(address_of(&scene, &alice).await, "alice@example.org");
});

on_both_engines!(a_wish_ends_after_a_day_by_another_wish_and_with_the_account, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (first, _) = asks(&scene, &alice, "alice@example.net").await;
    let (second, _) = asks(&scene, &alice, "alice@example.com").await;
    assert_eq!(confirms(&scene, &first).await, "gone");
    scene.clock.advance(24 * 60 * MINUTE);
    assert_eq!(confirms(&scene, &second).await, "gone");
    let (third, _) = asks(&scene, &alice, "alice@example.net").await;
    scene.erase(&alice).await;
    assert_eq!(confirms(&scene, &third).await, "gone");
});

on_both_engines!(a_new_password_takes_the_wish_back, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (old, new) = asks(&scene, &alice, "mallory@example.net").await;
    assert_eq!(confirms(&scene, &old).await, "old");
    let hash = lodge_accounts::hash_aside(&secret("a new long password"), &scene.chance).await.unwrap();
    profile::set_password(&scene.db, alice.id, Some(&hash)).await.unwrap();
    let new = new.unwrap();
    assert!(look_up_email_change(&scene.db, &scene.cache, &new).await.unwrap().is_none());
    assert_eq!(confirms(&scene, &new).await, "gone");
    assert_eq!(address_of(&scene, &alice).await, "alice@example.org");
});
