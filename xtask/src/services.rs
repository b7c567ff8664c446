//! PostgreSQL and Redis for the tests, on private ports of this machine.
//!
//! ```text
//! cargo xtask services start     installs what is missing (Debian, as root), then starts both
//! eval "$(cargo xtask services env)"
//! cargo nextest run -p lodge-store
//! cargo xtask services stop
//! ```
//!
//! Everything they write is in one folder under the system's temporary folder; stopping removes it.
//! What a killed run left behind is ended, by its number, when the next one starts.

mod outside;
mod packages;
mod postgres;
mod redis;

pub(crate) use packages::{COMMENTS, GUARD, MAIL, provide};

use crate::{place, shell};
use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// `cargo xtask services WHAT`.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let folder = folder("by-hand");
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["start"] => {
            let services = start(&folder, Lifetime::UntilStopped)?;
            println!("{}", services.environment());
            services.leave_running();
            Ok(())
        }
        ["stop"] => stop(&folder),
        ["env"] => {
            let running = running(&folder)
                .ok_or("the services are not running\nhint: run `cargo xtask services start`")?;
            println!("{}", running.environment());
            Ok(())
        }
        ["status"] => {
            match running(&folder) {
                Some(running) => println!("running\n{}", running.environment()),
                None => println!("not running"),
            }
            Ok(())
        }
        _ => Err("say one of: `services start`, `services stop`, `services env`, `services status`".into()),
    }
}

/// Starts both for a test run of its own; they stop when the value goes.
pub(crate) fn for_tests() -> Result<Services, String> {
    provide(packages::OUTSIDE)?;
    outside::browser()?;
    let schemathesis = outside::schemathesis()?;
    let simcord = outside::simcord()?;
    let mut services = start(&folder("test"), Lifetime::WithTheTask)?;
    services.schemathesis = Some(schemathesis);
    services.simcord = Some(simcord);
    Ok(services)
}

/// The two servers, running.
pub(crate) struct Services {
    folder: PathBuf,
    postgres: Running,
    redis: Running,
    stop_when_dropped: bool,
    /// The tester of the API, where it was asked for.
    schemathesis: Option<PathBuf>,
    /// A Python that has another stand-in for Discord, where it was asked for.
    simcord: Option<PathBuf>,
    _lock: Option<File>,
}

/// One server, running.
#[derive(Clone, Copy)]
struct Running {
    pid: u32,
    port: u16,
}

/// Whether a Ctrl-C that ends the task reaches the servers too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lifetime {
    WithTheTask,
    UntilStopped,
}

impl Services {
    /// What tests are told, as name and value.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = vec![
            ("LODGE_TEST_POSTGRES", format!("postgres://postgres@127.0.0.1:{}/postgres", self.postgres.port)),
            ("LODGE_TEST_REDIS", format!("redis://127.0.0.1:{}/", self.redis.port)),
            ("LODGE_TEST_SERVICES", self.folder.display().to_string()),
        ];
        let schemathesis = self.schemathesis.iter();
        variables.extend(schemathesis.map(|path| ("LODGE_TEST_SCHEMATHESIS", path.display().to_string())));
        let simcord = self.simcord.iter();
        variables.extend(simcord.map(|path| ("LODGE_TEST_SIMCORD", path.display().to_string())));
        variables
    }

    /// The same, for a shell to `eval`.
    fn environment(&self) -> String {
        let lines = self.variables().into_iter().map(|(name, value)| format!("export {name}={value}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn leave_running(mut self) {
        self.stop_when_dropped = false;
    }
}

impl Drop for Services {
    fn drop(&mut self) {
        if self.stop_when_dropped {
            end(&self.folder, [self.postgres, self.redis]);
        }
    }
}

fn start(folder: &Path, lifetime: Lifetime) -> Result<Services, String> {
    if lifetime == Lifetime::UntilStopped
        && let Some(running) = running(folder)
    {
        return Ok(running);
    }
    let tools = provide(packages::SERVICES)?;
    let lock = make(folder)?;
    end(folder, leftovers(folder));
    let postgres = postgres::start(folder, lifetime, &tools)?;
    note(folder, "postgres", postgres)?;
    let redis = redis::start(folder, lifetime).inspect_err(|_| end(folder, [postgres]))?;
    note(folder, "redis", redis)?;
    let services = Services {
        folder: folder.into(),
        postgres,
        redis,
        stop_when_dropped: true,
        schemathesis: None,
        simcord: None,
        _lock: Some(lock),
    };
    postgres::wait(postgres, folder, &tools)?;
    redis::wait(redis, folder)?;
    Ok(services)
}

fn stop(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        let _lock = make(folder)?;
        end(folder, leftovers(folder));
    }
    Ok(())
}

