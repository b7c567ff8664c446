//! D3 and D4: a token of somebody who is verified is given back and kept nowhere, and nothing that was looked at is in clear.
//!
//! The program runs as people run it, beside a stand-in for Discord; what it can write to is searched afterwards.

use std::{net::IpAddr, thread};

use discord_double::{Failing, Faults, Id};
use lodge_testkit::{
    canary::{Canaries, assert_none},
    outside::{House, until},
};
use serde_json::{Value, json};

use super::{
    everywhere,
    harbour::Harbour,
    house,
    postgres::Postgres,
    redis::Redis,
    visitor::{DEVICE, Visitor},
};

/// Everything that was seen of people, to be looked for.
#[derive(Default)]
struct Seen {
    marks: Canaries,
}

impl Seen {
    /// Somebody with a browser of their own.
    fn visitor(&mut self, harbour: &Harbour, address: &'static str) -> Visitor {
        self.marks.address("an address", address.parse::<IpAddr>().unwrap());
        Visitor::of(&harbour.house, address, &self.marks.word("a user agent"))
    }

    /// Something that somebody linked to their account.
    fn linked(&mut self) -> Value {
        let (id, name) =
            (self.marks.word("the id of a connection"), self.marks.word("the name of a connection"));
        json!({ "id": id, "name": name, "type": "spotify", "verified": true, "visibility": 1,
                "friend_sync": false, "show_activity": false, "two_way_link": false })
    }

    /// The cookies that these were given.
    fn cookies(&mut self, visitors: &[&Visitor]) {
        for cookie in visitors.iter().flat_map(|visitor| visitor.cookies()) {
            self.marks.text("a cookie", &cookie);
        }
    }

    /// None of it is in any file, table, log or cache.
    fn is_nowhere(&self, house: &House, said: &str, cache: Option<&Redis>) {
        let search = self.marks.ready();
        assert_none(&everywhere(house, &search));
        assert_none(&search.clear("what it said", said.as_bytes()));
        if let Some(cache) = cache {
            let held = cache.dump();
            assert!(held.contains("lodge:"), "nothing is in Redis");
            assert_none(&search.clear("Redis", held.as_bytes()));
        }
    }
}

#[test]
fn promise_d3_d4_a_story_of_newcomers_leaves_no_token_and_nothing_in_clear() {
    story(house(), None);
}

#[test]
fn promise_d3_d4_the_same_story_leaves_nothing_in_postgresql_and_redis() {
    let (postgres, redis) = (Postgres::with_fresh_database(), Redis::of_tests(11));
    redis.ask(&["FLUSHDB"]);
    story(postgres.house().with("cache.url", &redis.url()), Some(&redis));
}

