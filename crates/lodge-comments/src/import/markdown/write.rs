//! Blocks: paragraphs, lists, quotations and code.

use super::inline::{self, Inline, Span};
use super::place::{Place, is_listed};
use super::read::Piece;
use super::{Form, Lines};

/// The Markdown of a row of tags and texts.
pub(super) fn write(pieces: &[Piece], lines: Lines, form: Form) -> String {
    let mut writer = Writer { lines, form, ..Writer::new() };
    for piece in pieces {
        match piece {
            Piece::Open { name, to, said } => writer.open(name, to, said),
            Piece::Close(name) => writer.close(name),
            Piece::Text(text) => writer.say(text),
        }
    }
    writer.end_paragraph();
    writer.written
}

struct Writer {
    lines: Lines,
    form: Form,
    written: String,
    place: Place,
    /// What surrounds the words that come next, outermost first; the first is the line itself.
    open: Vec<(Option<Span>, Vec<Inline>)>,
    /// Code that keeps its lines, and its language.
    code: Option<(String, String)>,
    /// Code within a line.
    short_code: Option<String>,
}

impl Writer {
    fn new() -> Self {
        Self {
            lines: Lines::Folded,
            form: Form::Marked,
            written: String::new(),
            place: Place::default(),
            open: vec![(None, Vec::new())],
            code: None,
            short_code: None,
        }
    }

    fn open(&mut self, name: &str, to: &str, said: &str) {
        if let Some((_, language)) = &mut self.code {
            if let Some(word) = said.strip_prefix("language-") {
                word.clone_into(language);
            }
            return;
        }
        match name {
            "b" | "strong" | "dt" => self.begin(Span::Strong),
            "i" | "em" | "cite" | "var" => self.begin(Span::Emphasis),
            "del" | "s" | "strike" => self.begin(Span::Deleted),
            "a" => self.begin(Span::Link(to.to_owned())),
            "code" | "kbd" | "samp" | "tt" => self.short_code = Some(String::new()),
            "img" => self.add(Inline::Image { to: to.to_owned(), said: said.to_owned() }),
            "br" => self.add(Inline::Break),
            "td" | "th" => self.say(" "),
            "pre" => {
                self.end_paragraph();
                self.code = Some((String::new(), String::new()));
            }
            "hr" => {
                self.end_paragraph();
                if self.form != Form::Plain {
                    self.block("***");
                }
            }
            _ => {
                self.end_paragraph();
                self.place.enter(name, said, self.form);
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pre" => {
                if let Some((code, language)) = self.code.take() {
                    self.code_block(&code, &language);
                }
            }
            _ if self.code.is_some() => {}
            "b" | "strong" | "dt" | "i" | "em" | "cite" | "var" | "del" | "s" | "strike" | "a" => self.end(),
            "code" | "kbd" | "samp" | "tt" => {
                if let Some(code) = self.short_code.take() {
                    self.add(Inline::Code(code));
                }
            }
            "td" | "th" => {}
            _ => {
                self.end_paragraph();
                if matches!(name, "blockquote" | "ul" | "ol" | "li") {
                    self.place.leave();
                }
            }
        }
    }

    fn say(&mut self, text: &str) {
        if let Some((code, _)) = &mut self.code {
            return code.push_str(text);
        }
        if let Some(code) = &mut self.short_code {
            return code.push_str(text);
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 && self.lines == Lines::Kept {
                self.add(Inline::Break);
            } else if number > 0 {
                self.add(Inline::Text(" ".to_owned()));
            }
            self.say_line(line);
        }
    }

    /// Any blank is a space: a tab at its beginning would make a line code.
    fn say_line(&mut self, line: &str) {
        let words = line.replace(['\t', '\r', '\u{c}'], " ");
        if !words.is_empty() {
            self.add(Inline::Text(words));
        }
    }

    fn add(&mut self, part: Inline) {
        if let Some((_, parts)) = self.open.last_mut() {
            parts.push(part);
        }
    }

    fn begin(&mut self, span: Span) {
        self.open.push((Some(span), Vec::new()));
    }

    fn end(&mut self) {
        if self.open.len() > 1
            && let Some((Some(span), parts)) = self.open.pop()
        {
            self.add(Inline::Span(span, parts));
        }
    }

    /// Writes the paragraph that is being said. What surrounds its end surrounds the beginning of the next as well.
    fn end_paragraph(&mut self) {
        let spans: Vec<_> = self.open.iter().filter_map(|(span, _)| span.clone()).collect();
        while self.open.len() > 1 {
            self.end();
        }
        let parts = self.open.pop().map(|(_, parts)| parts).unwrap_or_default();
        self.open.push((None, Vec::new()));
        self.open.extend(spans.into_iter().map(|span| (Some(span), Vec::new())));
        let text = inline::markdown(&parts, self.form);
        let mut lines: Vec<_> = text.lines().map(folded).collect();
        let is_blank = |line: &String| line.is_empty();
        lines.dedup_by(|after, before| is_blank(after) && is_blank(before));
        for paragraph in lines.split(is_blank).filter(|paragraph| !paragraph.is_empty()) {
            let begun: Vec<_> = match self.form {
                Form::Plain => paragraph.to_vec(),
                _ => paragraph.iter().map(|line| inline::begun(line)).collect(),
            };
            self.block(&begun.join("\n"));
        }
    }

    fn code_block(&mut self, code: &str, language: &str) {
        let code = code.trim_end_matches('\n').trim_start_matches('\n');
        if self.form == Form::Plain {
            return self.say_plainly(code);
        }
        let fence = "`".repeat(inline::longest_run(code).max(2) + 1);
        let language = language.split_whitespace().next().unwrap_or_default().replace('`', "");
        self.block(&format!("{fence}{language}\n{code}\n{fence}"));
    }

    fn say_plainly(&mut self, code: &str) {
        for line in code.lines() {
            self.say_line(line);
            self.add(Inline::Break);
        }
        self.end_paragraph();
    }

    /// Writes a block where it lies.
    fn block(&mut self, text: &str) {
        let is_item = self.place.is_new_item();
        let follows = self.written.rsplit('\n').next().is_some_and(is_listed);
        match () {
            () if self.written.is_empty() => {}
            // Items stand below each other.
            () if is_item && follows => self.written.push('\n'),
            () => {
                let prefix = self.place.prefix(true);
                self.written.push('\n');
                self.written.push_str(prefix.trim_end());
                self.written.push('\n');
            }
        }
        for (number, line) in text.split('\n').enumerate() {
            let prefix = self.place.prefix(number > 0);
            if number > 0 {
                self.written.push('\n');
            }
            self.written.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
            self.written.push_str(line);
        }
    }
}

/// Without blanks around it, and one blank where there are several. Blanks of code in a line are its own, and a browser
/// shows one of them as well.
fn folded(line: &str) -> String {
    let words: Vec<_> = line.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
