//! Administration, for programs: who may, and what each operation does.

mod desk;
mod steps;

use axum::http::{Method, StatusCode};
use lodge_accounts::{
    Account, Scope, Scopes, profile,
    tokens::{self, NewToken},
};
use lodge_testkit::on_both_engines;
use lodge_web::rehearse::Answer;
use serde_json::{Value, json};

use super::House;

/// What can be asked for, and what the page guards by asking who it is.
const READ: [&str; 10] = [
    "overview",
    "accounts",
    "denied",
    "requests",
    "backups",
    "audit",
    "traffic",
    "legal-requests",
    "policy",
    "providers",
];

/// What changes something.
const WRITE: [&str; 10] = [
    "denied",
    "requests/1/answers",
    "requests/1/close",
    "requests/1/ask",
    "requests/1/publish",
    "requests/1/take-down",
    "backups",
    "audit",
    "legal-requests",
    "policy-notices",
];

/// From now on, programs ask with a token of this account: with this line.
pub(super) async fn with_token(house: &House, account: &Account, scopes: &[Scope]) -> String {
    let new = NewToken {
        label: "a test".to_owned().into(),
        scopes: Scopes::of(scopes.iter().copied()),
        expires_at: None,
    };
    let site = &house.site;
    let made = tokens::make(&site.db, &*site.clock, &*site.chance, account, new).await.unwrap();
    let line = format!("Bearer {}", made.1.expose());
    house.always("authorization", &line);
    line
}

/// A house with a program of its operator.
pub(super) async fn run(house: &House) -> Account {
    let operator = house.account("olga", true).await;
    with_token(house, &operator, &[Scope::AdminWrite]).await;
    operator
}

pub(super) async fn asks(house: &House, method: Method, path: &str, body: &Value) -> Answer {
    let path = format!("/api/v1/admin/{path}");
    house.send(method, &path, &[("content-type", "application/json")], body.to_string()).await
}

pub(super) async fn posts(house: &House, path: &str, body: &Value) -> Answer {
    asks(house, Method::POST, path, body).await
}

pub(super) async fn reads(house: &House, path: &str) -> Value {
    let answer = house.get(&format!("/api/v1/admin/{path}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.json()
}

/// Changes something after having read its version.
pub(super) async fn patches(house: &House, path: &str, body: &Value) -> Answer {
    let read = house.get(&format!("/api/v1/admin/{path}")).await;
    let headers = [("content-type", "application/json"), ("if-match", read.header("etag").unwrap())];
    house.send(Method::PATCH, &format!("/api/v1/admin/{path}"), &headers, body.to_string()).await
}

/// The problem that an answer tells of.
pub(super) fn problem(answer: &Answer) -> (StatusCode, String) {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.body);
    (answer.status, answer.json()["code"].as_str().unwrap().to_owned())
}

on_both_engines!(a_customer_opens_nothing_of_it, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let customers = Scope::ALL.iter().copied().filter(|scope| !scope.is_admin());
    with_token(&house, &ann, &customers.collect::<Vec<_>>()).await;
    let forbidden = (StatusCode::FORBIDDEN, "scope".to_owned());
    for path in READ {
        assert_eq!(problem(&house.get(&format!("/api/v1/admin/{path}")).await), forbidden, "{path}");
    }
    for path in WRITE {
        // Some are stopped by a body that makes no sense; none gets further.
        let status = posts(&house, path, &json!({})).await.status;
        assert!([StatusCode::FORBIDDEN, StatusCode::UNPROCESSABLE_ENTITY].contains(&status), "{path}");
    }
    assert_eq!(house.rows("SELECT COUNT(*) FROM console_audit").await, 0);
    assert_eq!(house.get("/api/v1/register").await.status, StatusCode::OK, "as everybody reads it");
});

on_both_engines!(a_token_runs_this_lodge_as_long_as_its_holder_does, async |db| {
    let house = House::on(&db).await;
    let operator = run(&house).await;
    for path in READ {
        reads(&house, path).await;
    }
    profile::set_admin(&db, operator.id, false).await.unwrap();
    for path in READ {
        let answer = house.get(&format!("/api/v1/admin/{path}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
});

on_both_engines!(reading_is_not_running, async |db| {
    let house = House::on(&db).await;
    let operator = house.account("olga", true).await;
    with_token(&house, &operator, &[Scope::AdminRead]).await;
    for path in READ.into_iter().filter(|path| *path != "providers") {
        reads(&house, path).await;
    }
    let answer = house.get("/api/v1/admin/providers").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "its page asks first who it is");
    for path in ["backups", "audit", "requests/1/close", "requests/1/publish"] {
        assert_eq!(posts(&house, path, &Value::Null).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let denial = json!({ "thing": "192.0.2.1", "reason": "spam", "days": 3 });
    assert_eq!(posts(&house, "denied", &denial).await.status, StatusCode::FORBIDDEN);
    // Nor does a token of the account make one that runs this Lodge.
    with_token(&house, &operator, &[Scope::AccountSecurity, Scope::AdminRead]).await;
    let token = json!({ "label": "x", "scopes": ["admin:write"] });
    let headers = [("content-type", "application/json")];
    let made = house.send(Method::POST, "/api/v1/account/tokens", &headers, token.to_string()).await;
    assert_eq!(problem(&made), (StatusCode::FORBIDDEN, "scope".to_owned()));
});

on_both_engines!(the_register_is_there_for_programs, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    with_token(&house, &ann, &[Scope::AccountRead]).await;
    let register = house.get("/api/v1/register").await.json();
    let entries = register["entries"].as_array().unwrap();
    assert_eq!(entries.len(), house.site.register.entries.len());
    let account = entries.iter().find(|entry| entry["name"] == "accounts_account").unwrap();
    assert_eq!(
        (&account["subject"], &account["keep"]["kind"], &account["basis"]),
        (&json!("customer"), &json!("until-deleted"), &json!("service"))
    );
    let email =
        account["columns"].as_array().unwrap().iter().find(|column| column["name"] == "email").unwrap();
    assert_eq!(*email, json!({ "name": "email", "class": "contact", "sealed": true, "also": null }));
    assert!(entries.iter().any(|entry| entry["recipient"]["name"] == "Postmark"));
});
