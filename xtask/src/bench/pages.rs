//! How much processor time a page costs.

use super::lodge::{Built, Installed};
use super::visitor::Visitor;
use super::{Scratch, machine, section};
use std::fmt::Write;
use std::time::Instant;

/// Under what heading the figures are.
pub(super) const HEADING: &str = "## Processor time of a page";
/// How many there are of what is listed.
const MANY: usize = 1000;
/// Requests before it counts, and requests that count.
const WARM_UP: u32 = 200;
/// Enough for the kernel's hundredths of a second to say something: half a second and more.
const COUNTED: u32 = 1000;
/// No page may cost more, in milliseconds.
const MOST: f64 = 2.0;

const ADMIN: &str = "admin@hidden.test";
const PASSWORD: &str = "a porter knows every key";
const DOMAIN: &str = "pages.test";

/// One line of the table.
pub(super) struct Row {
    name: String,
    /// Milliseconds a request.
    cpu: f64,
    rate: f64,
    octets: usize,
}

/// Measures each page over one connection that is kept, in turn, as a browser asks for it: compressed.
#[expect(clippy::print_stderr, reason = "a task talks to the terminal")]
pub(super) fn measure(built: &Built, scratch: &Scratch) -> Result<Vec<Row>, String> {
    let installed = Installed::new(built, scratch, "pages", 9, "128MiB")?;
    installed.say_with(
        &["account", "add", "--email", ADMIN, "--name", "Admin", "--admin", "--password-stdin"],
        PASSWORD,
    )?;
    installed.say(&["domain", "add", DOMAIN, "--account", ADMIN, "--verified"])?;
    installed.fill(DOMAIN, MANY)?;
    installed.fill("accounts", MANY)?;
    let lodge = installed.serve()?;
    let mut visitor = Visitor::connect(installed.http)?;
    let mut rows = vec![measured("sign-in page", "/sign-in", &mut visitor, lodge.pid())?];
    visitor.sign_in(ADMIN, PASSWORD)?;
    let domain = visitor.first_link("/mail/domains", "/mail/domains/", "/new")?;
    let pages = [
        ("home", "/".to_owned()),
        ("domains", "/mail/domains".to_owned()),
        ("one domain", domain.clone()),
        ("aliases, 1,000 of them", format!("{domain}/aliases")),
        ("aliases, searched", format!("{domain}/aliases?search=alias77")),
        ("account", "/account".to_owned()),
        ("account, security", "/account/security".to_owned()),
        ("admin", "/admin".to_owned()),
        ("admin, accounts, 1,000 of them", "/admin/accounts".to_owned()),
        ("privacy policy", "/privacy/en".to_owned()),
    ];
    for (name, path) in pages {
        rows.push(measured(name, &path, &mut visitor, lodge.pid())?);
    }
    for row in &rows {
        eprintln!("{}: {:.2} ms, {:.0}/s, {} octets", row.name, row.cpu, row.rate, row.octets);
    }
    Ok(rows)
}

fn measured(name: &str, path: &str, visitor: &mut Visitor, pid: u32) -> Result<Row, String> {
    for _ in 0..WARM_UP {
        visitor.get(path)?;
    }
    let (before, begun) = (machine::cpu_ms(pid)?, Instant::now());
    let mut octets = 0;
    for _ in 0..COUNTED {
        octets = visitor.get(path)?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = (machine::cpu_ms(pid)? - before) / f64::from(COUNTED);
    Ok(Row { name: name.to_owned(), cpu, rate: f64::from(COUNTED) / seconds, octets })
}

/// Pages that cost more than they may.
pub(super) fn verdict(rows: &[Row]) -> Result<(), String> {
    let slow: Vec<_> = rows.iter().filter(|row| row.cpu > MOST).map(|row| row.name.as_str()).collect();
    if slow.is_empty() {
        Ok(())
    } else {
        Err(format!("over {MOST} ms of processor time: {}", slow.join(", ")))
    }
}

/// The figures as a part of the page of benchmarks.
pub(super) fn section(rows: &[Row]) -> String {
    let mut text = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench pages --write` {}, \
         the embedded engine.\n\n\
         * Machine: {}; load of the last minute at the end: {}.\n\
         * {COUNTED} requests for each page after {WARM_UP} that do not count, one after the other over one \
         connection, the answer compressed as browsers ask for it. CPU is `utime + stime` of the whole process, \
         divided by the requests. No page may cost more than {MOST} ms.\n\n\
         | page | CPU a request | requests a second, one visitor | octets, gzip |\n|---|---|---|---|\n",
        section::of_today(),
        machine::described(),
        machine::load()
    );
    for row in rows {
        let line = format_args!("| {} | {:.2} ms | {:.0} | {} |\n", row.name, row.cpu, row.rate, row.octets);
        // Writing into a text does not fail.
        _ = text.write_fmt(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_page_is_named() {
        let row = |cpu| Row { name: "home".to_owned(), cpu, rate: 1.0, octets: 1 };
        assert_eq!(verdict(&[row(1.9)]), Ok(()));
        assert!(verdict(&[row(2.1)]).is_err_and(|why| why.ends_with("home")));
    }
}
