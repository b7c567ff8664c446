//! What happens, and how it ends.

use std::collections::BTreeMap;

use discord_double::{
    Call, DAY, Id, Verb,
    raid::{self, Deed},
};
use lodge_guard::{
    Kind, Server, Verdict,
    appeal::Ticket,
    ids::UserId,
    office,
    store::{appeals, cases},
};
use serde_json::json;

use super::scene::{CANARY, Scene};

const BAN: u16 = 22;

/// Several ranks moderate, each as far as they may.
pub async fn moderation(scene: &mut Scene) {
    let (tom, mira, ayla, troll) = (scene.tom, scene.mira, scene.ayla, scene.troll);
    let why = json!({ "user": ayla, "reason": "Caps" });
    assert_eq!(scene.asks(tom, "warn", why).await, "Case 1: Warned");
    let refused =
        scene.double.runs_command(tom, scene.place.channel("general"), "ban", &json!({ "user": troll }));
    assert_eq!(refused.unwrap_err().code, 50013, "a helper does not see that command");
    let upwards = scene.asks(tom, "timeout", json!({ "user": mira, "for": "1h" })).await;
    assert_eq!(upwards, "They stand above you, or beside you.");
    let silenced = scene.asks(tom, "timeout", json!({ "user": troll, "for": "1h", "reason": "Rude" })).await;
    assert_eq!(silenced, "Case 2: Silenced");
    let banned = scene.asks(mira, "ban", json!({ "user": troll, "reason": "Rude again" })).await;
    assert_eq!(banned, "Case 3: Banned");
    assert!(scene.double.banned(scene.place.id).contains(&troll));
    let letters = scene.double.letters_to(troll);
    let last = letters.last().unwrap()["content"].as_str().unwrap().to_owned();
    assert!(last.contains("Harbour") && last.contains("https://lodge.test/guard/appeal/"), "{last}");
}

/// Somebody repeats themselves until the rule is tired of it.
pub async fn automod(scene: &mut Scene) {
    let general = scene.place.channel("general");
    for _ in 0..12 {
        if scene.double.says(general, scene.shouter, &format!("{CANARY} for everybody")).is_err() {
            break;
        }
        scene.passes(1).await;
    }
    let guild = scene.place.id;
    let shouter = scene.shouter;
    scene
        .until("who repeats themselves is silenced", |scene| {
            let member = scene.double.member(guild, shouter);
            member.is_some_and(|member| member["communication_disabled_until"].is_string())
        })
        .await;
    scene.double.says(general, scene.ayla, &format!("{CANARY} once")).unwrap();
    scene.passes(2).await;
    assert!(scene.cases(scene.ayla).await.iter().all(|case| case.kind == Kind::Warn));
}

/// Many come at once, some of them by chance. After so many of them the guard is killed, or when it shuts the door if that
/// is sooner.
pub async fn flood(scene: &mut Scene, mut dies_after: Option<usize>) {
    let (guild, general, villain) = (scene.place.id, scene.place.channel("general"), scene.kaan);
    let mut crowd = Vec::new();
    let mut came = 0;
    for (number, step) in raid::flood(7, 260, 26_000).into_iter().enumerate() {
        scene.goes(step.after);
        let step = raid::Step { after: 0, ..step };
        let Deed::Comes { .. } = &step.deed else {
            scene.double.step(guild, general, villain, &mut crowd, &step);
            continue;
        };
        let is_in = scene.double.step(guild, general, villain, &mut crowd, &step);
        if is_in {
            scene.raiders.insert(*crowd.last().unwrap());
            came += 1;
        }
        if number % 20 == 3 {
            let name = ["wim", "sanne", "olga", "deniz", "pieter", "yara", "bram", "lotte"][number / 20 % 8];
            let guest =
                scene.double.person_aged(&format!("{name}{number}x"), (200 + 30 * number as i64) * DAY);
            scene.double.dresses(guest, None, Some(&format!("{number:032x}")), "en-US");
            if scene.double.joins(guild, guest).is_ok() {
                scene.innocents.insert(guest);
            }
        }
        // The clock of the guard is not behind by much.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        if dies_after.is_some_and(|after| came >= after || !is_in) {
            dies_after = None;
            scene.kill().await;
        }
    }
    assert_eq!(dies_after, None, "it was killed in the middle of the raid");
    // Five who are alike are a raid: nobody can shut the door before.
    assert!(came >= 5, "some came before the door was shut: {came}");
    let raiders = scene.raiders.clone();
    scene
        .until("all who raided are banned", |scene| {
            let banned = scene.double.banned(guild);
            raiders.iter().all(|raider| banned.contains(raider))
        })
        .await;
    scene.until("the raid is over", |scene| scene.is_told("The raid is over")).await;
    scene
        .until("the door is open again", |scene| {
            let open =
                scene.double.view(guild).unwrap()["incidents_data"]["invites_disabled_until"].is_null();
            open || scene.double.joins(guild, scene.double.person("late")).is_ok()
        })
        .await;
}

