//! What a thread may weigh, and what it may ask of the database. Counts, so that they are the same on every machine;
//! how fast that is, `cargo xtask bench comments` measures. `docs/benchmarks.md` has both.

use axum::http::Method;
use lodge_comments::{
    Comment, State, Way,
    render::{Around, Renderer},
    store::{comments, pages, visitors},
};
use lodge_register::{Clock as _, Personal};
use lodge_store::Asked;
use lodge_testkit::on_both_engines;
use url::Url;

use crate::line::Book;

/// How many comments the first part of a thread has at most, each a thread of its own.
const PART: usize = 60;
/// Octets of such a part, each comment of 300 characters, in gzip.
const GZIP: usize = 22 * 1024;
/// The same in brotli.
const BROTLI: usize = 20 * 1024;
/// Octets of the script, which has the style in it, in brotli.
const SCRIPT: usize = 12 * 1024;
/// Reads for a thread that is ready.
const READY: Asked = Asked { reads: 0, batches: 0, statements: 0 };
/// For one that is made anew, however many comments it has.
const MADE: Asked = Asked { reads: 10, batches: 0, statements: 0 };
/// For the counts of many pages.
const COUNTED: Asked = Asked { reads: 2, batches: 0, statements: 0 };
/// For a comment of somebody who is signed in, with everything that is told of it.
const POSTED: Asked = Asked { reads: 24, batches: 2, statements: 6 };

/// Words of several lengths, so that what is said differs from comment to comment as it does in life.
const WORDS: [&str; 40] = [
    "garden",
    "whatever",
    "the",
    "a",
    "quiet",
    "weather",
    "of",
    "seldom",
    "patience",
    "grows",
    "and",
    "row",
    "seed",
    "believed",
    "until",
    "nobody",
    "knows",
    "in",
    "May",
    "longer",
    "somebody",
    "wrote",
    "about",
    "yesterday",
    "kitchen",
    "window",
    "to",
    "perhaps",
    "twelve",
    "reasons",
    "it",
    "is",
    "not",
    "said",
    "often",
    "neighbour",
    "ladder",
    "rain",
    "because",
    "finally",
];

struct Nobody;

impl Around for Nobody {
    fn image(&self, there: &Url) -> Url {
        there.clone()
    }

    fn knows(&self, _: &str) -> bool {
        false
    }
}

/// Three hundred characters, and others for each number.
fn said(number: usize) -> String {
    let mut text = format!("**Number {number}** says: ");
    let mut at = number * 7 + 1;
    while text.len() < 290 {
        at = (at * 31 + 17) % 7919;
        text.push_str(WORDS[at % WORDS.len()]);
        text.push(' ');
    }
    text
}

/// So many comments under `/post`, by twenty people.
async fn written(book: &Book, count: usize) {
    let now = book.db.clock.now();
    let page = pages::find_or_add(&book.db, book.site.id, ("/post", "A post"), now).await.unwrap();
    let renderer = Renderer::new(&Url::parse("https://lodge.example/embed/image").unwrap());
    let mut people = Vec::new();
    for number in 0..20 {
        let visitor = visitors::new(&book.db, book.site.id, Way::Email, &format!("Person {number}"), now);
        visitors::add(&book.db, &visitor).await.unwrap();
        people.push(visitor.id);
    }
    for number in 0..count {
        let body = said(number);
        let html = renderer.render(&body, book.site.rules.allowed(), &Nobody).unwrap().html;
        let comment = Comment {
            page_id: page.id,
            id: book.db.new_id(),
            site_id: book.site.id,
            parent: None,
            author_id: Some(people[number % people.len()]),
            body: Personal::new(body),
            html: Personal::new(html),
            state: State::Shown,
            why: None,
            sticky: false,
            brought: 0,
            posted_at: now.plus_millis(i64::try_from(number).unwrap() * 61_000),
            edited_at: None,
        };
        comments::add(&book.db, &comment, now).await.unwrap();
    }
}

/// How many octets come over the wire.
async fn weighs(book: &Book, path: &str, encoding: &str) -> usize {
    let headers = [("accept-encoding", encoding)];
    let answer = book.stage.send(Method::GET, path, &headers, String::new()).await;
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-encoding"), Some(encoding), "{path}");
    answer.header("content-length").unwrap().parse().unwrap()
}

fn within(what: &str, asked: Asked, budget: Asked) {
    let is_within = asked.reads <= budget.reads
        && asked.batches <= budget.batches
        && asked.statements <= budget.statements;
    assert!(is_within, "{what} asks {asked:?} of the database, and may ask {budget:?}");
}

on_both_engines!(a_thread_is_light, async |db| {
    let book = Book::open(db).await;
    written(&book, PART + 1).await;
    let thread = format!("/embed/thread?site={}&page=/post", book.site.id);
    let shown = book.stage.get(&thread).await.body.matches("<article").count();
    assert_eq!(shown, PART, "more than that comes when it is asked for");
    let (gzip, brotli) = (weighs(&book, &thread, "gzip").await, weighs(&book, &thread, "br").await);
    assert!(gzip <= GZIP, "{gzip} octets in gzip, of {GZIP}");
    assert!(brotli <= BROTLI, "{brotli} octets in brotli, of {BROTLI}");
    let script = weighs(&book, "/embed/lodge-comments.js", "br").await;
    assert!(script <= SCRIPT, "{script} octets of script and style in brotli, of {SCRIPT}");
});

on_both_engines!(a_thread_asks_little_of_the_database, async |db| {
    let book = Book::open(db).await;
    written(&book, 1).await;
    let asked = async |path: String| {
        let before = book.db.asked();
        let answer = book.stage.get(&path).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        book.db.asked() - before
    };
    let thread = format!("/embed/thread?site={}&page=/post", book.site.id);
    let small = asked(thread.clone()).await;
    assert_eq!(asked(thread.clone()).await, READY, "what is ready is given");
    written(&book, PART).await;
    let large = asked(format!("{thread}&sort=oldest")).await;
    within("a thread that is made", large, MADE);
    assert!(large.reads <= small.reads + 1, "not one for each comment: {small:?}, {large:?}");
    let counts = asked(format!("/embed/counts?site={}&page=/post&page=/a&page=/b", book.site.id)).await;
    // One for the site, and one for all pages, wherever they are and were.
    within("counting three pages", counts, COUNTED);
    let many: String = (0..100).map(|page| format!("&page=/{page}")).collect();
    let counts = asked(format!("/embed/counts?site={}{many}", book.site.id)).await;
    within("counting a hundred pages", counts, COUNTED);
});

on_both_engines!(a_comment_asks_little_of_the_database, async |db| {
    let book = Book::open(db).await;
    let (_, token) = book.visitor("Ada").await;
    let post = async |body: &str| {
        let before = book.db.asked();
        let fields = [("page", "/post"), ("body", body)];
        let answer = book.send("/embed/comments", &fields, Some(&token)).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        book.db.asked() - before
    };
    // What is told of it afterwards counts along, so that it is not always the same number.
    for body in ["The first makes the page", "The second finds it there"] {
        within("a comment", post(body).await, POSTED);
    }
    written(&book, PART).await;
    within("a comment under many others", post("And the last, under many").await, POSTED);
});
