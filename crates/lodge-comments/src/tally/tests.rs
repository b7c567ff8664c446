//! How often readers are told what was counted.

use super::*;
use crate::{
    Comments, Votes, Way,
    live::Spot,
    sign,
    store::{comments, pages, sites, visitors},
    who::{Caller, May},
};
use lodge_module::Module as _;
use lodge_register::{Clock as _, Personal, Register};
use lodge_testkit::{Engine, engines};
use lodge_web::rehearse::Stage;

#[test]
fn of_many_who_vote_at_once_one_has_to_tell() {
    let tally = Tally::default();
    let first = [(7, 1), (7, 1), (7, 2), (8, 1)].map(|(page, comment)| tally.note(page, comment));
    assert_eq!(first, [true, false, false, true]);
    assert_eq!(tally.take(7), BTreeSet::from([1, 2]));
    assert!(tally.take(7).is_empty());
    assert!(tally.note(7, 1), "and then the next");
}

/// However many vote, those who look are told once, and no more than numbers.
#[tokio::test]
async fn votes_of_others_arrive_in_one_frame() {
    let db = engines::fresh(Engine::Sqlite).await;
    let migrations = [
        lodge_accounts::migrations(),
        lodge_abuse::migrations(),
        lodge_web::migrations(),
        crate::migrations(),
    ];
    db.migrate(&migrations.concat()).await.unwrap();
    let register = Register::new([lodge_accounts::entries(), lodge_web::entries(), crate::entries()]);
    let module = Comments::default();
    let stage = Stage::on((*db).clone(), db.clock.clone(), register, module.words(), Vec::new(), |house| {
        module.pages(house).pages
    });
    let stage = stage.await;
    let book = Book::open(&stage.site);
    let olga = lodge_accounts::NewAccount {
        email: Personal::new(lodge_accounts::Email::parse("olga@example.org").unwrap()),
        name: Personal::new("Olga".to_owned()),
        password: None,
        admin: false,
    };
    let olga = lodge_accounts::add(&db, &*db.clock, olga).await.unwrap();
    let new = sites::NewSite { account: olga.id, host: "blog.test".to_owned(), title: String::new() };
    let mut site = sites::add(&db, &*db.clock, new).await.unwrap();
    site.rules.show.votes = Votes::Both;
    site.rules.show.reactions = vec!["heart".to_owned(), "thanks".to_owned()];
    let now = db.clock.now();
    let page = pages::find_or_add(&db, site.id, ("/post", "A post"), now).await.unwrap();
    let visitor = async |name: &str| {
        let visitor = visitors::new(&db, site.id, Way::Email, name, now);
        visitors::add(&db, &visitor).await.unwrap();
        Caller { visitor, may: May::Write, token: String::new() }
    };
    let ann = visitor("Ann").await;
    let comment = async |state| {
        let comment = Comment {
            page_id: page.id,
            id: db.new_id(),
            site_id: site.id,
            parent: None,
            author_id: Some(ann.visitor.id),
            body: Personal::new("A word".to_owned()),
            html: Personal::new("<p>A word</p>".to_owned()),
            state,
            why: None,
            sticky: false,
            brought: 0,
            posted_at: now,
            edited_at: None,
        };
        comments::add(&db, &comment, now).await.unwrap();
        comment.id.number()
    };
    let (first, second, held) =
        (comment(State::Shown).await, comment(State::Shown).await, comment(State::Held).await);

    let bob = visitor("Bob").await;
    sign::vote(&book, &site, &bob, (first, 1)).await.unwrap();
    assert!(book.tally.take(page.id.number()).is_empty(), "nobody looks");

    let mut place = book.live.listen(Spot::Page(page.id.number()), b"a network").unwrap();
    for number in 0..5 {
        let other = visitor(&format!("Other {number}")).await;
        sign::vote(&book, &site, &other, (first, if number == 0 { -1 } else { 1 })).await.unwrap();
        sign::react(&book, &site, &other, (second, "heart", true)).await.unwrap();
    }
    sign::react(&book, &site, &bob, (first, "thanks", true)).await.unwrap();
    sign::react(&book, &site, &bob, (first, "thanks", false)).await.unwrap();
    sign::vote(&book, &site, &bob, (held, 1)).await.unwrap_err();
    assert!(place.frames.try_recv().is_err(), "nobody is told before the wait is over");
    tell(&book, page.id, &site.rules.show.reactions).await;
    let frame = place.frames.try_recv().unwrap();
    assert_eq!((frame.event, frame.language), ("counted", None));
    let told: Value = serde_json::from_str(&frame.data).unwrap();
    let expected = json!([
        { "id": first.to_string(), "counts": { "1": 5, "-1": 1, "heart": 0, "thanks": 0 } },
        { "id": second.to_string(), "counts": { "1": 0, "-1": 0, "heart": 5, "thanks": 0 } },
    ]);
    assert_eq!(told["all"], expected);
    assert!(place.frames.try_recv().is_err(), "one frame for all of them");
    for word in ["Bob", "Other", "A word"] {
        assert!(!frame.data.contains(word));
    }
}
