//! A courier, and the world it works in.

use std::{net::IpAddr, net::SocketAddr, sync::Arc, time::Duration};

use lodge_egress::{Door, DoorSettings};
use lodge_mail::{
    MailSettings, Refusal, authenticate,
    deliver::{self, Courier, Delivered},
    envelope::{Accepted, Client, Recipient},
    filter,
    passing::{Network, Pool},
    rewrite, route,
};
use lodge_register::Timestamp;
use lodge_smtp::Path;
use lodge_store::OsChance;
use lodge_testkit::{
    dns::Dns,
    smtp_peer::{Manner, SmtpPeer},
};

pub(crate) const TEXT: &[u8] = b"From: a@src.test\r\nSubject: hi\r\n\r\nbody\r\n.\r\n..dots\r\n";

/// A letter to be sent.
#[derive(Clone)]
pub(crate) struct Letter {
    pub(crate) from: Option<&'static str>,
    pub(crate) to: Vec<String>,
    pub(crate) text: Vec<u8>,
    pub(crate) utf8: bool,
    pub(crate) eight_bit: bool,
    pub(crate) at: i64,
}

pub(crate) fn letter(to: &[&str]) -> Letter {
    Letter {
        from: Some("sender@src.test"),
        to: to.iter().map(|to| (*to).to_owned()).collect(),
        text: TEXT.to_vec(),
        utf8: false,
        eight_bit: false,
        at: 1_795_325_725_000,
    }
}

pub(crate) async fn send(courier: &Courier, letter: &Letter) -> Result<Delivered, Refusal> {
    let ip = IpAddr::from([192, 0, 2, 1]);
    let client = Client {
        ip,
        port: 4025,
        helo: "mail.src.test".to_owned(),
        name: None,
        extended: true,
        encrypted: false,
    };
    let envelope = Accepted {
        client: Arc::new(client),
        sender: letter.from.map(|from| Path::parse(from).unwrap()),
        utf8: letter.utf8,
        eight_bit: letter.eight_bit,
        recipients: vec![Recipient { address: Path::parse("shop@alice.test").unwrap(), alias: None }],
        destinations: letter.to.iter().map(|to| Path::parse(to).unwrap()).collect(),
    };
    let mut intake = Pool::new(1 << 30).intake(Network::of(ip), None).unwrap();
    intake.push(&letter.text).unwrap();
    let judged = filter::judge(authenticate::check(envelope, intake.finish()))?;
    let routed = route::resolve(judged)?;
    let rewritten = rewrite::prepare(routed, "mx.lodge.test", Timestamp::from_millis(letter.at))?;
    deliver::send(courier, rewritten).await
}

/// The codes that the sender is told.
pub(crate) fn told(result: Result<Delivered, Refusal>) -> String {
    match result {
        Ok(Delivered { destinations, refused }) => {
            format!("delivered to {destinations}, refused by {refused}")
        }
        Err(refusal) => {
            let reply = refusal.reply();
            assert!(
                !reply.lines.iter().any(|line| line.contains("secret")),
                "somebody else's words are passed on"
            );
            reply
                .enhanced
                .map_or_else(|| reply.code.to_string(), |enhanced| format!("{} {enhanced}", reply.code))
        }
    }
}

pub(crate) fn courier(dns: &Dns, port: u16, change: impl FnOnce(&mut MailSettings)) -> Courier {
    let mut settings = MailSettings::new("mx.lodge.test", Vec::new());
    settings.dns = vec![dns.address()];
    settings.delivery_port = port;
    settings.delivery_budget = Duration::from_secs(20);
    change(&mut settings);
    Courier::new(&settings, &OsChance, &Door::new(&DoorSettings::default()).unwrap()).unwrap()
}

/// One destination, `dst.test`, whose one mail server behaves like this.
pub(crate) async fn one(manner: Manner) -> (SmtpPeer, Dns, Courier) {
    let peer = SmtpPeer::with(manner).await;
    let dns = Dns::start().await;
    point(&dns, "dst.test", 10, &peer);
    let courier = courier(&dns, peer.port(), |_| {});
    (peer, dns, courier)
}

/// Mail for `domain` goes to `peer`.
pub(crate) fn point(dns: &Dns, domain: &str, preference: u16, peer: &SmtpPeer) {
    let exchange = format!("mx{preference}.{domain}");
    dns.mx(domain, preference, &exchange);
    dns.address_of(&exchange, peer.ip());
}

/// Another server on the same port, at another loopback address.
pub(crate) async fn beside(peer: &SmtpPeer, last: u8, manner: Manner) -> SmtpPeer {
    SmtpPeer::at(SocketAddr::from(([127, 0, 0, last], peer.port())), manner).await
}
