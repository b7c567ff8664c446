//! An import that is undone.

use lodge_comments::{
    Comment, State, Way,
    export::Contacts,
    import::Format,
    moving::undo,
    store::{comments, pages, thread, visitors},
};
use lodge_register::{Clock as _, Id, Personal};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{House, said};
use crate::imports::{ALL, DISQUS, ISSO_JSON};

on_both_engines!(what_was_there_before_is_there_after, async |db: TestDb| {
    let house = House::on(db).await;
    let site = house.site("alice").await;
    let now = house.db.clock.now();
    pages::find_or_add(&house.db, site.id, ("/own", "Own"), now).await.unwrap();
    house.brings(&site, Format::IssoJson, ISSO_JSON).await;
    // That something was brought along stays in the history, as everything does that somebody did.
    let rows = async || -> Vec<_> {
        house.rows().await.into_iter().filter(|(table, _)| *table != "comments_act").collect()
    };
    let mut undone = 0;
    let (were, before) = (rows().await, house.takes(&site, Format::Lodge, Contacts::With).await);
    for (format, bytes) in ALL.into_iter().filter(|(format, _)| *format != Format::IssoJson) {
        let import = house.brings(&site, format, bytes).await;
        assert!(import.comments > 1, "{format}");
        undo(&house.hall, &import).await.unwrap();
        let noted = "SELECT COUNT(*) FROM comments_act WHERE done = 'unimported' AND site_id = $1";
        let noted = house.db.rows(noted, (site.id,)).await.unwrap()[0].int(0).unwrap();
        undone += 1;
        assert_eq!(noted, undone, "{format}: who took it back answers for it");
        let are = rows().await;
        assert_eq!(are, were, "{format}");
        let after = house.takes(&site, Format::Lodge, Contacts::With).await;
        assert_eq!(said(Format::Lodge, &after), said(Format::Lodge, &before), "{format}");
        let shown: i64 =
            house.db.rows("SELECT CAST(SUM(shown) AS BIGINT) FROM comments_page", ()).await.unwrap()[0]
                .int(0)
                .unwrap();
        let counted = "SELECT COUNT(*) FROM comments_comment WHERE state = 'shown'";
        assert_eq!(shown, house.db.rows(counted, ()).await.unwrap()[0].int(0).unwrap(), "{format}");
    }
});

on_both_engines!(what_people_answered_since_stays_in_its_place, async |db: TestDb| {
    let house = House::on(db).await;
    let site = house.site("alice").await;
    let import = house.brings(&site, Format::Disqus, DISQUS).await;
    let now = house.db.clock.now();
    let some = comments::in_state(&house.db, site.id, State::Shown, 0, 100).await.unwrap();
    let answered = some.iter().find(|comment| comment.parent.is_some()).unwrap();
    let carol = visitors::new(&house.db, site.id, Way::Guest, "Carol", now);
    visitors::add(&house.db, &carol).await.unwrap();
    let answer = Comment {
        id: house.db.new_id(),
        parent: Some(answered.id.number()),
        author_id: Some(carol.id),
        body: Personal::new("Since".to_owned()),
        html: Personal::new("<p>Since</p>".to_owned()),
        posted_at: now,
        ..answered.clone()
    };
    comments::add(&house.db, &answer, now).await.unwrap();
    undo(&house.hall, &import).await.unwrap();
    let left = thread::leaves(&house.db, answer.page_id).await.unwrap();
    let states: Vec<_> = left.iter().map(|leaf| leaf.state).collect();
    assert_eq!(states, [State::Removed, State::Removed, State::Shown], "both above it keep their places");
    let place = comments::by_id(&house.db, answered.id.number()).await.unwrap().unwrap();
    assert_eq!((place.body.reveal().as_str(), place.author_id), ("", None));
    let people = house.db.rows("SELECT id FROM comments_visitor", ()).await.unwrap();
    assert_eq!(people.len(), 1, "nobody is left but who wrote since");
    assert_eq!(Id::new(people[0].int(0).unwrap()), carol.id);
    assert_eq!(pages::by_id(&house.db, answer.page_id).await.unwrap().unwrap().shown, 1);
});
