//! What is refused, and what has to be worked for.

use axum::http::StatusCode;
use lodge_abuse::{DeniedThing, NewDenial, pow, rules};
use lodge_comments::{State, Why, post::Refused};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::blog::Blog;

fn status(refused: Refused) -> u16 {
    match refused {
        Refused::Said(status, _) => status.as_u16(),
        Refused::TooOften(_) => 429,
        Refused::Fields(_) => 422,
        Refused::Fault(fault) => panic!("{fault:?}"),
    }
}

async fn denied_things_write_nothing(db: TestDb) {
    let blog = Blog::open(db).await;
    for thing in ["192.0.2.0/24", "evil.example"] {
        let new = NewDenial { thing: DeniedThing::parse(thing).unwrap(), reason: "spam".to_owned(), days: 7 };
        lodge_abuse::add(&blog.db, &*blog.db.clock, new).await.unwrap();
    }
    let refused = blog.writes("Ann", "A quiet word about gardens.").await.unwrap_err();
    assert_eq!(status(refused), 403);
    let elsewhere = |draft: &mut lodge_comments::post::Draft| draft.ip = "198.51.100.9".parse().ok();
    let refused =
        blog.writes_as("Bob", "Look at https://www.evil.example/x, how nice", elsewhere).await.unwrap_err();
    assert_eq!(status(refused), 403, "where it leads is denied");
    blog.writes_as("Bob", "Another quiet word about gardens.", elsewhere).await.unwrap();

    // It ends by itself.
    blog.db.clock.advance_days(8);
    blog.writes("Ann", "A third quiet word about gardens.").await.unwrap();
}
on_both_engines!(deny_list, denied_things_write_nothing);

async fn the_same_text_is_taken_once_a_day(db: TestDb) {
    let mut blog = Blog::open(db).await;
    let text = "The same words, under every page of everybody.";
    blog.writes("Ann", text).await.unwrap();
    let again = blog.writes_as("Bob", "THE SAME words -- under every page of everybody!", |draft| {
        draft.page = "/other".to_owned()
    });
    assert_eq!(status(again.await.unwrap_err()), StatusCode::CONFLICT);
    blog.writes("Cem", "Thank you!").await.unwrap();
    blog.writes("Dil", "Thank you!").await.unwrap();
    // What is refused anyhow is not noted as said.
    blog.site.locked = true;
    blog.save().await;
    assert_eq!(status(blog.writes("Eva", "Words that nobody has written here yet.").await.unwrap_err()), 403);
    blog.site.locked = false;
    blog.save().await;
    blog.writes("Eva", "Words that nobody has written here yet.").await.unwrap();
    blog.db.clock.advance_days(2);
    blog.writes("Bob", text).await.unwrap();
}
on_both_engines!(duplicates, the_same_text_is_taken_once_a_day);

async fn who_writes_very_often_waits(db: TestDb) {
    let blog = Blog::open(db).await;
    for number in 0..rules::COMMENTS_FROM.count {
        blog.writes("Ann", &format!("This is the comment of number {number}.")).await.unwrap();
    }
    let refused = blog.writes("Ann", "And one more than there may be.").await.unwrap_err();
    assert!(matches!(refused, Refused::TooOften(1..=600)), "{refused:?}");
    let elsewhere =
        blog.writes_as("Bob", "Somebody else, somewhere else.", |draft| draft.network = vec![198, 51, 100]);
    elsewhere.await.unwrap();
    blog.db.clock.advance(600_000);
    blog.writes("Ann", "Some minutes later it goes on.").await.unwrap();
}
on_both_engines!(rate, who_writes_very_often_waits);

async fn a_field_that_nobody_sees_catches_machines(db: TestDb) {
    let blog = Blog::open(db).await;
    let posted = blog.writes_as("Bot", "Very nice article, dear admin, I like it.", |draft| {
        "http://x.example".clone_into(&mut draft.honeypot)
    });
    assert_eq!(status(posted.await.unwrap_err()), 403);
    let links = "https://a.example https://b.example https://c.example buy";
    assert_eq!(blog.writes("Bot", links).await.unwrap().comment.state, State::Spam);
}
on_both_engines!(honeypot, a_field_that_nobody_sees_catches_machines);

/// What a machine is asked to do.
async fn asked(blog: &Blog) -> (String, u32, u32) {
    let answer = blog.stage.get(&format!("/embed/challenge?site={}", blog.site.id)).await;
    let value = answer.json();
    let number = |name: &str| u32::try_from(value[name].as_u64().unwrap()).unwrap();
    (value["text"].as_str().unwrap().to_owned(), number("parts"), number("bits"))
}

/// A machine that is refused, from no network at all: like the stage.
async fn is_refused(blog: &Blog, times: usize) {
    for _ in 0..times {
        let refused = blog.writes_as("Bot", "Very nice article, dear admin.", |draft| {
            draft.network.clear();
            "http://x.example".clone_into(&mut draft.honeypot);
        });
        assert_eq!(status(refused.await.unwrap_err()), 403);
    }
}

async fn work_is_asked_and_counts_once(db: TestDb) {
    let blog = Blog::open(db).await;
    let free = blog.writes("Ann", "Words where nothing was refused yet.").await.unwrap().comment;
    assert_eq!((free.state, asked(&blog).await.1), (State::Shown, 0));

    is_refused(&blog, 5).await;
    let (text, parts, bits) = asked(&blog).await;
    let difficulty = pow::Difficulty { parts, bits };
    let challenge =
        pow::Challenge { text: text.clone(), difficulty, until: lodge_testkit::engines::BEGINNING };
    let numbers = pow::solve(&challenge);
    let lazy = blog.writes("Ann", "Words for which nothing was done.").await.unwrap().comment;
    assert_eq!((lazy.state, lazy.why), (State::Held, Some(Why::New)), "somebody looks at it first");
    let worked = async |body: &str| {
        let proof = Some((text.clone(), numbers.clone()));
        blog.writes_as("Ann", body, |draft| draft.proof = proof).await.unwrap().comment.state
    };
    assert_eq!(worked("Words for which a machine has worked.").await, State::Shown);
    assert_eq!(worked("Other words, for the same work as before.").await, State::Held);
}
on_both_engines!(work, work_is_asked_and_counts_once);

async fn work_rises_with_suspicion(db: TestDb) {
    let blog = Blog::open(db).await;
    let mut before = 0;
    for times in [1, 2, 7] {
        is_refused(&blog, times).await;
        let (_, parts, bits) = asked(&blog).await;
        assert!(parts << bits > before);
        before = parts << bits;
    }
    blog.db.clock.advance(2 * 3_600_000);
    assert_eq!(asked(&blog).await.1, 0, "after an hour it is forgotten");
}
on_both_engines!(suspicion, work_rises_with_suspicion);

async fn an_unknown_site_has_no_puzzle(db: TestDb) {
    let blog = Blog::open(db).await;
    for site in ["17", "other.example", "", "%00"] {
        let answer = blog.stage.get(&format!("/embed/challenge?site={site}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{site}");
    }
    assert_eq!(blog.stage.get("/embed/challenge?site=blog.example").await.status, StatusCode::OK);
}
on_both_engines!(no_puzzle, an_unknown_site_has_no_puzzle);
