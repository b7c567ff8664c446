//! Signing in with a password.

use crate::scene::{PASSWORD, Scene, email, secret};
use lodge_accounts::SignIn;
use lodge_testkit::on_both_engines;
use std::time::{Duration, Instant};

/// What comes of it, in a word.
async fn signs_in(scene: &Scene, address: &str, password: &str) -> &'static str {
    let (address, password) = (email(address), secret(password));
    match lodge_accounts::sign_in(&scene.db, &scene.cache, &scene.chance, &address, &password).await.unwrap()
    {
        SignIn::Done(account) => {
            assert_eq!(account.email.reveal().as_str(), address.as_str());
            "in"
        }
        SignIn::NeedsSecond { .. } => "second",
        SignIn::Refused => "refused",
    }
}

on_both_engines!(the_right_password_lets_in_and_everything_else_is_one_answer, async |db| {
    let scene = Scene::begin(db).await;
    scene.account_with_password("alice").await;
    let code = scene.asks("bob", "bob@example.org").await.unwrap();
    lodge_accounts::confirm(&scene.db, &scene.cache, &*scene.clock, &scene.chance, &code, None)
        .await
        .unwrap();

    assert_eq!(signs_in(&scene, "alice@example.org", PASSWORD).await, "in");
    assert_eq!(signs_in(&scene, "Alice@Example.ORG", PASSWORD).await, "in");
    assert_eq!(signs_in(&scene, "alice@example.org", "correct horse batterz").await, "refused");
    assert_eq!(signs_in(&scene, "nobody@example.org", PASSWORD).await, "refused");
    assert_eq!(signs_in(&scene, "bob@example.org", PASSWORD).await, "refused");
    assert_eq!(signs_in(&scene, "bob@example.org", "").await, "refused");
});

on_both_engines!(an_unknown_address_costs_the_same_work, async |db| {
    let scene = Scene::begin(db).await;
    scene.account_with_password("alice").await;
    let addresses = ["alice@example.org", "nobody@example.org"];
    for address in addresses {
        signs_in(&scene, address, "warming up, no more").await;
    }
    let mut took = [Duration::ZERO; 2];
    // In turn, so that whatever else this machine does meanwhile slows both.
    for _ in 0..6 {
        for (took, address) in took.iter_mut().zip(addresses) {
            let began = Instant::now();
            assert_eq!(signs_in(&scene, address, "not the password").await, "refused");
            *took += began.elapsed();
        }
    }
    // One argon2id is most of it; a look into the database is a hundredth.
    let (known, unknown) = (took[0].as_secs_f64(), took[1].as_secs_f64());
    assert!(unknown > known / 3.0 && known > unknown / 3.0, "known {known}, unknown {unknown}");
});
