//! Whatever batches chance thinks of, both engines answer the same.

use crate::{
    engines::{fresh, runtime},
    records::{STEPS, note, person},
};
use lodge_register::Value;
use lodge_store::{Batch, Db, Engine, Expect};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

#[derive(Debug, Clone)]
enum Act {
    Person { id: i64, email: u8, coins: i64 },
    Note { person: i64, number: i64, text: String },
    Pay { from: i64, to: i64, coins: i64 },
    Forget { person: i64 },
    Title { person: i64, title: Option<String> },
    Move { number: i64, to: i64 },
}

fn act() -> impl Strategy<Value = Act> {
    let id = 0..4_i64;
    prop_oneof![
        (id.clone(), 0..4_u8, -1..20_i64).prop_map(|(id, email, coins)| Act::Person { id, email, coins }),
        (id.clone(), 0..4_i64, "[a-cé\u{0}]{0,3}").prop_map(|(person, number, text)| Act::Note {
            person,
            number,
            text
        }),
        (id.clone(), id.clone(), -3..12_i64).prop_map(|(from, to, coins)| Act::Pay { from, to, coins }),
        id.clone().prop_map(|person| Act::Forget { person }),
        (id.clone(), proptest::option::of("[a-c'\"$1\\\\é\u{0}]{0,4}"))
            .prop_map(|(person, title)| Act::Title { person, title }),
        (0..4_i64, id).prop_map(|(number, to)| Act::Move { number, to }),
    ]
}

fn batch(db: &Db, acts: &[Act]) -> Batch {
    acts.iter().fold(Batch::new(), |batch, act| match act.clone() {
        Act::Person { id, email, coins } => batch.insert(db, &person(id, &format!("{email}@a.test"), coins)),
        Act::Note { person, number, text } => batch.insert(db, &note(person, number, &text)),
        Act::Pay { from, to, coins } => batch
            .run(
                "UPDATE test_person SET coins = coins - $2 WHERE id = $1 AND coins - $2 >= 0",
                (from, coins),
                Expect::Exactly(1),
            )
            .run(
                "UPDATE test_person SET coins = $2 + coins WHERE id = $1 RETURNING id, coins",
                (to, coins),
                Expect::AtLeast(1),
            ),
        Act::Forget { person } => batch
            .run("DELETE FROM test_note WHERE person_id = $1 RETURNING number", (person,), Expect::Any)
            .run("DELETE FROM test_person WHERE id = $1", (person,), Expect::Any),
        Act::Title { person, title } => batch.run(
            "UPDATE test_note SET title = $2, mark = NULL WHERE person_id = $1",
            (person, title),
            Expect::Any,
        ),
        Act::Move { number, to } => {
            batch.run("UPDATE test_note SET person_id = $2 WHERE number = $1", (number, to), Expect::Any)
        }
    })
}

/// What a batch did, and what is there afterwards. Sealed cells differ each time and are left out.
async fn outcome(db: &Db, acts: &[Act]) -> String {
    let done = match db.write(batch(db, acts)).await {
        Err(error) => error.to_string(),
        Ok(done) => {
            let counts: Vec<_> = done.iter().map(|done| (done.count, sorted(&done.rows))).collect();
            format!("{counts:?}")
        }
    };
    let people = db.rows("SELECT id, coins FROM test_person ORDER BY id", ()).await.unwrap();
    let notes =
        db.rows("SELECT person_id, number, title, mark FROM test_note ORDER BY 1, 2", ()).await.unwrap();
    format!("{done} | {:?} | {:?}", sorted(&people), sorted(&notes))
}

fn sorted(rows: &[lodge_store::Row]) -> Vec<Vec<String>> {
    let cell = |value: &Value| match value {
        Value::Text(text) => format!("{text:?}"),
        other => format!("{other:?}"),
    };
    let mut rows: Vec<Vec<_>> = rows.iter().map(|row| row.values().iter().map(cell).collect()).collect();
    rows.sort();
    rows
}

#[test]
fn both_engines_answer_generated_batches_alike() {
    let runtime = runtime();
    let (lite, pg) = runtime.block_on(async {
        let (lite, pg) = (fresh(Engine::Sqlite).await, fresh(Engine::Postgres).await);
        lite.migrate(STEPS).await.unwrap();
        pg.migrate(STEPS).await.unwrap();
        (lite, pg)
    });
    let config = ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&vec(vec(act(), 1..5), 1..12), |batches| {
            runtime.block_on(async {
                for db in [&lite, &pg] {
                    let clear = Batch::new().run("DELETE FROM test_note", (), Expect::Any).run(
                        "DELETE FROM test_person",
                        (),
                        Expect::Any,
                    );
                    db.write(clear).await.unwrap();
                }
                for acts in &batches {
                    prop_assert_eq!(outcome(&lite, acts).await, outcome(&pg, acts).await);
                }
                Ok(())
            })
        })
        .unwrap();
    runtime.block_on(pg.remove());
}
