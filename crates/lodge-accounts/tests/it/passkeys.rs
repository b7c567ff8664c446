//! Signing in with what a device holds.

use crate::{
    device::Device,
    scene::{MINUTE, Scene},
};
use lodge_accounts::{Account, PasskeyError, Passkeys, passkeys};
use lodge_register::Clock as _;
use lodge_testkit::on_both_engines;
use serde_json::Value as Json;
use url::Url;

fn site() -> Passkeys {
    Passkeys::new(&Url::parse("https://lodge.example.org").unwrap(), "Lodge").unwrap()
}

async fn asks(scene: &Scene, account: &Account) -> Json {
    site().start_register(&scene.db, &scene.cache, account).await.unwrap()
}

async fn adds(scene: &Scene, account: &Account, answer: Json) -> Result<(), PasskeyError> {
    site()
        .finish_register(&scene.db, &scene.cache, &*scene.clock, account, "My phone", answer)
        .await
        .map(drop)
}

/// A device with a passkey of this account.
async fn device(scene: &Scene, account: &Account, handle: &[u8]) -> Device {
    let mut device = Device::new(handle);
    let answer = device.creates(&asks(scene, account).await);
    adds(scene, account, answer).await.unwrap();
    device
}

async fn signs_in(scene: &Scene, device: &mut Device) -> Option<String> {
    let (code, question) = site().start_sign_in(&scene.cache, &scene.chance).await.unwrap();
    finishes(scene, code.expose(), device.gets(&question)).await
}

async fn finishes(scene: &Scene, code: &str, answer: Json) -> Option<String> {
    match site().finish_sign_in(&scene.db, &scene.cache, &*scene.clock, code, answer).await {
        Ok(account) => Some(account.name.reveal().clone()),
        Err(PasskeyError::Refused) => None,
        Err(other) => panic!("{other}"),
    }
}

on_both_engines!(a_passkey_tells_whose_it_is, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let mut phone = device(&scene, &alice, b"alice's phone").await;
    let mut key = device(&scene, &bob, b"bob's key").await;
    assert_eq!(signs_in(&scene, &mut phone).await.as_deref(), Some("alice"));
    assert_eq!(signs_in(&scene, &mut key).await.as_deref(), Some("bob"));
    assert_eq!(signs_in(&scene, &mut phone).await.as_deref(), Some("alice"), "again");
    let listed = passkeys::of(&scene.db, alice.id).await.unwrap();
    assert_eq!((listed.len(), listed[0].label.reveal().as_str()), (1, "My phone"));
    let used = listed[0].used_on.unwrap();
    assert_eq!((used.date(), used.time()), (scene.clock.now().date(), (0, 0, 0)));
    assert!(!passkeys::remove(&scene.db, bob.id, listed[0].id).await.unwrap(), "another's");
    assert!(passkeys::remove(&scene.db, alice.id, listed[0].id).await.unwrap());
    assert_eq!(signs_in(&scene, &mut phone).await, None, "removed");
});

on_both_engines!(the_question_asks_for_what_sign_in_needs, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let question = asks(&scene, &alice).await;
    let selection = &question["publicKey"]["authenticatorSelection"];
    assert_eq!(
        (selection["residentKey"].as_str(), selection["userVerification"].as_str()),
        (Some("required"), Some("required"))
    );
    assert_eq!(
        question["publicKey"]["attestation"].as_str().unwrap_or("none"),
        "none",
        "which make it is, is nobody's business"
    );
    assert_eq!(question["publicKey"]["rp"]["id"], "lodge.example.org");
    let (_, question) = site().start_sign_in(&scene.cache, &scene.chance).await.unwrap();
    assert_eq!(
        question["publicKey"]["allowCredentials"].as_array().map(Vec::len),
        Some(0),
        "it names nobody's passkeys"
    );
    assert!(question.get("mediation").is_none());
});

on_both_engines!(an_answer_is_good_once_in_time_and_for_its_question, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let mut phone = device(&scene, &alice, b"phone").await;
    let ask = async || {
        let (code, question) = site().start_sign_in(&scene.cache, &scene.chance).await.unwrap();
        (code.expose().clone(), question)
    };
    let (code, question) = ask().await;
    let answer = phone.gets(&question);
    assert_eq!(finishes(&scene, &code, answer.clone()).await.as_deref(), Some("alice"));
    assert_eq!(finishes(&scene, &code, answer.clone()).await, None, "twice");
    assert_eq!(finishes(&scene, &ask().await.0, answer).await, None, "another question");
    let (code, question) = ask().await;
    let answer = phone.gets(&question);
    scene.clock.advance(5 * MINUTE);
    assert_eq!(finishes(&scene, &code, answer).await, None, "too late");
    assert_eq!(finishes(&scene, "nonsense", Json::Null).await, None);
    assert_eq!(finishes(&scene, &ask().await.0, Json::Null).await, None);
});

