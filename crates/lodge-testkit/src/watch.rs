//! What a program does to the file system, as the kernel was asked for it.
//!
//! `strace` writes down every call that opens, creates, names or writes a file; this reads it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// Calls that give a file a name or a way to be written, that write to one, and that open a door.
const CALLS: &str = "open,openat,openat2,creat,memfd_create,rename,renameat,renameat2,link,linkat,symlink,symlinkat,\
    mknod,mknodat,mkdir,mkdirat,write,pwrite64,writev,pwritev,pwritev2,sendfile,splice,copy_file_range,fallocate,\
    ftruncate,truncate,fsync,fdatasync,unlink,unlinkat,io_uring_setup,bind,listen,connect,pread64";

/// Calls that reach out to somebody.
const OUTWARD: &str = "connect,sendto,sendmsg,sendmmsg,io_uring_setup";

/// A watch: a folder of its own, outside everything that is watched.
pub struct Watch {
    folder: TempDir,
}

/// One call, in the order in which calls ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The thread.
    pub thread: u32,
    /// Which call.
    pub name: String,
    /// Its arguments, as `strace` writes them; what was written is not among them.
    pub arguments: String,
    /// What it returned.
    pub result: String,
}

/// What was done to files.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// All calls that went well, in order.
    pub calls: Vec<Call>,
}

impl Watch {
    /// A watch that has not begun.
    ///
    /// # Panics
    /// If `strace` is not installed.
    #[must_use]
    pub fn new() -> Self {
        let there = Command::new("strace").arg("-V").output().is_ok();
        assert!(there, "there is no `strace`: run `cargo xtask test`, which installs what tests need");
        Self { folder: tempfile::Builder::new().prefix("lodge-watch-").tempdir().unwrap() }
    }

    /// What to start a program with, to have it watched.
    #[must_use]
    pub fn command(&self) -> Command {
        self.command_for(CALLS)
    }

    /// The same, to have a program's way out watched instead of its files.
    #[must_use]
    pub fn outward(&self) -> Command {
        self.command_for(OUTWARD)
    }

    fn command_for(&self, calls: &str) -> Command {
        let mut command = Command::new("strace");
        command
            .args(["-f", "-y", "-s", "0", "--seccomp-bpf", "--signal=none", "-e"])
            .arg(format!("trace={calls}"))
            .arg("-o")
            .arg(self.file())
            .arg("--");
        command
    }

    /// What was seen so far.
    ///
    /// # Panics
    /// If there is nothing: then nothing was watched.
    #[must_use]
    pub fn seen(&self) -> Seen {
        let seen = Seen::read(&fs::read_to_string(self.file()).unwrap());
        assert!(!seen.calls.is_empty(), "the watch saw nothing");
        seen
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("calls")
    }
}

impl Default for Watch {
    fn default() -> Self {
        Self::new()
    }
}

