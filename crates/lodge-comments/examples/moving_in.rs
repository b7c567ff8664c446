//! Reads a Disqus export of as many megabytes as one says, made on the way, and says what that took:
//!
//! ```sh
//! cargo run --release -p lodge-comments --example moving_in -- 500
//! ```

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement, for a terminal")]

#[path = "../tests/it/flood.rs"]
mod flood;

use lodge_comments::import::{Format, Item, Mapping, read, survey};
use std::io::{self, Read};
use std::time::Instant;

fn main() {
    let megabytes: u64 = std::env::args().nth(1).and_then(|typed| typed.parse().ok()).unwrap_or(50);
    let flood =
        move || -> io::Result<Box<dyn Read>> { Ok(Box::new(flood::Flood::new(megabytes * 1024 * 1024))) };
    let (begun, mut comments) = (Instant::now(), 0_u64);
    read(Format::Disqus, &flood, &mut |item| {
        comments += u64::from(matches!(item, Item::Comment(_)));
        Ok(())
    })
    .unwrap();
    say("read", megabytes, comments, begun);
    let begun = Instant::now();
    let report = survey(Format::Disqus, &flood, &Mapping::new(["blog.example"])).unwrap();
    say("dry run", megabytes, report.total(), begun);
}

fn say(what: &str, megabytes: u64, comments: u64, begun: Instant) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    let seconds = begun.elapsed().as_secs_f64();
    println!("{what}: {megabytes} MB, {comments} comments, {seconds:.1} s; {peak}");
}
