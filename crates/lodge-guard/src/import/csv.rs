//! Lines of a CSV (RFC 4180): cells in quotes may hold commas, quotes and line breaks.

/// Each line as its cells.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (line, after) = line(rest);
        rest = after;
        Some(line)
    })
}

/// The first line, and what comes after it.
fn line(text: &str) -> (Vec<String>, &str) {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' if quoted && signs.peek().is_some_and(|(_, next)| *next == '"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                cells.push(cell);
                return (cells, text.get(at + 1..).unwrap_or_default());
            }
            sign => cell.push(sign),
        }
    }
    cells.push(cell);
    (cells, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_what_they_hold() {
        let all: Vec<_> = lines("a,b\r\n\"x, \"\"y\"\"\nz\",\n1,2").collect();
        assert_eq!(all, [vec!["a", "b"], vec!["x, \"y\"\nz", ""], vec!["1", "2"]]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("\"never closed").collect::<Vec<_>>(), [["never closed"]]);
    }
}
