//! What is past its day.

use super::step::{Action, Statement, Step, Test, listed};
use crate::{Entry, Keep, Register, Shortened, Timestamp, Value};

/// How many rows one run of a purge statement takes at most, so that it never holds the writer for long.
pub const PURGE_BATCH: i64 = 1_000;

/// The steps that remove what is past its day at this moment, children before parents.
///
/// Each statement takes at most [`PURGE_BATCH`] rows: repeat it until it finds fewer.
#[must_use]
pub fn purge(register: &Register, now: Timestamp, shortened: &Shortened) -> Vec<Step> {
    register
        .children_first()
        .into_iter()
        .filter_map(|entry| {
            let (column, moment) = limit(entry, now, shortened)?;
            Some(Step {
                entry,
                action: Action::Delete,
                statement: statement(entry, column, moment),
                test: Test::AtOrBefore(column, moment.millis()),
            })
        })
        .collect()
}

/// The column that decides, and the last moment that is past.
pub(super) fn limit(
    entry: &'static Entry,
    now: Timestamp,
    shortened: &Shortened,
) -> Option<(&'static str, Timestamp)> {
    match entry.keep {
        Keep::Days { after, .. } => {
            shortened.days(entry).map(|days| (after, now.plus_days(-i64::from(days))))
        }
        Keep::Until(column) => Some((column, now)),
        Keep::UntilDeleted
        | Keep::WhileRunning
        | Keep::WhileHandled
        | Keep::Seconds(_)
        | Keep::AtMostDays(_) => None,
    }
}

fn statement(entry: &'static Entry, column: &str, moment: Timestamp) -> Statement {
    let table = entry.name;
    let key = listed(entry.key_columns().map(|column| column.name));
    let key_tuple = if key.contains(',') { format!("({key})") } else { key.clone() };
    let sql = format!(
        "DELETE FROM {table} WHERE {key_tuple} IN \
         (SELECT {key} FROM {table} WHERE {column} <= $1 ORDER BY {column} LIMIT $2)"
    );
    Statement::new(sql, vec![Value::Int(moment.millis()), Value::Int(PURGE_BATCH)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fate, samples};

    #[test]
    fn every_entry_with_a_limit_has_a_step() {
        let now = Timestamp::from_millis(100 * Timestamp::DAY);
        let steps = purge(&samples::register(), now, &Shortened::default());
        let text: Vec<_> = steps.iter().map(|step| step.statement.sql()).collect();
        assert_eq!(
            text,
            [
                "DELETE FROM s_visit WHERE id IN (SELECT id FROM s_visit WHERE seen_at <= $1 ORDER BY seen_at LIMIT $2)",
                "DELETE FROM s_forgotten WHERE (hash, erased_at) IN \
                 (SELECT hash, erased_at FROM s_forgotten WHERE erased_at <= $1 ORDER BY erased_at LIMIT $2)",
                "DELETE FROM s_comment WHERE id IN \
                 (SELECT id FROM s_comment WHERE hidden_at <= $1 ORDER BY hidden_at LIMIT $2)",
            ]
        );
        assert_eq!(steps[0].statement.args(), [Value::Int(70 * Timestamp::DAY), Value::Int(PURGE_BATCH)]);
        assert_eq!(steps[2].statement.args()[0], Value::Int(now.millis()));
    }

    #[test]
    fn a_row_goes_on_its_day_and_not_a_millisecond_before() {
        let now = Timestamp::from_millis(100 * Timestamp::DAY);
        let steps = purge(&samples::register(), now, &Shortened::default());
        let visit = |seen_at| {
            let mut row = [Value::Int(1), Value::Int(2), seen_at];
            steps[0].apply("s_visit", &["id", "account_id", "seen_at"], &mut row)
        };
        assert_eq!(visit(Value::Int(70 * Timestamp::DAY)), Fate::Goes);
        assert_eq!(visit(Value::Int(70 * Timestamp::DAY + 1)), Fate::Stays);
        assert_eq!(visit(Value::Null), Fate::Stays);
        assert_eq!(steps[0].apply("s_alias", &["seen_at"], &mut [Value::Int(0)]), Fate::Stays);
    }
}
