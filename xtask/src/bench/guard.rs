//! The guard: what it costs to hear Discord, beside discord.js and discord.py on the same stream, and how soon a raid is
//! met.

mod said;

pub(super) use said::{HEADING, section};

use super::{Scratch, install, median, put};
use crate::{place, shell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The release of discord.js that is measured.
const JS: &str = "14.28.1";
/// The release of discord.py that is.
const PY: &str = "2.7.1";
/// How often each hears the stream, in turn.
const ROUNDS: usize = 3;

/// What was found.
pub(super) struct Found {
    lodge: Hearing,
    js: Hearing,
    py: Hearing,
    /// Octets of the stream.
    octets: u64,
    raid: Raid,
}

/// What it cost one of them to hear the stream: the middle one of several times.
struct Hearing {
    servers_mb: f64,
    /// Messages a second of a processor.
    messages: f64,
    /// Other events a second of a processor.
    others: f64,
    /// Milliseconds from a frame that says that somebody joined to what is decided, all but one in a hundred.
    join_p99: f64,
}

/// How a raid was met.
struct Raid {
    trials: f64,
    /// Milliseconds from the joining that trips the trigger to the first call: the middle one, and the slowest.
    first_call: (f64, f64),
    raiders: f64,
    banned: f64,
    bulk_calls: f64,
}

/// Measures it, one after the other on the same machine.
pub(super) fn measure(scratch: &Scratch) -> Result<Found, String> {
    let examples = build()?;
    let folder = scratch.folder("guard")?;
    let stream = folder.join("stream");
    let throughput = examples.join("throughput");
    shell::run(Command::new(&throughput).arg("write").arg(&stream))?;
    let (js, py) = (discord_js()?, discord_py()?);
    let mut heard = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let mut lodge = Command::new(&throughput);
        lodge.arg("hear");
        let mut node = Command::new("node");
        node.current_dir(&js).args(["--expose-gc", "hear.mjs"]);
        let mut python = Command::new(py.join("bin/python"));
        python.arg(py.join("hear.py"));
        for (heard, command) in heard.iter_mut().zip([lodge, node, python]) {
            heard.push(hear(command, &stream)?);
        }
    }
    let [lodge, js, py] = heard.map(|heard| Hearing::of(&heard));
    let octets = stream.metadata().map_or(0, |data| data.len());
    let raid = Raid::of(&named(&shell::output(&mut Command::new(examples.join("contain")))?))?;
    Ok(Found { lodge: lodge?, js: js?, py: py?, octets, raid })
}

/// Builds what hears and what is raided, as Lodge is released.
fn build() -> Result<PathBuf, String> {
    let mut command = shell::cargo(&place::root());
    command.args(["build", "--release", "--quiet", "--package", "lodge-guard"]);
    shell::run(command.args(["--example", "throughput", "--example", "contain"]))?;
    Ok(place::target().join("release/examples"))
}

fn discord_js() -> Result<PathBuf, String> {
    let tools = install::node(&format!("discord.js-{JS}"), &format!("discord.js@{JS}"), &[])?;
    put(&tools.join("hear.mjs"), include_str!("guard/hear.mjs"))?;
    Ok(tools)
}

/// With what its makers recommend for speed.
fn discord_py() -> Result<PathBuf, String> {
    let tools = install::python(&format!("discord.py-{PY}"), &[&format!("discord.py[speed]=={PY}")])?;
    put(&tools.join("hear.py"), include_str!("guard/hear.py"))?;
    Ok(tools)
}

type Named = HashMap<String, f64>;

fn hear(mut command: Command, stream: &Path) -> Result<Named, String> {
    Ok(named(&shell::output(command.arg(stream))?))
}

/// Lines of a name and a number.
fn named(said: &str) -> Named {
    let line = |line: &str| {
        line.split_once(' ').and_then(|(name, number)| Some((name.to_owned(), number.parse().ok()?)))
    };
    said.lines().filter_map(line).collect()
}

fn number(said: &Named, name: &str) -> Result<f64, String> {
    said.get(name).copied().filter(|number| *number >= 0.0).ok_or_else(|| format!("not measured: `{name}`"))
}

impl Hearing {
    fn of(rounds: &[Named]) -> Result<Self, String> {
        let middle = |what: &dyn Fn(&Named) -> Result<f64, String>| {
            rounds.iter().map(what).collect::<Result<Vec<_>, _>>().map(median)
        };
        let rate = |part: &'static str| {
            move |said: &Named| Ok(number(said, part)? / number(said, &format!("{part}_seconds"))?.max(1e-9))
        };
        // All of them must have taken all servers in: who did not says so with a number below 0.
        middle(&|said| number(said, "servers"))?;
        Ok(Self {
            servers_mb: middle(&|said| number(said, "servers_mb"))?,
            messages: middle(&rate("messages"))?,
            others: middle(&rate("others"))?,
            join_p99: middle(&|said| Ok(number(said, "join_p99_ms").unwrap_or(f64::NAN)))?,
        })
    }
}

impl Raid {
    fn of(said: &Named) -> Result<Self, String> {
        let number = |name| number(said, name);
        Ok(Self {
            trials: number("trials")?,
            first_call: (number("first_call_ms")?, number("first_call_worst_ms")?),
            raiders: number("raiders")?,
            banned: number("raiders_banned")?,
            bulk_calls: number("bulk_calls")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "servers 1000\nservers_mb 8.5\nmessages 100\nmessages_seconds 0.5\nothers 10\n\
                        others_seconds 0.1\njoin_p99_ms 0.02\n";

    #[test]
    fn what_is_said_is_read_and_the_middle_one_counts() {
        let slower = SAID.replace("0.5", "1.0");
        let slowest = SAID.replace("0.5", "4.0");
        let hearing = Hearing::of(&[SAID, &slowest, &slower].map(named)).unwrap();
        assert!((hearing.messages - 100.0).abs() < 1e-9 && (hearing.others - 100.0).abs() < 1e-9);
        assert!((hearing.servers_mb - 8.5).abs() < 1e-9);
    }

    #[test]
    fn who_did_not_take_everything_in_is_not_measured() {
        let none = SAID.replace("servers 1000", "servers -1");
        assert_eq!(Hearing::of(&[named(&none)]).err(), Some("not measured: `servers`".to_owned()));
        assert!(Raid::of(&named(SAID)).is_err());
    }
}
