//! What the staff is told, where, together with what, and what it is reminded of.

use lodge_guard::{
    Kind, Server, audit,
    event::{Event, decode},
    ids::ChannelId,
    rounds,
    settings::{Place, Preset, Topic},
    store::{appeals, reports},
};
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::{Value, json, value::RawValue};

use super::house::{GUILD, House, MIRA, TROLL};

const HOUR: i64 = 3_600_000;
const LOG: &str = "50";
const OTHER: &str = "51";

fn event(name: &str, data: &Value) -> Event {
    decode(name, &RawValue::from_string(data.to_string()).unwrap()).unwrap()
}

/// So many messages went from a channel.
fn gone(count: usize) -> Event {
    let ids: Vec<String> = (1..=count).map(|id| id.to_string()).collect();
    event("MESSAGE_DELETE_BULK", &json!({ "guild_id": GUILD, "channel_id": LOG, "ids": ids }))
}

on_both_engines!(each_topic_is_told_where_it_was_chosen_and_lines_wait_for_each_other, async |db: TestDb| {
    let house = House::open(db).await;
    house
        .chooses(|settings| {
            settings.tell = Some(ChannelId::new(50));
            settings.telling.cases = Place::Channel(ChannelId::new(51));
            settings.telling.deleted = Place::Log;
            settings.telling.gather_seconds = 30;
        })
        .await;
    let desk = &house.desk;
    for number in 1..4 {
        desk.staff(GUILD, Topic::Cases, &format!("Case {number}")).await;
    }
    desk.staff(GUILD, Topic::Members, "nobody wants to know").await;
    audit::heard(desk, &gone(3));
    audit::heard(desk, &event("GUILD_MEMBER_REMOVE", &json!({ "guild_id": GUILD, "user": { "id": TROLL } })));
    // An alarm waits for nothing.
    desk.staff_with(GUILD, Topic::Alarms, "A raid has begun.", &[]).await;
    audit::gathered(desk).await;
    assert_eq!((house.told(LOG), house.told(OTHER)), (vec!["A raid has begun.".to_owned()], vec![]));
    house.db.clock.advance(30_000);
    audit::gathered(desk).await;
    assert_eq!(house.told(OTHER), ["**Cases: 3**\nCase 1\nCase 2\nCase 3"], "one message");
    assert_eq!(house.told(LOG)[1..], ["Messages taken away in <#50>: 3"], "and who left was not wanted");
    audit::gathered(desk).await;
    assert_eq!(house.told(OTHER).len(), 1, "once");
});

