//! An address is in nothing that others get, nor any hash of it (promise C7): every public route is asked, by everybody.

use super::{
    house::{House, data},
    wire::{Wire, heard},
};
use axum::http::Method;
use base64::{Engine as _, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use lodge_testkit::on_both_engines;
use lodge_web::rehearse::Answer;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// Where public routes are written down.
const SOURCES: [&str; 5] = [
    include_str!("../../../src/http.rs"),
    include_str!("../../../src/door.rs"),
    include_str!("../../../src/image.rs"),
    include_str!("../../../src/spam.rs"),
    include_str!("../../../src/spam/challenge.rs"),
];

/// A guest's address, which is only typed, and its MD5.
const TYPED: (&str, &str) = ("quiet.canary@example.org", "0dc5c8077d620940b142f592d5a391e8");
/// That of somebody with an account, likewise.
const PROVED: (&str, &str) = ("canary.account@example.org", "03fdeaa45b4cea55abad87fa7e8d4a21");

/// Everything that an address could be recognised by.
struct Marks {
    /// In whatever case.
    folded: Vec<String>,
    /// As they are.
    exact: Vec<String>,
}

impl Marks {
    fn of((address, md5): (&str, &str)) -> Self {
        let hash = Sha256::digest(address.as_bytes());
        let md5_octets: Vec<u8> =
            (0..16).map(|at| u8::from_str_radix(&md5[at * 2..at * 2 + 2], 16).unwrap()).collect();
        let hex: String = hash.iter().map(|octet| format!("{octet:02x}")).collect();
        // The part before the sign finds an address however the sign is written: `@`, `%40`, `&#64;`.
        let folded = vec![address.split('@').next().unwrap().to_owned(), md5.to_owned(), hex];
        let exact = [address.as_bytes(), &md5_octets, hash.as_slice()]
            .into_iter()
            .flat_map(|octets| [STANDARD.encode(octets), URL_SAFE_NO_PAD.encode(octets)])
            .map(|text| text.trim_end_matches('=').to_owned())
            .collect();
        Self { folded, exact }
    }

    fn are_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.folded.iter().any(|mark| lower.contains(mark))
            || self.exact.iter().any(|mark| text.contains(mark))
    }
}

fn all_marks() -> [Marks; 2] {
    [Marks::of(TYPED), Marks::of(PROVED)]
}

/// The public routes, as they are written down; those that end something come last.
fn routes() -> Vec<String> {
    let after = SOURCES.iter().flat_map(|source| source.split(".route(\"").skip(1));
    let all: BTreeSet<_> = after.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    let mut all: Vec<_> = all.into_iter().filter(|path| path.starts_with("/embed/")).collect();
    all.sort_by_key(|path| path.contains("sign-out"));
    all
}

fn whole(answer: &Answer) -> String {
    format!("{} {:?} {}", answer.status, answer.headers, answer.body)
}

