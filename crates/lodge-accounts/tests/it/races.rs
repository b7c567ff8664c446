//! Two at the same moment: of what is good once, one gets it.

use crate::scene::{MINUTE, PASSWORD, Scene, email, secret};
use lodge_accounts::{
    Changed, ConfirmError, Letter, Sessions, SignIn, ask_email_change, ask_reset, confirm_email_change, totp,
};
use lodge_register::Clock as _;
use lodge_store::OsChance;
use lodge_testkit::on_both_engines;
use std::sync::Arc;

/// What an app shows for a secret in base32, now.
fn shown(scene: &Scene, base32: &str) -> String {
    let seconds = u64::try_from(scene.clock.now().millis() / 1000).unwrap();
    let secret = totp_rs::Secret::try_from_base32(base32).unwrap();
    totp_rs::Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string()
}

on_both_engines!(a_link_opens_one_account, async |db| {
    let scene = Scene::begin(db).await;
    let code = scene.asks("alice", "alice@example.org").await.unwrap();
    let confirms = async || {
        lodge_accounts::confirm(&scene.db, &scene.cache, &*scene.clock, &scene.chance, &code, None).await
    };
    let (one, other) = tokio::join!(confirms(), confirms());
    let opened = [&one, &other].into_iter().filter(|confirmed| confirmed.is_ok()).count();
    assert_eq!((opened, scene.accounts().await), (1, 1));
    let lost = one.err().or(other.err()).unwrap();
    assert!(matches!(lost, ConfirmError::Gone | ConfirmError::AlreadyHere), "{lost:?}");
});

on_both_engines!(a_recovery_code_and_the_digits_of_a_moment_open_once, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let proposal = totp::propose(&scene.cache, &scene.chance, &alice, "Lodge").await.unwrap();
    let app = proposal.secret.expose().clone();
    let digits = shown(&scene, &app);
    let codes = totp::accept(&scene.db, &scene.cache, &*scene.clock, &scene.chance, alice.id, &digits).await;
    let code = codes.unwrap().unwrap()[0].expose().clone();
    scene.clock.advance(MINUTE);
    for typed in [shown(&scene, &app), code] {
        let mut held = Vec::new();
        for _ in 0..2 {
            let (address, password) = (email("alice@example.org"), secret(PASSWORD));
            let signed =
                lodge_accounts::sign_in(&scene.db, &scene.cache, &scene.chance, &address, &password).await;
            let SignIn::NeedsSecond { code } = signed.unwrap() else {
                panic!("no second proof was asked for")
            };
            held.push(code.expose().clone());
        }
        let gets_in = async |code: &str| {
            lodge_accounts::second(&scene.db, &scene.cache, &*scene.clock, code, &typed)
                .await
                .unwrap()
                .is_some()
        };
        let (one, other) = tokio::join!(gets_in(&held[0]), gets_in(&held[1]));
        assert!(one ^ other, "{one} {other}");
    }
});

on_both_engines!(a_link_sets_one_password, async |db| {
    let scene = Scene::begin(db).await;
    scene.account_with_password("alice").await;
    let asked = ask_reset(
        &scene.db,
        &scene.cache,
        &*scene.clock,
        &scene.chance,
        &email("alice@example.org"),
        Letter::Goes,
    )
    .await;
    let code = asked.unwrap().unwrap().code;
    let sessions = Sessions::in_database((*scene.db).clone(), scene.clock.clone(), Arc::new(OsChance));
    let (first, second) = (secret("the first new password"), secret("the second new password"));
    let sets = async |password| {
        lodge_accounts::reset(&scene.db, &scene.cache, &scene.chance, &sessions, code.expose(), password)
            .await
            .is_ok()
    };
    let (one, other) = tokio::join!(sets(&first), sets(&second));
    assert!(one ^ other, "{one} {other}");
});

on_both_engines!(a_change_of_address_is_done_once, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let letters =
        ask_email_change(&scene.db, &scene.cache, &scene.chance, &alice, &email("alice@example.net")).await;
    let letters = letters.unwrap();
    confirm_email_change(&scene.db, &scene.cache, letters.old.expose()).await.unwrap();
    let new = letters.new.unwrap();
    let done = async || confirm_email_change(&scene.db, &scene.cache, new.expose()).await.unwrap();
    let (one, other) = tokio::join!(done(), done());
    let done = [&one, &other].into_iter().filter(|changed| matches!(changed, Changed::Done { .. })).count();
    assert_eq!(done, 1);
    assert!([&one, &other].into_iter().any(|changed| matches!(changed, Changed::Gone)));
});
