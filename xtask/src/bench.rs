//! Measuring, side by side with what others use.

mod aim;
mod comments;
mod crowd;
mod guard;
mod install;
mod isso;
mod lodge;
mod machine;
mod memory;
mod pages;
mod peer;
mod postfix;
mod rate;
mod report;
mod section;
mod sink;
mod visitor;
mod waline;
mod wrk;

use crate::{place, services};
pub(crate) use services::free_port;
use std::fs;
use std::path::{Path, PathBuf};

/// `cargo xtask bench mail [--rounds N] [--write]`, and `pages`, `comments` or `guard` in place of `mail`, without rounds.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let mut words = arguments.iter().map(String::as_str);
    let what = words.next();
    let (mut rounds, mut write) = (3, false);
    while let Some(word) = words.next() {
        match word {
            "--write" => write = true,
            "--rounds" if what == Some("mail") => {
                let said = words.next().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
                rounds = said.ok_or("`--rounds` takes a number above 0")?;
            }
            other => return Err(format!("`bench` knows no such word: `{other}`")),
        }
    }
    match what {
        Some("mail") => mail(rounds, write),
        Some("pages") => pages(write),
        Some("comments") => threads(write),
        Some("guard") => guarding(write),
        _ => {
            Err("what is to be measured is not said\nhint: `cargo xtask bench mail [--rounds N] [--write]`, \
                  `cargo xtask bench pages [--write]`, `cargo xtask bench comments [--write]` or \
                  `cargo xtask bench guard [--write]`"
                .into())
        }
    }
}

/// The forwarder against Postfix: with its queue, without it, and against no forwarder at all.
fn mail(rounds: usize, write: bool) -> Result<(), String> {
    services::provide(services::MAIL)?;
    let built = lodge::build()?;
    let scratch = Scratch::new()?;
    let rates = rate::measure(&built, &scratch, rounds)?;
    let memory = memory::measure(&built, &scratch)?;
    let page = report::page(rounds, &rates, &memory);
    let (before, mut whole) = (written(), page.clone());
    for heading in [pages::HEADING, comments::HEADING, guard::HEADING] {
        let part = section::part(&before, heading);
        if !part.is_empty() {
            whole = format!("{}\n\n{}", whole.trim_end(), part);
        }
    }
    show(&page, write.then_some(&whole))
}

/// What the pages cost.
fn pages(write: bool) -> Result<(), String> {
    let built = lodge::build()?;
    let scratch = Scratch::new()?;
    let rows = pages::measure(&built, &scratch)?;
    let text = pages::section(&rows);
    let whole = section::placed(&written(), pages::HEADING, &text);
    show(&text, write.then_some(&whole))?;
    pages::verdict(&rows)
}

/// What threads cost, beside a bare route, beside Isso and beside Waline.
fn threads(write: bool) -> Result<(), String> {
    services::provide(services::COMMENTS)?;
    let built = lodge::build()?;
    let scratch = Scratch::new()?;
    let found = comments::measure(&built, &scratch)?;
    let text = comments::section(&found);
    let whole = section::placed(&written(), comments::HEADING, &text);
    show(&text, write.then_some(&whole))
}

/// What it costs to hear Discord, beside discord.js and discord.py, and how soon a raid is met.
fn guarding(write: bool) -> Result<(), String> {
    services::provide(services::GUARD)?;
    let scratch = Scratch::new()?;
    let found = guard::measure(&scratch)?;
    let text = guard::section(&found);
    let whole = section::placed(&written(), guard::HEADING, &text);
    show(&text, write.then_some(&whole))
}

/// The page of benchmarks as it is.
fn written() -> String {
    fs::read_to_string(place::root().join("docs/benchmarks.md")).unwrap_or_default()
}

/// Prints what was measured, and writes the page if that is wanted.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
fn show(measured: &str, page: Option<&String>) -> Result<(), String> {
    println!("{measured}");
    let Some(page) = page else { return Ok(()) };
    put(&place::root().join("docs/benchmarks.md"), page)?;
    println!("written: docs/benchmarks.md");
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
