//! What is aimed at, and whether it was reached.

use std::fmt::Write as _;

/// A figure beside what is aimed at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aim {
    /// What was measured, and in what.
    pub(super) what: (&'static str, &'static str),
    /// What was found.
    pub(super) found: f64,
    /// What it should be.
    pub(super) should: Should,
}

/// What a figure should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Should {
    /// So much or more.
    Reach(f64),
    /// Less.
    StayBelow(f64),
    /// So much or less.
    StayWithin(f64),
}

impl Aim {
    fn is_reached(&self) -> bool {
        match self.should {
            Should::Reach(least) => self.found >= least,
            Should::StayBelow(most) => self.found < most,
            Should::StayWithin(most) => self.found <= most,
        }
    }
}

/// All of them as a table, each with its verdict.
pub(super) fn table(aims: &[Aim]) -> String {
    let mut text = "| aim | should be | is | |\n|---|---|---|---|\n".to_owned();
    for aim in aims {
        let (what, unit) = aim.what;
        let (word, bound) = match aim.should {
            Should::Reach(least) => ("at least", least),
            Should::StayBelow(most) => ("below", most),
            Should::StayWithin(most) => ("at most", most),
        };
        let verdict = if aim.is_reached() { "reached" } else { "**missed**" };
        let (bound, found) = (number(bound), number(aim.found));
        // Writing into a text does not fail.
        let line = format!("| {what} | {word} {bound} {unit} | {found} {unit} | {verdict} |");
        _ = writeln!(text, "{}", line.replace("  |", " |"));
    }
    text
}

/// As many places as say something.
fn number(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_stands_beside_each_figure() {
        let aim = |found, should| Aim { what: ("Threads", "a second"), found, should };
        let table = table(&[
            aim(25_000.0, Should::Reach(25_000.0)),
            aim(24_999.0, Should::Reach(25_000.0)),
            aim(0.99, Should::StayBelow(1.0)),
            aim(1.0, Should::StayBelow(1.0)),
            aim(5.0, Should::StayWithin(5.0)),
            aim(5.1, Should::StayWithin(5.0)),
        ]);
        let verdicts: Vec<_> = table.lines().skip(2).map(|line| line.contains("| reached |")).collect();
        assert_eq!(verdicts, [true, false, true, false, true, false]);
        assert!(
            table.contains("| Threads | at least 25000 a second | 24999 a second | **missed** |"),
            "{table}"
        );
    }
}
