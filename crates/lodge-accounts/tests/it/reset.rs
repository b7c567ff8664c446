//! A new password by a link in a letter.

use crate::scene::{MINUTE, PASSWORD, Scene, email, secret};
use lodge_accounts::{
    Account, Letter, PasswordError, ResetError, Sessions, SignIn, ask_email_change, ask_reset, by_id,
    confirm_email_change, look_up_reset, profile, reset,
};
use lodge_store::OsChance;
use lodge_testkit::on_both_engines;
use std::sync::Arc;

const NEW: &str = "a new long password";

fn sessions(scene: &Scene) -> Sessions {
    Sessions::in_database((*scene.db).clone(), scene.clock.clone(), Arc::new(OsChance))
}

async fn asks(scene: &Scene, address: &str) -> Option<String> {
    let asked =
        ask_reset(&scene.db, &scene.cache, &*scene.clock, &scene.chance, &email(address), Letter::Goes)
            .await
            .unwrap();
    asked.map(|reset| {
        assert_eq!(reset.account.email.reveal().as_str(), address);
        reset.code.expose().clone()
    })
}

async fn resets(scene: &Scene, code: &str, password: &str) -> Result<(), ResetError> {
    let sessions = sessions(scene);
    reset(&scene.db, &scene.cache, &scene.chance, &sessions, code, &secret(password)).await.map(drop)
}

async fn lets_in(scene: &Scene, password: &str) -> bool {
    let (address, password) = (email("alice@example.org"), secret(password));
    let answer = lodge_accounts::sign_in(&scene.db, &scene.cache, &scene.chance, &address, &password).await;
    matches!(answer.unwrap(), SignIn::Done(_))
}

on_both_engines!(a_link_sets_a_password_once_and_ends_every_session, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let cookie = sessions(&scene).open(alice.id, "").await.unwrap();
    let code = asks(&scene, "alice@example.org").await.unwrap();
    assert!(look_up_reset(&scene.db, &scene.cache, &code).await.unwrap().is_some());
    let short = resets(&scene, &code, "short").await;
    assert!(matches!(short, Err(ResetError::Password(PasswordError::TooShort))));
    assert!(sessions(&scene).find(cookie.expose()).await.unwrap().is_some());
    resets(&scene, &code, NEW).await.unwrap();
    assert!(lets_in(&scene, NEW).await && !lets_in(&scene, PASSWORD).await);
    assert!(sessions(&scene).find(cookie.expose()).await.unwrap().is_none());
    assert!(matches!(resets(&scene, &code, PASSWORD).await, Err(ResetError::Gone)));
});

on_both_engines!(a_link_is_good_for_an_hour_and_for_one_account, async |db| {
    let scene = Scene::begin(db).await;
    scene.account_with_password("alice").await;
    let bob = scene.account("bob").await;
    let code = asks(&scene, "alice@example.org").await.unwrap();
    let mut forged = base64(&code);
    forged[..8].copy_from_slice(&bob.id.number().to_be_bytes());
    for wrong in [&*text(&forged), "", "nonsense", &"A".repeat(54)] {
        assert!(matches!(resets(&scene, wrong, NEW).await, Err(ResetError::Gone)), "{wrong}");
    }
    scene.clock.advance(60 * MINUTE);
    assert!(matches!(resets(&scene, &code, NEW).await, Err(ResetError::Gone)));
});

on_both_engines!(asking_again_takes_no_link_away, async |db| {
    let scene = Scene::begin(db).await;
    scene.account_with_password("alice").await;
    let code = asks(&scene, "alice@example.org").await.unwrap();
    scene.clock.advance(29 * MINUTE);
    assert_eq!(asks(&scene, "alice@example.org").await.unwrap(), code);
    scene.clock.advance(MINUTE);
    let later = asks(&scene, "alice@example.org").await.unwrap();
    assert_ne!(later, code);
    scene.clock.advance(29 * MINUTE);
    asks(&scene, "alice@example.org").await.unwrap();
    scene.clock.advance(31 * MINUTE - 1);
    assert!(look_up_reset(&scene.db, &scene.cache, &later).await.unwrap().is_some());
    scene.clock.advance(1);
    assert!(
        matches!(resets(&scene, &later, NEW).await, Err(ResetError::Gone)),
        "asking again makes it last no longer"
    );
});

on_both_engines!(an_unknown_address_gets_no_letter_and_opens_nothing, async |db| {
    let scene = Scene::begin(db).await;
    assert!(asks(&scene, "nobody@example.org").await.is_none());
    let nobodys = text(&[0; 40]);
    assert!(matches!(resets(&scene, &nobodys, NEW).await, Err(ResetError::Gone)));
});

on_both_engines!(an_erased_account_leaves_no_link_behind, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let code = asks(&scene, "alice@example.org").await.unwrap();
    scene.erase(&alice).await;
    assert!(matches!(resets(&scene, &code, NEW).await, Err(ResetError::Gone)));
});

async fn changes_password(scene: &Scene, account: &Account, password: &str) {
    let hash = lodge_accounts::hash_aside(&secret(password), &scene.chance).await.unwrap();
    profile::set_password(&scene.db, account.id, Some(&hash)).await.unwrap();
}

on_both_engines!(a_new_password_voids_every_link_that_was_sent_before, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let code = asks(&scene, "alice@example.org").await.unwrap();
    changes_password(&scene, &alice, NEW).await;
    assert!(look_up_reset(&scene.db, &scene.cache, &code).await.unwrap().is_none());
    assert!(matches!(resets(&scene, &code, PASSWORD).await, Err(ResetError::Gone)));
    assert!(lets_in(&scene, NEW).await);
    let later = asks(&scene, "alice@example.org").await.unwrap();
    assert_ne!(later, code, "who asks now gets another link");
    resets(&scene, &later, PASSWORD).await.unwrap();
    assert!(lets_in(&scene, PASSWORD).await);
});

on_both_engines!(a_new_address_voids_every_link_that_was_sent_before, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let change =
        ask_email_change(&scene.db, &scene.cache, &scene.chance, &alice, &email("alice@example.net"))
            .await
            .unwrap();
    confirm_email_change(&scene.db, &scene.cache, change.old.expose()).await.unwrap();
    let code = asks(&scene, "alice@example.org").await.unwrap();
    confirm_email_change(&scene.db, &scene.cache, change.new.unwrap().expose()).await.unwrap();
    assert_eq!(
        by_id(&scene.db, alice.id).await.unwrap().unwrap().email.reveal().as_str(),
        "alice@example.net"
    );
    assert!(matches!(resets(&scene, &code, NEW).await, Err(ResetError::Gone)));
});

fn base64(code: &str) -> Vec<u8> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.decode(code).unwrap()
}

fn text(octets: &[u8]) -> String {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(octets)
}

on_both_engines!(who_asks_too_often_takes_no_link_away, async |db| {
    let scene = Scene::begin(db).await;
    scene.account_with_password("alice").await;
    let code = asks(&scene, "alice@example.org").await.unwrap();
    scene.clock.advance(40 * MINUTE);
    let alice = email("alice@example.org");
    let quiet = ask_reset(&scene.db, &scene.cache, &*scene.clock, &scene.chance, &alice, Letter::Stays).await;
    assert!(quiet.unwrap().is_none());
    resets(&scene, &code, NEW).await.unwrap();
});
