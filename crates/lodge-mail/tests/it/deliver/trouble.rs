//! Destinations that hang, refuse, drop and talk nonsense: nothing is accepted that was not delivered.

use std::{
    net::Ipv4Addr,
    time::{Duration, Instant},
};

use lodge_store::SeededChance;
use lodge_testkit::{
    dns::Dns,
    smtp_peer::{Act, Manner, SmtpPeer},
};
use tokio::net::TcpListener;

use super::bench::{Letter, beside, courier, letter, one, point, send, told};

const STEPS: [&str; 6] = ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "MESSAGE"];

/// What the sender is told if the destination does `act` at `step`.
async fn check(act: &Act, step: &str, pipelining: bool, expected: &str) {
    let (peer, dns, _) = one(Manner { pipelining, ..Manner::default() }.on(step, act.clone())).await;
    let courier = courier(&dns, peer.port(), |settings| {
        settings.delivery_budget = Duration::from_millis(if *act == Act::Hang { 400 } else { 20_000 });
    });
    let began = Instant::now();
    let result = send(&courier, &letter(&["inbox@dst.test"])).await;
    assert!(began.elapsed() < Duration::from_secs(5), "{act:?} at {step} takes {:?}", began.elapsed());
    assert_eq!(told(result), expected, "{act:?} at {step}, pipelining {pipelining}");
    assert!(peer.taken().is_empty(), "{act:?} at {step}");
}

async fn check_everywhere(act: Act, expected: &str) {
    for step in STEPS {
        for pipelining in [true, false] {
            check(&act, step, pipelining, expected).await;
        }
    }
}

#[tokio::test]
async fn a_destination_that_hangs() {
    check_everywhere(Act::Hang, "451 4.4.7").await;
}

#[tokio::test]
async fn a_destination_that_hangs_up() {
    check_everywhere(Act::HangUp, "451 4.4.2").await;
}

#[tokio::test]
async fn a_destination_that_talks_nonsense() {
    check_everywhere(Act::Garbage(b"HTTP/1.1 200 OK\r\n\r\n".to_vec()), "451 4.4.2").await;
    check_everywhere(Act::Garbage(vec![0; 100_000]), "451 4.4.2").await;
    check_everywhere(Act::Garbage(b"250-and\r\n".repeat(10_000)), "451 4.4.2").await;
    check_everywhere(Act::Garbage(b"999 what\r\n".to_vec()), "451 4.4.2").await;
}

#[tokio::test]
async fn a_destination_that_closes_with_421() {
    check_everywhere(Act::say("421 4.3.2 secret@hidden.test closes"), "451 4.3.2").await;
}

#[tokio::test]
async fn a_destination_that_says_not_now() {
    check_everywhere(Act::say("450 4.2.1 secret@hidden.test is busy"), "450 4.2.1").await;
    check_everywhere(Act::say("451 later"), "451 4.0.0").await;
}

#[tokio::test]
async fn a_destination_that_says_no() {
    for step in STEPS.into_iter().filter(|step| *step != "EHLO") {
        let act = Act::say("552 5.2.2 secret@hidden.test is full");
        check(&act, step, true, "552 5.2.2").await;
        check(&act, step, false, "552 5.2.2").await;
        check(&Act::say("550"), step, true, "550 5.0.0").await;
    }
}

#[tokio::test]
async fn a_refusal_in_the_middle_of_a_big_message_is_heard() {
    let (peer, _dns, courier) = one(Manner::default().on("DATA", Act::say("354 go|552 5.3.4 enough"))).await;
    let big = Letter { text: b"0123456789abcdef\r\n".repeat(300_000), ..letter(&["inbox@dst.test"]) };
    assert_eq!(told(send(&courier, &big).await), "552 5.3.4");
    assert!(peer.taken().is_empty());
}

#[tokio::test]
async fn a_destination_that_stops_reading_does_not_hold_us() {
    // Takes the connection and the first octets, and never reads the rest.
    let (peer, dns, _) = one(Manner::default()).await;
    drop(peer);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut kept = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(b"220 hi\r\n").await;
            let _ = stream.read(&mut [0; 64]).await;
            let _ = stream.write_all(b"250-hi\r\n250 PIPELINING\r\n").await;
            let _ = stream.read(&mut [0; 512]).await;
            let _ = stream.write_all(b"250 ok\r\n250 ok\r\n354 go\r\n").await;
            kept.push(stream);
        }
    });
    let courier = courier(&dns, port, |settings| settings.delivery_budget = Duration::from_millis(500));
    let big = Letter { text: b"0123456789abcdef\r\n".repeat(1_000_000), ..letter(&["inbox@dst.test"]) };
    assert_eq!(told(send(&courier, &big).await), "451 4.4.7");
}

