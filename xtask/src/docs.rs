//! The pages of `docs/` that the program writes about itself.
//!
//! A test compares them with what is committed, so that a change in what is kept is a visible diff.

use crate::{place, shell};
use std::fs;

/// Page and the words after `lodge docs` that print it.
const PAGES: &[(&str, &str)] = &[("docs/privacy.md", "privacy"), ("docs/config.md", "config")];

/// `cargo xtask docs`.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
pub(crate) fn run(_arguments: &[String]) -> Result<(), String> {
    let root = place::root();
    for (page, word) in PAGES {
        let text = shell::output(shell::cargo(&root).args([
            "run",
            "--quiet",
            "--package",
            "lodge",
            "--",
            "docs",
            word,
        ]))?;
        fs::write(root.join(page), text).map_err(|e| format!("could not write: `{page}`: {e}"))?;
        println!("{page}");
    }
    Ok(())
}
