//! The programs that tests need, installed where that can be done without asking.

use super::user;
use crate::{place, shell};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program and the Debian package that has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    program: &'static str,
    package: &'static str,
    why: &'static str,
}

/// What `cargo xtask test` needs.
pub(crate) const SERVICES: &[Need] = &[
    Need { program: "postgres", package: "postgresql", why: "the second database engine" },
    Need { program: "redis-server", package: "redis-server", why: "the second cache" },
    Need { program: "strace", package: "strace", why: "to count what is written to disk while mail passes" },
    Need { program: "swaks", package: "swaks", why: "a mail client that people use" },
    Need {
        program: "postfix",
        package: "postfix",
        why: "a mail server that people use, as sender and as yardstick",
    },
    Need { program: "smtp-source", package: "postfix", why: "a load generator" },
    Need { program: "age", package: "age", why: "to open a backup without Lodge" },
];

/// What the tests need that come from outside, as people and programs do.
pub(crate) const OUTSIDE: &[Need] = &[
    Need { program: "chromium", package: "chromium", why: "the browser that people use" },
    Need { program: "node", package: "nodejs", why: "to drive the browser" },
    Need { program: "npm", package: "npm", why: "to fetch what drives the browser" },
    Need { program: "python3", package: "python3-venv", why: "to try out the API by its description" },
];

/// What `cargo xtask bench mail` needs.
pub(crate) const MAIL: &[Need] = &[
    Need { program: "postfix", package: "postfix", why: "to measure against" },
    Need { program: "smtp-source", package: "postfix", why: "a load generator" },
    Need { program: "smtp-sink", package: "postfix", why: "where the load goes" },
];

/// Where what is not on the `PATH` was found.
pub(crate) struct Tools {
    /// The folder of `initdb`, `postgres` and `pg_isready`.
    pub(crate) postgres: PathBuf,
}

/// What `cargo xtask bench comments` needs.
pub(crate) const COMMENTS: &[Need] = &[
    Need { program: "wrk", package: "wrk", why: "a load generator" },
    Need { program: "python3", package: "python3-venv", why: "to run Isso, which is measured against" },
    Need { program: "node", package: "nodejs", why: "to run Waline, which is measured against" },
    Need { program: "npm", package: "npm", why: "to fetch it" },
    Need { program: "g++", package: "g++", why: "to compile what it reads its database with" },
];

/// What `cargo xtask bench guard` needs.
pub(crate) const GUARD: &[Need] = &[
    Need { program: "python3", package: "python3-venv", why: "to run discord.py, which is measured against" },
    Need { program: "node", package: "nodejs", why: "to run discord.js, which is measured against" },
    Need { program: "npm", package: "npm", why: "to fetch it" },
];

/// Makes sure that all of them are there, or says how to get them.
pub(crate) fn provide(needs: &[Need]) -> Result<Tools, String> {
    let absent: Vec<&Need> = needs.iter().filter(|need| find(need.program).is_none()).collect();
    if !absent.is_empty() {
        install(&absent)?;
    }
    if let Some(need) = needs.iter().find(|need| find(need.program).is_none()) {
        return Err(format!("installed `{}`, and there is still no `{}`", need.package, need.program));
    }
    let postgres = find("postgres").and_then(|file| file.parent().map(Path::to_path_buf));
    Ok(Tools { postgres: postgres.unwrap_or_default() })
}

/// Debian keeps PostgreSQL's server off the `PATH`, one folder a version.
fn find(program: &str) -> Option<PathBuf> {
    if program != "postgres" {
        return place::program(program);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let newest = versions
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, bin)| ["initdb", "postgres", "pg_isready"].iter().all(|tool| bin.join(tool).is_file()))
        .max();
    newest.map(|(_, bin)| bin.join(program)).or_else(|| place::program(program))
}

#[expect(clippy::print_stderr, reason = "a task talks to the terminal")]
fn install(absent: &[&Need]) -> Result<(), String> {
    let mut packages: Vec<&str> = absent.iter().map(|need| need.package).collect();
    packages.dedup();
    let missing: Vec<String> =
        absent.iter().map(|need| format!("  {:<14} {}", need.program, need.why)).collect();
    let words = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    if place::program("apt-get").is_none() || user()? != 0 {
        return Err(format!(
            "the tests need programs that are not installed:\n{}\nhint: run `sudo {words}`, or what your system has in its place",
            missing.join("\n")
        ));
    }
    eprintln!("not installed:\n{}\nrunning: apt-get update && {words}", missing.join("\n"));
    let _quiet = NoServices::declare()?;
    preseed()?;
    shell::run(apt().arg("update"))?;
    shell::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(&packages))
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    command.args(["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120"]);
    command
}

/// Postfix asks what kind of mail host this is; here it is none.
fn preseed() -> Result<(), String> {
    let mut asking = Command::new("debconf-set-selections");
    let mut child = asking
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|e| format!("could not start: `debconf-set-selections`: {e}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin
            .write_all(b"postfix postfix/main_mailer_type select No configuration\n")
            .map_err(|e| format!("could not answer for postfix: {e}"))?;
    }
    child.wait().map(drop).map_err(|e| format!("could not answer for postfix: {e}"))
}

/// While this lives, installing a package starts no service: Debian asks `policy-rc.d` first.
struct NoServices {
    ours: bool,
}

const POLICY: &str = "/usr/sbin/policy-rc.d";
const MARK: &str = "written by cargo xtask services";

impl NoServices {
    fn declare() -> Result<Self, String> {
        // One that a killed run left behind is ours too.
        if fs::read_to_string(POLICY).is_ok_and(|text| text.contains(MARK)) {
            return Ok(Self { ours: true });
        }
        let text = format!("#!/bin/sh\n# {MARK}: start nothing that is installed\nexit 101\n");
        match OpenOptions::new().write(true).create_new(true).mode(0o755).open(POLICY) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).map_err(|e| format!("could not write: `{POLICY}`: {e}"))?;
                Ok(Self { ours: true })
            }
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(Self { ours: false }),
            Err(e) => Err(format!("could not write: `{POLICY}`: {e}")),
        }
    }
}

impl Drop for NoServices {
    fn drop(&mut self) {
        if self.ours {
            drop(fs::remove_file(POLICY));
        }
    }
}
