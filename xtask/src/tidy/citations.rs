//! Sentences of standards, where they are obeyed and where they are tested.
//!
//! ```text
//! //= rfc5321#4.5.3.1.8
//! //# The minimum total number of recipients that MUST be buffered is 100
//! //# recipients.
//! ```

use super::Sources;
use std::collections::BTreeMap;
use std::fs;

const INDEX: &str = "docs/rfc/index.md";

/// One `//= rfc…` line.
struct Citation<'a> {
    path: &'a str,
    line: usize,
    /// `rfc5321`.
    standard: &'a str,
    /// `4.5.3.1.8`.
    section: &'a str,
    /// The lines after it that belong to it.
    rest: Vec<&'a str>,
}

/// What the code cites and the index does not list, and what the index calls done and no code cites.
pub(super) fn index(sources: &Sources) -> Vec<String> {
    let page = sources.page(INDEX);
    let listed: BTreeMap<String, String> = page.lines().filter_map(row).collect();
    let cited: BTreeMap<&str, Citation<'_>> =
        citations(sources).into_iter().map(|citation| (citation.standard, citation)).collect();
    let mut wrong = Vec::new();
    for (standard, citation) in &cited {
        let place = format!("{}:{}", citation.path, citation.line);
        match listed.get(*standard).map(String::as_str) {
            None => wrong.push(format!("{place} cites {standard}, which is not in {INDEX}")),
            Some("no") => wrong.push(format!("{place} cites {standard}, of which {INDEX} says no")),
            Some(_) => {}
        }
    }
    for (standard, done) in &listed {
        if matches!(done.as_str(), "yes" | "partly") && !cited.contains_key(standard.as_str()) {
            wrong.push(format!("{INDEX} says {done} to {standard}, and no code cites it"));
        }
    }
    wrong
}

/// Citations without a section or without words.
pub(super) fn form(sources: &Sources) -> Vec<String> {
    let mut wrong = Vec::new();
    for citation in citations(sources) {
        let place = format!("{}:{}", citation.path, citation.line);
        if citation.section.is_empty() {
            wrong.push(format!("{place} cites {} without a section", citation.standard));
        }
        let mut rest = citation.rest.iter().copied();
        let mut next = rest.next();
        if next == Some("//= type=test") {
            next = rest.next();
        }
        if !next.is_some_and(|line| line.starts_with("//# ")) {
            wrong.push(format!("{place} cites {} without a sentence of it", citation.standard));
        }
    }
    wrong
}

/// Exception files that do not say what they are about.
pub(super) fn exceptions(sources: &Sources) -> Vec<String> {
    let folder = sources.root.join("docs/rfc/exceptions");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        for key in ["target", "quote", "reason"] {
            if !text.lines().any(|line| line.split('=').next().is_some_and(|word| word.trim() == key)) {
                wrong.push(format!(
                    "docs/rfc/exceptions/{} has no `{key}`",
                    entry.file_name().to_string_lossy()
                ));
            }
        }
    }
    wrong
}

/// A row of the index: `| [RFC 5321](https://…) | SMTP | yes | … |`.
fn row(line: &str) -> Option<(String, String)> {
    let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
    let (_, rest) = cells.next()?.split_once("RFC ")?;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let done = cells.nth(1)?.to_owned();
    (!number.is_empty()).then(|| (format!("rfc{number}"), done))
}

fn citations(sources: &Sources) -> Vec<Citation<'_>> {
    let mut found = Vec::new();
    for source in &sources.rust {
        let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
        for (number, line) in lines.iter().enumerate() {
            let Some(target) = line.strip_prefix("//= rfc") else { continue };
            let standard = line.strip_prefix("//= ").unwrap_or(line).split('#').next().unwrap_or_default();
            let section = target.split_once('#').map_or("", |(_, section)| section.trim());
            let rest = lines
                .iter()
                .skip(number + 1)
                .take_while(|next| next.starts_with("//=") || next.starts_with("//#"));
            found.push(Citation {
                path: &source.path,
                line: number + 1,
                standard,
                section,
                rest: rest.copied().collect(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_index_is_read() {
        let line = "| [RFC 5321](https://www.rfc-editor.org/rfc/rfc5321) | SMTP | partly | no queue |";
        assert_eq!(row(line), Some(("rfc5321".into(), "partly".into())));
        assert_eq!(row("|---|---|---|---|"), None);
        assert_eq!(row("RFC 5321 in prose"), None);
    }
}