/// Ends these processes by number and removes what all of them wrote.
fn end(folder: &Path, servers: impl IntoIterator<Item = Running>) {
    for server in servers {
        if !belongs(server.pid, folder) {
            continue;
        }
        shell::signal(server.pid, "INT");
        let gone = || (!belongs(server.pid, folder)).then_some(());
        if shell::wait_for(Duration::from_secs(15), gone).is_none() {
            shell::signal(server.pid, "KILL");
            shell::wait_for(Duration::from_secs(5), gone);
        }
    }
    for part in ["postgres", "redis"] {
        drop(fs::remove_dir_all(folder.join(part)));
        drop(fs::remove_file(folder.join(part).with_extension("run")));
    }
}

/// The services of this folder, if both are up.
fn running(folder: &Path) -> Option<Services> {
    let [postgres, redis] =
        ["postgres", "redis"].map(|name| noted(folder, name).filter(|server| belongs(server.pid, folder)));
    Some(Services {
        folder: folder.into(),
        postgres: postgres?,
        redis: redis?,
        stop_when_dropped: false,
        schemathesis: None,
        simcord: None,
        _lock: None,
    })
}

/// What an earlier run noted and what is still there of it.
fn leftovers(folder: &Path) -> Vec<Running> {
    ["postgres", "redis"].into_iter().filter_map(|name| noted(folder, name)).collect()
}

fn note(folder: &Path, name: &str, server: Running) -> Result<(), String> {
    let file = folder.join(name).with_extension("run");
    fs::write(&file, format!("{} {}", server.pid, server.port))
        .map_err(|e| format!("could not write: `{}`: {e}", file.display()))
}

fn noted(folder: &Path, name: &str) -> Option<Running> {
    let text = fs::read_to_string(folder.join(name).with_extension("run")).ok()?;
    let (pid, port) = text.trim().split_once(' ')?;
    Some(Running { pid: pid.parse().ok()?, port: port.parse().ok()? })
}

/// Whether the process of this number is one that was started on this folder: numbers are used again.
fn belongs(pid: u32, folder: &Path) -> bool {
    let command = match fs::read(format!("/proc/{pid}/cmdline")) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) if Path::new("/proc/self").exists() => return false,
        Err(_) => shell::output(Command::new("ps").args(["-o", "command=", "-p", &pid.to_string()]))
            .unwrap_or_default(),
    };
    command.contains(&*folder.to_string_lossy())
}

/// The folder, made if it is not there, ours alone, and locked against a second run on it.
#[expect(clippy::print_stderr, reason = "a task talks to the terminal")]
fn make(folder: &Path) -> Result<File, String> {
    let shown = folder.display();
    // PostgreSQL refuses to run as root, so somebody else must be able to pass through.
    match fs::DirBuilder::new().mode(0o711).create(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(format!("could not make: `{shown}`: {e}"));
        }
        _ => {}
    }
    let owner = fs::symlink_metadata(folder).map_err(|e| format!("could not look at: `{shown}`: {e}"))?;
    if !owner.is_dir() || owner.uid() != user()? {
        return Err(format!("somebody else's, so not used: `{shown}`\nhint: remove it"));
    }
    let lock =
        File::create(folder.join("lock")).map_err(|e| format!("could not write in: `{shown}`: {e}"))?;
    if lock.try_lock().is_err() {
        eprintln!("waiting for another run that uses `{shown}`");
        lock.lock().map_err(|e| format!("could not lock: `{shown}`: {e}"))?;
    }
    Ok(lock)
}

/// One folder for each checkout and use.
fn folder(purpose: &str) -> PathBuf {
    let mut hash = DefaultHasher::new();
    place::root().hash(&mut hash);
    std::env::temp_dir().join(format!("lodge-services-{:08x}-{purpose}", hash.finish() as u32))
}

/// Who runs this.
fn user() -> Result<u32, String> {
    let said = shell::output(Command::new("id").arg("-u"))?;
    said.trim().parse().map_err(|_| "`id -u` said no number".to_owned())
}

/// Starts a server in the background, its words going to a file beside its data.
fn spawn(command: &mut Command, log: &Path, lifetime: Lifetime) -> Result<u32, String> {
    let said = shell::spoken(command);
    let out = File::create(log).map_err(|e| format!("could not write: `{}`: {e}", log.display()))?;
    let err = out.try_clone().map_err(|e| format!("could not write: `{}`: {e}", log.display()))?;
    if lifetime == Lifetime::UntilStopped {
        command.process_group(0);
    }
    let child = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn();
    child.map(|child| child.id()).map_err(|e| format!("could not start: `{said}`: {e}"))
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<u16, String> {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|e| format!("no free port on 127.0.0.1: {e}"))
}

/// The end of a server's log, for an error.
fn last_words(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(12))
        .map(|line| format!("  {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}
