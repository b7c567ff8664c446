//! Every test there is, with the servers they need.

use crate::services::Services;
use crate::{place, services, shell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;
use std::time::Instant;

/// `cargo xtask test [-- FILTER]`.
#[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let filter = arguments.strip_prefix(&["--".to_owned()]).unwrap_or(arguments);
    let started = Instant::now();
    let services = services::for_tests()?;
    println!(
        "PostgreSQL and Redis are up: {}",
        services.variables().into_iter().map(|(_, value)| value).collect::<Vec<_>>().join(" ")
    );

    let mut ran = if nextest_is_there() {
        by_nextest(&services, filter)?
    } else {
        println!(
            "note: `cargo-nextest` is not installed, so plain `cargo test` runs the same tests, only slower"
        );
        by_cargo_test(&services, "tests", &["--lib", "--bins", "--tests"], filter)?
    };
    if filter.is_empty() {
        ran.merge(by_cargo_test(&services, "examples in the documentation", &["--doc"], filter)?);
    } else {
        println!("note: with a filter, the examples in the documentation are left out");
    }
    drop(services);

    ran.report(started);
    ran.verdict(filter)
}

/// What ran and what came of it.
#[derive(Debug, Default)]
struct Ran {
    suites: BTreeMap<String, Tally>,
    promises: BTreeSet<String>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Ran {
    fn merge(&mut self, other: Self) {
        self.suites.extend(other.suites);
        self.promises.extend(other.promises);
    }

    fn total(&self) -> Tally {
        self.suites.values().fold(Tally::default(), |sum, tally| Tally {
            passed: sum.passed + tally.passed,
            failed: sum.failed + tally.failed,
            skipped: sum.skipped + tally.skipped,
        })
    }

    #[expect(clippy::print_stdout, reason = "a task talks to the terminal")]
    fn report(&self, started: Instant) {
        println!("\nWhat ran, in {} s:", started.elapsed().as_secs());
        for (suite, Tally { passed, failed, skipped }) in &self.suites {
            let rest = [(failed, "FAILED"), (skipped, "skipped")]
                .map(|(count, word)| if *count == 0 { String::new() } else { format!(", {count} {word}") })
                .concat();
            println!("  {suite:<40} {passed:>5} passed{rest}");
        }
        if !self.promises.is_empty() {
            println!(
                "Promises put to the test: {}",
                self.promises.iter().cloned().collect::<Vec<_>>().join(" ")
            );
        }
        let Tally { passed, failed, skipped } = self.total();
        let rest = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        let closing = format!("{passed} passed, {failed} failed{rest}");
        println!("{closing}");
        // The gate ends with it.
        drop(fs::write(place::target().join("test-summary"), format!("{closing}\n")));
    }

    fn verdict(&self, filter: &[String]) -> Result<(), String> {
        match self.total() {
            Tally { failed: 1.., .. } => Err("some tests failed".into()),
            Tally { passed: 0, .. } => Err("no test ran".into()),
            Tally { skipped: 1.., .. } if filter.is_empty() => Err("some tests were skipped".into()),
            _ => Ok(()),
        }
    }
}

fn nextest_is_there() -> bool {
    shell::succeeds(shell::cargo(&place::root()).args(["nextest", "--version"]))
}

/// Everything but the documentation's examples, one process a test.
fn by_nextest(services: &Services, filter: &[String]) -> Result<Ran, String> {
    // nextest puts it under the root, wherever cargo builds.
    let report = place::root().join("target/nextest/default/junit.xml");
    drop(fs::remove_file(&report));
    let mut command = shell::cargo(&place::root());
    command.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=warn"]).args(filter);
    let outcome = shell::run(told(&mut command, services));
    match fs::read_to_string(&report) {
        Ok(xml) => {
            let ran = read_junit(&xml);
            // A run that ended badly without a test to blame is a failure all the same.
            if ran.total().failed == 0 { outcome.map(|()| ran) } else { Ok(ran) }
        }
        Err(_) => outcome.map(|()| Ran::default()),
    }
}

/// The same by `cargo test`, or the documentation's examples.
fn by_cargo_test(services: &Services, suite: &str, kinds: &[&str], filter: &[String]) -> Result<Ran, String> {
    let mut command = shell::cargo(&place::root());
    command.args(["test", "--workspace", "--no-fail-fast"]).args(kinds).args(filter);
    let (lines, succeeded) = shell::watched(told(&mut command, services))?;
    let ran = read_libtest(suite, &lines);
    if succeeded || ran.total().failed > 0 {
        Ok(ran)
    } else {
        Err(format!("failed: `{}`", shell::spoken(&command)))
    }
}

fn told<'a>(command: &'a mut Command, services: &Services) -> &'a mut Command {
    // A snapshot that differs is a failure, not a new snapshot.
    command
        .envs(services.variables())
        .env("INSTA_UPDATE", "no")
        .env("TRYBUILD", "wip")
        .env("RUST_BACKTRACE", "1")
}

