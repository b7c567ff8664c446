//! The second proof: digits of an app, and recovery codes.

use crate::scene::{MINUTE, PASSWORD, Scene, email, secret};
use lodge_accounts::{Account, SignIn, totp};
use lodge_register::{Clock as _, Secret};
use lodge_testkit::on_both_engines;

/// What an app shows for a secret in base32, now.
fn shown(scene: &Scene, base32: &str) -> String {
    let seconds = u64::try_from(scene.clock.now().millis() / 1000).unwrap();
    let secret = totp_rs::Secret::try_from_base32(base32).unwrap();
    totp_rs::Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string()
}

/// Sets an app up: its secret, and the recovery codes.
async fn sets_up(scene: &Scene, account: &Account) -> (String, Vec<String>) {
    let proposal = totp::propose(&scene.cache, &scene.chance, account, "Lodge").await.unwrap();
    let base32 = proposal.secret.expose().clone();
    let digits = shown(scene, &base32);
    let codes = accepts(scene, account, &digits).await.unwrap();
    (base32, codes)
}

async fn accepts(scene: &Scene, account: &Account, digits: &str) -> Option<Vec<String>> {
    let codes = totp::accept(&scene.db, &scene.cache, &*scene.clock, &scene.chance, account.id, digits)
        .await
        .unwrap();
    codes.map(|codes| codes.iter().map(|code: &Secret<String>| code.expose().clone()).collect())
}

async fn owes(scene: &Scene) -> String {
    let (address, password) = (email("alice@example.org"), secret(PASSWORD));
    match lodge_accounts::sign_in(&scene.db, &scene.cache, &scene.chance, &address, &password).await.unwrap()
    {
        SignIn::NeedsSecond { code } => code.expose().clone(),
        other => panic!("{other:?}"),
    }
}

async fn gets_in(scene: &Scene, code: &str, typed: &str) -> bool {
    lodge_accounts::second(&scene.db, &scene.cache, &*scene.clock, code, typed).await.unwrap().is_some()
}

on_both_engines!(digits_open_once_and_within_half_a_minute, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (app, codes) = sets_up(&scene, &alice).await;
    assert_eq!(codes.len(), totp::RECOVERY_CODES);
    assert!(totp::is_on(&scene.db, alice.id).await.unwrap());

    let at_set_up = shown(&scene, &app);
    assert!(!gets_in(&scene, &owes(&scene).await, &at_set_up).await, "used at set-up");
    scene.clock.advance(MINUTE);
    let digits = shown(&scene, &app);
    let code = owes(&scene).await;
    assert!(!gets_in(&scene, &code, "000000").await || digits == "000000");
    assert!(gets_in(&scene, &code, &format!("{} {}", &digits[..3], &digits[3..])).await);
    //= rfc6238#5.2
    //= type=test
    //# The verifier MUST NOT accept the second attempt of the OTP after the successful validation has been issued for
    //# the first OTP, which ensures one-time only use of an OTP.
    assert!(!gets_in(&scene, &owes(&scene).await, &digits).await, "used");
    assert!(!gets_in(&scene, &code, &shown(&scene, &app)).await, "the code is used up");

    scene.clock.advance(MINUTE);
    let early = shown(&scene, &app);
    scene.clock.advance(MINUTE / 2);
    assert!(gets_in(&scene, &owes(&scene).await, &early).await, "half a minute late");
    scene.clock.advance(MINUTE);
    let late = shown(&scene, &app);
    scene.clock.advance(MINUTE);
    assert!(!gets_in(&scene, &owes(&scene).await, &late).await, "a minute late");
});

