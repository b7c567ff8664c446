//! What stands in a line: words, emphasis, code, links and images.

use super::Form;

/// A part of a line.
#[derive(Debug)]
pub(super) enum Inline {
    Text(String),
    Break,
    Code(String),
    Image { to: String, said: String },
    Span(Span, Vec<Inline>),
}

/// What surrounds parts of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    Strong,
    Emphasis,
    Deleted,
    Link(String),
}

/// The Markdown of a row of parts.
pub(super) fn markdown(parts: &[Inline], form: Form) -> String {
    parts.iter().map(|part| one(part, form)).collect()
}

fn one(part: &Inline, form: Form) -> String {
    match part {
        Inline::Text(text) if form == Form::Plain => plain(text),
        Inline::Text(text) => escaped(text),
        Inline::Break => "\n".to_owned(),
        Inline::Code(code) if form == Form::Plain => plain(code),
        Inline::Code(code) => fenced(code),
        Inline::Image { to, said } if form == Form::Plain || to.is_empty() => plain(said),
        Inline::Image { to, said } => format!("![{}]({})", words(said), place(to)),
        Inline::Span(span, parts) => surrounded(span, &markdown(parts, form), parts, form),
    }
}

fn surrounded(span: &Span, inner: &str, parts: &[Inline], form: Form) -> String {
    let core = inner.trim();
    let mark = match span {
        _ if core.is_empty() || form == Form::Plain => "",
        Span::Link(to) if to.is_empty() => "",
        Span::Link(to) => {
            let text = match parts {
                [Inline::Text(text)] if text.trim() == to && is_plain_address(to) => format!("<{to}>"),
                _ => format!("[{}]({})", unlinked(core), place(to)),
            };
            return inner.replacen(core, &text, 1);
        }
        _ if form == Form::Unmarked => "",
        Span::Strong => "**",
        Span::Emphasis => "*",
        Span::Deleted => "~~",
    };
    // A blank within the marks would take their meaning away.
    inner.replacen(core, &format!("{mark}{core}{mark}"), usize::from(!core.is_empty()))
}

/// A link within a link is its words; and so is a line's end.
fn unlinked(text: &str) -> String {
    let open = text.replace('\n', " ").replace("<http", "http").replace("<mailto", "mailto");
    if open.len() == text.len() { open } else { open.replace('>', "") }
}

/// Words that begin like an address become a link; of all others, what could be a mark gets a `\` before it.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let address = bare.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']);
        if ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme))
            && is_plain_address(address)
        {
            let rest = word.get(address.len()..).unwrap_or_default();
            written.push_str(&format!("<{address}>"));
            written.push_str(&words(rest));
        } else {
            written.push_str(&words(word));
        }
    }
    written
}

fn is_plain_address(text: &str) -> bool {
    text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\\\"`".contains(&byte))
}

/// Words in which nothing is a mark.
fn words(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_within = before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        match letter {
            '_' if is_within => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' => written.push('\\'),
            _ => {}
        }
        written.push(letter);
        before = letter;
    }
    written
}

/// Words in which nothing can be a mark, wherever they stand.
fn plain(text: &str) -> String {
    let mut written = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        if letter.is_ascii_punctuation() {
            written.push('\\');
        }
        written.push(letter);
    }
    written
}

/// Code in a line.
fn fenced(code: &str) -> String {
    let code = code.replace('\n', " ");
    if code.trim().is_empty() {
        return code;
    }
    let fence = "`".repeat(longest_run(&code) + 1);
    let pad = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The longest row of backticks.
pub(super) fn longest_run(code: &str) -> usize {
    code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// Where a link leads.
fn place(to: &str) -> String {
    let to = to.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C").replace(['\n', '\r'], "");
    format!("<{to}>")
}

/// A line at whose beginning nothing is a mark.
pub(super) fn begun(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let is_listed = digits > 0 && rest.starts_with(['.', ')']);
    let is_marked = digits == 0 && rest.starts_with(['#', '+', '-', '=']);
    if is_listed || is_marked { format!("{number}\\{rest}") } else { line.to_owned() }
}
