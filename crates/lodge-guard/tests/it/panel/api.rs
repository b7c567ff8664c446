//! The API: what the pages can do, with a token.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_guard::{
    Kind, Server,
    store::{appeals, reports},
};
use lodge_register::Timestamp;
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::{Value, json};

use super::house::{GUILD, House, MIRA, TROLL};

const NONE: Value = Value::Null;

on_both_engines!(a_program_reads_and_changes_what_its_account_manages, async |db: TestDb| {
    let house = House::open(db).await;
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let ask = async |method, path: &str, body: Value| house.ask(&token, method, path, &body).await;
    let guilds = ask(Method::GET, "/guilds", NONE).await.json();
    assert_eq!(
        (&guilds["items"][0]["id"], &guilds["items"][0]["members"]),
        (&json!(GUILD.to_string()), &json!(312))
    );
    let at = format!("/guilds/{GUILD}");
    let state = ask(Method::GET, &at, NONE).await.json();
    assert_eq!((&state["connection"], &state["events"]), (&json!("listening"), &json!(4711)));
    assert_eq!(ask(Method::GET, "/guilds/7", NONE).await.status, 404);

    let mut settings = ask(Method::GET, &format!("{at}/settings"), NONE).await.json();
    settings["raid"]["flood"]["count"] = json!(11);
    let kept = ask(Method::PUT, &format!("{at}/settings"), settings.clone()).await;
    assert_eq!((kept.status.as_u16(), kept.json()), (200, settings.clone()));
    assert_eq!(house.desk.settings.of(GUILD).raid.flood.count, 11);
    settings["raid"]["flood"]["count"] = json!(0);
    let wrong = ask(Method::PUT, &format!("{at}/settings"), settings).await;
    assert_eq!(
        (wrong.status.as_u16(), &wrong.json()["errors"][0]["pointer"]),
        (422, &json!("#/raid/flood/count"))
    );
    let preset = ask(Method::PUT, &format!("{at}/preset"), json!({ "preset": "under-attack" })).await;
    assert_eq!((preset.status.as_u16(), &preset.json()["raid"]["flood"]["count"]), (200, &json!(5)));

    house.case(Kind::Ban, "Spam").await;
    house.case(Kind::Warn, "Rude").await;
    let first = ask(Method::GET, &format!("{at}/cases?limit=1"), NONE).await.json();
    assert_eq!((&first["items"][0]["kind"], &first["next"]), (&json!("warn"), &json!("2")));
    let rest = ask(Method::GET, &format!("{at}/cases?limit=1&after=2"), NONE).await.json();
    assert_eq!((&rest["items"][0]["reason"], &rest["next"]), (&json!("Spam"), &NONE));
    assert_eq!(ask(Method::GET, &format!("{at}/cases?kind=eaten"), NONE).await.status, 400);
    let reworded = ask(Method::PATCH, &format!("{at}/cases/1"), json!({ "reason": "Ads" })).await;
    assert_eq!(reworded.json()["reason"], "Ads");
    assert_eq!(ask(Method::PATCH, &format!("{at}/cases/1"), json!({ "reason": "" })).await.status, 422);
    let undone = ask(Method::POST, &format!("{at}/cases/1/undo"), NONE).await.json();
    assert_eq!((&undone["whole"], &undone["put_back"][0]["what"]), (&json!(true), &json!("ban")), "{undone}");
    assert_eq!(ask(Method::POST, &format!("{at}/cases/1/undo"), NONE).await.status, 409);
});

