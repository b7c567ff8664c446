//! C2: an address of the network is recorded only for somebody who did wrong, to deny it.

use std::{
    io::{Read as _, Write as _},
    net::{IpAddr, SocketAddr, TcpStream},
};

use lodge_abuse::pow;
use lodge_register::Timestamp;
use lodge_testkit::{
    canary::{Canaries, assert_none},
    outside::{House, loopback},
    web::encoded,
};
use socket2::{Domain, Socket, Type};

use super::{everywhere, f5::get, house, in_database, redis::Redis};

/// How often somebody asks who asks too often.
const FLOOD: usize = 40;

/// One asks for an account and another floods the house with wishes: of the first nothing is kept, and of the second
/// no more until the operator says so.
#[test]
fn promise_c2_no_address_of_the_well_behaved_is_kept() {
    let redis = Redis::of_tests(8);
    let (good, flood) = (loopback(), loopback());
    let mut canaries = Canaries::default();
    canaries.address("the address of who asks", good);
    canaries.address("the address of who floods", flood);
    let search = canaries.ready();
    let house = house().with("cache.url", &redis.url());
    let public_url = format!("http://{}", house.http());
    let house = house.with("http.public_url", &public_url);
    let serving = house.serve();
    assert!(sign_up(&house, good.into(), true).contains(" 303 "), "she is let in");
    let answers: Vec<_> = (0..FLOOD).map(|_| sign_up(&house, flood.into(), false)).collect();
    assert!(answers.iter().all(|answer| !answer.contains(" 303 ")), "nobody is let in without a puzzle");
    assert!(sign_up(&house, good.into(), true).contains(" 303 "), "the flood keeps nobody else out");
    let held = redis.dump();
    assert!(held.contains("lodge:"), "nothing was counted in Redis");
    let said = serving.stop();
    assert_none(&everywhere(&house, &search));
    assert_none(&search.clear("what it said", said.as_bytes()));
    assert_none(&search.clear("Redis", held.as_bytes()));
}

/// Whoever is denied is found by the same search, and so is an address that somebody puts into the cache.
#[test]
fn promise_c2_breach_an_address_that_is_kept_is_found() {
    let redis = Redis::of_tests(8);
    let address = loopback();
    let mut canaries = Canaries::default();
    canaries.address("an address", address);
    let search = canaries.ready();
    let house = house();
    house.lodge(["deny", "add", &address.to_string(), "--reason", "a flood"]).succeeded();
    let found = in_database(&house, &search);
    assert!(found.iter().any(|find| find.place == "abuse_denied.thing"), "{found:?}");
    let key = format!("breach:{address}");
    redis.ask(&["SET", &key, "1", "EX", "60"]);
    let held = redis.dump();
    redis.ask(&["DEL", &key]);
    assert!(!search.clear("Redis", held.as_bytes()).is_empty());
}

/// Fills in the form from this address, with the puzzle solved or without. Gives the first line of the answer.
fn sign_up(house: &House, from: IpAddr, solved: bool) -> String {
    let page = get(house.http(), "/sign-up");
    let hidden = |name: &str| {
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect(&page);
        rest.split('"').next().unwrap().to_owned()
    };
    let text = hidden("challenge");
    let puzzle = pow::Challenge { text: text.clone(), difficulty: pow::EASY, until: Timestamp::default() };
    let numbers = if solved { pow::solve(&puzzle) } else { "0,0,0".to_owned() };
    let email = format!("{}@example.org", lodge_testkit::canary::word());
    let fields = [
        ("csrf", hidden("csrf")),
        ("name", "Somebody".to_owned()),
        ("email", email),
        ("challenge", text),
        ("pow", numbers),
    ];
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let (body, to) = (body.join("&"), house.http());
    let mut stream = stream_from(from, to);
    let length = body.len();
    write!(
        stream,
        "POST /sign-up HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

/// A connection whose own end has this address.
fn stream_from(from: IpAddr, to: SocketAddr) -> TcpStream {
    let socket = Socket::new(Domain::for_address(to), Type::STREAM, None).unwrap();
    socket.bind(&SocketAddr::new(from, 0).into()).unwrap();
    socket.connect(&to.into()).unwrap();
    socket.into()
}