#[tokio::test]
async fn when_the_last_answer_is_lost_nobody_else_is_tried() {
    let (peer, dns, _) = one(Manner::default().on("MESSAGE", Act::HangUp)).await;
    let second = beside(&peer, 2, Manner::default()).await;
    point(&dns, "dst.test", 20, &second);
    let courier = courier(&dns, peer.port(), |_| {});
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "451 4.4.2");
    assert_eq!(second.connections(), 0, "it may have arrived: two of it would be worse than asking again");
}

#[tokio::test]
async fn nobody_at_home() {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap().port();
    let dns = Dns::start().await;
    dns.address_of("dst.test", [127, 0, 0, 1]);
    let courier = courier(&dns, free, |_| {});
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "451 4.4.1");
}

#[tokio::test]
async fn the_budget_holds_however_many_servers_hang() {
    let first = SmtpPeer::with(Manner::default().on("EHLO", Act::Hang)).await;
    let dns = Dns::start().await;
    point(&dns, "dst.test", 10, &first);
    let mut others = Vec::new();
    for number in 2..8 {
        let peer = beside(&first, number, Manner::default().on("EHLO", Act::Hang)).await;
        point(&dns, "dst.test", 10 * u16::from(number), &peer);
        others.push(peer);
    }
    let courier =
        courier(&dns, first.port(), |settings| settings.delivery_budget = Duration::from_millis(600));
    let began = Instant::now();
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "451 4.4.7");
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

#[tokio::test]
async fn no_descriptor_is_left_behind() {
    let (peer, dns, _) = one(Manner::default()).await;
    let acts = [
        Act::HangUp,
        Act::Garbage(b"\0\0".to_vec()),
        Act::say("421 bye"),
        Act::say("550 no"),
        Act::say("450 later"),
        Act::Hang,
    ];
    let mut before = 0;
    for round in 0..3 {
        let courier =
            courier(&dns, peer.port(), |settings| settings.delivery_budget = Duration::from_millis(100));
        for act in &acts {
            for step in STEPS {
                peer.change(|manner| *manner = Manner::default().on(step, act.clone()));
                let _ = send(&courier, &letter(&["inbox@dst.test"])).await;
            }
        }
        drop(courier);
        peer.has_open(0).await;
        if round == 0 {
            before = descriptors();
        }
    }
    assert!(descriptors() <= before, "{} before, {} after", before, descriptors());
}

/// A destination that does one thing now and another then, and a hundred messages at once.
#[tokio::test]
async fn whatever_it_does_nothing_is_accepted_that_was_not_delivered() {
    let moods = [
        Act::HangUp,
        Act::say("421 4.3.2 bye"),
        Act::say("450 4.2.1 busy"),
        Act::say("554 5.7.1 no"),
        Act::Garbage(b"??\r\n".to_vec()),
    ];
    for seed in 0..4 {
        let chance = SeededChance::new(seed);
        let mut manner = Manner { chunking: seed % 2 == 1, pipelining: seed / 2 == 0, ..Manner::default() };
        for step in STEPS {
            // Well in three cases of four.
            let mood = |_| match lodge_register::draw(&chance) {
                [number] if number < 192 => Act::Obey,
                [number] => moods[usize::from(number) % moods.len()].clone(),
            };
            manner.set(step, (0..400).map(mood).collect());
        }
        let (peer, _dns, courier) = one(manner).await;
        let courier = std::sync::Arc::new(courier);
        let mut sending = tokio::task::JoinSet::new();
        for number in 0..100 {
            let courier = std::sync::Arc::clone(&courier);
            sending.spawn(async move {
                let text = format!("Subject: number {number};\r\n\r\nbody\r\n").into_bytes();
                (number, send(&courier, &Letter { text, ..letter(&["inbox@dst.test"]) }).await.is_ok())
            });
        }
        let mut accepted = 0;
        let outcomes = sending.join_all().await;
        let taken = peer.taken();
        for (number, ok) in outcomes {
            let mark = format!("Subject: number {number};");
            let copies =
                taken.iter().filter(|taken| String::from_utf8_lossy(&taken.message).contains(&mark)).count();
            assert!(!ok || copies > 0, "{mark} was accepted and is lost");
            accepted += usize::from(ok);
        }
        assert!(accepted > 10, "only {accepted} accepted: the destination was never well");
    }
}
