//! Who is signed in, in the database and in Redis alike.

use crate::scene::{MINUTE, Scene, cache};
use lodge_accounts::{Account, Sessions};
use lodge_register::{Clock as _, Secret};
use lodge_store::{CacheUrl, OsChance};
use lodge_testkit::{
    Engine,
    engines::{TestDb, redis_for_tests, run_on},
    on_both_engines,
};
use std::sync::Arc;

const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What holds wherever sessions are kept.
async fn sessions_begin_and_end(scene: &Scene, sessions: &Sessions) {
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    rotates(sessions, &alice).await;
    lists_and_ends(scene, sessions, &alice, &bob).await;
    proves(scene, sessions, &alice).await;
    expires(scene, sessions, &alice).await;
}

async fn is_in(sessions: &Sessions, cookie: &Secret<String>) -> bool {
    sessions.find(cookie.expose()).await.unwrap().is_some()
}

async fn rotates(sessions: &Sessions, alice: &Account) {
    let first = sessions.open(alice.id, "Firefox on Linux").await.unwrap();
    let second = sessions.open(alice.id, "Firefox on Linux").await.unwrap();
    assert_eq!(first.expose().len(), 43);
    assert_ne!(first.expose(), second.expose());
    let found = sessions.find(first.expose()).await.unwrap().unwrap();
    assert_eq!((found.account_id, found.device.reveal().as_str()), (alice.id, "Firefox on Linux"));
    for wrong in ["", "nonsense", &first.expose()[..42], &"A".repeat(43)] {
        assert!(sessions.find(wrong).await.unwrap().is_none(), "{wrong}");
    }
    sessions.end_cookie(first.expose()).await.unwrap();
    assert!(!is_in(sessions, &first).await && is_in(sessions, &second).await);
    sessions.end_all(alice.id).await.unwrap();
    assert!(!is_in(sessions, &second).await);
}

async fn lists_and_ends(scene: &Scene, sessions: &Sessions, alice: &Account, bob: &Account) {
    let mut cookies = Vec::new();
    for device in ["one", "two", "three"] {
        cookies.push(sessions.open(alice.id, device).await.unwrap());
        scene.clock.advance(1_000);
    }
    let bobs = sessions.open(bob.id, "bob's").await.unwrap();
    let listed = sessions.list(alice.id).await.unwrap();
    let devices: Vec<_> = listed.iter().map(|session| session.device.reveal().as_str()).collect();
    assert_eq!(devices, ["three", "two", "one"]);

    assert!(!sessions.end(bob.id, listed[2].id).await.unwrap(), "nobody ends another's session");
    assert!(is_in(sessions, &cookies[0]).await);
    assert!(sessions.end(alice.id, listed[2].id).await.unwrap());
    assert!(!is_in(sessions, &cookies[0]).await);

    let current = sessions.find(cookies[2].expose()).await.unwrap().unwrap();
    assert_eq!(sessions.end_others(&current).await.unwrap(), 1);
    assert!(!is_in(sessions, &cookies[1]).await && is_in(sessions, &cookies[2]).await);
    sessions.end_all(alice.id).await.unwrap();
    assert!(!is_in(sessions, &cookies[2]).await && is_in(sessions, &bobs).await);
}

async fn proves(scene: &Scene, sessions: &Sessions, alice: &Account) {
    let cookie = sessions.open(alice.id, "").await.unwrap();
    let fresh = async || {
        let session = sessions.find(cookie.expose()).await.unwrap().unwrap();
        (session.is_fresh(scene.clock.now()), session)
    };
    assert!(fresh().await.0, "a sign-in is a proof");
    scene.clock.advance(15 * MINUTE);
    let (is_fresh, session) = fresh().await;
    assert!(!is_fresh);
    sessions.prove(&session).await.unwrap();
    assert!(fresh().await.0);
    sessions.end_all(alice.id).await.unwrap();
    sessions.prove(&session).await.unwrap();
    assert!(!is_in(sessions, &cookie).await, "a proof does not bring an ended session back");
}

