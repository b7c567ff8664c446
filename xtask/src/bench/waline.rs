//! Waline from npm, with the same page.

use super::peer::{self, Running};
use super::{Scratch, free_port, install, put};
use crate::shell;
use std::process::Command;

/// The release that is measured.
pub(super) const VERSION: &str = "1.39.3";

/// Waline on SQLite, with one worker, which is what it starts with.
pub(super) struct Waline(Running);

impl Waline {
    /// Installs it, if it is not there yet, starts it and writes so many comments.
    pub(super) fn start(scratch: &Scratch, comments: usize) -> Result<Self, String> {
        let package = format!("@waline/vercel@{VERSION}");
        let tools = install::node(&format!("waline-{VERSION}"), &package, &["sqlite3"])?;
        put(&tools.join("tables.cjs"), include_str!("waline/tables.cjs"))?;
        put(&tools.join("loopback.cjs"), include_str!("waline/loopback.cjs"))?;
        let (folder, port, stand_in) = (scratch.folder("waline")?, free_port()?, free_port()?);
        let node = || {
            let mut node = Command::new("node");
            node.current_dir(&tools);
            node
        };
        shell::run(node().arg("tables.cjs").arg(folder.join("waline.sqlite")))?;
        let mut server = node();
        server
            .args(["-r", "./loopback.cjs", "node_modules/@waline/vercel/vanilla.js", &port.to_string()])
            .env("STAND_IN", stand_in.to_string())
            .env("OAUTH_URL", format!("http://127.0.0.1:{stand_in}"))
            .env("SQLITE_PATH", &folder)
            .envs([
                ("JWT_TOKEN", "bench"),
                ("IPQPS", "0"),
                ("AKISMET_KEY", "false"),
                ("AVATAR_PROXY", "false"),
            ]);
        // Its port is open before its worker is there: only an answer says that it works.
        let works = || write(port, "A first word", "Person 0", None).ok();
        let (running, first) = Running::start("Waline", server, port, works)?;
        let waline = Self(running);
        waline.fill(comments, first)?;
        Ok(waline)
    }

    /// Where it answers.
    pub(super) fn port(&self) -> u16 {
        self.0.port
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.0.pid()
    }

    /// The first is there already.
    fn fill(&self, comments: usize, first: usize) -> Result<(), String> {
        for peer::Comment { text, author, parent } in peer::comments(comments).skip(1) {
            write(self.port(), &text, &author, parent.map(|_| first))?;
        }
        Ok(())
    }
}

/// Writes a comment, and gives its number.
fn write(port: u16, text: &str, author: &str, parent: Option<usize>) -> Result<usize, String> {
    let answers =
        parent.map(|id| format!(",\"pid\":{id},\"rid\":{id},\"at\":\"Person 0\"")).unwrap_or_default();
    let body = format!(
        "{{\"comment\":\"{text}\",\"nick\":\"{author}\",\"mail\":\"\",\"link\":\"\",\"url\":\"/page/\",\
         \"ua\":\"bench\"{answers}}}"
    );
    let (status, answer) = peer::post(port, "/api/comment", &body)?;
    let id = answer.split_once("\"objectId\":").map(|(_, rest)| rest);
    let id = id.and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
    id.ok_or_else(|| format!("Waline answered {status} to a comment, and gave it no number"))
}
