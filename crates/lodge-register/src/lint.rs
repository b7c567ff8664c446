//! What the register cannot mean: sentences that contradict themselves or each other.

mod alone;
mod together;

use crate::{Entry, Register};
use std::fmt;

/// A sentence that cannot be carried out as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Whose sentence.
    pub entry: &'static str,
    /// What is wrong with it.
    pub what: String,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.entry, self.what)
    }
}

impl Register {
    /// Every contradiction in it. A register that is carried out has none.
    #[must_use]
    pub fn lint(&self) -> Vec<Contradiction> {
        let mut found = Found(Vec::new());
        for entry in &self.entries {
            alone::RULES.iter().for_each(|rule| rule(entry, &mut found));
        }
        together::RULES.iter().for_each(|rule| rule(self, &mut found));
        found.0
    }
}

struct Found(Vec<Contradiction>);

impl Found {
    fn say(&mut self, entry: &Entry, what: impl Into<String>) {
        self.0.push(Contradiction { entry: entry.name, what: what.into() });
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Basis, Column, DataClass, Entry, Keep, OnErase, Place, Recipient, Register, SqlKind, Subject, samples,
    };

    const fn plain(name: &'static str, columns: &'static [Column]) -> Entry {
        Entry {
            name,
            title: "A thing.",
            place: Place::Table,
            purpose: "to test",
            basis: Basis::Service,
            subject: Subject::Of { kind: samples::CUSTOMER, by: "account_id" },
            keep: Keep::UntilDeleted,
            on_erase: OnErase::Delete,
            critical: false,
            columns,
        }
    }

    const ID: Column = Column { key: true, ..Column::plain("id", DataClass::Identifier, SqlKind::Int) };
    const ACCOUNT: Column = Column {
        refers: Some("s_account"),
        ..Column::plain("account_id", DataClass::Identifier, SqlKind::Int)
    };
    const SEALED: Column =
        Column { sealed: true, ..Column::plain("note", DataClass::Setting, SqlKind::Blob) };
    const INDEX: Column = Column {
        blind_of: Some("note"),
        ..Column::plain("note_blind", DataClass::BlindIndex, SqlKind::Blob)
    };
    const SEEN: Column = Column::plain("seen_at", DataClass::Time, SqlKind::Int);
    const GOOD: Entry = plain("t_thing", &[ID, ACCOUNT, SEALED, INDEX, SEEN]);
    const NOBODY: Subject = Subject::Nobody("a count");

    /// What the lint says about this entry in an otherwise good register.
    fn check(entry: Entry, expected: &str) {
        let entry: &'static Entry = Box::leak(Box::new(entry));
        let sample = samples::register();
        let found = Register::new([&sample.entries[..], &[entry]]).lint();
        let said: Vec<_> =
            found.iter().filter(|it| it.entry == entry.name).map(|it| it.what.as_str()).collect();
        assert!(said.iter().any(|what| what.contains(expected)), "`{expected}` is not in {said:?}");
    }

    #[test]
    fn a_good_register_has_no_contradiction() {
        assert_eq!(samples::register().lint(), []);
        let sample = samples::register();
        assert_eq!(Register::new([&sample.entries[..], &[&GOOD]]).lint(), []);
    }

    #[test]
    fn whose_it_is() {
        let nobody = |columns| Entry { subject: NOBODY, ..plain("t_thing", columns) };
        check(nobody(&[ID, SEALED]), "`note` is personal, and it is nobody's");
        check(nobody(&[ID, SEALED]), "nobody is there to ask");
        for class in [DataClass::Contact, DataClass::Network, DataClass::Content, DataClass::Name] {
            let columns = Box::leak(Box::new([ID, Column::plain("x", class, SqlKind::Text)]));
            check(nobody(columns), &format!("`x` reveals {class:?}, and it is nobody's"));
        }
        let by = |by| Entry { subject: Subject::Of { kind: samples::CUSTOMER, by }, ..GOOD };
        check(by("owner"), "`owner`, which is no column");
        check(by("note"), "which is sealed: use its blind index");
        const ALSO: Column = Column { also: Some(samples::VISITOR), ..ACCOUNT };
        check(nobody(&[ID, ALSO]), "it is somebody's as well, and it is nobody's");
        check(Entry { on_erase: OnErase::Retain("x"), ..plain("t_thing", &[ID, ALSO]) }, "goes with either");
        check(
            plain("t_thing", &[ID, Column { also: Some(samples::VISITOR), ..SEALED }]),
            "use its blind index",
        );
        let other = crate::SubjectKind { word: "customer", people: "shoppers" };
        check(
            Entry { subject: Subject::Of { kind: other, by: "account_id" }, ..GOOD },
            "`customer` means two kinds",
        );
    }

