//! The thread as a document of its own, for whoever reads and writes without script.

use askama::Template;
use lodge_web::Words;

use super::{At, ThreadView, phrases::Saying, view::direction, with_desk, written};

/// What lies before somebody who writes without script.
#[derive(Debug, Default, Clone, Copy)]
pub struct Desk<'a> {
    /// What has just been done, as a sentence.
    pub said: Option<&'a str>,
    /// Whose comment is answered.
    pub reply: Option<Addressee<'a>>,
    /// Whose comment is reported.
    pub report: Option<Addressee<'a>>,
    /// What was typed, where a form comes back.
    pub typed: Typed<'a>,
    /// What is wrong with it: the field, and a sentence.
    pub wrong: &'a [(&'a str, &'a str)],
}

impl Desk<'_> {
    /// What is wrong with a field.
    pub(super) fn wrong_with(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(name, _)| *name == field).map(|(_, what)| *what)
    }
}

/// Somebody whose comment is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addressee<'a> {
    /// The comment's number.
    pub id: i64,
    /// What its author is called.
    pub name: &'a str,
}

/// What was typed.
#[derive(Debug, Default, Clone, Copy)]
pub struct Typed<'a> {
    /// The name.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
    /// The comment.
    pub body: &'a str,
    /// Whether answers are to be told by mail.
    pub notify: bool,
}

/// A document around the thread.
#[must_use]
pub fn document(view: &ThreadView<'_>, desk: &Desk<'_>, words: &Words) -> String {
    let page = Saying::new(words, view.at.language);
    let thread = with_desk(view, desk, words);
    written(&Document { page: &page, at: view.at, desk, thread: Ours(thread) }, view.items)
}

#[derive(Template)]
#[template(path = "embed/document.html")]
struct Document<'a> {
    page: &'a Saying<'a>,
    at: At<'a>,
    desk: &'a Desk<'a>,
    thread: Ours,
}

impl Document<'_> {
    const fn direction(&self) -> &'static str {
        direction(self.at.language)
    }

    /// What the page is called: by its title, or by its path.
    fn title(&self) -> &str {
        if self.at.page.title.is_empty() { &self.at.page.path } else { &self.at.page.title }
    }
}

/// HTML that a template of ours has just written.
struct Ours(String);

impl std::fmt::Display for Ours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Ours {}