on_both_engines!(an_old_document_is_told_as_it_was_and_the_form_changes_it, async |db: TestDb| {
    let house = House::open(db).await;
    house.chooses(|settings| *settings = serde_json::from_str(r#"{ "tell": "50" }"#).unwrap()).await;
    house.desk.staff(GUILD, Topic::Cases, "Case 1").await;
    assert_eq!(house.told(LOG), ["Case 1"], "at once, where everything was told");
    let at = house.at("/settings");
    let page = house.stage.get(&at).await.body;
    for said in ["What the staff is told", "#general", "The staff is told of each case."] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let chosen = [("tell-cases", "none"), ("tell-members", "50"), ("tell-gather", "120")];
    assert_eq!(house.stage.post(&at, &chosen).await.status, 303);
    let telling = house.desk.settings.of(GUILD).telling.clone();
    assert_eq!((telling.cases, telling.members), (Place::None, Place::Channel(ChannelId::new(50))));
    assert_eq!(telling.gather_seconds, 120);
    let wrong = house.stage.post(&at, &[("tell-gather", "301")]).await;
    assert_eq!(wrong.status, 422);
    let page = house.stage.get(&at).await.body;
    assert!(
        !page.contains("The staff is told of each case.") && page.contains("within 120 seconds"),
        "{page}"
    );
    // A preset changes what is told, and leaves the channels that the server chose.
    assert_eq!(house.stage.post(&house.at("/settings/preset"), &[("preset", "growing")]).await.status, 303);
    let telling = house.desk.settings.of(GUILD).telling.clone();
    let expected = Preset::Growing.settings().telling;
    assert_eq!((telling.cases, telling.members), (expected.cases, Place::Channel(ChannelId::new(50))));
});

on_both_engines!(what_the_guard_lacks_is_told_once_a_day, async |db: TestDb| {
    let house = House::open(db).await;
    assert_eq!(audit::health::look(&house.desk).await.unwrap(), 0, "nobody said where");
    house.chooses(|settings| settings.tell = Some(ChannelId::new(50))).await;
    assert_eq!(audit::health::look(&house.desk).await.unwrap(), 1);
    let told = house.told(LOG).pop().unwrap();
    assert!(told.contains("Nobody is sent out") && told.contains("permissions=1409706700022"), "{told}");
    assert_eq!(audit::health::look(&house.desk).await.unwrap(), 0);
    house.db.clock.advance(25 * HOUR);
    assert_eq!(audit::health::look(&house.desk).await.unwrap(), 1);
    house.chooses(|settings| settings.telling.health = Place::None).await;
    house.db.clock.advance(25 * HOUR);
    assert_eq!(audit::health::look(&house.desk).await.unwrap(), 0);
});

on_both_engines!(
    promise_d10_what_people_answer_by_hand_is_due_in_48_hours_and_reminded_of,
    async |db: TestDb| {
        let house = House::open(db).await;
        house
            .chooses(|settings| {
                settings.tell = Some(ChannelId::new(50));
                settings.telling.queue = Place::Channel(ChannelId::new(51));
            })
            .await;
        house.desk.at.set("https://lodge.test".to_owned()).unwrap();
        let case = house.case(Kind::Ban, "Spam").await;
        let asked =
            appeals::add(&house.db, &case, TROLL, "Sorry.".into(), house.moment()).await.unwrap().unwrap();
        house.db.clock.advance(HOUR);
        let server = Server::of(GUILD);
        let reporting =
            reports::Reporting { server, by: MIRA, about: TROLL, channel: None, message: None, words: None };
        let report = reports::add(&house.db, reporting, house.moment()).await.unwrap();
        assert_eq!(asked.due_at(), asked.asked_at.plus_millis(48 * HOUR));
        let reminded = async || rounds::remind(&house.desk).await.unwrap();

        house.db.clock.advance(22 * HOUR);
        assert_eq!(reminded().await, 0, "23 hours are no day");
        house.db.clock.advance(HOUR);
        assert_eq!((reminded().await, reminded().await), (1, 0), "the appeal, once");
        house.db.clock.advance(HOUR);
        assert_eq!((reminded().await, reminded().await), (1, 0), "then the report");
        let told = house.told(OTHER);
        assert_eq!(told.len(), 2);
        assert!(
            told[0].contains("for a day: 1")
                && told[0].contains(&format!("https://lodge.test/guard/{GUILD}/queue"))
        );
        assert!(!told.concat().contains("Sorry"), "not what anybody wrote");
        house.comes_back().await;
        let page = house.stage.get(&house.at("/queue")).await.body;
        assert!(page.contains("Due") && !page.contains("Overdue"));

        // The report was looked at in time, the appeal was not.
        reports::settle(&house.db, server, report.id, MIRA, house.moment()).await.unwrap();
        house.db.clock.advance(24 * HOUR);
        house.comes_back().await;
        assert_eq!((reminded().await, reminded().await), (1, 0));
        assert!(house.told(OTHER)[2].contains("within 48 hours: 1"), "{:?}", house.told(OTHER));
        assert_eq!(house.told(LOG), [""; 0], "and nothing elsewhere");
        assert!(house.stage.get(&house.at("/queue")).await.body.contains("Overdue"));
        let token = house.token(&house.olga, &[lodge_accounts::Scope::GuardRead]).await;
        let path = format!("/guilds/{GUILD}/appeals");
        let listed = house.ask(&token, axum::http::Method::GET, &path, &Value::Null).await.json();
        let first = &listed["items"][0];
        assert_eq!((&first["overdue"], &first["due_at"]), (&json!(true), &json!(asked.due_at().to_string())));
    }
);

// A staff that nobody reminds, because Discord does not answer, is reminded the next time.
on_both_engines!(promise_d10_breach_a_reminder_that_did_not_arrive_is_sent_again, async |db: TestDb| {
    let house = House::open(db).await;
    house.chooses(|settings| settings.tell = Some(ChannelId::new(666))).await;
    let case = house.case(Kind::Ban, "Spam").await;
    appeals::add(&house.db, &case, TROLL, "Sorry.".into(), house.moment()).await.unwrap();
    house.db.clock.advance(25 * HOUR);
    assert_eq!(rounds::remind(&house.desk).await.unwrap(), 0, "the channel has a fault");
    house.chooses(|settings| settings.tell = Some(ChannelId::new(50))).await;
    assert_eq!(rounds::remind(&house.desk).await.unwrap(), 1);
    assert_eq!(house.told(LOG).len(), 1);
});

on_both_engines!(what_is_due_first_stands_first, async |db: TestDb| {
    let house = House::open(db).await;
    let (early, late) = (house.case(Kind::Ban, "One").await, house.case(Kind::Ban, "Two").await);
    appeals::add(&house.db, &late, TROLL, "asked second".into(), house.moment()).await.unwrap();
    let before = house.moment().plus_millis(-HOUR);
    appeals::add(&house.db, &early, TROLL, "asked first".into(), before).await.unwrap();
    let page = house.stage.get(&house.at("/queue")).await.body;
    let at = |words: &str| page.find(words).unwrap();
    assert!(at("asked first") < at("asked second"), "{page}");
});
