//! What is somebody's is found in no file and no dump, in clear.

use crate::{
    engines::{fresh, postgres_for_tests, runtime},
    records::{Note, Person, STEPS, note, person},
};
use lodge_register::draw;
use lodge_store::{Batch, Db, Engine, Expect, OsChance};
use std::{fs, path::Path, process::Command};

struct Canaries {
    email: String,
    name: String,
    text: String,
    /// Public: sealed by nobody, locked away by SQLCipher only.
    title: String,
}

fn draw_canaries() -> Canaries {
    let canary = |of: &str| format!("{of}-{:016x}", u64::from_be_bytes(draw(&OsChance)));
    Canaries {
        email: format!("{}@a.test", canary("email")),
        name: canary("name"),
        text: canary("text"),
        title: canary("title"),
    }
}

async fn live(db: &Db, canaries: &Canaries) {
    db.migrate(STEPS).await.unwrap();
    for id in 0..40 {
        let email = format!("{id}-{}", canaries.email);
        let person = Person { name: Some(canaries.name.clone().into()), ..person(id, &email, 0) };
        let note = Note { title: Some(canaries.title.clone().into()), ..note(id, 1, &canaries.text) };
        db.write(Batch::new().insert(db, &person).insert(db, &note)).await.unwrap();
        // A failing batch, too, and a search: their arguments leave no trace either.
        assert!(db.write(Batch::new().insert(db, &person)).await.is_err());
        let blind = db.blind::<Person>("email", &email);
        assert_eq!(
            db.rows("SELECT * FROM test_person WHERE email_blind = $1", (blind,)).await.unwrap().len(),
            1
        );
    }
    db.write(Batch::new().run("DELETE FROM test_note WHERE person_id < 10", (), Expect::Exactly(10)))
        .await
        .unwrap();
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// The files of a folder that hold a word.
fn found(folder: &Path, word: &str) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let with_word = files.filter(|path| path.is_file() && holds(&fs::read(path).unwrap(), word));
    with_word.map(|path| path.display().to_string()).collect()
}

#[test]
fn no_file_of_the_embedded_database_shows_anything() {
    runtime().block_on(async {
        let (db, canaries) = (fresh(Engine::Sqlite).await, draw_canaries());
        live(&db, &canaries).await;
        let log = format!("{}-wal", db.file().display());
        assert!(fs::metadata(&log).unwrap().len() > 0, "there is no log to search");
        let words = [&canaries.email, &canaries.name, &canaries.text, &canaries.title];
        let search = |when: &str| {
            for word in words {
                assert_eq!(found(db.folder(), word), Vec::<String>::new(), "{when}");
            }
        };
        search("while running");
        db.erase_barrier().await.unwrap();
        search("after the barrier");
        // The negative control: a word that is there is found.
        fs::write(db.folder().join("control"), &canaries.name).unwrap();
        assert_eq!(found(db.folder(), &canaries.name).len(), 1);
    });
}

#[test]
fn no_dump_of_postgres_shows_anything_personal() {
    runtime().block_on(async {
        let (db, canaries) = (fresh(Engine::Postgres).await, draw_canaries());
        live(&db, &canaries).await;
        let name = db.rows("SELECT current_database()", ()).await.unwrap()[0].text(0).unwrap().to_owned();
        let server = postgres_for_tests();
        let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let dump = Command::new("pg_dump").arg(url).output().expect("pg_dump is there, with PostgreSQL");
        assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
        // Bytes are dumped as hexadecimal digits.
        let in_digits = |word: &str| word.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
        for word in [&canaries.email, &canaries.name, &canaries.text] {
            assert!(!holds(&dump.stdout, word) && !holds(&dump.stdout, &in_digits(word)));
        }
        // The negative control: what is public is there in clear, and found.
        assert!(holds(&dump.stdout, &canaries.title));
        db.remove().await;
    });
}
