//! Letters through a mail relay.

use lodge_egress::{Carrier, Door, DoorSettings, EgressError, Login, Post, PostError, Relay, RelayTls};
use lodge_register::Secret;
use lodge_testkit::smtp_peer::{Act, Manner, SmtpPeer};

use super::{letter, post};

/// A post office that uses this relay: called so, secured so, its certificate trusted or not.
fn with(peer: &SmtpPeer, host: &str, tls: RelayTls, password: Option<&str>, trusted: bool) -> Post {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), peer.certificate()).unwrap();
    let ca_files = if trusted { vec![file.path().to_owned()] } else { Vec::new() };
    let door = Door::new(&DoorSettings { ca_files, ..DoorSettings::default() }).unwrap();
    let login = password
        .map(|password| Login { user: "user".to_owned(), password: Secret::new(password.to_owned()) });
    let hello = "lodge.test".to_owned();
    post(Carrier::Relay(Relay { host: host.to_owned(), port: peer.port(), tls, login, hello }), &door)
}

fn signing_in(manner: Manner) -> Manner {
    Manner { auth: Some(("PLAIN LOGIN".to_owned(), "user".to_owned(), "pass".to_owned())), ..manner }
}

#[tokio::test]
async fn a_letter_is_handed_over() {
    for (tls, manner) in [
        (RelayTls::Never, Manner::default()),
        (RelayTls::StartTls, Manner { starttls: true, ..Manner::default() }),
        (RelayTls::Implicit, Manner { implicit: true, ..Manner::default() }),
        (RelayTls::StartTls, Manner { starttls: true, chunking: true, ..Manner::default() }),
        (RelayTls::Never, Manner { pipelining: false, eight_bit: false, ..Manner::default() }),
    ] {
        let peer = SmtpPeer::with(signing_in(manner)).await;
        let post = with(&peer, "127.0.0.1", tls, Some("pass"), true);
        post.send_now(letter("ann@example.org")).await.unwrap();
        let taken = &peer.taken()[0];
        assert_eq!(
            (taken.sender.as_str(), taken.recipients.as_slice()),
            ("lodge@example.org", &["ann@example.org".to_owned()][..])
        );
        assert_eq!(taken.secure, tls != RelayTls::Never);
        let text = String::from_utf8(taken.message.clone()).unwrap();
        for words in
            ["Subject: Confirm your address\r\n", "Auto-Submitted: auto-generated\r\n", "/confirm/abc"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        peer.has_open(0).await;
        assert!(peer.heard().contains(&"QUIT".to_owned()), "it took its leave");
    }
}

#[tokio::test]
async fn a_password_is_told_to_nobody_but_the_relay() {
    let secured = || signing_in(Manner { starttls: true, ..Manner::default() });
    let handshake = Err(PostError::Egress(EgressError::Handshake));
    for (manner, host, tls, trusted, expected) in [
        (secured(), "127.0.0.1", RelayTls::StartTls, true, Ok(())),
        (secured(), "127.0.0.1", RelayTls::StartTls, false, handshake),
        (signing_in(Manner::default()), "127.0.0.1", RelayTls::StartTls, true, Err(PostError::Credentials)),
        (
            secured().on("STARTTLS", Act::say("454 not now")),
            "127.0.0.1",
            RelayTls::StartTls,
            true,
            Err(PostError::Credentials),
        ),
        (
            signing_in(Manner { implicit: true, ..Manner::default() }),
            "127.0.0.1",
            RelayTls::Implicit,
            false,
            handshake,
        ),
    ] {
        let peer = SmtpPeer::with(manner).await;
        let post = with(&peer, host, tls, Some("pass"), trusted);
        let sent = post.send_now(letter("ann@example.org")).await;
        assert_eq!(sent, expected, "{tls:?} {trusted}");
        let told = peer.heard().iter().any(|command| command.starts_with("AUTH"));
        assert_eq!(told, sent.is_ok());
    }
}

#[tokio::test]
async fn what_the_relay_says_is_understood() {
    for (command, reply, expected) in [
        ("CONNECT", "421 later", PostError::Deferred(421)),
        ("MAIL", "451 later", PostError::Deferred(451)),
        ("RCPT", "550 no", PostError::Refused(550)),
        ("RCPT", "450 later", PostError::Deferred(450)),
        ("MESSAGE", "554 no", PostError::Refused(554)),
        ("MESSAGE", "452 full", PostError::Deferred(452)),
        ("AUTH", "535 wrong", PostError::Credentials),
        ("AUTH", "454 later", PostError::Deferred(454)),
    ] {
        let peer = SmtpPeer::with(signing_in(Manner::default()).on(command, Act::say(reply))).await;
        let post = with(&peer, "127.0.0.1", RelayTls::Never, Some("pass"), false);
        assert_eq!(post.send_now(letter("ann@example.org")).await, Err(expected), "{command} {reply}");
    }
    let peer = SmtpPeer::with(Manner::default().on("MESSAGE", Act::HangUp)).await;
    let post = with(&peer, "127.0.0.1", RelayTls::Never, None, false);
    let broken = Err(PostError::Egress(EgressError::Broken));
    assert_eq!(post.send_now(letter("ann@example.org")).await, broken);
}