impl Seen {
    /// Reads what `strace -f -y` wrote. A call that was interrupted by another thread's is put together again.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut unfinished: BTreeMap<u32, String> = BTreeMap::new();
        let mut calls = Vec::new();
        for line in text.lines() {
            let Some((thread, rest)) = line.trim_start().split_once(' ') else { continue };
            let Ok(thread) = thread.parse() else { continue };
            let rest = rest.trim_start();
            if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
                unfinished.insert(thread, begun.trim_end().to_owned());
                continue;
            }
            let whole = match rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
                Some((_, end)) => unfinished.remove(&thread).unwrap_or_default() + end,
                None => rest.to_owned(),
            };
            calls.extend(call(thread, &whole));
        }
        Self { calls }
    }

    /// Every file that was opened so that it can be written, made, or given a name; each with how often.
    #[must_use]
    pub fn opened_for_writing(&self) -> BTreeMap<PathBuf, usize> {
        self.count(|call| match call.name.as_str() {
            "open" | "openat" | "openat2" => call.writes().then(|| path_of(&call.result)).flatten(),
            "creat" => path_of(&call.result),
            "memfd_create" | "io_uring_setup" => Some(PathBuf::from(&call.name)),
            "rename" | "renameat" | "renameat2" | "link" | "linkat" | "symlink" | "symlinkat" => {
                call.last_name()
            }
            "mknod" | "mknodat" | "truncate" => call.last_name(),
            _ => None,
        })
    }

    /// Every file that was written to, each with how often. Sockets, pipes and terminals are none.
    #[must_use]
    pub fn written(&self) -> BTreeMap<PathBuf, usize> {
        self.count(|call| match call.name.as_str() {
            "write" | "pwrite64" | "writev" | "pwritev" | "pwritev2" | "fallocate" | "ftruncate" => {
                path_of(&call.arguments)
            }
            "sendfile" => path_of(&call.arguments),
            "splice" | "copy_file_range" => call.arguments.split(", ").nth(2).and_then(path_of),
            _ => None,
        })
    }

    /// Every IP address that was connected or sent to, with its port.
    #[must_use]
    pub fn reached(&self) -> BTreeSet<SocketAddr> {
        let out = ["connect", "sendto", "sendmsg", "sendmmsg"];
        self.calls.iter().filter(|call| out.contains(&call.name.as_str())).filter_map(Call::address).collect()
    }

    /// Which threads used which descriptors of this file.
    #[must_use]
    pub fn users_of(&self, file: &Path) -> BTreeSet<(u32, u32)> {
        let uses = |call: &Call| {
            let used = ["pread64", "pwrite64"].contains(&call.name.as_str());
            let descriptor = call.arguments.split_once('<')?.0.parse().ok()?;
            (used && path_of(&call.arguments).as_deref() == Some(file)).then_some((call.thread, descriptor))
        };
        self.calls.iter().filter_map(uses).collect()
    }

    /// Where in the order the first such call is.
    pub fn first(&self, is_it: impl FnMut(&Call) -> bool) -> Option<usize> {
        self.calls.iter().position(is_it)
    }

    /// What came after so many calls.
    #[must_use]
    pub fn after(&self, calls: usize) -> Self {
        Self { calls: self.calls.iter().skip(calls).cloned().collect() }
    }

    fn count(&self, file: impl Fn(&Call) -> Option<PathBuf>) -> BTreeMap<PathBuf, usize> {
        let mut counts = BTreeMap::new();
        for file in self.calls.iter().filter_map(file) {
            *counts.entry(file).or_default() += 1;
        }
        counts
    }
}

impl Call {
    /// Whether it can leave something behind: it writes, makes, or cuts off.
    fn writes(&self) -> bool {
        ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE"]
            .iter()
            .any(|flag| self.arguments.contains(flag))
    }

    /// The IP address and port among its arguments.
    fn address(&self) -> Option<SocketAddr> {
        let after = |mark: &str| Some(self.arguments.split_once(mark)?.1);
        let port = after("htons(")?.split(')').next()?.parse().ok()?;
        let four = after("inet_addr(\"");
        let six = || after("inet_pton(AF_INET6, \"");
        let ip = four.or_else(six)?.split('"').next()?.parse().ok()?;
        Some(SocketAddr::new(ip, port))
    }

    /// The file of the first descriptor among its arguments.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        path_of(&self.arguments)
    }

    /// The last file name among its arguments, made absolute.
    #[must_use]
    pub fn last_name(&self) -> Option<PathBuf> {
        let name = self.arguments.rsplit('"').nth(1)?;
        let before = self.arguments.rsplit_once(&format!("\"{name}\""))?.0;
        let folder =
            before.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(path, _)| path);
        Some(Path::new(folder).join(name))
    }
}

