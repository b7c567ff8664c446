//! An account is opened by a name, an address, and the link in a letter.

use crate::scene::{MINUTE, PASSWORD, Scene, secret};
use lodge_accounts::{Account, ConfirmError, PasswordError, Theme};
use lodge_testkit::on_both_engines;

async fn confirms(scene: &Scene, code: &str, password: Option<&str>) -> Result<Account, ConfirmError> {
    let password = password.map(secret);
    lodge_accounts::confirm(&scene.db, &scene.cache, &*scene.clock, &scene.chance, code, password.as_ref())
        .await
}

on_both_engines!(nothing_is_stored_before_the_address_is_confirmed, async |db| {
    let scene = Scene::begin(db).await;
    let code = scene.asks("alice", "alice@example.org").await.unwrap();
    assert_eq!(scene.accounts().await, 0);
    for table in
        scene.db.introspect().await.unwrap().tables.keys().filter(|table| table.starts_with("accounts_"))
    {
        let sql: &'static str = Box::leak(format!("SELECT COUNT(*) FROM {table}").into_boxed_str());
        assert_eq!(scene.rows(sql).await, 0, "{table}");
    }
    let account = confirms(&scene, &code, Some(PASSWORD)).await.unwrap();
    let kept = lodge_accounts::by_id(&scene.db, account.id).await.unwrap().unwrap();
    assert_eq!(kept.email.reveal().as_str(), "alice@example.org");
    assert_eq!((kept.name.reveal().as_str(), kept.language.as_str()), ("alice", "nl"));
    assert_eq!((kept.zone.as_str(), kept.theme, kept.admin), ("UTC", Theme::Auto, false));
    assert!(kept.announced.is_none());
});

on_both_engines!(opening_the_link_confirms_nothing_and_pressing_the_button_does_once, async |db| {
    let scene = Scene::begin(db).await;
    let code = scene.asks("alice", "alice@example.org").await.unwrap();
    for _ in 0..3 {
        let wish = lodge_accounts::look_up_sign_up(&scene.cache, &code).await.unwrap().unwrap();
        assert_eq!((wish.name.reveal().as_str(), wish.language.as_str()), ("alice", "nl"));
    }
    assert_eq!(scene.accounts().await, 0);
    confirms(&scene, &code, None).await.unwrap();
    assert!(matches!(confirms(&scene, &code, None).await, Err(ConfirmError::Gone)));
    assert_eq!(scene.accounts().await, 1);
});

on_both_engines!(a_link_is_good_for_a_day, async |db| {
    let scene = Scene::begin(db).await;
    let code = scene.asks("alice", "alice@example.org").await.unwrap();
    scene.clock.advance(24 * 60 * MINUTE);
    assert!(matches!(confirms(&scene, &code, None).await, Err(ConfirmError::Gone)));
    assert!(matches!(confirms(&scene, "nonsense", None).await, Err(ConfirmError::Gone)));
});

on_both_engines!(a_short_password_leaves_the_link_good, async |db| {
    let scene = Scene::begin(db).await;
    let code = scene.asks("alice", "alice@example.org").await.unwrap();
    let short = confirms(&scene, &code, Some("hunter2")).await;
    assert!(matches!(short, Err(ConfirmError::Password(PasswordError::TooShort))));
    confirms(&scene, &code, Some(PASSWORD)).await.unwrap();
});

on_both_engines!(who_has_an_account_gets_a_letter_that_says_so, async |db| {
    let scene = Scene::begin(db).await;
    scene.account("alice").await;
    assert!(scene.asks("mallory", "ALICE@example.org").await.is_none());
    assert_eq!(scene.accounts().await, 1);
});

on_both_engines!(of_two_letters_to_one_address_one_opens_the_account, async |db| {
    let scene = Scene::begin(db).await;
    let first = scene.asks("alice", "alice@example.org").await.unwrap();
    let second = scene.asks("alice", "alice@example.org").await.unwrap();
    confirms(&scene, &second, None).await.unwrap();
    assert!(matches!(confirms(&scene, &first, None).await, Err(ConfirmError::AlreadyHere)));
});
