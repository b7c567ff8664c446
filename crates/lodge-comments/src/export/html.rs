//! Markdown as HTML for others: as it is rendered here, but with images where they are and not at our proxy.

use crate::render::{Allowed, options};
use comrak::markdown_to_html;

/// HTML of a comment. Raw HTML in it is shown as it was typed, and dangerous addresses are gone.
pub(super) fn html(markdown: &str) -> String {
    let allowed = Allowed { links: true, images: true, tables: true };
    markdown_to_html(markdown, &options(allowed)).trim().to_owned()
}

/// The same for a program that takes a line's end for one that is seen: none is left outside code.
pub(super) fn on_one_line(markdown: &str) -> String {
    let html = html(markdown);
    let mut written = String::with_capacity(html.len());
    for (number, part) in html.split("<pre>").enumerate() {
        let (code, rest) = match number {
            0 => ("", part),
            _ => part.split_at(part.find("</pre>").unwrap_or(part.len())),
        };
        written.push_str(if number > 0 { "<pre>" } else { "" });
        written.push_str(code);
        written.push_str(&rest.replace('\n', ""));
    }
    written
}
