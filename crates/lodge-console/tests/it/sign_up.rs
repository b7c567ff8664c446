//! Asking for an account.

use crate::scene::{PASSWORD, Scene, WAIT, address, hidden, plain};
use axum::http::StatusCode;
use lodge_abuse::pow;
use lodge_register::Timestamp;
use lodge_testkit::on_both_engines;

async fn accounts(scene: &Scene) -> i64 {
    scene.site.db.rows("SELECT COUNT(*) FROM accounts_account", ()).await.unwrap()[0].int(0).unwrap()
}

/// What a form asks a person for.
fn asked(page: &str) -> Vec<String> {
    let tags = ["<input", "<select", "<textarea"].into_iter().flat_map(|tag| page.split(tag).skip(1));
    let names = tags.filter_map(|rest| {
        let tag = rest.split('>').next()?;
        let name = tag.split("name=\"").nth(1)?.split('"').next()?;
        (!tag.contains("type=\"hidden\"")).then(|| name.to_owned())
    });
    names.collect()
}

/// A form that asks for more is noticed.
#[test]
fn promise_c1_breach_a_form_that_asks_for_more_is_noticed() {
    let form = "<input type=\"hidden\" name=\"csrf\"><input name=\"name\"><input name=\"email\">";
    assert_eq!(asked(form), ["name", "email"]);
    for more in
        ["<input type=\"tel\" name=\"phone\">", "<select name=\"country\">", "<textarea name=\"why\">"]
    {
        assert_eq!(asked(&format!("{form}{more}")).len(), 3, "{more}");
    }
}

on_both_engines!(promise_c1_a_name_and_an_address_and_nothing_else, async |db| {
    let scene = Scene::on(&db).await;
    let page = scene.get("/sign-up").await;
    assert_eq!(asked(&page.body), ["name", "email"]);

    assert_eq!(scene.signs_up("alice").await.location(), Some("/sign-up/sent"));
    assert_eq!(accounts(&scene).await, 0, "nothing is stored before the address is confirmed");
    let letters = scene.letters(&address("alice")).await;
    assert_eq!(letters.len(), 1, "one letter, to that address");
    let link = scene.link("alice").await.unwrap();
    assert!(link.starts_with("/sign-up/confirm/"), "{link}");
    let shown = scene.get(&link).await;
    assert!(shown.body.contains("alice Example") && shown.body.contains("alice@example.org"));
    assert_eq!(accounts(&scene).await, 0, "a scanner that opens links opens no account");
    let opened = scene.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(opened.location(), Some("/?said=welcome"));
    assert_eq!(accounts(&scene).await, 1);
    assert!(scene.is_in().await);
    let again = scene.post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::GONE, "a link opens once");
});

