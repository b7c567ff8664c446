//! Signing in, and what strangers learn from trying.

use crate::{
    app::digits,
    scene::{PASSWORD, Scene, address, hidden, plain},
};
use axum::http::StatusCode;
use lodge_abuse::{Lockout, May};
use lodge_accounts::totp;
use lodge_register::Clock as _;
use lodge_testkit::on_both_engines;

on_both_engines!(the_right_password_lets_in, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let answer = scene.types("alice", PASSWORD).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, Some("/")));
    assert!(scene.is_in().await);
    let out = scene.post("/sign-out", &[]).await;
    assert_eq!(out.location(), Some("/sign-in?said=signed-out"));
    assert!(scene.cookie().is_none() && !scene.is_in().await);
});

on_both_engines!(promise_c4_and_f6_one_strict_cookie_at_sign_in_and_none_before, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    for path in ["/", "/sign-in", "/sign-up", "/forgotten", "/privacy", "/nowhere"] {
        assert_eq!(scene.get(path).await.header("set-cookie"), None, "{path}");
    }
    assert_eq!(scene.types("alice", "not the password").await.header("set-cookie"), None);
    let line = scene.types("alice", PASSWORD).await.header("set-cookie").unwrap().to_owned();
    assert!(is_strict(&line), "{line}");
    // What is stored does not open anything.
    let rows = scene.site.db.rows("SELECT hash FROM accounts_session", ()).await.unwrap();
    assert_eq!(rows.len(), 1);
});

/// Whether a line sets one cookie of 32 octets of chance, for this host and this visit only.
fn is_strict(line: &str) -> bool {
    let Some((pair, flags)) = line.split_once("; ") else { return false };
    let value = pair.strip_prefix("__Host-lodge=").unwrap_or_default();
    flags == "Path=/; Secure; HttpOnly; SameSite=Lax" && value.len() == 43
}

/// A cookie that says more, stays longer or goes elsewhere is noticed.
#[test]
fn promise_f6_breach_a_cookie_that_is_less_strict_is_noticed() {
    let value = "A".repeat(43);
    let right = format!("__Host-lodge={value}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assert!(is_strict(&right));
    for wrong in [
        right.replace("; HttpOnly", ""),
        right.replace("; Secure", ""),
        right.replace("Lax", "None"),
        right.replace("__Host-", ""),
        right.replace(&value, "alice@example.org"),
        format!("{right}; Max-Age=31536000"),
        format!("{right}; Domain=example.org"),
    ] {
        assert!(!is_strict(&wrong), "{wrong}");
    }
}

on_both_engines!(a_planted_cookie_opens_nothing, async |db| {
    let scene = Scene::on(&db).await;
    let (alice, mallory) = (scene.account("alice").await, scene.account("mallory").await);
    // Mallory plants her own session in Alice's browser, and keeps a copy.
    scene.sign_in(&mallory).await;
    let planted = scene.cookie().unwrap();
    scene.types("alice", PASSWORD).await;
    let now = scene.cookie().unwrap();
    assert_ne!(planted, now, "a new number at every sign-in");
    assert!(scene.site.sessions.find(&planted).await.unwrap().is_none(), "the old one is over");
    assert_eq!(scene.site.sessions.find(&now).await.unwrap().unwrap().account_id, alice.id);
    // A number that nobody drew is nobody's, before and after.
    scene.use_cookie(Some("A".repeat(43)));
    assert!(!scene.is_in().await);
    scene.types("alice", PASSWORD).await;
    assert_ne!(scene.cookie().unwrap(), "A".repeat(43));
});

on_both_engines!(whether_an_address_is_known_cannot_be_told, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let known = scene.types("alice", "not the password").await;
    let unknown = scene.types("nobody", "not the password").await;
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(known.status, unknown.status);
    let said = |page: &str, name: &str| plain(page).replace(&address(name), "somebody");
    assert_eq!(said(&known.body, "alice"), said(&unknown.body, "nobody"));
    assert!(known.body.contains("value=\"alice@example.org\""), "what was typed stays");
    assert!(!known.body.contains("not the password"), "but for the password");
});

