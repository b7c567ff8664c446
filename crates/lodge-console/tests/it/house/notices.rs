//! A change of policy reaches everybody once, before it takes effect (promise C13).

use axum::http::StatusCode;
use lodge_accounts::notices::NoticeError;
use lodge_console::Program;
use lodge_register::{Entry, Register, Timestamp};
use lodge_testkit::on_both_engines;
use lodge_web::Language;

use super::{House, entries};

/// What this house kept before it learned to tell of events.
pub(super) fn before() -> Vec<&'static Entry> {
    entries().into_iter().filter(|entry| !entry.name.starts_with("console_webhook")).collect()
}

async fn letters(house: &House, name: &str) -> usize {
    house.letters(&format!("{name}@example.org")).await.len()
}

on_both_engines!(promise_c13_a_change_is_told_to_everybody_once_before_it_takes_effect, async |db| {
    let house = House::with(&db, before(), false).await;
    let ann = house.account("ann", false).await;
    house.account("bob", false).await;
    house.operated().await;
    let cookie = house.cookie();
    assert!(house.get("/admin/policy").await.body.contains("Nothing to announce"));
    assert_eq!(lodge_console::send_notices(&house.site).await.unwrap(), 0);

    // The next version keeps more.
    let preferences = lodge_accounts::profile::Preferences {
        language: "nl".to_owned(),
        zone: "UTC".to_owned(),
        theme: lodge_accounts::Theme::Auto,
    };
    lodge_accounts::profile::prefer(&db, ann.id, &preferences).await.unwrap();
    house.clock.advance(Timestamp::DAY);
    let house = House::on(&db).await;
    house.use_cookie(cookie);
    assert!(house.get("/admin").await.body.contains("What is kept about people has changed"));
    let page = house.get("/admin/policy").await.body;
    assert!(page.contains("New: An address that an account holder wants events told to"), "{page}");
    assert!(!page.contains("New: An account:"));

    let today = house.site.clock.now().to_string();
    let soon = house.post("/admin/policy", &[("day", &today[..10])]).await;
    assert_eq!(soon.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.rows("SELECT COUNT(*) FROM accounts_notice").await, 0);
    let later = house.site.clock.now().plus_days(20).to_string();
    let answer = house.post("/admin/policy", &[("day", &later[..10])]).await;
    assert_eq!(answer.location(), Some("/admin/policy?said=notices-sent"), "{}", answer.body);

    let to_ann = house.letters("ann@example.org").await;
    assert_eq!((to_ann.len(), letters(&house, "bob").await, letters(&house, "olga").await), (1, 1, 1));
    assert!(to_ann[0].text.contains("Nieuw: Een adres waar een accounthouder"), "{}", to_ann[0].text);
    assert!(to_ann[0].text.contains("22 jan 2026"), "the day on which it takes effect: {}", to_ann[0].text);

    // Whoever comes now has read the new policy; whoever was told is not told again, here or on another node.
    house.clock.advance(1000);
    house.account("carl", false).await;
    assert_eq!(lodge_console::send_notices(&house.site).await.unwrap(), 0);
    assert_eq!((letters(&house, "ann").await, letters(&house, "carl").await), (1, 0));
    assert!(house.get("/admin/policy").await.body.contains("Nothing to announce"));
    let again = House::on(&db).await;
    assert_eq!(lodge_console::send_notices(&again.site).await.unwrap(), 0);
});

