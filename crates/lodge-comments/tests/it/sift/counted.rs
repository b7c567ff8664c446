//! What is left of a visit, and for how long (promise C5).

use axum::http::StatusCode;
use lodge_accounts::limits::{self, DEFAULTS, Limits};
use lodge_comments::{
    State, Way,
    analytics::{Span, of_site},
    store::{comments, visitors},
    views,
};
use lodge_register::{Clock as _, Register, Shortened, plan};
use lodge_store::{Batch, Expect};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::blog::Blog;

const WEEK: Span = Span::Week;

/// The page `/post`, with a comment that a moderator let through.
async fn page(blog: &Blog) -> i64 {
    let comment = blog.writes("Ann", "A word, so that there is a page.").await.unwrap().comment;
    let now = blog.db.clock.now();
    assert!(comments::decide(&blog.db, &comment, (State::Shown, None), Batch::new(), now).await.unwrap());
    comment.page_id.number()
}

/// Somebody looks from a network.
fn looks(blog: &Blog, page: i64, network: [u8; 3], from: Option<&str>) {
    blog.book.views.seen(blog.site.id.number(), Some(page), None, &network, from);
}

async fn a_visit_leaves_a_minute_and_a_count(db: TestDb) {
    let blog = Blog::open(db).await;
    let page = page(&blog).await;
    blog.db.clock.advance(12_345);
    for _ in 0..3 {
        looks(&blog, page, [203, 0, 113], Some("https://news.example/private?q=1"));
    }
    views::write(&blog.book).await.unwrap();

    let rows = blog.db.rows("SELECT * FROM comments_view", ()).await.unwrap();
    let [row] = &rows[..] else { panic!("{} rows", rows.len()) };
    // Its number, site, page, nobody, a minute, and how often: no address, no agent, nowhere from.
    assert_eq!(row.values().len(), 6);
    assert_eq!((row.int(1).unwrap(), row.int(2).unwrap()), (blog.site.id.number(), page));
    assert!(row.is_null(3).unwrap());
    assert_eq!((row.int(4).unwrap() % 60_000, row.int(5).unwrap()), (0, 3));
    assert_eq!(
        blog.numbers("SELECT views, visitors FROM comments_day ORDER BY page").await,
        [[3, 1], [3, 1]]
    );
    assert_eq!(
        blog.numbers("SELECT COUNT(*) FROM comments_referrer").await,
        [[0]],
        "where readers come from is not counted unless the owner wants it"
    );
}
on_both_engines!(one_visit, a_visit_leaves_a_minute_and_a_count);

async fn of_where_readers_came_from_the_host_is_counted(db: TestDb) {
    let mut blog = Blog::open(db).await;
    blog.site.rules.beyond.referrers = true;
    blog.save().await;
    let page = page(&blog).await;
    looks(&blog, page, [203, 0, 113], Some("https://news.example/private?q=1"));
    looks(&blog, page, [203, 0, 114], Some("https://www.news.example/"));
    looks(&blog, page, [203, 0, 114], Some("https://blog.example/other"));
    let report = of_site(&blog.book, &blog.site, WEEK).await.unwrap();
    assert_eq!(report.referrers, [("news.example".to_owned(), 2)]);
    let rows = blog.db.rows("SELECT * FROM comments_referrer", ()).await.unwrap();
    assert_eq!(rows[0].values().len(), 4, "site, day, host, count");
}
on_both_engines!(referrers, of_where_readers_came_from_the_host_is_counted);

async fn who_is_signed_in_is_noted_and_forgotten_with_them(db: TestDb) {
    let blog = Blog::open(db).await;
    let page = page(&blog).await;
    let now = blog.db.clock.now();
    let visitor = visitors::new(&blog.db, blog.site.id, Way::Email, "Ann", now);
    visitors::add(&blog.db, &visitor).await.unwrap();
    blog.book.views.seen(blog.site.id.number(), Some(page), Some(visitor.id), &[1, 2, 3], None);
    looks(&blog, page, [1, 2, 3], None);
    views::write(&blog.book).await.unwrap();
    let named = "SELECT COUNT(*) FROM comments_view WHERE visitor_id IS NOT NULL";
    assert_eq!(blog.numbers(named).await, [[1]]);

    let register = Register::new([lodge_comments::entries()]);
    let key = plan::SubjectKey {
        kind: lodge_comments::VISITOR,
        key: lodge_register::Value::Int(visitor.id.number()),
    };
    let steps = plan::erasure(&register, &[key]).steps;
    let batch = steps.into_iter().fold(Batch::new(), |batch, step| batch.plan(step.statement, Expect::Any));
    blog.db.write(batch).await.unwrap();
    assert_eq!(blog.numbers(named).await, [[0]]);
    assert_eq!(blog.numbers("SELECT COUNT(*) FROM comments_view").await, [[1]], "nobody's stays");
}
on_both_engines!(signed_in, who_is_signed_in_is_noted_and_forgotten_with_them);

async fn rows_go_after_45_days_and_totals_stay(db: TestDb) {
    let blog = Blog::open(db).await;
    let page = page(&blog).await;
    looks(&blog, page, [203, 0, 113], None);
    views::write(&blog.book).await.unwrap();
    let purged = async || {
        let register = Register::new([lodge_comments::entries()]);
        for step in plan::purge(&register, blog.db.clock.now(), &Shortened::default()) {
            blog.db.write(Batch::new().plan(step.statement, Expect::Any)).await.unwrap();
        }
        blog.numbers("SELECT COUNT(*) FROM comments_view").await
    };
    blog.db.clock.advance_days(44);
    assert_eq!(purged().await, [[1]]);
    blog.db.clock.advance_days(2);
    assert_eq!(purged().await, [[0]]);
    let report = of_site(&blog.book, &blog.site, Span::Quarter).await.unwrap();
    assert_eq!((report.views, report.visitors), (1, 1));
}
on_both_engines!(purge, rows_go_after_45_days_and_totals_stay);

