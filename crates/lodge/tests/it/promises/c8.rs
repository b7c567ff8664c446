//! C8: Akismet is asked where the owner of a site chose so, and gets what is declared and nothing else.

use std::collections::BTreeSet;

use lodge_comments::akismet::FIELDS;
use lodge_register::Personal;
use lodge_testkit::{
    akismet::{Akismet, Call},
    canary::{Canaries, assert_none},
    outside::{House, loopback},
};

use super::{
    guestbook::{Browser, add_site},
    house,
};

const KEY: &str = "keyoftheowner";

/// A house whose Akismet is played: one site asks, the other does not.
fn asking(akismet: &Akismet) -> House {
    let at = akismet.url();
    let house = house()
        .with("comments.akismet_url", at.trim_end_matches("/1.1/"))
        .with("egress.allow", "127.0.0.0/8");
    add_site(&house, "asks.test", |site| {
        site.akismet_key = Some(Personal::new(KEY.to_owned()));
        site.rules.beyond.akismet = true;
    });
    // A key alone is no yes.
    add_site(&house, "quiet.test", |site| site.akismet_key = Some(Personal::new(KEY.to_owned())));
    house
}

#[test]
fn promise_c8_akismet_gets_what_is_declared_and_only_from_who_chose_it() {
    let akismet = Akismet::open(KEY);
    let house = asking(&akismet);
    let serving = house.serve();
    let mut canaries = Canaries::default();
    let [agent, page, cookie] =
        ["the browser", "where they came from", "a cookie"].map(|what| canaries.word(what));
    let from = loopback();
    canaries.address("the address of the writer", from);
    let says =
        format!("User-Agent: {agent}\r\nReferer: https://asks.test/{page}\r\nCookie: visitor={cookie}\r\n");
    let browser = Browser { says, ..Browser::of(&house, from) };
    let fields =
        [("name", "Ann"), ("email", "ann@example.org"), ("notify", "on"), ("body", "A word about gardens.")];

    browser.writes("quiet.test", &fields).unwrap();
    assert!(akismet.calls().is_empty(), "nobody chose that: {:?}", akismet.calls());

    browser.writes("asks.test", &fields).unwrap();
    let call = akismet.call("comment-check");
    assert_eq!(undeclared(&call), BTreeSet::new());
    assert_eq!(call.fields.get("comment_content").map(String::as_str), Some("A word about gardens."));
    let search = canaries.ready();
    assert_none(&search.clear("what Akismet got", all_of(&call).as_bytes()));
    assert!(akismet.calls().is_empty(), "it is asked once");
    serving.stop();
}

/// A field that is not declared, and an address that is whole, are noticed by the same looks.
#[test]
fn promise_c8_breach_a_field_that_is_not_declared_is_noticed() {
    let from = loopback();
    let mut canaries = Canaries::default();
    canaries.address("the address of the writer", from);
    let call = Call {
        word: "comment-check".to_owned(),
        fields: [("blog", "https://asks.test/"), ("user_agent", "A browser"), ("user_ip", &from.to_string())]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        headers: vec![("referer".to_owned(), "https://asks.test/".to_owned())],
    };
    assert_eq!(undeclared(&call), BTreeSet::from(["user_agent".to_owned(), "referer:".to_owned()]));
    assert!(!canaries.ready().clear("what Akismet got", all_of(&call).as_bytes()).is_empty());
}

/// What is in a call that is neither declared nor what every request has.
fn undeclared(call: &Call) -> BTreeSet<String> {
    let fields: BTreeSet<&str> = FIELDS.into_iter().chain(["api_key"]).collect();
    let ordinary = ["connection", "content-length", "content-type", "host", "user-agent"];
    let more = call.fields.keys().filter(|name| !fields.contains(name.as_str())).cloned();
    let headers = call.headers.iter().map(|(name, _)| name.to_ascii_lowercase());
    more.chain(headers.filter(|name| !ordinary.contains(&name.as_str())).map(|name| format!("{name}:")))
        .collect()
}

fn all_of(call: &Call) -> String {
    let pairs = call.fields.iter().map(|(name, value)| format!("{name}={value}"));
    pairs
        .chain(call.headers.iter().map(|(name, value)| format!("{name}: {value}")))
        .collect::<Vec<_>>()
        .join("\n")
}
