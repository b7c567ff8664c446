//! Snapshots and backups: what is in them, how long they live, and what becomes of broken ones.

use crate::{samples, scene::Scene};
use lodge_custody::{CustodyError, Snapped, backup, backup_to, restore, snapshot, tend, verify};
use lodge_register::{Clock as _, Timestamp};
use lodge_testkit::on_both_engines;
use std::{fs, process::Command};

on_both_engines!(a_snapshot_is_made_once_for_what_it_holds, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let Snapped::Made { path, rows, .. } = snapshot(&scene.custody).await.unwrap() else {
        panic!("none was made")
    };
    assert_eq!(rows, 1, "critical tables only");
    assert_eq!(snapshot(&scene.custody).await.unwrap(), Snapped::Unchanged(path.clone()));
    db.clock.advance(5_000);
    scene.account(2, "bob@example.org").await;
    assert!(matches!(snapshot(&scene.custody).await.unwrap(), Snapped::Made { rows: 2, .. }));
    assert!(path.exists());
});

on_both_engines!(before_the_first_table_there_is_nothing_to_copy, async |db| {
    let scene = Scene::without_tables(&db);
    assert_eq!(snapshot(&scene.custody).await.unwrap(), Snapped::NothingYet);
});

on_both_engines!(a_snapshot_of_an_older_schema_holds_what_is_there, async |db| {
    let scene = Scene::without_tables(&db);
    db.migrate(&samples::older()).await.unwrap();
    db.write(lodge_store::Batch::new().run(
        "INSERT INTO s_account (id, email) VALUES (7, $1)",
        (vec![1_u8, 2, 3],),
        lodge_store::Expect::Exactly(1),
    ))
    .await
    .unwrap();
    let Snapped::Made { path, rows, .. } = snapshot(&scene.custody).await.unwrap() else {
        panic!("none was made")
    };
    // `s_dropped` is in no register: an update may be about to drop it.
    assert_eq!(rows, 2);
    let text = scene.opened(&path);
    assert!(text.contains(r#"{"table":"s_account","columns":["id","email"]}"#), "{text}");
    assert!(text.contains("last of its kind"), "{text}");
});

on_both_engines!(an_archive_opens_with_age_and_gunzip, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    scene.comment(3, b"someone", "Hello, all").await;
    let made = backup(&scene.custody).await.unwrap();
    let text = scene.opened(&made.path);
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0]
            .starts_with(r#"{"lodge":"archive","format":1,"kind":"backup","made_at":"2026-01-01T00:00:00Z""#)
    );
    assert!(text.contains("Hello, all"), "what is public is in clear inside");
    assert!(!text.contains("alice@example.org"), "what is sealed stays sealed");
    assert!(lines[lines.len() - 1].starts_with(r#"{"end":{"rows":{"#));
    let file = fs::read(&made.path).unwrap();
    assert!(file.starts_with(b"age-encryption.org/v1\n"));
    assert!(!String::from_utf8_lossy(&file).contains("Hello"));
    assert_eq!(verify(&scene.custody.places, &made.path).await.unwrap(), (made.made, made.rows));
    if Command::new("age").arg("--version").output().is_ok() {
        let plain = Command::new("age").arg("-d").arg("-i").arg(&made.key).arg(&made.path).output().unwrap();
        assert!(plain.status.success());
        assert_eq!(gunzip(&plain.stdout), text);
    }
});

fn gunzip(bytes: &[u8]) -> String {
    use std::io::Read;
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

on_both_engines!(archives_are_gone_at_13_days_and_their_keys_at_14, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    snapshot(&scene.custody).await.unwrap();
    let made = backup(&scene.custody).await.unwrap();
    let outside = scene.files.path().join("carried-away");
    backup_to(&scene.custody, &outside).await.unwrap();
    db.clock.advance(13 * Timestamp::DAY - 1_000);
    assert_eq!(tend(&scene.custody).await.unwrap().archives, 0);
    db.clock.advance(1_000);
    let tended = tend(&scene.custody).await.unwrap();
    assert_eq!((tended.archives, tended.keys), (2, 0));
    assert!(!made.path.exists() && made.key.exists() && outside.exists());
    // A clock set back gives nothing back its days.
    db.clock.advance(Timestamp::DAY);
    assert_eq!(tend(&scene.custody).await.unwrap().keys, 1);
    assert!(!made.key.exists());
    db.clock.advance(-10 * Timestamp::DAY);
    let refused = verify(&scene.custody.places, &outside).await.unwrap_err();
    assert!(matches!(refused, CustodyError::NoKey { .. }), "{refused}");
});

on_both_engines!(a_clock_set_back_extends_no_life, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let made = backup(&scene.custody).await.unwrap();
    db.clock.advance(20 * Timestamp::DAY);
    // Nothing ran meanwhile; the first to run sees the time, and then the clock is set back.
    lodge_custody::reconcile(&scene.custody).await.unwrap();
    tend(&scene.custody).await.unwrap();
    db.clock.advance(-20 * Timestamp::DAY);
    assert!(!made.path.exists() && !made.key.exists());
});

on_both_engines!(an_archive_that_was_touched_is_refused, async |db| {
    let scene = Scene::of(&db).await;
    for id in 1..50 {
        scene.account(id, &format!("alice{id}@example.org")).await;
    }
    let path = scene.files.path().join("backup");
    backup_to(&scene.custody, &path).await.unwrap();
    let whole = fs::read(&path).unwrap();
    let places = &scene.custody.places;
    for cut in [1, 30, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..cut]).unwrap();
        verify(places, &path).await.unwrap_err();
    }
    for at in (0..whole.len()).step_by(97) {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        fs::write(&path, &altered).unwrap();
        verify(places, &path).await.unwrap_err();
    }
    fs::write(&path, [&whole[..], b"more"].concat()).unwrap();
    verify(places, &path).await.unwrap_err();
    fs::write(&path, &whole).unwrap();
    verify(places, &path).await.unwrap();
});

