//! Somebody with a browser before the page of a newcomer: it keeps cookies, says who it is, and comes through a proxy.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    sync::{Mutex, MutexGuard, PoisonError},
};

use lodge_abuse::pow::{Challenge, Difficulty, solve};
use lodge_register::Timestamp;
use lodge_testkit::{outside::House, web::encoded};
use serde_json::Value;

/// Where people find the pages.
pub(super) const ORIGIN: &str = "https://lodge.example";

/// The cookie by which a browser is known again.
pub(super) const DEVICE: &str = "lodge_dev";

/// A browser.
pub(super) struct Visitor {
    to: SocketAddr,
    /// Where they come from, as the proxy says.
    pub(super) address: &'static str,
    agent: String,
    jar: Mutex<BTreeMap<String, String>>,
    /// Every value that a cookie ever had.
    given: Mutex<Vec<String>>,
}

/// What it was answered.
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn location(&self) -> Option<&str> {
        fields(&self.head).find(|(name, _)| name.eq_ignore_ascii_case("location")).map(|(_, value)| value)
    }
}

impl Visitor {
    /// One with this word in what it says of itself.
    pub(super) fn of(house: &House, address: &'static str, word: &str) -> Self {
        let agent = format!("Mozilla/5.0 ({word}; rv:140.0) Gecko/20100101 Firefox/140.0");
        Self { to: house.http(), address, agent, jar: Mutex::default(), given: Mutex::default() }
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    /// Reads the page, lets the browser work, and goes on.
    pub(super) fn goes_on(&self, page: &str) -> Answer {
        let read = self.get(page);
        assert_eq!(read.status, 200, "{}", read.body);
        let (challenge, pow) = worked(&read.body).unwrap_or_default();
        let token = between(&read.body, "name=\"csrf\" value=\"", "\"").unwrap();
        let filled =
            [("csrf", token), ("challenge", &challenge), ("pow", &pow), ("hours", "1"), ("touch", "0")];
        let body: Vec<_> = filled.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let says = format!(
            "Origin: {ORIGIN}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        );
        self.ask("POST", page, &says, &body.join("&"))
    }

    /// Follows the link on a page to Discord. Gives the path by which Discord sends them back.
    pub(super) fn at_discord(&self, away: &Answer) -> String {
        let link = away.body.split('"').find(|part| part.contains("/oauth2/authorize?"));
        let link = link.unwrap_or_else(|| panic!("no way to Discord: {}", away.body));
        let link = link.replace("&#38;", "&").replace("&amp;", "&");
        let (host, path) = link.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let said = exchange(host.parse().unwrap(), &format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n"), "");
        let said = said.unwrap();
        said.location().unwrap().strip_prefix(ORIGIN).unwrap().to_owned()
    }

    /// What the cookie of this name holds.
    pub(super) fn cookie(&self, name: &str) -> Option<String> {
        held(&self.jar).get(name).cloned()
    }

    /// Every value that a cookie of theirs ever had.
    pub(super) fn cookies(&self) -> Vec<String> {
        held(&self.given).clone()
    }

    fn ask(&self, verb: &str, path: &str, says: &str, body: &str) -> Answer {
        let cookies: Vec<_> = held(&self.jar).iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let head = format!(
            "{verb} {path} HTTP/1.1\r\nHost: lodge.example\r\nX-Forwarded-For: {}\r\nUser-Agent: {}\r\n\
             Accept-Language: en\r\nCookie: {cookies}\r\n{says}",
            self.address, self.agent
        );
        // Whoever is cut off is told nothing.
        let answer = exchange(self.to, &head, body);
        let answer = answer.unwrap_or(Answer { status: 0, head: String::new(), body: String::new() });
        self.keep(&answer);
        answer
    }

    fn keep(&self, answer: &Answer) {
        for (_, line) in fields(&answer.head).filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")) {
            let (pair, flags) = line.split_once("; ").unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if flags.contains("Max-Age=0") {
                held(&self.jar).remove(name);
            } else {
                held(&self.jar).insert(name.to_owned(), value.to_owned());
                held(&self.given).push(value.to_owned());
            }
        }
    }
}

/// A solution of the puzzle on a page, if there is one: its text, and the numbers.
fn worked(page: &str) -> Option<(String, String)> {
    let puzzle = between(page, "data-pow=\"", "\"")?;
    let puzzle: Value = serde_json::from_str(&puzzle.replace("&#34;", "\"").replace("&quot;", "\"")).unwrap();
    let number = |name: &str| u32::try_from(puzzle[name].as_u64().unwrap()).unwrap();
    let text = puzzle["challenge"].as_str().unwrap().to_owned();
    let difficulty = Difficulty { parts: number("count"), bits: number("bits") };
    let challenge = Challenge { text: text.clone(), difficulty, until: Timestamp::default() };
    Some((text, solve(&challenge).replace('.', ",")))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split(after).next()
}

/// The lines of a head that say something.
fn fields(head: &str) -> impl Iterator<Item = (&str, &str)> {
    head.lines().skip(1).filter_map(|line| line.split_once(": "))
}

/// Asks, and reads to the end. Nothing, if the other side goes before it has said anything.
fn exchange(to: SocketAddr, head: &str, body: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(to).ok()?;
    let length = body.len();
    write!(stream, "{head}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
