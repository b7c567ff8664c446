//! The whole gate. It is written once, in `.ci/run`, where it can be read from top to bottom.

use crate::{place, shell};
use std::process::Command;

/// `cargo xtask check`.
pub(crate) fn run(_arguments: &[String]) -> Result<(), String> {
    let root = place::root();
    shell::run(Command::new("bash").arg(root.join(".ci/run")).current_dir(&root))
}
