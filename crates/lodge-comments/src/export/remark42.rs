//! Remark42: its own backup. One JSON value in a line.
//!
//! Its backup keeps e-mail addresses apart from comments, in its first line: they are not written.

use super::{Form, Options, html};
use crate::import::moment::written;
use crate::import::{Comment, Page, State, Text};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) struct Remark42 {
    site: String,
    page: Page,
}

impl Remark42 {
    pub(super) fn begin(out: &mut dyn Write, options: &Options<'_>) -> io::Result<Self> {
        let whole = |path: &String| match path.starts_with('/') {
            true => format!("https://{}{path}", options.site),
            false => path.clone(),
        };
        let posts: Vec<_> =
            options.closed.iter().map(|path| json!({ "url": whole(path), "read_only": true })).collect();
        line(out, &json!({ "version": 1, "users": [], "posts": posts }))?;
        Ok(Self { site: options.site.to_owned(), page: Page::default() })
    }
}

impl Form for Remark42 {
    fn page(&mut self, _out: &mut dyn Write, page: &Page) -> io::Result<()> {
        page.clone_into(&mut self.page);
        Ok(())
    }

    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()> {
        let (Text::Markdown(text) | Text::Html(text) | Text::HtmlLines(text)) = &comment.text;
        let name = comment.author.name.as_ref().map_or("", |name| name.reveal());
        let mut value = json!({
            "id": comment.id,
            "pid": comment.parent.as_deref().unwrap_or_default(),
            "text": html::html(text.reveal()),
            "orig": text.reveal(),
            "user": { "name": name, "id": comment.author.id, "picture": "", "ip": "", "admin": false },
            "locator": { "site": self.site, "url": self.page.address },
            "score": comment.votes.score(),
            "votes": {},
            "time": written(comment.posted_at),
            "pin": comment.sticky,
            "delete": comment.state == State::Deleted,
            "title": self.page.title,
        });
        if let (Some(at), Some(members)) = (comment.edited_at, value.as_object_mut()) {
            members.insert("edit".to_owned(), json!({ "time": written(at), "summary": "" }));
        }
        line(out, &value)
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn line(out: &mut dyn Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
