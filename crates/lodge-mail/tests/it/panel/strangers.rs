//! What is somebody else's is not there: on no page, on no route of the API, for no method.

use axum::http::Method;
use lodge_accounts::{Role, Scope};
use lodge_mail::store;
use serde_json::{Value, json};

use super::{owned, proofs, town::Town};

#[tokio::test]
async fn what_is_somebody_elses_is_nowhere() {
    let town = Town::open().await;
    let domain = town.domain(&town.bob, "bob.test").await;
    let own = town.domain(&town.alice, "alice.test").await;
    let alias = proofs::alias(&domain, "shop", "bob@x.test");
    let alias = store::add_alias(&town.db, &*town.db.clock, alias).await.unwrap();
    let (at, one) =
        (format!("/mail/domains/{}", domain.id), format!("/mail/domains/{}/aliases/{}", domain.id, alias.id));
    let mut pages: Vec<String> = ["", "/remove", "/invite", "/dns", "/dns/zone", "/aliases", "/aliases/new"]
        .iter()
        .chain(&["/aliases/import", "/aliases/export"])
        .map(|part| format!("{at}{part}"))
        .collect();
    pages.extend([one.clone(), format!("{one}/remove")]);
    // An alias of somebody else's domain is not at one's own either.
    pages.push(format!("/mail/domains/{}/aliases/{}", own.id, alias.id));
    for page in pages {
        assert_eq!(town.stage.get(&page).await.status, 404, "GET {page}");
    }
    let fields = [("lines", "a → x@x.test"), ("destinations", "x@x.test"), ("state", "on")];
    let acts =
        ["/proof", "/remove", "/invite", "/aliases/new", "/aliases/import"].map(|part| format!("{at}{part}"));
    for act in acts.into_iter().chain([one.clone(), format!("{one}/test"), format!("{one}/remove")]) {
        assert_eq!(town.stage.post(&act, &fields).await.status, 404, "POST {act}");
    }

    let all = [Scope::DomainsWrite, Scope::AliasesWrite, Scope::AccountRead];
    let token = town.token(&town.alice, &all).await;
    let (domain, alias) = (format!("/domains/{}", domain.id), format!("/aliases/{}", alias.id));
    let new = json!({ "alias": "a", "destinations": ["x@x.test"] });
    for (method, path, body) in [
        (Method::GET, domain.clone(), Value::Null),
        (Method::DELETE, domain.clone(), Value::Null),
        (Method::POST, format!("{domain}/proof"), Value::Null),
        (Method::POST, format!("{domain}/invitations"), json!({ "email": "x@x.test", "role": "editor" })),
        (Method::GET, format!("{domain}/dns"), Value::Null),
        (Method::GET, format!("{domain}/dns/zone"), Value::Null),
        (Method::GET, format!("{domain}/helpers"), Value::Null),
        (Method::DELETE, format!("{domain}/helpers/1"), Value::Null),
        (Method::GET, format!("{domain}/aliases/table"), Value::Null),
        (Method::POST, format!("{domain}/aliases/table"), Value::Null),
        (Method::GET, format!("{domain}/aliases"), Value::Null),
        (Method::POST, format!("{domain}/aliases"), new.clone()),
        (Method::POST, format!("{domain}/aliases/bulk"), json!({ "items": [new] })),
        (Method::GET, alias.clone(), Value::Null),
        (Method::POST, format!("{alias}/test"), Value::Null),
        (Method::PATCH, alias.clone(), json!({ "answer": 550 })),
        (Method::DELETE, alias, Value::Null),
    ] {
        let answer = town.ask_with(&token, method.clone(), &path, &[("if-match", "*")], &body).await;
        assert_eq!(answer.status, 404, "{method} {path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    }
    assert_eq!(store::counted(&town.db, town.bob.id).await.unwrap(), (1, 1), "nothing happened to it");

    town.stage.use_cookie(None);
    let page = town.stage.get(&at).await;
    assert!(page.location().unwrap().starts_with("/sign-in?next="), "{page:?}");
}

/// Every act on a domain, by the role that it takes: on pages and over the API.
#[tokio::test]
async fn a_role_does_what_it_is_for_and_nothing_else() {
    let town = Town::open().await;
    let domain = town.domain(&town.bob, "bob.test").await;
    let alias = proofs::alias(&domain, "shop", "bob@x.test");
    let alias = store::add_alias(&town.db, &*town.db.clock, alias).await.unwrap();
    let (at, one) =
        (format!("/mail/domains/{}", domain.id), format!("/mail/domains/{}/aliases/{}", domain.id, alias.id));
    let edits = [
        format!("{at}/proof"),
        format!("{at}/aliases/new"),
        format!("{at}/aliases/import"),
        one.clone(),
        format!("{one}/test"),
        format!("{one}/remove"),
    ];
    let owns = [format!("{at}/remove"), format!("{at}/invite")];
    let (path, alias) = (format!("/domains/{}", domain.id), format!("/aliases/{}", alias.id));
    let new = json!({ "alias": "a", "destinations": ["x@x.test"] });
    let edits_by_program = [
        (Method::POST, format!("{path}/proof"), Value::Null),
        (Method::POST, format!("{path}/aliases"), new.clone()),
        (Method::POST, format!("{path}/aliases/bulk"), json!({ "items": [new] })),
        (Method::POST, format!("{alias}/test"), Value::Null),
        (Method::PATCH, alias.clone(), json!({ "answer": 550 })),
        (Method::DELETE, alias, Value::Null),
    ];
    let invitation = json!({ "email": "x@x.test", "role": "editor" });
    let owns_by_program = [
        (Method::DELETE, path.clone(), Value::Null),
        (Method::POST, format!("{path}/invitations"), invitation),
    ];
    let token = town.token(&town.alice, &[Scope::DomainsWrite, Scope::AliasesWrite]).await;
    let cache = &town.stage.site.cache;
    for role in [Role::Viewer, Role::Editor] {
        owned::share(&town.db, cache, &town.bob, domain.id.number(), &town.alice, role).await;
        let edits = if role == Role::Viewer { &edits[..] } else { &[] };
        for act in edits.iter().chain(&owns) {
            assert_eq!(town.stage.post(act, &[]).await.status, 403, "{role:?} POST {act}");
        }
        let edits = if role == Role::Viewer { &edits_by_program[..] } else { &[] };
        for (method, path, body) in edits.iter().chain(&owns_by_program) {
            let answer = town.ask_with(&token, method.clone(), path, &[("if-match", "*")], body).await;
            assert_eq!(answer.status, 403, "{role:?} {method} {path}: {}", answer.body);
        }
    }
    assert_eq!(store::counted(&town.db, town.bob.id).await.unwrap(), (1, 1), "nothing happened to it");
}
