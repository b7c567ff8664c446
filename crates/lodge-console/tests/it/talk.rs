//! What an account shares and says, for programs.

use crate::{
    api::{asks, with_token},
    scene::{Scene, address},
};
use axum::http::{Method, StatusCode};
use lodge_accounts::{
    Email, Role, Scope,
    delegates::{self, Invitation},
    help::{self, By},
    testimonials,
};
use lodge_register::{Id, Personal};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

const NONE: Value = Value::Null;

on_both_engines!(a_share_is_given_taken_and_ended, async |db| {
    let scene = Scene::on(&db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let invite = async |object| {
        let email = Personal::new(Email::parse(&address("bob")).unwrap());
        let invitation = Invitation { module: "mail".to_owned(), object, role: Role::Editor, email };
        let site = &scene.site;
        let code = delegates::invite(&site.cache, &*site.clock, &*site.chance, &alice, invitation).await;
        code.unwrap().expose().clone()
    };
    let (code, unwanted) = (invite(7).await, invite(8).await);
    with_token(&scene, &alice, &[Scope::AccountWrite]).await;
    let open = scene.get("/api/v1/account/invitations").await.json();
    assert_eq!(
        (&open["items"][0]["email"], &open["items"][0]["object"]),
        (&json!("bob@example.org"), &json!("7"))
    );
    let which = json!({ "email": "bob@example.org", "module": "mail", "object": "8" });
    let path = "/api/v1/account/invitations/take-back";
    assert_eq!(asks(&scene, Method::POST, path, None, &which).await.status, StatusCode::NO_CONTENT);
    assert_eq!(asks(&scene, Method::POST, path, None, &which).await.status, StatusCode::NOT_FOUND);
    let path = "/api/v1/account/invitations/accept";
    let mistaken = asks(&scene, Method::POST, path, None, &json!({ "code": code })).await;
    assert_eq!((mistaken.status, &mistaken.json()["code"]), (StatusCode::FORBIDDEN, &json!("other-address")));

    with_token(&scene, &bob, &[Scope::AccountRead]).await;
    let timid = asks(&scene, Method::POST, path, None, &json!({ "code": code })).await;
    assert_eq!(timid.status, StatusCode::FORBIDDEN);
    with_token(&scene, &bob, &[Scope::AccountWrite]).await;
    let late = asks(&scene, Method::POST, path, None, &json!({ "code": unwanted })).await;
    assert_eq!(late.status, StatusCode::GONE);
    let share = asks(&scene, Method::POST, path, None, &json!({ "code": code })).await;
    assert_eq!((share.status, &share.json()["name"]), (StatusCode::OK, &json!("alice")));
    let had = scene.get("/api/v1/account/shares").await.json();
    assert_eq!(had["items"], json!([share.json()]));

    with_token(&scene, &scene.account("mallory").await, &[Scope::AccountWrite]).await;
    let path = format!("/api/v1/account/delegates/{}", share.json()["id"].as_str().unwrap());
    let foreign = asks(&scene, Method::DELETE, &path, None, &NONE).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    with_token(&scene, &alice, &[Scope::AccountWrite]).await;
    let given = scene.get("/api/v1/account/delegates").await.json();
    assert_eq!((&given["items"][0]["name"], &given["items"][0]["role"]), (&json!("bob"), &json!("editor")));
    let ended = asks(&scene, Method::DELETE, &path, None, &NONE).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT);
    assert_eq!(scene.get("/api/v1/account/delegates").await.json()["items"], json!([]));
});

on_both_engines!(help_is_asked_for_and_answered, async |db| {
    let scene = Scene::on(&db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let site = &scene.site;
    let new = json!({ "kind": "help", "text": "How?" });
    with_token(&scene, &alice, &[Scope::AccountWrite, Scope::HelpRead]).await;
    let timid = asks(&scene, Method::POST, "/api/v1/help", None, &new).await;
    assert_eq!(timid.status, StatusCode::FORBIDDEN);
    with_token(&scene, &alice, &[Scope::HelpWrite]).await;
    for (wrong, pointer) in [
        (json!({ "kind": "gossip", "text": "x" }), "#/kind"),
        (json!({ "kind": "help", "text": " " }), "#/text"),
    ] {
        let refused = asks(&scene, Method::POST, "/api/v1/help", None, &wrong).await;
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer);
    }
    let asked = asks(&scene, Method::POST, "/api/v1/help", None, &new).await;
    assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.body);
    let place = asked.location().unwrap().to_owned();
    let id = Id::new(asked.json()["id"].as_str().unwrap().parse().unwrap());
    help::answer(&site.db, &*site.clock, id, By::Operator, "Like this.").await.unwrap();
    let added =
        asks(&scene, Method::POST, &format!("{place}/answers"), None, &json!({ "text": "Thanks." })).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let thread = scene.get(&place).await.json();
    assert_eq!((&thread["request"]["state"], &thread["request"]["text"]), (&json!("open"), &json!("How?")));
    let said: Vec<_> = thread["answers"].as_array().unwrap().iter().map(|answer| &answer["text"]).collect();
    assert_eq!(said, ["Like this.", "Thanks."]);
    assert_eq!((&thread["answers"][0]["mine"], &thread["answers"][1]["mine"]), (&json!(false), &json!(true)));

    // Words are shown if their writer says so, and not any longer than that.
    let step = async |act: &str| asks(&scene, Method::POST, &format!("{place}/{act}"), None, &NONE).await;
    let approve = async |quote: &str| {
        asks(&scene, Method::POST, &format!("{place}/approve"), None, &json!({ "quote": quote })).await
    };
    assert_eq!(approve("Thanks.").await.json()["code"], "help-step", "nobody asked");
    testimonials::ask(&site.db, id, "Thanks.").await.unwrap();
    assert_eq!(approve("Thanks a lot.").await.json()["code"], "help-step", "these were not asked for");
    let approved = approve("Thanks.").await;
    assert_eq!(
        (&approved.json()["testimonial"], &approved.json()["quote"]),
        (&json!("approved"), &json!("Thanks."))
    );
    assert_eq!(step("withdraw").await.json()["testimonial"], "withdrawn");

    with_token(&scene, &bob, &[Scope::HelpWrite]).await;
    assert_eq!(scene.get("/api/v1/help").await.json()["items"], json!([]));
    assert_eq!(scene.get(&place).await.status, StatusCode::NOT_FOUND);
    assert_eq!(step("withdraw").await.status, StatusCode::NOT_FOUND);
});
