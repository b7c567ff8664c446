//! How much memory, and how long to the first greeting.

use super::lodge::{Built, Installed, size_mb};
use super::postfix::Postfix;
use super::sink::Sink;
use super::{Scratch, crowd, machine, median};

/// How many aliases there are when the start is measured.
pub(super) const ALIASES: usize = 10_000;
/// How many send a large message at once.
pub(super) const SENDERS: usize = 50;
/// How large those messages are.
pub(super) const LARGE: usize = 10 * 1024 * 1024;
/// How often the start is measured.
const STARTS: usize = 5;

/// What was found.
pub(super) struct Memory {
    /// Resident, without work, in MB, and so much of it that is not shared.
    pub(super) idle: (f64, f64),
    /// What Postfix takes without work, in MB.
    pub(super) postfix_idle: f64,
    /// Under large messages: the budget, the peak in MB, and what became of the messages.
    pub(super) pressed: Vec<(&'static str, f64, crowd::Fate)>,
    /// Milliseconds from start to greeting with one alias and with [`ALIASES`].
    pub(super) start: (f64, f64),
    /// Resident with [`ALIASES`], in MB.
    pub(super) idle_full: f64,
    /// The binary, in MB.
    pub(super) binary: f64,
}

/// Measures it.
pub(super) fn measure(built: &Built, scratch: &Scratch) -> Result<Memory, String> {
    let sink = Sink::start()?;
    let small = Installed::new(built, scratch, "small", sink.port, "512MiB")?;
    let start_small = starts(&small)?;
    let idle = {
        let serving = small.serve()?;
        (machine::rss_mb(serving.pid()), machine::pss_mb(serving.pid()))
    };
    let full = Installed::new(built, scratch, "full", sink.port, "512MiB")?;
    full.fill("bench.test", ALIASES)?;
    let start_full = starts(&full)?;
    let idle_full = {
        let serving = full.serve()?;
        machine::rss_mb(serving.pid())
    };
    let mut pressed = Vec::new();
    for budget in ["512MiB", "128MiB"] {
        let installed = Installed::new(built, scratch, budget, sink.port, budget)?;
        let serving = installed.serve()?;
        let fate = crowd::press(installed.port, SENDERS, LARGE)?;
        pressed.push((budget, machine::peak_mb(serving.pid()), fate));
    }
    let postfix = Postfix::start(scratch, sink.port)?;
    let postfix_idle = machine::pss_mb(postfix.pid);
    let start = (start_small, start_full);
    Ok(Memory { idle, postfix_idle, pressed, start, idle_full, binary: size_mb(built) })
}

/// Milliseconds from start to greeting.
fn starts(installed: &Installed<'_>) -> Result<f64, String> {
    let times: Result<Vec<f64>, String> =
        (0..STARTS).map(|_| Ok(installed.serve()?.started_after.as_secs_f64() * 1000.0)).collect();
    Ok(median(times?))
}
