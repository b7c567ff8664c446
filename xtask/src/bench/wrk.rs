//! Load as `wrk` makes it, and what it saw.

use super::machine;
use crate::shell;
use std::process::Command;

/// How long each measurement takes, in seconds.
const SECONDS: u32 = 8;
/// How often two that are compared take turns, for [`SECONDS`] each in all.
const TURNS: u32 = 4;
/// How many connections ask at once.
const CONNECTIONS: u32 = 8;

/// What was seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Requests a second.
    pub(super) rate: f64,
    /// Half of the answers came within this, in milliseconds.
    pub(super) p50: f64,
    /// All but one in a hundred did.
    pub(super) p99: f64,
    /// Milliseconds of the server's processor time for each.
    pub(super) cpu: f64,
}

/// Where is asked, how, and of which process.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) url: &'a str,
    pub(super) headers: &'a [&'a str],
    pub(super) pid: u32,
}

/// Asks for this address as often as it can, with these headers and perhaps a script that says what to send.
pub(super) fn press(url: &str, headers: &[&str], script: Option<&str>, pid: u32) -> Result<Seen, String> {
    if script.is_none() {
        warm(url)?;
    }
    one(Asked { url, headers, pid }, script, SECONDS)
}

/// Two that are compared, in turns: what the machine does meanwhile slows down both.
pub(super) fn in_turns(first: Asked<'_>, second: Asked<'_>) -> Result<[Seen; 2], String> {
    let mut seen = [Vec::new(), Vec::new()];
    for asked in [first, second] {
        warm(asked.url)?;
    }
    for _ in 0..TURNS {
        for (seen, asked) in seen.iter_mut().zip([first, second]) {
            seen.push(one(asked, None, SECONDS / TURNS)?);
        }
    }
    Ok(seen.map(|turns| together(&turns)))
}

/// All turns as one: the mean of the rates, and the worst of the latencies.
fn together(turns: &[Seen]) -> Seen {
    let mean = |of: fn(&Seen) -> f64| turns.iter().map(of).sum::<f64>() / turns.len().max(1) as f64;
    let worst = |of: fn(&Seen) -> f64| turns.iter().map(of).fold(0.0, f64::max);
    Seen {
        rate: mean(|seen| seen.rate),
        p50: worst(|seen| seen.p50),
        p99: worst(|seen| seen.p99),
        cpu: mean(|seen| seen.cpu),
    }
}

/// Whoever is asked for the first time has something to make ready.
pub(super) fn warm(url: &str) -> Result<(), String> {
    shell::output(Command::new("wrk").args(["-t1", "-c8", "-d1s", url])).map(drop)
}

fn one(asked: Asked<'_>, script: Option<&str>, seconds: u32) -> Result<Seen, String> {
    let mut command = Command::new("wrk");
    command.args(["-t1", &format!("-c{CONNECTIONS}"), &format!("-d{seconds}s"), "--latency"]);
    for header in asked.headers {
        command.args(["-H", header]);
    }
    if let Some(script) = script {
        command.args(["-s", script]);
    }
    let before = machine::cpu_ms(asked.pid)?;
    let said = shell::output(command.arg(asked.url))?;
    let used = machine::cpu_ms(asked.pid)? - before;
    read(&said, used, seconds)
}

fn read(said: &str, used: f64, seconds: u32) -> Result<Seen, String> {
    if let Some(line) = said.lines().find(|line| line.contains("Non-2xx or 3xx")) {
        return Err(format!("not all answers were good: {}", line.trim()));
    }
    let after = |word: &str| {
        let line = said.lines().find(|line| line.trim_start().starts_with(word))?;
        line.split_whitespace().nth(1).map(str::to_owned)
    };
    let rate: f64 =
        after("Requests/sec:").and_then(|number| number.parse().ok()).ok_or("wrk said no rate")?;
    let time = |word: &str| after(word).as_deref().and_then(milliseconds).ok_or("wrk said no latency");
    let count = rate * f64::from(seconds);
    Ok(Seen { rate, p50: time("50%")?, p99: time("99%")?, cpu: used / count.max(1.0) })
}

/// `1.23ms`, `870.00us`, `1.02s`.
fn milliseconds(text: &str) -> Option<f64> {
    let (number, factor) = match (text.strip_suffix("us"), text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _, _) => (number, 0.001),
        (_, Some(number), _) => (number, 1.0),
        (_, _, Some(number)) => (number, 1000.0),
        _ => return None,
    };
    number.parse::<f64>().ok().map(|number| number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wrk_says_is_read() {
        let said = "  Latency Distribution\n     50%  312.00us\n     90%    1.10ms\n     99%    2.50ms\n  \
                    80000 requests in 8.00s, 1GB read\nRequests/sec:  10000.00\nTransfer/sec:  9MB\n";
        let seen = read(said, 8000.0, 8).unwrap_or_default();
        assert!((seen.p50 - 0.312).abs() < 1e-9 && (seen.p99 - 2.5).abs() < 1e-9);
        assert!((seen.rate - 10_000.0).abs() < 1e-9 && (seen.cpu - 0.1).abs() < 1e-9);
        let other = Seen { rate: 20_000.0, p50: 0.1, p99: 3.0, cpu: 0.3 };
        let both = together(&[seen, other]);
        assert!((both.rate - 15_000.0).abs() < 1e-9 && (both.p99 - 3.0).abs() < 1e-9);
        assert!((both.cpu - 0.2).abs() < 1e-9);
        assert!(read("Non-2xx or 3xx responses: 7\n", 0.0, 8).is_err());
    }
}
