//! What was measured, in words and tables.

use super::super::{
    aim::{self, Aim, Should},
    machine, section as part,
};
use super::{Found, Hearing, JS, PY, ROUNDS};
use std::fmt::Write as _;

/// Under what heading the figures are.
pub(in crate::bench) const HEADING: &str = "## The guard";

/// The figures as a part of the page of benchmarks.
pub(in crate::bench) fn section(found: &Found) -> String {
    let raid = &found.raid;
    let megabytes = f64::from(u32::try_from(found.octets / 1024).unwrap_or(u32::MAX)) / 1024.0;
    let mut text = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench guard --write` {}; discord.js {JS} of npm, discord.py {PY} of PyPI \
         with what its makers recommend for speed.\n\n\
         * Machine: {}; load of the last minute at the end: {}.\n\
         * All three hear the same recorded stream of {megabytes:.0} MB, each frame as it comes out of the socket, \
         unpacked: 1,000 servers of 40 channels, 25 roles and 100 members, then messages, then what else happens. Each \
         makes of it what it makes of it in service: Lodge decides by the rules of the preset *growing*, the others fill \
         their caches and call a function that does nothing. There is no network and no compression. What a guard does not ask Discord for, as who is online, is not in the stream.\n\
         * Processor time is each process's own, read before and after; the frames lie in memory. Memory is what is \
         resident, after collecting garbage where there is any. Medians of {ROUNDS} rounds in turn.\n\n\
         | who | messages a second of a processor | other events | memory added by 1,000 servers |\n|---|---|---|---|\n",
        part::of_today(),
        machine::described(),
        machine::load(),
    );
    for (name, hearing) in [("Lodge", &found.lodge), ("discord.js", &found.js), ("discord.py", &found.py)] {
        let Hearing { messages, others, servers_mb, .. } = hearing;
        // Writing into a text does not fail.
        _ = writeln!(text, "| {name} | {messages:.0} | {others:.0} | {servers_mb:.1} MB |");
    }
    _ = writeln!(
        text,
        "\nThe raids below are met by the whole guard, with its database on this disk, over loopback, against the \
         stand-in for Discord, which never makes it wait, by the clock of the machine. The door is closed in {:.0} raids, one after the other: {:.1} \
         ms after the joining that trips the trigger in the middle one. In the last raid the door does not close: {:.0} \
         young accounts get in, {:.0} of them are banned.\n\n{}",
        raid.trials,
        raid.first_call.0,
        raid.raiders,
        raid.banned,
        aim::table(&aims(found))
    );
    text
}

/// What is aimed at.
fn aims(found: &Found) -> Vec<Aim> {
    let Found { lodge, js, py, raid, .. } = found;
    // Calls that leave somebody inside contain nothing.
    let calls = if raid.banned >= raid.raiders { raid.bulk_calls } else { f64::INFINITY };
    let aim = |what, found, should| Aim { what, found, should };
    vec![
        aim(("Messages", "a second of a processor"), lodge.messages, Should::Reach(400_000.0)),
        aim(("The same, beside discord.js", "times"), lodge.messages / js.messages, Should::Reach(1.0)),
        aim(("The same, beside discord.py", "times"), lodge.messages / py.messages, Should::Reach(1.0)),
        aim(("Memory added by 1,000 servers", "MB"), lodge.servers_mb, Should::StayWithin(12.0)),
        aim(("From a joining to what is decided, p99", "ms"), lodge.join_p99, Should::StayBelow(5.0)),
        aim(
            ("From the joining that trips the trigger to the first call, the slowest", "ms"),
            raid.first_call.1,
            Should::StayBelow(50.0),
        ),
        aim(("A raid of 1,000 is banned, bulk calls", ""), calls, Should::StayWithin(5.0)),
    ]
}
