//! Measuring, side by side with what others use.

mod crowd;
mod lodge;
mod machine;
mod memory;
mod postfix;
mod rate;
mod report;
mod sink;

use crate::{place, services};
pub(crate) use services::free_port;
use std::fs;
use std::path::{Path, PathBuf};

/// `cargo xtask bench mail [--rounds N] [--write]`.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let mut words = arguments.iter().map(String::as_str);
    if words.next() != Some("mail") {
        return Err(
            "what is to be measured is not said\nhint: `cargo xtask bench mail [--rounds N] [--write]`"
                .into(),
        );
    }
    let (mut rounds, mut write) = (3, false);
    while let Some(word) = words.next() {
        match word {
            "--write" => write = true,
            "--rounds" => {
                let said = words.next().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
                rounds = said.ok_or("`--rounds` takes a number above 0")?;
            }
            other => return Err(format!("`bench mail` knows no such word: `{other}`")),
        }
    }
    mail(rounds, write)
}

/// The forwarder against Postfix: with its queue, without it, and against no forwarder at all.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
fn mail(rounds: usize, write: bool) -> Result<(), String> {
    services::provide(services::MAIL)?;
    let built = lodge::build()?;
    let scratch = Scratch::new()?;
    let rates = rate::measure(&built, &scratch, rounds)?;
    let memory = memory::measure(&built, &scratch)?;
    let page = report::page(rounds, &rates, &memory);
    println!("{page}");
    if write {
        let file = place::root().join("docs/benchmarks.md");
        fs::write(&file, page).map_err(|e| format!("could not write: `{}`: {e}", file.display()))?;
        println!("written: docs/benchmarks.md");
    }
    Ok(())
}

/// A folder of its own, gone when the bench is over.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("lodge-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|e| format!("could not make: `{}`: {e}", folder.display()))?;
        Ok(Self(folder))
    }

    /// A folder in it.
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.0.join(name);
        fs::create_dir_all(&folder).map_err(|e| format!("could not make: `{}`: {e}", folder.display()))?;
        Ok(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Writes a file, and names it if that fails.
pub(crate) fn put(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|e| format!("could not write: `{}`: {e}", file.display()))
}

/// The one in the middle.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
