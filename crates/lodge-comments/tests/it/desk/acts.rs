//! What moderators do, on both engines: decisions, who is first, what is undone, who is kept out.

use lodge_comments::{
    Done, Rules, State, Why,
    moderate::{self, BanError, By, MoveError, Whom},
    store::{pages, visitors},
};
use lodge_register::{Clock as _, Timestamp};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::town::Town;

async fn shown(town: &Town) -> i64 {
    pages::by_id(&town.db, town.page.id).await.unwrap().unwrap().shown
}

on_both_engines!(a_decision_is_noted_and_taken_back, async |db: TestDb| {
    let town = Town::open(db).await;
    let (book, site, by) = (&town.book, &town.site, By::Account(town.alice.id));
    let held = town.comment("Hello.", State::Held).await;
    assert!(moderate::decide(book, site, &held, Done::Approved, by, None).await.unwrap());
    assert_eq!((town.now(&held).await.state, shown(&town).await), (State::Shown, 1));

    let reason = Some("It is about something else.".to_owned());
    let now = town.now(&held).await;
    assert!(moderate::decide(book, site, &now, Done::Rejected, by, reason.clone()).await.unwrap());
    let now = town.now(&held).await;
    assert_eq!((now.state, now.why, shown(&town).await), (State::Rejected, Some(Why::Moderator), 0));

    let acts = moderate::acts_on(&town.db, &held).await.unwrap();
    let said: Vec<_> = acts.iter().map(|act| (act.done, act.before.as_deref())).collect();
    assert_eq!(said, [(Done::Rejected, Some("shown")), (Done::Approved, Some("held"))]);
    assert_eq!(acts[0].reason.as_ref().map(|words| words.reveal().clone()), reason);
    assert_eq!(acts[0].account_id, Some(town.alice.id));

    assert!(!moderate::undo(book, site, &acts[1], by).await.unwrap(), "something else was done since");
    assert!(moderate::undo(book, site, &acts[0], by).await.unwrap());
    assert_eq!((town.now(&held).await.state, shown(&town).await), (State::Shown, 1));
    let last = moderate::acts_on(&town.db, &held).await.unwrap();
    assert_eq!(last[0].done, Done::Restored);
    assert!(moderate::undo(book, site, &last[0], by).await.unwrap(), "that, too, can be taken back");
    assert_eq!((town.now(&held).await.state, shown(&town).await), (State::Rejected, 0));
});

on_both_engines!(of_two_who_decide_at_once_one_does, async |db: TestDb| {
    let town = Town::open(db).await;
    let (book, site) = (&town.book, &town.site);
    let held = town.comment("Hello.", State::Held).await;
    let (one, other) = tokio::join!(
        moderate::decide(book, site, &held, Done::Approved, By::Account(town.alice.id), None),
        moderate::decide(book, site, &held, Done::Spam, By::Account(town.bob.id), None),
    );
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(one != other, "one of them was first, and only one: {one} {other}");
    let expected = if one { State::Shown } else { State::Spam };
    assert_eq!(town.now(&held).await.state, expected);
    assert_eq!(moderate::acts_on(&town.db, &held).await.unwrap().len(), 1);
    assert_eq!(shown(&town).await, i64::from(one));
});

on_both_engines!(what_many_report_is_held, async |db: TestDb| {
    let town = Town::open(db).await;
    let comment = town.comment("Hello.", State::Shown).await;
    for _ in 0..5 {
        town.report(&comment).await;
        let held = moderate::reported(&town.book, &town.site, &comment).await.unwrap();
        assert!(!held, "who is not signed in may be one person many times");
    }
    for number in 2..=3 {
        let now = town.db.clock.now();
        let by = visitors::new(
            &town.db,
            town.site.id,
            lodge_comments::Way::Email,
            &format!("Reader {number}"),
            now,
        );
        visitors::add(&town.db, &by).await.unwrap();
        town.report_by(Some(&by), &comment).await;
        town.report_by(Some(&by), &comment).await;
        let held = moderate::reported(&town.book, &town.site, &comment).await.unwrap();
        assert_eq!(held, number == 3, "after {number}");
    }
    let held = town.now(&comment).await;
    assert_eq!((held.state, held.why), (State::Held, Some(Why::Reported)));
    let acts = moderate::acts_on(&town.db, &comment).await.unwrap();
    assert_eq!((acts[0].done, acts[0].account_id), (Done::Held, None));
    let counts = moderate::counts(&town.db, town.site.id).await.unwrap();
    assert_eq!((counts.held, counts.reported, counts.waiting), (1, 1, 1), "it is one comment");

    let by = By::Account(town.alice.id);
    assert!(moderate::decide(&town.book, &town.site, &held, Done::Approved, by, None).await.unwrap());
    let counts = moderate::counts(&town.db, town.site.id).await.unwrap();
    assert_eq!((counts.reported, counts.shown, counts.held), (0, 1, 0));
    town.report(&comment).await;
    let again = town.now(&comment).await;
    assert!(
        !moderate::reported(&town.book, &town.site, &again).await.unwrap(),
        "what was settled counts no more"
    );
});

on_both_engines!(several_are_decided_about_at_once, async |db: TestDb| {
    let town = Town::open(db).await;
    let one = town.comment("One.", State::Held).await;
    let other = town.comment("Other.", State::Held).await;
    let ids = [one.id.number(), 7, other.id.number()];
    let by = (Done::Spam, By::Account(town.alice.id));
    assert_eq!(moderate::bulk(&town.book, &town.site, &ids, by, None).await.unwrap(), 2);
    assert_eq!(town.now(&other).await.state, State::Spam);
    assert_eq!(moderate::bulk(&town.book, &town.site, &ids, by, None).await.unwrap(), 0);
});

