//! Signing in with an account elsewhere.

use crate::scene::{PASSWORD, Scene, address, hidden};
use axum::http::StatusCode;
use lodge_register::Clock as _;
use lodge_store::SystemClock;
use lodge_testkit::{
    oidc::{Mischief, OidcProvider, Person},
    on_both_engines,
};
use lodge_web::rehearse::{Answer, ORIGIN};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

fn person(name: &str) -> Person {
    Person { subject: format!("{name}-there"), email: address(name), verified: true, name: name.to_owned() }
}

/// What a browser does at the provider: asks for the page, and is sent back at once.
fn follows(place: &str) -> String {
    let (_, rest) = place.split_once("://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("location:")).unwrap();
    let place = line.split_once(':').unwrap().1.trim();
    place.strip_prefix(ORIGIN).unwrap().to_owned()
}

async fn goes(scene: &Scene, path: &str) -> Answer {
    let away = scene.get(path).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER, "{}", away.body);
    let back = follows(away.location().unwrap());
    scene.get(&back).await
}

async fn with_provider(scene: &Scene, provider: &OidcProvider) {
    // The provider has the time of this machine.
    scene.clock.advance(SystemClock.now().millis() - scene.clock.now().millis());
    scene.sign_in(&scene.operator("boss").await).await;
    let fields = [
        ("id", "club"),
        ("name", "The Club"),
        ("kind", "oidc"),
        ("issuer", &provider.issuer()),
        ("client_id", "lodge"),
        ("client_secret", "hush"),
        ("scopes", "openid email profile"),
    ];
    let added = scene.post("/admin/providers", &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    scene.post("/sign-out", &[]).await;
}

on_both_engines!(a_provider_is_chosen_by_its_name, async |db| {
    let scene = Scene::on(&db).await;
    scene.sign_in(&scene.operator("boss").await).await;
    let typed = |preset| {
        let rest = [("kind", "oidc"), ("scopes", "openid email profile"), ("fields", "id email - name")];
        [vec![("preset", preset), ("client_id", "lodge"), ("client_secret", "hush")], rest.to_vec()].concat()
    };
    for preset in lodge_console::providers::PRESETS {
        let added = scene.post("/admin/providers", &typed(preset.id)).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}: {}", preset.id, added.body);
        let twice = scene.post("/admin/providers", &typed(preset.id)).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            twice.body.contains(&format!("value=\"{}\" selected", preset.id)),
            "the choice stays: {}",
            twice.body
        );
    }
    let wrong = scene.post("/admin/providers", &typed("myspace")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("id=\"preset-error\""), "{}", wrong.body);
    let github = lodge_console::providers::named(&db, "github").await.unwrap().unwrap();
    assert_eq!((github.name.as_str(), github.client_secret.expose().as_str()), ("GitHub", "hush"));
    scene.use_cookie(None);
    let door = scene.get("/sign-in").await.body;
    for preset in lodge_console::providers::PRESETS {
        assert!(door.contains(&format!("Sign in with {}", preset.name)), "{}", preset.id);
    }
    // Where nothing has to be asked first, the way out is known.
    for (id, begins) in [
        ("discord", "https://discord.com/oauth2/authorize?response_type=code&client_id=lodge&"),
        ("github", "https://github.com/login/oauth/authorize?response_type=code&client_id=lodge&"),
        ("microsoft", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?response_type=code&"),
    ] {
        let away = scene.get(&format!("/sign-in/with/{id}")).await;
        assert!(away.location().unwrap().starts_with(begins), "{id}: {:?}", away.location());
        assert!(away.location().unwrap().contains(&format!("%2Fsign-in%2Fwith%2F{id}%2Fback")), "{id}");
    }
});

on_both_engines!(who_has_linked_it_signs_in_with_it_by_a_button, async |db| {
    let scene = Scene::on(&db).await;
    let provider = OidcProvider::open("lodge", "hush");
    with_provider(&scene, &provider).await;
    let alice = scene.account("alice").await;
    provider.signs_in(Some(person("alice")));
    assert!(scene.get("/sign-in").await.body.contains("Sign in with The Club"));

    // A verified address is a hint, not a way in.
    let hint = goes(&scene, "/sign-in/with/club").await;
    assert!(hint.body.contains("/sign-in?next=/account/links/new/club"), "{}", hint.body);
    assert!(scene.cookie().is_none());

    let typed = [("email", "alice@example.org"), ("password", PASSWORD), ("next", "/account/links/new/club")];
    let on = scene.post("/sign-in", &typed).await;
    let asked = goes(&scene, on.location().unwrap()).await;
    assert!(asked.body.contains(&address("alice")), "it says as whom: {}", asked.body);
    assert!(
        lodge_accounts::links::of(&scene.site.db, alice.id).await.unwrap().is_empty(),
        "a link alone links nothing"
    );
    let code = hidden(&asked.body, "code").unwrap();
    let linked = scene.post("/account/links", &[("code", &code)]).await;
    assert_eq!(linked.location(), Some("/account/security?said=provider-linked"));
    assert_eq!(scene.post("/account/links", &[("code", &code)]).await.status, StatusCode::GONE, "once");
    assert!(scene.get("/account/security").await.body.contains("The Club"));
    scene.post("/sign-out", &[]).await;

    let asked = goes(&scene, "/sign-in/with/club").await;
    assert!(scene.cookie().is_none(), "a link alone signs nobody in");
    let code = hidden(&asked.body, "code").unwrap();
    assert_eq!(scene.post("/sign-in/with", &[("code", &code)]).await.location(), Some("/"));
    let cookie = scene.cookie().unwrap();
    assert_eq!(scene.site.sessions.find(&cookie).await.unwrap().unwrap().account_id, alice.id);
    scene.post("/sign-out", &[]).await;
    assert_eq!(scene.post("/sign-in/with", &[("code", &code)]).await.status, StatusCode::GONE);
});

