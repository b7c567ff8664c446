//! Letters: the same words as plain text and as HTML, in the language of the account.

use askama::Template;
use lodge_egress::{Head, Letter};
use lodge_register::Personal;

use crate::{Language, Site, Value};

/// What a letter says, before it is put into words.
///
/// The messages are `letter-NAME-subject`, `letter-NAME-text` (one paragraph a line), and `letter-NAME-link` if there is
/// something to press.
pub struct Draft<'a> {
    /// Which letter.
    pub name: &'a str,
    /// In which language.
    pub language: Language,
    /// To whom.
    pub to: &'a str,
    /// What the messages are filled with.
    pub values: &'a [(&'a str, Value<'a>)],
    /// Where its link leads, if it has one.
    pub link: Option<String>,
    /// Text that is passed on as it is, below the words: an answer, a list of changes.
    pub passed_on: Option<&'a str>,
}

/// What some letters say besides.
#[derive(Default)]
pub struct Besides<'a> {
    /// More to press, below the first: what each is called, and where it leads.
    pub links: Vec<(String, String)>,
    /// The message at the end, where it is another than `letter-footer`: why it was sent, and whether answers are read.
    pub footer: Option<&'a str>,
    /// What its head says.
    pub head: Head,
}

#[derive(Template)]
#[template(path = "letter.txt")]
struct Text<'a> {
    paragraphs: &'a [String],
    passed_on: &'a [String],
    link: Option<&'a str>,
    links: &'a [(String, String)],
    footer: &'a str,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    lang: &'a str,
    subject: &'a str,
    paragraphs: &'a [String],
    passed_on: &'a [String],
    link: Option<(&'a str, &'a str)>,
    links: &'a [(String, String)],
    footer: &'a str,
}

/// Puts a letter into words.
#[must_use]
pub fn letter(site: &Site, draft: &Draft<'_>) -> Letter {
    letter_with(site, draft, Besides::default())
}

/// Puts a letter into words that says more than one thing to press, or that others follow.
#[must_use]
pub fn letter_with(site: &Site, draft: &Draft<'_>, besides: Besides<'_>) -> Letter {
    let Besides { links, footer, head } = besides;
    let say =
        |name: &str| site.words.say(draft.language, &format!("letter-{}-{name}", draft.name), draft.values);
    let origin = site.origin();
    let mut values = vec![("origin", origin.as_str().into())];
    values.extend(draft.values.iter().cloned());
    let footer = site.words.say(draft.language, footer.unwrap_or("letter-footer"), &values);
    let paragraphs = lines(&say("text"));
    let passed_on = draft.passed_on.map(lines).unwrap_or_default();
    let subject = say("subject");
    let text = Text {
        paragraphs: &paragraphs,
        passed_on: &passed_on,
        link: draft.link.as_deref(),
        links: &links,
        footer: &footer,
    };
    let label = draft.link.as_ref().map(|_| say("link"));
    let html = Html {
        lang: draft.language.tag(),
        subject: &subject,
        paragraphs: &paragraphs,
        passed_on: &passed_on,
        link: draft.link.as_deref().zip(label.as_deref()),
        links: &links,
        footer: &footer,
    };
    // Neither template can fail: they write into memory.
    let (text, html) = (text.render().unwrap_or_default(), html.render().unwrap_or_default());
    Letter { to: Personal::new(draft.to.to_owned()), subject, text, html, head }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
