//! How many messages a second, and what each costs.

use super::lodge::{Built, Installed, Serving};
use super::postfix::Postfix;
use super::sink::Sink;
use super::{Scratch, machine, median};
use crate::shell;
use std::process::Command;
use std::time::Instant;

/// Sizes of messages, in bytes.
pub(super) const SIZES: [usize; 2] = [4 * 1024, 100 * 1024];
/// Senders at once.
pub(super) const SESSIONS: [usize; 3] = [1, 10, 50];

/// What the messages go through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// Nothing: from the source to the sink.
    Direct,
    /// Lodge.
    Lodge,
    /// Postfix with `smtpd_proxy_filter`.
    Proxied,
    /// Postfix with its queue.
    Queued,
}

/// All of them, in the order of the table.
pub(super) const WAYS: [Way; 4] = [Way::Direct, Way::Lodge, Way::Proxied, Way::Queued];

/// One line of the table: medians of all rounds.
pub(super) struct Row {
    pub(super) size: usize,
    pub(super) sessions: usize,
    pub(super) way: Way,
    /// Messages a second.
    pub(super) rate: f64,
    /// Milliseconds of processor time a message; none for the direct way, which has no server between.
    pub(super) cpu: Option<f64>,
}

/// Everything that is running.
struct Yard<'a> {
    sink: Sink,
    lodge: Serving,
    installed: Installed<'a>,
    postfix: Postfix,
}

/// Measures every way at every size and number of sessions, in rounds, so that a passing disturbance hits all alike.
#[expect(clippy::print_stderr, reason = "a task talks to the terminal")]
pub(super) fn measure(built: &Built, scratch: &Scratch, rounds: usize) -> Result<Vec<Row>, String> {
    let sink = Sink::start()?;
    let installed = Installed::new(built, scratch, "lodge", sink.port, "512MiB")?;
    let postfix = Postfix::start(scratch, sink.port)?;
    let yard = Yard { lodge: installed.serve()?, sink, installed, postfix };
    for way in WAYS {
        yard.send(way, 4096, 10, 200)?;
    }
    let mut taken: Vec<(usize, usize, Way, f64, Option<f64>)> = Vec::new();
    for round in 1..=rounds {
        for size in SIZES {
            for sessions in SESSIONS {
                for way in WAYS {
                    let (rate, cpu) = yard.send(way, size, sessions, count(way, size, sessions))?;
                    let shown = cpu.map_or_else(String::new, |cpu| format!(", {cpu:.3} ms CPU each"));
                    eprintln!(
                        "round {round}: {way:?}, {size} bytes, {sessions} sessions: {rate:.0}/s{shown}"
                    );
                    taken.push((size, sessions, way, rate, cpu));
                }
            }
        }
    }
    let mut rows = Vec::new();
    for size in SIZES {
        for sessions in SESSIONS {
            for way in WAYS {
                let same = || taken.iter().filter(|one| (one.0, one.1, one.2) == (size, sessions, way));
                let cpu: Vec<f64> = same().filter_map(|one| one.4).collect();
                let rate = median(same().map(|one| one.3).collect());
                rows.push(Row { size, sessions, way, rate, cpu: (!cpu.is_empty()).then(|| median(cpu)) });
            }
        }
    }
    Ok(rows)
}

/// How many messages a run has: about two seconds of them.
fn count(way: Way, size: usize, sessions: usize) -> usize {
    let most = match way {
        Way::Direct => 10_000,
        Way::Lodge => 8_000,
        Way::Proxied => 3_000,
        Way::Queued => 1_500,
    };
    let most = if size > 10_000 { most / 2 } else { most };
    if sessions == 1 { most / 3 } else { most }
}

impl Yard<'_> {
    /// Sends messages one way. Returns messages a second and milliseconds of processor time a message.
    fn send(
        &self,
        way: Way,
        size: usize,
        sessions: usize,
        count: usize,
    ) -> Result<(f64, Option<f64>), String> {
        let (port, server, recipient) = match way {
            Way::Direct => (self.sink.port, None, "secret@hidden.test"),
            Way::Lodge => (self.installed.port, Some(self.lodge.pid()), "shop@bench.test"),
            // It does not rewrite: what it would rewrite to is said at once.
            Way::Proxied => (self.postfix.proxied, Some(self.postfix.pid), "secret@hidden.test"),
            Way::Queued => (self.postfix.queued, Some(self.postfix.pid), "shop@bench.test"),
        };
        let before = server.map(machine::cpu_ms).transpose()?;
        let begun = Instant::now();
        let mut source = Command::new("/usr/sbin/smtp-source");
        source.args(["-s", &sessions.to_string(), "-m", &count.to_string(), "-l", &size.to_string()]);
        source.args(["-f", "sender@elsewhere.test", "-t", recipient, &format!("127.0.0.1:{port}")]);
        // It fails at the first reply that is no yes.
        shell::run(&mut source)?;
        if way == Way::Queued {
            self.postfix.drain()?;
        }
        let seconds = begun.elapsed().as_secs_f64();
        let after = server.map(machine::cpu_ms).transpose()?;
        let messages = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let cpu = before.zip(after).map(|(before, after)| (after - before) / messages);
        Ok((messages / seconds, cpu))
    }
}
