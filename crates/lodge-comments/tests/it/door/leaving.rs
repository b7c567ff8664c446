//! Everything about a visitor is theirs to take along, and theirs to end.

use super::house::{House, register};
use axum::http::{Method, StatusCode};
use lodge_comments::kin;
use lodge_custody::{backup, erase, export, restore_to_file};
use lodge_register::{Shortened, SubjectKey, Value};
use lodge_store::{Db, OsChance};
use lodge_testkit::on_both_engines;
use std::sync::Arc;

/// How many rows there are of a table.
async fn rows(db: &Db, sql: &'static str) -> i64 {
    db.rows(sql, ()).await.unwrap()[0].int(0).unwrap()
}

/// What every archive holds of the tables of the guest book: the number of rows, by restoring it.
async fn restored(house: &House, archive: &std::path::Path, sql: &'static str) -> i64 {
    let folder = house.custody.places.data.join("elsewhere");
    let _ = std::fs::remove_dir_all(&folder);
    let database = folder.join("lodge.db");
    let making = lodge_custody::Making {
        keys: house.custody.db.keys().clone(),
        places: house.custody.places.clone(),
        register: Arc::new(register()),
        shortened: Shortened::default(),
        migrations: super::house::migrations(),
        clock: house.custody.clock.clone(),
        chance: Arc::new(OsChance),
    };
    restore_to_file(archive, &database, making.clone()).await.unwrap();
    let settings = lodge_store::StoreSettings::at(lodge_store::StoreUrl::Sqlite(database));
    let db = Db::open(&settings, &making.keys, making.clock, making.chance).await.unwrap();
    let count = rows(&db, sql).await;
    db.close().await;
    count
}

fn only_archive(house: &House) -> std::path::PathBuf {
    let folder = std::fs::read_dir(house.custody.places.backups()).unwrap();
    let mut found: Vec<_> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(lodge_custody::ENDING))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

