//! The README's run command, tried as a newcomer would: start the demo, send a message, see it, stop.

use crate::services::free_port;
use crate::{place, shell};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// `cargo xtask smoke [BINARY]`.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let binary = arguments.first().map_or_else(|| place::target().join("release/lodge"), PathBuf::from);
    let begun = Instant::now();
    let mut demo = Demo::start(&binary)?;
    let (mail, page) = (demo.mail, demo.page);
    demo.wait_until_open()?;
    println!("the demo takes mail after {} ms", begun.elapsed().as_millis());

    let marker = format!("smoke-{}-{}", std::process::id(), begun.elapsed().as_nanos());
    send(mail, "hello@demo.lodge.test", &marker).map_err(|why| demo.blame(&why))?;
    println!("it took a message to hello@demo.lodge.test");

    shell::wait_for(Duration::from_secs(20), || read(page).filter(|text| text.contains(&marker)))
        .ok_or_else(|| demo.blame("the message is not on the page"))?;
    println!("the message is on http://{page}");

    match send(mail, "somebody@elsewhere.test", &marker) {
        Err(why) if why.contains(" 5") => println!("it does not relay to anybody else: {why}"),
        Err(why) => return Err(demo.blame(&why)),
        Ok(()) => return Err(demo.blame("it relayed to somebody else's domain")),
    }

    let status = demo.stop()?;
    if !status.success() {
        return Err(demo.blame(&format!("it was asked to stop and ended with {status}")));
    }
    println!("it stopped when asked");
    if fs::read_to_string(&demo.log).unwrap_or_default().contains(&marker) {
        return Err(format!("the subject of the message is in what the demo said: `{}`", demo.log.display()));
    }
    Ok(())
}

struct Demo {
    child: Child,
    log: PathBuf,
    /// Where it takes mail.
    mail: SocketAddr,
    /// Where it shows it.
    page: SocketAddr,
}

impl Demo {
    fn start(binary: &Path) -> Result<Self, String> {
        // The ports of the README, unless somebody else has them.
        let [smtp, http, comments] =
            [2525, 8025, 8026].map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(|_| port));
        let (smtp, http) = (smtp.or_else(|_| free_port())?, http.or_else(|_| free_port())?);
        let comments = comments.or_else(|_| free_port())?;
        let log = place::target().join("smoke.log");
        let file = File::create(&log).map_err(|e| format!("could not write: `{}`: {e}", log.display()))?;
        let copy = file.try_clone().map_err(|e| format!("could not write: `{}`: {e}", log.display()))?;
        let mut command = Command::new(binary);
        command.arg("demo");
        if (smtp, http, comments) != (2525, 8025, 8026) {
            command.args(["--smtp", &smtp.to_string(), "--http", &http.to_string()]);
            command.args(["--comments", &comments.to_string()]);
        }
        command.stdin(Stdio::null()).stdout(file).stderr(copy);
        let child = command.spawn().map_err(|e| {
            format!(
                "could not start: `{}`: {e}\nhint: build it with `cargo build --release`",
                binary.display()
            )
        })?;
        let [mail, page] = [smtp, http].map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        Ok(Self { child, log, mail, page })
    }

    fn wait_until_open(&mut self) -> Result<(), String> {
        let open = || {
            let ended = self.child.try_wait().ok().flatten().is_some();
            let answers = [self.mail, self.page].iter().all(|at| TcpStream::connect(at).is_ok());
            (ended || answers).then_some(answers)
        };
        match shell::wait_for(Duration::from_secs(60), open) {
            Some(true) => Ok(()),
            _ => Err(self.blame("the demo did not open its ports")),
        }
    }

    fn stop(&mut self) -> Result<ExitStatus, String> {
        shell::signal(self.child.id(), "TERM");
        let ended = || self.child.try_wait().ok().flatten();
        shell::wait_for(Duration::from_secs(30), ended)
            .ok_or_else(|| "it did not stop within 30 s of being asked".to_owned())
    }

    /// What went wrong, and what the demo said.
    fn blame(&self, why: &str) -> String {
        format!("{why}\nwhat the demo said:\n{}", fs::read_to_string(&self.log).unwrap_or_default())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Sends one message as the plainest of clients does.
fn send(mail: SocketAddr, to: &str, subject: &str) -> Result<(), String> {
    let stream = TcpStream::connect(mail).map_err(|e| format!("{mail} does not answer: {e}"))?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).map_err(|e| e.to_string())?;
    let mut replies = BufReader::new(stream.try_clone().map_err(|e| e.to_string())?);
    let mut lines = stream;
    expect(&mut replies, "the greeting", "220")?;
    let message = format!("From: <you@example.org>\r\nTo: <{to}>\r\nSubject: {subject}\r\n\r\nhi\r\n.");
    for (line, code) in [
        ("EHLO localhost", "250"),
        ("MAIL FROM:<you@example.org>", "250"),
        (&format!("RCPT TO:<{to}>"), "250"),
        ("DATA", "354"),
        (&message, "250"),
        ("QUIT", "221"),
    ] {
        lines.write_all(format!("{line}\r\n").as_bytes()).map_err(|e| e.to_string())?;
        let said = line.split([':', '\r']).next().unwrap_or_default();
        expect(&mut replies, if code == "250" && line == message { "the message" } else { said }, code)?;
    }
    Ok(())
}

fn expect(replies: &mut impl BufRead, to_what: &str, code: &str) -> Result<(), String> {
    loop {
        let mut line = String::new();
        replies.read_line(&mut line).map_err(|e| format!("no answer to {to_what}: {e}"))?;
        let continues = line.get(3..4) == Some("-");
        if !line.starts_with(code) {
            return Err(format!("the answer to {to_what} was: {}", line.trim_end()));
        }
        if !continues {
            return Ok(());
        }
    }
}

/// The demo's page.
fn read(page: SocketAddr) -> Option<String> {
    let mut stream = TcpStream::connect(page).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    stream
        .write_all(format!("GET / HTTP/1.1\r\nHost: {page}\r\nConnection: close\r\n\r\n").as_bytes())
        .ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}
