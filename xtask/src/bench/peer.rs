//! What the engines that Lodge's threads are measured against have in common.

use crate::shell;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server of somebody else's, until this goes.
pub(super) struct Running {
    child: Child,
    /// Where it answers.
    pub(super) port: u16,
}

impl Running {
    /// Starts it, and waits until it works, which is asked again and again.
    pub(super) fn start<T>(
        name: &str,
        mut command: Command,
        port: u16,
        works: impl FnMut() -> Option<T>,
    ) -> Result<(Self, T), String> {
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child =
            silent.spawn().map_err(|e| format!("could not start: `{}`: {e}", shell::spoken(silent)))?;
        let running = Self { child, port };
        let worked = shell::wait_for(Duration::from_secs(60), works);
        worked.map(|worked| (running, worked)).ok_or_else(|| format!("{name} did not start"))
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        shell::signal(self.child.id(), "TERM");
        drop(self.child.wait());
    }
}

/// What each comment says, after its number.
const WORDS: &str = "A quiet word about **gardens**, and about [what grows](https://example.org/what-grows) in them: \
    `seed(row)` is where it begins, whatever the weather says. It takes a while until anything is seen, and a little \
    longer until it is believed; then everybody has always known. So much for patience, and for May.";

/// A comment that is to be written.
pub(super) struct Comment {
    /// Its words, each time others.
    pub(super) text: String,
    /// One of twenty people.
    pub(super) author: String,
    /// Which one it answers, by its place: both engines keep one level, so four of ten answer one of the first three.
    pub(super) parent: Option<usize>,
}

/// So many of them.
pub(super) fn comments(count: usize) -> impl Iterator<Item = Comment> {
    (0..count).map(|number| Comment {
        text: format!("{number}: {WORDS}"),
        author: format!("Person {}", number % 20),
        parent: (number % 5 >= 3).then_some(number % 3 + 1),
    })
}

/// Sends JSON, and gives the number of the answer with all that was said.
pub(super) fn post(port: u16, path: &str, body: &str) -> Result<(u16, String), String> {
    let failed = |e: std::io::Error| format!("could not write to `127.0.0.1:{port}`: {e}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(failed)?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).map_err(failed)?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1:8000\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).map_err(failed)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(failed)?;
    let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    Ok((status, answer))
}
