//! What holds for every entry of a register, on both engines. A table is covered the day it is declared.
//!
//! ```text
//! erasing A     leaves every cell of B, and of nobody, as it was, but what hangs on A's rows; twice is once
//! exporting A   shows all of A but what opens doors, which it names, and nothing of B
//! a purge       removes exactly what is past its day; twice is once
//! restoring     a backup, then the ledger: as if erased before the backup
//! archives      hold nothing of A once A is erased
//! ```

mod draw;

use crate::engines::{TestDb, fresh, fresh_with, runtime};
use draw::{Scene, populate};
use lodge_custody::{Custody, Places};
use lodge_register::{
    Clock, DataClass, Entry, Keep, OnErase, Register, Shortened, SqlKind, SubjectKey, Timestamp, Value,
};
use lodge_store::{Engine, Migration};
use std::{collections::BTreeMap, fs, path::Path, sync::Arc};
use tempfile::TempDir;

/// Every table's rows as they are stored: sealed cells sealed, ordered by key.
type State = BTreeMap<&'static str, Vec<Vec<Value>>>;

/// How many registers' worth of rows are drawn for each law.
const CASES: u64 = 4;

/// Holds a register to every law, on this engine.
///
/// # Panics
/// With the seed of the case that breaks one.
pub fn hold(register: &Register, migrations: &[Migration], engine: Engine) {
    let contradictions = register.lint();
    assert!(contradictions.is_empty(), "the register contradicts itself: {contradictions:#?}");
    runtime().block_on(async {
        for seed in 0..CASES {
            let case = Case::begin(register, migrations, engine, seed).await;
            println!("{} seed {seed}: {}", engine.name(), case.size());
            case.exports().await;
            case.purges().await;
            case.erases_and_restores().await;
            case.test.remove().await;
        }
    });
}

/// One population and what is done to it.
struct Case {
    seed: u64,
    engine: Engine,
    migrations: Vec<Migration>,
    test: TestDb,
    custody: Custody,
    scene: Scene,
    files: TempDir,
}

impl Case {
    async fn begin(register: &Register, migrations: &[Migration], engine: Engine, seed: u64) -> Self {
        let test = fresh(engine).await;
        test.migrate(migrations).await.unwrap();
        let files = TempDir::new().unwrap();
        let custody = custody(&test, register, files.path());
        let scene = populate(&test, register, seed).await;
        Self { seed, engine, migrations: migrations.to_vec(), test, custody, scene, files }
    }

    fn size(&self) -> String {
        let rows: usize = self.scene.rows.values().map(Vec::len).sum();
        format!("{rows} rows in {} tables", self.scene.rows.len())
    }

    async fn state(&self) -> State {
        state(&self.test, &self.custody.register).await
    }

    /// Exporting A shows all of A, names what opens doors without showing it, and shows nothing of B.
    async fn exports(&self) {
        let [alice, bob] = &self.scene.people;
        let text = lodge_custody::export(&self.custody, &alice.keys).await.unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let sections = json["sections"].as_array().unwrap();
        for entry in self.custody.register.tables() {
            let theirs: Vec<_> = self.scene.of(entry, alice);
            let section = sections.iter().find(|section| section["table"] == entry.name);
            let shown = section.map_or(0, |section| section["rows"].as_array().unwrap().len());
            assert_eq!(shown, theirs.len(), "{}: rows of `{}` in an export", self.at(), entry.name);
            let rows = section.map(|section| section["rows"].to_string()).unwrap_or_default();
            let cells = theirs.iter().flat_map(|row| entry.columns.iter().zip(row.iter()));
            for (column, cell) in cells {
                let Some(said) = draw::shown(cell) else { continue };
                let (at, table, name) = (self.at(), entry.name, column.name);
                if column.class == DataClass::Credential {
                    assert!(!text.contains(&said), "{at}: `{name}` of `{table}` is shown");
                    let named = format!("\"{name}\":\"{}\"", lodge_custody::WITHHELD);
                    assert!(rows.contains(&named), "{at}: `{name}` of `{table}` is not named");
                } else {
                    assert!(rows.contains(&said), "{at}: a cell of `{table}` is missing: `{name}`");
                }
            }
        }
        assert!(
            text.contains(alice.marker) || self.scene.of_person(alice) == 0,
            "{}: nothing of A",
            self.at()
        );
        assert!(!text.contains(bob.marker), "{}: an export shows another's text", self.at());
        for cell in self.scene.cells_of(bob) {
            let said = draw::shown(&cell).filter(|said| said.len() > 12);
            assert!(
                said.is_none_or(|said| !text.contains(&said)),
                "{}: an export shows another's cell",
                self.at()
            );
        }
        assert_eq!(text, lodge_custody::disclose(&self.custody, &alice.keys).await.unwrap(), "{}", self.at());
    }

