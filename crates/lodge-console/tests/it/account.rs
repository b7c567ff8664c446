//! Keeping an account.

use crate::scene::{PASSWORD, Scene, address};
use axum::http::StatusCode;
use lodge_abuse::{Lockout, May};
use lodge_accounts::{Email, Role, by_id, delegates};
use lodge_testkit::on_both_engines;

on_both_engines!(a_profile_is_changed_and_what_is_wrong_is_said, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    scene.sign_in(&alice).await;
    let new = [("name", "Alice B."), ("language", "nl"), ("zone", "Europe/Amsterdam"), ("theme", "dark")];
    assert_eq!(scene.post("/account", &new).await.location(), Some("/account?said=profile-saved"));
    let page = scene.get("/account?said=profile-saved").await.body;
    assert!(page.contains("<html lang=\"nl\" data-theme=\"dark\">") && page.contains("Opgeslagen."));
    assert!(
        page.contains("value=\"Alice B.\"") && page.contains("<option selected>Europe/Amsterdam</option>")
    );
    let wrong = [("name", ""), ("language", "xx"), ("zone", "Mars/Olympus"), ("theme", "pink")];
    let again = scene.post("/account", &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = by_id(&scene.site.db, alice.id).await.unwrap().unwrap();
    assert_eq!((kept.name.reveal().as_str(), kept.zone.as_str()), ("Alice B.", "Europe/Amsterdam"));
});

on_both_engines!(another_address_needs_both_letters, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    scene.account("bob").await;
    scene.sign_in(&alice).await;
    let taken = scene.post("/account/email", &[("email", &address("bob"))]).await;
    let free = scene.post("/account/email", &[("email", &address("carol"))]).await;
    assert_eq!(taken.location(), free.location(), "whether an address is taken is not told");
    assert!(scene.letters(&address("bob")).await[0].text.contains("nothing was changed"));
    let (old, new) = (scene.link("alice").await.unwrap(), scene.link("carol").await.unwrap());
    assert!(scene.get(&old).await.body.contains(&address("carol")));
    scene.post("/sign-out", &[]).await;
    assert!(scene.post(&new, &[]).await.body.contains("Now open the link"));
    assert_eq!(scene.types("carol", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(scene.post(&old, &[]).await.body.contains("Done"));
    assert_eq!(scene.post(&old, &[]).await.status, StatusCode::GONE);
    assert_eq!(scene.types("carol", PASSWORD).await.status, StatusCode::SEE_OTHER);
});

on_both_engines!(another_address_is_known_from_nowhere_whoever_opens_the_link, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let site = &scene.site;
    let lockout = Lockout::new(site.db.clone(), site.cache.clone(), site.clock.clone());
    lockout.succeeded(&address("alice"), b"home").await.unwrap();
    // As somebody who is in from there sees it, however often others guess.
    let guessed = async || {
        for stranger in 0..50_u8 {
            lockout.failed(&address("alice"), &[stranger]).await.unwrap();
        }
        scene.clock.advance(11_000);
        lockout.may_try(&address("alice"), b"home").await.unwrap()
    };
    assert_eq!(guessed().await, May::Try);
    scene.sign_in(&alice).await;
    scene.post("/account/email", &[("email", &address("carol"))]).await;
    let (old, new) = (scene.link("alice").await.unwrap(), scene.link("carol").await.unwrap());
    scene.post("/sign-out", &[]).await;
    scene.post(&old, &[]).await;
    assert!(scene.post(&new, &[]).await.body.contains("Done"));
    assert_eq!(guessed().await, May::Prove, "whoever gets the old address next is known from nowhere");
});

