//! A Disqus export of any size, made while it is read.

use std::io::{self, Read};

/// How many comments are on a page.
const ON_A_PAGE: u64 = 200;

/// An export of about this many bytes.
pub(crate) struct Flood {
    left: u64,
    number: u64,
    ready: Vec<u8>,
    at: usize,
    is_over: bool,
}

impl Flood {
    pub(crate) fn new(bytes: u64) -> Self {
        let head = r#"<?xml version="1.0" encoding="utf-8"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">"#;
        Self { left: bytes, number: 0, ready: head.into(), at: 0, is_over: false }
    }

    fn next(&mut self) -> String {
        let (number, page) = (self.number, self.number / ON_A_PAGE);
        self.number += 1;
        let thread = format!(
            "\n<thread dsq:id=\"t{page}\"><id/><forum>town</forum><link>https://blog.example/posts/{page}/</link><title>Post {page}</title><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>"
        );
        let words = "One more comment, with <b>marks</b> and <a href=\"https://town.example/\">a link</a>. "
            .repeat(6);
        let parent =
            if number % 3 == 0 { String::new() } else { format!("<parent dsq:id=\"{}\"/>", number - 1) };
        format!(
            "{}\n<post dsq:id=\"{number}\"><id/><message><![CDATA[<p>{words}</p>]]></message><createdAt>2020-01-02T03:04:05Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Visitor {}</name><isAnonymous>false</isAnonymous><username>visitor{}</username></author><thread dsq:id=\"t{page}\"/>{parent}</post>",
            if number % ON_A_PAGE == 0 { &thread } else { "" },
            number % 5000,
            number % 5000
        )
    }
}

impl Read for Flood {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.ready.len() {
            if self.is_over {
                return Ok(0);
            }
            self.is_over = self.left == 0;
            self.ready = if self.is_over { b"</disqus>".to_vec() } else { self.next().into_bytes() };
            self.left = self.left.saturating_sub(self.ready.len() as u64);
            self.at = 0;
        }
        let read = self.ready.get(self.at..).unwrap_or_default().read(into)?;
        self.at += read;
        Ok(read)
    }
}
