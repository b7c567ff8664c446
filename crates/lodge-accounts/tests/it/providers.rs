//! Signing in with an account elsewhere.

mod oidc;
mod stand_in;

use crate::scene::{MINUTE, Scene};
use lodge_accounts::{
    Account, Identity, ProviderError, SignIn, by_id,
    links::{self, Found, LinkError},
    providers::{
        self, Errand,
        held::{self, Waiting},
        userinfo,
    },
    totp,
};
use lodge_register::{Clock as _, Secret};
use lodge_testkit::on_both_engines;
use stand_in::{plain, redirect};
use std::collections::BTreeMap;

fn who(subject: &str, email: &str, verified: &str) -> Identity {
    let answer =
        format!(r#"{{"id": {subject}, "email": "{email}", "verified": {verified}, "name": "Alice"}}"#);
    userinfo::read(&plain(), answer.as_bytes()).unwrap()
}

async fn means(scene: &Scene, identity: &Identity) -> &'static str {
    match links::find(&scene.db, identity).await.unwrap() {
        Found::Linked(_) => "linked",
        Found::SignInFirst => "sign in first",
        Found::Unknown => "unknown",
    }
}

async fn signs_in(scene: &Scene, identity: &Identity) -> SignIn {
    links::sign_in_with(&scene.db, &scene.cache, &scene.chance, identity).await.unwrap()
}

async fn link(scene: &Scene, account: &Account, identity: &Identity) -> Result<(), LinkError> {
    links::link(&scene.db, &*scene.clock, account.id, identity).await.map(drop)
}

on_both_engines!(an_address_is_a_hint_and_no_way_in, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let hers = who("17", "alice@example.org", "true");
    assert_eq!(means(&scene, &hers).await, "sign in first");
    assert!(matches!(signs_in(&scene, &hers).await, SignIn::Refused), "not before it is linked");
    assert_eq!(means(&scene, &who("17", "alice@example.org", "false")).await, "unknown");
    assert_eq!(means(&scene, &who("17", "nobody@example.org", "true")).await, "unknown");

    link(&scene, &alice, &hers).await.unwrap();
    assert_eq!(means(&scene, &hers).await, "linked");
    let SignIn::Done(account) = signs_in(&scene, &hers).await else { panic!("it is linked") };
    assert_eq!(account.id, alice.id);
    // What counts is the number there, whatever the address says by now.
    assert!(matches!(signs_in(&scene, &who("17", "mallory@example.org", "true")).await, SignIn::Done(_)));
    assert!(matches!(signs_in(&scene, &who("18", "alice@example.org", "true")).await, SignIn::Refused));
});

on_both_engines!(an_identity_is_linked_to_one_account_and_goes_with_it, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let hers = who("17", "alice@example.org", "true");
    link(&scene, &alice, &hers).await.unwrap();
    link(&scene, &alice, &hers).await.unwrap();
    assert!(matches!(link(&scene, &bob, &hers).await, Err(LinkError::Taken)));
    let listed = links::of(&scene.db, alice.id).await.unwrap();
    assert_eq!((listed.len(), listed[0].provider.as_str()), (1, "example"));
    assert!(!links::remove(&scene.db, bob.id, listed[0].id).await.unwrap(), "another's");
    assert!(links::remove(&scene.db, alice.id, listed[0].id).await.unwrap());
    assert_eq!(means(&scene, &hers).await, "sign in first");
    link(&scene, &bob, &hers).await.unwrap();
    scene.erase(&bob).await;
    assert_eq!(means(&scene, &hers).await, "sign in first");
    assert!(by_id(&scene.db, alice.id).await.unwrap().is_some());
});

on_both_engines!(the_second_proof_is_asked_for_here_too, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let hers = who("17", "alice@example.org", "true");
    link(&scene, &alice, &hers).await.unwrap();
    let proposal = totp::propose(&scene.cache, &scene.chance, &alice, "Lodge").await.unwrap();
    let secret = totp_rs::Secret::try_from_base32(proposal.secret.expose()).unwrap();
    let seconds = u64::try_from(scene.clock.now().millis() / 1000).unwrap();
    let digits = totp_rs::Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string();
    let accepted =
        totp::accept(&scene.db, &scene.cache, &*scene.clock, &scene.chance, alice.id, &digits).await;
    assert!(accepted.unwrap().is_some());
    assert!(matches!(signs_in(&scene, &hers).await, SignIn::NeedsSecond { .. }));
});

