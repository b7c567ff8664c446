//! What the kernel says of this process.

use std::fs;

/// Seconds that this process, which has one thread, kept a processor busy.
pub(crate) fn busy() -> f64 {
    let nanos = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanos = nanos.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanos.map_or_else(ticks, |nanos| nanos / 1e9)
}

/// The same in hundredths of a second, from a kernel that counts no finer.
fn ticks() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>()
        / 100.0
}

/// Megabytes in memory.
pub(crate) fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or_default()
        / 1024.0
}
