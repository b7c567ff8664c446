//! A house with a guest book: sites of Alice's, who reads them, and who writes there.

use std::{
    io::{Read as _, Write as _},
    net::{IpAddr, SocketAddr, TcpStream},
};

use lodge_accounts::Email;
use lodge_comments::{
    Site,
    store::sites::{self, NewSite},
};
use lodge_store::SystemClock;
use lodge_testkit::{canary::with_database, outside::House, web::encoded};
use socket2::{Domain, Socket, Type};

use super::url;

/// Whose the sites are.
pub(super) const OWNER: &str = "alice@example.org";

/// Alice, if she is not there yet, gets a site at this host, with what she decides about it.
pub(super) fn add_site(house: &House, host: &str, decides: impl FnOnce(&mut Site) + Send) {
    if !house.lodge(["account", "list"]).succeeded().contains(OWNER) {
        house.lodge(["account", "add", "--email", OWNER, "--name", "Alice"]).succeeded();
    }
    with_database(url(house), &house.key(), async |db| {
        let owner = lodge_accounts::by_email(db, &Email::parse(OWNER).unwrap()).await.unwrap().unwrap();
        let new = NewSite { account: owner.id, host: host.to_owned(), title: host.to_owned() };
        let mut site = sites::add(db, &SystemClock, new).await.unwrap();
        // Everything is shown at once, if she does not say otherwise.
        (site.rules.hold.guests, site.rules.hold.first) = (false, 0);
        decides(&mut site);
        sites::save(db, &SystemClock, &site).await.unwrap();
    });
}

/// Somebody with a browser, somewhere.
pub(super) struct Browser {
    pub(super) to: SocketAddr,
    pub(super) from: IpAddr,
    /// Header fields that it adds, each with its line end.
    pub(super) says: String,
}

impl Browser {
    /// One that says nothing of its own.
    pub(super) fn of(house: &House, from: impl Into<IpAddr>) -> Self {
        Self { to: house.http(), from: from.into(), says: String::new() }
    }

    /// Asks for something. Gives the answer, head and body.
    pub(super) fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    /// Writes a comment as a guest. Gives its number, if it was taken.
    pub(super) fn writes(&self, site: &str, fields: &[(&str, &str)]) -> Option<i64> {
        let all = [("site", site), ("page", "/post"), ("lang", "en")];
        let body: Vec<_> =
            all.iter().chain(fields).map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let head = "POST /embed/comments HTTP/1.1\r\nAccept: application/json\r\n\
                    Content-Type: application/x-www-form-urlencoded\r\n";
        let answer = self.ask(head, &body.join("&"));
        let (_, rest) = answer.split_once("\"id\":\"").filter(|_| answer.starts_with("HTTP/1.1 201"))?;
        rest.split('"').next()?.parse().ok()
    }

    fn ask(&self, head: &str, body: &str) -> String {
        let Self { to, says, .. } = self;
        let mut stream = self.stream();
        let length = body.len();
        write!(
            stream,
            "{head}Host: {to}\r\nConnection: close\r\n{says}Content-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn stream(&self) -> TcpStream {
        let socket = Socket::new(Domain::for_address(self.to), Type::STREAM, None).unwrap();
        socket.bind(&SocketAddr::new(self.from, 0).into()).unwrap();
        socket.connect(&self.to.into()).unwrap();
        socket.into()
    }
}
