//! Isso from PyPI, with the same page.

use super::{Scratch, free_port, peer, put};
use crate::{place, shell};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The release that is measured.
pub(super) const VERSION: &str = "0.14.0";

/// Isso, running under gunicorn with two workers.
pub(super) struct Isso {
    child: Child,
    /// Where it answers.
    pub(super) port: u16,
}

impl Isso {
    /// Installs it, if it is not there yet, starts it and writes so many comments.
    pub(super) fn start(scratch: &Scratch, comments: usize) -> Result<Self, String> {
        let tools = place::target().join("tools").join(format!("isso-{VERSION}"));
        if !tools.join("bin/gunicorn").exists() {
            shell::run(Command::new("python3").args(["-m", "venv"]).arg(&tools))?;
            let mut pip = Command::new(tools.join("bin/pip"));
            shell::run(pip.args(["install", "--quiet", &format!("isso=={VERSION}"), "gunicorn"]))?;
        }
        let (folder, port) = (scratch.folder("isso")?, free_port()?);
        let at = folder.display();
        put(
            &folder.join("isso.cfg"),
            &format!(
                "[general]\ndbpath = {at}/isso.db\nhost = http://127.0.0.1:8000/\nnotify =\n\
                 [server]\nlisten = http://127.0.0.1:{port}/\n[guard]\nenabled = false\n"
            ),
        )?;
        let child = Command::new(tools.join("bin/gunicorn"))
            .args(["-b", &format!("127.0.0.1:{port}"), "-w", "2", "isso.run"])
            .env("ISSO_SETTINGS", folder.join("isso.cfg"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("could not start: `gunicorn`: {e}"))?;
        let isso = Self { child, port };
        let open = || TcpStream::connect(("127.0.0.1", port)).ok();
        shell::wait_for(Duration::from_secs(30), open).ok_or("Isso did not start")?;
        isso.fill(comments)?;
        Ok(isso)
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    fn fill(&self, comments: usize) -> Result<(), String> {
        for peer::Comment { text, author, parent } in peer::comments(comments) {
            let parent = parent.map_or("null".to_owned(), |parent| parent.to_string());
            let body = format!(
                "{{\"text\":\"{text}\",\"author\":\"{author}\",\"parent\":{parent},\"title\":\"A page\"}}"
            );
            let (status, _) = peer::post(self.port, "/new?uri=%2Fpage%2F", &body)?;
            if status != 201 && status != 202 {
                return Err(format!("Isso answered {status} to a comment"));
            }
        }
        Ok(())
    }
}

impl Drop for Isso {
    fn drop(&mut self) {
        shell::signal(self.child.id(), "TERM");
        drop(self.child.wait());
    }
}
