//! Aliases as people write them: a line each, or a row of a table.
//!
//! ```text
//! shop → ann@example.org, bob@example.net # The shop
//! * -> rest@example.org
//! ```

use std::{borrow::Cow, collections::HashSet};

use crate::{AliasError, Answer, Destinations, canonical};

/// The most that are read at once.
pub(crate) const MOST: usize = 1000;

/// The most that are named. Whoever wrote more of them wrong looks at these first.
pub(crate) const MOST_WRONG: usize = 100;

/// The longest label.
pub(crate) const LABEL: usize = 200;

/// An alias that somebody wrote. It has no `Debug`: it is about somebody.
pub(crate) struct Line {
    /// Which line it stood on, from 1.
    pub(crate) number: usize,
    /// The canonical address.
    pub(crate) address: String,
    /// Where it leads.
    pub(crate) destinations: Destinations,
    /// What it is called.
    pub(crate) label: Option<String>,
    /// What is answered, if it is switched off.
    pub(crate) closed: Option<Answer>,
}

/// A line that cannot be so, and the message about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bad {
    pub(crate) line: usize,
    pub(crate) message: &'static str,
}

/// Reads aliases, one a line. Empty lines are nothing.
///
/// # Errors
/// Every line that cannot be so.
pub(crate) fn lines(text: &str, domain: &str) -> Result<Vec<Line>, Vec<Bad>> {
    let written = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    all(written.map(|(at, line)| (at + 1, one(line, at + 1, domain))))
}

/// Reads a table: alias, destinations, label, answer. Its first row may say so.
///
/// # Errors
/// Every row that cannot be so, by its line.
pub(crate) fn table(text: &str, domain: &str) -> Result<Vec<Line>, Vec<Bad>> {
    // Spreadsheets put a mark before the text, and write what their country writes between cells.
    // The reader counts a row that ends with CR LF as beginning on the line before.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let between = first.bytes().find(|sign| matches!(sign, b',' | b';' | b'\t')).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(between)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    // Row by row: what comes after too many wrong ones is not read.
    let rows = reader.records().enumerate().filter_map(|(at, row)| {
        let Ok(row) = row else { return Some((at + 1, Err("line-csv"))) };
        let line = row.position().and_then(|place| usize::try_from(place.line()).ok()).unwrap_or(at + 1);
        let cell = |number: usize| row.get(number).unwrap_or_default();
        let is_head = at == 0 && cell(0).eq_ignore_ascii_case("alias");
        let typed = [cell(0), cell(1), cell(2), cell(3)].map(untamed);
        (!is_head).then(|| (line, cells(line, domain, typed)))
    });
    all(rows)
}

/// A cell of a table that no spreadsheet takes for a formula: what begins like one has an apostrophe before it.
pub(crate) fn tame(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// What was in a cell before it was tamed.
fn untamed(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet might compute it, or would once an apostrophe is taken away.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// All of them, or what is wrong with those that cannot be so.
///
/// # Errors
/// Those that cannot be so, by their numbers. After the hundredth, nothing more is read.
pub(crate) fn all(
    lines: impl Iterator<Item = (usize, Result<Line, &'static str>)>,
) -> Result<Vec<Line>, Vec<Bad>> {
    let (mut good, mut bad, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (number, line) in lines {
        if bad.len() >= MOST_WRONG {
            bad.push(Bad { line: number, message: "line-and-more" });
            break;
        }
        match line {
            Ok(line) if !seen.insert(line.address.clone()) => {
                bad.push(Bad { line: number, message: "line-twice" });
            }
            Ok(_) if good.len() >= MOST => {
                bad.push(Bad { line: number, message: "line-too-many" });
                break;
            }
            Ok(line) => good.push(line),
            Err(message) => bad.push(Bad { line: number, message }),
        }
    }
    match (good.is_empty(), bad.is_empty()) {
        (true, true) => Err(vec![Bad { line: 1, message: "line-none" }]),
        (_, true) => Ok(good),
        (_, false) => Err(bad),
    }
}

fn one(line: &str, number: usize, domain: &str) -> Result<Line, &'static str> {
    // A name may hold a `#`: what an alias is called comes after a space.
    let gap = |(at, sign): &(usize, char)| {
        *sign == '#' && line.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace))
    };
    let (rest, name) = line
        .char_indices()
        .find(gap)
        .and_then(|(at, _)| Some((line.get(..at)?, line.get(at + 1..)?)))
        .unwrap_or((line, ""));
    let arrow = ["→", "->", "=>"].iter().find_map(|arrow| rest.split_once(arrow));
    let (alias, to) = arrow.or_else(|| rest.trim().split_once(char::is_whitespace)).ok_or("line-arrow")?;
    cells(number, domain, [alias, to, name, ""])
}

fn cells(number: usize, domain: &str, [alias, to, name, answer]: [&str; 4]) -> Result<Line, &'static str> {
    let address = address(alias, domain)?;
    let destinations = destinations(to, &address)?;
    Ok(Line { number, destinations, label: label(name)?, closed: closed(answer)?, address })
}

/// The canonical address of an alias at this domain: `shop`, `shop@` this domain, `*`.
///
/// # Errors
/// The message about it.
pub(crate) fn address(typed: &str, domain: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    let whole = if typed.contains('@') { typed.to_owned() } else { format!("{typed}@{domain}") };
    let canonical = canonical(&whole).map_err(wrong)?;
    let at = canonical.rsplit_once('@').map(|(_, at)| at);
    if at == Some(domain) { Ok(canonical) } else { Err("line-domain") }
}

