//! What the kernel says of processes and of the machine.

use std::collections::HashMap;
use std::fs;

/// Milliseconds of processor time that a process and its children have used so far, those that ended included.
pub(super) fn cpu_ms(root: u32) -> Result<f64, String> {
    let processes = processes();
    if !processes.contains_key(&root) {
        return Err(format!("the process to be measured is gone: `{root}`"));
    }
    let mut ticks = 0;
    for (&pid, process) in &processes {
        if descends(&processes, pid, root) {
            ticks += process.own + process.waited_for;
        }
    }
    // The kernel reports in hundredths of a second on every architecture that Linux calls `USER_HZ`.
    Ok(f64::from(u32::try_from(ticks).unwrap_or(u32::MAX)) * 10.0)
}

/// Memory of a process and its children, in MB, shared pages divided among those that share them.
pub(super) fn pss_mb(root: u32) -> f64 {
    let processes = processes();
    let of = |pid: &u32| field(&format!("/proc/{pid}/smaps_rollup"), "Pss:");
    processes.keys().filter(|pid| descends(&processes, **pid, root)).filter_map(of).sum::<f64>() / 1024.0
}

/// Resident memory of one process now, in MB.
pub(super) fn rss_mb(pid: u32) -> f64 {
    field(&format!("/proc/{pid}/status"), "VmRSS:").unwrap_or_default() / 1024.0
}

/// Resident memory of one process at its highest, in MB.
pub(super) fn peak_mb(pid: u32) -> f64 {
    field(&format!("/proc/{pid}/status"), "VmHWM:").unwrap_or_default() / 1024.0
}

/// How many files a process may be allowed to have open.
pub(super) fn files(pid: u32) -> Result<u64, String> {
    let file = format!("/proc/{pid}/limits");
    let text = fs::read_to_string(&file).map_err(|e| format!("could not read: `{file}`: {e}"))?;
    // The name, the soft limit, the hard one, and the unit.
    let line = text.lines().find_map(|line| line.strip_prefix("Max open files"));
    let hard = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    hard.ok_or_else(|| format!("no limit of open files in `{file}`"))
}

/// Processors, their make, and the kernel.
pub(super) fn described() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(": ")).map_or("unknown", |(_, model)| model);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let count = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{count} × {model}, Linux {}", kernel.trim())
}

/// How busy the machine has been in the last minute.
pub(super) fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("?").to_owned()
}

struct Process {
    parent: u32,
    own: u64,
    waited_for: u64,
}

fn processes() -> HashMap<u32, Process> {
    let listed = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    let pids = listed.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    pids.filter_map(|pid| Some((pid, process(pid)?))).collect()
}

fn process(pid: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in parentheses, may hold anything: count from its end. proc_pid_stat(5) counts from 1.
    let rest: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let number = |place: usize| rest.get(place - 3)?.parse::<u64>().ok();
    Some(Process {
        parent: u32::try_from(number(4)?).ok()?,
        own: number(14)? + number(15)?,
        waited_for: number(16)? + number(17)?,
    })
}

fn descends(processes: &HashMap<u32, Process>, pid: u32, root: u32) -> bool {
    let parent = |pid: &u32| processes.get(pid).map(|process| process.parent);
    std::iter::successors(Some(pid), parent).take(64).any(|ancestor| ancestor == root)
}

fn field(file: &str, name: &str) -> Option<f64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