on_both_engines!(a_visitor_takes_everything_along_and_ends_it, async |db| {
    let house = House::on(&db).await;
    let alice = house.account("Alice A.", "alice@example.org").await;
    let bob = house.account("Bob B.", "bob@example.org").await;
    let (hers, his) =
        (house.visits(&house.blog, &alice, "Alice").await, house.visits(&house.blog, &bob, "Bob").await);
    let first = house.writes(&house.blog, &hers, &[("body", "A canary sings")]).await;
    let id = first["id"].as_str().unwrap();
    house.writes(&house.blog, &his, &[("body", "I answer"), ("parent", id)]).await;
    let number = house.blog.id.number().to_string();
    let path = format!("/embed/mine?site={number}");

    assert_eq!(house.asks(Method::GET, &path, "", &[]).await.status, StatusCode::UNAUTHORIZED);
    let all = house.asks(Method::GET, &path, &hers, &[]).await;
    assert!(all.body.contains("A canary sings") && all.body.contains("alice@example.org"), "{}", all.body);
    assert!(!all.body.contains("I answer") && !all.body.contains("bob@"));
    assert!(!all.body.contains(&hers), "what opens doors is not shown");

    backup(&house.custody).await.unwrap();
    let gone = house.asks(Method::POST, "/embed/mine", &hers, &[("site", &number), ("how", "blank")]).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.body);
    let thread = house.reads(&house.blog).await;
    assert!(!thread.contains("canary") && !thread.contains("Alice"), "{thread}");
    assert!(
        thread.contains("I answer") && thread.contains("data-count=\"1\""),
        "the answer keeps its place: {thread}"
    );
    assert_eq!(house.asks(Method::GET, &path, &hers, &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(rows(&db, "SELECT COUNT(*) FROM comments_visitor").await, 1);
    assert_eq!(rows(&db, "SELECT COUNT(*) FROM comments_comment").await, 2);
    // Bob's are there still, and the archive has his and not hers.
    let archive = only_archive(&house);
    assert_eq!(restored(&house, &archive, "SELECT COUNT(*) FROM comments_visitor").await, 1);
    let authors = "SELECT COUNT(*) FROM comments_comment WHERE author_id IS NOT NULL";
    assert_eq!(restored(&house, &archive, authors).await, 1);

    let gone = house.asks(Method::POST, "/embed/mine", &his, &[("site", &number), ("how", "delete")]).await;
    assert_eq!(gone.status, StatusCode::OK);
    assert_eq!(rows(&db, "SELECT COUNT(*) FROM comments_comment").await, 1, "his left no place");
});

on_both_engines!(promise_c11_an_account_that_is_deleted_leaves_nothing_on_any_site, async |db| {
    let house = House::on(&db).await;
    let alice = house.account("Alice A.", "alice@example.org").await;
    let bob = house.account("Bob B.", "bob@example.org").await;
    for (site, name) in [(&house.blog, "Alice"), (&house.shop, "Customer")] {
        let hers = house.visits(site, &alice, name).await;
        house.writes(site, &hers, &[("body", "A canary sings")]).await;
    }
    let his = house.visits(&house.blog, &bob, "Bob").await;
    house.writes(&house.blog, &his, &[("body", "Mine stays")]).await;

    // Her export shows what she wrote, on every site, and nothing of anybody else.
    house.sign_in(&alice).await;
    let all = house.get("/account/data/export.json").await;
    assert_eq!(all.body.matches("A canary sings").count(), 4, "two comments, each as text and as HTML");
    assert!(!all.body.contains("Mine stays"));

    backup(&house.custody).await.unwrap();
    let deleted = house.post("/account/delete", &[("email", "alice@example.org")]).await;
    assert_eq!(deleted.location(), Some("/farewell"), "{}", deleted.body);
    for site in [&house.blog, &house.shop] {
        let thread = house.reads(site).await;
        assert!(!thread.contains("canary") && !thread.contains("Alice") && !thread.contains("Customer"));
    }
    assert!(house.reads(&house.blog).await.contains("Mine stays"));
    assert!(kin(&db, "alice@example.org", Some(alice.id)).await.unwrap().is_empty());
    let left = "SELECT COUNT(*) FROM comments_comment WHERE state <> 'removed'";
    assert_eq!(rows(&db, left).await, 1);
    let archive = only_archive(&house);
    let left = "SELECT COUNT(*) FROM comments_comment WHERE LENGTH(body) > 0";
    assert_eq!(restored(&house, &archive, left).await, 1);
});

on_both_engines!(promise_c11_whoever_typed_exactly_this_address_is_found_by_it, async |db| {
    let house = House::on(&db).await;
    let typed = |name: &'static str, email: &'static str, body: &'static str| {
        [("name", name), ("email", email), ("notify", "on"), ("body", body)]
    };
    // A guest, who confirmed nothing, at two sites; and people whose addresses look like theirs.
    house.writes(&house.blog, "", &typed("Gül", "guel@example.org", "A canary sings")).await;
    house.writes(&house.shop, "", &typed("Customer", "Guel@Example.ORG", "A canary sings again")).await;
    for (number, other) in
        ["guel+news@example.org", "g.uel@example.org", "guel@example.com", "xguel@example.org"]
            .into_iter()
            .enumerate()
    {
        let body = ["Mine stays", "Mine stays too", "So does mine", "And mine"][number];
        house.writes(&house.blog, "", &typed("Other", other, body)).await;
    }
    house.writes(&house.blog, "", &[("name", "Nobody"), ("body", "I said no address")]).await;

    let found = kin(&db, "guel@example.org", None).await.unwrap();
    assert_eq!(found.len(), 2);
    let all = export(&house.custody, &found).await.unwrap();
    assert!(all.contains("A canary sings again") && !all.contains("Mine stays") && !all.contains("+news"));
    backup(&house.custody).await.unwrap();
    erase(&house.custody, &found).await.unwrap();
    assert!(kin(&db, "guel@example.org", None).await.unwrap().is_empty());
    let bodies = "SELECT COUNT(*) FROM comments_comment WHERE LENGTH(body) > 0";
    assert_eq!(rows(&db, bodies).await, 5, "those of the others");
    assert_eq!(restored(&house, &only_archive(&house), bodies).await, 5, "and in the archive");
    assert_eq!(kin(&db, "guel+news@example.org", None).await.unwrap().len(), 1);
});

on_both_engines!(promise_c11_a_deleted_owner_takes_the_sites_out_of_every_archive, async |db| {
    let house = House::on(&db).await;
    let alice = house.account("Alice A.", "alice@example.org").await;
    let hers = house.visits(&house.blog, &alice, "Alice").await;
    house.writes(&house.blog, &hers, &[("body", "A canary sings")]).await;
    backup(&house.custody).await.unwrap();
    let comments = "SELECT COUNT(*) FROM comments_comment";
    assert_eq!(restored(&house, &only_archive(&house), comments).await, 1, "it is in the archive at first");

    // Alice is nobody's business here: the owner goes, and with them the site that she wrote on.
    let owner = SubjectKey { kind: lodge_accounts::CUSTOMER, key: Value::Int(house.owner.id.number()) };
    erase(&house.custody, &[owner]).await.unwrap();
    for sql in ["SELECT COUNT(*) FROM comments_site", "SELECT COUNT(*) FROM comments_visitor", comments] {
        assert_eq!(rows(&db, sql).await, 0, "{sql}");
        assert_eq!(restored(&house, &only_archive(&house), sql).await, 0, "{sql}");
    }
    // Her account is there, in the database and in the archive: she was not asked about.
    let accounts = "SELECT COUNT(*) FROM accounts_account";
    assert_eq!(rows(&db, accounts).await, 1);
    assert_eq!(restored(&house, &only_archive(&house), accounts).await, 1);
    let left =
        export(&house.custody, &kin(&db, "alice@example.org", Some(alice.id)).await.unwrap()).await.unwrap();
    assert!(!left.contains("canary"));
});
