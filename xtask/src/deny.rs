//! Licences, bans and sources of dependencies, with `cargo-deny`. What is allowed is in `deny.toml`.

use crate::{place, shell};
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "0.20.2";

/// `cargo xtask deny`.
pub(crate) fn run(_arguments: &[String]) -> Result<(), String> {
    let mut check = Command::new(cargo_deny()?);
    check.args([
        "--offline",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]);
    shell::run(check.current_dir(place::root()))
}

/// The program: the one on the `PATH`, or else one built here, once. It reads a few files and is done, so it is built
/// without optimising: that takes a minute and a half, and ten with it.
fn cargo_deny() -> Result<PathBuf, String> {
    if let Some(program) = place::program("cargo-deny") {
        return Ok(program);
    }
    let kept = place::tools().join("cargo-deny");
    let ours = kept.join("bin/cargo-deny");
    if !ours.is_file() {
        shell::run(
            shell::cargo(&place::root())
                .args(["install", "--quiet", "--debug", "--locked", "--version", VERSION, "--root"])
                .arg(&kept)
                .arg("cargo-deny")
                .env("CARGO_PROFILE_DEV_DEBUG", "0"),
        )?;
    }
    Ok(ours)
}
