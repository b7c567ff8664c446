//! What a block lies in: quotations and lists.

use super::Form;

/// How deep quotations and lists lie in each other; what lies deeper is written at this depth.
const DEEPEST: usize = 12;

/// What a block lies in.
enum Within {
    Quote,
    List { next: Option<u32> },
    Item { mark: String, is_begun: bool },
    Nothing,
}

/// Where the next block lies, outermost first.
#[derive(Default)]
pub(super) struct Place(Vec<Within>);

impl Place {
    /// Goes into a quotation, a list or an item of one; other elements are no places.
    pub(super) fn enter(&mut self, name: &str, said: &str, form: Form) {
        let is_deep = self.0.len() >= DEEPEST || form == Form::Plain;
        let within = match name {
            "blockquote" | "ul" | "ol" | "li" if is_deep => Within::Nothing,
            "blockquote" => Within::Quote,
            "ul" => Within::List { next: None },
            "ol" => Within::List {
                next: Some(said.parse().ok().filter(|first| *first < 100_000_000).unwrap_or(1)),
            },
            "li" => Within::Item { mark: self.mark(), is_begun: false },
            _ => return,
        };
        self.0.push(within);
    }

    /// Comes out of the innermost.
    pub(super) fn leave(&mut self) {
        self.0.pop();
    }

    /// Whether the next block is the first of an item.
    pub(super) fn is_new_item(&self) -> bool {
        matches!(self.0.last(), Some(Within::Item { is_begun: false, .. }))
    }

    /// What stands before the next item of the innermost list.
    fn mark(&mut self) -> String {
        match self.0.last_mut() {
            Some(Within::List { next: Some(next) }) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            _ => "- ".to_owned(),
        }
    }

    /// What stands before a line; before the first of an item, its mark.
    pub(super) fn prefix(&mut self, is_next: bool) -> String {
        let mut prefix = String::new();
        for within in &mut self.0 {
            match within {
                Within::Quote => prefix.push_str("> "),
                Within::Item { mark, is_begun } if *is_begun || is_next => {
                    prefix.push_str(&" ".repeat(mark.len()))
                }
                Within::Item { mark, is_begun } => {
                    *is_begun = true;
                    prefix.push_str(mark);
                }
                Within::List { .. } | Within::Nothing => {}
            }
        }
        prefix
    }
}

/// Whether a line belongs to a list.
pub(super) fn is_listed(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ']);
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    line.starts_with("- ") || digits.len() < line.len() && digits.starts_with(". ")
}
