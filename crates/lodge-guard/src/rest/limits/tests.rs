//! The limits, with time that is handed in.

use lodge_egress::Method;

use super::*;

const fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_800_000_000_000 + millis)
}

fn route(head: u64) -> Route {
    Route { method: Method::PUT, shape: "/guilds/{}/bans/{}", head }
}

fn said(limit: u32, remaining: u32, reset_after: i64) -> Answer {
    Answer { status: 204, bucket: Some("ban".into()), limit, remaining, reset_after, ..Answer::default() }
}

fn slowed(retry_after: i64) -> Answer {
    Answer { status: 429, bucket: Some("ban".into()), limit: 2, retry_after, ..Answer::default() }
}

#[test]
fn the_first_call_learns_for_the_others() {
    let mut limits = Limits::default();
    assert_eq!(limits.ask(&route(1), false, at(0)), Leave::Go);
    assert_eq!(limits.ask(&route(1), false, at(0)), Leave::Wait(LEARNING));
    assert_eq!(limits.ask(&route(2), false, at(0)), Leave::Go, "another server has a bucket of its own");
    limits.learn(&route(1), &said(2, 1, 900), at(100));
    assert_eq!(limits.ask(&route(1), false, at(100)), Leave::Go);
    assert_eq!(limits.ask(&route(1), false, at(100)), Leave::Wait(900), "the bucket is full until it resets");
    limits.learn(&route(1), &said(2, 0, 850), at(150));
    assert_eq!(limits.ask(&route(1), false, at(999)), Leave::Wait(1));
    assert_eq!(limits.ask(&route(1), false, at(1_000)), Leave::Go);
    assert_eq!(limits.ask(&route(1), false, at(1_000)), Leave::Go);
    assert_eq!(limits.ask(&route(1), false, at(1_000)), Leave::Wait(LEARNING));
}

#[test]
fn routes_that_share_a_bucket_share_its_calls() {
    let unban = Route { method: Method::DELETE, ..route(1) };
    let mut limits = Limits::default();
    for route in [&route(1), &unban] {
        assert_eq!(limits.ask(route, false, at(0)), Leave::Go);
    }
    limits.learn(&route(1), &said(2, 1, 1_000), at(10));
    limits.learn(&unban, &said(2, 0, 1_000), at(20));
    assert!(matches!(limits.ask(&route(1), false, at(30)), Leave::Wait(_)));
    assert!(matches!(limits.ask(&unban, false, at(30)), Leave::Wait(_)));
}

#[test]
fn a_refusal_for_speed_is_waited_out() {
    let mut limits = Limits::default();
    limits.ask(&route(1), false, at(0));
    limits.learn(&route(1), &slowed(1_500), at(0));
    assert_eq!(limits.ask(&route(1), false, at(0)), Leave::Wait(1_500));
    assert_eq!(limits.ask(&route(2), false, at(0)), Leave::Go, "the others go on");
    limits.learn(&route(2), &Answer { global: true, ..slowed(700) }, at(0));
    assert_eq!(limits.ask(&route(3), true, at(0)), Leave::Wait(700), "unless Discord means all of it");
    let answer = Route { method: Method::POST, shape: "/interactions/{}/{}/callback", head: 9 };
    assert_eq!(limits.ask(&answer, false, at(0)), Leave::Go, "answers are not counted with the others");
}

#[test]
fn some_of_each_second_is_left_to_what_contains_a_raid() {
    let mut limits = Limits::default();
    let went = |limits: &mut Limits, urgent, from: u64| {
        (from..from + 100).filter(|head| limits.ask(&route(*head), urgent, at(0)) == Leave::Go).count()
    };
    assert_eq!(went(&mut limits, false, 1_000), 42);
    assert_eq!(went(&mut limits, true, 2_000), 8);
    assert_eq!(limits.ask(&route(5), true, at(400)), Leave::Wait(600));
    assert_eq!(limits.ask(&route(5), true, at(1_000)), Leave::Go);
}

#[test]
fn it_stops_well_before_discord_shuts_us_out() {
    let mut limits = Limits::default();
    let no = Answer { status: 403, ..Answer::default() };
    for head in 0..2_000 {
        assert_eq!(limits.ask(&route(head), false, at(i64::try_from(head).unwrap() * 30)), Leave::Go);
        limits.learn(&route(head), &no, at(i64::try_from(head).unwrap() * 30));
    }
    assert_eq!(limits.ask(&route(1), true, at(60_000)), Leave::Stop);
    assert_eq!(limits.ask(&route(1), true, at(600_000)), Leave::Go, "the first of them counts no more");
    assert_eq!(limits.invalid(), 2_000);
}

#[test]
fn what_others_filled_is_not_held_against_us() {
    let mut limits = Limits::default();
    limits.learn(&route(1), &Answer { shared: true, ..slowed(100) }, at(0));
    assert_eq!(limits.invalid(), 0);
    assert_eq!(limits.ask(&route(1), false, at(0)), Leave::Wait(100));
}

#[test]
fn a_call_that_was_given_up_blocks_nobody() {
    let mut limits = Limits::default();
    assert_eq!(limits.ask(&route(1), false, at(0)), Leave::Go);
    assert_eq!(limits.ask(&route(1), false, at(29_000)), Leave::Wait(LEARNING));
    assert_eq!(limits.ask(&route(1), false, at(30_000)), Leave::Go);
}

#[test]
fn many_servers_take_bounded_room() {
    let mut limits = Limits::default();
    for head in 0..20_000 {
        let now = at(i64::try_from(head).unwrap() * 50);
        limits.ask(&route(head), false, now);
        limits.learn(&route(head), &said(5, 4, 1_000), now);
    }
    assert!(limits.buckets.len() <= BUCKETS && limits.known.len() <= BUCKETS, "{}", limits.buckets.len());
}
