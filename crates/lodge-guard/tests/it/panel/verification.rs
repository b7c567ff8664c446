//! The page about the entrance, and the API beside it: who waits, why, and what somebody of the staff says.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_guard::{
    Server, Stage, Verification,
    ids::{RoleId, UserId},
    settings::Entrance,
    store::{newcomers, verifications},
    verify::{
        decide::{Because, Decision, Reason, Way},
        flow::{Standing, Step},
    },
};
use lodge_testkit::{engines::TestDb, on_both_engines};
use serde_json::{Value, json};

use super::house::{GUILD, House, MIRA, TROLL};

const NONE: Value = Value::Null;
const NEWT: UserId = UserId::new(1_188_000_000_000_000_077);

impl House {
    /// Newt was like the troll, answered a question, and waits.
    async fn newt_waits(&self) -> Verification {
        self.chooses(|settings| {
            let questions = vec!["Who sent you?".to_owned()];
            settings.entrance = Entrance { on: true, work: false, questions, ..Entrance::default() };
        })
        .await;
        let (server, now) = (Server::of(GUILD), self.moment());
        let asked = newcomers::begun(server, NEWT, (now, now.plus_days(30)));
        let asked = lodge_guard::Newcomer { stage: Stage::Answering, ..asked };
        assert!(newcomers::ask(&self.db, None, &asked).await.unwrap());
        assert!(newcomers::answer(&self.db, &asked, &["A <b>friend</b>".to_owned()]).await.unwrap());
        let after = Standing { at: Step::Staff, ..asked.standing() };
        assert!(newcomers::step(&self.db, &asked, (after, Stage::Staff), asked.ends_at).await.unwrap());
        let reasons = [Because::BannedDevice, Because::OfToday, Because::Old];
        let reasons = reasons.map(|because| Reason { because, tenths: because.tenths() });
        let decision = Decision { way: Way::Hold, tenths: 70, reasons: reasons.to_vec(), like: Some(TROLL) };
        verifications::note(&self.db, server, NEWT, &decision, now).await.unwrap()
    }

    async fn stage_of_newt(&self) -> Stage {
        newcomers::of(&self.db, Server::of(GUILD), NEWT).await.unwrap().unwrap().stage
    }
}

on_both_engines!(the_staff_reads_why_and_decides, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/verification"));
    let empty = stage.get(&at).await.body;
    assert!(empty.contains("Nobody waits") && empty.contains("Nobody who comes is asked"), "{empty}");
    let visit = house.newt_waits().await;
    let page = stage.get(&at).await.body;
    for said in ["The same browser as somebody who is banned", "(+6)", "(−2)", "+7", "A &#60;b&#62;friend"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains(&TROLL.to_string()) && !page.contains("Nobody waits"));
    let (newt, visit) = (NEWT.to_string(), visit.id.to_string());
    stage.sign_in(&house.mira).await;
    assert_eq!(stage.post(&at, &[("act", "let-in"), ("id", &newt)]).await.status, 403, "she may not");
    stage.sign_in(&house.olga).await;
    assert_eq!(stage.post(&at, &[("act", "different"), ("id", &visit)]).await.status, 303);
    assert_eq!(stage.post(&at, &[("act", "same"), ("id", &visit)]).await.status, 409);
    let judged = stage.get(&at).await.body;
    assert!(judged.contains("0 of 1") && judged.contains("too few to say"), "{judged}");
    assert_eq!(stage.post(&at, &[("act", "let-in"), ("id", &newt)]).await.status, 303);
    assert_eq!(house.stage_of_newt().await, Stage::In);
    assert_eq!(stage.post(&at, &[("act", "refuse"), ("id", &newt)]).await.status, 409);
    assert_eq!(stage.post(&at, &[("act", "let-in"), ("id", &MIRA.to_string())]).await.status, 404);
    assert_eq!(stage.post(&at, &[("act", "ban"), ("id", &newt)]).await.status, 400);
    assert_eq!(stage.post(&at, &[("act", "let-in"), ("id", "x")]).await.status, 404);
    assert_eq!(house.called("PUT", &format!("/bans/{NEWT}")), 0);
});

