//! F11: nothing is shared with third parties but what the register declares.
//!
//! The kernel tells whom the program reached; the town tells who lives there; the register tells whether they are
//! declared.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
};

use lodge_abuse::pow;
use lodge_register::{Place, Register, Timestamp};
use lodge_testkit::{
    dns::Dns,
    outside::{Destination, House, Sender},
    postmark::Postmark,
    watch::{Seen, Watch},
    web::encoded,
};

use super::{
    f5::get,
    house, register,
    traffic::{Marks, installation},
};

/// Who lives at an address, by the name under which the register has them.
pub(crate) type Town = BTreeMap<SocketAddr, &'static str>;

const SMART_HOST: &str = "the operator's smart host";
pub(crate) const DESTINATION: &str = "the mail server of the destination";
pub(crate) const NAME_SERVERS: &str = "the operator's name servers";
pub(crate) const SIGN_IN: &str = "the sign-in provider that the person chose";
pub(crate) const WEBHOOK: &str = "the address that the account holder named for events";
const POSTMARK: &str = "Postmark";

/// Start, mail that is taken, refused and deferred, a changed alias, stop: the kernel saw one address reached,
/// that of the smart host that the mail goes to.
#[test]
fn promise_f11_only_the_smart_host_is_reached() {
    let destination = Destination::open();
    let house = installation(&destination);
    let town = Town::from([(destination.address(), SMART_HOST)]);
    check(&house, &town, |house| {
        let marks = Marks::draw();
        let mut sender = Sender::connect(house.mail());
        for name in ["taken", "later", "refused", "both", "unknown", "off"] {
            sender.mail(&marks.sender(), &[&format!("{name}@alice.test")], &marks.message(0));
        }
        sender.quit();
    });
}

/// Without a smart host: the name servers are asked, and the mail's own destination is reached.
#[test]
fn promise_f11_only_name_servers_and_the_mails_own_destination_are_reached() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let dns = runtime.block_on(Dns::start());
    let destination = Destination::open();
    dns.mx("destination.test", 10, "mx.destination.test");
    dns.address_of("mx.destination.test", destination.address().ip());
    let house = house()
        .with("mail.dns", &dns.address().to_string())
        .with("mail.delivery_port", &destination.address().port().to_string())
        .with_domain("alice@example.org", "alice.test")
        .with_alias("shop@alice.test", "alice@destination.test")
        .with_alias("lost@alice.test", "alice@nowhere.test");
    let town = Town::from([(destination.address(), DESTINATION), (dns.address(), NAME_SERVERS)]);
    check(&house, &town, |house| {
        let marks = Marks::draw();
        let mut sender = Sender::connect(house.mail());
        for name in ["shop", "lost"] {
            sender.mail(&marks.sender(), &[&format!("{name}@alice.test")], &marks.message(0));
        }
        sender.quit();
    });
    assert_eq!(destination.mails().len(), 1);
}

/// Somebody signs up: the provider of letters gets the address and the letter, and nobody else gets anything.
#[test]
fn promise_f11_a_sign_up_is_told_to_the_provider_of_letters_only() {
    let provider = Postmark::open("a-token");
    let house = house()
        .with("post.carrier", "postmark")
        .with("post.postmark_token", "a-token")
        .with("post.postmark_url", &provider.url())
        .with("post.from", "lodge@lodge.test");
    let public_url = format!("http://{}", house.http());
    let house = house.with("http.public_url", &public_url);
    let town = Town::from([(provider.address(), POSTMARK)]);
    check(&house, &town, |house| {
        sign_up(house, "Ann Other", "ann@example.org");
        let letter = provider.letter_to("ann@example.org");
        let text = letter["TextBody"].as_str().unwrap();
        assert!(text.contains(&format!("http://{}/sign-up/confirm/", house.http())), "{text}");
        let told: BTreeSet<&str> = letter.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = [
            "From",
            "Headers",
            "HtmlBody",
            "MessageStream",
            "Subject",
            "TextBody",
            "To",
            "TrackLinks",
            "TrackOpens",
        ];
        assert_eq!(told, BTreeSet::from(expected));
    });
    assert!(provider.asked().iter().all(|asked| asked.path == "/email"));
}

