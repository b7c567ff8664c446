//! What goes to Akismet, and what does not (promise C8).

use std::collections::BTreeSet;

use lodge_comments::{State, Why, akismet, spam};
use lodge_register::Personal;
use lodge_testkit::{
    akismet::{Akismet, Mood},
    engines::TestDb,
    on_both_engines,
};

use super::blog::Blog;

const BAD: &str = "Nobody here has seen this yet: viagra-test-123 and nothing else.";

async fn asking(db: TestDb) -> (Blog, Akismet) {
    let mut blog = Blog::open(db).await;
    let service = Akismet::open("key-of-the-owner");
    blog.book.ask_akismet_at(&service.url());
    blog.site.akismet_key = Some(Personal::new("key-of-the-owner".to_owned()));
    blog.site.rules.beyond.akismet = true;
    blog.save().await;
    (blog, service)
}

async fn it_gets_what_is_declared_and_nothing_else(db: TestDb) {
    let (blog, service) = asking(db).await;
    let email = |draft: &mut lodge_comments::post::Draft| {
        draft.author = lodge_comments::post::Author::Guest {
            name: Personal::new("Ann".to_owned()),
            email: Some(Personal::new("ann@example.org".to_owned())),
        };
    };
    let comment = blog.writes_as("Ann", BAD, email).await.unwrap().comment;
    assert_eq!((comment.state, comment.why), (State::Spam, Some(Why::Akismet)));

    let call = service.call("comment-check");
    let mut known: BTreeSet<&str> = akismet::FIELDS.into_iter().collect();
    known.insert("api_key");
    for name in call.fields.keys() {
        assert!(known.contains(name.as_str()), "`{name}` is not declared");
    }
    let field = |name: &str| call.fields.get(name).map_or("", String::as_str);
    assert_eq!(field("blog"), "https://blog.example/");
    assert_eq!(field("permalink"), "https://blog.example/post");
    assert_eq!(field("comment_content"), BAD);
    assert_eq!(field("comment_author_email"), "ann@example.org");
    assert_eq!(field("user_ip"), "192.0.2.0", "the network, and not the address");
    let headers: BTreeSet<&str> = call.headers.iter().map(|(name, _)| name.as_str()).collect();
    let ordinary = ["connection", "content-length", "content-type", "host", "user-agent"];
    assert_eq!(headers, BTreeSet::from(ordinary));
    for (_, value) in call.headers.iter().chain(&call.fields.into_iter().collect::<Vec<_>>()) {
        assert!(!value.contains("192.0.2.77"), "an address went out");
    }
}
on_both_engines!(declared, it_gets_what_is_declared_and_nothing_else);

async fn nothing_goes_out_where_it_is_off(db: TestDb) {
    let (mut blog, service) = asking(db).await;
    blog.site.rules.beyond.akismet = false;
    blog.save().await;
    let comment = blog.writes("Ann", BAD).await.unwrap().comment;
    assert_ne!(comment.state, State::Spam);
    spam::learn(&blog.book, &blog.site, &comment, true).await;
    blog.site.rules.beyond.akismet = true;
    blog.site.akismet_key = None;
    blog.save().await;
    blog.writes("Ann", &format!("{BAD} again")).await.unwrap();
    assert!(service.calls().is_empty());
    assert!(blog.stage.site.door.seen().iter().all(|(name, _)| *name != "Akismet"));
}
on_both_engines!(off, nothing_goes_out_where_it_is_off);

async fn its_failure_holds_nothing_up(db: TestDb) {
    let (blog, service) = asking(db).await;
    for (mood, text) in [(Mood::Failing, "while it has a fault"), (Mood::Odd, "while it talks nonsense")] {
        service.is(mood);
        let comment = blog.writes("Ann", &format!("{BAD} {text}")).await.unwrap().comment;
        assert_ne!(comment.state, State::Spam, "{text}");
    }
    drop(service);
    let comment = blog.writes("Ann", &format!("{BAD} while it is gone")).await.unwrap().comment;
    assert_ne!(comment.state, State::Spam);
}
on_both_engines!(failing, its_failure_holds_nothing_up);

async fn it_is_told_where_a_moderator_decides_otherwise(db: TestDb) {
    let (blog, service) = asking(db).await;
    let wronged = blog.writes("Ann", BAD).await.unwrap().comment;
    spam::learn(&blog.book, &blog.site, &wronged, false).await;
    let call = service.call("submit-ham");
    assert_eq!(call.fields.get("comment_content").map(String::as_str), Some(BAD));
    assert!(!call.fields.contains_key("user_ip"), "from where it came is not known any more");

    let missed = blog.writes("Bob", "An advertisement that it did not know yet.").await.unwrap().comment;
    spam::learn(&blog.book, &blog.site, &missed, true).await;
    let call = service.call("submit-spam");
    let declared: BTreeSet<&str> = akismet::FIELDS.into_iter().chain(["api_key"]).collect();
    assert!(call.fields.keys().all(|name| declared.contains(name.as_str())), "{:?}", call.fields.keys());

    // Where it was right, it hears nothing.
    let right = blog.writes("Cem", "A comment that is let through by everybody.").await.unwrap().comment;
    spam::learn(&blog.book, &blog.site, &right, false).await;
    assert!(service.calls().iter().all(|call| call.word == "comment-check"));
}
on_both_engines!(told, it_is_told_where_a_moderator_decides_otherwise);

async fn a_key_is_tried_before_it_is_kept(db: TestDb) {
    let (blog, _service) = asking(db).await;
    assert!(akismet::is_good(&blog.book, &blog.site, "key-of-the-owner").await.unwrap());
    assert!(!akismet::is_good(&blog.book, &blog.site, "another").await.unwrap());
}
on_both_engines!(key, a_key_is_tried_before_it_is_kept);
