//! Lodge itself, as it is released, in a folder of its own.

use super::{Scratch, free_port, put};
use crate::{place, shell};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What was built.
pub(super) struct Built {
    lodge: PathBuf,
    fill: PathBuf,
    /// What serves bytes and nothing else.
    pub(super) bare: PathBuf,
}

/// Builds the binary as it is released, and the program that fills its database.
pub(super) fn build() -> Result<Built, String> {
    let mut command = shell::cargo(&place::root());
    command.args(["build", "--release", "--quiet", "--package", "lodge"]);
    shell::run(command.args(["--bin", "lodge", "--example", "fill", "--example", "bare"]))?;
    let release = place::target().join("release");
    let example = |name: &str| release.join("examples").join(name);
    Ok(Built { lodge: release.join("lodge"), fill: example("fill"), bare: example("bare") })
}

/// Lodge's folder, with one account, one domain and one alias: `shop@bench.test`.
pub(super) struct Installed<'a> {
    built: &'a Built,
    folder: PathBuf,
    /// Where it takes mail.
    pub(super) port: u16,
    /// Where its pages are.
    pub(super) http: u16,
}

impl<'a> Installed<'a> {
    /// Sets it up to hand everything to the sink.
    pub(super) fn new(
        built: &'a Built,
        scratch: &Scratch,
        name: &str,
        sink: u16,
        budget: &str,
    ) -> Result<Self, String> {
        let folder = scratch.folder(name)?;
        let (port, http) = (free_port()?, free_port()?);
        let at = folder.display();
        put(
            &folder.join("lodge.toml"),
            &format!(
                "[store]\nurl = \"sqlite:{at}/data/lodge.db\"\nkey_file = \"{at}/lodge.key\"\n\n\
                 [http]\nlisten = \"127.0.0.1:{http}\"\npublic_url = \"http://127.0.0.1:{http}\"\n\
                 trusted_proxies = \"127.0.0.1\"\n\n\
                 [mail]\nlisten = \"127.0.0.1:{port}\"\nhostname = \"lodge.bench.test\"\n\
                 relay = \"127.0.0.1:{sink}\"\nmemory_budget = \"{budget}\"\nxclient_from = \"127.0.0.1\"\n"
            ),
        )?;
        let installed = Self { built, folder, port, http };
        installed.say(&["account", "add", "--email", "owner@hidden.test", "--name", "Owner"])?;
        let more = ["account", "limit", "--email", "owner@hidden.test", "--messages-a-day", "4000000000"];
        installed.say(&more)?;
        installed.say(&["domain", "add", "bench.test", "--account", "owner@hidden.test", "--verified"])?;
        installed.say(&["alias", "add", "shop@bench.test", "--to", "secret@hidden.test"])?;
        Ok(installed)
    }

    /// Adds this many aliases to a domain, or this many `accounts`.
    pub(super) fn fill(&self, what: &str, count: usize) -> Result<(), String> {
        let mut command = Command::new(&self.built.fill);
        command.arg(self.folder.join("data/lodge.db")).arg(self.folder.join("lodge.key")).arg(what);
        shell::run(command.arg(count.to_string()))
    }

    /// Starts it, and waits until it greets.
    pub(super) fn serve(&self) -> Result<Serving, String> {
        let log = self.folder.join("log");
        let file = File::create(&log).map_err(|e| format!("could not write: `{}`: {e}", log.display()))?;
        let begun = Instant::now();
        let mut command = self.command(&["serve"]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file).spawn();
        let mut serving = Serving {
            child: child.map_err(|e| format!("could not start: `lodge serve`: {e}"))?,
            started_after: Duration::ZERO,
        };
        serving
            .wait_until_it_greets(self.port, begun)
            .map_err(|why| format!("{why}\n{}", std::fs::read_to_string(&log).unwrap_or_default()))?;
        Ok(serving)
    }

    /// Runs a command to its end.
    pub(super) fn say(&self, words: &[&str]) -> Result<(), String> {
        shell::output(&mut self.command(words)).map(drop)
    }

    /// The same, with something on its standard input.
    pub(super) fn say_with(&self, words: &[&str], input: &str) -> Result<(), String> {
        let file = self.folder.join("input");
        put(&file, input)?;
        let open = File::open(&file).map_err(|e| format!("could not read: `{}`: {e}", file.display()))?;
        shell::output(self.command(words).stdin(open)).map(drop)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.built.lodge);
        command.args(words).arg("--config").arg(self.folder.join("lodge.toml")).current_dir(&self.folder);
        command
    }
}

/// Lodge, running.
pub(super) struct Serving {
    child: Child,
    /// How long it took from being started to greeting a sender.
    pub(super) started_after: Duration,
}

impl Serving {
    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks every millisecond: what is measured is below a third of a second.
    #[expect(
        clippy::disallowed_methods,
        reason = "another process's port sends no event that could be waited for"
    )]
    fn wait_until_it_greets(&mut self, port: u16, begun: Instant) -> Result<(), String> {
        loop {
            if greets(port) {
                self.started_after = begun.elapsed();
                return Ok(());
            }
            if self.child.try_wait().ok().flatten().is_some() || begun.elapsed() > Duration::from_secs(30) {
                return Err("Lodge did not start".to_owned());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        shell::signal(self.child.id(), "TERM");
        let ended = || self.child.try_wait().ok().flatten();
        if shell::wait_for(Duration::from_secs(20), ended).is_none() {
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

/// Whether a mail server says 220 there.
fn greets(port: u16) -> bool {
    let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).is_ok() && line.starts_with("220")
}

/// How large the binary is, in MB.
pub(super) fn size_mb(built: &Built) -> f64 {
    let length = |file: &Path| file.metadata().map_or(0, |data| data.len());
    f64::from(u32::try_from(length(&built.lodge)).unwrap_or(u32::MAX)) / 1e6
}
