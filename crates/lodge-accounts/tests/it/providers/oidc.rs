//! A token of identity is believed if it is signed, new, for us, and the answer to our question.

use super::stand_in::{Key, configuration, endpoints, forged, keys, oidc, redirect, unsigned};
use crate::scene::{MINUTE, Scene};
use jsonwebtoken::Algorithm;
use lodge_accounts::{
    Identity, ProviderError,
    providers::{self, Back, Endpoints, Errand, Tokens, id_token, userinfo},
};
use lodge_register::Clock as _;
use lodge_testkit::{Engine, engines::run_on};
use serde_json::{Value as Json, json};

/// Somebody who was sent out and came back, and the question that they took along.
async fn back(scene: &Scene) -> (Back, String) {
    let (provider, errand) = (oidc(), Errand::default());
    let url =
        providers::start(&scene.cache, &scene.chance, &provider, &endpoints(), &redirect(), errand).await;
    let url = url.unwrap();
    let part = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    let back = providers::came_back(&scene.cache, &part("state")).await.unwrap().unwrap();
    (back, part("nonce"))
}

fn good(scene: &Scene, nonce: &str) -> Json {
    let now = scene.clock.now().millis() / 1000;
    json!({
        "iss": super::stand_in::ISSUER, "aud": "lodge", "sub": "248289761001", "nonce": nonce,
        "iat": now, "exp": now + 300,
        "email": "Alice@Example.org", "email_verified": true, "name": "Alice",
    })
}

fn with(claims: &Json, name: &str, value: Json) -> Json {
    let mut claims = claims.clone();
    claims[name] = value;
    claims
}

