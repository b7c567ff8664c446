//! WordPress: its "eXtended RSS" (WXR), version 1.2. Disqus and others take it as well.
//!
//! Nobody's IP address is known here. Some of those who read this stumble where there is none, so there is one of nobody.

use super::xml::Xml;
use super::{Form, Options};
use crate::import::moment::written_utc;
use crate::import::{Comment, Page, State, Text};
use lodge_register::Personal;
use std::io::{self, Write};

pub(super) struct WordPress {
    is_open: bool,
}

impl WordPress {
    pub(super) fn begin(out: &mut dyn Write, options: &Options<'_>) -> io::Result<Self> {
        let site = Xml(options.site);
        writeln!(
            out,
            r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>{site}</title><link>https://{site}</link><wp:wxr_version>1.2</wp:wxr_version>"#
        )?;
        Ok(Self { is_open: false })
    }

    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_open { writeln!(out, "</item>") } else { Ok(()) }
    }
}

impl Form for WordPress {
    fn page(&mut self, out: &mut dyn Write, page: &Page) -> io::Result<()> {
        self.close(out)?;
        self.is_open = true;
        let (id, link, title) = (Xml(&page.id), Xml(&page.address), Xml(&page.title));
        let status = if page.closed { "closed" } else { "open" };
        writeln!(
            out,
            "<item><title>{title}</title><link>{link}</link><content:encoded></content:encoded><wp:post_id>{id}</wp:post_id><wp:comment_status>{status}</wp:comment_status><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
        )
    }

    fn comment(&mut self, out: &mut dyn Write, comment: &Comment) -> io::Result<()> {
        let (Text::Html(text) | Text::HtmlLines(text) | Text::Markdown(text)) = &comment.text;
        let said = |said: &Option<Personal<String>>| {
            said.as_ref().map(|said| said.reveal().clone()).unwrap_or_default()
        };
        let (name, email, website) =
            (said(&comment.author.name), said(&comment.author.email), said(&comment.author.website));
        let parent = comment.parent.as_deref().unwrap_or("0");
        let (at, approved) = (written_utc(comment.posted_at), approved(comment.state));
        writeln!(
            out,
            "<wp:comment><wp:comment_id>{}</wp:comment_id><wp:comment_author>{}</wp:comment_author><wp:comment_author_email>{}</wp:comment_author_email><wp:comment_author_url>{}</wp:comment_author_url><wp:comment_author_IP>0.0.0.0</wp:comment_author_IP><wp:comment_date>{at}</wp:comment_date><wp:comment_date_gmt>{at}</wp:comment_date_gmt><wp:comment_content>{}</wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>{}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>",
            Xml(&comment.id),
            Xml(&name),
            Xml(&email),
            Xml(&website),
            Xml(text.reveal()),
            Xml(parent)
        )
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)?;
        writeln!(out, "</channel></rss>")
    }
}

fn approved(state: State) -> &'static str {
    match state {
        State::Shown => "1",
        State::Spam => "spam",
        State::Deleted => "trash",
        State::Held | State::Rejected => "0",
    }
}
