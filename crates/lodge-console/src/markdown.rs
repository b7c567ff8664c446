//! Our own pages' Markdown as HTML: headings, paragraphs, lists, tables, code, strong and emphasised words.
//!
//! Only what the register writes comes here. Everything is escaped first, so there is nothing that it could let in.

use crate::escape;
use std::fmt::Write as _;

/// The HTML of a page that we wrote.
pub(crate) fn html(markdown: &str) -> String {
    let mut html = String::new();
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        let text = line.trim();
        let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
        if text.is_empty() || text.starts_with("<!--") {
            continue;
        } else if (1..=6).contains(&hashes) && text.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
            let words = text.trim_start_matches('#').trim();
            _ = writeln!(html, "<h{hashes} id=\"{}\">{}</h{hashes}>", slug(words), spans(words));
        } else if text.starts_with('|') {
            let mut rows = vec![text];
            while let Some(row) = lines.next_if(|line| line.trim_start().starts_with('|')) {
                rows.push(row.trim());
            }
            html.push_str(&table(&rows));
        } else if item(text).is_some() {
            let mut items = vec![item(text).unwrap_or_default().to_owned()];
            while let Some(next) = lines.next_if(|line| !line.trim().is_empty()) {
                match (item(next.trim()), items.last_mut()) {
                    (None, Some(last)) => _ = write!(last, " {}", next.trim()),
                    (Some(words), _) => items.push(words.to_owned()),
                    (None, None) => {}
                }
            }
            html.push_str("<ul>\n");
            for words in items {
                _ = writeln!(html, "<li>{}</li>", spans(&words));
            }
            html.push_str("</ul>\n");
        } else {
            let mut words = text.to_owned();
            while let Some(next) = lines.next_if(|line| !starts_a_block(line.trim())) {
                _ = write!(words, " {}", next.trim());
            }
            _ = writeln!(html, "<p>{}</p>", spans(&words));
        }
    }
    html
}

fn starts_a_block(text: &str) -> bool {
    text.is_empty() || text.starts_with(['#', '|']) || item(text).is_some()
}

fn item(text: &str) -> Option<&str> {
    text.strip_prefix("* ").or_else(|| text.strip_prefix("- "))
}

fn table(rows: &[&str]) -> String {
    let mut html = "<div class=\"scroll\"><table>\n".to_owned();
    for (number, row) in rows.iter().enumerate() {
        if row.chars().all(|char| matches!(char, '|' | '-' | ':' | ' ')) {
            continue;
        }
        let (open, close) = if number == 0 { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") };
        let cells = row.trim_matches('|').split('|');
        let cells: String = cells.map(|cell| format!("{open}{}{close}", spans(cell.trim()))).collect();
        _ = writeln!(html, "<tr>{cells}</tr>");
    }
    html + "</table></div>\n"
}

/// `code`, **strong** and *emphasised* words.
fn spans(text: &str) -> String {
    let mut html = String::new();
    for (number, part) in text.split('`').enumerate() {
        let part = escape(part);
        if number % 2 == 1 {
            _ = write!(html, "<code>{part}</code>");
        } else {
            html.push_str(&pairs(&pairs(&part, "**", "strong"), "*", "em"));
        }
    }
    html
}

fn pairs(text: &str, mark: &str, tag: &str) -> String {
    let parts: Vec<&str> = text.split(mark).collect();
    // An odd mark out is just a star.
    if parts.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let wrap = |(number, part): (usize, &&str)| match number % 2 {
        1 => format!("<{tag}>{part}</{tag}>"),
        _ => (*part).to_owned(),
    };
    parts.iter().enumerate().map(wrap).collect()
}

fn slug(words: &str) -> String {
    let kept = words.chars().filter_map(|char| match char {
        ' ' | '-' | '_' => Some('-'),
        char => char.is_ascii_alphanumeric().then(|| char.to_ascii_lowercase()),
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_subset() {
        let markdown = "# A & B\n\nOne `<p>`\ntwo **three** *four*.\n* x\n* y\n  z\n\n| a | b |\n|---|---|\n| 1 | `2` |\n";
        assert_eq!(
            html(markdown),
            "<h1 id=\"a--b\">A &#38; B</h1>\n<p>One <code>&#60;p&#62;</code> two <strong>three</strong> <em>four</em>.</p>\n\
             <ul>\n<li>x</li>\n<li>y z</li>\n</ul>\n\
             <div class=\"scroll\"><table>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n\
             <tr><td>1</td><td><code>2</code></td></tr>\n</table></div>\n"
        );
        assert_eq!(html("2 * 3 = 6"), "<p>2 * 3 = 6</p>\n");
    }
}
