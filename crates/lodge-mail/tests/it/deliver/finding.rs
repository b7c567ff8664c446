//! Which server a message is taken to.

use std::{
    net::{Ipv6Addr, SocketAddr},
    time::{Duration, Instant},
};

use lodge_testkit::{
    dns::Dns,
    smtp_peer::{Act, Manner, SmtpPeer},
};

use super::bench::{beside, courier, letter, one, point, send, told};

const DELIVERED: &str = "delivered to 1, refused by 0";

#[tokio::test]
async fn the_next_server_is_tried_when_one_cannot() {
    for act in [
        Act::HangUp,
        Act::Garbage(b"what\r\n".to_vec()),
        Act::say("421 4.3.2 stopping"),
        Act::say("451 4.3.0 later"),
        Act::say("554 5.3.0 not here"),
    ] {
        let first = SmtpPeer::with(Manner::default().on("CONNECT", act.clone())).await;
        let second = beside(&first, 2, Manner::default()).await;
        let dns = Dns::start().await;
        point(&dns, "dst.test", 20, &second);
        point(&dns, "dst.test", 10, &first);
        let courier = courier(&dns, first.port(), |_| {});
        assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED, "{act:?}");
        assert_eq!((first.taken().len(), second.taken().len()), (0, 1), "{act:?}");
        assert_eq!(first.connections(), 1, "{act:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_passed_over() {
    let second = SmtpPeer::start().await;
    let dns = Dns::start().await;
    dns.mx("dst.test", 5, "gone.dst.test");
    dns.mx("dst.test", 10, "closed.dst.test");
    dns.address_of("closed.dst.test", [127, 0, 0, 77]);
    point(&dns, "dst.test", 20, &second);
    let courier = courier(&dns, second.port(), |_| {});
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
}

#[tokio::test]
async fn a_no_of_the_first_server_is_a_no() {
    for (command, act, expected) in [
        ("RCPT", "550 5.1.1 unknown", "550 5.1.1"),
        ("RCPT", "450 4.7.1 greylisted", "450 4.7.1"),
        ("MESSAGE", "554 5.7.1 spam", "554 5.7.1"),
        ("MAIL", "552 5.3.4 big", "552 5.3.4"),
    ] {
        let first = SmtpPeer::with(Manner::default().on(command, Act::say(act))).await;
        let second = beside(&first, 2, Manner::default()).await;
        let dns = Dns::start().await;
        point(&dns, "dst.test", 10, &first);
        point(&dns, "dst.test", 20, &second);
        let courier = courier(&dns, first.port(), |_| {});
        assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), expected);
        assert_eq!(second.connections(), 0);
    }
}

#[tokio::test]
async fn a_server_that_hangs_in_the_greeting_leaves_time_for_another_address() {
    let first = SmtpPeer::with(Manner::default().on("CONNECT", Act::HangUp)).await;
    let second = beside(&first, 2, Manner::default()).await;
    let dns = Dns::start().await;
    dns.mx("dst.test", 10, "mx.dst.test");
    dns.address_of("mx.dst.test", first.ip());
    dns.address_of("mx.dst.test", second.ip());
    let courier = courier(&dns, first.port(), |_| {});
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
    assert_eq!(second.taken().len(), 1);
}

//= rfc5321#5.1
//= type=test
//# If an empty list of MXs is returned,
//# the address is treated as if it was associated with an implicit MX
//# RR, with a preference of 0, pointing to that host.
#[tokio::test]
async fn a_domain_without_mx_is_its_own_server() {
    let (peer, dns, courier) = one(Manner::default()).await;
    dns.address_of("plain.test", peer.ip());
    assert_eq!(told(send(&courier, &letter(&["inbox@plain.test"])).await), DELIVERED);
}

#[tokio::test]
async fn another_name_is_followed() {
    let (_peer, dns, courier) = one(Manner::default()).await;
    dns.cname("alias.test", "dst.test");
    assert_eq!(told(send(&courier, &letter(&["inbox@alias.test"])).await), DELIVERED);
}

#[tokio::test]
async fn an_address_literal_needs_no_name() {
    let (peer, _dns, courier) = one(Manner::default()).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@[127.0.0.1]"])).await), DELIVERED);
    assert_eq!(peer.taken()[0].recipients, ["inbox@[127.0.0.1]"]);
}

