//! Numbers about the whole, in Prometheus' text form. None has a label: a label could be somebody.

use lodge_egress::{Door, Post};
use lodge_module::Module;
use lodge_register::Clock;
use std::{fmt::Write as _, sync::Arc};

/// Writes them, whenever asked.
pub(super) fn of(
    modules: Arc<Vec<Box<dyn Module>>>,
    clock: Arc<dyn Clock>,
    (door, post): (Door, Post),
) -> Box<dyn Fn() -> String + Send + Sync> {
    let started = clock.now();
    Box::new(move || {
        let mut text = String::new();
        let up = u64::try_from((clock.now().millis() - started.millis()) / 1000).unwrap_or_default();
        put(&mut text, "lodge_up_seconds", "How long it has been running.", "gauge", up);
        if let Some(bytes) = resident() {
            put(&mut text, "lodge_resident_bytes", "Memory in use.", "gauge", bytes);
        }
        going_out(&mut text, &door, &post);
        for module in modules.iter() {
            for (name, help, value) in module.counters() {
                put(&mut text, &format!("lodge_{}_{name}_total", module.name()), help, "counter", value);
            }
        }
        text
    })
}

/// What went out, other than the mail that passes.
fn going_out(text: &mut String, door: &Door, post: &Post) {
    let connections = door.seen().iter().map(|(_, count)| count).sum();
    let counts = post.counts();
    for (name, help, value) in [
        ("outgoing_connections", "Connections opened to others, mail servers among them.", connections),
        ("letters_sent", "Letters to account holders that were taken.", counts.sent),
        ("letters_retried", "Times that a letter to an account holder was put off.", counts.retried),
        ("letters_refused", "Letters to account holders that were refused.", counts.refused),
        ("letters_given_up", "Letters to account holders that were put off too often.", counts.given_up),
        ("letters_dropped", "Letters to account holders that nobody was there to carry.", counts.dropped),
    ] {
        put(text, &format!("lodge_{name}_total"), help, "counter", value);
    }
    put(text, "lodge_letters_waiting", "Letters to account holders on their way.", "gauge", counts.waiting);
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
