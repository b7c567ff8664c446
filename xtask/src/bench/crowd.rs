//! Many senders of large messages at once, each from a network of its own.

use std::io::{BufRead, BufReader, Error, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

/// What became of the messages.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Fate {
    /// Delivered.
    pub(super) delivered: usize,
    /// Sent away with "come back later".
    pub(super) deferred: usize,
}

/// Sends one message of `size` bytes from each of `senders` at the same time. Every other one says its size beforehand.
pub(super) fn press(port: u16, senders: usize, size: usize) -> Result<Fate, String> {
    let sending: Vec<_> =
        (0..senders).map(|sender| thread::spawn(move || send(port, sender, size))).collect();
    let mut fate = Fate::default();
    for sent in sending {
        let code =
            sent.join().map_err(|_| "a sender died")?.map_err(|e| format!("a sender was cut off: {e}"))?;
        match code / 100 {
            2 => fate.delivered += 1,
            4 => fate.deferred += 1,
            _ => return Err(format!("a sender was refused for good: {code}")),
        }
    }
    Ok(fate)
}

/// The code that decided: that of the final dot, or of the command that was not accepted.
fn send(port: u16, sender: usize, size: usize) -> Result<u16, Error> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(180)))?;
    let (mut replies, mut lines) = (BufReader::new(stream.try_clone()?), stream);
    reply(&mut replies)?;
    let declared = if sender.is_multiple_of(2) { format!(" SIZE={size}") } else { String::new() };
    for line in [
        "EHLO sender.test".to_owned(),
        format!("XCLIENT ADDR=198.51.{sender}.1"),
        "EHLO sender.test".to_owned(),
        format!("MAIL FROM:<sender@elsewhere.test>{declared}"),
        "RCPT TO:<shop@bench.test>".to_owned(),
        "DATA".to_owned(),
    ] {
        lines.write_all(format!("{line}\r\n").as_bytes())?;
        let code = reply(&mut replies)?;
        if code >= 400 {
            return Ok(code);
        }
    }
    let mut block = Vec::with_capacity(64 * 1024);
    while block.len() < 64_000 {
        block.extend_from_slice(format!("{:078}\r\n", block.len()).as_bytes());
    }
    lines.write_all(b"From: <sender@elsewhere.test>\r\nSubject: large\r\n\r\n")?;
    let mut left = size.saturating_sub(200);
    while left > 0 {
        let piece = block.get(..left).unwrap_or(&block);
        // Who is sent away in the middle may find the connection closed: the reply is waiting all the same.
        if lines.write_all(piece).is_err() {
            return reply(&mut replies);
        }
        left -= piece.len();
    }
    lines.write_all(b"\r\n.\r\n")?;
    reply(&mut replies)
}

/// The code of the next reply.
fn reply(replies: &mut impl BufRead) -> Result<u16, Error> {
    loop {
        let mut line = String::new();
        if replies.read_line(&mut line)? == 0 {
            return Err(Error::other("no reply"));
        }
        if line.as_bytes().get(3) != Some(&b'-') {
            return line
                .get(..3)
                .and_then(|code| code.parse().ok())
                .ok_or_else(|| Error::other("not a reply"));
        }
    }
}
