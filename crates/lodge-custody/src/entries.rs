//! What custody itself keeps.

use crate::{
    ledger::{Erased, LEDGER_FILE},
    recall::Recalled,
};
use lodge_register::{Basis, Column, DataClass, Entry, Keep, OnErase, Place, Record, SqlKind, Subject};
use lodge_store::Migration;

/// The day, counted from its making, on which an archive is deleted.
pub const ARCHIVE_DAYS: u32 = 13;

/// What custody keeps, in the register's words.
#[must_use]
pub const fn entries() -> &'static [&'static Entry] {
    &[Erased::ENTRY, Recalled::ENTRY, &LEDGER, &BACKUP, &SNAPSHOT]
}

/// How custody's tables came to be.
#[must_use]
pub const fn migrations() -> &'static [Migration] {
    const ALL: &[Migration] = &[
        Migration::both("custody/0001_erasure", include_str!("../migrations/0001_erasure.sql")),
        Migration::both("custody/0002_recall", include_str!("../migrations/0002_recall.sql")),
    ];
    ALL
}

const COPIES: &str =
    "a copy is whose its original is: all that is declared about its originals holds for it too";
const REWRITTEN: &str = "the copies here are rewritten without you before we say that you are forgotten; \
    those that were carried elsewhere cannot be opened after 14 days, when their day's key is destroyed, \
    and restoring one leaves you out";

/// The ledger's file.
const LEDGER: Entry = Entry {
    name: "custody_ledger",
    title: "The same notes that people were forgotten, beside the key.",
    place: Place::File(LEDGER_FILE),
    purpose: "to keep a restored backup from bringing people back even when the database is lost",
    basis: Basis::Law,
    subject: Subject::Nobody("it holds keyed hashes: without the key they fit anybody"),
    keep: Keep::AtMostDays(15),
    on_erase: OnErase::Retain("without it a backup would undo the erasure"),
    critical: false,
    columns: &[
        Column::plain("kind", DataClass::Technical, SqlKind::Text),
        Column::plain("mark", DataClass::Identifier, SqlKind::Blob),
        Column::plain("erased_at", DataClass::Time, SqlKind::Int),
    ],
};

/// Full backups.
pub(crate) const BACKUP: Entry = Entry {
    name: "custody_backup",
    title: "A full copy of the database.",
    place: Place::Backup,
    purpose: "to bring everything back after a disk or a person has failed",
    basis: Basis::Interest("not losing what people entrusted to us"),
    subject: Subject::Nobody(COPIES),
    keep: Keep::AtMostDays(ARCHIVE_DAYS),
    on_erase: OnErase::Beyond(REWRITTEN),
    critical: false,
    columns: &[],
};

/// Start-up snapshots.
pub(crate) const SNAPSHOT: Entry = Entry {
    name: "custody_snapshot",
    title: "A copy of what could not be typed in again, made whenever the program starts.",
    place: Place::Backup,
    purpose: "to undo an update that spoils something",
    basis: Basis::Interest("not losing what people entrusted to us"),
    subject: Subject::Nobody(COPIES),
    keep: Keep::AtMostDays(ARCHIVE_DAYS),
    on_erase: OnErase::Beyond(REWRITTEN),
    critical: false,
    columns: &[],
};

#[cfg(test)]
mod tests {
    use super::*;
    use lodge_register::Register;

    #[test]
    fn what_custody_keeps_contradicts_nothing() {
        assert_eq!(Register::new([entries()]).lint(), []);
    }

    #[test]
    fn a_note_outlives_every_backup_and_a_key_none() {
        assert!(i64::from(ARCHIVE_DAYS) < crate::KEY_DAYS && crate::KEY_DAYS < crate::LEDGER_DAYS);
        assert_eq!(LEDGER.keep, Keep::AtMostDays(u32::try_from(crate::LEDGER_DAYS).unwrap()));
    }
}
