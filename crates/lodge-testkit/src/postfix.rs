//! The mail server that half the world sends with, and its testing sink: Debian's, with folders of their own.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpStream},
    os::unix::fs::{PermissionsExt as _, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::outside::{Sender, loopback, until};

/// What a sending Postfix is: one listener, one queue, and no delivery but to Lodge. It tries again within seconds.
const MASTER: &str = "\
smtp      inet  n - n - -   smtpd
pickup    unix  n - n 60 1  pickup
cleanup   unix  n - n - 0   cleanup
qmgr      unix  n - n 300 1 qmgr
rewrite   unix  - - n - -   trivial-rewrite
bounce    unix  - - n - 0   bounce
defer     unix  - - n - 0   bounce
trace     unix  - - n - 0   bounce
verify    unix  - - n - 1   verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - -   proxymap
smtp      unix  - - n - 20  smtp
relay     unix  - - n - 20  smtp
error     unix  - - n - -   error
retry     unix  - - n - -   error
discard   unix  - - n - -   discard
anvil     unix  - - n - 1   anvil
scache    unix  - - n - 1   scache
postlog   unix-dgram n - n - 1 postlogd
";

/// A Postfix that sends everything it takes to one address. It stops when the value goes.
pub struct Postfix {
    folder: TempDir,
    address: Ipv4Addr,
}

impl Postfix {
    /// Starts one.
    ///
    /// # Panics
    /// If Postfix is not installed, or we are not root.
    #[must_use]
    pub fn sending_to(lodge: SocketAddr) -> Self {
        present("postfix");
        let folder = open_folder("lodge-postfix-");
        let address = loopback();
        let path = |name: &str| folder.path().join(name);
        for name in ["etc", "queue", "data", "log"] {
            fs::create_dir(path(name)).unwrap();
        }
        own(&path("data"));
        let main = format!(
            "compatibility_level = 3.6\n\
             queue_directory = {queue}\ndata_directory = {data}\n\
             command_directory = /usr/sbin\ndaemon_directory = /usr/lib/postfix/sbin\n\
             maillog_file = {log}/mail.log\nmaillog_file_prefixes = {log}\n\
             mail_owner = postfix\nsetgid_group = postdrop\n\
             myhostname = sender.stranger.test\nmyorigin = stranger.test\n\
             inet_interfaces = all\ninet_protocols = ipv4\nlocal_header_rewrite_clients =\n\
             mydestination =\nlocal_recipient_maps =\nlocal_transport = error:nobody is here\n\
             mynetworks = 127.0.0.0/8\nsmtpd_relay_restrictions = permit_mynetworks, reject\n\
             relayhost = [{ip}]:{port}\ndefault_transport = smtp\nrelay_transport = smtp\nalias_maps =\n\
             queue_run_delay = 1s\nminimal_backoff_time = 1s\nmaximal_backoff_time = 2s\n\
             default_destination_concurrency_failed_cohort_limit = 1000\n\
             maximal_queue_lifetime = 1h\nbounce_queue_lifetime = 1h\nnotify_classes =\n\
             message_size_limit = 51200000\nsmtp_tls_security_level = may\nsmtpd_tls_security_level = none\n\
             smtpd_client_connection_count_limit = 0\nin_flow_delay = 0\n\
             smtp_connect_timeout = 5s\nsmtp_helo_timeout = 10s\n",
            queue = path("queue").display(),
            data = path("data").display(),
            log = path("log").display(),
            ip = lodge.ip(),
            port = lodge.port(),
        );
        fs::write(path("etc/main.cf"), main).unwrap();
        let master = MASTER.replacen("smtp      inet", &format!("{address}:2527 inet"), 1);
        fs::write(path("etc/master.cf"), master).unwrap();
        let postfix = Self { folder, address };
        let started = postfix.postfix("start");
        assert!(started.status.success(), "postfix does not start: {started:?}{}", postfix.log());
        until("postfix takes mail", || Sender::try_connect(None, postfix.address()).ok().map(Sender::quit));
        postfix
    }

    /// Where it takes mail.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        (self.address, 2527).into()
    }

    /// How many messages it still holds.
    #[must_use]
    pub fn holds(&self) -> usize {
        let queues = ["maildrop", "incoming", "active", "deferred", "hold"];
        queues
            .iter()
            .map(|queue| crate::canary::files(&self.folder.path().join("queue").join(queue)).len())
            .sum()
    }

    /// Asks it to try at once whatever it holds.
    pub fn flush(&self) {
        self.postfix("flush");
    }

    /// What it noted down about its deliveries.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log/mail.log")).unwrap_or_default()
    }

    fn postfix(&self, word: &str) -> Output {
        let etc = self.folder.path().join("etc");
        Command::new("postfix").arg("-c").arg(etc).arg(word).stdin(Stdio::null()).output().unwrap()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        self.postfix("stop");
    }
}

/// `smtp-sink`, dumping each message into a file. It ends when the value goes.
pub struct Sink {
    folder: TempDir,
    address: SocketAddr,
    child: Child,
}

impl Sink {
    /// Starts one.
    ///
    /// # Panics
    /// If it is not installed.
    #[must_use]
    pub fn start() -> Self {
        present("smtp-sink");
        let folder = open_folder("lodge-sink-");
        own(folder.path());
        let address = SocketAddr::from((loopback(), 2528));
        let child = Command::new("smtp-sink")
            .args(["-u", "postfix", "-R"])
            .arg(folder.path())
            .args(["-d", "mail-", &address.to_string(), "1000"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        until("smtp-sink listens", || TcpStream::connect(address).ok().map(drop));
        Self { folder, address, child }
    }

    /// Where it takes mail.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many files it has begun.
    #[must_use]
    pub fn count(&self) -> usize {
        fs::read_dir(self.folder.path()).unwrap().count()
    }

    /// The messages that it took, with `LF` for every `CRLF`: so it writes them.
    ///
    /// A transaction that was broken off leaves a file too, without its end; the sink does not mark it.
    #[must_use]
    pub fn messages(&self) -> Vec<Vec<u8>> {
        crate::canary::files(self.folder.path())
            .iter()
            .map(|file| body_of(&fs::read(file).unwrap()))
            .collect()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What is between the lines that the sink itself puts in front, `X-Client-Addr:` to its own `Received:`, and the
/// empty line that it puts behind.
fn body_of(dump: &[u8]) -> Vec<u8> {
    const LAST: &[u8] = b"\tby smtp-sink";
    let mut lines = dump.split_inclusive(|&byte| byte == b'\n');
    // Its Received field has three lines; the second says who it is, the third when.
    for line in lines.by_ref() {
        if line.starts_with(LAST) {
            lines.next();
            break;
        }
    }
    let mut body: Vec<u8> = lines.flatten().copied().collect();
    assert_eq!(body.pop(), Some(b'\n'), "a message that was broken off");
    body
}

/// A folder that Postfix' own user may enter.
fn open_folder(prefix: &str) -> TempDir {
    let folder = tempfile::Builder::new().prefix(prefix).tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Gives a folder to the user `postfix`.
fn own(folder: &Path) {
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let number =
        users.lines().find_map(|line| line.strip_prefix("postfix:")?.split(':').nth(1)?.parse().ok());
    chown(folder, number, None).unwrap();
}

/// # Panics
/// If the program is not there.
fn present(program: &str) {
    let there = ["/usr/sbin", "/usr/bin"].iter().any(|folder| PathBuf::from(folder).join(program).exists());
    assert!(there, "there is no `{program}`: run `cargo xtask test`, which installs what tests need");
}