/// What nextest's report counts, by suite.
fn read_junit(xml: &str) -> Ran {
    let mut ran = Ran::default();
    for tag in xml.split('<') {
        if tag.starts_with("testsuite ") {
            let [tests, failures, errors, skipped] = ["tests", "failures", "errors", "skipped"]
                .map(|name| attribute(tag, name).and_then(|n| n.parse().ok()).unwrap_or(0));
            let failed = failures + errors;
            let suite = attribute(tag, "name").unwrap_or("?").to_owned();
            ran.suites.insert(
                suite,
                Tally { passed: u32::saturating_sub(tests, failed + skipped), failed, skipped },
            );
        } else if tag.starts_with("testcase ") {
            ran.promises.extend(attribute(tag, "name").and_then(promise));
        }
    }
    ran
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// What libtest's closing lines count.
fn read_libtest(suite: &str, lines: &[String]) -> Ran {
    let mut ran = Ran::default();
    let tally = ran.suites.entry(suite.to_owned()).or_default();
    for line in lines {
        if let Some(counts) = line.strip_prefix("test result:") {
            let count = |word: &str| {
                let part = counts.split([';', '.']).find(|part| part.trim_end().ends_with(word));
                part.and_then(|part| part.split_whitespace().next()?.parse::<u32>().ok()).unwrap_or(0)
            };
            tally.passed += count("passed");
            tally.failed += count("failed");
            tally.skipped += count("ignored");
        } else if let Some(name) = line.strip_prefix("test ") {
            ran.promises.extend(name.split_whitespace().next().and_then(promise));
        }
    }
    ran
}

/// The promise that a test is named after: `it::promise_f1_nothing_on_disk` is about `F1`.
fn promise(test: &str) -> Option<String> {
    let (_, rest) = test.split_once("promise_")?;
    rest.split('_').next().map(str::to_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted_by_suite() {
        let ran = read_junit(concat!(
            r#"<testsuites name="nextest-run" tests="3" failures="1" errors="0">"#,
            r#"<testsuite name="lodge::it" tests="2" disabled="0" errors="0" failures="1">"#,
            r#"<testcase name="promises::promise_f1_no_mail_on_disk" classname="lodge::it"></testcase>"#,
            r#"</testsuite><testsuite name="lodge-smtp" tests="1" disabled="0" errors="0" failures="0"></testsuite></testsuites>"#,
        ));
        assert_eq!(ran.suites.len(), 2);
        assert_eq!((ran.total().passed, ran.total().failed), (2, 1));
        assert_eq!(ran.promises.into_iter().collect::<Vec<_>>(), ["F1"]);
        assert!(ran.suites.contains_key("lodge::it"));
    }

    #[test]
    fn closing_lines_are_added_up() {
        let lines = [
            "test it::promise_d7_encrypted ... ok",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ];
        let ran = read_libtest("tests", &lines.map(str::to_owned));
        let total = ran.total();
        assert_eq!((total.passed, total.failed, total.skipped), (13, 2, 1));
        assert!(ran.promises.contains("D7"));
    }

    #[test]
    fn nothing_run_is_no_success() {
        assert!(Ran::default().verdict(&[]).is_err());
    }
}