on_both_engines!(promise_c7_no_public_route_tells_an_address_or_a_hash_of_one, async |db| {
    let mut house = House::on(&db).await;
    house
        .rules(|rules| {
            rules.show.reactions = vec!["heart".to_owned()];
            rules.text.images = true;
        })
        .await;
    let carla = house.account("Carla", PROVED.0).await;
    let bob = house.account("Bob", "bob@example.org").await;
    let hers = house.visits(&house.blog, &carla, "Carla").await;
    let his = house.visits(&house.blog, &bob, "Bobby").await;
    let staff = house.visits(&house.blog, &house.owner, "Olga").await;
    let marks = all_marks();
    let check = |what: &str, answer: &Answer| {
        let text = whole(answer);
        assert!(!marks.iter().any(|marks| marks.are_in(&text)), "an address can be read: {what}");
    };
    let typed = [("name", "Guest"), ("email", TYPED.0), ("notify", "on")];
    let number = house.blog.id.number().to_string();
    let form = |more: &[(&'static str, &'static str)]| {
        let mut form = vec![("site", number.as_str()), ("page", "/post")];
        form.extend(typed);
        form.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        form.extend_from_slice(more);
        form
    };
    let posted = house.asks(Method::POST, "/embed/comments", "", &form(&[("body", "A word")])).await;
    check("posting", &posted);
    let id = posted.json()["id"].as_str().unwrap().to_owned();
    house.writes(&house.blog, &hers, &[("body", "Another word"), ("notify", "on")]).await;
    for wrong in [("body", ""), ("parent", "1"), ("page", "//"), ("site", "none.example"), ("website", "x")] {
        check("a mistake", &house.asks(Method::POST, "/embed/comments", "", &form(&[wrong])).await);
    }
    let taken = form(&[("name", "Carla"), ("body", "x")]);
    check("a name", &house.asks(Method::POST, "/embed/comments", "", &taken).await);

    let thread = house.reads(&house.blog).await;
    let public = data(&thread, "author").unwrap();
    let query = format!("site={number}&page=/post&origin=https://blog.example&lang=en");
    for more in ["", "&sort=best", "&lang=ru", "&after=1", "&under=1", "&format=atom", "&said=posted"] {
        for route in ["thread", "page", "feed", "counts"] {
            let path = format!("/embed/{route}?{query}{more}");
            check(&path, &house.get(&path).await);
        }
    }
    for what in ["reply", "report"] {
        check(what, &house.get(&format!("/embed/page?{query}&{what}={id}")).await);
    }
    check("a face", &house.get(&format!("/embed/avatar/{public}")).await);

    let routes = routes();
    assert!(routes.len() > 40, "they were found: {routes:?}");
    let fields = [
        ("site", number.as_str()),
        ("page", "/post"),
        ("body", "Other words"),
        ("value", "1"),
        ("kind", "heart"),
        ("on", "1"),
        ("reason", "spam"),
    ];
    for token in ["", &his, &staff] {
        for route in routes.iter().filter(|route| *route != "/embed/live") {
            let path = route.replace("/comments/{id}", &format!("/comments/{id}"));
            let path = path.replace("{id}", &public).replace("{ticket}", "aaaa");
            let path = format!("{path}?{query}");
            check(&path, &house.asks(Method::GET, &path, token, &[]).await);
            check(&path, &house.asks(Method::POST, &path, token, &fields).await);
        }
    }
});

on_both_engines!(promise_c7_nobody_who_looks_is_told_an_address, async |db| {
    let house = House::on(&db).await;
    let wire = Wire::to(&house).await;
    let site = house.blog.id.number();
    let typed = format!("site={site}&page=/post&name=Guest&notify=on&email={}", TYPED.0);
    let kind = "Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded";
    let post = format!("POST /embed/comments HTTP/1.1\r\n{kind}");
    let mut live = wire.ask(&format!("GET /embed/live?site={site}&page=/post&lang=en HTTP/1.1"), "").await;
    heard(&mut live, "text/event-stream").await;
    let posted = heard(&mut wire.ask(&post, &format!("{typed}&body=Second")).await, "\"id\"").await;
    let frame = heard(&mut live, "\"parent\"").await;
    assert!(frame.contains("Second"), "{frame}");
    let marks = all_marks();
    assert!(!marks.iter().any(|marks| marks.are_in(&frame) || marks.are_in(&posted)));
});

#[test]
fn an_address_would_be_found_however_it_is_written() {
    let marks = Marks::of(TYPED);
    let hash = Sha256::digest(TYPED.0.as_bytes());
    for text in [
        "Quiet.Canary@example.org".to_owned(),
        "?to=quiet.canary%40example.org".to_owned(),
        format!("/avatar/{}?d=mp", TYPED.1.to_uppercase()),
        hash.iter().map(|octet| format!("{octet:02X}")).collect(),
        STANDARD.encode(hash),
        URL_SAFE_NO_PAD.encode(hash),
        STANDARD.encode(TYPED.0),
        "DcXIB31iCUCxQvWS1aOR6A".to_owned(),
    ] {
        assert!(marks.are_in(&format!("<p>{text}</p>")), "{text}");
    }
    assert!(!marks.are_in("quiet, canary"));
}
