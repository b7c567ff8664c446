//! Everything ends: what was done after 90 days (D5), and what is kept of a server with the guard's leaving it (D2).

use std::collections::BTreeMap;

use lodge_guard::{
    Kind, Server, entries,
    ids::UserId,
    store::{cases, keepers, members, servers},
};
use lodge_register::{Clock as _, Id, Keep, Place, Timestamp};
use lodge_testkit::{
    canary::{assert_none, search_database},
    on_both_engines,
};

use super::full::{GUILD, MODERATOR, OWNER, TABLES, TROLL, full, left};

/// What is no log: the server itself, what ends at a time of its own, what a server offers, and numbers about nobody.
const LASTING: [(&str, i64); 5] =
    [("guard_apart", 2), ("guard_menu", 1), ("guard_server", 1), ("guard_timer", 1), ("guard_weighed", 1)];

on_both_engines!(promise_d5_what_was_done_is_gone_after_90_days, async |db| {
    let full = full(&db).await;
    let register = &full.custody.register;
    db.clock.advance(89 * Timestamp::DAY);
    lodge_custody::purge(&full.custody).await.unwrap();
    let kept = left(&db).await;
    assert_eq!(kept.len(), TABLES.len() - 5, "all but what ends sooner: {kept:?}");
    assert!(!search_database(&db, register, &full.search).await.is_empty());

    // Whoever words a case anew on its last day lengthens nothing.
    cases::reword(&db, &full.case, "Once more".to_owned(), MODERATOR, db.clock.now()).await.unwrap();
    db.clock.advance(2 * Timestamp::DAY);
    lodge_custody::purge(&full.custody).await.unwrap();
    assert_none(&search_database(&db, register, &full.search).await);
    // The clock began with a quarter: what was drawn for it ends 30 days after it, and is about nobody.
    let rest = [("guard_deed", 1), ("guard_epoch", 1)];
    let expected: BTreeMap<&str, i64> = LASTING.into_iter().chain(rest).collect();
    assert_eq!(left(&db).await, expected, "the one deed is of two days ago");
    db.clock.advance(89 * Timestamp::DAY);
    lodge_custody::purge(&full.custody).await.unwrap();
    assert_eq!(left(&db).await, BTreeMap::from(LASTING));
});

// What stays longer than it may is found, by the search and by the audit.
on_both_engines!(promise_d5_breach_a_sweep_that_does_not_come_is_noticed, async |db| {
    let full = full(&db).await;
    db.clock.advance(91 * Timestamp::DAY);
    assert!(!search_database(&db, &full.custody.register, &full.search).await.is_empty());
    let report = lodge_custody::audit(&full.custody, &[]).await.unwrap();
    for table in ["guard_case", "guard_deed", "guard_report", "guard_appeal", "guard_change"] {
        let late =
            |finding: &lodge_custody::Finding| finding.about == "retention" && finding.what.contains(table);
        assert!(report.findings.iter().any(late), "{table}: {report}");
    }
});

#[test]
fn promise_d5_nothing_about_a_member_is_kept_longer() {
    for entry in entries().iter().filter(|entry| entry.place == Place::Table) {
        let fine = match entry.keep {
            Keep::Days { days, .. } => days <= 90,
            Keep::Until(_) => true,
            _ => LASTING.iter().any(|(table, _)| *table == entry.name),
        };
        assert!(fine, "{}: {:?}", entry.name, entry.keep);
    }
}

on_both_engines!(promise_d2_a_server_that_is_left_leaves_nothing, async |db| {
    let full = full(&db).await;
    assert_eq!(left(&db).await.len(), TABLES.len(), "the same look finds all of it before");
    servers::leave(&db, full.server).await.unwrap();
    let own = BTreeMap::from([("guard_keeper", 1), ("guard_once", 1), ("guard_session", 1)]);
    assert_eq!(left(&db).await, own, "what is left is the guard’s own, and who the holder of an account is");
    let kept = keepers::of(&db, Id::new(1), db.clock.now()).await.unwrap().unwrap();
    assert_eq!(kept.guilds().count(), 0, "the server is among nobody’s");
    assert_none(&search_database(&db, &full.custody.register, &full.search).await);
});

// Who the holder of an account is, is about the member as well: they are shown it, and it goes with them.
on_both_engines!(promise_d10_whose_account_somebody_has_is_theirs, async |db| {
    let full = full(&db).await;
    let has = |of: UserId| [members::key(of)];
    let shown =
        async |of| lodge_custody::export(&full.custody, &has(of)).await.unwrap().contains("guard_keeper");
    assert!(shown(OWNER).await && !shown(TROLL).await);
    lodge_custody::erase(&full.custody, &has(TROLL)).await.unwrap();
    assert!(keepers::of(&db, Id::new(1), db.clock.now()).await.unwrap().is_some());
    lodge_custody::erase(&full.custody, &has(OWNER)).await.unwrap();
    assert!(keepers::of(&db, Id::new(1), db.clock.now()).await.unwrap().is_none());
});

// Nothing can be kept of a server that the guard is not on.
on_both_engines!(promise_d2_breach_a_row_of_a_server_that_was_left_is_refused, async |db| {
    let full = full(&db).await;
    servers::leave(&db, full.server).await.unwrap();
    let opening = cases::Opening {
        server: Server::of(GUILD),
        kind: Kind::Note,
        target: Some(TROLL),
        channel: None,
        reason: Some("too late".to_owned()),
        rule: None,
        actor: Some(MODERATOR),
        tool: "note".to_owned(),
        weight: 0,
        ends_at: None,
    };
    assert!(cases::open(&db, opening, db.clock.now()).await.is_err());
    assert_eq!(left(&db).await.len(), 3);
});
