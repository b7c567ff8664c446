//! What is put in front of a message before it goes on. Not one byte of the message itself is changed.

use crate::{Refusal, envelope::Accepted, passing::Passing, route::Routed};
use lodge_message::{Date, LoopGuard, Prefix, Received, With, fields};
use lodge_register::Timestamp;

/// A message that is ready to go: its envelope, the lines put in front of it, and itself.
pub struct Rewritten {
    pub(crate) envelope: Accepted,
    /// Goes out before the message.
    pub(crate) prefix: Vec<u8>,
    pub(crate) message: Passing,
}

/// Puts the trace of this hop in front of the message.
///
/// # Errors
/// [`Refusal::Loop`] for a message that goes round in circles.
pub fn prepare(routed: Routed, hostname: &str, now: Timestamp) -> Result<Rewritten, Refusal> {
    let Routed { envelope, message } = routed;
    let head = message.head();
    LoopGuard::default().check(fields(&head), hostname).map_err(|_| Refusal::Loop)?;
    let mut prefix = Prefix::new();
    prefix.received(&trace(&envelope, sole_recipient(&envelope).as_deref(), hostname, now));
    let prefix = prefix.before(&head);
    drop(head);
    Ok(Rewritten { envelope, prefix, message })
}

/// How the message came. Where it goes is not said: the destination is its owner's secret.
fn trace<'a>(
    envelope: &'a Accepted,
    recipient: Option<&'a str>,
    hostname: &'a str,
    now: Timestamp,
) -> Received<'a> {
    let client = &envelope.client;
    Received {
        helo: &client.helo,
        name: client.name.as_deref(),
        client: client.ip,
        host: hostname,
        with: With { extended: client.extended, tls: client.encrypted, utf8: envelope.utf8 },
        recipient,
        at: Date::from_millis(now.millis()),
    }
}

/// The recipient as the sender named it, if it named one only: those who share a message do not learn of each other.
fn sole_recipient(envelope: &Accepted) -> Option<String> {
    match envelope.recipients.as_slice() {
        [recipient] => Some(recipient.address.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        envelope::{Client, Recipient},
        passing::{Network, Pool},
    };
    use lodge_smtp::Path;
    use std::{net::IpAddr, sync::Arc};

    const NOW: Timestamp = Timestamp::from_millis(1_795_325_725_000);

    fn routed(recipients: &[&str], message: &[u8]) -> Routed {
        let ip = IpAddr::from([192, 0, 2, 1]);
        let client = Client {
            ip,
            port: 4025,
            helo: "mail.example.org".to_owned(),
            name: None,
            extended: true,
            encrypted: false,
        };
        let address = |text: &&str| Recipient { address: Path::parse(text).unwrap(), alias: None };
        let envelope = Accepted {
            client: Arc::new(client),
            sender: None,
            utf8: false,
            eight_bit: false,
            recipients: recipients.iter().map(address).collect(),
            destinations: [Path::parse("secret@hidden.test").unwrap()].into(),
        };
        let mut intake = Pool::new(1 << 24).intake(Network::of(ip), None).unwrap();
        intake.push(message).unwrap();
        Routed { envelope, message: intake.finish() }
    }

    /// What goes out for a message to `recipients`.
    fn check(recipients: &[&str], message: &[u8], prefix: &str) {
        let ready =
            prepare(routed(recipients, message), "mx.lodge.test", NOW).unwrap_or_else(|_| panic!("refused"));
        assert_eq!(String::from_utf8(ready.prefix).unwrap(), prefix);
        assert_eq!(ready.message.chunks().collect::<Vec<_>>().concat(), message, "byte for byte");
    }

    #[test]
    fn a_message_gets_its_trace_and_stays_as_it_is() {
        check(
            &["shop@alice.test"],
            b"From: \xff odd \r\nsubject :x\r\n y\r\n\r\nbody",
            "Received: from mail.example.org ([192.0.2.1])\r\n\tby mx.lodge.test with ESMTP\r\n\tfor \
             <shop@alice.test>;\r\n\tSun, 22 Nov 2026 05:35:25 +0000\r\n",
        );
    }

    #[test]
    fn those_who_share_a_message_are_not_named() {
        check(
            &["shop@alice.test", "club@alice.test"],
            b"A: 1\r\n\r\n",
            "Received: from mail.example.org ([192.0.2.1])\r\n\tby mx.lodge.test with ESMTP;\r\n\tSun, 22 Nov 2026 \
             05:35:25 +0000\r\n",
        );
    }

    #[test]
    fn the_first_line_of_a_message_cannot_continue_our_trace() {
        let ready = prepare(routed(&["a@b.test"], b"\tby another; then\r\n"), "mx.lodge.test", NOW);
        assert!(ready.is_ok_and(|ready| ready.prefix.ends_with(b"+0000\r\n\r\n")));
    }

    #[test]
    fn a_message_that_goes_round_is_refused() {
        let passed = |own: usize, others: usize| {
            let header = "Received: from a by MX.lodge.test; now\r\n".repeat(own)
                + &"Received: from b by c; now\r\n".repeat(others)
                + &"X-Padding: 0123456789\r\n".repeat(10_000)
                + "\r\nbody";
            prepare(routed(&["a@b.test"], header.as_bytes()), "mx.lodge.test", NOW).err()
        };
        assert_eq!(passed(4, 46), None);
        assert_eq!(passed(5, 0), Some(Refusal::Loop));
        assert_eq!(passed(0, 51), Some(Refusal::Loop));
    }
}
