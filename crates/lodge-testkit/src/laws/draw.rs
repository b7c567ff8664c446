//! Rows for any entry, drawn from its columns: two people, and what is nobody's.

use lodge_register::{
    Chance, Clock, Column, DataClass, Entry, Keep, Register, SqlKind, Subject, SubjectKey, SubjectKind,
    Timestamp, Value,
};
use lodge_store::{SeededChance, StoreError};
use std::collections::BTreeMap;

use crate::engines::TestDb;

/// Somebody whose rows are drawn.
pub(super) struct Person {
    /// In every text of theirs.
    pub(super) marker: &'static str,
    /// As the tables know them.
    pub(super) keys: Vec<SubjectKey>,
    /// Where their numbers begin.
    base: i64,
}

/// A row and whose it is.
type Owned = (Option<usize>, Vec<Value>);

/// What was drawn: clear cells in the order of each entry, blind indexes included, and whose they are.
pub(super) struct Scene {
    pub(super) people: [Person; 2],
    pub(super) rows: BTreeMap<&'static str, Vec<Owned>>,
}

impl Scene {
    fn number(&self, person: &Person) -> usize {
        self.people.iter().position(|other| other.marker == person.marker).unwrap()
    }

    /// The clear rows of an entry that are this person's, if it is anybody's.
    pub(super) fn of(&self, entry: &Entry, person: &Person) -> Vec<&Vec<Value>> {
        let number = self.number(person);
        let rows = self.rows.get(entry.name).into_iter().flatten();
        rows.filter(|(whose, _)| *whose == Some(number)).map(|(_, row)| row).collect()
    }

    pub(super) fn of_person(&self, person: &Person) -> usize {
        self.cells_of(person).len()
    }

    pub(super) fn cells_of(&self, person: &Person) -> Vec<Value> {
        let number = self.number(person);
        let rows = self.rows.values().flatten().filter(|(whose, _)| *whose == Some(number));
        rows.flat_map(|(_, row)| row.iter().cloned()).collect()
    }
}

/// How an export shows a cell, as far as it can be told from the cell alone.
pub(super) fn shown(cell: &Value) -> Option<String> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    match cell {
        Value::Text(text) => Some(text.clone()),
        // A keyed hash of 16 bytes is a blind index, in hexadecimal; other bytes are in base64.
        Value::Blob(bytes) if bytes.len() == 16 => {
            Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
        Value::Blob(bytes) => Some(STANDARD.encode(bytes)),
        Value::Null | Value::Int(_) => None,
    }
}

/// Fills every table of the register.
pub(super) async fn populate(test: &TestDb, register: &Register, seed: u64) -> Scene {
    let people = [("canary-alice", 1_000_000_000_000), ("canary-bob", 2_000_000_000_000)];
    let people = people.map(|(marker, base)| Person { marker, keys: Vec::new(), base });
    let mut drawing = Drawing {
        test,
        register,
        chance: SeededChance::new(seed),
        scene: Scene { people, rows: BTreeMap::new() },
        drawn: 0,
    };
    for entry in register.parents_first().into_iter().filter(|entry| super::is_drawn(entry)) {
        let whose: &[Option<usize>] = match entry.subject {
            Subject::Of { .. } => &[Some(0), Some(1)],
            Subject::Nobody(_) => &[None],
        };
        for person in whose {
            for _ in 0..drawing.how_many(entry) {
                drawing.row(entry, *person).await;
            }
        }
    }
    for (number, person) in drawing.scene.people.iter().enumerate() {
        let somebodys = register.tables().any(|entry| super::is_drawn(entry) && entry.subject.is_somebodys());
        assert!(!somebodys || !person.keys.is_empty(), "nothing was drawn for person {number}");
    }
    drawing.scene
}

trait Somebodys {
    fn is_somebodys(&self) -> bool;
}

impl Somebodys for Subject {
    fn is_somebodys(&self) -> bool {
        matches!(self, Self::Of { .. })
    }
}

struct Drawing<'a> {
    test: &'a TestDb,
    register: &'a Register,
    chance: SeededChance,
    scene: Scene,
    drawn: i64,
}

