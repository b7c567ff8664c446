//! Databases that SQLite itself made, and what strangers make of them.

use crate::moved::{items, lines, sqlite};
use lodge_comments::import::{self, Format, ImportError};

#[test]
fn databases_of_every_shape_are_read() {
    let rows: String = (1..=300)
        .map(|id| {
            let text = if id % 50 == 0 { "long ".repeat(id * 20) } else { format!("text {id}") };
            format!("INSERT INTO comments (tid, id, parent, created, mode, text) VALUES (1, {id}, NULL, {}, 1, '{text}');\n", 1000 + id)
        })
        .collect();
    for settings in [
        "PRAGMA page_size=512;",
        "PRAGMA page_size=512; PRAGMA encoding='UTF-16be';",
        "PRAGMA page_size=65536; PRAGMA encoding='UTF-16le';",
        "PRAGMA auto_vacuum=FULL;",
        "PRAGMA journal_mode=WAL;",
    ] {
        let made = sqlite(&format!(
            "{settings} CREATE TABLE unrelated (a); CREATE INDEX i ON unrelated (a);
             CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
             CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER, text VARCHAR NOT NULL);
             ALTER TABLE comments ADD COLUMN author VARCHAR;
             INSERT INTO threads VALUES (1, '/ünï/', 'One');
             BEGIN; {rows} COMMIT;
             DELETE FROM comments WHERE id BETWEEN 100 AND 199;"
        ));
        let read = lines(Format::Isso, &made).unwrap();
        assert_eq!(read.len(), 201, "{settings}");
        assert_eq!(read[0], "page 1 /ünï/ «One»");
        assert_eq!(read[1], "Shown 1 on 1 [ - - -] 1970-01-01T00:16:41Z +0 md \"text 1\"");
        assert!(read[200].ends_with(&"long ".repeat(10)) || read[200].contains("long long"), "{settings}");
        assert_eq!(import::detect(&made[..made.len().min(65_536)], None), Some(Format::Isso));
    }
}

#[test]
fn a_database_goes_in_no_circles() {
    // Every page that is one of the tree's own: each byte that could be a pointer is turned back.
    let whole = sqlite(
        "PRAGMA page_size=512; CREATE TABLE wl_Comment (id INTEGER PRIMARY KEY, comment TEXT, url TEXT, insertedAt TEXT);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
         INSERT INTO wl_Comment SELECT i, hex(zeroblob(200)), '/a', '2020-01-01 00:00:00' FROM n;",
    );
    assert_eq!(items(Format::Waline, &whole).unwrap().len(), 41);
    for at in (0..whole.len()).filter(|at| at % 31 == 0 || at % 512 < 14) {
        let mut turned = whole.clone();
        turned[at] = 2;
        if let Ok(items) = items(Format::Waline, &turned) {
            assert!(items.len() <= 2 * 41);
        }
    }
    let missing = sqlite("CREATE TABLE wl_Counter (id INTEGER)");
    assert!(matches!(items(Format::Waline, &missing), Err(ImportError::Damaged { .. })));
}