on_both_engines!(promise_c13_the_next_version_announces_while_the_present_one_runs, async |db| {
    let present = House::with(&db, before(), false).await;
    let ann = present.account("ann", false).await;
    present.account("bob", false).await;
    present.operated().await;
    let cookie = present.cookie();
    let preferences = lodge_accounts::profile::Preferences {
        language: "tr".to_owned(),
        zone: "UTC".to_owned(),
        theme: lodge_accounts::Theme::Auto,
    };
    lodge_accounts::profile::prefer(&db, ann.id, &preferences).await.unwrap();
    present.clock.advance(1000);

    // Only its register and its words are there, not its pages.
    let register = Register::new([entries().as_slice()]);
    let clock = &*present.site.clock;
    let next = Program { db: &present.site.db, clock, register: &register, words: &present.site.words };
    let draft = next.draft().await.unwrap().unwrap();
    assert!(draft.changes(Language::English).iter().any(|line| line.starts_with("New: An address")));
    let soon = next.announce(&draft, clock.now().plus_days(13)).await;
    assert!(matches!(soon, Err(NoticeError::TooSoon)));
    assert!(next.draft().await.unwrap().is_some(), "nothing was announced");
    let effective_at = clock.now().plus_days(15);
    next.announce(&draft, effective_at).await.unwrap();

    // The present program tells everybody once, and keeps what it kept.
    assert_eq!(lodge_console::send_notices(&present.site).await.unwrap(), 3);
    assert_eq!(lodge_console::send_notices(&present.site).await.unwrap(), 0);
    let to_ann = present.letters("ann@example.org").await;
    assert!(to_ann.len() == 1 && to_ann[0].text.contains("Yeni: "), "{}", to_ann[0].text);
    assert_eq!(letters(&present, "bob").await, 1);
    let home = present.get("/admin").await.body;
    assert!(
        !home.contains("What is kept about people has changed") && !home.contains("This version already")
    );
    assert!(present.get("/admin/policy").await.body.contains("Nothing to announce"));

    // Whoever starts it before the day is told so; from that day on, all is as it was said.
    let started = House::on(&db).await;
    started.use_cookie(cookie.clone());
    let home = started.get("/admin").await.body;
    assert!(home.contains("This version already does what takes effect on"), "{home}");
    present.clock.advance_days(16);
    let operator = lodge_accounts::first_admin(&db).await.unwrap().unwrap();
    started.sign_in(&operator).await;
    let home = started.get("/admin").await.body;
    assert!(
        !home.contains("This version already") && !home.contains("What is kept about people has changed")
    );

    // The one before now keeps something else than what people were told.
    present.sign_in(&operator).await;
    assert!(present.get("/admin").await.body.contains("What is kept about people has changed"));
    // To go back is a change like any other, although these words were noted before.
    let day = clock.now().plus_days(20).to_string();
    let answer = present.post("/admin/policy", &[("day", &day[..10])]).await;
    assert_eq!(answer.location(), Some("/admin/policy?said=notices-sent"), "{}", answer.body);
    let to_bob = present.letters("bob@example.org").await;
    assert!(to_bob.len() == 2 && to_bob[1].text.contains("No longer: An address"), "{}", to_bob[1].text);
    present.clock.advance_days(21);
    present.sign_in(&operator).await;
    assert!(!present.get("/admin").await.body.contains("What is kept about people has changed"));
});

on_both_engines!(whoever_was_not_reached_is_told_after_a_restart, async |db| {
    let house = House::with(&db, before(), false).await;
    for number in 0..60 {
        house.account(&format!("p{number:02}"), false).await;
    }
    let house = House::on(&db).await;
    let digest = lodge_accounts::notices::digest(&house.site.register);
    let day = house.site.clock.now().plus_days(15);
    let clock = &*house.site.clock;
    lodge_accounts::notices::announce(&db, clock, &digest, "More is kept.", day).await.unwrap();
    db.write(lodge_store::Batch::new().run(
        "UPDATE accounts_account SET announced = $1 WHERE id IN (SELECT id FROM accounts_account ORDER BY id LIMIT 10)",
        (&digest,),
        lodge_store::Expect::Exactly(10),
    ))
    .await
    .unwrap();
    let mut sent = 0;
    while sent < 50 {
        sent += lodge_console::send_notices(&house.site).await.unwrap();
        tokio::task::yield_now().await;
    }
    assert_eq!((sent, letters(&house, "p05").await, letters(&house, "p59").await), (50, 0, 1));
});