on_both_engines!(promise_c2_no_letter_before_a_puzzle_or_a_wait, async |db| {
    let scene = Scene::on(&db).await;
    let typed = |extra: &[(&'static str, String)]| {
        let mut fields = vec![("name", "Al Ice".to_owned()), ("email", address("alice"))];
        fields.extend(extra.iter().cloned());
        fields
    };
    let send = async |extra: &[(&'static str, String)]| {
        let fields = typed(extra);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        scene.post("/sign-up", &fields).await
    };
    // Nothing solved: the waiting room, with what was typed.
    let asked = send(&[]).await;
    assert!(asked.body.contains("value=\"Al Ice\"") && asked.body.contains("value=\"alice@example.org\""));
    let ticket = hidden(&asked.body, "ticket").unwrap();
    let early = send(&[("ticket", ticket.clone())]).await;
    assert_eq!(
        hidden(&early.body, "ticket").as_deref(),
        Some(ticket.as_str()),
        "the same place in the queue"
    );
    // A puzzle that nobody set, numbers that solve nothing.
    let page = scene.get("/sign-up").await;
    let challenge = hidden(&page.body, "challenge").unwrap();
    for (text, numbers) in [("x", "0"), (challenge.as_str(), "0,0,0"), (challenge.as_str(), "")] {
        let answer = send(&[("challenge", text.to_owned()), ("pow", numbers.to_owned())]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{text} {numbers}");
    }
    assert!(scene.letters(&address("alice")).await.is_empty());
    // Solved as our script does: once.
    let puzzle = pow::Challenge {
        text: challenge.clone(),
        difficulty: pow::EASY,
        until: Timestamp::from_millis(i64::MAX),
    };
    let numbers = pow::solve(&puzzle).replace('.', ",");
    let solved = [("challenge", challenge), ("pow", numbers)];
    assert_eq!(send(&solved).await.location(), Some("/sign-up/sent"));
    assert_eq!(send(&solved).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a solution is good once");
    assert_eq!(scene.letters(&address("alice")).await.len(), 1);
    // Waited: once.
    scene.clock.advance(WAIT);
    assert_eq!(send(&[("ticket", ticket.clone())]).await.location(), Some("/sign-up/sent"));
    assert_eq!(send(&[("ticket", ticket)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(whether_an_address_is_taken_only_its_owner_learns, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let known = scene.signs_up("alice").await;
    let unknown = scene.signs_up("nobody").await;
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    assert_eq!(known.body, unknown.body);
    let [letter] = &scene.letters(&address("alice")).await[..] else { panic!("one letter") };
    assert!(letter.text.contains("You have an account"), "{}", letter.text);
    assert_eq!(letter.link().as_deref(), Some("/sign-in"));
});

on_both_engines!(what_is_typed_wrong_is_said_beside_it, async |db| {
    let scene = Scene::on(&db).await;
    let answer = scene.post("/sign-up", &[("name", " "), ("email", "<b>alice")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("id=\"name-error\"") && answer.body.contains("id=\"email-error\""));
    assert!(!answer.body.contains("<b>alice") && answer.body.contains("alice"), "kept, and harmless");
    let empty = scene.post("/sign-up", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(a_mailbox_is_not_flooded_with_letters, async |db| {
    let scene = Scene::on(&db).await;
    for _ in 0..7 {
        let answer = scene.signs_up("alice").await;
        assert_eq!(plain(&answer.body), "");
        assert_eq!(answer.location(), Some("/sign-up/sent"));
        scene.clock.advance(60_000);
    }
    assert_eq!(scene.letters(&address("alice")).await.len(), 5, "five an hour, whatever is asked");
});

on_both_engines!(a_letter_to_a_stranger_holds_no_words_of_whoever_typed_the_address, async |db| {
    let scene = Scene::on(&db).await;
    let bob = scene.account("bob").await;
    let bait = "Your mailbox closes today";
    let ask = async |name: &str, whom: &str| {
        let typed = [("name", name), ("email", whom)];
        let asked = scene.post("/sign-up", &typed).await;
        let Some(ticket) = hidden(&asked.body, "ticket") else { return asked };
        scene.clock.advance(WAIT);
        scene.post("/sign-up", &[("name", name), ("email", whom), ("ticket", &ticket)]).await
    };
    for name in ["See https://evil.example", "See WWW.evil.example", "Write to ann@evil.example"] {
        let refused = ask(name, &address("alice")).await;
        assert!(refused.body.contains("id=\"name-error\""), "{name}");
    }
    for whom in ["alice", "bob"] {
        assert_eq!(ask(bait, &address(whom)).await.location(), Some("/sign-up/sent"));
    }
    let renamed = lodge_accounts::profile::name(bait).unwrap();
    lodge_accounts::profile::rename(&scene.site.db, bob.id, &renamed).await.unwrap();
    scene.sign_in(&bob).await;
    scene.post("/account/email", &[("email", &address("carol"))]).await;
    for whom in ["alice", "bob", "carol"] {
        let letters = scene.letters(&address(whom)).await;
        let first = letters.first().unwrap();
        assert!(!first.text.contains(bait), "{whom}: {}", first.text);
    }
});
