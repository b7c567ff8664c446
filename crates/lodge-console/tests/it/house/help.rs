//! What people write, what they are answered, and what of it is shown (promises C12, C14, F10).

use axum::http::StatusCode;
use lodge_accounts::{Account, Testimonial, help};
use lodge_register::Register;
use lodge_testkit::{
    canary::{Canaries, search_database},
    on_both_engines,
};

use super::House;
use crate::scene::hidden;

/// Everything that is kept here, and what the store keeps for itself.
fn register() -> Register {
    let (store, ours) = (lodge_store::entries(), super::entries());
    Register::new([&store[..], &ours])
}

async fn writes(house: &House, account: &Account, text: &str) -> String {
    house.sign_in(account).await;
    let answer = house.post("/help/new", &[("kind", "feedback"), ("text", text)]).await;
    let (path, said) = answer.location().unwrap().split_once('?').unwrap();
    assert_eq!(said, "said=help-written");
    path.to_owned()
}

on_both_engines!(promise_c14_the_form_warns_before_anything_sensitive_is_written, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    house.sign_in(&ann).await;
    for (language, warning) in
        [("en", "no password"), ("tr", "parola"), ("nl", "geen wachtwoord"), ("ru", "ни паролей")]
    {
        let preferences = lodge_accounts::profile::Preferences {
            language: language.to_owned(),
            zone: "UTC".to_owned(),
            theme: lodge_accounts::Theme::Auto,
        };
        lodge_accounts::profile::prefer(&db, ann.id, &preferences).await.unwrap();
        let form = house.get("/help/new").await.body;
        assert!(warns(&form, warning), "{language}");
    }
});

/// Whether a form warns before one writes.
fn warns(form: &str, warning: &str) -> bool {
    form.split_once("<textarea").is_some_and(|(before, _)| before.contains(warning))
}

/// A form that warns too late, or not at all, is noticed.
#[test]
fn promise_c14_breach_a_form_without_its_warning_is_noticed() {
    assert!(warns("<p>Send no password.</p><textarea></textarea>", "no password"));
    assert!(!warns("<textarea></textarea><p>Send no password.</p>", "no password"));
    assert!(!warns("<p>Write to us.</p><textarea></textarea>", "no password"));
}

