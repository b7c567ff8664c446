//! Who may do what: nobody without a part, who looks, who moderates, who owns.

use lodge_accounts::{
    Email, Role,
    delegates::{self, Invitation},
};
use lodge_comments::{State, store::sites::MODULE};
use lodge_register::Personal;
use lodge_store::OsChance;
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::town::Town;

/// Bob looks after Alice's site from now on.
pub(super) async fn helps(town: &Town, role: Role) {
    let invitation = Invitation {
        module: MODULE.to_owned(),
        object: town.site.id.number(),
        role,
        email: Personal::new(Email::parse("bob@example.org").unwrap()),
    };
    let (site, clock) = (&town.stage.site, &*town.db.clock);
    let code = delegates::invite(&site.cache, clock, &OsChance, &town.alice, invitation).await.unwrap();
    delegates::accept(&town.db, &site.cache, clock, code.expose(), &town.bob).await.unwrap();
    town.stage.sign_in(&town.bob).await;
}

on_both_engines!(who_has_no_part_in_a_site_finds_none, async |db: TestDb| {
    let town = Town::open(db).await;
    let comment = town.comment("Words.", State::Held).await;
    town.stage.sign_in(&town.bob).await;
    let one = format!("/comments/{}", comment.id);
    for path in ["", "/queue", "/pages", "/visitors", "/bans", "/history", "/rules", "/embed", &one] {
        assert_eq!(town.stage.get(&town.at(path)).await.status, 404, "{path}");
    }
    assert_eq!(town.stage.post(&town.at(&one), &[("act", "approve")]).await.status, 404);
    assert!(!town.stage.get("/comments/sites").await.body.contains("blog.example"));
    town.stage.use_cookie(None);
    assert!(town.stage.get("/comments/sites").await.location().unwrap().starts_with("/sign-in"));
});

on_both_engines!(who_looks_changes_nothing, async |db: TestDb| {
    let town = Town::open(db).await;
    let comment = town.comment("Words.", State::Held).await;
    helps(&town, Role::Viewer).await;
    let queue = town.stage.get(&town.at("/queue")).await;
    assert!(queue.body.contains("Words.") && !queue.body.contains("name=\"one\""));
    let one = format!("/comments/{}", comment.id);
    for (path, fields) in [
        (one.as_str(), [("act", "approve")]),
        ("/queue", [("one", "approve-1")]),
        ("/lock", [("to", "on")]),
        ("/bans", [("whom", "visitor-1")]),
        ("", [("title", "Mine")]),
        ("/rules", [("who-guests", "on")]),
        ("/remove", [("x", "")]),
    ] {
        assert_eq!(town.stage.post(&town.at(path), &fields).await.status, 403, "{path}");
    }
    assert_eq!(town.now(&comment).await.state, State::Held);
});

on_both_engines!(who_moderates_decides_and_does_not_own, async |db: TestDb| {
    let town = Town::open(db).await;
    let comment = town.comment("Words.", State::Held).await;
    helps(&town, Role::Editor).await;
    let one = format!("/comments/{}", comment.id);
    assert_eq!(town.stage.post(&town.at(&one), &[("act", "approve")]).await.status, 303);
    assert_eq!(town.now(&comment).await.state, State::Shown);
    let page = format!("/pages/{}", town.page.id);
    assert_eq!(town.stage.post(&town.at(&page), &[("act", "lock")]).await.status, 303);
    for (path, fields) in [
        (page.as_str(), [("act", "move")]),
        ("/rules", [("who-guests", "on")]),
        ("", [("title", "Mine")]),
        ("/invite", [("email", "x@example.org")]),
        ("/remove", [("x", "")]),
    ] {
        assert_eq!(town.stage.post(&town.at(path), &fields).await.status, 403, "{path}");
    }
    let acts = lodge_comments::moderate::acts(&town.db, town.site.id, i64::MAX, 9).await.unwrap();
    assert!(acts.iter().all(|act| act.account_id == Some(town.bob.id)), "the acts are Bob's");
});

on_both_engines!(an_invitation_goes_to_who_has_an_account_and_tells_nobody_who_has, async |db: TestDb| {
    let town = Town::open(db).await;
    for (email, letters) in [("bob@example.org", 1), ("stranger@example.org", 0)] {
        let fields = [("email", email), ("role", "editor")];
        let said = town.stage.post(&town.at("/invite"), &fields).await;
        assert_eq!(said.location(), Some(town.at("?said=site-invited").as_str()), "{email}");
        assert_eq!(town.stage.letters(email).await.len(), letters, "{email}");
    }
    let yourself = [("email", "alice@example.org"), ("role", "editor")];
    assert_eq!(town.stage.post(&town.at("/invite"), &yourself).await.status, 422);
    assert_eq!(town.stage.post(&town.at("/invite"), &[("email", "x"), ("role", "editor")]).await.status, 422);
});
