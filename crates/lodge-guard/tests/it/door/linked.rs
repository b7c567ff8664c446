//! Linked roles: what Discord keeps for whoever was let in.

use lodge_guard::{Stage as Step, entrance::linked, settings::Entrance};
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::json;

use super::{
    browser::link,
    scene::{Scene, oauth},
};

const HOME: &str = "192.0.2.7";

fn with_links() -> Entrance {
    Entrance { linked_roles: true, ..oauth() }
}

on_both_engines!(discord_keeps_for_whoever_was_let_in_that_they_were, async |db: TestDb| {
    let scene = Scene::open(db, with_links()).await;
    let one = |id: &str| {
        json!({ "id": id, "name": "x", "type": "github", "verified": true, "visibility": 0, "friend_sync": false,
                "show_activity": false, "two_way_link": false })
    };
    scene.double.links(scene.mira, vec![one("583231"), one("583232")]);
    let told = scene.goes_through(&scene.browser(HOME), scene.mira).await;
    assert!(told.body.contains("You are in"));
    let kept = scene.double.role_connection(scene.mira).unwrap();
    assert_eq!(kept["metadata"], json!({ "verified": "1", "account_days": "366", "links": "2" }));
    assert_eq!(kept["platform_username"], json!(null), "no name");
    scene.every_token_is_back().await;
    assert!(scene.double.role_connection(scene.mira).is_some(), "it stays when the token is gone");
});

on_both_engines!(of_whoever_waits_for_a_person_discord_is_told_nothing, async |db: TestDb| {
    let scene = Scene::open(db, Entrance { manual: true, ..with_links() }).await;
    scene.goes_through(&scene.browser(HOME), scene.mira).await;
    assert_eq!(scene.stands(scene.mira).await, Some(Step::Staff));
    assert_eq!(scene.double.role_connection(scene.mira), None);
    scene.every_token_is_back().await;
});

// Discord answers `invalid_scope` to PKCE together with linked roles; without it nobody could come in there.
on_both_engines!(where_linked_roles_are_written_discord_has_no_pkce, async |db: TestDb| {
    let scene = Scene::open(db, with_links()).await;
    let page = scene.presses(scene.mira).await;
    let browser = scene.browser(HOME);
    let to = link(&browser.post(&page, &[]).await);
    assert!(to.contains("role_connections.write") && !to.contains("code_challenge"), "{to}");
    scene.chooses(Entrance { member_read: true, ..with_links() }).await;
    let back = scene.goes_away(&browser, &page, scene.mira).await;
    assert_eq!(browser.get(&back).await.location(), Some(page.as_str()));
    assert_eq!(scene.stands(scene.mira).await, Some(Step::In));
});

on_both_engines!(what_can_be_asked_for_is_offered_once_a_server_wants_it, async |db: TestDb| {
    let scene = Scene::open(db, with_links()).await;
    linked::offer(&scene.desk).await.unwrap();
    linked::offer(&scene.desk).await.unwrap();
    let path = format!("/applications/{}/role-connections/metadata", scene.double.bot());
    let said = scene.double.log().into_iter().rfind(|call| call.path == path).unwrap();
    assert_eq!(said.status, 200);
    let keys: Vec<_> = said.body.as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["verified", "account_days", "links"]);
    assert_eq!(said.body[0]["name_localizations"]["tr"], "Doğrulandı");
});
