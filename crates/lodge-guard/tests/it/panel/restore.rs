//! What would be put back is said first, with what stays and why; then it is done, by whoever may.

use std::collections::BTreeMap;

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_guard::{
    Menu, Server,
    act::steps,
    decide::Act,
    event,
    ids::{ChannelId, MessageId, UserId},
    settings::Kind as Counted,
    store::{anew, changes, menus, once, renumbered, wishes},
    structure::{Anew, Change, row},
    town::Channel,
};
use lodge_register::Personal;
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::{Value, json};

use super::house::{GUILD, House, MIRA, TROLL};

fn channel(id: u64, name: &str) -> Channel {
    let channel = event::Channel { id: ChannelId::new(id), ..event::Channel::default() };
    Channel { name: name.into(), ..Channel::from(&channel) }
}

/// Somebody changed something.
async fn changed(house: &House, by: UserId, change: Change) {
    let row = row::of(&change);
    let record = lodge_guard::Change {
        id: house.db.new_id(),
        server_id: Server::of(GUILD),
        what: row.what.to_owned(),
        object: row.object,
        member_id: row.member,
        before: row.before.map(Personal::new),
        after: row.after.map(Personal::new),
        changed_at: house.moment(),
    };
    changes::note(&house.db, &record, Some(by)).await.unwrap();
    house.db.clock.advance(1_000);
}

/// The troll deleted a channel, and renamed one that somebody renamed again; Mira made one.
async fn broken(house: &House) {
    let gone = Change::Channel { before: Some(channel(70, "boats <b>")), after: None };
    changed(house, TROLL, gone).await;
    let renamed = Change::Channel { before: Some(channel(50, "lounge")), after: Some(channel(50, "spam")) };
    changed(house, TROLL, renamed).await;
    changed(house, MIRA, Change::Channel { before: None, after: Some(channel(51, "voice")) }).await;
}

on_both_engines!(what_somebody_broke_is_looked_at_and_put_back, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/restore"));
    assert!(stage.get(&at).await.body.contains("Nothing was changed"));
    broken(&house).await;
    let list = stage.get(&at).await.body;
    assert!(list.contains("boats") && !list.contains("<b>") && list.contains("voice"), "{list}");
    assert!(list.contains(&TROLL.to_string()) && list.contains(&MIRA.to_string()), "{list}");
    let theirs = stage.get(&format!("{at}?actor={TROLL}")).await.body;
    assert!(theirs.contains("boats") && !theirs.contains("voice"), "{theirs}");

    for (query, said) in [("hours=0", "From 1 to 2,160 hours"), ("hours=5&actor=x", "number")] {
        let wrong = stage.get(&format!("{at}?look=on&{query}")).await.body;
        assert!(wrong.contains(said), "{query}: {wrong}");
    }
    let asked = house.discord.asked().len();
    let look = stage.get(&format!("{at}?look=on&hours=5&actor={TROLL}")).await.body;
    assert!(look.contains("One thing would be put back") && look.contains("One thing stays"), "{look}");
    assert!(look.contains("somebody else has changed it since"), "{look}");
    assert_eq!(house.discord.asked().len(), asked, "it was only looked at");

    let since = house.moment().plus_millis(-3_600_000).millis().to_string();
    let troll = TROLL.to_string();
    let fields = [("actor", troll.as_str()), ("since", since.as_str())];
    let done = stage.post(&at, &fields).await;
    assert_eq!(done.location(), Some(format!("{at}?said=guard-restored").as_str()), "{}", done.body);
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 1);
    assert_eq!(stage.post(&at, &[("actor", "x"), ("since", &since)]).await.status, 400);
    assert_eq!(stage.post(&at, &[("since", "7")]).await.status, 400);

    stage.sign_in(&house.mira).await;
    assert_eq!(stage.get(&format!("{at}?look=on&hours=5")).await.status, 403, "she is no administrator");
    assert_eq!(stage.post(&at, &fields).await.status, 403);
    stage.sign_in(&house.olga).await;
    house.db.clock.advance(3_600_000);
    let asked = stage.post(&at, &fields).await;
    assert!(asked.location().is_some_and(|to| to.starts_with("/prove")), "first she proves who she is");
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 1);
});

on_both_engines!(a_whole_server_is_put_back_and_what_came_since_stays, async |db: TestDb| {
    let house = House::open(db).await;
    broken(&house).await;
    let at = house.at("/restore");
    let look = house.stage.get(&format!("{at}?look=on&hours=5")).await.body;
    assert!(look.contains("it came since, and stays"), "{look}");
    let all = house.stage.get(&format!("{at}?look=on&hours=5&extra=on")).await.body;
    assert!(!all.contains("it came since, and stays") && all.contains("Channel deleted:"), "{all}");
});

