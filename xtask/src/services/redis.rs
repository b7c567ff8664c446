//! A Redis server that keeps nothing on disk.

use super::{Lifetime, Running, free_port, last_words, spawn};
use crate::{place, shell};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Starts the server; it may not answer yet.
pub(super) fn start(folder: &Path, lifetime: Lifetime) -> Result<Running, String> {
    let home = folder.join("redis");
    fs::create_dir_all(&home).map_err(|e| format!("could not make: `{}`: {e}", home.display()))?;
    let program = place::program("redis-server").ok_or("there is no `redis-server`")?;
    let port = free_port()?;
    let mut server = Command::new(program);
    server.args(["--bind", "127.0.0.1", "--port", &port.to_string(), "--dir"]).arg(&home);
    server.args(["--save", "", "--appendonly", "no", "--daemonize", "no", "--set-proc-title", "no"]);
    let pid = spawn(&mut server, &folder.join("redis.log"), lifetime)?;
    Ok(Running { pid, port })
}

/// Returns when the server answers.
pub(super) fn wait(server: Running, folder: &Path) -> Result<(), String> {
    let answers = || {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
        stream.write_all(b"PING\r\n").ok()?;
        let mut answer = [0; 7];
        stream.read_exact(&mut answer).ok()?;
        (&answer == b"+PONG\r\n").then_some(())
    };
    shell::wait_for(Duration::from_secs(30), answers)
        .ok_or_else(|| format!("Redis did not come up\n{}", last_words(&folder.join("redis.log"))))
}
