//! Isso: the statements that make its database.
//!
//! `sqlite3 comments.db < FILE` runs them. A file of SQLite itself cannot be written from front to back; its statements
//! can, and whoever runs them can read them first.

use super::Form;
use crate::import::{Comment, Page, State, Text};
use lodge_register::{Personal, Timestamp};
use std::fmt;
use std::io::{self, Write};

pub(super) struct Isso;

impl Isso {
    pub(super) fn begin(out: &mut dyn Write) -> io::Result<Self> {
        // Version 5 of its schema: Isso 0.13 and later take it as their own.
        out.write_all(
            b"PRAGMA user_version = 5;
BEGIN;
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR NOT NULL, author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
",
        )?;
        Ok(Self)
    }
}

impl Form for Isso {
    fn page(&mut self, out: &mut dyn Write, page: &Page) -> io::Result<()> {
        let (uri, title) = (Quoted(&page.address), Quoted(&page.title));
        writeln!(out, "INSERT INTO threads VALUES ({}, {uri}, {title});", page.id)
    }

    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()> {
        let (Text::Markdown(text) | Text::Html(text) | Text::HtmlLines(text)) = &comment.text;
        let mode = match comment.state {
            State::Shown => 1,
            State::Deleted => 4,
            State::Held | State::Rejected | State::Spam => 2,
        };
        let parent = comment.parent.as_deref().unwrap_or("NULL");
        let author = &comment.author;
        writeln!(
            out,
            "INSERT INTO comments VALUES ({}, {}, {parent}, {}, {}, {mode}, '0.0.0.0', {}, {}, {}, {}, {}, {}, zeroblob(256), 0);",
            comment.page,
            comment.id,
            seconds(comment.posted_at),
            comment.edited_at.map_or_else(|| "NULL".to_owned(), seconds),
            Quoted(text.reveal()),
            or_null(&author.name),
            or_null(&author.email),
            or_null(&author.website),
            comment.votes.up,
            comment.votes.down,
        )
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"COMMIT;\n")
    }
}

/// A text in a statement: nothing in it ends it.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}'", self.0.replace('\0', "").replace('\'', "''"))
    }
}

fn or_null(said: &Option<Personal<String>>) -> String {
    said.as_ref().map_or_else(|| "NULL".to_owned(), |said| Quoted(said.reveal()).to_string())
}

/// Seconds since 1970, with their parts.
fn seconds(moment: Timestamp) -> String {
    let millis = moment.millis();
    format!("{}.{:03}", millis.div_euclid(1000), millis.rem_euclid(1000))
}