on_both_engines!(a_device_that_is_not_right_is_refused, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let mut phone = device(&scene, &alice, b"phone").await;
    let mut key = device(&scene, &bob, b"key").await;
    assert_eq!(signs_in(&scene, &mut Device::new(b"nobody's")).await, None, "unknown");
    assert_eq!(signs_in(&scene, &mut Device::new(b"phone")).await, None, "its name and not its key");
    key.pretends_to_be(&phone);
    assert_eq!(signs_in(&scene, &mut key).await, None, "bob's passkey, alice's number");
    phone.checks_holder = false;
    assert_eq!(signs_in(&scene, &mut phone).await, None, "nobody's finger");
    phone.checks_holder = true;
    phone.origin = "https://lodge.example.com";
    assert_eq!(signs_in(&scene, &mut phone).await, None, "another site asked");
    phone.origin = "https://lodge.example.org";
    assert_eq!(signs_in(&scene, &mut phone).await.as_deref(), Some("alice"));
    phone.counter -= 1;
    assert_eq!(signs_in(&scene, &mut phone).await, None, "a copy of the device, one step behind");
});

on_both_engines!(a_passkey_is_added_once_to_one_account, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let mut phone = Device::new(b"phone");
    let answer = phone.creates(&asks(&scene, &alice).await);
    assert!(
        matches!(adds(&scene, &bob, answer.clone()).await, Err(PasskeyError::Refused)),
        "bob was asked nothing"
    );
    adds(&scene, &alice, answer.clone()).await.unwrap();
    assert!(matches!(adds(&scene, &alice, answer).await, Err(PasskeyError::Refused)), "twice");
    let answer = phone.creates(&asks(&scene, &bob).await);
    assert!(matches!(adds(&scene, &bob, answer).await, Err(PasskeyError::Known)));
    let excluded = asks(&scene, &alice).await["publicKey"]["excludeCredentials"].as_array().map(Vec::len);
    assert_eq!(excluded, Some(1), "the device is told what is there");
});

on_both_engines!(a_passkey_goes_with_its_account, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let mut phone = device(&scene, &alice, b"phone").await;
    scene.erase(&alice).await;
    assert_eq!(signs_in(&scene, &mut phone).await, None);
    assert_eq!(scene.rows("SELECT COUNT(*) FROM accounts_passkey").await, 0);
});

#[test]
fn a_site_without_a_name_has_no_passkeys() {
    for origin in ["http://192.0.2.1", "https://[2001:db8::1]"] {
        assert!(
            matches!(Passkeys::new(&Url::parse(origin).unwrap(), "Lodge"), Err(PasskeyError::Site)),
            "{origin}"
        );
    }
    Passkeys::new(&Url::parse("http://localhost:8080").unwrap(), "Lodge").unwrap();
}

on_both_engines!(a_passkey_without_an_account_is_known_by_itself, async |db| {
    let scene = Scene::begin(db).await;
    let (code, question) = site().start_bare(&scene.cache, &scene.chance, "Wanderer").await.unwrap();
    assert_eq!(question["publicKey"]["authenticatorSelection"]["residentKey"], "required");
    let mut phone = Device::new(b"somebody's phone");
    let answer = phone.creates(&question);
    let made = site().finish_bare(&scene.cache, code.expose(), answer.clone()).await.unwrap();
    let again = site().finish_bare(&scene.cache, code.expose(), answer).await;
    assert!(matches!(again, Err(PasskeyError::Refused)), "once");

    let (code, question) = site().start_sign_in(&scene.cache, &scene.chance).await.unwrap();
    let answer = phone.gets(&question);
    let heard = site().heard(&scene.cache, code.expose(), answer.clone()).await.unwrap();
    assert_eq!(heard.handle(), made.handle);
    let now = site().proves(heard, &made.credential).unwrap();
    assert_ne!(now, made.credential, "its counter moved on");
    assert!(site().heard(&scene.cache, code.expose(), answer).await.is_err(), "once");

    // Another device that says the same name proves nothing.
    let mut other = Device::new(b"somebody's phone");
    other.pretends_to_be(&phone);
    let (code, question) = site().start_sign_in(&scene.cache, &scene.chance).await.unwrap();
    let heard = site().heard(&scene.cache, code.expose(), other.gets(&question)).await.unwrap();
    assert!(matches!(site().proves(heard, &made.credential), Err(PasskeyError::Refused)));
    // Nor does a counter that was copied and stands still.
    phone.counter = 0;
    let (code, question) = site().start_sign_in(&scene.cache, &scene.chance).await.unwrap();
    let heard = site().heard(&scene.cache, code.expose(), phone.gets(&question)).await.unwrap();
    assert!(site().proves(heard, &now).is_err());
});
