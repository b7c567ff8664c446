//! What an attacker tries first, each under its own name: forged requests, planted sessions, leading elsewhere, another
//! host, telling who has an account.

use crate::scene::{PASSWORD, Scene, address, hidden, plain};
use axum::http::{Method, StatusCode};
use lodge_testkit::on_both_engines;
use lodge_web::rehearse::ORIGIN;
use std::{
    fs,
    path::{Path, PathBuf},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Every path of the dashboard that takes a `POST`, read off its source: a route is covered the day it is written.
fn acts() -> Vec<String> {
    let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = Vec::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<PathBuf>>(),
            );
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for route in text.split(".route(\"").skip(1) {
            let (path, rest) = route.split_once('"').unwrap();
            let handler = rest.lines().next().unwrap_or_default();
            if handler.contains("post(") || handler.contains("posted(") {
                let parts = path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
                found.push(parts.collect::<Vec<_>>().join("/"));
            }
        }
    }
    found
}

on_both_engines!(csrf_no_act_without_the_token_of_our_page, async |db| {
    let scene = Scene::on(&db).await;
    let olga = scene.operator("olga").await;
    let acts = acts();
    for known in
        ["/sign-out", "/account", "/account/delete", "/sign-in", "/admin/deny", "/prove", "/account/links"]
    {
        assert!(acts.iter().any(|act| act == known), "{known} is not found any more: {acts:?}");
    }
    assert!(acts.len() > 50, "{acts:?}");
    for who in [None, Some(&olga)] {
        match who {
            Some(account) => scene.sign_in(account).await,
            None => scene.use_cookie(None),
        }
        let token = scene.token().await;
        let ours = [FORM, ("origin", ORIGIN), ("sec-fetch-site", "same-origin")];
        let theirs = [FORM, ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        let sibling = [FORM, ("origin", "https://blog.lodge.example"), ("sec-fetch-site", "same-site")];
        let script =
            [("content-type", "application/json"), ("origin", "null"), ("sec-fetch-site", "cross-site")];
        let good = format!("csrf={token}");
        for act in &acts {
            for (headers, body) in [
                (&ours[..], ""),
                (&ours, "csrf=made-up"),
                (&theirs, &good),
                (&sibling, &good),
                (&script, "{}"),
            ] {
                let answer = scene.send(Method::POST, act, headers, body.to_owned()).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{act} {headers:?} {body}");
            }
        }
    }
    assert!(scene.is_in().await, "nobody was signed out, or erased, by any of it");
});

on_both_engines!(csrf_the_api_takes_no_cookie, async |db| {
    let scene = Scene::on(&db).await;
    scene.sign_in(&scene.operator("olga").await).await;
    for path in ["/api/v1/account", "/api/v1/account/export", "/api/v1/account/tokens"] {
        assert_eq!(scene.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let deleted = scene.send(Method::DELETE, "/api/v1/account", &[("if-match", "*")], String::new()).await;
    assert_eq!(deleted.status, StatusCode::UNAUTHORIZED);
    assert!(scene.is_in().await);
});

on_both_engines!(session_fixation_a_number_is_new_at_every_way_in, async |db| {
    let scene = Scene::on(&db).await;
    let mallory = scene.account("mallory").await;
    scene.signs_up("alice").await;
    let link = scene.link("alice").await.unwrap();
    // A number that Mallory made up, and one that she is signed in with, planted in Alice's browser.
    for planted in ["A".repeat(43), scene.site.sessions.open(mallory.id, "").await.unwrap().expose().clone()]
    {
        scene.use_cookie(Some(planted.clone()));
        let next = scene.post(&link, &[("password", PASSWORD)]).await;
        let in_by =
            if next.status == StatusCode::SEE_OTHER { next } else { scene.types("alice", PASSWORD).await };
        assert_eq!(in_by.status, StatusCode::SEE_OTHER);
        assert_ne!(scene.cookie().unwrap(), planted);
        assert!(scene.site.sessions.find(&planted).await.unwrap().is_none(), "it opens nothing any more");
        assert!(in_by.header("set-cookie").unwrap().starts_with("__Host-lodge="));
    }
    // Signing out ends it on our side, whatever the browser keeps.
    let kept = scene.cookie().unwrap();
    scene.post("/sign-out", &[]).await;
    assert!(scene.site.sessions.find(&kept).await.unwrap().is_none());
});

on_both_engines!(open_redirect_no_way_leads_to_another_site, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    for next in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "///evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        ".evil.example",
        "@evil.example",
    ] {
        let encoded: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        scene.use_cookie(None);
        let shown = scene.get(&format!("/sign-in?next={encoded}")).await;
        assert!(!shown.body.contains("evil.example") && !shown.body.contains("alert(1)"), "{next}");
        let typed = [("email", "alice@example.org"), ("password", PASSWORD), ("next", next)];
        assert_eq!(scene.post("/sign-in", &typed).await.location(), Some("/"), "{next}");
        assert_eq!(scene.get(&format!("/sign-in?next={encoded}")).await.location(), Some("/"), "{next}");
        let proved = scene.post("/prove", &[("password", PASSWORD), ("next", next)]).await;
        assert_eq!(proved.location(), Some("/"), "{next}");
        scene.clock.advance(61_000);
    }
    // Where a form was sent from, only the path of it is believed.
    scene.sign_in(&alice).await;
    scene.clock.advance(16 * 60_000);
    let body = format!("csrf={}&password=x", scene.token().await);
    let headers = [
        FORM,
        ("origin", ORIGIN),
        ("sec-fetch-site", "same-origin"),
        ("referer", "https://evil.example//evil.example/x"),
    ];
    let asked = scene.send(Method::POST, "/account/password", &headers, body).await;
    let asked = asked.location().unwrap().to_owned();
    assert!(asked.starts_with("/prove?next="), "{asked}");
    assert!(!scene.get(&asked).await.body.contains("evil.example"), "{asked}");
});

on_both_engines!(host_header_no_link_is_made_of_it, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    for name in ["x-forwarded-host", "forwarded", "x-host", "x-forwarded-server", "x-original-url"] {
        scene.always(name, if name == "forwarded" { "host=evil.example" } else { "evil.example" });
    }
    scene.post("/forgotten", &[("email", &address("alice"))]).await;
    scene.signs_up("bob").await;
    for name in ["alice", "bob"] {
        let letters = scene.letters(&address(name)).await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].text.contains(ORIGIN) && !letters[0].text.contains("evil.example"));
    }
    let page = scene.get("/sign-in").await;
    assert!(!page.body.contains("evil.example"));
    // What is meant for another host is not even answered: whatever is asked, and whoever it says that it comes from.
    scene.site.move_to(lodge_web::Origin::parse("https://elsewhere.example").unwrap());
    for path in ["/sign-in", "/forgotten", "/account", "/api/v1/account", "/static/lodge.css"] {
        assert_eq!(scene.get(path).await.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
    }
    let asked = scene.post("/forgotten", &[("email", &address("alice"))]).await;
    assert_eq!(asked.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(scene.letters(&address("alice")).await.len(), 1);
});

