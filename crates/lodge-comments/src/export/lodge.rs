//! Lodge's own format: nothing is lost. [`crate::import`] has its shape.

use super::{Contacts, Form, Options};
use crate::import::moment::written;
use crate::import::{Author, Comment, Page, STATES, State, Text, VERSION};
use lodge_register::Personal;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

pub(super) struct Lodge {
    pages: u64,
    comments: u64,
}

impl Lodge {
    pub(super) fn begin(out: &mut dyn Write, options: &Options<'_>) -> io::Result<Self> {
        let head = json!({
            "lodge": "comments",
            "version": VERSION,
            "site": options.site,
            "made": written(options.made),
            "contacts": options.contacts == Contacts::With,
        });
        line(out, &head)?;
        Ok(Self { pages: 0, comments: 0 })
    }
}

impl Form for Lodge {
    fn page(&mut self, out: &mut dyn Write, page: &Page) -> io::Result<()> {
        self.pages += 1;
        let mut said = Map::new();
        put(&mut said, "id", &*page.id);
        put(&mut said, "address", &*page.address);
        put(&mut said, "title", &*page.title);
        put(&mut said, "closed", page.closed);
        line(out, &json!({ "page": said }))
    }

    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()> {
        self.comments += 1;
        line(out, &json!({ "comment": said(comment) }))
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        line(out, &json!({ "end": { "pages": self.pages, "comments": self.comments } }))
    }
}

fn said(comment: &Comment) -> Map<String, Value> {
    let mut said = Map::new();
    put(&mut said, "id", &*comment.id);
    put(&mut said, "parent", comment.parent.as_deref().unwrap_or_default());
    put(&mut said, "page", &*comment.page);
    put(&mut said, "author", author(&comment.author));
    text(&mut said, &comment.text);
    put(&mut said, "posted", written(comment.posted_at));
    put(&mut said, "edited", comment.edited_at.map(written).unwrap_or_default());
    put(&mut said, "state", word(comment.state));
    put(&mut said, "sticky", comment.sticky);
    put(&mut said, "up", comment.votes.up);
    put(&mut said, "down", comment.votes.down);
    let kinds = comment.reactions.iter().map(|(kind, count)| (kind.clone(), Value::from(*count)));
    put(&mut said, "reactions", kinds.collect::<Map<_, _>>());
    let edits = comment.edits.iter().map(|edit| {
        let mut said = Map::new();
        put(&mut said, "at", written(edit.at));
        text(&mut said, &edit.was);
        Value::Object(said)
    });
    put(&mut said, "edits", edits.collect::<Vec<_>>());
    said
}

fn author(author: &Author) -> Map<String, Value> {
    let mut said = Map::new();
    let reveal =
        |text: &Option<Personal<String>>| text.as_ref().map(|text| text.reveal().clone()).unwrap_or_default();
    put(&mut said, "id", &*author.id);
    put(&mut said, "name", reveal(&author.name));
    put(&mut said, "email", reveal(&author.email));
    put(&mut said, "website", reveal(&author.website));
    said
}

/// What is kept of a text, whatever is in it: also nothing.
fn text(said: &mut Map<String, Value>, text: &Text) {
    let (kind, text) = match text {
        Text::Markdown(text) => ("markdown", text),
        Text::Html(text) => ("html", text),
        Text::HtmlLines(text) => ("lines", text),
    };
    said.insert(kind.to_owned(), text.reveal().as_str().into());
}

fn word(state: State) -> &'static str {
    STATES.iter().find(|(known, _)| *known == state).map_or("held", |(_, word)| word)
}

/// Says something, unless there is nothing to say.
fn put(said: &mut Map<String, Value>, name: &str, value: impl Into<Value>) {
    let value = value.into();
    let is_nothing = match &value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Number(number) => number.as_u64() == Some(0),
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) => false,
    };
    if !is_nothing {
        said.insert(name.to_owned(), value);
    }
}

fn line(out: &mut dyn Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
