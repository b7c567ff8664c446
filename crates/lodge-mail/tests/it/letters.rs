//! Lodge's own letters, carried as other mail is.

use std::sync::Arc;

use lodge_egress::{Carrier, Counts, Door, DoorSettings, Head, Letter, Post, PostError, PostSettings};
use lodge_mail::{MailSettings, Relay, letters};
use lodge_register::Personal;
use lodge_store::{OsChance, SystemClock};
use lodge_testkit::{
    dns::Dns,
    smtp_peer::{Act, Manner, SmtpPeer},
};

/// A post office that delivers by itself, and the door that it goes through.
fn post(settings: &MailSettings) -> (Post, Door) {
    let door = Door::new(&DoorSettings::default()).unwrap();
    let carrier = Carrier::Own(letters(settings, &OsChance, &door).unwrap());
    let settings = PostSettings { from: "lodge@lodge.test".to_owned(), from_name: String::new(), carrier };
    (Post::new(settings, &door, Arc::new(SystemClock), Arc::new(OsChance)), door)
}

/// One that finds the mailbox's own server, which is this one.
async fn direct(peer: &SmtpPeer) -> (Post, Door, Dns) {
    let dns = Dns::start().await;
    dns.mx("example.test", 10, "mx.example.test");
    dns.address_of("mx.example.test", peer.ip());
    let mut settings = MailSettings::new("mx.lodge.test", Vec::new());
    settings.dns = vec![dns.address()];
    settings.delivery_port = peer.port();
    let (post, door) = post(&settings);
    (post, door, dns)
}

fn letter(to: &str) -> Letter {
    Letter {
        to: Personal::new(to.to_owned()),
        subject: "Hello".to_owned(),
        text: "Hello.\n".to_owned(),
        html: "<p>Hello.</p>".to_owned(),
        head: Head::default(),
    }
}

#[tokio::test]
async fn a_letter_reaches_the_mailbox_of_an_account_holder() {
    let peer = SmtpPeer::start().await;
    let (post, door, _dns) = direct(&peer).await;
    post.send(letter("ann@example.test")).unwrap();
    let taken = &peer.has_taken(1).await[0];
    assert_eq!(taken.sender, "lodge@lodge.test");
    assert_eq!(taken.recipients, ["ann@example.test"]);
    let text = String::from_utf8_lossy(&taken.message);
    assert!(text.contains("Subject: Hello\r\n") && !text.contains("Received:"), "{text}");
    assert_eq!(door.seen(), [("the mail server of the one written to", 1)]);
}

#[tokio::test]
async fn with_a_smart_host_it_goes_there() {
    let peer = SmtpPeer::start().await;
    let mut settings = MailSettings::new("mx.lodge.test", Vec::new());
    settings.relay =
        Some(Relay { host: "127.0.0.1".to_owned(), port: peer.port(), login: None, ca_file: None });
    let (post, door) = post(&settings);
    post.send_now(letter("ann@example.test")).await.unwrap();
    assert_eq!(peer.taken().len(), 1);
    assert_eq!(door.seen(), [("the operator's mail relay", 1)]);
}

#[tokio::test]
async fn what_the_server_says_is_understood() {
    for (reply, expected) in [("450 later", PostError::Deferred(450)), ("550 no", PostError::Refused(550))] {
        let peer = SmtpPeer::with(Manner::default().on("RCPT", Act::say(reply))).await;
        let (post, _door, _dns) = direct(&peer).await;
        assert_eq!(post.send_now(letter("ann@example.test")).await, Err(expected), "{reply}");
        assert_eq!(post.counts(), Counts::default());
    }
}

/// An account holder whose address is an alias here gets letters, too: we bring them to our own door.
#[tokio::test]
async fn a_letter_may_go_to_ourselves() {
    let peer = SmtpPeer::start().await;
    let (post, _door, dns) = direct(&peer).await;
    dns.mx("alias.test", 10, "mx.lodge.test");
    dns.address_of("mx.lodge.test", peer.ip());
    post.send_now(letter("shop@alias.test")).await.unwrap();
    assert_eq!(peer.taken()[0].recipients, ["shop@alias.test"]);
}

/// Whoever gives an address in our own network for an account does not get us to knock there.
#[tokio::test]
async fn a_letter_is_not_brought_into_our_own_network() {
    let peer = SmtpPeer::start().await;
    let mut settings = MailSettings::new("mx.lodge.test", Vec::new());
    settings.delivery_port = peer.port();
    // A server that is not asked: the address says where.
    settings.dns = vec!["192.0.2.1:53".parse().unwrap()];
    let (post, door) = post(&settings);
    let refused = post.send_now(letter("ann@[127.0.0.1]")).await.unwrap_err();
    assert!(matches!(refused, PostError::Refused(_)), "{refused}");
    assert_eq!((door.seen(), peer.connections()), (Vec::new(), 0));
}
