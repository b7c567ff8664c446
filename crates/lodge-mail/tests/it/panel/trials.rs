//! Tests that somebody sends to an alias: never to a stranger's mailbox, and never too many.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_mail::{Domain, store};
use serde_json::{Value, json};

use super::{proofs, town::Town};

/// An alias at a domain of Alice's, and its page.
async fn shop(town: &Town, domain: &Domain) -> (String, String) {
    let new = vec![(proofs::alias(domain, "shop", "ann@x.test"), None)];
    let added = store::add_aliases_within(&town.db, &*town.db.clock, town.alice.id, new).await.unwrap();
    let id = added[0].id;
    (format!("/mail/domains/{}/aliases/{id}", domain.id), format!("/aliases/{id}"))
}

#[tokio::test]
async fn no_test_goes_to_a_domain_that_nobody_proved() {
    let town = Town::open().await;
    let token = town.token(&town.alice, &[Scope::AliasesWrite]).await;
    let strangers = store::add_unproved(&town.db, &*town.db.clock, town.alice.id, "big-mail.test".to_owned());
    let (page, route) = shop(&town, &strangers.await.unwrap()).await;
    let shown = town.stage.get(&page).await.body;
    assert!(
        !shown.contains(&format!("{page}/test")) && shown.contains("first prove that the domain"),
        "{shown}"
    );
    let said = town.stage.post(&format!("{page}/test"), &[]).await;
    assert_eq!(said.location(), Some(format!("{page}?said=test-unproved").as_str()));
    let said = town.ask(&token, Method::POST, &format!("{route}/test"), &Value::Null).await;
    assert_eq!((said.status.as_u16(), &said.json()["code"]), (409, &json!("test-unproved")));
    assert!(town.stage.letters("shop@big-mail.test").await.is_empty());
}

#[tokio::test]
async fn one_address_gets_five_letters_an_hour_and_tests_are_among_them() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let (page, _) = shop(&town, &domain).await;
    for _ in 0..5 {
        let said = town.stage.post(&format!("{page}/test"), &[]).await;
        assert_eq!(said.location(), Some(format!("{page}?said=test-sent").as_str()));
        town.stage.clock.advance(3 * 60_000);
        town.stage.sign_in(&town.alice).await;
    }
    let said = town.stage.post(&format!("{page}/test"), &[]).await;
    assert_eq!(said.status, 429, "{said:?}");
    assert_eq!(town.stage.letters("shop@alice.test").await.len(), 5);
}
