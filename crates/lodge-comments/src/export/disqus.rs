//! Disqus: what `NAME-TIME-all.xml` looks like.

use super::xml::Xml;
use super::{Form, Options};
use crate::import::{Author, Comment, Page, State, Text};
use lodge_register::Timestamp;
use std::io::{self, Write};

pub(super) struct Disqus {
    forum: String,
    made: Timestamp,
}

impl Disqus {
    pub(super) fn begin(out: &mut dyn Write, options: &Options<'_>) -> io::Result<Self> {
        let forum = options.site.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        writeln!(
            out,
            r#"<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>{forum}</forum><title>General</title><isDefault>true</isDefault></category>"#
        )?;
        Ok(Self { forum, made: options.made.plus_millis(-options.made.millis().rem_euclid(1000)) })
    }
}

impl Form for Disqus {
    fn page(&mut self, out: &mut dyn Write, page: &Page) -> io::Result<()> {
        let (id, link, title) = (Xml(&page.id), Xml(&page.address), Xml(&page.title));
        let (forum, made, closed) = (&self.forum, self.made, page.closed);
        writeln!(
            out,
            r#"<thread dsq:id="{id}"><id>{link}</id><forum>{forum}</forum><category dsq:id="1"/><link>{link}</link><title>{title}</title><message/><createdAt>{made}</createdAt><author><name/><isAnonymous>true</isAnonymous></author><isClosed>{closed}</isClosed><isDeleted>false</isDeleted></thread>"#
        )
    }

    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()> {
        let (Text::Html(text) | Text::HtmlLines(text) | Text::Markdown(text)) = &comment.text;
        let (id, page, message) = (Xml(&comment.id), Xml(&comment.page), Xml(text.reveal()));
        let (deleted, spam) = (comment.state == State::Deleted, comment.state == State::Spam);
        let at = comment.posted_at;
        write!(
            out,
            r#"<post dsq:id="{id}"><id/><message>{message}</message><createdAt>{at}</createdAt><isDeleted>{deleted}</isDeleted><isSpam>{spam}</isSpam><author>"#
        )?;
        author(out, &comment.author)?;
        write!(out, r#"</author><thread dsq:id="{page}"/>"#)?;
        if let Some(parent) = &comment.parent {
            write!(out, r#"<parent dsq:id="{}"/>"#, Xml(parent))?;
        }
        writeln!(out, "</post>")
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</disqus>")
    }
}

fn author(out: &mut dyn Write, author: &Author) -> io::Result<()> {
    if let Some(email) = &author.email {
        write!(out, "<email>{}</email>", Xml(email.reveal()))?;
    }
    let name = author.name.as_ref().map_or("", |name| name.reveal());
    let anonymous = author.id.is_empty();
    write!(out, "<name>{}</name><isAnonymous>{anonymous}</isAnonymous>", Xml(name))?;
    if anonymous { Ok(()) } else { write!(out, "<username>{}</username>", Xml(&author.id)) }
}
