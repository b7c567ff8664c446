//! The API: everything that the pages can do.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_comments::{State, moderate};
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::{Value, json};

use super::town::Town;

const NONE: Value = Value::Null;

on_both_engines!(a_program_keeps_sites_and_their_rules, async |db: TestDb| {
    let town = Town::open(db).await;
    let token = town.token(&town.alice, &[Scope::CommentsWrite]).await;
    let ask = async |method, path: &str, body: Value| town.ask(&token, method, path, &body).await;
    let added = ask(Method::POST, "/sites", json!({ "host": "Shop.Example" })).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let site = added.json();
    let at = format!("/sites/{}", site["id"].as_str().unwrap());
    assert_eq!(added.location(), Some(format!("/api/v1{at}").as_str()));
    assert_eq!((&site["host"], &site["role"]), (&json!("shop.example"), &json!("owner")));
    let again = ask(Method::POST, "/sites", json!({ "host": "shop.example" })).await;
    assert_eq!((again.status.as_u16(), &again.json()["errors"][0]["code"]), (422, &json!("sites-there")));
    assert_eq!(ask(Method::GET, "/sites", NONE).await.json()["items"].as_array().unwrap().len(), 2);

    let changed = ask(Method::PATCH, &at, json!({ "title": "The shop", "locked": true })).await;
    assert_eq!((&changed.json()["title"], &changed.json()["locked"]), (&json!("The shop"), &json!(true)));

    let mut rules = ask(Method::GET, &format!("{at}/rules"), NONE).await.json();
    rules["hold"]["words"] = json!(["casino"]);
    let kept = ask(Method::PUT, &format!("{at}/rules"), rules.clone()).await;
    assert_eq!((kept.status.as_u16(), kept.json()), (200, rules.clone()));
    rules["hold"]["first"] = json!(101);
    let wrong = ask(Method::PUT, &format!("{at}/rules"), rules).await;
    assert_eq!((wrong.status.as_u16(), &wrong.json()["errors"][0]["pointer"]), (422, &json!("#/hold/first")));

    let invitations = format!("{at}/invitations");
    let invited =
        ask(Method::POST, &invitations, json!({ "email": "bob@example.org", "role": "editor" })).await;
    assert_eq!(invited.status, 202, "{}", invited.body);
    assert_eq!(
        ask(Method::GET, &format!("{at}/helpers"), NONE).await.json(),
        json!({ "items": [], "next": null })
    );
    assert_eq!(ask(Method::DELETE, &at, NONE).await.status, 204);
    assert_eq!(ask(Method::GET, &at, NONE).await.status, 404);
});

on_both_engines!(a_program_moderates, async |db: TestDb| {
    let town = Town::open(db).await;
    let token = town.token(&town.alice, &[Scope::CommentsModerate]).await;
    let ask = async |method, path: &str, body: Value| town.ask(&token, method, path, &body).await;
    let at = format!("/sites/{}", town.site.id);
    let one = town.comment("One.", State::Held).await;
    let other = town.comment("Other.", State::Held).await;
    town.report(&other).await;
    let first = ask(Method::GET, &format!("{at}/comments?state=held&limit=1"), NONE).await.json();
    assert_eq!(first["items"][0]["body"], "One.");
    let next = first["next"].as_str().unwrap();
    let second =
        ask(Method::GET, &format!("{at}/comments?state=held&limit=1&after={next}"), NONE).await.json();
    assert_eq!((&second["items"][0]["name"], &second["next"]), (&json!("Carol"), &NONE));
    assert_eq!(ask(Method::GET, &format!("{at}/comments?state=eaten"), NONE).await.status, 400);
    let reports = ask(Method::GET, &format!("{at}/reports"), NONE).await.json();
    assert_eq!(
        (&reports["items"][0]["ground"], &reports["items"][0]["words"]),
        (&json!("abuse"), &json!("It hurts."))
    );

    let found = async |q: &str| ask(Method::GET, &format!("{at}/comments?{q}"), NONE).await.json();
    assert_eq!(found("q=OTH").await["items"].as_array().unwrap().len(), 1, "its words");
    let by_name = found("q=carol&limit=1").await;
    assert_eq!(
        (&by_name["items"][0]["body"], by_name["items"].as_array().unwrap().len()),
        (&json!("One."), 1)
    );
    let next = by_name["next"].as_str().unwrap();
    let rest = found(&format!("q=carol&limit=1&after={next}")).await;
    assert_eq!((&rest["items"][0]["body"], &rest["next"]), (&json!("Other."), &NONE));
    assert_eq!(found("q=%2Fpost&state=shown").await["items"], json!([]));
    assert_eq!(found("q=nowhere").await["items"], json!([]));

    let comment = format!("{at}/comments/{}", one.id);
    let decide = json!({ "act": "reject", "reason": "Off topic." });
    let said = ask(Method::POST, &format!("{comment}/decision"), decide).await;
    assert_eq!((said.status.as_u16(), &said.json()["state"]), (200, &json!("rejected")));
    assert_eq!(ask(Method::POST, &format!("{comment}/decision"), json!({ "act": "eat" })).await.status, 422);
    let said = ask(Method::POST, &format!("{comment}/restore"), NONE).await;
    assert_eq!((said.status.as_u16(), &said.json()["state"]), (200, &json!("held")));
    assert_eq!(ask(Method::DELETE, &comment, NONE).await.status, 204);
    assert_eq!(ask(Method::GET, &comment, NONE).await.json()["state"], "removed");

    let acts = ask(Method::GET, &format!("{at}/acts"), NONE).await.json();
    let done: Vec<_> = acts["items"].as_array().unwrap().iter().map(|act| act["done"].clone()).collect();
    assert_eq!(done, ["rejected", "restored", "removed"]);
    assert_eq!(acts["items"][0]["reason"], "Off topic.");
    let last = format!("{at}/acts/{}", acts["items"][2]["id"].as_str().unwrap());
    assert_eq!(ask(Method::PATCH, &last, json!({ "reason": "Twice." })).await.status, 204);
    assert_eq!(ask(Method::POST, &format!("{last}/undo"), NONE).await.status, 204);
    assert_eq!(ask(Method::POST, &format!("{last}/undo"), NONE).await.status, 409);
    assert_eq!(town.now(&one).await.state, State::Held);
    let blank = ask(Method::POST, &format!("{comment}/decision"), json!({ "act": "blank" })).await.json();
    assert_eq!((&blank["state"], &blank["body"], &blank["author"]), (&json!("removed"), &json!(""), &NONE));
    assert_eq!(ask(Method::POST, &format!("{comment}/restore"), NONE).await.status, 409);
});