/// Where an alias leads: addresses with commas, semicolons, spaces or line ends between them.
///
/// # Errors
/// The message about them.
pub(crate) fn destinations(typed: &str, alias: &str) -> Result<Destinations, &'static str> {
    let parts = typed.split(|sign: char| sign.is_whitespace() || sign == ',' || sign == ';');
    Destinations::parse(parts, alias).map_err(wrong)
}

/// What an alias is called.
///
/// # Errors
/// The message about it.
pub(crate) fn label(typed: &str) -> Result<Option<String>, &'static str> {
    let typed = typed.trim();
    if typed.chars().count() > LABEL || typed.chars().any(char::is_control) {
        return Err("line-label");
    }
    Ok(Some(typed.to_owned()).filter(|label| !label.is_empty()))
}

/// What is answered while it is switched off: 250, 450 or 550; nothing while it is on.
///
/// # Errors
/// The message about it.
pub(crate) fn closed(typed: &str) -> Result<Option<Answer>, &'static str> {
    match typed.trim() {
        "" | "on" => Ok(None),
        code => code.parse().ok().and_then(Answer::with_code).map(Some).ok_or("line-answer"),
    }
}

const fn wrong(error: AliasError) -> &'static str {
    match error {
        AliasError::Address => "line-alias",
        AliasError::Destination => "line-destination",
        AliasError::NoDestination => "line-no-destination",
        AliasError::TooManyDestinations => "line-destinations",
        AliasError::ToItself => "line-itself",
        AliasError::Tag => "line-tag",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(read: Result<Vec<Line>, Vec<Bad>>) -> Vec<String> {
        match read {
            Ok(lines) => lines
                .iter()
                .map(|line| {
                    let to: Vec<_> = line.destinations.paths().iter().map(ToString::to_string).collect();
                    let closed = line.closed.map_or(0, Answer::code);
                    format!("{} {} {:?} {closed}", line.address, to.join(","), line.label.as_deref())
                })
                .collect(),
            Err(bad) => bad.iter().map(|bad| format!("{}: {}", bad.line, bad.message)).collect(),
        }
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(said(lines(text, "alice.test")), expected, "{text}");
    }

    #[test]
    fn a_line_is_an_alias() {
        check(
            "shop → a@x.test, b@x.test # The shop",
            &["shop@alice.test a@x.test,b@x.test Some(\"The shop\") 0"],
        );
        check("Shop@Alice.Test -> a@x.test", &["shop@alice.test a@x.test None 0"]);
        check("\n* => a@x.test;b@x.test\n", &["*@alice.test a@x.test,b@x.test None 0"]);
        check("shop a@x.test", &["shop@alice.test a@x.test None 0"]);
        check(
            "a#b -> c#d@x.test #one # two\n#tag -> a@x.test",
            &["a#b@alice.test c#d@x.test Some(\"one # two\") 0", "#tag@alice.test a@x.test None 0"],
        );
        check("shop → a@x.test\t# The shop", &["shop@alice.test a@x.test Some(\"The shop\") 0"]);
    }

    #[test]
    fn a_million_wrong_lines_are_a_hundred() {
        for read in
            [lines(&"a\n".repeat(1_000_000), "alice.test"), table(&"a\n".repeat(1_000_000), "alice.test")]
        {
            let said = said(read);
            assert_eq!((said.len(), said.last().map(String::as_str)), (101, Some("101: line-and-more")));
        }
        let twice = "shop -> a@x.test\n".repeat(1000);
        assert_eq!(said(lines(&twice, "alice.test")).len(), 101);
        let exactly = said(lines(&"a\n".repeat(100), "alice.test"));
        assert_eq!((exactly.len(), exactly.last().map(String::as_str)), (100, Some("100: line-arrow")));
    }

    #[test]
    fn every_line_that_cannot_be_so_is_named() {
        check("", &["1: line-none"]);
        check("shop", &["1: line-arrow"]);
        check(
            "shop -> a@x.test\nshop -> b@x.test\nshop+x -> a@x.test\nx@bob.test -> a@x.test\nme -> me@alice.test",
            &["2: line-twice", "3: line-tag", "4: line-domain", "5: line-itself"],
        );
        check("a -> nonsense\n\nb -> ", &["1: line-destination", "3: line-no-destination"]);
        check(&format!("a -> a@x.test # {}", "x".repeat(201)), &["1: line-label"]);
    }

    #[test]
    fn no_cell_is_a_formula_and_each_comes_back_as_it_was() {
        for (cell, written) in [
            ("=HYPERLINK(\"http://evil.example\")", "'=HYPERLINK(\"http://evil.example\")"),
            ("+1", "'+1"),
            ("-1+1", "'-1+1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("'=1", "''=1"),
            ("'tis the shop", "'tis the shop"),
            ("The shop", "The shop"),
            ("*@alice.test", "*@alice.test"),
            ("", ""),
        ] {
            assert_eq!(tame(cell), written);
            assert_eq!(untamed(written), cell);
        }
    }

    #[test]
    fn a_table_is_read_with_or_without_its_head() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(said(table(text, "alice.test")), expected, "{text}");
        };
        check(
            "alias,destinations,label,answer\r\nshop,\"a@x.test, b@x.test\",\"The \"\"shop\"\"\",450\r\n",
            &["shop@alice.test a@x.test,b@x.test Some(\"The \\\"shop\\\"\") 450"],
        );
        check(
            "\u{feff}shop;a@x.test, b@x.test;Shop",
            &["shop@alice.test a@x.test,b@x.test Some(\"Shop\") 0"],
        );
        check("alias\tdestinations\nshop\ta@x.test", &["shop@alice.test a@x.test None 0"]);
        check("shop@alice.test,a@x.test", &["shop@alice.test a@x.test None 0"]);
        check("shop,a@x.test,,999\nx,y,z", &["1: line-answer", "2: line-destination"]);
    }
}
