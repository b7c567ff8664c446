//! One story, told by both engines in the same words.

use crate::engines::{TestDb, run_on};
use crate::records::{Note, Person, STEPS, entries, note, person};
use lodge_register::{Personal, Record, Value};
use lodge_store::{Batch, Db, Done, Engine, Expect, Migration, Question, Row, StoreError};

use std::fmt::Write;

const PAY: &str = "UPDATE test_person SET coins = coins - $2 WHERE id = $1 AND coins - $2 >= 0";
const GET: &str = "UPDATE test_person SET coins = coins + $2 WHERE id = $1";

/// The story. Text and bytes are shown: nobody's are real.
async fn story(db: TestDb) -> String {
    let mut said = String::new();
    let mut tell = |what: &str, outcome: String| writeln!(said, "{what}: {outcome}").unwrap();

    tell("migrate", format!("{:?}", db.migrate(STEPS).await));
    tell("migrate again", format!("{:?}", db.migrate(STEPS).await));
    let edited = [STEPS[0], Migration { sqlite: "", ..STEPS[1] }];
    tell("edited migration", error(db.migrate(&edited).await));
    tell("older program", error(db.migrate(&STEPS[..1]).await));
    let broken =
        [STEPS, &[Migration::both("test/0003", "CREATE TABLE t (a {INT}); CREATE TABLE t (a {INT});")]]
            .concat();
    tell("broken migration", error(db.migrate(&broken).await).split(':').next().unwrap().to_owned());
    tell(
        "nothing of it stays",
        format!("{:?}", db.introspect().await.unwrap().tables.keys().collect::<Vec<_>>()),
    );
    tell("declared both ways", format!("{:?}", db.introspect().await.unwrap().differences(&entries())));

    let alice = Person { name: Some(Personal::new("Alice ❤".to_owned())), ..person(1, "alice@a.test", 10) };
    tell(
        "insert",
        outcome(db.write(Batch::new().insert(&db, &alice).insert(&db, &person(2, "bob@b.test", 0))).await),
    );
    tell("duplicate key", outcome(db.write(Batch::new().insert(&db, &person(2, "x@b.test", 0))).await));
    tell(
        "duplicate blind index",
        outcome(db.write(Batch::new().insert(&db, &person(3, "bob@b.test", 0))).await),
    );
    let twice = Batch::new().insert(&db, &person(4, "d@b.test", 0)).insert(&db, &person(4, "e@b.test", 0));
    tell("second of two fails", outcome(db.write(twice).await));
    let found: Option<Person> = first(&db, "alice@a.test").await;
    tell("read back", format!("{}", found.as_ref() == Some(&alice)));
    tell("name", format!("{:?}", found.unwrap().name.unwrap().reveal()));

    for coins in [4, 7] {
        let transfer =
            Batch::new().run(PAY, (1, coins), Expect::Exactly(1)).run(GET, (2, coins), Expect::Exactly(1));
        tell("transfer", outcome(db.write(transfer).await));
    }
    let nobody = Batch::new().run(PAY, (1, 1), Expect::Exactly(1)).run(GET, (9, 1), Expect::Exactly(1));
    tell("transfer to nobody", outcome(db.write(nobody).await));
    tell("coins", rows(db.rows("SELECT id, coins FROM test_person ORDER BY id", ()).await));
    tell("at least", outcome(db.write(Batch::new().run(GET, (9, 1), Expect::AtLeast(1))).await));
    tell(
        "below zero",
        outcome(db.write(Batch::new().run("UPDATE test_person SET coins = -1", (), Expect::Any)).await),
    );
    tell(
        "no value",
        outcome(db.write(Batch::new().run("UPDATE test_person SET email = NULL", (), Expect::Any)).await),
    );

    tell(
        "out of order",
        rows(db.rows("SELECT $2 + coins, $1 - coins FROM test_person WHERE id = $3", (100, 1000, 1)).await),
    );
    tell("same twice", rows(db.rows("SELECT id FROM test_person WHERE id = $1 OR coins = $1", (4,)).await));
    tell("quoted dollar", rows(db.rows("SELECT '$1', id FROM test_person WHERE id = $1", (1,)).await));

    let notes = [
        Note { title: Some(Personal::new("é '\" \\ \u{1F600}".to_owned())), ..note(1, 1, "one") },
        Note { mark: Some(vec![0, 255, 7]), ..note(1, 2, "") },
        Note { title: Some(Personal::new(String::new())), mark: Some(vec![]), ..note(2, 1, "three") },
    ];
    let batch = notes.iter().fold(Batch::new(), |batch, note| batch.insert(&db, note));
    tell("notes", outcome(db.write(batch).await));
    let back: Vec<Note> = db.all("SELECT * FROM test_note ORDER BY person_id, number", ()).await.unwrap();
    tell("notes back", format!("{}", back == notes));
    tell(
        "cells",
        rows(db.rows("SELECT title, mark, person_id FROM test_note ORDER BY person_id, number", ()).await),
    );
    tell("missing reference", outcome(db.write(Batch::new().insert(&db, &note(9, 1, ""))).await));
    tell(
        "reference in the way",
        outcome(db.write(Batch::new().run("DELETE FROM test_person", (), Expect::Any)).await),
    );
    tell("NUL", error(db.rows("SELECT id FROM test_note WHERE title = $1", ("a\0b",)).await));
    tell(
        "too few",
        error(db.rows("SELECT id FROM test_person WHERE id = $1", ()).await)
            .split(':')
            .next()
            .unwrap()
            .to_owned(),
    );

    tell(
        "aggregates",
        rows(
            db.rows(
                "SELECT count(*), CAST(sum(number) AS BIGINT), max(written_at), min(title) FROM test_note",
                (),
            )
            .await,
        ),
    );
    tell(
        "of nothing",
        rows(db.rows("SELECT count(*), max(number) FROM test_note WHERE number > 99", ()).await),
    );
    let upsert = "INSERT INTO test_person (id, email, email_blind, coins, joined_at) VALUES ($1, $2, $3, $4, $5)
                  ON CONFLICT (id) DO UPDATE SET coins = test_person.coins + excluded.coins RETURNING id, coins";
    for _ in 0..2 {
        let args = (7, &b"e"[..], &b"b"[..], 5, 1);
        tell("upsert", outcome(db.write(Batch::new().run(upsert, args, Expect::Exactly(1))).await));
    }
    let some = "DELETE FROM test_note WHERE (person_id, number) IN
                (SELECT person_id, number FROM test_note ORDER BY written_at, person_id LIMIT $1) RETURNING person_id, number, mark";
    tell("delete returning", outcome(db.write(Batch::new().run(some, (2,), Expect::Any)).await));
    tell("none", outcome(db.write(Batch::new().run(some, (0,), Expect::Exactly(0))).await));
    tell("empty batch", outcome(db.write(Batch::new()).await));
    tell("left", rows(db.rows("SELECT person_id, number FROM test_note ORDER BY 1, 2", ()).await));
    let questions = |last| {
        let first = Question::new("SELECT coins FROM test_person WHERE id = $1", (7,));
        let second = Question::new("SELECT id FROM test_person WHERE coins > $1 ORDER BY id", (3,));
        [first, second, Question::new(last, ())]
    };
    let all = db.answers(questions("SELECT person_id FROM test_note")).await;
    tell("together", all.unwrap().into_iter().map(|found| rows(Ok(found))).collect::<Vec<_>>().join(", "));
    let too_few = questions("SELECT id FROM test_note WHERE id = $1");
    tell("one of them fails", format!("{}", db.answers(too_few).await.is_err()));
    tell(
        "and the next is answered",
        rows(db.rows("SELECT coins FROM test_person WHERE id = $1", (7,)).await),
    );
    tell("none together", format!("{:?}", db.answers([]).await.unwrap()));
    tell("barrier", format!("{:?}", db.erase_barrier().await.is_ok()));
    tell("vacuum", format!("{:?}", db.vacuum().await.is_ok()));

    let mut dumped = Vec::new();
    db.each_row(Person::ENTRY, |row| {
        dumped.push(row);
        Ok(())
    })
    .await
    .unwrap();
    tell("dumped", format!("{}", dumped.len()));
    db.write(Batch::new().run("DELETE FROM test_note", (), Expect::Any).run(
        "DELETE FROM test_person",
        (),
        Expect::Any,
    ))
    .await
    .unwrap();
    tell("loaded", format!("{:?}", db.load(Person::ENTRY, dumped).await));
    let found: Option<Person> = first(&db, "bob@b.test").await;
    tell("opens again", format!("{:?}", found.map(|person| person.coins)));

    let closed = db.clone();
    db.clone().close().await;
    tell("closed", error(closed.rows("SELECT 1", ()).await));
    tell("closed", error(closed.write(Batch::new().run("DELETE FROM test_note", (), Expect::Any)).await));
    said
}