on_both_engines!(a_way_out_and_its_way_back, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let (provider, endpoints) = (plain(), plain().endpoints().unwrap());
    let go = async |account| {
        let errand = Errand { account, next: "/mail/domains".to_owned() };
        let url =
            providers::start(&scene.cache, &scene.chance, &provider, &endpoints, &redirect(), errand).await;
        let url = url.unwrap();
        assert!(
            url.as_str().starts_with("https://login.example.com/authorize?prompt=login&response_type=code&")
        );
        url.query_pairs().into_owned().collect::<BTreeMap<String, String>>()
    };
    let asked = go(Some(alice.id)).await;
    let back = providers::came_back(&scene.cache, &asked["state"]).await.unwrap().unwrap();
    let errand = Errand { account: Some(alice.id), next: "/mail/domains".to_owned() };
    assert_eq!((back.provider.as_str(), &back.errand), ("example", &errand));
    assert!(
        !asked.values().any(|value| value.contains("/mail/domains")),
        "where to go is not told elsewhere"
    );
    assert!(providers::came_back(&scene.cache, &asked["state"]).await.unwrap().is_none(), "once");

    let request = providers::token_request(&provider, &endpoints, &back, &redirect(), "the code&");
    assert_eq!((request.method, request.url.as_str()), ("POST", "https://login.example.com/token"));
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(&request.body).into_owned().collect();
    assert_eq!((form["code"].as_str(), form["grant_type"].as_str()), ("the code&", "authorization_code"));
    assert_eq!((form["client_id"].as_str(), form["client_secret"].as_str()), ("lodge", "sesame & more"));
    //= rfc7636#4.6
    //= type=test
    //# If the "code_challenge_method" from Section 4.3 was "S256", the received "code_verifier" is hashed by SHA-256,
    //# base64url-encoded, and then compared to the "code_challenge"
    assert_eq!(stand_in::s256(&form["code_verifier"]), asked["code_challenge"]);
    assert!((43..=128).contains(&form["code_verifier"].len()));

    let other = go(None).await;
    for part in ["state", "code_challenge"] {
        assert_ne!(other[part], asked[part]);
    }
    scene.clock.advance(10 * MINUTE);
    assert!(providers::came_back(&scene.cache, &other["state"]).await.unwrap().is_none(), "too late");
    assert!(providers::came_back(&scene.cache, "made up").await.unwrap().is_none());
});

on_both_engines!(an_identity_waits_for_a_button, async |db| {
    let scene = Scene::begin(db).await;
    let waiting = Waiting { identity: who("17", "alice@example.org", "true"), next: "/account".to_owned() };
    let code = held::hold(&scene.cache, &scene.chance, waiting).await.unwrap();
    let Waiting { identity: taken, next } = held::take(&scene.cache, code.expose()).await.unwrap().unwrap();
    assert_eq!((taken.name.as_ref().unwrap().reveal().as_str(), next.as_str()), ("Alice", "/account"));
    assert_eq!((taken.subject.reveal().as_str(), taken.provider.as_str()), ("17", "example"));
    assert_eq!(taken.email.unwrap().reveal().as_str(), "alice@example.org");
    assert!(held::take(&scene.cache, code.expose()).await.unwrap().is_none());
});

#[test]
fn a_plain_answer_says_who_somebody_is_or_nobody() {
    let check = |answer: &str, expected: Option<(&str, Option<&str>)>| {
        let found = userinfo::read(&plain(), answer.as_bytes());
        assert_eq!(found.is_ok(), expected.is_some(), "{answer}");
        let (Ok(found), Some((subject, email))) = (found, expected) else { return };
        assert_eq!(found.subject.reveal(), subject, "{answer}");
        assert_eq!(found.email.as_ref().map(|email| email.reveal().as_str()), email, "{answer}");
    };
    check(r#"{"id": 17}"#, Some(("17", None)));
    check(
        r#"{"id": "seventeen", "email": "A@example.org", "verified": true}"#,
        Some(("seventeen", Some("a@example.org"))),
    );
    check(r#"{"id": "1", "email": "a@example.org", "verified": "true"}"#, Some(("1", Some("a@example.org"))));
    check(r#"{"id": "1", "email": "a@example.org", "verified": 1}"#, Some(("1", None)));
    check(r#"{"id": "1", "email": "a@example.org"}"#, Some(("1", None)));
    check(r#"{"id": "1", "email": "nonsense", "verified": true}"#, Some(("1", None)));
    for nobody in [
        "",
        "[]",
        "{}",
        r#"{"id": null}"#,
        r#"{"id": ""}"#,
        r#"{"id": 1.5}"#,
        r#"{"id": {"x": 1}}"#,
        r#"{"id": "a\nb"}"#,
    ] {
        check(nobody, None);
    }
    let nested = userinfo::read(&stand_in::nested(), br#"{"data": {"user": {"id": "9"}}}"#).unwrap();
    assert_eq!(nested.subject.reveal(), "9");
}

#[test]
fn tokens_are_read_and_sent_on() {
    let tokens = providers::Tokens::read(br#"{"access_token": "abc", "token_type": "Bearer"}"#).unwrap();
    let request = providers::userinfo_request(&plain().endpoints().unwrap(), &tokens).unwrap();
    assert_eq!((request.method, request.url.as_str()), ("GET", "https://login.example.com/me"));
    assert!(request.headers.contains(&("authorization", "Bearer abc".to_owned())));
    for wrong in [
        &b"error=no"[..],
        br#"{"error": "bad_verification_code"}"#,
        br#"{"access_token": "a", "token_type": "mac"}"#,
    ] {
        assert!(matches!(providers::Tokens::read(wrong), Err(ProviderError::Answer(_))));
    }
    let secret = Secret::new("abc".to_owned());
    assert!(!format!("{tokens:?}").contains(secret.expose()));
}
