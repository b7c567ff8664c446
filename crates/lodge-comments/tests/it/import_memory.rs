//! How much memory it takes to read an export, however large it is.

use crate::flood::Flood;
use lodge_comments::import::{Format, Mapping, read, survey};
use std::io::{self, Read};

const MEGABYTE: u64 = 1024 * 1024;

/// The most memory that this process ever had, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
}

fn flood(megabytes: u64) -> impl Fn() -> io::Result<Box<dyn Read>> {
    move || Ok(Box::new(Flood::new(megabytes * MEGABYTE)))
}

#[test]
fn a_large_file_takes_no_more_memory_than_a_small_one() {
    let mut comments = 0;
    let mut count = |megabytes| {
        read(Format::Disqus, &flood(megabytes), &mut |_| {
            comments += 1;
            Ok(())
        })
        .unwrap();
        peak()
    };
    let small = count(2);
    let large = count(16);
    assert!(comments > 18 * 1024, "{comments}");
    // The fourteen megabytes between them are not kept; what an allocator rounds up to is let pass.
    assert!(large - small < 4 * MEGABYTE, "{small} bytes for 2 MB, {large} for 16 MB");
}

#[test]
fn a_dry_run_remembers_little() {
    let report = survey(Format::Disqus, &flood(1), &Mapping::new(["blog.example"])).unwrap();
    let small = peak();
    let large = survey(Format::Disqus, &flood(8), &Mapping::new(["blog.example"])).unwrap();
    let more = large.total() - report.total();
    assert!(more > 5000, "{more}");
    // What is remembered of a comment, with room for tables that double.
    assert!(peak() - small < more * 200 + 2 * MEGABYTE, "{} bytes for {more} comments", peak() - small);
}
