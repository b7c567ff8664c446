//! Spelling, with `typos`. What it may not complain about is in `_typos.toml`.

use crate::{place, shell};
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "1.52.0";

/// `cargo xtask words`.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    shell::run(Command::new(typos()?).args(arguments).current_dir(place::root()))
}

/// The program: the one on the `PATH`, or else one from a Python wheel, which carries it ready built.
fn typos() -> Result<PathBuf, String> {
    let kept = place::tools().join("typos");
    let ours = kept.join("bin/typos");
    if let Some(program) = place::program("typos") {
        return Ok(program);
    }
    if !ours.is_file() {
        let hint = "hint: install `typos` by hand: `cargo install typos-cli --locked`";
        shell::run(
            Command::new("python3")
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--root-user-action=ignore",
                ])
                .args(["--no-deps", "--target"])
                .arg(&kept)
                .arg(format!("typos=={VERSION}")),
        )
        .map_err(|why| format!("{why}\n{hint}"))?;
    }
    Ok(ours)
}
