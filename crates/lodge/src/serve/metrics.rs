//! Numbers about the whole, in Prometheus' text form. None has a label: a label could be somebody.

use lodge_module::Module;
use lodge_register::Clock;
use std::{fmt::Write as _, sync::Arc};

/// Writes them, whenever asked.
pub(super) fn of(
    modules: Arc<Vec<Box<dyn Module>>>,
    clock: Arc<dyn Clock>,
) -> Box<dyn Fn() -> String + Send + Sync> {
    let started = clock.now();
    Box::new(move || {
        let mut text = String::new();
        let up = u64::try_from((clock.now().millis() - started.millis()) / 1000).unwrap_or_default();
        put(&mut text, "lodge_up_seconds", "How long it has been running.", "gauge", up);
        if let Some(bytes) = resident() {
            put(&mut text, "lodge_resident_bytes", "Memory in use.", "gauge", bytes);
        }
        for module in modules.iter() {
            for (name, help, value) in module.counters() {
                put(&mut text, &format!("lodge_{}_{name}_total", module.name()), help, "counter", value);
            }
        }
        text
    })
}

fn put(text: &mut String, name: &str, help: &str, kind: &str, value: u64) {
    _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
}

/// The memory that the system counts as ours.
fn resident() -> Option<u64> {
    let pages: u64 = std::fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_its_help_and_no_label() {
        let mut text = String::new();
        put(&mut text, "lodge_x", "What.", "gauge", 3);
        assert_eq!(text, "# HELP lodge_x What.\n# TYPE lodge_x gauge\nlodge_x 3\n");
        assert!(resident().is_some_and(|bytes| bytes > 1 << 20));
    }
}