    #[test]
    fn how_long() {
        let keep = |keep| Entry { keep, ..GOOD };
        check(keep(Keep::Days { days: 3, after: "gone_at" }), "`gone_at`, which is no column");
        check(keep(Keep::Days { days: 3, after: "account_id" }), "`account_id`, which is no time");
        check(keep(Keep::Until("note")), "`note`, which is no time");
        check(keep(Keep::WhileRunning), "nothing ends WhileRunning for \"a table\"");
        check(Entry { place: Place::Cookie("c"), ..GOOD }, "nothing ends UntilDeleted for \"a cookie\"");
        check(
            Entry { place: Place::Backup, keep: Keep::AtMostDays(15), ..GOOD },
            "backups (14 days at most)",
        );
    }

    #[test]
    fn what_erasure_does() {
        let blank = |columns| Entry { on_erase: OnErase::Blank(columns), ..GOOD };
        check(blank(&["id"]), "empties `id`, which tells its rows apart");
        check(blank(&["account_id"]), "empties `account_id`, by which its subject is found");
        check(blank(&["seen_at"]), "empties `seen_at`, which is never empty");
        check(blank(&["note"]), "leaves its blind index `note_blind`");
        check(blank(&["body"]), "empties `body`, which is no column");
        check(Entry { on_erase: OnErase::Beyond("gone"), ..GOOD }, "a table is ours to erase");
    }

    #[test]
    fn what_it_holds() {
        check(plain("t_thing", &[ID, ACCOUNT, INDEX]), "a blind index of `note`, which is no sealed column");
        const BARE: Column = Column::plain("x_blind", DataClass::BlindIndex, SqlKind::Blob);
        check(plain("t_thing", &[ID, ACCOUNT, BARE]), "a blind index of nothing");
        const PASSWORD: Column = Column::plain("password", DataClass::Credential, SqlKind::Text);
        check(plain("t_thing", &[ID, ACCOUNT, PASSWORD]), "a credential and not sealed");
        check(plain("t_thing", &[ACCOUNT]), "nothing tells its rows apart");
        check(plain("t_thing", &[Column { key: true, ..SEALED }, ACCOUNT]), "sealed or may be empty");
        check(plain("t_thing", &[ID, ACCOUNT, ID]), "`id` is declared twice");
        const ORDER: Column = Column::plain("order", DataClass::Count, SqlKind::Int);
        check(plain("t_thing", &[ID, ACCOUNT, ORDER]), "`order` is not a plain name");
        check(plain("T; DROP TABLE", &[ID, ACCOUNT]), "its name is not plain");
        check(Entry { purpose: " ", ..GOOD }, "its purpose is empty");
    }

    #[test]
    fn who_gets_it() {
        const SHREDDER: Recipient =
            Recipient { name: "The shredder", purpose: "", receives: "", opt_in: false };
        let sent = Entry { place: Place::SentTo(&SHREDDER), columns: &[], ..GOOD };
        check(sent, "what does The shredder get?");
        check(Entry { place: Place::SentTo(&SHREDDER), ..GOOD }, "beyond erasure");
    }

    #[test]
    fn what_they_say_together() {
        check(plain("s_alias", &[ID, ACCOUNT]), "two entries have this name");
        let cookie =
            Entry { place: Place::Cookie("lodge_session"), keep: Keep::Seconds(1), ..plain("t_cookie", &[]) };
        check(cookie, "the same place as `s_session`");
        const LOST: Column = Column { refers: Some("t_lost"), ..ACCOUNT };
        check(plain("t_thing", &[ID, LOST]), "`t_lost`, which is not in the register");
        const VISIT: Column = Column {
            refers: Some("s_visit"),
            ..Column::plain("visit_id", DataClass::Identifier, SqlKind::Int)
        };
        check(plain("t_thing", &[ID, ACCOUNT, VISIT]), "whose rows are purged");
        let hangs = Box::leak(Box::new(Entry { subject: NOBODY, ..plain("t_thing", &[ID, ACCOUNT]) }));
        let sample = samples::register();
        assert_eq!(
            Register::new([&sample.entries[..], &[hangs]]).lint(),
            [],
            "it goes with what it hangs on"
        );
        check(Entry { on_erase: OnErase::Retain("law"), ..plain("t_thing", &[ID, ACCOUNT]) }, "and stays");
    }

    #[test]
    fn two_that_point_at_each_other() {
        const THERE: Column =
            Column { refers: Some("t_there"), ..Column::plain("there", DataClass::Identifier, SqlKind::Int) };
        const HERE: Column =
            Column { refers: Some("t_here"), ..Column::plain("here", DataClass::Identifier, SqlKind::Int) };
        const FIRST: Entry = plain("t_here", &[ID, ACCOUNT, THERE]);
        const SECOND: Entry = plain("t_there", &[ID, ACCOUNT, HERE]);
        let sample = samples::register();
        let found = Register::new([&sample.entries[..], &[&FIRST, &SECOND]]).lint();
        assert!(found.iter().any(|it| it.what.contains("which points back")), "{found:?}");
    }
}
