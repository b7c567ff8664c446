//! What was measured, in words and tables.

use super::super::{
    aim::{self, Aim, Should},
    isso, machine, section, waline,
};
use super::{BARE, FIRST, Found, LONG, PAGE, READERS, REBUILDS, SAME, THREAD, WRITTEN};
use std::fmt::Write as _;

/// Under what heading the figures are.
pub(in crate::bench) const HEADING: &str = "## Threads";

/// The figures as a part of the page of benchmarks.
pub(in crate::bench) fn section(found: &Found) -> String {
    let mut text = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench comments --write` {}, \
         the embedded engine; Isso {} of PyPI under gunicorn with two workers, Waline {} of npm on SQLite with its one.\n\n\
         * Machine: {}; load of the last minute at the end: {}.\n\
         * `wrk -t1 -c8`, eight seconds each, on the same processors as the server. The page of {PAGE} comments and the \
         bare route take turns of two seconds; what is said of them is the mean rate and the worst latency of four. The \
         page has {PAGE} comments of 300 \
         characters, 60 of them roots, by 20 people: {} octets in brotli. CPU is `utime + stime` of the server.\n\n\
         | what | requests a second | p50 | p99 | CPU a request |\n|---|---|---|---|---|\n",
        section::of_today(),
        isso::VERSION,
        waline::VERSION,
        machine::described(),
        machine::load(),
        found.octets.0,
    );
    for (name, seen) in &found.rows {
        // Writing into a text does not fail.
        _ = writeln!(
            text,
            "| {name} | {:.0} | {:.2} ms | {:.2} ms | {:.3} ms |",
            seen.rate, seen.p50, seen.p99, seen.cpu
        );
    }
    let (before, after, came) = found.readers;
    _ = writeln!(
        text,
        "\n* A page that is not ready yet is answered within {:.2} ms ({PAGE} comments) and {:.2} ms (the first part of \
         {LONG}), until its last octet is there: the middle of {REBUILDS} times.\n\
         * {came} readers who wait for news, of a server that was started for them: {before:.0} MB before, {after:.0} MB \
         with them. The server that had answered all of the above: {:.0} MB.\n\n{}\n\
         A page makes two requests until its first comment is there: the script, and the thread. Tests count those, what \
         is sent, and what is asked of the database (`crates/lodge-comments/tests/it/budgets.rs`).",
        found.rebuilt.0,
        found.rebuilt.1,
        found.afterwards,
        aim::table(&aims(found))
    );
    text
}

/// What is aimed at.
fn aims(found: &Found) -> Vec<Aim> {
    let seen = |name: &str| found.rows.iter().find(|(row, _)| *row == name).map(|(_, seen)| seen.clone());
    let [thread, same, first, bare, written] =
        [THREAD, SAME, FIRST, BARE, WRITTEN].map(|name| seen(name).unwrap_or_default());
    let kib = |octets: usize| f64::from(u32::try_from(octets).unwrap_or(u32::MAX)) / 1024.0;
    let (_, after, came) = found.readers;
    // Whoever was turned away needed no memory.
    let after = if came == READERS { after } else { f64::INFINITY };
    let aim = |what, found, should| Aim { what, found, should };
    vec![
        aim(("Page of 100 comments", "a second"), thread.rate, Should::Reach(25_000.0)),
        aim(("The same, p99", "ms"), thread.p99, Should::StayBelow(5.0)),
        aim(("The same, beside the bare route", "%"), thread.rate / bare.rate * 100.0, Should::Reach(85.0)),
        aim(("Not modified", "a second"), same.rate, Should::Reach(40_000.0)),
        aim(("Comments written", "a second"), written.rate, Should::Reach(2_000.0)),
        aim(("100 comments made anew", "ms"), found.rebuilt.0, Should::StayBelow(1.0)),
        aim(("First part of 10,000 comments, p99", "ms"), first.p99, Should::StayBelow(5.0)),
        aim(("The same, made anew", "ms"), found.rebuilt.1, Should::StayBelow(5.0)),
        aim(("10,000 readers who wait", "MB"), after, Should::StayBelow(150.0)),
        aim(("Script and style, in brotli", "KiB"), kib(found.octets.1), Should::StayBelow(12.0)),
        aim(("Page of 100 comments, in brotli", "KiB"), kib(found.octets.0), Should::StayBelow(20.0)),
    ]
}