on_both_engines!(a_program_does_the_same, async |db: TestDb| {
    let house = House::open(db).await;
    let token = house.token(&house.olga, &[Scope::GuardWrite]).await;
    let reads = house.token(&house.olga, &[Scope::GuardRead]).await;
    let visit = house.newt_waits().await;
    let at = format!("/guilds/{GUILD}");
    let ask = async |method, path: String, body: Value| house.ask(&token, method, &path, &body).await;
    let listed = house.ask(&reads, Method::GET, &format!("{at}/newcomers"), &NONE).await.json();
    let newt = &listed["items"][0];
    assert_eq!(
        (&newt["user"], &newt["stage"], &newt["way"]),
        (&json!(NEWT.to_string()), &json!("staff"), &json!("hold"))
    );
    assert_eq!((&newt["like"], &newt["visit"]), (&json!(TROLL.to_string()), &json!(visit.id.to_string())));
    assert_eq!(newt["reasons"][0], json!({ "because": "banned-device", "tenths": 60 }));
    assert_eq!(newt["answers"][0]["answer"], "A <b>friend</b>");
    let visits = ask(Method::GET, format!("{at}/visits"), NONE).await.json();
    assert_eq!(visits["items"][0]["id"], json!(visit.id.to_string()));

    let judgement = format!("{at}/visits/{}/judgement", visit.id);
    assert_eq!(ask(Method::POST, judgement.clone(), json!({ "judgement": "maybe" })).await.status, 422);
    assert_eq!(ask(Method::POST, judgement.clone(), json!({ "judgement": "same" })).await.status, 204);
    assert_eq!(ask(Method::POST, judgement, json!({ "judgement": "different" })).await.status, 409);
    let kinds = ask(Method::GET, format!("{at}/likeness"), NONE).await.json();
    assert_eq!(
        kinds["kinds"],
        json!([{ "because": "banned-device", "same": 1, "different": 0, "percent": null }])
    );
    let decision = format!("{at}/newcomers/{NEWT}/decision");
    let refused = house.ask(&reads, Method::POST, &decision, &json!({ "decision": "refuse" })).await;
    assert_eq!(refused.status, 403);
    assert_eq!(ask(Method::POST, decision.clone(), json!({ "decision": "ban" })).await.status, 422);
    assert_eq!(ask(Method::POST, decision.clone(), json!({ "decision": "refuse" })).await.status, 204);
    assert_eq!(house.stage_of_newt().await, Stage::Refused);
    assert_eq!(house.told(super::house::LETTERS).len(), 1, "they are told");
    assert_eq!(ask(Method::POST, decision.clone(), json!({ "decision": "again" })).await.status, 204);
    assert_eq!(house.stage_of_newt().await, Stage::Asked);
});

on_both_engines!(the_settings_of_the_entrance_are_a_form_too, async |db: TestDb| {
    let house = House::open(db).await;
    let at = house.at("/settings");
    let form = house.stage.get(&at).await.body;
    assert!(
        form.contains("name=\"entrance-questions\"") && form.contains("Whoever comes is asked before"),
        "{form}"
    );
    let wrong = house.stage.post(&at, &[("entrance-on", "yes")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("Choose the role that they get"), "{}", wrong.body);
    let typed =
        [("entrance-on", "yes"), ("entrance-role", "62"), ("entrance-questions", "Why?\r\nSince when?")];
    assert_eq!(house.stage.post(&at, &typed).await.status, 303);
    let chosen = house.desk.settings.of(GUILD).entrance.clone();
    assert_eq!((chosen.on, chosen.role, chosen.questions.len()), (true, Some(RoleId::new(62)), 2));
    assert!(house.stage.get(&at).await.body.contains("Whoever comes goes through a page"));
    // A preset leaves the entrance as it is.
    assert_eq!(house.stage.post(&house.at("/settings/preset"), &[("preset", "growing")]).await.status, 303);
    assert_eq!(house.desk.settings.of(GUILD).entrance, chosen);
});

on_both_engines!(an_entrance_that_is_switched_off_forgets_who_stood_before_it, async |db: TestDb| {
    let house = House::open(db).await;
    house.newt_waits().await;
    assert_eq!(house.stage.post(&house.at("/settings"), &[("entrance-on", "no")]).await.status, 303);
    assert!(newcomers::of(&house.db, Server::of(GUILD), NEWT).await.unwrap().is_none());
});
