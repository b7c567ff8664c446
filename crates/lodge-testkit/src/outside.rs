//! Lodge as people meet it: a program with a configuration file, folders and sockets of its own.

mod destination;
mod patience;
mod program;
mod sender;

pub use destination::{Destination, Mail, Manner};
pub use patience::{pause, until, until_none_left};
pub use program::{Said, Serving};
pub use sender::{Answer, Sender, message, stuffed};

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::Command,
};

use lodge_register::draw;
use lodge_store::OsChance;
use tempfile::TempDir;

/// An installation: everything that Lodge can write to is inside one folder.
///
/// ```text
/// lodge.toml   data/   data.key   backups/   logs/lodge.log   temp/   work/ (where it is started)
/// ```
pub struct House {
    program: PathBuf,
    folder: TempDir,
    address: Ipv4Addr,
    lines: BTreeMap<String, String>,
}

impl House {
    /// An empty one, for this program. It listens on a loopback address that nobody else uses.
    #[must_use]
    pub fn of(program: impl Into<PathBuf>) -> Self {
        let folder = tempfile::Builder::new().prefix("lodge-outside-").tempdir().unwrap();
        for name in ["data", "backups", "logs", "temp", "work"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let address = loopback();
        let house = Self { program: program.into(), folder, address, lines: BTreeMap::new() };
        let path = |name: &str| house.path().join(name).display().to_string();
        let (database, backups, log) = (path("data/lodge.db"), path("backups"), path("logs/lodge.log"));
        let (mail, http) = (house.mail().to_string(), house.http().to_string());
        house
            .with("store.url", &format!("sqlite:{database}"))
            .with("store.backup_dir", &backups)
            .with("cache.url", "memory:")
            .with("log.file", &log)
            .with("log.level", "debug")
            .with("mail.listen", &mail)
            .with("http.listen", &http)
            .with("mail.hostname", "mx.lodge.test")
            .with("mail.private_destinations", "yes")
            .with("mail.max_connections_per_network", "1000")
    }

    /// The same, with this in its configuration.
    #[must_use]
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.set(key, value);
        self
    }

    /// Puts this into the configuration; a running program does not notice.
    pub fn set(&mut self, key: &str, value: &str) {
        self.lines.insert(key.to_owned(), value.to_owned());
        let mut text = String::new();
        let mut section = "";
        for (key, value) in &self.lines {
            let (part, name) = key.split_once('.').unwrap();
            if part != section {
                text.push_str(&format!("[{part}]\n"));
                section = part;
            }
            text.push_str(&format!("{name} = '{value}'\n"));
        }
        fs::write(self.configuration(), text).unwrap();
    }

    /// What its configuration says; nothing where it says nothing.
    #[must_use]
    pub fn setting(&self, key: &str) -> &str {
        self.lines.get(key).map_or("", String::as_str)
    }

    /// The same, sending everything on to this server.
    #[must_use]
    pub fn relaying_to(self, destination: SocketAddr) -> Self {
        self.with("mail.relay", &destination.to_string())
    }

    /// The same, with an account and a verified domain of its own.
    #[must_use]
    pub fn with_domain(self, account: &str, domain: &str) -> Self {
        self.lodge(["account", "add", "--email", account, "--name", "Alice"]).succeeded();
        self.lodge(["domain", "add", domain, "--account", account, "--verified"]).succeeded();
        self
    }

    /// The same, with an alias at a domain that is there.
    #[must_use]
    pub fn with_alias(self, alias: &str, to: &str) -> Self {
        self.lodge(["alias", "add", alias, "--to", to]).succeeded();
        self
    }

    /// Where all of it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the configuration is.
    #[must_use]
    pub fn configuration(&self) -> PathBuf {
        self.path().join("lodge.toml")
    }

    /// Where the database is.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.path().join("data/lodge.db")
    }

    /// Where its key is: beside the data folder.
    #[must_use]
    pub fn key(&self) -> PathBuf {
        self.path().join("data.key")
    }

    /// Where mail is taken.
    #[must_use]
    pub fn mail(&self) -> SocketAddr {
        (self.address, 2525).into()
    }

    /// Where the pages are.
    #[must_use]
    pub fn http(&self) -> SocketAddr {
        (self.address, 8080).into()
    }

    /// Runs a command to its end.
    pub fn lodge<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Said {
        let mut command = self.command(Command::new(&self.program));
        program::run(command.args(arguments))
    }

    /// Starts `lodge serve` and waits until it takes mail.
    #[must_use]
    pub fn serve(&self) -> Serving {
        let mut command = self.command(Command::new(&self.program));
        command.arg("serve");
        Serving::start(command, false)
    }

    /// The same, under this command: a watch.
    #[must_use]
    pub fn serve_under(&self, mut watch: Command) -> Serving {
        watch.arg(&self.program);
        let mut command = self.command(watch);
        command.arg("serve");
        Serving::start(command, true)
    }

    /// What every start has in common.
    fn command(&self, mut command: Command) -> Command {
        command
            .current_dir(self.path().join("work"))
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("TMPDIR", self.path().join("temp"))
            .env("HOME", self.path().join("work"))
            .env("RUST_BACKTRACE", "1")
            .env("RUST_LOG", "trace")
            .arg("--config")
            .arg(self.configuration());
        command
    }
}

/// A loopback address that nobody else uses: there are sixteen million.
#[must_use]
pub fn loopback() -> Ipv4Addr {
    let [a, b, c]: [u8; 3] = draw(&OsChance);
    Ipv4Addr::new(127, a.clamp(1, 254), b, c.clamp(1, 254))
}