on_both_engines!(a_program_works_the_queue_off_drills_and_imports, async |db: TestDb| {
    let house = House::open(db).await;
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let ask = async |method, path: &str, body: Value| house.ask(&token, method, path, &body).await;
    let (at, server) = (format!("/guilds/{GUILD}"), Server::of(GUILD));
    let reporting =
        reports::Reporting { server, by: MIRA, about: TROLL, channel: None, message: None, words: None };
    let report = reports::add(&house.db, reporting, house.moment()).await.unwrap();
    let listed = ask(Method::GET, &format!("{at}/reports"), NONE).await.json();
    assert_eq!(listed["items"][0]["about"], TROLL.to_string());
    let settle = format!("{at}/reports/{}/settle", report.id);
    assert_eq!(ask(Method::POST, &settle, NONE).await.status, 204);
    assert_eq!(ask(Method::POST, &settle, NONE).await.status, 404);
    let case = house.case(Kind::Ban, "Spam").await;
    let appeal =
        appeals::add(&house.db, &case, TROLL, "Sorry.".into(), house.moment()).await.unwrap().unwrap();
    assert_eq!(ask(Method::GET, &format!("{at}/appeals"), NONE).await.json()["items"][0]["words"], "Sorry.");
    let decision = format!("{at}/appeals/{}/decision", appeal.id);
    assert_eq!(ask(Method::POST, &decision, json!({ "verdict": "maybe" })).await.status, 422);
    let judged = ask(Method::POST, &decision, json!({ "verdict": "deny" })).await;
    assert_eq!((judged.status.as_u16(), judged.json()), (200, json!({ "reached": true })));
    assert_eq!(ask(Method::POST, &decision, json!({ "verdict": "grant" })).await.status, 409);

    let drill = json!({ "profile": "flood", "raiders": 30, "seed": 3 });
    let played = ask(Method::POST, &format!("{at}/drills"), drill.clone()).await.json();
    assert_eq!((&played["raiders"], &played["innocents_hit"]), (&json!(30), &json!(0)));
    assert_eq!(ask(Method::POST, &format!("{at}/drills"), drill).await.json(), played);
    let storm = json!({ "profile": "storm" });
    assert_eq!(ask(Method::POST, &format!("{at}/drills"), storm).await.status, 422);

    let moment = house.moment().plus_days(-1).millis() / 1_000;
    let red = json!({ "1354799444": { "CASES": { GUILD.to_string(): { "1": {
        "case_number": 1, "action_type": "kick", "created_at": moment, "user": 7, "moderator": 3, "reason": "Rude" } } } } });
    let import = |dry: bool| json!({ "document": red.to_string(), "dry_run": dry });
    let path = format!("{at}/imports");
    let looked = ask(Method::POST, &path, import(true)).await.json();
    assert_eq!((&looked["from"], &looked["new"], &looked["brought"]), (&json!("red"), &json!(1), &json!(0)));
    assert_eq!(ask(Method::POST, &path, import(false)).await.json()["brought"], 1);
    assert_eq!(ask(Method::POST, &path, import(false)).await.json()["here"], 1);
    assert_eq!(ask(Method::POST, &path, json!({ "document": "x" })).await.status, 422);

    let filter = json!({ "4766951341": { "GUILD": { GUILD.to_string(): { "filter": ["badger"], "filter_names": true } } } });
    let import = |dry: bool| json!({ "document": filter.to_string(), "dry_run": dry });
    let looked = ask(Method::POST, &path, import(true)).await.json();
    assert_eq!((&looked["settings"]["rules"], &looked["settings"]["done"]), (&json!(2), &json!(false)));
    assert_eq!(looked["settings"]["left"][0]["why"], "detail");
    let done = ask(Method::POST, &path, import(false)).await.json();
    assert_eq!((&done["settings"]["done"], &done["new"]), (&json!(true), &json!(0)));
    assert_eq!(ask(Method::POST, &path, import(false)).await.json()["settings"]["here"], 2);
});

on_both_engines!(a_token_does_what_its_scope_and_its_holder_may, async |db: TestDb| {
    let house = House::open(db).await;
    let reads = house.token(&house.olga, &[Scope::GuardRead]).await;
    let at = format!("/guilds/{GUILD}");
    assert_eq!(house.ask(&reads, Method::GET, &at, &NONE).await.status, 200);
    let lock = json!({ "closed": true });
    assert_eq!(house.ask(&reads, Method::PUT, &format!("{at}/lock"), &lock).await.status, 403);
    let other = house.token(&house.olga, &[Scope::CommentsWrite]).await;
    assert_eq!(house.ask(&other, Method::GET, "/guilds", &NONE).await.status, 403);
    let of_mira = house.token(&house.mira, &[Scope::GuardWrite]).await;
    assert_eq!(
        house.ask(&of_mira, Method::PUT, &format!("{at}/lock"), &lock).await.status,
        403,
        "nor does Discord"
    );
    let writes = house.token(&house.olga, &[Scope::GuardWrite]).await;
    assert_eq!(house.ask(&writes, Method::PUT, &format!("{at}/lock"), &lock).await.status, 204);
    house.db.clock.advance(90 * Timestamp::DAY);
    let unknown = house.ask(&writes, Method::GET, "/guilds", &NONE).await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.json()["type"].as_str().unwrap().ends_with("guard-who")),
        (403, true)
    );
});