on_both_engines!(a_new_password_signs_the_others_out, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let other = scene.site.sessions.open(alice.id, "another browser").await.unwrap();
    scene.sign_in(&alice).await;
    assert!(scene.get("/account/security").await.body.contains("another browser"));
    let short = scene.post("/account/password", &[("password", "short")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = scene.post("/account/password", &[("password", "a whole new password")]).await;
    assert_eq!(set.location(), Some("/account/security?said=password-changed"));
    assert!(scene.is_in().await);
    assert!(scene.site.sessions.find(other.expose()).await.unwrap().is_none());
    assert_eq!(scene.letters(&address("alice")).await.len(), 1, "they are told");
});

on_both_engines!(a_session_is_ended_by_its_holder_and_by_nobody_else, async |db| {
    let scene = Scene::on(&db).await;
    let (alice, mallory) = (scene.account("alice").await, scene.account("mallory").await);
    let other = scene.site.sessions.open(alice.id, "another browser").await.unwrap();
    let session = scene.site.sessions.find(other.expose()).await.unwrap().unwrap();
    let path = format!("/account/sessions/{}/end", session.id.number());
    scene.sign_in(&mallory).await;
    assert_eq!(scene.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(scene.site.sessions.find(other.expose()).await.unwrap().is_some());
    scene.sign_in(&alice).await;
    assert_eq!(scene.post(&path, &[]).await.location(), Some("/account/security?said=session-ended"));
    assert!(scene.site.sessions.find(other.expose()).await.unwrap().is_none());
    scene.site.sessions.open(alice.id, "a third one").await.unwrap();
    scene.post("/account/sessions/end", &[]).await;
    assert_eq!(scene.site.sessions.list(alice.id).await.unwrap().len(), 1);
});

on_both_engines!(a_token_is_shown_once_and_can_be_removed, async |db| {
    let scene = Scene::on(&db).await;
    scene.sign_in(&scene.account("alice").await).await;
    let wrong = scene.post("/account/tokens", &[("label", ""), ("days", "13")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bold = [("label", "x"), ("scopes", "admin:read"), ("days", "7")];
    assert_eq!(scene.post("/account/tokens", &bold).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields =
        [("label", "a script"), ("scopes", "aliases:read"), ("scopes", "domains:read"), ("days", "30")];
    let made = scene.post("/account/tokens", &fields).await;
    let text = made.body.split("<code id=\"token\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(lodge_accounts::tokens::is_well_formed(&text));
    let listed = scene.get("/account/tokens").await.body;
    assert!(listed.contains("a script") && listed.contains("domains:read") && !listed.contains(&text));
    let path =
        listed.split("action=\"/account/tokens/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("/account/tokens/{path}");
    assert_eq!(scene.post(&path, &[]).await.location(), Some("/account/tokens?said=token-removed"));
    assert_eq!(scene.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(everything_that_is_known_is_shown_and_taken_along, async |db| {
    let scene = Scene::on(&db).await;
    scene.sign_in(&scene.account("alice").await).await;
    let page = scene.get("/account/data").await.body;
    assert!(page.contains("alice@example.org"));
    let file = scene.get("/account/data/export.json").await;
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"lodge-export.json\""));
    assert_eq!(file.json()["sections"][0]["rows"][0]["email"], "alice@example.org");
    assert!(!file.body.contains("$argon2id$") && !page.contains("$argon2id$"), "nothing that opens doors");
    assert!(page.contains("Kept, and not shown"));
    scene.clock.advance(16 * 60_000);
    assert_eq!(
        scene.get("/account/data/export.json").await.status,
        StatusCode::SEE_OTHER,
        "not without a proof"
    );
});

/// A page without the marks that keep names apart from the words around them.
fn words(page: &str) -> String {
    page.replace(['\u{2068}', '\u{2069}'], "")
}

on_both_engines!(an_invitation_is_for_whom_it_was_sent_to, async |db| {
    let scene = Scene::on(&db).await;
    let (alice, bob, mallory) =
        (scene.account("alice").await, scene.account("bob").await, scene.account("mallory").await);
    let invitation = delegates::Invitation {
        module: "mail".to_owned(),
        object: 7,
        role: Role::Editor,
        email: Email::parse(&address("bob")).unwrap().into(),
    };
    let site = &scene.site;
    let code = delegates::invite(&site.cache, &*site.clock, &*site.chance, &alice, invitation).await.unwrap();
    let path = format!("/invited/{}", code.expose());
    let stranger = scene.get(&path).await;
    assert!(stranger.body.contains("/sign-in?next=/invited/"), "whoever is not in is shown the way");
    assert!(words(&stranger.body).contains("Domain alice.test"), "and what it is about: {}", stranger.body);
    scene.sign_in(&mallory).await;
    assert_eq!(scene.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
    scene.sign_in(&alice).await;
    assert!(scene.get("/account/delegates").await.body.contains(&address("bob")));
    scene.sign_in(&bob).await;
    assert_eq!(scene.post(&path, &[]).await.location(), Some("/account/delegates?said=invitation-accepted"));
    let listed = words(&scene.get("/account/delegates").await.body);
    assert!(listed.contains("Domain alice.test") && listed.contains("alice"));
    let id = delegates::of(&site.db, bob.id).await.unwrap()[0].id.number();
    let path = format!("/account/delegates/{id}/remove");
    scene.sign_in(&mallory).await;
    assert_eq!(scene.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    scene.sign_in(&alice).await;
    assert_eq!(scene.post(&path, &[]).await.location(), Some("/account/delegates?said=share-removed"));
});

on_both_engines!(an_invitation_to_what_is_lost_is_none, async |db| {
    let scene = Scene::on(&db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let invitation = delegates::Invitation {
        module: "mail".to_owned(),
        object: 13,
        role: Role::Editor,
        email: Email::parse(&address("bob")).unwrap().into(),
    };
    let site = &scene.site;
    let code = delegates::invite(&site.cache, &*site.clock, &*site.chance, &alice, invitation).await.unwrap();
    let path = format!("/invited/{}", code.expose());
    scene.sign_in(&bob).await;
    assert_eq!(scene.get(&path).await.status, StatusCode::GONE);
    assert_eq!(scene.post(&path, &[]).await.status, StatusCode::GONE);
    assert!(delegates::of(&site.db, bob.id).await.unwrap().is_empty());
});

on_both_engines!(a_passkey_is_asked_for_and_nonsense_is_refused, async |db| {
    let scene = Scene::on(&db).await;
    scene.sign_in(&scene.account("alice").await).await;
    let asked = scene.post_json("/account/passkeys/start", &serde_json::json!({ "label": "key" })).await;
    assert_eq!(asked.json()["publicKey"]["rp"]["id"], "lodge.example");
    let nonsense = serde_json::json!({ "label": "key", "credential": { "id": "x" }, "state": "x" });
    let refused = scene.post_json("/account/passkeys/finish", &nonsense).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.json()["detail"].is_string(), "our script can say why");
    scene.post("/sign-out", &[]).await;
    let asked = scene.post_json("/sign-in/passkey/start", &serde_json::json!({})).await.json();
    assert!(asked["publicKey"]["challenge"].is_string() && asked["state"].is_string());
    let answer = serde_json::json!({ "state": asked["state"], "credential": { "id": "x" }, "next": "/" });
    let refused = scene.post_json("/sign-in/passkey/finish", &answer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(scene.cookie().is_none());
});
