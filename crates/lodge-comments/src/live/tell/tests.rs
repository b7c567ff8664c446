//! Whoever looks at a page sees what moderators do to it, by whichever door they came.

use lodge_accounts::{Email, NewAccount};
use lodge_module::Module as _;
use lodge_register::{Clock as _, Personal, Register};
use lodge_testkit::{engines::TestDb, on_both_engines};
use lodge_web::rehearse::Stage;

use crate::{
    Book, Comment, Comments, Done, Frame, Page, Site, State, Way,
    live::{Place, Spot},
    moderate::{self, By},
    post::{Author, Draft, post},
    store::{comments, pages, sites, visitors},
    who::{Caller, May},
};

struct House {
    book: Book,
    db: TestDb,
    site: Site,
    page: Page,
    by: By,
    _stage: Stage,
}

impl House {
    async fn open(db: TestDb) -> Self {
        let migrations = [
            lodge_accounts::migrations(),
            lodge_abuse::migrations(),
            lodge_web::migrations(),
            crate::migrations(),
        ];
        db.migrate(&migrations.concat()).await.unwrap();
        let module = Comments::default();
        let register = Register::new([lodge_accounts::entries(), lodge_web::entries(), crate::entries()]);
        let stage =
            Stage::on((*db).clone(), db.clock.clone(), register, module.words(), Vec::new(), |house| {
                module.pages(house).pages
            })
            .await;
        let new = NewAccount {
            email: Personal::new(Email::parse("owner@example.org").unwrap()),
            name: Personal::new("Olga".to_owned()),
            password: None,
            admin: false,
        };
        let owner = lodge_accounts::add(&db, &*db.clock, new).await.unwrap();
        let new = sites::NewSite { account: owner.id, host: "blog.test".to_owned(), title: String::new() };
        let mut site = sites::add(&db, &*db.clock, new).await.unwrap();
        (site.rules.hold.guests, site.rules.hold.first) = (false, 0);
        sites::save(&db, &*db.clock, &site).await.unwrap();
        let page = pages::find_or_add(&db, site.id, ("/post", ""), db.clock.now()).await.unwrap();
        let book = Book::open(&stage.site);
        Self { book, db, site, page, by: By::Account(owner.id), _stage: stage }
    }

    /// Somebody writes, as a form or a letter brings it.
    async fn writes(&self, body: &str) -> Comment {
        self.writes_on("/post", body).await
    }

    async fn writes_on(&self, page: &str, body: &str) -> Comment {
        let name = format!("Writer of {body}");
        let visitor = visitors::new(&self.db, self.site.id, Way::Email, &name, self.db.clock.now());
        visitors::add(&self.db, &visitor).await.unwrap();
        let draft = Draft {
            page: page.to_owned(),
            title: String::new(),
            parent: None,
            author: Author::Known(Box::new(Caller { visitor, may: May::Write, token: String::new() })),
            notify: false,
            body: body.to_owned(),
            language: lodge_web::Language::English,
            network: Vec::new(),
            ip: None,
            honeypot: String::new(),
            proof: None,
        };
        post(&self.book, &self.site, draft).await.unwrap().comment
    }

    async fn now(&self, comment: &Comment) -> Comment {
        comments::by_id(&self.db, comment.id.number()).await.unwrap().unwrap()
    }

    async fn decide(&self, comment: &Comment, done: Done) {
        let now = self.now(comment).await;
        assert!(moderate::decide(&self.book, &self.site, &now, done, self.by, None).await.unwrap());
    }
}

/// What a reader of English was told since they were asked last.
fn told(place: &mut Place) -> Vec<String> {
    let mut told = Vec::new();
    while let Ok(frame) = place.frames.try_recv() {
        let Frame { event, language, data } = &*frame;
        if language.is_none_or(|language| language == "en") {
            told.push(format!("{event} {data}"));
        }
    }
    told
}

