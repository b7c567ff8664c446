//! The same file twice, half a file, two files at once.

use lodge_comments::{
    Stage,
    export::Contacts,
    import::Format,
    moving::{MoveError, begin, run},
    store::imports,
};
use lodge_register::Clock as _;
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{House, said};
use crate::imports::{ALL, DISQUS, LODGE};

on_both_engines!(the_same_file_brings_nothing_twice, async |db: TestDb| {
    let house = House::on(db).await;
    for (format, bytes) in ALL {
        let site = house.site(&format!("of-{format}")).await;
        let first = house.brings(&site, format, bytes).await;
        let before = house.takes(&site, Format::Lodge, Contacts::With).await;
        let second = house.brings(&site, format, bytes).await;
        assert_eq!((second.pages, second.comments), (0, 0), "{format}");
        assert_eq!(second.there, first.comments + first.there, "{format}");
        let after = house.takes(&site, Format::Lodge, Contacts::With).await;
        assert_eq!(said(Format::Lodge, &after), said(Format::Lodge, &before), "{format}");
    }
});

on_both_engines!(a_site_takes_its_own_export_for_what_it_is, async |db: TestDb| {
    let house = House::on(db).await;
    let site = house.site("alice").await;
    let first = house.brings(&site, Format::Disqus, DISQUS).await;
    let own = house.takes(&site, Format::Lodge, Contacts::With).await;
    let again = house.brings(&site, Format::Lodge, &own).await;
    assert_eq!((again.comments, again.there), (0, first.comments));
    // At another site they are new.
    let other = house.site("bob").await;
    let there = house.brings(&other, Format::Lodge, &own).await;
    assert_eq!((there.comments, there.there), (first.comments, 0));
    let kept = house.takes(&site, Format::Lodge, Contacts::With).await;
    assert_eq!(said(Format::Lodge, &kept), said(Format::Lodge, &own), "the other site is left alone");
});

on_both_engines!(what_ended_in_the_middle_goes_on, async |db: TestDb| {
    let house = House::on(db).await;
    let (whole, site) = (house.site("whole").await, house.site("half").await);
    house.brings(&whole, Format::Lodge, LODGE).await;
    // Everything but the line that says that it is all.
    let cut = LODGE.len() - 30;
    let failed = house.tries(&site, Format::Lodge, &LODGE[..cut]).await.unwrap_err();
    assert!(matches!(failed, MoveError::Read(_)), "{failed}");
    let listed = imports::of_site(&house.db, site.id).await.unwrap();
    assert_eq!(listed[0].stage, Stage::Broken);
    house.brings(&site, Format::Lodge, LODGE).await;
    let (one, other) = (
        house.takes(&whole, Format::Lodge, Contacts::With).await,
        house.takes(&site, Format::Lodge, Contacts::With).await,
    );
    assert_eq!(said(Format::Lodge, &other), said(Format::Lodge, &one));
});

on_both_engines!(one_at_a_time, async |db: TestDb| {
    let house = House::on(db).await;
    let (site, other) = (house.site("alice").await, house.site("bob").await);
    let order = house.order(&site, Format::Disqus, DISQUS);
    let begun = begin(&house.hall, &order).await.unwrap();
    assert!(matches!(begin(&house.hall, &order).await, Err(MoveError::Busy)));
    house.brings(&other, Format::Disqus, DISQUS).await;
    assert!(matches!(lodge_comments::moving::undo(&house.hall, &begun).await, Err(MoveError::Busy)));
    // The program that began it is gone: it says so, and another may begin.
    house.db.clock.advance(imports::QUIET + 1);
    assert_eq!(begun.stage_at(house.db.clock.now()), Stage::Stopped);
    let next = begin(&house.hall, &order).await.unwrap();
    assert_eq!(imports::by_id(&house.db, begun.id).await.unwrap().unwrap().stage, Stage::Stopped);
    // Stopped from elsewhere, by a page or by a command.
    assert!(imports::end(&house.db, next.id, Stage::Stopped, None, house.db.clock.now()).await.unwrap());
    assert!(matches!(run(&house.hall, &order, &next).await, Err(MoveError::Stopped)));
    house.brings(&site, Format::Disqus, DISQUS).await;
});
