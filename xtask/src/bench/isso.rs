//! Isso from PyPI, with the same page.

use super::peer::{self, Running};
use super::{Scratch, free_port, install, put};
use std::net::TcpStream;
use std::process::Command;

/// The release that is measured.
pub(super) const VERSION: &str = "0.14.0";

/// Isso, running under gunicorn with two workers.
pub(super) struct Isso(Running);

impl Isso {
    /// Installs it, if it is not there yet, starts it and writes so many comments.
    pub(super) fn start(scratch: &Scratch, comments: usize) -> Result<Self, String> {
        let tools = install::python(&format!("isso-{VERSION}"), &[&format!("isso=={VERSION}"), "gunicorn"])?;
        let (folder, port) = (scratch.folder("isso")?, free_port()?);
        let at = folder.display();
        put(
            &folder.join("isso.cfg"),
            &format!(
                "[general]\ndbpath = {at}/isso.db\nhost = http://127.0.0.1:8000/\nnotify =\n\
                 [server]\nlisten = http://127.0.0.1:{port}/\n[guard]\nenabled = false\n"
            ),
        )?;
        let mut gunicorn = Command::new(tools.join("bin/gunicorn"));
        gunicorn.args(["-b", &format!("127.0.0.1:{port}"), "-w", "2", "isso.run"]);
        gunicorn.env("ISSO_SETTINGS", folder.join("isso.cfg"));
        let open = || TcpStream::connect(("127.0.0.1", port)).ok();
        let (running, _) = Running::start("Isso", gunicorn, port, open)?;
        let isso = Self(running);
        isso.fill(comments)?;
        Ok(isso)
    }

    /// Where it answers.
    pub(super) fn port(&self) -> u16 {
        self.0.port
    }

    /// Its process.
    pub(super) fn pid(&self) -> u32 {
        self.0.pid()
    }

    fn fill(&self, comments: usize) -> Result<(), String> {
        for peer::Comment { text, author, parent } in peer::comments(comments) {
            let parent = parent.map_or("null".to_owned(), |parent| parent.to_string());
            let body = format!(
                "{{\"text\":\"{text}\",\"author\":\"{author}\",\"parent\":{parent},\"title\":\"A page\"}}"
            );
            let (status, _) = peer::post(self.port(), "/new?uri=%2Fpage%2F", &body)?;
            if status != 201 && status != 202 {
                return Err(format!("Isso answered {status} to a comment"));
            }
        }
        Ok(())
    }
}
