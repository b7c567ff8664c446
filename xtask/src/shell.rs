//! Running other programs, and saying which.

use std::io::{BufRead, BufReader, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs it to its end; a failure names the command.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let said = spoken(command);
    let status = command.status().map_err(|e| format!("could not start: `{said}`: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("failed with {status}: `{said}`")) }
}

/// Runs it to its end and returns what it wrote to its standard output.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let said = spoken(command);
    let done =
        command.stderr(Stdio::inherit()).output().map_err(|e| format!("could not start: `{said}`: {e}"))?;
    if !done.status.success() {
        return Err(format!("failed with {}: `{said}`", done.status));
    }
    String::from_utf8(done.stdout).map_err(|_| format!("wrote something that is no text: `{said}`"))
}

/// Runs it to its end without a word, and says whether it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs it to its end, passing its standard output on line by line, and returns those lines and whether it succeeded.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
pub(crate) fn watched(command: &mut Command) -> Result<(Vec<String>, bool), String> {
    let said = spoken(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|e| format!("could not start: `{said}`: {e}"))?;
    let mut lines = Vec::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            println!("{line}");
            lines.push(line);
        }
    }
    let status = child.wait().map_err(|e| format!("could not wait for: `{said}`: {e}"))?;
    Ok((lines, status.success()))
}

/// `cargo`, the one that runs this task, in the repository.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    if std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Asks until the answer is something, or time is up.
#[expect(
    clippy::disallowed_methods,
    reason = "another process's port or exit sends no event that could be waited for"
)]
pub(crate) fn wait_for<T>(at_most: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if start.elapsed() > at_most {
            return None;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Sends a signal to one process, by its number.
pub(crate) fn signal(pid: u32, name: &str) -> bool {
    succeeds(Command::new("sh").arg("-c").arg(format!("kill -{name} {pid}")))
}

/// The command as somebody would type it.
pub(crate) fn spoken(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