    /// A purge removes exactly what is past its day; twice is once.
    async fn purges(&self) {
        let now = self.test.clock.now();
        let before = self.state().await;
        let expected: State = before
            .iter()
            .map(|(table, rows)| {
                let entry = self.custody.register.entry(table).unwrap();
                (*table, rows.iter().filter(|row| !past_its_day(entry, row, now)).cloned().collect())
            })
            .collect();
        lodge_custody::purge(&self.custody).await.unwrap();
        same(&expected, &self.state().await, &format!("{}: after a purge", self.at()));
        lodge_custody::purge(&self.custody).await.unwrap();
        same(&expected, &self.state().await, &format!("{}: after a second purge", self.at()));
    }

    /// Erasing A leaves B as it was; a backup made before, restored, is as if it had been made after.
    async fn erases_and_restores(&self) {
        let [alice, _] = &self.scene.people;
        let outside = self.files.path().join("elsewhere.dump.gz.age");
        lodge_custody::backup_to(&self.custody, &outside).await.unwrap();
        let daily = lodge_custody::backup(&self.custody).await.unwrap();
        let snapped = lodge_custody::snapshot(&self.custody).await.unwrap();
        assert!(matches!(snapped, lodge_custody::Snapped::Made { .. }), "{}: {snapped:?}", self.at());
        self.test.clock.advance(1_000);

        let before = self.state().await;
        let expected = without(&before, &self.custody.register, &alice.keys);
        let changed = before != expected;
        lodge_custody::erase(&self.custody, &alice.keys).await.unwrap();
        same(&expected, &self.state().await, &format!("{}: after an erasure", self.at()));
        lodge_custody::erase(&self.custody, &alice.keys).await.unwrap();
        same(&expected, &self.state().await, &format!("{}: after a second erasure", self.at()));

        // Restoring purges with the clock as it is by then.
        let now = self.test.clock.now();
        let mut expected = expected;
        for (table, rows) in &mut expected {
            let entry = self.custody.register.entry(table).unwrap();
            rows.retain(|row| !past_its_day(entry, row, now));
        }

        // The ledger's file alone keeps whom we forgot from coming back with a copy that was carried elsewhere.
        let again = self.restored(&outside, true).await;
        same(&expected, &again, &format!("{}: after restoring and replaying", self.at()));
        // The copy in our folder was rewritten: it needs no ledger.
        assert_eq!(changed, !daily.path.exists(), "{}: the daily backup was rewritten", self.at());
        let rewritten = newest(&self.custody.places.backups());
        let clean = self.restored(&rewritten, false).await;
        same(&expected, &clean, &format!("{}: in the rewritten backup", self.at()));
    }

    async fn restored(&self, archive: &Path, with_ledger: bool) -> State {
        let test = fresh_with(self.engine, self.test.keys.clone(), self.test.clock.clone()).await;
        let files = TempDir::new().unwrap();
        let custody = custody(&test, &self.custody.register, files.path());
        copy_folder(&self.custody.places.day_keys(), &custody.places.day_keys());
        if with_ledger {
            fs::copy(self.custody.places.ledger(), custody.places.ledger()).unwrap();
        }
        lodge_custody::restore(&custody, archive, &self.migrations).await.unwrap();
        let state = state(&test, &custody.register).await;
        test.remove().await;
        state
    }

    fn at(&self) -> String {
        format!("{} seed {}", self.engine.name(), self.seed)
    }
}

