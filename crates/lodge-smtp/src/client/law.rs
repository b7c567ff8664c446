//! What holds for a [`Client`] whatever a server says.

use super::{Client, Fault, Mailing, Next, Tls};
use crate::{limits, path::Path};

/// Holds a client to its laws, with `seed` as what the server says.
///
/// The first octet chooses how the client is set up; what follows are the server's turns, each ended by a NUL.
/// However a turn is cut into pieces, the client comes to the same result; no turn makes it panic, say what is no
/// command, or forget a verdict.
pub fn law(seed: &[u8]) {
    let Some((&setup, turns)) = seed.split_first() else { return };
    let whole = converse(setup, turns, usize::MAX);
    assert_eq!(whole, converse(setup, turns, 1), "octet by octet");
    assert_eq!(whole, converse(setup, turns, usize::from(setup % 13) + 2), "in pieces");
}

/// Everything that came of it.
fn converse(setup: u8, turns: &[u8], step: usize) -> Vec<(Result<Next, Fault>, Vec<u8>)> {
    let tls = match setup & 3 {
        0 => Tls::Never,
        1 => Tls::Required,
        _ => Tls::IfOffered,
    };
    let mut client = Client::new("lodge.test", tls, setup & 4 != 0);
    let paths: Vec<Path> =
        ["a@example.org", "b@example.org"].iter().filter_map(|text| Path::parse(text).ok()).collect();
    let recipients: Vec<&Path> = paths.iter().take(if setup & 8 == 0 { 1 } else { 2 }).collect();
    let sender = if setup & 16 == 0 { None } else { paths.first() };
    let mailing = Mailing {
        sender,
        recipients: &recipients,
        size: 100,
        eight_bit: setup & 32 != 0,
        utf8: setup & 64 != 0,
    };
    let mut transcript = Vec::new();
    for turn in turns.split(|&octet| octet == 0) {
        let mut result = Ok(Next::Read);
        for piece in turn.chunks(step.min(turn.len().max(1))) {
            result = match (result, client.receive(piece)) {
                (Ok(before), Ok(Next::Read)) => Ok(before),
                (Ok(_), now) => now,
                (Err(fault), _) => Err(fault),
            };
        }
        if let Ok(next) = result {
            act(&mut client, next, mailing);
        }
        let said = client.output().to_vec();
        for line in said.split_inclusive(|&octet| octet == b'\n') {
            let text = line.strip_suffix(b"\r\n");
            assert!(text.is_some_and(|text| !text.iter().any(u8::is_ascii_control)), "no command");
            assert!(line.len() <= limits::LONG_COMMAND_LINE, "an endless command");
        }
        client.written();
        transcript.push((result, said));
        if result.is_err() {
            break;
        }
    }
    transcript
}

fn act(client: &mut Client, next: Next, mailing: Mailing<'_>) {
    match next {
        Next::Read | Next::Close => {}
        Next::Handshake => drop(client.secured()),
        Next::Login => drop(client.login("user", "password")),
        Next::Ready => drop(client.begin(mailing)),
        Next::Body(_) => drop(client.body_sent()),
        Next::Done => {
            assert_eq!(client.verdicts().len(), mailing.recipients.len(), "a verdict is missing");
            if client.is_ready() && client.begin(mailing).is_err() {
                client.quit();
            }
        }
    }
}
