//! The program, run and running.

use super::patience::until;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    io::{BufRead as _, BufReader, Read},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

/// What a command said and how it ended.
#[derive(Debug, Clone)]
pub struct Said {
    /// How it ended.
    pub status: ExitStatus,
    /// What it said on standard output.
    pub out: String,
    /// What it said on standard error.
    pub err: String,
}

impl Said {
    /// Its output, if it went well.
    ///
    /// # Panics
    /// If it did not.
    #[track_caller]
    pub fn succeeded(self) -> String {
        assert!(self.status.success(), "{}: {}{}", self.status, self.out, self.err);
        self.out
    }

    /// What it complained of, if it did.
    ///
    /// # Panics
    /// If it went well.
    #[track_caller]
    pub fn failed(self) -> String {
        assert!(!self.status.success(), "it went well: {}", self.out);
        self.err
    }
}

pub(super) fn run(command: &mut Command) -> Said {
    let output = command.stdin(Stdio::null()).output().unwrap();
    Said { status: output.status, out: text(&output.stdout), err: text(&output.stderr) }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `lodge serve`, running. It is killed when the value goes.
pub struct Serving {
    child: Child,
    pid: Pid,
    said: Arc<Mutex<String>>,
    listeners: Vec<JoinHandle<()>>,
}

impl Serving {
    pub(super) fn start(mut command: Command, watched: bool) -> Self {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::default();
        let listeners = vec![
            listen(child.stdout.take().unwrap(), Arc::clone(&said)),
            listen(child.stderr.take().unwrap(), Arc::clone(&said)),
        ];
        let started = Pid::from_child(&child);
        let mut serving = Self { child, pid: started, said, listeners };
        if watched {
            serving.pid = until("the watched program starts", || only_child(started));
        }
        serving.wait_until_ready();
        serving
    }

    /// Waits until it takes mail.
    fn wait_until_ready(&mut self) {
        until("lodge says that it is ready", || {
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("lodge serve ended ({status}): {}", self.said());
            }
            self.said().lines().any(|line| line.starts_with("ready ")).then_some(())
        });
    }

    /// Its process.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.pid.as_raw_nonzero().get().cast_unsigned()
    }

    /// Everything it said so far on both streams.
    #[must_use]
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Asks it to stop and waits until it has. Returns what it said.
    ///
    /// # Panics
    /// If it did not end well.
    pub fn stop(self) -> String {
        self.ask_to_stop();
        self.finish()
    }

    /// Asks it to stop.
    ///
    /// # Panics
    /// If it has gone already.
    pub fn ask_to_stop(&self) {
        kill_process(self.pid, Signal::TERM).unwrap();
    }

    /// Waits until it has stopped. Returns what it said.
    ///
    /// # Panics
    /// If it did not end well.
    pub fn finish(mut self) -> String {
        let status = self.child.wait().unwrap();
        self.listeners.drain(..).for_each(|listener| listener.join().unwrap());
        let said = self.said();
        assert!(status.success(), "lodge serve ended with {status}: {said}");
        said
    }

    /// Kills it, as a power cut would. Returns what it said.
    pub fn kill(mut self) -> String {
        self.end();
        self.said()
    }

    fn end(&mut self) {
        // It may have gone by itself; then there is nothing to end.
        _ = kill_process(self.pid, Signal::KILL);
        self.child.wait().unwrap();
        self.listeners.drain(..).for_each(|listener| listener.join().unwrap());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            self.end();
        }
        if thread::panicking() {
            // What the program said belongs to the failure of the test.
            println!("lodge serve said:\n{}", self.said());
        }
    }
}

/// Keeps what comes out of a stream.
fn listen(stream: impl Read + Send + 'static, said: Arc<Mutex<String>>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut lines = BufReader::new(stream);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            said.lock().unwrap().push_str(&text(&line));
            line.clear();
        }
    })
}

/// The program that this watch started.
fn only_child(watch: Pid) -> Option<Pid> {
    let children = fs::read_to_string(format!("/proc/{watch}/task/{watch}/children")).ok()?;
    let child = Pid::from_raw(children.split_whitespace().next()?.parse().ok()?)?;
    // Before `exec` it is still the watch itself.
    let name = fs::read_to_string(format!("/proc/{child}/comm")).ok()?;
    (name.trim() != "strace").then_some(child)
}