on_both_engines!(a_recovery_code_opens_once, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account_with_password("alice").await, scene.account("bob").await);
    let (_, codes) = sets_up(&scene, &alice).await;
    let (_, bobs) = sets_up(&scene, &bob).await;
    assert!(!gets_in(&scene, &owes(&scene).await, &bobs[0]).await, "another's");
    assert!(gets_in(&scene, &owes(&scene).await, &codes[3].to_uppercase()).await);
    assert!(!gets_in(&scene, &owes(&scene).await, &codes[3]).await, "used");
    assert_eq!(totp::codes_left(&scene.db, alice.id).await.unwrap(), 9);
    let renewed =
        totp::renew_codes(&scene.db, &*scene.clock, &scene.chance, alice.id).await.unwrap().unwrap();
    assert!(!gets_in(&scene, &owes(&scene).await, &codes[4]).await, "an old one");
    assert!(gets_in(&scene, &owes(&scene).await, renewed[0].expose()).await);
});

on_both_engines!(guessing_digits_ends_and_a_recovery_code_still_opens, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (app, codes) = sets_up(&scene, &alice).await;
    scene.clock.advance(MINUTE);
    let right = shown(&scene, &app);
    let wrong = if right == "123456" { "654321" } else { "123456" };
    for _ in 0..10 {
        assert!(!gets_in(&scene, &owes(&scene).await, wrong).await);
    }
    assert!(!gets_in(&scene, &owes(&scene).await, &right).await, "not looked at any more");
    assert!(gets_in(&scene, &owes(&scene).await, &codes[0]).await);
    scene.clock.advance(15 * MINUTE);
    assert!(gets_in(&scene, &owes(&scene).await, &shown(&scene, &app)).await);
});

on_both_engines!(a_sign_in_waits_five_minutes_for_its_second_proof, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (app, _) = sets_up(&scene, &alice).await;
    let code = owes(&scene).await;
    scene.clock.advance(5 * MINUTE);
    assert!(!gets_in(&scene, &code, &shown(&scene, &app)).await);
    assert!(!gets_in(&scene, "nonsense", &shown(&scene, &app)).await);
});

on_both_engines!(an_app_is_on_once_it_has_shown_its_digits, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    assert!(accepts(&scene, &alice, "123456").await.is_none(), "nothing was proposed");
    let proposal = totp::propose(&scene.cache, &scene.chance, &alice, "Lodge & Sons").await.unwrap();
    let digits = shown(&scene, proposal.secret.expose());
    let wrong = if digits == "123456" { "654321" } else { "123456" };
    assert!(accepts(&scene, &alice, wrong).await.is_none());
    assert!(!totp::is_on(&scene.db, alice.id).await.unwrap());
    assert!(accepts(&scene, &alice, &digits).await.is_some());
    let uri = proposal.uri.expose();
    assert!(uri.starts_with("otpauth://totp/Lodge%20&%20Sons:alice@example.org?secret="), "{uri}");
    assert!(uri.ends_with("&issuer=Lodge+%26+Sons"), "{uri}");

    totp::remove(&scene.db, alice.id).await.unwrap();
    assert!(!totp::is_on(&scene.db, alice.id).await.unwrap());
    assert_eq!(totp::codes_left(&scene.db, alice.id).await.unwrap(), 0);
    assert!(totp::renew_codes(&scene.db, &*scene.clock, &scene.chance, alice.id).await.unwrap().is_none());
});

on_both_engines!(a_new_password_ends_a_sign_in_that_waits, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account_with_password("alice").await;
    let (_, codes) = sets_up(&scene, &alice).await;
    let code = owes(&scene).await;
    let owing = lodge_accounts::look_up_second(&scene.db, &scene.cache, &code).await.unwrap();
    assert_eq!(owing.map(|account| account.id), Some(alice.id));
    let hash = lodge_accounts::hash_aside(&secret("a new long password"), &scene.chance).await.unwrap();
    lodge_accounts::profile::set_password(&scene.db, alice.id, Some(&hash)).await.unwrap();
    assert!(!gets_in(&scene, &code, &codes[0]).await, "whoever knew the old password");
    assert!(lodge_accounts::look_up_second(&scene.db, &scene.cache, &code).await.unwrap().is_none());
    let left = totp::codes_left(&scene.db, alice.id).await.unwrap();
    assert_eq!(left, 10, "the code is not used up by it");
});
