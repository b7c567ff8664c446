//! Everything about somebody.

use super::{
    SubjectKey,
    step::{Statement, listed},
};
use crate::{Entry, Place, Register};

/// Everything that is kept about somebody, as questions to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// One for each table that holds something about them, parents first.
    pub sections: Vec<Section>,
    /// What is kept about such people elsewhere, and cannot be read back: cookies, mail under way, other hands.
    pub elsewhere: Vec<&'static Entry>,
}

/// One table's share of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The table's entry: its title and purpose head the section.
    pub entry: &'static Entry,
    /// Selects every declared column, in the entry's order.
    pub statement: Statement,
}

/// The plan that shows everything about somebody.
#[must_use]
pub fn export(register: &Register, who: &[SubjectKey]) -> Export {
    let mut sections = Vec::new();
    for entry in register.parents_first() {
        let (mut theirs, mut args) = (Vec::new(), Vec::new());
        for (kind, by) in entry.about() {
            for subject in who.iter().filter(|subject| subject.kind.word == kind.word) {
                args.push(subject.key.clone());
                theirs.push(format!("{by} = ${}", args.len()));
            }
        }
        if theirs.is_empty() {
            continue;
        }
        let columns = listed(entry.columns.iter().map(|column| column.name));
        let key = listed(entry.key_columns().map(|column| column.name));
        let theirs = theirs.join(" OR ");
        let sql = format!("SELECT {columns} FROM {} WHERE {theirs} ORDER BY {key}", entry.name);
        sections.push(Section { entry, statement: Statement::new(sql, args) });
    }
    let elsewhere = register
        .entries
        .iter()
        .copied()
        .filter(|entry| entry.place != Place::Table)
        .filter(|entry| who.iter().any(|subject| entry.is_about(subject.kind)))
        .collect();
    Export { sections, elsewhere }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Value, samples};

    #[test]
    fn an_export_asks_every_table_of_theirs() {
        let who = [SubjectKey { kind: samples::CUSTOMER, key: Value::Int(7) }];
        let plan = export(&samples::register(), &who);
        let text: Vec<_> = plan.sections.iter().map(|section| section.statement.sql()).collect();
        assert_eq!(
            text,
            [
                "SELECT id, email, email_blind, password FROM s_account WHERE id = $1 ORDER BY id",
                "SELECT id, account_id, seen_at FROM s_visit WHERE account_id = $1 ORDER BY id",
                "SELECT id, account_id, address, address_blind FROM s_alias WHERE account_id = $1 ORDER BY id",
            ]
        );
        assert!(plan.sections.iter().all(|section| section.statement.args() == [Value::Int(7)]));
        let elsewhere: Vec<_> = plan.elsewhere.iter().map(|entry| entry.name).collect();
        assert_eq!(elsewhere, ["s_letter", "s_session"]);
    }

    #[test]
    fn whoever_it_is_about_as_well_is_shown_it_once() {
        let visitor = SubjectKey { kind: samples::VISITOR, key: Value::Blob(vec![1]) };
        let customer = SubjectKey { kind: samples::CUSTOMER, key: Value::Int(7) };
        let asked = |who: &[SubjectKey]| {
            let plan = export(&samples::register_of_two(), who);
            let acts = plan.sections.into_iter().filter(|section| section.entry.name == "s_act");
            acts.map(|section| section.statement.into_parts()).collect::<Vec<_>>()
        };
        let sql = |theirs: &str| {
            format!("SELECT id, account_id, visitor_blind, done_at FROM s_act WHERE {theirs} ORDER BY id")
        };
        assert_eq!(
            asked(std::slice::from_ref(&visitor)),
            [(sql("visitor_blind = $1"), vec![visitor.key.clone()])]
        );
        let both = vec![customer.key.clone(), visitor.key.clone()];
        assert_eq!(asked(&[visitor, customer]), [(sql("account_id = $1 OR visitor_blind = $2"), both)]);
    }

    #[test]
    fn nobody_is_shown_nothing() {
        let plan = export(&samples::register(), &[]);
        assert!(plan.sections.is_empty() && plan.elsewhere.is_empty());
    }
}