on_both_engines!(enumeration_known_and_unknown_addresses_get_one_answer, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let said = |answer: &lodge_web::rehearse::Answer, name: &str| {
        let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort_unstable();
        let body = plain(&answer.body).replace(&address(name), "somebody");
        (answer.status, answer.location().map(str::to_owned), names, body)
    };
    let wrong =
        [scene.types("alice", "not the password").await, scene.types("nobody", "not the password").await];
    assert_eq!(said(&wrong[0], "alice"), said(&wrong[1], "nobody"), "signing in");

    let asked = async |name: &str| scene.post("/forgotten", &[("email", &address(name))]).await;
    let forgotten = [asked("alice").await, asked("nobody").await];
    assert_eq!(said(&forgotten[0], "alice"), said(&forgotten[1], "nobody"), "forgotten");

    let signed = [scene.signs_up("alice").await, scene.signs_up("nobody").await];
    assert_eq!(said(&signed[0], "alice"), said(&signed[1], "nobody"), "signing up");

    // Letters that stop because there were too many stop alike.
    for name in ["alice", "nobody"] {
        for _ in 0..6 {
            assert_eq!(asked(name).await.location(), Some("/forgotten/sent"), "{name}");
        }
    }
    scene.clock.advance(3_601_000);
    scene.sign_in(&scene.account("mallory").await).await;
    let changed = async |name: &str| scene.post("/account/email", &[("email", &address(name))]).await;
    let changed = [changed("alice").await, changed("unheard-of").await];
    assert_eq!(said(&changed[0], "alice"), said(&changed[1], "unheard-of"), "changing the address");
    assert!(hidden(&scene.get("/account/email").await.body, "csrf").is_some());
});

on_both_engines!(enumeration_guessing_closes_the_door_for_known_and_unknown_alike, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    for name in ["alice", "nobody"] {
        let mut answers = Vec::new();
        for _ in 0..7 {
            answers.push(scene.types(name, "not the password").await.status.as_u16());
        }
        assert_eq!(answers, [422, 422, 422, 422, 422, 429, 429], "{name}");
    }
});
