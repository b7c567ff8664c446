//! What a command prints.

use std::io::{IsTerminal as _, Write as _};

/// One line, or several, on standard output. A reader who has gone away is no error.
pub(crate) fn say(text: impl AsRef<str>) {
    let mut out = std::io::stdout().lock();
    _ = writeln!(out, "{}", text.as_ref());
    _ = out.flush();
}

/// One line for the person at the terminal, on standard error.
pub(crate) fn tell(text: impl AsRef<str>) {
    _ = writeln!(std::io::stderr().lock(), "{}", text.as_ref());
}

/// JSON, readable, on standard output.
pub(crate) fn json(value: &serde_json::Value) {
    say(serde_json::to_string_pretty(value).unwrap_or_else(|_| value.to_string()));
}

/// A table with a heading, columns as wide as they need.
pub(crate) fn table(heading: &[&str], rows: &[Vec<String>]) {
    let heading: Vec<String> = heading.iter().map(|word| (*word).to_owned()).collect();
    let all = || std::iter::once(&heading).chain(rows);
    let wide = |column: usize| all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    for row in all() {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let missing = wide(column).unwrap_or_default() - cell.chars().count();
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', missing + 2));
        }
        say(line.trim_end());
    }
}

/// Asks a question that is answered with yes. No, where nobody is there to answer.
pub(crate) fn agreed(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    let mut err = std::io::stderr().lock();
    _ = write!(err, "{question} [yes/no] ");
    _ = err.flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && answer.trim().eq_ignore_ascii_case("yes")
}
