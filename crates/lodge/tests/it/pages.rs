//! The generated pages of the documentation are what the program would write today.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_privacy_page_is_up_to_date() {
    check("docs/privacy.md", "privacy");
}

#[test]
fn the_configuration_page_is_up_to_date() {
    check("docs/config.md", "config");
}

fn check(page: &str, word: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let committed = fs::read_to_string(root.join(page)).unwrap_or_default();
    let written = Command::new(env!("CARGO_BIN_EXE_lodge")).args(["docs", word]).output().unwrap();
    assert!(written.status.success(), "`lodge docs {word}` ended with {}", written.status);
    let written = String::from_utf8(written.stdout).unwrap();
    let differs = committed.lines().zip(written.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(committed.lines().count().min(written.lines().count())) + 1;
    assert!(
        committed == written,
        "{page} differs from what Lodge says about itself, from line {line} on: run `cargo xtask docs`"
    );
}