on_both_engines!(who_is_banned_is_kept_out_until_then, async |db: TestDb| {
    let town = Town::open(db).await;
    let (book, site, by) = (&town.book, &town.site, By::Account(town.alice.id));
    let (now, day) = (town.db.clock.now(), Timestamp::DAY);
    let banned = async |at: Timestamp, network: &[u8]| {
        visitors::is_banned(&town.db, site.id, Some(town.carol.id), network, at).await.unwrap()
    };
    let past = moderate::ban(book, site, Whom::Visitor(town.carol.id), (Some(now), None), by).await;
    assert!(matches!(past, Err(BanError::Past)));
    let until = now.plus_days(3);
    let ban = moderate::ban(book, site, Whom::Visitor(town.carol.id), (Some(until), None), by).await.unwrap();
    assert!(banned(now, b"").await);
    assert!(!banned(now.plus_millis(3 * day), b"").await, "the day has come");
    assert!(moderate::lift(book, site, ban.id, by).await.unwrap());
    assert!(!moderate::lift(book, site, ban.id, by).await.unwrap());
    assert!(!banned(now, b"").await);

    let comment = town.comment("Hello.", State::Shown).await;
    moderate::wrote_from(book, site, comment.id.number(), b"network").await.unwrap();
    moderate::ban(book, site, Whom::WroteFrom(&comment), (None, None), by).await.unwrap();
    let kept = moderate::listed::bans(&town.db, site.id, (i64::MIN, now), 9).await.unwrap();
    let network = kept[0].network.clone().unwrap();
    assert!(banned(now, &network).await && !banned(now, b"other").await);
    assert_eq!(kept[0].ends_at, now.plus_days(30), "others get the network after");
    let acts = moderate::acts_on(&town.db, &comment).await.unwrap();
    assert!(moderate::undo(book, site, &acts[0], by).await.unwrap());
    assert!(!banned(now, &network).await);

    town.db.clock.advance_days(1);
    let late = moderate::ban(book, site, Whom::WroteFrom(&comment), (None, None), by).await;
    assert!(matches!(late, Err(BanError::Forgotten)), "after a day nobody knows");
});

on_both_engines!(who_moderates_is_not_banned, async |db: TestDb| {
    let town = Town::open(db).await;
    let mut owner =
        visitors::new(&town.db, town.site.id, lodge_comments::Way::Account, "Alice", town.db.clock.now());
    owner.account_id = Some(town.alice.id);
    visitors::add(&town.db, &owner).await.unwrap();
    let by = By::Account(town.alice.id);
    let refused = moderate::ban(&town.book, &town.site, Whom::Visitor(owner.id), (None, None), by).await;
    assert!(matches!(refused, Err(BanError::Moderator)));
});

on_both_engines!(pages_are_closed_and_moved_and_both_is_undone, async |db: TestDb| {
    let town = Town::open(db).await;
    let (book, site, by) = (&town.book, &town.site, By::Account(town.alice.id));
    assert!(moderate::lock_page(book, site, town.page.id, true, by).await.unwrap());
    assert!(!moderate::lock_page(book, site, town.page.id, true, by).await.unwrap(), "it is");
    assert!(moderate::move_page(book, site, &town.page, "/new/", by).await.unwrap());
    let page = pages::find(&town.db, site.id, "/new").await.unwrap().unwrap();
    assert_eq!((page.id, page.locked), (town.page.id, true));
    let former = pages::find(&town.db, site.id, "/post").await.unwrap().unwrap();
    assert_eq!(former.id, page.id, "from its old path it is still found");
    let other = pages::find_or_add(&town.db, site.id, ("/other", ""), town.db.clock.now()).await.unwrap();
    let taken = moderate::move_page(book, site, &other, "/new", by).await;
    assert!(matches!(taken, Err(MoveError::Taken)));

    let acts = moderate::acts(&town.db, site.id, i64::MAX, 10).await.unwrap();
    assert_eq!(acts.iter().map(|act| act.done).collect::<Vec<_>>(), [Done::Moved, Done::Locked]);
    for act in &acts {
        assert!(moderate::undo(book, site, act, by).await.unwrap(), "{:?}", act.done);
    }
    let page = pages::find(&town.db, site.id, "/post").await.unwrap().unwrap();
    assert_eq!((page.path.as_str(), page.locked), ("/post", false));
});

on_both_engines!(rules_shadows_and_stickers_are_undone, async |db: TestDb| {
    let town = Town::open(db).await;
    let (book, site, by) = (&town.book, &town.site, By::Account(town.alice.id));
    let comment = town.comment("Hello.", State::Shown).await;
    let mut rules = Rules::default();
    rules.hold.all = true;
    assert!(moderate::set_rules(book, site, &rules, by).await.unwrap());
    assert!(moderate::shadow(book, site, town.carol.id, true, by).await.unwrap());
    assert!(!moderate::shadow(book, site, town.carol.id, true, by).await.unwrap());
    assert!(moderate::stick(book, site, &comment, true, by).await.unwrap());
    assert!(moderate::lock_site(book, site, true, by).await.unwrap());
    let site = &town.site_now().await;
    assert!(site.rules.hold.all && site.locked && town.now(&comment).await.sticky);
    let carol = visitors::by_id(&town.db, town.carol.id).await.unwrap().unwrap();
    assert!(carol.shadowed);

    for act in moderate::acts(&town.db, site.id, i64::MAX, 10).await.unwrap() {
        assert!(moderate::undo(book, site, &act, by).await.unwrap(), "{:?}", act.done);
    }
    let site = &town.site_now().await;
    assert!(!site.rules.hold.all && !site.locked && !town.now(&comment).await.sticky);
    let carol = visitors::by_id(&town.db, town.carol.id).await.unwrap().unwrap();
    assert!(!carol.shadowed);
});
