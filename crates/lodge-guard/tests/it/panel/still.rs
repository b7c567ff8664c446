//! Whether somebody still manages a server: asked with the bot's token at each request, at most once a minute.

use std::sync::Arc;

use lodge_guard::{
    Kept,
    event::{Event, Member},
    ids::UserId,
    store::keepers,
};
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::json;

use super::house::{GUILD, House, MIRA, TROLL};

on_both_engines!(whoever_loses_the_permission_loses_the_pages_at_once, async |db: TestDb| {
    let house = House::open(db).await;
    house.stage.sign_in(&house.mira).await;
    assert_eq!(house.stage.get(&house.at("/cases")).await.status, 200);
    let member = json!({ "guild_id": GUILD, "user": { "id": MIRA }, "roles": [] });
    let member: Member = serde_json::from_value(member).unwrap();
    let (now, settings) = (house.moment(), Arc::new(lodge_guard::settings::Settings::default()));
    let event = Event::MemberUpdate(Box::new(member));
    house.desk.think(|mind| mind.hear(&event, now, &|_| Arc::clone(&settings)));
    assert_eq!(house.stage.get(&house.at("/cases")).await.status, 404);
    let list = house.stage.get("/guard").await.body;
    assert!(list.contains("No server of yours is watched"), "{list}");
});

on_both_engines!(of_whom_nothing_is_known_discord_is_asked_once_a_minute, async |db: TestDb| {
    let house = House::open(db).await;
    let told_at = house.moment();
    let servers = Kept::written(&[GUILD]);
    let kept = Kept { account_id: house.mira.id, member_id: TROLL, servers, told_at };
    keepers::keep(&house.db, &kept).await.unwrap();
    house.stage.sign_in(&house.mira).await;
    let of = |user: UserId| house.called("GET", &format!("/guilds/{GUILD}/members/{user}"));
    // Discord says that they have no role there.
    assert_eq!(house.stage.get(&house.at("/cases")).await.status, 404);
    assert_eq!(house.stage.get(&house.at("/cases")).await.status, 404);
    assert_eq!(of(TROLL), 1);
    house.db.clock.advance(61_000);
    assert_eq!(house.stage.get(&house.at("/cases")).await.status, 404);
    assert_eq!(of(TROLL), 2);
    let asked = house.discord.asked();
    let own = asked.iter().filter(|asked| asked.path.contains("/members/"));
    for asked in own {
        assert_eq!(asked.header("authorization"), "Bot B0T", "with the bot's own token");
    }
});