/// Fills in the form, with the puzzle solved.
fn sign_up(house: &House, name: &str, email: &str) {
    let page = get(house.http(), "/sign-up");
    let hidden = |name: &str| {
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect(&page);
        rest.split('"').next().unwrap().to_owned()
    };
    let text = hidden("challenge");
    let puzzle = pow::Challenge { text: text.clone(), difficulty: pow::EASY, until: Timestamp::default() };
    let fields = [
        ("csrf", hidden("csrf")),
        ("name", name.to_owned()),
        ("email", email.to_owned()),
        ("challenge", text),
        ("pow", pow::solve(&puzzle)),
    ];
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let (body, to) = (body.join("&"), house.http());
    let mut stream = TcpStream::connect(to).unwrap();
    let length = body.len();
    write!(
        stream,
        "POST /sign-up HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303 ") && answer.contains("/sign-up/sent"), "{answer}");
}

/// Runs a house while `acts` happen: it reached everybody in town, nobody else, and nobody behind the door's back.
#[track_caller]
fn check(house: &House, town: &Town, acts: impl FnOnce(&House)) {
    let watch = Watch::new();
    let serving = house.serve_under(watch.outward());
    acts(house);
    let counted = number(&get(house.http(), "/metrics"), "lodge_outgoing_connections_total");
    serving.stop();
    let seen = watch.seen();
    assert_eq!(undeclared(&seen.reached(), town, &register()), BTreeSet::new());
    assert_eq!(
        seen.reached(),
        town.keys().copied().collect(),
        "the watch did not see everybody reached either"
    );
    // Questions to name servers do not go through the door: the resolver asks them itself.
    let behind = |address: &SocketAddr| town.get(address) != Some(&NAME_SERVERS);
    let connected: usize =
        town.keys().filter(|address| behind(address)).map(|to| connections(&seen, *to)).sum();
    assert_eq!(counted, connected, "the door counted what the kernel saw");
}

/// A program that tells somebody else is seen doing so.
#[test]
fn promise_f11_breach_a_word_to_a_stranger_is_seen() {
    let stranger = Destination::open();
    let to = stranger.address();
    let watch = Watch::new();
    let tell = format!("exec 3<>/dev/tcp/{}/{}", to.ip(), to.port());
    let status = watch.outward().args(["bash", "-c", &tell]).status().unwrap();
    assert!(status.success());
    let seen = watch.seen();
    assert_eq!(connections(&seen, to), 1);
    let neighbour = Town::from([(Destination::open().address(), DESTINATION)]);
    assert_eq!(
        undeclared(&seen.reached(), &neighbour, &register()),
        BTreeSet::from(["a stranger".to_owned()])
    );
}

/// Somebody whom the register does not know is not to be reached, however well we know them.
#[test]
fn promise_f11_breach_a_recipient_who_is_not_declared_is_found() {
    let address = SocketAddr::from(([127, 0, 0, 1], 25));
    let town = Town::from([(address, DESTINATION)]);
    let reached = BTreeSet::from([address]);
    let silent = Register::new([lodge_accounts::entries()]);
    assert_eq!(undeclared(&reached, &town, &silent), BTreeSet::from([DESTINATION.to_owned()]));
    assert_eq!(undeclared(&reached, &town, &register()), BTreeSet::new());
}

/// Whoever was reached whom the register does not declare.
pub(crate) fn undeclared(
    reached: &BTreeSet<SocketAddr>,
    town: &Town,
    register: &Register,
) -> BTreeSet<String> {
    let declared: BTreeSet<&str> = register
        .entries
        .iter()
        .filter_map(|entry| if let Place::SentTo(to) = entry.place { Some(to.name) } else { None })
        .collect();
    let name = |address| town.get(address).copied().unwrap_or("a stranger");
    reached.iter().map(name).filter(|name| !declared.contains(name)).map(str::to_owned).collect()
}

/// How many connections to this address the kernel was asked for.
fn connections(seen: &Seen, to: SocketAddr) -> usize {
    let (ip, port) = (format!("inet_addr(\"{}\")", to.ip()), format!("htons({})", to.port()));
    let is_one = |arguments: &str| arguments.contains(&ip) && arguments.contains(&port);
    seen.calls.iter().filter(|call| call.name == "connect" && is_one(&call.arguments)).count()
}

/// A number of the metrics.
fn number(metrics: &str, name: &str) -> usize {
    let line = metrics.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().parse().unwrap()
}
