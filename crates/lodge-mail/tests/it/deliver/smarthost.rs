//! Everything to one server that the operator chose.

use lodge_egress::{Door, DoorSettings};
use lodge_mail::{Login, MailSettings, Relay, deliver::Courier};
use lodge_register::Secret;
use lodge_store::OsChance;
use lodge_testkit::smtp_peer::{Act, Manner, SmtpPeer};

use super::bench::{letter, send, told};

async fn relay(manner: Manner, login: Option<(&str, &str)>) -> (SmtpPeer, Courier) {
    let peer = SmtpPeer::with(manner).await;
    let courier = at("127.0.0.1", &peer, login);
    (peer, courier)
}

fn at(host: &str, peer: &SmtpPeer, login: Option<(&str, &str)>) -> Courier {
    let mut settings = MailSettings::new("mx.lodge.test", Vec::new());
    let login = login
        .map(|(user, password)| Login { user: user.to_owned(), password: Secret::new(password.to_owned()) });
    settings.relay = Some(Relay { host: host.to_owned(), port: peer.port(), login, ca_file: None });
    Courier::new(&settings, &OsChance, &Door::new(&DoorSettings::default()).unwrap()).unwrap()
}

#[tokio::test]
async fn it_takes_everything_in_one_transaction() {
    let (peer, courier) = relay(Manner::default(), None).await;
    let letter = letter(&["a@one.test", "b@two.test", "c@[192.0.2.1]"]);
    assert_eq!(told(send(&courier, &letter).await), "delivered to 3, refused by 0");
    assert_eq!(peer.taken().len(), 1);
    assert_eq!(peer.taken()[0].recipients, ["a@one.test", "b@two.test", "c@[192.0.2.1]"]);
}

#[tokio::test]
async fn it_can_be_named() {
    let peer = SmtpPeer::start().await;
    let courier = at("localhost", &peer, None);
    assert_eq!(told(send(&courier, &letter(&["a@one.test"])).await), "delivered to 1, refused by 0");
}

#[tokio::test]
async fn it_is_told_who_we_are() {
    for mechanisms in ["PLAIN LOGIN", "LOGIN"] {
        let auth = Some((mechanisms.to_owned(), "user".to_owned(), "pass".to_owned()));
        let manner = Manner { auth, ..Manner::default() };
        let (peer, courier) = relay(manner.clone(), Some(("user", "pass"))).await;
        assert_eq!(told(send(&courier, &letter(&["a@one.test"])).await), "delivered to 1, refused by 0");
        assert!(peer.heard().contains(&"AUTH".to_owned()));
        // A wrong password is the operator's to mend: no message is returned for it.
        let (peer, courier) = relay(manner, Some(("user", "wrong"))).await;
        assert_eq!(told(send(&courier, &letter(&["a@one.test"])).await), "451 4.3.0");
        assert!(peer.taken().is_empty());
    }
    let (_peer, courier) = relay(Manner::default(), Some(("user", "pass"))).await;
    assert_eq!(told(send(&courier, &letter(&["a@one.test"])).await), "451 4.3.0");
}

#[tokio::test]
async fn its_trouble_is_ours_and_its_verdict_is_not() {
    for (command, act, expected) in [
        ("CONNECT", "554 5.7.1 not you", "451 4.3.0"),
        ("CONNECT", "421 4.3.2 stopping", "451 4.3.2"),
        ("MAIL", "550 5.7.1 not that sender", "550 5.7.1"),
        ("RCPT", "550 5.1.1 unknown", "550 5.1.1"),
        ("RCPT", "450 4.2.1 busy", "450 4.2.1"),
        ("MESSAGE", "554 5.6.0 no", "554 5.6.0"),
    ] {
        let (peer, courier) = relay(Manner::default().on(command, Act::say(act)), None).await;
        assert_eq!(told(send(&courier, &letter(&["a@one.test"])).await), expected, "{command}: {act}");
        assert!(peer.taken().is_empty());
    }
    let (peer, courier) = relay(Manner::default(), None).await;
    drop(peer);
    assert_eq!(told(send(&courier, &letter(&["a@one.test"])).await), "451 4.4.1");
}
