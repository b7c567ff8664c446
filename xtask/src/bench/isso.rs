//! Isso from PyPI, with the same page.

use super::{Scratch, free_port, put};
use crate::{place, shell};
use std::io::{Read, Write};
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
        let words = "A quiet word about **gardens**, and about [what grows](https://example.org/what-grows) in them: \
            `seed(row)` is where it begins, whatever the weather says. It takes a while until anything is seen, and a \
            little longer until it is believed; then everybody has always known. So much for patience, and for May.";
        for number in 0..comments {
            // Isso keeps one level: six of ten begin a thread, four answer one of the first.
            let parent = if number % 5 >= 3 { (number % 3 + 1).to_string() } else { "null".to_owned() };
            let body = format!(
                "{{\"text\":\"{number}: {words}\",\"author\":\"Person {}\",\"parent\":{parent},\"title\":\"A page\"}}",
                number % 20
            );
            let status = self.post("/new?uri=%2Fpage%2F", &body)?;
            if status != 201 && status != 202 {
                return Err(format!("Isso answered {status} to a comment"));
            }
        }
        Ok(())
    }

    fn post(&self, path: &str, body: &str) -> Result<u16, String> {
        let failed = |e: std::io::Error| format!("could not write to Isso: {e}");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1:8000\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).map_err(failed)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(failed)?;
        Ok(answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0))
    }
}

impl Drop for Isso {
    fn drop(&mut self) {
        shell::signal(self.child.id(), "TERM");
        drop(self.child.wait());
    }
}
