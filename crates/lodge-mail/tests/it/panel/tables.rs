//! Whole domains for programs: aliases as a table, the DNS as a zone file, and who else looks after it.

use axum::http::Method;
use lodge_accounts::{
    Role, Scope,
    delegates::{self, Invitation},
};
use lodge_mail::store;
use lodge_register::Personal;
use serde_json::{Value, json};

use super::town::Town;

const NONE: Value = Value::Null;

/// Sends a table.
async fn sends(town: &Town, token: &str, path: &str, kind: &str, table: &str) -> lodge_web::rehearse::Answer {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("content-type", kind)];
    town.stage.send(Method::POST, &format!("/api/v1{path}"), &headers, table.to_owned()).await
}

#[tokio::test]
async fn a_table_comes_out_as_it_went_in() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let token = town.token(&town.alice, &[Scope::AliasesWrite]).await;
    let path = format!("/domains/{}/aliases/table", domain.id);
    let table = "alias,destinations,label,answer\n\
                 shop@alice.test,\"a@x.test, b@x.test\",\"The \"\"shop\"\"\",450\n\
                 *@alice.test,rest@x.test,,\n";
    let wrong = sends(&town, &token, &path, "text/csv", "shop,a@x.test\nbad,nonsense\n").await;
    assert_eq!((wrong.status.as_u16(), &wrong.json()["errors"][0]["pointer"]), (422, &json!("#/lines/2")));
    assert_eq!(sends(&town, &token, &path, "application/json", table).await.status, 415);
    assert_eq!(store::counted(&town.db, town.alice.id).await.unwrap().1, 0, "all or none");
    let added = sends(&town, &token, &path, "text/csv; charset=utf-8", table).await;
    assert_eq!((added.status.as_u16(), added.json()["items"].as_array().unwrap().len()), (201, 2));
    let read = town.ask(&token, Method::GET, &path, &NONE).await;
    assert_eq!(read.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(read.body, table);
    let again = sends(&town, &token, &path, "text/csv", table).await;
    assert_eq!(again.json()["errors"][0]["code"], "line-there");
    let reader = town.token(&town.alice, &[Scope::AliasesRead]).await;
    assert_eq!(sends(&town, &reader, &path, "text/csv", table).await.status, 403);
}

#[tokio::test]
async fn the_zone_is_a_file() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let token = town.token(&town.alice, &[Scope::DomainsRead]).await;
    let zone = town.ask(&token, Method::GET, &format!("/domains/{}/dns/zone", domain.id), &NONE).await;
    assert_eq!(zone.header("content-type"), Some("text/dns; charset=utf-8"));
    assert!(zone.body.contains("mx.lodge.test.") && zone.body.contains("lodge-verify="), "{}", zone.body);
}

#[tokio::test]
async fn only_the_owner_says_who_else_looks_after_a_domain() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let invitation = Invitation {
        module: "mail".to_owned(),
        object: domain.id.number(),
        role: Role::Editor,
        email: Personal::new(town.bob.email.reveal().clone()),
    };
    let site = &town.stage.site;
    let code =
        delegates::invite(&site.cache, &*site.clock, &*site.chance, &town.alice, invitation).await.unwrap();
    delegates::accept(&site.db, &site.cache, &*site.clock, code.expose(), &town.bob).await.unwrap();
    let path = format!("/domains/{}/helpers", domain.id);
    let scopes = [Scope::DomainsWrite];
    let (hers, his) = (town.token(&town.alice, &scopes).await, town.token(&town.bob, &scopes).await);
    assert_eq!(town.ask(&his, Method::GET, &path, &NONE).await.json()["code"], "mail-role");
    let helpers = town.ask(&hers, Method::GET, &path, &NONE).await.json();
    assert_eq!((&helpers["items"][0]["role"], &helpers["next"]), (&json!("editor"), &NONE));
    let one = format!("{path}/{}", helpers["items"][0]["id"].as_str().unwrap());
    assert_eq!(town.ask(&his, Method::DELETE, &one, &NONE).await.status, 403);
    assert_eq!(town.ask(&hers, Method::DELETE, &one, &NONE).await.status, 204);
    assert_eq!(town.ask(&hers, Method::DELETE, &one, &NONE).await.status, 404);
    let domain = format!("/domains/{}", domain.id);
    assert_eq!(town.ask(&his, Method::GET, &domain, &NONE).await.status, 404);
}