on_both_engines!(who_writes_is_answered_here_and_by_letter, async |db| {
    let house = House::on(&db).await;
    let (ann, bob) = (house.account("ann", false).await, house.account("bob", false).await);
    let path = writes(&house, &ann, "It is\r\n<b>slow</b>.").await;
    let page = house.get(&path).await.body;
    assert!(page.contains("&#60;b&#62;slow"), "{page}");
    assert_eq!(house.post("/help/new", &[("text", "  ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    house.sign_in(&bob).await;
    assert_eq!(house.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post(&path, &[("text", "mine")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        house.get(&format!("/admin{}", path.replace("help", "requests"))).await.status,
        StatusCode::NOT_FOUND
    );

    house.operated().await;
    let desk = format!("/admin{}", path.replace("help", "requests"));
    assert!(house.get("/admin/requests").await.body.contains(&desk));
    assert!(house.get(&desk).await.body.contains("ann Example"));
    house.post(&desk, &[("text", "It is fast now.")]).await;
    let letters = house.letters("ann@example.org").await;
    assert!(letters[0].text.contains("It is fast now.") && letters[0].link() == Some(path.clone()));
    house.sign_in(&ann).await;
    assert!(house.get(&path).await.body.contains("It is fast now."));
    house.post(&format!("/admin{}/close", path.replace("help", "requests")), &[]).await;
    assert!(house.get("/help").await.body.contains("Answered"), "only who runs the house closes");
});

on_both_engines!(whoever_runs_the_house_hears_that_somebody_wrote, async |db| {
    let house = House::on(&db).await;
    let (ann, olga, oleg) = (
        house.account("ann", false).await,
        house.account("olga", true).await,
        house.account("oleg", true).await,
    );
    let preferences = lodge_accounts::profile::Preferences {
        language: "nl".to_owned(),
        zone: "UTC".to_owned(),
        theme: lodge_accounts::Theme::Auto,
    };
    lodge_accounts::profile::prefer(&db, oleg.id, &preferences).await.unwrap();
    let path = writes(&house, &ann, "A canary sings.").await;
    let desk = path.replace("/help", "/admin/requests");
    for (operator, said) in [("olga", "help request or feedback"), ("oleg", "hulpverzoek")] {
        let letters = house.letters(&format!("{operator}@example.org")).await;
        assert_eq!((letters.len(), letters[0].link()), (1, Some(desk.clone())));
        assert!(letters[0].text.contains(said), "{}", letters[0].text);
        assert!(
            !letters[0].text.contains("canary") && !letters[0].text.contains("ann"),
            "{}",
            letters[0].text
        );
    }
    assert!(house.letters("ann@example.org").await.is_empty());
    // Who writes to themselves knows it.
    writes(&house, &olga, "And I?").await;
    assert_eq!(house.letters("olga@example.org").await.len(), 1);
    assert_eq!(house.letters("oleg@example.org").await.len(), 2);
});

on_both_engines!(promise_c12_nothing_is_shown_before_its_writer_says_yes, async |db| {
    let house = House::on(&db).await;
    let (ann, bob) = (house.account("ann", false).await, house.account("bob", false).await);
    let path = writes(&house, &ann, "I like it.").await;
    let desk = format!("/admin{}", path.replace("help", "requests"));
    let operator = house.operated().await;
    let state = async || {
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        help::by_id(&db, lodge_register::Id::new(id)).await.unwrap().unwrap().testimonial
    };
    let shown = async || house.get("/voices").await.body.contains("I like it");

    // Every step that is out of its order is refused.
    assert_eq!(house.post(&format!("{desk}/publish"), &[]).await.status, StatusCode::CONFLICT);
    house.post(&format!("{desk}/ask"), &[("quote", "I like it!")]).await;
    assert_eq!(state().await, Testimonial::Asked);
    assert_eq!(house.post(&format!("{desk}/publish"), &[]).await.status, StatusCode::CONFLICT);
    for other in [&operator, &bob] {
        house.sign_in(other).await;
        assert_eq!(house.post(&format!("{path}/approve"), &[]).await.status, StatusCode::NOT_FOUND);
    }
    assert!(!shown().await);
    assert!(house.letters("ann@example.org").await[0].text.contains("I like it!"));

    house.sign_in(&ann).await;
    assert!(house.get(&path).await.body.contains("with your name"));
    // What they read on the page is what they say yes to: other words, asked meanwhile, are not.
    let shown_quote = hidden(&house.get(&path).await.body, "quote").unwrap();
    house.sign_in(&operator).await;
    house.post(&format!("{desk}/ask"), &[("quote", "I like it, buy it!")]).await;
    house.sign_in(&ann).await;
    let late = house.post(&format!("{path}/approve"), &[("quote", &shown_quote)]).await;
    assert_eq!((late.status, state().await), (StatusCode::CONFLICT, Testimonial::Asked));
    let seen = hidden(&house.get(&path).await.body, "quote").unwrap();
    house.post(&format!("{path}/approve"), &[("quote", &seen)]).await;
    assert_eq!(state().await, Testimonial::Approved);
    assert!(!shown().await);
    house.sign_in(&operator).await;
    house.post(&format!("{desk}/publish"), &[]).await;
    house.use_cookie(None);
    assert!(shown().await && house.get("/voices").await.body.contains("ann Example"));

    house.sign_in(&ann).await;
    house.post(&format!("{path}/withdraw"), &[]).await;
    assert!(!shown().await && state().await == Testimonial::Withdrawn);
    assert_eq!(house.post(&format!("{path}/approve"), &[]).await.status, StatusCode::CONFLICT);
});

// What is shown without its writer's yes would be seen where the test above looks.
on_both_engines!(promise_c12_breach_words_shown_without_a_yes_are_seen, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    let path = writes(&house, &ann, "I like it.").await;
    house.operated().await;
    let ask = format!("/admin{}/ask", path.replace("help", "requests"));
    assert_eq!(house.post(&ask, &[("quote", "I like it!")]).await.status, StatusCode::SEE_OTHER);
    assert!(!house.get("/voices").await.body.contains("I like it"));
    let forced = lodge_store::Batch::new().run(
        "UPDATE accounts_request SET testimonial = 'published'",
        (),
        lodge_store::Expect::Exactly(1),
    );
    db.write(forced).await.unwrap();
    assert!(house.get("/voices").await.body.contains("I like it"));
});

on_both_engines!(promise_f10_what_somebody_wrote_is_in_their_export_and_goes_with_them, async |db| {
    let house = House::on(&db).await;
    let (ann, bob) = (house.account("ann", false).await, house.account("bob", false).await);
    let theirs = writes(&house, &ann, "Ann cannot find the alias page.").await;
    writes(&house, &bob, "Bob likes it.").await;
    house.operated().await;
    house
        .post(
            &format!("/admin{}", theirs.replace("help", "requests")),
            &[("text", "It is below the domain.")],
        )
        .await;

    house.sign_in(&ann).await;
    let export = house.get("/account/data/export.json").await.body;
    assert!(export.contains("Ann cannot find") && export.contains("below the domain"), "{export}");
    assert!(!export.contains("Bob likes it"), "nothing of anybody else");

    let mut hers = Canaries::default();
    hers.text("what she wrote", "Ann cannot find the alias page.");
    hers.text("what she was answered", "It is below the domain.");
    let (hers, register) = (hers.ready(), register());
    let places = async || {
        let finds = search_database(&db, &register, &hers).await;
        finds.into_iter().map(|find| find.place).collect::<Vec<_>>()
    };
    assert_eq!(places().await, ["accounts_answer.text", "accounts_request.text"]);

    let deleted = house.post("/account/delete", &[("email", "ann@example.org")]).await;
    assert!(deleted.location().is_some(), "{}", deleted.body);
    let left = async |table: &'static str| db.rows(table, ()).await.unwrap()[0].int(0).unwrap();
    assert_eq!(left("SELECT COUNT(*) FROM accounts_request").await, 1, "Bob's");
    assert_eq!(left("SELECT COUNT(*) FROM accounts_answer").await, 0);
    assert!(places().await.is_empty(), "{:?}", places().await);
});

on_both_engines!(promise_f10_breach_words_that_outlive_their_writer_are_found, async |db| {
    let house = House::on(&db).await;
    let (ann, bob) = (house.account("ann", false).await, house.account("bob", false).await);
    writes(&house, &bob, "Ann cannot find the alias page, says Bob.").await;
    house.sign_in(&ann).await;
    house.post("/account/delete", &[("email", "ann@example.org")]).await;
    let mut hers = Canaries::default();
    hers.text("what she wrote", "Ann cannot find the alias page");
    let finds = search_database(&db, &register(), &hers.ready()).await;
    assert!(finds.iter().any(|find| find.place == "accounts_request.text"), "{finds:?}");
});