/// Few come, slowly, and all are alike.
pub async fn drip(scene: &mut Scene) {
    let guild = scene.place.id;
    for number in 0..9 {
        let who = scene.double.person_aged(&format!("crypto_gift{number}"), DAY / 2);
        if scene.double.joins(guild, who).is_ok() {
            scene.raiders.insert(who);
        }
        scene.is_quiet(70).await;
    }
    let raiders = scene.raiders.clone();
    scene
        .until("all who dripped in are banned", |scene| {
            let banned = scene.double.banned(guild);
            raiders.iter().all(|raider| banned.contains(raider))
        })
        .await;
}

/// A moderator's account is stolen.
pub async fn nuke(scene: &mut Scene) {
    let (guild, kaan) = (scene.place.id, scene.kaan);
    let names = |scene: &Scene| {
        let view = scene.double.view(guild).unwrap();
        let mut names: Vec<String> = view["channels"]
            .as_array()
            .unwrap()
            .iter()
            .map(|channel| channel["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    let before = names(scene);
    let channels = ["general", "help", "art", "news"].map(|name| scene.place.channel(name));
    let mut done = 0;
    for channel in channels {
        let call = Call::new(Verb::Delete, &format!("/channels/{channel}"), json!(null));
        done += usize::from(scene.double.acts(kaan, &call).status < 300);
        scene.passes(2).await;
    }
    assert!(done <= 4, "{done}");
    let captain = scene.place.role("Captain").to_string();
    scene
        .until("the stolen account has no roles", |scene| {
            let member = scene.double.member(guild, kaan);
            member.is_none_or(|member| !member["roles"].as_array().unwrap().contains(&json!(captain)))
        })
        .await;
    scene.until("what went is there again", |scene| names(scene) == before).await;
    scene.until("it is told", |scene| scene.is_told("was destroying the server")).await;
}

/// Who was banned asks to come back.
pub async fn appeal(scene: &mut Scene) {
    let letters = scene.double.letters_to(scene.troll);
    let text = letters.last().unwrap()["content"].as_str().unwrap().to_owned();
    let ticket = text.rsplit('/').next().unwrap();
    let ticket = Ticket::open(scene.db(), ticket).unwrap();
    assert_eq!((ticket.server, ticket.user), (Server::of(scene.guild()), UserId::new(scene.troll.0)));
    assert_eq!(Ticket::open(scene.db(), &"a".repeat(64)), None);
    let case = cases::by_number(scene.db(), ticket.server, ticket.case).await.unwrap().unwrap();
    let now = scene.desk().now();
    let appeal =
        appeals::add(scene.db(), &case, ticket.user, "Sorry".to_owned(), now).await.unwrap().unwrap();
    let (desk, guild) = (scene.desk(), scene.guild());
    let tom = UserId::new(scene.tom.0);
    let refused = office::decide_appeal(&desk, guild, tom, appeal.id, Verdict::Granted, None).await;
    assert!(matches!(refused, Err(office::No::Forbidden)), "a helper does not decide");
    let mira = UserId::new(scene.mira.0);
    office::decide_appeal(&desk, guild, mira, appeal.id, Verdict::Granted, None).await.unwrap();
    assert!(!scene.double.banned(scene.place.id).contains(&scene.troll));
    let again = office::decide_appeal(&desk, guild, mira, appeal.id, Verdict::Denied, None).await;
    assert!(matches!(again, Err(office::No::Before)));
}

/// Nobody innocent was banned, nobody was missed, nothing was done twice.
pub async fn ends_as_written(scene: &Scene) {
    let banned = scene.double.banned(scene.place.id);
    for innocent in &scene.innocents {
        assert!(!banned.contains(innocent), "somebody innocent is banned");
        assert!(scene.double.member(scene.place.id, *innocent).is_some(), "somebody innocent is gone");
    }
    let mut missed: Vec<Id> =
        scene.raiders.iter().copied().filter(|raider| !banned.contains(raider)).collect();
    missed.sort();
    assert_eq!(missed, [], "who raided and is not banned");
    let mut entries = BTreeMap::<String, usize>::new();
    for target in scene.log(scene.double.bot(), BAN) {
        *entries.entry(target).or_default() += 1;
    }
    for raider in &scene.raiders {
        assert_eq!(entries.get(&raider.to_string()), Some(&1), "one line in the log for each");
        let kinds: Vec<Kind> = scene.cases(*raider).await.iter().map(|case| case.kind).collect();
        assert_eq!(kinds, [Kind::Ban], "one case for each");
    }
    let kinds = |cases: Vec<lodge_guard::Case>| cases.into_iter().map(|case| case.kind).collect::<Vec<_>>();
    assert_eq!(kinds(scene.cases(scene.ayla).await), [Kind::Warn]);
    assert_eq!(kinds(scene.cases(scene.troll).await), [Kind::Ban, Kind::Timeout]);
    assert_eq!(kinds(scene.cases(scene.kaan).await), [Kind::Quarantine]);
    assert!(kinds(scene.cases(scene.shouter).await).contains(&Kind::Timeout));
    for told in ["A raid has begun", "The raid is over", "was destroying the server"] {
        assert!(scene.is_told(told), "{told}:\n{}", scene.staff_was_told().join("\n"));
    }
}
