//! What a moderator does without leaving the page of the site.

use lodge_comments::{Act, Way, moderate, store::visitors};
use lodge_register::Clock as _;
use lodge_testkit::on_both_engines;

use crate::line::Book;

on_both_engines!(
    /// A moderator shows, puts on top, puts away and closes; somebody else does not.
    a_moderator_decides_on_the_page,
    async |db| {
        let mut book = Book::open(db).await;
        book.writes("Gül", "Hello", "").await;
        book.rules(|rules| rules.hold.guests = true).await;
        let held = book.writes("Eve", "May I?", "").await;
        let at = |what: &str| format!("/embed/comments/{}/{what}", held["id"].as_str().unwrap());

        let (_, stranger) = book.visitor("Stranger").await;
        for path in [at("approve"), at("reject"), at("spam"), at("stick"), "/embed/lock".to_owned()] {
            assert_eq!(book.send(&path, &[("page", "/post")], Some(&stranger)).await.status, 403, "{path}");
            assert_eq!(book.send(&path, &[("page", "/post")], None).await.status, 401, "{path}");
        }
        assert!(!book.thread().await.body.contains("May I?"));

        let now = book.db.clock.now();
        let mut mo = visitors::new(&book.db, book.site.id, Way::Sso, "Mo", now);
        mo.moderates = true;
        visitors::add(&book.db, &mo).await.unwrap();
        visitors::open(&book.db, mo.id, "token-of-mo", (now, now.plus_millis(86_400_000))).await.unwrap();
        let does = async |path: String, on: &str| {
            let answer = book.send(&path, &[("page", "/post"), ("on", on)], Some("token-of-mo")).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.body);
            assert!(!answer.json()["said"].as_str().unwrap().is_empty());
        };
        does(at("approve"), "1").await;
        assert!(book.thread().await.body.contains("May I?"));
        does(at("stick"), "1").await;
        assert!(book.thread().await.body.contains("data-sticky"));
        does(at("stick"), "0").await;
        assert!(!book.thread().await.body.contains("data-sticky"));
        does("/embed/lock".to_owned(), "1").await;
        assert!(book.thread().await.body.contains("data-locked"));
        does("/embed/lock".to_owned(), "0").await;
        assert!(!book.thread().await.body.contains("data-locked"));
        does(at("spam"), "1").await;
        assert!(!book.thread().await.body.contains("May I?"));

        let acts = moderate::acts(&book.db, book.site.id, i64::MAX, 50).await.unwrap();
        assert_eq!(acts.len(), 6);
        let by_mo = |act: &Act| (act.account_id, act.visitor_id) == (None, Some(mo.id));
        assert!(acts.iter().all(by_mo), "each says who did it");
    }
);
