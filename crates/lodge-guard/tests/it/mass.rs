//! A role for many: counted, begun, stopped, gone on with, taken back.

use discord_double::{Call, Failing, Faults, Id, Verb};
use lodge_guard::settings::Kind as Counted;
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

use crate::evening::scene::Scene;

/// Somebody uses something, and reads what is answered: the whole message.
async fn answered(scene: &Scene, asked: Id) -> Value {
    for _ in 0..4_000 {
        let message = scene.double.reply(asked).and_then(|reply| reply.message);
        if let Some(message) =
            message.filter(|one| one["content"].as_str().is_some_and(|text| !text.is_empty()))
        {
            return message;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("nobody answered");
}

async fn counted(scene: &Scene, who: Id, options: Value) -> Value {
    let general = scene.place.channel("general");
    answered(scene, scene.double.runs_command(who, general, "role mass", &options).unwrap()).await
}

/// Presses the button whose name begins like this, and reads the answer.
async fn pressed(scene: &Scene, who: Id, message: &Value, does: &str) -> String {
    let rows = message["components"].as_array().cloned().unwrap_or_default();
    let buttons = rows.iter().flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    let mut names = buttons.filter_map(|button| button["custom_id"].as_str().map(str::to_owned));
    let name = names.find(|name| name.starts_with(does)).unwrap_or_else(|| panic!("no {does} in {message}"));
    let id = Id(message["id"].as_str().unwrap().parse().unwrap());
    let asked = scene.double.presses(who, id, &name, &[]).unwrap();
    answered(scene, asked).await["content"].as_str().unwrap().to_owned()
}

/// The messages of a channel, the newest first.
fn messages(scene: &Scene, channel: &str) -> Vec<Value> {
    let path = format!("/channels/{}/messages", scene.place.channel(channel));
    let answer = scene.double.acts(scene.owner, &Call::new(Verb::Get, &path, Value::Null));
    answer.body.unwrap_or_default().as_array().cloned().unwrap_or_default()
}

fn says(scene: &Scene, channel: &str, part: &str) -> bool {
    messages(scene, channel).iter().any(|one| one["content"].as_str().is_some_and(|text| text.contains(part)))
}

fn has(scene: &Scene, who: Id) -> bool {
    let role = json!(scene.place.role("Artist").to_string());
    let member = scene.double.member(scene.place.id, who);
    member.is_some_and(|member| member["roles"].as_array().unwrap().contains(&role))
}

fn by_hand(scene: &Scene, verb: Verb, who: Id) {
    let path = format!("/guilds/{}/members/{who}/roles/{}", scene.place.id, scene.place.role("Artist"));
    assert!(scene.double.acts(scene.owner, &Call::new(verb, &path, Value::Null)).status < 300);
}

fn everybody(scene: &Scene) -> [Id; 7] {
    [scene.owner, scene.mira, scene.tom, scene.kaan, scene.ayla, scene.troll, scene.shouter]
}

fn give(scene: &Scene) -> Value {
    json!({ "does": "give", "role": scene.place.role("Artist"), "who": "people" })
}

on_both_engines!(a_role_for_many_is_counted_given_and_taken_back_as_one_case, async |db| {
    let mut scene = Scene::open(&db).await;
    let (kaan, mira, tom, owner) = (scene.kaan, scene.mira, scene.tom, scene.owner);
    let helper = json!({ "does": "give", "role": scene.place.role("Helper") });
    let dangerous = counted(&scene, kaan, helper).await;
    assert!(dangerous["content"].as_str().unwrap().contains("something can be broken"));
    let odd = json!({ "does": "give", "role": scene.place.role("Artist"), "before": "soon" });
    assert!(counted(&scene, kaan, odd).await["content"].as_str().unwrap().contains("That is no day"));

    by_hand(&scene, Verb::Put, mira);
    let asked = counted(&scene, kaan, give(&scene)).await;
    assert!(asked["content"].as_str().unwrap().contains("changes something for: 6."), "{asked}");
    assert!(!has(&scene, tom), "nothing is done yet");
    let begun = pressed(&scene, kaan, &asked, "mass:").await;
    assert!(begun.starts_with("Case 1: Role given"), "{begun}");
    scene.until("all have it", |scene| everybody(scene).iter().all(|who| has(scene, *who))).await;
    scene.until("it is told", |scene| says(scene, "general", "All done. Done: 6 of 6. Not done: 0")).await;

    by_hand(&scene, Verb::Delete, tom);
    let undone = scene.asks(owner, "case undo", json!({ "number": 1 })).await;
    assert!(undone.contains("put back one by one"), "{undone}");
    scene.until("it is put back", |scene| says(scene, "general", "Put back: 5 of 6. Left as it is: 1")).await;
    let still: Vec<Id> = everybody(&scene).into_iter().filter(|who| has(&scene, *who)).collect();
    assert_eq!(still, [mira], "who had it before has it still");
    let again = scene.asks(owner, "case undo", json!({ "number": 1 })).await;
    assert_eq!(again, "Case 1 had been taken back already.");
    scene.stop().await;
});

on_both_engines!(much_waits_for_a_second_person_and_goes_on_after_a_restart, async |db| {
    let mut scene = Scene::open(&db).await;
    let mut settings = (*scene.desk().settings.of(scene.guild())).clone();
    settings.budgets.alone.insert(Counted::Roles, 3);
    scene.desk().settings.change(scene.db(), scene.guild(), settings).await.unwrap();
    let asked = counted(&scene, scene.kaan, give(&scene)).await;
    let waits = pressed(&scene, scene.kaan, &asked, "mass:").await;
    assert!(waits.contains("more than one person does alone"), "{waits}");
    scene.until("the staff is asked", |scene| says(scene, "staff", "Role given, 7 at once")).await;
    let question = messages(&scene, "staff")
        .into_iter()
        .find(|one| one["content"].as_str().is_some_and(|text| text.contains("7 at once")));
    let yes = pressed(&scene, scene.owner, &question.unwrap(), "yes:").await;
    assert!(yes.starts_with("Case 1: Role given"), "{yes}");
    scene.kill().await;
    scene.until("all have it", |scene| everybody(scene).iter().all(|who| has(scene, *who))).await;
    scene.until("it is told", |scene| says(scene, "general", "Done: 7 of 7. Not done: 0")).await;
    scene.stop().await;
});

on_both_engines!(what_is_stopped_goes_no_further, async |db| {
    let mut scene = Scene::open(&db).await;
    let path = format!("/roles/{}", scene.place.role("Artist"));
    let failing = vec![Failing { path, times: 100_000, status: 503 }];
    scene.double.faults(Faults { failing, ..Faults::default() }, 7);
    let asked = counted(&scene, scene.kaan, give(&scene)).await;
    pressed(&scene, scene.kaan, &asked, "mass:").await;
    let shown = messages(&scene, "general")
        .into_iter()
        .find(|one| one["content"].as_str().is_some_and(|text| text.contains("Done: 0 of 7")));
    let stopped = pressed(&scene, scene.kaan, &shown.unwrap(), "stop:").await;
    assert!(stopped.starts_with("Stopped."), "{stopped}");
    scene.double.faults(Faults::default(), 7);
    scene.passes(10).await;
    assert!(everybody(&scene).iter().all(|who| !has(&scene, *who)));
    assert!(says(&scene, "general", "Stopped. Done: 0"));
    scene.stop().await;
});
