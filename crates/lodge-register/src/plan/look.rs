//! Questions about what is there: whose it is, and what is past its day.

use super::{purge::limit, step::Statement};
use crate::{Entry, Register, Shortened, SubjectKind, Timestamp, Value};

/// Whose rows a table holds, as a question to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holders {
    /// The table's entry.
    pub entry: &'static Entry,
    /// What kind of people they are.
    pub kind: SubjectKind,
    /// Selects each subject's key once.
    pub statement: Statement,
}

/// Asks every table for the people in it.
#[must_use]
pub fn holders(register: &Register) -> Vec<Holders> {
    register
        .tables()
        .flat_map(|entry| {
            entry.about().map(move |(kind, by)| {
                let sql = format!("SELECT DISTINCT {by} FROM {} WHERE {by} IS NOT NULL", entry.name);
                Holders { entry, kind, statement: Statement::new(sql, Vec::new()) }
            })
        })
        .collect()
}

/// Counts what is past its day at this moment, table by table: what a purge would remove.
#[must_use]
pub fn overdue(
    register: &Register,
    now: Timestamp,
    shortened: &Shortened,
) -> Vec<(&'static Entry, Statement)> {
    register
        .tables()
        .filter_map(|entry| {
            let (column, moment) = limit(entry, now, shortened)?;
            let sql = format!("SELECT COUNT(*) FROM {} WHERE {column} <= $1", entry.name);
            Some((entry, Statement::new(sql, vec![Value::Int(moment.millis())])))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_table_of_somebody_is_asked() {
        let asked: Vec<_> =
            holders(&samples::register()).iter().map(|it| it.statement.sql().to_owned()).collect();
        assert_eq!(
            asked,
            [
                "SELECT DISTINCT account_id FROM s_visit WHERE account_id IS NOT NULL",
                "SELECT DISTINCT account_id FROM s_alias WHERE account_id IS NOT NULL",
                "SELECT DISTINCT id FROM s_account WHERE id IS NOT NULL",
                "SELECT DISTINCT author_blind FROM s_comment WHERE author_blind IS NOT NULL",
                "SELECT DISTINCT hash FROM s_forgotten WHERE hash IS NOT NULL",
            ]
        );
    }

    #[test]
    fn what_is_overdue_is_what_a_purge_takes() {
        let now = Timestamp::from_millis(100 * Timestamp::DAY);
        let (register, shortened) = (samples::register(), Shortened::default());
        let counted = overdue(&register, now, &shortened);
        let purged = super::super::purge(&register, now, &shortened);
        assert_eq!(counted.len(), purged.len());
        for (entry, statement) in counted {
            let step = purged.iter().find(|step| step.entry == entry).unwrap();
            assert_eq!(step.statement.args()[0], statement.args()[0]);
        }
    }
}
