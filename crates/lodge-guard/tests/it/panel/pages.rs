//! The pages without script: overview, settings, cases, drills.

use lodge_guard::{
    Done, Kind, Server,
    settings::{Preset, State},
    store::{cases, deeds, servers},
};
use lodge_register::Id;
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{GUILD, House, OLGA, TROLL};

on_both_engines!(the_overview_says_how_it_is_and_what_is_missing, async |db: TestDb| {
    let house = House::open(db).await;
    let page = house.stage.get(&house.at("")).await;
    assert_eq!(page.status, 200);
    for said in ["Listening", "4711", "312", "6 who join within 30 seconds are a flood"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    for (permission, is_missing) in [("VIEW_AUDIT_LOG", true), ("KICK_MEMBERS", true), ("BAN_MEMBERS", false)]
    {
        assert_eq!(page.body.contains(permission), is_missing, "{permission}");
    }
    assert!(page.body.contains(&format!("guild_id={GUILD}")), "a link mends it");
    house.stage.always("accept-language", "ru");
    assert_eq!(house.stage.get(&house.at("")).await.status, 200);
});

on_both_engines!(settings_are_said_plainly_changed_and_refused, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/settings"));
    assert!(stage.get(&at).await.body.contains("What the guard does here"));
    let kept = stage.post(&at, &[("raid-flood-count", "9"), ("rule-2", "shadow"), ("tell", "50")]).await;
    assert_eq!(kept.location(), Some(format!("{at}?said=guard-saved").as_str()));
    let now = house.desk.settings.of(GUILD);
    assert_eq!((now.raid.flood.count, now.raid.flood.seconds, now.tell.unwrap().get()), (9, 30, 50));
    assert_eq!(now.automod.rules[1].state, State::Shadow);
    let stored = servers::by_id(&house.db, Server::of(GUILD)).await.unwrap().unwrap();
    assert!(stored.settings.contains("\"count\":9"), "it outlives a restart: {}", stored.settings);
    let page = stage.get(&at).await.body;
    assert!(
        page.contains("9 who join within 30 seconds") && page.contains("One rule only watches"),
        "{page}"
    );

    let again = stage.post(&at, &[("raid-flood-count", "0"), ("tell", "#general")]).await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains("too small or too large") && again.body.contains("Copy Channel ID"));
    assert_eq!(house.desk.settings.of(GUILD).raid.flood.count, 9, "nothing of a wrong form is kept");

    let preset = stage.post(&house.at("/settings/preset"), &[("preset", "growing")]).await;
    assert_eq!(preset.status, 303);
    let now = house.desk.settings.of(GUILD);
    assert_eq!((now.raid.clone(), now.tell.unwrap().get()), (Preset::Growing.settings().raid, 50));
    assert_eq!(stage.post(&house.at("/settings/preset"), &[("preset", "huge")]).await.status, 400);

    let exported = stage.get(&house.at("/settings/export")).await;
    assert_eq!(exported.header("content-type"), Some("application/json"));
    let changed = exported.body.replace("\"calm_seconds\": 180", "\"calm_seconds\": 240");
    assert_eq!(stage.post(&house.at("/settings/document"), &[("document", &changed)]).await.status, 303);
    assert_eq!(house.desk.settings.of(GUILD).raid.calm_seconds, 240);
    for bad in ["", "{", "{\"raids\":{}}"] {
        let again = stage.post(&house.at("/settings/document"), &[("document", bad)]).await;
        assert_eq!(again.status, 422, "{bad}");
        assert!(again.body.contains("These are no settings"));
    }
    let deeds = deeds::before(&house.db, Server::of(GUILD), Id::new(i64::MAX)).await.unwrap();
    assert_eq!(deeds.iter().filter(|deed| deed.done == Done::Set && deed.actor_id == OLGA).count(), 3);
});

on_both_engines!(cases_are_found_reworded_taken_back_and_exported, async |db: TestDb| {
    let house = House::open(db).await;
    let stage = &house.stage;
    let ban = house.case(Kind::Ban, "Spam <again>").await;
    house.case(Kind::Warn, "Rude").await;
    let list = stage.get(&house.at("/cases")).await.body;
    assert!(list.contains("Spam") && list.contains("Rude") && !list.contains("<again>"));
    for (query, ban, warn) in [
        ("?search=rUde", false, true),
        ("?search=%231", true, false),
        ("?kind=ban", true, false),
        ("?search=1188000000000000004", true, true),
        ("?search=nowhere", false, false),
        ("?from=2", true, false),
    ] {
        let found = stage.get(&house.at(&format!("/cases{query}"))).await.body;
        assert_eq!((found.contains("Spam"), found.contains("Rude")), (ban, warn), "{query}");
    }
    let at = house.at("/cases/1");
    let one = stage.get(&at).await.body;
    assert!(one.contains("Opened the case") && one.contains(&TROLL.to_string()));
    assert_eq!(stage.get(&house.at("/cases/9")).await.status, 404);
    let long = "x".repeat(513);
    for bad in ["", " ", long.as_str()] {
        assert_eq!(stage.post(&at, &[("act", "reword"), ("reason", bad)]).await.status, 422);
    }
    assert_eq!(stage.post(&at, &[("act", "reword"), ("reason", "Advertising")]).await.status, 303);
    let one = stage.get(&at).await.body;
    assert!(one.contains("Advertising") && one.contains("What the reason was before"), "{one}");
    assert_eq!(
        stage.post(&at, &[("act", "undo")]).await.location(),
        Some(format!("{at}?said=guard-undone").as_str())
    );
    assert!(house.now(&ban).await.undone_at.is_some());
    assert_eq!(house.called("DELETE", &format!("/bans/{TROLL}")), 1);
    assert_eq!(stage.post(&at, &[("act", "undo")]).await.status, 409, "once is enough");
    assert_eq!(stage.post(&at, &[("act", "eat")]).await.status, 400);
    let exported = stage.get(&house.at("/cases/export")).await.json();
    assert_eq!(exported["cases"].as_array().unwrap().len(), 2);
});

