//! The figures as a page.

use super::memory::{ALIASES, LARGE, Memory, SENDERS};
use super::rate::{Row, SESSIONS, SIZES, WAYS, Way};
use super::{machine, postfix};
use crate::{place, shell};
use std::fmt::Write;
use std::process::Command;

/// The page, in Markdown.
pub(super) fn page(rounds: usize, rows: &[Row], memory: &Memory) -> String {
    let mut page = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask bench mail --write`, which anybody can repeat; \
         ratios travel between machines, absolute figures do not.\n\n",
    );
    let revision =
        shell::output(Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(place::root()));
    let revision = revision.unwrap_or_default();
    say(
        &mut page,
        format_args!(
            "* Machine: {}; load of the last minute at the end: {}. Where other work ran beside it, rates are lower than they could be; all rows had the same share of it.\n",
            machine::described(),
            machine::load()
        ),
    );
    say(
        &mut page,
        format_args!(
            "* Lodge at `{}`, release build; Postfix {} of Debian.\n",
            revision.trim(),
            postfix::version()
        ),
    );
    say(
        &mut page,
        format_args!(
            "* `smtp-source` → server → `smtp-sink`, all on this machine, one message a connection, no TLS; medians of \
             {rounds} interleaved rounds. The generator and the sink take their share of the same processors: the \
             direct row is the ceiling.\n\
             * CPU is the server's own accounting: `utime + stime` of its process and all its children in \
             `/proc/PID/stat`. For Postfix with its queue, the clock stops when the queue is empty.\n\
             * Postfix keeps no log here (no syslog socket), which flatters it. Without its queue it passes the \
             recipient through; Lodge and Postfix with its queue look an alias up.\n\n"
        ),
    );
    rates(&mut page, rows);
    ratios(&mut page, rows);
    memories(&mut page, memory);
    page
}

fn rates(page: &mut String, rows: &[Row]) {
    page.push_str("## Messages a second, and CPU milliseconds a message\n\n");
    page.push_str("| size | sessions | direct | Lodge | Postfix, no queue | Postfix, queue |\n");
    page.push_str("|---|---|---|---|---|---|\n");
    each(rows, |size, sessions, find| {
        say(page, format_args!("| {} KiB | {sessions} |", size / 1024));
        for way in WAYS {
            let Some(row) = find(way) else { continue };
            let cpu = row.cpu.map_or_else(String::new, |cpu| format!(" · {cpu:.2} ms"));
            say(page, format_args!(" {:.0}/s{cpu} |", row.rate));
        }
        page.push('\n');
    });
}

fn ratios(page: &mut String, rows: &[Row]) {
    page.push_str(
        "\n## Lodge beside Postfix\n\nTimes as many messages, and the part of the CPU time each takes.\n\n",
    );
    page.push_str("| size | sessions | rate: no queue | rate: queue | CPU: no queue | CPU: queue |\n");
    page.push_str("|---|---|---|---|---|---|\n");
    each(rows, |size, sessions, find| {
        let Some(lodge) = find(Way::Lodge) else { return };
        say(page, format_args!("| {} KiB | {sessions} |", size / 1024));
        for way in [Way::Proxied, Way::Queued] {
            say(page, format_args!(" {:.1} × |", lodge.rate / find(way).map_or(f64::NAN, |row| row.rate)));
        }
        for way in [Way::Proxied, Way::Queued] {
            let part = lodge.cpu.zip(find(way).and_then(|row| row.cpu)).map(|(ours, theirs)| ours / theirs);
            say(page, format_args!(" {:.2} |", part.unwrap_or(f64::NAN)));
        }
        page.push('\n');
    });
}

fn memories(page: &mut String, memory: &Memory) {
    page.push_str("\n## Memory and start\n\n| what | figure |\n|---|---|\n");
    let (resident, own) = memory.idle;
    say(
        page,
        format_args!("| Lodge without work: resident (proportional) | {resident:.1} MB ({own:.1} MB) |\n"),
    );
    say(page, format_args!("| the same with {ALIASES} aliases: resident | {:.1} MB |\n", memory.idle_full));
    say(
        page,
        format_args!(
            "| Postfix without work, all its processes: proportional | {:.1} MB |\n",
            memory.postfix_idle
        ),
    );
    for (budget, peak, fate) in &memory.pressed {
        say(
            page,
            format_args!(
                "| peak under {SENDERS} senders of {} MiB at once, `mail.memory_budget` = {budget} | {peak:.1} MB; {} \
                 delivered, {} asked to come back |\n",
                LARGE / 1024 / 1024,
                fate.delivered,
                fate.deferred
            ),
        );
    }
    let (one, many) = memory.start;
    say(page, format_args!("| from start to greeting, with one alias | {one:.0} ms |\n"));
    say(page, format_args!("| from start to greeting, with {ALIASES} aliases | {many:.0} ms |\n"));
    say(page, format_args!("| the binary | {:.1} MB |\n", memory.binary));
}

/// Walks sizes and sessions, with a way to find a row of each.
fn each<'a>(rows: &'a [Row], mut line: impl FnMut(usize, usize, &dyn Fn(Way) -> Option<&'a Row>)) {
    for size in SIZES {
        for sessions in SESSIONS {
            line(size, sessions, &|way| {
                rows.iter().find(|row| (row.size, row.sessions, row.way) == (size, sessions, way))
            });
        }
    }
}

fn say(page: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a String does not fail.
    page.write_fmt(words).unwrap_or_default();
}
