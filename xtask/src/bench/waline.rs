//! Waline from npm, with the same page.

use super::{Scratch, free_port, peer, put};
use crate::{place, shell};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The release that is measured.
pub(super) const VERSION: &str = "1.39.3";

/// Waline on SQLite, with one worker, which is what it starts with.
pub(super) struct Waline {
    child: Child,
    /// Where it answers.
    pub(super) port: u16,
}

impl Waline {
    /// Installs it, if it is not there yet, starts it and writes so many comments.
    pub(super) fn start(scratch: &Scratch, comments: usize) -> Result<Self, String> {
        let tools = place::target().join("tools").join(format!("waline-{VERSION}"));
        install(&tools)?;
        let (folder, port, stand_in) = (scratch.folder("waline")?, free_port()?, free_port()?);
        let node = || {
            let mut node = Command::new("node");
            node.current_dir(&tools);
            node
        };
        shell::run(node().arg("tables.cjs").arg(folder.join("waline.sqlite")))?;
        let child = node()
            .args(["-r", "./loopback.cjs", "node_modules/@waline/vercel/vanilla.js", &port.to_string()])
            .env("STAND_IN", stand_in.to_string())
            .env("OAUTH_URL", format!("http://127.0.0.1:{stand_in}"))
            .env("SQLITE_PATH", &folder)
            .envs([
                ("JWT_TOKEN", "bench"),
                ("IPQPS", "0"),
                ("AKISMET_KEY", "false"),
                ("AVATAR_PROXY", "false"),
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("could not start: `node`: {e}"))?;
        let waline = Self { child, port };
        // Its port is open before its worker is there: only an answer says that it works.
        let works = || waline.write("A first word", "Person 0", None).ok();
        let first = shell::wait_for(Duration::from_secs(60), works).ok_or("Waline did not start")?;
        waline.fill(comments, first)?;
        Ok(waline)
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The first is there already.
    fn fill(&self, comments: usize, first: usize) -> Result<(), String> {
        for peer::Comment { text, author, parent } in peer::comments(comments).skip(1) {
            self.write(&text, &author, parent.map(|_| first))?;
        }
        Ok(())
    }

    /// Its number.
    fn write(&self, text: &str, author: &str, parent: Option<usize>) -> Result<usize, String> {
        let answers =
            parent.map(|id| format!(",\"pid\":{id},\"rid\":{id},\"at\":\"Person 0\"")).unwrap_or_default();
        let body = format!(
            "{{\"comment\":\"{text}\",\"nick\":\"{author}\",\"mail\":\"\",\"link\":\"\",\"url\":\"/page/\",\
             \"ua\":\"bench\"{answers}}}"
        );
        let (status, answer) = peer::post(self.port, "/api/comment", &body)?;
        let id = answer.split_once("\"objectId\":").map(|(_, rest)| rest);
        let id = id.and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
        id.ok_or_else(|| format!("Waline answered {status} to a comment, and gave it no number"))
    }
}

impl Drop for Waline {
    fn drop(&mut self) {
        shell::signal(self.child.id(), "TERM");
        drop(self.child.wait());
    }
}

/// What binds SQLite is compiled here: its makers keep compiled ones where a registry is not.
fn install(tools: &Path) -> Result<(), String> {
    std::fs::create_dir_all(tools).map_err(|e| format!("could not make: `{}`: {e}", tools.display()))?;
    put(&tools.join("tables.cjs"), include_str!("waline/tables.cjs"))?;
    put(&tools.join("loopback.cjs"), include_str!("waline/loopback.cjs"))?;
    if tools.join("node_modules/sqlite3/build/Release/node_sqlite3.node").exists() {
        return Ok(());
    }
    put(&tools.join("package.json"), "{\"private\":true}\n")?;
    let npm = || {
        let mut npm = Command::new("npm");
        npm.current_dir(tools).stdout(Stdio::null());
        npm
    };
    shell::run(
        npm()
            .args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
            .arg(format!("@waline/vercel@{VERSION}")),
    )?;
    shell::run(npm().args(["rebuild", "sqlite3"]).env("npm_config_build_from_source", "true"))
}
