//! Where the mail of a bench ends: Postfix's `smtp-sink`, which reads it and forgets it.

use super::free_port;
use crate::shell;
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running sink.
pub(super) struct Sink {
    child: Child,
    /// Where it listens.
    pub(super) port: u16,
}

impl Sink {
    pub(super) fn start() -> Result<Self, String> {
        let port = free_port()?;
        let mut command = Command::new("/usr/sbin/smtp-sink");
        // As root it insists on becoming somebody else.
        command.args(["-u", "nobody", &format!("127.0.0.1:{port}"), "2000"]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        let sink = Self { child: child.map_err(|e| format!("could not start: `smtp-sink`: {e}"))?, port };
        wait_until_open(port, "smtp-sink")?;
        Ok(sink)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits until somebody answers there.
pub(super) fn wait_until_open(port: u16, who: &str) -> Result<(), String> {
    shell::wait_for(Duration::from_secs(30), || TcpStream::connect(("127.0.0.1", port)).ok())
        .map(drop)
        .ok_or_else(|| format!("it did not open its port: `{who}`"))
}