on_both_engines!(whoever_looks_sees_what_moderators_do, async |db: TestDb| {
    let house = House::open(db).await;
    let mut reader = house.book.live.listen(Spot::Page(house.page.id.number()), b"network").unwrap();
    let comment = house.writes("Hello there").await;
    let heard = told(&mut reader);
    assert!(
        heard.len() == 1 && heard[0].starts_with("comment ") && heard[0].contains("Hello there"),
        "{heard:?}"
    );
    assert!(heard[0].contains("\"count\":1"), "{heard:?}");

    house.decide(&comment, Done::Rejected).await;
    let heard = told(&mut reader);
    assert!(
        heard.len() == 1 && heard[0].starts_with("gone ") && heard[0].contains("\"count\":0"),
        "{heard:?}"
    );

    house.decide(&comment, Done::Approved).await;
    assert!(told(&mut reader)[0].contains("Hello there"));

    let acts = moderate::acts_on(&house.db, &comment).await.unwrap();
    assert!(moderate::undo(&house.book, &house.site, &acts[0], house.by).await.unwrap());
    assert!(told(&mut reader)[0].starts_with("gone "));

    moderate::lock_page(&house.book, &house.site, house.page.id, true, house.by).await.unwrap();
    assert_eq!(told(&mut reader), ["locked {\"on\":true}"]);
    moderate::lock_site(&house.book, &house.site, true, house.by).await.unwrap();
    assert_eq!(told(&mut reader), ["locked {\"on\":true}"]);

    let now = house.now(&comment).await;
    moderate::stick(&house.book, &house.site, &now, true, house.by).await.unwrap();
    assert_eq!(told(&mut reader), ["stale {}"]);
    assert_eq!(now.state, State::Rejected);
});

on_both_engines!(what_waits_is_told_to_nobody, async |db: TestDb| {
    let mut house = House::open(db).await;
    house.site.rules.hold.all = true;
    let mut reader = house.book.live.listen(Spot::Page(house.page.id.number()), b"network").unwrap();
    let comment = house.writes("Not yet").await;
    assert_eq!(comment.state, State::Held);
    house.decide(&comment, Done::Spam).await;
    assert!(told(&mut reader).is_empty(), "it never was there for readers");
});

on_both_engines!(what_another_node_did_is_found, async |db: TestDb| {
    let house = House::open(db).await;
    // Two programs, one database.
    let other = Book::open(&house.book.house);
    let mut reader = other.live.listen(Spot::Page(house.page.id.number()), b"network").unwrap();
    let mut seen = crate::follow::Seen::default();
    crate::follow::catch_up(&other, &mut seen).await.unwrap();
    told(&mut reader);
    let thread = crate::http::made(&other, &house.site, "/post").await;
    assert!(!thread.contains("From the other"));
    house.writes("From the other").await;
    crate::follow::catch_up(&other, &mut seen).await.unwrap();
    assert_eq!(told(&mut reader), ["stale {}"]);
    assert!(crate::http::made(&other, &house.site, "/post").await.contains("From the other"));

    sites::remove(&house.db, house.site.id).await.unwrap();
    crate::follow::leave(&other).await.unwrap();
    assert_eq!(crate::http::made(&other, &house.site, "/post").await, "");
});

on_both_engines!(whoever_waits_for_the_first_comment_sees_it, async |db: TestDb| {
    let house = House::open(db).await;
    let at = |path: &str| Spot::Bare(house.site.id.number(), path.to_owned());
    // Two programs, one database.
    let other = Book::open(&house.book.house);
    let mut elsewhere = other.live.listen(at("/new"), b"network").unwrap();
    let mut here = house.book.live.listen(at("/new"), b"network").unwrap();
    let (mut seen, mut own) = (crate::follow::Seen::default(), crate::follow::Seen::default());
    crate::follow::catch_up(&other, &mut seen).await.unwrap();
    assert!(told(&mut elsewhere).is_empty());

    let comment = house.writes_on("/new", "The first of all").await;
    let heard = told(&mut here);
    assert!(heard.len() == 1 && heard[0].contains("The first of all"), "{heard:?}");
    for (book, seen, reader, news) in
        [(&other, &mut seen, &mut elsewhere, true), (&house.book, &mut own, &mut here, false)]
    {
        crate::follow::catch_up(book, seen).await.unwrap();
        assert_eq!(!told(reader).is_empty(), news);
        crate::follow::catch_up(book, seen).await.unwrap();
        assert!(told(reader).is_empty(), "it is told once");
    }
    house.decide(&comment, Done::Removed).await;
    assert!(told(&mut here)[0].starts_with("gone "));
    let now = house.now(&comment).await;
    assert_eq!(house.book.live.pages(), [now.page_id.number()]);
});