impl Drawing<'_> {
    /// One row where the subject is the row itself; else one to four.
    fn how_many(&self, entry: &Entry) -> u64 {
        match entry.subject {
            Subject::Of { by, .. } if entry.column(by).is_some_and(|by| by.key || by.blind_of.is_some()) => 1,
            _ => 1 + self.below(4),
        }
    }

    fn below(&self, end: u64) -> u64 {
        let mut bytes = [0; 8];
        self.chance.fill(&mut bytes);
        u64::from_be_bytes(bytes) % end
    }

    async fn row(&mut self, entry: &'static Entry, person: Option<usize>) {
        let by = match entry.subject {
            Subject::Of { by, .. } => Some(by),
            Subject::Nobody(_) => None,
        };
        // Of some rows only somebody is known whom they are about as well.
        let is_also = entry.columns.iter().any(|column| column.also.is_some())
            && by.and_then(|by| entry.column(by)).is_some_and(|by| by.nullable)
            && self.below(2) == 0;
        let mut clear = Vec::new();
        for column in entry.columns.iter().filter(|column| column.blind_of.is_none()) {
            let whose = match entry.subject {
                Subject::Of { kind, by } if by == column.name => Some(kind).filter(|_| !is_also),
                _ => column.also,
            };
            let value = match (person, whose) {
                (Some(person), Some(kind)) => self.key(kind, column, person),
                _ if by == Some(column.name) => Value::Null,
                _ => self.value(entry, column, person),
            };
            clear.push(value);
        }
        let cells = self.test.sealed(entry, clear.clone()).unwrap();
        match self.test.load(entry, vec![cells.clone()]).await {
            Ok(_) => {}
            // What is nobody's may have rules that its columns do not tell, such as one row in all.
            Err(StoreError::Conflict | StoreError::Rule(_)) if person.is_none() => return,
            Err(error) => panic!("a row of `{}` could not be drawn: {error}", entry.name),
        }
        let mut values = clear.into_iter();
        let whole: Vec<Value> = entry
            .columns
            .iter()
            .zip(&cells)
            .map(
                |(column, cell)| {
                    if column.blind_of.is_some() { cell.clone() } else { values.next().unwrap() }
                },
            )
            .collect();
        for (person, (kind, by)) in
            person.into_iter().flat_map(|person| entry.about().map(move |about| (person, about)))
        {
            let subject = SubjectKey { kind, key: whole[super::position(entry, by)].clone() };
            let keys = &mut self.scene.people[person].keys;
            if subject.key != Value::Null && !keys.contains(&subject) {
                keys.push(subject);
            }
        }
        self.scene.rows.entry(entry.name).or_default().push((person, whole));
    }

    /// The person's key where tables share it: one number, or one hash, for each kind.
    fn key(&mut self, kind: SubjectKind, column: &Column, person: usize) -> Value {
        let fits = |value: &Value| match column.sql {
            SqlKind::Int => matches!(value, Value::Int(_)),
            SqlKind::Blob => matches!(value, Value::Blob(bytes) if bytes.len() == 32),
            SqlKind::Text => false,
        };
        let known = self.scene.people[person].keys.iter().find(|one| one.kind == kind && fits(&one.key));
        match known {
            Some(subject) => subject.key.clone(),
            None if column.sql == SqlKind::Int => Value::Int(self.number(Some(person))),
            None => {
                let mut bytes = vec![0; 32];
                self.chance.fill(&mut bytes);
                Value::Blob(bytes)
            }
        }
    }

    fn value(&mut self, entry: &'static Entry, column: &Column, person: Option<usize>) -> Value {
        if column.nullable && !column.key && self.below(3) == 0 {
            return Value::Null;
        }
        if let Some(parent) = column.refers.filter(|parent| *parent != entry.name) {
            return self.parent(parent, person).unwrap_or(Value::Null);
        }
        let counted = match entry.keep {
            Keep::Days { days, after } if after == column.name => Some(i64::from(days)),
            Keep::Until(until) if until == column.name => Some(0),
            _ => None,
        };
        if let Some(days) = counted {
            return Value::Int(self.moment(days).millis());
        }
        let kind = if column.sealed { self.sealed_kind(column) } else { column.sql };
        match (kind, column.class) {
            (SqlKind::Int, DataClass::Setting) => Value::Int(self.below(2).cast_signed()),
            (SqlKind::Int, DataClass::Time) => Value::Int(self.moment(0).millis()),
            (SqlKind::Int, _) => Value::Int(self.number(person)),
            (SqlKind::Text, _) => Value::Text(self.text(person)),
            (SqlKind::Blob, _) => Value::Blob(self.text(person).into_bytes()),
        }
    }

    /// A sealed column does not tell what it holds; text is what most hold.
    fn sealed_kind(&self, _: &Column) -> SqlKind {
        SqlKind::Text
    }

    /// A row of the parent that is the same person's, or nobody's. What is nobody's hangs on anybody's.
    fn parent(&self, table: &str, person: Option<usize>) -> Option<Value> {
        let parent = self.register.entry(table)?;
        let own = parent.columns.iter().find(|column| column.refers == Some(parent.name));
        let id = super::position(parent, own.or_else(|| parent.key_columns().next())?.name);
        let rows: Vec<_> = self
            .scene
            .rows
            .get(table)?
            .iter()
            .filter(|(whose, _)| whose.is_none() || person.is_none() || *whose == person)
            .collect();
        let at = usize::try_from(self.below(rows.len().max(1) as u64)).ok()?;
        rows.get(at).map(|(_, row)| row[id].clone())
    }

    /// Around the last moment that is past: a little before, on it, a little after, or far away.
    fn moment(&self, days: i64) -> Timestamp {
        let limit = self.test.clock.now().plus_days(-days);
        let around = [-Timestamp::DAY * 40, -1_000, -1, 0, 1, 1_000, Timestamp::DAY, Timestamp::DAY * 40];
        let at = usize::try_from(self.below(around.len() as u64)).unwrap();
        limit.plus_millis(around[at])
    }

    /// A number that no other row has.
    fn number(&mut self, person: Option<usize>) -> i64 {
        self.drawn += 1;
        person.map_or(0, |person| self.scene.people[person].base) + self.drawn
    }

    /// Text that tells whose it is.
    fn text(&mut self, person: Option<usize>) -> String {
        self.drawn += 1;
        let marker = person.map_or("canary-nobody", |person| self.scene.people[person].marker);
        format!("{marker}-{:08x}-{}", self.below(u64::from(u32::MAX)), self.drawn)
    }
}
