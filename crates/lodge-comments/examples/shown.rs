//! Threads from JSON, a line each: what the browser tests have their HTML from, so that they look at the real one.
//!
//! ```text
//! {"do":"thread","items":[{"id":1,"name":"Ada","html":"<p>Hi</p>"}]}   →   "<section class=\"lodge\" …"
//! ```

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a tool of the tests may stop at once")]

use std::io::{BufRead as _, Write as _, stdin, stdout};

use lodge_comments::{
    render::{Allowed, Around, Renderer},
    shown::{
        Addressee, At, AuthorView, Badge, CommentView, Desk, Locked, PageView, REACTIONS, SiteView, Sort,
        ThreadView, Typed, Votes, WORDS, comment, document, piece, thread,
    },
};
use lodge_register::Timestamp;
use lodge_web::{Language, Words};
use serde_json::Value;
use url::Url;

fn main() {
    let words = Words::new(&[WORDS]).expect("the words can be read");
    let renderer = Renderer::new(&Url::parse("https://lodge.example/embed/image").expect("an address"));
    let mut told = stdout().lock();
    for line in stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line.unwrap()).expect("JSON");
        let html = answer(&asked, &renderer, &words);
        writeln!(told, "{}", Value::from(html)).unwrap();
    }
}

fn answer(asked: &Value, renderer: &Renderer, words: &Words) -> String {
    if text(asked, "do") == "body" {
        let all = Allowed { links: true, images: false, tables: true };
        let rendered = renderer.render(text(asked, "markdown"), all, &Nobody);
        return rendered.map(|rendered| rendered.html).unwrap_or_default();
    }
    let (site, page) = (site(asked), page(asked));
    let sort = Sort::of_word(text(asked, "sort")).unwrap_or(Sort::Newest);
    let language = Language::of_tag(text(asked, "lang")).unwrap_or(Language::English);
    let at = At { site: &site, page: &page, sort, language };
    let items: Vec<_> = list(asked, "items").iter().map(written).collect();
    let next = asked.get("next").and_then(Value::as_str);
    let view = ThreadView { at, items: &items, next };
    match text(asked, "do") {
        "thread" => thread(&view, words),
        "piece" => piece(&items, next, &at, words),
        "comment" => items.iter().map(|one| comment(one, &at, words)).collect(),
        "document" => document(&view, &desk(asked, &wrong(asked)), words),
        other => format!("nobody knows how to do {other}"),
    }
}

/// The world around a preview: nobody is known there.
struct Nobody;

impl Around for Nobody {
    fn image(&self, there: &Url) -> Url {
        there.clone()
    }

    fn knows(&self, _: &str) -> bool {
        false
    }
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn own(of: &Value, name: &str) -> Option<String> {
    of.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn number(of: &Value, name: &str) -> i64 {
    of.get(name).and_then(Value::as_i64).unwrap_or_default()
}

fn count(of: &Value, name: &str) -> u32 {
    u32::try_from(number(of, name)).unwrap_or_default()
}

fn is(of: &Value, name: &str) -> bool {
    of.get(name).and_then(Value::as_bool).unwrap_or_default()
}

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn site(asked: &Value) -> SiteView {
    SiteView {
        id: 1,
        api: text(asked, "api").to_owned(),
        guests: !is(asked, "members"),
        votes: Votes::Both,
        reactions: REACTIONS.iter().map(|reaction| reaction.kind.to_owned()).collect(),
        max_level: 4,
        rss: true,
        proof: true,
    }
}

fn page(asked: &Value) -> PageView {
    let locked = is(asked, "locked").then_some(Locked::Moderator);
    PageView {
        id: 9,
        path: text(asked, "path").to_owned(),
        title: text(asked, "title").to_owned(),
        url: text(asked, "url").to_owned(),
        revision: number(asked, "revision"),
        count: count(asked, "count"),
        locked,
    }
}

fn written(one: &Value) -> CommentView {
    let badge = match text(one, "badge") {
        "owner" => Some(Badge::Owner),
        "moderator" => Some(Badge::Moderator),
        _ => None,
    };
    let reactions = one.get("reactions").and_then(Value::as_object).into_iter().flatten();
    CommentView {
        id: number(one, "id"),
        parent: one.get("parent").and_then(Value::as_i64),
        depth: count(one, "depth"),
        author: AuthorView {
            public_id: text(one, "who").to_owned(),
            name: own(one, "name"),
            badge,
            website: own(one, "website"),
            avatar: None,
        },
        html: own(one, "html"),
        posted_at: Timestamp::from_millis(number(one, "posted")),
        edited_at: one.get("edited").and_then(Value::as_i64).map(Timestamp::from_millis),
        up: count(one, "up"),
        down: count(one, "down"),
        reactions: reactions
            .map(|(kind, count)| (kind.clone(), count.as_u64().and_then(|n| n.try_into().ok()).unwrap_or(0)))
            .collect(),
        sticky: is(one, "sticky"),
        held: is(one, "held"),
        answers: list(one, "answers").iter().map(written).collect(),
        more_answers: count(one, "more"),
    }
}

fn wrong(asked: &Value) -> Vec<(&str, &str)> {
    let wrong = asked.get("wrong").and_then(Value::as_object).into_iter().flatten();
    wrong.map(|(field, what)| (field.as_str(), what.as_str().unwrap_or_default())).collect()
}

fn desk<'a>(asked: &'a Value, wrong: &'a [(&'a str, &'a str)]) -> Desk<'a> {
    let addressee = |name: &str| {
        let of = asked.get(name).filter(|of| of.is_object())?;
        Some(Addressee { id: number(of, "id"), name: text(of, "name") })
    };
    let typed = Typed {
        name: text(asked, "typed_name"),
        email: text(asked, "typed_email"),
        body: text(asked, "typed_body"),
        notify: is(asked, "typed_notify"),
    };
    let said = asked.get("said").and_then(Value::as_str);
    Desk { said, reply: addressee("reply"), report: addressee("report"), typed, wrong }
}
