//! Signing in with a password.

use crate::scene::{PASSWORD, Scene, email, secret};
use lodge_accounts::SignIn;
use lodge_testkit::on_both_engines;

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
    let mut took = Vec::new();
    for address in ["alice@example.org", "nobody@example.org"] {
        signs_in(&scene, address, "warming up, no more").await;
        let began = std::time::Instant::now();
        for _ in 0..5 {
            assert_eq!(signs_in(&scene, address, "not the password").await, "refused");
        }
        took.push(began.elapsed());
    }
    // One argon2id is most of it; a look into the database is a hundredth. Other tests run beside this one.
    let (known, unknown) = (took[0].as_secs_f64(), took[1].as_secs_f64());
    assert!(unknown > known / 3.0 && known > unknown / 3.0, "known {known}, unknown {unknown}");
});