on_both_engines!(a_backup_is_restored_into_an_empty_database_only, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let made = backup(&scene.custody).await.unwrap();
    let refused = restore(&scene.custody, &made.path, &samples::migrations()).await.unwrap_err();
    assert!(matches!(refused, CustodyError::NotEmpty), "{refused}");
});

on_both_engines!(a_backup_of_a_newer_version_is_refused, async |db| {
    let scene = Scene::of(&db).await;
    let made = backup(&scene.custody).await.unwrap();
    let refused = restore(&scene.custody, &made.path, lodge_custody::migrations()).await.unwrap_err();
    assert!(matches!(refused, CustodyError::Newer { .. }), "{refused}");
});

on_both_engines!(a_rewritten_archive_holds_nothing_of_who_was_forgotten, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    scene.account(2, "bob@example.org").await;
    let cells = [scene.stored_email(1).await, scene.stored_email(2).await];
    let Snapped::Made { path: snapped, .. } = snapshot(&scene.custody).await.unwrap() else { panic!("none") };
    let made = backup(&scene.custody).await.unwrap();
    for path in [&snapped, &made.path] {
        let text = scene.opened(path);
        assert!(cells.iter().all(|cell| text.contains(cell)));
    }
    let done = lodge_custody::erase(&scene.custody, &[scene.customer(1)]).await.unwrap();
    assert_eq!((done.deleted, done.rewritten, done.removed), (vec![("s_account", 1)], 2, 0));
    assert!(!snapped.exists() && !made.path.exists());
    for folder in [scene.custody.places.snapshots(), scene.custody.places.backups()] {
        let archives: Vec<_> = scene.archives(&folder);
        assert_eq!(archives.len(), 1);
        let text = scene.opened(&archives[0]);
        assert!(!text.contains(&cells[0]) && text.contains(&cells[1]));
        verify(&scene.custody.places, &archives[0]).await.unwrap();
    }
});

on_both_engines!(what_was_made_before_somebody_came_is_not_read_for_them, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let before = backup(&scene.custody).await.unwrap();
    db.clock.advance(26 * 3_600_000);
    let came = db.clock.now();
    scene.account(2, "bob@example.org").await;
    db.clock.advance(60_000);
    let after = backup(&scene.custody).await.unwrap();
    // Whoever reads it finds that nothing opens it, and takes it away.
    fs::remove_file(&before.key).unwrap();
    let erase = |id, since| {
        let (custody, who) = (scene.custody.clone(), [scene.customer(id)]);
        async move { lodge_custody::erase_since(&custody, &who, since).await.unwrap() }
    };
    let done = erase(2, Some(came)).await;
    assert_eq!((done.deleted, done.removed), (vec![("s_account", 1)], 0));
    assert!(before.path.exists(), "it is from before, and nobody looked");
    assert!(!after.path.exists());
    let done = erase(1, None).await;
    assert_eq!(done.removed, 1);
});

on_both_engines!(many_who_leave_at_once_are_taken_out_together, async |db| {
    let scene = Scene::of(&db).await;
    for id in 1..=100 {
        scene.account(id, &format!("{id}@example.org")).await;
    }
    scene.account(200, "bob@example.org").await;
    let cells = [scene.stored_email(1).await, scene.stored_email(100).await, scene.stored_email(200).await];
    backup(&scene.custody).await.unwrap();
    let mut leaving = tokio::task::JoinSet::new();
    for id in 1..=100 {
        let (custody, who) = (scene.custody.clone(), [scene.customer(id)]);
        leaving.spawn(async move { lodge_custody::erase(&custody, &who).await.unwrap().rewritten });
    }
    let rewritten = leaving.join_all().await;
    assert_eq!(rewritten.len(), 100);
    let folder = scene.custody.places.backups();
    let archives = scene.archives(&folder);
    let text = scene.opened(&archives[0]);
    assert_eq!(archives.len(), 1);
    assert!(!text.contains(&cells[0]) && !text.contains(&cells[1]) && text.contains(&cells[2]));
});