async fn first(db: &Db, email: &str) -> Option<Person> {
    let blind = db.blind::<Person>("email", email);
    db.first("SELECT * FROM test_person WHERE email_blind = $1", (blind,)).await.unwrap()
}

fn outcome(done: Result<Vec<Done>, StoreError>) -> String {
    match done {
        Err(error) => self::error::<()>(Err(error)),
        Ok(done) => {
            let all = done.into_iter().map(|done| format!("{} {}", done.count, rows(Ok(done.rows))));
            all.collect::<Vec<_>>().join(", ")
        }
    }
}

fn error<T>(result: Result<T, StoreError>) -> String {
    result.err().map_or_else(|| "no error".to_owned(), |error| error.to_string())
}

fn rows(rows: Result<Vec<Row>, StoreError>) -> String {
    let cell = |value: &Value| match value {
        Value::Null => "NULL".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Blob(bytes) => format!("{bytes:?}"),
    };
    match rows {
        Err(error) => error.to_string(),
        Ok(rows) => {
            let rows = rows
                .iter()
                .map(|row| format!("({})", row.values().iter().map(cell).collect::<Vec<_>>().join(" ")));
            format!("[{}]", rows.collect::<Vec<_>>().join(" "))
        }
    }
}

fn check(engine: Engine) {
    run_on(engine, async |db| {
        let told = story(db).await;
        let expected = include_str!("conformance.txt");
        assert!(told == expected, "{engine:?} told another story:\n{told}");
    });
}

#[test]
fn sqlite_tells_the_story() {
    check(Engine::Sqlite);
}

#[test]
fn postgres_tells_the_story() {
    check(Engine::Postgres);
}