on_both_engines!(a_guesser_waits_and_the_holder_does_not, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last = scene.types("alice", "not the password").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    // The same for an address that has no account.
    for _ in 0..6 {
        last = scene.types("nobody", "not the password").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    scene.clock.advance(16 * 60_000);
    assert_eq!(scene.types("alice", PASSWORD).await.status, StatusCode::SEE_OTHER);
    // From where she has been before, guesses of others on the same network cost her a puzzle, no more.
    scene.post("/sign-out", &[]).await;
    scene.clock.advance(60_000);
    for _ in 0..6 {
        last = scene.types("alice", "not the password").await.status;
        scene.clock.advance(11_000);
    }
    assert_eq!(last, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = scene.types("alice", PASSWORD).await;
    assert!(!scene.is_in().await);
    let ticket = hidden(&asked.body, "ticket").unwrap();
    scene.clock.advance(crate::scene::WAIT);
    let typed = [("email", "alice@example.org"), ("password", PASSWORD), ("ticket", &ticket)];
    assert_eq!(scene.post("/sign-in", &typed).await.status, StatusCode::SEE_OTHER);
});

on_both_engines!(nobody_is_led_elsewhere, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    for next in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\tx"] {
        let typed = [("email", "alice@example.org"), ("password", PASSWORD), ("next", next)];
        let answer = scene.post("/sign-in", &typed).await;
        assert_eq!(answer.location(), Some("/"), "{next}");
        let again = scene.get("/sign-in?next=https%3A%2F%2Fevil.example").await;
        assert_eq!(again.location(), Some("/"));
        let proved = scene.post("/prove", &[("password", PASSWORD), ("next", next)]).await;
        assert_eq!(proved.location(), Some("/"), "{next}");
        scene.post("/sign-out", &[]).await;
        let shown = scene.get("/sign-in?next=%2F%2Fevil.example").await;
        assert!(!shown.body.contains("evil.example"));
        // Tries that come this fast look like guesses.
        scene.clock.advance(11_000);
    }
    let typed = [("email", "alice@example.org"), ("password", PASSWORD), ("next", "/account/tokens")];
    assert_eq!(scene.post("/sign-in", &typed).await.location(), Some("/account/tokens"));
});

on_both_engines!(who_is_not_in_is_shown_the_way, async |db| {
    let scene = Scene::on(&db).await;
    let answer = scene.get("/account/security?a=b").await;
    assert_eq!(answer.location(), Some("/sign-in?next=%2Faccount%2Fsecurity%3Fa%3Db"));
});

on_both_engines!(before_a_dangerous_act_one_proves_it_again, async |db| {
    let scene = Scene::on(&db).await;
    scene.account("alice").await;
    scene.types("alice", PASSWORD).await;
    assert_eq!(scene.get("/account/delete").await.status, StatusCode::OK, "just signed in");
    scene.clock.advance(16 * 60_000);
    let asked = scene.get("/account/delete").await;
    assert_eq!(asked.location(), Some("/prove?next=%2Faccount%2Fdelete"));
    let wrong = scene.post("/prove", &[("password", "wrong"), ("next", "/account/delete")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = scene.post("/prove", &[("password", PASSWORD), ("next", "/account/delete")]).await;
    assert_eq!(right.location(), Some("/account/delete"));
    assert_eq!(scene.get("/account/delete").await.status, StatusCode::OK);
});

on_both_engines!(who_guesses_at_the_second_step_waits, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    let site = &scene.site;
    let proposal = totp::propose(&site.cache, &*site.chance, &alice, "Lodge").await.unwrap();
    let now = digits(proposal.secret.expose(), scene.clock.now().millis());
    let codes = totp::accept(&site.db, &site.cache, &*site.clock, &*site.chance, alice.id, &now).await;
    let codes = codes.unwrap().unwrap();
    let asked = scene.types("alice", PASSWORD).await;
    let code = hidden(&asked.body, "code").unwrap();
    for _ in 0..5 {
        let wrong =
            scene.post("/sign-in/second", &[("code", &code), ("digits", "aaaa-bbbb-cccc-dddd")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = [("code", code.as_str()), ("digits", codes[0].expose())];
    assert_eq!(scene.post("/sign-in/second", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        scene.types("alice", PASSWORD).await.status,
        StatusCode::TOO_MANY_REQUESTS,
        "at the door, too"
    );
    // The account itself is open: only this network, which was new to it, has to wait.
    let lockout = Lockout::new(site.db.clone(), site.cache.clone(), site.clock.clone());
    assert_eq!(lockout.may_try(&address("alice"), b"elsewhere").await.unwrap(), May::Try);
    scene.clock.advance(16 * 60_000);
    let asked = scene.types("alice", PASSWORD).await;
    let code = hidden(&asked.body, "code").unwrap();
    let right = [("code", code.as_str()), ("digits", codes[0].expose())];
    assert_eq!(scene.post("/sign-in/second", &right).await.status, StatusCode::SEE_OTHER);
});

on_both_engines!(who_guesses_with_a_stolen_cookie_waits, async |db| {
    let scene = Scene::on(&db).await;
    let alice = scene.account("alice").await;
    // The cookie came from another network: this one is new to the account.
    let stolen = scene.site.sessions.open(alice.id, "").await.unwrap();
    scene.use_cookie(Some(stolen.expose().clone()));
    scene.clock.advance(16 * 60_000);
    for _ in 0..5 {
        let wrong = scene.post("/prove", &[("password", "not the password")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let late = scene.post("/prove", &[("password", PASSWORD)]).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    scene.use_cookie(None);
    assert_eq!(
        scene.types("alice", PASSWORD).await.status,
        StatusCode::TOO_MANY_REQUESTS,
        "at the door, too"
    );
});
