//! The way of somebody who means well: they read, go on, and are in; or a person looks.

use lodge_guard::{
    Stage as Step,
    ids::UserId,
    settings::Entrance,
    store::{newcomers, traces},
    verify::decide::Way,
};
use lodge_register::{Clock as _, Timestamp};
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::json;

use super::{
    browser::solved,
    scene::{Scene, oauth},
};

const HOME: &str = "192.0.2.7";

fn steam(id: &str) -> serde_json::Value {
    json!({ "id": id, "name": "a name", "type": "steam", "verified": true, "visibility": 0,
            "friend_sync": false, "show_activity": false, "two_way_link": false })
}

on_both_engines!(a_newcomer_reads_goes_on_and_is_in_and_no_token_is_left, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let read = browser.get(&page).await;
    assert_eq!(read.status, 200);
    assert_eq!(read.header("set-cookie"), None, "nothing before somebody goes on");
    assert_eq!((scene.traces().await, scene.exchanges()), (0, 0));
    assert!(read.body.contains("Nothing has been looked at yet") && !read.body.contains("<b>Harbour"));

    let back = scene.goes_away(&browser, &page, scene.mira).await;
    assert_eq!(browser.cookie("lodge_dev").map(|cookie| cookie.len()), Some(32));
    let sent = browser.get(&back).await;
    assert_eq!((sent.status.as_u16(), sent.location()), (303, Some(page.as_str())));
    assert_eq!(browser.cookie("__Host-lodge_away"), None, "the mark is taken away");
    let told = browser.get(&page).await.body;
    assert!(told.contains("You are in. Welcome."), "{told}");
    assert!(scene.is_in(scene.mira));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
    scene.every_token_is_back().await;
    assert_eq!(scene.given().len(), 1);
    // Address, its neighbourhood, cookie and facts; nothing was linked.
    assert_eq!(scene.traces().await, 4);
});

on_both_engines!(whoever_is_like_somebody_who_is_banned_waits_for_a_person, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    scene.double.links(scene.mira, vec![steam("76561197960287930")]);
    scene.double.links(scene.tom, vec![steam("76561197960287930")]);
    scene.goes_through(&scene.browser(HOME), scene.mira).await;
    assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
    let mira = UserId::new(scene.mira.0);
    traces::ban(&scene.db, scene.server(), mira, scene.db.clock.now()).await.unwrap();
    let told = scene.goes_through(&scene.browser("198.51.100.9"), scene.tom).await;
    assert_eq!(scene.decided(scene.tom).await, Some(Way::Hold));
    assert_eq!(scene.stands(scene.tom).await, Some(Step::Staff));
    assert!(told.body.contains("no machine decides for good") && told.body.contains("say so to the staff"));
    assert!(!told.body.contains("linked account as"), "not what was alike");
    assert!(!scene.is_in(scene.tom));
    scene.every_token_is_back().await;
});

on_both_engines!(the_same_browser_is_known_again, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let browser = scene.browser(HOME);
    scene.goes_through(&browser, scene.mira).await;
    let mira = UserId::new(scene.mira.0);
    traces::ban(&scene.db, scene.server(), mira, scene.db.clock.now()).await.unwrap();
    let cookie = browser.cookie("lodge_dev");
    scene.goes_through(&browser, scene.tom).await;
    assert_eq!(browser.cookie("lodge_dev"), cookie, "it is given once");
    assert!(matches!(scene.decided(scene.tom).await, Some(Way::Review | Way::Hold)));
});