on_both_engines!(an_archive_that_nothing_opens_goes_with_an_erasure, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let made = backup(&scene.custody).await.unwrap();
    fs::remove_file(&made.key).unwrap();
    let done = lodge_custody::erase(&scene.custody, &[scene.customer(1)]).await.unwrap();
    assert_eq!((done.rewritten, done.removed), (0, 1));
    assert!(!made.path.exists());
});

on_both_engines!(a_backup_under_write_load_is_of_one_moment, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let writer = {
        let custody = scene.custody.clone();
        tokio::spawn(async move {
            // Parent and child come and go together; a backup that sees one without the other is of two moments.
            for id in 10..400 {
                let batch = lodge_store::Batch::new()
                    .run(
                        "INSERT INTO s_page (id, account_id, open) VALUES ($1, 1, 1)",
                        (id,),
                        lodge_store::Expect::Exactly(1),
                    )
                    .run(
                        "INSERT INTO s_visit (page_id, number, account_id, note, seen_at) VALUES ($1, 1, 1, $2, $3)",
                        (id, vec![0_u8], custody.clock.now()),
                        lodge_store::Expect::Exactly(1),
                    );
                custody.db.write(batch).await.unwrap();
            }
        })
    };
    let mut backups = Vec::new();
    while !writer.is_finished() {
        let path = scene.files.path().join(format!("backup-{}", backups.len()));
        backup_to(&scene.custody, &path).await.unwrap();
        backups.push(path);
    }
    writer.await.unwrap();
    for path in &backups {
        let text = scene.opened(path);
        let end: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        assert_eq!(end["end"]["rows"]["s_page"], end["end"]["rows"]["s_visit"], "{end}");
    }
    let test = lodge_testkit::engines::fresh_with(db.engine(), db.keys.clone(), db.clock.clone()).await;
    let mut custody = Scene::without_tables(&test).custody;
    custody.places = scene.custody.places.clone();
    restore(&custody, backups.last().unwrap(), &samples::migrations()).await.unwrap();
    drop(custody);
    test.remove().await;
});

on_both_engines!(an_erasure_that_was_broken_off_is_finished, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    scene.account(2, "bob@example.org").await;
    let cells = [scene.stored_email(1).await, scene.stored_email(2).await];
    let made = backup(&scene.custody).await.unwrap();
    let copy = fs::read(&made.path).unwrap();
    lodge_custody::erase(&scene.custody, &[scene.customer(1)]).await.unwrap();
    // As if it had been killed after the commit and before the archives: the note and the old archive are there.
    let folder = scene.custody.places.backups();
    scene.archives(&folder).iter().for_each(|path| fs::remove_file(path).unwrap());
    fs::write(&made.path, copy).unwrap();
    let note = scene.custody.places.data.join("backups").join("erasing-7");
    fs::write(&note, "").unwrap();
    tend(&scene.custody).await.unwrap();
    assert!(!note.exists() && !made.path.exists());
    let text = scene.opened(&scene.archives(&folder)[0]);
    assert!(!text.contains(&cells[0]) && text.contains(&cells[1]));
});

on_both_engines!(a_snapshot_is_restored_too, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let Snapped::Made { path, .. } = snapshot(&scene.custody).await.unwrap() else { panic!("none was made") };
    let test = lodge_testkit::engines::fresh_with(db.engine(), db.keys.clone(), db.clock.clone()).await;
    let mut custody = Scene::without_tables(&test).custody;
    custody.places = scene.custody.places.clone();
    restore(&custody, &path, &samples::migrations()).await.unwrap();
    let accounts: Vec<samples::Account> = test.all("SELECT * FROM s_account", ()).await.unwrap();
    assert_eq!(accounts[0].email.reveal(), "alice@example.org");
    // What is not critical is not in it: such tables begin as the migrations left them.
    let begun = test.rows("SELECT 1 FROM s_forever", ()).await.unwrap();
    assert_eq!(begun.len(), 1);
    drop(custody);
    test.remove().await;
});

on_both_engines!(a_backup_opens_on_its_last_day_whatever_became_of_the_keys, async |db| {
    let scene = Scene::of(&db).await;
    let entries: Vec<_> = scene.custody.register.tables().collect();
    scene.account(1, "alice@example.org").await;
    db.clock.advance(Timestamp::DAY - 1);
    db.tend_keys(&entries).await.unwrap();
    let path = scene.files.path().join("backup");
    backup_to(&scene.custody, &path).await.unwrap();
    for _ in 0..13 * 24 - 1 {
        db.clock.advance(3_600_000);
        db.tend_keys(&entries).await.unwrap();
    }
    let test = lodge_testkit::engines::fresh_with(db.engine(), db.keys.clone(), db.clock.clone()).await;
    let mut custody = Scene::without_tables(&test).custody;
    custody.places = scene.custody.places.clone();
    restore(&custody, &path, &samples::migrations()).await.unwrap();
    let accounts: Vec<samples::Account> = test.all("SELECT * FROM s_account", ()).await.unwrap();
    assert_eq!(accounts[0].email.reveal(), "alice@example.org");
    drop(custody);
    test.remove().await;
});
