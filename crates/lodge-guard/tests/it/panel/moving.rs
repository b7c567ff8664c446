//! Cases and settings of another bot are looked at, brought in, and not brought in twice.

use lodge_guard::{Kind, Server, settings::State, store::cases};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::house::{GUILD, House};

on_both_engines!(a_file_is_looked_at_brought_in_and_known_again, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/move"));
    assert_eq!(stage.get(&at).await.status, 200);
    let case = |number: i64, kind: u8, at: String| {
        format!(
            r#"{{"case_number":{number},"user_id":"7","user_name":"x","mod_id":"3","mod_name":"m","type":{kind},
                "created_at":"{at}","is_hidden":false,"pp_id":null,"pp_name":null,
                "notes":[{{"mod_id":"3","mod_name":"m","body":"Spam <b>","created_at":"{at}"}}]}}"#
        )
    };
    let moment = |days: i64| {
        let text = house.moment().plus_days(-days).to_string();
        text.replace('T', " ").trim_end_matches('Z').to_owned()
    };
    let file = format!(
        r#"{{"cases":[{},{},{}]}}"#,
        case(1, 1, moment(100)),
        case(2, 4, moment(3)),
        case(3, 1, moment(2))
    );
    let looked = stage.upload(&at, &[("act", "look")], ("file", &file)).await;
    assert_eq!(looked.status, 200);
    assert!(looked.body.contains("2 cases are new") && looked.body.contains("Zeppelin"), "{}", looked.body);
    let all = async || cases::before(&house.db, Server::of(GUILD), i64::MAX, None, 99).await.unwrap();
    assert!(all().await.is_empty(), "it was only looked at");

    let brought = stage.upload(&at, &[("act", "do")], ("file", &file)).await;
    assert!(brought.body.contains("2 cases were brought in"), "{}", brought.body);
    let found = all().await;
    assert_eq!(
        found.iter().map(|case| (case.number, case.kind)).collect::<Vec<_>>(),
        [(2, Kind::Ban), (1, Kind::Warn)]
    );
    assert_eq!(house.discord.asked().len(), 0, "nothing is done on Discord");
    let again = stage.upload(&at, &[("act", "do")], ("file", &file)).await;
    assert!(again.body.contains("Nothing was brought in"), "{}", again.body);

    let own = stage.get(&house.at("/cases/export")).await.body;
    let known = stage.upload(&at, &[("act", "do")], ("file", &own)).await;
    assert!(known.body.contains("Nothing was brought in") && all().await.len() == 2);
});

on_both_engines!(what_is_no_file_of_a_bot_is_said, async |db: TestDb| {
    let house = House::open(db).await;
    for (file, said) in [
        ("hello", "none of the files"),
        ("{}", "none of the files"),
        (r#"{"1354799444":{"CASES":{"7":{}}}}"#, "nothing about this server"),
    ] {
        let page = house.stage.upload(&house.at("/move"), &[("act", "do")], ("file", file)).await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains(said), "{file}: {}", page.body);
    }
});

const ZEPPELIN: &str = "plugins:\n  automod:\n    config:\n      rules:\n        badger:\n          triggers:\n            \
                        - match_words: {words: [badger]}\n          actions: {clean: true, reply: \"<b>\"}\n";

on_both_engines!(settings_are_looked_at_and_taken_into_the_shadow, async |db: TestDb| {
    let house = House::open(db).await;
    let (stage, at) = (&house.stage, house.at("/move"));
    let rules = || house.desk.settings.of(GUILD).automod.rules.clone();
    let before = rules();
    let looked = stage.upload(&at, &[("act", "look")], ("file", ZEPPELIN)).await;
    assert_eq!(looked.status, 200);
    assert!(looked.body.contains("One rule would come over"), "{}", looked.body);
    assert!(looked.body.contains("automod: badger: reply"), "{}", looked.body);
    assert_eq!(rules(), before, "it was only looked at");

    let done = stage.upload(&at, &[("act", "do")], ("file", ZEPPELIN)).await;
    assert!(done.body.contains("One rule came over, into the shadow"), "{}", done.body);
    let after = rules();
    assert_eq!((after.len(), after.last().unwrap().state), (before.len() + 1, State::Shadow));
    let again = stage.upload(&at, &[("act", "do")], ("file", ZEPPELIN)).await;
    assert!(again.body.contains("No rule came over") && rules() == after, "{}", again.body);
    assert_eq!(house.discord.asked().len(), 0, "nothing is done on Discord");
});