on_both_engines!(who_manages_and_may_not_ban_does_not_take_back_a_ban, async |db: TestDb| {
    let house = House::open(db).await;
    let ban = house.case(Kind::Ban, "Spam").await;
    house.stage.sign_in(&house.mira).await;
    let no = house.stage.post(&house.at("/cases/1"), &[("act", "undo")]).await;
    assert_eq!(no.status, 403);
    assert!(no.body.contains("Discord does not let you do that"));
    assert!(house.now(&ban).await.undone_at.is_none());
    assert_eq!(house.called("DELETE", &format!("/bans/{TROLL}")), 0);
    let reworded = house.stage.post(&house.at("/cases/1"), &[("act", "reword"), ("reason", "Rude")]).await;
    assert_eq!(reworded.status, 303, "that, she may");
});

on_both_engines!(what_cannot_be_put_back_is_struck_from_the_record_and_said, async |db: TestDb| {
    let house = House::open(db).await;
    let kick = house.case(Kind::Kick, "Spam").await;
    let at = house.at("/cases/1");
    let struck = house.stage.post(&at, &[("act", "undo")]).await;
    assert_eq!(struck.location(), Some(format!("{at}?said=guard-undone-record").as_str()));
    assert!(house.now(&kick).await.undone_at.is_some());
    assert_eq!(house.called("DELETE", &format!("/members/{TROLL}")), 0);
});

on_both_engines!(one_person_lifts_so_many_bans_in_an_hour, async |db: TestDb| {
    let house = House::open(db).await;
    let mut settings = (*house.desk.settings.of(GUILD)).clone();
    settings.budgets.per_hour.insert(lodge_guard::settings::Kind::Ban, 2);
    house.desk.settings.change(&house.db, GUILD, settings).await.unwrap();
    for _ in 0..3 {
        house.case(Kind::Ban, "Spam").await;
    }
    // The newest first: an older ban is not lifted while a newer one holds.
    let undo =
        async |number: u8| house.stage.post(&house.at(&format!("/cases/{number}")), &[("act", "undo")]).await;
    assert_eq!(undo(3).await.status, 303);
    assert_eq!(undo(2).await.status, 303);
    let spent = undo(1).await;
    assert_eq!(spent.status, 409);
    assert!(spent.body.contains("as much in this hour"), "{}", spent.body);
});

on_both_engines!(channels_are_closed_and_opened_again, async |db: TestDb| {
    let house = House::open(db).await;
    assert_eq!(house.stage.post(&house.at("/lock"), &[("to", "on")]).await.status, 303);
    assert_eq!(house.called("PUT", &format!("/channels/50/permissions/{GUILD}")), 1);
    assert_eq!(house.called("PUT", &format!("/channels/51/permissions/{GUILD}")), 0, "nobody writes there");
    assert_eq!(house.stage.post(&house.at("/lock"), &[("to", "sideways")]).await.status, 400);
    let found = cases::before(&house.db, Server::of(GUILD), i64::MAX, None, 9).await.unwrap();
    assert_eq!(found.iter().map(|case| case.kind).collect::<Vec<_>>(), [Kind::Lockdown]);
});

on_both_engines!(a_drill_shows_charts_and_says_the_same_in_tables, async |db: TestDb| {
    let house = House::open(db).await;
    let at = house.at("/drills");
    assert!(!house.stage.get(&at).await.body.contains("<rect"));
    let query = "?profile=flood&raiders=40&seed=7";
    let played = house.stage.get(&format!("{at}{query}")).await;
    assert_eq!(played.status, 200);
    for said in ["<rect", "<table", "Innocents hit", "Seconds until the first call had its effect"] {
        assert!(played.body.contains(said), "{said}");
    }
    let without_token = |body: &str| body.lines().filter(|line| !line.contains("csrf")).collect::<String>();
    let again = house.stage.get(&format!("{at}{query}")).await.body;
    assert_eq!(without_token(&again), without_token(&played.body), "the same number is the same drill");
    for (bad, said) in [
        ("?profile=flood&raiders=2001", "From 1 to 2,000"),
        ("?profile=flood&seed=x", "whole number"),
        ("?profile=flood&preset=huge", "Drills"),
    ] {
        let page = house.stage.get(&format!("{at}{bad}")).await;
        assert!(page.body.contains(said) && !page.body.contains("<rect"), "{bad}");
    }
    for profile in ["nuke", "alt-return"] {
        assert_eq!(house.stage.get(&format!("{at}?profile={profile}&preset=small")).await.status, 200);
    }
    assert_eq!(house.discord.asked().len(), 0, "nothing is done on Discord");
});