fn custody(test: &TestDb, register: &Register, files: &Path) -> Custody {
    Custody {
        db: (**test).clone(),
        register: Arc::new(register.clone()),
        shortened: Shortened::default(),
        places: Places { data: files.join("data"), keys: files.join("keys") },
        clock: test.clock.clone(),
    }
}

/// Tables of the register but the ledger, whose numbers are new in every database, and the store's own.
async fn state(test: &TestDb, register: &Register) -> State {
    let mut state = State::new();
    for entry in register.tables().filter(|entry| is_drawn(entry)) {
        let mut rows = Vec::new();
        test.each_row(entry, |row| {
            rows.push(row);
            Ok(())
        })
        .await
        .unwrap();
        state.insert(entry.name, rows);
    }
    state
}

/// Whether rows of this table are drawn and compared.
fn is_drawn(entry: &Entry) -> bool {
    !entry.name.starts_with("store_") && entry.name != "custody_erasure"
}

/// What an erasure is to leave, computed without any of its code: what hangs on a row that goes, goes or lets go of it.
fn without(state: &State, register: &Register, who: &[SubjectKey]) -> State {
    let mut left = state.clone();
    let mut gone: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    for entry in register.parents_first() {
        let Some(rows) = left.get_mut(entry.name) else { continue };
        let id = entry.columns.iter().position(|column| column.refers == Some(entry.name));
        let taken: Vec<_> = std::mem::take(rows);
        for mut row in taken {
            if stays(entry, &mut row, who) && hangs_on_none(entry, &mut row, &gone) {
                rows.push(row);
            } else if let Some(id) = id {
                gone.entry(entry.name).or_default().push(row[id].clone());
            }
        }
    }
    left
}

fn stays(entry: &Entry, row: &mut [Value], who: &[SubjectKey]) -> bool {
    let is_theirs = entry.about().any(|(kind, by)| {
        let by = position(entry, by);
        who.iter().any(|one| one.kind.word == kind.word && one.key == row[by])
    });
    if !is_theirs {
        return true;
    }
    let OnErase::Blank(blank) = entry.on_erase else { return entry.on_erase != OnErase::Delete };
    for name in blank {
        let column = entry.column(name).unwrap();
        row[position(entry, name)] = match (column.nullable, column.sealed, column.sql) {
            (false, true, _) => Value::Blob(Vec::new()),
            (false, false, SqlKind::Text) => Value::Text(String::new()),
            _ => Value::Null,
        };
    }
    true
}

fn hangs_on_none(entry: &Entry, row: &mut [Value], gone: &BTreeMap<&'static str, Vec<Value>>) -> bool {
    for (at, column) in entry.columns.iter().enumerate() {
        let Some(parent) = column.refers.filter(|parent| *parent != entry.name) else { continue };
        if gone.get(parent).is_some_and(|gone| gone.contains(&row[at])) {
            if !column.nullable {
                return false;
            }
            row[at] = Value::Null;
        }
    }
    true
}

fn past_its_day(entry: &Entry, row: &[Value], now: Timestamp) -> bool {
    let (column, moment) = match entry.keep {
        Keep::Days { days, after } => (after, now.plus_days(-i64::from(days))),
        Keep::Until(column) => (column, now),
        _ => return false,
    };
    matches!(row[position(entry, column)], Value::Int(time) if time <= moment.millis())
}

fn position(entry: &Entry, column: &str) -> usize {
    entry.columns.iter().position(|other| other.name == column).unwrap()
}

/// Compares table by table, so that a difference names its table.
fn same(expected: &State, found: &State, when: &str) {
    for (table, rows) in expected {
        let found = &found[table];
        let missing = rows.iter().filter(|row| !found.contains(row)).count();
        let extra = found.iter().filter(|row| !rows.contains(row)).count();
        assert!(
            missing + extra == 0 && rows.len() == found.len(),
            "{when}: `{table}` misses {missing} rows and has {extra} others"
        );
    }
}

fn newest(folder: &Path) -> std::path::PathBuf {
    let mut archives: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(lodge_custody::ENDING))
        .collect();
    archives.sort();
    archives.pop().unwrap()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
