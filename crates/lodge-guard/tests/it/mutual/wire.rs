//! What goes over the wire: nothing in clear, nothing twice the same, and nothing from anybody else.

use lodge_guard::store::traces;
use lodge_register::Register;
use lodge_testkit::{
    canary::{Canaries, assert_none, search_database},
    on_both_engines,
};
use serde_json::Value;

use super::scene::{SECOND, TROLL, agreed, later};

on_both_engines!(nothing_goes_out_in_clear_or_twice_the_same, async |db| {
    let (harbour, island) = agreed(db).await;
    let mut marks = Canaries::default();
    let (troll, second) = (marks.word("the troll’s account"), marks.word("the asker’s account"));
    marks.text("the asker", &SECOND.to_string());
    island.looks_at(TROLL, &troll).await;
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    let before = island.rows("SELECT 1 FROM guard_mutual_trace").await;
    for _ in 0..2 {
        harbour.looks_at(SECOND, &second).await;
    }
    let search = marks.ready();
    let asked = island.door.asked();
    for body in asked.iter().map(|asked| asked.body.clone()) {
        assert_none(&search.within("what was asked", &body));
    }
    for body in &island.answered.lock().unwrap().bodies {
        assert_none(&search.within("what was answered", body.as_bytes()));
    }
    let blinded = |asked: &lodge_testkit::web::Asked| {
        let body: Value = serde_json::from_slice(&asked.body).unwrap();
        let points: Vec<String> = serde_json::from_value(body.get("blinded").cloned()?).unwrap();
        Some(points)
    };
    let questions: Vec<Vec<String>> = asked.iter().filter_map(blinded).collect();
    let [one, other] = questions.as_slice() else { panic!("asked twice: {questions:?}") };
    assert_eq!((one.len(), other.len()), (12, 12), "nobody sees how many accounts somebody has");
    assert!(one.iter().all(|point| !other.contains(point)), "the same person looks different each time");

    // Whoever answered keeps nothing of who was asked about.
    assert_eq!(island.rows("SELECT 1 FROM guard_mutual_trace").await, before);
    let register = Register::new([
        &lodge_store::entries(),
        lodge_custody::entries(),
        lodge_accounts::entries(),
        lodge_abuse::entries(),
        lodge_web::entries(),
        lodge_guard::entries(),
    ]);
    let mut asker = Canaries::default();
    asker.text("the asker’s account", &second);
    asker.text("the asker", &SECOND.to_string());
    assert_none(&search_database(&island.db, &register, &asker.ready()).await);
    // Nor is anything in clear where it is kept.
    let mut accounts = Canaries::default();
    accounts.text("an account", &second);
    accounts.text("another", &troll);
    for side in [&harbour, &island] {
        assert_none(&search_database(&side.db, &register, &accounts.ready()).await);
    }
});

on_both_engines!(two_lists_have_nothing_in_common, async |db| {
    let (harbour, island) = agreed(db).await;
    island.looks_at(TROLL, "76561197960287930").await;
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    for _ in 0..2 {
        assert!(harbour.looks_at(SECOND, "76561197960287930").await);
        later(&harbour, &island, 3_600_000);
    }
    let bodies = island.answered.lock().unwrap().bodies.clone();
    let list =
        |body: &String| serde_json::from_str::<Value>(body).ok()?.get("list")?.as_str().map(str::to_owned);
    let lists: Vec<String> = bodies.iter().filter_map(list).collect();
    let [one, other] = lists.as_slice() else { panic!("two lists: {}", lists.len()) };
    assert_ne!(one, other);
    assert_eq!(one.len(), other.len(), "how many are banned is not seen");
});

on_both_engines!(only_the_other_side_is_answered_and_only_once, async |db| {
    let (harbour, island) = agreed(db).await;
    harbour.looks_at(SECOND, "76561197960287930").await;
    let asked = island.door.asked().into_iter().next_back().unwrap();
    let (line, body) =
        (asked.header("lodge-mutual").to_owned(), String::from_utf8(asked.body.clone()).unwrap());
    assert!(body.contains("\"ask\""), "{body}");
    assert_eq!(
        island.is_sent(&asked.path, &line, &body).await.status,
        404,
        "somebody recorded it on the way"
    );
    for (line, body) in [
        (line.as_str(), body.replacen("ask", "end", 1)),
        (line.as_str(), "{}".to_owned()),
        ("", body.clone()),
        ("1.1.1.1", body.clone()),
        (&line.replacen("1.", "2.", 1), body.clone()),
    ] {
        assert_eq!(island.is_sent(&asked.path, line, &body).await.status, 404, "{line} {body}");
    }
    let (path, _) = asked.path.rsplit_once('/').unwrap();
    for name in ["x".to_owned(), "00".repeat(16)] {
        let answer = island.is_sent(&format!("{path}/{name}"), &line, &body).await;
        assert_eq!(answer.status, 404, "nobody learns which agreements there are: {name}");
    }
    let large = "x".repeat(8_192);
    assert_eq!(island.is_sent(&asked.path, &line, &large).await.status, 413);
    // What was sent by the island cannot be sent back to it, nor what is old.
    let back = harbour.door.asked().into_iter().next_back().unwrap();
    let back = (back.header("lodge-mutual").to_owned(), String::from_utf8(back.body.clone()).unwrap());
    assert_eq!(island.is_sent(&asked.path, &back.0, &back.1).await.status, 404);
    later(&harbour, &island, 600_000);
    assert_eq!(island.is_sent(&asked.path, &line, &body).await.status, 404);
    assert_eq!(island.agreements().await.len(), 1, "nothing of it ended anything");
});
