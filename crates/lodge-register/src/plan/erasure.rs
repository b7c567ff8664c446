//! What becomes of everything about somebody who asks to be forgotten.

use super::{
    SubjectKey,
    step::{Action, Statement, Step, Test, empty},
};
use crate::{Entry, OnErase, Register, Value};

/// A plan that forgets somebody. Its steps belong into one atomic batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// What is deleted and emptied, children before parents.
    pub steps: Vec<Step>,
    /// What stays, and why.
    pub kept: Vec<Kept>,
}

/// An entry that an erasure leaves as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub entry: &'static Entry,
    /// Why, in the register's words.
    pub why: &'static str,
}

/// The plan that forgets somebody.
#[must_use]
pub fn erasure(register: &Register, who: &[SubjectKey]) -> Erasure {
    let mut plan = Erasure { steps: Vec::new(), kept: Vec::new() };
    let theirs = |entry: &&'static Entry| who.iter().any(|subject| entry.is_about(subject.kind));
    for entry in register.children_first().into_iter().filter(theirs) {
        let action = match entry.on_erase {
            OnErase::Delete => Action::Delete,
            OnErase::Blank(columns) => Action::Blank(columns),
            OnErase::Retain(why) | OnErase::Beyond(why) => {
                plan.kept.push(Kept { entry, why });
                continue;
            }
        };
        for subject in who {
            let of_theirs = entry.about().filter(|(kind, _)| kind.word == subject.kind.word);
            plan.steps.extend(of_theirs.map(|(_, by)| step(entry, action, (by, &subject.key))));
        }
    }
    for entry in register.entries.iter().copied().filter(theirs) {
        if let OnErase::Beyond(why) = entry.on_erase
            && !plan.kept.iter().any(|kept| kept.entry == entry)
        {
            plan.kept.push(Kept { entry, why });
        }
    }
    plan
}

fn step(entry: &'static Entry, action: Action, (by, key): (&'static str, &Value)) -> Step {
    let mut args = vec![key.clone()];
    let sql = match action {
        Action::Delete => format!("DELETE FROM {} WHERE {by} = $1", entry.name),
        Action::Blank(columns) => {
            let emptied: Vec<String> = columns
                .iter()
                .map(|column| match empty(entry, column) {
                    Value::Text(_) => format!("{column} = ''"),
                    // The engines do not write an empty blob alike.
                    Value::Blob(none) => {
                        args.push(Value::Blob(none));
                        format!("{column} = ${}", args.len())
                    }
                    _ => format!("{column} = NULL"),
                })
                .collect();
            format!("UPDATE {} SET {} WHERE {by} = $1", entry.name, emptied.join(", "))
        }
    };
    Step { entry, action, statement: Statement::new(sql, args), test: Test::Equal(by, key.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fate, samples};

    #[test]
    fn children_go_before_their_parents() {
        let who = [SubjectKey { kind: samples::CUSTOMER, key: Value::Int(7) }];
        let plan = erasure(&samples::register(), &who);
        let text: Vec<_> = plan.steps.iter().map(|step| step.statement.sql()).collect();
        assert_eq!(
            text,
            [
                "DELETE FROM s_alias WHERE account_id = $1",
                "DELETE FROM s_visit WHERE account_id = $1",
                "DELETE FROM s_account WHERE id = $1",
            ]
        );
        assert_eq!(plan.kept.iter().map(|kept| kept.entry.name).collect::<Vec<_>>(), ["s_letter"]);
    }

    #[test]
    fn what_is_about_two_goes_with_either() {
        let who = [SubjectKey { kind: samples::VISITOR, key: Value::Blob(vec![1]) }];
        let plan = erasure(&samples::register_of_two(), &who);
        let step = plan.steps.iter().find(|step| step.entry.name == "s_act").unwrap();
        assert_eq!(step.statement.sql(), "DELETE FROM s_act WHERE visitor_blind = $1");
        let columns = ["id", "account_id", "visitor_blind", "done_at"];
        let row = |by| [Value::Int(1), Value::Int(7), by, Value::Int(0)];
        assert_eq!(step.apply("s_act", &columns, &mut row(Value::Blob(vec![1]))), Fate::Goes);
        assert_eq!(step.apply("s_act", &columns, &mut row(Value::Null)), Fate::Stays);
    }

    #[test]
    fn what_is_blanked_keeps_its_row() {
        let key = Value::Blob(vec![1, 2]);
        let plan = erasure(&samples::register(), &[SubjectKey { kind: samples::VISITOR, key: key.clone() }]);
        let [step] = &plan.steps[..] else { panic!("{:?}", plan.steps) };
        assert_eq!(
            step.statement.sql(),
            "UPDATE s_comment SET body = '', author = NULL, author_index = NULL WHERE author_blind = $1"
        );
        assert!(plan.kept[0].why.contains("keyed hash"));

        let columns = ["id", "author_blind", "author", "author_index", "body", "hidden_at"];
        let row = |by| {
            [
                Value::Int(1),
                by,
                Value::Blob(vec![9]),
                Value::Blob(vec![8]),
                Value::Text("hello".into()),
                Value::Null,
            ]
        };
        let mut theirs = row(key.clone());
        assert_eq!(step.apply("s_comment", &columns, &mut theirs), Fate::Emptied);
        let emptied = [Value::Int(1), key, Value::Null, Value::Null, Value::Text(String::new()), Value::Null];
        assert_eq!(theirs, emptied);
        assert_eq!(step.apply("s_comment", &columns, &mut theirs), Fate::Emptied);
        assert_eq!(theirs, emptied, "twice is once");
        let mut others = row(Value::Blob(vec![1, 3]));
        assert_eq!(step.apply("s_comment", &columns, &mut others), Fate::Stays);
        assert_eq!(others, row(Value::Blob(vec![1, 3])));
    }

    #[test]
    fn a_row_that_cannot_be_told_apart_goes() {
        let who = [SubjectKey { kind: samples::VISITOR, key: Value::Int(7) }];
        let plan = erasure(&samples::register(), &who);
        assert_eq!(plan.steps[0].apply("s_comment", &["id"], &mut [Value::Int(1)]), Fate::Goes);
    }
}
