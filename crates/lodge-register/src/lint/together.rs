//! Sentences that contradict each other.

use super::Found;
use crate::{Entry, Keep, OnErase, Place, Register, register::refers};

type Rule = fn(&Register, &mut Found);

/// Every rule about the whole register.
pub(super) const RULES: [Rule; 5] = [one_name, one_people, known_parents, no_circles, no_orphans];

fn one_name(register: &Register, found: &mut Found) {
    for (at, entry) in register.entries.iter().enumerate() {
        let before = || register.entries.iter().take(at);
        if before().any(|other| other.name == entry.name) {
            found.say(entry, "two entries have this name");
        }
        let same = |other: &&&Entry| {
            matches!(entry.place, Place::Cookie(_) | Place::Cache(_) | Place::File(_))
                && other.place == entry.place
        };
        if let Some(other) = before().find(same) {
            found.say(entry, format!("it is in the same place as `{}`", other.name));
        }
    }
}

fn one_people(register: &Register, found: &mut Found) {
    let kinds = register.kinds();
    for entry in &register.entries {
        for (kind, _) in entry.about() {
            if kinds.iter().any(|known| known.word == kind.word && known.people != kind.people) {
                found.say(entry, format!("`{}` means two kinds of people", kind.word));
            }
        }
    }
}

fn known_parents(register: &Register, found: &mut Found) {
    for entry in register.tables() {
        for (column, table) in refers(entry) {
            if register.entry(table).is_none() {
                found.say(
                    entry,
                    format!("`{}` points into `{table}`, which is not in the register", column.name),
                );
            }
        }
    }
}

fn no_circles(register: &Register, found: &mut Found) {
    let ordered = register.parents_first();
    for (at, entry) in ordered.iter().enumerate() {
        for (column, table) in refers(entry).filter(|(_, table)| *table != entry.name) {
            if ordered.iter().skip(at).any(|later| later.name == table) {
                found.say(entry, format!("`{}` points into `{table}`, which points back", column.name));
            }
        }
    }
}

/// What goes does not leave behind what points at it.
fn no_orphans(register: &Register, found: &mut Found) {
    for child in register.tables() {
        for (column, table) in refers(child).filter(|(_, table)| *table != child.name) {
            let Some(parent) = register.entry(table) else { continue };
            if matches!(parent.keep, Keep::Days { .. } | Keep::Until(_)) {
                found.say(child, format!("`{}` points into `{table}`, whose rows are purged", column.name));
            }
            // What cannot be without its parent goes with it: the foreign key says so to the database, and the archives
            // are rewritten likewise. So it must not be said that it stays.
            if parent.on_erase == OnErase::Delete && !column.nullable && stays(child) {
                found.say(
                    child,
                    format!("`{}` points into `{table}`, whose rows are erased, and stays", column.name),
                );
            }
        }
    }
}

/// Whether rows are kept whoever is erased.
const fn stays(child: &Entry) -> bool {
    matches!(child.on_erase, OnErase::Retain(_))
}
