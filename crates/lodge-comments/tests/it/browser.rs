//! The element on somebody's page, in a real browser: the stories of `tests/browser/embed.test.mjs`.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

/// Where the repository begins.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn people_read_and_write_on_the_page_of_a_site() {
    story("");
}

#[test]
fn promise_c3_c6_whoever_only_reads_leaves_nothing_and_asks_two_hosts() {
    story("whoever only reads");
}

#[test]
fn promise_c3_c6_breach_what_is_left_or_asked_elsewhere_is_seen() {
    story("who looks would see what is left");
}

#[test]
fn promise_c4_whoever_signs_in_has_one_cookie_on_the_page_of_the_site() {
    story("signing in leaves one cookie");
}

/// Tells the stories whose names begin like this.
fn story(name: &str) {
    let shown = env::current_exe().unwrap().parent().unwrap().with_file_name("examples").join("shown");
    assert!(shown.is_file(), "nobody makes the HTML: run `cargo build -p lodge-comments --example shown`");
    let said = tell(
        Command::new("node")
            .args([
                "--test",
                "--test-reporter=spec",
                &format!("--test-name-pattern=^{name}"),
                "embed.test.mjs",
            ])
            .env("LODGE_SHOWN", shown)
            .current_dir(installed("tests/browser")),
    );
    assert!(!said.contains("pass 0"), "no story is called {name}");
}

/// What is served is what is in `embed/`, as strict as it is meant to be, and small enough.
#[test]
fn what_is_served_is_built_from_its_sources() {
    let folder = installed("embed");
    tell(Command::new("node").args(["node_modules/typescript/bin/tsc", "--noEmit"]).current_dir(&folder));
    tell(Command::new("node").args(["build.mjs", "--check"]).current_dir(&folder));
}

/// A folder whose tools are there.
fn installed(name: &str) -> std::path::PathBuf {
    let folder = Path::new(ROOT).join(name);
    assert!(
        folder.join("node_modules").is_dir(),
        "no tools: run `cargo xtask test`, or `npm ci` in `{name}`"
    );
    folder
}

fn tell(command: &mut Command) -> String {
    let told = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{said}\n{}", String::from_utf8_lossy(&told.stderr));
    said.into_owned()
}
