//! What goes over the wire.

use lodge_testkit::smtp_peer::{Act, Manner};

use super::bench::{Letter, TEXT, letter, one, send, told};

#[tokio::test]
async fn a_message_arrives_byte_for_byte_behind_its_trace() {
    let manners = [
        Manner::default(),
        Manner { pipelining: false, ..Manner::default() },
        Manner { chunking: true, ..Manner::default() },
        Manner { chunking: true, pipelining: false, ..Manner::default() },
        Manner { starttls: true, ..Manner::default() },
        Manner { starttls: true, chunking: true, ..Manner::default() },
        Manner::default().on("EHLO", Act::say("502 what")),
    ];
    let big: Vec<u8> = (0..40_000)
        .flat_map(|line| format!(".line {line} {}\r\n", "x".repeat(line % 77)).into_bytes())
        .collect();
    for manner in manners {
        let (peer, _dns, courier) = one(manner.clone()).await;
        for text in [TEXT, &big] {
            let letter = Letter { text: text.to_vec(), ..letter(&["inbox@dst.test"]) };
            assert_eq!(told(send(&courier, &letter).await), "delivered to 1, refused by 0", "{manner:?}");
            let taken = peer.taken().pop().unwrap();
            assert_eq!(
                (taken.sender.as_str(), taken.recipients.as_slice()),
                ("sender@src.test", &["inbox@dst.test".to_owned()][..])
            );
            let (trace, rest) = taken.message.split_at(taken.message.len() - text.len());
            assert!(rest == text, "{manner:?}");
            assert!(trace.starts_with(b"Received: from mail.src.test") && trace.ends_with(b"\r\n"));
            assert_eq!((taken.counted, taken.secure), (manner.chunking, manner.starttls), "{manner:?}");
        }
        assert_eq!(peer.connections(), 1, "the second message went over the same connection");
    }
}

#[tokio::test]
async fn what_is_offered_is_made_use_of() {
    let (peer, _dns, courier) = one(Manner { size: Some(1000), ..Manner::default() }).await;
    let letter = Letter { eight_bit: true, from: None, ..letter(&["inbox@dst.test"]) };
    send(&courier, &letter).await.unwrap();
    let taken = peer.taken().pop().unwrap();
    let size = taken.message.len();
    assert_eq!(taken.parameters, format!("SIZE={size} BODY=8BITMIME"));
    assert_eq!(taken.sender, "");
}

#[tokio::test]
async fn a_message_too_big_for_the_destination_is_not_sent() {
    let (peer, _dns, courier) = one(Manner { size: Some(10), ..Manner::default() }).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "552 5.3.4");
    assert!(!peer.heard().iter().any(|command| command.starts_with("MAIL")));
}

#[tokio::test]
async fn internationalised_mail_goes_where_it_is_understood() {
    let utf8 = Letter {
        utf8: true,
        text: "Subject: grüß dich\r\n\r\nhi\r\n".into(),
        ..letter(&["jürgen@dst.test"])
    };
    let (peer, _dns, courier) = one(Manner::default()).await;
    assert_eq!(told(send(&courier, &utf8).await), "delivered to 1, refused by 0");
    assert!(peer.taken()[0].parameters.ends_with("SMTPUTF8"));
    let (peer, _dns, courier) = one(Manner { utf8: false, ..Manner::default() }).await;
    assert_eq!(told(send(&courier, &utf8).await), "550 5.6.7");
    assert!(peer.taken().is_empty());
    // Announced, and not needed.
    let ascii = Letter { utf8: true, ..letter(&["inbox@dst.test"]) };
    assert_eq!(told(send(&courier, &ascii).await), "delivered to 1, refused by 0");
}

#[tokio::test]
async fn a_domain_beyond_ascii_is_spelled_in_ascii() {
    let (peer, dns, courier) = one(Manner { utf8: false, ..Manner::default() }).await;
    dns.mx("xn--bcher-kva.test", 10, "mx10.dst.test");
    assert_eq!(told(send(&courier, &letter(&["inbox@bücher.test"])).await), "delivered to 1, refused by 0");
    assert_eq!(peer.taken()[0].recipients, ["inbox@xn--bcher-kva.test"]);
}

#[tokio::test]
async fn a_message_for_nobody_is_done_at_once() {
    let (peer, _dns, courier) = one(Manner::default()).await;
    assert_eq!(told(send(&courier, &letter(&[])).await), "delivered to 0, refused by 0");
    assert_eq!(peer.connections(), 0);
}

#[tokio::test]
async fn tls_that_fails_is_done_without() {
    let hangs_up = Act::Garbage(b"220 go ahead\r\n".to_vec());
    let (peer, _dns, courier) =
        one(Manner { starttls: true, ..Manner::default() }.on("STARTTLS", hangs_up)).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "delivered to 1, refused by 0");
    assert!(!peer.taken()[0].secure);
    assert_eq!(peer.connections(), 2);
    let (peer, _dns, courier) =
        one(Manner { starttls: true, ..Manner::default() }.on("STARTTLS", Act::say("454 not now"))).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "delivered to 1, refused by 0");
    assert!(!peer.taken()[0].secure);
}

#[tokio::test]
async fn what_is_injected_before_tls_counts_for_nothing() {
    let injects = Act::say("220 go ahead|250 injected|250 injected|354 injected");
    let (peer, _dns, courier) =
        one(Manner { starttls: true, ..Manner::default() }.on("STARTTLS", injects)).await;
    assert_eq!(told(send(&courier, &letter(&["inbox@dst.test"])).await), "451 4.4.2");
    assert!(peer.taken().is_empty());
}