async fn expires(scene: &Scene, sessions: &Sessions, alice: &Account) {
    let (idle, used) =
        (sessions.open(alice.id, "").await.unwrap(), sessions.open(alice.id, "").await.unwrap());
    scene.clock.advance(14 * DAY - 1);
    assert!(is_in(sessions, &used).await);
    scene.clock.advance(1);
    assert!(!is_in(sessions, &idle).await, "idle for 14 days");
    assert!(is_in(sessions, &used).await);
    for _ in 0..7 {
        scene.clock.advance(10 * DAY);
        assert!(is_in(sessions, &used).await);
    }
    scene.clock.advance(6 * DAY);
    assert!(!is_in(sessions, &used).await, "90 days old");
    assert!(sessions.list(alice.id).await.unwrap().is_empty());
}

on_both_engines!(in_the_database, async |db| {
    let scene = Scene::begin(db).await;
    let sessions = Sessions::in_database((*scene.db).clone(), scene.clock.clone(), Arc::new(OsChance));
    sessions_begin_and_end(&scene, &sessions).await;
});

#[test]
fn in_a_cache() {
    run_on(Engine::Sqlite, async |db| {
        let scene = Scene::begin(db).await;
        let sessions = Sessions::in_cache(
            (*scene.db).clone(),
            scene.cache.clone(),
            scene.clock.clone(),
            Arc::new(OsChance),
        );
        sessions_begin_and_end(&scene, &sessions).await;
        assert_eq!(scene.rows("SELECT COUNT(*) FROM accounts_session").await, 0);
    });
}

/// Redis has its own clock, which no test moves: what expires by it is the store's to test.
#[test]
fn in_redis() {
    run_on(Engine::Sqlite, async |db| {
        let scene = Scene::begin(db).await;
        let redis = CacheUrl::parse(&redis_for_tests()).unwrap();
        let cache = cache(&scene.db, &redis).await;
        let sessions =
            Sessions::in_cache((*scene.db).clone(), cache, scene.clock.clone(), Arc::new(OsChance));
        let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
        rotates(&sessions, &alice).await;
        lists_and_ends(&scene, &sessions, &alice, &bob).await;
        proves(&scene, &sessions, &alice).await;
        sessions.end_all(bob.id).await.unwrap();
    });
}

async fn seen_at(scene: &Scene) -> i64 {
    scene.rows("SELECT MAX(seen_at) FROM accounts_session").await
}

on_both_engines!(the_last_use_is_noted_every_five_minutes_at_most, async |db| {
    let scene = Scene::begin(db).await;
    let sessions = Sessions::in_database((*scene.db).clone(), scene.clock.clone(), Arc::new(OsChance));
    let cookie = sessions.open(scene.account("alice").await.id, "").await.unwrap();
    let began = seen_at(&scene).await;
    scene.clock.advance(5 * MINUTE - 1);
    sessions.find(cookie.expose()).await.unwrap();
    assert_eq!(seen_at(&scene).await, began);
    scene.clock.advance(1);
    sessions.find(cookie.expose()).await.unwrap();
    assert_eq!(seen_at(&scene).await, began + 5 * MINUTE);
});

on_both_engines!(the_cookie_is_not_in_the_database, async |db: TestDb| {
    let scene = Scene::begin(db).await;
    let sessions = Sessions::in_database((*scene.db).clone(), scene.clock.clone(), Arc::new(OsChance));
    let cookie = sessions.open(scene.account("alice").await.id, "").await.unwrap();
    let rows = scene.db.rows("SELECT * FROM accounts_session", ()).await.unwrap();
    assert_eq!(rows.len(), 1);
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let octets = URL_SAFE_NO_PAD.decode(cookie.expose()).unwrap();
    for value in rows[0].values() {
        let text = format!("{value:?}");
        assert!(!text.contains(cookie.expose().as_str()));
        assert!(!matches!(value, lodge_register::Value::Blob(bytes) if *bytes == octets));
    }
});

on_both_engines!(an_erased_account_is_signed_out_everywhere, async |db| {
    let scene = Scene::begin(db).await;
    let (clock, chance) = (scene.clock.clone(), Arc::new(OsChance));
    let stored = Sessions::in_database((*scene.db).clone(), clock.clone(), chance.clone());
    let cached = Sessions::in_cache((*scene.db).clone(), scene.cache.clone(), clock, chance);
    for sessions in [stored, cached] {
        let alice = scene.account("alice").await;
        let cookie = sessions.open(alice.id, "").await.unwrap();
        assert!(is_in(&sessions, &cookie).await);
        scene.erase(&alice).await;
        assert!(!is_in(&sessions, &cookie).await, "{sessions:?}");
    }
});