/// `openat(AT_FDCWD</srv>, "a", O_RDONLY) = 3</srv/a>`; nothing for one that failed, or for another line.
fn call(thread: u32, line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(") = ").or_else(|| {
        // Results are aligned with spaces.
        let (arguments, result) = rest.rsplit_once(" = ")?;
        Some((arguments.trim_end().strip_suffix(')')?, result))
    })?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // A connection that is not waited for is under way all the same.
    let failed = result.starts_with('?') || result.starts_with('-') && !result.contains("EINPROGRESS");
    (is_name && !failed).then(|| Call {
        thread,
        name: name.to_owned(),
        arguments: arguments.trim_end().trim_end_matches(')').to_owned(),
        result: result.to_owned(),
    })
}

/// `/srv/a` of `3</srv/a>`; nothing for sockets, pipes and the like, which have no path.
fn path_of(descriptor: &str) -> Option<PathBuf> {
    let (_, rest) = descriptor.split_once('<')?;
    let (path, _) = rest.split_once('>')?;
    path.starts_with('/').then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"7 openat(AT_FDCWD</srv>, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3</etc/hosts>
7 openat(AT_FDCWD</srv>, "spool", O_WRONLY|O_CREAT|O_APPEND, 0666 <unfinished ...>
8 write(5<socket:[9]>, ""..., 12)       = 12
8 write(1<pipe:[8]>, ""..., 12)         = 12
7 <... openat resumed>)                 = 4</srv/spool>
7 pwrite64(4</srv/spool>, ""..., 3, 0) = 3
7 openat(AT_FDCWD</srv>, "no", O_RDWR) = -1 ENOENT (No such file or directory)
8 rename("/srv/a.part", "/srv/a")     = 0
8 renameat(AT_FDCWD</srv>, "b.part", AT_FDCWD</srv>, "b") = 0
8 memfd_create("x", MFD_CLOEXEC)        = 6</memfd:x>(deleted)
7 bind(9<socket:[10]>, {sa_family=AF_INET, sin_port=htons(25), sin_addr=inet_addr("127.0.0.1")}, 16) = 0
7 connect(9<socket:[11]>, {sa_family=AF_INET, sin_port=htons(25), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS (Operation now in progress)
7 sendto(9<socket:[12]>, ""..., 9, 0, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 9
7 connect(9<socket:[11]>, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0
7 +++ exited with 0 +++
"#;

    #[test]
    fn what_can_be_written_is_seen() {
        let seen = Seen::read(TEXT);
        let opened: Vec<_> = seen.opened_for_writing().into_keys().collect();
        assert_eq!(opened, ["/srv/a", "/srv/b", "/srv/spool", "memfd_create"].map(PathBuf::from));
        assert_eq!(seen.written(), BTreeMap::from([(PathBuf::from("/srv/spool"), 1)]));
        assert_eq!(seen.users_of(Path::new("/srv/spool")), BTreeSet::from([(7, 4)]));
    }

    #[test]
    fn who_is_reached_is_seen() {
        let reached = ["192.0.2.1:25", "[2001:db8::1]:53"].map(|address| address.parse().unwrap());
        assert_eq!(Seen::read(TEXT).reached(), BTreeSet::from(reached));
    }

    #[test]
    fn calls_keep_their_order() {
        let seen = Seen::read(TEXT);
        let renamed = seen.first(|call| call.name == "rename");
        assert!(renamed < seen.first(|call| call.name == "bind"));
        assert!(seen.first(|call| call.name == "listen").is_none());
    }

    #[test]
    fn a_program_is_watched() {
        let watch = Watch::new();
        let folder = tempfile::tempdir().unwrap();
        let mut command = watch.command();
        let status =
            command.current_dir(folder.path()).args(["sh", "-c", "echo one > a; cat a; mv a b"]).output();
        assert!(status.unwrap().status.success());
        let folder = folder.path().canonicalize().unwrap();
        let opened = watch.seen().opened_for_writing();
        assert!(
            opened.contains_key(&folder.join("a")) && opened.contains_key(&folder.join("b")),
            "{opened:?}"
        );
        assert!(watch.seen().written().contains_key(&folder.join("a")));
    }
}