on_both_engines!(a_program_chooses_letters, async |db: TestDb| {
    let town = Town::open(db).await;
    let token = town.token(&town.alice, &[Scope::CommentsWrite]).await;
    let ask = async |method, path: &str, body: Value| town.ask(&token, method, path, &body).await;
    let at = format!("/sites/{}/letters", town.site.id);
    assert_eq!(ask(Method::GET, &at, NONE).await.json(), json!({ "wish": "pending" }));
    assert_eq!(ask(Method::PUT, &at, json!({ "wish": "none" })).await.json(), json!({ "wish": "none" }));
    assert_eq!(ask(Method::GET, &at, NONE).await.json(), json!({ "wish": "none" }));
    assert_eq!(ask(Method::PUT, &at, json!({ "wish": "hourly" })).await.status, 422);
});

on_both_engines!(a_program_keeps_pages_visitors_and_bans, async |db: TestDb| {
    let town = Town::open(db).await;
    let scopes = [Scope::CommentsModerate, Scope::CommentsWrite];
    let token = town.token(&town.alice, &scopes).await;
    let ask = async |method, path: &str, body: Value| town.ask(&token, method, path, &body).await;
    let at = format!("/sites/{}", town.site.id);
    let page = format!("{at}/pages/{}", town.page.id);
    let moved = ask(Method::PATCH, &page, json!({ "path": "/new", "locked": true })).await.json();
    assert_eq!((&moved["path"], &moved["locked"]), (&json!("/new"), &json!(true)));
    let visitor = format!("{at}/visitors/{}", town.carol.id);
    let aside = ask(Method::PATCH, &visitor, json!({ "shadowed": true })).await.json();
    assert_eq!((&aside["name"], &aside["shadowed"]), (&json!("Carol"), &json!(true)));
    assert_eq!(ask(Method::GET, &format!("{at}/visitors"), NONE).await.json()["items"][0], aside);

    let bans = format!("{at}/bans");
    let new = json!({ "visitor": town.carol.id.to_string(), "until": "2030-01-31", "reason": "Rude." });
    let ban = ask(Method::POST, &bans, new).await;
    assert_eq!((ban.status.as_u16(), &ban.json()["ends_at"]), (201, &json!("2030-02-01T00:00:00Z")));
    assert_eq!(ask(Method::GET, &bans, NONE).await.json()["items"][0], ban.json());
    assert_eq!(ask(Method::POST, &bans, json!({ "reason": "Nobody." })).await.status, 422);
    let comment = town.comment("Words.", State::Shown).await;
    let from = json!({ "comment": comment.id.to_string() });
    let late = ask(Method::POST, &bans, from.clone()).await;
    assert_eq!((late.status.as_u16(), &late.json()["errors"][0]["code"]), (422, &json!("bans-forgotten")));
    moderate::wrote_from(&town.book, &town.site, comment.id.number(), b"network").await.unwrap();
    assert_eq!(ask(Method::POST, &bans, from).await.status, 201);
    let one = format!("{bans}/{}", ban.json()["id"].as_str().unwrap());
    assert_eq!(ask(Method::DELETE, &one, NONE).await.status, 204);
    assert_eq!(ask(Method::DELETE, &one, NONE).await.status, 404);
    assert_eq!(ask(Method::DELETE, &page, NONE).await.status, 204);
    assert_eq!(ask(Method::GET, &page, NONE).await.status, 404);
});

on_both_engines!(a_token_does_what_its_scopes_say, async |db: TestDb| {
    let town = Town::open(db).await;
    let comment = town.comment("Words.", State::Held).await;
    let at = format!("/sites/{}", town.site.id);
    let decision = format!("{at}/comments/{}/decision", comment.id);
    let approve = json!({ "act": "approve" });
    for (scope, read, write) in
        [(Scope::CommentsRead, 200, 403), (Scope::CommentsWrite, 200, 403), (Scope::AliasesRead, 403, 403)]
    {
        let token = town.token(&town.alice, &[scope]).await;
        assert_eq!(town.ask(&token, Method::GET, &at, &NONE).await.status.as_u16(), read, "{scope:?}");
        let said = town.ask(&token, Method::POST, &decision, &approve).await;
        assert_eq!(said.status.as_u16(), write, "{scope:?}");
    }
    let token = town.token(&town.bob, &[Scope::CommentsModerate]).await;
    assert_eq!(town.ask(&token, Method::POST, &decision, &approve).await.status, 404, "it is not Bob's");
    assert_eq!(town.now(&comment).await.state, State::Held);
});
