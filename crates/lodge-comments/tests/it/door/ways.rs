//! The ways in.

use super::house::{BLOG, House, data, hidden};
use axum::http::{Method, StatusCode};
use lodge_register::Clock as _;
use lodge_store::SystemClock;
use lodge_testkit::{
    oidc::{OidcProvider, Person},
    on_both_engines,
};
use lodge_web::rehearse::{Answer, ORIGIN};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

on_both_engines!(promise_c4_a_visitor_gets_one_token_and_their_page_is_told, async |db| {
    let house = House::on(&db).await;
    let page = house.get(&House::step(&house.blog, "")).await;
    assert!(page.body.contains("/embed/sign-in/account?") && page.body.contains("/embed/sign-in/email?"));
    assert!(!page.headers.contains_key("set-cookie"));
    assert_eq!(page.header("cross-origin-opener-policy"), Some("unsafe-none"));

    // Nothing is handed over before a button is pressed: first into the account, then they are asked.
    let alice = house.account("Alice A.", "alice@example.org").await;
    let first = house.get(&House::step(&house.blog, "/account")).await;
    assert!(first.location().unwrap().starts_with("/sign-in?next=%2Fembed%2Fsign-in%2Faccount%3F"));
    house.sign_in(&alice).await;
    let asked = house.get(&House::step(&house.blog, "/account")).await;
    assert!(asked.body.contains("value=\"Alice A.\"") && data(&asked.body, "token").is_none());

    let done = house.sends(&house.blog, "/account", &[("name", "Al")]).await;
    let place = done.location().unwrap().to_owned();
    let page = house.get(&place).await;
    assert_eq!(data(&page.body, "origin").as_deref(), Some(BLOG));
    assert_eq!(data(&page.body, "name").as_deref(), Some("Al"));
    assert!(page.body.contains("src=\"/embed/sign-in/done.js\"") && !page.headers.contains_key("set-cookie"));
    assert_eq!(house.get(&place).await.status, StatusCode::GONE, "once");
    let token = data(&page.body, "token").unwrap();
    assert_eq!(token.len(), 43, "32 octets");

    let me = format!("/embed/me?site={}&page=/post", house.blog.id.number());
    let known = house.asks(Method::GET, &me, &token, &[]).await;
    assert_eq!((known.json()["name"].as_str(), known.json()["role"].as_str()), (Some("Al"), Some("visitor")));
    // The cookie of the house is worth nothing there, and the token nothing at another site.
    assert_eq!(house.asks(Method::GET, &me, "", &[]).await.status, StatusCode::UNAUTHORIZED);
    let shop = format!("/embed/me?site={}&page=/post", house.shop.id.number());
    assert_eq!(house.asks(Method::GET, &shop, &token, &[]).await.status, StatusCode::UNAUTHORIZED);

    // The second time they are asked as whom; it is the same visitor, with a token of its own.
    assert!(house.get(&House::step(&house.blog, "/account")).await.body.contains("as Al?"));
    let again = house.sends(&house.blog, "/account", &[]).await;
    let again = house.token(&again).await;
    assert_ne!(token, again);
    house.asks(Method::POST, "/embed/sign-out", &token, &[]).await;
    assert_eq!(house.asks(Method::GET, &me, &token, &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(house.asks(Method::GET, &me, &again, &[]).await.status, StatusCode::OK);
    house.clock.advance(29 * 86_400_000);
    assert_eq!(house.asks(Method::GET, &me, &again, &[]).await.status, StatusCode::UNAUTHORIZED, "28 days");
});

on_both_engines!(no_page_of_another_site_is_told, async |db| {
    let house = House::on(&db).await;
    let number = house.blog.id.number();
    for origin in ["https%3A%2F%2Fevil.test", "null", "*", "", "http%3A%2F%2Fblog.example"] {
        let answer = house.get(&format!("/embed/sign-in?site={number}&origin={origin}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin}");
    }
    assert_eq!(house.get("/embed/sign-in?site=7&origin=https%3A%2F%2Fblog.example").await.status, 404);
    // Nor does a form of another site reach what changes anything, whatever cookie the browser has.
    house.sign_in(&house.owner).await;
    let from = [
        ("origin", BLOG),
        ("sec-fetch-site", "cross-site"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let form = format!("site={number}&origin=https%3A%2F%2Fblog.example&name=x");
    let forced = house.send(Method::POST, "/embed/sign-in/account", &from, form).await;
    assert_eq!(forced.status, StatusCode::FORBIDDEN);
});

on_both_engines!(a_code_in_a_letter_lets_somebody_in, async |db| {
    let house = House::on(&db).await;
    let asked = house.sends(&house.blog, "/email", &[("email", "bob@example.org")]).await;
    let ticket = hidden(&asked.body, "ticket").unwrap();
    assert!(house.letters("bob@example.org").await.is_empty());
    house.clock.advance(21_000);
    let sent = house.sends(&house.blog, "/email", &[("email", "bob@example.org"), ("ticket", &ticket)]).await;
    let letter = hidden(&sent.body, "letter").unwrap();
    let letters = house.letters("bob@example.org").await;
    let (_, code) = letters[0].text.split_once("Your code is ").unwrap();
    let code: String = code.chars().take(9).collect();

    let wrong = house.sends(&house.blog, "/code", &[("letter", &letter), ("code", "2222-2222")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unnamed = house.sends(&house.blog, "/code", &[("letter", &letter), ("code", &code)]).await;
    assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY);
    // It is for this site, and opens no other.
    let fields = [("letter", letter.as_str()), ("code", code.as_str()), ("name", "Bob")];
    assert_eq!(house.sends(&house.shop, "/code", &fields).await.status, StatusCode::GONE);
    let lower = code.to_lowercase();
    let fields = [("letter", letter.as_str()), ("code", lower.as_str()), ("name", "Bob")];
    let done = house.sends(&house.blog, "/code", &fields).await;
    let token = house.token(&done).await;
    assert_eq!(house.sends(&house.blog, "/code", &fields).await.status, StatusCode::GONE, "once");
    let written = house.writes(&house.blog, &token, &[("body", "Hello from a mailbox")]).await;
    assert_eq!(written["state"], "shown", "{written}");
    assert!(!house.reads(&house.blog).await.contains("bob@"));
});

on_both_engines!(a_code_is_guessed_at_a_few_times_only, async |db| {
    let house = House::on(&db).await;
    let asked = house.sends(&house.blog, "/email", &[("email", "bob@example.org")]).await;
    let ticket = hidden(&asked.body, "ticket").unwrap();
    house.clock.advance(21_000);
    let sent = house.sends(&house.blog, "/email", &[("email", "bob@example.org"), ("ticket", &ticket)]).await;
    let letter = hidden(&sent.body, "letter").unwrap();
    let guess = [("letter", letter.as_str()), ("code", "2222-2222"), ("name", "Eve")];
    for _ in 0..5 {
        assert_eq!(house.sends(&house.blog, "/code", &guess).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(house.sends(&house.blog, "/code", &guess).await.status, StatusCode::GONE);
    let letters = house.letters("bob@example.org").await;
    let (_, code) = letters[0].text.split_once("Your code is ").unwrap();
    let code: String = code.chars().take(9).collect();
    let right = [("letter", letter.as_str()), ("code", code.as_str()), ("name", "Eve")];
    assert_eq!(
        house.sends(&house.blog, "/code", &right).await.status,
        StatusCode::GONE,
        "even the right one"
    );
});

/// What a browser does at the provider: asks for the page, and is sent back at once.
fn follows(place: &str) -> String {
    let (_, rest) = place.split_once("://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("location:")).unwrap();
    line.split_once(':').unwrap().1.trim().strip_prefix(ORIGIN).unwrap().to_owned()
}

async fn through(house: &House, link: &str) -> Answer {
    let away = house.get(link).await;
    assert_eq!(away.header("cross-origin-opener-policy"), Some("unsafe-none"), "the window keeps its opener");
    let back = house.get(&follows(away.location().unwrap())).await;
    assert_eq!(back.header("cross-origin-opener-policy"), Some("unsafe-none"));
    house.get(back.location().unwrap_or_else(|| panic!("{}", back.body))).await
}

on_both_engines!(promise_c7_a_provider_says_who_somebody_is_and_their_address_is_shown_nowhere, async |db| {
    let mut house = House::on(&db).await;
    let provider = OidcProvider::open("lodge", "hush");
    house.clock.advance(SystemClock.now().millis() - house.clock.now().millis());
    let boss = house.account("Boss", "boss@example.org").await;
    lodge_accounts::profile::set_admin(&house.site.db, boss.id, true).await.unwrap();
    house.sign_in(&boss).await;
    let issuer = provider.issuer();
    let fields = [
        ("id", "club"),
        ("name", "The Club"),
        ("kind", "oidc"),
        ("issuer", issuer.as_str()),
        ("client_id", "lodge"),
        ("client_secret", "hush"),
        ("scopes", "openid email profile"),
    ];
    house.post("/admin/providers", &fields).await;
    house.use_cookie(None);
    let way = |page: &Answer| {
        let (_, rest) = page.body.split_once("href=\"/sign-in/with/club?next=")?;
        Some(format!("/sign-in/with/club?next={}", rest.split('"').next()?))
    };
    assert!(way(&house.get(&House::step(&house.blog, "")).await).is_none(), "the owner has to choose it");
    house.rules(|rules| rules.who.providers = vec!["club".to_owned()]).await;
    let link = way(&house.get(&House::step(&house.blog, "")).await).unwrap();

    provider.signs_in(Some(Person {
        subject: "carol-there".to_owned(),
        email: "carol@example.org".to_owned(),
        verified: true,
        name: "Carol".to_owned(),
    }));
    let asked = through(&house, &link).await;
    assert!(asked.body.contains("value=\"Carol\"") && house.cookie().is_none(), "{}", asked.body);
    let held = hidden(&asked.body, "held").unwrap();
    // What was fetched for the blog is good for no other site.
    assert_eq!(house.sends(&house.shop, "/with", &[("held", &held)]).await.status, StatusCode::GONE);
    let asked = through(&house, &link).await;
    let held = hidden(&asked.body, "held").unwrap();
    let done = house.sends(&house.blog, "/with", &[("held", &held), ("name", "Carol")]).await;
    let token = house.token(&done).await;
    house.writes(&house.blog, &token, &[("body", "Hello from the club")]).await;
    let thread = house.reads(&house.blog).await;
    assert!(thread.contains("Carol") && !thread.contains("carol@") && !thread.contains("carol-there"));
    // Again: the same visitor.
    let asked = through(&house, &link).await;
    assert!(asked.body.contains("as Carol?"));

    provider.signs_in(None);
    let away = house.get(&link).await;
    let no = house.get(&follows(away.location().unwrap())).await;
    assert!(no.location().unwrap().starts_with("/embed/sign-in?site="), "back to the ways");
});