/// A newcomer, their second account, a flatmate of somebody who is banned, one behind a VPN, and the banned one twice.
fn story(house: House, cache: Option<&Redis>) {
    let (harbour, mut seen) = (Harbour::open(house), Seen::default());
    let serving = harbour.serves();
    let button = harbour.posts_the_button();

    // Whoever means well is in.
    let (newt, own) = (harbour.comes("newt", 300), seen.linked());
    harbour.double.links(newt, vec![own.clone()]);
    let phone = seen.visitor(&harbour, "203.0.113.77");
    let told = harbour.goes_through(&phone, newt, button);
    assert!(told.body.contains("You are in. Welcome."), "{}", told.body);
    harbour.is_in(newt);

    // Their second account is for the staff, who reads why.
    let second = harbour.comes("newt2", 20);
    harbour.double.links(second, vec![own]);
    let tablet = seen.visitor(&harbour, "198.51.100.201");
    let told = harbour.goes_through(&tablet, second, button);
    assert!(told.body.contains("Somebody of the staff will look at this first"), "{}", told.body);
    let (_, why, _) = harbour.staff_reads(second);
    assert!(why.contains("The same linked account as another member (+4)"), "{why}");
    assert!(why.contains(&format!("<@{newt}>")), "{why}");
    harbour.decides(second, "same:");
    harbour.decides(second, "turn-away:");
    assert!(!harbour.wears(second));

    // Somebody is let in, and banned later.
    let (troll, theirs) = (harbour.comes("troll", 300), seen.linked());
    harbour.double.links(troll, vec![theirs.clone()]);
    let mut laptop = seen.visitor(&harbour, "198.51.100.77");
    harbour.goes_through(&laptop, troll, button);
    harbour.is_in(troll);
    harbour.bans(troll);

    flatmate(&harbour, &mut seen, button, troll);

    // Whoever comes through a VPN is told so, and is in; nobody of the staff hears of it.
    let vera = harbour.comes("vera", 300);
    let tunnel = seen.visitor(&harbour, "192.0.2.77");
    let told = harbour.goes_through(&tunnel, vera, button);
    assert!(told.body.contains("You come through a VPN or a proxy. That is allowed here."), "{}", told.body);
    harbour.is_in(vera);
    assert_eq!(harbour.told_about(vera), 0);

    // Whoever was banned comes back: with the same browser from elsewhere, then with the same linked account.
    laptop.address = "192.0.2.78";
    seen.marks.address("an address", laptop.address.parse::<IpAddr>().unwrap());
    let again = harbour.comes("again", 1);
    is_held(&harbour, &laptop, again, button, "The same browser as somebody who is banned (+6)");
    let other = seen.visitor(&harbour, "192.0.2.79");
    let third = harbour.comes("third", 1);
    harbour.double.links(third, vec![theirs]);
    is_held(&harbour, &other, third, button, "The same linked account as somebody who is banned (+8)");

    // Each visit had a token of its own, and Discord has them all back.
    until("every token is given back", || (harbour.double.living_tokens() == 0).then_some(()));
    let tokens = harbour.tokens();
    assert_eq!((tokens.len(), harbour.asked("/oauth2/token/revoke")), (8, 8));
    seen.cookies(&[&phone, &tablet, &laptop, &tunnel, &other]);
    let told: String =
        harbour.double.log().iter().map(|call| format!("{} {:?}\n", call.body, call.reason)).collect();
    assert_none(&seen.marks.ready().clear("what Discord was told", told.as_bytes()));
    for token in &tokens {
        seen.marks.text("a token", token);
    }
    let figures = phone.get("/metrics").body;
    let said = serving.stop();
    seen.is_nowhere(&harbour.house, &(figures + &said), cache);
}

/// Somebody lives with one who is banned: a person looks once, and never again.
fn flatmate(harbour: &Harbour, seen: &mut Seen, button: Id, troll: Id) {
    let flat = harbour.comes("flat", 20);
    let own = seen.visitor(harbour, "198.51.100.77");
    let told = harbour.goes_through(&own, flat, button);
    assert!(told.body.contains("That happens in families, schools and shared homes"), "{}", told.body);
    let (_, why, _) = harbour.staff_reads(flat);
    assert!(why.contains("The same home network as somebody who is banned, within a week (+3)"), "{why}");
    assert!(why.contains(&format!("<@{troll}>")), "{why}");
    harbour.decides(flat, "different:");
    harbour.decides(flat, "let-in:");
    harbour.is_in(flat);
    let asked = harbour.told_about(flat);
    harbour.asks("verify again", &json!({ "user": flat }));
    let told = harbour.goes_through(&own, flat, button);
    assert!(told.body.contains("You are in. Welcome."), "{}", told.body);
    assert_eq!(harbour.told_about(flat), asked, "nobody is bothered a second time");
    seen.cookies(&[&own]);
}

fn is_held(harbour: &Harbour, visitor: &Visitor, who: Id, button: Id, because: &str) {
    let told = harbour.goes_through(visitor, who, button);
    assert!(told.body.contains("You cannot come in yet."), "{}", told.body);
    assert!(
        !told.body.contains("linked account as") && !told.body.contains("same browser"),
        "not what was alike"
    );
    let (_, why, _) = harbour.staff_reads(who);
    assert!(why.contains(because), "{why}");
    assert!(
        !harbour.wears(who) && harbour.double.member(harbour.place.id, who).is_some(),
        "neither in nor banned"
    );
}

