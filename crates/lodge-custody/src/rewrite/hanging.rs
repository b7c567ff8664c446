//! What hangs on a row that goes.
//!
//! In the database a foreign key says it; an archive has no keys. A row goes with the row that it cannot be without; where
//! it can be without, its pointer is emptied. Archives have parents before their children, so one reading is enough.

use std::collections::{HashMap, HashSet};

use lodge_register::{Register, Value, plan::Fate};

/// What has gone from one archive so far, by table and number.
pub(super) struct Hanging<'a> {
    register: &'a Register,
    gone: HashMap<&'static str, HashSet<i64>>,
}

impl<'a> Hanging<'a> {
    pub(super) fn of(register: &'a Register) -> Self {
        Self { register, gone: HashMap::new() }
    }

    /// What becomes of a row of which this was decided for its own sake.
    pub(super) fn fate(&mut self, table: &str, columns: &[String], row: &mut [Value], own: Fate) -> Fate {
        let fate = if own == Fate::Goes { own } else { self.pulled(table, columns, row, own) };
        if fate == Fate::Goes {
            self.note(table, columns, row);
        }
        fate
    }

    fn pulled(&self, table: &str, columns: &[String], row: &mut [Value], own: Fate) -> Fate {
        let Some(entry) = self.register.entry(table).filter(|_| !self.gone.is_empty()) else { return own };
        let mut fate = own;
        for (at, name) in columns.iter().enumerate() {
            let column = entry.column(name);
            let Some((column, parent)) = column.and_then(|column| Some((column, column.refers?))) else {
                continue;
            };
            let Some(cell) = row.get_mut(at) else { continue };
            let is_gone = matches!(cell, Value::Int(id) if self.has(parent, *id));
            if !is_gone || parent == entry.name {
                continue;
            }
            if !column.nullable {
                return Fate::Goes;
            }
            *cell = Value::Null;
            fate = Fate::Emptied;
        }
        fate
    }

    fn has(&self, table: &str, id: i64) -> bool {
        self.gone.get(table).is_some_and(|gone| gone.contains(&id))
    }

    /// Remembers a row that goes, if others can point at it.
    fn note(&mut self, table: &str, columns: &[String], row: &[Value]) {
        let Some(entry) = self.register.entry(table) else { return };
        let own = entry.columns.iter().find(|column| column.refers == Some(entry.name));
        let name = own.map_or("id", |column| column.name);
        let at = columns.iter().position(|column| column == name);
        if let Some(Value::Int(id)) = at.and_then(|at| row.get(at)) {
            self.gone.entry(entry.name).or_default().insert(*id);
        }
    }
}