on_both_engines!(much_at_once_waits_for_a_second_person, async |db: TestDb| {
    let house = House::open(db).await;
    broken(&house).await;
    let mut settings = (*house.desk.settings.of(GUILD)).clone();
    settings.budgets.alone.insert(Counted::Restore, 0);
    house.desk.settings.change(&house.db, GUILD, settings).await.unwrap();
    let (at, since) = (house.at("/restore"), house.moment().plus_millis(-3_600_000).millis().to_string());
    let troll = TROLL.to_string();
    let sent = house.stage.post(&at, &[("actor", &troll), ("since", &since)]).await;
    assert_eq!(sent.location(), Some(format!("{}?said=guard-waits", house.at("/second")).as_str()));
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 0);
    let waits = wishes::of(&house.db, Server::of(GUILD), house.moment()).await.unwrap();
    assert_eq!((waits.len(), waits[0].what.as_str(), waits[0].weight), (1, "restore", 1));
    let page = house.stage.get(&house.at("/second")).await.body;
    assert!(page.contains("The server is put back") && page.contains("Take it back"), "{page}");
    // Whoever owns the server says yes to what somebody else wants, as soon as it is somebody else.
    let other = lodge_guard::Wish { id: house.db.new_id(), by_id: MIRA, ..waits[0].clone() };
    wishes::add(&house.db, &other).await.unwrap();
    let yes = [("act", "yes"), ("id", &*other.id.to_string())];
    assert_eq!(house.stage.post(&house.at("/second"), &yes).await.status, 303);
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 1);
});

on_both_engines!(a_program_looks_and_puts_back, async |db: TestDb| {
    let house = House::open(db).await;
    broken(&house).await;
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let ask = async |method, path: &str, body: Value| house.ask(&token, method, path, &body).await;
    let at = format!("/guilds/{GUILD}");
    let first = ask(Method::GET, &format!("{at}/changes?limit=2"), Value::Null).await.json();
    assert_eq!(
        first["items"][0]["change"],
        json!({ "what": "channel", "how": "made", "id": "51", "name": "voice" })
    );
    assert_eq!(
        (first["items"].as_array().unwrap().len(), &first["items"][1]["actor"]),
        (2, &json!(TROLL.to_string()))
    );
    let next = first["next"].as_str().unwrap();
    let rest = ask(Method::GET, &format!("{at}/changes?limit=2&after={next}"), Value::Null).await.json();
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &Value::Null));
    let of = ask(Method::GET, &format!("{at}/changes?actor={MIRA}"), Value::Null).await.json();
    assert_eq!(of["items"].as_array().unwrap().len(), 1);
    assert_eq!(ask(Method::GET, &format!("{at}/changes?actor=x"), Value::Null).await.status, 400);

    let since = house.moment().plus_millis(-3_600_000).to_string();
    let wanted = |dry: bool| json!({ "actor": TROLL.to_string(), "since": since, "dry_run": dry });
    let restore = format!("{at}/restore");
    let looked = ask(Method::POST, &restore, wanted(true)).await.json();
    assert_eq!(
        (looked["changes"].as_array().unwrap().len(), &looked["put_back"]),
        (1, &json!(0)),
        "{looked}"
    );
    assert_eq!(looked["left"][0]["because"], "others");
    let done = ask(Method::POST, &restore, wanted(false)).await.json();
    assert_eq!((&done["put_back"], &done["failed"], &done["waits"]), (&json!(1), &json!(0), &json!(false)));
    for wrong in [
        json!({ "since": "yesterday" }),
        json!({ "since": "2001-01-01T00:00:00Z" }),
        json!({ "since": since, "actor": "x" }),
    ] {
        assert_eq!(ask(Method::POST, &restore, wrong).await.status, 422);
    }
    let reads = house.token(&house.olga, &[Scope::GuardRead]).await;
    assert_eq!(house.ask(&reads, Method::POST, &restore, &wanted(true)).await.status, 403);
});

/// Puts back what the troll broke, as a program does.
async fn puts_back(house: &House) -> Value {
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let since = house.moment().plus_millis(-3_600_000).to_string();
    let wanted = json!({ "actor": TROLL.to_string(), "since": since });
    house.ask(&token, Method::POST, &format!("/guilds/{GUILD}/restore"), &wanted).await.json()
}