#[test]
fn promise_d3_a_kill_between_the_code_and_the_decision_leaves_the_token_to_nobody() {
    killed(house(), None);
}

#[test]
fn promise_d3_a_kill_leaves_the_token_neither_in_postgresql_nor_in_redis() {
    let (postgres, redis) = (Postgres::with_fresh_database(), Redis::of_tests(12));
    redis.ask(&["FLUSHDB"]);
    killed(postgres.house().with("cache.url", &redis.url()), Some(&redis));
}

/// The power fails when Discord has given a token and nothing is decided: the token was in memory, and is in nobody's now.
fn killed(house: House, cache: Option<&Redis>) {
    let (harbour, mut seen) = (Harbour::open(house), Seen::default());
    let serving = harbour.serves();
    let button = harbour.posts_the_button();
    let newt = harbour.comes("newt", 300);
    let linked = seen.linked();
    harbour.double.links(newt, vec![linked]);
    let visitor = seen.visitor(&harbour, "203.0.113.77");
    let page = harbour.link(newt, button);
    let back = harbour.goes_away(&visitor, newt, &page);
    for (_, value) in url::form_urlencoded::parse(back.split_once('?').unwrap().1.as_bytes()) {
        seen.marks.text("the code, or what it answers", &value);
    }
    let failing = vec![Failing { path: "/connections".to_owned(), times: 1, status: 0 }];
    harbour.double.faults(Faults { failing, ..Faults::default() }, 1);
    let said = thread::scope(|scope| {
        scope.spawn(|| visitor.get(&back));
        until("Discord is asked what is linked", || (harbour.asked("/connections") == 1).then_some(()));
        serving.kill()
    });
    let [token] = harbour.double.access_tokens().try_into().unwrap();
    let uses = harbour.uses(&token);
    assert_eq!(harbour.asked("/oauth2/token"), 1);
    seen.marks.text("the token", &token);
    seen.cookies(&[&visitor]);
    seen.is_nowhere(&harbour.house, &said, cache);

    // It starts again, and goes on with nothing of it: the way back is closed, and whoever comes anew is looked at anew.
    let serving = harbour.serves();
    assert_eq!(visitor.get(&back).status, 400);
    assert!(!harbour.wears(newt));
    let device = visitor.cookie(DEVICE);
    let told = harbour.goes_through(&visitor, newt, button);
    assert!(told.body.contains("You are in. Welcome."), "{}", told.body);
    assert!(device.is_some() && visitor.cookie(DEVICE) == device);
    assert_eq!(harbour.uses(&token), uses, "nobody has the first one any more");
    // With a person's new token Discord takes back whatever else it gave for them.
    until("both are taken back", || (harbour.double.living_tokens() == 0).then_some(()));
    let said = serving.stop();
    seen.cookies(&[&visitor]);
    for token in harbour.tokens() {
        seen.marks.text("a token", &token);
    }
    seen.is_nowhere(&harbour.house, &said, cache);
}

/// A token in the log, in a row or in the cache is found by the same search.
#[test]
fn promise_d3_breach_a_token_in_the_log_a_row_or_the_cache_is_found() {
    let (house, redis) = (house(), Redis::of_tests(13));
    redis.ask(&["FLUSHDB"]);
    let mut marks = Canaries::default();
    let token = marks.word("a token");
    let search = marks.ready();
    house.lodge(["account", "list"]).succeeded();
    assert_none(&everywhere(&house, &search));
    house.lodge(["account", "add", "--email", "alice@example.org", "--name", &token]).succeeded();
    let found = everywhere(&house, &search);
    assert!(found.iter().any(|find| find.place.contains("account")), "{found:?}");
    std::fs::write(house.path().join("logs/lodge.log"), format!("authorization: Bearer {token}\n")).unwrap();
    let found = everywhere(&house, &search);
    assert!(found.iter().any(|find| find.place.ends_with("lodge.log")), "{found:?}");
    redis.ask(&["SETEX", "lodge:breach", "60", &token]);
    assert!(!search.clear("Redis", redis.dump().as_bytes()).is_empty());
}
