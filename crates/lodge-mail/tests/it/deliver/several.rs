//! One alias, several destinations: rule 4.

use lodge_mail::deliver::Courier;
use lodge_testkit::{
    dns::Dns,
    smtp_peer::{Act, Manner, SmtpPeer},
};

use super::bench::{Letter, beside, courier, letter, point, send, told};

/// Two destinations, `one.test` and `two.test`, each with a server of its own.
async fn two(one: Manner, two: Manner) -> (SmtpPeer, SmtpPeer, Dns, Courier) {
    let one = SmtpPeer::with(one).await;
    let two = beside(&one, 2, two).await;
    let dns = Dns::start().await;
    point(&dns, "one.test", 10, &one);
    point(&dns, "two.test", 10, &two);
    let courier = courier(&dns, one.port(), |_| {});
    (one, two, dns, courier)
}

fn both() -> Letter {
    letter(&["a@one.test", "b@two.test"])
}

#[tokio::test]
async fn all_get_it() {
    let (one, two, _dns, courier) = two(Manner::default(), Manner::default()).await;
    assert_eq!(told(send(&courier, &both()).await), "delivered to 2, refused by 0");
    assert_eq!(
        (one.taken()[0].recipients[0].as_str(), two.taken()[0].recipients[0].as_str()),
        ("a@one.test", "b@two.test")
    );
    // Neither learns of the other.
    assert!(one.taken()[0].message == two.taken()[0].message);
}

#[tokio::test]
async fn they_are_tried_at_the_same_time() {
    let (one, two, _dns, courier) = two(Manner::default().on("MESSAGE", Act::Wait), Manner::default()).await;
    let sending = tokio::spawn(async move { told(send(&courier, &both()).await) });
    assert_eq!(two.has_taken(1).await.len(), 1);
    assert!(one.taken().is_empty() && !sending.is_finished());
    one.release();
    assert_eq!(sending.await.unwrap(), "delivered to 2, refused by 0");
}

#[tokio::test]
async fn the_sender_comes_again_for_the_one_that_had_no_time() {
    let busy = Manner::default()
        .in_turn("RCPT", vec![Act::say("450 4.2.1 busy"), Act::say("450 4.2.1 busy"), Act::Obey]);
    let (one, two, _dns, courier) = two(Manner::default(), busy).await;
    for later in 0..2 {
        let again = Letter { at: both().at + later * 60_000, ..both() };
        assert_eq!(told(send(&courier, &again).await), "451 4.2.1");
        assert_eq!((one.taken().len(), two.taken().len()), (1, 0));
    }
    let again = Letter { at: both().at + 3_600_000, ..both() };
    assert_eq!(told(send(&courier, &again).await), "delivered to 2, refused by 0");
    assert_eq!((one.taken().len(), two.taken().len()), (1, 1), "the first one does not get it twice");
    // It is done with; the same message sent anew is a new message.
    assert_eq!(told(send(&courier, &both()).await), "delivered to 2, refused by 0");
    assert_eq!((one.taken().len(), two.taken().len()), (2, 2));
}

#[tokio::test]
async fn another_message_is_not_taken_for_it() {
    let busy = Manner::default().in_turn("RCPT", vec![Act::say("450 4.2.1 busy"), Act::Obey]);
    let (one, two, _dns, courier) = two(Manner::default(), busy).await;
    assert_eq!(told(send(&courier, &both()).await), "451 4.2.1");
    let other = Letter { text: b"Subject: other\r\n\r\nbody\r\n".to_vec(), ..both() };
    assert_eq!(told(send(&courier, &other).await), "delivered to 2, refused by 0");
    let other_sender = Letter { from: Some("else@src.test"), ..both() };
    assert_eq!(told(send(&courier, &other_sender).await), "delivered to 2, refused by 0");
    assert_eq!((one.taken().len(), two.taken().len()), (3, 2));
}

#[tokio::test]
async fn a_restart_may_make_two_of_it_and_never_none() {
    let busy = Manner::default().in_turn("RCPT", vec![Act::say("450 4.2.1 busy"), Act::Obey]);
    let (one, two, dns, first) = two(Manner::default(), busy).await;
    assert_eq!(told(send(&first, &both()).await), "451 4.2.1");
    drop(first);
    let restarted = courier(&dns, one.port(), |_| {});
    assert_eq!(told(send(&restarted, &both()).await), "delivered to 2, refused by 0");
    assert_eq!((one.taken().len(), two.taken().len()), (2, 1));
}

#[tokio::test]
async fn one_no_among_others_does_not_count() {
    let (one, two, _dns, courier) =
        two(Manner::default(), Manner::default().on("RCPT", Act::say("550 5.1.1 no"))).await;
    assert_eq!(told(send(&courier, &both()).await), "delivered to 1, refused by 1");
    assert_eq!((one.taken().len(), two.taken().len()), (1, 0));
    let counts = courier.counts();
    assert_eq!((counts.delivered, counts.partly), (0, 1));
}

#[tokio::test]
async fn a_no_from_all_is_a_no() {
    let no = |code: &str| Manner::default().on("MESSAGE", Act::say(code));
    let (_one, _two, _dns, courier) = two(no("552 5.2.2 full"), no("550 5.1.1 unknown")).await;
    assert_eq!(told(send(&courier, &both()).await), "552 5.2.2");
}

#[tokio::test]
async fn not_now_outweighs_no() {
    let no = Manner::default().on("MESSAGE", Act::say("554 5.7.1 spam"));
    for act in [Act::say("452 4.2.2 full"), Act::HangUp, Act::say("421 bye")] {
        let (one, two, _dns, courier) = two(no.clone(), Manner::default().on("MESSAGE", act.clone())).await;
        assert!(told(send(&courier, &both()).await).starts_with("451 "), "{act:?}");
        assert!(one.taken().is_empty() && two.taken().is_empty());
    }
}

#[tokio::test]
async fn two_at_one_domain_share_a_transaction() {
    let manner = Manner::default().on("RCPT c@one.test", Act::say("550 5.1.1 no"));
    let (one, _two, _dns, courier) = two(manner, Manner::default()).await;
    let letter = letter(&["a@one.test", "b@ONE.test", "c@one.test"]);
    assert_eq!(told(send(&courier, &letter).await), "delivered to 2, refused by 1");
    assert_eq!(one.taken().len(), 1);
    assert_eq!(one.taken()[0].recipients, ["a@one.test", "b@ONE.test"]);
}

#[tokio::test]
async fn one_of_two_at_a_domain_can_come_again_alone() {
    let manner = Manner::default().in_turn("RCPT b@one.test", vec![Act::say("450 4.2.1 busy"), Act::Obey]);
    let (one, _two, _dns, courier) = two(manner, Manner::default()).await;
    let letter = letter(&["a@one.test", "b@one.test"]);
    assert_eq!(told(send(&courier, &letter).await), "451 4.2.1");
    assert_eq!(told(send(&courier, &letter).await), "delivered to 2, refused by 0");
    let recipients: Vec<_> = one.taken().into_iter().map(|taken| taken.recipients).collect();
    assert_eq!(recipients, [["a@one.test"], ["b@one.test"]]);
}
