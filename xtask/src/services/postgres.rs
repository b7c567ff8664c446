//! A PostgreSQL server on a new, empty cluster.

use super::{Lifetime, Running, free_port, last_words, packages::Tools, spawn, user};
use crate::shell;
use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Makes the cluster and starts the server; it may not answer yet.
pub(super) fn start(folder: &Path, lifetime: Lifetime, tools: &Tools) -> Result<Running, String> {
    let home = folder.join("postgres");
    fs::create_dir_all(&home).map_err(|e| format!("could not make: `{}`: {e}", home.display()))?;
    let somebody = unprivileged()?;
    if let Some((uid, gid)) = somebody {
        chown(&home, Some(uid), Some(gid))
            .map_err(|e| format!("could not hand over: `{}`: {e}", home.display()))?;
    }
    let data = home.join("data");
    shell::run(
        as_user(&tools.postgres.join("initdb"), somebody)
            .current_dir(&home)
            .args([
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions",
            ])
            .arg("--pgdata")
            .arg(&data)
            .stdout(Stdio::null()),
    )?;
    let port = free_port()?;
    let mut server = as_user(&tools.postgres.join("postgres"), somebody);
    server.current_dir(&home).arg("-D").arg(&data).args(["-p", &port.to_string()]);
    // Tests kill Lodge, never the machine, so nothing here needs to survive a power cut.
    for setting in [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=300",
        "fsync=off",
        "full_page_writes=off",
        "autovacuum_naptime=10s",
    ] {
        server.args(["-c", setting]);
    }
    let pid = spawn(&mut server, &folder.join("postgres.log"), lifetime)?;
    Ok(Running { pid, port })
}

/// Returns when the server answers.
pub(super) fn wait(server: Running, folder: &Path, tools: &Tools) -> Result<(), String> {
    let port = server.port.to_string();
    let answers = || {
        shell::succeeds(Command::new(tools.postgres.join("pg_isready")).args([
            "-q",
            "-h",
            "127.0.0.1",
            "-p",
            &port,
        ]))
        .then_some(())
    };
    shell::wait_for(Duration::from_secs(60), answers)
        .ok_or_else(|| format!("PostgreSQL did not come up\n{}", last_words(&folder.join("postgres.log"))))
}

/// Whom to run it as: root may not, so Debian's `postgres`, or else `nobody`.
fn unprivileged() -> Result<Option<(u32, u32)>, String> {
    if user()? != 0 {
        return Ok(None);
    }
    let people =
        fs::read_to_string("/etc/passwd").map_err(|e| format!("could not read: `/etc/passwd`: {e}"))?;
    let find = |name: &str| {
        let line = people.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    find("postgres")
        .or_else(|| find("nobody"))
        .map(Some)
        .ok_or_else(|| "PostgreSQL does not run as root, and there is no user `postgres`".to_owned())
}

fn as_user(program: &Path, somebody: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    if let Some((uid, gid)) = somebody {
        command.uid(uid).gid(gid);
    }
    command
}