on_both_engines!(whoever_comes_back_goes_where_they_wanted_to, async |db| {
    let scene = Scene::on(&db).await;
    let provider = OidcProvider::open("lodge", "hush");
    with_provider(&scene, &provider).await;
    let alice = scene.account("alice").await;
    provider.signs_in(Some(person("alice")));
    scene.sign_in(&alice).await;
    let asked = goes(&scene, "/account/links/new/club").await;
    let code = hidden(&asked.body, "code").unwrap();
    scene.post("/account/links", &[("code", &code)]).await;
    scene.post("/sign-out", &[]).await;

    let wanted = "/account/tokens?page=2";
    let page = scene.get("/sign-in?next=%2Faccount%2Ftokens%3Fpage%3D2").await.body;
    let (_, there) = page.split_once("href=\"/sign-in/with/").unwrap();
    let there = format!("/sign-in/with/{}", there.split('"').next().unwrap());
    let away = scene.get(&there).await;
    assert!(!away.location().unwrap().contains("tokens"), "the provider is not told");
    let asked = scene.get(&follows(away.location().unwrap())).await;
    let code = hidden(&asked.body, "code").unwrap();
    // What the form says of it counts for nothing: it is held here.
    let typed = [("code", code.as_str()), ("next", "/help")];
    assert_eq!(scene.post("/sign-in/with", &typed).await.location(), Some(wanted));
    scene.post("/sign-out", &[]).await;

    for next in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example"] {
        let asked = goes(&scene, &format!("/sign-in/with/club?next={next}")).await;
        let code = hidden(&asked.body, "code").unwrap();
        assert_eq!(scene.post("/sign-in/with", &[("code", &code)]).await.location(), Some("/"), "{next}");
        scene.post("/sign-out", &[]).await;
    }
    provider.signs_in(None);
    let no = goes(&scene, "/sign-in/with/club?next=%2Fhelp").await;
    assert_eq!(no.location(), Some("/sign-in?next=%2Fhelp&said=provider-no"));
});

on_both_engines!(whoever_is_unknown_signs_up_with_what_is_known, async |db| {
    let scene = Scene::on(&db).await;
    let provider = OidcProvider::open("lodge", "hush");
    with_provider(&scene, &provider).await;
    provider.signs_in(Some(person("dora")));
    let asked = goes(&scene, "/sign-in/with/club").await;
    assert!(asked.body.contains("action=\"/sign-up\"") && asked.body.contains(&address("dora")));
    provider.signs_in(None);
    assert_eq!(goes(&scene, "/sign-in/with/club").await.location(), Some("/sign-in?said=provider-no"));
    for mischief in [Mischief::Nonce, Mischief::Audience, Mischief::Signature, Mischief::Unsigned] {
        provider.signs_in(Some(person("dora")));
        provider.plays(mischief);
        let refused = goes(&scene, "/sign-in/with/club").await;
        assert_eq!(refused.status, StatusCode::BAD_GATEWAY);
    }
});

on_both_engines!(an_answer_that_was_not_asked_for_is_none, async |db| {
    let scene = Scene::on(&db).await;
    let provider = OidcProvider::open("lodge", "hush");
    with_provider(&scene, &provider).await;
    provider.signs_in(Some(person("mallory")));
    assert_eq!(scene.get("/sign-in/with/club/back?code=x&state=y").await.status, StatusCode::GONE);
    assert_eq!(scene.get("/sign-in/with/nobody").await.status, StatusCode::NOT_FOUND);
    for path in ["/sign-in/with/%00", "/sign-in/with/%00/back"] {
        assert_eq!(scene.get(path).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
    // Mallory begins to link, and has Alice's browser end it.
    let (alice, mallory) = (scene.account("alice").await, scene.account("mallory").await);
    scene.sign_in(&mallory).await;
    let away = scene.get("/account/links/new/club").await;
    let back = follows(away.location().unwrap());
    scene.sign_in(&alice).await;
    assert_eq!(scene.get(&back).await.status, StatusCode::GONE);
    assert!(lodge_accounts::links::of(&scene.site.db, alice.id).await.unwrap().is_empty());
});

on_both_engines!(another_provider_of_the_same_name_is_another, async |db| {
    let scene = Scene::on(&db).await;
    let (before, after) = (OidcProvider::open("lodge", "hush"), OidcProvider::open("lodge", "hush"));
    with_provider(&scene, &before).await;
    let sent_to = async || {
        let away = scene.get("/sign-in/with/club").await;
        away.location().unwrap().to_owned()
    };
    assert!(sent_to().await.starts_with(&before.issuer()));
    let boss = lodge_accounts::first_admin(&scene.site.db).await.unwrap().unwrap();
    scene.sign_in(&boss).await;
    scene.post("/admin/providers/club/remove", &[]).await;
    let fields = [
        ("id", "club"),
        ("name", "The Club"),
        ("kind", "oidc"),
        ("issuer", &after.issuer()),
        ("client_id", "lodge"),
        ("client_secret", "hush"),
        ("scopes", "openid email profile"),
    ];
    assert_eq!(scene.post("/admin/providers", &fields).await.status, StatusCode::SEE_OTHER);
    scene.post("/sign-out", &[]).await;
    assert!(sent_to().await.starts_with(&after.issuer()), "nothing goes where the other one was");
});
