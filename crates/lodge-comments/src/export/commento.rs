//! Commento, and Comentario after it: JSON, version 1. Who wrote stands behind what was written, so it is remembered.
//!
//! Both know people by their e-mail address when they read it: two without one would become the same person. So whoever has
//! none here gets one that nobody can have, of the domain that is kept for that.

use super::{Form, Options, html};
use crate::import::moment::written;
use crate::import::{Author, Comment, Page, State, Text};
use lodge_register::Personal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) struct Commento {
    site: String,
    path: String,
    made: String,
    is_first: bool,
    people: BTreeMap<String, Author>,
}

impl Commento {
    pub(super) fn begin(out: &mut dyn Write, options: &Options<'_>) -> io::Result<Self> {
        write!(out, "{{\"version\":1,\"comments\":[")?;
        Ok(Self {
            site: options.site.to_owned(),
            path: String::new(),
            made: written(options.made),
            is_first: true,
            people: BTreeMap::new(),
        })
    }
}

impl Form for Commento {
    fn page(&mut self, _out: &mut dyn Write, page: &Page) -> io::Result<()> {
        page.address.clone_into(&mut self.path);
        Ok(())
    }

    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()> {
        let author = &comment.author;
        if !author.id.is_empty() {
            self.people.entry(author.id.clone()).or_insert_with(|| author.clone());
        }
        let (Text::Markdown(text) | Text::Html(text) | Text::HtmlLines(text)) = &comment.text;
        let value = json!({
            "commentHex": comment.id,
            "domain": self.site,
            "url": self.path,
            "commenterHex": if author.id.is_empty() { "anonymous" } else { &author.id },
            "markdown": text.reveal(),
            "html": html::html(text.reveal()),
            "parentHex": comment.parent.as_deref().unwrap_or("root"),
            "score": comment.votes.score(),
            "state": state(comment.state),
            "creationDate": written(comment.posted_at),
            "direction": 0,
            "deleted": comment.state == State::Deleted,
        });
        self.is_first = separated(out, self.is_first, &value)?;
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "\n],\"commenters\":[")?;
        let mut is_first = true;
        for (id, author) in &self.people {
            let said = |said: &Option<Personal<String>>, other: &str| match said {
                Some(said) => said.reveal().clone(),
                None => other.to_owned(),
            };
            let value = json!({
                "commenterHex": id,
                "email": said(&author.email, &format!("{id}@lodge.invalid")),
                "name": said(&author.name, ""),
                "link": said(&author.website, "undefined"),
                "websiteUrl": said(&author.website, ""),
                "photo": "undefined",
                "provider": "commento",
                "joinDate": self.made,
                "isModerator": false,
            });
            is_first = separated(out, is_first, &value)?;
        }
        writeln!(out, "\n]}}")
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Spam => "flagged",
        State::Held | State::Rejected => "unapproved",
        State::Shown | State::Deleted => "approved",
    }
}

/// Writes one more value of a list.
fn separated(out: &mut dyn Write, is_first: bool, value: &Value) -> io::Result<bool> {
    out.write_all(if is_first { b"\n" } else { b",\n" })?;
    serde_json::to_writer(out, value)?;
    Ok(false)
}
