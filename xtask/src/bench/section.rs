//! Parts of the page of benchmarks: each has a heading, and what measures it writes it anew.

use crate::{place, shell};
use std::process::Command;

/// Of which Lodge this is, and when: what stands behind the name of the command.
pub(super) fn of_today() -> String {
    let said = |command: &mut Command| shell::output(command).unwrap_or_default().trim().to_owned();
    let revision =
        said(Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(place::root()));
    let today = said(Command::new("date").args(["-u", "+%Y-%m-%d"]));
    format!("on {today}, Lodge at `{revision}`, release build")
}

/// The part of a page under this heading, up to the next; empty if there is none.
pub(super) fn part<'a>(page: &'a str, heading: &str) -> &'a str {
    let Some((before, rest)) = page.split_once(heading) else { return "" };
    let end = rest.find("\n## ").map_or(page.len(), |end| before.len() + heading.len() + end);
    page.get(before.len()..end).unwrap_or_default()
}

/// The page with this part in place of the one that it has, or at its end.
pub(super) fn placed(page: &str, heading: &str, section: &str) -> String {
    match part(page, heading) {
        "" => format!("{}\n\n{section}", page.trim_end()),
        old => page.replace(old, section),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "## Threads";

    #[test]
    fn a_part_is_replaced_and_the_rest_stays() {
        let page = format!("# Benchmarks\n\n{HEADING}\n\nold\n\n## Memory\n\n1 MB\n");
        let new = placed(&page, HEADING, &format!("{HEADING}\n\nnew\n"));
        assert_eq!(new, format!("# Benchmarks\n\n{HEADING}\n\nnew\n\n## Memory\n\n1 MB\n"));
        assert_eq!(part(&placed("# Benchmarks\n", HEADING, &new), HEADING).lines().next(), Some(HEADING));
        assert_eq!(part("# Benchmarks\n", HEADING), "");
    }
}
