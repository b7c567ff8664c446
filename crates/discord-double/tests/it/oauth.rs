//! Who somebody is, by their own word to Discord.

use crate::bot::{Said, send, town};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use discord_double::{DAY, Double, Failing, Faults, Id, MINUTE, Options, SECOND, Visit};
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

const BACK: &str = "https://lodge.invalid/back";

fn form(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

async fn visit(double: &Double, scope: &str) -> url::Url {
    let bot = double.bot().to_string();
    let query = form(&[
        ("client_id", &bot),
        ("response_type", "code"),
        ("redirect_uri", BACK),
        ("scope", scope),
        ("state", "s1"),
    ]);
    let said = send(double, "GET", &format!("/oauth2/authorize?{query}"), &[], String::new()).await;
    assert_eq!(said.status, 302);
    said.headers["location"].parse().unwrap()
}

fn field(url: &url::Url, name: &str) -> String {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

async fn post(double: &Double, path: &str, body: String) -> Said {
    let pair = format!("{}:{}", double.bot(), Options::default().secret);
    let basic = format!("Basic {}", STANDARD.encode(pair));
    let headers = [("authorization", basic.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    send(double, "POST", path, &headers, body).await
}

/// Where somebody is sent back to who was asked with these fields besides.
async fn asked(double: &Double, scope: &str, besides: &[(&str, &str)]) -> url::Url {
    let bot = double.bot().to_string();
    let usual =
        [("client_id", bot.as_str()), ("response_type", "code"), ("redirect_uri", BACK), ("scope", scope)];
    let query = form(&[&usual[..], besides].concat());
    let said = send(double, "GET", &format!("/oauth2/authorize?{query}"), &[], String::new()).await;
    said.headers["location"].parse().unwrap()
}

async fn token(double: &Double, code: &str, redirect: &str) -> Said {
    let body = form(&[("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect)]);
    post(double, "/api/v10/oauth2/token", body).await
}

async fn get(double: &Double, path: &str, access: &str) -> Said {
    let bearer = format!("Bearer {access}");
    send(double, "GET", &format!("/api/v10{path}"), &[("authorization", &bearer)], String::new()).await
}

async fn signed_in(double: &Double, who: Id) -> String {
    double.visit(Visit::Approves(who));
    let back = visit(double, "identify connections guilds").await;
    let said = token(double, &field(&back, "code"), BACK).await;
    said.body["access_token"].as_str().unwrap().to_owned()
}

/// A token with which somebody agreed to this.
pub(crate) async fn token_of(double: &Double, who: Id, scope: &str) -> String {
    double.visit(Visit::Approves(who));
    let said = token(double, &field(&visit(double, scope).await, "code"), BACK).await;
    said.body["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_code_works_once_soon_and_for_the_same_address() {
    let (double, _, mira) = town().await;
    double.visit(Visit::Approves(mira));
    let back = visit(&double, "identify").await;
    assert_eq!(field(&back, "state"), "s1");
    let code = field(&back, "code");
    let said = token(&double, &code, BACK).await;
    assert_eq!(
        (said.status, &said.body["expires_in"], &said.body["scope"]),
        (200, &json!(604_800), &json!("identify"))
    );
    assert_eq!(token(&double, &code, BACK).await.body["error"], "invalid_grant", "once");
    let code = field(&visit(&double, "identify").await, "code");
    assert_eq!(token(&double, &code, "https://other.invalid/").await.body["error"], "invalid_grant");
    let code = field(&visit(&double, "identify").await, "code");
    double.advance(MINUTE + SECOND);
    assert_eq!(token(&double, &code, BACK).await.body["error"], "invalid_grant", "late");
}

#[tokio::test]
async fn a_token_shows_what_was_agreed_and_dies_with_its_siblings() {
    let (double, place, mira) = town().await;
    double.links(
        mira,
        vec![json!({ "id": "1", "name": "mira", "type": "github", "verified": true, "visibility": 0 })],
    );
    let (first, second) = (signed_in(&double, mira).await, signed_in(&double, mira).await);
    assert_eq!(get(&double, "/users/@me", &first).await.body["id"], json!(mira));
    assert_eq!(get(&double, "/users/@me/connections", &first).await.body[0]["type"], "github");
    assert_eq!(get(&double, "/users/@me/guilds", &first).await.body[0]["id"], json!(place.id));
    let member = format!("/users/@me/guilds/{}/member", place.id);
    assert_eq!(get(&double, &member, &first).await.status, 401, "not agreed to");
    assert_eq!(double.living_tokens(), 2);
    assert_eq!(post(&double, "/api/oauth2/token/revoke", form(&[("token", &first)])).await.status, 200);
    for dead in [&first, &second] {
        assert_eq!(get(&double, "/users/@me", dead).await.status, 401);
    }
    assert_eq!(double.living_tokens(), 0);
}

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const PKCE: [(&str, &str); 2] =
    [("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), ("code_challenge_method", "S256")];

#[tokio::test]
async fn a_code_that_was_asked_for_with_pkce_needs_its_verifier() {
    let (double, _, mira) = town().await;
    double.visit(Visit::Approves(mira));
    for (verifier, error) in [
        (None, Some("invalid_request")),
        (Some("short"), Some("invalid_request")),
        (Some("A".repeat(43).as_str()), Some("invalid_grant")),
        (Some(VERIFIER), None),
    ] {
        let code = field(&asked(&double, "identify", &PKCE).await, "code");
        let mut fields = vec![("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", BACK)];
        fields.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        let said = post(&double, "/api/v10/oauth2/token", form(&fields)).await;
        assert_eq!(said.body["error"].as_str(), error, "{verifier:?}");
    }
    assert_eq!(double.access_tokens().len(), 1);
    let plain = [("code_challenge", VERIFIER), ("code_challenge_method", "plain")];
    assert_eq!(field(&asked(&double, "identify", &plain).await, "error"), "invalid_request");
    let linked = asked(&double, "identify role_connections.write", &PKCE).await;
    assert_eq!(field(&linked, "error"), "invalid_scope", "not together");
}

#[tokio::test]
async fn taking_back_a_token_may_fail_and_take_long() {
    let (double, _, mira) = town().await;
    let access = signed_in(&double, mira).await;
    assert_eq!(double.access_tokens(), std::slice::from_ref(&access));
    let failing = |status| Failing { path: "/token/revoke".to_owned(), times: 1, status };
    double.faults(Faults { failing: vec![failing(503), failing(0)], ..Faults::default() }, 1);
    let body = form(&[("token", &access)]);
    assert_eq!(post(&double, "/api/oauth2/token/revoke", body.clone()).await.status, 503);
    let silent = post(&double, "/api/oauth2/token/revoke", body.clone());
    assert!(tokio::time::timeout(std::time::Duration::from_millis(50), silent).await.is_err(), "no answer");
    assert_eq!(double.living_tokens(), 1);
    assert_eq!(post(&double, "/api/oauth2/token/revoke", body).await.status, 200);
    assert!(double.access_tokens().is_empty());
}

#[tokio::test]
async fn tokens_grow_old_and_are_refreshed() {
    let (double, _, mira) = town().await;
    double.visit(Visit::Approves(mira));
    let code = field(&visit(&double, "identify").await, "code");
    let said = token(&double, &code, BACK).await;
    let text = |name: &str| said.body[name].as_str().unwrap().to_owned();
    double.advance(7 * DAY);
    assert_eq!(get(&double, "/users/@me", &text("access_token")).await.status, 401);
    let body = form(&[("grant_type", "refresh_token"), ("refresh_token", &text("refresh_token"))]);
    assert_eq!(post(&double, "/api/oauth2/token", body.clone()).await.status, 200);
    assert_eq!(post(&double, "/api/oauth2/token", body).await.body["error"], "invalid_grant", "once");
}

#[tokio::test]
async fn only_forms_and_only_the_application() {
    let (double, ..) = town().await;
    let json = [("content-type", "application/json")];
    let said = send(&double, "POST", "/api/oauth2/token", &json, json!({ "code": "x" }).to_string()).await;
    assert_eq!(said.status, 400);
    let plain = [("content-type", "application/x-www-form-urlencoded")];
    let body = form(&[("grant_type", "authorization_code"), ("client_id", "1"), ("client_secret", "wrong")]);
    let said = send(&double, "POST", "/api/oauth2/token", &plain, body).await;
    assert_eq!((said.status, &said.body["error"]), (401, &json!("invalid_client")));
}

#[tokio::test]
async fn somebody_may_say_no_or_be_asked() {
    let (double, _, mira) = town().await;
    double.visit(Visit::Denies);
    assert_eq!(field(&visit(&double, "identify").await, "error"), "access_denied");
    double.visit(Visit::Asked);
    let bot = double.bot().to_string();
    let query = form(&[
        ("client_id", &bot),
        ("response_type", "code"),
        ("redirect_uri", BACK),
        ("scope", "identify"),
    ]);
    let path = format!("/oauth2/authorize?{query}");
    let page = send(&double, "GET", &path, &[], String::new()).await;
    assert!(page.body.as_str().unwrap().contains("mira"));
    let said = send(&double, "POST", &path, &[], form(&[("user", &mira.to_string())])).await;
    assert!(said.headers["location"].contains("code="));
    let query = form(&[("client_id", "7"), ("redirect_uri", BACK)]);
    assert_eq!(
        send(&double, "GET", &format!("/oauth2/authorize?{query}"), &[], String::new()).await.status,
        400
    );
}

#[tokio::test]
async fn what_links_a_role_is_kept() {
    let (double, _, mira) = town().await;
    let metadata =
        json!([{ "type": 7, "key": "verified", "name": "Verified", "description": "By the lodge" }]);
    let path = format!("/applications/{}/role-connections/metadata", double.bot());
    assert_eq!(crate::bot::call(&double, "PUT", &path, metadata, "").await.status, 200);
    double.visit(Visit::Approves(mira));
    let code = field(&visit(&double, "identify role_connections.write").await, "code");
    let said = token(&double, &code, BACK).await;
    let bearer = format!("Bearer {}", said.body["access_token"].as_str().unwrap());
    let path = format!("/api/v10/users/@me/applications/{}/role-connection", double.bot());
    let body = json!({ "platform_name": "Lodge", "metadata": { "verified": "1" } }).to_string();
    let said = send(&double, "PUT", &path, &[("authorization", &bearer)], body).await;
    assert_eq!(said.status, 200);
    assert_eq!(double.role_connection(mira).unwrap()["metadata"]["verified"], "1");
    assert_ne!(double.role_connection(mira), Some(Value::Null));
}