async fn days_are_counted_apart(db: TestDb) {
    let blog = Blog::open(db).await;
    let page = page(&blog).await;
    looks(&blog, page, [203, 0, 113], None);
    looks(&blog, page, [203, 0, 114], None);
    blog.db.clock.advance_days(1);
    looks(&blog, page, [203, 0, 113], None);
    looks(&blog, page, [203, 0, 113], None);
    let report = of_site(&blog.book, &blog.site, WEEK).await.unwrap();
    let days: Vec<_> =
        report.days.iter().rev().take(3).map(|day| (day.views, day.visitors, day.comments)).collect();
    assert_eq!(days, [(2, 1, 0), (2, 2, 1), (0, 0, 0)]);
    assert_eq!((report.views, report.visitors, report.comments), (4, 3, 1));
    assert_eq!(
        (report.pages[0].path.as_str(), report.pages[0].views, report.pages[0].comments),
        ("/post", 4, 1)
    );
}
on_both_engines!(rollover, days_are_counted_apart);

async fn a_new_start_loses_nothing_but_who_was_there(db: TestDb) {
    let blog = Blog::open(db).await;
    let page = page(&blog).await;
    looks(&blog, page, [203, 0, 113], None);
    views::write(&blog.book).await.unwrap();
    let started = lodge_comments::Book::open(&blog.stage.site);
    started.views.seen(blog.site.id.number(), Some(page), None, &[203, 0, 113], None);
    let report = of_site(&started, &blog.site, WEEK).await.unwrap();
    assert_eq!((report.views, report.visitors), (2, 2), "views go on; a reader of today is counted anew");
}
on_both_engines!(restart, a_new_start_loses_nothing_but_who_was_there);

async fn past_the_limit_nothing_is_counted_and_the_owner_is_told(db: TestDb) {
    let blog = Blog::open(db).await;
    let page = page(&blog).await;
    let few = Limits { views_month: 5, ..DEFAULTS };
    limits::set(&blog.db, &*blog.db.clock, blog.owner.id, Some(few)).await.unwrap();
    let read = async |times: u8| {
        (0..times).for_each(|network| looks(&blog, page, [1, 2, network], None));
        of_site(&blog.book, &blog.site, Span::Quarter).await.unwrap()
    };
    let report = read(4).await;
    assert!(!report.used.is_spent() && blog.stage.letters("olga@example.org").await.is_empty());
    let report = read(3).await;
    assert_eq!((report.used.used, report.used.is_spent()), (7, true));
    let letters = blog.stage.letters("olga@example.org").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].link().unwrap().ends_with("/analytics"));
    let report = read(9).await;
    assert_eq!(report.views, 7);
    assert_eq!(blog.stage.letters("olga@example.org").await.len(), 1, "once is enough");
    let thread = blog.stage.get("/embed/thread?site=blog.example&page=/post").await;
    assert_eq!(thread.status, StatusCode::OK, "threads are shown as ever");
    blog.db.clock.advance_days(31);
    let report = read(2).await;
    assert_eq!((report.used.used, report.views), (2, 9), "a new month");
}
on_both_engines!(limit, past_the_limit_nothing_is_counted_and_the_owner_is_told);

async fn nothing_is_counted_where_it_is_off(db: TestDb) {
    let mut blog = Blog::open(db).await;
    blog.site.rules.beyond.views = false;
    blog.save().await;
    let page = page(&blog).await;
    looks(&blog, page, [1, 2, 3], None);
    let report = of_site(&blog.book, &blog.site, WEEK).await.unwrap();
    assert_eq!((report.views, report.visitors), (0, 0));
    assert_eq!(blog.numbers("SELECT COUNT(*) FROM comments_view").await, [[0]]);
}
on_both_engines!(switched_off, nothing_is_counted_where_it_is_off);

async fn the_owner_sees_a_page_and_a_table(db: TestDb) {
    let blog = Blog::open(db).await;
    page(&blog).await;
    let at = format!("/comments/sites/{}/analytics", blog.site.id);
    for _ in 0..2 {
        assert_eq!(
            blog.stage.get("/embed/thread?site=blog.example&page=/post&from=news.example").await.status,
            StatusCode::OK
        );
    }
    blog.stage.get("/embed/page?site=blog.example&page=/post").await;
    assert_eq!(blog.stage.get(&at).await.status, StatusCode::SEE_OTHER, "only whoever is signed in");
    blog.stage.sign_in(&blog.owner).await;
    let page = blog.stage.get(&format!("{at}?days=7")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("<svg class=\"chart\"") && page.body.contains("<table"));
    assert!(page.body.contains("<dd class=\"num\">3</dd>"), "{}", page.body);
    let table = blog.stage.get(&format!("{at}.csv?days=7")).await;
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(table.body.lines().count(), 8);
    assert!(table.body.trim_end().ends_with(",3,1,1"), "{}", table.body);
    for wrong in ["/comments/sites/17/analytics", "/comments/sites/x/analytics"] {
        assert!(blog.stage.get(wrong).await.status.is_client_error());
    }
    assert_eq!(
        blog.stage.get(&format!("{at}?days=x")).await.status,
        StatusCode::OK,
        "it is as if nothing were said"
    );
}
on_both_engines!(page_and_table, the_owner_sees_a_page_and_a_table);
