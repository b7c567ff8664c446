//! Somebody asks what is kept, or asks to be forgotten.

use crate::{samples, scene::Scene};
use lodge_custody::{Making, WITHHELD, audit, disclose, erase, export, reconcile, restore_to_file};
use lodge_register::{Shortened, Timestamp};
use lodge_store::{Batch, Expect, OsChance};
use lodge_testkit::{Engine, on_both_engines};
use std::{fs, sync::Arc};

on_both_engines!(an_export_is_in_clear_and_in_words, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    scene.account(2, "bob@example.org").await;
    let text = export(&scene.custody, &[scene.customer(1)]).await.unwrap();
    assert!(text.contains("alice@example.org") && !text.contains("bob@example.org"));
    assert!(text.contains("We keep it to let its holder sign in."));
    assert_eq!(disclose(&scene.custody, &[scene.customer(1)]).await.unwrap(), text);
    let nobody = disclose(&scene.custody, &[scene.customer(99)]).await.unwrap();
    assert!(nobody.contains(r#""sections": []"#), "{nobody}");
});

on_both_engines!(what_opens_doors_is_named_and_withheld, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let text = export(&scene.custody, &[scene.customer(1)]).await.unwrap();
    assert!(!text.contains("$hash$of$1"), "{text}");
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let row = &document["sections"][0]["rows"][0];
    assert_eq!(row["password"], WITHHELD);
    assert!(row["name"].is_null(), "what is not there is not withheld");
});

on_both_engines!(what_is_blanked_stays_without_its_author, async |db| {
    let scene = Scene::of(&db).await;
    scene.comment(1, b"alice", "I was here").await;
    scene.comment(2, b"bob", "So was I").await;
    let done = erase(&scene.custody, &[scene.visitor(b"alice")]).await.unwrap();
    assert_eq!(done.emptied, [("s_comment", 1)]);
    assert_eq!(done.kept.len(), 1, "{:?}", done.kept);
    let rows = db.rows("SELECT id, name, name_blind, body FROM s_comment ORDER BY id", ()).await.unwrap();
    assert_eq!(
        (rows[0].is_null(1).unwrap(), rows[0].is_null(2).unwrap(), rows[0].text(3).unwrap()),
        (true, true, "")
    );
    assert_eq!(rows[1].text(3).unwrap(), "So was I");
});

on_both_engines!(what_a_crash_kept_out_of_the_ledger_is_made_up_for, async |db| {
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    erase(&scene.custody, &[scene.customer(1)]).await.unwrap();
    let path = scene.custody.places.ledger();
    let whole = fs::read_to_string(&path).unwrap();
    assert!(whole.contains(" customer ") && !whole.contains("alice"));
    fs::remove_file(&path).unwrap();
    reconcile(&scene.custody).await.unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    db.write(Batch::new().run("DELETE FROM custody_erasure", (), Expect::Exactly(1))).await.unwrap();
    reconcile(&scene.custody).await.unwrap();
    assert_eq!(db.rows("SELECT 1 FROM custody_erasure", ()).await.unwrap().len(), 1);
    db.clock.advance(15 * Timestamp::DAY);
    lodge_custody::tend(&scene.custody).await.unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "");
    assert_eq!(db.rows("SELECT 1 FROM custody_erasure", ()).await.unwrap().len(), 0);
});

on_both_engines!(what_was_removed_on_a_page_leaves_the_log_within_the_hour, async |db| {
    let scene = Scene::of(&db).await;
    lodge_custody::purge(&scene.custody).await.unwrap();
    scene.account(1, "alice@example.org").await;
    db.write(Batch::new().run("DELETE FROM s_account", (), Expect::Exactly(1))).await.unwrap();
    assert!(lodge_custody::purge(&scene.custody).await.unwrap().rows.is_empty(), "nothing was past its day");
    if db.engine() == Engine::Sqlite {
        let log = format!("{}-wal", db.file().display());
        assert_eq!(fs::metadata(log).unwrap().len(), 0);
    }
});

on_both_engines!(an_audit_finds_what_differs, async |db| {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::of(&db).await;
    scene.account(1, "alice@example.org").await;
    let made = lodge_custody::backup(&scene.custody).await.unwrap();
    // The migration's own row of `s_day` is past its day.
    lodge_custody::tend(&scene.custody).await.unwrap();
    let clean = audit(&scene.custody, &[]).await.unwrap();
    assert!(clean.is_clean(), "{clean}");

    db.migrate(&samples::with_a_secret_log()).await.unwrap();
    db.write(
        Batch::new()
            .run("INSERT INTO s_day (day, what, count) VALUES (5, 'old', 1)", (), Expect::Exactly(1))
            .run(
                "INSERT INTO custody_erasure (id, kind, mark, erased_at) VALUES (1, 'x', $1, $2)",
                (vec![0_u8], scene.custody.clock.now()),
                Expect::Exactly(1),
            ),
    )
    .await
    .unwrap();
    let key = scene.files.path().join("key");
    fs::write(&key, "").unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    fs::write(&made.path, "not an archive").unwrap();
    let report = audit(&scene.custody, &[key]).await.unwrap();
    let mut about: Vec<_> = report.findings.iter().map(|finding| finding.about).collect();
    about.sort_unstable();
    assert_eq!(about, ["archives", "ledger", "permissions", "retention", "schema"], "{report}");
    assert!(report.to_string().contains("nobody declared the table `mail_log`"), "{report}");
    assert!(!report.to_string().contains("should"), "{report}");
});

#[test]
fn a_restored_file_has_its_name_only_when_it_is_whole() {
    lodge_testkit::engines::run_on(Engine::Sqlite, async |db| {
        let scene = Scene::of(&db).await;
        scene.account(1, "alice@example.org").await;
        scene.account(2, "bob@example.org").await;
        let outside = scene.files.path().join("carried-away");
        lodge_custody::backup_to(&scene.custody, &outside).await.unwrap();
        erase(&scene.custody, &[scene.customer(1)]).await.unwrap();
        let making = Making {
            keys: db.keys.clone(),
            places: scene.custody.places.clone(),
            register: scene.custody.register.clone(),
            shortened: Shortened::default(),
            migrations: samples::migrations(),
            clock: db.clock.clone(),
            chance: Arc::new(OsChance),
        };
        let target = scene.files.path().join("new").join("lodge.db");
        let whole = fs::read(&outside).unwrap();
        fs::write(&outside, &whole[..whole.len() - 1]).unwrap();
        restore_to_file(&outside, &target, making.clone()).await.unwrap_err();
        assert_eq!(
            fs::read_dir(target.parent().unwrap()).unwrap().count(),
            0,
            "nothing is left of a failure"
        );

        fs::write(&outside, &whole).unwrap();
        let restored = restore_to_file(&outside, &target, making.clone()).await.unwrap();
        assert_eq!((restored.forgotten, restored.rows), (1, 4));
        let names: Vec<_> =
            fs::read_dir(target.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["lodge.db"]);
        let again = restore_to_file(&outside, &target, making).await.unwrap_err();
        assert!(matches!(again, lodge_custody::CustodyError::Taken { .. }), "{again}");

        let settings = lodge_store::StoreSettings {
            ballast_bytes: 0,
            ..lodge_store::StoreSettings::at(lodge_store::StoreUrl::Sqlite(target))
        };
        let new =
            lodge_store::Db::open(&settings, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap();
        let accounts: Vec<samples::Account> = new.all("SELECT * FROM s_account", ()).await.unwrap();
        assert_eq!(accounts.len(), 1);
        assert_eq!(accounts[0].email.reveal(), "bob@example.org");
        new.close().await;
    });
}
