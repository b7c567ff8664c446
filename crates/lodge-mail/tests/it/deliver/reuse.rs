//! Connections that serve more than one message.

use lodge_testkit::smtp_peer::{Act, Manner, SmtpPeer};

use super::bench::{courier, letter, one, send, told};

const DELIVERED: &str = "delivered to 1, refused by 0";

#[tokio::test]
async fn one_connection_carries_a_hundred_messages() {
    let (peer, _dns, courier) = one(Manner::default()).await;
    for _ in 0..101 {
        assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
    }
    assert_eq!((peer.connections(), peer.taken().len()), (2, 101));
    let counts = courier.counts();
    assert_eq!((counts.delivered, counts.connected, counts.reused), (101, 2, 99));
}

#[tokio::test]
async fn a_refused_message_leaves_a_good_connection() {
    let refuses = Manner::default().in_turn("RCPT", vec![Act::say("550 5.1.1 no"), Act::Obey]);
    let (peer, _dns, courier) = one(refuses).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "550 5.1.1");
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
    assert_eq!(peer.connections(), 1);
    assert!(peer.heard().contains(&"RSET".to_owned()));
}

#[tokio::test]
async fn a_connection_that_went_stale_is_replaced_unseen() {
    // Closed while it was idle.
    let (peer, dns, courier) = one(Manner::default()).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
    let address = peer.address();
    drop(peer);
    let peer = SmtpPeer::at(address, Manner::default()).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
    assert_eq!(peer.taken().len(), 1);
    drop(dns);
}

#[tokio::test]
async fn a_connection_that_is_closed_under_our_hands_is_replaced_unseen() {
    for act in [Act::HangUp, Act::say("421 4.4.2 idle too long"), Act::Garbage(b"??\r\n".to_vec())] {
        for step in ["MAIL", "RCPT", "DATA"] {
            for pipelining in [true, false] {
                let manner = Manner { pipelining, ..Manner::default() };
                let manner = manner.in_turn(step, vec![Act::Obey, act.clone(), Act::Obey]);
                let (peer, _dns, courier) = one(manner).await;
                for _ in 0..2 {
                    assert_eq!(
                        told(send(&courier, &letter(&["inbox@dst.test"])).await),
                        DELIVERED,
                        "{act:?} at {step}"
                    );
                }
                assert_eq!((peer.connections(), peer.taken().len()), (2, 2), "{act:?} at {step}");
            }
        }
    }
}

#[tokio::test]
async fn a_connection_that_broke_after_the_message_is_not_tried_again() {
    let manner = Manner::default().in_turn("MESSAGE", vec![Act::Obey, Act::HangUp, Act::Obey]);
    let (peer, _dns, courier) = one(manner).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), DELIVERED);
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "451 4.4.2");
    assert_eq!((peer.connections(), peer.taken().len()), (1, 1));
}

#[tokio::test]
async fn an_answer_too_many_is_nobodys_verdict() {
    // Whoever takes the second answer for the next message's loses that one.
    let manner = Manner::default()
        .in_turn("MESSAGE", vec![Act::say("250 taken|250 taken"), Act::say("550 5.7.1 spam")]);
    let (_peer, _dns, courier) = one(manner).await;
    let first = told(send(&courier, &letter(&["inbox@dst.test"])).await);
    assert!(first == DELIVERED || first == "451 4.4.2", "{first}");
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "550 5.7.1");
}

#[tokio::test]
async fn an_idle_connection_is_closed_politely() {
    let (peer, _dns, courier) = one(Manner::default()).await;
    send(&courier, &letter(&["inbox@dst.test"])).await.unwrap();
    assert_eq!(peer.open(), 1);
    peer.has_open(0).await;
    assert_eq!(peer.heard().last().unwrap(), "QUIT");
}

#[tokio::test]
async fn a_host_is_not_flooded() {
    let (peer, dns, _) = one(Manner::default().on("MESSAGE", Act::Wait)).await;
    let courier =
        std::sync::Arc::new(courier(&dns, peer.port(), |settings| settings.max_connections_per_host = 3));
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let courier = std::sync::Arc::clone(&courier);
        sending.spawn(async move { told(send(&courier, &letter(&["inbox@dst.test"])).await) });
    }
    peer.has_open(3).await;
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(peer.connections(), 3);
    peer.release();
    while let Some(done) = sending.join_next().await {
        assert_eq!(done.unwrap(), DELIVERED);
    }
    assert_eq!((peer.connections(), peer.taken().len()), (3, 20));
}