on_both_engines!(while_one_puts_back_another_waits, async |db: TestDb| {
    let house = House::open(db).await;
    broken(&house).await;
    let (turn, now) = (format!("put back {GUILD}"), house.moment());
    assert!(once::claim(&house.db, &turn, (now, now.plus_millis(60_000))).await.unwrap());
    let done = puts_back(&house).await;
    assert_eq!((&done["put_back"], &done["failed"]), (&json!(0), &json!(1)), "{done}");
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 0);
    house.db.clock.advance(60_000);
    let done = puts_back(&house).await;
    assert_eq!((&done["put_back"], &done["failed"]), (&json!(1), &json!(0)), "{done}");
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 1);
    // And whoever is done lets the next one.
    assert!(!once::is_claimed(&house.db, &turn, house.moment()).await.unwrap());
});

on_both_engines!(what_is_there_by_the_time_of_a_yes_is_not_made_twice, async |db: TestDb| {
    let house = House::open(db).await;
    broken(&house).await;
    house.chooses(|settings| settings.budgets.alone.extend([(Counted::Restore, 0)])).await;
    let done = puts_back(&house).await;
    assert_eq!(done["waits"], json!(true), "{done}");
    let waits = wishes::of(&house.db, Server::of(GUILD), house.moment()).await.unwrap();
    let other = lodge_guard::Wish { id: house.db.new_id(), by_id: MIRA, ..waits[0].clone() };
    wishes::add(&house.db, &other).await.unwrap();
    // Meanwhile the guard put it back for another reason.
    let anew =
        Anew { channels: BTreeMap::from([(ChannelId::new(70), ChannelId::new(700))]), ..Anew::default() };
    renumbered::everywhere(&house.db, Server::of(GUILD), &anew).await.unwrap();
    let yes = [("act", "yes"), ("id", &*other.id.to_string())];
    assert_eq!(house.stage.post(&house.at("/second"), &yes).await.status, 303);
    assert_eq!(house.called("POST", &format!("/guilds/{GUILD}/channels")), 0);
});

on_both_engines!(what_is_made_anew_is_noted_until_it_is_named, async |db: TestDb| {
    let house = House::open(db).await;
    let changes = vec![Change::Channel { before: None, after: Some(channel(70, "boats")) }];
    let acts = [Act::Restore { guild: GUILD, changes }];
    let steps = house.desk.look(|town| steps(town.guild(GUILD).unwrap(), &acts, "", house.moment()));
    // Only the acts, as if the guard had stopped right after them.
    let carried = house.desk.hands.carry(Server::of(GUILD), steps, None).await;
    let left = anew::left(&house.db, house.moment()).await.unwrap();
    assert_eq!(left, BTreeMap::from([(Server::of(GUILD), carried.anew)]));
    assert_eq!(left[&Server::of(GUILD)].channel(ChannelId::new(70)), ChannelId::new(666));
    broken(&house).await;
    puts_back(&house).await;
    assert!(anew::left(&house.db, house.moment()).await.unwrap().is_empty());
});

on_both_engines!(a_menu_that_cannot_be_shown_anew_stops_nothing, async |db: TestDb| {
    let house = House::open(db).await;
    broken(&house).await;
    house.chooses(|settings| settings.tell = Some(ChannelId::new(50))).await;
    let offer = json!({ "title": "Boats?", "roles": ["61"], "list": true, "most": 1 }).to_string();
    let menu = |channel: u64| Menu {
        id: house.db.new_id(),
        server_id: Server::of(GUILD),
        channel_id: ChannelId::new(channel),
        message_id: Some(MessageId::new(5)),
        offer: offer.clone(),
        made_at: house.moment(),
    };
    for channel in [70, 50, 70] {
        menus::add(&house.db, &menu(channel)).await.unwrap();
    }
    let done = puts_back(&house).await;
    assert_eq!((&done["put_back"], &done["failed"]), (&json!(1), &json!(0)), "{done}");
    let stand = menus::of(&house.db, Server::of(GUILD)).await.unwrap();
    let stand: Vec<_> =
        stand.iter().map(|menu| (menu.channel_id.get(), menu.message_id.map(MessageId::get))).collect();
    assert_eq!(stand, [(666, None), (50, Some(5)), (666, None)], "what is gone is not named any more");
    let told =
        house.discord.asked().into_iter().filter(|asked| asked.path.ends_with("/channels/50/messages"));
    let told: Vec<_> = told.map(|asked| String::from_utf8_lossy(&asked.body).into_owned()).collect();
    let told = told.iter().find(|text| text.contains("could not be shown anew")).unwrap();
    assert_eq!((told.matches("Boats?").count(), told.matches("<#666>").count()), (2, 2), "{told}");
});
