//! The names of a table's columns, in the order in which its rows hold them.

/// What begins an item of the list that is no column.
const RULES: [&str; 5] = ["constraint", "primary", "unique", "check", "foreign"];

/// The columns that a `CREATE TABLE` names.
pub(super) fn columns(sql: &str) -> Vec<String> {
    items(sql).into_iter().filter_map(|item| name(item.trim())).collect()
}

/// What stands between the commas of the first brackets.
fn items(sql: &str) -> Vec<&str> {
    let (mut items, mut depth, mut from, mut quote) = (Vec::new(), 0_usize, 0, None);
    for (at, letter) in sql.char_indices() {
        if let Some(end) = quote {
            quote = if letter == end { None } else { quote };
            continue;
        }
        match letter {
            '"' | '\'' | '`' => quote = Some(letter),
            '[' => quote = Some(']'),
            '(' => {
                depth += 1;
                from = if depth == 1 { at + 1 } else { from };
            }
            ')' | ',' if depth == 1 => {
                items.push(sql.get(from..at).unwrap_or_default());
                from = at + 1;
                if letter == ')' {
                    break;
                }
            }
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    items
}

/// The name at the beginning of an item; none for a rule.
fn name(item: &str) -> Option<String> {
    let ends = |end: char| item.get(1..).and_then(|rest| rest.split(end).next()).map(str::to_owned);
    match item.chars().next()? {
        quote @ ('"' | '\'' | '`') => ends(quote),
        '[' => ends(']'),
        _ => {
            let word = item.split(|letter: char| letter.is_whitespace() || letter == '(').next()?;
            (!RULES.iter().any(|rule| word.eq_ignore_ascii_case(rule))).then(|| word.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sql: &str, expected: &[&str]) {
        assert_eq!(columns(sql), expected, "{sql}");
    }

    #[test]
    fn columns_have_names() {
        check(
            "CREATE TABLE threads (\n id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title TEXT)",
            &["id", "uri", "title"],
        );
        check(
            "CREATE TABLE \"wl_Comment\" (\"id\" INTEGER, `a b` TEXT DEFAULT (datetime('now, or not')), [c] TEXT, PRIMARY KEY(\"id\" AUTOINCREMENT))",
            &["id", "a b", "c"],
        );
        check(
            "CREATE TABLE a (tid REFERENCES threads(id), b DECIMAL(1,2), CONSTRAINT x UNIQUE (tid, b))",
            &["tid", "b"],
        );
        check("CREATE TABLE a (b", &[]);
        check("", &[]);
        check("(,)", &[]);
    }
}