#[tokio::test]
async fn ipv6_is_as_good_as_ipv4() {
    let peer = SmtpPeer::at(SocketAddr::from((Ipv6Addr::LOCALHOST, 0)), Manner::default()).await;
    let dns = Dns::start().await;
    point(&dns, "six.test", 10, &peer);
    let courier = courier(&dns, peer.port(), |_| {});
    assert_eq!(told(send(&courier, &letter(&["inbox@six.test"])).await), DELIVERED);
    assert_eq!(told(send(&courier, &letter(&["inbox@[IPv6:::1]"])).await), DELIVERED);
}

#[tokio::test]
async fn ipv6_that_does_not_work_costs_little() {
    let (peer, dns, courier) = one(Manner::default()).await;
    dns.mx("both.test", 10, "mx.both.test");
    // Nobody listens at the first; the second swallows what is sent to it.
    dns.address_of("mx.both.test", Ipv6Addr::LOCALHOST);
    dns.address_of("mx.both.test", "100::1".parse::<Ipv6Addr>().unwrap());
    dns.address_of("mx.both.test", peer.ip());
    let began = Instant::now();
    assert_eq!(told(send(&courier, &letter(&["inbox@both.test"])).await), DELIVERED);
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[tokio::test]
async fn names_that_lead_nowhere() {
    let (peer, dns, courier) = one(Manner::default()).await;
    dns.null_mx("null.test");
    dns.fails("fails.test");
    dns.mx("mine.test", 10, "MX.lodge.test");
    dns.mx("behind.test", 10, "mx.lodge.test");
    dns.mx("behind.test", 20, "mx10.dst.test");
    dns.mx("dangling.test", 10, "gone.test");
    dns.mx("vague.test", 10, "fails.test");
    dns.empty("empty.test");
    for (domain, expected) in [
        ("null.test", "556 5.1.10"),
        ("nxdomain.test", "550 5.1.2"),
        ("fails.test", "451 4.4.3"),
        ("mine.test", "550 5.4.6"),
        ("behind.test", "550 5.4.6"),
        ("dangling.test", "550 5.4.4"),
        ("vague.test", "451 4.4.3"),
        ("empty.test", "550 5.4.4"),
    ] {
        assert_eq!(told(send(&courier, &letter(&[&format!("inbox@{domain}")])).await), expected, "{domain}");
    }
    assert_eq!(peer.connections(), 0);
}

#[tokio::test]
async fn a_silent_dns_is_waited_for_within_the_budget() {
    let (peer, dns, _) = one(Manner::default()).await;
    dns.silent("silent.test");
    let courier =
        courier(&dns, peer.port(), |settings| settings.delivery_budget = Duration::from_millis(500));
    let began = Instant::now();
    assert_eq!(told(send(&courier, &letter(&["inbox@silent.test"])).await), "451 4.4.3");
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[tokio::test]
async fn no_name_leads_into_our_own_network() {
    let (peer, dns, _) = one(Manner::default()).await;
    // With DNS servers that could be anybody's, only what is public is reached.
    let courier = courier(&dns, peer.port(), |settings| settings.dns = vec!["127.0.0.1:53".parse().unwrap()]);
    for literal in ["[127.0.0.1]", "[10.0.0.1]", "[IPv6:::1]", "[169.254.169.254]"] {
        assert_eq!(
            told(send(&courier, &letter(&[&format!("inbox@{literal}")])).await),
            "550 5.4.6",
            "{literal}"
        );
    }
    assert_eq!(peer.connections(), 0);
}

#[tokio::test]
async fn the_dns_is_not_asked_twice_for_the_same() {
    let (_peer, dns, courier) = one(Manner::default()).await;
    for _ in 0..5 {
        send(&courier, &letter(&["inbox@dst.test"])).await.unwrap();
    }
    let asked = dns.asked();
    assert!(asked.len() <= 3, "{asked:?}");
}

#[tokio::test]
async fn an_answer_too_long_for_udp_is_fetched_by_tcp() {
    let (peer, dns, courier) = one(Manner::default()).await;
    dns.mx("many.test", 1, "mx10.dst.test");
    for number in 0..40 {
        dns.mx("many.test", 100 + number, &format!("a-name-that-takes-some-room-{number}.many.test"));
    }
    assert_eq!(told(send(&courier, &letter(&["inbox@many.test"])).await), DELIVERED);
    assert_eq!(peer.taken().len(), 1);
}
