//! What is kept for an agreement: for how long, and that it goes with whoever it is about.

use std::sync::Arc;

use lodge_custody::{Custody, Places};
use lodge_guard::{
    entries,
    store::{members, peerings, servers, traces},
};
use lodge_register::{Register, Shortened, Timestamp};
use lodge_testkit::on_both_engines;

use super::scene::{SECOND, Side, TROLL, agreed, later};

const ALL: &str = "SELECT 1 FROM guard_mutual_trace";

fn custody(side: &Side, files: &tempfile::TempDir) -> Custody {
    Custody {
        db: (*side.db).clone(),
        register: Arc::new(Register::new([&lodge_store::entries(), lodge_custody::entries(), entries()])),
        shortened: Shortened::default(),
        places: Places { data: files.path().join("data"), keys: files.path().join("keys") },
        clock: side.db.clock.clone(),
    }
}

async fn banned(side: &Side) -> usize {
    let id = side.agreements().await[0].id;
    peerings::banned(&side.db, id, side.now(), 10).await.unwrap().len()
}

on_both_engines!(what_is_remembered_fades_like_everything_else, async |db| {
    let (harbour, island) = agreed(db).await;
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&harbour, &files);
    for (user, id) in [(TROLL, "1"), (TROLL, "1"), (TROLL, "2"), (SECOND, "3")] {
        harbour.looks_at(user, id).await;
    }
    assert_eq!(harbour.rows(ALL).await, 3, "what is seen again is kept once");
    let server = harbour.server();
    traces::ban(&harbour.db, server, TROLL, harbour.now()).await.unwrap();
    assert_eq!(banned(&harbour).await, 2);
    later(&harbour, &island, 30 * Timestamp::DAY);
    lodge_custody::purge(&custody).await.unwrap();
    assert_eq!(harbour.rows(ALL).await, 2, "30 days for everybody, 90 after a ban");
    later(&harbour, &island, 50 * Timestamp::DAY);
    traces::renew(&harbour.db, server, TROLL, harbour.now()).await.unwrap();
    later(&harbour, &island, 89 * Timestamp::DAY);
    lodge_custody::purge(&custody).await.unwrap();
    assert_eq!(banned(&harbour).await, 2, "a moderator renewed it");
    later(&harbour, &island, Timestamp::DAY);
    assert_eq!(banned(&harbour).await, 0, "faded, though nobody removed it yet");
    lodge_custody::purge(&custody).await.unwrap();
    assert_eq!(harbour.rows(ALL).await, 0);
});

on_both_engines!(a_ban_that_is_lifted_leaves_no_longer_memory, async |db| {
    let (harbour, island) = agreed(db).await;
    harbour.looks_at(TROLL, "1").await;
    traces::ban(&harbour.db, harbour.server(), TROLL, harbour.now()).await.unwrap();
    later(&harbour, &island, Timestamp::DAY);
    traces::unban(&harbour.db, harbour.server(), TROLL).await.unwrap();
    assert_eq!(banned(&harbour).await, 0);
    let sql = "SELECT ends_at FROM guard_mutual_trace";
    let ends = harbour.db.rows(sql, ()).await.unwrap()[0].int(0).unwrap();
    assert_eq!(ends, harbour.now().plus_days(29).millis());
});

on_both_engines!(whoever_is_forgotten_is_and_nobody_else, async |db| {
    let (harbour, _island) = agreed(db).await;
    let files = tempfile::TempDir::new().unwrap();
    let custody = custody(&harbour, &files);
    harbour.looks_at(TROLL, "1").await;
    harbour.looks_at(SECOND, "1").await;
    let export = lodge_custody::export(&custody, &[members::key(TROLL)]).await.unwrap();
    assert!(export.contains("guard_mutual_trace"), "{export}");
    assert!(!export.contains("guard_peering"), "an agreement is about nobody");
    lodge_custody::erase(&custody, &[members::key(TROLL)]).await.unwrap();
    assert_eq!(harbour.rows(ALL).await, 1);
    assert_eq!(harbour.agreements().await.len(), 1);
});

on_both_engines!(a_server_that_is_left_takes_its_agreements_along, async |db| {
    let (harbour, _island) = agreed(db).await;
    harbour.looks_at(TROLL, "1").await;
    servers::leave(&harbour.db, harbour.server()).await.unwrap();
    assert_eq!(harbour.rows(ALL).await, 0);
    assert_eq!(harbour.rows("SELECT 1 FROM guard_peering").await, 0);
});

on_both_engines!(what_both_know_is_sealed, async |db| {
    let (harbour, _island) = agreed(db).await;
    let agreement = harbour.agreements().await.remove(0);
    let rows = harbour.db.rows("SELECT shared, own_seed FROM guard_peering", ()).await.unwrap();
    for (column, clear) in [(0, agreement.shared.reveal()), (1, agreement.own_seed.reveal())] {
        let sealed = rows[0].blob(column).unwrap();
        assert!(sealed.len() > 32 && !sealed.windows(32).any(|part| part == clear.as_slice()));
    }
});
