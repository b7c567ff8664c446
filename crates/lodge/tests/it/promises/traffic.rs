//! Mail on every path that there is, every bit of it marked.

use std::{
    collections::BTreeSet,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use lodge_testkit::{
    canary::Canaries,
    outside::{Answer, Destination, House, Manner, Sender, loopback, stuffed},
};

use super::{f5::get, house};

/// An installation through which marked mail has gone.
pub(super) struct Traffic {
    pub(super) house: House,
    pub(super) marks: Marks,
    /// What the program said on its standard streams, over all its starts, and its metrics.
    pub(super) said: String,
    /// Where the mail went on to.
    pub(super) destination: SocketAddr,
}

/// The marks, by the promise that they are about.
#[derive(Default)]
pub(super) struct Marks {
    /// F1: what is in a message.
    pub(super) content: Canaries,
    /// F2: what is about a message.
    pub(super) about: Canaries,
    /// F4: where it came from.
    pub(super) origin: Canaries,
    header: String,
    body: String,
    attachment: Vec<u8>,
    subject: String,
    number: String,
    sender: String,
    stranger: String,
    greeting: String,
    name: String,
    peer: Option<Ipv4Addr>,
    four: Option<Ipv4Addr>,
    six: Option<Ipv6Addr>,
}

impl Marks {
    pub(super) fn draw() -> Self {
        let mut marks = Self::default();
        marks.header = marks.content.word("a header field");
        marks.body = marks.content.word("the body");
        marks.attachment = marks.content.bytes("the attachment");
        marks.subject = marks.about.word("the subject");
        marks.number = marks.about.word("the Message-ID");
        marks.sender = marks.about.word("the sender");
        marks.stranger = marks.about.word("a recipient");
        marks.greeting = marks.origin.word("the name in EHLO");
        marks.name = marks.origin.word("the client's host name");
        let [low, high] = lodge_register::draw::<2>(&lodge_store::OsChance);
        let four = Ipv4Addr::new(192, 0, 2, low.max(10));
        let six = Ipv6Addr::new(0x2001, 0xdb8, 0x1234, high.into(), 0xbeef, low.into(), 0xcafe, 0x4321);
        let peer = loopback();
        marks.origin.address("the client's IPv4 address", four);
        marks.origin.address("the client's IPv6 address", six);
        marks.origin.address("the client's own address", peer);
        (marks.peer, marks.four, marks.six) = (Some(peer), Some(four), Some(six));
        marks
    }

    /// The reverse path.
    pub(super) fn sender(&self) -> String {
        format!("{}@stranger.test", self.sender)
    }

    /// A local part that the sender chose: of an address that is unknown, or a tag.
    pub(super) fn stranger(&self) -> &str {
        &self.stranger
    }

    /// The address that the connection comes from.
    pub(super) fn peer(&self) -> IpAddr {
        self.peer.unwrap().into()
    }

    /// The address that a filter says the client has.
    pub(super) fn four(&self) -> Ipv4Addr {
        self.four.unwrap()
    }

    /// A message with a mark in every part, and this much more.
    pub(super) fn message(&self, more: usize) -> Vec<u8> {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let filler = format!("{} and so on and on\n", self.body).repeat(more / 35);
        let text = format!(
            "From: <{sender}>\nTo: you@alice.test\nSubject: {subject}\nMessage-ID: <{number}@stranger.test>\n\
             X-Mark: {header}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
             --b\nContent-Type: text/plain\n\nHello, {body}.\n{filler}\n\
             --b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n{attachment}\n--b--\n",
            sender = self.sender(),
            subject = self.subject,
            number = self.number,
            header = self.header,
            body = self.body,
            attachment = STANDARD.encode(&self.attachment),
        );
        text.replace('\n', "\r\n").into_bytes()
    }

    /// A connection from the marked address, greeting with the marked name.
    pub(super) fn connect(&self, house: &House) -> Sender {
        let mut sender = Sender::try_connect(Some(self.peer()), house.mail()).unwrap();
        let hello = sender.say(&format!("EHLO {}.stranger.test", self.greeting));
        assert_eq!(hello.code, 250, "{hello:?}");
        sender
    }

    /// A connection from a filter on this machine that speaks for a marked client.
    fn connect_through_filter(&self, house: &House, client: &str) -> Sender {
        let mut sender = Sender::connect_from(FILTER.into(), house.mail());
        let said = format!("XCLIENT ADDR={client} NAME={}.stranger.test HELO={}", self.name, self.greeting);
        let answer = sender.say(&said);
        assert_eq!(answer.code, 220, "{answer:?}");
        assert_eq!(sender.say("EHLO filter.lodge.test").code, 250);
        sender
    }
}

/// Where a filter on this machine connects from.
const FILTER: Ipv4Addr = Ipv4Addr::LOCALHOST;

/// Addresses that mail is sent to, how their destinations behave, and what the sender is told.
const PATHS: &[(&str, Manner, &[u16])] = &[
    ("taken", Manner::Takes, &[250]),
    ("later", Manner::SaysAtRcpt(450), &[450, 451]),
    ("never", Manner::SaysAtRcpt(550), &[550]),
    ("full", Manner::SaysAtEnd(452), &[451, 452]),
    ("refused", Manner::SaysAtEnd(554), &[554]),
    ("shutting", Manner::SaysAtEnd(421), &[451]),
    ("hangs", Manner::Hangs, &[451]),
    ("drops", Manner::Drops, &[451]),
    ("babbles", Manner::Babbles, &[451]),
];

/// An installation with an alias for every path.
pub(super) fn installation(destination: &Destination) -> House {
    furnished(house(), destination)
}

/// The same, in this installation.
fn furnished(house: House, destination: &Destination) -> House {
    let house = house
        .relaying_to(destination.address())
        .with("mail.xclient_from", &FILTER.to_string())
        .with("mail.delivery_budget", "1s")
        .with_domain("alice@example.org", "alice.test")
        .with_alias("off@alice.test", "taken@destination.test");
    for (name, manner, _) in PATHS {
        let private = format!("{name}@destination.test");
        destination.treats(&private, *manner);
        house.lodge(["alias", "add", &format!("{name}@alice.test"), "--to", &private]).succeeded();
    }
    house.lodge(["alias", "disable", "off@alice.test", "--answer", "550"]).succeeded();
    house.with_alias("both@alice.test", "taken@destination.test,later@destination.test")
}

/// Sends marked mail on every path, the last two being a sender that vanishes and a power cut, and starts once more.
pub(super) fn traffic(level: &str) -> Traffic {
    traffic_in(house().with("log.level", level))
}

/// The same, through this installation.
pub(super) fn traffic_in(house: House) -> Traffic {
    let destination = Destination::open();
    let house = furnished(house, &destination);
    let marks = Marks::draw();
    let serving = house.serve();
    send_on_every_path(&house, &marks);
    // Numbers are public; what they count is nobody's business.
    let metrics = get(house.http(), "/metrics");
    assert!(metrics.starts_with("HTTP/1.1 200"), "{metrics}");
    // In the middle of a message that no socket's buffer holds: most of it is in Lodge.
    let half = begun(&house, &marks);
    half.vanish();
    // In the middle of another, and while a third waits for its destination's answer.
    let cut = begun(&house, &marks);
    let seen = destination.seen();
    let mut waiting = marks.connect(&house);
    assert_eq!(waiting.begin(&marks.sender(), &["hangs@alice.test"]).code, 354);
    waiting.send(&stuffed(&marks.message(0)));
    destination.wait_until_seen(seen + 1);
    let mut said = serving.kill() + &metrics;
    drop((cut, waiting));
    let serving = house.serve();
    let mut sender = marks.connect(&house);
    let answer = mail(&mut sender, &marks, "taken@alice.test");
    assert_eq!(answer.code, 250, "{answer:?}");
    sender.quit();
    said.push_str(&serving.stop());
    let taken: BTreeSet<_> = destination.mails().into_iter().flat_map(|mail| mail.to).collect();
    assert!(taken.contains("taken@destination.test"), "nothing went through: {taken:?}");
    Traffic { house, marks, said, destination: destination.address() }
}

fn send_on_every_path(house: &House, marks: &Marks) {
    let mut direct = marks.connect(house);
    for (name, _, codes) in PATHS {
        let answer = mail(&mut direct, marks, &format!("{name}@alice.test"));
        assert!(codes.contains(&answer.code), "{name}: {answer:?}");
    }
    let unknown = [marks.stranger(), "off"].map(|local| format!("{local}@alice.test"));
    for address in unknown.into_iter().chain([format!("you@{}.test", marks.stranger())]) {
        let answer = mail(&mut direct, marks, &address);
        assert_eq!(answer.code, 550, "{answer:?}");
    }
    let answer = mail(&mut direct, marks, "both@alice.test");
    assert!((400..500).contains(&answer.code), "{answer:?}");
    let tagged = format!("taken+{}@alice.test", marks.stranger());
    assert_eq!(mail(&mut direct, marks, &tagged).code, 250);
    // Refused as a whole: a bare line feed.
    assert_eq!(direct.begin(&marks.sender(), &["taken@alice.test"]).code, 354);
    direct.send(&[&marks.message(0)[..], b"a\nb\r\n.\r\n"].concat());
    assert!(direct.answer().code >= 500);
    direct.vanish();
    let clients = [marks.four().to_string(), format!("IPV6:{}", marks.six.unwrap())];
    for client in clients {
        let mut through = marks.connect_through_filter(house, &client);
        for name in ["taken", "later", "refused", "hangs"] {
            mail(&mut through, marks, &format!("{name}@alice.test"));
        }
        through.quit();
    }
}

fn mail(sender: &mut Sender, marks: &Marks, to: &str) -> Answer {
    sender.mail(&marks.sender(), &[to], &marks.message(2_000))
}

/// A transaction in the middle of a large message.
fn begun(house: &House, marks: &Marks) -> Sender {
    let mut sender = marks.connect(house);
    assert_eq!(sender.begin(&marks.sender(), &["taken@alice.test"]).code, 354);
    sender.send(&marks.message(20_000_000));
    sender
}
