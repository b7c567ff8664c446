//! What a site's own judge makes of a folder of messages, and what is left of it in the tables.

use std::collections::HashMap;

use lodge_comments::{
    Comment, State, Why,
    spam::{
        self,
        signs::{Said, signs},
        weigh::{Tally, Weighed, weigh},
    },
    store::comments,
};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::blog::Blog;

const SPAM: &str = include_str!("../corpus/spam.txt");
const HAM: &str = include_str!("../corpus/ham.txt");

fn messages(folder: &str) -> Vec<&str> {
    folder.split("----").map(str::trim).filter(|message| !message.is_empty()).collect()
}

fn of(body: &str) -> Vec<String> {
    signs(&Said { body, ..Said::default() })
}

/// What is known after these were called spam, and those were not.
fn taught(spam: &[&str], ham: &[&str]) -> (HashMap<String, Tally>, Tally) {
    let mut known: HashMap<String, Tally> = HashMap::new();
    for (body, is_spam) in spam.iter().map(|body| (body, true)).chain(ham.iter().map(|body| (body, false))) {
        for sign in of(body) {
            let tally = known.entry(sign).or_default();
            tally.spam += i64::from(is_spam);
            tally.ham += i64::from(!is_spam);
        }
    }
    let count = |of: &[&str]| i64::try_from(of.len()).unwrap();
    (known, Tally { spam: count(spam), ham: count(ham) })
}

fn weighed((known, all): &(HashMap<String, Tally>, Tally), body: &str) -> Weighed {
    let signs: Vec<_> = of(body)
        .into_iter()
        .map(|sign| {
            let tally = known.get(&sign).copied().unwrap_or_default();
            (sign, tally)
        })
        .collect();
    weigh(&signs, *all).unwrap()
}

/// Those at even places, and those at odd ones.
fn halves(folder: &str) -> [Vec<&str>; 2] {
    let all = messages(folder);
    let at = |rest: usize| all.iter().copied().skip(rest).step_by(2).collect();
    [at(0), at(1)]
}

#[test]
fn half_of_the_messages_teaches_to_judge_the_other_half() {
    let (spam, ham) = (halves(SPAM), halves(HAM));
    let (mut caught, mut of_spam, mut wronged, mut of_ham) = (0, 0, 0, 0);
    for (learn, judge) in [(0, 1), (1, 0)] {
        let known = taught(&spam[learn], &ham[learn]);
        let is_spam = |body: &&&str| weighed(&known, body).is_spam();
        caught += spam[judge].iter().filter(is_spam).count();
        wronged += ham[judge].iter().filter(is_spam).count();
        of_spam += spam[judge].len();
        of_ham += ham[judge].len();
    }
    println!(
        "caught {caught} of {of_spam} spam, wronged {wronged} of {of_ham}; precision {:.3}, recall {:.3}",
        caught as f64 / (caught + wronged) as f64,
        caught as f64 / of_spam as f64
    );
    assert_eq!(wronged, 0, "what a person wrote was called spam");
    assert!(caught * 100 >= of_spam * 75, "{caught} of {of_spam}");
}

#[test]
fn it_says_which_words_decided() {
    let known = taught(&messages(SPAM), &messages(HAM));
    let found = weighed(&known, "Register now and get a casino bonus with free spins https://x.example");
    assert!(found.is_spam());
    let words: Vec<_> = found.words.iter().map(|(word, _)| word.as_str()).collect();
    assert!(words.iter().any(|word| ["casino", "bonus", "free", "spins"].contains(word)), "{words:?}");
}

/// Writes every message under a page, and lets a moderator decide about each.
async fn teach(blog: &Blog) -> Vec<(Comment, bool)> {
    let mut decided = Vec::new();
    let all = messages(SPAM).into_iter().map(|body| (body, true));
    for (at, (body, is_spam)) in all.chain(messages(HAM).into_iter().map(|body| (body, false))).enumerate() {
        let network = u8::try_from(at % 250).unwrap();
        let posted = blog.writes_as("somebody", body, |draft| draft.network = vec![10, 0, network]);
        let comment = posted.await.unwrap().comment;
        spam::learn(&blog.book, &blog.site, &comment, is_spam).await;
        decided.push((comment, is_spam));
    }
    decided
}

async fn a_site_learns_from_its_moderators(db: TestDb) {
    let blog = Blog::open(db).await;
    let first =
        blog.writes("Ann", "Casino bonus with free spins, register now at https://x.example").await.unwrap();
    assert_ne!(first.comment.state, State::Spam, "nothing was learned yet");
    teach(&blog).await;
    blog.db.clock.advance(60_000);

    let advert = "Register now and get the casino bonus: free spins, jackpot and slots at https://y.example";
    let posted = blog.writes("Bob", advert).await.unwrap();
    assert_eq!((posted.comment.state, posted.comment.why), (State::Spam, Some(Why::Spam)));
    let words = spam::explain(&blog.book, &blog.site, &posted.comment).await.unwrap();
    assert!(words.iter().any(|(word, chance)| word == "bonus" && *chance > 0.8), "{words:?}");

    let kind = "Thank you for the recipe, I tried it yesterday and my grandmother liked it, too.";
    let posted = blog.writes("Cem", kind).await.unwrap();
    assert_ne!(posted.comment.state, State::Spam);
    nothing_readable_is_left(&blog).await;
}

async fn nothing_readable_is_left(blog: &Blog) {
    let rows = blog.db.rows("SELECT * FROM comments_word", ()).await.unwrap();
    assert!(rows.len() > 200);
    for row in rows {
        // Five numbers: the site, a hash, two counts and a day.
        assert!((0..5).all(|at| row.int(at).is_ok()) && row.values().len() == 5);
    }
    let elsewhere = blog.numbers("SELECT COUNT(*) FROM comments_word WHERE seen_on % 86400000 <> 0").await;
    assert_eq!(elsewhere, [[0]], "a day, and no moment");
}
on_both_engines!(learning, a_site_learns_from_its_moderators);

async fn what_is_undone_is_forgotten(db: TestDb) {
    let blog = Blog::open(db).await;
    let posted =
        blog.writes("Ann", "Buy cheap watches today at https://watches.example").await.unwrap().comment;
    spam::learn(&blog.book, &blog.site, &posted, true).await;
    spam::learn(&blog.book, &blog.site, &posted, true).await;
    assert_eq!(blog.numbers("SELECT DISTINCT spam, ham FROM comments_word").await, [[1, 0]], "once");
    spam::learn(&blog.book, &blog.site, &posted, false).await;
    assert_eq!(blog.numbers("SELECT DISTINCT spam, ham FROM comments_word").await, [[0, 1]]);
    assert_eq!(blog.numbers("SELECT spam FROM comments_learned").await, [[0]]);

    // It is changed afterwards; what was learned is taken back as it was.
    blog.db.clock.advance(60_000);
    let text = ("Something quite different", "<p>Something quite different</p>");
    let (now, state) = (lodge_register::Clock::now(&*blog.db.clock), (posted.state, posted.why));
    comments::rewrite(&blog.db, &posted, text, state, now).await.unwrap();
    let changed = comments::by_id(&blog.db, posted.id.number()).await.unwrap().unwrap();
    spam::unlearn(&blog.book, &blog.site, &changed).await;
    assert_eq!(blog.numbers("SELECT COUNT(*) FROM comments_word").await, [[0]]);
    assert_eq!(blog.numbers("SELECT COUNT(*) FROM comments_learned").await, [[0]]);
}
on_both_engines!(unlearning, what_is_undone_is_forgotten);
