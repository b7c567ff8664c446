//! A sealed cell opens in its own place, under a key that is still there, and nowhere else.

use crate::{
    on_both_engines,
    records::{Note, Person, STEPS, entries, note, person},
};
use lodge_register::{Record, Value};
use lodge_store::{Batch, Db, Engine, Expect, Rotated, StoreError};

async fn world(db: &Db) {
    db.migrate(STEPS).await.unwrap();
    let alice = Person { name: Some("Alice".to_owned().into()), ..person(1, "alice@a.test", 0) };
    let bob = Person { name: Some("Bob".to_owned().into()), ..person(2, "bob@b.test", 0) };
    let batch = Batch::new().insert(db, &alice).insert(db, &bob);
    db.write(batch.insert(db, &note(1, 1, "hers")).insert(db, &note(2, 1, "his"))).await.unwrap();
}

async fn people(db: &Db) -> Result<Vec<Person>, StoreError> {
    db.all("SELECT * FROM test_person ORDER BY id", ()).await
}

async fn notes(db: &Db) -> Result<Vec<Note>, StoreError> {
    db.all("SELECT * FROM test_note ORDER BY person_id", ()).await
}

async fn run(db: &Db, sql: &'static str) {
    db.write(Batch::new().run(sql, (), Expect::AtLeast(1))).await.unwrap();
}

on_both_engines!(a_cell_moved_to_another_row_does_not_open, async |db| {
    world(&db).await;
    run(&db, "UPDATE test_person SET name = (SELECT name FROM test_person WHERE id = 1) WHERE id = 2").await;
    assert!(matches!(people(&db).await, Err(StoreError::Sealed { .. })));
    run(
        &db,
        "UPDATE test_note SET text = (SELECT text FROM test_note WHERE person_id = 1) WHERE person_id = 2",
    )
    .await;
    assert!(matches!(notes(&db).await, Err(StoreError::Sealed { .. })));
});

on_both_engines!(a_cell_moved_to_another_column_or_table_does_not_open, async |db| {
    world(&db).await;
    run(&db, "UPDATE test_person SET name = email").await;
    assert!(matches!(people(&db).await, Err(StoreError::Sealed { .. })));
    run(&db, "UPDATE test_note SET text = (SELECT email FROM test_person WHERE id = person_id)").await;
    assert!(matches!(notes(&db).await, Err(StoreError::Sealed { .. })));
});

on_both_engines!(a_row_given_to_somebody_else_does_not_open, async |db| {
    world(&db).await;
    run(&db, "UPDATE test_note SET person_id = 2, number = 9 WHERE person_id = 1").await;
    assert!(matches!(notes(&db).await, Err(StoreError::Sealed { .. })));
});

on_both_engines!(an_altered_cell_does_not_open, async |db| {
    world(&db).await;
    let rows = db.rows("SELECT name FROM test_person WHERE id = 1", ()).await.unwrap();
    let whole = rows[0].blob(0).unwrap().to_vec();
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        let column = Person::ENTRY.column("name").unwrap();
        let opened = db.unseal(Person::ENTRY, column, 1, &Value::Blob(altered));
        assert!(matches!(opened, Err(StoreError::Sealed { .. })), "byte {at}");
    }
});

on_both_engines!(the_same_value_is_never_sealed_the_same, async |db| {
    world(&db).await;
    let seal = || db.seal::<Person>("name", 1, &Value::Text("x".to_owned())).unwrap();
    assert_ne!(seal(), seal());
    assert_eq!(db.blind::<Person>("email", "a"), db.blind::<Person>("email_blind", "a"));
    assert_ne!(db.blind::<Person>("email", "a"), db.blind::<Person>("name", "a"));
    assert!(matches!(db.blind::<Person>("email", "a"), Value::Blob(bytes) if bytes.len() == 16));
    assert!(db.seal::<Person>("coins", 1, &Value::Int(1)).is_err());
});

on_both_engines!(an_emptied_cell_reads_as_nothing, async |db| {
    world(&db).await;
    run(&db, "UPDATE test_person SET name = NULL WHERE id = 1").await;
    assert_eq!(people(&db).await.unwrap()[0].name, None);
    let empty = Batch::new().run("UPDATE test_note SET text = $1", (&b""[..],), Expect::Exactly(2));
    db.write(empty).await.unwrap();
    assert_eq!(notes(&db).await.unwrap()[0].text.reveal(), "");
});

on_both_engines!(rotation_seals_everything_anew_and_destroys_what_is_old, async |db| {
    world(&db).await;
    let (before, former) =
        (people(&db).await.unwrap(), db.rows("SELECT name FROM test_person WHERE id = 1", ()).await.unwrap());
    let column = Person::ENTRY.column("name").unwrap();
    let opens = |db: &Db| db.unseal(Person::ENTRY, column, 1, &former[0].values()[0]).is_ok();

    assert_eq!(db.tend_keys(&entries()).await.unwrap(), Rotated::default());
    db.clock.advance_days(1);
    let rotated = match db.engine() {
        Engine::Postgres => db.tend_keys(&entries()).await.unwrap(),
        // SQLite erases for good: nothing lingers there, and keys turn only when they are asked to.
        Engine::Sqlite => {
            assert_eq!(db.tend_keys(&entries()).await.unwrap(), Rotated::default());
            db.rotate_keys(&entries()).await.unwrap()
        }
    };
    assert_eq!(rotated, Rotated { resealed: 6, destroyed: 0 });
    assert_eq!(people(&db).await.unwrap(), before);

    db.clock.advance_days(12);
    db.tend_keys(&entries()).await.unwrap();
    assert!(opens(&db), "what a backup of 13 days ago holds still opens");
    db.clock.advance_days(1);
    assert_eq!(db.retire_keys(&entries()).await.unwrap().destroyed, 1);
    assert!(!opens(&db), "what lingered is unreadable after 14 days");
    assert_eq!(people(&db).await.unwrap(), before);
    assert_eq!(notes(&db).await.unwrap().len(), 2);
    let found = db.blind::<Person>("email", "bob@b.test");
    let bob: Option<Person> =
        db.first("SELECT * FROM test_person WHERE email_blind = $1", (found,)).await.unwrap();
    assert_eq!(bob.unwrap().id.number(), 2);
    assert_eq!(db.rotate_keys(&entries()).await.unwrap().resealed, 6);
});