on_both_engines!(a_browser_works_answers_and_is_looked_at_without_discord, async |db: TestDb| {
    let questions = vec!["Who <b>sent</b> you?".to_owned(), "Why?".to_owned()];
    let scene = Scene::open(db, Entrance { on: true, questions, ..Entrance::default() }).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let read = browser.get(&page).await;
    // Whoever has no script goes on without having worked.
    assert_eq!(browser.post(&page, &[("pow", ""), ("challenge", "")]).await.status, 303);
    let work = browser.get(&page).await;
    assert!(work.body.contains("Your browser runs no script on this page"));
    let at_work = format!("{page}/work");
    assert_eq!(browser.post(&at_work, &[("pow", "1,2"), ("challenge", "x")]).await.status, 422);
    let (challenge, pow) = solved(&read);
    let fields = [("challenge", challenge.as_str()), ("pow", pow.as_str())];
    assert_eq!(browser.post(&at_work, &fields).await.status, 303);
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Answering));

    let asked = browser.get(&page).await.body;
    assert!(asked.contains("Who ") && !asked.contains("<b>sent"), "{asked}");
    let answers = format!("{page}/answers");
    let long = "x".repeat(501);
    for (one, other, said) in [("", "x", "Write something here first"), ("x", &long, "longer than 500")] {
        let again = browser.post(&answers, &[("answer-0", one), ("answer-1", other)]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains(said));
    }
    let sent = browser.post(&answers, &[("answer-0", "A friend"), ("answer-1", "To talk")]).await;
    assert_eq!((sent.status.as_u16(), sent.location()), (303, Some(page.as_str())));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
    assert_eq!((scene.traces().await, scene.exchanges()), (4, 0));
    let left = newcomers::of(&scene.db, scene.server(), UserId::new(scene.mira.0)).await.unwrap().unwrap();
    assert!(left.answers.is_none(), "answers go when it is decided");
    // Answers of somebody who is not asked are nothing.
    assert_eq!(browser.post(&answers, &[("answer-0", "x")]).await.status, 303);
});

on_both_engines!(whose_browser_worked_while_they_read_goes_on_at_once, async |db: TestDb| {
    let scene = Scene::open(db, Entrance { on: true, ..Entrance::default() }).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let (challenge, pow) = solved(&browser.get(&page).await);
    let fields = [("challenge", challenge.as_str()), ("pow", pow.as_str())];
    assert_eq!(browser.post(&page, &fields).await.status, 303);
    assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
    // Work is good once.
    let tom = scene.presses(scene.tom).await;
    browser.post(&tom, &fields).await;
    assert_eq!(scene.stands(scene.tom).await, Some(Step::Working));
});

on_both_engines!(whoever_wants_a_person_is_not_looked_at, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let sent = browser.post(&format!("{page}/person"), &[]).await;
    assert_eq!((sent.status.as_u16(), sent.header("set-cookie")), (303, None));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Staff));
    assert!(browser.get(&page).await.body.contains("Somebody of the staff decides"));
    assert_eq!((scene.traces().await, scene.exchanges()), (0, 0));
    // At Discord, too: whoever says no there is looked at by a person.
    let tom = scene.presses(scene.tom).await;
    let away = browser.post(&tom, &[]).await;
    scene.double.visit(discord_double::Visit::Denies);
    let back = browser.at_discord(&super::browser::link(&away)).await;
    assert_eq!(browser.get(&back).await.location(), Some(tom.as_str()));
    assert_eq!((scene.stands(scene.tom).await, scene.exchanges()), (Some(Step::Staff), 0));
});

on_both_engines!(an_account_that_is_too_young_is_told_from_when_on, async |db: TestDb| {
    let scene = Scene::open(db, Entrance { least_days: 400, ..oauth() }).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let young = browser.get(&page).await.body;
    assert!(young.contains("too young") && young.contains("I want a person instead"));
    assert_eq!(browser.post(&page, &[]).await.status, 303);
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Asked));
    scene.db.clock.advance(40 * Timestamp::DAY);
    let page = scene.presses(scene.mira).await;
    assert!(browser.get(&page).await.body.contains("Go on"));
});

on_both_engines!(whoever_lost_the_way_to_discord_goes_again_and_the_old_way_is_closed, async |db: TestDb| {
    let scene = Scene::open(db, oauth()).await;
    let (browser, page) = (scene.browser(HOME), scene.presses(scene.mira).await);
    let (first, mark) =
        (scene.goes_away(&browser, &page, scene.mira).await, browser.cookie("__Host-lodge_away"));
    assert!(browser.get(&page).await.body.contains("Now to Discord"));
    let second = scene.goes_away(&browser, &page, scene.mira).await;
    let now = browser.cookie("__Host-lodge_away");
    browser.plant("__Host-lodge_away", mark.as_deref());
    assert_eq!(browser.get(&first).await.location(), Some(format!("{page}?why=stale").as_str()));
    assert_eq!(scene.exchanges(), 0, "what is not waited for is not even exchanged");
    browser.plant("__Host-lodge_away", now.as_deref());
    assert_eq!(browser.get(&second).await.location(), Some(page.as_str()));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
});