fn without(claims: &Json, name: &str) -> Json {
    let mut claims = claims.clone();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

fn read(scene: &Scene, back: &Back, jwks: &[u8], token: &str) -> Result<Identity, ProviderError> {
    let answer = json!({ "access_token": "abc", "token_type": "bearer", "id_token": token }).to_string();
    id_token::read(&oidc(), back, &*scene.clock, jwks, &Tokens::read(answer.as_bytes()).unwrap())
}

fn scene<F: AsyncFnOnce(Scene)>(test: F) {
    run_on(Engine::Sqlite, async |db| test(Scene::begin(db).await).await);
}

#[test]
fn a_good_token_says_who_somebody_is() {
    scene(async |scene| {
        let (back, nonce) = back(&scene).await;
        let (one, two) = (Key::new("one"), Key::new("two"));
        let jwks = keys(&[&one, &two]);
        let claims = good(&scene, &nonce);
        for key in [&one, &two] {
            let identity = read(&scene, &back, &jwks, &key.signs(&claims)).unwrap();
            assert_eq!(
                (identity.provider.as_str(), identity.subject.reveal().as_str()),
                ("example", "248289761001")
            );
            assert_eq!(identity.email.unwrap().reveal().as_str(), "alice@example.org");
        }
        let several = with(&with(&claims, "aud", json!(["lodge", "other"])), "azp", json!("lodge"));
        read(&scene, &back, &jwks, &one.signs(&several)).unwrap();
        let silent = without(&claims, "email_verified");
        assert!(read(&scene, &back, &jwks, &one.signs(&silent)).unwrap().email.is_none());
        scene.clock.advance(5 * MINUTE + 59_000);
        read(&scene, &back, &jwks, &one.signs(&claims)).unwrap();
        scene.clock.advance(1_000);
        assert!(read(&scene, &back, &jwks, &one.signs(&claims)).is_err(), "too old");
    });
}

#[test]
fn a_token_that_is_not_good_is_refused() {
    scene(async |scene| {
        let (back, nonce) = back(&scene).await;
        let key = Key::new("one");
        let jwks = keys(&[&key]);
        let claims = good(&scene, &nonce);
        let now = scene.clock.now().millis() / 1000;
        read(&scene, &back, &jwks, &key.signs(&claims)).unwrap();
        for (what, wrong) in [
            ("another issuer", with(&claims, "iss", json!("https://login.example.com"))),
            ("another audience", with(&claims, "aud", json!("other"))),
            ("several audiences and nobody said for whom", with(&claims, "aud", json!(["lodge", "other"]))),
            ("for another", with(&claims, "azp", json!("other"))),
            ("another question", with(&claims, "nonce", json!("other"))),
            ("no question", without(&claims, "nonce")),
            ("too old", with(&claims, "exp", json!(now - 60))),
            ("endless", without(&claims, "exp")),
            ("from the future", with(&claims, "iat", json!(now + 61))),
            ("no issuer", without(&claims, "iss")),
            ("nobody", without(&claims, "sub")),
            ("an empty nobody", with(&claims, "sub", json!(""))),
        ] {
            assert!(read(&scene, &back, &jwks, &key.signs(&wrong)).is_err(), "{what}");
        }
        for (what, token) in [
            ("another key of the same name", Key::new("one").signs(&claims)),
            ("an unknown key", Key::new("three").signs(&claims)),
            ("a signature that the client secret makes", forged(Algorithm::HS256, &claims)),
            ("no signature", unsigned(&claims)),
            ("nonsense", "a.b.c".to_owned()),
        ] {
            assert!(read(&scene, &back, &jwks, &token).is_err(), "{what}");
        }
        let mut cut = key.signs(&claims);
        cut.pop();
        assert!(read(&scene, &back, &jwks, &cut).is_err(), "cut off");
        assert!(read(&scene, &back, b"{}", &key.signs(&claims)).is_err(), "no keys");
        let none = Tokens::read(br#"{"access_token": "abc"}"#).unwrap();
        assert!(id_token::read(&oidc(), &back, &*scene.clock, &jwks, &none).is_err(), "no token");
    });
}

#[test]
fn what_the_token_leaves_out_is_asked_for_and_about_the_same_person() {
    scene(async |scene| {
        let (back, nonce) = back(&scene).await;
        let key = Key::new("one");
        let claims = without(&without(&good(&scene, &nonce), "email"), "name");
        let identity = || read(&scene, &back, &keys(&[&key]), &key.signs(&claims)).unwrap();
        assert!(identity().email.is_none());
        let hers = br#"{"sub": "248289761001", "email": "alice@example.org", "email_verified": true}"#;
        let complete = userinfo::complete(&oidc(), identity(), hers).unwrap();
        assert_eq!(complete.email.unwrap().reveal().as_str(), "alice@example.org");
        let of_another = br#"{"sub": "1", "email": "alice@example.org", "email_verified": true}"#;
        assert!(userinfo::complete(&oidc(), identity(), of_another).is_err());
    });
}

#[test]
fn where_its_parts_are_it_says_itself_and_only_of_itself() {
    let request = providers::discovery_request(&oidc()).unwrap();
    assert_eq!(request.url.as_str(), "https://login.example.com/realm/.well-known/openid-configuration");
    let read = |configuration: Json| Endpoints::read(&oidc(), configuration.to_string().as_bytes());
    let found = read(configuration()).unwrap();
    assert_eq!(found.token.as_str(), "https://login.example.com/realm/token");
    assert!(found.basic, "what the standard says where nothing is said");
    assert_eq!(providers::jwks_request(&found).unwrap().url.as_str(), "https://login.example.com/realm/keys");
    let post = with(&configuration(), "token_endpoint_auth_methods_supported", json!(["client_secret_post"]));
    assert!(!read(post).unwrap().basic);
    assert!(read(with(&configuration(), "issuer", json!("https://login.example.com/other"))).is_err());
    assert!(read(json!({})).is_err());
}

#[test]
fn the_secret_goes_where_the_provider_wants_it() {
    scene(async |scene| {
        let (back, _) = back(&scene).await;
        let request = providers::token_request(&oidc(), &endpoints(), &back, &redirect(), "code");
        let header = request.headers.iter().find(|(name, _)| *name == "authorization").unwrap();
        // base64("lodge:sesame+%26+more")
        assert_eq!(header.1, "Basic bG9kZ2U6c2VzYW1lKyUyNittb3Jl");
        assert!(!String::from_utf8(request.body).unwrap().contains("sesame"));
    });
}
