//! A Lodge in a folder of its own, run as people run it: the binary, with a configuration file.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        atomic::{AtomicU16, Ordering},
        mpsc,
    },
    time::Duration,
};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Place {
    pub folder: tempfile::TempDir,
    pub mail: SocketAddr,
    pub http: SocketAddr,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// An empty folder with a configuration: `more` is added to its `[mail]` section.
    pub fn new(more: &str) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap(), mail: free(), http: free() };
        place.configure(more);
        place
    }

    pub fn configure(&self, more: &str) {
        let text = format!(
            "[store]\nurl = \"sqlite:data/lodge.db\"\nkey_file = \"lodge.key\"\n\n[http]\nlisten = \"{}\"\n\n\
             [log]\nlevel = \"debug\"\n\n[mail]\nhostname = \"mail.lodge.test\"\nlisten = \"{}\"\n{more}\n",
            self.http, self.mail
        );
        fs::write(self.config(), text).unwrap();
    }

    pub fn config(&self) -> PathBuf {
        self.path("lodge.toml")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = lodge();
        command.args(arguments).arg("--config").arg(self.config()).current_dir(self.folder.path());
        command
    }

    /// Runs a command to its end.
    pub fn lodge(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs a command that has to work, and gives what it printed.
    pub fn does(&self, arguments: &[&str]) -> String {
        let said = self.lodge(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.out
    }

    /// Runs a command that has to fail with this code, and gives what it said about it.
    pub fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let said = self.lodge(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {said:?}");
        said.err
    }

    /// An account, a domain and an alias `shop@alice.test`.
    pub fn with_alias(self, to: &str) -> Self {
        self.does(&["account", "add", "--email", "alice@example.org", "--name", "Alice", "--admin"]);
        self.does(&["domain", "add", "alice.test", "--account", "alice@example.org", "--verified"]);
        self.does(&["alias", "add", "shop@alice.test", "--to", to]);
        self
    }

    /// Starts `lodge serve` and waits until it says that it is ready.
    pub fn serve(&self) -> Running {
        Running::start(self.command(&["serve"]), "ready ")
    }
}

pub fn lodge() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lodge"));
    command.env_clear().env("PATH", "/usr/bin:/bin").env("RUST_BACKTRACE", "0");
    command
}

pub fn said(output: Output) -> Said {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// A process that goes on until it is stopped. It is killed if a test fails.
pub struct Running {
    child: Child,
    lines: mpsc::Receiver<String>,
    pub heard: String,
}

impl Running {
    /// Starts it and waits for a line that begins like this.
    pub fn start(mut command: Command, ready: &str) -> Self {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let pipes: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for pipe in pipes {
            let sender = sender.clone();
            std::thread::spawn(move || {
                BufReader::new(pipe).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
            });
        }
        drop(sender);
        let mut running = Self { child, lines, heard: String::new() };
        while !running.heard.lines().any(|line| line.starts_with(ready)) {
            let line = running.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("it never said `{ready}`: {}", running.heard));
            running.heard.push_str(&line);
            running.heard.push('\n');
        }
        running
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Asks it to stop, waits until it has, and gives its exit code and everything it ever said.
    pub fn stop(mut self) -> (i32, String) {
        self.signal("TERM");
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.heard.push_str(&line);
            self.heard.push('\n');
        }
        (self.child.wait().unwrap().code().unwrap_or(-1), std::mem::take(&mut self.heard))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// A port of this machine that nobody uses until the test takes it.
///
/// It lies below those that the system hands out (`ip_local_port_range`), which somebody else may be given meanwhile; and
/// each test that runs beside others counts through a range of its own.
pub fn free() -> SocketAddr {
    const EACH: u16 = 400;
    static ASKED: AtomicU16 = AtomicU16::new(0);
    let slot = std::env::var("NEXTEST_TEST_GLOBAL_SLOT").ok().and_then(|slot| slot.parse().ok()).unwrap_or(0);
    let first = 20_000 + slot % 30 * EACH;
    let start = u16::try_from(std::process::id() % u32::from(EACH)).unwrap();
    let listens =
        |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).and_then(|held| held.local_addr()).ok();
    let mut tries = (0..EACH).map(|_| first + (start + ASKED.fetch_add(1, Ordering::SeqCst)) % EACH);
    tries.find_map(listens).expect("a port that nobody listens on")
}

/// Asks for a page: its status line and headers, and its body.
pub fn get(address: SocketAddr, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

/// Says a dialogue to a mail server: each line is sent after the answer to the one before. Gives the answers.
pub fn smtp(address: SocketAddr, lines: &[&str]) -> Vec<String> {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut writer = stream;
    let mut answers = vec![answer(&mut reader)];
    for line in lines {
        writer.write_all(line.as_bytes()).unwrap();
        writer.write_all(b"\r\n").unwrap();
        answers.push(answer(&mut reader));
    }
    answers
}

/// One reply, of one line or several.
fn answer(reader: &mut impl BufRead) -> String {
    let mut reply = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap() == 0 {
            return reply;
        }
        reply.push_str(&line);
        if line.as_bytes().get(3) != Some(&b'-') {
            return reply.trim_end().to_owned();
        }
    }
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
